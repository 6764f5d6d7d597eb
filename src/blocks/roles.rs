//! Which role each block has: the chance that it is body, its wordings, its place and the names the page gave it,
//! weighed together. A notice among the article's paragraphs needs more than one at its edges, and a subject that the
//! article itself is about needs more again.

use super::body;
use super::lexicon::ROLES;
use super::lexicon::names::say;
use super::lexicon::reader::CORRECTIONS;
use super::notice::{PLACES, addresses_the_reader, collapses};
use super::signs::{Signs, Survey, within};
use super::wordings;
use super::{Role, cut::Cut};
use super::{others, rules};
use crate::metadata::{Metadata, may_begin_like, plain};
use crate::page::{NodeId, Page};
use crate::rule::{Rule, Weighed};
use foldhash::{HashMap, HashMapExt};

/// What was decided of a block.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its role.
    pub role: Role,
    /// Whether it may fold.
    pub fold: bool,
    /// What decided.
    pub rule: Rule,
    /// How sure that is, 0…1.
    pub confidence: f32,
    /// What spoke for and against.
    pub weighed: Vec<Weighed>,
}

/// What the roles are decided by.
pub struct Desk<'a> {
    pub(super) page: &'a Page,
    pub(super) cut: &'a Cut,
    pub(super) metadata: &'a Metadata,
    pub(super) survey: &'a Survey,
    /// The chance of each block to be body.
    pub chances: Vec<f32>,
    /// What was measured of each block for that.
    rows: body::Rows,
    /// The shares of the body's words before and after each block.
    pub(super) before: Vec<f32>,
    pub(super) after: Vec<f32>,
    /// The parts of the page that hold other articles, in page order.
    others: Vec<NodeId>,
    /// Roles whose words the article itself is about.
    pub(super) subjects: [bool; wordings::COUNT],
    /// The authors' names, folded.
    pub(super) authors: Vec<String>,
    /// The signature of most paragraphs of the body.
    pub(super) common: u64,
    /// The element that holds most of those paragraphs.
    prose: Option<NodeId>,
}

/// The weight that makes a notice of a block that reads like none otherwise.
const ENOUGH: f32 = 2.0;
/// The weight that lets a notice fold.
const SURE: f32 = 3.0;

/// What its words, names and company must come to by themselves.
const SAID: f32 = 2.5;

