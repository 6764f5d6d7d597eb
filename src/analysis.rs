//! The analysis, and the contract as JSON: positions in code points, field order fixed.

use crate::blocks::{Block, BlockId, Blocks, Place, Role};
use crate::dates::{Date, TimexType};
use crate::metadata::Metadata;
use crate::quotes::{QuoteKind, Quotes, SpeakerId};
use crate::rule::Weighed;
use crate::text::{CodePointCursor, CodePoints};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// All that was found in one page.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// What the page says of itself.
    pub metadata: Metadata,
    /// Its blocks, with roles.
    pub blocks: Blocks,
    /// Who is quoted, and what each said.
    pub quotes: Quotes,
    /// The dates.
    pub dates: Vec<Date>,
    /// Whether something was left out because the page was too large.
    pub truncated: bool,
}

impl Analysis {
    /// The article as a reader wants it: the blocks of the body in page order, joined by blank lines, without the
    /// headline, captions, figures and pull quotes.
    pub fn content(&self) -> String {
        let parts = self
            .blocks
            .body()
            .filter(|b| !matches!(b.role, Role::Headline | Role::Caption | Role::Figure | Role::Pullquote));
        parts.map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// The analysis as one line of JSON. `source` is echoed as it stands; `input` is the plain text the page was made
    /// from, if it was; with `explain` each finding also says its evidence in words.
    pub fn to_json(&self, source: Option<&RawValue>, input: Option<&str>, explain: bool) -> String {
        let writer = Writer { analysis: self, input: input.map(CodePointCursor::new), last: None, explain };
        serde_json::to_string(&writer.result(source)).unwrap_or_default()
    }
}

struct Writer<'a> {
    analysis: &'a Analysis,
    input: Option<CodePointCursor<'a>>,
    /// The block of the last place, and where in it.
    last: Option<(BlockId, CodePointCursor<'a>)>,
    explain: bool,
}

#[derive(Serialize)]
struct ResultJson<'a> {
    source: Option<&'a RawValue>,
    is_article: bool,
    #[serde(serialize_with = "two_places")]
    confidence: f32,
    metadata: &'a Metadata,
    content: String,
    blocks: Vec<BlockJson<'a>>,
    quotes: Vec<QuoteJson<'a>>,
    speakers: Vec<SpeakerJson<'a>>,
    dates: Vec<DateJson<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
}

#[derive(Serialize)]
struct BlockJson<'a> {
    id: BlockId,
    role: Role,
    body: bool,
    fold: bool,
    text: &'a str,
    offset: Option<u32>,
    rule: &'a str,
    #[serde(serialize_with = "maybe_two_places", skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<String>>,
}

#[derive(Serialize)]
struct PlaceJson {
    block: BlockId,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    id: usize,
    kind: QuoteKind,
    spans: Vec<PlaceJson>,
    text: String,
    speaker: Option<SpeakerId>,
    mention: Option<PlaceJson>,
    cue: Option<PlaceJson>,
    rule: &'a str,
    #[serde(serialize_with = "maybe_two_places", skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<String>>,
}

#[derive(Serialize)]
struct SpeakerJson<'a> {
    id: SpeakerId,
    name: &'a str,
    description: Option<&'a str>,
    quotes: &'a [usize],
}

#[derive(Serialize)]
struct DateJson<'a> {
    id: usize,
    text: &'a str,
    block: BlockId,
    start: u32,
    end: u32,
    #[serde(rename = "type")]
    kind: TimexType,
    value: Option<&'a str>,
    from: Option<&'a str>,
    to: Option<&'a str>,
    key: bool,
    rank: Option<u32>,
    event: Option<&'a str>,
    rule: &'a str,
    #[serde(serialize_with = "maybe_two_places", skip_serializing_if = "Option::is_none")]
    confidence: Option<f32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<String>>,
}

