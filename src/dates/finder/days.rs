//! Weekdays, today and its neighbours, parts of the day.

use super::months::{by_lean, lean_after, lean_before, month_day};
use super::{Read, date};
use crate::dates::TimexType;
use crate::dates::tense::{Tense, ends_sentence, nearest};
use crate::dates::when::{From, Lean, Part, Said, Unit, When, Year};
use crate::dates::words::{Lex, Words};

pub fn starts_weekday(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Weekday(_)
            | Lex::Weekdays(_)
            | Lex::WeekdayMaybe(_)
            | Lex::Last
            | Lex::This
            | Lex::Next
            | Lex::Coming
            | Lex::Within
            | Lex::Earlier
            | Lex::Later
            | Lex::The
            | Lex::Each
            | Lex::Past
            | Lex::Edge
    )
}

pub fn starts_today(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Day(_)
            | Lex::Tonight
            | Lex::Earlier
            | Lex::Later
            | Lex::Within
            | Lex::The
            | Lex::Unit(Unit::Day)
    )
}

pub fn starts_part(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::This
            | Lex::Last
            | Lex::Part(_)
            | Lex::The
            | Lex::Within
            | Lex::Later
            | Lex::Earlier
            | Lex::Next
            | Lex::That
    )
}

/// A part of the day at a place.
pub fn part_at(words: &Words, at: usize) -> Option<(Part, usize)> {
    match words.lex(at) {
        Lex::Part(part) => Some((part, at + 1)),
        _ => None,
    }
}

/// "Friday", "last Friday", "Wednesday night", "Friday, Oct. 23", "each Thursday", "Sundays".
#[inline(never)] // asked in many places; the module stays small
pub fn weekday(words: &Words, at: usize) -> Read {
    let mut start = at;
    match words.lex(start) {
        Lex::Within => start = words.past_hyphen(start + 1),
        Lex::Earlier | Lex::Later => start += 1,
        _ => {}
    }
    if matches!(words.lex(start), Lex::Each) {
        let Lex::Weekday(day) = words.lex(start + 1) else { return None };
        return set(words, day, start + 2);
    }
    let (lean, mut next) = match (words.lex(start), words.lex(start + 1)) {
        (Lex::The, Lex::Previous) => (Lean::Prior, start + 2),
        (Lex::The, Lex::Following) => (Lean::Following, start + 2),
        _ => lean_before(words, start),
    };
    if lean == Lean::Tense && start != at {
        next = start;
    }
    let (day, end) = match words.lex(next) {
        Lex::Weekday(day) => (day, next + 1),
        Lex::Weekdays(day) => return set(words, day, next + 1),
        // "segunda-feira"
        Lex::WeekdayMaybe(day) if words.joined_mark(next + 1, b'-') && words.is(next + 2, "feira") => {
            (day, next + 3)
        }
        Lex::WeekdayMaybe(day)
            if words.at(next).capital
                && words.joined_mark(next + 1, b'.')
                && day_follows(words, next + 2) =>
        {
            (day, next + 2)
        }
        _ => return None,
    };
    let (lean, end) = if lean == Lean::Tense { lean_after(words, end) } else { (lean, end) };
    let mut lean = lean;
    // "Tuesday nights", "Monday and Tuesday nights"
    let listed = matches!(words.lex(end), Lex::And) && matches!(words.lex(end + 1), Lex::Weekday(_));
    if let (true, Lex::Parts(part)) = (listed, words.lex(end + 2)) {
        let said = Said { part: Some(part), ..When::EveryWeekday(day).said() };
        return Some((end, said, TimexType::Set));
    }
    if let Lex::Parts(part) = words.lex(end) {
        let said = Said { part: Some(part), ..When::EveryWeekday(day).said() };
        return Some((end + 1, said, TimexType::Set));
    }
    let comma = if words.joined_mark(end, b',') { end + 1 } else { end };
    if let Some((to, said, kind)) = month_day(words, comma).or_else(|| super::months::day_month(words, comma))
        && matches!(
            words.lex(comma),
            Lex::Month(_) | Lex::MonthMaybe(..) | Lex::Digits(..) | Lex::The | Lex::Ordinal(_)
        )
    {
        let when = match said.when {
            When::Day { year: Year::Open, month, day: of_month, .. } => {
                When::Day { year: Year::Open, month, day: of_month, lean: Lean::On(day) }
            }
            other => other,
        };
        return Some((to, Said { when, ..said }, kind));
    }
    if lean == Lean::Tense {
        lean = by_lean(words, at, lean, Year::Open).0;
    }
    let when = When::Weekday { weekday: day, lean };
    if let Some((part, to)) = part_at(words, end) {
        return Some((to, Said { part: Some(part), ..when.said() }, TimexType::Time));
    }
    // "Friday last week", "Tuesday of next week"
    let of = if matches!(words.lex(end), Lex::Of) { end + 1 } else { end };
    if matches!(words.lex(of + 1), Lex::Unit(Unit::Week)) {
        let lean = match words.lex(of) {
            Lex::Last => Lean::Last,
            Lex::Next => Lean::Next,
            Lex::This => Lean::This,
            _ => return date(end, when),
        };
        return date(of + 2, When::WeekdayOfWeek { weekday: day, lean });
    }
    date(end, when)
}

