//! The words beside a key date: the clause it stands in, a stretch of the article's own words, cut at its marks.

use super::tense::{Tense, tells};
use super::words::{Lex, Words};
use crate::table::WordList;
use crate::text::{Span, Text};

/// The longest event, in code points: a line of a timeline, not a paragraph.
pub const LONGEST: usize = 160;

/// A stretch with fewer words than this beside the date tells nothing.
const FEWEST_WORDS: usize = 4;

/// A piece of a sentence: words `from..to`, and how strong the mark is that ends it.
#[derive(Clone, Copy)]
struct Piece {
    from: usize,
    to: usize,
    /// Whether a dash, semicolon, colon or bracket ends it rather than a comma.
    strong: bool,
}

/// What happened at the date in words `from..to`, within the sentence `sentence` (words).
pub fn event(text: &Text, words: &Words, from: usize, to: usize, sentence: (usize, usize)) -> Option<String> {
    let pieces = pieces(words, sentence);
    let home = pieces.iter().position(|p| p.from <= from && from < p.to)?;
    let (mut first, mut last) = (home, home);
    let length = |first: usize, last: usize| {
        span(words, &pieces, first, last).map_or(usize::MAX, |s| code_points(text, s))
    };
    let told = |first: usize, last: usize| {
        let (Some(a), Some(b)) = (pieces.get(first), pieces.get(last)) else { return 0 };
        (a.from..b.to).filter(|i| (*i < from || *i >= to) && !matches!(words.lex(*i), Lex::Mark(_))).count()
    };
    // Within dashes and semicolons take all that fits, what follows first.
    let within = |at: usize| pieces.get(at).is_some_and(|p| !p.strong);
    let mut grown = true;
    while grown {
        grown = false;
        let thin = told(first, last) < FEWEST_WORDS;
        let figures = starts_in_figures(words, &pieces, first);
        if last + 1 < pieces.len() && (within(last) || thin) && (length(first, last + 1) <= LONGEST || thin) {
            last += 1;
            grown = true;
        } else if first > 0
            && (within(first - 1) || thin)
            && (length(first - 1, last) <= LONGEST || thin || figures)
        {
            first -= 1;
            grown = true;
        }
    }
    if let Some(described) = with_description(text, words, &pieces, home, from, to) {
        return Some(polished(text.slice(described), words.language.leading, false));
    }
    // "…, who left in 2012": a stretch without its subject takes what stands before it, and loses its tail instead.
    let date_end = words.at(to.saturating_sub(1)).span.end();
    let mut lead = LONGEST - 30;
    while first > 0 && lacks_subject(words, &pieces, first) && !says(words, &pieces, first, from) {
        let Some(before) = pieces.get(first - 1) else { break };
        let start = words.at(before.from).span.start();
        if code_points(text, text.span(start, date_end)) > LONGEST - 10 {
            break;
        }
        first -= 1;
        lead = LONGEST - 10;
    }
    while last > home && length(first, last) > LONGEST {
        last -= 1;
    }
    // What goes on in a list, or with the verb of what stands here, is cut within rather than before it.
    if pieces.get(last + 1).is_some_and(|next| goes_on(words, next)) && within(last) {
        last += 1;
    }
    let mut whole = span(words, &pieces, first, last)?;
    if let Some(start) = name_before(words, &pieces, first) {
        let named = text.span(words.at(start).span.start(), whole.end());
        let reaches = code_points(text, text.span(named.start(), date_end)) <= LONGEST - 10;
        whole = if reaches { named } else { whole };
        lead = LONGEST - 10;
    }
    // "…, said a cable had been cut on Friday": what was said tells enough.
    if first > 0 && says(words, &pieces, first, from) {
        let verb = pieces.get(first).map_or(0, |p| p.from);
        whole = text.span(words.at(verb + 1).span.start(), whole.end());
    }
    let short = without_lead(text, words, whole, from, to, &pieces, first, last);
    let cut = fitted(text, words, short, from, to, lead);
    let mut event = polished(text.slice(cut), words.language.leading, cut.end() < short.end());
    if cut.start() > short.start() {
        event.insert(0, '…');
    }
    Some(event)
}

/// "… and mutual help at the 2018 games - to be held in Elmton": what is dated is described after a dash or comma.
/// Then the description counts more than what stands before the last "and".
fn with_description(
    text: &Text,
    words: &Words,
    pieces: &[Piece],
    home: usize,
    from: usize,
    to: usize,
) -> Option<Span> {
    let piece = pieces.get(home)?;
    let next = pieces.get(home + 1)?;
    let describes = words.one_of(next.from, words.language.describing);
    if !describes || piece.to.saturating_sub(to) > 6 {
        return None;
    }
    let end = pieces.get(home + 2).filter(|p| p.to - p.from <= FEWEST_WORDS).unwrap_or(next);
    let all = |start: usize, end: &Piece| words.at(start).span.join(words.at(end.to - 1).span);
    let fits = |span: Span| (code_points(text, span) <= LONGEST).then_some(span);
    fits(all(piece.from, end)).or_else(|| {
        let and = (piece.from..from).rev().find(|i| words.one_of(*i, words.language.and))?;
        fits(all(and + 1, end)).or_else(|| fits(all(and + 1, next)))
    })
}

