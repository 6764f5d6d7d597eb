//! What the page says of itself: title, authors, publisher, dates, language, address, tag lines.
//!
//! `stated` collects what the head, JSON-LD and marked elements state; here it is weighed against what stands on
//! the page, in blocks, since a print view states nothing and a template may state what is not so.

mod byline;
pub mod day;
mod json_ld;
mod language;
mod lexicon;
pub mod people;
mod stated;
pub mod tags;
mod title;

use crate::blocks::cut::Cut;
use crate::page::Page;
use serde::Serialize;
use stated::Stated;

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
    /// The place in the cut of the block that holds the headline.
    #[serde(skip)]
    pub headline: Option<usize>,
    /// The kinds of thing that the page says it is, in lower case: schema.org types and Open Graph's `type`.
    #[serde(skip)]
    pub kinds: Vec<String>,
    /// Whether a day stands near the headline.
    #[serde(skip)]
    pub day_near: bool,
    /// The summary that the page states.
    #[serde(skip)]
    pub description: Option<String>,
}

/// Reads the metadata of a page.
pub fn read(page: &Page, cut: &Cut) -> Metadata {
    if page.plain {
        return of_plain_text(page, cut);
    }
    let stated = Stated::of(page);
    let canonical =
        stated.canonical.clone().or_else(|| stated.json_ld.url.clone().filter(|u| u.contains("://")));
    let canonical_url = canonical.or_else(|| page.url.clone());
    let address = page.url.as_deref().or(canonical_url.as_deref());
    let site = address.and_then(host).map(str::to_owned);

    let (title, headline) = title::choose(page, cut, &stated, site.as_deref());
    let near = byline::near_headline(page, cut, &stated, headline);
    let publisher = stated
        .site_name
        .clone()
        .or_else(|| stated.json_ld.publisher.clone())
        .or_else(|| near.publisher.clone())
        .or_else(|| title.as_deref().and_then(|t| title::site_in(&stated, t)));
    let authors = byline::authors(&stated, &near, publisher.as_deref());
    let (published, modified) = byline::dates(&stated, &near, address);
    let language = stated.language.clone().filter(|l| !l.is_empty()).or_else(|| language::guess(cut));
    let mut kinds = stated.json_ld.types.clone();
    kinds.extend(stated.item_types.iter().cloned());
    kinds.extend(stated.og_type.as_deref().map(|t| format!("og:{}", t.to_lowercase())));
    Metadata {
        title,
        authors,
        publisher: publisher.map(|p| squeezed(&p)).filter(|p| !p.is_empty()),
        published: page.published.clone().or(published),
        modified,
        language,
        canonical_url,
        site,
        tags: tags::lines(page, cut),
        headline,
        kinds,
        day_near: near.day.is_some(),
        description: stated.description.clone(),
    }
}

/// Plain text states nothing; its first lines may.
fn of_plain_text(page: &Page, cut: &Cut) -> Metadata {
    let headline = title::of_plain_text(cut);
    let title = headline.and_then(|at| cut.blocks.get(at)).map(|b| squeezed(b.text.as_str()));
    let near = byline::near_headline(page, cut, &Stated::default(), headline);
    let stated = Stated::default();
    let (published, modified) = byline::dates(&stated, &near, page.url.as_deref());
    Metadata {
        title,
        authors: byline::authors(&stated, &near, near.publisher.as_deref()),
        publisher: near.publisher.clone(),
        published: page.published.clone().or(published),
        modified,
        language: language::guess(cut),
        canonical_url: page.url.clone(),
        site: page.url.as_deref().and_then(host).map(str::to_owned),
        tags: tags::lines(page, cut),
        headline,
        day_near: near.day.is_some(),
        ..Metadata::default()
    }
}

/// The host name in an address, without `www.`.
pub fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty()).then_some(host)
}

/// What an address has behind the slash after its host's name.
pub fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path)
}