pub fn starts_nth(lex: Lex) -> bool {
    matches!(lex, Lex::The | Lex::Ordinal(_) | Lex::Second | Lex::Last)
}

/// "The first Tuesday of May 2016"; "the first Tuesday of the month" and "of every month" recur.
pub fn nth_weekday(words: &Words, at: usize) -> Read {
    let start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    let (nth, next) = match words.lex(start) {
        Lex::Last if start > at => (-1, start + 1),
        Lex::Ordinal(n @ 1..=5) => (n as i8, start + 1),
        Lex::Second => (2, start + 1),
        _ => return None,
    };
    let Lex::Weekday(weekday) = words.lex(next) else { return None };
    let of = next + 1;
    let inside = matches!(words.lex(of), Lex::Of) || words.one_of(of, words.language.year_leads);
    if !inside {
        return None;
    }
    if matches!(words.lex(of + 1), Lex::The | Lex::Each | Lex::A)
        && matches!(words.lex(of + 2), Lex::Unit(Unit::Month))
    {
        return Some((of + 3, When::EveryWeekday(weekday).said(), TimexType::Set));
    }
    let (to, said, _) = super::months::month(words, of + 1)?;
    let When::Month { year, month, lean } = said.when else { return None };
    date(to, When::NthWeekday { year, month, weekday, nth, lean })
}

fn day_follows(words: &Words, at: usize) -> bool {
    let at = if words.joined_mark(at, b',') { at + 1 } else { at };
    matches!(words.lex(at), Lex::Month(_) | Lex::MonthMaybe(..) | Lex::Digits(..))
        || words.at(at).text.is_empty()
}

fn set(words: &Words, day: u8, end: usize) -> Read {
    let part = match words.lex(end) {
        Lex::Part(part) | Lex::Parts(part) => Some(part),
        _ => None,
    };
    let to = if part.is_some() { end + 1 } else { end };
    let said = Said { part, ..When::EveryWeekday(day).said() };
    // "Sundays at 1PM Central time"
    if words.one_of(to, words.language.at)
        && let Some((after, clock, _)) = super::clocks::clock(words, to + 1)
    {
        return Some((after, Said { clock: clock.clock, ..said }, TimexType::Set));
    }
    Some((to, said, TimexType::Set))
}

