//! Counted units: "two years ago", "for three days", "the past 20 years", "each week", "daily".

use super::{Read, date};
use crate::dates::TimexType;
use crate::dates::tense::{Tense, near, nearest, undone};
use crate::dates::when::{Count, From, Said, Unit, Vague, When};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Digits(..)
            | Lex::Number
            | Lex::Dotted
            | Lex::Count(_)
            | Lex::Some
            | Lex::A
            | Lex::Nearly
            | Lex::Units(_)
            | Lex::Unit(_)
            | Lex::The
            | Lex::Half
            | Lex::AgoBefore
            | Lex::Times(_)
    )
}

pub fn starts_recent(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::The
            | Lex::Last
            | Lex::Next
            | Lex::Past
            | Lex::Coming
            | Lex::Each
            | Lex::Ordinal(_)
            | Lex::Recent
            | Lex::Latest
            | Lex::This
            | Lex::Nearly
            | Lex::Current
            | Lex::Within
    )
}

pub fn starts_every(lex: Lex) -> bool {
    matches!(lex, Lex::Each | Lex::A)
}

pub fn starts_adverb(lex: Lex) -> bool {
    matches!(lex, Lex::Adverb(_))
}

/// A count at a place and the place after it: "2", "two", "twenty-four", "2 1/2", "a couple of", "several".
pub fn count(words: &Words, at: usize) -> Option<(Count, usize)> {
    match words.lex(at) {
        Lex::Digits(n, _) => {
            // "2 1/2"
            if matches!(words.lex(at + 1), Lex::Digits(1, 1))
                && words.joined_mark(at + 2, b'/')
                && matches!(words.lex(at + 3), Lex::Digits(2, 1))
            {
                return Some((Count::AndAHalf(n), at + 4));
            }
            let next = at + 1;
            match words.lex(next) {
                Lex::Times(times) => Some((Count::Exactly(n.saturating_mul(times.into())), next + 1)),
                _ => Some((Count::Exactly(n), next)),
            }
        }
        Lex::Dotted => {
            let (whole, rest) = words.at(at).text.split_once('.')?;
            let whole = whole.parse().ok()?;
            Some((if rest == "5" { Count::AndAHalf(whole) } else { Count::Exactly(whole) }, at + 1))
        }
        Lex::Number => {
            let digits: String = words.at(at).text.chars().filter(|c| *c != ',').collect();
            Some((Count::Exactly(digits.parse().ok()?), at + 1))
        }
        Lex::Count(_) | Lex::Times(_) => spelled(words, at),
        Lex::Some => {
            let next = if matches!(words.lex(at + 1), Lex::Nearly) { at + 2 } else { at + 1 };
            Some((Count::Some, next))
        }
        Lex::Group(n) => Some((
            Count::Exactly(n.into()),
            if matches!(words.lex(at + 1), Lex::Of) { at + 2 } else { at + 1 },
        )),
        Lex::A => match words.lex(at + 1) {
            Lex::Some => Some((Count::Some, at + 2)),
            Lex::Group(n) => Some((
                Count::Exactly(n.into()),
                if matches!(words.lex(at + 2), Lex::Of) { at + 3 } else { at + 2 },
            )),
            Lex::Times(n) => Some((Count::Exactly(n.into()), at + 2)),
            Lex::Half => None,
            _ => Some((Count::Exactly(1), at + 1)),
        },
        _ => None,
    }
}

