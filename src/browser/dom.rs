//! A drawing: elements with their attributes and words, noted down one after the other and made by the host in one go
//! (`extension/panel/build.js`). To call from here into a browser costs more than what is asked of it, and a panel is a
//! thousand elements. Page strings become text nodes, never markup.

use std::cell::RefCell;

/// What is to be made, in its order: each element stands at the end of the one it was added to.
#[derive(Default)]
pub struct Drawing {
    steps: RefCell<Steps>,
}

/// A drawing as the host reads it.
#[derive(Default)]
pub struct Steps {
    /// Four numbers a step: what is done, to which element, the number of a name, the UTF-16 units of a value. The
    /// elements are counted as they are made, from 1; 0 is what holds them all.
    pub numbers: Vec<u32>,
    /// The names of tags and attributes.
    pub names: Vec<&'static str>,
    /// The values of all steps, one after the other.
    pub values: String,
    made: u32,
}

/// Makes an element; its value is its class.
const ADD: u32 = 0;
/// Sets an attribute.
const SET: u32 = 1;
/// Adds words.
const SAY: u32 = 2;

impl Steps {
    fn note(&mut self, what: u32, element: u32, name: &'static str, value: &str) {
        // One that stands at two places is two names, and all the same to the host.
        let name = self.names.iter().position(|known| std::ptr::eq(*known, name)).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        let units = if value.is_ascii() { value.len() } else { value.encode_utf16().count() };
        self.numbers.extend([what, element, name as u32, units as u32]);
        self.values.push_str(value);
    }
}

impl Drawing {
    /// What holds the drawing.
    pub fn root(&self) -> Element<'_> {
        Element { drawing: self, number: 0 }
    }

    /// All that was noted down.
    pub fn steps(self) -> Steps {
        self.steps.into_inner()
    }
}

/// An element of a drawing.
#[derive(Clone, Copy)]
pub struct Element<'a> {
    drawing: &'a Drawing,
    number: u32,
}

impl Element<'_> {
    /// Adds an element of a class.
    pub fn add(self, tag: &'static str, class: &str) -> Self {
        let mut steps = self.drawing.steps.borrow_mut();
        steps.note(ADD, self.number, tag, class);
        steps.made += 1;
        Element { number: steps.made, ..self }
    }

    /// Adds an element that holds words.
    pub fn add_text(self, tag: &'static str, class: &str, text: &str) -> Self {
        let element = self.add(tag, class);
        element.say(text);
        element
    }

    /// Adds words.
    pub fn say(self, text: &str) {
        if !text.is_empty() {
            self.drawing.steps.borrow_mut().note(SAY, self.number, "", text);
        }
    }

    /// Sets an attribute.
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.drawing.steps.borrow_mut().note(SET, self.number, name, value);
        self
    }

    /// Adds a button that does something with one of many.
    pub fn button(self, class: &str, act: &str, id: Option<usize>) -> Self {
        let button = self.add("button", class).set("type", "button").set("data-act", act);
        match id {
            Some(id) => button.set("data-id", &id.to_string()),
            None => button,
        }
    }
}
