//! Months, days of months, seasons.

use super::{Hit, Read, date};
use crate::dates::TimexType;
use crate::dates::when::{Lean, Part, Said, Season, When, Year};
use crate::dates::words::{Lex, Words};
use crate::rule::Rule;

pub fn starts_month(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Month(_)
            | Lex::MonthMaybe(_)
            | Lex::Within
            | Lex::Edge
            | Lex::End
            | Lex::The
            | Lex::Last
            | Lex::Next
            | Lex::This
            | Lex::Coming
    )
}

pub fn starts_day(lex: Lex) -> bool {
    matches!(lex, Lex::Digits(..) | Lex::Ordinal(_) | Lex::Second | Lex::The)
}

pub fn starts_season(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Season(_)
            | Lex::SeasonMaybe(_)
            | Lex::Within
            | Lex::Edge
            | Lex::End
            | Lex::The
            | Lex::Last
            | Lex::Next
            | Lex::This
            | Lex::Coming
            | Lex::Past
            | Lex::Each
    )
}

/// Past "the", "early", "the end of", "mid-": words that stand before a date and belong to it.
pub fn past_within(words: &Words, at: usize) -> usize {
    let start = if words.lex(at) == Lex::The { at + 1 } else { at };
    match words.lex(start) {
        Lex::Within => words.past_hyphen(start + 1),
        Lex::Edge | Lex::End if words.lex(start + 1) == Lex::Of => start + 2,
        _ => at,
    }
}

/// A month's name at a place: the month and the place after it (and after its abbreviation's full stop).
pub fn month_name(words: &Words, at: usize) -> Option<(u8, usize)> {
    let word = words.at(at);
    match word.lex {
        Lex::Month(month) => Some((month, words.past_stop(at + 1))),
        Lex::MonthMaybe(month) if word.capital || !words.language.capital_months => {
            Some((month, words.past_stop(at + 1)))
        }
        _ => None,
    }
}

/// A year at a place: four digits, or an apostrophe and two.
pub fn year_at(words: &Words, at: usize) -> Option<(i32, usize)> {
    match words.lex(at) {
        Lex::Digits(year, 4) if (1000..=2199).contains(&year) && !words.joined_mark(at + 1, b':') => {
            Some((year as i32, at + 1))
        }
        Lex::Mark(b'\'') if !words.at(at + 1).spaced => match words.lex(at + 1) {
            Lex::Digits(year, 2) => Some((two_digits(year), at + 2)),
            _ => None,
        },
        _ => super::years::spelled(words, at),
    }
}

/// A year of two digits in full: to 2039, from 1940.
pub fn two_digits(year: u32) -> i32 {
    (if year < 40 { 2000 + year } else { 1900 + year }) as i32
}

/// What year follows a month or day: ", 1998", "1998", "last year", "of this year".
pub fn year_after(words: &Words, at: usize) -> (Year, usize) {
    let mut next = at;
    if words.joined_mark(next, b',') {
        next += 1;
    }
    if words.language.of_year && words.lex(next) == Lex::Of {
        next += 1;
    }
    if let Some((year, end)) = year_at(words, next) {
        return (Year::Said(year), end);
    }
    let of = if words.lex(at) == Lex::Of { at + 1 } else { at };
    if let Some((year, end)) = year_at(words, of).filter(|_| of > at) {
        return (Year::Said(year), end);
    }
    let of = if words.lex(of) == Lex::The && matches!(words.lex(of + 1), Lex::Following | Lex::Previous) {
        of + 1
    } else {
        of
    };
    if super::years::is_year(words, of + 1) {
        let year = match words.lex(of) {
            Lex::Last => Year::Counted(-1),
            Lex::This => Year::Counted(0),
            Lex::Next => Year::Counted(1),
            Lex::That => Year::Told(0),
            Lex::Following => Year::Told(1),
            Lex::Previous => Year::Told(-1),
            _ => return (Year::Open, at),
        };
        return (year, of + 2);
    }
    (Year::Open, at)
}

