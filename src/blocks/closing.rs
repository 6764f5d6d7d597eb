//! What closes a page: sections of notices and links after the article's last prose, and biographies in several
//! paragraphs.

use super::lexicon::ROLES;
use super::notice::collapses;
use super::roles::{Decision, Desk, decided};
use super::{Role, rules};
use crate::metadata::plain;

/// What a wording amounts to that speaks for a notice among notices.
const SPOKEN: f32 = 2.0;
/// What one wording weighs that speaks for a notice however long the text around it.
const PLAINLY: f32 = 3.0;

impl Desk<'_> {
    /// The sections, begun by a heading or a row of asterisks, that close a page and consist of notices and links:
    /// what in them looks like body is none. What only its company tells is left open.
    pub(super) fn closing_sections(&self, decisions: &mut [Decision]) {
        let starts: Vec<usize> = (0..decisions.len()).filter(|at| self.begins_section(*at)).collect();
        let total: f32 = self.prose_words(decisions, 0, decisions.len());
        let mut tail = decisions.len();
        let (mut prose_after, mut flagged_after, mut gap) = (0.0, false, None);
        for (place, start) in starts.iter().copied().enumerate().rev() {
            let end = starts.get(place + 1).copied().unwrap_or(decisions.len());
            prose_after += self.prose_words(decisions, start, end);
            if prose_after > 0.3 * total {
                break;
            }
            let (mut notices, mut links, mut words) = (0.0f32, 0.0f32, 0.0f32);
            let prose = (start..end).filter(|at| self.is_prose(decisions, *at)).count();
            for (at, decision) in decisions.iter().enumerate().take(end).skip(start) {
                let Some(signs) = self.survey.signs.get(at) else { continue };
                let weight = (signs.words as f32).max(1.0);
                words += weight;
                if decision.role.collapsible() || self.spoken(at).is_some() {
                    notices += weight;
                } else if !decision.role.body() || signs.linked > 0.8 {
                    links += weight;
                }
            }
            // A page that marks its advertisements carries more of them than can be told one by one.
            let marked = |d: &Decision| d.rule == rules::ADVERTISED;
            let gaps = if decisions.iter().skip(end).any(marked) { 12 } else { 2 };
            // A heading that is a notice itself says what its section is.
            let headed = decisions.get(start).is_some_and(|d| d.role.collapsible());
            let told = (start..end)
                .any(|at| decisions.get(at).is_some_and(|d| d.role.collapsible()) || self.plainly(at));
            if told && notices >= if headed { 0.25 } else { 0.4 } * words && prose == 0 {
                (tail, flagged_after, gap) = (start, true, None);
            } else if prose <= usize::from(gaps > 2)
                && (notices + links >= 0.6 * words || words <= 60.0 || self.is_list_of_lines(start, end))
                && gap.is_none_or(|g| g < gaps)
                && flagged_after
            {
                gap = Some(gap.unwrap_or(0) + 1);
            } else if !flagged_after && notices + links >= 0.6 * words {
                continue;
            } else {
                break;
            }
        }
        self.close(decisions, tail);
    }

    /// Whether a section is mostly lines that are links or no sentences.
    fn is_list_of_lines(&self, start: usize, end: usize) -> bool {
        let signs = self.survey.signs.get(start..end).unwrap_or(&[]);
        let sentences = signs.iter().filter(|s| s.sentence && s.linked <= 0.8).count();
        sentences * 2 <= signs.len()
    }

    /// The words of prose, without the wordings of a notice, that stand in the body between two places.
    fn prose_words(&self, decisions: &[Decision], from: usize, to: usize) -> f32 {
        let signs = decisions.iter().zip(&self.survey.signs).enumerate().take(to).skip(from);
        signs
            .filter(|(at, (d, _))| d.role.body() && self.spoken(*at).is_none())
            .map(|(_, (_, s))| s.mass)
            .sum()
    }

    /// Whether a block of the body is prose like the article's, with no wording of a notice.
    fn is_prose(&self, decisions: &[Decision], at: usize) -> bool {
        decisions.get(at).is_some_and(|d| d.role.body())
            && self.survey.signs.get(at).is_some_and(|s| s.mass >= 25.0)
            && self.spoken(at).is_none()
            && self.at(&self.chances, at) >= 0.8
    }

    /// The notice that a block's own wordings speak for, among others; nothing that the article itself is about.
    pub(super) fn spoken(&self, at: usize) -> Option<Role> {
        let signs = self.survey.signs.get(at)?;
        let of = |place: usize| signs.amounts.get(place).copied().unwrap_or(0.0);
        let free = |place: usize| self.subjects.get(place) == Some(&false);
        let spoken = |place: usize| of(place) >= SPOKEN && free(place) || self.opens(at, Some(place));
        let roles =
            ROLES.iter().enumerate().filter(|(place, (role, _))| role.collapsible() && spoken(*place));
        roles.max_by(|a, b| of(a.0).total_cmp(&of(b.0))).map(|(_, (role, _))| *role)
    }

    /// Whether a block begins with a plain wording of a notice.
    pub(super) fn plainly(&self, at: usize) -> bool {
        self.opens(at, None)
    }

    fn opens(&self, at: usize, place: Option<usize>) -> bool {
        let Some(signs) = self.survey.signs.get(at) else { return false };
        let mut hits = signs.hits.iter().filter(|h| h.opens && h.weight >= PLAINLY);
        hits.any(|h| place.map_or(collapses(h.role), |place| h.role == place))
    }

    fn close(&self, decisions: &mut [Decision], tail: usize) {
        let mut role = Role::Promo;
        for at in tail..decisions.len() {
            let (Some(signs), Some(decision)) = (self.survey.signs.get(at), decisions.get_mut(at)) else {
                continue;
            };
            if decision.role.collapsible() {
                role = decision.role;
            } else if decision.role.body() && !matches!(decision.role, Role::Headline | Role::Caption) {
                let links = signs.linked > 0.8 && signs.words >= 4;
                let spoken = self.spoken(at);
                let now = if links { Role::Related } else { spoken.unwrap_or(role) };
                let fold = !links && spoken.is_some() && self.plainly(at);
                *decision = Decision { fold, ..decided(now, rules::IN_A_RUN, 0.6) };
            }
        }
    }

    /// Whether a block begins a section: a heading, or a row of marks.
    fn begins_section(&self, at: usize) -> bool {
        let heading = self.survey.signs.get(at).is_some_and(|s| s.heading > 0);
        let text = self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        heading || text.len() >= 3 && !text.contains(char::is_alphanumeric)
    }

    /// A biography that begins with a pronoun goes on from the block before it, beyond the article; a line that
    /// begins with the same name as that block heads it.
    pub(super) fn biographies(&self, decisions: &mut [Decision]) {
        for at in (1..decisions.len()).rev() {
            let bio = |at: usize| decisions.get(at).is_some_and(|d| d.role == Role::AuthorBio);
            if !bio(at) || bio(at - 1) || self.at(&self.after, at - 1) > 0.03 || !self.like_a_line(at - 1) {
                continue;
            }
            let (first, before) = (self.first_word(at), self.first_word(at - 1));
            let pronoun = matches!(first.as_str(), "he" | "she" | "they" | "his" | "her" | "their");
            let named = first.len() > 2 && first == before && self.words(at - 1) <= 15;
            let fold = decisions.get(at).is_some_and(|d| d.fold);
            if let Some(decision) = decisions.get_mut(at - 1)
                && (pronoun || named)
                && (decision.role.body() || decision.role == Role::Other)
            {
                *decision = Decision { fold, ..decided(Role::AuthorBio, rules::GOES_ON, 0.6) };
            }
        }
    }

    fn words(&self, at: usize) -> usize {
        self.survey.signs.get(at).map_or(0, |s| s.words)
    }

    /// Whether a block could be a part of a biography: no heading, and not long.
    fn like_a_line(&self, at: usize) -> bool {
        self.survey.signs.get(at).is_some_and(|s| s.heading == 0 && (2..=70).contains(&s.words))
    }

    fn first_word(&self, at: usize) -> String {
        let text = self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        let word = text.split(|c: char| !c.is_alphanumeric()).find(|w| !w.is_empty()).unwrap_or("");
        plain(word)
    }
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::*;
    use crate::blocks::testing::{article, role};

    #[test]
    fn closing_sections_are_none_of_the_article() {
        // A podcast's page: a row of marks, then what its maker asks and thanks for.
        let podcast = "<p>**********</p><p>Tell me your mill story! I collect them for the winter, when the roads are shut and there is time to \
            sit and talk of wheels, stones and the men who dressed them, and I answer every letter.</p>\
            <p>The tune is “Sluice” by the Elm Street Band.</p><p>Follow me on Instagram: @millwheel</p>\
            <p>Join our mailing list and get a newsletter when an episode is out.</p>";
        assert_eq!(role(&article("", podcast), "Tell me").map(|r| r.0), Some(Appeal));
        assert!(role(&article("", podcast), "The tune").is_some_and(|(role, fold)| !role.body() && !fold));

        // A letter's page: advertisements that are marked, and lists between them that are not.
        let letter = "<h2>Advertisement: a week on the river</h2><p>Seven days and two boats.</p>\
            <h2>Where to find me</h2><p>Here is where I shall stand this spring. Say hello.</p>\
            <p>Elmton Fair, May</p><p>Mill Day, June</p><p>Ford Races, July</p>\
            <h2>On the wireless</h2><p>The miller speaks, in two parts</p><p>An hour of frogs</p><p>Rain, a history</p>\
            <h2>Odd jobs</h2><p>Ferryman at Low Elmton</p><p>Cook for two boats</p><p>Second fiddle, summer</p>\
            <h2>Advertisement: boots for wet feet</h2><p>Dry in every ford.</p>";
        for words in ["Where to find", "Elmton Fair", "An hour of", "Second fiddle"] {
            let found = role(&article("", letter), words);
            assert!(found.is_some_and(|(role, fold)| !role.body() && !fold), "{words} {found:?}");
        }
    }

    #[test]
    fn the_last_section_of_an_article_stays() {
        let sections = [
            "<h2>Is the new paper worth it?</h2><p>At nine crowns a month the subscription is not cheap, but the tide tables alone are worth the sum to a ferryman.</p>",
        ];
        for section in sections {
            let html = article("", section);
            let words = section.split(['<', '>']).nth(2).unwrap();
            assert_eq!(role(&html, words), Some((Subheading, false)), "{section}");
        }
    }

    #[test]
    fn a_biography_goes_on() {
        let bio = "<p>Rosa Hithe, diver and mender of nets</p><p>Rosa writes of what the river leaves behind.</p>\
            <p>Her work has been published in Mud and in The Low Ford Review.</p>";
        for words in ["Rosa Hithe", "Rosa writes", "Her work"] {
            assert_eq!(role(&article("", bio), words).map(|r| r.0), Some(AuthorBio), "{words}");
        }
        let said = "<p>Rosa Hithe dived twice that night and came up with the keeper’s hat.</p><p>Her brother held the rope.</p>";
        assert_eq!(role(&article("", said), "Rosa Hithe"), Some((Paragraph, false)));
    }
}
