//! Feasts and holidays.

use super::months::{by_lean, lean_before, year_after};
use super::{Read, date};
use crate::dates::TimexType;
use crate::dates::when::{Lean, Meant, Said, Unit, When};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(lex, Lex::Feast | Lex::Each | Lex::Last | Lex::This | Lex::Next | Lex::MonthMaybe(5, _))
}

/// "Thanksgiving Day", "last Thanksgiving", "Christmas Eve 2016".
pub fn feast(words: &Words, at: usize) -> Read {
    let (lean, start) = lean_before(words, at);
    // "Every Christmas" recurs.
    let every = matches!(words.lex(start), Lex::Each);
    let start = if every { start + 1 } else { start };
    if !words.at(start).capital {
        return None;
    }
    let mut name = String::with_capacity(24);
    let mut found = None;
    for next in start..start + 4 {
        let word = words.at(next);
        if word.text.is_empty() || matches!(word.lex, Lex::Mark(mark) if mark != b'.') {
            break;
        }
        if matches!(word.lex, Lex::Mark(b'.')) {
            continue;
        }
        {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(word.text.chars().flat_map(char::to_lowercase));
        }
        let feasts = words.language.feasts;
        if let Some((_, feast)) =
            feasts.binary_search_by(|(n, _)| (*n).cmp(name.as_str())).ok().and_then(|at| feasts.get(at))
        {
            found = Some((*feast, next + 1));
        }
    }
    let (feast, end) = found?;
    if every {
        return Some((end, When::EveryFeast(feast).said(), TimexType::Set));
    }
    let (year, to) = year_after(words, end);
    let (lean, year) = by_lean(words, at, lean, year);
    let lean = if lean == Lean::Tense { Lean::Tense } else { lean };
    let when = When::Feast { feast, year, lean };
    // "Easter week"
    if to == end && matches!(words.lex(end), Lex::Unit(Unit::Week)) {
        return Some((end + 1, Said { meant: Meant::Week, ..when.said() }, TimexType::Date));
    }
    date(to, when)
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("They met on Christmas Day.", "Christmas Day=2016-12-25"),
            ("They will meet on Thanksgiving.", "Thanksgiving=2017-11-23"),
            ("They met last Thanksgiving.", "last Thanksgiving=2016-11-24"),
            ("They met on Good Friday.", "Good Friday=2017-04-14"),
            ("They met on Easter Sunday 2016.", "Easter Sunday 2016=2016-03-27"),
            ("They will vote on Election Day.", "Election Day=2017-11-07"),
            ("They will meet on New Year's Day.", "New Year's Day=2018-01-01"),
            ("They met on Memorial Day.", "Memorial Day=2017-05-29"),
            ("They will march on Labor Day.", "Labor Day=2017-09-04"),
            ("They met on Halloween.", "Halloween=2016-10-31"),
            ("They met on Christmas Eve 2015.", "Christmas Eve 2015=2015-12-24"),
            ("They met on Valentine's Day.", "Valentine's Day=2017-02-14"),
            ("They met in Easter week.", "Easter week=2017-W15"),
            ("They met on Easter weekend.", "Easter=2017-04-16"),
            ("He writes to me every Christmas.", "every Christmas=XXXX-12-25"),
        ]);
    }
}
