//! Names of people in a byline.

use super::day::{first_day, month};
use super::lexicon::{BEATS, BY, BY_LETTERS, DATED, DEGREES, JOBS, NEVER, NOT_NAMES, OUTLETS, PARTICLES};
use super::{may_begin_like, plain};
use crate::table::{WordList, list};
use crate::text::is_dash;

/// The names in a byline: "By Ada Fir, PhD, and Ben Oak, Staff Writer | May 3" gives Ada Fir and Ben Oak.
pub fn names(byline: &str) -> Vec<String> {
    let byline = without_by(byline);
    let mut found: Vec<String> = Vec::new();
    // "Board for Oaks and Elms" is one name, not two; "Ada Fir for the Elmton Post" is who writes and for whom.
    let body = plain(byline);
    let head = body.split(" and ").next().unwrap_or("");
    let for_somebody = head.split_once(" for the ").is_some_and(|(name, _)| name.contains(' '));
    let whole = !for_somebody && [" for ", " of "].iter().any(|w| head.contains(w));
    let (mut titled, mut was_titled) = (false, false);
    for (part, comma) in parts(byline, whole) {
        let tidied = tidy(part);
        let name = once(until_day(tidied));
        // What follows a name and a comma may say what the person is: "Ada Fir, Gardener", "Ada Fir, The Post".
        let after_name = (comma || was_titled && is_outlet(name)) && !found.is_empty();
        if after_name
            && (titled
                || !name.contains(' ') && found.iter().all(|n| n.contains(' '))
                || name.starts_with("The ")
                || name.ends_with(" Staff")
                || is_outlet(name))
        {
            (titled, was_titled) = (true, true);
            continue;
        }
        match verdict(name) {
            Verdict::Name if is_of_an_outlet(part) => {
                titled |= after_name;
                was_titled |= titled;
            }
            Verdict::Name => {
                titled = false;
                if !found.iter().any(|known| plain(known) == plain(name)) {
                    found.push(name.to_owned());
                }
            }
            Verdict::Aside => {
                titled |= after_name && !name.is_empty();
                was_titled |= titled;
            }
            // What follows words that are no name is no byline any more.
            Verdict::End => break,
        }
        if name.len() < tidied.len() && !name.is_empty() && part.contains(|c: char| c.is_ascii_digit()) {
            break;
        }
    }
    found
}

/// A part up to the first word of a day: "Ada Fir June 5", "Ada Fir Updated: June 5", and "Ada FirJune 5" of two elements.
fn until_day(part: &str) -> &str {
    let mut at = 0;
    for word in part.split(' ') {
        let rest = part.get(at + word.len()..).unwrap_or("").trim_start();
        let leads = |word: &str| {
            let letters = plain(word);
            let letters = letters.trim_matches(|c: char| !c.is_alphanumeric());
            DATED.has(letters) || rest.starts_with(|c: char| c.is_ascii_digit()) && month(letters).is_some()
        };
        let number =
            word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit());
        if at > 0 && (number || leads(word)) {
            return part.get(..at).unwrap_or(part).trim_end_matches([' ', '(']);
        }
        // "FirJune 5" and "Fir5 June" are of two elements.
        let leads_month = |day: &str| {
            at > 0 && day.bytes().all(|b| b.is_ascii_digit()) && {
                month(&plain(rest.split(' ').next().unwrap_or(""))).is_some()
            }
        };
        let begins = word.char_indices().skip(1).filter(|(_, c)| c.is_uppercase() || c.is_ascii_digit());
        let mut begins = begins.map(|(inner, _)| inner);
        let glued =
            begins.find(|inner| word.get(*inner..).is_some_and(|tail| leads(tail) || leads_month(tail)));
        if let Some(inner) = glued {
            return part.get(..at + inner).unwrap_or(part);
        }
        at += word.len() + 1;
    }
    part
}

