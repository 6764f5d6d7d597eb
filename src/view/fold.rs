//! Which elements fold: the largest that hold notices and nothing else.
//!
//! A block folds only when every word of it stands in an element all of whose text folds too. Such an element grows
//! as long as what it holds is of one role; an element that flows in a line (`<span>`, `<font>`) grows until it is
//! the whole of what a reader sees as one notice. Text between `<br>`s that no element holds alone stays open.

use super::place::{Places, Range};
use super::seen::{Seen, is_inline};
use super::{FIRST_WORDS, whole};
use crate::blocks::{Block, Blocks, Role};
use crate::page::{NodeId, Page, Tag};
use crate::text::floor_boundary;
use serde::Serialize;
use std::borrow::Cow;

/// How many notices must follow one another to share one bar.
const RUN: usize = 3;

/// Fewer words than these, by themselves, stay as they are: a bar would say more than it hides.
const SHORT: usize = 4;

/// One fold: what one bar hides and shows.
#[derive(Clone, Debug, Serialize)]
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
#[derive(Clone, Debug, Serialize)]
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
    /// The name of the rule that told it.
    pub rule: Cow<'static, str>,
    /// Where it stands.
    pub places: Vec<Range>,
}

/// All folds of a page, and the notices that stay open.
#[derive(Debug, Default)]
pub(super) struct Folds {
    pub folds: Vec<Fold>,
    pub open: Vec<Notice>,
}

/// Chooses the elements that fold.
pub(super) fn folds(page: &Page, blocks: &Blocks, places: &mut Places<'_>) -> Folds {
    let seen = Seen::new(page, blocks);
    let targets = seen.targets(blocks);
    // Which target holds a text node.
    let holder = |node: NodeId| {
        let after = targets.partition_point(|target| *target <= node);
        after.checked_sub(1).filter(|at| targets.get(*at).is_some_and(|t| page.holds(*t, node)))
    };
    // The targets each notice needs; a notice that stands in part outside of them stays open, and with it all that
    // its targets hold.
    let notices: Vec<&Block> = blocks.list.iter().filter(|b| b.fold).collect();
    let needs: Vec<Option<Vec<usize>>> = notices
        .iter()
        .map(|block| {
            let mut needed: Vec<usize> =
                block.pieces.iter().map(|p| holder(p.node)).collect::<Option<_>>()?;
            needed.dedup();
            Some(needed)
        })
        .collect();
    let mut open = vec![false; targets.len()];
    let mut stays: Vec<bool> = needs.iter().map(|n| n.as_ref().is_none_or(Vec::is_empty)).collect();
    for (block, stays) in notices.iter().zip(&stays) {
        if *stays {
            for at in block.pieces.iter().filter_map(|p| holder(p.node)) {
                open.get_mut(at).into_iter().for_each(|o| *o = true);
            }
        }
    }
    // One pass each way: notices that share targets follow one another.
    for forward in [true, false] {
        for step in 0..notices.len() {
            let at = if forward { step } else { notices.len() - 1 - step };
            let Some(Some(needed)) = needs.get(at) else { continue };
            if needed.iter().any(|t| open.get(*t) == Some(&true)) {
                stays.get_mut(at).into_iter().for_each(|s| *s = true);
                for target in needed {
                    open.get_mut(*target).into_iter().for_each(|o| *o = true);
                }
            }
        }
    }

    let mut result = Folds::default();
    // Notices that share an element are one fold.
    let mut groups: Vec<Group<'_>> = Vec::new();
    for ((block, needed), stays) in notices.iter().zip(&needs).zip(&stays) {
        match needed {
            Some(needed) if !*stays => match groups.last_mut() {
                Some(group) if needed.iter().any(|t| group.targets.binary_search(t).is_ok()) => {
                    group.add(block, needed);
                }
                _ => {
                    let mut group = Group::default();
                    group.add(block, needed);
                    groups.push(group);
                }
            },
            _ => result.open.push(notice(block, places)),
        }
    }
    // So are notices of the same kinds that follow one another.
    let bounds = |group: &Group<'_>| {
        let node = |at: Option<&usize>| at.and_then(|at| targets.get(*at)).copied();
        let first = node(group.targets.first()).map_or(0, NodeId::index);
        (first, node(group.targets.last()).map_or(first, |n| page.subtree_end(n)))
    };
    groups.dedup_by(|next, group| {
        let joins = group.roles == next.roles && seen.nothing_between(bounds(group).1, bounds(next).0);
        if joins {
            group.targets.append(&mut next.targets);
            group.members.append(&mut next.members);
        }
        joins
    });
    let bounds: Vec<(usize, usize)> = groups.iter().map(bounds).collect();
    for (at, Group { targets: needed, members, .. }) in groups.iter().enumerate() {
        let notices: Vec<Notice> = members.iter().map(|b| notice(b, places)).collect();
        let nodes: Vec<NodeId> = needed.iter().filter_map(|t| targets.get(*t)).copied().collect();
        let next = bounds.get(at + 1).map(|b| b.0);
        result.folds.push(Fold {
            words: notices.iter().map(|n| n.words).sum(),
            notices,
            gaps: gaps(page, &seen, &nodes, next).iter().map(|n| places.record(*n)).collect(),
            nodes: nodes.iter().map(|n| places.record(*n)).collect(),
            run: None,
        });
    }
    number_runs(&seen, &bounds, &mut result.folds);
    result.folds.retain(|fold| fold.run.is_some() || fold.words >= SHORT);
    result
}

