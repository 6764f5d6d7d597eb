//! What the head of a page, its JSON-LD and its marked elements state. One pass over the page.

use super::json_ld::JsonLd;
use super::lexicon::{AUTHOR_NAMES, DAY_NAMES, NO_AUTHOR_NAMES};
use super::{day, plain, squeezed};
use crate::page::{Attr, NodeId, Page, Tag};
use crate::text::Glance;

/// What a page states of itself.
#[derive(Clone, Debug, Default)]
pub struct Stated {
    /// The text of `<title>`.
    pub title: Option<String>,
    /// Open Graph's or another's title of what is shared.
    pub shared_title: Option<String>,
    /// Open Graph's `site_name`.
    pub site_name: Option<String>,
    /// Open Graph's `type`.
    pub og_type: Option<String>,
    /// The summary of a `<meta>` element.
    pub description: Option<String>,
    /// The last parts of `itemtype`s, in lower case.
    pub item_types: Vec<String>,
    /// Authors of `<meta>` elements.
    pub authors: Vec<String>,
    /// The day of publication of `<meta>` elements, the surest first.
    pub published: Option<String>,
    published_rank: u8,
    /// The day of change of `<meta>` elements.
    pub modified: Option<String>,
    /// The language of `<html>` or a `<meta>`.
    pub language: Option<String>,
    /// The address of `rel=canonical` or Open Graph.
    pub canonical: Option<String>,
    /// What JSON-LD says.
    pub json_ld: JsonLd,
    /// Headings of the first rank that are shown.
    pub h1: Vec<NodeId>,
    /// Elements that name an author by `rel`, `itemprop` or class, and links, whose address may tell: whether it need not.
    pub author_elements: Vec<(NodeId, bool)>,
    /// Elements that give a day, the day, and whether it is one of publication for sure.
    pub day_elements: Vec<DayElement>,
}

/// An element that gives a day.
#[derive(Clone, Debug)]
pub struct DayElement {
    /// The day, as ISO 8601.
    pub day: String,
    /// Whether the element says that it is the day of publication, or of a change.
    pub kind: DayKind,
}

/// What an element says that its day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// The day of publication.
    Published,
    /// The day of a change.
    Modified,
    /// It does not say.
    Plain,
}

/// What a class name says, told once a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    known: bool,
    author: bool,
    day: bool,
}

impl Stated {
    /// Reads a page.
    pub fn of(page: &Page) -> Stated {
        let mut stated = Stated::default();
        let mut named: Vec<Named> = Vec::new();
        for node in page.nodes() {
            let Some(tag) = page.tag(node) else { continue };
            match tag {
                Tag::Html => {
                    stated.language = page
                        .attribute(node, Attr::Lang)
                        .map(|l| l.trim().replace('_', "-"))
                        .filter(|l| !l.is_empty());
                }
                Tag::Title if stated.title.is_none() => {
                    stated.title = Some(squeezed(&page.text_within(node)))
                }
                Tag::Meta => stated.meta(page, node),
                Tag::Link
                    if page
                        .attribute(node, Attr::Rel)
                        .is_some_and(|r| r.eq_ignore_ascii_case("canonical")) =>
                {
                    let href = page.attribute(node, Attr::Href).filter(|h| h.contains("://"));
                    stated.canonical = href.map(str::to_owned);
                }
                Tag::Script => stated.json_ld.read(&page.text_within(node)),
                Tag::H1 if !page.hidden(node) => stated.h1.push(node),
                Tag::Time if !page.hidden(node) => stated.time(page, node),
                _ => {}
            }
            if let Some(kind) = page.attribute(node, Attr::Itemtype) {
                let kind = kind.rsplit('/').next().unwrap_or(kind).trim().to_ascii_lowercase();
                if !stated.item_types.contains(&kind) {
                    stated.item_types.push(kind);
                }
            }
            if !page.hidden(node) && !matches!(tag, Tag::Html | Tag::Body | Tag::Meta | Tag::Link | Tag::Head)
            {
                stated.marked(page, node, &mut named);
            }
        }
        stated
    }

    fn meta(&mut self, page: &Page, node: NodeId) {
        let Some(content) = page.attribute(node, Attr::Content).map(str::trim).filter(|c| !c.is_empty())
        else {
            return;
        };
        let name = [Attr::Property, Attr::Name, Attr::Itemprop, Attr::HttpEquiv]
            .iter()
            .find_map(|attr| page.attribute(node, *attr))
            .unwrap_or("")
            .to_ascii_lowercase();
        match name.as_str() {
            "og:title" => self.shared_title = Some(squeezed(content)),
            "twitter:title" | "dc.title" | "sailthru.title" | "parsely-title" | "citation_title" => {
                if self.shared_title.is_none() {
                    self.shared_title = Some(squeezed(content));
                }
            }
            "og:site_name" | "application-name" => {
                if self.site_name.is_none() || name == "og:site_name" {
                    self.site_name = Some(squeezed(content));
                }
            }
            "og:description" | "description" | "twitter:description" => {
                if self.description.is_none() || name == "og:description" {
                    self.description = Some(squeezed(content));
                }
            }
            "og:type" => self.og_type = Some(content.to_owned()),
            "og:url" => {
                if self.canonical.is_none() && content.contains("://") {
                    self.canonical = Some(content.to_owned());
                }
            }
            "og:locale" | "content-language" | "language" | "dc.language" => {
                if self.language.is_none() {
                    self.language = Some(content.replace('_', "-"));
                }
            }
            "author"
            | "article:author"
            | "article:author_name"
            | "authors"
            | "byl"
            | "citation_author"
            | "dc.creator"
            | "parsely-author"
            | "sailthru.author"
            | "dcterms.creator" => {
                if !content.contains("://") && !self.authors.iter().any(|a| a == content) {
                    self.authors.push(content.to_owned());
                }
            }
            _ => {
                let rank = match name.as_str() {
                    "article:published_time"
                    | "og:published_time"
                    | "article:published"
                    | "og:article:published_time" => 9,
                    "datepublished"
                    | "parsely-pub-date"
                    | "sailthru.date"
                    | "citation_publication_date"
                    | "pubdate" => 8,
                    "publishdate"
                    | "published-date"
                    | "published_date"
                    | "publish-date"
                    | "publish_date"
                    | "publication_date"
                    | "dc.date.issued"
                    | "dcterms.created"
                    | "dc.date"
                    | "dcterms.date"
                    | "date.published"
                    | "cxenseparse:recs:publishtime"
                    | "originalpublicationdate" => 7,
                    "date" | "article.published" | "dc.date.created" | "datecreated" | "created" => 6,
                    _ => 0,
                };
                if rank > self.published_rank
                    && let Some(day) = day::iso(content)
                {
                    (self.published, self.published_rank) = (Some(day), rank);
                }
                if matches!(
                    name.as_str(),
                    "article:modified_time"
                        | "og:updated_time"
                        | "datemodified"
                        | "dcterms.modified"
                        | "last-modified"
                        | "lastmod"
                        | "dc.date.modified"
                ) && self.modified.is_none()
                {
                    self.modified = day::iso(content);
                }
            }
        }
    }

