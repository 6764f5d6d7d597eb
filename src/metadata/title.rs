//! The title: what heads the page, held against what the page states.

use super::stated::Stated;
use super::{host, path, squeezed, words_only};
use crate::blocks::cut::Cut;
use crate::page::{Attr, NodeId, Page, Tag};
use crate::table::{WordList, list};

/// What parts the title from the site's name.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " ~ ", "| ", " : "];

/// What a title may be set off from besides: the kind of the article. Sorted.
const KINDS: WordList = list![
    "analysis",
    "column",
    "comment",
    "commentary",
    "editorial",
    "meinung",
    "opiniao",
    "opinie",
    "opinion",
    "perspective",
];

/// The title, and the place of the block that holds it.
#[inline(never)] // see `analyze`
pub fn choose(
    page: &Page,
    cut: &Cut,
    stated: &Stated,
    site: Option<&str>,
) -> (Option<String>, Option<usize>) {
    let sites = site_names(stated, site);
    let given: Vec<String> = [&stated.shared_title, &stated.json_ld.headline, &stated.title]
        .into_iter()
        .flatten()
        .filter(|t| !t.trim().is_empty())
        .map(|t| squeezed(t))
        .collect();
    // What may stand on the page as headline, folded for comparison.
    let mut wanted: Vec<String> = Vec::new();
    for title in &given {
        for form in [title.as_str(), without_site(title, &sites)] {
            let form = words_only(form);
            if !form.is_empty() && !wanted.contains(&form) {
                wanted.push(form);
            }
        }
    }
    let forms: Vec<Form> = wanted.iter().map(|title| Form::of(title)).collect();
    // A page with a single heading of the first rank usually means it.
    let lone = stated.h1.len() == 1;
    let mut best: Option<(i32, usize)> = None;
    for (at, block) in cut.blocks.iter().enumerate() {
        if block.text.len() > 400 {
            continue;
        }
        let rank = block.element.map_or(0, |e| match rank(page, e) {
            40 if leads_home(page, e, site) => 0,
            rank => rank,
        });
        if !(rank == 40 && lone || may_be_like(block.text.as_str(), &forms, rank)) {
            continue;
        }
        let folded = words_only(block.text.as_str());
        let alone = rank == 40 && lone && count(&folded) >= 3 && shares_words(&folded, &forms);
        let Some(likeness) = likeness(&folded, &forms, &given, rank).or(alone.then_some(50)) else {
            continue;
        };
        let likeness = if alone { likeness.max(70) } else { likeness };
        if sites.contains(&folded) && wanted.iter().any(|w| *w != folded) {
            continue;
        }
        if rank == 0 && likeness < 60 {
            continue;
        }
        let score = likeness + rank;
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, at));
        }
    }
    if let Some((_, at)) = best {
        let text = cut.blocks.get(at).map(|b| squeezed(b.text.as_str())).unwrap_or_default();
        let bare = without_site(&text, &sites);
        // What the page states where the heading says more after it: "Oaks / May 2011".
        let folded = words_only(bare);
        let stated = given.iter().map(|t| without_site(t, &sites)).find(|t| {
            let rest = folded.strip_prefix(words_only(t).as_str());
            rest.is_some_and(|r| r.starts_with(' ') && r.split(' ').count() <= 4) && t.split(' ').count() >= 4
        });
        return (Some(stated.unwrap_or(bare).to_owned()), Some(at));
    }
    // The only heading of the first rank, unless something else is stated.
    if given.is_empty() {
        let first = cut.blocks.iter().position(|b| b.element.is_some_and(|e| rank(page, e) == 40));
        return (first.and_then(|at| cut.blocks.get(at)).map(|b| squeezed(b.text.as_str())), first);
    }
    (given.first().map(|t| without_site(t, &sites).to_owned()), None)
}

/// How much the element's kind speaks for a headline: 40 for `h1`, less for lower ranks, negative in a menu.
fn rank(page: &Page, element: NodeId) -> i32 {
    let mut rank = 0;
    for (depth, node) in std::iter::once(element).chain(page.ancestors(element)).enumerate() {
        match page.tag(node) {
            Some(Tag::H1) if depth <= 6 => rank = 40,
            Some(Tag::H2) if depth <= 6 => rank = 25,
            Some(Tag::H3) if depth <= 6 => rank = 15,
            Some(Tag::H4 | Tag::H5 | Tag::H6) if depth <= 6 => rank = 6,
            Some(Tag::Nav | Tag::Footer | Tag::Aside | Tag::Li) => return rank - 30,
            _ => {}
        }
    }
    rank
}

