//! Blocks and an anchor date → dates.

use crate::blocks::{Blocks, Place};
use crate::metadata::Metadata;
use crate::rule::Rule;
use serde::Serialize;

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

/// Finds the dates in all blocks; key dates come from blocks of the body only.
pub fn find(_blocks: &Blocks, _metadata: &Metadata) -> Vec<Date> {
    Vec::new()
}
