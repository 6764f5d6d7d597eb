//! Quoted runs and reported clauses → drafts of quotations: which words, which cue, whose mention.

use super::QuoteKind;
use super::lexicon::{LINKS, Lexicon, OWN, TERMS, THAT, Verb, WEAK, WORKS, has};
use super::rules;
use super::source::{Cue, Form, Mention, Reader};
use super::words::{Item, Kind, Row};
use crate::blocks::Role;
use crate::rule::Rule;
use crate::text::{Span, Text};

/// A quotation before its speaker is known by name. Rows are counted among the body's blocks.
#[derive(Clone, Debug)]
pub struct Draft {
    /// How the words are given.
    pub kind: QuoteKind,
    /// The words, with their row.
    pub spans: Vec<(usize, Span)>,
    /// The cue, with its row.
    pub cue: Option<(usize, Span)>,
    /// The mention, with its row.
    pub mention: Option<(usize, Mention)>,
    /// What found it.
    pub rule: Rule,
    /// 0…1; `None` means sure.
    pub confidence: Option<f32>,
}

/// What waits for a quotation that follows.
#[derive(Clone, Copy)]
struct Waiting {
    row: usize,
    cue: Cue,
    /// Whether the block ends in a colon or in the cue itself.
    introduces: bool,
}

/// Reads the blocks in order.
pub struct Desk<'a> {
    rows: &'a [Row],
    texts: &'a [&'a Text],
    lexicon: &'a Lexicon,
    /// Whether the block being read is set apart.
    apart: bool,
    /// A quotation that was left open at the end of its block and has no cue: draft and row.
    forward: Option<(usize, usize)>,
    /// What was found.
    pub drafts: Vec<Draft>,
    /// The draft of the last quoted sentence, while nothing else was told since: draft, row, whether it ended its row.
    open: Option<(usize, usize)>,
    waiting: Option<Waiting>,
    /// The last cue with a subject, for a sentence that is only a quotation.
    spoken: Option<Waiting>,
}