/// A number in words: "twenty four", "two hundred", "two thousand".
fn spelled(words: &Words, at: usize) -> Option<(Count, usize)> {
    let (mut total, mut current, mut next, mut last) = (0_u32, 0_u32, at, 0);
    // No number is longer in words, whatever the text repeats.
    while next < at + 12 {
        match words.lex(next) {
            Lex::Count(n) => {
                if next > at && last < 100 && !((20..100).contains(&last) && n < 10) {
                    break;
                }
                current = current.saturating_add(n.into());
                last = n;
            }
            Lex::Times(n) => {
                current = current.max(1).saturating_mul(n.into());
                if n == 1000 {
                    total = total.saturating_add(current);
                    current = 0;
                }
                last = n;
            }
            _ => break,
        }
        next = match words.past_hyphen(next + 1) {
            after if matches!(words.lex(after), Lex::Count(_) | Lex::Times(_)) => after,
            _ => next + 1,
        };
    }
    let half = words.one_of(next, words.language.and)
        && matches!(words.lex(next + 1), Lex::A)
        && matches!(words.lex(next + 2), Lex::Half);
    let n = total.saturating_add(current);
    Some(if half { (Count::AndAHalf(n), next + 3) } else { (Count::Exactly(n), next) })
}

/// Past "about", "nearly", "at least", "more than", "up to", "less than" before a count.
fn past_nearly(words: &Words, at: usize) -> usize {
    if matches!(words.lex(at), Lex::Nearly) {
        return if words.one_of(at + 1, words.language.than) { at + 2 } else { at + 1 };
    }
    at
}

/// "Half a century", "half an hour", "half-hour": the count and smaller unit that are as much.
fn halved(words: &Words, at: usize) -> Option<(Count, Unit, usize)> {
    let article = matches!(words.lex(at + 1), Lex::A);
    let next = if article { at + 2 } else { words.past_hyphen(at + 1) };
    let Lex::Unit(unit) = words.lex(next) else { return None };
    let (count, unit) = match unit {
        // "A half-century" is a batsman's, "half-year" a business's.
        Unit::Hour => (30, Unit::Minute),
        _ if !article => return None,
        Unit::Century => (50, Unit::Year),
        Unit::Decade => (5, Unit::Year),
        Unit::Year => (6, Unit::Month),
        Unit::Minute => (30, Unit::Second),
        _ => return None,
    };
    Some((Count::Exactly(count), unit, next + 1))
}

/// A count and its unit, with the place after them.
#[inline(never)] // asked in many places; the module stays small
fn counted(words: &Words, at: usize) -> Option<(Count, Unit, usize)> {
    if matches!(words.lex(at), Lex::Half) {
        return halved(words, at);
    }
    let (count, next) = match words.lex(at) {
        Lex::Units(_) => (Count::Some, at),
        _ => count(words, at)?,
    };
    // "two more weeks", "les trois dernières années"
    let between = matches!(words.lex(next), Lex::Nearly)
        || words.language.postposed && matches!(words.lex(next), Lex::Last | Lex::Next);
    let adjective = words.one_of(next, words.language.between_count);
    let next = if between || adjective { next + 1 } else { next };
    let joined = words.past_hyphen(next);
    let (unit, to) = match words.lex(joined) {
        Lex::Units(unit) | Lex::Unit(unit) => (unit, joined + 1),
        Lex::Second if count == Count::Exactly(1) || joined > next => (Unit::Second, joined + 1),
        _ => return None,
    };
    // "A 44-year-old", "52 years old" are ages; "three-quarters of" is a fraction.
    if words.is(words.past_hyphen(to), "old") || unit == Unit::Quarter && matches!(words.lex(to), Lex::Of) {
        return None;
    }
    // "60 Minutes" is a title.
    if words.at(joined).capital && matches!(words.lex(at), Lex::Digits(..)) {
        return None;
    }
    // "a minute and a half"
    if let Count::Exactly(n) = count
        && words.one_of(to, words.language.and)
        && matches!(words.lex(to + 1), Lex::A)
        && matches!(words.lex(to + 2), Lex::Half)
    {
        return Some((Count::AndAHalf(n), unit, to + 3));
    }
    Some((count, unit, to))
}

