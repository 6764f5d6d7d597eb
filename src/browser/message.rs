//! What a page's script sends: `extension/page/snapshot.js` makes it, [`crate::snapshot`] checks it.

use crate::snapshot::{Records, Refused, Snapshot, decode};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A snapshot as it came. Whoever hands it on has checked the types of its parts; the numbers are checked here.
    pub type Message;

    #[wasm_bindgen(method, getter, structural)]
    fn records(this: &Message) -> Vec<u32>;
    #[wasm_bindgen(method, getter, structural)]
    fn attributes(this: &Message) -> Vec<u32>;
    #[wasm_bindgen(method, getter, structural)]
    fn lengths(this: &Message) -> Vec<u32>;
    #[wasm_bindgen(method, getter, structural)]
    fn strings(this: &Message) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn text(this: &Message) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn url(this: &Message) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn truncated(this: &Message) -> bool;
}

/// The page, and the way back to what the script saw.
pub(super) fn page(message: &Message) -> Result<Snapshot, Refused> {
    let (nodes, attributes, lengths) = (message.records(), message.attributes(), message.lengths());
    let (strings, text) = (message.strings(), message.text());
    let records =
        Records { nodes: &nodes, attributes: &attributes, lengths: &lengths, strings: &strings, text: &text };
    let mut snapshot = decode(records)?;
    snapshot.page.url = message.url();
    snapshot.page.truncated |= message.truncated();
    Ok(snapshot)
}