/// The names after "by" within a line that begins with a day: "03/01/2017 by Ada Fir".
pub fn names_after_day(text: &str) -> Vec<String> {
    // A day has figures.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let by = [" by ", " By ", " von ", " par ", " por "].iter().find_map(|by| text.split_once(by));
    match by {
        Some((before, after)) if first_day(before).is_some() => names(after),
        _ => Vec::new(),
    }
}

/// Whether a text is nothing but words for "by".
pub fn is_label(text: &str) -> bool {
    text.len() <= 20 && may_begin_like(text.trim(), BY_LETTERS) && {
        let folded = plain(text.trim().trim_end_matches(':').trim());
        BY.binary_search(&folded.as_str()).is_ok()
    }
}

/// Whether a text signs the quotation above it: "— Ada Fir".
pub fn signs(text: &str, above: &str) -> bool {
    let mark = |c| matches!(c, '"' | '”' | '“' | '’' | '\'' | '»' | '«');
    text.chars().next().is_some_and(is_dash) && above.chars().next_back().is_some_and(mark)
}

/// Whether a text is a byline: words for "by", or a dash, and at least one name, and little else.
pub fn is_byline(text: &str) -> bool {
    // Words that begin in quotation marks are somebody's words, not a name set off by a sign.
    let quoted = text.trim_start().starts_with(['"', '\'', '“', '”', '‘', '’', '„', '«', '»']);
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let by = text.trim_start().starts_with(is_dash) || without_by(bare).len() < bare.len();
    !quoted && by && text.len() <= 160 && !names(text).is_empty()
}

/// The text without the words for "by" at its start.
pub fn without_by(text: &str) -> &str {
    let mut text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    loop {
        if !may_begin_like(text, BY_LETTERS) {
            return text;
        }
        let longest = BY.iter().filter_map(|by| after_words(text, by)).min_by_key(|rest| rest.len());
        match longest {
            Some(rest) if !rest.is_empty() => text = rest,
            // "ByAda Fir", in two elements.
            _ => match text.strip_prefix("By") {
                Some(rest) if rest.starts_with(char::is_uppercase) => text = rest,
                _ => return text,
            },
        }
    }
}

/// What follows when a text starts with some words, whatever their case.
fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    // Most begin with another letter.
    let first = |of: &str| of.bytes().next().map(|byte| byte.to_ascii_lowercase());
    if first(text) != first(words) {
        return None;
    }
    let head = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    let ends = words.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}']);
    (head.eq_ignore_ascii_case(words) && ends).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
}

/// The parts of a byline, and whether a comma, or another sign that sets off what somebody is, stands before each.
fn parts(byline: &str, whole: bool) -> impl Iterator<Item = (&str, bool)> {
    const PARTS: [char; 10] = [';', '&', '|', '/', '•', '·', '–', '—', '\n', '+'];
    const BESIDE: [char; 5] = ['|', '•', '·', '–', '—'];
    const BETWEEN: &[&str] = &[" and ", " und ", " et ", " y ", " - ", " with ", " AND ", " And "];
    let mut first = true;
    byline.split(',').flat_map(move |chunk| {
        let comma = !std::mem::take(&mut first);
        let cut = split_words(chunk, if whole { &[] } else { BETWEEN });
        let cut = cut.map(move |part| if whole { part } else { without_place(part) });
        cut.enumerate().flat_map(move |(at, part)| {
            let mut beside = comma && at == 0;
            part.split_inclusive(PARTS).map(move |part| {
                let name = part.trim_end_matches(PARTS);
                let is_beside = std::mem::replace(&mut beside, part.ends_with(BESIDE));
                (name, is_beside && !name.trim_start().starts_with("and "))
            })
        })
    })
}