/// "Two years ago", "a year earlier", "10 days before", "several years later", "a year-ago".
pub fn ago(words: &Words, at: usize) -> Read {
    let start = past_nearly(words, at);
    let the = matches!(words.lex(start), Lex::The);
    let (count, unit, mut to) = match words.lex(start) {
        // "year-earlier", "the year-ago quarter"
        Lex::Unit(Unit::Year) => (Count::Exactly(1), Unit::Year, start + 1),
        Lex::The if matches!(words.lex(start + 1), Lex::Unit(Unit::Year)) => {
            (Count::Exactly(1), Unit::Year, start + 2)
        }
        Lex::AgoBefore => {
            let mut to = start;
            for word in words.language.ago.iter() {
                if !words.is(to, word) {
                    return None;
                }
                to += 1;
            }
            let (count, unit, to) = counted(words, past_nearly(words, to))?;
            return date(to, When::Ago { unit, count, back: true, from: From::Anchor });
        }
        _ => counted(words, start)?,
    };
    if words.is(to, "or") && words.is(to + 1, "so") {
        to += 2;
    }
    let year_ago = matches!(words.lex(start), Lex::Unit(_)) || the;
    let link = words.past_hyphen(to);
    if year_ago && link == to {
        return None;
    }
    // "Two weeks from now".
    if !year_ago
        && words.one_of(to, words.language.from_now)
        && matches!(words.lex(to + 1), Lex::Now | Lex::Day(0))
    {
        return date(to + 2, When::Ago { unit, count, back: false, from: From::Anchor });
    }
    let (back, from) = match words.lex(link) {
        Lex::Ago => (true, From::Anchor),
        Lex::Earlier => (true, From::Told),
        Lex::Later if !year_ago => (false, From::Told),
        _ => return None,
    };
    let end = link + 1;
    // "An hour later", "a few days later" say how long, not when; so does "the soonest would be two days later".
    let supposed = words.one_of(at.wrapping_sub(1), words.language.tenses.being)
        && words.one_of(at.wrapping_sub(2), words.language.tenses.future);
    if from == From::Told && (unit < Unit::Day || count == Count::Some || supposed) {
        return None;
    }
    // "The year-earlier nine months" are as long as they say.
    if year_ago && let Some((count @ Count::Exactly(2..), unit, to)) = counted(words, end) {
        return Some((to, length_of(count, unit), TimexType::Duration));
    }
    if year_ago || count == Count::Exactly(1) && unit == Unit::Year && back {
        // "The year-ago quarter" and "a year earlier" name the period told of, a year before.
        let (wanted, to) = match words.lex(end) {
            Lex::Unit(unit @ Unit::Quarter) if year_ago => (Some(unit), end + 1),
            Lex::Period if year_ago => (None, end + 1),
            // "The year-earlier results", after what last year's were.
            _ if the => (Some(Unit::Year), end),
            _ => (None, end),
        };
        if year_ago
            && let Some((to, When::Quarter { quarter, .. })) =
                super::years::quarter_of(words, end, crate::dates::when::Year::Told(-1))
        {
            return date(to, When::Quarter { year: crate::dates::when::Year::Told(-1), quarter });
        }
        return date(to, When::Period { unit: wanted, years: -1, year: None });
    }
    date(end, When::Ago { unit, count, back, from })
}

/// "For two years", "a 10-year plan", "weeks", "several months".
pub fn length(words: &Words, at: usize) -> Read {
    let start = past_nearly(words, at);
    if matches!(words.lex(start), Lex::The | Lex::Unit(_) | Lex::AgoBefore) {
        return None;
    }
    if matches!(words.lex(start), Lex::Some) && words.is(start + 1, "time") && words.is(start, "some") {
        return Some((start + 2, When::LengthUnknown.said(), TimexType::Duration));
    }
    let (count, unit, to) = counted(words, start)?;
    // "It will open in two weeks" says when; "it was built in two weeks" how long.
    let over =
        matches!(count, Count::Exactly(_)) && unit >= Unit::Day && unit != Unit::Quarter && start == at;
    if over
        && words.one_of(at.wrapping_sub(1), words.language.ahead)
        && !matches!(words.lex(to), Lex::Of | Lex::And)
        && !(2..=5).any(|back| ranks(words, at.wrapping_sub(back)))
        && nearest(words, at, to) == Tense::Future
    {
        return date(to, When::Ago { unit, count, back: false, from: From::Anchor });
    }
    // "It will one day be sold": some day to come.
    if matches!(words.lex(at), Lex::Count(1)) && unit == Unit::Day && near(words, at, to) == Tense::Future {
        return date(to, When::Vague(Vague::Future));
    }
    if matches!(words.lex(start), Lex::A) && start == at && !a_length(words, at) {
        return None;
    }
    // A bare plural is a length after "for" or "within"; "hundreds of years" is none.
    if matches!(words.lex(start), Lex::Units(_))
        && !words.one_of(start.wrapping_sub(1), words.language.bare_before)
    {
        return None;
    }
    Some((to, length_of(count, unit), TimexType::Duration))
}

