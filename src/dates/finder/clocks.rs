//! Times of day: "10 p.m. Wednesday", "5 p.m. EST Nov. 9", "noon Saturday", "14:30 GMT".

use super::Read;
use crate::dates::TimexType;
use crate::dates::when::{Clock, Said, When};
use crate::dates::words::{Lex, Words};
use crate::table::{WordList, list};

pub fn starts(lex: Lex) -> bool {
    matches!(lex, Lex::Digits(_, 1 | 2) | Lex::ClockWord(_) | Lex::Hour(_) | Lex::Dotted)
}

/// Past "a.m." or "p.m.": the hours to add, and the place after it.
fn half_day(words: &Words, at: usize) -> Option<(u8, usize)> {
    let text = words.at(at).text;
    let add = match text.as_bytes().first()? {
        b'a' | b'A' => 0,
        b'p' | b'P' => 12,
        _ => return None,
    };
    if text.len() == 2 && matches!(text.as_bytes().get(1), Some(b'm' | b'M')) {
        return Some((add, at + 1));
    }
    if text.len() == 1 && words.joined_mark(at + 1, b'.') && (words.is(at + 2, "m")) {
        // The last full stop belongs to it, though it may end the sentence too.
        let to = at + 3;
        let next = words.at(to + 1);
        let ends = next.capital && matches!(next.lex, Lex::None) && zone(words, to + 1).is_none();
        return Some((add, if words.joined_mark(to, b'.') && !ends { to + 1 } else { to }));
    }
    None
}

/// "30am": minutes and half of the day in one word, and the hours to add.
fn glued(text: &str) -> Option<(u32, u8)> {
    let [tens @ b'0'..=b'5', ones @ b'0'..=b'9', half @ (b'a' | b'A' | b'p' | b'P'), b'm' | b'M'] =
        text.as_bytes()
    else {
        return None;
    };
    let minute = u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
    Some((minute, if half.eq_ignore_ascii_case(&b'p') { 12 } else { 0 }))
}

/// A clock time, alone or with the day beside it.
pub fn clock(words: &Words, at: usize) -> Read {
    // "après-midi", "meio-dia": the hour is a part of another word.
    if words.joined_mark(at.wrapping_sub(1), b'-') && !words.at(at).spaced {
        return None;
    }
    let (hour, minute, next) = match words.lex(at) {
        // "High Noon": a title.
        Lex::Hour(_)
            if words.at(at).capital
                && words.before(at).capital
                && matches!(words.before(at).lex, Lex::None)
                && !words.starts_sentence(at) =>
        {
            return None;
        }
        Lex::Hour(hour) => (u32::from(hour), 0, at + 1),
        Lex::ClockWord(hour) => (u32::from(hour), 0, at + 1),
        // "20 Uhr", "19 heures"
        Lex::Digits(hour @ 0..=24, _)
            if words.one_of(at + 1, words.language.hours)
                && (words.language.day_stop || words.one_of(at.wrapping_sub(1), words.language.at)) =>
        {
            (hour, 0, at + 2)
        }
        Lex::Digits(hour, _) => {
            let (minute, next) = match words.lex(at + 2) {
                Lex::Digits(minute @ 0..=59, 2)
                    if words.joined_mark(at + 1, b':') && !words.at(at + 2).spaced =>
                {
                    (Some(minute), at + 3)
                }
                _ => (None, at + 1),
            };
            let joined = words.joined_mark(at + 1, b':') && !words.at(at + 2).spaced;
            let word = if joined { glued(words.at(at + 2).text) } else { None };
            match word.map(|(_, add)| (add, at + 3)).or_else(|| half_day(words, next)) {
                Some((add, end)) if (1..=12).contains(&hour) => {
                    let minute = word.map(|(minute, _)| minute).or(minute);
                    (hour % 12 + u32::from(add), minute.unwrap_or(0), end)
                }
                Some(_) => return None,
                None => {
                    let oclock = words.is(next, "o'clock") || words.is(next, "o’clock");
                    let (in_the, add) = in_the_morning(words, if oclock { next + 1 } else { next });
                    if in_the > 0 && hour <= 12 {
                        (hour % 12 + add, minute.unwrap_or(0), in_the)
                    } else if oclock && hour <= 12 {
                        (hour, minute.unwrap_or(0), next + 1)
                    } else {
                        // 14:30 needs a zone or "at" before it: 14:30 may be a score, a verse, a length.
                        let minute = minute?;
                        let zoned = zone(words, next).is_some();
                        if hour > 23
                            || !(zoned || words.one_of(at.wrapping_sub(1), words.language.at))
                            || words.joined_mark(next, b':')
                        {
                            return None;
                        }
                        (hour, minute, next)
                    }
                }
            }
        }
        Lex::Dotted => {
            let (hour, minute) = words.at(at).text.split_once('.')?;
            let (minute, add, end) = match glued(minute) {
                Some((minute, add)) => (minute, add, at + 1),
                None => {
                    let (add, end) = half_day(words, at + 1)?;
                    (minute.parse().ok()?, add, end)
                }
            };
            let hour: u32 = hour.parse().ok()?;
            (minute < 60).then_some(())?;
            (1..=12).contains(&hour).then_some(())?;
            (hour % 12 + u32::from(add), minute, end)
        }
        _ => return None,
    };
    let mut said = Said {
        clock: Some(Clock { hour: hour as u8, minute: minute as u8, utc: false }),
        ..When::Nothing.said()
    };
    let mut to = next;
    if let Some((end, utc)) = zone(words, next) {
        to = end;
        if let Some(clock) = &mut said.clock {
            clock.utc = utc;
        }
    }
    // The day beside it: "10 p.m. Wednesday", "5 p.m. EST, Nov. 6", "noon on Saturday".
    let mut day = to;
    if words.joined_mark(day, b',') {
        day += 1;
    }
    if words.one_of(day, words.language.on) {
        day += 1;
    }
    let beside = super::days::weekday(words, day)
        .or_else(|| super::days::today(words, day))
        .or_else(|| super::months::month_day(words, day))
        .filter(|(_, said, kind)| *kind == TimexType::Date && said.part.is_none());
    if let Some((end, with, _)) = beside {
        said.when = super::months::leant(words, at, with.when);
        to = end;
    } else if let Some(with) = day_behind(words, to) {
        said.when = super::months::leant(words, at, with);
    }
    Some((to, said, TimexType::Time))
}

