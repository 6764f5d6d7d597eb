//! Analysis + page → [`View`]: what the panel shows and what the page script folds and marks.
//!
//! A view is plain data for a host with a DOM. Nodes are named by the numbers of their records, places in text nodes
//! are UTF-16 units: this is the one place where bytes become those. Each place carries its words, so that a host
//! never marks anything else.

mod dates;
mod fold;
mod place;
mod quotes;
#[cfg(any(test, target_family = "wasm"))]
mod read;
mod seen;

use crate::analysis::Analysis;
use crate::blocks::{Block, Blocks, Place, Role};
use crate::metadata::Metadata;
use crate::page::{Page, Tag};
use crate::quotes::{Quote, QuoteKind};
use crate::rule::Rule;
use dates::{date_lines, vague};
pub use fold::{Fold, Notice};
use place::Places;
pub use place::Range;
use quotes::{is_shown, quote_line, speakers};
#[cfg(target_family = "wasm")]
pub use read::read;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Words an adult reads in a minute.
const WORDS_A_MINUTE: usize = 230;
/// Below this a finding is shown as a doubtful one.
const SURE: f32 = 0.75;
/// The most bytes of a notice's first words.
const FIRST_WORDS: usize = 90;
/// The most bytes between a mention and its cue for both to be shown in one stretch.
const LEAD: usize = 90;

/// What a reader sees of an analysis. The panel reads it back without what it does not draw, such as places.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Whether the page is an article. If not, `reason` says why, and nothing folds unless the reader asks for it.
    pub is_article: bool,
    /// How sure that is, 0…1.
    pub confidence: f32,
    /// What decided it, as a sentence.
    pub reason: Option<Cow<'static, str>>,
    /// The name of the rule that decided it, under which other languages have the sentence.
    pub rule: Option<Cow<'static, str>>,
    /// What the page says of itself.
    pub metadata: Metadata,
    /// The summary beneath the title.
    pub standfirst: Option<String>,
    /// Words of the body.
    pub words: usize,
    /// Minutes it takes to read them, at least 1.
    pub minutes: usize,
    /// Whether only the front of a very long page was read.
    pub truncated: bool,
    /// Who is quoted: most quotations first.
    pub speakers: Vec<SpeakerCard>,
    /// The quotations, in page order; cards count them.
    pub quotes: Vec<QuoteLine>,
    /// The key dates, oldest first; those without a day last.
    pub dates: Vec<DateLine>,
    /// Dates too vague for a day, such as "now".
    pub vague: Vec<String>,
    /// The first date that has no value, since nothing says which day to count from.
    pub unplaced: Option<String>,
    /// Words of the body before the first subheading.
    pub opening: usize,
    /// The article's subheadings.
    pub outline: Vec<Heading>,
    /// What the article is made of: how many blocks there are of each of [`PARTS`].
    pub parts: Vec<usize>,
    /// What folds, in page order.
    pub folds: Vec<Fold>,
    /// Notices that stay open, since no element of the page holds them and nothing else.
    pub open: Vec<Notice>,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SpeakerCard {
    /// The name; `None` gathers what nobody can be named for.
    pub name: Option<String>,
    /// Who that is, in the article's words.
    pub description: Option<String>,
    /// Places in [`View::quotes`].
    pub quotes: Vec<usize>,
}

/// A stretch of words set one way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// The words.
    pub text: String,
    /// Whether they are the cue, or in a quotation the speaker's own words.
    pub strong: bool,
}

/// A quotation.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteLine {
    /// Its number in the analysis.
    pub id: usize,
    /// How the words are given.
    pub kind: QuoteKind,
    /// Who attributes and how: "he **expressed willingness**".
    pub lead: Vec<Stretch>,
    /// The words; strong are those in quotation marks.
    pub words: Vec<Stretch>,
    /// Why there is doubt, if there is.
    pub doubt: Option<Cow<'static, str>>,
    /// What found it.
    pub why: Cow<'static, str>,
    /// The name of the rule that found it.
    pub rule: Cow<'static, str>,
    /// Where the words stand.
    pub places: Vec<Range>,
}

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// One year.
    Year,
    /// Ten years.
    Decade,
    /// Some other stretch of days.
    Range,
    /// No day at all.
    None,
}

