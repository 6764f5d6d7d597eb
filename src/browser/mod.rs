//! The browser's door: snapshots in, views and the JSON out, and the panel. Runs in the extension's own pages and on
//! the demo page, never in a site's page. It knows no linguistics.

#[cfg(feature = "bench")]
mod bench;
mod dom;
mod message;
mod panel;

pub use message::Message;
pub use panel::Panel;

use crate::analysis::Analysis;
use crate::page::Page;
use crate::snapshot::Snapshot;
use crate::{analyze, view};
use wasm_bindgen::prelude::*;

/// One page, read.
#[wasm_bindgen]
pub struct Reading {
    analysis: Analysis,
    /// The plain text, where the page was made from one.
    input: Option<String>,
    view: view::View,
}

#[wasm_bindgen]
impl Reading {
    /// What to fold, to mark and to show, as one line of JSON.
    #[wasm_bindgen(getter)]
    pub fn view(&self) -> String {
        serde_json::to_string(&self.view).unwrap_or_default()
    }

    /// The analysis as one line of JSON: the bytes that the command line writes.
    #[wasm_bindgen(getter)]
    pub fn json(&self) -> String {
        self.analysis.to_json(None, self.input.as_deref(), false)
    }

    /// The same with the evidence of each finding in words, as `--explain` gives it.
    #[wasm_bindgen(getter)]
    pub fn explained(&self) -> String {
        self.analysis.to_json(None, self.input.as_deref(), true)
    }
}

/// Reads the snapshot of a page. `published` goes before the day that the page says. The error is a sentence.
#[wasm_bindgen]
pub fn read(message: &Message, published: Option<String>) -> Result<Reading, JsError> {
    let Snapshot { mut page, records } = message::page(message)?;
    page.published = published;
    Ok(reading(&page, &records, None))
}

/// Reads plain text, whose paragraphs are the lines that are not empty. `url` is the address it came from.
#[wasm_bindgen(js_name = readText)]
pub fn read_text(text: &str, published: Option<String>, url: Option<String>) -> Reading {
    reading(&told(Page::from_text(text), published, url), &[], Some(text.to_owned()))
}

/// Reads a document of HTML where there is no DOM. `url` is the address it came from.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = readHtml)]
pub fn read_html(html: &str, published: Option<String>, url: Option<String>) -> Reading {
    reading(&told(crate::html::parse(html), published, url), &[], None)
}

/// Reads a document of HTML as it came over the wire: its encoding is found as browsers find it.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = readHtmlBytes)]
pub fn read_html_bytes(html: &[u8], published: Option<String>, url: Option<String>) -> Reading {
    read_html(&crate::html::decode(html), published, url)
}

/// A page of which the host knows more than stands on it.
fn told(page: Page, published: Option<String>, url: Option<String>) -> Page {
    let mut page = page;
    (page.published, page.url) = (published, url);
    page
}

fn reading(page: &Page, records: &[u32], input: Option<String>) -> Reading {
    let analysis = analyze(page);
    let view = view::view(page, records, &analysis);
    Reading { analysis, input, view }
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