impl<'a> Desk<'a> {
    /// Nothing read yet.
    pub fn new(rows: &'a [Row], texts: &'a [&'a Text], lexicon: &'a Lexicon) -> Self {
        Desk {
            rows,
            texts,
            lexicon,
            apart: false,
            forward: None,
            drafts: Vec::new(),
            open: None,
            waiting: None,
            spoken: None,
        }
    }

    /// Reads one block.
    pub fn read(&mut self, number: usize, role: Role, headline: bool) {
        let (Some(row), Some(text)) = (self.rows.get(number), self.texts.get(number).copied()) else {
            return;
        };
        let reader = Reader { row, lexicon: self.lexicon };
        self.apart = role == Role::Blockquote;
        if role == Role::Blockquote && row.runs.is_empty() {
            self.unmarked(number, text);
            return;
        }
        let sentences = row.sentences.len();
        for (nth, &(start, end)) in row.sentences.iter().enumerate() {
            let mut cues = reader.cues(start, end, headline);
            if let Some(colon) = reader.colon(start, end)
                && cues.iter().all(|c| c.at > colon.at)
                && (headline
                    || (start..end).any(|i| i > colon.at && i <= colon.at + 2 && row.run(i).is_some()))
            {
                cues.insert(0, colon);
            }
            let runs: Vec<usize> = (start..end).filter(|&i| row.run(i).is_some()).collect();
            let owners = self.owners(row, text, &cues, &runs, start, end);
            if !runs.is_empty() {
                self.quoted(number, row, text, (start, end), &cues, &runs, &owners, headline);
            }
            for (place, cue) in cues.iter().enumerate() {
                let taken = owners.contains(&Some(place));
                if !taken && cue.verb == Verb::Say && cue.mention.is_some() {
                    self.indirect(number, row, text, (start, end), &cues, place, &runs);
                }
            }
            if runs.is_empty() {
                self.open = None;
                self.forward = None;
            }
            let last = end.checked_sub(1).and_then(|i| row.get(i));
            let colon = last.is_some_and(|i| i.is(':'));
            let said_last = cues.last().is_some_and(|c| c.at + 1 == end || c.to == end);
            let introduces =
                nth + 1 == sentences && runs.last().is_none_or(|r| r + 1 < end) && (colon || said_last);
            let named = cues.iter().rev().find(|c| c.mention.is_some()).copied();
            self.waiting = named.map(|cue| Waiting { row: number, cue, introduces });
            if self.waiting.is_none()
                && (runs.is_empty() || colon)
                && let Some(mention) = reader.phrase(start, end)
            {
                let cue = Cue {
                    at: end.saturating_sub(1),
                    verb: Verb::Call,
                    mention: Some(mention),
                    from: end,
                    to: end,
                    according: false,
                };
                self.waiting = Some(Waiting { row: number, cue, introduces: colon });
            }
            if named.is_some() {
                self.spoken = self.waiting;
            }
        }
    }

    /// A blockquote without marks is a quotation when something introduces it or it goes on with one.
    fn unmarked(&mut self, number: usize, text: &Text) {
        if let Some((draft, _)) = self.open.filter(|(_, row)| row + 1 == number) {
            self.extend(draft, number, text.whole(), true);
            return;
        }
        let waiting = self.waiting.filter(|w| w.row + 1 == number);
        let Some(waiting) = waiting else { return };
        self.push(
            number,
            QuoteKind::Direct,
            vec![(number, text.whole())],
            Some((waiting.row, waiting.cue)),
            rules::SET_APART,
            None,
        );
    }

    /// Words that go on with a quotation. A passage set apart is one of its own, by the same speaker.
    fn extend(&mut self, draft: usize, number: usize, span: Span, apart: bool) {
        let mut draft = draft;
        if apart {
            if let Some(mut next) = self.drafts.get(draft).cloned() {
                next.spans = vec![(number, span)];
                next.rule = rules::SET_APART;
                self.drafts.push(next);
                draft = self.drafts.len() - 1;
            }
        } else if let Some(draft) = self.drafts.get_mut(draft) {
            draft.spans.push((number, span));
        }
        if self.forward.is_some_and(|(earlier, _)| earlier == draft) {
            self.forward = Some((draft, number));
        }
        self.open = Some((draft, number));
    }

    /// Whether a quotation stands in another block than the words that introduce it.
    fn set_apart(&self, draft: usize) -> bool {
        self.drafts.get(draft).is_some_and(|d| {
            let named = d.mention.map(|m| m.0);
            named.is_some() && named != d.spans.first().map(|s| s.0)
        })
    }

    fn push(
        &mut self,
        number: usize,
        kind: QuoteKind,
        spans: Vec<(usize, Span)>,
        cue: Option<(usize, Cue)>,
        rule: Rule,
        confidence: Option<f32>,
    ) {
        let place = cue.and_then(|(row, cue)| {
            let line = self.rows.get(row)?;
            let to = if cue.according { cue.at + 2 } else { cue.at + 1 };
            let span = line.span(cue.at, to)?;
            let word = line.get(cue.at).is_some_and(Item::is_word);
            word.then_some((row, span))
        });
        let mention = cue.and_then(|(row, cue)| cue.mention.map(|m| (row, m)));
        let mut spans = spans;
        if let Some((earlier, row)) = self.forward
            && row + 1 == number
            && kind != QuoteKind::Indirect
            && let Some(earlier) = self.drafts.get_mut(earlier)
        {
            let mut all = std::mem::take(&mut earlier.spans);
            all.append(&mut spans);
            spans = all;
            self.forward = None;
        }
        self.drafts.push(Draft { kind, spans, cue: place, mention, rule, confidence });
        if kind != QuoteKind::Indirect {
            self.open = Some((self.drafts.len() - 1, number));
        }
    }

    /// For each run of a sentence the cue it belongs to.
    fn owners(
        &self,
        row: &Row,
        text: &Text,
        cues: &[Cue],
        runs: &[usize],
        start: usize,
        end: usize,
    ) -> Vec<Option<usize>> {
        let mut owners: Vec<Option<usize>> = Vec::with_capacity(runs.len());
        for (nth, &run) in runs.iter().enumerate() {
            let inner = row.run(run).map_or("", |r| text.slice(r.inner)).trim_end();
            let next_run = runs.get(nth + 1).copied().unwrap_or(end);
            let comma = row.get(run + 1).is_some_and(|i| matches!(i.kind, Kind::Sign(',' | '—' | '–' | '-')));
            let ends = inner.ends_with([',', '?', '!', '-', '—', '–', '…']) || comma;
            let after = run + 1 + usize::from(comma);
            // “…,” she said
            let adjacent = |c: &Cue| c.from <= after + 1;
            let tag = cues.iter().position(|c| c.at > run && c.from > run).filter(|&place| {
                cues.get(place).is_some_and(|c| {
                    let far =
                        ends && c.verb == Verb::Say && c.mention.is_some_and(|m| m.form != Form::Relative);
                    c.at < next_run && (far || (adjacent(c) && (ends || c.according || c.at == run + 1)))
                })
            });
            let nearest = cues.iter().rposition(|c| c.at < run && (!c.according || c.at == start));
            let before = nearest.map(|place| outermost(row, cues, place));
            let shared = owners.last().copied().flatten();
            let owner = match (tag, before) {
                // “…” he said: “…”. The second is what the cue before it introduces.
                (Some(tag), Some(before)) => {
                    let introduced = cues.get(before).is_some_and(|c| c.to + 2 >= run);
                    let near = cues.get(tag).is_some_and(adjacent);
                    let said = cues.get(before).is_some_and(|c| c.verb == Verb::Say);
                    let stays = introduced && (!near || !ends || shared == Some(before)) || said && !near;
                    if stays { Some(before) } else { Some(tag) }
                }
                (Some(tag), None) => Some(tag),
                (None, Some(before)) => Some(before),
                (None, None) => {
                    // “…” instead of that, he stressed.
                    let last = cues.iter().position(|c| {
                        c.at > run && c.mention.is_some() && (c.verb == Verb::Say) && {
                            let comma =
                                c.from.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is(','));
                            let gap = runs.iter().any(|&r| r == c.from.saturating_sub(1));
                            comma || gap || c.according
                        }
                    });
                    last.or(shared)
                }
            };
            owners.push(owner);
        }
        owners
    }