impl<'a> Writer<'a> {
    fn result(mut self, source: Option<&'a RawValue>) -> ResultJson<'a> {
        let analysis = self.analysis;
        let blocks = analysis.blocks.list.iter().map(|b| self.block(b)).collect();
        ResultJson {
            source,
            is_article: analysis.blocks.is_article,
            confidence: analysis.blocks.confidence,
            metadata: &analysis.metadata,
            content: analysis.content(),
            blocks,
            quotes: self.quotes(),
            speakers: self.speakers(),
            dates: self.dates(),
            truncated: analysis.truncated,
        }
    }

    fn block(&mut self, block: &'a Block) -> BlockJson<'a> {
        let offset = match (block.offset, &mut self.input) {
            (Some(byte), Some(cursor)) => Some(cursor.range(byte, byte).start),
            _ => None,
        };
        BlockJson {
            id: block.id,
            role: block.role,
            body: block.body,
            fold: block.fold,
            text: block.text.as_str(),
            offset,
            rule: block.rule.name,
            confidence: block.confidence,
            evidence: self.evidence(block.rule.why, &block.weighed),
        }
    }

    fn quotes(&mut self) -> Vec<QuoteJson<'a>> {
        let analysis = self.analysis;
        let quotes = analysis.quotes.list.iter().enumerate();
        quotes
            .map(|(id, quote)| QuoteJson {
                id,
                kind: quote.kind,
                spans: quote.spans.iter().map(|p| self.place(*p)).collect(),
                text: quote
                    .spans
                    .iter()
                    .map(|p| self.analysis.blocks.words(*p))
                    .collect::<Vec<_>>()
                    .join(" "),
                speaker: quote.speaker,
                mention: quote.mention.map(|p| self.place(p)),
                cue: quote.cue.map(|p| self.place(p)),
                rule: quote.rule.name,
                confidence: quote.confidence,
                evidence: self.evidence(quote.rule.why, &[]),
            })
            .collect()
    }

    fn speakers(&self) -> Vec<SpeakerJson<'a>> {
        let speakers = self.analysis.quotes.speakers.iter().enumerate();
        speakers
            .map(|(id, speaker)| SpeakerJson {
                id: SpeakerId(id as u32),
                name: &speaker.name,
                description: speaker.description.as_deref(),
                quotes: &speaker.quotes,
            })
            .collect()
    }

    fn dates(&mut self) -> Vec<DateJson<'a>> {
        let analysis = self.analysis;
        let dates = analysis.dates.iter().enumerate();
        dates
            .map(|(id, date)| {
                let place = self.place(date.place);
                DateJson {
                    id,
                    text: analysis.blocks.words(date.place),
                    block: place.block,
                    start: place.start,
                    end: place.end,
                    kind: date.kind,
                    value: date.value.as_deref(),
                    from: date.from.as_deref(),
                    to: date.to.as_deref(),
                    key: date.key,
                    rank: date.rank,
                    event: date.event.as_deref(),
                    rule: date.rule.name,
                    confidence: date.confidence,
                    evidence: self.evidence(date.rule.why, &[]),
                }
            })
            .collect()
    }

    /// A place in code points; places near one another cost little.
    fn place(&mut self, place: Place) -> PlaceJson {
        let text = self.analysis.blocks.get(place.block).map_or("", |b| b.text.as_str());
        let (_, cursor) = match &mut self.last {
            Some(last) if last.0 == place.block => last,
            last => last.insert((place.block, CodePointCursor::new(text))),
        };
        let CodePoints { start, end } = cursor.range(place.span.start(), place.span.end());
        PlaceJson { block: place.block, start, end }
    }

    fn evidence(&self, why: &str, weighed: &[Weighed]) -> Option<Vec<String>> {
        if !self.explain {
            return None;
        }
        let signs = weighed.iter().map(|w| format!("{} ({})", w.sign, signed(w.weight)));
        Some(std::iter::once(why.to_owned()).chain(signs).collect())
    }
}

/// A number with its sign and two places. The formatting of floats would be a fiftieth of the module for this alone.
fn signed(value: f32) -> String {
    let hundredths = (value * 100.0).round() as i32;
    let (sign, size) = (if hundredths < 0 { '-' } else { '+' }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

fn two_places<S: Serializer>(value: &f32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((f64::from(*value) * 100.0).round() / 100.0)
}

fn maybe_two_places<S: Serializer>(value: &Option<f32>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => two_places(value, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_have_a_sign_and_two_places() {
        let rows = [
            (0.0, "+0.00"),
            (1.234, "+1.23"),
            (-0.5, "-0.50"),
            (-12.345, "-12.35"),
            (0.999, "+1.00"),
            (3.05, "+3.05"),
        ];
        assert_eq!(rows.map(|(value, _)| signed(value)), rows.map(|(_, words)| words));
    }
}
