//! Authors and days: what stands near the headline, weighed against what is stated.

use super::stated::{DayKind, Stated, is_changed, leads_to_a_person};
use super::{day, may_begin_like, people, plain, squeezed};
use crate::blocks::cut::{Cut, CutBlock};
use crate::page::{Attr, NodeId, Page, Tag};

/// How many blocks after the headline may hold byline and dateline.
const AFTER: usize = 14;
/// How many after those may begin with "By", below a row of pictures.
const FURTHER: usize = 4;
/// How many may hold a name that nothing marks.
const NEAREST: usize = 7;
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
    /// A name that nothing marks but what stands beside it.
    pub alone: Vec<String>,
    /// The first day, and whether it says that it is one of a change.
    pub day: Option<String>,
    /// Whether that day stands nearly alone.
    pub bare: bool,
    /// A day that a line says is that of the first publication.
    pub first: Option<String>,
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
    let mut label = false;
    for (place, block) in after.iter().chain(before.iter().rev()).enumerate() {
        let text = block.text.as_str();
        if text.len() > LONGEST || (place == 0 && headline.is_some()) {
            continue;
        }
        if near.by.is_empty() {
            near.by = if label { people::names(text) } else { named_by(text) };
            // Below a quotation, or within a passage set apart, it names who said that.
            let set_apart = |node| {
                std::iter::once(node)
                    .chain(page.ancestors(node))
                    .any(|a| page.tag(a) == Some(Tag::Blockquote))
            };
            let above = place.checked_sub(1).and_then(|above| after.get(above));
            let signs = above.is_some_and(|above| people::signs(text, above.text.as_str()));
            if !near.by.is_empty() && (signs || block.element.is_some_and(set_apart)) {
                near.by.clear();
            }
        }
        label = people::is_label(text);
        if let Some(found) = day::first_day(text) {
            if is_changed(text) && !plain(text).contains("publish") {
                near.changed.get_or_insert(found);
            } else if near.day.is_none() {
                near.publisher = publisher_before_day(text);
                near.bare = place <= 8 && crate::text::word_count(text) <= 6;
                near.day = Some(found);
            }
        }
    }
    if near.by.is_empty() && headline.is_some() {
        let further = cut.blocks.get(to..).unwrap_or(&[]).iter().take(FURTHER).map(|b| b.text.as_str());
        let mut further = further.filter(|text| text.len() <= LONGEST && people::is_byline(text));
        near.by = further.next().map(people::names).unwrap_or_default();
    }
    // A day has figures, and what is said of it here has one of two words.
    let says = |w: &[u8]| w.eq_ignore_ascii_case(b"publ") || w.eq_ignore_ascii_case(b"post");
    let dated = |text: &str| {
        text.len() <= 400 && text.bytes().any(|b| b.is_ascii_digit()) && text.as_bytes().windows(4).any(says)
    };
    near.first = cut.blocks.iter().filter(|b| dated(b.text.as_str())).find_map(|b| {
        let folded = plain(b.text.as_str());
        let says = [
            "originally published on",
            "originally posted on",
            "originally published:",
            "first published on",
        ];
        let after = says.iter().find_map(|s| folded.split_once(s)).map(|(_, after)| after)?;
        day::first_day(after)
    });
    let (first, last) = match (blocks.first(), blocks.last()) {
        (Some(first), Some(last)) => (first.element, last.element),
        _ => (None, None),
    };
    let within = |node: NodeId| {
        first.is_none_or(|f| node >= f || page.holds(node, f)) && last.is_none_or(|l| node <= l)
    };
    // The first marked element that names somebody, and those in the same part of the page.
    let mut part: Option<NodeId> = None;
    let headline = headline.and_then(|at| cut.blocks.get(at)).and_then(|b| b.element);
    let leads = |node: NodeId| page.attribute(node, Attr::Href).is_some_and(leads_to_a_person);
    let elements = stated.author_elements.iter().filter(|(node, _)| within(*node));
    // Within a figure it is who made the picture.
    let pictures = |node: NodeId| page.ancestors(node).any(|a| page.tag(a) == Some(Tag::Figure));
    let elements = elements.filter(|(node, is_named)| (*is_named || leads(*node)) && !pictures(*node));
    let mut elements: Vec<NodeId> = elements.map(|(node, _)| *node).collect();
    // Those below the headline come first; those above count where none of them names anybody.
    let above = elements.partition_point(|node| headline.is_some_and(|h| *node <= h));
    elements.rotate_left(above);
    let below = elements.len() - above;
    for (at, &node) in elements.iter().enumerate() {
        let outer = elements.get(at + 1).is_some_and(|next| page.holds(node, *next));
        if outer
            || page.subtree_end(node) - node.index() > 40
            || headline.is_some_and(|h| page.holds(node, h))
        {
            continue;
        }
        if at >= below && !near.marked.is_empty() || part.is_some_and(|part| !page.holds(part, node)) {
            break;
        }
        for text in shown_texts(page, node) {
            let found = if text.len() <= LONGEST { people::names(&text) } else { Vec::new() };
            if found.is_empty() {
                continue;
            }
            part = part.or(page.ancestors(node).nth(1));
            for name in found {
                if !near.marked.iter().any(|known| plain(known) == plain(&name)) {
                    near.marked.push(name);
                }
            }
        }
    }
    if near.by.is_empty() {
        near.by = elsewhere(cut, headline.is_none(), near.marked.is_empty());
    }
    near.by = up_to_marks(std::mem::take(&mut near.by), &near.marked);
    if near.by.is_empty() && near.marked.is_empty() {
        near.alone = alone(after);
    }
    near
}