    #[allow(clippy::too_many_arguments)]
    fn quoted(
        &mut self,
        number: usize,
        row: &Row,
        text: &Text,
        sentence: (usize, usize),
        cues: &[Cue],
        runs: &[usize],
        owners: &[Option<usize>],
        headline: bool,
    ) {
        let (start, end) = sentence;
        let mut group: Option<(usize, usize)> = None; // owner, draft
        for (&run, owner) in runs.iter().zip(owners) {
            let Some(marks) = row.run(run) else { continue };
            let (outer, inner) = (marks.outer, text.slice(marks.inner).trim());
            let words = inner.split_whitespace().count();
            let first = inner.chars().find(|c| c.is_alphanumeric());
            let capital = first.is_some_and(|c| !c.is_lowercase());
            let stops = inner.ends_with(['.', '?', '!', ',', '…', '—']);
            if let Some(owner) = *owner {
                let beside = cues
                    .get(owner)
                    .is_some_and(|c| c.at < run && run - c.at <= 2 && !has(TERMS, row.word_before(run)));
                let names = run > start && !beside && titled(row, run, inner, words);
                if let Some((same, draft)) = group
                    && same == owner
                {
                    if names {
                        continue;
                    }
                    self.extend(draft, number, outer, false);
                    continue;
                }
                let Some(cue) = cues.get(owner).copied() else { continue };
                if names {
                    continue;
                }
                // A word or two far from a verb that tells no speech is a term.
                let far = if cue.at < run { run - cue.to.min(run) } else { cue.from.saturating_sub(run) };
                let last = (run + 1..end).all(|i| row.get(i).is_some_and(|i| !i.is_word()));
                let weak = cue.verb == Verb::Call && !close_call(row, &cue, run) && far > 8 && !last;
                let term = words <= 3
                    && (weak || (cue.mention.is_none() && far > 3) || (cue.at > run && far > 2 && !stops));
                if term {
                    continue;
                }
                let sure = cue.mention.is_some();
                let close = cue.to.abs_diff(run) <= 2 || cue.from.abs_diff(run) <= 2;
                let whole = cue.at > run && run == start || (cue.at < run && close && capital);
                let kind =
                    if whole || close && stops && capital { QuoteKind::Direct } else { QuoteKind::Mixed };
                let span = if kind == QuoteKind::Mixed {
                    self.clause(row, text, &cue, run).unwrap_or(outer)
                } else {
                    outer
                };
                let rule = if cue.according {
                    rules::ACCORDING
                } else if cue.at < run {
                    rules::CUE_BEFORE
                } else {
                    rules::CUE_AFTER
                };
                self.push(
                    number,
                    kind,
                    vec![(number, span)],
                    Some((number, cue)),
                    rule,
                    (!sure).then_some(0.5),
                );
                // Where verbs need no subject, whoever spoke last goes on.
                if self.lexicon.drops
                    && !sure
                    && let (Some(spoken), Some(draft)) = (self.spoken, self.drafts.last_mut())
                {
                    draft.mention = spoken.cue.mention.map(|m| (spoken.row, m));
                }
                group = Some((owner, self.drafts.len() - 1));
                continue;
            }
            group = None;
            let lone = (start..end).all(|i| row.get(i).is_some_and(|i| !i.is_word()));
            let introduced_here = self.waiting.is_some_and(|w| w.introduces && w.row + 1 >= number);
            let goes_on = self.open.is_some_and(|(_, at)| at == number);
            let term = words <= 4 && (!stops || marks.single || !capital) && !goes_on;
            let sentence_like = words >= 4 && capital && stops && (lone || !titled(row, run, inner, words))
                || lone && (!term || introduced_here);
            // A sentence with words of its own before the run says itself whose it is.
            let told = run > start + 2 && !lone;
            let own =
                told.then(|| Reader { row, lexicon: self.lexicon }.subject_of_clause(start, run)).flatten();
            if sentence_like && let Some(mention) = own {
                let cue = Cue {
                    at: run,
                    verb: Verb::Call,
                    mention: Some(mention),
                    from: mention.from,
                    to: run,
                    according: false,
                };
                self.push(
                    number,
                    QuoteKind::Direct,
                    vec![(number, outer)],
                    Some((number, cue)),
                    rules::SUBJECT,
                    Some(0.6),
                );
                continue;
            }
            if sentence_like {
                let open = self.open.filter(|(_, at)| *at == number || (*at + 1 == number && start == 0));
                let waiting = self.waiting.filter(|w| {
                    (w.row == number || w.row + 1 == number) && (w.cue.mention.is_some() || w.introduces)
                });
                let introduced = waiting.filter(|w| w.introduces);
                // Left open at its end, the paragraph goes on in the next, where the cue may stand.
                if open.is_none() && introduced.is_none() && lone && !marks.closed && start == 0 {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        None,
                        rules::NOBODY,
                        Some(0.4),
                    );
                    self.forward = Some((self.drafts.len() - 1, number));
                    continue;
                }
                let apart = self.apart
                    || open.is_some_and(|(draft, at)| at != number && self.set_apart(draft)) && marks.closed;
                if let (Some((draft, _)), None) = (open, introduced) {
                    self.extend(draft, number, outer, apart && start == 0);
                } else if let Some(waiting) = waiting
                    .filter(|w| w.introduces || w.row == number || w.cue.verb == Verb::Say || start == 0)
                {
                    let confidence = (!waiting.introduces).then_some(0.7);
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        Some((waiting.row, waiting.cue)),
                        rules::SENTENCE_BEFORE,
                        confidence,
                    );
                } else if let Some(spoken) = self.spoken {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        Some((spoken.row, spoken.cue)),
                        rules::LAST_SPEAKER,
                        Some(0.4),
                    );
                } else {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        None,
                        rules::NOBODY,
                        Some(0.4),
                    );
                }
                continue;
            }
            if words >= 4 && !titled(row, run, inner, words) && !headline && (words >= 5 || !capital) {
                // Words taken from what somebody said: the sentence's subject, with doubt.
                let reader = Reader { row, lexicon: self.lexicon };
                let mention = reader.subject_of_clause(start, run);
                let cue = mention.map(|m| Cue {
                    at: run,
                    verb: Verb::Call,
                    mention: Some(m),
                    from: m.from,
                    to: run,
                    according: false,
                });
                self.push(
                    number,
                    QuoteKind::Mixed,
                    vec![(number, outer)],
                    cue.map(|c| (number, c)),
                    rules::SUBJECT,
                    Some(0.4),
                );
            }
        }
    }

    /// The clause a cue opens, up to the end of a run in it.
    fn clause(&self, row: &Row, text: &Text, cue: &Cue, run: usize) -> Option<Span> {
        let outer = row.run(run)?.outer;
        if cue.at > run || cue.verb == Verb::Call || cue.to >= run {
            return None;
        }
        let from = (cue.to..run).find(|&i| has(THAT, row.word(i))).map_or(cue.to, |i| i + 1);
        let plain = (from..run).all(|i| row.get(i).is_some_and(|i| i.is_word() || i.is(',')));
        if !plain || run - from > 14 {
            return None;
        }
        Some(text.trim(row.span(from, run + 1)?.join(outer)))
    }

    /// Where a reported clause ends: at a later cue, a semicolon or dash, or a clause of the article's own.
    fn clause_end(&self, row: &Row, cues: &[Cue], place: usize, from: usize, last: usize) -> usize {
        let comma_before = |i: usize| i.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is(','));
        let later = cues.iter().skip(place + 1).find(|c| {
            c.from > from + 2 && (comma_before(c.from) || comma_before(c.at))
                || (c.from > from + 1 && row.word_before(c.at) == "and")
        });
        let later = later.map_or(last, |c| {
            if comma_before(c.from) { c.from - 1 } else { c.at.saturating_sub(1) }.max(from)
        });
        let own = (from + 3..last).find(|&i| {
            row.get(i).is_some_and(|item| match item.kind {
                Kind::Sign(';' | '—' | '–') => true,
                Kind::Sign(',') => {
                    let next = row.word(i + 1);
                    let after = row.word(i + 2);
                    let goes_on =
                        has(self.lexicon.he, after) || has(self.lexicon.she, after) || after == "they";
                    has(OWN, next) || (matches!(next, "and" | "but") && goes_on)
                }
                _ => false,
            })
        });
        later.min(own.unwrap_or(last))
    }

    /// Reported speech: the clause of a cue that no run belongs to.
    #[allow(clippy::too_many_arguments)]
    fn indirect(
        &mut self,
        number: usize,
        row: &Row,
        text: &Text,
        sentence: (usize, usize),
        cues: &[Cue],
        place: usize,
        runs: &[usize],
    ) {
        let (start, end) = sentence;
        let Some(cue) = cues.get(place).copied() else { return };
        let stop = |i: usize| {
            row.get(i).is_some_and(|i| matches!(i.kind, Kind::Sign('.' | '!' | '?' | ';' | '…' | '"' | '”')))
        };
        let last = if end > start && stop(end - 1) { end - 1 } else { end };
        let comma = cue.from.checked_sub(1).filter(|&i| i > start && row.get(i).is_some_and(|i| i.is(',')));
        // "Her brother, Jonas Ekdal, said": the commas are those of an apposition.
        let apposed = cue.mention.is_some_and(|m| m.to < cue.at && row.get(m.to).is_some_and(|i| i.is(',')));
        let comma = comma.filter(|&c| !(apposed && c < start + 7));
        let tail = last.saturating_sub(cue.to);
        let that = (cue.to..(cue.to + 7).min(last)).find(|&i| has(THAT, row.word(i)));
        let (from, to) = if let (Some(comma), true) = (comma, (tail <= 7 && that.is_none()) || cue.according)
        {
            let from = cues.iter().take(place).map(|c| c.to).filter(|&t| t < comma).max().unwrap_or(start);
            (from, comma)
        } else if cue.according && cue.from == start {
            let comma = (cue.to..last).find(|&i| row.get(i).is_some_and(|i| i.is(',')));
            let Some(comma) = comma else { return };
            (comma + 1, last)
        } else if cue.according && cue.from > start {
            (start, cue.from)
        } else {
            let word = row.word(cue.at);
            let mut from = that.map_or(cue.to, |i| i + 1);
            if that.is_none() {
                let tells = matches!(
                    word,
                    "told"
                        | "tell"
                        | "tells"
                        | "telling"
                        | "assured"
                        | "informed"
                        | "reminded"
                        | "warned"
                        | "urged"
                        | "asked"
                );
                if tells && !matches!(word, "urged" | "asked" | "warned") {
                    let reader = Reader { row, lexicon: self.lexicon };
                    from = reader.phrase(cue.to, last).map_or(cue.to, |m| m.to);
                    if row.word(from) == "of" || row.word(from) == "about" {
                        return;
                    }
                }
                let next = row.word(from);
                let bad = row.get(from).is_none_or(|i| !i.is_word() && !i.is(','));
                if bad
                    || (has(LINKS, next)
                        && !matches!(
                            next,
                            "if" | "whether" | "when" | "where" | "on" | "in" | "since" | "to"
                        ))
                {
                    return;
                }
                if row.get(from).is_some_and(|i| i.is(',')) || matches!(next, "on" | "in") {
                    return;
                }
            }
            (from, self.clause_end(row, cues, place, from, last))
        };
        if to < from + 2 || runs.iter().any(|&r| r >= from && r < to) {
            return;
        }
        let Some(span) = row.span(from, to) else { return };
        let word = row.word(cue.at);
        let named = cue.mention.is_some_and(|m| {
            matches!(m.form, Form::He | Form::She | Form::They) || (m.form == Form::Name && that.is_some())
        });
        let bare = has(WEAK, word)
            && !cue.according
            && !(named && that.is_some())
            && !(comma.is_some() && tail <= 7 && named);
        let infinitive = row.word_before(cue.at) == "to" && that.is_none();
        if bare || infinitive {
            return;
        }
        let span = text.trim(span);
        self.push(
            number,
            QuoteKind::Indirect,
            vec![(number, span)],
            Some((number, cue)),
            rules::REPORTED,
            Some(0.8),
        );
    }
}

