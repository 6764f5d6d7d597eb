//! Years, business years, decades, centuries, quarters, halves, and periods told of.

use super::months::{by_lean, past_within, two_digits, year_after, year_at};
use super::{Read, date};
use crate::dates::when::{Lean, Unit, When, Year};
use crate::dates::words::{Lex, Words};

pub fn starts_year(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Digits(_, 3 | 4)
            | Lex::Mark(b'\'')
            | Lex::Within
            | Lex::Edge
            | Lex::End
            | Lex::The
            | Lex::Count(_)
    )
}

pub fn starts_fiscal(lex: Lex) -> bool {
    matches!(lex, Lex::Fiscal | Lex::Within | Lex::The | Lex::Edge | Lex::End)
}

pub fn starts_decade(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Decade(_)
            | Lex::Units(Unit::Year)
            | Lex::Mark(b'\'')
            | Lex::Within
            | Lex::The
            | Lex::Edge
            | Lex::End
    )
}

pub fn starts_century(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Ordinal(_)
            | Lex::Digits(_, 1 | 2)
            | Lex::Count(20)
            | Lex::Within
            | Lex::The
            | Lex::Edge
            | Lex::End
    )
}

pub fn starts_quarter(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::The
            | Lex::Ordinal(_)
            | Lex::Second
            | Lex::Fiscal
            | Lex::Within
            | Lex::Digits(_, 1 | 4)
            | Lex::Last
            | Lex::Edge
            | Lex::End
    )
}

pub fn starts_year_end(lex: Lex) -> bool {
    matches!(lex, Lex::Unit(Unit::Year) | Lex::The)
}

pub fn starts_period(lex: Lex) -> bool {
    matches!(lex, Lex::The | Lex::Current | Lex::Latest)
}

/// Whether "year" stands there.
pub fn is_year(words: &Words, at: usize) -> bool {
    matches!(words.lex(at), Lex::Unit(Unit::Year))
}

/// A year in words: "nineteen ninety-six", "two thousand", "two thousand seventeen".
pub fn spelled(words: &Words, at: usize) -> Option<(i32, usize)> {
    let pair = |at: usize| -> Option<(i32, usize)> {
        let Lex::Count(tens) = words.lex(at) else { return None };
        if tens < 20 {
            return (tens >= 10).then_some((i32::from(tens), at + 1));
        }
        let next = words.past_hyphen(at + 1);
        match words.lex(next) {
            Lex::Count(ones @ 1..=9) => Some((i32::from(tens + ones), next + 1)),
            _ => Some((i32::from(tens), at + 1)),
        }
    };
    match words.lex(at) {
        Lex::Count(century @ 15..=19) => {
            let (rest, end) = pair(words.past_hyphen(at + 1))?;
            Some((i32::from(century) * 100 + rest, end))
        }
        Lex::Count(2) if matches!(words.lex(at + 1), Lex::Times(1000)) => {
            let and = if words.one_of(at + 2, words.language.and) { at + 3 } else { at + 2 };
            match pair(and) {
                Some((rest, end)) => Some((2000 + rest, end)),
                None => Some((2000, at + 2)),
            }
        }
        _ => None,
    }
}

/// "1998", "the year 2000", "mid-1996", "the end of 1990", "1988-89".
pub fn year(words: &Words, at: usize) -> Read {
    let mut start = past_within(words, at);
    if start == at && matches!(words.lex(at), Lex::Within) {
        start = words.past_hyphen(at + 1);
    }
    let the_year = matches!(words.lex(start), Lex::The) && is_year(words, start + 1);
    // "the 1988 period"
    let the_period = matches!(words.lex(start), Lex::The)
        && matches!(words.lex(start + 2), Lex::Period | Lex::Unit(Unit::Quarter));
    let named = if the_year { start + 2 } else { start + usize::from(the_period) };
    let (year, to) = year_at(words, named)?;
    if the_year || start > at && !matches!(words.lex(start), Lex::The) {
        return date(to, When::Year(Year::Said(year)));
    }
    if matches!(words.lex(at), Lex::Count(2)) {
        return None;
    }
    (the_period || super::traps::is_year_in_context(words, at, to, year)).then_some(())?;
    // "the 1988 period", "the 1990 quarter"
    if matches!(words.lex(to), Lex::Unit(Unit::Quarter)) {
        return date(to + 1, When::Period { unit: Some(Unit::Quarter), years: 0, year: Some(year) });
    }
    if matches!(words.lex(to), Lex::Period) {
        return date(to + 1, When::Period { unit: None, years: 0, year: Some(year) });
    }
    date(to, When::Year(Year::Said(year)))
}

