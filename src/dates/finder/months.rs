//! Months, days of months, seasons.

use super::{Hit, Read, date};
use crate::dates::TimexType;
use crate::dates::tense::{Tense, tells};
use crate::dates::when::{Lean, When, Year};
use crate::dates::words::{Lex, Words};
use crate::rule::Rule;

pub fn starts_month(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Month(_)
            | Lex::MonthMaybe(..)
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
    let start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    match words.lex(start) {
        Lex::Within => words.past_hyphen(start + 1),
        Lex::Edge | Lex::End if matches!(words.lex(start + 1), Lex::Of) => start + 2,
        _ => at,
    }
}

/// A month's name at a place: the month and the place after it (and after its abbreviation's full stop).
pub fn month_name(words: &Words, at: usize) -> Option<(u8, usize)> {
    let word = words.at(at);
    match word.lex {
        Lex::Month(month) => Some((month, words.past_stop(at + 1))),
        Lex::MonthMaybe(month, _) if word.capital || !words.language.capital_months => {
            Some((month, words.past_stop(at + 1)))
        }
        _ => None,
    }
}

/// A year at a place: four digits, or an apostrophe and two.
pub fn year_at(words: &Words, at: usize) -> Option<(i32, usize)> {
    match words.lex(at) {
        // "1066:3" is no year, "July 4, 2016: …" is.
        Lex::Digits(year, 4)
            if (1000..=2199).contains(&year)
                && (words.at(at + 2).spaced || !words.joined_mark(at + 1, b':')) =>
        {
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
    if words.language.of_year && matches!(words.lex(next), Lex::Of) {
        next += 1;
    }
    if let Some((year, end)) = year_at(words, next) {
        return (Year::Said(year), end);
    }
    let of = if matches!(words.lex(at), Lex::Of) { at + 1 } else { at };
    if let Some((year, end)) = year_at(words, of).filter(|_| of > at) {
        return (Year::Said(year), end);
    }
    let of =
        if matches!(words.lex(of), Lex::The) && matches!(words.lex(of + 1), Lex::Following | Lex::Previous) {
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

/// An ordinal number in words or figures, "twenty-first" with it; "20." where the stop makes it one.
#[inline(never)] // asked in many places; the module stays small
pub fn ordinal_at(words: &Words, at: usize) -> Option<(u8, usize)> {
    match words.lex(at) {
        Lex::Digits(n @ 1..=99, 1 | 2) if words.language.day_stop && words.joined_mark(at + 1, b'.') => {
            Some((n as u8, at + 2))
        }
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

/// What follows a weekday or month in languages that put it there: "lundi dernier", "el lunes próximo".
pub fn lean_after(words: &Words, at: usize) -> (Lean, usize) {
    match words.lex(at) {
        Lex::Last if words.language.postposed => (Lean::Last, at + 1),
        Lex::Next if words.language.postposed => (Lean::Next, at + 1),
        _ => (Lean::Tense, at),
    }
}

/// "July 4", "Sept. 2, 1998", "last Oct. 23".
#[inline(never)] // asked in many places; the module stays small
pub fn month_day(words: &Words, at: usize) -> Read {
    let start = past_within(words, at);
    let (lean, start) = lean_before(words, start);
    let (month, next) = month_name(words, start)?;
    let the = if matches!(words.lex(next), Lex::The) { next + 1 } else { next };
    let (day, end) = day_at(words, the)?;
    // "March 3%", "March 3:1" and "March 3 million" are no days.
    let ratio = words.joined_mark(end, b':') && !words.at(end + 1).spaced;
    if words.joined_mark(end, b'%') || ratio || words.one_of(end, words.language.no_day_after) {
        return None;
    }
    let (year, to) = year_after(words, end);
    let (lean, year) = by_lean(words, at, lean, year);
    // "The quarter ended Oct. 31", told days before an October 31, was that of a year ago.
    let lead = at.wrapping_sub(1);
    let gone = matches!(words.lex(lead), Lex::Ended) && tells(words, lead) == Some(Tense::Past)
        || words.one_of(lead, words.language.since);
    let lean = if gone && lean == Lean::Tense { Lean::Gone } else { lean };
    // "The Sept. 11 attacks" are those of 2001.
    let attacks = (month, day, year) == (9, 11, Year::Open) && words.one_of(to, words.language.attacks);
    let year = if attacks { Year::Said(2001) } else { year };
    date(to, When::Day { year, month, day, lean })
}

/// "7 July 2017", "the 7th of July".
pub fn day_month(words: &Words, at: usize) -> Read {
    let start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    let (day, next) = day_at(words, start)?;
    let next = if words.language.day_stop && words.joined_mark(next, b'.') { next + 1 } else { next };
    // The first of "7-8 July", "7 and 8 July", "vom 7. bis 8. Juli": the month stands after the last.
    let linked = words.joined_mark(next, b'-') || matches!(words.lex(next), Lex::And);
    if linked && let Some((when, _)) = day_month_at(words, next + 1) {
        let When::Day { year, month, lean, .. } = when else { return None };
        return date(next, When::Day { year, month, day, lean });
    }
    let (when, to) = day_month_at(words, start)?;
    let When::Day { year, month, day, .. } = when else { return None };
    let (lean, year) = by_lean(words, at, Lean::Tense, year);
    date(to, When::Day { year, month, day, lean })
}

/// A day and the month after it, with the place after them.
fn day_month_at(words: &Words, start: usize) -> Option<(When, usize)> {
    let (day, next) = day_at(words, start)?;
    let next = if words.language.day_stop && words.joined_mark(next, b'.') { next + 1 } else { next };
    let of = if matches!(words.lex(next), Lex::Of) { next + 1 } else { next };
    let name = words.past_hyphen(of);
    let (month, end) = month_name(words, name)?;
    let (year, to) = year_after(words, words.past_hyphen(end));
    // "9/10 March 12, 2020": what stands before is a mark, not the day.
    let whole = |said: When| matches!(said, When::Day { year: Year::Said(_), .. });
    if !whole(When::Day { year, month, day, lean: Lean::Tense })
        && month_day(words, name).is_some_and(|(_, said, _)| whole(said.when))
    {
        return None;
    }
    Some((When::Day { year, month, day, lean: Lean::Tense }, to))
}

/// "October", "early December 1998", "last May", "July of that year".
pub fn month(words: &Words, at: usize) -> Read {
    let start = past_within(words, at);
    // "The late-November trip": the article belongs to the noun.
    if matches!(words.lex(at), Lex::The) && words.joined_mark(at + 2, b'-') {
        return None;
    }
    let (lean, start) = lean_before(words, start);
    let start = if lean == Lean::Tense { past_within(words, start) } else { start };
    let (month, next) = month_name(words, start)?;
    let (lean, next) = if lean == Lean::Tense { lean_after(words, next) } else { (lean, next) };
    let (year, to) = year_after(words, next);
    if year == Year::Open
        && start == at
        && matches!(words.lex(start), Lex::MonthMaybe(..))
        && !super::traps::month_alone(words, start)
    {
        return None;
    }
    let (lean, year) = by_lean(words, at, lean, year);
    // "Last June", told in July, is that of a year ago.
    let led = matches!(words.lex(start.wrapping_sub(1)), Lex::Last) && !words.language.postposed;
    let lean = if lean == Lean::Last && led { Lean::LastBut } else { lean };
    // "June month-end"
    if matches!(words.lex(to), Lex::Unit(crate::dates::when::Unit::Month))
        && words.joined_mark(to + 1, b'-')
        && year == Year::Open
        && lean == Lean::Tense
    {
        return None;
    }
    date(to, When::Month { year, month, lean })
}

/// "By" and "until" before a date lean ahead, "before" does where no tense tells.
pub fn by_lean(words: &Words, at: usize, lean: Lean, year: Year) -> (Lean, Year) {
    if lean == Lean::Tense && year == Year::Open && words.one_of(at.wrapping_sub(1), words.language.until) {
        return (Lean::By, year);
    }
    if lean == Lean::Tense && words.one_of(at.wrapping_sub(1), words.language.before) {
        return (Lean::Before, year);
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
    let the = matches!(words.lex(start), Lex::The);
    if the {
        start = past_within(words, start + 1);
    }
    let (lean, start) = lean_before(words, start);
    let each = matches!(words.lex(start), Lex::Each);
    let start = if each { start + 1 } else { start };
    let start = if matches!(words.lex(start), Lex::Within) { words.past_hyphen(start + 1) } else { start };
    let (season, sure) = match words.lex(start) {
        Lex::Season(season) => (season, true),
        Lex::SeasonMaybe(season) => (season, false),
        _ => return None,
    };
    if each {
        return Some((start + 1, When::EverySeason(season).said(), TimexType::Set));
    }
    let (year, to) = year_after(words, start + 1);
    // "A winter coat", "the summer games".
    let noun = matches!(words.lex(to), Lex::None)
        && words.at(to).spaced
        && !words.at(to).text.is_empty()
        && !words.one_of(to, words.language.small)
        && tells(words, to).is_none();
    if noun && lean == Lean::Tense && year == Year::Open && !in_before(words, at) && !words.language.postposed
    {
        return None;
    }
    let year_before = matches!(words.before(at).lex, Lex::Digits(_, 4));
    let supported = sure || lean != Lean::Tense || year != Year::Open || start > at + 1 && !the;
    let leads = words.one_of(at.wrapping_sub(1), words.language.year_leads);
    let told =
        the && if sure { in_before(words, at) } else { leads && !matches!(words.lex(start + 1), Lex::Of) };
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

/// What follows a date and is read from it: further days of a month, the second year of "1988-89".
pub fn more(words: &Words, at: usize, hits: &mut Vec<Hit>) -> usize {
    if let Some(When::Year(Year::Said(year))) = hits.last().map(|h| h.said.when)
        && words.joined_mark(at, b'-')
        && !words.at(at + 1).spaced
        && let Lex::Digits(short, 2) = words.lex(at + 1)
        && short as i32 > year % 100
    {
        let said = When::Year(Year::Said(year - year % 100 + short as i32)).said();
        hits.push(Hit { from: at + 1, to: at + 2, said, kind: TimexType::Date, rule: MORE_YEARS });
        return at + 2;
    }
    more_days(words, at, hits)
}

const MORE_YEARS: Rule = Rule { name: "date/another_year", why: "The last of the years named before it." };

/// Days that follow a day of a month: "July 3-5", "April 24 and 25", "Aug. 7, 8 and 9". Gives where reading goes on.
fn more_days(words: &Words, at: usize, hits: &mut Vec<Hit>) -> usize {
    let mut at = at;
    while let Some(When::Day { year, month, lean, .. }) = hits.last().map(|h| h.said.when) {
        let joined = words.joined_mark(at, b'-') && !words.at(at + 1).spaced;
        let link = if joined || matches!(words.lex(at), Lex::And) || words.mark(at, b'-') {
            at + 1
        } else if words.joined_mark(at, b',') {
            if matches!(words.lex(at + 1), Lex::And) { at + 2 } else { at + 1 }
        } else {
            return at;
        };
        let link = if matches!(words.lex(link), Lex::The) { link + 1 } else { link };
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
        let said = When::Day { year, month, day, lean }.said();
        hits.push(Hit { from: link, to, said, kind: TimexType::Date, rule: MORE });
        at = to;
    }
    at
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("The mayor resigned on July 4.", "July 4=2017-07-04"),
            ("Update July 4, 2016: the mayor resigned.", "July 4, 2016=2016-07-04"),
            ("He wears a winter coat.", ""),
            ("Summer jobs are rare.", ""),
            ("The winter solstice is near.", ""),
            ("In summer the mill stands still.", "summer=2017-SU"),
            ("Over the summer Elmton is quiet.", "the summer=2017-SU"),
            ("The bridge opens on July 12.", "July 12=2017-07-12"),
            ("The bridge opened on July 12, 1998, after a delay.", "July 12, 1998=1998-07-12"),
            ("The bridge opened on July 12 1998.", "July 12 1998=1998-07-12"),
            ("She was born on 7 March 1959 in Elmton.", "7 March 1959=1959-03-07"),
            ("The treaty of 3rd May 1811 still holds.", "3rd May 1811=1811-05-03"),
            ("They met on the 7th of June.", "the 7th of June=2017-06-07"),
            ("Ada Fir 9/10 March 12, 2016 A fine mill.", "March 12, 2016=2016-03-12"),
            ("They met on June the 7th.", "June the 7th=2017-06-07"),
            ("The shop closed on Sept. 30.", "Sept. 30=2016-09-30"),
            ("The fair was held on Dec. 2, 1956.", "Dec. 2, 1956=1956-12-02"),
            ("The fair will be held on Aug. 19 in Elmton.", "Aug. 19=2017-08-19"),
            ("The fair runs July 3-5.", "July 3=2017-07-03; 5=2017-07-05"),
            ("The fair ran from June 24 to 26.", "June 24=2017-06-24; 26=2017-06-26"),
            ("Talks were held on April 24 and 25.", "April 24=2017-04-24; 25=2017-04-25"),
            ("Talks were held on June 7, 8 and 9.", "June 7=2017-06-07; 8=2017-06-08; 9=2017-06-09"),
            ("Talks were held on March 3 and 4, 2015.", "March 3=2015-03-03; 4, 2015=2015-03-04"),
            ("Prices fell in October.", "October=2016-10"),
            ("It lost money in the quarter ended July 31.", "the quarter=2017-QX; July 31=2016-07-31"),
            ("It will lose money in the quarter ending July 31.", "the quarter=2017-QX; July 31=2017-07-31"),
            ("It has been shut since July 12.", "July 12=2016-07-12"),
            ("It has been shut since July 5.", "July 5=2017-07-05"),
            ("Prices fell in April month.", "April=2017-04"),
            ("Prices fell in early December.", "early December=2016-12"),
            ("Prices fell in mid-November 2015.", "mid-November 2015=2015-11"),
            ("Prices fell at the end of March.", "the end of March=2017-03"),
            ("The school will open in September.", "September=2017-09"),
            ("The school must be ready by August.", "August=2017-08"),
            ("The law took effect last May.", "last May=2017-05"),
            ("The law took effect last June.", "last June=2016-06"),
            ("The law took effect this past June.", "this past June=2017-06"),
            ("The law took effect last July.", "last July=2016-07"),
            ("The law took effect last August.", "last August=2016-08"),
            ("The law took effect last October.", "last October=2016-10"),
            ("The law will take effect next January.", "next January=2018-01"),
            ("Elections are due this September.", "this September=2017-09"),
            ("The summits of June 2000 and October 2007 changed little.", "June 2000=2000-06; October 2007=2007-10"),
            ("Hostilities ended in July 1953.", "July 1953=1953-07"),
            ("He was arrested in January this year.", "January this year=2017-01"),
            ("He was arrested in June last year.", "June last year=2016-06"),
            ("The vote is planned for April next year.", "April next year=2018-04"),
            ("He left in May 2011 and came back in August.", "May 2011=2011-05; August=2011-08"),
            ("The February report was late.", "February=2017-02"),
            ("By July 20 the work must be done.", "July 20=2017-07-20"),
            ("It happened on the night of Oct. 23.", "night of Oct. 23=2016-10-23TNI"),
            ("The deadline is Jan. 14, 2018.", "Jan. 14, 2018=2018-01-14"),
            ("In May, the river rose.", "May=2017-05"),
            ("Since March the river has risen.", "March=2017-03"),
            ("The late-November trip cost too much.", "late-November=2016-11"),
            ("It was May 1945.", "May 1945=1945-05"),
            ("From March to May the pool was shut.", "March=2017-03; May=2017-05"),
            ("The July 4 test failed.", "July 4=2017-07-04"),
            ("Each July they march through town.", "Each July=XXXX-07"),
            ("The judge set an Aug. 14 deadline.", "Aug. 14=2017-08-14"),
            ("On November 5th, 1605, the plot failed.", "November 5th, 1605=1605-11-05"),
            ("The twenty-first of June is the longest day.", "The twenty-first of June=2017-06-21"),
            ("It burned last summer.", "last summer=2016-SU"),
            ("It will open next spring.", "next spring=2018-SP"),
            ("It will open this fall.", "this fall=2017-FA"),
            ("It closed in the winter of 1994.", "the winter of 1994=1994-WI"),
            ("It closed in late summer 2015.", "late summer 2015=2015-SU"),
            ("It closed in the autumn of last year.", "the autumn of last year=2016-FA"),
            ("The summit was held on 7-8 July.", "7=2017-07-07; 8 July=2017-07-08"),
            ("In the 12 months to April prices rose.", "the 12 months=P12M; April=2017-04"),
            ("The Sept. 11 attacks changed it.", "Sept. 11=2001-09-11"),
            ("The fair of Nov. 11 was wet.", "Nov. 11=2016-11-11"),
            ("He won in 2012. In July he left, and in August he died.", "2012=2012; July=2012-07; August=2012-08"),
            ("In 2012 he won. In July he left.", "2012=2012; July=2012-07"),
            ("Since 2012 he has won. In March he left.", "2012=2012; March=2017-03"),
            ("In June 2011 they met; in November they parted.", "June 2011=2011-06; November=2011-11"),
            ("In 2012 he won. In August he will retire.", "2012=2012; August=2017-08"),
            ("It closed in the spring.", "the spring=2017-SP"),
            ("It broke in the spring of the clock.", ""),
        ]);
    }
}
