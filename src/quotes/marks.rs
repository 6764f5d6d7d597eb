//! Quotation marks: which stretches of a block stand inside them.
//!
//! A run never leaves its block: a quotation of several paragraphs is one run a paragraph, and one that is left open
//! ends with its paragraph, so that an odd mark costs one quotation and not the article.

use crate::order;
use crate::table::{WordList, list};
use crate::text::{Span, Text};

/// A stretch inside quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Whether the mark that closes it is there.
    pub closed: bool,
    /// Whether the marks are single ones.
    pub single: bool,
}

/// A run in single marks is at most this long, in bytes; longer is two apostrophes.
const LONGEST_SINGLE: usize = 400;

/// Words that begin with an apostrophe.
const ELIDED: WordList = list!["bout", "cause", "em", "n", "round", "til", "tis", "twas"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// “ „ «, and » where it opens.
    Opening(char),
    /// ”, » and the like.
    Closing,
    /// " and ''.
    Straight,
    /// ' ’ ‘ ‛
    Single(char),
}

struct Seen {
    mark: Mark,
    at: usize,
    end: usize,
    before: Option<char>,
    after: Option<char>,
}

/// The marks of a text, and how many of its characters are “, ” and „.
fn seen(text: &str) -> (Vec<Seen>, [usize; 3]) {
    let (mut found, mut counts) = (Vec::new(), [0; 3]);
    let mut tag = false;
    let mut end = 0;
    // Most of a text is neither a mark nor beyond ASCII.
    let may_be = |byte: &u8| !byte.is_ascii() || matches!(byte, b'\'' | b'"' | b'`' | b'<' | b'>');
    while let Some(skipped) = text.as_bytes().get(end..).and_then(|rest| rest.iter().position(may_be)) {
        let at = end + skipped;
        let mut chars = text.get(at..).unwrap_or("").chars().peekable();
        let Some(c) = chars.next() else { break };
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        end = at + c.len_utf8();
        // Plain text may hold markup; the marks of its attributes quote nothing.
        if c == '<' && chars.peek().is_some_and(|n| n.is_ascii_alphabetic() || *n == '/') {
            tag = text.get(at..).is_some_and(|rest| rest.chars().take(400).any(|c| c == '>'));
        } else if c == '>' {
            tag = false;
        }
        for (count, mark) in counts.iter_mut().zip(['“', '”', '„']) {
            *count += usize::from(c == mark);
        }
        let twice = chars.peek() == Some(&c);
        let mark = match c {
            '\'' | '`' if twice => {
                chars.next();
                end += 1;
                // A single mark that closes at once with the double one.
                if c == '\'' && before.is_some_and(|b: char| !b.is_whitespace()) && chars.peek() == Some(&c) {
                    chars.next();
                    end += 1;
                }
                Some(if c == '`' { Mark::Opening(c) } else { Mark::Straight })
            }
            '"' | '‟' => Some(Mark::Straight),
            '“' | '„' | '«' => Some(Mark::Opening(c)),
            '”' | '»' => Some(Mark::Closing),
            '\'' | '’' | '‘' | '‛' => Some(Mark::Single(c)),
            _ => None,
        };
        let after = chars.peek().copied();
        if let (Some(mark), false) = (mark, tag) {
            found.push(Seen { mark, at, end, before, after });
        }
    }
    (found, counts)
}