/// "Fiscal 1990", "fiscal year 1990", "the fiscal year".
pub fn fiscal(words: &Words, at: usize) -> Read {
    let start = past_within(words, at);
    let the = matches!(words.lex(start), Lex::The);
    let start = if the { start + 1 } else { start };
    if !matches!(words.lex(start), Lex::Fiscal) {
        return None;
    }
    let next = if is_year(words, start + 1) { start + 2 } else { start + 1 };
    if let Some((year, to)) = year_at(words, next) {
        return date(to, When::Year(Year::Said(year)));
    }
    (next == start + 2 && the).then_some(())?;
    if matches!(words.lex(next), Lex::Ended) {
        let length = When::Length { count: crate::dates::when::Count::Exactly(1), unit: Unit::Year };
        return Some((next, length.said(), crate::dates::TimexType::Duration));
    }
    date(next, When::Year(Year::Counted(0)))
}

/// "The 1990s", "the late '80s", "the nineties".
pub fn decade(words: &Words, at: usize) -> Read {
    // "les années 1990", "los años 90"
    if let (Lex::Units(Unit::Year), true) = (words.lex(at), words.language.postposed) {
        let decade = match words.lex(at + 1) {
            Lex::Digits(year @ 1000..=2100, 4) if year % 10 == 0 => year as i32 / 10,
            Lex::Digits(year, 2) if year % 10 == 0 => two_digits(year) / 10,
            _ => return None,
        };
        return date(at + 2, When::Decade(decade));
    }
    let mut start = past_within(words, at);
    if start == at && matches!(words.lex(at), Lex::The) {
        start = at + 1;
    }
    if matches!(words.lex(start), Lex::Within) {
        start = words.past_hyphen(start + 1);
    }
    let apostrophe = words.mark(start, b'\'');
    let at_number = if apostrophe { start + 1 } else { start };
    let Lex::Decade(value) = words.lex(at_number) else { return None };
    let decade = match value {
        1000..=2100 => value as i32 / 10,
        // Two digits or a word need "the" or an apostrophe: "in his eighties" is an age.
        0..=99 if apostrophe || start > at && !matches!(words.lex(at), Lex::Within) => two_digits(value) / 10,
        _ => return None,
    };
    date(at_number + 1, When::Decade(decade))
}

/// "The 20th century", "the twentieth century".
pub fn century(words: &Words, at: usize) -> Read {
    let mut start = past_within(words, at);
    if start == at && matches!(words.lex(at), Lex::The) {
        start = at + 1;
    }
    if matches!(words.lex(start), Lex::Within) {
        start = words.past_hyphen(start + 1);
    }
    let (nth, next) = super::months::ordinal_at(words, start)?;
    let next = words.past_hyphen(next);
    if !matches!(words.lex(next), Lex::Unit(Unit::Century)) || nth == 0 {
        return None;
    }
    date(next + 1, When::Century(i32::from(nth) - 1))
}

/// "Year-end", "the year's end".
pub fn year_end(words: &Words, at: usize) -> Read {
    let start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    let next = words.past_hyphen(start + 1);
    if !is_year(words, start) || !matches!(words.lex(next), Lex::End) {
        return None;
    }
    date(next + 1, When::YearEnd(by_lean(words, at, Lean::Tense, Year::Open).0))
}

/// The quarter or half that follows "the", "1989", "fiscal", "last year's".
pub fn quarter_of(words: &Words, at: usize, year: Year) -> Option<(usize, When)> {
    let start = if matches!(words.lex(at), Lex::Fiscal) { words.past_hyphen(at + 1) } else { at };
    let (nth, next) = match words.lex(start) {
        Lex::Last => (2, start + 1),
        _ => super::months::ordinal_at(words, start)?,
    };
    // "The first two quarters of 1990" are its first half.
    let two = matches!(words.lex(next), Lex::Count(2) | Lex::Digits(2, 1));
    if two
        && matches!(words.lex(next + 1), Lex::Units(Unit::Quarter))
        && (nth == 1 || matches!(words.lex(start), Lex::Last))
    {
        return Some((next + 2, When::Half { year, half: nth }));
    }
    let fiscal = words.past_hyphen(next);
    let noun = if matches!(words.lex(fiscal), Lex::Fiscal) { words.past_hyphen(fiscal + 1) } else { fiscal };
    match words.lex(noun) {
        Lex::Unit(Unit::Quarter) if nth <= 4 && !matches!(words.lex(start), Lex::Last) => {
            Some((noun + 1, When::Quarter { year, quarter: Some(nth) }))
        }
        Lex::Half if nth <= 2 => Some((noun + 1, When::Half { year, half: nth })),
        _ => None,
    }
}

