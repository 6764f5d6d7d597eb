//! Days as pages write them: in machine form, in words, in an address.

use super::lexicon::MONTHS;
use super::plain;

/// The first day in a text, as `2017-07-07`: "July 07, 2017", "7 July 2017", "7. Juli 2017", "7 de julio de 2017",
/// "2017-07-07", "07/07/2017" (the month first unless it cannot be), "2017年7月7日".
pub fn first_day(text: &str) -> Option<String> {
    // A day has a year, of which the century is known.
    let year = |four: &[u8]| {
        matches!(four, [b'1', b'9', b'0'..=b'9', b'0'..=b'9'] | [b'2', b'0', b'0'..=b'9', b'0'..=b'9'])
    };
    if !text.as_bytes().windows(4).any(year) {
        return None;
    }
    // Digits and words, in order.
    let mut parts: Vec<Part> = Vec::new();
    let folded = plain(text);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let len = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let (digits, after) = rest.split_at_checked(len)?;
            // "July 7, 20176:01 PM": a clock that runs into the year.
            let (digits, len) = match digits.get(..4) {
                Some(year) if (5..=6).contains(&len) && year.starts_with("20") => (year, 4),
                _ => (digits, len),
            };
            parts.push(Part::Number(digits.parse().unwrap_or(0), len));
            rest = after;
        } else if first.is_alphabetic() {
            let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(len)?;
            match word {
                "de" | "del" | "of" | "st" | "nd" | "rd" | "th" | "er" | "di" | "the" => {}
                "年" | "月" => parts.push(Part::Mark('-')),
                _ => parts.push(month(word).map_or(Part::Word, Part::Month)),
            }
            rest = after;
        } else {
            if matches!(first, '-' | '/' | '.' | '–') {
                parts.push(Part::Mark(if first == '–' { '-' } else { first }));
            }
            rest = rest.get(first.len_utf8()..)?;
        }
        if parts.len() > 60 {
            break;
        }
    }
    (0..parts.len()).find_map(|at| day_at(parts.get(at..)?))
}

#[derive(Clone, Copy, Debug)]
enum Part {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
    Mark(char),
    Word,
}

fn day_at(parts: &[Part]) -> Option<String> {
    use Part::{Mark, Month, Number};
    let (year, month, day) = match parts {
        [Number(y, 4), Mark(_), Number(m, 1 | 2), Mark(_), Number(d, 1 | 2), ..] => (*y, *m, *d),
        [Number(a, 1 | 2), Mark('/' | '-'), Number(b, 1 | 2), Mark('/' | '-'), Number(y, 4), ..] => {
            if *a > 12 { (*y, *b, *a) } else { (*y, *a, *b) }
        }
        [Number(d, 1 | 2), Mark('.'), Number(m, 1 | 2), Mark('.'), Number(y, 4), ..] => (*y, *m, *d),
        [Month(m), Number(d, 1 | 2), Mark('.'), Number(y, 4), ..]
        | [Month(m), Mark('.'), Number(d, 1 | 2), Number(y, 4), ..]
        | [Month(m), Number(d, 1 | 2), Number(y, 4), ..] => (*y, *m, *d),
        [Number(d, 1 | 2), Mark(_), Month(m), Mark(_), Number(y, 4), ..]
        | [Number(d, 1 | 2), Mark(_), Month(m), Number(y, 4), ..]
        | [Number(d, 1 | 2), Month(m), Mark(_), Number(y, 4), ..]
        | [Number(d, 1 | 2), Month(m), Number(y, 4), ..] => (*y, *m, *d),
        [Number(y, 4), Mark(_), Month(m), Mark(_), Number(d, 1 | 2), ..]
        | [Number(y, 4), Month(m), Number(d, 1 | 2), ..] => (*y, *m, *d),
        _ => return None,
    };
    valid(year, month, day)
}