/// A text in lower case, the marks of its Latin letters removed, white space as single spaces: for comparisons.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        // Most of a text is runs of ASCII that stay as they are but for their case.
        let bytes = rest.as_bytes();
        let mut before = if out.ends_with(' ') { b' ' } else { 0 };
        let run = bytes.iter().position(|&byte| {
            let stays = byte.is_ascii() && (!byte.is_ascii_whitespace() || byte == b' ' && before != b' ');
            before = byte;
            !stays
        });
        let (run, after) = rest.split_at_checked(run.unwrap_or(bytes.len())).unwrap_or((rest, ""));
        out.push_str(run);
        let mut chars = after.chars();
        let Some(c) = chars.next() else { break };
        rest = chars.as_str();
        match c {
            'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' | 'Á' | 'À' | 'Â' | 'Ä' | 'Ã' | 'Å' => {
                out.push('a')
            }
            'ç' | 'Ç' | 'č' | 'ć' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => out.push('e'),
            'í' | 'ì' | 'î' | 'ï' | 'Í' | 'Ì' | 'Î' | 'Ï' => out.push('i'),
            'ñ' | 'Ñ' => out.push('n'),
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' | 'ø' | 'Ó' | 'Ò' | 'Ô' | 'Ö' | 'Õ' | 'Ø' => {
                out.push('o')
            }
            'ú' | 'ù' | 'û' | 'ü' | 'ů' | 'Ú' | 'Ù' | 'Û' | 'Ü' => out.push('u'),
            '\u{300}'..='\u{36f}' => {}
            '’' | '‘' => out.push('\''),
            '\u{ad}' | '\u{200b}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out.make_ascii_lowercase();
    out
}

/// Whether a text that [`plain`] folds may begin with one of some letters: a glance before it is folded.
pub fn may_begin_like(text: &str, letters: &[u8]) -> bool {
    text.bytes()
        .next()
        .is_some_and(|first| !first.is_ascii() || letters.contains(&first.to_ascii_lowercase()))
}