/// "The third quarter", "third-quarter", "the fiscal first quarter", "the 1988 second quarter", "the first half of 1998".
pub fn quarter(words: &Words, at: usize) -> Read {
    let within = past_within(words, at);
    // "The third-quarter loss": the article belongs to the noun.
    if matches!(words.lex(at), Lex::The) && words.joined_mark(at + 2, b'-') {
        return None;
    }
    let start = if matches!(words.lex(within), Lex::The) { within + 1 } else { within };
    let (before, start) = match words.lex(start) {
        Lex::Digits(year @ 1900..=2100, 4) => (Year::Said(year as i32), words.past_hyphen(start + 1)),
        _ => (Year::Open, start),
    };
    let (end, when) = quarter_of(words, start, before)?;
    let (year, to) = if before == Year::Open { year_after(words, end) } else { (before, end) };
    let when = match when {
        When::Quarter { quarter, .. } => When::Quarter { year, quarter },
        When::Half { half, .. } => {
            // "The first half" alone is as often a match's or a book's.
            if year == Year::Open {
                return None;
            }
            When::Half { year, half }
        }
        other => other,
    };
    date(to, when)
}

/// "The quarter", "the latest period", "the year", told of before.
pub fn period(words: &Words, at: usize) -> Read {
    let the = matches!(words.lex(at), Lex::The);
    let start = if the { at + 1 } else { at };
    let latest = matches!(words.lex(start), Lex::Current | Lex::Latest);
    let noun = if latest || words.one_of(start, words.language.comparable) { start + 1 } else { start };
    // "the comparable year-ago quarter"
    if noun > start && !latest && is_year(words, noun) && words.joined_mark(noun + 1, b'-') {
        return super::counts::ago(words, noun);
    }
    let unit = match words.lex(noun) {
        Lex::Unit(unit @ (Unit::Quarter | Unit::Week)) => Some(unit),
        Lex::Unit(Unit::Year) if the && !latest => return the_year(words, at, noun),
        Lex::Period => None,
        _ => return None,
    };
    // "the same period last year", "the quarter a year ago"
    let gone = match year_after(words, noun + 1) {
        (Year::Counted(-1), to) => to,
        _ if matches!(words.lex(noun + 1), Lex::A)
            && is_year(words, noun + 2)
            && matches!(words.lex(noun + 3), Lex::Ago | Lex::Earlier) =>
        {
            noun + 4
        }
        _ => 0,
    };
    if gone > 0 && unit != Some(Unit::Week) {
        return date(gone, When::Period { unit, years: -1, year: None });
    }
    if unit.is_none() && !latest {
        return None;
    }
    // "the quarter-to-quarter rise"
    if words.joined_mark(noun + 1, b'-') {
        return None;
    }
    if unit == Some(Unit::Week) && (latest || !the) || matches!(words.lex(noun + 1), Lex::Of) {
        return None;
    }
    if unit == Some(Unit::Week) {
        return date(
            noun + 1,
            When::Shift { unit: Unit::Week, by: 0, from: crate::dates::when::From::Anchor },
        );
    }
    // "the quarter ended Sept. 30": which of a business year is not said.
    if unit == Some(Unit::Quarter) && !latest && matches!(words.lex(noun + 1), Lex::Ended) {
        return date(noun + 1, When::Quarter { year: Year::Counted(0), quarter: None });
    }
    date(noun + 1, When::Period { unit, years: 0, year: None })
}

