//! What makes a notice of a block: its wordings, the page's names for it, its place, whom it names and whom it asks,
//! against how much it is like the body.

use super::Role;
use super::lexicon::ROLES;
use super::lexicon::names::say;
use super::lexicon::reader::{ADDRESS, PERSON};
use super::roles::{Desk, is_menu};
use super::signs::{Signs, within};
use super::wordings::TOPIC;
use crate::metadata::plain;
use crate::rule::Weighed;

const PLACE: &str = "its place in the article";
const UNLIKE: &str = "unlike the body";
/// Signs that speak for any notice.
pub(super) const PLACES: [&str; 2] = [PLACE, UNLIKE];

impl Desk<'_> {
    /// Whether the block stands at an edge of the article, or outside.
    fn edge(&self, at: usize) -> f32 {
        let (before, after) = (self.at(&self.before, at), self.at(&self.after, at));
        if after < 0.02 {
            1.0
        } else if before < 0.02 || after < 0.06 {
            0.5
        } else if before > 0.15 && after > 0.15 {
            -0.8
        } else {
            -0.2
        }
    }

    /// The notice that a block is most like, how much, and what spoke for it.
    #[inline(never)] // see `analyze`
    pub(super) fn notice(&self, at: usize, signs: &Signs) -> (Role, f32, Vec<Weighed>) {
        let chance = self.at(&self.chances, at);
        let edge = self.edge(at);
        let text = self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        let mut best = (Role::Other, f32::MIN, Vec::new());
        let mut weighed: Vec<Weighed> = Vec::new();
        let lone = signs.words >= 5 && signs.sentence;
        let told = std::cell::LazyCell::new(|| tells_what_was_said(text));
        for (place, (role, _)) in ROLES.iter().enumerate() {
            let said = signs.amounts.get(place).copied().unwrap_or(0.0);
            let (named, sign) = named(*role, signs);
            // Only an author is told by something else than wordings and names.
            if said <= 0.0 && named <= 0.0 && *role != Role::AuthorBio {
                continue;
            }
            weighed.clear();
            let hits = signs.hits.iter().filter(|h| h.role == place && h.weight >= TOPIC);
            weighed.extend(hits.map(|h| Weighed { sign: h.words, weight: h.weight }));
            if named != 0.0 {
                weighed.push(Weighed { sign, weight: named });
            }
            let mut sum = said + named;
            let mut has_company = false;
            if *role == Role::AuthorBio {
                let own = self.bio(at, text, signs);
                has_company = own != 0.0;
                if has_company {
                    weighed.push(Weighed { sign: "the author's name at its start", weight: own });
                }
                sum += own;
            }
            if *role == Role::Promo
                && said > 0.0
                && self.at(&self.after, at) < 0.06
                && self.begins_with_publisher(text)
            {
                weighed.push(Weighed { sign: "speaks of its publisher", weight: 1.5 });
                has_company = true;
                sum += 1.5;
            }
            if sum <= 0.0 {
                continue;
            }
            let body =
                if self.page.plain { -0.5 } else { (0.5 - chance) * if chance > 0.5 { 2.5 } else { 1.5 } };
            // A plain wording that opens a block beyond the article needs no second one.
            let opening = signs.hits.iter().any(|h| h.role == place && h.opens && h.weight >= 3.0);
            let plainly = edge >= 1.0 && opening;
            let single =
                !plainly && signs.hits.iter().filter(|h| h.weight >= 2.0 && collapses(h.role)).count() <= 1;
            let among = chance >= 0.4 || signs.outer.is_some_and(|o| self.survey.share(self.page, o) >= 0.5);
            if single
                && !has_company
                && role.collapsible()
                && (signs.words >= 12
                    || lone && said < 3.0 && !(*role == Role::AuthorBio && begins_with_a_name(text)))
                && among
                && self.like_others(signs)
            {
                weighed.push(Weighed { sign: "one wording in a paragraph like the others", weight: -1.5 });
                sum -= 1.5;
            }
            if role.collapsible() && among && !opening && *told {
                weighed.push(Weighed { sign: "tells what somebody said", weight: -3.0 });
                sum -= 3.0;
            }
            let opens = signs.hits.iter().any(|h| h.role == place && (h.opens || h.weight >= 4.0));
            if role.collapsible()
                && !opens
                && named == 0.0
                && !has_company
                && let Some(lack) = self.out_of_form(*role, at, text, signs)
            {
                weighed.push(lack);
                sum += lack.weight;
            }
            if role.collapsible()
                && (signs.within & within::NAV != 0
                    || signs.near & say::NAV != 0
                    || is_menu(signs)
                    || signs.linked > 0.9
                        && (signs.words <= 2
                            || signs.within & within::ITEM != 0 && signs.names & say::RELATED != 0))
            {
                weighed.push(Weighed { sign: "stands in a menu", weight: -2.0 });
                sum -= 2.0;
            }
            weighed.push(Weighed { sign: PLACE, weight: edge });
            weighed.push(Weighed { sign: UNLIKE, weight: body });
            sum += edge + body;
            if self.subjects.get(place).copied().unwrap_or(false)
                && (chance >= 0.5 || signs.signature == self.common)
            {
                weighed.push(Weighed { sign: "the article is about this", weight: -2.0 });
                sum -= 2.0;
            }
            if sum > best.1 {
                best = (*role, sum, std::mem::take(&mut weighed));
            }
        }
        best
    }

    /// Whether a good part of the page's prose is built as a block is.
    pub(super) fn like_others(&self, signs: &Signs) -> bool {
        let (prose, _) = self.survey.kinds.get(&signs.signature).copied().unwrap_or_default();
        signs.signature == self.common || prose >= 0.15 * self.survey.total()
    }

    /// What a block lacks that notices of a role have, when no wording opens it.
    fn out_of_form(&self, role: Role, at: usize, text: &str, signs: &Signs) -> Option<Weighed> {
        let lacks = |sign, weight| Some(Weighed { sign, weight });
        if signs.heading > 0 && self.at(&self.chances, at + 1) >= 0.5 {
            return lacks("heads a part of the article", -2.5);
        }
        match role {
            Role::Appeal if signs.words >= 12 && !addresses_the_reader(text) => lacks("asks nobody", -1.5),
            Role::AuthorBio if signs.words >= 8 && !begins_with_a_person(text) => {
                lacks("begins with no person", -1.5)
            }
            _ => None,
        }
    }

    /// How much a block reads like an author's biography because of whom it names first.
    fn bio(&self, at: usize, text: &str, signs: &Signs) -> f32 {
        let tail = self.at(&self.after, at) < 0.05 || self.at(&self.before, at) < 0.02;
        if !tail || signs.words < 2 || !self.may_begin_with_an_author(text) {
            return 0.0;
        }
        let head = plain(first_chars(text, 120));
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        let head = ["dr. ", "dr ", "prof. ", "by ", "author: "]
            .iter()
            .fold(head, |h, t| h.strip_prefix(t).unwrap_or(h));
        // "About Ada Fir"
        let is_author = |name: &str| self.authors.iter().any(|a| a == name) && !self.is_publisher(name);
        if head.strip_prefix("about ").is_some_and(is_author) {
            return 4.0;
        }
        let starts = self.authors.iter().any(|a| !a.is_empty() && head.starts_with(a.as_str()));
        let first = self
            .authors
            .iter()
            .filter_map(|a| a.split(' ').next())
            .any(|f| f.len() > 2 && head.split(' ').next() == Some(f));
        if starts && signs.words >= 5 {
            3.0
        } else if first && signs.words >= 8 {
            1.5
        } else {
            0.0
        }
    }

    /// Whether the first letter of a text lets an author's name stand at its beginning, or a title before one; a letter
    /// beyond ASCII may be folded to one.
    fn may_begin_with_an_author(&self, text: &str) -> bool {
        let first = text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase());
        let mut authors = self.authors.iter().filter_map(|author| author.chars().next()).peekable();
        authors.peek().is_some()
            && first.is_some_and(|c| {
                !c.is_ascii() || matches!(c, 'd' | 'p' | 'b' | 'a') || authors.any(|a| a == c)
            })
    }

    /// Whether a folded name is the publisher's.
    fn is_publisher(&self, name: &str) -> bool {
        self.metadata.publisher.as_deref().map(plain).is_some_and(|publisher| publisher == name)
    }

    /// Whether a text begins with the publisher's name.
    fn begins_with_publisher(&self, text: &str) -> bool {
        let Some(name) = self.metadata.publisher.as_deref().map(plain) else { return false };
        name.len() >= 3 && plain(first_chars(text, 80)).starts_with(&name)
    }
}