/// Only the letters and digits of a text, as [`plain`] has them, words apart by single spaces.
fn words_only(text: &str) -> String {
    let folded = plain(text);
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A text with its white space as single spaces, none at the ends.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::cut::cut;
    use crate::html;

    fn read_html(html: &str) -> Metadata {
        let page = html::parse(html);
        read(&page, &cut(&page))
    }

    #[test]
    fn a_print_view_says_it_in_lines() {
        let found = read_html(
            "<title>Elmton Elects a Mayor</title><p><b>Elmton Elects a Mayor</b><br><br>By <a href=#>Ada Fir</a><br>Elmton Post, May 03, 2011<br>\
             Region: <a href=#>North</a><br>Theme: <a href=#>Law and Order</a>, <a href=#>Towns</a></p><p>The people of Elmton have elected a mayor \
             and it is not the one that was expected by most of them.</p>",
        );
        assert_eq!(found.title.as_deref(), Some("Elmton Elects a Mayor"));
        assert_eq!(found.authors, ["Ada Fir"]);
        assert_eq!(found.publisher.as_deref(), Some("Elmton Post"));
        assert_eq!(found.published.as_deref(), Some("2011-05-03"));
        assert_eq!(found.language.as_deref(), Some("en"));
        let tags: Vec<_> = found.tags.iter().map(|t| (t.label.as_str(), t.values.join("+"))).collect();
        assert_eq!(tags, [("Region", "North".to_owned()), ("Theme", "Law and Order+Towns".to_owned())]);
    }

    #[test]
    fn a_heading_that_leads_home_is_the_sites() {
        for home in ["/", "https://ada.example/"] {
            let found = read_html(&format!(
                "<title>How to caulk a boat | Boats | Ada Kestrel</title><link rel=canonical href=https://ada.example/caulk>\
                 <h1><a href={home}>Hello, I am Kestrel.</a></h1><h2><a href=/caulk>How to caulk a boat</a></h2><p>It takes tar.</p>"
            ));
            assert_eq!(found.title.as_deref(), Some("How to caulk a boat"), "{home}");
        }
    }

    #[test]
    fn authors_are_told_from_others_that_are_named() {
        let picture =
            "<figure><img><figcaption><span itemprop=creator>Bo Elm/Post</span></figcaption></figure>";
        let pictures = "<figure><img><figcaption>The wheel.</figcaption></figure>".repeat(15);
        let menu = "<nav><a href=/x>Eels</a> <span class=byline><a href=/writer/bo>Bo Elm</a></span></nav>";
        let own = "<span class=byline><a rel=author href=/writer/ada>Ada Fir</a></span>";
        let rows = [
            format!("<h1>The mill</h1>{picture}{own}"),
            format!("{menu}<h1>The mill</h1>{own}"),
            format!("<h1>The mill</h1>{pictures}<p>By Ada Fir</p>"),
        ];
        for html in rows {
            let found = read_html(&format!("<title>The mill</title>{html}<p>It is old.</p>"));
            assert_eq!(found.authors, ["Ada Fir"], "{html}");
        }
    }

    #[test]
    fn what_is_stated_is_weighed() {
        let found = read_html(
            "<html lang=fr><head><title>Oaks &amp; elms | Elmton Post</title><meta property=og:title content='Oaks &amp; elms - Elmton Post'>\
             <meta property=og:site_name content='Elmton Post'><meta name=author content=admin><meta property=article:published_time content='2011-05-03T08:00:00Z'>\
             <link rel=canonical href='https://www.elmton.example/oaks'></head><body><h1>Oaks &amp; elms</h1><p class=byline>By Ada Fir and Ben Oak</p></body>",
        );
        assert_eq!(found.title.as_deref(), Some("Oaks & elms"));
        assert_eq!(found.authors, ["Ada Fir", "Ben Oak"]);
        assert_eq!(found.published.as_deref(), Some("2011-05-03T08:00:00Z"));
        assert_eq!(found.language.as_deref(), Some("fr"));
        assert_eq!(found.site.as_deref(), Some("elmton.example"));
        assert_eq!(found.publisher.as_deref(), Some("Elmton Post"));
    }

    #[test]
    fn an_older_day_that_readers_see_is_that_of_publication() {
        let head = "<title>Oaks</title><meta property=article:published_time content='2020-09-01T08:00:00Z'><h1>Oaks</h1>";
        assert_eq!(read_html(head).published.as_deref(), Some("2020-09-01T08:00:00Z"));
        let seen = read_html(&format!("{head}<p>May 3, 2011</p><p>The oaks of Elmton stood in leaf.</p>"));
        assert_eq!(seen.published.as_deref(), Some("2011-05-03"));
        let told = read_html(&format!(
            "{head}<p>The oaks.</p><p>This article was originally published on 4 May 2011 and has been revised.</p>"
        ));
        assert_eq!(told.published.as_deref(), Some("2011-05-04"));
    }

    #[test]
    fn a_name_is_told_by_what_stands_beside_it() {
        let rows: &[(&str, &[&str])] = &[
            ("<p>Ada Fir</p><p>Staff Writer</p>", &["Ada Fir"]),
            ("<p>Ada Fir | May 3, 2011</p>", &["Ada Fir"]),
            ("<p>Ada Fir, Elmton News</p>", &["Ada Fir"]),
            ("<p>Elmton News | May 3, 2011</p>", &[]),
            ("<p>Ada Fir</p><p>The oaks stood in leaf.</p>", &[]),
            ("<p>By <a class=author-name>Ada Fir</a> Forester &amp; Oarsman</p>", &["Ada Fir"]),
        ];
        for (html, authors) in rows {
            let found =
                read_html(&format!("<title>Oaks</title><h1>Oaks</h1>{html}<p>The oaks of Elmton.</p>"));
            assert_eq!(found.authors, *authors, "{html}");
        }
        let small =
            "<title>Oaks</title><meta name=author content='ada fir'><h1>Oaks</h1><p>The oaks of Elmton.</p>";
        assert_eq!(read_html(small).authors, ["ada fir"]);
        // Without a headline a line of "by" may stand further down.
        let menu = "<p>Oak</p>".repeat(20);
        let below = format!("<title>Elms</title>{menu}<p>By Ada Fir</p><p>The oaks of Elmton.</p>");
        assert_eq!(read_html(&below).authors, ["Ada Fir"]);
    }

    #[test]
    fn tables_are_sorted() {
        use lexicon::*;
        for list in [DATED, TAG_LABELS, NOT_NAMES, JOBS, BEATS, OUTLETS, DEGREES, NEVER, PARTICLES] {
            assert!(list.iter().is_sorted(), "{:?}", list.iter().next());
        }
        assert!(BY.is_sorted() && CHANGED.is_sorted());
        assert!(BY.iter().all(|by| may_begin_like(by, BY_LETTERS)));
        assert!(MONTHS.is_sorted_by_key(|(name, _)| *name));
        for (language, list) in COMMON_WORDS {
            assert!(list.iter().is_sorted(), "{language}");
        }
    }
}