/// A day of the month at a place.
fn day_at(words: &Words, at: usize) -> Option<(u8, usize)> {
    match words.lex(at) {
        Lex::Digits(day, 1 | 2) if (1..=31).contains(&day) => Some((day as u8, at + 1)),
        Lex::Ordinal(day) if (1..=31).contains(&day) => Some((day, at + 1)),
        Lex::Count(20) | Lex::Count(30) | Lex::Second => ordinal_at(words, at),
        _ => None,
    }
}

/// An ordinal number in words or figures, "twenty-first" with it.
pub fn ordinal_at(words: &Words, at: usize) -> Option<(u8, usize)> {
    match words.lex(at) {
        Lex::Ordinal(n) => Some((n, at + 1)),
        Lex::Second => Some((2, at + 1)),
        Lex::Count(tens @ 20..=90) => {
            let next = words.past_hyphen(at + 1);
            let (ones, end) = match words.lex(next) {
                Lex::Ordinal(n @ 1..=9) => (n, next + 1),
                Lex::Second => (2, next + 1),
                _ => return None,
            };
            Some((tens as u8 + ones, end))
        }
        _ => None,
    }
}

/// What leads a month or season: "last", "this", "next", "this past", "this coming".
pub fn lean_before(words: &Words, at: usize) -> (Lean, usize) {
    match (words.lex(at), words.lex(at + 1)) {
        (Lex::This, Lex::Past) => (Lean::Last, at + 2),
        (Lex::This, Lex::Coming) => (Lean::Next, at + 2),
        (Lex::Last, _) => (Lean::Last, at + 1),
        (Lex::This, _) => (Lean::This, at + 1),
        (Lex::Next | Lex::Coming, _) => (Lean::Next, at + 1),
        (Lex::Past, _) => (Lean::Last, at + 1),
        _ => (Lean::Tense, at),
    }
}

/// "July 4", "Sept. 2, 1998", "last Oct. 23".
pub fn month_day(words: &Words, at: usize) -> Read {
    let start = past_within(words, at);
    let (lean, start) = lean_before(words, start);
    let (month, next) = month_name(words, start)?;
    let the = if words.lex(next) == Lex::The { next + 1 } else { next };
    let (day, end) = day_at(words, the)?;
    // "March 3%", "March 3:1" and "March 3 million" are no days.
    let ratio = words.joined_mark(end, b':') && !words.at(end + 1).spaced;
    if words.joined_mark(end, b'%') || ratio || words.one_of(end, NO_DAY_AFTER) {
        return None;
    }
    let (year, to) = year_after(words, end);
    let (lean, year) = by_lean(words, at, lean, year);
    date(to, When::Day { year, month, day, lean })
}

/// Words after a number that make it no day of the month.
const NO_DAY_AFTER: &[&str] = &["billion", "hundred", "million", "percent", "points", "thousand"];

/// "7 July 2017", "the 7th of July".
pub fn day_month(words: &Words, at: usize) -> Read {
    let start = if words.lex(at) == Lex::The { at + 1 } else { at };
    let (day, next) = day_at(words, start)?;
    let next = if words.language.day_stop && words.joined_mark(next, b'.') { next + 1 } else { next };
    let of = if words.lex(next) == Lex::Of { next + 1 } else { next };
    let (month, end) = month_name(words, words.past_hyphen(of))?;
    let (year, to) = year_after(words, words.past_hyphen(end));
    let (lean, year) = by_lean(words, at, Lean::Tense, year);
    date(to, When::Day { year, month, day, lean })
}

/// "October", "early December 1998", "last May", "July of that year".
pub fn month(words: &Words, at: usize) -> Read {
    let start = past_within(words, at);
    let (lean, start) = lean_before(words, start);
    let start = if lean == Lean::Tense { past_within(words, start) } else { start };
    let (month, next) = month_name(words, start)?;
    let (year, to) = year_after(words, next);
    if year == Year::Open
        && start == at
        && matches!(words.lex(start), Lex::MonthMaybe(_))
        && !super::traps::month_alone(words, start)
    {
        return None;
    }
    let (lean, year) = by_lean(words, at, lean, year);
    if words.lex(to) == Lex::Unit(crate::dates::when::Unit::Month)
        && year == Year::Open
        && lean == Lean::Tense
    {
        return None;
    }
    date(to, When::Month { year, month, lean })
}