/// A part of a byline up to the words for where somebody is or works: "Ada Fir, Forester at Oak & Elm", "Ada Fir in
/// Elmton", "Ada Fir for the Elmton Post".
fn without_place(chunk: &str) -> &str {
    const PLACES: &[&str] = &[" at ", " on ", " via ", " in ", " for the ", " For the ", " for The "];
    let heads = PLACES.iter().filter_map(|words| Some((*words, chunk.split_once(*words)?.0)));
    // "Women in Oakham" is one name.
    let heads = heads.filter(|(words, head)| matches!(*words, " at " | " on ") || tidy(head).contains(' '));
    heads.map(|(_, head)| head).min_by_key(|head| head.len()).unwrap_or(chunk)
}

fn split_words<'a>(text: &'a str, words: &'static [&'static str]) -> impl Iterator<Item = &'a str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let now = rest?;
        let at = words.iter().filter_map(|w| Some((now.find(w)?, w.len()))).min();
        let (head, tail) = match at {
            Some((at, len)) => (now.get(..at)?, Some(now.get(at + len..)?)),
            None => (now, None),
        };
        rest = tail;
        Some(head)
    })
}

fn tidy(part: &str) -> &str {
    let part = without_by(part.trim());
    let part = part.strip_prefix("and ").unwrap_or(part);
    let part = part.trim().trim_end_matches([':', '.', '-', '*']);
    // Addresses, jobs and degrees after the name, unless nothing is left.
    let mut name = without_job(part.trim());
    while let Some((head, last)) = name.rsplit_once(' ')
        && last.contains('@')
    {
        name = head.trim_end();
    }
    while let Some((head, last)) = name.rsplit_once(' ') {
        let letters: String = last.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        if head.contains(' ') && DEGREES.has(&letters) && !last.chars().any(char::is_lowercase) {
            name = head.trim_end_matches([',', ' ']);
        } else {
            break;
        }
    }
    name
}

/// A name of two words or more without what its bearer does, where that follows at once in two words or in lower case:
/// "Ada Fir Political correspondent". "Elmton Editorial Staff" are themselves the authors.
fn without_job(name: &str) -> &str {
    const SEVERAL: WordList = list!["bureau", "contributors", "editors", "staff", "writers"];
    let is = |list: WordList, word: &str| list.has(&plain(word));
    let mut rest = name;
    while let Some((head, last)) = rest.rsplit_once(' ')
        && head.contains(' ')
        && (is(JOBS, last) && !is(SEVERAL, last) || rest.len() < name.len() && is(BEATS, last))
    {
        rest = head;
    }
    let job = name.get(rest.len()..).unwrap_or("").trim_start();
    if job.contains(' ') || job.starts_with(char::is_lowercase) { rest } else { name }
}

/// Whether a name is of those somebody writes for: "Elmton News".
pub fn is_outlet(name: &str) -> bool {
    name.rsplit_once(' ').is_some_and(|(_, last)| OUTLETS.has(&plain(last)))
}

/// Whether a part says what somebody does for whom, without a name: "Elmton News Reporter", "EP Oak Writers".
fn is_of_an_outlet(part: &str) -> bool {
    let part = part.trim();
    let Some((head, last)) = part.rsplit_once(' ') else { return false };
    let of_initials = || {
        let first = head.split(' ').next().unwrap_or("");
        (2..=5).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_uppercase())
            && part.contains(char::is_lowercase)
    };
    JOBS.has(&plain(last)) && (is_outlet(head) || of_initials())
}

/// "Ada Fir Ada Fir" once.
fn once(name: &str) -> &str {
    let words = name.split(' ').count();
    let half = name.len() / 2;
    match (name.get(..half), name.get(half + 1..)) {
        (Some(first), Some(second)) if words.is_multiple_of(2) && first == second => first,
        _ => name,
    }
}

/// Whether a text says what somebody does: "Staff Writer".
pub fn is_job(text: &str) -> bool {
    let folded = plain(text);
    let jobs = folded.split_whitespace().filter(|w| JOBS.has(w)).count();
    jobs > 0 && folded.split_whitespace().count() <= 4 && matches!(verdict(text), Verdict::Aside)
}