/// The beginning of a text, at most so many characters.
fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Whether the role at a place of [`ROLES`] may fold.
pub(super) fn collapses(place: usize) -> bool {
    ROLES.get(place).is_some_and(|(role, _)| role.collapsible())
}

/// Whether a text speaks to the reader of what the site has.
pub(super) fn addresses_the_reader(text: &str) -> bool {
    let folded = plain(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|w| ADDRESS.has(w))
}

/// Whether a text tells what somebody said, in their words or in others, as no notice does.
fn tells_what_was_said(text: &str) -> bool {
    let quotes = ['“', '"', '„', '«'];
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    text.starts_with(quotes) || text.split(" said").skip(1).any(ends)
}

/// Whether a text begins with two words that have a capital.
fn begins_with_a_name(text: &str) -> bool {
    let mut words = text.split_whitespace();
    (0..2).all(|_| words.next().is_some_and(|word| word.starts_with(char::is_uppercase)))
}

/// Whether a text begins as one about a person does: with a name, a pronoun, or a greeting. Scripts without capitals
/// tell nothing.
fn begins_with_a_person(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric));
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let begins =
        |word: &str, test: fn(char) -> bool| word.chars().find(|c| c.is_alphanumeric()).is_some_and(test);
    let first_plain = plain(first);
    let pronoun = first_plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    PERSON.has(pronoun)
        || begins(second, char::is_uppercase)
        || !begins(first, |c| c.is_uppercase() || c.is_lowercase())
}