/// "Today", "earlier yesterday", "tomorrow night", "the day before yesterday".
pub fn today(words: &Words, at: usize) -> Read {
    let mut start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    if matches!(words.lex(start), Lex::Unit(Unit::Day)) {
        let by = match words.lex(start + 2) {
            Lex::Day(by @ (1 | -1)) => by,
            _ => return None,
        };
        let (after, before) = (words.is(start + 1, "after"), words.is(start + 1, "before"));
        return match (by, after, before) {
            (1, true, _) => date(start + 3, day(2)),
            (-1, _, true) => date(start + 3, day(-2)),
            _ => None,
        };
    }
    if start > at {
        return nth_day(words, at);
    }
    if matches!(words.lex(start), Lex::Within | Lex::Earlier | Lex::Later) {
        start = words.past_hyphen(start + 1);
    }
    let by = match words.lex(start) {
        // "In today's world", "the people of tomorrow", but not "as of today": our times, no day; "Today" within a sentence
        // is a name, and so is "today.com".
        Lex::Day(0 | 1)
            if words.joined_mark(start + 1, b'.')
                && !words.at(start + 2).spaced
                && !words.at(start + 2).capital
                && matches!(words.lex(start + 2), Lex::None)
                && !words.at(start + 2).text.is_empty()
                || matches!(words.before(start).lex, Lex::Of) && !words.is(start.wrapping_sub(2), "as")
                || words.at(start).owned && words.one_of(start + 1, words.language.ours)
                || words.at(start).capital
                    && start == at
                    && words.before(start).capital
                    && !words.starts_sentence(start) =>
        {
            return None;
        }
        Lex::Day(by) => by,
        Lex::Tonight => {
            let said = Said { part: Some(Part::Night), ..day(0).said() };
            return Some((start + 1, said, TimexType::Time));
        }
        _ => return None,
    };
    if let Some((part, to)) = part_at(words, start + 1) {
        return Some((to, Said { part: Some(part), ..day(i32::from(by)).said() }, TimexType::Time));
    }
    date(start + 1, day(i32::from(by)))
}

/// "Today is the eighth day of the strike", "it's the second day": the day of publication, told by its number.
fn nth_day(words: &Words, at: usize) -> Read {
    let (_, next) = super::months::ordinal_at(words, at + 1)?;
    let next = if words.one_of(next, words.language.between_count) { next + 1 } else { next };
    let verb = at.wrapping_sub(1);
    let subject = if words.at(verb).owned {
        verb
    } else {
        words.one_of(verb, words.language.tenses.present).then(|| verb.wrapping_sub(1))?
    };
    let now = matches!(words.lex(subject), Lex::Day(0)) || words.one_of(subject, words.language.pointing);
    if now && matches!(words.lex(next), Lex::Unit(Unit::Day)) { date(next + 1, day(0)) } else { None }
}

fn day(by: i32) -> When {
    When::Shift { unit: Unit::Day, by, from: From::Anchor }
}

/// Whether a day of the week or today was named in the sentence of word `at` or in the one before it.
fn day_just_told(words: &Words, at: usize) -> bool {
    let mut ends = 0;
    for i in (at.saturating_sub(50)..at).rev() {
        ends += u8::from(ends_sentence(words, i));
        if ends == 2 || matches!(words.lex(i), Lex::Weekday(_) | Lex::Day(_)) {
            return ends < 2;
        }
    }
    false
}

/// Whether a phrase ends before a place: neither "of his life" nor a noun follows, as in "the morning papers".
fn goes_no_further(words: &Words, at: usize) -> bool {
    let known = words.one_of(at, words.language.small) || words.one_of(at, words.language.opening);
    known || matches!(words.lex(at), Lex::Mark(_) | Lex::And) || at >= words.list.len()
}

