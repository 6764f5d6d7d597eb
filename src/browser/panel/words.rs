//! Words in the reader's language. The host knows them; each message is asked for once, since to ask costs more than to
//! keep it.

use foldhash::{HashMap, HashMapExt};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::Node;

#[wasm_bindgen]
extern "C" {
    /// Who holds the panel: `extension/panel.js`, `www/engine.js`.
    #[derive(Clone)]
    pub type Host;

    /// The words of a message, with values put in.
    #[wasm_bindgen(method, structural)]
    fn text(this: &Host, key: &str, values: Vec<String>) -> String;

    /// The words of a message that counts something.
    #[wasm_bindgen(method, structural)]
    fn count(this: &Host, key: &str, number: u32) -> String;

    /// A number, in the reader's figures.
    #[wasm_bindgen(method, structural)]
    fn number(this: &Host, number: u32) -> String;

    /// A day or a stretch of days in words, as exact as they are.
    #[wasm_bindgen(method, structural)]
    fn date(this: &Host, precision: &str, from: &str, to: &str) -> String;

    /// How exact a date is, in words: "month", "17 days".
    #[wasm_bindgen(method, structural)]
    fn exact(this: &Host, precision: &str, from: &str, to: &str) -> String;

    /// Makes a drawing: `extension/panel/build.js`.
    #[wasm_bindgen(method, structural, catch)]
    pub fn build(this: &Host, steps: &[u32], names: &str, values: &str) -> Result<Node, JsValue>;

    /// Does what a button says, to the one of its kind it names.
    #[wasm_bindgen(method, structural)]
    pub fn act(this: &Host, act: &str, id: Option<u32>);
}

/// The words of a host.
pub struct Words {
    pub host: Host,
    /// The messages, with `$1` where the first value goes.
    known: RefCell<HashMap<String, String>>,
}

impl Words {
    pub fn new(host: Host) -> Self {
        Words { host, known: RefCell::new(HashMap::new()) }
    }

    /// The words of a message.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a message, with values put in.
    pub fn with(&self, key: &str, values: &[&str]) -> String {
        if let Some(message) = self.known.borrow().get(key) {
            return put(message, values);
        }
        let places = (1..=values.len()).map(|number| format!("${number}")).collect();
        let message = self.host.text(key, places);
        let words = put(&message, values);
        self.known.borrow_mut().insert(key.to_owned(), message);
        words
    }

    /// The words of a message that counts something.
    pub fn count(&self, key: &str, number: usize) -> String {
        self.host.count(key, number as u32)
    }

    /// A number, in the reader's figures.
    pub fn number(&self, number: usize) -> String {
        self.host.number(number as u32)
    }

    /// A day or a stretch of days, as exact as they are.
    pub fn date(&self, precision: &str, from: &str, to: &str) -> String {
        self.host.date(precision, from, to)
    }

    /// How exact a date is.
    pub fn exact(&self, precision: &str, from: &str, to: &str) -> String {
        self.host.exact(precision, from, to)
    }
}

/// A message with its values put in.
fn put(message: &str, values: &[&str]) -> String {
    let mut parts = message.split('$');
    let mut words = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut rest = part.chars();
        let number = rest.next().and_then(|figure| figure.to_digit(10)).unwrap_or_default() as usize;
        if let Some(value) = number.checked_sub(1).and_then(|at| values.get(at)) {
            words.push_str(value);
            words.push_str(rest.as_str());
        } else {
            words.push('$');
            words.push_str(part);
        }
    }
    words
}