/// A key date.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateLine {
    /// Its number in the analysis.
    pub id: usize,
    /// How exact it is.
    pub precision: Precision,
    /// The first day, ISO 8601.
    pub from: Option<String>,
    /// The last day, ISO 8601.
    pub to: Option<String>,
    /// The article's words, when they alone do not say the date.
    pub said: Option<String>,
    /// What happened.
    pub event: Option<String>,
    /// Why there is doubt, if there is.
    pub doubt: Option<Cow<'static, str>>,
    /// What found it.
    pub why: Cow<'static, str>,
    /// The name of the rule that found it.
    pub rule: Cow<'static, str>,
    /// Where the words stand.
    pub places: Vec<Range>,
}

/// A subheading.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// Its words.
    pub text: String,
    /// How deep it stands, from 0 for those that stand highest in this article.
    pub level: u8,
    /// How many words follow until the next.
    pub words: usize,
    /// Where it stands.
    pub places: Vec<Range>,
}

/// The roles of which [`View::parts`] counts the blocks, in the order in which they are shown.
pub const PARTS: &[Role] = &[
    Role::Paragraph,
    Role::Subheading,
    Role::Blockquote,
    Role::List,
    Role::Table,
    Role::Code,
    Role::Figure,
    Role::Caption,
    Role::Pullquote,
];

/// Makes the view of an analysis of a page; `records` gives each node's number in the host's eyes
/// ([`crate::snapshot::Snapshot::records`]), or is empty when those are the page's own.
pub fn view(page: &Page, records: &[u32], analysis: &Analysis) -> View {
    let Analysis { metadata, blocks, quotes, dates, truncated } = analysis;
    let mut places = Places::new(page, records, blocks);
    let words = blocks.body().filter(|b| b.role != Role::Headline).map(|b| b.words).sum::<usize>();
    let folded = fold::folds(page, blocks, &mut places);
    let shown: Vec<(usize, &Quote)> =
        quotes.list.iter().enumerate().filter(|(_, quote)| is_shown(quote)).collect();
    let (opening, outline) = outline(page, blocks, &mut places);
    View {
        is_article: blocks.is_article,
        confidence: blocks.confidence,
        reason: blocks.rule.map(|r| r.why.into()),
        rule: blocks.rule.map(|r| r.name.into()),
        metadata: metadata.clone(),
        standfirst: blocks
            .list
            .iter()
            .find(|b| b.role == Role::Standfirst)
            .map(|b| b.text.as_str().to_owned()),
        words,
        minutes: words.div_ceil(WORDS_A_MINUTE).max(1),
        truncated: *truncated,
        speakers: speakers(analysis, &shown),
        quotes: shown.iter().map(|(id, q)| quote_line(blocks, *id, q, &mut places)).collect(),
        dates: date_lines(blocks, dates, &mut places),
        vague: vague(blocks, dates).map(|d| blocks.words(d.place).to_owned()).collect(),
        unplaced: vague(blocks, dates)
            .find(|d| d.value.as_deref().is_none_or(|v| !v.ends_with("_REF")))
            .map(|d| blocks.words(d.place).to_owned()),
        opening,
        outline,
        parts: PARTS.iter().map(|&role| blocks.list.iter().filter(|b| b.role == role).count()).collect(),
        folds: folded.folds,
        open: folded.open,
    }
}

fn doubt(confidence: Option<f32>, rule: Rule) -> Option<Cow<'static, str>> {
    confidence.is_some_and(|c| c < SURE).then_some(rule.why.into())
}

/// The words before the first subheading, and the subheadings.
fn outline(page: &Page, blocks: &Blocks, places: &mut Places<'_>) -> (usize, Vec<Heading>) {
    let mut opening = 0;
    let mut headings: Vec<Heading> = Vec::new();
    for block in blocks.body().filter(|b| b.role != Role::Headline) {
        if block.role == Role::Subheading {
            headings.push(Heading {
                text: block.text.as_str().to_owned(),
                level: level(page, block),
                words: 0,
                places: places.ranges(whole(block)),
            });
            continue;
        }
        let words = headings.last_mut().map_or(&mut opening, |heading| &mut heading.words);
        *words += block.words;
    }
    let highest = headings.iter().map(|h| h.level).min().unwrap_or(0);
    headings.iter_mut().for_each(|h| h.level -= highest);
    (opening, headings)
}