/// What the page's names say for a role.
fn named(role: Role, signs: &Signs) -> (f32, &'static str) {
    let says = |set: u64, near: f32, far: f32| {
        if signs.near & set != 0 {
            near
        } else if signs.names & set != 0 {
            far
        } else {
            0.0
        }
    };
    let weight = match role {
        Role::Disclaimer => says(say::DISCLAIMER, 2.0, 0.5),
        Role::Copyright => says(say::COPYRIGHT, 1.5, 0.5),
        Role::Source => says(say::SOURCE, 1.0, 0.0),
        Role::AuthorBio => says(say::BIO, 2.5, 2.0).max(says(say::BYLINE, 1.0, 0.5)),
        Role::Promo => says(say::PROMO, 1.5, 0.8).max(says(say::AD, 0.5, 0.5)),
        Role::Appeal => says(say::APPEAL, 2.0, 1.5),
        Role::Related => says(say::RELATED, 2.0, 1.5),
        Role::Comments => says(say::COMMENT, 2.5, 2.0),
        Role::Advertisement => says(say::AD, 2.0, 1.0),
        Role::Navigation => says(say::NAV | say::CONTENTS, 1.5, 1.0)
            .max(says(say::SHARE, 1.5, 1.5))
            .max(says(say::POPUP, 1.0, 0.5)),
        _ => 0.0,
    };
    (weight, "the page's own name for it")
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::*;
    use crate::blocks::testing::{article, role};

    #[test]
    fn corrections_and_entries_of_lists_stay_open() {
        let corrected =
            "<p>Correction: An earlier version of this article gave the wrong height of the water.</p>";
        assert_eq!(role(&article("", corrected), "Correction"), Some((Disclaimer, false)));
        let updated = "<p>This article has been updated to include the mayor’s answer. The views expressed are those of the author.</p>";
        assert_eq!(role(&article("", updated), "This article has"), Some((Disclaimer, true)));

        let list =
            "<footer><ul><li><a href=#>Terms of Use</a></li><li><a href=#>Donate now</a></li></ul></footer>";
        for words in ["Terms of", "Donate"] {
            assert!(role(&article("", list), words).is_some_and(|(_, fold)| !fold), "{words}");
        }
        let list = "<div class=related-stories><ul><li><a href=#>Letters to the editor: how to send one</a></li></ul></div>";
        assert_eq!(role(&article("", list), "Letters"), Some((Related, false)));
        let run = "<p>Subscribe to our newsletter and get the news in your inbox.</p><p><a href=#>Make a donation</a></p>";
        assert_eq!(role(&article("", run), "Make a donation"), Some((Appeal, true)));
    }
}