fn valid(year: u32, month: u32, day: u32) -> Option<String> {
    let fits = (1990..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// The month that a word in lower case without accents names, from 1.
pub fn month(word: &str) -> Option<u32> {
    MONTHS.binary_search_by(|(name, _)| (*name).cmp(word)).ok().and_then(|at| MONTHS.get(at)).map(|(_, n)| *n)
}

/// A stated date as ISO 8601: as it stands when it is that already, else the day it names.
pub fn iso(stated: &str) -> Option<String> {
    let stated = stated.trim();
    let digits = |from: usize, to: usize| {
        stated
            .get(from..to)
            .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|d| d.parse::<u32>().ok())
    };
    if let (Some(year), Some("-"), Some(month), Some("-"), Some(day)) =
        (digits(0, 4), stated.get(4..5), digits(5, 7), stated.get(7..8), digits(8, 10))
    {
        let head = valid(year, month, day)?;
        let clock = stated.get(10..).unwrap_or("");
        let timed = clock.starts_with('T') && clock.is_ascii() && !clock.contains(char::is_whitespace);
        return Some(if timed { stated.to_owned() } else { head });
    }
    if stated.len() == 8
        && let (Some(year), Some(month), Some(day)) = (digits(0, 4), digits(4, 6), digits(6, 8))
    {
        return valid(year, month, day);
    }
    first_day(stated)
}

/// Whether a text begins with words for "published", "updated" or "reviewed".
pub fn says_when(text: &str) -> bool {
    let folded = plain(text);
    let words = [
        "first published",
        "published",
        "posted",
        "updated",
        "last ",
        "reviewed",
        "released",
        "publie",
        "veroffentlicht",
        "publicado",
        "pubblicato",
    ];
    words.iter().any(|w| folded.starts_with(w))
}

/// Whether two days, as ISO 8601 begins, are one apart.
pub fn is_next(a: &str, b: &str) -> bool {
    let number = |day: &str| {
        let mut parts = day.get(..10)?.split('-').map(|p| p.parse::<i64>().ok());
        let (y, m, d) = (parts.next()??, parts.next()??, parts.next()??);
        // Days in months of 31 are enough to tell neighbours but for the ends of shorter months.
        Some(match (m, d) {
            (4 | 6 | 9 | 11, 30) => ((y * 12 + m) * 31) + 31,
            (2, 28 | 29) => ((y * 12 + m) * 31) + 31,
            _ => ((y * 12 + m) * 31) + d,
        })
    };
    matches!((number(a), number(b)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
}

/// The day in an address, `/2017/07/07/` or `/2017-07-07-`.
pub fn in_address(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let numbers: Vec<&str> = path.split(['/', '-', '+', '_', '.']).collect();
    numbers.windows(3).find_map(|window| match window {
        [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2 => {
            valid(y.parse().ok()?, m.parse().ok()?, d.parse().ok()?)
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_written() {
        let rows = [
            ("Elmton Post, July 07, 2017", Some("2017-07-07")),
            ("3rd of May 2011 at 5 pm", Some("2011-05-03")),
            ("Sept. 9, 2020", Some("2020-09-09")),
            ("am 7. März 2017", Some("2017-03-07")),
            ("7 de agosto de 2017", Some("2017-08-07")),
            ("le 1er août 2017", Some("2017-08-01")),
            ("19-Dec-2025", Some("2025-12-19")),
            ("2017年7月7日", Some("2017-07-07")),
            ("31/12/2019", Some("2019-12-31")),
            ("05.03.2019", Some("2019-03-05")),
            ("room 12, 2017", None),
            ("June 2017", None),
        ];
        for (text, day) in rows {
            assert_eq!(first_day(text).as_deref(), day, "{text}");
        }
    }

    #[test]
    fn stated_days_keep_their_clock() {
        assert_eq!(iso("2017-07-07T10:00:00+02:00").as_deref(), Some("2017-07-07T10:00:00+02:00"));
        assert_eq!(iso("2017-07-07 10:00").as_deref(), Some("2017-07-07"));
        assert_eq!(iso("20170707").as_deref(), Some("2017-07-07"));
        assert_eq!(iso("0000-00-00"), None);
        assert!(is_next("2011-04-30", "2011-05-01T02:00:00Z") && is_next("2012-01-01", "2011-12-31"));
        assert!(!is_next("2011-05-01", "2011-05-01") && !is_next("2011-05-01", "2012-05-02"));
        assert_eq!(
            in_address("https://elmton.example/2017/07/08/oaks?x=2011/01/01").as_deref(),
            Some("2017-07-08")
        );
        assert_eq!(in_address("https://elmton.example/oaks-2017"), None);
    }
}
