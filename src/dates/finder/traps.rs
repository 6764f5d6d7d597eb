//! What looks like a date and is none.

use super::Hit;
use crate::dates::when::{Lean, When, Year};
use crate::dates::words::{Lex, Words};

/// Whether a month's name that is a word or a name too stands as a month: "in May", "March's", "May and June".
pub fn month_alone(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    let preceded =
        words.one_of(at.wrapping_sub(1), MONTH_BEFORE) || matches!(before.lex, Lex::Within | Lex::Each);
    let ambiguous = words.one_of(at, &["mar", "march", "may"]);
    if preceded {
        // "from March to Dakar" passes, "by April Stone" does not.
        let next = words.at(at + 1);
        let named = next.capital
            && next.spaced
            && words.one_of(at.wrapping_sub(1), NAME_BEFORE)
            && next.lex == Lex::None;
        return !named;
    }
    if ambiguous {
        return false;
    }
    // "April" at the start of a sentence, or before a verb, is as often a name.
    !words.starts_sentence(at)
        && words.one_of(at, &["apr", "april", "aug", "august"])
        && (words.at(at).owned
            || words.lex(at + 1) == Lex::None
                && !words.at(at + 1).capital
                && matches!(before.lex, Lex::The | Lex::A | Lex::And))
        || words.one_of(at, &["dec", "feb", "jan", "nov", "oct", "sept"]) && words.joined_mark(at + 1, b'.')
}

/// Sorted.
const MONTH_BEFORE: &[&str] = &[
    "after",
    "around",
    "before",
    "between",
    "by",
    "during",
    "for",
    "from",
    "in",
    "of",
    "since",
    "through",
    "throughout",
    "till",
    "until",
];

/// Prepositions that stand before names as often as before months. Sorted.
const NAME_BEFORE: &[&str] = &["by", "for", "from", "of"];

/// Whether four digits are a year where they stand.
pub fn is_year_in_context(words: &Words, at: usize, to: usize, year: i32) -> bool {
    let before = words.before(at);
    let before_mark = match before.lex {
        Lex::Mark(mark) => mark,
        _ => 0,
    };
    let glued_before = !words.at(at).spaced;
    let after = words.at(to);
    // "$1990", "#1990", "1990%", "3-1990", "1990/5", "1.1990", "page 1990"
    if matches!(before_mark, b'$' | b'#' | b'+' | b'=' | b'@')
        || glued_before && matches!(before_mark, b'/' | b':' | b'.' | b',' | b'&' | b'_')
    {
        return false;
    }
    if before.text.len() > 1 && matches!(before_mark, 0xe2 | 0xc2) && glued_before {
        return false;
    }
    if !after.spaced && matches!(after.lex, Lex::Mark(b'%' | b'/' | b':' | b'+')) {
        return false;
    }
    if words.one_of(at.wrapping_sub(1), NUMBERED)
        || words.one_of(to, COUNTED)
        || matches!(after.lex, Lex::Units(_)) && after.spaced
    {
        return false;
    }
    // "1984-style", "747-400"; but "1988-89" and "1988-1990".
    if !after.spaced
        && after.lex == Lex::Mark(b'-')
        && !words.at(to + 1).spaced
        && !matches!(words.lex(to + 1), Lex::Digits(_, 2 | 4))
    {
        return false;
    }
    if glued_before
        && before_mark == b'-'
        && !matches!(words.lex(at.wrapping_sub(2)), Lex::Digits(_, 4) | Lex::Within)
        && !words.one_of(at.wrapping_sub(2), &["mid", "post", "pre"])
    {
        return false;
    }
    let evidence = words.one_of(at.wrapping_sub(1), YEAR_BEFORE)
        || matches!(before.lex, Lex::The | Lex::Mark(b'(') | Lex::Season(_) | Lex::SeasonMaybe(_));
    match year {
        1900..=2049 => {
            let named = before.capital && before.lex == Lex::None && glued_before;
            evidence || !named && !counts_a_noun(words, at, to)
        }
        _ => evidence && !counts_a_noun(words, at, to),
    }
}

/// "1950 people", without a preposition before it: a number and the noun it counts.
fn counts_a_noun(words: &Words, at: usize, to: usize) -> bool {
    let after = words.at(to);
    let noun = after.lex == Lex::None
        && after.spaced
        && !after.capital
        && after.text.len() > 3
        && after.text.ends_with('s')
        && !after.text.ends_with("ss");
    noun && !words.one_of(at.wrapping_sub(1), YEAR_BEFORE)
        && !words.one_of(to, words.language.small)
        && words.before(at).lex != Lex::The
}

/// Sorted.
const YEAR_BEFORE: &[&str] = &[
    "after", "around", "before", "between", "by", "circa", "during", "for", "from", "in", "into", "since",
    "through", "till", "to", "until",
];

/// Words after which figures are a number, not a year. Sorted.
const NUMBERED: &[&str] = &[
    "about",
    "airbus",
    "approximately",
    "article",
    "boeing",
    "bus",
    "channel",
    "chapter",
    "flight",
    "highway",
    "interstate",
    "least",
    "model",
    "nearly",
    "no",
    "number",
    "over",
    "p",
    "page",
    "pages",
    "pp",
    "resolution",
    "room",
    "route",
    "section",
    "some",
    "than",
    "totaling",
    "train",
    "verse",
    "volume",
];

/// Nouns that figures before them count. Sorted.
const COUNTED: &[&str] = &[
    "ballots",
    "billion",
    "calories",
    "dead",
    "degrees",
    "dollars",
    "employees",
    "euros",
    "feet",
    "inches",
    "jobs",
    "kilometers",
    "km",
    "meters",
    "metres",
    "miles",
    "million",
    "people",
    "percent",
    "points",
    "pounds",
    "seats",
    "shares",
    "soldiers",
    "thousand",
    "tons",
    "troops",
    "units",
    "votes",
    "workers",
    "yards",
];

/// Whether a phrase, as it stands in its text, is no date.
pub fn is_trap(words: &Words, hit: &Hit) -> bool {
    let first = words.at(hit.from);
    match hit.said.when {
        // "The March on Rome", "May said": a bare month needs what month_alone asks.
        When::Month { year: Year::Open, lean: Lean::Tense, .. } => {
            !first.capital && matches!(first.lex, Lex::MonthMaybe(_)) && words.language.capital_months
        }
        // A weekday or feast in a title: "Saturday Night Fever", "Sunday Times", "Easter Island".
        When::Weekday { lean: Lean::Tense, .. } | When::Feast { .. } => {
            let next = words.at(hit.to);
            next.capital && next.spaced && next.lex == Lex::None && words.one_of(hit.to, TITLED)
        }
        _ => false,
    }
}

/// Words that make a title with the weekday or feast before them. Sorted.
const TITLED: &[&str] = &[
    "club",
    "fever",
    "herald",
    "independent",
    "island",
    "live",
    "mail",
    "mirror",
    "post",
    "review",
    "star",
    "telegraph",
    "times",
];
