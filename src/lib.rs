//! Standfirst reads an article page: its structure, who is quoted and what each said, its key dates, its notices.
//!
//! ```
//! use standfirst::{analyze, page::Page};
//! let analysis = analyze(&Page::from_text("A headline\n\nThe mayor spoke on Monday."));
//! assert_eq!(analysis.blocks.list.len(), 2);
//! ```
//!
//! # The map
//!
//! Data flows one way, and a module uses only what stands before it in this list:
//!
//! | module | makes |
//! | --- | --- |
//! | [`text`] | [`text::Text`], [`text::Span`]: places in text and their units |
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
//! What is absent: the engine has no clock, no I/O, no globals, no recursion over nodes, and knows no browser; the
//! native build, which has no web-sys, proves the last. [`analyze`] is total: it has no error and does not panic.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod blocks;
pub mod dates;
pub mod metadata;
pub mod page;
pub mod quotes;
pub mod rule;
pub mod snapshot;
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
pub fn analyze(page: &Page) -> Analysis {
    let cut = blocks::cut::cut(page);
    let metadata = metadata::read(page, &cut);
    let blocks = blocks::label(page, cut, &metadata);
    let quotes = quotes::find(&blocks, &metadata);
    let dates = dates::find(page, &blocks, &metadata);
    Analysis { metadata, blocks, quotes, dates, truncated: page.truncated }
}
