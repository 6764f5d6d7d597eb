//! The stage of dates by itself, for `cargo xtask bench dates`: no part of what is shipped.

use crate::blocks::{self, Blocks};
use crate::dates;
use crate::metadata::{self, Metadata};
use crate::page::Page;
use wasm_bindgen::prelude::*;

/// A plain text that is read up to its dates.
#[wasm_bindgen]
pub struct BeforeDates {
    page: Page,
    metadata: Metadata,
    blocks: Blocks,
}

#[wasm_bindgen]
impl BeforeDates {
    /// Reads a text; its paragraphs are the lines that are not empty.
    #[wasm_bindgen(constructor)]
    pub fn new(text: &str, published: Option<String>) -> Self {
        let mut page = Page::from_text(text);
        page.published = published;
        let cut = blocks::cut::cut(&page);
        let metadata = metadata::read(&page, &cut);
        let blocks = blocks::label(&page, cut, &metadata);
        BeforeDates { page, metadata, blocks }
    }

    /// Finds, resolves and ranks the dates: how many there are.
    pub fn dates(&self) -> usize {
        dates::find(&self.page, &self.blocks, &self.metadata).len()
    }
}
