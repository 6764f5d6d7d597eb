//! Rows: a sentence and the dates in it, as `text=value` apart by `; `; a trap has none.

use super::calendar::Day;
use super::resolve::Story;
use super::words::Words;
use super::{lexicon, read};
use crate::text::Text;

/// The day every row is published on: a Friday.
const PUBLISHED: &str = "2017-07-07";

/// What is found in a text of a language, published on a day or on none.
pub fn found(language: &str, published: Option<&str>, text: &str) -> String {
    let text = Text::new(text);
    let words = Words::read(&text, lexicon::of(Some(language), None));
    let mut story = Story { anchor: published.and_then(Day::parse), ..Story::default() };
    let found = read(&words, &mut story).map(|(hit, _, resolved)| {
        let span = words.at(hit.from).span.join(words.before(hit.to).span);
        format!("{}={}", text.slice(span), resolved.value.as_deref().unwrap_or("?"))
    });
    found.collect::<Vec<_>>().join("; ")
}

/// Checks all rows before it complains.
pub fn check(language: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(text, wanted)| (text, wanted, found(language, Some(PUBLISHED), text)))
        .filter(|(_, wanted, found)| found != *wanted)
        .collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}
