//! The lines of the key dates, in order of time, and the dates that have none.

use super::place::Places;
use super::{DateLine, Precision, doubt};
use crate::blocks::{Blocks, Place};
use crate::dates::Date;
use crate::order;

pub(super) fn date_lines(blocks: &Blocks, dates: &[Date], places: &mut Places<'_>) -> Vec<DateLine> {
    let mut lines: Vec<DateLine> = dates
        .iter()
        .enumerate()
        .filter(|(_, d)| d.key)
        .map(|(id, date)| {
            let words = blocks.words(date.place);
            let value = date.value.as_deref().unwrap_or("");
            let year = value.get(..4).unwrap_or(value);
            let precision = precision(date);
            DateLine {
                id,
                precision,
                from: date.from.clone(),
                to: date.to.clone(),
                said: (precision == Precision::None || !words.contains(year)).then(|| words.to_owned()),
                event: date.event.clone(),
                doubt: doubt(date.confidence, date.rule),
                why: date.rule.why.into(),
                rule: date.rule.name.into(),
                places: places.ranges(date.place),
            }
        })
        .collect();
    // Days of four figures for the year, two for the month and two for the day: in order as numbers.
    let number =
        |day: &str| day.bytes().filter(u8::is_ascii_digit).fold(0, |n, b| n * 10 + usize::from(b - b'0'));
    let day = |day: &Option<String>| day.as_deref().map_or(usize::MAX, number);
    order::by(&mut lines, |line| order::pair(day(&line.from), day(&line.to)));
    lines
}

pub(super) fn precision(date: &Date) -> Precision {
    let (Some(from), Some(to)) = (&date.from, &date.to) else { return Precision::None };
    if from == to {
        return Precision::Day;
    }
    // A season has no days of its own here: what it says is the year.
    if from.get(..4) == to.get(..4) && from.ends_with("-01-01") && to.ends_with("-12-31") {
        return Precision::Year;
    }
    match date.value.as_deref().unwrap_or("").as_bytes() {
        [_, _, _, _, b'-', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => Precision::Month,
        [a, b, c] | [a, b, c, b'X'] if [a, b, c].iter().all(|x| x.is_ascii_digit()) => Precision::Decade,
        _ => Precision::Range,
    }
}

pub(super) fn vague<'a>(blocks: &'a Blocks, dates: &'a [Date]) -> impl Iterator<Item = &'a Date> {
    let in_body = |place: Place| blocks.get(place.block).is_some_and(|b| b.body);
    dates.iter().filter(move |d| {
        !d.key && d.from.is_none() && d.kind == crate::dates::TimexType::Date && in_body(d.place)
    })
}
