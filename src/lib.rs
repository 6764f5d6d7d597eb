//! Standfirst reads an article page: its structure, who is quoted and what each said, its key dates, its notices.
//!
//! ```
//! use standfirst::{analyze, page::Page};
//!
//! let text = "The gate stays shut\n\n“The tide is late,” said Ann Oak on Monday. Nobody in town minded.";
//! let mut page = Page::from_text(text);
//! page.published = Some("2025-09-17".into());
//! let found = analyze(&page);
//! for quote in &found.quotes.list {
//!     let speaker = quote.speaker.and_then(|id| found.quotes.speakers.get(id.0 as usize));
//!     assert_eq!(speaker.map(|one| one.name.as_str()), Some("Ann Oak"));
//!     assert_eq!(found.blocks.words(quote.spans[0]), "“The tide is late,”");
//! }
//! assert_eq!(found.dates[0].value.as_deref(), Some("2025-09-15"));
//! ```
//!
//! # A page in, an analysis out
//!
//! [`analyze`] takes a [`page::Page`] and gives an [`analysis::Analysis`]. A page is made from plain text
//! ([`page::Page::from_text`], a block for each line that is not blank), from HTML (`html::parse`, or `html::parse_bytes`,
//! which finds the encoding as browsers do), or from what a browser's script saw ([`snapshot::decode`]). What the host knows
//! besides goes into its public fields: the address, and the day of publication, from which "last Thursday" is counted.
//!
//! ```
//! # #[cfg(not(target_family = "wasm"))] {
//! use standfirst::{analyze, blocks::Role, html};
//!
//! let page = html::parse_bytes("<h1>The gate stays shut</h1><p>It has been shut since May, and nobody knows who has the \
//!     key, or whether there is one.</p><p>© 2025 The Harbour Post. All rights reserved.</p>".as_bytes());
//! let found = analyze(&page);
//! assert_eq!(found.metadata.title.as_deref(), Some("The gate stays shut"));
//! let notices: Vec<_> = found.blocks.list.iter().filter(|block| block.fold).collect();
//! assert_eq!(notices[0].role, Role::Copyright);
//! println!("{}: {}", notices[0].rule.name, notices[0].rule.why);
//! # }
//! ```
//!
//! **Errors.** Reading never fails: there is an analysis of whatever a page holds, and what is too large is read up to
//! [`page::MAX_NODES`] and [`page::MAX_TEXT`], which [`analysis::Analysis::truncated`] says. Only [`snapshot::decode`] refuses, with a
//! sentence, since a snapshot may have been forged.
//!
//! **Units.** Inside, a place is a [`text::Span`] of bytes within the text of one block; it is made only by the text it
//! belongs to, so taking its words cannot fail. The JSON ([`analysis::Analysis::to_json`]) counts Unicode code points, the view
//! for browsers ([`view::view`]) UTF-16 units. Confidences run from 0 to 1, and `None` means sure. Days are ISO 8601, values of
//! dates TIMEX3.
//!
//! **Features.** `cli`, on by default, is the command with its dependencies; the engine alone is `default-features = false`.
//! `html` brings the parser of HTML into Wasm builds; native builds have it always.
//!
//! # The map
//!
//! Data flows one way, and a module uses only what stands before it in this list:
//!
//! | module | makes |
//! | --- | --- |
//! | [`text`] | [`text::Text`], [`text::Span`]: places in text and their units |
//! | `table` | tables of words, hashed |
//! | `order` | lists in the order of their keys |
//! | [`rule`] | [`rule::Rule`]: the name every finding carries |
//! | [`page`] | [`page::Page`]: what a host saw, flat and checked; the only input |
//! | [`snapshot`] | a browser's snapshot, checked, as a [`page::Page`] |
//! | [`blocks::cut`] | where one block ends and the next begins |
//! | [`metadata`] | [`metadata::Metadata`]: title, authors, dates, language |
//! | [`blocks`] | [`blocks::Blocks`]: every block with its role, and whether this is an article |
//! | [`quotes`] | [`quotes::Quotes`]: quotations and speakers |
//! | [`dates`] | [`dates::Date`]: time expressions, their values, which are key |
//! | [`analysis`] | [`analysis::Analysis`]: all of it, and the JSON contract |
//! | [`view`] | [`view::View`]: what a panel shows and a page script folds and marks |
//!
//! The doors: `cli` and `html` in native builds, `browser` in Wasm builds.
//!
//! What is absent: the engine has no clock, no I/O, no globals but tables of words, each hashed once, no recursion over
//! nodes, and knows no browser; the native build, which has no web-sys, proves the last. [`analyze`] is total: it has no
//! error and does not panic.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod blocks;
pub mod dates;
pub mod metadata;
mod order;
pub mod page;
pub mod quotes;
pub mod rule;
pub mod snapshot;
mod table;
pub mod text;
pub mod view;

#[cfg(target_family = "wasm")]
pub mod browser;
#[cfg(all(feature = "cli", not(target_family = "wasm")))]
pub mod cli;
#[cfg(any(test, feature = "html", not(target_family = "wasm")))]
pub mod html;

use analysis::Analysis;
use page::Page;

/// Reads a page. Total: whatever the page holds, there is an analysis.
//
// A browser compiles a function of Wasm well once it has been called often, and goes over to what it has compiled only
// at the next call. What is done for each block, sentence or text node is therefore never inlined into the loop that
// does it: a page would be read to its end by the code compiled first.
// The parts of a stage that do much are kept apart likewise, since one large function is compiled badly.
pub fn analyze(page: &Page) -> Analysis {
    let cut = blocks::cut::cut(page);
    let metadata = metadata::read(page, &cut);
    let blocks = blocks::label(page, cut, &metadata);
    let quotes = quotes::find(&blocks, &metadata);
    let dates = dates::find(page, &blocks, &metadata);
    Analysis { metadata, blocks, quotes, dates, truncated: page.truncated }
}

/// The README's program, compiled.
#[cfg(all(doctest, not(target_family = "wasm")))]
#[doc = include_str!("../README.md")]
struct Readme;
