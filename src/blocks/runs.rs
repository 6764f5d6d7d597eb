//! Blocks told by their company: what a heading, a colon or a mark announces, and what stands among notices.

use super::body;
use super::roles::{Decision, Desk, decided};
use super::signs::within;
use super::{Role, rules};
use crate::text::is_dash;

impl Desk<'_> {
    /// A heading that announces a notice or links gives its role to what follows it; a block between two of one
    /// role, beyond the article, shares it.
    pub(super) fn runs(&self, decisions: &mut [Decision]) {
        // The role it gives, whether that folds, and where it stands.
        let mut leader: Option<(Role, bool, usize)> = None;
        for at in 0..decisions.len() {
            let Some(signs) = self.survey.signs.get(at) else { continue };
            let Some(now) = decisions.get(at) else { continue };
            let outside = self.at(&self.after, at) < 0.02 || self.at(&self.before, at) < 0.02;
            let leads = outside
                && signs.words <= 8
                && !matches!(
                    now.role,
                    Role::Copyright | Role::Source | Role::Byline | Role::Dateline | Role::Tags
                )
                && (now.role.collapsible() || matches!(now.role, Role::Related | Role::Comments))
                && (signs.heading > 0
                    || signs.bold > 0.8
                    || self.cut.blocks.get(at).is_some_and(|b| b.text.as_str().ends_with(':')));
            if leads {
                leader = Some((now.role, now.fold, at));
                continue;
            }
            let Some((role, folds, from)) = leader else { continue };
            let heading = signs.heading > 0;
            let same_part = match (self.survey.signs.get(from).and_then(|s| s.outer), signs.holder) {
                (Some(outer), Some(holder)) => self.page.holds(outer, holder),
                _ => true,
            };
            let strong = now.role.collapsible()
                && now.role != role
                && now.confidence > 0.62
                && now.rule != rules::INVITING;
            if heading
                || !outside
                || !same_part
                || at > from + 12
                || strong && role != Role::AuthorBio
                || matches!(now.role, Role::Headline | Role::Byline | Role::Dateline)
                || matches!(
                    now.role,
                    Role::Copyright | Role::Disclaimer | Role::Contact | Role::Comments | Role::Related
                )
                || now.role.body() && self.at(&self.chances, at) > 0.6 && role != Role::AuthorBio
            {
                leader = None;
                continue;
            }
            if let Some(decision) = decisions.get_mut(at)
                && decision.role != role
            {
                *decision = Decision { fold: folds, ..decided(role, rules::IN_A_RUN, 0.75) };
            }
        }
        self.between(decisions);
        self.advertisements(decisions);
        self.advertised_sections(decisions);
        self.announced_items(decisions);
        self.heads_of_notices(decisions);
        self.closing_sections(decisions);
        self.boxes(decisions);
        self.biographies(decisions);
        self.items_among_others(decisions);
        self.signatures(decisions);
    }

    /// "— Anna Kestrel" within a passage set apart belongs to it.
    fn signatures(&self, decisions: &mut [Decision]) {
        for at in 1..decisions.len() {
            let signs =
                self.survey.signs.get(at).is_some_and(|s| s.within & within::QUOTE != 0 && s.words <= 16);
            let signed = signs
                && self
                    .cut
                    .blocks
                    .get(at)
                    .is_some_and(|b| b.text.as_str().chars().next().is_some_and(is_dash));
            let above = decisions.get(at - 1).is_some_and(|d| d.role == Role::Blockquote);
            if let Some(decision) = decisions
                .get_mut(at)
                .filter(|d| signed && above && matches!(d.role, Role::Other | Role::AuthorBio))
            {
                *decision = decided(Role::Blockquote, rules::BLOCKQUOTE, 0.7);
            }
        }
    }

    /// An item of a list most of whose items are no notices stays open.
    fn items_among_others(&self, decisions: &mut [Decision]) {
        let kind = |at: usize| {
            let signs = self.survey.signs.get(at).filter(|s| s.within & within::ITEM != 0)?;
            Some((signs.signature, signs.outer))
        };
        let mut from = 0;
        while from < decisions.len() {
            let list = kind(from);
            let more =
                (from + 1..decisions.len()).take_while(|at| list.is_some() && kind(*at) == list).count();
            let to = from + 1 + more;
            let items = decisions.get_mut(from..to).unwrap_or(&mut []);
            let notices = items.iter().filter(|d| d.role.collapsible()).count();
            if notices * 2 < items.len() {
                items.iter_mut().for_each(|d| d.fold = false);
            }
            from = to;
        }
    }

    /// What stands under a heading that begins with "advertisement" is one of the author's or the site's.
    fn advertised_sections(&self, decisions: &mut [Decision]) {
        let mut at = 0;
        while let Some(signs) = self.survey.signs.get(at) {
            let marked =
                signs.heading > 0 && signs.words > 2 && body::amount(signs, Role::Advertisement) >= 3.0;
            let end = if marked { self.section_end(at, signs.heading).min(at + 25) } else { at + 1 };
            if marked {
                let section = decisions.get(at..end).unwrap_or(&[]);
                let asks = section.iter().any(|d| d.role == Role::Appeal);
                let role = if asks { Role::Appeal } else { Role::Promo };
                for decision in decisions.get_mut(at..end).unwrap_or(&mut []) {
                    if !decision.role.collapsible() {
                        *decision = Decision { fold: true, ..decided(role, rules::ADVERTISED, 0.8) };
                    }
                }
            }
            at = end;
        }
    }

    /// Where the section ends whose heading of this rank stands at a place.
    fn section_end(&self, at: usize, rank: u8) -> usize {
        let signs = self.survey.signs.iter().enumerate().skip(at + 1);
        let mut next = signs.filter(|(_, s)| s.heading > 0 && s.heading <= rank);
        next.next().map_or(self.survey.signs.len(), |(end, _)| end)
    }

    /// A notice that ends with a colon announces the list after it.
    fn announced_items(&self, decisions: &mut [Decision]) {
        let mut leader: Option<(Role, bool)> = None;
        for at in 0..decisions.len() {
            let Some((signs, now)) = self.survey.signs.get(at).zip(decisions.get(at)) else { continue };
            let (now_role, folds) = (now.role, now.fold);
            let item = signs.within & within::ITEM != 0;
            let free = !now.role.collapsible() || now.rule == rules::INVITING;
            if let Some((role, fold)) = leader.filter(|_| item && free)
                && let Some(decision) = decisions.get_mut(at)
            {
                *decision = Decision { fold, ..decided(role, rules::IN_A_RUN, 0.75) };
                continue;
            }
            let announces = now_role.collapsible()
                && !item
                && self.cut.blocks.get(at).is_some_and(|b| b.text.as_str().ends_with(':'));
            leader = announces.then_some((now_role, folds));
        }
    }

    /// A heading in an element that holds only notices besides is one of them.
    fn heads_of_notices(&self, decisions: &mut [Decision]) {
        for at in 0..decisions.len() {
            let (Some(signs), Some(now)) = (self.survey.signs.get(at), decisions.get(at)) else { continue };
            let Some(part) = signs.outer.filter(|_| signs.heading > 0 && signs.words <= 12) else { continue };
            if now.role.collapsible() || now.role == Role::Headline {
                continue;
            }
            let inside = (at + 1..decisions.len()).take_while(|i| {
                self.survey.signs.get(*i).and_then(|s| s.holder).is_some_and(|h| self.page.holds(part, h))
            });
            let inside: Vec<(Role, bool)> =
                inside.filter_map(|i| decisions.get(i)).map(|d| (d.role, d.fold)).take(12).collect();
            let first = inside.first().map(|(role, _)| *role).filter(|r| r.collapsible());
            let fold = inside.iter().any(|(_, fold)| *fold) && self.at(&self.chances, at) < 0.5;
            if let Some(role) = first.filter(|_| inside.len() < 12 && inside.iter().all(|(r, _)| !r.body()))
                && let Some(decision) = decisions.get_mut(at)
            {
                *decision = Decision { fold, ..decided(role, rules::IN_A_RUN, 0.75) };
            }
        }
    }

    /// What stands in one element with the word "advertisement" is one.
    fn advertisements(&self, decisions: &mut [Decision]) {
        let mut marked = None;
        for (decision, signs) in decisions.iter_mut().zip(&self.survey.signs) {
            if decision.role == Role::Advertisement && signs.words <= 3 && signs.holder.is_some() {
                marked = signs.holder;
            } else if marked.is_some() && signs.holder == marked && signs.words <= 40 && !decision.fold {
                *decision = decided(Role::Advertisement, rules::ADVERTISEMENT, 0.8);
            } else {
                marked = None;
            }
        }
    }

    /// A short block between two notices beyond the article is part of them.
    fn between(&self, decisions: &mut [Decision]) {
        for at in 1..decisions.len() {
            let Some((before, now)) = decisions.get(at - 1).zip(decisions.get(at)) else { continue };
            let Some(signs) = self.survey.signs.get(at) else { continue };
            let after = decisions.get(at + 1).map(|d| (d.role, d.fold));
            let beyond = self.at(&self.after, at) < 0.02;
            let address = signs.linked > 0.9 && signs.words <= 10;
            if !beyond
                || now.role.collapsible()
                || !before.fold
                || !matches!(before.role, Role::Promo | Role::AuthorBio)
            {
                continue;
            }
            let enclosed = after.is_some_and(|(role, fold)| fold && role.collapsible());
            if (enclosed && signs.words <= 30) || address && self.same_part(at - 1, at) {
                let joined = Decision { fold: true, ..decided(before.role, rules::IN_A_RUN, 0.7) };
                if let Some(decision) = decisions.get_mut(at) {
                    *decision = joined;
                }
            }
        }
    }

    fn same_part(&self, a: usize, b: usize) -> bool {
        let outer = |at: usize| self.survey.signs.get(at).and_then(|s| s.outer);
        outer(a) == outer(b)
    }
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::*;
    use crate::blocks::testing::{article, role};

    #[test]
    fn company_tells() {
        let bio = "<h4>About the author</h4><p>Born beside the mill, she has never lived elsewhere.</p>";
        assert_eq!(role(&article("", bio), "Born beside"), Some((AuthorBio, true)));

        let advertised = "<h2>Advertisement: a week on the river</h2><p>Seven days, two boats and a cook who knows his fish.</p>";
        assert_eq!(role(&article("", advertised), "Seven days"), Some((Promo, true)));

        let listed =
            "<p>Become a member of the Elmton Post to get:</p><ul><li>The paper on your doorstep</li></ul>";
        assert_eq!(role(&article("", listed), "The paper on"), Some((Appeal, true)));

        let inside = "<div><small>ADVERTISEMENT</small><br><a href=#>Boots for wet feet</a></div>";
        assert_eq!(role(&article(inside, ""), "Boots for"), Some((Advertisement, false)));
    }

    #[test]
    fn a_heading_of_the_article_leads_nothing_away() {
        let section = "<h2>What comes next</h2><p>The carpenters will come on Thursday, the mayor said, and bring their own nails.</p>";
        assert!(
            role(&article("", section), "The carpenters").is_some_and(|(role, fold)| role.body() && !fold)
        );
    }
}
