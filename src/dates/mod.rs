//! Blocks and an anchor date → dates.
//!
//! What was said is read apart from what it means: [`find`] reads words into small typed values
//! ([`when::When`]) that know no calendar, and `resolve` gives them their days from the anchor date, the tense and
//! what was told before. `rank` chooses the key dates and `event` the words beside each.

pub mod calendar;
mod event;
mod finder;
mod lexicon;
mod marked;
mod rank;
mod resolve;
#[cfg(test)]
mod rows;
mod subject;
mod tense;
mod value;
pub mod when;
mod words;

use crate::blocks::{BlockId, Blocks, Place};
use crate::metadata::Metadata;
use crate::page::Page;
use crate::rule::Rule;
use calendar::Day;
use marked::{Mark, Marks};
use resolve::Story;
use serde::Serialize;
use tense::Tense;
use value::Value;
use when::{When, Year};
use words::{Lex, Words};

/// The type of a time expression, as in TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// A time expression.
#[derive(Clone, Debug)]
pub struct Date {
    /// Its extent, without a preposition.
    pub place: Place,
    /// Its type.
    pub kind: TimexType,
    /// Its TIMEX3 value; `None` when it cannot be resolved.
    pub value: Option<String>,
    /// The first day it covers, ISO 8601.
    pub from: Option<String>,
    /// The last day it covers, ISO 8601.
    pub to: Option<String>,
    /// Whether it is worth a line in the sidebar.
    pub key: bool,
    /// How near the top, from 1; only key dates have one.
    pub rank: Option<u32>,
    /// What happened then, in the article's own words, at most 160 characters.
    pub event: Option<String>,
    /// What found it.
    pub rule: Rule,
    /// 0…1; `None` means sure.
    pub confidence: Option<f32>,
}

/// A date with what ranking needs to know of it.
struct Found {
    block: BlockId,
    hit: finder::Hit,
    date: Option<Value>,
    tense: Tense,
    /// What speaks for a line of its own; `None` when it may have none.
    weight: Option<f32>,
}

/// Reads the expressions of a block and resolves each in turn, since one may lean on those before it.
fn read<'a>(
    words: &'a Words,
    marks: &'a [Mark],
    story: &'a mut Story,
) -> impl Iterator<Item = (finder::Hit, Tense, resolve::Resolved)> + 'a {
    let mut hits = finder::find(words);
    marked::add(words, marks, &mut hits);
    hits.into_iter().map(|mut hit| {
        let tense = tense::nearest(words, hit.from, hit.to);
        // "Wednesday's ruling" has been given.
        let owned = words.before(hit.to).owned && matches!(hit.said.when, When::Weekday { .. });
        // "Shut since Monday, the bridge will open": an article may stand between.
        let since = (1..=2).any(|back| words.one_of(hit.from.wrapping_sub(back), words.language.since));
        // "Ahead of Wednesday's ruling" and "before" it tell nothing of that.
        let lead = hit.from.wrapping_sub(1);
        let yet = words.one_of(lead, words.language.before)
            || words.one_of(lead.wrapping_sub(1), words.language.ahead_of)
                && matches!(words.lex(lead), Lex::Of);
        let tense = if owned && yet {
            Tense::Either
        } else if owned || since {
            Tense::Past
        } else {
            tense
        };
        // "In 2012 he won. In July he left.": the year leads on to the months that begin sentences after it.
        story.leads = words.starts_sentence(lead) || words.starts_sentence(hit.from);
        let span = words.at(hit.from).span.join(words.before(hit.to).span);
        let agreed = marked::over(marks, span).and_then(|day| marked::agreed(&hit.said.when, day));
        if agreed.is_some() {
            hit.rule = marked::MARKED;
        }
        let resolved = story.resolve(&hit.said, tense, agreed);
        if let When::Year(Year::Said(year)) = hit.said.when
            && words.one_of(lead, words.language.year_leads)
        {
            story.narrated = Some((year, 0));
        }
        (hit, tense, resolved)
    })
}

/// Finds the dates in all blocks; key dates come from blocks of the body only.
pub fn find(page: &Page, blocks: &Blocks, metadata: &Metadata) -> Vec<Date> {
    let marks = Marks::of(page);
    let anchor = metadata.published.as_deref().and_then(Day::parse);
    let language = lexicon::of(metadata.language.as_deref(), metadata.site.as_deref());
    let mut story = Story { anchor, ..Story::default() };
    let mut scales = rank::Scales::new(anchor);
    let mut found = Vec::new();
    let mut dates = Vec::new();
    let mut words = Words::new(language);
    for block in &blocks.list {
        words.read(&block.text);
        story.narrated = None;
        // What stands beside the article tells a story of its own.
        let mut aside = Story { anchor, ..Story::default() };
        let story = if block.body { &mut story } else { &mut aside };
        let marks = marks.within(block);
        for (hit, tense, resolved) in read(&words, &marks, story) {
            let span = words.at(hit.from).span.join(words.before(hit.to).span);
            let days = resolved.date.and_then(Value::days);
            dates.push(Date {
                place: Place { block: block.id, span },
                kind: hit.kind,
                value: resolved.value,
                from: days.map(|(first, _)| first.iso()),
                to: days.map(|(_, last)| last.iso()),
                key: false,
                rank: None,
                event: None,
                rule: hit.rule,
                confidence: None,
            });
            let mut one = Found { block: block.id, hit, date: resolved.date, tense, weight: None };
            one.weight = scales.weigh(block, &words, &one);
            found.push(one);
        }
    }
    rank::rank(blocks, &found, language, &mut dates);
    dates
}
