//! Bylines, datelines, tags, captions and the summary: what stands around an article and tells about it.

use super::body;
use super::lexicon::ROLES;
use super::lexicon::names::say;
use super::lexicon::reader::{CREDITED, CREDITS};
use super::notice::collapses;
use super::roles::{Decision, Desk, decided};
use super::signs::{Signs, within};
use super::wordings::Hit;
use super::{Role, rules};
use crate::metadata::{day, may_begin_like, people, plain, tags};
use crate::page::Tag;
use crate::text::is_dash;

impl Desk<'_> {
    /// Bylines, datelines, tags and the like around the headline, and where an article ends.
    #[inline(never)] // see `analyze`
    pub(super) fn about_the_article(&self, at: usize, signs: &Signs) -> Option<Decision> {
        let block = self.cut.blocks.get(at)?;
        let text = block.text.as_str();
        let chance = self.at(&self.chances, at);
        let after_headline = self.metadata.headline.is_none_or(|h| at + 6 >= h);
        let early = after_headline && self.at(&self.before, at) < 0.05;
        let aside = signs.names & say::COMMENT != 0
            || signs.near & (say::RELATED | say::SIDE | say::CARD) != 0
            || signs.within & (within::NAV | within::ASIDE) != 0;
        if signs.words <= 60 && signs.within & within::NAV == 0 && tags::line(self.page, block).is_some() {
            return Some(decided(Role::Tags, rules::TAGS, 0.9));
        }
        let rights = body::amount(signs, Role::Copyright) >= 3.0;
        let comment = signs.names & say::COMMENT != 0 || signs.within & within::NAV != 0;
        let folded = std::cell::LazyCell::new(|| plain(text));
        // "— Anna Kestrel" below a quotation, or within a passage set apart, signs that.
        let above = at.checked_sub(1).and_then(|above| self.cut.blocks.get(above));
        let set_apart = signs.within & within::QUOTE != 0
            || above.is_some_and(|above| people::signs(text, above.text.as_str()));
        if after_headline
            && !comment
            && !set_apart
            && signs.words <= 8
            && chance < 0.6
            && signs.near & say::BIO == 0
        {
            let own = |a: &String| {
                let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
                !a.is_empty() && bare.ends_with(a.as_str()) && bare.len() <= a.len() + 2
            };
            let label = people::is_label(text) && signs.words >= 2;
            if label || signs.heading == 0 && self.authors.iter().any(own) {
                return Some(decided(Role::Byline, rules::BYLINE, 0.7));
            }
        }
        if after_headline
            && !rights
            && !set_apart
            && signs.words <= 30
            && (!aside || early && signs.within & within::NAV == 0)
        {
            // What takes a look at the text comes last.
            let author = || self.authors.iter().any(|a| !a.is_empty() && folded.contains(a.as_str()));
            // Lines that begin with a dash, one after another, are a list.
            let dashed = |text: &str| text.starts_with(is_dash);
            let below = self.cut.blocks.get(at + 1);
            let listed = || above.into_iter().chain(below).any(|beside| dashed(beside.text.as_str()));
            let by = signs.words <= 24 && people::is_byline(text) && !(dashed(text) && listed());
            let figure = || text.bytes().any(|byte| byte.is_ascii_digit());
            let day = std::cell::LazyCell::new(|| {
                day::first_day(text).is_some() || signs.words <= 6 && figure() && day::says_when(text)
            });
            let linked = signs.linked > 0.8 && signs.words > 5;
            // "Elmton Post | 3 May 2011, 10:15 • updated at 12:30 | by Ada Fir (with Ben Oak)"
            let notice = || signs.hits.iter().any(|h| h.weight >= 2.0 && collapses(h.role));
            let in_parts = || text.contains(['|', '•', '·']) && *day && !notice();
            let own = early && !signs.sentence && (signs.words <= 14 || in_parts());
            if early && by || (own || by) && author() {
                return Some(decided(Role::Byline, rules::BYLINE, 0.9));
            }
            let dated = signs.words <= 16 && (!signs.sentence || signs.within & within::TIME != 0);
            if dated
                && !linked
                && (early
                    || chance < 0.6 && (signs.words <= 9 || signs.near & say::DATE != 0)
                    || signs.words <= 9 && self.at(&self.after, at) < 0.05 && day::says_when(text))
                && *day
                && !is_source(text, signs)
            {
                return Some(decided(Role::Dateline, rules::DATELINE, 0.9));
            }
            if early
                && signs.near & say::BYLINE != 0
                && signs.words <= 12
                && !signs.sentence
                && signs.heading == 0
                && !*day
            {
                return Some(decided(Role::Byline, rules::BYLINE, 0.7));
            }
        }
        if signs.words <= 45 && self.at(&self.after, at) < 0.15 && !comment && credits(text) {
            return Some(decided(Role::Byline, rules::CREDITS, 0.8));
        }
        let labelled =
            signs.links > 0 && signs.words <= 60 && signs.linked > 0.3 && tags::begins_with_label(text);
        if (labelled || signs.near & say::TAGS != 0 && signs.linked > 0.5)
            && chance < 0.5
            && after_headline
            && signs.within & within::NAV == 0
        {
            return Some(decided(Role::Tags, rules::TAGS, 0.7));
        }
        let captioned = signs.within & within::CAPTION != 0 && signs.within & within::TABLE == 0
            || signs.near & say::CAPTION != 0 && signs.words <= 80
            || signs.within & within::FIGURE != 0
                && signs.words <= 60
                && signs.within & (within::QUOTE | within::PRE | within::TABLE) == 0;
        // A picture may stand in what asks the reader for something, or says where the article appeared before.
        let speaks = |h: &Hit| {
            let source = ROLES.get(h.role).is_some_and(|(role, _)| *role == Role::Source);
            h.opens && collapses(h.role) && h.weight >= if source { 4.0 } else { 3.0 }
        };
        // A credit after a sentence of its own is part of a caption.
        let credits = |h: &Hit| {
            !h.opens && signs.words >= 12 && ROLES.get(h.role).is_some_and(|(role, _)| *role == Role::Source)
        };
        let captioned = captioned && !signs.hits.iter().any(speaks)
            || (3..=45).contains(&signs.words)
                && self.at(&self.after, at) >= 0.02
                && !signs.hits.iter().any(|h| h.weight >= 2.0 && collapses(h.role) && !credits(h))
                && chance < 0.6
                && signs.signature != self.common
                && signs.heading == 0
                && signs.linked < 0.6
                && signs.within & (within::BUTTON | within::FORM | within::ITEM) == 0
                && self.beneath_picture(at);
        // The picture at the head of an article is called its thumbnail, as one that leads to another article is.
        let lead = early
            && signs.words > 4
            && signs.linked < 0.6
            && signs.within & within::CAPTION != 0
            && signs.near & (say::RELATED | say::SIDE) == 0;
        if captioned && (!aside || lead) && signs.within & within::FOOTER == 0 && after_headline {
            return Some(decided(Role::Caption, rules::CAPTION, 0.9));
        }
        if early && !aside && chance >= 0.1 && self.is_standfirst(at, signs) {
            return Some(decided(Role::Standfirst, rules::STANDFIRST, 0.8));
        }
        None
    }

    /// Whether a picture stands right before a block, no text between.
    fn beneath_picture(&self, at: usize) -> bool {
        let Some(first) = self.cut.blocks.get(at).and_then(|b| b.pieces.first()) else { return false };
        let nodes =
            (1..=8).map_while(|back| first.node.index().checked_sub(back)).map_while(|i| self.page.node(i));
        for node in nodes {
            match self.page.tag(node) {
                Some(Tag::Img | Tag::Picture) => return true,
                None if !self.page.text(node).trim().is_empty() => return false,
                _ => {}
            }
        }
        false
    }

    /// A short text between the headline and the body that is set otherwise than the paragraphs.
    fn is_standfirst(&self, at: usize, signs: &Signs) -> bool {
        let Some(headline) = self.metadata.headline else { return false };
        let first = self.at(&self.before, at) == 0.0 && at > headline;
        let words = |at: usize| self.cut.blocks.get(at).map_or("", |b| b.text.as_str());
        let text = words(at);
        let summary = self.metadata.description.as_deref().is_some_and(|d| {
            text.len() >= 40
                && (d.starts_with(text.trim_end_matches('.'))
                    || text.starts_with(d.trim_end_matches(['.', '…'])))
        });
        let body = at > 0 && signs.signature == self.common && self.at(&self.chances, at) >= 0.5;
        let set = signs.italic > 0.9 || signs.bold > 0.9;
        let apart = signs.near & say::STANDFIRST != 0
            || !body && (summary || signs.heading >= 2)
            || (signs.signature != self.common || set) && at <= headline + 12;
        let notice = signs
            .amounts
            .iter()
            .zip(ROLES)
            .any(|(amount, (role, _))| *amount >= 2.5 && (role.collapsible() || !role.body()));
        // The headline once more says nothing more.
        first
            && apart
            && !notice
            && !text.eq_ignore_ascii_case(words(headline))
            && (6..=80).contains(&signs.words)
            && signs.linked < 0.5
            && signs.within & (within::FORM | within::BUTTON | within::NAV | within::ITEM) == 0
    }
}

