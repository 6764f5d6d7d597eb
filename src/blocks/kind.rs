//! Whether a page is an article: signs of the whole page weighed by a fitted table.

use super::lexicon::address::{ADDRESS_WORDS, Says};
use super::lexicon::names::say;
use super::rules;
use super::signs::{Survey, within};
use super::weights::KIND;
use crate::metadata::Metadata;
use crate::order;
use crate::page::{Page, Tag};
use crate::rule::{Rule, Weighed};
use crate::text::Glance;

/// The number of signs of a page.
pub const KIND_SIGNS: usize = 62;

/// What a page reads like when a sign that speaks against an article weighs most.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Like {
    Little,
    Links,
    Shop,
    Forum,
    Reference,
    Front,
    Unclear,
}

/// The signs' names and what they speak of.
const NAMES: [(&str, Like); KIND_SIGNS] = [
    ("always", Like::Unclear),
    ("prose", Like::Little),
    ("body", Like::Little),
    ("paragraphs", Like::Little),
    ("long paragraphs", Like::Little),
    ("the body's share", Like::Links),
    ("links' share", Like::Links),
    ("very little body", Like::Little),
    ("long body", Like::Little),
    ("an author is named", Like::Front),
    ("a day is named", Like::Front),
    ("says it is an article", Like::Unclear),
    ("says it is a blog post", Like::Unclear),
    ("og: article", Like::Unclear),
    ("og: website", Like::Front),
    ("og: product", Like::Shop),
    ("says it is a product", Like::Shop),
    ("says it is a list", Like::Links),
    ("says it is a discussion", Like::Forum),
    ("says it answers questions", Like::Unclear),
    ("says it is a business", Like::Front),
    ("says it is a recipe", Like::Unclear),
    ("says it is technical", Like::Reference),
    ("says it is software", Like::Shop),
    ("says it is a part of a trail", Like::Unclear),
    ("says nothing", Like::Unclear),
    ("front page", Like::Front),
    ("deep address", Like::Unclear),
    ("worded address", Like::Front),
    ("day in the address", Like::Unclear),
    ("number in the address", Like::Unclear),
    ("address of a list", Like::Links),
    ("address of a shop", Like::Shop),
    ("address of a forum", Like::Forum),
    ("address of a reference", Like::Reference),
    ("address of a service", Like::Front),
    ("address of articles", Like::Unclear),
    ("no main heading", Like::Unclear),
    ("several main headings", Like::Links),
    ("several articles", Like::Links),
    ("many days", Like::Links),
    ("parts like cards", Like::Links),
    ("prices", Like::Shop),
    ("cart", Like::Shop),
    ("comments' share", Like::Forum),
    ("set text", Like::Reference),
    ("headings", Like::Front),
    ("list items", Like::Links),
    ("buttons", Like::Front),
    ("forms", Like::Front),
    ("the title stands on the page", Like::Unclear),
    ("the title stands high", Like::Unclear),
    ("no address", Like::Unclear),
    ("words of wares", Like::Shop),
    ("words of appeals", Like::Front),
    ("a day near the title", Like::Unclear),
    ("short title", Like::Front),
    ("the body lies in one part", Like::Links),
    ("names of products", Like::Shop),
    ("names of posts", Like::Unclear),
    ("questions", Like::Forum),
    ("speaks to the reader", Like::Front),
];

/// One page's signs.
pub type KindRow = [f32; KIND_SIGNS];

/// What stands where things are put into a cart.
const SELLING: [&str; 6] =
    ["add to cart", "add to bag", "add to basket", "buy now", "in stock", "out of stock"];

/// Whether a short text holds one of these, told at a glance where it does not.
fn sells(text: &str) -> bool {
    static MAY_SELL: Glance<4> = Glance::of([b"add ", b"buy ", b"in s", b"out "]);
    text.len() < 40 && MAY_SELL.is_in(text) && {
        let text = text.to_lowercase();
        SELLING.iter().any(|words| text.contains(words))
    }
}

/// Whether a text speaks of what is the reader's or its own.
fn speaks_to_the_reader(text: &str) -> bool {
    text.starts_with("Our ")
        // The rarest letter is looked at first.
        || text.as_bytes().windows(5).any(|five| {
            matches!(five, [_, _, b'u', ..]) && matches!(five, [b'y' | b' ', b'o', _, b'r', b' '])
        })
}

