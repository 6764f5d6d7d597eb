//! Blocks → quotations and their speakers.

use crate::blocks::{Blocks, Place};
use crate::metadata::Metadata;
use crate::rule::Rule;
use serde::{Deserialize, Serialize};

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
pub fn find(_blocks: &Blocks, _metadata: &Metadata) -> Quotes {
    Quotes::default()
}
