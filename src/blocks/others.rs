//! Other articles on the same page: whole ones before or after the one that its title and address name, and lists of
//! what else the site has.

use super::signs::Survey;
use crate::metadata::{Metadata, host};
use crate::order;
use crate::page::{Attr, NodeId, Page, Tag};

/// A list of other articles has so many and more.
const SEVERAL: usize = 3;
/// How many elements around a heading may be an entry.
const DEPTH: usize = 7;
/// How many blocks of a teaser may stand before its heading.
const BEFORE: usize = 6;
/// A teaser has at most so many words.
const SHORT: usize = 120;
/// An article before them has at least so many words of prose, in so many paragraphs.
const ARTICLE: (f32, usize) = (120.0, 3);

/// The parts of a page that belong to other articles, in page order, none within another.
#[inline(never)] // see `analyze`
pub fn parts(page: &Page, metadata: &Metadata, survey: &Survey) -> Vec<NodeId> {
    let whole = whole(page, metadata, survey);
    if whole.is_empty() { teasers(page, metadata, survey) } else { whole }
}

/// The parts of a page that hold other articles: beside the part with the headline, built as it is, and begun by a
/// heading of the same rank that links elsewhere, or by an article's own first heading.
fn whole(page: &Page, metadata: &Metadata, survey: &Survey) -> Vec<NodeId> {
    let Some(headline) = metadata.headline.and_then(|at| survey.signs.get(at)) else { return Vec::new() };
    let rank = headline.heading;
    let Some(holder) = headline.holder.filter(|_| rank > 0) else { return Vec::new() };
    let heads: Vec<NodeId> = survey
        .signs
        .iter()
        .filter(|s| s.heading == rank && s.words >= 2)
        .filter(|s| s.linked > 0.8 || rank == 1)
        .filter_map(|s| s.holder)
        .collect();
    for part in page.ancestors(holder).take_while(|n| page.tag(*n) != Some(Tag::Body)) {
        let Some(around) = page.parent(part) else { break };
        let whole = rank > 1 || page.tag(part) == Some(Tag::Article);
        let alike = |node: &NodeId| {
            *node != part
                && page.tag(*node) == page.tag(part)
                && page.value_id(*node, Attr::Class) == page.value_id(part, Attr::Class)
        };
        let begun = |node: &NodeId| {
            let first = heads.partition_point(|head| head.index() < node.index());
            heads.get(first).is_some_and(|head| page.holds(*node, *head))
        };
        let found: Vec<NodeId> = children(page, around).filter(alike).filter(|n| whole && begun(n)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// The entries of lists of what else the site has, below a whole article: several side by side, short, each with one
/// heading, which leads to another page of the site.
fn teasers(page: &Page, metadata: &Metadata, survey: &Survey) -> Vec<NodeId> {
    let Some(headline) = metadata.headline else { return Vec::new() };
    let own = [&page.url, &metadata.canonical_url].map(|address| host(address.as_deref()?));
    let heads = survey.signs.iter().enumerate().skip(headline + 1).filter_map(|(at, signs)| {
        let holder = signs.holder.filter(|_| signs.heading > 0 && signs.linked > 0.9 && signs.words >= 3)?;
        leads_within(page, holder, &own).then_some((at, holder))
    });
    let heads: Vec<(usize, NodeId)> = heads.collect();
    if heads.len() < SEVERAL {
        return Vec::new();
    }
    // Each heading, with the elements around it and what those stand in.
    let mut steps: Vec<(NodeId, NodeId, usize)> = Vec::with_capacity(heads.len() * DEPTH);
    for (at, holder) in &heads {
        let around = page.ancestors(*holder).take(DEPTH);
        steps.extend(around.filter_map(|entry| Some((page.parent(entry)?, entry, *at))));
    }
    order::by(&mut steps, |(list, _, at)| order::pair(list.index(), *at));
    let words = |entry: NodeId, at: usize| -> usize {
        let end = page.subtree_end(entry);
        let signs = survey.signs.iter().skip(at.saturating_sub(BEFORE));
        let signs = signs.take_while(|signs| signs.holder.is_none_or(|holder| holder.index() < end));
        let inside = signs.filter(|signs| signs.holder.is_some_and(|holder| page.holds(entry, holder)));
        inside.map(|signs| signs.words).sum()
    };
    let mut found = Vec::new();
    for list in steps.chunk_by(|a, b| a.0 == b.0) {
        // One heading in each.
        let (mut teasers, mut entries) = (Vec::new(), 0);
        for entry in list.chunk_by(|a, b| a.1 == b.1) {
            entries += 1;
            if let [(_, entry, at)] = entry
                && words(*entry, *at) <= SHORT
            {
                teasers.push((*entry, *at));
            }
        }
        let Some((_, first)) =
            teasers.first().filter(|_| teasers.len() >= SEVERAL && teasers.len() * 5 >= entries * 4)
        else {
            continue;
        };
        let prose = survey.signs.get(headline..*first).unwrap_or(&[]).iter().filter(|s| s.mass > 0.0);
        let (mass, count) = prose.fold((0.0, 0), |(mass, count), signs| (mass + signs.mass, count + 1));
        if mass >= ARTICLE.0 && count >= ARTICLE.1 {
            found.extend(teasers.iter().map(|(entry, _)| *entry));
        }
    }
    order::by(&mut found, |entry| entry.index() as u64);
    found
}

/// Whether a heading's link leads to another page of the same site.
fn leads_within(page: &Page, heading: NodeId, own: &[Option<&str>]) -> bool {
    let inner = page.subtree(heading).chain(page.ancestors(heading).take(3));
    let mut links = inner.filter(|node| page.tag(*node) == Some(Tag::A));
    let address = links.next().and_then(|link| page.attribute(link, Attr::Href)).unwrap_or("").trim();
    // "sport.post.example" is a part of "post.example".
    let of = |part: &str, whole: &str| {
        part.strip_suffix(whole).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    match host(address) {
        Some(host) => own.iter().flatten().any(|own| of(host, own) || of(own, host)),
        None => !address.is_empty() && !address.starts_with(['#', '?']) && !address.contains(':'),
    }
}

/// The nodes right within a node, in page order.
fn children(page: &Page, around: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let end = page.subtree_end(around);
    let next = move |at: usize| (at < end).then(|| page.node(at)).flatten();
    std::iter::successors(next(around.index() + 1), move |node| next(page.subtree_end(*node)))
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::{self, Related};
    use crate::blocks::rules::OTHER_ARTICLE;
    use crate::blocks::testing::blocks;

    /// A page of three parts, the second of which the page's title names.
    fn page(part: impl Fn(&str) -> String) -> String {
        let parts = ["Market moves to the green", "Weir keeper retires", "Choir loses its tenor"].map(part);
        format!("<title>Weir keeper retires</title><body><main>{}</main></body>", parts.concat())
    }

    fn prose(title: &str) -> String {
        format!(
            "<p>{title}, so much was known on Monday, when the clerk read the letter out before the whole parish, twice, and slowly.</p>\
             <p>Nobody had asked for it, said the miller of {title}, and nobody could say who had paid for the paper and the ink.</p>"
        )
    }

    fn roles(html: &str) -> Vec<Role> {
        blocks(html).list.iter().filter(|b| b.text.as_str().contains(", so much")).map(|b| b.role).collect()
    }

    #[test]
    fn the_article_that_the_title_names_is_taken() {
        let linked = page(|t| format!("<div class=entry><h2><a href=/{t}>{t}</a></h2>{}</div>", prose(t)));
        let whole = page(|t| format!("<article><h1>{t}</h1>{}</article>", prose(t)));
        for html in [linked, whole] {
            assert_eq!(roles(&html), [Related, Role::Paragraph, Related], "{html}");
        }
    }

    #[test]
    fn lists_of_what_else_the_site_has_are_no_part_of_it() {
        let entry = |t: &str, to: &str| {
            format!(
                "<li><h3><a href=\"{to}/{}\">{t}</a></h3><p>{t}: the clerk has read it, and nobody is the wiser for it.</p></li>",
                t.replace(' ', "-")
            )
        };
        let list = |to: &str| -> String {
            [
                "Eels are back in the weir",
                "Choir loses its tenor",
                "Market moves to the green",
                "Bell rope is mended",
            ]
            .map(|t| entry(t, to))
            .concat()
        };
        let page = |to: &str, article: &str| {
            let of = "<link rel=canonical href=https://news.post.example/weir>";
            format!(
                "{of}<title>Weir keeper retires</title><body><main><h1>Weir keeper retires</h1>{article}</main><ul class=q>{}</ul>",
                list(to)
            )
        };
        let article = prose("The weir keeper has retired").repeat(4);
        let others = |html: &str| blocks(html).list.iter().filter(|b| b.rule == OTHER_ARTICLE).count();
        for to in ["", "https://www.post.example"] {
            assert_eq!(others(&page(to, &article)), 8, "{to}");
        }
        // What an article itself lists.
        assert_eq!(others(&page("https://shop.example", &article)), 0);
        assert_eq!(
            others(&page("", "<p>Four things to know of the weir and of the parish around it.</p>")),
            0
        );
    }

    #[test]
    fn the_sections_of_an_article_are_no_other_articles() {
        let sections = page(|t| format!("<section><h2>{t}</h2>{}</section>", prose(t)));
        assert!(roles(&sections).iter().filter(|role| **role == Role::Paragraph).count() >= 2, "{sections}");
        let title = "Weir keeper retires";
        let products = page(|t| format!("<div class=item><h2><a href=/{t}>{t}</a></h2>{}</div>", prose(t)));
        let listed = products.replace("<main>", &format!("<main><header><h1>{title}</h1></header>"));
        assert_eq!(roles(&listed), [Role::Paragraph; 3], "{listed}");
    }
}
