//! What a browser's page script saw → [`Page`], distrusted and checked.
//!
//! The script sends flat numbers and two strings, so that a page crosses into the engine in one step: see
//! `extension/page/snapshot.js`, the other half of this file. A page may have forged any of it; the decoder is total
//! and refuses with a sentence what does not hold together.

use crate::page::{Attr, Page, PageBuilder, Tag, is_skipped};
use std::fmt;

/// What a snapshot consists of, borrowed from the host.
#[derive(Clone, Copy, Debug, Default)]
pub struct Records<'a> {
    /// Four numbers a node, in document order: the name (0 for text), the depth, then for text its length in UTF-16
    /// units and 0, for an element the number of its attributes and its flags ([`UNRENDERED`]).
    pub nodes: &'a [u32],
    /// Two numbers an attribute: name and value.
    pub attributes: &'a [u32],
    /// The lengths of all names and values in UTF-16 units; number 0 is the empty string.
    pub lengths: &'a [u32],
    /// All names and values, joined.
    pub strings: &'a str,
    /// The text of all text nodes, joined.
    pub text: &'a str,
}

/// The flag of an element that the live page does not show.
pub const UNRENDERED: u32 = 1;

/// A page, and the way back to what the script saw.
#[derive(Clone, Debug, Default)]
pub struct Snapshot {
    /// The page.
    pub page: Page,
    /// For each node of the page the number of its record.
    pub records: Vec<u32>,
}

/// Why a snapshot was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused(&'static str);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Refused {}

const BROKEN_RECORDS: Refused = Refused("The records of the page are not whole.");
const UNKNOWN_STRING: Refused = Refused("The records of the page name a string that was not sent.");
const WRONG_LENGTHS: Refused = Refused("The lengths in the records do not fit the text that was sent.");
const WRONG_DEPTH: Refused = Refused("A node of the page stands deeper than the node before it allows.");

/// Takes strings of a length in UTF-16 units off the front of a text.
struct Utf16Reader<'a>(&'a str);

impl<'a> Utf16Reader<'a> {
    fn take(&mut self, units: u32) -> Result<&'a str, Refused> {
        let mut left = units as usize;
        let mut end = 0;
        // Most of a page is ASCII, where units are bytes.
        if self.0.as_bytes().get(..left).is_some_and(<[u8]>::is_ascii) {
            (left, end) = (0, left);
        }
        for c in self.0.chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(c.len_utf16()).ok_or(WRONG_LENGTHS)?;
            end += c.len_utf8();
        }
        if left > 0 {
            return Err(WRONG_LENGTHS);
        }
        let (taken, rest) = self.0.split_at_checked(end).ok_or(WRONG_LENGTHS)?;
        self.0 = rest;
        Ok(taken)
    }
}

/// What a string is as a name: each is looked up once a page.
#[derive(Clone, Copy)]
struct Name {
    tag: Option<Tag>,
    attribute: Option<Attr>,
    skipped: bool,
}

/// Checks a snapshot and builds the page.
pub fn decode(records: Records<'_>) -> Result<Snapshot, Refused> {
    let mut reader = Utf16Reader(records.strings);
    let strings = records.lengths.iter().map(|units| reader.take(*units)).collect::<Result<Vec<_>, _>>()?;
    if !reader.0.is_empty() {
        return Err(WRONG_LENGTHS);
    }
    // Most strings are values.
    let mut names: Vec<Option<Name>> = vec![None; strings.len()];
    let mut name = |id: u32| {
        let (known, string) =
            names.get_mut(id as usize).zip(strings.get(id as usize)).ok_or(UNKNOWN_STRING)?;
        Ok(*known.get_or_insert_with(|| look_up(string)))
    };

    let mut builder = PageBuilder::new(records.nodes.len() / 4, records.text.len());
    // Values are numbered as they come up in the page, as the parser of HTML numbers them: what is told from the
    // numbers is then told alike of both.
    let mut values: Vec<Option<u32>> = vec![None; strings.len()];
    let mut back = Vec::with_capacity(records.nodes.len() / 4);
    let (mut text, mut pairs) = (Utf16Reader(records.text), records.attributes.chunks_exact(2));
    let nodes = records.nodes.chunks_exact(4);
    if !nodes.remainder().is_empty() || !pairs.remainder().is_empty() {
        return Err(BROKEN_RECORDS);
    }
    for (at, record) in nodes.enumerate() {
        let &[id, depth, a, b] = record else { return Err(BROKEN_RECORDS) };
        if depth as usize > builder.depth() {
            return Err(WRONG_DEPTH);
        }
        while builder.depth() > depth as usize {
            builder.close();
        }
        let before = builder.count();
        if id == 0 {
            builder.text(text.take(a)?);
        } else {
            let Name { tag, skipped, .. } = name(id)?;
            if skipped {
                return Err(Refused("The records of the page hold an element that is never sent."));
            }
            builder.open(tag.unwrap_or(Tag::Span));
            for _ in 0..a {
                let Some(&[attribute, value]) = pairs.next() else { return Err(BROKEN_RECORDS) };
                let at = value as usize;
                let (Some(known), Some(value)) = (values.get_mut(at), strings.get(at)) else {
                    return Err(UNKNOWN_STRING);
                };
                if let Some(attribute) = name(attribute)?.attribute {
                    let id = *known.get_or_insert_with(|| builder.value(value));
                    builder.attribute_by_id(attribute, id);
                }
            }
            if b & UNRENDERED != 0 {
                builder.unrendered();
            }
        }
        // A node that is too deep has no place of its own in the page.
        if builder.count() > before {
            back.push(at as u32);
        }
    }
    if !text.0.is_empty() || pairs.next().is_some() {
        return Err(WRONG_LENGTHS);
    }
    Ok(Snapshot { page: builder.finish(), records: back })
}

