//! Other articles that stand whole on the same page, before or after the one that its title and address name.

use super::signs::Survey;
use crate::metadata::Metadata;
use crate::page::{Attr, NodeId, Page, Tag};

/// The parts of a page that hold other articles: beside the part with the headline, built as it is, and begun by a
/// heading of the same rank that links elsewhere, or by an article's own first heading.
#[inline(never)] // see `analyze`
pub fn parts(page: &Page, metadata: &Metadata, survey: &Survey) -> Vec<NodeId> {
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

/// The nodes right within a node, in page order.
fn children(page: &Page, around: NodeId) -> impl Iterator<Item = NodeId> + '_ {
    let end = page.subtree_end(around);
    let next = move |at: usize| (at < end).then(|| page.node(at)).flatten();
    std::iter::successors(next(around.index() + 1), move |node| next(page.subtree_end(*node)))
}

#[cfg(test)]
mod tests {
    use crate::blocks::Role::{self, Related};
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
    fn the_sections_of_an_article_are_no_other_articles() {
        let sections = page(|t| format!("<section><h2>{t}</h2>{}</section>", prose(t)));
        assert!(roles(&sections).iter().filter(|role| **role == Role::Paragraph).count() >= 2, "{sections}");
        let title = "Weir keeper retires";
        let products = page(|t| format!("<div class=item><h2><a href=/{t}>{t}</a></h2>{}</div>", prose(t)));
        let listed = products.replace("<main>", &format!("<main><header><h1>{title}</h1></header>"));
        assert_eq!(roles(&listed), [Role::Paragraph; 3], "{listed}");
    }
}