/// The runs of a block, in order; none holds another.
#[inline(never)] // see `analyze`
pub fn runs(text: &Text) -> Vec<Run> {
    let all = text.as_str();
    let (marks, [opening, closing, german]) = seen(all);
    if marks.is_empty() {
        return Vec::new();
    }
    let nests = opening == closing;
    let german = german > 0;
    let mut found = Vec::new();
    let mut double: Option<(usize, usize)> = None;
    let mut single: Option<(usize, usize)> = None;
    let mut depth = 0_u32;
    // »…«: opened by what closes elsewhere.
    let mut reversed = false;
    let mut inches = 0;
    let push = |found: &mut Vec<Run>, open: (usize, usize), close: usize, end: usize, closed, single| {
        let inner = text.span(open.1, close);
        if text.slice(inner).chars().any(char::is_alphanumeric) {
            found.push(Run { outer: text.span(open.0, end), inner, closed, single });
        }
    };
    for (nth, seen) in marks.iter().enumerate() {
        let word_before = seen.before.is_some_and(char::is_alphanumeric);
        let space_before = seen.before.is_none_or(char::is_whitespace);
        let space_after = seen.after.is_none_or(char::is_whitespace);
        let word_after = seen.after.is_some_and(char::is_alphanumeric);
        let opens = !word_before && !space_after;
        let closes = !space_before;
        let digit_before = seen.before.is_some_and(char::is_numeric);
        match seen.mark {
            Mark::Single(c) => {
                if digit_before && seen.after.is_some_and(|c| c.is_numeric()) {
                    inches = seen.end;
                }
                if double.is_some() {
                    continue;
                }
                // 'It's the dogs' day,': an "s'" within a run that closes later.
                let plural = space_after && seen.before == Some('s') && closes_later(&marks, nth);
                if let (Some(open), true) = (single, c != '‘' && closes && !word_after && !plural) {
                    if seen.at - open.1 <= LONGEST_SINGLE {
                        push(&mut found, open, seen.at, seen.end, true, true);
                    }
                    single = None;
                } else if c != '’' && opens && !elided(all, seen.end) {
                    single = Some((seen.at, seen.end));
                }
            }
            // 6'2" is a height.
            Mark::Straight | Mark::Closing
                if digit_before && inches > 0 && seen.at <= inches + 2 && !opens =>
            {
                inches = 0;
            }
            mark => {
                let only = matches!(mark, Mark::Opening(_));
                let closing_german =
                    german && mark == Mark::Opening('“') && double.is_some() && !space_before;
                let back = reversed && mark == Mark::Opening('«') && !space_before;
                // “…,“ she said: nothing is opened before a space.
                let typo = seen.mark == Mark::Opening('“') && !space_before && space_after;
                let closing_german = closing_german || back || typo;
                match double {
                    None if opens || (only && !space_after) || mark == Mark::Opening('«') => {
                        // Single marks around double ones are the outer run no longer.
                        single = None;
                        double = Some((seen.at, seen.end));
                        reversed = mark == Mark::Closing;
                        depth = 1;
                    }
                    None => {}
                    Some(_) if mark == Mark::Opening('“') && nests && !closing_german => depth += 1,
                    Some(open)
                        if (!only && (closes || !opens)) || closing_german || mark == Mark::Closing =>
                    {
                        depth = depth.saturating_sub(1);
                        if depth == 0 || mark == Mark::Straight {
                            push(&mut found, open, seen.at, seen.end, true, false);
                            double = None;
                        }
                    }
                    Some(_) => {}
                }
            }
        }
    }
    if let Some(open) = double {
        push(&mut found, open, text.len(), text.len(), false, false);
    }
    order::by(&mut found, |r| order::pair(r.outer.start(), r.outer.end()));
    found
}

/// Whether the next single mark that is no apostrophe within a word stands after the end of a clause.
fn closes_later(marks: &[Seen], nth: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let next = marks.iter().skip(nth + 1).take(6).find(|m| !(word(m.before) && word(m.after)));
    next.is_some_and(|m| matches!(m.mark, Mark::Single(_)) && matches!(m.before, Some(',' | '.' | '?' | '!')))
}

fn elided(all: &str, at: usize) -> bool {
    let rest = all.get(at..).unwrap_or("");
    if rest.starts_with(|c: char| c.is_numeric()) {
        return true;
    }
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    rest.get(..end).is_some_and(|word| ELIDED.has(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_marks() {
        let rows: &[(&str, &[&str])] = &[
            ("“One,” she said. “Two.”", &["One,", "Two."]),
            ("She was 6'2\" and said \"so what.\"", &["so what."]),
            ("''It is the dogs' day,'' he said.", &["It is the dogs' day,"]),
            ("‘We won’t go,’ said Orla. ‘It’s late.’", &["We won’t go,", "It’s late."]),
            ("“He told me ‘no’ and “never” twice.”", &["He told me ‘no’ and “never” twice."]),
            ("« Nous partons », dit-elle.", &[" Nous partons "]),
            ("„Wir gehen“, sagte sie.", &["Wir gehen"]),
            ("'It's the dogs' day,' he said. 'Or the cats.'", &["It's the dogs' day,", "Or the cats."]),
            ("The ‘dogs’ met the ‘cats’, he said.", &["dogs", "cats"]),
            ("»Wir gehen«, sagte sie. »Jetzt.«", &["Wir gehen", "Jetzt."]),
            ("“Left open to the end.", &["Left open to the end."]),
            ("The dogs' day in the '90s, rock 'n' roll.", &[]),
            ("No marks.", &[]),
        ];
        for (text, expected) in rows {
            let text = Text::new(*text);
            let found: Vec<&str> = runs(&text).iter().map(|r| text.slice(r.inner)).collect();
            assert_eq!(&found, expected, "{}", text.as_str());
        }
    }

    #[test]
    fn elided_words_are_sorted() {
        assert!(ELIDED.iter().is_sorted());
    }
}
