//! Places in blocks → ranges of text nodes in UTF-16 units.

use crate::blocks::{Blocks, Place};
use crate::page::{NodeId, Page};
use crate::text::{Utf16, Utf16Cursor};
use serde::Serialize;

/// A stretch of one text node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// The node's number in the host's eyes.
    pub node: u32,
    /// Its first UTF-16 unit.
    pub start: u32,
    /// One past its last UTF-16 unit.
    pub end: u32,
    /// The words that stand there, for the host to compare before it marks anything.
    pub text: String,
}

/// Turns places into ranges.
pub(super) struct Places<'a> {
    page: &'a Page,
    records: &'a [u32],
    blocks: &'a Blocks,
    /// The text node counted last, and where in it: what is looked up next is mostly near it.
    last: Option<(NodeId, Utf16Cursor<'a>)>,
}

impl<'a> Places<'a> {
    pub fn new(page: &'a Page, records: &'a [u32], blocks: &'a Blocks) -> Self {
        Places { page, records, blocks, last: None }
    }

    /// The number of a node in the host's eyes.
    pub fn record(&self, node: NodeId) -> u32 {
        self.records.get(node.index()).copied().unwrap_or(node.index() as u32)
    }

    /// Where the words of a place stand in the page.
    pub fn ranges(&mut self, place: Place) -> Vec<Range> {
        let Some(block) = self.blocks.get(place.block) else { return Vec::new() };
        let (start, end) = (place.span.start(), place.span.end());
        let first = block.pieces.partition_point(|p| (p.at + p.len) as usize <= start);
        let mut ranges = Vec::new();
        for piece in block.pieces.iter().skip(first) {
            let (at, len) = (piece.at as usize, piece.len as usize);
            if at >= end {
                break;
            }
            let from = piece.from as usize + start.saturating_sub(at);
            let to = piece.from as usize + (end - at).min(len);
            let text = self.page.text(piece.node).get(from..to).unwrap_or("");
            if !text.is_empty() {
                let Utf16 { start, end } = self.units(piece.node, from, to);
                ranges.push(Range { node: self.record(piece.node), start, end, text: text.to_owned() });
            }
        }
        ranges
    }

    /// Bytes of a text node in UTF-16 units.
    fn units(&mut self, node: NodeId, from: usize, to: usize) -> Utf16 {
        let text = self.page.text(node);
        let (_, cursor) = match &mut self.last {
            Some(last) if last.0 == node => last,
            last => last.insert((node, Utf16Cursor::new(text))),
        };
        cursor.range(from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyze;

    #[test]
    fn ranges_say_where_the_words_stand_in_the_page() {
        let page = crate::html::parse("<p>\u{1f600} One\n  <b>bold \u{e9}</b> word.</p>");
        let analysis = analyze(&page);
        let block = &analysis.blocks.list[0];
        assert_eq!(block.text.as_str(), "\u{1f600} One bold \u{e9} word.");
        let mut places = Places::new(&page, &[], &analysis.blocks);
        let mut ranges = |from: &str, to: &str| -> Vec<(String, u32, u32)> {
            let text = block.text.as_str();
            let (start, end) = (text.find(from).unwrap(), text.find(to).unwrap() + to.len());
            let place = Place { block: block.id, span: block.text.span(start, end) };
            places.ranges(place).into_iter().map(|r| (r.text, r.start, r.end)).collect()
        };
        let row = |text: &str, start, end| (text.to_owned(), start, end);
        // The face is two units of UTF-16.
        // White space between the nodes belongs to none of them.
        assert_eq!(ranges("One", "word"), [row("One", 3, 6), row("bold \u{e9}", 0, 6), row("word", 1, 5)]);
        assert_eq!(ranges("bold", "bold"), [row("bold", 0, 4)]);
        // Asked backwards, the count is the same.
        assert_eq!(ranges("\u{e9}", "\u{e9}"), [row("\u{e9}", 5, 6)]);
        assert_eq!(ranges("\u{1f600}", "One"), [row("\u{1f600} One", 0, 6)]);
    }

    #[test]
    fn numbers_are_the_hosts() {
        let page = crate::html::parse("<p>One.</p>");
        let analysis = analyze(&page);
        let records: Vec<u32> = (0..page.len() as u32).map(|at| at + 100).collect();
        let mut places = Places::new(&page, &records, &analysis.blocks);
        let block = &analysis.blocks.list[0];
        let ranges = places.ranges(Place { block: block.id, span: block.text.whole() });
        assert_eq!(ranges[0].node, block.pieces[0].node.index() as u32 + 100);
    }
}