/// Whether a word ranks what it stands with among others: "the third fair in two years", "the driest".
fn ranks(words: &Words, at: usize) -> bool {
    let word = words.at(at);
    matches!(word.lex, Lex::Ordinal(_) | Lex::Second)
        || words.language.superlatives.iter().any(|ending| word.text.ends_with(ending))
}

/// Whether "a week" says how long, not how often.
fn a_length(words: &Words, at: usize) -> bool {
    words.one_of(at.wrapping_sub(1), words.language.length_before)
        || matches!(words.lex(at + 2), Lex::Later | Lex::Earlier)
        || matches!(words.lex(at + 4), Lex::Half)
        || !words.one_of(at, words.language.rate_articles)
}

fn length_of(count: Count, unit: Unit) -> Said {
    When::Length { count, unit }.said()
}

/// "The past 20 years", "the last two weeks", "the next few days", "the first nine months", "recent years".
pub fn recent(words: &Words, at: usize) -> Read {
    let mut start = past_nearly(words, at);
    if matches!(words.lex(start), Lex::Each) && matches!(words.lex(start + 1), Lex::Of) {
        start += 2;
    }
    let the = matches!(words.lex(start), Lex::The);
    let lead = if the { start + 1 } else { start };
    let vague = match words.lex(lead) {
        // "The talks will last two days" is a verb.
        Lex::Last if !the && undone(words, lead) => return None,
        Lex::Last | Lex::Past => Vague::Past,
        Lex::Next | Lex::Coming => Vague::Future,
        Lex::Recent => Vague::Past,
        Lex::Ordinal(1) | Lex::Current | Lex::Latest => Vague::Present,
        Lex::Count(_) | Lex::Digits(_, 1..=3) if the => Vague::Present,
        _ => return None,
    };
    let counts = matches!(words.lex(lead), Lex::Count(_) | Lex::Digits(_, 1..=3));
    let next = if counts { lead } else { lead + 1 };
    // "The past decade" is as long as it says; "the last decade" is a decade.
    if matches!(words.lex(lead), Lex::Past)
        && matches!(words.lex(next), Lex::Unit(Unit::Decade | Unit::Century))
    {
        let Lex::Unit(unit) = words.lex(next) else { return None };
        return Some((next + 1, length_of(Count::Exactly(1), unit), TimexType::Duration));
    }
    let (count, unit, to) = counted(words, next)?;
    if !counts && matches!(words.lex(next), Lex::Units(_)) && vague == Vague::Present {
        return None;
    }
    if matches!(words.lex(next), Lex::A) {
        return None;
    }
    // "Recent weeks", "coming months" name no length.
    if matches!(words.lex(next), Lex::Units(_))
        && matches!(words.lex(lead), Lex::Recent | Lex::Coming | Lex::Past)
    {
        return Some((to, length_of(Count::Some, unit), TimexType::Duration));
    }
    Some((to, length_of(count, unit), TimexType::Duration))
}