/// "2 a.m. (0100 GMT) on Tuesday": the day behind what is added in brackets.
fn day_behind(words: &Words, to: usize) -> Option<When> {
    words.mark(to, b'(').then_some(())?;
    let close = (to + 1..to + 6).find(|i| words.mark(*i, b')'))?;
    let day = if words.one_of(close + 1, words.language.on) { close + 2 } else { close + 1 };
    let (_, said, kind) = super::days::weekday(words, day)?;
    (kind == TimexType::Date && said.part.is_none()).then_some(said.when)
}

/// "In the morning", "in the afternoon": the place after it (0 when there is none) and the hours to add.
fn in_the_morning(words: &Words, at: usize) -> (usize, u32) {
    use crate::dates::when::Part;
    if !words.is(at, "in") || !matches!(words.lex(at + 1), Lex::The) {
        return (0, 0);
    }
    match words.lex(at + 2) {
        Lex::Part(Part::Morning) => (at + 3, 0),
        Lex::Part(Part::Afternoon | Part::Evening) => (at + 3, 12),
        _ => (0, 0),
    }
}

/// A time zone: the place after it, and whether it is UTC.
fn zone(words: &Words, at: usize) -> Option<(usize, bool)> {
    let text = words.at(at).text;
    if ZONES.has(text) {
        return Some((at + 1, matches!(text, "GMT" | "UTC")));
    }
    if NAMED_ZONES.has(text) {
        let standard =
            if words.is(at + 1, "Standard") || words.is(at + 1, "Daylight") { at + 2 } else { at + 1 };
        return words.is(standard, "time").then_some((standard + 1, false));
    }
    if words.is(at, "local") && words.is(at + 1, "time") {
        return Some((at + 2, false));
    }
    None
}

/// Sorted.
const ZONES: WordList = list![
    "AEST", "BST", "CDT", "CEST", "CET", "CST", "EDT", "EST", "ET", "GMT", "IST", "JST", "KST", "MDT", "MST",
    "PDT", "PST", "PT", "UTC",
];

/// Before "time". Sorted.
const NAMED_ZONES: WordList = list!["Central", "Eastern", "London", "Moscow", "Mountain", "Pacific"];

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("He was shot at 10 p.m. Wednesday.", "10 p.m. Wednesday=2017-07-05T22:00"),
            ("Talks broke off at noon Thursday.", "noon Thursday=2017-07-06T12:00"),
            ("It struck at 10:35 a.m. Friday.", "10:35 a.m. Friday=2017-07-07T10:35"),
            ("The offer stands until 5 p.m. EST Nov. 9.", "5 p.m. EST Nov. 9=2017-11-09T17:00"),
            ("It starts at 14:30 GMT.", "14:30 GMT=2017-07-07T14:30Z"),
            ("It starts at 8pm on Saturday.", "8pm on Saturday=2017-07-08T20:00"),
            ("It starts at 7.30 pm.", "7.30 pm=2017-07-07T19:30"),
            ("It starts at 7.30pm on Saturday.", "7.30pm on Saturday=2017-07-08T19:30"),
            ("It starts at 7:30pm.", "7:30pm=2017-07-07T19:30"),
            ("It starts at 7:75pm.", ""),
            ("It struck at 2 a.m. (0100 GMT) on Tuesday.", "2 a.m.=2017-07-04T02:00; Tuesday=2017-07-04"),
            ("It struck at 2 a.m. (so he said) and was over.", "2 a.m.=2017-07-07T02:00"),
            ("He was in the film High Noon.", ""),
            ("Noon had struck.", "Noon=2017-07-07T12:00"),
            ("It ends at midnight.", "midnight=2017-07-07T24:00"),
            ("They rose at 4 in the morning.", "4 in the morning=2017-07-07T04:00"),
            ("They rose at five o'clock.", ""),
        ]);
    }
}