/// Notices that fold together.
#[derive(Default)]
struct Group<'a> {
    /// The elements they need, by their places among the targets, in order.
    targets: Vec<usize>,
    members: Vec<&'a Block>,
    /// Their kinds, as they follow one another.
    roles: Vec<Role>,
}

impl<'a> Group<'a> {
    fn add(&mut self, block: &'a Block, needed: &[usize]) {
        for target in needed {
            if self.targets.last().is_none_or(|last| last < target) {
                self.targets.push(*target);
            }
        }
        if self.roles.last() != Some(&block.role) {
            self.roles.push(block.role);
        }
        self.members.push(block);
    }
}

/// The line breaks and rules that part the elements of a fold from one another and from the next fold, which starts
/// at `next`. After an element that flows in a line they end that line, and fold with it, whatever follows.
fn gaps(page: &Page, seen: &Seen<'_>, nodes: &[NodeId], next: Option<usize>) -> Vec<NodeId> {
    let mut gaps = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        let from = page.subtree_end(*node);
        let to = nodes.get(at + 1).map(|n| n.index()).or(next);
        if let Some(to) = to.filter(|to| seen.nothing_between(from, *to)) {
            let between = (from..to).filter_map(|at| page.node(at));
            gaps.extend(between.filter(|n| matches!(page.tag(*n), Some(Tag::Br | Tag::Hr))));
        } else if page.tag(*node).is_some_and(is_inline) {
            let after = (from..page.len()).filter_map(|at| page.node(at));
            let line_end = after.take_while(|n| {
                page.parent(*n) == page.parent(*node)
                    && match page.tag(*n) {
                        Some(tag) => tag == Tag::Br,
                        None => page.text(*n).trim().is_empty(),
                    }
            });
            gaps.extend(line_end.filter(|n| page.tag(*n).is_some()));
        }
    }
    gaps
}