/// Whether a heading of the first rank leads to the front page: it is the site's own name.
fn leads_home(page: &Page, element: NodeId, site: Option<&str>) -> bool {
    let mut around = std::iter::once(element).chain(page.ancestors(element)).take(7);
    let Some(heading) = around.find(|node| page.tag(*node) == Some(Tag::H1)) else { return false };
    let inner = page.subtree(heading).chain(page.ancestors(heading).take(2));
    let mut links = inner.filter_map(|node| page.attribute(node, Attr::Href));
    links.next().is_some_and(|address| {
        let address = address.trim();
        address == "/"
            || site.is_some() && host(address) == site && path(address).trim_matches('/').is_empty()
    })
}

/// A folded title that may stand on the page, and its words.
struct Form<'a> {
    whole: &'a str,
    words: Vec<&'a [u8]>,
    /// What is known of its words at a glance: see [`mark`].
    marks: u64,
}

impl<'a> Form<'a> {
    fn of(whole: &'a str) -> Self {
        let words: Vec<&[u8]> = words(whole).collect();
        let marks = words.iter().fold(0, |marks, word| marks | mark(word));
        Form { whole, words, marks }
    }

    fn has(&self, word: &[u8]) -> bool {
        self.marks & mark(word) != 0 && self.words.contains(&word)
    }
}

/// One of 64 marks, equal for equal words.
fn mark(word: &[u8]) -> u64 {
    mark_of(word.len(), word.first().copied().unwrap_or(0))
}

/// The mark of words of a length that begin with a byte.
fn mark_of(len: usize, first: u8) -> u64 {
    1 << ((len * 7 + usize::from(first)) % 64)
}

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &[u8]> {
    folded.as_bytes().split(|byte| *byte == b' ')
}

/// How many words a folded text has.
fn count(folded: &str) -> usize {
    folded.bytes().filter(|b| *b == b' ').count() + 1
}

/// Whether a block's words, told at a glance, let it be enough like one of the titles: see [`likeness`] and what
/// [`choose`] asks of blocks without a rank.
#[inline(never)] // see `analyze`
fn may_be_like(text: &str, forms: &[Form], rank: i32) -> bool {
    let marks = forms.iter().fold(0, |marks, form| marks | form.marks);
    let (mut least, mut most, mut shared) = (0, 0, 0);
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if !first.is_ascii_alphanumeric() {
            // A character beyond ASCII may be a word, or part of one.
            most += usize::from(*first >= 0xc0);
            rest = after;
            continue;
        }
        let len = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        least += 1;
        shared += usize::from(marks & mark_of(len, first.to_ascii_lowercase()) != 0);
        rest = rest.get(len..).unwrap_or_default();
    }
    let ascii = most == 0;
    most += least;
    // What is like a title has half of its words from there.
    if ascii && shared * 2 < least {
        return false;
    }
    let exact = ascii && rank == 0;
    forms.iter().any(|form| most * 2 >= form.words.len() && (!exact || least <= form.words.len() * 2))
}

/// How much a folded block of a rank is like what is stated: 100 for equal, 80 and less where one begins or ends with the
/// other, 50 and less for words that both have, which is too little for a block without a rank; `None` for nothing.
#[inline(never)] // see `analyze`
fn likeness(folded: &str, wanted: &[Form], given: &[String], rank: i32) -> Option<i32> {
    if folded.is_empty() {
        return None;
    }
    if wanted.iter().any(|w| w.whole == folded) {
        return Some(100);
    }
    let words = count(folded);
    let mut best = None;
    for title in wanted {
        let all = title.words.len();
        let (short, long) = if words < all { (folded, title.whole) } else { (title.whole, folded) };
        let begins = long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
        let ends = long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
        let (fewer, more) = (words.min(all), words.max(all));
        let close = if (begins || ends) && fewer * 2 >= more {
            50 * fewer as i32 / more as i32 + if fewer >= 3 { 30 } else { 0 }
        } else if words * 5 >= more * 3 && rank != 0 {
            let shared = self::words(folded).filter(|w| title.has(w)).count();
            if shared * 5 >= more * 3 { 50 * shared as i32 / more as i32 } else { 0 }
        } else {
            // Too short to share enough.
            0
        };
        if close > 0 {
            best = best.max(Some(close));
        }
    }
    best.filter(|_| !given.is_empty())
}

/// Whether a folded text shares a third of its longer words with what is stated.
fn shares_words(folded: &str, wanted: &[Form]) -> bool {
    let long: Vec<&str> = folded.split(' ').filter(|w| w.chars().count() >= 4).collect();
    wanted.iter().any(|title| {
        let shared = long.iter().filter(|w| title.has(w.as_bytes())).count();
        shared > 0 && shared * 3 >= long.len()
    })
}

