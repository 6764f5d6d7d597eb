//! Which dates earn a line, and in what order.

use super::calendar::Day;
use super::tense::{Tense, ends_sentence};
use super::value::Value;
use super::when::{From, Unit, When, Year};
use super::words::{Lex, Words};
use super::{Date, Found, TimexType, event};
use crate::blocks::{Block, Blocks, Role};

/// A date needs this much to be key.
const ENOUGH: f32 = 2.0;

/// No more lines than this, whatever there is.
const MOST: usize = 12;

/// What a mention weighs, and what it is of.
struct Weighed {
    index: usize,
    value: Value,
    weight: f32,
}

/// Marks the key dates, ranks them, and gives each its event.
pub fn rank(
    blocks: &Blocks,
    anchor: Option<Day>,
    found: &[Found],
    language: &'static super::lexicon::Language,
    dates: &mut [Date],
) {
    let mut weighed: Vec<Weighed> = Vec::new();
    let mut read: Option<(usize, Words)> = None;
    let mut seen = 0_u32;
    for (index, one) in found.iter().enumerate() {
        let Some(block) = blocks.get(one.block) else { continue };
        let Some(value) = one.date.filter(|v| tells_when(*v)) else { continue };
        if !may_be_key(block)
            || !matches!(dates.get(index).map(|d| d.kind), Some(TimexType::Date | TimexType::Time))
        {
            continue;
        }
        if read.as_ref().is_none_or(|(at, _)| *at != one.block.0 as usize) {
            read = Some((one.block.0 as usize, Words::read(&block.text, language)));
        }
        let Some((_, words)) = &read else { continue };
        if is_dateline(words, one, value, anchor) {
            continue;
        }
        let weight = weight(words, one, value, anchor, seen);
        seen += 1;
        weighed.push(Weighed { index, value, weight });
    }
    // One line for each value: the mention that weighs most, the first among equals.
    let mut best: Vec<Weighed> = Vec::new();
    for one in weighed {
        match best.iter_mut().find(|b| same_line(b.value, one.value)) {
            Some(other) if one.weight > other.weight + 0.75 => {
                *other = Weighed { weight: one.weight + 0.25, ..one };
            }
            Some(other) => other.weight += 0.25,
            None => best.push(one),
        }
    }
    let finer: Vec<Value> =
        best.iter().filter(|b| b.weight >= ENOUGH && has_year(found, b.index)).map(|b| b.value).collect();
    best.retain(|b| {
        b.weight >= ENOUGH && !(has_year(found, b.index) && finer.iter().any(|f| is_within(*f, b.value)))
    });
    best.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.index.cmp(&b.index)));
    best.truncate(MOST);
    for (rank, one) in best.iter().enumerate() {
        let (Some(found), Some(date)) = (found.get(one.index), dates.get_mut(one.index)) else { continue };
        let Some(block) = blocks.get(found.block) else { continue };
        let words = Words::read(&block.text, language);
        let sentence = sentence(&words, found.hit.from);
        date.key = true;
        date.rank = Some(rank as u32 + 1);
        date.event = event::event(&block.text, &words, found.hit.from, found.hit.to, sentence);
    }
}

/// Whether a date was said with its year: then a month and a day of it are most likely one event.
fn has_year(found: &[Found], index: usize) -> bool {
    found.get(index).is_some_and(|f| says_year(f.hit.said.when))
}

fn says_year(when: When) -> bool {
    matches!(
        when,
        When::Day { year: Year::Said(_), .. }
            | When::Month { year: Year::Said(_), .. }
            | When::Year(Year::Said(_))
    )
}

/// Whether a block's dates may be key.
fn may_be_key(block: &Block) -> bool {
    block.body
        && !matches!(
            block.role,
            Role::Headline | Role::Caption | Role::Figure | Role::Pullquote | Role::Code | Role::Table
        )
}

/// Whether a value is fine enough for a line.
fn tells_when(value: Value) -> bool {
    !matches!(value, Value::Decade(_) | Value::Century(_) | Value::Quarter(_, None))
}

/// Whether two values share a line: the same day, week, month …
fn same_line(one: Value, other: Value) -> bool {
    one.timex() == other.timex()
}