/// "This morning", "last night", "later this afternoon", "the next morning", "mid-afternoon yesterday".
pub fn part(words: &Words, at: usize) -> Read {
    let mut start = at;
    if matches!(words.lex(start), Lex::Earlier | Lex::Later | Lex::Within) {
        start = words.past_hyphen(start + 1);
    }
    let (when, next) = match (words.lex(start), words.lex(start + 1)) {
        (Lex::This, _) => (day(0), start + 1),
        (Lex::Last, Lex::Part(Part::Night | Part::Evening)) => (day(-1), start + 1),
        (Lex::The, Lex::Next | Lex::Following) => {
            (When::Shift { unit: Unit::Day, by: 1, from: From::Told }, start + 2)
        }
        (Lex::The, Lex::Previous) => (When::Shift { unit: Unit::Day, by: -1, from: From::Told }, start + 2),
        (Lex::That, _) => (When::Shift { unit: Unit::Day, by: 0, from: From::Told }, start + 1),
        // "Trading stopped Friday. In the morning shares had fallen": of the day told just before.
        (Lex::The, Lex::Part(Part::Morning | Part::Afternoon | Part::Evening))
            if start == at
                && words.one_of(at.wrapping_sub(1), words.language.year_leads)
                && goes_no_further(words, start + 2)
                && day_just_told(words, at)
                && nearest(words, at, at + 2) == Tense::Past =>
        {
            (When::Shift { unit: Unit::Day, by: 0, from: From::Told }, start + 1)
        }
        // "the morning of May 3", "morning on Friday" are read as the day; alone a part is no date.
        (Lex::Part(_), _) => (When::Nothing, start),
        _ => return None,
    };
    let next = if matches!(words.lex(next), Lex::Within) { words.past_hyphen(next + 1) } else { next };
    let (part, to) = part_at(words, next)?;
    if when == When::Nothing {
        let of =
            if matches!(words.lex(to), Lex::Of) || words.one_of(to, words.language.on) { to + 1 } else { to };
        let (end, said, _) = weekday(words, of)
            .or_else(|| today(words, of))
            .or_else(|| {
                month_day(words, of).or_else(|| super::months::day_month(words, of)).filter(|_| of > to)
            })
            // "By mid afternoon" is of the day told.
            .or_else(|| (start > at).then(|| (to, day(0).said(), TimexType::Time)))?;
        if said.part.is_some() || said.clock.is_some() {
            return None;
        }
        return Some((end, Said { part: Some(part), ..said }, TimexType::Time));
    }
    Some((to, Said { part: Some(part), ..when.said() }, TimexType::Time))
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("A keeper tells today.example that it is old.", ""),
            ("It closed today.", "today=2017-07-07"),
            ("Today is the eighth day of the strike.", "Today=2017-07-07; the eighth day=2017-07-07"),
            ("It's the second day of the fair.", "the second day=2017-07-07"),
            ("It is the third straight day of rain.", "the third straight day=2017-07-07"),
            ("The best was the second day of the fair.", ""),
            ("The fair is the second day of three.", ""),
            ("He rested on the seventh day.", ""),
            ("It is the second door on the left.", ""),
            ("The mill burned Monday. In the morning it still smoked.", "Monday=2017-07-03; the morning=2017-07-03TMO"),
            ("Shares fell Wednesday but rose in the afternoon, dealers said.", "Wednesday=2017-07-05; the afternoon=2017-07-05TAF"),
            ("She will walk in the morning.", ""),
            ("He was never up at three in the morning. He read in the evening.", ""),
            ("He came in the morning light.", ""),
            ("He wrote it in the evening of his life.", ""),
            ("He left on the afternoon of 4 July.", "afternoon of 4 July=2017-07-04TAF"),
            ("He said so on Thursday.", "Thursday=2017-07-06"),
            ("He said so Friday.", "Friday=2017-07-07"),
            ("The council met Monday.", "Monday=2017-07-03"),
            ("The council will meet on Monday.", "Monday=2017-07-10"),
            ("The council is to meet on Tuesday.", "Tuesday=2017-07-11"),
            ("The council is expected to meet Wednesday.", "Wednesday=2017-07-12"),
            ("The vote is scheduled for Saturday.", "Saturday=2017-07-08"),
            ("They agreed to meet on Sunday.", "Sunday=2017-07-09"),
            ("He was told last Friday.", "last Friday=2017-06-30"),
            ("Next Tuesday the court sits.", "Next Tuesday=2017-07-11"),
            ("This Friday is a holiday.", "This Friday=2017-07-07"),
            ("It rained on Sunday night.", "Sunday night=2017-07-02TNI"),
            ("It rained early Tuesday.", "early Tuesday=2017-07-04"),
            ("Earlier Thursday the gates were shut.", "Earlier Thursday=2017-07-06"),
            ("They met Saturday, July 1.", "Saturday, July 1=2017-07-01"),
            ("They met on Monday, 3 July 2017, in Elmton.", "Monday, 3 July 2017=2017-07-03"),
            ("The shop is shut on Sundays.", "Sundays=XXXX-WXX-7"),
            ("The band plays on Tuesday nights.", "Tuesday nights=XXXX-WXX-2TNI"),
            ("The band plays on Monday and Tuesday nights.", "Monday=XXXX-WXX-1TNI; Tuesday nights=XXXX-WXX-2TNI"),
            ("The band played on Monday and Tuesday night.", "Monday=2017-07-03; Tuesday night=2017-07-04TNI"),
            ("Each Thursday the market opens.", "Each Thursday=XXXX-WXX-4"),
            ("Every Monday he walks.", "Every Monday=XXXX-WXX-1"),
            ("Shut since Monday, it will open on Tuesday.", "Monday=2017-07-03; Tuesday=2017-07-11"),
            ("Friday's vote was close.", "Friday=2017-07-07"),
            ("Wednesday's ruling will be read again.", "Wednesday=2017-07-05"),
            ("They must answer by Monday.", "Monday=2017-07-10"),
            ("They must answer by Thursday.", "Thursday=2017-07-13"),
            ("The council will meet on Thursday.", "Thursday=2017-07-13"),
            ("Until Thursday nobody had asked.", "Thursday=2017-07-06"),
            ("Thirty towns had answered by Thursday.", "Thursday=2017-07-06"),
            ("The siege lasted until Tuesday.", "Tuesday=2017-07-11"),
            ("On Monday and Tuesday it rained.", "Monday=2017-07-03; Tuesday=2017-07-04"),
            ("The previous Friday he had left.", "The previous Friday=2017-06-30"),
            ("He was held on May 3, 2010, and freed the following Monday.", "May 3, 2010=2010-05-03; the following Monday=2010-05-10"),
            ("It fell on Friday, June 9, as on the previous Friday.", "Friday, June 9=2017-06-09; the previous Friday=2017-06-02"),
            ("It airs on Sundays at 1PM Central time.", "Sundays at 1PM Central time=XXXX-WXX-7T13:00"),
            ("He spoke Friday morning.", "Friday morning=2017-07-07TMO"),
            ("He spoke on Thursday evening.", "Thursday evening=2017-07-06TEV"),
            ("On Friday the court will rule.", "Friday=2017-07-07"),
            ("The team plays Saturday afternoon and will win.", "Saturday afternoon=2017-07-08TAF"),
            ("They met on Tuesday of last week.", "Tuesday of last week=2017-06-27"),
            ("He resigned today.", "today=2017-07-07"),
            ("He resigned yesterday.", "yesterday=2017-07-06"),
            ("He will resign tomorrow.", "tomorrow=2017-07-08"),
            ("The show is on tonight.", "tonight=2017-07-07TNI"),
            ("It rained late yesterday.", "late yesterday=2017-07-06"),
            ("It rained yesterday morning.", "yesterday morning=2017-07-06TMO"),
            ("He came the day before yesterday.", "the day before yesterday=2017-07-05"),
            ("He goes the day after tomorrow.", "the day after tomorrow=2017-07-09"),
            ("He spoke this morning.", "this morning=2017-07-07TMO"),
            ("He spoke last night.", "last night=2017-07-06TNI"),
            ("He will speak later this afternoon.", "later this afternoon=2017-07-07TAF"),
            ("He was born on May 22, 1995, and the next morning they left.", "May 22, 1995=1995-05-22; the next morning=1995-05-23TMO"),
            ("Bread is dear in today's world.", ""),
            ("It was built for tomorrow's children.", ""),
            ("They are the bakers of tomorrow.", ""),
            ("It is in today's edition of the Echo.", "today=2017-07-07"),
            ("As of today the road is shut.", "today=2017-07-07"),
            ("Earlier today the road was shut.", "Earlier today=2017-07-07"),
            ("Today's vote was close.", "Today=2017-07-07"),
            ("The final is on Saturday.", "Saturday=2017-07-08"),
            ("He died on Sunday at the age of 84.", "Sunday=2017-07-02"),
            ("They met on the first Tuesday of May.", "the first Tuesday of May=2017-05-02"),
            ("They meet on the first Tuesday of the month.", "the first Tuesday of the month=XXXX-WXX-2"),
            ("They will meet on the last Friday of September.", "the last Friday of September=2017-09-29"),
            ("They met on the second Sunday in June 2015.", "the second Sunday in June 2015=2015-06-14"),
            ("By mid afternoon it rained.", "mid afternoon=2017-07-07TAF"),
        ]);
    }
}
