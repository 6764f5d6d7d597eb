//! Periods counted from the day of publication: "last week", "this year", "early next month", "later this week".

use super::months::past_within;
use super::{Read, date};
use crate::dates::TimexType;
use crate::dates::tense::ends_sentence;
use crate::dates::when::{From, Unit, When, Year};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Last
            | Lex::This
            | Lex::Next
            | Lex::Coming
            | Lex::Previous
            | Lex::Following
            | Lex::That
            | Lex::Current
            | Lex::Latest
            | Lex::The
            | Lex::Within
            | Lex::Earlier
            | Lex::Later
            | Lex::Edge
            | Lex::End
            | Lex::Past
            | Lex::Unit(_)
    )
}

/// Reads the phrase, with "early", "late", "the end of", "earlier", "later in" before it.
pub fn shift(words: &Words, at: usize) -> Read {
    if let Lex::Unit(unit) = words.lex(at) {
        return postposed(words, at, unit);
    }
    if let Some((unit, by)) = left_out(words, at) {
        return date(at + 1, When::Shift { unit, by, from: From::Anchor });
    }
    let mut start = past_within(words, at);
    if start == at && matches!(words.lex(at), Lex::Earlier | Lex::Later) {
        start = if words.one_of(at + 1, words.language.year_leads) { at + 2 } else { at + 1 };
    }
    if start == at && matches!(words.lex(at), Lex::Within) {
        start = words.past_hyphen(at + 1);
    }
    let modified = start > at;
    let the = matches!(words.lex(start), Lex::The);
    let core = if the { start + 1 } else { start };
    // "The week before last", "the week after next".
    if let (true, Lex::Unit(unit)) = (the, words.lex(core))
        && unit >= Unit::Weekend
    {
        let by = match words.lex(core + 2) {
            Lex::Last if words.one_of(core + 1, words.language.before) => -2,
            Lex::Next if words.one_of(core + 1, words.language.after) => 2,
            _ => 0,
        };
        if by != 0 && !words.lex(core + 3).names_time() {
            return date(core + 3, When::Shift { unit, by, from: From::Anchor });
        }
    }
    let (by, from, next) = match (words.lex(core), words.lex(core + 1)) {
        (Lex::This, Lex::Past) => (-1, From::Anchor, core + 2),
        (Lex::This, Lex::Coming | Lex::Next) => (1, From::Anchor, core + 2),
        (Lex::This, Lex::Current) => (0, From::Anchor, core + 2),
        (Lex::That, Lex::That) => (0, From::Told, core + 2),
        // "The last week of May" is no week before this one.
        (Lex::Last, _)
            if matches!((words.lex(core.wrapping_sub(1)), words.lex(core + 2)), (Lex::The, Lex::Of)) =>
        {
            return None;
        }
        (Lex::Last, _) => (-1, From::Anchor, core + 1),
        (Lex::Past, _) => (-1, From::Anchor, core + 1),
        (Lex::This, _) if !the => (0, From::Anchor, core + 1),
        (Lex::Current, _) => (0, From::Anchor, core + 1),
        // "Sales in the latest year": figures are of one that is over.
        (Lex::Latest, _) => (-1, From::Anchor, core + 1),
        (Lex::Next | Lex::Coming, _) => {
            (1, if the && words.language.the_next_is_told { From::Told } else { From::Anchor }, core + 1)
        }
        (Lex::Previous, _) => (-1, From::Told, core + 1),
        (Lex::Following, _) => (1, From::Told, core + 1),
        (Lex::That, _) => (0, From::Told, core + 1),
        // "the end of the month", "earlier in the year", "later in the day", "the weekend"
        (Lex::Unit(_), _) if the && (modified || matches!(words.lex(core), Lex::Unit(Unit::Weekend))) => {
            (0, From::Anchor, core)
        }
        _ => return None,
    };
    let fiscal = matches!(words.lex(next), Lex::Fiscal);
    let noun = if fiscal { next + 1 } else { next };
    if fiscal && !super::years::is_year(words, noun) {
        return None;
    }
    let unit = match words.lex(noun) {
        Lex::Unit(unit) => unit,
        Lex::Second | Lex::Period => return None,
        _ => return None,
    };
    let to = noun + 1;
    let said = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        // "This Week" and "Today" with capitals within a sentence are names of programmes.
        _ if words.at(core).capital && words.at(noun).capital => return None,
        Unit::Night => return None,
        // "At the end of the day" is a manner of speaking.
        Unit::Day if modified && by == 0 && at_before(words, at) => return None,

        Unit::Day
            if from == From::Anchor && (by == 0 && !modified || matches!(words.lex(core), Lex::Latest)) =>
        {
            return None;
        }
        Unit::Day if modified && by == 0 && from == From::Anchor => {
            When::Shift { unit, by: 0, from: From::Told }
        }
        Unit::Decade | Unit::Century if matches!(words.lex(core), Lex::Past) => return None,
        Unit::Quarter => quarter(words, core, by, from),
        // "the week of March 6"
        Unit::Weekend if the && !modified && by == 0 => When::Shift { unit, by: 0, from: From::Told },
        _ => When::Shift { unit, by, from },
    };
    // "this year's third quarter", "last year's first quarter"
    if unit == Unit::Year
        && words.at(noun).owned
        && let Some((end, when)) = super::years::quarter_of(words, to, year_of(by, from))
    {
        return date(end, when);
    }
    if unit == Unit::Year && by == -1 && from == From::Anchor && !modified {
        // "last year's quarter", and "up from last year's $2 million": the period told of, a year before.
        if words.at(noun).owned && matches!(words.lex(to), Lex::Unit(Unit::Quarter) | Lex::Period) {
            return date(to + 1, When::Period { unit: Some(Unit::Quarter), years: -1, year: None });
        }
        if compared_figures(words, at) {
            return date(to, When::Period { unit: None, years: -1, year: None });
        }
    }
    Some((to, said.said(), TimexType::Date))
}

