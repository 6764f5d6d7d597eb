//! Dates in figures: ISO 8601, 07/07/2017, 07.07.2017, 9/11.

use super::{Read, date};
use crate::dates::when::{Clock, Lean, When, Year};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(lex, Lex::Digits(..) | Lex::Dotted)
}

pub fn starts_figures(lex: Lex) -> bool {
    matches!(lex, Lex::Digits(9 | 11, _))
}

/// Three numbers with the same mark between them, or one dotted token.
pub fn read(words: &Words, at: usize) -> Read {
    if let Lex::Dotted = words.lex(at) {
        let mut parts = words.at(at).text.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || day.len() > 2 || month.len() > 2 || !matches!(year.len(), 2 | 4) {
            return None;
        }
        return day_of(at + 1, year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, year.len() as u8);
    }
    let Lex::Digits(first, first_len) = words.lex(at) else { return None };
    let mark = match words.lex(at + 1) {
        Lex::Mark(mark @ (b'-' | b'/')) if !words.at(at + 1).spaced && !words.at(at + 2).spaced => mark,
        _ => return None,
    };
    let Lex::Digits(second, 1 | 2) = words.lex(at + 2) else { return None };
    if !words.joined_mark(at + 3, mark) || words.at(at + 4).spaced {
        return None;
    }
    if first_len == 4 {
        // ISO 8601: the day may carry a time, "2017-07-07T10".
        if let Lex::Digits(day, 1 | 2) = words.lex(at + 4) {
            return day_of(at + 5, first as i32, second, day, 4);
        }
        let (day, hour) = words.at(at + 4).text.split_once('T')?;
        let (to, mut said, _) = day_of(at + 5, first as i32, second, day.parse().ok()?, 4)?;
        let minutes = words.at(to + 1).text;
        let utc = minutes.ends_with('Z');
        let minute: Option<u8> = minutes.trim_end_matches('Z').parse().ok().filter(|m| *m < 60);
        let (minute, end) = match minute {
            Some(minute) if words.joined_mark(to, b':') => (minute, to + 2),
            _ => (0, to),
        };
        let hour = hour.parse().ok().filter(|h| *h < 24)?;
        said.clock = Some(Clock { hour, minute, utc });
        return Some((end, said, crate::dates::TimexType::Time));
    }
    let Lex::Digits(year, len @ (2 | 4)) = words.lex(at + 4) else { return None };
    if first_len > 2 || words.joined_mark(at + 5, mark) || words.joined_mark(at + 5, b'/') {
        return None;
    }
    let month_first = (words.language.month_first && first <= 12) || second > 12;
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    day_of(at + 5, year as i32, month, day, len)
}

fn day_of(to: usize, year: i32, month: u32, day: u32, year_len: u8) -> Read {
    let year = if year_len == 2 { super::months::two_digits(year as u32) } else { year };
    if !(1000..=2199).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    date(to, When::Day { year: Year::Said(year), month: month as u8, day: day as u8, lean: Lean::Tense })
}

/// "9/11", "Sept. 11" without its year is left to the reader of months.
pub fn nine_eleven(words: &Words, at: usize) -> Read {
    let (first, second) = (9, 11);
    let fits = words.language.nine_eleven
        && matches!(words.lex(at), Lex::Digits(n, _) if n == first)
        && words.joined_mark(at + 1, b'/')
        && matches!(words.lex(at + 2), Lex::Digits(n, _) if n == second)
        && !words.at(at + 2).spaced
        && !words.joined_mark(at + 3, b'/')
        && !words.mark(at + 3, b'%')
        && !words.joined_mark(at.wrapping_sub(1), b'/');
    if !fits {
        return None;
    }
    date(at + 3, When::Day { year: Year::Said(2001), month: 9, day: 11, lean: Lean::Tense })
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("It was signed on 2017-07-05.", "2017-07-05=2017-07-05"),
            ("It was signed on 7/5/2017.", "7/5/2017=2017-07-05"),
            ("It was signed on 07/05/17.", "07/05/17=2017-07-05"),
            ("It was signed on 25/12/2016.", "25/12/2016=2016-12-25"),
            ("It was signed on 05.07.2017.", "05.07.2017=2017-07-05"),
            ("The log says 2017-07-05T10:30Z.", "2017-07-05T10:30Z=2017-07-05T10:30Z"),
            ("After 9/11 it changed.", "9/11=2001-09-11"),
        ]);
    }
}