/// The level of a heading by its element; one that is none (bold words in a paragraph) stands as high as an `<h2>`.
fn level(page: &Page, block: &Block) -> u8 {
    let mut node = block.element;
    while let Some(at) = node {
        match page.tag(at) {
            Some(Tag::H1 | Tag::H2) => return 2,
            Some(Tag::H3) => return 3,
            Some(Tag::H4) => return 4,
            Some(Tag::H5 | Tag::H6) => return 5,
            Some(tag) if seen::is_inline(tag) => node = page.parent(at),
            _ => break,
        }
    }
    2
}

fn whole(block: &Block) -> Place {
    Place { block: block.id, span: block.text.whole() }
}

#[cfg(test)]
mod tests {
    use super::dates::precision;
    use super::quotes::{lead, own_words};
    use super::*;
    use crate::dates::Date;

    #[test]
    fn words_in_marks_are_set_apart() {
        let rows: &[(&str, &[(&str, bool)])] = &[
            ("to meet \"any time\" soon", &[("to meet ", false), ("\"any time\"", true), (" soon", false)]),
            ("“one” and “two”", &[("“one”", true), (" and ", false), ("“two”", true)]),
            ("no marks", &[("no marks", false)]),
            ("it “never closes", &[("it ", false), ("“never closes", true)]),
            ("", &[]),
        ];
        for (said, expected) in rows {
            let mut stretches = Vec::new();
            own_words(&mut stretches, said);
            let found: Vec<_> = stretches.iter().map(|s| (s.text.as_str(), s.strong)).collect();
            assert_eq!(found, *expected);
        }
    }

    fn words(stretches: &[Stretch]) -> String {
        stretches.iter().map(|s| if s.strong { format!("[{}]", s.text) } else { s.text.clone() }).collect()
    }

    /// A block of one quotation whose words, mention and cue are given.
    fn led(text: &str, said: &str, mention: Option<&str>, cue: Option<&str>) -> String {
        let page = Page::from_text(text);
        let blocks = crate::analyze(&page).blocks;
        let block = &blocks.list[0];
        let place = |words: &str| {
            let start = text.find(words).unwrap();
            Place { block: block.id, span: block.text.span(start, start + words.len()) }
        };
        let rule = Rule { name: "test/said", why: "The test said so." };
        let (mention, cue) = (mention.map(place), cue.map(place));
        let spans = vec![place(said)];
        let quote =
            Quote { kind: QuoteKind::Direct, spans, speaker: None, mention, cue, rule, confidence: None };
        words(&lead(&blocks, &quote))
    }

    #[test]
    fn reported_words_of_nobody_have_no_line() {
        let text = "News from Oakport\nYou say that the old bridge is closed again. Ida Oak said that it would open in May. \
                    “It is open,” said Ida Oak.";
        let page = Page::from_text(text);
        let mut analysis = crate::analyze(&page);
        let before = view(&page, &[], &analysis).quotes.len();
        for quote in &mut analysis.quotes.list {
            quote.speaker = None;
        }
        let view = view(&page, &[], &analysis);
        assert!(before > view.quotes.len(), "{before}");
        assert_eq!(
            view.quotes.len(),
            analysis.quotes.list.iter().filter(|q| q.kind != QuoteKind::Indirect).count()
        );
        assert!(view.speakers.iter().flat_map(|card| &card.quotes).all(|at| *at < view.quotes.len()));
    }

    #[test]
    fn what_may_be_no_telling_has_no_line() {
        let text = "News from Oakport\nIda Oak said that it would open in May. The company boasts some of the oldest wheels \
                    in the valley. For those roads it is just “the right one for the mill and the river.”";
        let page = Page::from_text(text);
        let analysis = crate::analyze(&page);
        let told = |words: &str| {
            let quotes = analysis.quotes.list.iter();
            let found = quotes.filter(|q| analysis.blocks.words(q.spans[0]).starts_with(words));
            found.filter_map(|q| q.confidence).next().unwrap()
        };
        assert!(told("it would open") > told("some of the oldest"));
        assert!(told("“the right one") < 0.5);
        let view = view(&page, &[], &analysis);
        assert_eq!(
            view.quotes.iter().map(|q| q.words[0].text.as_str()).collect::<Vec<_>>(),
            ["it would open in May"]
        );
    }

