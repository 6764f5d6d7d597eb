//! What was folded, and why.

use super::Draw;
use crate::blocks::Role;
use crate::browser::dom::{add, add_text, button, say};
use crate::view::Notice;
use wasm_bindgen::JsValue;
use web_sys::Element;

impl Draw<'_> {
    pub(super) fn folded(&self, parent: &Element) -> Result<(), JsValue> {
        let view = self.view;
        let notices = view.folds.len();
        let words: usize = view.folds.iter().map(|f| f.words).sum();
        let aside = if notices == 0 {
            String::new()
        } else {
            self.host.text("both", vec![self.count("notices", notices), self.count("words", words)])
        };
        let section = self.section(parent, "folded", "folded_here", &aside)?;
        if view.folds.is_empty() && view.open.is_empty() {
            add_text(&section, "p", "empty", &self.text("folded_empty"))?;
            return Ok(());
        }
        for (id, fold) in view.folds.iter().enumerate() {
            let group = add(&section, "div", "fold")?;
            let row = add(&group, "div", "heading")?;
            let heading = add(&row, "h3", "kind")?;
            say(&heading, &self.kinds(&fold.notices))?;
            add_text(&row, "span", "number", &self.count("words", fold.words))?;
            button(&row, "link", "toggle", Some(id))?;
            for notice in &fold.notices {
                self.notice(&group, notice, "show_fold", Some(id))?;
            }
        }
        if !view.open.is_empty() {
            let group = add(&section, "div", "fold left")?;
            add_text(&group, "h3", "kind", &self.text("left_open"))?;
            add_text(&group, "p", "hint", &self.text("left_open_why"))?;
            for (id, notice) in view.open.iter().enumerate() {
                self.notice(&group, notice, "show_open", Some(id))?;
            }
        }
        Ok(())
    }

    fn notice(&self, group: &Element, notice: &Notice, act: &str, id: Option<usize>) -> Result<(), JsValue> {
        let press = button(group, "line notice", act, id)?;
        self.page_words(&press, "bdi", "", &notice.start)?;
        add_text(group, "p", "why", &notice.why).map(drop)
    }

    /// The kinds of notices, each once, in their order.
    fn kinds(&self, notices: &[Notice]) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for notice in notices {
            let kind = self.text(message(notice.kind));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.join(", ")
    }

    /// Writes on the buttons what they would do now.
    pub(super) fn fold_buttons(&self, root: &Element) -> Result<(), JsValue> {
        let buttons = root.query_selector_all("[data-act=toggle], [data-act=all]")?;
        let is_open = |id: usize| self.open.contains(&(id as u32));
        let all_open = (0..self.view.folds.len()).all(is_open);
        for at in 0..buttons.length() {
            let Some(button) =
                buttons.item(at).and_then(|b| wasm_bindgen::JsCast::dyn_into::<Element>(b).ok())
            else {
                continue;
            };
            let id: Option<usize> = button.get_attribute("data-id").and_then(|id| id.parse().ok());
            let open = id.map_or(all_open, is_open);
            let words = match id {
                Some(_) => self.text(if open { "fold" } else { "unfold" }),
                None => self.count(if open { "fold_all" } else { "unfold_all" }, self.view.folds.len()),
            };
            button.set_text_content(Some(&words));
            button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
            if let Some(fold) = id.and_then(|id| self.view.folds.get(id)) {
                let name = [words, self.kinds(&fold.notices), self.count("words", fold.words)];
                button.set_attribute("aria-label", &self.host.text("fold_label", name.to_vec()))?;
            }
        }
        Ok(())
    }
}

/// The message that names a kind of notice.
fn message(role: Role) -> &'static str {
    match role {
        Role::Disclaimer => "role_disclaimer",
        Role::Copyright => "role_copyright",
        Role::Source => "role_source",
        Role::AuthorBio => "role_author_bio",
        Role::Promo => "role_promo",
        Role::Appeal => "role_appeal",
        Role::Contact => "role_contact",
        _ => "role_other",
    }
}
