//! What the page says of itself: title, authors, publisher, dates, language, address, tag lines.

use crate::blocks::cut::Cut;
use crate::page::{Attr, Page, Tag};
use serde::Serialize;

/// A labelled line of tags, such as "Region: Asia".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TagLine {
    /// The words before the colon.
    pub label: String,
    /// The tags.
    pub values: Vec<String>,
}

/// What is known of the article as a whole. Field order is that of the JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The authors' names, without "By".
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as ISO 8601: a day, or a day and time as the page gives it.
    pub published: Option<String>,
    /// When it was last changed, as ISO 8601.
    pub modified: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// The address the page names as its own.
    pub canonical_url: Option<String>,
    /// The site's host name.
    pub site: Option<String>,
    /// Tag lines, in page order.
    pub tags: Vec<TagLine>,
}

/// Reads the metadata of a page.
pub fn read(page: &Page, _cut: &Cut) -> Metadata {
    let mut metadata = Metadata { published: page.published.clone(), ..Metadata::default() };
    for node in page.nodes() {
        match page.tag(node) {
            Some(Tag::Html) => metadata.language = page.attribute(node, Attr::Lang).map(str::to_owned),
            Some(Tag::Title) if metadata.title.is_none() => {
                metadata.title =
                    Some(page.text_within(node).split_whitespace().collect::<Vec<_>>().join(" "));
            }
            _ => {}
        }
    }
    metadata
}
