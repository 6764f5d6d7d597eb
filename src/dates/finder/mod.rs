//! Words → what was said, knowing no calendar: the ordered rules.
//!
//! Each phrase family is a function that reads from one word on. At a word, every family that may start with what
//! the lexicon says of it is tried; the longest phrase wins, the earlier rule among equals.

mod around;
mod clocks;
mod counts;
mod days;
mod feasts;
mod lists;
mod months;
mod numeric;
mod shifts;
mod traps;
mod vague;
mod years;

use super::TimexType;
use super::when::{Count, Said, Unit, When, Year};
use super::words::{Lex, Words};
use crate::rule::Rule;

/// A phrase that was read: words `from..to`.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The first word.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What was said.
    pub said: Said,
    /// The type it has in TIMEX3.
    pub kind: TimexType,
    /// What read it.
    pub rule: Rule,
}

/// What a family's function gives: one past the last word, what was said, its type.
type Read = Option<(usize, Said, TimexType)>;

/// One phrase family.
struct Family {
    rule: Rule,
    /// Whether the family may start with such a word.
    starts: fn(Lex) -> bool,
    read: fn(&Words, usize) -> Read,
}

const fn family(
    name: &'static str,
    why: &'static str,
    starts: fn(Lex) -> bool,
    read: fn(&Words, usize) -> Read,
) -> Family {
    Family { rule: Rule { name, why }, starts, read }
}

/// The families, in order: among phrases of equal length the first wins.
#[rustfmt::skip]
const RULES: &[Family] = &[
    family("date/numeric", "A date in figures.", numeric::starts, numeric::read),
    family("date/month_day", "A month and a day.", months::starts_month, months::month_day),
    family("date/day_month", "A day and a month.", months::starts_day, months::day_month),
    family("date/month", "A month, with a year or without.", months::starts_month, months::month),
    family("date/weekday", "A day of the week.", days::starts_weekday, days::weekday),
    family("date/nth_weekday", "The first, second, last … such weekday of a month.", days::starts_nth, days::nth_weekday),
    family("date/today", "A day counted from the day of publication.", days::starts_today, days::today),
    family("date/part_of_day", "A part of the day told of.", days::starts_part, days::part),
    family("date/last_next", "A period counted from the day of publication.", shifts::starts, shifts::shift),
    family("date/ago", "So long ago, or earlier.", counts::starts, counts::ago),
    family("date/week_of", "The week of a day that is named.", around::starts_week, around::week_of),
    family("date/days_from", "So many days before or after a day that is named.", counts::starts, around::days_from),
    family("date/quarter", "A quarter or half of a year.", years::starts_quarter, years::quarter),
    family("date/season", "A season.", months::starts_season, months::season),
    family("date/year", "A year.", years::starts_year, years::year),
    family("date/fiscal_year", "A business year.", years::starts_fiscal, years::fiscal),
    family("date/decade", "Ten years.", years::starts_decade, years::decade),
    family("date/century", "A hundred years.", years::starts_century, years::century),
    family("date/year_end", "The end of a year.", years::starts_year_end, years::year_end),
    family("date/feast", "A feast or holiday.", feasts::starts, feasts::feast),
    family("date/nine_eleven", "September 11, 2001, by its figures.", numeric::starts_figures, numeric::nine_eleven),
    family("time/clock", "A time of day.", clocks::starts, clocks::clock),
    family("duration/last_n", "The last or next so many.", counts::starts_recent, counts::recent),
    family("duration/count", "So many of a unit of time.", counts::starts, counts::length),
    family("set/every", "Something that recurs.", counts::starts_every, counts::every),
    family("set/adverb", "Something that recurs.", counts::starts_adverb, counts::adverb),
    family("set/often", "So many times in a unit of time.", counts::starts_often, counts::often),
    family("date/period", "The period told of.", years::starts_period, years::period),
    family("ref/now", "A word for now.", vague::starts, vague::vague),
];

/// How many words may lead to the first that names a time: "at the very end of the last few".
const LEAD: usize = 8;

/// Reads all time expressions of a block, in order; none overlaps another.
pub fn find(words: &Words) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    // The first word from `at` on that names a time.
    let mut named = 0;
    while at < words.list.len() {
        let rest = words.list.get(named.max(at)..).unwrap_or_default();
        let Some(further) = rest.iter().position(|word| word.lex.names_time()) else { break };
        named = named.max(at) + further;
        at = at.max(named.saturating_sub(LEAD));
        match longest(words, at) {
            Some(mut hit) => {
                lasting(words, &mut hit);
                at = hit.to;
                hits.push(hit);
                at = months::more(words, at, &mut hits);
            }
            None => at += 1,
        }
    }
    lists::share_years(words, &mut hits);
    hits
}

#[inline(never)] // see `analyze`
fn longest(words: &Words, at: usize) -> Option<Hit> {
    let lex = words.lex(at);
    if matches!(lex, Lex::None) {
        return None;
    }
    let mut best: Option<Hit> = None;
    for family in RULES {
        if !(family.starts)(lex) {
            continue;
        }
        if let Some((to, said, kind)) = (family.read)(words, at)
            && best.is_none_or(|b| to > b.to)
        {
            best = Some(Hit { from: at, to, said, kind, rule: family.rule });
        }
    }
    best.filter(|hit| !traps::is_trap(words, hit))
}

/// "Throughout the 1990s": a period after such a word tells how long; a day is one all the same.
#[inline(never)] // the module stays small
fn lasting(words: &Words, hit: &mut Hit) {
    if hit.kind != TimexType::Date || !words.one_of(hit.from.wrapping_sub(1), words.language.lasting) {
        return;
    }
    match &mut hit.said.when {
        When::Day { .. } | When::Weekday { .. } | When::WeekdayOfWeek { .. } | When::Shift { .. } => return,
        year @ When::Year(Year::Counted(0)) => {
            *year = When::Length { count: Count::Exactly(1), unit: Unit::Year };
        }
        _ => {}
    }
    hit.kind = TimexType::Duration;
}

/// A phrase that names a day or something longer.
fn date(to: usize, when: When) -> Read {
    Some((to, when.said(), TimexType::Date))
}