    #[test]
    fn a_lead_says_who_and_how() {
        let text = "“It is late,” the weary Ada Oak said on Monday. “Let us go,” she added, and left.";
        let rows: &[(&str, Option<&str>, Option<&str>, &str)] = &[
            ("“It is late,”", Some("Ada Oak"), Some("said"), "Ada Oak [said]"),
            ("“Let us go,”", Some("she"), Some("added"), "she [added]"),
            // Never through the quotation itself.
            ("“Let us go,”", Some("Ada Oak"), Some("added"), "Ada Oak … [added]"),
            ("“It is late,”", None, Some("said"), "[said]"),
            ("“It is late,”", Some("Ada Oak"), None, "Ada Oak"),
            ("“It is late,”", None, None, ""),
        ];
        for (said, mention, cue, expected) in rows {
            assert_eq!(led(text, said, *mention, *cue), *expected);
        }
    }

    #[test]
    fn the_outline_is_as_deep_as_the_headings_are() {
        let page = crate::html::parse(
            "<article><h1>The weir</h1><p>One two three.</p><h3><span>How it began</span></h3><p>Four five.</p>
            <h4>Stone</h4><p>Six.</p><h3>How it ends</h3><p>Seven eight nine ten.</p></article>",
        );
        let analysis = crate::analyze(&page);
        assert_eq!(view(&page, &[], &analysis).parts, [4, 3, 0, 0, 0, 0, 0, 0, 0]);
        let blocks = analysis.blocks;
        let (opening, headings) = outline(&page, &blocks, &mut Places::new(&page, &[], &blocks));
        let found: Vec<_> = headings.iter().map(|h| (h.text.as_str(), h.level, h.words)).collect();
        assert_eq!(opening, 3);
        assert_eq!(found, [("How it began", 0, 2), ("Stone", 1, 1), ("How it ends", 0, 4)]);
    }

    #[test]
    fn dates_are_oldest_first_and_say_how_exact_they_are() {
        type Row = (Option<&'static str>, Option<(&'static str, &'static str)>, Precision);
        let rows: &[Row] = &[
            (Some("2017-07-06"), Some(("2017-07-06", "2017-07-06")), Precision::Day),
            (Some("2017-07"), Some(("2017-07-01", "2017-07-31")), Precision::Month),
            (Some("2017"), Some(("2017-01-01", "2017-12-31")), Precision::Year),
            (Some("2017-WI"), Some(("2017-01-01", "2017-12-31")), Precision::Year),
            (Some("195"), Some(("1950-01-01", "1959-12-31")), Precision::Decade),
            (Some("2017-W27"), Some(("2017-07-03", "2017-07-09")), Precision::Range),
            (Some("PRESENT_REF"), None, Precision::None),
            (None, None, Precision::None),
        ];
        let page = Page::from_text("On that day.");
        let blocks = crate::analyze(&page).blocks;
        let block = &blocks.list[0];
        let dates: Vec<Date> = rows
            .iter()
            .map(|(value, days, _)| Date {
                place: Place { block: block.id, span: block.text.span(3, 11) },
                kind: crate::dates::TimexType::Date,
                value: value.map(str::to_owned),
                from: days.map(|d| d.0.to_owned()),
                to: days.map(|d| d.1.to_owned()),
                key: true,
                rank: None,
                event: None,
                rule: Rule { name: "test/said", why: "The test said so." },
                confidence: None,
            })
            .collect();
        for (date, (_, _, expected)) in dates.iter().zip(rows) {
            assert_eq!(precision(date), *expected);
        }
        let lines = date_lines(&blocks, &dates, &mut Places::new(&page, &[], &blocks));
        let order: Vec<_> = lines.iter().map(|l| l.from.as_deref().unwrap_or("none")).collect();
        let sorted = [
            "1950-01-01",
            "2017-01-01",
            "2017-01-01",
            "2017-07-01",
            "2017-07-03",
            "2017-07-06",
            "none",
            "none",
        ];
        assert_eq!(order, sorted);
        assert!(lines.iter().all(|l| l.said.as_deref() == Some("that day")));
    }
}