/// The signs of a page.
#[inline(never)] // see `analyze`
pub fn signs(page: &Page, metadata: &Metadata, survey: &Survey, chances: &[f32], texts: &[&str]) -> KindRow {
    let yes = |b: bool| f32::from(u8::from(b));
    // A page without an address is held to be like most.
    let unknown = |known: f32, mean: f32, address: &str| if address.is_empty() { mean } else { known };
    let all: f32 = survey.signs.iter().map(|s| s.words as f32).sum::<f32>().max(1.0);
    let share = |test: &dyn Fn(&super::signs::Signs) -> bool| {
        survey.signs.iter().filter(|s| test(s)).map(|s| s.words as f32).sum::<f32>() / all
    };
    let body: f32 =
        survey.signs.iter().zip(chances).filter(|(_, c)| **c >= 0.5).map(|(s, _)| s.words as f32).sum();
    let bodies = || survey.signs.iter().zip(chances).filter(|(_, c)| **c >= 0.5).map(|(s, _)| s);
    let paragraphs = bodies().filter(|s| s.mass >= 15.0).count() as f32;
    let long = bodies().filter(|s| s.mass >= 40.0).count() as f32;
    let links: f32 = survey.signs.iter().map(|s| s.words as f32 * s.linked).sum::<f32>() / all;
    let kind = |test: &dyn Fn(&str) -> bool| yes(metadata.kinds.iter().any(|k| test(k)));
    const COUNTED: [Tag; 5] = [Tag::H1, Tag::Article, Tag::Time, Tag::Button, Tag::Form];
    let mut counts = [0usize; COUNTED.len()];
    for node in page.nodes() {
        let place = page.tag(node).and_then(|tag| COUNTED.iter().position(|counted| *counted == tag));
        if let Some(count) = place.and_then(|place| counts.get_mut(place)).filter(|_| !page.hidden(node)) {
            *count += 1;
        }
    }
    let [first_headings, articles, times, buttons, forms] = counts;
    let address = page.url.as_deref().or(metadata.canonical_url.as_deref()).unwrap_or("");
    let bare = crate::metadata::path(address).split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let depth = bare.split('/').filter(|p| !p.is_empty()).count();
    let last = bare.rsplit('/').next().unwrap_or("");
    let hyphens = last.matches(['-', '_']).count();
    let says = address_says(address);
    let of = |what: Says| yes(says.contains(&what));
    let prices = texts
        .iter()
        .filter(|t| {
            t.len() < 40 && t.contains(['$', '£', '€', '₹']) && t.contains(|c: char| c.is_ascii_digit())
        })
        .count();
    let amount = |role| survey.signs.iter().filter(|s| super::body::amount(s, role) >= 3.0).count() as f32;
    let cart = texts.iter().any(|t| sells(t));
    let title_words = metadata.title.as_deref().map_or(0, crate::text::word_count);
    let headings = bodies().filter(|s| s.heading > 0).count() as f32;
    let questions = texts.iter().zip(chances).filter(|(t, c)| **c >= 0.5 && t.ends_with('?')).count() as f32;
    let reader =
        texts.iter().zip(chances).filter(|(t, c)| **c >= 0.5 && speaks_to_the_reader(t)).count() as f32;
    [
        1.0,
        (survey.total() + 1.0).ln() / 8.0,
        (body + 1.0).ln() / 8.0,
        (paragraphs + 1.0).ln() / 4.0,
        (long + 1.0).ln() / 4.0,
        body / all,
        links,
        yes(body < 120.0),
        yes(body > 600.0),
        yes(!metadata.authors.is_empty()),
        yes(metadata.published.is_some()),
        kind(&|k| k.ends_with("article") && !k.starts_with("og:") && k != "techarticle"),
        kind(&|k| k.ends_with("blogposting")),
        kind(&|k| k == "og:article"),
        kind(&|k| k == "og:website"),
        kind(&|k| k.starts_with("og:product")),
        kind(&|k| k.contains("product") && !k.starts_with("og:")),
        kind(&|k| matches!(k, "itemlist" | "collectionpage" | "searchresultspage" | "offercatalog")),
        kind(&|k| matches!(k, "discussionforumposting" | "qapage" | "question")),
        kind(&|k| k == "faqpage"),
        kind(&|k| {
            matches!(
                k,
                "localbusiness" | "service" | "professionalservice" | "aboutpage" | "contactpage" | "event"
            )
        }),
        kind(&|k| k == "recipe"),
        kind(&|k| matches!(k, "techarticle" | "apireference" | "howto")),
        kind(&|k| k.contains("application") || k == "softwaresourcecode"),
        kind(&|k| k == "breadcrumblist"),
        yes(metadata.kinds.is_empty()),
        yes(!address.is_empty() && depth == 0),
        unknown(depth.min(6) as f32 / 4.0, 0.5, address),
        unknown(yes(hyphens >= 3), 0.7, address),
        yes(crate::metadata::day::in_address(address).is_some()),
        yes(last.contains(|c: char| c.is_ascii_digit())),
        of(Says::List),
        of(Says::Shop),
        of(Says::Forum),
        of(Says::Reference),
        of(Says::Service),
        unknown(of(Says::Article), 0.4, address),
        yes(first_headings == 0),
        yes(first_headings > 2),
        yes(articles > 3),
        yes(times > 6),
        share(&|s| s.names & say::CARD != 0),
        (prices as f32).min(20.0) / 10.0,
        yes(cart),
        share(&|s| s.names & say::COMMENT != 0),
        share(&|s| s.within & (within::PRE | within::CODE) != 0),
        (headings * 100.0 / (body + 100.0)).min(3.0),
        share(&|s| s.within & within::ITEM != 0),
        (buttons as f32 / 20.0).min(2.0),
        (forms as f32 / 4.0).min(2.0),
        yes(metadata.headline.is_some()),
        yes(metadata.headline.is_some_and(|h| h * 4 < survey.signs.len())),
        yes(address.is_empty()),
        amount(super::Role::Promo).min(10.0) / 5.0,
        amount(super::Role::Appeal).min(10.0) / 5.0,
        yes(metadata.day_near),
        yes(title_words <= 4),
        survey.main.map_or(0.0, |m| m.index() as f32 / page.len().max(1) as f32),
        share(&|s| s.names & say::PROMO != 0),
        share(&|s| s.names & say::BODY != 0),
        questions.min(20.0) / 10.0,
        reader / (paragraphs + 1.0),
    ]
}

