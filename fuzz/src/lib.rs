//! What the fuzz targets share: the laws of `tests/held`, and how bytes become a page of a kind.

#![forbid(unsafe_code)]

#[path = "../../tests/held/mod.rs"]
pub mod held;

use standfirst::page::Page;
use standfirst::{analyze, html};

/// A page of HTML keeps the laws; of some inputs the first half does, too, and both answers repeat.
pub fn markup(input: &str) {
    let page = html::parse(input);
    held::hold(&page, "html");
    match input.len() % 4 {
        0 => same(&page, &html::parse(input)),
        1 => held::hold(&html::parse(first_half(input)), "the first half"),
        _ => {}
    }
}

/// Plain text keeps the laws; of some inputs the first half does, too, and both answers repeat.
pub fn plain(input: &str) {
    let page = Page::from_text(input);
    held::hold(&page, "text");
    match input.len() % 4 {
        0 => same(&page, &Page::from_text(input)),
        1 => held::hold(&Page::from_text(first_half(input)), "the first half"),
        _ => {}
    }
}

/// A page keeps the laws, and its answer repeats.
pub fn repeats(page: &Page) {
    held::hold(page, "page");
    if page.all_text().len() % 4 == 0 {
        same(page, page);
    }
}

fn first_half(input: &str) -> &str {
    input.get(..standfirst::text::floor_boundary(input, input.len() / 2)).unwrap_or("")
}

fn same(one: &Page, other: &Page) {
    let (one, other) = (analyze(one).to_json(None, None, true), analyze(other).to_json(None, None, true));
    assert_eq!(one, other, "the same input, another answer");
}

/// Text put together from pieces that the rules look for: each byte picks one, so that what a fuzzer changes is words
/// and not letters.
pub fn of_pieces(bytes: &[u8], pieces: &[&str]) -> String {
    let mut text = String::new();
    for byte in bytes {
        let at = usize::from(*byte);
        match pieces.get(at) {
            Some(piece) => {
                text.push_str(piece);
                text.push(' ');
            }
            // The rest are letters as they stand, or a piece without the space after it.
            None if byte.is_ascii_graphic() => text.push(char::from(*byte)),
            None => text.push_str(pieces.get(at % pieces.len().max(1)).unwrap_or(&"")),
        }
    }
    text
}
