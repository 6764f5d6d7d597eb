//! Which elements fold: the largest that hold notices and nothing else.
//!
//! A block folds only when every word of it stands in an element all of whose text folds too. Such an element grows
//! as long as what it holds is of one role; an element that flows in a line (`<span>`, `<font>`) grows until it is
//! the whole of what a reader sees as one notice. Text between `<br>`s that no element holds alone stays open.

use super::place::{Places, Range};
use super::{FIRST_WORDS, whole};
use crate::blocks::{Block, BlockId, Blocks, Role};
use crate::page::{NodeId, NodeKind, Page, Tag};
use crate::text::{floor_boundary, word_count};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many notices must follow one another to share one bar.
const RUN: usize = 3;

/// One fold: what one bar hides and shows.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fold {
    /// What it hides, in page order.
    pub notices: Vec<Notice>,
    /// The elements that fold, by the host's numbers; none stands in another.
    pub nodes: Vec<u32>,
    /// Line breaks and rules between this fold and the next, which need not be seen while it is folded.
    pub gaps: Vec<u32>,
    /// The number of the run it belongs to, when three or more follow one another.
    pub run: Option<u32>,
    /// Words it hides.
    pub words: usize,
}

/// A notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// Its kind.
    pub kind: Role,
    /// Its words, counted.
    pub words: usize,
    /// Its first words.
    pub start: String,
    /// What told it.
    pub why: Cow<'static, str>,
    /// Where it stands.
    pub places: Vec<Range>,
}

/// All folds of a page, and the notices that stay open.
#[derive(Debug, Default)]
pub(super) struct Folds {
    pub folds: Vec<Fold>,
    pub open: Vec<Notice>,
}

/// What a node with something to see belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A notice of a role.
    Folding(Role),
    /// Anything else with words.
    Other,
    /// A picture or a form: it may fold with the notice it stands in, never with one it stands beside.
    Solid,
}

/// What is seen of a page, in document order, with counts up to each place.
struct Seen<'a> {
    page: &'a Page,
    marks: Vec<(NodeId, Holder)>,
    /// For each mark: how many before it are other, solid, and not of the role of the mark before.
    counts: Vec<[u32; 3]>,
}

impl<'a> Seen<'a> {
    fn new(page: &'a Page, blocks: &Blocks) -> Self {
        let mut holders: BTreeMap<NodeId, Holder> = BTreeMap::new();
        for block in &blocks.list {
            let holder = if block.fold { Holder::Folding(block.role) } else { Holder::Other };
            for piece in &block.pieces {
                let known = holders.entry(piece.node).or_insert(holder);
                if *known != holder {
                    // Two notices in one text node could still fold as one, but a text node is no element.
                    *known = Holder::Other;
                }
            }
        }
        for node in page.nodes() {
            let solid = matches!(
                page.kind(node),
                NodeKind::Element(
                    Tag::Img
                        | Tag::Picture
                        | Tag::Video
                        | Tag::Audio
                        | Tag::Iframe
                        | Tag::Input
                        | Tag::Select
                        | Tag::Textarea
                )
            );
            if solid && !page.hidden(node) {
                holders.insert(node, Holder::Solid);
            }
        }
        let marks: Vec<_> = holders.into_iter().collect();
        let mut counts = Vec::with_capacity(marks.len() + 1);
        let (mut other, mut solid, mut changes) = (0, 0, 0);
        let mut role = None;
        for (_, holder) in &marks {
            if let Holder::Folding(next) = holder {
                if role.is_some_and(|r| r != *next) {
                    changes += 1;
                }
                role = Some(*next);
            }
            counts.push([other, solid, changes]);
            match holder {
                Holder::Other => other += 1,
                Holder::Solid => solid += 1,
                Holder::Folding(_) => {}
            }
        }
        counts.push([other, solid, changes]);
        Seen { page, marks, counts }
    }

    /// What stands in the nodes from one place in document order to another: how much other, how much solid, and
    /// whether the notices are of one role.
    fn between(&self, from: usize, to: usize) -> (u32, u32, bool) {
        let first = self.marks.partition_point(|(node, _)| node.index() < from);
        let end = self.marks.partition_point(|(node, _)| node.index() < to);
        let at = |place: usize| self.counts.get(place).copied().unwrap_or_default();
        let ([other, solid, _], [other_to, solid_to, _]) = (at(first), at(end));
        // A change of role is counted at the mark that begins the new one, so one at the first mark is not within.
        let one_role = end <= first || at(first)[2] == at(end - 1)[2];
        (other_to - other, solid_to - solid, one_role)
    }

    /// The element to fold for a text node of a notice; `own` is the smallest that holds the whole notice.
    fn target(&self, text: NodeId, own: Option<NodeId>) -> Option<NodeId> {
        let page = self.page;
        let mut target = None;
        let mut mixed = false;
        for element in page.ancestors(text) {
            let tag = page.tag(element)?;
            if matches!(tag, Tag::Body | Tag::Html | Tag::Main) {
                break;
            }
            let (other, solid, one_role) = self.between(element.index(), page.subtree_end(element));
            let within_own = own.is_some_and(|own| page.holds(own, element));
            if other > 0 || (solid > 0 && !within_own) {
                break;
            }
            if !one_role || mixed {
                // Several kinds share an element: a reader sees one notice where they share a line's element.
                let inline = target.and_then(|t| page.tag(t)).is_none_or(is_inline);
                if !inline {
                    break;
                }
                mixed = true;
            }
            target = Some(element);
        }
        target
    }
}