/// "For the year", "the full year"; "the year ended" is a length.
fn the_year(words: &Words, at: usize, noun: usize) -> Read {
    // "In the year to March".
    let through = matches!(words.lex(noun + 1), Lex::And)
        && !words.one_of(noun + 1, words.language.and)
        && super::months::month_name(words, noun + 2).is_some();
    if through || matches!(words.lex(noun + 1), Lex::Ended) {
        let length = When::Length { count: crate::dates::when::Count::Exactly(1), unit: Unit::Year };
        return Some((noun + 1, length.said(), crate::dates::TimexType::Duration));
    }
    let full = !matches!(words.lex(noun - 1), Lex::The);
    // "The rest of the year", but not "that time of the year", "the word of the year".
    let part = !matches!(words.lex(at.wrapping_sub(1)), Lex::Of)
        || matches!(words.lex(at.wrapping_sub(2)), Lex::Half | Lex::Unit(_) | Lex::Units(_))
        || words.one_of(at.wrapping_sub(2), words.language.parts);
    let led = |table| words.one_of(at.wrapping_sub(1), table);
    let generic = led(words.language.generic_before) || led(words.language.lasting);
    (full || part && generic).then_some(())?;
    date(noun + 1, When::Year(Year::Counted(0)))
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("Sales rose in the third quarter of 2016.", "the third quarter of 2016=2016-Q3"),
            ("Sales rose in the first quarter.", "the first quarter=2017-Q1"),
            ("Sales fell in the fourth quarter.", "the fourth quarter=2016-Q4"),
            ("The fourth-quarter loss grew.", "fourth-quarter=2016-Q4"),
            ("The 2015 second quarter was bad.", "The 2015 second quarter=2015-Q2"),
            ("In this year's first quarter it grew.", "this year's first quarter=2017-Q1"),
            ("Sales rose in the third quarter of 2016 from the same period last year.", "the third quarter of 2016=2016-Q3; the same period last year=2015-Q3"),
            ("Sales fell this year, to less than in the comparable period a year earlier.", "this year=2017; the comparable period a year earlier=2016"),
            ("The quarter-to-quarter rise was small.", ""),
            ("In the same period he wrote a book.", ""),
            ("In the second quarter it earned more than in the 2015 quarter. The quarter was its best.", "the second quarter=2017-Q2; the 2015 quarter=2015-Q2; The quarter=2017-Q2"),
            ("In the first half of 2016 it grew.", "the first half of 2016=2016-H1"),
            ("In the second half of last year it grew.", "the second half of last year=2016-H2"),
            ("In the first two quarters of 2016 it grew.", "the first two quarters of 2016=2016-H1"),
            ("In the last two quarters of last year it grew.", "the last two quarters of last year=2016-H2"),
            ("The first two quarters of the match were dull.", ""),
            ("It will grow throughout the year.", "the year=P1Y"),
            ("It grew throughout the fiscal year.", "the fiscal year=P1Y"),
            ("It grew throughout the 1990s.", "the 1990s=199"),
            ("It rained throughout Monday.", "Monday=2017-07-03"),
            ("Sales rose in the year to June.", "the year=P1Y; June=2017-06"),
            ("Sales rose in the year to their best.", "the year=2017"),
            ("It will be ready no later than 2019.", "2019=2019"),
            ("It drew more than 2019 did.", ""),
            ("It grew during the 1990s.", "the 1990s=199"),
            ("In the fiscal first quarter it grew.", "the fiscal first quarter=2017-Q1"),
            ("He was born in 1959.", "1959=1959"),
            ("He was born in 1848.", "1848=1848"),
            ("In 2009 he left.", "2009=2009"),
            ("Since 1985 nothing has changed.", "1985=1985"),
            ("The 2018 winter games are near.", "2018=2018"),
            ("The 1990 invasion shocked them.", "1990=1990"),
            ("The year 2000 is far.", "The year 2000=2000"),
            ("It fell apart in mid-1996.", "mid-1996=1996"),
            ("It is due by the end of 2020.", "the end of 2020=2020"),
            ("From 1988 to 1991 he taught.", "1988=1988; 1991=1991"),
            ("He taught in 1988-89.", "1988=1988; 89=1989"),
            ("He taught there (1988-1991).", "1988=1988; 1991=1991"),
            ("In nineteen ninety-six a bomb went off.", "nineteen ninety-six=1996"),
            ("By the year two thousand it was gone.", "the year two thousand=2000"),
            ("Fiscal 2016 was good.", "Fiscal 2016=2016"),
            ("In fiscal year 2016 it grew.", "fiscal year 2016=2016"),
            ("The rest of the year was dry.", "the year=2017"),
            ("The first months of the year were dry.", "the year=2017"),
            ("It was the driest time of the year.", ""),
            ("It is the word of the year.", ""),
            ("It is due at year-end.", "year-end=2017"),
            ("It stood at 40 at year-end.", "year-end=2016"),
            ("It hoped to stand at 40 by year-end.", "year-end=2017"),
            ("It grew in the 1990s.", "the 1990s=199"),
            ("It grew in the late 1970s.", "the late 1970s=197"),
            ("It grew in the '80s.", "the '80s=198"),
            ("It grew in the nineties.", "the nineties=199"),
            ("It grew in the mid-1990s.", "the mid-1990s=199"),
            ("The 20th century was long.", "The 20th century=19"),
            ("An 11th century temple stands there.", "11th century=10"),
            ("In the twenty-first century it changed.", "the twenty-first century=20"),
            ("In early 1998 it rained.", "early 1998=1998"),
            ("The post-1959 politics changed.", "1959=1959"),
        ]);
    }
}