/// Whether a piece begins with a verb of speaking, and what was said holds the date at word `from`.
fn says(words: &Words, pieces: &[Piece], at: usize, from: usize) -> bool {
    pieces.get(at).is_some_and(|p| {
        words.one_of(p.from, words.language.speaking)
            && p.from + FEWEST_WORDS < from
            && !matches!(words.at(p.from + 1).lex, Lex::Mark(b','))
    })
}

/// Whether a piece within its sentence begins with a verb, a relative pronoun or the last of a list, so that who or
/// what is left out.
fn lacks_subject(words: &Words, pieces: &[Piece], at: usize) -> bool {
    let Some(start) = pieces.get(at).map(|p| p.from) else { return false };
    // "…, or $37 a share", "…, to be held in May"
    let tail = matches!(words.lex(start), Lex::And) && !words.one_of(start, words.language.and);
    let start = if words.one_of(start, words.language.leading) { start + 1 } else { start };
    let listed = tail || matches!(words.lex(start), Lex::None) && words.one_of(start + 1, words.language.and);
    listed
        || !words.at(start).capital
            && (words.one_of(start, words.language.describing)
                || words.one_of(start, words.language.speaking)
                || tells(words, start).is_some())
}

/// Whether a piece goes on with what stands before its comma: "…, stepfather and others died", "…, fired the shots".
fn goes_on(words: &Words, piece: &Piece) -> bool {
    let start = words.at(piece.from);
    let list = (1..=2).any(|after| words.one_of(piece.from + after, words.language.and));
    matches!(start.lex, Lex::None)
        && !start.capital
        && (list || tells(words, piece.from) == Some(Tense::Past))
}

/// The name before "…, attorney for the family, announced": where it begins, when a piece describes it.
fn name_before(words: &Words, pieces: &[Piece], at: usize) -> Option<usize> {
    let before = pieces.get(at.checked_sub(1)?).filter(|before| !before.strong)?;
    let piece = pieces.get(at)?;
    let first = words.at(piece.from);
    if first.capital
        || !matches!(first.lex, Lex::None | Lex::The | Lex::A)
        || tells(words, piece.from).is_some()
    {
        return None;
    }
    if matches!(words.lex(piece.from), Lex::None) && words.one_of(piece.from, words.language.opening)
        || words.one_of(piece.from, words.language.leading)
    {
        return None;
    }
    let end = before.to - 1;
    let name =
        |at: &usize| words.at(*at).capital && !words.at(*at).owned && matches!(words.lex(*at), Lex::None);
    let start = (before.from..end).rev().take(4).take_while(name).last()?;
    // "In Elmton, the council …" names where, not who.
    let lead = start.wrapping_sub(1);
    let where_to = start > before.from
        && (matches!(words.lex(lead), Lex::And)
            || words.one_of(lead, words.language.small)
            || words.one_of(lead, words.language.inside));
    (!where_to).then_some(start)
}

/// Whether a piece starts within "a loss of $8 million, or $2.14 a share".
fn starts_in_figures(words: &Words, pieces: &[Piece], at: usize) -> bool {
    let Some(piece) = pieces.get(at) else { return false };
    let or = usize::from(matches!(words.lex(piece.from), Lex::And));
    matches!(words.lex(piece.from + or), Lex::Mark(b'$') | Lex::Digits(..) | Lex::Dotted | Lex::Number)
}

/// The pieces of a sentence.
fn pieces(words: &Words, sentence: (usize, usize)) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut from = sentence.0;
    for at in sentence.0..sentence.1 {
        let strong = match words.lex(at) {
            Lex::Mark(b';' | b':' | b'(' | b')' | b'_') => {
                !words.at(at + 1).text.is_empty() && (words.at(at).spaced || words.at(at + 1).spaced)
            }
            Lex::Mark(b'-') => words.at(at).spaced && words.at(at + 1).spaced || words.mark(at + 1, b'-'),
            Lex::Mark(b',') if words.at(at + 1).spaced => false,
            _ => continue,
        };
        if !strong && !words.mark(at, b',') || is_aside(words, at, from) {
            continue;
        }
        pieces.push(Piece { from, to: at + 1, strong });
        from = at + 1;
    }
    if from < sentence.1 {
        pieces.push(Piece { from, to: sentence.1, strong: true });
    }
    pieces
}

/// Whether a mark opens or closes a place or a few figures within a clause: "Elmton, Ala., clinic", "($4 million)".
fn is_aside(words: &Words, at: usize, from: usize) -> bool {
    let place = |open: usize, close: usize| {
        (1..=4).contains(&(close - open - 1))
            && (close - open == 2 || (open + 1..close).any(|i| words.joined_mark(i, b'.')))
            && (open + 1..close).all(|i| words.at(i).capital || words.joined_mark(i, b'.'))
            && !words.at(close + 1).capital
            && matches!(words.at(close + 1).lex, Lex::None)
    };
    match words.lex(at) {
        Lex::Mark(b'(') => (at + 2..at + 7).any(|close| words.mark(close, b')')),
        Lex::Mark(b')') => (2..7).any(|back| at >= from + back && words.mark(at - back, b'(')),
        Lex::Mark(b',') => {
            (at + 2..at + 6).any(|close| words.mark(close, b',') && place(at, close))
                || (2..6).any(|back| at >= from + back && words.mark(at - back, b',') && place(at - back, at))
        }
        _ => false,
    }
}