fn number_runs(seen: &Seen<'_>, bounds: &[(usize, usize)], folds: &mut [Fold]) {
    let mut number = 0;
    let mut start = 0;
    for at in 1..=bounds.len() {
        let follows = match (bounds.get(at - 1), bounds.get(at)) {
            (Some(before), Some(next)) => seen.nothing_between(before.1, next.0),
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
        words: block.words,
        start: if end < text.len() { format!("{}…", start.trim_end()) } else { start.to_owned() },
        why: block.rule.why.into(),
        rule: block.rule.name.into(),
        places: places.ranges(whole(block)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::BlockId;
    use crate::blocks::cut::cut;
    use crate::rule::Rule;
    use crate::text::word_count;

    /// Folds of a page whose notices begin with the first letters of their role: "promo: …".
    fn fold(html: &str) -> (Page, Folds) {
        let page = crate::html::parse(html);
        let rule = Rule { name: "test/said", why: "The test said so." };
        let roles = [
            ("promo", Role::Promo),
            ("appeal", Role::Appeal),
            ("source", Role::Source),
            ("bio", Role::AuthorBio),
        ];
        let list = cut(&page).blocks.into_iter().enumerate().map(|(at, block)| {
            let role = roles.iter().find(|(name, _)| block.text.as_str().starts_with(name)).map(|(_, r)| *r);
            Block {
                id: BlockId(at as u32),
                role: role.unwrap_or(Role::Paragraph),
                body: role.is_none(),
                fold: role.is_some(),
                words: word_count(block.text.as_str()),
                text: block.text,
                offset: None,
                element: block.element,
                pieces: block.pieces,
                rule,
                confidence: None,
                weighed: Vec::new(),
            }
        });
        let blocks = Blocks { list: list.collect(), is_article: true, confidence: 1.0, ..Blocks::default() };
        let folds = folds(&page, &blocks, &mut Places::new(&page, &[], &blocks));
        (page, folds)
    }

    /// Each fold as its elements (tag and id) and its run.
    fn drawn(html: &str) -> Vec<String> {
        let html = &html.replace(": ", ": as many words as make a notice, and ");
        let (page, folds) = fold(html);
        let name = |node: &u32| {
            let node = page.node(*node as usize).unwrap();
            let id = page.attribute(node, crate::page::Attr::Id).unwrap_or("");
            format!("{}#{id}", page.tag(node).unwrap().name())
        };
        folds
            .folds
            .iter()
            .map(|fold| {
                let nodes: Vec<_> = fold.nodes.iter().map(name).collect();
                let run = fold.run.map_or(String::new(), |r| format!(" run {r}"));
                format!("{}{run}", nodes.join("+"))
            })
            .chain(folds.open.iter().map(|n| format!("open {}", n.start)))
            .collect()
    }

    #[test]
    fn the_largest_element_of_notices_alone_folds() {
        let rows: &[(&str, &[&str])] = &[
            // The element grows as long as all in it is one kind of notice.
            ("<p>Body.</p><div id=a><div><p>promo: one</p><p>promo: two</p></div></div>", &["div#a"]),
            // What is of one kind and parted by nothing folds as one.
            ("<p>Body.</p><p id=a>promo: 1</p><p id=b>promo: 2</p><p>More.</p>", &["p#a+p#b"]),
            // Kinds in paragraphs of their own fold apart.
            ("<p>Body.</p><div><p id=a>promo: one</p><p id=b>source: two</p></div>", &["p#a", "p#b"]),
            // Kinds in one line fold as one.
            (
                "<p>Body.</p><font id=a><span>source: one</span><br><span>promo: two</span></font>",
                &["font#a"],
            ),
            ("<p>Body.</p><p id=a><span>source: one</span><br><span>promo: two</span></p>", &["p#a"]),
            // Never an element with anything else in it.
            ("<div><p>Body.</p><p id=a>promo: one</p></div>", &["p#a"]),
            ("<div><h2 id=h>Heading</h2><p id=a>promo: one</p></div>", &["p#a"]),
            // Nor one that adds a picture, unless the picture stands in the notice itself.
            ("<p>Body.</p><div><img><p id=a>promo: one</p></div>", &["p#a"]),
            ("<p>Body.</p><div><p id=a>promo: <img>one</p></div>", &["p#a"]),
            // A notice in several elements of one line.
            (
                "<div>Body.<br><br><b id=a>promo:</b><i id=b> one two three</i><br><br>More body.</div>",
                &["b#a+i#b"],
            ),
            // Text that no element holds alone stays open, and so does what shares its line.
            (
                "<div>Body.<br><br>promo: bare<br><br>More.</div>",
                &["open promo: as many words as make a notice, and bare"],
            ),
            ("<div>Body.<br><br><b>promo:</b> bare<br><br>More.</div>", &["open promo: bare"]),
            // Not the page itself.
            (
                "<body>promo: all there is</body>",
                &["open promo: as many words as make a notice, and all there is"],
            ),
            ("<p>promo: all there is</p>", &["p#"]),
        ];
        for (html, expected) in rows {
            assert_eq!(drawn(html), *expected, "{html}");
        }
    }

    #[test]
    fn a_word_or_two_by_themselves_stay() {
        assert_eq!(drawn("<p>Body.</p><ul><li>appeal</li></ul><p>More.</p>"), [""; 0]);
    }

    #[test]
    fn three_in_a_row_are_a_run() {
        let three = "<p>Body.</p><p id=a>promo: 1</p><p id=b>appeal: 2</p><p id=c>source: 3</p>";
        assert_eq!(drawn(three), ["p#a run 0", "p#b run 0", "p#c run 0"]);
        let parted = "<p id=a>promo: 1</p><p id=b>appeal: 2</p><p>Body.</p><p id=c>source: 3</p>";
        assert_eq!(drawn(parted), ["p#a", "p#b", "p#c"]);
        let later = format!("{parted}{three}<p id=d>bio: 4</p>");
        assert_eq!(drawn(&later), ["p#a", "p#b", "p#c", "p#a run 0", "p#b run 0", "p#c run 0", "p#d run 0"]);
    }

    #[test]
    fn line_breaks_between_folds_go_with_them() {
        let (page, folds) = fold(
            "<div>Body.<br><font>promo: a b c 1</font><br><br><hr><font>appeal: a b c 2</font><br></div>",
        );
        let tags: Vec<_> = folds.folds[0]
            .gaps
            .iter()
            .map(|g| page.tag(page.node(*g as usize).unwrap()).unwrap().name())
            .collect();
        assert_eq!(tags, ["br", "br", "hr"]);
        assert_eq!(folds.folds[1].gaps.len(), 1);
        let (_, folds) = fold("<div>Body.<br><p>promo: a b c 1</p><br>More.</div>");
        assert!(folds.folds[0].gaps.is_empty());
    }
}