/// A marked name ends where its element does; what a line says after it is what the person does: "By Ada Fir Gardener &
/// Forester".
fn up_to_marks(by: Vec<String>, marked: &[String]) -> Vec<String> {
    let begins = |name: &str, mark: &str| {
        mark.contains(' ') && name.strip_prefix(mark).is_some_and(|rest| rest.starts_with(' '))
    };
    let mark = |name: &String| marked.iter().find(|mark| begins(name, mark));
    if !by.iter().any(|name| mark(name).is_some()) {
        return by;
    }
    let known = |name: &String| marked.contains(name).then(|| name.clone());
    by.iter().filter_map(|name| mark(name).cloned().or_else(|| known(name))).collect()
}

/// A name below the headline that nothing marks, told by what stands beside it or in the next block: "Ada Fir", "Staff
/// Writer"; "Ada Fir | May 3, 2011"; "Ada Fir, Elmton Post".
fn alone(after: &[CutBlock]) -> Vec<String> {
    const PARTS: &[&str] = &[" | ", " · ", " • ", " – ", " — ", " - ", " / "];
    let near = after.get(1..NEAREST.min(after.len())).unwrap_or(&[]);
    let is_name = |name: &str| {
        (2..=3).contains(&name.split(' ').count())
            && people::names(name) == [name]
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && !people::is_outlet(name)
    };
    let found = near.iter().enumerate().find_map(|(at, block)| {
        let text = block.text.as_str().trim();
        if text.len() > 80 {
            return None;
        }
        let next = near.get(at + 1).map_or("", |next| next.text.as_str().trim());
        if people::is_job(next) && is_name(text) {
            return Some(text);
        }
        let mut parts = PARTS.iter().filter_map(|part| text.split_once(part));
        if let Some((name, _)) = parts.find(|(name, rest)| is_name(name) && day::first_day(rest).is_some()) {
            return Some(name);
        }
        let beside = |(name, rest): &(&str, &str)| is_name(name) && people::is_outlet(rest);
        text.split_once(", ").filter(beside).map(|(name, _)| name)
    });
    found.map(str::to_owned).into_iter().collect()
}

/// The names in a line that begins with "By", or with a day and "by".
fn named_by(text: &str) -> Vec<String> {
    if people::is_byline(text) { people::names(text) } else { people::names_after_day(text) }
}

/// A byline elsewhere that leaves no doubt: "Posted by …", "Written by …", or "Author" and a name in the next block;
/// without a headline also "By …" before the first paragraph. A label says little where something else is marked.
fn elsewhere(cut: &Cut, mut above: bool, labels: bool) -> Vec<String> {
    let mut label = false;
    for block in &cut.blocks {
        let text = block.text.as_str();
        if text.len() > 100 {
            above &= text.len() <= LONGEST;
            label = false;
            continue;
        }
        let sure = may_begin_like(text, b"pwa") && {
            let head: String = plain(&text.chars().take(12).collect::<String>());
            ["posted by", "written by", "article by", "words by"].iter().any(|w| head.starts_with(w))
        };
        if sure || label && labels || above && people::is_byline(text) {
            let names = people::names(text);
            if !names.is_empty() && names.iter().all(|n| n.len() <= 40) {
                return names;
            }
        }
        label = people::is_label(text);
    }
    Vec::new()
}

