//! Authors and days: what stands near the headline, weighed against what is stated.

use super::stated::{DayKind, Stated, is_changed};
use super::{day, people, plain, squeezed};
use crate::blocks::cut::Cut;
use crate::page::Page;

/// How many blocks after the headline may hold byline and dateline.
const AFTER: usize = 14;
/// How many before it.
const BEFORE: usize = 5;
/// The longest byline or dateline, in bytes.
const LONGEST: usize = 200;

/// What stands near the headline.
#[derive(Clone, Debug, Default)]
pub struct Near {
    /// Names in a line that begins with "By".
    pub by: Vec<String>,
    /// Names in elements marked as naming the author.
    pub marked: Vec<String>,
    /// The first day, and whether it says that it is one of a change.
    pub day: Option<String>,
    /// The first day of a change.
    pub changed: Option<String>,
    /// A name before the day: "Elmton Post, May 03, 2011".
    pub publisher: Option<String>,
}

/// Looks around the headline; without one, at the first blocks.
pub fn near_headline(page: &Page, cut: &Cut, stated: &Stated, headline: Option<usize>) -> Near {
    let mut near = Near::default();
    let from = headline.map_or(0, |at| at.saturating_sub(BEFORE));
    let to = headline.map_or(AFTER, |at| at + AFTER);
    let blocks = cut.blocks.get(from..to.min(cut.blocks.len())).unwrap_or(&[]);
    // First what follows the headline, then what stands before it.
    let (before, after) = match headline {
        Some(at) => blocks.split_at((at - from).min(blocks.len())),
        None => (&[][..], blocks),
    };
    for (place, block) in after.iter().chain(before.iter().rev()).enumerate() {
        let text = block.text.as_str();
        if text.len() > LONGEST || (place == 0 && headline.is_some()) {
            continue;
        }
        if near.by.is_empty() && people::is_byline(text) {
            near.by = people::names(text);
        }
        if let Some(found) = day::first_day(text) {
            if is_changed(text) && !plain(text).contains("publish") {
                near.changed.get_or_insert(found);
            } else if near.day.is_none() {
                near.publisher = publisher_before_day(text);
                near.day = Some(found);
            }
        }
    }
    let (first, last) = match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => (first.element, last.element),
        _ => (None, None),
    };
    let within = |node: crate::page::NodeId| {
        first.is_none_or(|f| node >= f || page.holds(node, f)) && last.is_none_or(|l| node <= l)
    };
    for node in stated.author_elements.iter().filter(|n| within(**n)) {
        if page.subtree_end(*node) - node.index() > 40 {
            continue;
        }
        let text = shown_text(page, *node);
        if text.len() > LONGEST || text.is_empty() {
            continue;
        }
        for name in people::names(&text) {
            if !near.marked.iter().any(|known| plain(known) == plain(&name)) {
                near.marked.push(name);
            }
        }
    }
    near
}

/// The text shown within a node, a space between the texts of two elements.
fn shown_text(page: &Page, node: crate::page::NodeId) -> String {
    let mut shown = String::new();
    let mut last = None;
    for at in page.subtree(node).filter(|n| !page.hidden(*n) && !page.text(*n).is_empty()) {
        // Two text nodes of one element are one text that something invisible parts.
        if last != page.parent(at) {
            shown.push(' ');
        }
        last = page.parent(at);
        shown.push_str(page.text(at));
    }
    squeezed(&shown)
}

/// The name before a day: "Elmton Post, May 03, 2011" is of the Elmton Post.
fn publisher_before_day(text: &str) -> Option<String> {
    let (name, rest) = text.split_once(", ")?;
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    let few = name.split_whitespace().count() <= 5 && !name.contains(|c: char| c.is_ascii_digit());
    let month = day::first_day(name).is_none() && day::first_day(rest).is_some();
    let starts_day = rest.trim_start().chars().next().is_some_and(char::is_alphanumeric);
    let weekday = rest.len() > 40;
    (capital && few && month && starts_day && !weekday && !is_changed(name) && !is_weekday(name))
        .then(|| squeezed(name))
}

fn is_weekday(word: &str) -> bool {
    let word = plain(word);
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "publ", "post", "by "]
        .iter()
        .any(|d| word.starts_with(d))
        && word.len() <= 12
}

/// The authors: the names that most of what is stated and seen agree on, in the order of trust.
pub fn authors(stated: &Stated, near: &Near, publisher: Option<&str>) -> Vec<String> {
    let from = |all: &[String]| all.iter().flat_map(|a| people::names(a)).collect::<Vec<_>>();
    let json = from(&stated.json_ld.authors);
    let meta = from(&stated.authors);
    let is_publisher = |names: &Vec<String>| {
        names.len() == 1
            && names
                .first()
                .is_some_and(|n| publisher.is_some_and(|p| super::words_only(p) == super::words_only(n)))
    };
    let ranked = [&near.by, &json, &near.marked, &meta];
    let named = ranked.iter().find(|names| !names.is_empty() && !is_publisher(names));
    let found = named.or_else(|| ranked.iter().find(|names| !names.is_empty()));
    found.map(|names| unique(names)).unwrap_or_default()
}

fn unique(names: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !kept.iter().any(|k| plain(k) == plain(name)) {
            kept.push(name.clone());
        }
    }
    kept
}

/// The days of publication and of the last change.
pub fn dates(stated: &Stated, near: &Near, address: Option<&str>) -> (Option<String>, Option<String>) {
    let json = stated.json_ld.published.as_deref().and_then(day::iso);
    let element = |kind: DayKind| stated.day_elements.iter().find(|d| d.kind == kind).map(|d| d.day.clone());
    let published = json
        .or_else(|| stated.published.clone())
        .or_else(|| element(DayKind::Published))
        .or_else(|| near.day.clone())
        .or_else(|| element(DayKind::Plain))
        .or_else(|| address.and_then(day::in_address))
        .or_else(|| near.changed.clone())
        .or_else(|| element(DayKind::Modified));
    let modified = stated
        .json_ld
        .modified
        .as_deref()
        .and_then(day::iso)
        .or_else(|| stated.modified.clone())
        .or_else(|| element(DayKind::Modified))
        .or_else(|| near.changed.clone());
    (published, modified)
}