/// Whether a text with a day says where it first appeared.
fn is_source(text: &str, signs: &Signs) -> bool {
    body::amount(signs, Role::Source) >= 3.0 && !plain(text).contains("post") && signs.words > 6
}

/// Whether a line says who worked on an article: "Reporting by Ada Fir; editing by Bo Elm".
fn credits(text: &str) -> bool {
    let line = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let begins = || {
        let folded = plain(line);
        CREDITS.iter().any(|words| folded.starts_with(words))
    };
    may_begin_like(line, b"aerw") && begins()
        || line.starts_with(char::is_uppercase) && CREDITED.iter().any(|words| line.contains(words))
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::{self, *};
    use crate::blocks::testing::{article, role};

    #[test]
    fn what_stands_around_the_headline_is_told() {
        let rows: &[(&str, &str, Role)] = &[
            ("<p>Elmton Post, May 03, 2011</p>", "Elmton Post", Dateline),
            ("<p>Updated: Jan 31</p>", "Updated", Dateline),
            (
                "<p>Elmton Post | 03.05.2011 at 10:15 • updated on 04.05.2011 at 12:30 | words by Ada Fir (with Ben Oak)</p>",
                "Elmton Post",
                Byline,
            ),
            ("<p>Region: <a href=#>North</a></p>", "Region", Tags),
            (
                "<p class=dek>What a town does when the water takes its way home.</p>",
                "What a town",
                Standfirst,
            ),
            (
                "<figure><img><figcaption>The bridge in April.</figcaption></figure>",
                "The bridge in April",
                Caption,
            ),
            (
                "<figure class=entry-thumbnail><img><figcaption>The bridge in April, seen from the mill. CC-BY-SA 2.0</figcaption></figure>",
                "The bridge in April",
                Caption,
            ),
        ];
        for (html, words, expected) in rows {
            assert_eq!(role(&article(html, ""), words).map(|r| r.0), Some(*expected), "{html}");
        }
        let credits = [
            "Reporting by Ada Fir; editing by Bo Elm",
            "(Additional reporting by Ada Fir in Elmton)",
            "Ada Fir of the Elmton Press contributed to this report.",
        ];
        for text in credits {
            let page = article("", &format!("<p>{text}</p>"));
            assert_eq!(role(&page, text), Some((Byline, false)), "{text}");
        }
        // A sign before a text makes no byline of it.
        let signs =
            "<h3>🔎 Old Bridges</h3><p>✅ Look for the mill race</p><p>– Oak Beams</p><p>– Iron Nails</p>";
        for (text, expected) in
            [("🔎 Old", Subheading), ("✅ Look", Paragraph), ("– Oak", Paragraph), ("– Iron", Paragraph)]
        {
            assert_eq!(role(&article(signs, ""), text).map(|r| r.0), Some(expected), "{text}");
        }
        let updated = article("", "<p>Last updated: May 3, 2011, 10:15</p><p>So it is said.</p>");
        assert_eq!(role(&updated, "Last updated"), Some((Dateline, false)));
        // The headline once more is none.
        let again = article("<p class=dek>Elmton Has To Live Without Its Old Bridge</p>", "")
            .replace("Elmton without its bridge", "Elmton has to live without its old bridge");
        assert_ne!(role(&again, "Elmton Has To").map(|r| r.0), Some(Standfirst));
        assert_eq!(role(&article("", ""), "By Ada Fir"), Some((Byline, false)));
        assert_eq!(role(&article("", ""), "Elmton without"), Some((Headline, false)));
    }
}
