//! Names of people in a byline.

use super::lexicon::{BY, DEGREES, JOBS, NOT_NAMES};
use super::plain;

/// The names in a byline: "By Ada Fir, PhD, and Ben Oak, Staff Writer | May 3" gives Ada Fir and Ben Oak.
pub fn names(byline: &str) -> Vec<String> {
    let byline = without_by(byline);
    let mut found: Vec<String> = Vec::new();
    for part in parts(byline) {
        let name = tidy(part);
        match verdict(name) {
            Verdict::Name => {
                if !found.iter().any(|known| plain(known) == plain(name)) {
                    found.push(name.to_owned());
                }
            }
            Verdict::Aside => {}
            // What follows words that are no name is no byline any more.
            Verdict::End => break,
        }
    }
    found
}

/// Whether a text is a byline: words for "by" and at least one name, and little else.
pub fn is_byline(text: &str) -> bool {
    let stripped = without_by(text);
    stripped.len() < text.trim().len() && text.len() <= 160 && !names(text).is_empty()
}

/// The text without the words for "by" at its start.
pub fn without_by(text: &str) -> &str {
    let mut text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    loop {
        let longest = BY.iter().filter_map(|by| after_words(text, by)).min_by_key(|rest| rest.len());
        match longest {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => return text,
        }
    }
}

/// What follows when a text starts with some words, whatever their case.
fn after_words<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let head = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    let ends = words.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}']);
    (head.eq_ignore_ascii_case(words) && ends).then(|| rest.trim_start_matches([' ', ':', '\u{a0}']))
}

fn parts(byline: &str) -> impl Iterator<Item = &str> {
    let cut = byline.split([',', ';', '&', '|', '/', '•', '·', '–', '—', '\n', '+']);
    cut.flat_map(|part| {
        split_words(
            part,
            &[" and ", " und ", " et ", " y ", " - ", " with ", " AND ", " on ", " for ", " And "],
        )
    })
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
    // Degrees after the name, unless nothing is left.
    let mut name = part.trim();
    while let Some((head, last)) = name.rsplit_once(' ') {
        let letters: String = last.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        if head.contains(' ')
            && DEGREES.binary_search(&letters.as_str()).is_ok()
            && !last.chars().any(char::is_lowercase)
        {
            name = head.trim_end_matches([',', ' ']);
        } else {
            break;
        }
    }
    name
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
        DEGREES.binary_search(&letters.as_str()).is_ok()
    });
    if all_degrees {
        return Verdict::Aside;
    }
    let bad = letters < 2
        || letters * 2 < part.chars().count()
        || words.len() > 7
        || part.len() > 80
        || part.contains(['@', '<', '{', '?', '!'])
        || part.contains("http")
        || part.contains("www.")
        || (words.len() == 1 && NOT_NAMES.binary_search(&words.first().copied().unwrap_or("")).is_ok())
        || words.first().is_some_and(|w| {
            matches!(
                *w,
                "about"
                    | "follow"
                    | "published"
                    | "posted"
                    | "updated"
                    | "last"
                    | "read"
                    | "view"
                    | "share"
                    | "in"
                    | "on"
                    | "at"
            )
        })
        || words.iter().any(|w| w.bytes().all(|b| b.is_ascii_digit() || b == b':'))
        || super::day::first_day(part).is_some();
    if bad {
        return Verdict::End;
    }
    let jobs = words.iter().filter(|w| JOBS.binary_search(w).is_ok()).count();
    // "Staff", "Senior Editor", "Staff Writer".
    if jobs > 0
        && (jobs == words.len() || words.len() <= 4 && jobs * 2 >= words.len() && !words.contains(&"team"))
    {
        return Verdict::Aside;
    }
    let starts_lower = part.chars().next().is_some_and(char::is_lowercase);
    if starts_lower && words.len() > 2 {
        return Verdict::End;
    }
    Verdict::Name
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
        assert!(!is_byline("Ada Fir"));
        assert!(!is_byline(
            "By the time the mayor of Elmton had come home from the fair, it was late and nobody was there to meet her"
        ));
    }
}