impl<'a> Desk<'a> {
    /// Prepares the decisions of a page.
    pub fn new(page: &'a Page, cut: &'a Cut, metadata: &'a Metadata, survey: &'a Survey) -> Desk<'a> {
        let (mut chances, rows) = if page.plain {
            (vec![0.9; cut.blocks.len()], body::Rows::default())
        } else {
            body::chances(page, metadata, survey)
        };
        let others = others::parts(page, metadata, survey);
        for (chance, signs) in chances.iter_mut().zip(&survey.signs) {
            if within_one(page, &others, signs) {
                *chance = 0.0;
            }
        }
        let words: Vec<f32> = survey
            .signs
            .iter()
            .zip(&chances)
            .map(|(s, p)| if *p >= 0.5 && (s.mass > 0.0 || s.words >= 20) { s.words as f32 } else { 0.0 })
            .collect();
        let total: f32 = words.iter().sum::<f32>().max(1.0);
        let mut sum = 0.0;
        let (mut before, mut after) = (Vec::with_capacity(words.len()), Vec::with_capacity(words.len()));
        for own in &words {
            before.push(sum / total);
            sum += own;
            after.push((total - sum) / total);
        }
        let mut desk = Desk {
            page,
            cut,
            metadata,
            survey,
            chances,
            rows,
            before,
            after,
            others,
            subjects: [false; wordings::COUNT],
            authors: metadata.authors.iter().map(|a| plain(a)).collect(),
            common: 0,
            prose: None,
        };
        desk.common = desk.common_signature();
        desk.prose = desk.prose_part();
        desk.subjects = desk.find_subjects();
        desk
    }

    /// The signature that most words of the body have; of several, the one that comes first.
    fn common_signature(&self) -> u64 {
        let mut kinds: HashMap<u64, (f32, f32)> = HashMap::new();
        let blocks = || self.survey.signs.iter().zip(&self.chances).filter(|(_, chance)| **chance >= 0.5);
        for (signs, _) in blocks() {
            kinds.entry(signs.signature).or_default().0 += signs.mass;
        }
        let mut most = (0, 0.0);
        for (signs, _) in blocks() {
            let words = kinds.get(&signs.signature).map_or(0.0, |kind| kind.0);
            if words > most.1 {
                most = (signs.signature, words);
            }
        }
        most.0
    }

    /// The element right around most paragraphs of that signature.
    fn prose_part(&self) -> Option<NodeId> {
        let mut parts: HashMap<NodeId, f32> = HashMap::new();
        let common = || self.survey.signs.iter().filter(|s| s.signature == self.common);
        for (part, mass) in common().filter_map(|s| Some((s.outer?, s.mass))) {
            *parts.entry(part).or_default() += mass;
        }
        let total: f32 = common().map(|s| s.mass).sum();
        parts.into_iter().find(|(_, mass)| *mass > 0.5 * total).map(|(part, _)| part)
    }

    /// A role's words that stand in the headline, or in several paragraphs well within the body, are what the article
    /// is about.
    fn find_subjects(&self) -> [bool; wordings::COUNT] {
        let mut counts = [0u32; wordings::COUNT];
        for (at, signs) in self.survey.signs.iter().enumerate() {
            let headline = self.metadata.headline == Some(at);
            let inside = (self.at(&self.chances, at) >= 0.7 || signs.signature == self.common)
                && signs.words >= 15
                && self.at(&self.before, at) > 0.05
                && self.at(&self.after, at) > 0.05;
            if !headline && !inside {
                continue;
            }
            let mut told = [false; wordings::COUNT];
            for hit in &signs.hits {
                if let Some(place) = told.get_mut(hit.role) {
                    *place = true;
                }
            }
            for (count, told) in counts.iter_mut().zip(told) {
                *count += u32::from(told) * if headline { 3 } else { 1 };
            }
        }
        counts.map(|count| count >= 3)
    }

    pub(super) fn at(&self, list: &[f32], at: usize) -> f32 {
        list.get(at).copied().unwrap_or(0.0)
    }

    /// Decides every block.
    pub fn decide(&self) -> Vec<Decision> {
        let mut decisions: Vec<Decision> = (0..self.cut.blocks.len()).map(|at| self.one(at)).collect();
        self.runs(&mut decisions);
        for (at, (decision, signs)) in decisions.iter_mut().zip(&self.survey.signs).enumerate() {
            decision.fold &= self.may_fold(at, signs, decision.role) && decision.rule != rules::CORRECTION;
        }
        decisions
    }

    #[inline(never)] // see `analyze`
    fn one(&self, at: usize) -> Decision {
        let Some(signs) = self.survey.signs.get(at) else { return plain_decision() };
        if self.metadata.headline == Some(at) {
            return decided(Role::Headline, rules::HEADLINE, 0.95);
        }
        if within_one(self.page, &self.others, signs) {
            return decided(Role::Related, rules::OTHER_ARTICLE, 0.8);
        }
        let chance = self.at(&self.chances, at);
        if let Some(found) = self.about_the_article(at, signs) {
            return found;
        }
        let text = self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        let bare_address = text.starts_with("http") && signs.words <= 15 && self.at(&self.before, at) == 0.0;
        if bare_address || !text.contains(char::is_alphanumeric) {
            return decided(Role::Other, rules::OTHER, 0.7);
        }
        let (role, weight, weighed) = self.notice(at, signs);
        if weight >= ENOUGH && role.collapsible() {
            let confidence = (weight / (weight + 2.0)).min(0.98);
            // A folded paragraph of the article costs more trust than a notice left open.
            let needed = if chance > 0.8 { SURE + 0.7 } else { SURE };
            let rule = if role == Role::Disclaimer && corrects(signs) {
                rules::CORRECTION
            } else {
                rules::of_notice(role)
            };
            // Of what reads much like the body, place folds little: its words, names or company must say enough.
            let said: f32 = weighed.iter().filter(|w| !PLACES.contains(&w.sign)).map(|w| w.weight).sum();
            let fold = weight >= needed && (said >= SAID || chance < 0.3);
            return Decision { role, fold, rule, confidence, weighed };
        }
        if let Some(found) = self.inserted(text, signs) {
            return found;
        }
        let paragraph = signs.sentence && signs.words >= 12 && self.like_others(signs);
        if weight >= ENOUGH && chance < if paragraph { 0.5 } else { 0.75 } {
            return Decision { role, fold: false, rule: rules::of_furniture(role), confidence: 0.8, weighed };
        }
        let decision = if chance >= self.needed(at, signs) {
            self.body(at, signs, chance)
        } else {
            self.furniture(at, signs, chance)
        };
        Decision { weighed: body::loudest(self.rows.get(at)), ..decision }
    }

    /// What stands between the paragraphs of an article, built like them: the mark of an advertisement, a line that
    /// leads to another article, the credit of a picture.
    fn inserted(&self, text: &str, signs: &Signs) -> Option<Decision> {
        const LINE: usize = 25;
        const CREDIT: usize = 8;
        const MARK: usize = 7;
        if signs.heading > 0 || signs.words > LINE {
            return None;
        }
        let mut opening = signs.hits.iter().filter(|hit| hit.opens && hit.weight >= 3.0);
        opening.find_map(|hit| {
            let (role, _) = ROLES.get(hit.role)?;
            let labels = hit.words.ends_with(':');
            let ends = text.trim_end().ends_with(['.', '!', '?', '”', '"']);
            match role {
                Role::Advertisement if hit.weight >= 4.0 && signs.words <= MARK && !ends => {
                    Some(decided(*role, rules::ADVERTISEMENT_WORDS, 0.9))
                }
                // Nothing else is said.
                Role::Comments if hit.weight >= 4.0 && hit.words.split(' ').count() >= signs.words => {
                    Some(decided(*role, rules::COMMENTS_WORDS, 0.8))
                }
                Role::Related if labels && (signs.linked > 0.3 || hit.weight >= 4.0 && !ends) => {
                    Some(decided(*role, rules::RELATED_WORDS, 0.9))
                }
                Role::Source if labels && signs.words <= CREDIT && !ends => {
                    Some(decided(Role::Caption, rules::CREDIT, 0.7))
                }
                _ => None,
            }
        })
    }

    /// The chance that makes a block body: less within the article than outside.
    fn needed(&self, at: usize, signs: &Signs) -> f32 {
        let inside = self.at(&self.before, at) > 0.0 && self.at(&self.after, at) > 0.0;
        let against =
            say::AD | say::PROMO | say::APPEAL | say::RELATED | say::COMMENT | say::SIDE | say::POPUP;
        let like_the_body = signs.signature == self.common && signs.sentence && signs.linked < 0.2;
        let heads =
            signs.heading > 1 && self.at(&self.after, at) > 0.02 && self.at(&self.chances, at + 1) >= 0.8;
        let text = signs.words >= 8 && signs.sentence;
        if heads && signs.linked < 0.2 && signs.names & against == 0 {
            0.08
        } else if inside && text && signs.linked < 0.2 && signs.names & against == 0 {
            0.15
        } else if like_the_body && signs.words >= 8 && signs.names & against == 0 {
            let inside_it = signs.outer.is_some_and(|o| self.survey.share(self.page, o) >= 0.5);
            if inside_it { 0.06 } else { 0.3 }
        } else if inside && signs.words >= 12 && signs.linked < 0.5 {
            0.35
        } else if self.beside_the_prose(signs) && signs.names & against == 0 {
            0.08
        } else {
            0.5
        }
    }

    /// Whether a block without links stands, itself or as an item of a list, in the part that holds the article's
    /// paragraphs.
    fn beside_the_prose(&self, signs: &Signs) -> bool {
        let Some(part) = self.prose else { return false };
        let outer = signs.outer.filter(|_| signs.linked == 0.0 && signs.hits.is_empty());
        let list = outer.filter(|_| signs.within & within::ITEM != 0).and_then(|list| self.page.parent(list));
        outer == Some(part) || list == Some(part)
    }

    /// Whether folding a block helps a reader: no menu, no button, no window over the page, no entry of a list in the
    /// page's frame.
    fn may_fold(&self, at: usize, signs: &Signs, role: Role) -> bool {
        let out = within::NAV | within::BUTTON | within::HEADER;
        let framed = signs.within & within::FOOTER != 0 || signs.names & (say::FOOT | say::SIDE) != 0;
        let outside = self.at(&self.after, at) == 0.0 || self.at(&self.before, at) == 0.0;
        let entry = signs.words <= 4
            && role != Role::Copyright
            && (outside && signs.linked > 0.8 && signs.within & within::ITEM != 0
                || framed && signs.within & within::ITEM != 0);
        // Beneath the headline a text that invites may be the article's own summary.
        let summary = role == Role::Promo
            && self.metadata.headline.is_some_and(|h| at > h && at <= h + 2)
            && self.at(&self.before, at) == 0.0
            && signs.sentence
            && signs.words >= 8
            && !self.plainly(at);
        // A credit in a longer text is the end of a caption.
        let caption = role == Role::Source
            && signs.words >= 12
            && !signs.hits.iter().any(|h| collapses(h.role) && (h.opens || h.weight >= 3.0));
        signs.words >= 1
            && !entry
            && !summary
            && !caption
            && signs.within & out == 0
            && signs.names & (say::POPUP | say::UNSEEN) == 0
            && signs.near & say::NAV == 0
    }

    fn body(&self, at: usize, signs: &Signs, chance: f32) -> Decision {
        let (role, rule) = if signs.within & within::PRE != 0 {
            (Role::Code, rules::CODE)
        } else if signs.heading > 0 {
            (Role::Subheading, rules::SUBHEADING)
        } else if signs.near & say::PULLQUOTE != 0 && signs.within & within::PARAGRAPH == 0 {
            (Role::Pullquote, rules::PULLQUOTE)
        } else if signs.within & within::QUOTE != 0 {
            (Role::Blockquote, rules::BLOCKQUOTE)
        } else if signs.within & within::ITEM != 0 && signs.within & within::PARAGRAPH == 0 {
            (Role::List, rules::LIST)
        } else if signs.within & within::TABLE != 0
            && self.cut.blocks.get(at).is_some_and(|b| b.text.as_str().contains(" | "))
        {
            (Role::Table, rules::TABLE)
        } else {
            (Role::Paragraph, rules::PARAGRAPH)
        };
        Decision { confidence: chance, ..decided(role, rule, chance) }
    }

    /// Whether a text is "About" and the publisher's name.
    fn names_the_publisher(&self, text: &str) -> bool {
        if !may_begin_like(text.trim_start(), b"a") {
            return false;
        }
        let folded = plain(text);
        let Some(rest) = folded.trim().strip_prefix("about ") else { return false };
        let known = [self.metadata.publisher.as_deref(), self.metadata.site.as_deref()];
        known.into_iter().flatten().map(plain).any(|name| {
            let name = name.split('.').next().unwrap_or("").trim();
            name.len() >= 3 && (rest.starts_with(name) || name.starts_with(rest))
        })
    }

    /// What is neither a notice nor body.
    fn furniture(&self, at: usize, signs: &Signs, chance: f32) -> Decision {
        let headline = self.metadata.headline;
        let before_headline = headline.is_some_and(|h| at < h && at + 4 >= h);
        let text = self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        let about_site = signs.words <= 8 && self.names_the_publisher(text);
        let address =
            signs.words <= 10 && text.contains('@') && text.contains('.') && self.at(&self.after, at) < 0.02;
        let inviting = signs.words >= 4
            && signs.linked < 0.5
            && headline.is_some_and(|h| at > h)
            && signs.within & (within::FORM | within::NAV | within::BUTTON) == 0
            && signs.names & (say::COMMENT | say::RELATED | say::NAV | say::POPUP) == 0
            && addresses_the_reader(text);
        let (role, rule) = if about_site || inviting && signs.names & say::AD == 0 {
            (Role::Promo, rules::INVITING)
        } else if address {
            (Role::Contact, rules::CONTACT_WORDS)
        } else if signs.names & say::COMMENT != 0 && self.at(&self.after, at) < 0.02 {
            (Role::Comments, rules::COMMENTS)
        } else if signs.near & say::KICKER != 0 && before_headline {
            (Role::Kicker, rules::KICKER)
        } else if signs.names & say::AD != 0 && signs.words < 40 {
            (Role::Advertisement, rules::ADVERTISEMENT)
        } else if is_menu(signs)
            || signs.within & within::NAV != 0
            || signs.names & (say::NAV | say::SHARE | say::CONTENTS) != 0
        {
            (Role::Navigation, rules::NAVIGATION)
        } else if signs.names & say::RELATED != 0
            || signs.linked > 0.5 && signs.words >= 4 && headline.is_some_and(|h| at > h)
        {
            (Role::Related, rules::RELATED)
        } else if signs.linked > 0.5 || signs.within & within::BUTTON != 0 {
            (Role::Navigation, rules::NAVIGATION)
        } else {
            (Role::Other, rules::OTHER)
        };
        decided(role, rule, 1.0 - chance)
    }
}

