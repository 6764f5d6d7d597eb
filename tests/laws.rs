//! What holds of every analysis, whatever the page: checked on the articles, on their beginnings, and on pages made to
//! do harm.

#![cfg(not(target_family = "wasm"))]
// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[allow(dead_code)]
mod held;

use held::{hold, json};
use standfirst::page::Page;
use standfirst::{analyze, html};
use std::fs;
use std::path::Path;

/// Every page of the project: the demo's articles and those of `tests/articles`.
fn pages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let demo = fs::read_dir(root.join("www/articles")).unwrap().map(|e| e.unwrap().path());
    let tests =
        fs::read_dir(root.join("tests/articles")).unwrap().map(|e| e.unwrap().path().join("page.html"));
    let mut found: Vec<_> = demo.chain(tests).filter(|p| p.is_file()).collect();
    found.sort();
    found
        .into_iter()
        .map(|p| (p.display().to_string(), html::decode(&fs::read(&p).unwrap()).into_owned()))
        .collect()
}

/// The plain text of a page, a paragraph a line, as a job of plain text has it.
fn plain_text(html_text: &str) -> String {
    let page = html::parse(html_text);
    let blocks = analyze(&page).blocks;
    blocks.list.iter().map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_laws_hold_of_articles() {
    for (name, text) in pages() {
        hold(&html::parse(&text), &name);
        hold(&Page::from_text(&plain_text(&text)), &name);
    }
}

#[test]
fn the_beginning_of_a_page_is_a_page() {
    for (name, text) in pages() {
        let step = (text.len() / 60).max(1);
        for end in (0..text.len()).step_by(step).filter(|e| text.is_char_boundary(*e)) {
            hold(&html::parse(&text[..end]), &format!("{name}, first {end} bytes"));
        }
        let plain = plain_text(&text);
        let step = (plain.len() / 40).max(1);
        for end in (0..plain.len()).step_by(step).filter(|e| plain.is_char_boundary(*e)) {
            hold(&Page::from_text(&plain[..end]), &format!("{name} as text, first {end} bytes"));
        }
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for (name, text) in pages() {
        let page = html::parse(&text);
        let first = analyze(&page).to_json(None, None, true);
        let second = analyze(&html::parse(&text)).to_json(None, None, true);
        assert!(first == second, "{name}");
    }
}

/// A comment within the words splits a text node; a reader sees no difference, and neither may we. How sure we are may
/// lean on the number of nodes; what is found may not.
#[test]
fn split_text_nodes_give_the_same_answer() {
    for (name, text) in pages() {
        let mut split = String::new();
        let (mut in_tag, mut in_head, mut count) = (false, true, 0);
        for (at, c) in text.char_indices() {
            in_head &= !text[at..].starts_with("<body");
            match c {
                '<' => in_tag = true,
                '>' => in_tag = false,
                _ => {}
            }
            split.push(c);
            count += 1;
            let entity =
                text[..at].rfind('&').is_some_and(|amp| !text[amp..at].contains(';') && at - amp < 8);
            if !in_tag && !in_head && !entity && c.is_alphanumeric() && count % 7 == 0 {
                split.push_str("<!-- -->");
            }
        }
        let findings = |text: &str| {
            let mut found = json(&analyze(&html::parse(text)), None);
            found["confidence"].take();
            for list in ["blocks", "quotes", "dates"] {
                for finding in found[list].as_array_mut().unwrap() {
                    finding["confidence"].take();
                    finding["evidence"].take();
                }
            }
            found.to_string()
        };
        let (whole, parted) = (findings(&text), findings(&split));
        assert!(whole == parted, "{name}:\n{}", difference(&whole, &parted));
    }
}

/// Where two lines first differ.
fn difference(a: &str, b: &str) -> String {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |text: &str| text.chars().skip(same.saturating_sub(60)).take(160).collect::<String>();
    format!("  {}\n  {}", around(a), around(b))
}

#[test]
fn pages_made_to_do_harm_are_read() {
    let many = |piece: &str, count: usize| piece.repeat(count);
    let rows: Vec<(&str, String)> = vec![
        ("nothing", String::new()),
        ("white space", " \n\t\u{a0}\u{200b}".into()),
        ("a byte order mark", "\u{feff}".into()),
        ("deep", many("<div>", 100_000) + "He said \"no\" on Monday." + &many("</div>", 100_000)),
        ("deep quotations", many("<blockquote><p>“", 5_000) + "yes"),
        ("open marks", many("“He said ", 5_000)),
        ("straight marks", many("\"a\" ", 20_000)),
        ("single marks", many("'tis 'a' ", 10_000)),
        ("one word", many("a", 500_000)),
        ("one sentence", many("and so on ", 30_000)),
        ("cues", many("said ", 30_000)),
        ("names", many("Ann Oak ", 20_000)),
        ("months", many("May ", 30_000)),
        ("numbers", many("1999-", 30_000)),
        ("big numbers", "99999999999999999999 years ago, in 99999999999, on May 99999999999.".into()),
        (
            "far days",
            "On 31 December 9999, in the year 0, three million centuries ago, 29 February 1900.".into(),
        ),
        ("abbreviations", many("Mr. ", 30_000)),
        ("tables", many("<table><tr><td>", 3_000) + "cell"),
        ("breaks", many("<br>", 50_000)),
        ("attributes", format!("<p class=\"{}\">a</p>", many("promo ", 50_000))),
        (
            "broken data",
            "<script type=application/ld+json>{\"@graph\":[[[[{\"author\":{\"name\":[1,null]}}</script><p>a"
                .into(),
        ),
        ("deep data", format!("<script type=application/ld+json>{}</script><p>a", many("[", 5_000))),
        (
            "controls",
            "<p>\u{0}\u{1}\u{202e}“right\u{2066} to left,” he\u{ad} said\u{301}\u{301}\u{301}.".into(),
        ),
        ("beyond the first plane", "<p>“😀😀,” said 𝒜nn 𝒪ak on Monday. 🏴󠁧󠁢󠁳󠁣󠁴󠁿</p>".into()),
        ("a frameset", "<frameset><frame><p>a</frameset>".into()),
        ("a picture", "<svg><title>“a,” he said</title><foreignObject><p>b</foreignObject></svg><p>c".into()),
        ("notices only", "<p>Copyright © 2020.</p><p>Disclaimer: views are the author's own.</p>".into()),
    ];
    for (name, text) in rows {
        hold(&html::parse(&text), name);
        hold(&Page::from_text(&text), name);
    }
}
