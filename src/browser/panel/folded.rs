//! What was folded, and why.

use super::Draw;
use crate::blocks::Role;
use crate::browser::dom::{add, add_text, button};
use crate::view::{Fold, Notice};
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
        // Folds of the same kinds stand together, where the first of them does.
        let mut groups: Vec<(String, Vec<(usize, &Fold)>)> = Vec::new();
        for (id, fold) in view.folds.iter().enumerate() {
            let kinds = self.kinds(&fold.notices);
            match groups.iter_mut().find(|group| group.0 == kinds) {
                Some(group) => group.1.push((id, fold)),
                None => groups.push((kinds, vec![(id, fold)])),
            }
        }
        for (kinds, folds) in &groups {
            let group = add(&section, "div", "fold")?;
            let row = add(&group, "div", "heading")?;
            add_text(&row, "h3", "kind", kinds)?;
            let words = folds.iter().map(|(_, fold)| fold.words).sum();
            add_text(&row, "span", "number", &self.count("words", words))?;
            let first = folds.first().map(|(id, _)| *id);
            let several = folds.len() > 1;
            button(&row, "link", if several { "kind" } else { "toggle" }, first)?;
            let list = self.menu(&row, "icon more", "")?;
            for act in ["never_kind_here", "never_kind"] {
                button(&list, "item", act, first)?
                    .set_text_content(Some(&self.host.text(act, vec![kinds.clone()])));
            }
            self.press(&list, "item", "never_site", None)?;
            if let Some(summary) = group.query_selector("summary")? {
                summary.set_attribute("aria-label", &self.host.text("choices", vec![kinds.clone()]))?;
            }
            for (id, fold) in folds {
                for (at, notice) in fold.notices.iter().enumerate() {
                    let line = add(&group, "div", "entry")?;
                    self.notice(&line, notice, "show_fold", *id)?;
                    if several && at == 0 {
                        button(&line, "link", "toggle", Some(*id))?;
                    }
                }
            }
        }
        if !view.open.is_empty() {
            let group = add(&section, "div", "fold left")?;
            add_text(&group, "h3", "kind", &self.text("left_open"))?;
            add_text(&group, "p", "hint", &self.text("left_open_why"))?;
            for (id, notice) in view.open.iter().enumerate() {
                let line = add(&group, "div", "entry")?;
                self.notice(&line, notice, "show_open", id)?;
            }
        }
        Ok(())
    }

    fn notice(&self, line: &Element, notice: &Notice, act: &str, id: usize) -> Result<(), JsValue> {
        let press = button(line, "line notice", act, Some(id))?;
        self.page_words(&press, "bdi", "", &notice.start)?;
        add_text(line, "p", "why", &self.why(&notice.rule, &notice.why)).map(drop)
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
        kinds.join(&self.text("comma"))
    }

    /// Writes on the buttons what they would do now.
    pub(super) fn fold_buttons(&self, root: &Element) -> Result<(), JsValue> {
        let buttons = root.query_selector_all("[data-act=toggle], [data-act=all], [data-act=kind]")?;
        let is_open = |id: usize| self.open.contains(&(id as u32));
        let folds = &self.view.folds;
        let all_kinds: Vec<String> = folds.iter().map(|fold| self.kinds(&fold.notices)).collect();
        for at in 0..buttons.length() {
            let Some(button) =
                buttons.item(at).and_then(|b| wasm_bindgen::JsCast::dyn_into::<Element>(b).ok())
            else {
                continue;
            };
            let id: Option<usize> = button.get_attribute("data-id").and_then(|id| id.parse().ok());
            let kinds = id.and_then(|id| all_kinds.get(id)).cloned().unwrap_or_default();
            let act = button.get_attribute("data-act").unwrap_or_default();
            // Which folds it is about.
            let is_meant = |at: usize| match act.as_str() {
                "toggle" => id == Some(at),
                "kind" => all_kinds.get(at) == Some(&kinds),
                _ => true,
            };
            let about: Vec<usize> = (0..folds.len()).filter(|at| is_meant(*at)).collect();
            let words = about.iter().filter_map(|at| folds.get(*at)).map(|fold| fold.words).sum();
            let open = about.iter().all(|id| is_open(*id));
            let label = match (open, about.len()) {
                (true, 1) if id.is_some() => self.text("fold"),
                (false, 1) if id.is_some() => self.text("unfold"),
                (true, many) => self.count("fold_all", many),
                (false, many) => self.count("unfold_all", many),
            };
            button.set_text_content(Some(&label));
            button.set_attribute("aria-expanded", if open { "true" } else { "false" })?;
            if id.is_some() {
                let name = vec![label, kinds, self.count("words", words)];
                button.set_attribute("aria-label", &self.host.text("fold_label", name))?;
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