/// Whether a word in lower case may be part of a name.
pub fn may_name(word: &str) -> bool {
    [NEVER, NOT_NAMES, JOBS].iter().all(|list| !list.has(word))
}

enum Verdict {
    Name,
    Aside,
    End,
}

fn verdict(part: &str) -> Verdict {
    if part.is_empty() {
        return Verdict::Aside;
    }
    let folded = plain(part);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let letters = part.chars().filter(|c| c.is_alphabetic()).count();
    let all_degrees = words.iter().all(|w| {
        let letters: String = w.chars().filter(|c| c.is_alphanumeric()).collect();
        DEGREES.has(&letters)
    });
    if all_degrees || BY.binary_search(&folded.as_str()).is_ok() {
        return Verdict::Aside;
    }
    let bad = letters < 2
        || letters * 2 < part.chars().count()
        || words.len() > 7
        || part.len() > 80
        || part.contains(['@', '<', '{', '?', '!', '[', ']', '$', '#', '%', '=', ':', '：'])
        || part.contains(')') && !part.contains('(')
        || words.iter().any(|w| NEVER.has(w))
        || part.contains("http")
        || is_address(part)
        || part.contains("www.")
        || (words.len() == 1 && month(words.first().copied().unwrap_or("")).is_some())
        || (words.len() == 1 && NOT_NAMES.has(words.first().copied().unwrap_or("")))
        || words.first().is_some_and(|w| {
            matches!(
                w.trim_end_matches(':'),
                "about"
                    | "follow"
                    | "from"
                    | "published"
                    | "posted"
                    | "updated"
                    | "last"
                    | "learn"
                    | "read"
                    | "view"
                    | "share"
                    | "in"
                    | "on"
                    | "at"
            )
        })
        || words.iter().any(|w| w.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.')))
        || first_day(part).is_some();
    if bad {
        return Verdict::End;
    }
    let jobs = words.iter().filter(|w| JOBS.has(w)).count();
    // "Staff", "Senior Editor", "Staff Writer"; but "Elmton Staff" are authors.
    if jobs > 0
        && !(jobs == 1 && words.len() > 1 && words.last() == Some(&"staff"))
        && (jobs == words.len() || words.len() <= 4 && jobs * 2 >= words.len() && !words.contains(&"team"))
    {
        return Verdict::Aside;
    }
    if part.split_whitespace().count() > 1 && !part.split_whitespace().all(of_a_name) {
        return Verdict::End;
    }
    Verdict::Name
}

/// Whether a name is an address on the web: "post.test".
fn is_address(name: &str) -> bool {
    let ends = |label: &str| (2..=4).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_lowercase());
    !name.contains(' ') && name.rsplit_once('.').is_some_and(|(head, end)| !head.is_empty() && ends(end))
}