/// "More was paid this year than last", "this year or next": the unit left out, as "this" has it in the same
/// sentence, and how many of it to go.
#[inline(never)] // the module stays small
fn left_out(words: &Words, at: usize) -> Option<(Unit, i32)> {
    let lead = at.wrapping_sub(1);
    let by = match words.lex(at) {
        Lex::Last if words.one_of(lead, words.language.elliptic) => -1,
        Lex::Next
            if matches!(words.lex(lead), Lex::And)
                && matches!(words.lex(lead.wrapping_sub(1)), Lex::Unit(_)) =>
        {
            1
        }
        _ => return None,
    };
    if !matches!(words.lex(at + 1), Lex::Mark(b'.' | b',' | b';')) && at + 1 < words.list.len() {
        return None;
    }
    for i in (at.saturating_sub(30)..at).rev() {
        match (words.lex(i), words.lex(i + 1)) {
            (Lex::This, Lex::Unit(unit)) if unit >= Unit::Weekend => return Some((unit, by)),
            _ if ends_sentence(words, i) => break,
            _ => {}
        }
    }
    None
}

fn at_before(words: &Words, at: usize) -> bool {
    (1..=2).any(|back| words.one_of(at.wrapping_sub(back), words.language.at))
}

/// "La semaine dernière", "el mes próximo": the unit first.
fn postposed(words: &Words, at: usize, unit: Unit) -> Read {
    let by = match words.lex(at + 1) {
        _ if !words.language.postposed || unit < Unit::Week => return None,
        Lex::Last => -1,
        Lex::Next => 1,
        _ => return None,
    };
    date(at + 2, When::Shift { unit, by, from: From::Anchor })
}

/// Whether money or a share stands before, with "compared" or "from": "from $3 million last year".
fn compared_figures(words: &Words, at: usize) -> bool {
    // What another sentence tells is not compared.
    let from = (at.saturating_sub(8)..at)
        .rev()
        .find(|i| ends_sentence(words, *i))
        .map_or(at.saturating_sub(8), |i| i + 1);
    let figures = (from..at + 4).any(|i| words.mark(i, b'$') || words.mark(i, b'%'));
    figures && (from..at).any(|i| words.one_of(i, words.language.comparing) || words.is(i, "from"))
}

fn year_of(by: i32, from: From) -> Year {
    match from {
        From::Anchor => Year::Counted(by),
        From::Told => Year::Told(by),
    }
}