/// The names of the site, folded: as stated, and as the host name has it.
fn site_names(stated: &Stated, site: Option<&str>) -> Vec<String> {
    let mut names: Vec<String> = [&stated.site_name, &stated.json_ld.publisher]
        .into_iter()
        .flatten()
        .map(|n| words_only(n))
        .filter(|n| !n.is_empty())
        .collect();
    if let Some(site) = site {
        names.push(words_only(site));
        let mut labels: Vec<&str> = site.split('.').collect();
        labels.pop();
        if let Some(name) = labels.iter().rev().max_by_key(|l| l.len()) {
            names.push((*name).to_owned());
        }
    }
    names
}

/// A title without the name of the site, or of its kind, before or after it.
fn without_site<'a>(title: &'a str, sites: &[String]) -> &'a str {
    let mut title = title.trim();
    for _ in 0..2 {
        let cuts = SEPARATORS.iter().flat_map(|s| {
            let last = title.rsplit_once(s);
            let first = title.split_once(s).map(|(head, tail)| (tail, head));
            [last, first]
        });
        let found = cuts.flatten().find(|(_, name)| is_site(name, sites));
        match found {
            Some((rest, _)) if !rest.trim().is_empty() => title = rest.trim(),
            _ => break,
        }
    }
    title
}

/// Whether what is set off from a title is the site's name, or what kind of article it is.
fn is_site(name: &str, sites: &[String]) -> bool {
    let folded = words_only(name);
    let run: String = folded.split(' ').collect();
    KINDS.has(&folded)
        || !folded.is_empty()
            && sites.iter().any(|site| {
                let site_run: String = site.split(' ').collect();
                site_run == run
                    || (run.len() >= 4
                        && (site_run.starts_with(&run) || run.starts_with(&site_run))
                        && site_run.len() >= 4)
            })
}

/// The name of the site in `<title>`, when a short one follows the title there.
pub fn site_in(stated: &Stated, title: &str) -> Option<String> {
    let whole = stated.title.as_deref()?;
    let rest = whole.strip_prefix(title)?;
    let name = SEPARATORS.iter().find_map(|s| rest.strip_prefix(s))?;
    let name = name.split(" - ").next().unwrap_or(name).trim();
    (name.split(' ').count() <= 5 && !name.is_empty()).then(|| name.to_owned())
}

/// The headline of plain text: its first line when that reads like one and more follows.
pub fn of_plain_text(cut: &Cut) -> Option<usize> {
    let first = cut.blocks.first()?;
    let text = first.text.as_str();
    let words = text.split_whitespace().count();
    let reads = words <= 25
        && text.len() <= 200
        && !text.ends_with(['.', ',', ';', ':'])
        && !text.starts_with(char::is_lowercase);
    let more = cut.blocks.len() > 1;
    (reads && more && page_goes_on(cut)).then_some(0)
}

fn page_goes_on(cut: &Cut) -> bool {
    let first = cut.blocks.first().map_or(0, |b| b.text.len());
    cut.blocks.iter().skip(1).any(|b| b.text.len() > first || b.text.as_str().ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_no_site_and_no_kind() {
        assert!(KINDS.iter().is_sorted());
        let sites = ["elmton post".to_owned()];
        for title in ["The old bridge | Opinion", "Opinião | The old bridge", "The old bridge - Elmton Post"]
        {
            assert_eq!(without_site(title, &sites), "The old bridge");
        }
    }

    #[test]
    fn what_is_like_a_title_may_be_like_it() {
        let given = ["The old bridge of Elmton will open again".to_owned()];
        let wanted: Vec<String> = given.iter().map(|title| words_only(title)).collect();
        let forms: Vec<Form> = wanted.iter().map(|title| Form::of(title)).collect();
        let rows = [
            ("The old bridge of Elmton will open again", true),
            ("The old bridge of Elmton will open again in May, says the mayor", true),
            ("The-old-bridge of Elmton…", true),
            ("« The\u{ad} old bridge of Elmton will open – again »", true),
            ("Home", false),
            ("The old", false),
        ];
        for (text, like) in rows {
            for rank in [0, 40] {
                let found = likeness(&words_only(text), &forms, &given, rank).is_some();
                assert_eq!(found, like, "{text}");
                assert!(may_be_like(text, &forms, rank) || !found, "{text}");
            }
        }
        assert!(!may_be_like("Home", &forms, 0) && !may_be_like("Home and away", &forms, 40));
    }
}
