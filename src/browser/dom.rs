//! Making elements. Page strings become text nodes, never markup.

use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Adds an element of a class to the end of another.
pub fn add(parent: &Element, tag: &str, class: &str) -> Result<Element, JsValue> {
    let document = parent.owner_document().ok_or_else(|| JsValue::from_str("The panel has no document."))?;
    let element = document.create_element(tag)?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    parent.append_child(&element)?;
    Ok(element)
}

/// Adds an element that holds words.
pub fn add_text(parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
    let element = add(parent, tag, class)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// Adds words.
pub fn say(parent: &Element, text: &str) -> Result<(), JsValue> {
    let document = parent.owner_document().ok_or_else(|| JsValue::from_str("The panel has no document."))?;
    parent.append_child(&document.create_text_node(text)).map(drop)
}

/// Adds a button that does something with one of many.
pub fn button(parent: &Element, class: &str, act: &str, id: Option<usize>) -> Result<Element, JsValue> {
    let button = add(parent, "button", class)?;
    button.set_attribute("type", "button")?;
    button.set_attribute("data-act", act)?;
    if let Some(id) = id {
        button.set_attribute("data-id", &id.to_string())?;
    }
    Ok(button)
}

/// Takes everything out of an element.
pub fn clear(element: &Element) {
    element.set_text_content(None);
}