/// Whether a finer date lies within a month, so that the month need not be shown.
fn is_within(fine: Value, coarse: Value) -> bool {
    match (fine, coarse) {
        (Value::Day(day), Value::Month(year, month)) => {
            let civil = day.civil();
            (civil.year, civil.month) == (year, month)
        }
        _ => false,
    }
}

/// Whether a date is the page's own: the day of publication in a line that says little else.
fn is_dateline(words: &Words, one: &Found, value: Value, anchor: Option<Day>) -> bool {
    let own = anchor.is_some_and(|a| value == Value::Day(a));
    let full = matches!(one.hit.said.when, When::Day { .. });
    own && full && (words.list.len() < 16 || one.hit.from < 6)
}

fn weight(words: &Words, one: &Found, value: Value, anchor: Option<Day>, seen: u32) -> f32 {
    let when = one.hit.said.when;
    let mut weight = match value {
        Value::Day(_) => 3.0,
        Value::Month(..) => 3.0,
        Value::Week(_) | Value::Weekend(_) | Value::Quarter(..) | Value::Season(..) | Value::Half(..) => 2.25,
        Value::Year(_) => 2.5,
        Value::Decade(_) | Value::Century(_) => 0.0,
    };
    if says_year(when) {
        weight += 0.75;
    }
    match when {
        // Periods that figures are compared with.
        When::Period { .. } => weight -= 3.0,
        When::Year(Year::Counted(0)) | When::Shift { by: 0, from: From::Anchor, unit: Unit::Year } => {
            weight -= 1.5
        }
        When::Shift { by: 0, from: From::Anchor, unit } if unit >= Unit::Week => weight -= 0.25,
        When::Shift { from: From::Anchor, unit: Unit::Year, .. } => weight -= 0.25,
        _ => {}
    }
    if seen == 0 {
        weight += 1.5;
    }
    if let (Some(anchor), Some((first, _))) = (anchor, value.days())
        && first > anchor
    {
        weight += 0.75;
    }
    if one.tense == Tense::Future {
        weight += 0.25;
    }
    if compares(words, one.hit.from) {
        weight -= 2.0;
    }
    if seen > 0 && matches!(value, Value::Day(_)) && merely_spoken(words, one.hit.from, one.hit.to) {
        // Who spoke on the day of publication says little; who spoke before it may be the news.
        weight -= if anchor.is_some_and(|a| value == Value::Day(a)) { 2.0 } else { 1.0 };
    }
    weight - 0.02 * seen.min(40) as f32
}

/// "Compared with 1988", "from 1996", "than in January".
fn compares(words: &Words, at: usize) -> bool {
    let figure =
        |i: usize| matches!(words.lex(i), Lex::Digits(..) | Lex::Dotted | Lex::Number) || words.mark(i, b'%');
    (1..=3).any(|back| at >= back && words.one_of(at - back, words.language.comparing))
        || words.is(at.wrapping_sub(1), "from") && (2..=5).any(|back| at >= back && figure(at - back))
}

/// "Said Thursday", "told reporters on Monday": somebody spoke, no more.
fn merely_spoken(words: &Words, from: usize, to: usize) -> bool {
    let speaking = words.language.speaking;
    (1..=3).any(|back| from >= back && words.one_of(from - back, speaking))
        || words.mark(to, b',') && (to + 1..to + 6).any(|at| words.one_of(at, speaking))
}

/// The sentence around a word, as words.
fn sentence(words: &Words, at: usize) -> (usize, usize) {
    let mut from = at;
    while from > 0 && !ends_sentence(words, from - 1) {
        from -= 1;
    }
    let mut to = at;
    while to < words.list.len() && !ends_sentence(words, to) {
        to += 1;
    }
    // Marks that close the sentence belong to it.
    to += 1;
    while matches!(words.lex(to), Lex::Mark(b'"' | b'\'' | b')')) && !words.at(to).spaced {
        to += 1;
    }
    while from < at && matches!(words.lex(from), Lex::Mark(b'"' | b'\'' | b')')) && !words.at(from).spaced {
        from += 1;
    }
    (from, to.min(words.list.len()))
}