/// "Every day", "each year", "a year" after a figure.
pub fn every(words: &Words, at: usize) -> Read {
    match (words.lex(at), words.lex(at + 1)) {
        (Lex::Each, Lex::Unit(unit)) => Some((at + 2, When::Every { count: 1, unit }.said(), TimexType::Set)),
        (Lex::Each, Lex::Month(month) | Lex::MonthMaybe(month, _)) if words.at(at + 1).capital => {
            Some((at + 2, When::EveryMonth(month).said(), TimexType::Set))
        }
        (Lex::Each, Lex::Count(_) | Lex::Digits(..)) => {
            let (Count::Exactly(count), unit, to) = counted(words, at + 1)? else { return None };
            Some((to, When::Every { count, unit }.said(), TimexType::Set))
        }
        _ => None,
    }
}

pub fn starts_often(lex: Lex) -> bool {
    matches!(lex, Lex::Often | Lex::Count(_) | Lex::Digits(_, 1 | 2))
}

/// "Twice weekly", "three times a week", "once every year".
pub fn often(words: &Words, at: usize) -> Read {
    let next = match (words.lex(at), words.lex(at + 1)) {
        (Lex::Often, _) => at + 1,
        (_, Lex::Fold) => at + 2,
        _ => return None,
    };
    let (unit, to) = match (words.lex(next), words.lex(next + 1)) {
        (Lex::Adverb(unit), _) => (unit, next + 1),
        (Lex::A | Lex::Each, Lex::Unit(unit)) if unit >= Unit::Day => (unit, next + 2),
        _ => return None,
    };
    Some((to, When::Every { count: 1, unit }.said(), TimexType::Set))
}