/// Whether a word can be part of a name of several words: a capital first, or a particle; every word of a script
/// without capitals.
fn of_a_name(word: &str) -> bool {
    let first = word.chars().find(|c| c.is_alphabetic());
    first.is_none_or(|c| !c.is_lowercase())
        || PARTICLES.has(plain(word).trim_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_give_names() {
        let rows: &[(&str, &[&str])] = &[
            ("By Ada Fir", &["Ada Fir"]),
            ("By: Ada Fir, PhD, and Ben Oak, Staff Writer | May 3, 2011", &["Ada Fir", "Ben Oak"]),
            ("Written by Ada Fir MD", &["Ada Fir"]),
            ("Von Ada Fir und Ben Oak", &["Ada Fir", "Ben Oak"]),
            ("Ada Fir • 5 min read", &["Ada Fir"]),
            ("By Ada Fir June 5, 2011", &["Ada Fir"]),
            ("Ada Fir, Gardener, Elmton Oaks", &["Ada Fir"]),
            ("ByAda Fir", &["Ada Fir"]),
            ("Elmton Editorial Team", &["Elmton Editorial Team"]),
            ("Board for Oaks and Elms", &["Board for Oaks and Elms"]),
            ("by Ada FirNovember 20, 2007", &["Ada Fir"]),
            ("Ada McFir", &["Ada McFir"]),
            ("Posted By: Ada · In: Oaks, Elms", &["Ada"]),
            ("Ada Fir, Head Forester at Oak & Elm, on May 3, 2011", &["Ada Fir"]),
            ("By Ada Fir in Elmton", &["Ada Fir"]),
            ("Authored by Ada Fir via ElmtonTimes.example,", &["Ada Fir"]),
            ("By Ada Fir in Elmton and Ben Oak in Oakham", &["Ada Fir", "Ben Oak"]),
            ("By Ada Fir for the Elmton Post", &["Ada Fir"]),
            ("By Ada Fir, Elmton News, Oakham", &["Ada Fir"]),
            ("By Ada Fir, Elmton Research, May 3, 2011", &["Ada Fir"]),
            ("By Ada Fir Political correspondent", &["Ada Fir"]),
            ("By Ada Fir @adafir", &["Ada Fir"]),
            ("Analysis by Ada Fir", &["Ada Fir"]),
            ("By Ada FirPublished: May 3, 2011", &["Ada Fir"]),
            ("By Ada Fir Updated May 3, 2011", &["Ada Fir"]),
            ("By Ada Fir and From Oaks of Elmton", &["Ada Fir"]),
            ("Ada Fir | The Elmton Report", &["Ada Fir"]),
            ("Ada Fir | Ben Oak", &["Ada Fir", "Ben Oak"]),
            ("By Ada Fir, Head Forester, Elmton and Oak Institute", &["Ada Fir"]),
            ("By Ada Fir, Head Forester, and Ben Oak", &["Ada Fir", "Ben Oak"]),
            ("– Oak Services: $500-$5,000/month", &[]),
            ("2. Oaks & Elms", &[]),
            ("by Ada Fir22 Dec 2016", &["Ada Fir"]),
            ("Posted by Ada Fir, Head Forester on Elmton Oaks", &["Ada Fir"]),
            ("By Ada Fir on May 3, 2011", &["Ada Fir"]),
            ("By Ada Fir, Elmton News Reporter", &["Ada Fir"]),
            ("Elmton News Reporter", &[]),
            ("Analysis by Ada Fir, EPN Senior Supreme Court Analyst", &["Ada Fir"]),
            ("By ADA FIR and BEN OAK - EP Oak Writers", &["ADA FIR", "BEN OAK"]),
            ("作者：", &[]),
            ("post.test", &[]),
            ("Learn More", &[]),
            ("ada.fir.elm", &[]),
            ("ada.k.fir1", &["ada.k.fir1"]),
            ("Richard (R.J.) Elm", &["Richard (R.J.) Elm"]),
            ("Written By:", &[]),
            ("Elmton Staff", &["Elmton Staff"]),
            ("Ada Fir, Elmton Staff", &["Ada Fir"]),
            ("Tuesday", &[]),
            ("Staff", &[]),
            ("By Staff Writer", &[]),
            ("https://elmton.example/ada", &[]),
            ("May 3, 2011", &[]),
            ("ada@elmton.example", &[]),
            ("Ben Oak, Ben Oak", &["Ben Oak"]),
        ];
        for (byline, expected) in rows {
            assert_eq!(names(byline), *expected, "{byline}");
        }
    }

    #[test]
    fn a_byline_says_by() {
        assert!(is_byline("By Ada Fir"));
        assert!(is_byline("— Ada Fir"));
        assert!(!is_byline("Ada Fir"));
        assert!(!is_byline("│ ① Oaks & Elms │"));
        assert!(!is_byline("“Well, Ada Fir, we shall see,” Bo Elm said."));
        assert!(!is_byline(
            "By the time the mayor of Elmton had come home from the fair, it was late and nobody was there to meet her"
        ));
    }
}