/// What the words of an address say.
fn address_says(address: &str) -> Vec<Says> {
    let lower = address.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    words
        .filter_map(|word| ADDRESS_WORDS.iter().find(|(_, list)| list.has(word)))
        .map(|(says, _)| *says)
        .collect()
}

/// Whether a page is an article, how sure that is, and why.
pub struct Verdict {
    /// Whether it is one.
    pub is_article: bool,
    /// How sure that is, 0…1.
    pub confidence: f32,
    /// The reason, as a sentence for the reader.
    pub rule: Rule,
    /// What spoke for and against.
    pub weighed: Vec<Weighed>,
}

/// Judges a page.
#[inline(never)] // see `analyze`
pub fn judge(page: &Page, metadata: &Metadata, survey: &Survey, chances: &[f32], texts: &[&str]) -> Verdict {
    if page.plain {
        let words: usize = survey.signs.iter().map(|s| s.words).sum();
        let enough = words >= 20;
        let rule = if enough { rules::TEXT } else { rules::LITTLE };
        return Verdict {
            is_article: enough,
            confidence: if enough { 0.9 } else { 0.8 },
            rule,
            weighed: Vec::new(),
        };
    }
    let row = signs(page, metadata, survey, chances, texts);
    let mut chance = super::body::chance(&KIND, row.iter().copied().enumerate());
    let body: f32 =
        survey.signs.iter().zip(chances).filter(|(_, c)| **c >= 0.5).map(|(s, _)| s.words as f32).sum();
    // A short item on a page that holds little else is an article, however short.
    let all: f32 = survey.signs.iter().map(|s| s.words as f32).sum::<f32>().max(1.0);
    let links: f32 = survey.signs.iter().map(|s| s.words as f32 * s.linked).sum::<f32>() / all;
    if body >= 40.0
        && survey.total() >= 30.0
        && all <= 300.0
        && body / all >= 0.65
        && links < 0.2
        && metadata.title.is_some()
    {
        chance = chance.max(0.6);
    }
    let is_article = chance >= 0.5 && body >= 25.0;
    let mut weighed: Vec<(Like, Weighed)> = NAMES
        .iter()
        .zip(KIND.iter().zip(row))
        .skip(1)
        .map(|((sign, like), (w, s))| (*like, Weighed { sign, weight: w * s }))
        .filter(|(_, w)| w.weight.abs() >= 0.1)
        .collect();
    order::by(&mut weighed, |(_, w)| order::lightest(w.weight));
    let like = weighed.iter().filter(|(l, w)| *l != Like::Unclear && w.weight < 0.0).map(|(l, _)| *l).next();
    let rule = match like {
        _ if is_article => rules::ARTICLE,
        _ if body < 60.0 => rules::LITTLE,
        Some(Like::Links) => rules::LINKS,
        Some(Like::Shop) => rules::SHOP,
        Some(Like::Forum) => rules::FORUM,
        Some(Like::Reference) => rules::REFERENCE,
        Some(Like::Front) => rules::FRONT,
        Some(Like::Little) => rules::LITTLE,
        Some(Like::Unclear) | None => rules::UNCLEAR,
    };
    let confidence = if is_article { chance } else { 1.0 - chance.min(0.5) };
    order::by(&mut weighed, |(_, w)| order::heaviest(w.weight.abs()));
    weighed.truncate(6);
    Verdict { is_article, confidence, rule, weighed: weighed.into_iter().map(|(_, w)| w).collect() }
}

#[cfg(test)]
mod tests {
    use crate::blocks::testing::{article, blocks};

    #[test]
    fn articles_are_told_from_other_pages() {
        assert!(blocks(&article("", "")).is_article);

        let links: String =
            (0..40).map(|i| format!("<li><a href=/oak/{i}>Oaks of Elmton, part {i}</a></li>")).collect();
        let list = blocks(&format!("<title>Oaks</title><body><h1>Oaks</h1><ul>{links}</ul>"));
        assert!(!list.is_article);
        assert!(list.rule.is_some_and(|r| r.why.starts_with("This page") || r.why.starts_with("There is")));

        let shop = blocks(
            "<title>Boots</title><body><h1>Boots</h1><p>$49.00</p><button>Add to cart</button><p>Size 44, brown, of ox leather.</p>",
        );
        assert!(!shop.is_article);
        assert!(!blocks("").is_article);
    }
}