/// "Daily", "weekly".
pub fn adverb(words: &Words, at: usize) -> Read {
    let Lex::Adverb(unit) = words.lex(at) else { return None };
    // "The Daily Star", "Weekly Echo", "Diario del Puerto": a paper's name.
    let named = words.at(at + 1).capital || matches!(words.lex(at + 1), Lex::Of);
    if words.at(at).capital && (named || !words.starts_sentence(at)) {
        return None;
    }
    Some((at + 1, When::Every { count: 1, unit }.said(), TimexType::Set))
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("fr", &[
            ("Le pont sera rouvert dans deux semaines.", "deux semaines=2017-07-21"),
            ("Dans les deux semaines, il est parti.", "deux semaines=P2W"),
        ]);
        check("de", &[
            ("Die Brücke wird in zwei Wochen öffnen.", "zwei Wochen=2017-07-21"),
            ("Er baute sie in zwei Wochen.", "zwei Wochen=P2W"),
        ]);
        check("en", &[
            ("He left two years ago.", "two years ago=2015"),
            ("He left three months ago.", "three months ago=2017-04"),
            ("He left two weeks ago.", "two weeks ago=2017-06-23"),
            ("He left six weeks ago.", "six weeks ago=2017-W21"),
            ("He left ten days ago.", "ten days ago=2017-06-27"),
            ("He left nearly four years ago.", "nearly four years ago=2013"),
            ("He left a decade ago.", "a decade ago=2007"),
            ("He left several years ago.", "several years ago=PAST_REF"),
            ("He left about 20 years ago.", "about 20 years ago=1997"),
            ("He came on May 3, 2010. Two days later he left.", "May 3, 2010=2010-05-03; Two days later=2010-05-05"),
            ("He came in 2010. Three years earlier he had fled.", "2010=2010; Three years earlier=2007"),
            ("Sales rose from a year earlier.", "a year earlier=2016"),
            ("In the third quarter of 2016 sales rose; the year-earlier quarter was worse.", "the third quarter of 2016=2016-Q3; the year-earlier quarter=2015-Q3"),
            ("In the third quarter of 2016 it earned $3 million. Last year rain cost it $1 million. The year-earlier results were restated.",
                "the third quarter of 2016=2016-Q3; Last year=2016; The year-earlier=2016"),
            ("Last year rain cost it $1 million. In the third quarter of 2016 it earned $3 million. The year-earlier results were restated.",
                "Last year=2016; the third quarter of 2016=2016-Q3; The year-earlier=2015-Q3"),
            ("He came on May 3, 2010. The soonest he could leave would be two days later.", "May 3, 2010=2010-05-03; two days=P2D"),
            ("He came on May 3, 2010. The fair was two days later.", "May 3, 2010=2010-05-03; two days later=2010-05-05"),
            ("He left a century ago.", "a century ago=1917"),
            ("He left half a century ago.", "half a century ago=1967"),
            ("It stood for half a century.", "half a century=P50Y"),
            ("It took half an hour.", "half an hour=PT30M"),
            ("A half-hour show followed.", "half-hour=PT30M"),
            ("He hit a half-century.", ""),
            ("Half a town came.", ""),
            ("He left a year and a half ago.", "a year and a half ago=2016-01"),
            ("He will leave two weeks from now.", "two weeks from now=2017-07-21"),
            ("They come from now on.", "now=PRESENT_REF"),
            ("Ten days later he was gone.", "Ten days later=?"),
            ("A day earlier he was there.", "A day earlier=2017-07-06"),
            ("It will open in two weeks.", "two weeks=2017-07-21"),
            ("The bond would be redeemed in five years.", "five years=2022"),
            ("It is due to close in a month.", "a month=2017-08"),
            ("It was built in two weeks.", "two weeks=P2W"),
            ("It must be built within two weeks.", "two weeks=P2W"),
            ("It will close in a year or two.", "a year=P1Y"),
            ("He will move in a few days.", "a few days=PXD"),
            ("He will be there in two hours.", "two hours=PT2H"),
            ("It will be the third fair in two years.", "two years=P2Y"),
            ("It will be the driest fair in two years.", "two years=P2Y"),
            ("He waited for two years.", "two years=P2Y"),
            ("He waited for three days.", "three days=P3D"),
            ("The talks took six months.", "six months=P6M"),
            ("The talks took 16 hours.", "16 hours=PT16H"),
            ("The talks took 2 1/2 hours.", "2 1/2 hours=PT2H30M"),
            ("After a minute and a half it fell.", "a minute and a half=PT1M30S"),
            ("It is a ten-year plan.", "ten-year=P10Y"),
            ("It is a 30-year bond.", "30-year=P30Y"),
            ("It lasted a couple of weeks.", "a couple of weeks=P2W"),
            ("It lasted for weeks.", "weeks=PXW"),
            ("It lasted for several months.", "several months=PXM"),
            ("It lasted for two decades.", "two decades=P20Y"),
            ("It lasted a week.", "a week=P1W"),
            ("It will last two weeks.", "two weeks=P2W"),
            ("It is expected to last a week.", "a week=P1W"),
            ("It may not last six months.", "six months=P6M"),
            ("It takes a week, she said.", "a week=P1W"),
            ("It rained for the last two weeks.", "the last two weeks=P2W"),
            ("It was over within a day.", "a day=P1D"),
            ("In the past three months it rained.", "the past three months=P3M"),
            ("Over the last five years it grew.", "the last five years=P5Y"),
            ("It will close in the next few days.", "the next few days=PXD"),
            ("In the first nine months sales rose.", "the first nine months=P9M"),
            ("In recent years it grew.", "recent years=PXY"),
            ("He served twenty-four months.", "twenty-four months=P24M"),
            ("He served two hundred days.", "two hundred days=P200D"),
            ("They waited for more than four hours.", "more than four hours=PT4H"),
            ("They waited for nearly an hour.", "nearly an hour=PT1H"),
            ("It is printed daily.", "daily=P1D"),
            ("It is printed every week.", "every week=P1W"),
            ("It is printed each year.", "each year=P1Y"),
            ("It is printed every two weeks.", "every two weeks=P2W"),
            ("The weekly paper folded.", "weekly=P1W"),
            ("A monthly fee is due.", "monthly=P1M"),
            ("It airs three times weekly.", "three times weekly=P1W"),
            ("It airs twice a week.", "twice a week=P1W"),
            ("He came once, and twice he left.", ""),
        ]);
    }
}