/// Whether a block stands in one of some parts, which are in page order and hold none of each other.
fn within_one(page: &Page, parts: &[NodeId], signs: &Signs) -> bool {
    let Some(holder) = signs.holder else { return false };
    let after = parts.partition_point(|part| part.index() <= holder.index());
    after.checked_sub(1).and_then(|at| parts.get(at)).is_some_and(|part| page.holds(*part, holder))
}

/// Whether all that speaks for a disclaimer is that it tells what was corrected or added.
fn corrects(signs: &Signs) -> bool {
    let place = wordings::place(Role::Disclaimer);
    let mut hits = signs.hits.iter().filter(|h| Some(h.role) == place && h.weight >= ENOUGH).peekable();
    hits.peek().is_some() && hits.all(|h| CORRECTIONS.has(h.words))
}

/// Whether a line is nothing but several short links.
pub(super) fn is_menu(signs: &Signs) -> bool {
    signs.links >= 3 && signs.linked > 0.6 && signs.words <= 3 * usize::from(signs.links)
}

pub(super) fn decided(role: Role, rule: Rule, confidence: f32) -> Decision {
    Decision { role, fold: false, rule, confidence, weighed: Vec::new() }
}

fn plain_decision() -> Decision {
    decided(Role::Other, rules::OTHER, 0.5)
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::{self, *};
    use crate::blocks::testing::{article, blocks, role};

    #[test]
    fn notices_after_an_article_fold() {
        let rows: &[(&str, Role)] = &[
            (
                "Disclaimer: The views expressed in this article are those of the author and not of the Elmton Post.",
                Disclaimer,
            ),
            ("Copyright © Ada Fir, Elmton Post, 2011", Copyright),
            ("The original source of this article is the Elmton Post", Source),
            ("Ada Fir lives in Elmton and writes about rivers.", AuthorBio),
            ("My newest book is titled “Water under the Mill.” Order your copy now.", Promo),
            ("Subscribe to our newsletter and get the news in your inbox.", Appeal),
            ("For media inquiries: post@elmton.example", Contact),
            ("Haftungsausschluss: Wir übernehmen keine Haftung für die Inhalte dieses Artikels.", Disclaimer),
            ("La source originale de cet article est le Courrier d’Elmton", Source),
            ("Todos los derechos reservados. Prohibida la reproducción total o parcial.", Copyright),
            ("Gostou? Apoie o jornal e faça uma doação.", Appeal),
            ("Le opinioni espresse non riflettono necessariamente quelle della redazione.", Disclaimer),
            (
                "Disclaimer: This article is intended for educational and informational purposes only and is not a substitute for medical advice.",
                Disclaimer,
            ),
            (
                "Nothing in this article should be taken as financial advice. Do your own research.",
                Disclaimer,
            ),
            ("The views in this column do not represent the views of the Elmton Post.", Disclaimer),
            ("The author has no position in any of the mills mentioned.", Disclaimer),
            ("All trademarks are the property of their respective owners.", Copyright),
            ("This material may not be copied, rewritten or redistributed.", Copyright),
            ("A version of this story first appeared in the Elmton Review.", Source),
            ("With inputs from agencies", Source),
            ("The writer is a former mayor of Oakham.", AuthorBio),
            ("Do you have a story about the river? Get in touch at post@elmton.example.", Contact),
            ("We depend on readers like you.", Appeal),
            ("About Ada Fir", AuthorBio),
            ("Views expressed are personal.", Disclaimer),
        ];
        for (text, expected) in rows {
            let html = article("", &format!("<p>{text}</p>"));
            assert_eq!(role(&html, text), Some((*expected, true)), "{text}");
        }
    }

    #[test]
    fn what_stands_between_paragraphs_is_told() {
        let last = "<p>In the end the ferryman was asked, and he said that he had known it since the first day of the flood.</p>";
        let rows: &[(&str, &str, Role)] = &[
            ("Advertisement", "Advertisement", Advertisement),
            ("Story continues below advertisement", "Story", Advertisement),
            ("READ MORE: The ferryman’s last trip", "READ MORE", Related),
            ("<b>Watch: <a href=/ferry>The ferryman’s last trip</a></b>", "Watch", Related),
            ("(Photo: Ada Fir)", "(Photo", Source),
            ("Advertisement was what he called it, and he meant the sign.", "Advertisement", Paragraph),
            ("Watch: the river does not wait.", "Watch", Paragraph),
        ];
        for (inserted, words, expected) in rows {
            let html = article(&format!("{last}<p>{inserted}</p>"), last);
            assert_eq!(role(&html, words), Some((*expected, false)), "{inserted}");
        }
        let credited = article("", &format!("{last}<p>Source: the mill’s own books</p>{}", last.repeat(6)));
        assert_eq!(role(&credited, "Source"), Some((Caption, false)));
        let closed = article("", "<p>Comments are closed.</p>");
        assert_eq!(role(&closed, "Comments"), Some((Comments, false)));
    }

    #[test]
    fn text_that_begins_like_a_notice_stays() {
        let texts = [
            "Disclaimer: I have crossed that bridge every day of my life, so do not expect me to be fair to the flood.",
            "Subscribe to the view that water always wins, as my grandmother did, and you will sleep well in Elmton.",
            "Copyright was the least of the poet’s worries when his papers went down the river with the footbridge in May.",
            "Donations of planks, nails and soup arrived from the villages upstream before the council had even met.",
            "As the Post’s man on the river I have rowed every boat there is, and my weekly newsletter on oars has three thousand readers.",
            "The society moved its subscription office to the mill, where the clerk keeps the names of the dead beside those of the living.",
            "All rights reserved was what the old ferryman wrote on his hull, and nobody ever copied it.",
            "This project has grown since the autumn; the sheet that she writes now hangs in every inn along the river.",
            "Names have been changed in Elmton before, and the mill was the Old Oak until the year in which the ferryman bought it.",
            "Past performance is not what the farmers judge a horse by; they look at its teeth, and then at the man who sells it.",
            "The author of the poem was a former mayor of Oakham, who wrote it in one night, when the river stood in his kitchen.",
            "A version of this story is told in every inn along the river, and in each of them it was another ferryman who drowned.",
            "He does not endorse the ford, he told the council, and he accepts no blame for those who drive their carts through it.",
            "I use this tar or that pitch, in case you were wondering (both are affiliate links to the past, my wife says).",
        ];
        for text in texts {
            let html = article(&format!("<p>{text}</p>"), "");
            let found = blocks(&html);
            let block = found.list.iter().find(|b| b.text.as_str() == text).unwrap();
            assert!(block.body && !block.fold, "{text} {:?}", block.rule);
        }
    }

    #[test]
    fn headings_of_the_article_stay() {
        for heading in
            ["Subscription Boxes for Ferrymen", "Our Newsletter and the Flood", "The Copyright of the River"]
        {
            let section = format!(
                "<h2>{heading}</h2><p>The ferrymen read it aloud in the inn, the mayor said, and laughed until the lamps were put out.</p>"
            );
            assert_eq!(role(&article(&section, ""), heading), Some((Subheading, false)), "{heading}");
        }
    }

    #[test]
    fn what_the_article_is_about_is_no_notice() {
        let body: String = [
            "A donation to the bridge fund is tax deductible, the treasurer explained, and every donation helps to buy an oak beam.",
            "Please donate, the posters say; donations are counted each evening in the inn, and the sum is chalked on the door.",
            "Whoever makes a donation of more than ten crowns is named on a plank, an idea of the carpenters.",
            "Last year’s donations to the school went to the roof, and the roof still leaks, as everybody knows.",
        ]
        .map(|s| format!("<p>{s}</p>"))
        .concat();
        let html = article(
            "",
            &format!("{body}<p>The evening ended with songs, and nobody spoke of money again.</p>"),
        );
        for block in blocks(&html).list.iter().filter(|b| b.text.as_str().contains("donat")) {
            assert!(block.body && !block.fold, "{}", block.text.as_str());
        }
    }

    #[test]
    fn every_block_says_why() {
        for block in blocks(&article("", "<p>Subscribe to our newsletter</p>")).list {
            assert!(block.rule.why.ends_with('.') && block.rule.name.contains('/'), "{:?}", block.rule);
            assert!(!(block.fold && block.body));
        }
    }
}
