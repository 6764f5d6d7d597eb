//! Boxes: small parts of a page, built like no other, that hold a notice and what belongs to it.

use super::notice::addresses_the_reader;
use super::roles::{Decision, Desk, decided};
use super::signs::Signs;
use super::{Role, rules};
use crate::page::{NodeId, Tag};

/// A box holds no more blocks than these.
const BLOCKS: usize = 12;
/// A box holds no more of the page's prose than this share.
const SHARE: f32 = 0.12;

impl Desk<'_> {
    /// In a box with a notice, what is built unlike the article's paragraphs belongs to the notice. It folds where its
    /// own wordings speak for that.
    pub(super) fn boxes(&self, decisions: &mut [Decision]) {
        let mut at = 0;
        while at < decisions.len() {
            let next = match self.box_around(decisions, at) {
                Some((from, to)) => {
                    self.join(decisions, from, to);
                    to.max(at + 1)
                }
                None => at + 1,
            };
            at = next;
        }
        self.heads_between_rules(decisions);
    }

    /// The blocks, from and to, of the largest box around a notice.
    fn box_around(&self, decisions: &[Decision], at: usize) -> Option<(usize, usize)> {
        let notice = decisions.get(at).filter(|d| d.role.collapsible())?;
        let holder = self.survey.signs.get(at)?.holder?;
        let mut found = None;
        for part in self.page.ancestors(holder).take(5) {
            if matches!(self.page.tag(part), Some(Tag::Body | Tag::Html | Tag::Main | Tag::Article) | None)
                || self.survey.share(self.page, part) > SHARE
            {
                break;
            }
            let (from, to) = self.range(part, at);
            let joins = to - from <= BLOCKS && self.is_box(decisions, from, to);
            if !joins {
                break;
            }
            found = Some((from, to)).filter(|_| to - from > 1);
        }
        found.filter(|_| notice.confidence > 0.5)
    }

    /// The blocks around one that stand in a part.
    fn range(&self, part: NodeId, at: usize) -> (usize, usize) {
        let inside = |at: &usize| {
            let holder = self.survey.signs.get(*at).and_then(|s| s.holder);
            holder.is_some_and(|h| self.page.holds(part, h))
        };
        let before = (0..at).rev().take(BLOCKS + 1).take_while(inside).count();
        let after = (at + 1..self.survey.signs.len()).take(BLOCKS + 1).take_while(inside).count();
        (at - before, at + 1 + after)
    }

    /// Whether blocks make a box: all could belong to one, and notices make up much of it beneath a heading, or all of
    /// its prose speaks to the reader.
    fn is_box(&self, decisions: &[Decision], from: usize, to: usize) -> bool {
        let (mut words, mut notices) = (0, 0);
        let mut addressed = true;
        for at in from..to {
            let (Some(decision), Some(signs)) = (decisions.get(at), self.survey.signs.get(at)) else {
                continue;
            };
            if !self.belongs(decision, signs, at) {
                return false;
            }
            words += signs.words;
            notices += if decision.role.collapsible() { signs.words } else { 0 };
            addressed &= !decision.role.body()
                || signs.words < 12
                || self.cut.blocks.get(at).is_some_and(|b| addresses_the_reader(b.text.as_str()));
        }
        let headed = self.survey.signs.get(from).is_some_and(|s| s.heading > 0);
        addressed || headed && notices * 3 >= words
    }

    /// Whether a block may be of a box: a notice, furniture, or a text built like no paragraph of the article.
    fn belongs(&self, decision: &Decision, signs: &Signs, at: usize) -> bool {
        match decision.role {
            Role::Headline | Role::Byline | Role::Dateline | Role::Tags | Role::Comments => false,
            Role::Standfirst | Role::Caption | Role::Code | Role::Table | Role::Pullquote => false,
            role if role.body() => {
                self.built_unlike(signs)
                    && self.at(&self.chances, at) < if signs.heading > 0 { 0.9 } else { 0.8 }
            }
            _ => true,
        }
    }

    /// Whether hardly anything of the article is built as a block is.
    fn built_unlike(&self, signs: &Signs) -> bool {
        let (prose, count) = self.survey.kinds.get(&signs.signature).copied().unwrap_or_default();
        signs.signature != self.common && prose <= (0.05 * self.survey.total()).max(40.0) && count <= 3.0
    }

    fn join(&self, decisions: &mut [Decision], from: usize, to: usize) {
        let first = decisions.get(from..to).into_iter().flatten().find(|d| d.role.collapsible());
        let mut role = first.map_or(Role::Promo, |d| d.role);
        for at in from..to {
            let Some(decision) = decisions.get_mut(at) else { continue };
            if decision.role.collapsible() {
                role = decision.role;
            } else if decision.role.body() {
                let fold = self.plainly(at);
                *decision = Decision { fold, ..decided(role, rules::IN_A_BOX, 0.6) };
            }
        }
    }

    /// A heading before a notice that a rule or another heading parts from what follows heads that notice alone.
    fn heads_between_rules(&self, decisions: &mut [Decision]) {
        for at in 0..decisions.len() {
            let heading = self.survey.signs.get(at).is_some_and(|s| s.heading > 0 && s.words <= 12);
            if !heading || decisions.get(at).is_none_or(|d| d.role != Role::Subheading) {
                continue;
            }
            let notices = decisions.iter().skip(at + 1).take_while(|d| d.fold).count();
            let ruled = self.rule_between(at + notices, at + notices + 1) && self.rule_between_or_start(at);
            if let Some(role) = decisions.get(at + 1).map(|d| d.role).filter(|_| notices > 0 && ruled)
                && let Some(decision) = decisions.get_mut(at)
            {
                *decision = Decision { fold: true, ..decided(role, rules::IN_A_BOX, 0.7) };
            }
        }
    }

    fn rule_between_or_start(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.rule_between(before, at))
    }

    /// Whether a horizontal rule stands between two blocks.
    fn rule_between(&self, a: usize, b: usize) -> bool {
        let piece = |at: usize| self.cut.blocks.get(at);
        let from = piece(a).and_then(|b| b.pieces.last()).map(|p| p.node.index() + 1);
        let to = piece(b).and_then(|b| b.pieces.first()).map(|p| p.node.index());
        let (Some(from), Some(to)) = (from, to) else { return false };
        (from..to).filter_map(|i| self.page.node(i)).any(|n| self.page.tag(n) == Some(Tag::Hr))
    }
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::*;
    use crate::blocks::testing::{article, role};

    #[test]
    fn boxes_hold_what_belongs_to_a_notice() {
        let publisher = "<div class=after><h1>A word from Ida Weir, who founded the Post</h1>\
            <p class=x>Support our work and keep the Post open to all by joining the Friends of the Post.</p>\
            <ul><li class=y>4,000 friends in and around Elmton</li><li class=y>A dinner in the mill each May</li></ul></div>";
        for words in ["A word from", "4,000 friends", "A dinner in"] {
            let found = role(&article("", publisher), words);
            assert!(found.is_some_and(|(role, _)| !role.body()), "{words} {found:?}");
        }
        let guide = "<div class=box><h3>Choose your boat</h3><div>Not sure which boat is for you? Our guide helps you to choose one that floats.</div>\
            <button>Download now</button></div>";
        let after = "<p>Whoever rows to the fair should leave before six, for the lock keeper eats early and eats long.</p>";
        assert!(
            role(&article("", &format!("{guide}{after}")), "Not sure which")
                .is_some_and(|(role, _)| !role.body())
        );

        let ruled = "<hr><h2>On supporting the Post</h2><p class=z>If you’re enjoying this article, consider supporting our work by subscribing.</p><hr>";
        assert_eq!(role(&article(ruled, ""), "On supporting"), Some((Appeal, true)));
    }

    #[test]
    fn boxes_of_the_article_stay() {
        // Parts of an article that end with a button each.
        let part = |name: &str| {
            format!(
                "<div class=item><h3>{name}</h3><p class=text>A boat that you can row alone, with room for a dog and its stick.</p><a class=button href=#>Buy now</a></div>"
            )
        };
        let boats = [part("The Coot"), part("The Grebe"), part("The Heron"), part("The Smew")].concat();
        assert_eq!(role(&article(&boats, ""), "A boat that"), Some((Paragraph, false)));
        // A box with facts, and a line that asks.
        let facts = "<div class=facts><h3>The bridge in figures</h3><p class=f>It was built in 1811 of oak from the manor’s wood, and rebuilt in 1902.</p>\
            <p class=g>Sign up for our newsletter</p></div>";
        let after = "<p>Whoever has crossed it by night knows how it sings when the wheel is turning and the water is high.</p>";
        let html = article("", &format!("{facts}{after}"));
        assert_eq!(role(&html, "It was built"), Some((Paragraph, false)));
    }
}