/// "Anna said she hoped it was “…”": who said it, not who hoped. Only a cue within the clause of another gives way.
fn outermost(row: &Row, cues: &[Cue], place: usize) -> usize {
    let mut place = place;
    while let Some(outer) = place.checked_sub(1)
        && let (Some(a), Some(b)) = (cues.get(outer), cues.get(place))
        && a.verb == Verb::Say
        && !a.according
        && row.get(a.at).is_some_and(Item::is_word)
        && a.mention.is_some()
        && a.to <= b.from
        && (a.to..b.at)
            .all(|i| row.get(i).is_some_and(Item::is_word) && !matches!(row.word(i), "and" | "but" | "as"))
    {
        place = outer;
    }
    place
}

/// Whether only few words stand between a verb and a run: "called the plan “…”".
fn close_call(row: &Row, cue: &Cue, run: usize) -> bool {
    cue.at < run && run - cue.at <= 7 && matches!(row.word_before(run), "a" | "an" | "as" | "the")
        || cue.at < run && run - cue.at <= 6
}

/// Whether a run is a title, a term or a name rather than speech.
fn titled(row: &Row, run: usize, inner: &str, words: usize) -> bool {
    let before = row.word_before(run);
    // "his book, “…”" as well as "the book “…”"
    let noun = if before.is_empty() { run.checked_sub(2).map_or("", |at| row.word(at)) } else { before };
    if has(WORKS, noun) && inner.starts_with(char::is_uppercase) || has(TERMS, before) {
        return true;
    }
    let calls = row.get(run + 1).is_some_and(|i| i.kind == Kind::Low) && has(WORKS, row.word(run + 1));
    if calls && words <= 6 && inner.starts_with(char::is_uppercase) {
        return true;
    }
    if matches!(before, "on" | "in" | "of" | "from" | "for" | "the") && words <= 7 {
        let low = inner.split_whitespace().filter(|w| w.starts_with(char::is_lowercase));
        let heavy = low.filter(|w| w.len() > 4).count();
        let first = inner.starts_with(char::is_uppercase);
        if first && heavy == 0 && words >= 2 {
            return true;
        }
    }
    let owned = run.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.owned && i.is_cap());
    if owned && words <= 6 && inner.starts_with(char::is_uppercase) {
        return true;
    }
    // Every word of weight in capitals, no full stop or comma inside: a title.
    let capitals =
        inner.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let inner_stop = inner.trim_end_matches([',', '.']).contains(['.', ',', '!', ';']);
    (2..=9).contains(&words)
        && !inner_stop
        && capitals * 3 >= words * 2
        && capitals >= 2
        && !row.word_before(run).is_empty()
        && !matches!(
            before,
            "said"
                | "says"
                | "saying"
                | "asked"
                | "wrote"
                | "tweeted"
                | "chanted"
                | "chanting"
                | "shouted"
                | "called"
                | "calling"
                | "calls"
                | "a"
                | "as"
        )
}