    fn time(&mut self, page: &Page, node: NodeId) {
        let stated = page.attribute(node, Attr::Datetime).and_then(day::iso);
        let Some(day) = stated.or_else(|| day::first_day(&page.text_within(node))) else { return };
        let words = [Attr::Itemprop, Attr::Class, Attr::Property]
            .iter()
            .filter_map(|a| page.attribute(node, *a))
            .collect::<Vec<_>>()
            .join(" ")
            .to_ascii_lowercase();
        let kind = if words.contains("publi") || words.contains("created") || words.contains("pubdate") {
            DayKind::Published
        } else if words.contains("modif") || words.contains("updated") {
            DayKind::Modified
        } else {
            DayKind::Plain
        };
        self.day_elements.push(DayElement { day, kind });
    }

    /// Elements marked as naming the author or the day by `rel`, `itemprop` or a class name.
    #[inline(never)] // see `analyze`
    fn marked(&mut self, page: &Page, node: NodeId, named: &mut Vec<Named>) {
        let (mut author, mut day) = (false, false);
        for (attr, id) in page.attributes(node) {
            if !matches!(attr, Attr::Class | Attr::Itemprop | Attr::Rel | Attr::Id | Attr::DataTestid) {
                continue;
            }
            let id = *id;
            let at = id as usize;
            if named.len() <= at {
                named.resize(at + 1, Named::default());
            }
            let Some(entry) = named.get_mut(at) else { continue };
            if !entry.known {
                entry.known = true;
                let value = page.value(id);
                if may_name(value) {
                    let value = value.to_ascii_lowercase();
                    (entry.author, entry.day) = (names_author(&value), names_day(&value));
                }
            }
            author |= entry.author;
            day |= entry.day;
        }
        if author || page.tag(node) == Some(Tag::A) {
            self.author_elements.push((node, author));
        }
        if day && page.tag(node) != Some(Tag::Time) && page.subtree_end(node) - node.index() <= 12 {
            let text = page.text_within(node);
            if text.len() <= 120
                && let Some(found) = day::first_day(&text)
            {
                let kind = if is_changed(&text) { DayKind::Modified } else { DayKind::Plain };
                self.day_elements.push(DayElement { day: found, kind });
            }
        }
    }
}

/// Whether an address is that of a person: "/author/ada-fir".
pub fn leads_to_a_person(address: &str) -> bool {
    let address = address.as_bytes();
    let Some(end) = address.iter().rposition(|byte| *byte == b'/') else { return false };
    let within = address.get(..end).unwrap_or_default();
    let of_people = |part: &[u8]| PEOPLE.iter().any(|word| part.eq_ignore_ascii_case(word.as_bytes()));
    within.split(|byte| *byte == b'/').skip(1).any(of_people)
}

/// Words before a person's name in an address.
const PEOPLE: [&str; 5] = ["author", "authors", "contributors", "staff", "by"];

/// Whether words before a day say that something changed on it.
pub fn is_changed(text: &str) -> bool {
    let folded = plain(text);
    super::lexicon::CHANGED.iter().any(|word| {
        folded.split_once(word).is_some_and(|(before, _)| !before.ends_with(char::is_alphanumeric))
    })
}

/// Whether four letters that stand in each word for an author or a day stand in a value: most values are told at a
/// glance to name neither.
fn may_name(value: &str) -> bool {
    static MAY_NAME: Glance<9> =
        Glance::of([b"utho", b"ylin", b"ribu", b"rite", b"eato", b"date", b"time", b"oste", b"lish"]);
    MAY_NAME.is_in(value)
}

fn names_author(value: &str) -> bool {
    let named = words(value).any(|word| AUTHOR_NAMES.has(word));
    (named || value.contains("author-name") || value.contains("byline"))
        && !NO_AUTHOR_NAMES.iter().any(|word| value.contains(word))
}

fn names_day(value: &str) -> bool {
    words(value).any(|word| DAY_NAMES.has(word)) && !value.contains("comment")
}

/// The words of an attribute's value.
fn words(value: &str) -> impl Iterator<Item = &str> {
    value.split(|c: char| !c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_glance_misses_no_name() {
        for name in AUTHOR_NAMES.iter().chain(DAY_NAMES.iter()).chain(["author-name", "post-Byline"]) {
            assert!(may_name(name), "{name}");
        }
        assert!(!may_name("entry-content wide"));
    }
}