fn span(words: &Words, pieces: &[Piece], first: usize, last: usize) -> Option<Span> {
    let (a, b) = (pieces.get(first)?, pieces.get(last)?);
    Some(words.at(a.from).span.join(words.at(b.to.checked_sub(1)?).span))
}

fn code_points(text: &Text, span: Span) -> usize {
    text.slice(span).chars().count()
}

/// Without "On Thursday," at its start, where the rest tells enough.
#[allow(clippy::too_many_arguments)]
fn without_lead(
    text: &Text,
    words: &Words,
    whole: Span,
    from: usize,
    to: usize,
    pieces: &[Piece],
    first: usize,
    last: usize,
) -> Span {
    let (Some(a), Some(b)) = (pieces.get(first), pieces.get(last)) else { return whole };
    // A day that heads a line: "2016-03-10 The mill shut", "March 10: …".
    let heads = from == 0 && matches!(words.lex(to), Lex::Mark(b':' | b'-' | b'|'));
    let stands = from == 0
        && !matches!(words.at(from).lex, Lex::The)
        && words.at(to).capital
        && matches!(words.lex(from), Lex::Number | Lex::Dotted | Lex::Digits(..));
    let mark = words.mark(to, b',') || heads;
    let start = if mark { to + 1 } else { to };
    if from > a.from + 1 || !(mark || stands) || b.to < start + FEWEST_WORDS || start >= b.to {
        return whole;
    }
    text.trim(text.span(words.at(start).span.start(), whole.end()))
}

/// Cut at word boundaries to the longest length, the date kept within its first `lead` code points.
fn fitted(text: &Text, words: &Words, whole: Span, from: usize, to: usize, lead: usize) -> Span {
    if code_points(text, whole) <= LONGEST {
        return whole;
    }
    let date_end = words.at(to.saturating_sub(1)).span.end();
    // No more words than could fit are looked at, however long the sentence is.
    let reach = LONGEST / 2;
    let first = words.list.partition_point(|w| w.span.start() < whole.start());
    let mut at = first.max(from.saturating_sub(reach));
    let last = words.list.get(to + reach).map_or(usize::MAX, |w| w.span.end());
    let start = words.at(at).span.start().max(whole.start());
    let whole = text.span(start, whole.end().min(last));
    let mut span = whole;
    // What little follows the date leaves room before it.
    let lead = lead.max((LONGEST - 2).saturating_sub(code_points(text, text.span(date_end, whole.end()))));
    // Drop words from the front until the date lies within the first two thirds.
    while date_end > span.start() && code_points(text, text.span(span.start(), date_end)) > lead && at < from
    {
        at += 1;
        span = text.span(words.at(at).span.start(), whole.end());
    }
    let mut end = words.list.partition_point(|w| w.span.end() <= whole.end());
    while end > at + 1 && code_points(text, span) > LONGEST - 2 {
        end -= 1;
        span = text.span(span.start(), words.at(end - 1).span.end());
    }
    // One word alone may be longer than a line: it is cut within.
    match text.slice(span).char_indices().nth(LONGEST - 2) {
        Some((fits, _)) => text.span(span.start(), span.start() + fits),
        None => span,
    }
}

/// Without marks and linking words at its ends; with an ellipsis when it was cut within.
fn polished(words: &str, leading: WordList, cut: bool) -> String {
    let mut out = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let marks =
        |c: char| matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '_' | '(' | ')' | '.') || c.is_whitespace();
    out = out.trim_start_matches(marks).to_owned();
    if let Some((first, rest)) = out.split_once(' ')
        && leading.has(&first.to_lowercase())
    {
        out = rest.to_owned();
    }
    let kept = out
        .trim_end_matches(|c: char| {
            matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '_' | '(') || c.is_whitespace()
        })
        .len();
    out.truncate(kept);
    // The last full stop of "N.Y." stays.
    let initials =
        out.trim_end_matches('.').ends_with(|c: char| c.is_uppercase()) && out.matches('.').count() > 1;
    if out.ends_with('.') && !cut && !initials {
        out.pop();
    }
    for (open, close) in [('"', '"'), ('“', '”'), ('(', ')')] {
        balanced(&mut out, open, close);
    }
    if cut {
        out.push('…');
    }
    out
}

/// Removes a quotation mark or bracket whose other half was cut away.
fn balanced(text: &mut String, open: char, close: char) {
    let (opened, closed) = (text.matches(open).count(), text.matches(close).count());
    let lone = if open == close { opened % 2 == 1 } else { opened != closed };
    if !lone {
        return;
    }
    let at = if open == close || opened > closed { text.rfind(open) } else { text.find(close) };
    if let Some(at) = at {
        text.remove(at);
    }
}