/// The texts shown within a node, those that no element parts as one.
fn shown_texts(page: &Page, node: NodeId) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let mut parent = None;
    for inner in page.subtree(node).filter(|n| page.tag(*n).is_none() && !page.hidden(*n)) {
        // Text nodes of one element are one text that something invisible parts.
        match texts.last_mut() {
            Some(last) if parent == page.parent(inner) => last.push_str(page.text(inner)),
            _ => texts.push(page.text(inner).to_owned()),
        }
        parent = page.parent(inner);
    }
    texts.iter().map(|t| squeezed(t)).filter(|t| !t.is_empty()).collect()
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

/// The authors: each source's names weighed by how far it is trusted and how many others agree.
pub fn authors(stated: &Stated, near: &Near, publisher: Option<&str>) -> Vec<String> {
    let from = |all: &[String]| unique(&all.iter().flat_map(|a| people::names(a)).collect::<Vec<_>>());
    let site = |n: &String| publisher.is_some_and(|p| super::words_only(p) == super::words_only(n));
    // The publisher is named beside the authors at times; alone it is the last resort.
    let without_site = |names: Vec<String>| {
        let kept: Vec<String> = names.iter().filter(|n| !site(n)).cloned().collect();
        if kept.is_empty() { names } else { kept }
    };
    let sources = [
        (1.8, without_site(unique(&near.by))),
        (1.0, without_site(from(&stated.json_ld.authors))),
        (0.8, without_site(unique(&near.marked))),
        (0.5, without_site(unique(&near.alone))),
        (0.7, without_site(some_or(from(&stated.authors), || small(&stated.authors)))),
    ];
    let mut best: Option<(f32, &Vec<String>)> = None;
    for (at, (trust, names)) in sources.iter().enumerate().filter(|(_, (_, names))| !names.is_empty()) {
        let mut weight: f32 = *trust;
        if names.iter().all(site) {
            weight -= 1.5;
        }
        for (_, (other_trust, others)) in sources.iter().enumerate().filter(|(other, _)| *other != at) {
            let shared = names.iter().filter(|n| others.iter().any(|o| same(n, o))).count();
            if shared == names.len() && shared == others.len() {
                weight += other_trust;
            } else if shared > 0 {
                weight += 0.5 * other_trust;
            }
        }
        if best.is_none_or(|(most, _)| weight > most) {
            best = Some((weight, names));
        }
    }
    best.map(|(_, names)| names.clone()).unwrap_or_default()
}

fn some_or(names: Vec<String>, other: impl FnOnce() -> Vec<String>) -> Vec<String> {
    if names.is_empty() { other() } else { names }
}

/// Stated names that are written without capitals: "ada fir".
fn small(stated: &[String]) -> Vec<String> {
    let is_name = |name: &&String| {
        (2..=3).contains(&name.split(' ').count())
            && name.chars().all(|c| c == ' ' || c.is_lowercase())
            && !people::is_job(name)
            && name.split(' ').all(people::may_name)
    };
    unique(&stated.iter().filter(is_name).cloned().collect::<Vec<_>>())
}

fn same(a: &str, b: &str) -> bool {
    super::words_only(a) == super::words_only(b)
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
    // The day that readers see, where a stated time falls on it elsewhere in the world.
    let seen = address.and_then(day::in_address);
    let local = |stated: String| match &seen {
        Some(seen) if stated.len() > 10 && day::is_next(seen, &stated) => seen.clone(),
        _ => stated,
    };
    let element = |kind: DayKind| stated.day_elements.iter().find(|d| d.kind == kind).map(|d| d.day.clone());
    let published = json
        .or_else(|| stated.published.clone())
        .or_else(|| element(DayKind::Published))
        .map(local)
        .map(|stated| match [&near.first, &near.day.clone().filter(|_| near.bare)] {
            // A page made again states the day on which it was; readers see the day of old.
            [Some(seen), _] | [None, Some(seen)]
                if stated.get(..10).is_some_and(|s| seen.as_str() < s) && !day::is_next(seen, &stated) =>
            {
                seen.clone()
            }
            _ => stated,
        })
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
