//! What is seen of a page: which elements hold notices and nothing else.

use crate::blocks::{Blocks, Role};
use crate::page::{NodeId, Page, Tag};

/// What a node with something to see belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    /// A notice of a role.
    Folding(Role),
    /// Notices of several roles, which share a text node.
    Mixed,
    /// Anything else with words.
    Other,
    /// A picture or a form: it may fold with the notice it stands in, never with one it stands beside.
    Solid,
}

/// What is seen of a page, in document order, with counts up to each place.
pub(super) struct Seen<'a> {
    page: &'a Page,
    marks: Vec<(NodeId, Holder)>,
    /// For each mark, how many before it are of other words, solid, and mixed.
    before: Vec<[u32; 3]>,
    /// For each mark, how often the role has changed from one notice to the next, up to and with it.
    changes: Vec<u32>,
}

/// What stands within a stretch of the page.
struct Within {
    /// Whether any notice does.
    notices: bool,
    /// Whether anything else with words does.
    other: bool,
    /// Whether a picture or a form does.
    solid: bool,
    /// Whether the notices are of one role.
    one_role: bool,
}

impl<'a> Seen<'a> {
    pub fn new(page: &'a Page, blocks: &Blocks) -> Self {
        let mut holders: Vec<Option<Holder>> = vec![None; page.len()];
        for block in &blocks.list {
            let holder = if block.fold { Holder::Folding(block.role) } else { Holder::Other };
            for piece in &block.pieces {
                let Some(known) = holders.get_mut(piece.node.index()) else { continue };
                *known = Some(match (*known, holder) {
                    (None, holder) => holder,
                    (Some(known), holder) if known == holder => known,
                    (Some(Holder::Folding(_) | Holder::Mixed), Holder::Folding(_)) => Holder::Mixed,
                    _ => Holder::Other,
                });
            }
        }
        let marks: Vec<(NodeId, Holder)> = page
            .nodes()
            .zip(holders)
            .filter_map(|(node, holder)| {
                let solid = page.tag(node).is_some_and(is_solid) && !page.hidden(node);
                Some((node, if solid { Holder::Solid } else { holder? }))
            })
            .collect();
        let mut before = Vec::with_capacity(marks.len() + 1);
        let mut changes = Vec::with_capacity(marks.len());
        let (mut other, mut solid, mut mixed, mut changed) = (0, 0, 0, 0);
        let mut role = None;
        for (_, holder) in &marks {
            before.push([other, solid, mixed]);
            match holder {
                Holder::Other => other += 1,
                Holder::Solid => solid += 1,
                Holder::Mixed => mixed += 1,
                Holder::Folding(next) => {
                    if role.is_some_and(|r| r != *next) {
                        changed += 1;
                    }
                    role = Some(*next);
                }
            }
            changes.push(changed);
        }
        before.push([other, solid, mixed]);
        Seen { page, marks, before, changes }
    }

    /// What stands in the nodes from one place in document order to another.
    fn within(&self, from: usize, to: usize) -> Within {
        let first = self.marks.partition_point(|(node, _)| node.index() < from);
        let end = self.marks.partition_point(|(node, _)| node.index() < to);
        let before = |at: usize| self.before.get(at).copied().unwrap_or_default();
        let ([other, solid, mixed], [other_to, solid_to, mixed_to]) = (before(first), before(end));
        let change = |at: usize| self.changes.get(at).copied().unwrap_or_default();
        Within {
            notices: end - first > (other_to - other + solid_to - solid) as usize,
            other: other_to > other,
            solid: solid_to > solid,
            // A change is counted at the mark that begins the new role, so one at the first is not within.
            one_role: mixed_to == mixed && (end <= first || change(first) == change(end - 1)),
        }
    }

    /// Whether nothing is seen between two places in document order.
    pub fn nothing_between(&self, from: usize, to: usize) -> bool {
        let within = self.within(from, to);
        !within.other && !within.solid
    }

    fn within_element(&self, element: NodeId) -> Within {
        self.within(element.index(), self.page.subtree_end(element))
    }

    /// The largest elements that hold notices and nothing else, in page order, none within another.
    pub fn targets(&self, blocks: &Blocks) -> Vec<NodeId> {
        let page = self.page;
        // How many elements before each node begin a line and hold something to see.
        let mut lines = Vec::with_capacity(page.len() + 1);
        let mut count = 0u32;
        for node in page.nodes() {
            lines.push(count);
            if page.tag(node).is_some_and(|tag| !is_inline(tag)) {
                let within = self.within_element(node);
                count += u32::from(within.notices || within.other || within.solid);
            }
        }
        lines.push(count);
        let lines_within = |element: NodeId| {
            let (from, to) = (element.index() + 1, page.subtree_end(element));
            lines.get(to).copied().unwrap_or_default() > lines.get(from).copied().unwrap_or_default()
        };
        let mut own = vec![false; page.len()];
        for element in blocks.list.iter().filter(|b| b.fold).filter_map(|b| b.element) {
            own.get_mut(element.index()).into_iter().for_each(|o| *o = true);
        }

        let mut targets = Vec::new();
        let (mut at, mut own_until) = (0, 0);
        while let Some(node) = page.node(at) {
            at += 1;
            let Some(tag) = page.tag(node) else { continue };
            let end = page.subtree_end(node);
            if own.get(node.index()) == Some(&true) {
                own_until = own_until.max(end);
            }
            if matches!(tag, Tag::Body | Tag::Html | Tag::Main | Tag::Article) || page.hidden(node) {
                continue;
            }
            let within = self.within_element(node);
            if !within.notices {
                at = end.max(at);
                continue;
            }
            let alone = !within.other && (!within.solid || end <= own_until);
            // Several kinds share an element: a reader sees one notice where they stand in one line.
            if alone && (within.one_role || !lines_within(node)) {
                targets.push(node);
                at = end.max(at);
            }
        }
        targets
    }
}

fn is_solid(tag: Tag) -> bool {
    use Tag::{Audio, Iframe, Img, Input, Picture, Select, Textarea, Video};
    matches!(tag, Audio | Iframe | Img | Input | Picture | Select | Textarea | Video)
}

/// Elements that flow in a line.
pub(super) fn is_inline(tag: Tag) -> bool {
    use Tag::{
        A, Abbr, B, Br, Cite, Code, Del, Em, Font, I, Label, Q, S, Small, Span, Strong, Sub, Sup, Time, U,
    };
    matches!(
        tag,
        A | Abbr
            | B
            | Br
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