/// Elements that flow in a line.
fn is_inline(tag: Tag) -> bool {
    use Tag::{
        A, Abbr, B, Cite, Code, Del, Em, Font, I, Label, Q, S, Small, Span, Strong, Sub, Sup, Time, U,
    };
    matches!(
        tag,
        A | Abbr
            | B
            | Cite
            | Code
            | Del
            | Em
            | Font
            | I
            | Label
            | Q
            | S
            | Small
            | Span
            | Strong
            | Sub
            | Sup
            | Time
            | U
    )
}

/// Chooses the elements that fold.
pub(super) fn folds(page: &Page, blocks: &Blocks, places: &mut Places<'_>) -> Folds {
    let seen = Seen::new(page, blocks);
    let mut result = Folds::default();
    let mut targets: BTreeMap<NodeId, Vec<BlockId>> = BTreeMap::new();
    for block in blocks.list.iter().filter(|b| b.fold) {
        let nodes = block.pieces.iter().map(|p| p.node);
        let found: Option<Vec<NodeId>> = nodes.map(|node| seen.target(node, block.element)).collect();
        match found {
            Some(found) if !found.is_empty() => {
                for target in found {
                    let known = targets.entry(target).or_default();
                    if known.last() != Some(&block.id) {
                        known.push(block.id);
                    }
                }
            }
            _ => result.open.push(notice(block, places)),
        }
    }
    // An element within another folds with it.
    let mut units: Vec<(NodeId, Vec<BlockId>)> = Vec::new();
    for (node, ids) in targets {
        match units.last_mut() {
            Some((outer, known)) if page.holds(*outer, node) => known.extend(ids),
            _ => units.push((node, ids)),
        }
    }
    // Elements that share a notice are one fold.
    let mut grouped: Vec<(Vec<NodeId>, Vec<BlockId>)> = Vec::new();
    for (node, ids) in units {
        match grouped.last_mut() {
            Some((nodes, known)) if known.last().is_some_and(|last| ids.contains(last)) => {
                nodes.push(node);
                known.extend(ids);
            }
            _ => grouped.push((vec![node], ids)),
        }
    }
    let bounds: Vec<(usize, usize)> = grouped
        .iter()
        .map(|(nodes, _)| {
            let first = nodes.first().map_or(0, |n| n.index());
            (first, nodes.last().map_or(first, |n| page.subtree_end(*n)))
        })
        .collect();
    for (at, (nodes, mut ids)) in grouped.into_iter().enumerate() {
        ids.sort_unstable();
        ids.dedup();
        let notices: Vec<Notice> =
            ids.iter().filter_map(|id| blocks.get(*id)).map(|b| notice(b, places)).collect();
        let here = bounds.get(at).copied().unwrap_or_default();
        let next = bounds.get(at + 1).copied();
        result.folds.push(Fold {
            words: notices.iter().map(|n| n.words).sum(),
            notices,
            nodes: nodes.iter().map(|n| places.record(*n)).collect(),
            gaps: next.map_or(Vec::new(), |next| gaps(&seen, here.1, next.0, places)),
            run: None,
        });
    }
    number_runs(&seen, &bounds, &mut result.folds);
    result
}

/// Whether nothing is seen between two folds.
fn adjacent(seen: &Seen<'_>, from: usize, to: usize) -> bool {
    let (other, solid, _) = seen.between(from, to);
    other == 0 && solid == 0
}

/// The line breaks and rules between two folds that follow one another.
fn gaps(seen: &Seen<'_>, from: usize, to: usize, places: &Places<'_>) -> Vec<u32> {
    if !adjacent(seen, from, to) {
        return Vec::new();
    }
    (from..to)
        .filter_map(|at| seen.page.node(at))
        .filter(|node| matches!(seen.page.tag(*node), Some(Tag::Br | Tag::Hr)))
        .map(|node| places.record(node))
        .collect()
}

fn number_runs(seen: &Seen<'_>, bounds: &[(usize, usize)], folds: &mut [Fold]) {
    let mut number = 0;
    let mut start = 0;
    for at in 1..=bounds.len() {
        let follows = match (bounds.get(at - 1), bounds.get(at)) {
            (Some(before), Some(next)) => adjacent(seen, before.1, next.0),
            _ => false,
        };
        if follows {
            continue;
        }
        if at - start >= RUN {
            for fold in folds.iter_mut().take(at).skip(start) {
                fold.run = Some(number);
            }
            number += 1;
        }
        start = at;
    }
}

fn notice(block: &Block, places: &mut Places<'_>) -> Notice {
    let text = block.text.as_str();
    let end = floor_boundary(text, FIRST_WORDS);
    let start = text.get(..end).unwrap_or("");
    Notice {
        kind: block.role,
        words: word_count(text),
        start: if end < text.len() { format!("{}…", start.trim_end()) } else { start.to_owned() },
        why: block.rule.why.into(),
        places: places.ranges(whole(block)),
    }
}
