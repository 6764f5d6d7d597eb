//! Words in the reader's language. The host knows them; each message is asked for once, since to ask costs more than to
//! keep it.

use foldhash::HashMap;
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

    /// The form in which a language counts so many: "one", "few".
    #[wasm_bindgen(method, structural)]
    fn form(this: &Host, number: u32) -> String;

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
    /// The messages, with `$1` where the first value goes, and the numbers.
    known: RefCell<HashMap<String, String>>,
}

/// So much is kept.
const KNOWN: usize = 1 << 12;

impl Words {
    pub fn new(host: Host) -> Self {
        Words { host, known: RefCell::default() }
    }

    /// The words of a message.
    pub fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The words of a message, with values put in.
    pub fn with(&self, key: &str, values: &[&str]) -> String {
        let message = self.kept(key, &|| {
            let places = (1..=values.len()).map(|number| format!("${number}")).collect();
            self.host.text(key, places)
        });
        put(&message, values)
    }

    /// What the host answered when it was asked first.
    fn kept(&self, key: &str, ask: &dyn Fn() -> String) -> String {
        let mut known = self.known.borrow_mut();
        if let Some(words) = known.get(key) {
            return words.clone();
        }
        if known.len() > KNOWN {
            known.clear();
        }
        let words = ask();
        known.insert(key.to_owned(), words.clone());
        words
    }

    /// The words of a message that counts something.
    pub fn count(&self, key: &str, number: usize) -> String {
        let figures = self.number(number);
        let form = self.kept(&format!("form {number}"), &|| self.host.form(number as u32));
        let wanted = format!("{key}_{form}");
        let words = self.with(&wanted, &[&figures]);
        // A message need not tell all the forms of its language apart.
        if words == wanted { self.with(&format!("{key}_other"), &[&figures]) } else { words }
    }

    /// A number, in the reader's figures.
    pub fn number(&self, number: usize) -> String {
        self.kept(&format!("number {number}"), &|| self.host.number(number as u32))
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