/// "By" and "until" before a date lean ahead.
pub fn by_lean(words: &Words, at: usize, lean: Lean, year: Year) -> (Lean, Year) {
    if lean == Lean::Tense && year == Year::Open && words.one_of(at.wrapping_sub(1), words.language.until) {
        return (Lean::By, year);
    }
    (lean, year)
}

/// A date with the lean of the preposition before word `at`.
pub fn leant(words: &Words, at: usize, when: When) -> When {
    match when {
        When::Day { year, month, day, lean } => {
            let (lean, year) = by_lean(words, at, lean, year);
            When::Day { year, month, day, lean }
        }
        When::Weekday { weekday, lean } => {
            When::Weekday { weekday, lean: by_lean(words, at, lean, Year::Open).0 }
        }
        other => other,
    }
}

/// "Summer", "last fall", "the winter of 1994".
pub fn season(words: &Words, at: usize) -> Read {
    let mut start = past_within(words, at);
    let the = words.lex(start) == Lex::The;
    if the {
        start = past_within(words, start + 1);
    }
    let (lean, start) = lean_before(words, start);
    let each = words.lex(start) == Lex::Each;
    let start = if each { start + 1 } else { start };
    let start = if words.lex(start) == Lex::Within { words.past_hyphen(start + 1) } else { start };
    let (season, sure) = match words.lex(start) {
        Lex::Season(season) => (season, true),
        Lex::SeasonMaybe(season) => (season, false),
        _ => return None,
    };
    if each {
        return Some((start + 1, When::EverySeason(season).said(), TimexType::Set));
    }
    let (year, to) = year_after(words, start + 1);
    let year_before = matches!(words.before(at).lex, Lex::Digits(_, 4));
    let supported = sure || lean != Lean::Tense || year != Year::Open || start > at + 1 && !the;
    let told = the && in_before(words, at) && season != Season::Spring;
    if year_before || !supported && !told {
        return None;
    }
    if words.at(start).capital && !words.starts_sentence(start) && lean == Lean::Tense && year == Year::Open {
        return None;
    }
    let (lean, year) = by_lean(words, at, lean, year);
    date(to, When::Season { year, season, lean })
}

fn in_before(words: &Words, at: usize) -> bool {
    words.one_of(at.wrapping_sub(1), words.language.inside)
}

const MORE: Rule = Rule { name: "date/another_day", why: "Another day of the month named before it." };

/// Days that follow a day of a month: "July 3-5", "April 24 and 25", "Aug. 7, 8 and 9". Gives where reading goes on.
pub fn more_days(words: &Words, at: usize, hits: &mut Vec<Hit>) -> usize {
    let mut at = at;
    while let Some(When::Day { year, month, lean, .. }) = hits.last().map(|h| h.said.when) {
        let joined = words.joined_mark(at, b'-') && !words.at(at + 1).spaced;
        let link = if joined || words.lex(at) == Lex::And || words.mark(at, b'-') {
            at + 1
        } else if words.joined_mark(at, b',') {
            if words.lex(at + 1) == Lex::And { at + 2 } else { at + 1 }
        } else {
            return at;
        };
        let link = if words.lex(link) == Lex::The { link + 1 } else { link };
        let Some((day, end)) = day_at(words, link) else { return at };
        // A list goes on or ends here; a noun after it means that the number counts something.
        let after = words.at(end);
        let counts = !matches!(after.lex, Lex::Mark(b'.' | b',' | b';' | b')' | b'"' | b'-') | Lex::And)
            && !words.one_of(end, words.language.small)
            && !after.text.is_empty()
            && !joined;
        if counts
            || matches!(after.lex, Lex::Unit(_) | Lex::Units(_) | Lex::Month(_))
            || words.mark(end, b'%')
        {
            return at;
        }
        let (own_year, to) = year_after(words, end);
        let year = if own_year == Year::Open { year } else { own_year };
        if let (Year::Said(_), Some(before)) = (own_year, hits.last_mut())
            && let When::Day { year: Year::Open, month, day, lean } = before.said.when
        {
            before.said.when = When::Day { year: own_year, month, day, lean };
        }
        let said = Said { when: When::Day { year, month, day, lean }, part: None::<Part>, clock: None };
        hits.push(Hit { from: link, to, said, kind: TimexType::Date, rule: MORE });
        at = to;
    }
    at
}
