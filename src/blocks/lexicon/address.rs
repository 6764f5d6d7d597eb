//! What words in an address say of the page.

use crate::table::{WordList, list};

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A list of other pages.
    List,
    /// Something to buy.
    Shop,
    /// A discussion.
    Forum,
    /// Documentation.
    Reference,
    /// What a firm offers.
    Service,
    /// Articles.
    Article,
}

use Says::{Article, Forum, List, Reference, Service, Shop};

/// Words by what they say, each list sorted.
#[rustfmt::skip]
pub const ADDRESS_WORDS: &[(Says, WordList)] = &[
    (List, list![
        "archive", "archives", "author", "authors", "browse", "categories", "category", "collection", "collections", "directory",
        "explore", "feed", "galleries", "gallery", "hub", "index", "jobs", "latest", "list", "listing", "listings", "lists",
        "page", "results", "search", "section", "sections", "tag", "tagged", "tags", "topics",
    ]),
    (Shop, list![
        "buy", "cart", "catalog", "deals", "dp", "goods", "item", "items", "itm", "marketplace", "order", "p", "pd", "price",
        "product", "products", "shop", "sku", "store",
    ]),
    (Forum, list![
        "answers", "board", "boards", "comments", "community", "discuss", "discussion", "discussions", "forum", "forums", "phpbb",
        "questions", "quora", "r", "reddit", "showthread", "stackexchange", "stackoverflow", "t", "thread", "threads", "topic",
        "viewthread", "viewtopic",
    ]),
    (Reference, list![
        "api", "developer", "developers", "doc", "docs", "documentation", "getting", "guide", "handbook", "help", "howto",
        "javadoc", "kb", "knowledgebase", "learn", "library", "man", "manual", "modules", "pkg", "quickstart", "readthedocs",
        "reference", "sdk", "spec", "started", "tutorial", "wiki",
    ]),
    (Service, list![
        "about", "areas", "book", "booking", "careers", "company", "consulting", "contact", "features", "home", "industries",
        "landing", "location", "locations", "login", "plans", "platform", "practice", "pricing", "register", "service",
        "services", "signup", "solution", "solutions", "support", "treatments",
    ]),
    (Article, list![
        "2009", "2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023",
        "2024", "2025", "2026", "article", "articles", "blog", "blogs", "business", "culture", "entry", "essays", "health",
        "insights", "journal", "lifestyle", "magazine", "news", "newsletter", "opinion", "politics", "post", "posts", "press",
        "report", "resources", "review", "reviews", "science", "stories", "story", "travel", "world",
    ]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_and_say_one_thing() {
        assert!(ADDRESS_WORDS.iter().all(|(_, list)| list.iter().is_sorted()));
        let words: Vec<_> = ADDRESS_WORDS.iter().flat_map(|(_, list)| list.iter()).collect();
        assert!(words.iter().all(|word| words.iter().filter(|other| *other == word).count() == 1));
    }
}
