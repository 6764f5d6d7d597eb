//! Blocks → quotations and their speakers.
//!
//! `marks` finds the quoted runs, `words` turns a block into a row of words and runs, `source` reads noun phrases, `cues`
//! finds reporting verbs with the sources the rules point to, `choice` weighs all that may be meant. `attribute` brings
//! runs to the verbs, `signed` to the names below them, `quoted` makes quotations of them and `reported` of clauses,
//! which `clause` weighs; `incise` finds cues within the marks and `interview` turns under a name; `terms` and
//! `fragments` keep titles and terms out. `people` finds who a subject is by its name, of which `names` tells more, and
//! `pronoun` by "he" or "the candidate"; `describe` has the words. What is known of words stands in `lexicon`.

mod attribute;
pub mod choice;
pub mod clause;
mod cues;
mod describe;
pub mod fragments;
mod incise;
mod interview;
mod lexicon;
mod marks;
mod modifier;
mod names;
mod people;
mod pronoun;
mod quoted;
mod reported;
#[cfg(test)]
mod rows;
mod rules;
mod signed;
mod source;
mod terms;
mod weights;
mod words;

use crate::blocks::{Block, Blocks, Place, Role};
use crate::metadata::Metadata;
use crate::order;
use crate::rule::Rule;
use crate::text::{Span, Text};
use attribute::{Desk, Draft};
use describe::named;
use foldhash::{HashMap, HashMapExt};
use people::People;
use serde::{Deserialize, Serialize};
use source::{Form, Mention};
use words::Row;

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuoteKind {
    /// All of them stand in quotation marks.
    Direct,
    /// Some of them do.
    Mixed,
    /// None does: reported speech.
    Indirect,
}

/// A speaker's place in the list of speakers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SpeakerId(pub u32);

/// A quotation.
#[derive(Clone, Debug)]
pub struct Quote {
    /// How the words are given.
    pub kind: QuoteKind,
    /// The words quoted, quotation marks included where there are any; in page order, at least one.
    pub spans: Vec<Place>,
    /// Who said it; `None` when nobody can be named.
    pub speaker: Option<SpeakerId>,
    /// The words that name the speaker here ("he").
    pub mention: Option<Place>,
    /// The words that attribute ("said").
    pub cue: Option<Place>,
    /// What found it.
    pub rule: Rule,
    /// 0…1 for the whole finding; `None` means sure.
    pub confidence: Option<f32>,
}

/// Somebody who is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The fullest name the article uses, without titles, or the organisation; for the unnamed a description.
    pub name: String,
    /// Who that is, in the article's own words.
    pub description: Option<String>,
    /// The places of the quotations in [`Quotes::list`].
    pub quotes: Vec<usize>,
}

/// The quotations of an article and who is quoted.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    /// In page order.
    pub list: Vec<Quote>,
    /// In order of their first quotation.
    pub speakers: Vec<Speaker>,
}

/// Finds the quotations in the blocks of the body.
pub fn find(blocks: &Blocks, metadata: &Metadata) -> Quotes {
    let lexicon = lexicon::of(metadata.language.as_deref());
    let body: Vec<&Block> = blocks.body().filter(|b| quotable(b.role)).collect();
    let texts: Vec<&Text> = body.iter().map(|b| &b.text).collect();
    let lowers: Vec<String> = texts.iter().map(|text| text.as_str().to_ascii_lowercase()).collect();
    let rows: Vec<Row> =
        texts.iter().zip(&lowers).map(|(text, lower)| Row::read(text, lower, lexicon)).collect();
    let headline = body.iter().position(|b| b.role == Role::Headline);
    let roles: Vec<Role> = body.iter().map(|b| b.role).collect();
    let turns = interview::turns(&rows, &roles);
    let mut desk = Desk::new(&rows, &texts, &roles, lexicon);
    for (number, block) in body.iter().enumerate() {
        match turns.get(number).copied().flatten() {
            Some(turn) => interview::read(&mut desk.drafts, number, &block.text, &rows, turn),
            None => desk.read(number, Some(number) == headline),
        }
    }
    let mut drafts = desk.drafts;
    // What has no place comes first, and is passed over.
    order::by(&mut drafts, |d| d.spans.first().map_or(0, |(row, span)| order::pair(row + 1, span.start())));
    let spoken: Vec<_> = drafts.iter().filter_map(|d| d.mention).collect();
    let mut people = People::read(&texts, &rows, headline, lexicon, &spoken);
    if let Some(title) = texts.first() {
        people.describe_from_headline(title, lexicon);
    }
    let mut quotes = Quotes::default();
    let mut known: HashMap<String, usize> = HashMap::new();
    for draft in drafts {
        if draft.spans.is_empty() {
            continue;
        }
        let place = |row: usize, span| body.get(row).map(|b| Place { block: b.id, span });
        let words = || told(&draft, &texts, &rows);
        let person = draft.mention.and_then(|mention| people.who(&texts, &rows, mention, words, lexicon));
        let mention = draft.mention.and_then(|(row, mention)| {
            let line = rows.get(row)?;
            place(row, line.span(mention.from, mention.to)?)
        });
        let (name, description) = match (person.and_then(|p| people.list.get(p)), draft.mention) {
            (Some(person), _) => (Some(person.name.clone()), person.description.clone()),
            (None, Some((row, m))) if matches!(m.form, Form::Name | Form::Role) => {
                let place = rows.get(row).zip(texts.get(row));
                (place.and_then(|(line, text)| named(text, line, m, lexicon)), None)
            }
            _ => (None, None),
        };
        let number = quotes.list.len();
        let speaker = name.map(|name| {
            let place = *known.entry(name.to_lowercase()).or_insert_with(|| {
                quotes.speakers.push(Speaker { name, description, quotes: Vec::new() });
                quotes.speakers.len() - 1
            });
            if let Some(speaker) = quotes.speakers.get_mut(place) {
                speaker.quotes.push(number);
            }
            SpeakerId(place as u32)
        });
        quotes.list.push(Quote {
            kind: draft.kind,
            spans: draft.spans.iter().filter_map(|(row, span)| place(*row, *span)).collect(),
            speaker,
            mention,
            cue: draft.cue.and_then(|(row, span)| place(row, span)),
            rule: draft.rule,
            confidence: draft.confidence,
        });
    }
    quotes
}

/// The words of a quotation, but what is told before its source may name who tells it: "Ada Fir found it old, she said".
fn told<'a>(draft: &Draft, texts: &[&'a Text], rows: &[Row]) -> Vec<&'a str> {
    let source =
        |(row, mention): (usize, Mention)| Some((row, rows.get(row)?.get(mention.from)?.span.start()));
    let source = draft.mention.and_then(source);
    let after =
        |row: usize, span: Span| draft.kind != QuoteKind::Indirect || Some((row, span.start())) > source;
    let spans = draft.spans.iter().filter(|(row, span)| after(*row, *span));
    spans.filter_map(|(row, span)| Some(texts.get(*row)?.slice(*span))).collect()
}

/// Captions and the like repeat or name; only these blocks quote.
fn quotable(role: Role) -> bool {
    matches!(
        role,
        Role::Headline
            | Role::Standfirst
            | Role::Paragraph
            | Role::Blockquote
            | Role::List
            | Role::Subheading
    )
}