fn look_up(name: &str) -> Name {
    // A script is sent only when it holds data.
    let skipped = name != "script" && is_skipped(name);
    Name { tag: Tag::from_name(name), attribute: Attr::from_name(name), skipped }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<p lang="é">a😀</p>b`, and what it takes to say so.
    const NODES: &[u32] = &[1, 0, 1, 0, 0, 1, 3, 0, 0, 0, 1, 0];
    const SOUND: Records = Records {
        nodes: NODES,
        attributes: &[2, 3],
        lengths: &[0, 1, 4, 1],
        strings: "plangé",
        text: "a😀b",
    };

    #[test]
    fn a_sound_snapshot_is_a_page() {
        let Snapshot { page, records } = decode(SOUND).unwrap();
        assert_eq!(records, [0, 1, 2]);
        let nodes: Vec<_> = page.nodes().collect();
        assert_eq!(page.tag(nodes[0]), Some(Tag::P));
        assert_eq!(page.attribute(nodes[0], Attr::Lang), Some("é"));
        assert_eq!(page.text(nodes[1]), "a😀");
        assert_eq!(page.parent(nodes[1]), Some(nodes[0]));
        assert_eq!(page.text(nodes[2]), "b");
        assert_eq!(page.parent(nodes[2]), None);
    }

    #[test]
    fn what_is_not_shown_is_hidden() {
        let nodes = &[1, 0, 0, UNRENDERED, 0, 1, 1, 0];
        let snapshot =
            decode(Records { nodes, lengths: &[0, 1], strings: "p", text: "x", ..Default::default() });
        let page = snapshot.unwrap().page;
        assert!(page.nodes().all(|n| page.hidden(n)));
    }

    #[test]
    fn forged_snapshots_are_refused() {
        let rows: &[(&str, Records, Refused)] = &[
            ("a record cut short", Records { nodes: &NODES[..11], ..SOUND }, BROKEN_RECORDS),
            ("half an attribute", Records { attributes: &[2], ..SOUND }, BROKEN_RECORDS),
            ("an attribute too few", Records { attributes: &[], ..SOUND }, BROKEN_RECORDS),
            ("an attribute too many", Records { attributes: &[2, 3, 2, 3], ..SOUND }, WRONG_LENGTHS),
            ("a value not sent", Records { attributes: &[2, 9], ..SOUND }, UNKNOWN_STRING),
            ("a name not sent", Records { attributes: &[9, 3], ..SOUND }, UNKNOWN_STRING),
            ("text too short", Records { text: "a😀", ..SOUND }, WRONG_LENGTHS),
            ("text too long", Records { text: "a😀bc", ..SOUND }, WRONG_LENGTHS),
            ("a character cut in two", Records { text: "ab😀", ..SOUND }, WRONG_LENGTHS),
            ("strings too short", Records { strings: "plang", ..SOUND }, WRONG_LENGTHS),
            ("strings too long", Records { strings: "plangée", ..SOUND }, WRONG_LENGTHS),
            ("a leap in depth", Records { nodes: &[0, 1, 4, 0], attributes: &[], ..SOUND }, WRONG_DEPTH),
            (
                "text with children",
                Records { nodes: &[0, 0, 1, 0, 0, 1, 3, 0], attributes: &[], ..SOUND },
                WRONG_DEPTH,
            ),
        ];
        for (what, records, refused) in rows {
            assert_eq!(decode(*records).err(), Some(*refused), "{what}");
        }
    }

    #[test]
    fn a_deep_page_keeps_the_way_back() {
        let mut nodes = Vec::new();
        for depth in 0..5000 {
            nodes.extend([1, depth, 0, 0]);
        }
        nodes.extend([0, 5000, 1, 0]);
        let records =
            Records { nodes: &nodes, lengths: &[0, 1], strings: "b", text: "x", ..Default::default() };
        let Snapshot { page, records } = decode(records).unwrap();
        assert_eq!(page.len(), records.len());
        assert_eq!(records.last(), Some(&5000));
    }

    #[test]
    fn no_numbers_make_it_fail_otherwise() {
        // Numbers near those of a sound snapshot reach further than any would.
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state >> 16
        };
        let mut sound = 0;
        for _ in 0..20_000 {
            let mut nodes = NODES.to_vec();
            let mut lengths = SOUND.lengths.to_vec();
            let mut attributes = SOUND.attributes.to_vec();
            for list in [&mut nodes, &mut lengths, &mut attributes] {
                if next() % 2 == 0 {
                    let at = next() as usize % list.len();
                    list[at] = if next() % 8 == 0 { u32::MAX - next() % 3 } else { next() % 5 };
                }
            }
            let records = Records { nodes: &nodes, lengths: &lengths, attributes: &attributes, ..SOUND };
            if let Ok(snapshot) = decode(records) {
                assert_eq!(snapshot.page.len(), snapshot.records.len());
                sound += 1;
            }
        }
        assert!(sound > 100, "{sound}");
    }
}