fn quarter(words: &Words, core: usize, by: i32, from: From) -> When {
    match words.lex(core) {
        Lex::Latest => When::Period { unit: Some(Unit::Quarter), years: 0, year: None },
        Lex::That => When::Period { unit: Some(Unit::Quarter), years: 0, year: None },
        _ => When::Shift { unit: Unit::Quarter, by, from },
    }
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("Prices rose last week.", "last week=2017-W26"),
            ("Prices rose this week.", "this week=2017-W27"),
            ("Prices will rise next week.", "next week=2017-W28"),
            ("Prices rose last month.", "last month=2017-06"),
            ("Prices rose earlier this month.", "earlier this month=2017-07"),
            ("Prices will rise early next month.", "early next month=2017-08"),
            ("Prices rose last year.", "last year=2016"),
            ("In the second quarter it earned $3 million, up from $2 million last year.", "the second quarter=2017-Q2; last year=2016-Q2"),
            ("In the second quarter it earned $3 million, much of it from wool. Last year it earned $9 million.", "the second quarter=2017-Q2; Last year=2016"),
            ("He came in 1913, and that day prices fell.", "1913=1913; that day=?"),
            ("He came in May 1995 and left the next day.", "May 1995=1995-05; the next day=?"),
            ("He came in May 1995 and left the next month.", "May 1995=1995-05; the next month=1995-06"),
            ("Prices rose this year.", "this year=2017"),
            ("Prices will rise late next year.", "late next year=2018"),
            ("Prices rose over the weekend.", "the weekend=2017-W26-WE"),
            ("They meet this weekend.", "this weekend=2017-W27-WE"),
            ("They met last weekend.", "last weekend=2017-W26-WE"),
            ("They meet next weekend.", "next weekend=2017-W28-WE"),
            ("Prices rose last quarter.", "last quarter=2017-Q2"),
            ("Prices rose this quarter.", "this quarter=2017-Q3"),
            ("Prices will rise next quarter.", "next quarter=2017-Q4"),
            ("It was the worst of the last decade.", "the last decade=200"),
            ("It was bad for the past decade.", "the past decade=P10Y"),
            ("He came in May 1995 and left the following year.", "May 1995=1995-05; the following year=1996"),
            ("He died in 1913, and that year prices fell.", "1913=1913; that year=1913"),
            ("He came in 1913 and had left the previous year.", "1913=1913; the previous year=1912"),
            ("It must be done by the end of the month.", "the end of the month=2017-07"),
            ("It must be done by the end of this week.", "the end of this week=2017-W27"),
            ("It was cheaper earlier in the year.", "earlier in the year=2017"),
            ("In the current year nothing changed.", "the current year=2017"),
            ("Sales fell in the latest year.", "the latest year=2016"),
            ("Sales fell in the latest fiscal year.", "the latest fiscal year=2016"),
            ("Prices rose in the latest month.", "the latest month=2017-06"),
            ("The latest day of mourning was long.", ""),
            ("It paid more this year than last.", "this year=2017; last=2016"),
            ("Prices this month were as low as last, they said.", "this month=2017-07; last=2017-06"),
            ("He ran this week from first to last.", "this week=2017-W27"),
            ("This man left no sooner than last.", ""),
            ("It will close this year or next.", "this year=2017; next=2018"),
            ("First this year and next, then the rest.", "this year=2017; next=2018"),
            ("This year he left, and next he died.", "This year=2017"),
            ("It rained in the last week of May.", "May=2017-05"),
            ("It was the last year of his life.", ""),
            ("It rained in the last week.", "the last week=2017-W26"),
            ("It rained the week before last.", "the week before last=2017-W25"),
            ("It will close the year after next.", "the year after next=2019"),
            ("It rained the week before last Monday.", "the week=2017-W27; last Monday=2017-07-03"),
            ("They like this year better than last things.", "this year=2017"),
            ("At the end of the day, it is bread.", ""),
            ("It must be done by the end of the day.", "the end of the day=2017-07-07"),
            ("The coming week is decisive.", "The coming week=2017-W28"),
            ("This past winter was cold.", "This past winter=2016-WI"),
        ]);
    }
}
