//! Finding a person or words among the quotations. What is looked for stands in the panel's own field and buttons.

use super::Host;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlInputElement};

/// The elements that match a selector.
fn all(root: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    let list = root.query_selector_all(selector)?;
    Ok((0..list.length()).filter_map(|at| list.item(at)?.dyn_into::<Element>().ok()).collect())
}

/// Makes one kind the chosen one.
pub(super) fn choose(root: &Element, choice: &Element) -> Result<(), JsValue> {
    for other in all(root, ".kind-choice")? {
        let chosen = other.is_same_node(Some(choice));
        other.set_attribute("aria-pressed", if chosen { "true" } else { "false" })?;
    }
    Ok(())
}

/// Shows the quotations that hold what is looked for, or whose speaker's name does, and are of the chosen kind.
pub(super) fn filter(root: &Element, host: &Host) -> Result<(), JsValue> {
    let field = root.query_selector(".find")?.and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return Ok(()) };
    let written = field.value();
    let wanted = written.trim().to_lowercase();
    let kind = root
        .query_selector(".kind-choice[aria-pressed=true]")?
        .and_then(|choice| choice.get_attribute("data-kind"))
        .filter(|kind| kind != "all");
    let holds =
        |element: &Element| element.text_content().unwrap_or_default().to_lowercase().contains(&wanted);
    let mut shown = 0;
    for card in all(root, ".speaker")? {
        let named = match card.query_selector(".name")? {
            Some(name) => holds(&name),
            None => false,
        };
        let mut shown_here = 0;
        for quotation in all(&card, ".quotation")? {
            let of_kind = kind.as_ref().is_none_or(|kind| quotation.class_list().contains(kind));
            let fits = of_kind && (named || holds(&quotation));
            quotation.toggle_attribute_with_force("hidden", !fits)?;
            shown_here += u32::from(fits);
        }
        card.toggle_attribute_with_force("hidden", shown_here == 0)?;
        if let Some(more) = card.query_selector(".more")?
            && (!wanted.is_empty() || kind.is_some())
        {
            more.set_attribute("open", "")?;
        }
        shown += shown_here;
    }
    if let Some(none) = root.query_selector(".none")? {
        let words = match shown {
            0 if wanted.is_empty() => host.text("none_of_kind", Vec::new()),
            0 => host.text("none_found", vec![written.trim().to_owned()]),
            _ => String::new(),
        };
        none.set_text_content(Some(&words));
    }
    Ok(())
}
