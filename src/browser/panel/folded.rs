//! What was folded, and why.

use super::Draw;
use crate::blocks::Role;
use crate::browser::dom::Element;
use crate::view::{Fold, Notice};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element as Root;

impl Draw<'_> {
    pub(super) fn folded(&self, parent: Element<'_>) {
        let view = self.view;
        let notices = view.folds.len();
        let words: usize = view.folds.iter().map(|f| f.words).sum();
        let aside = if notices == 0 {
            String::new()
        } else {
            self.words
                .with("both", &[&self.words.count("notices", notices), &self.words.count("words", words)])
        };
        let section = self.section(parent, "folded", "folded_here", &aside);
        if view.folds.is_empty() && view.open.is_empty() {
            section.add_text("p", "empty", &self.words.text("folded_empty"));
            return;
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
            let group = section.add("div", "fold");
            let row = group.add("div", "heading");
            row.add_text("h3", "kind", kinds);
            let words = folds.iter().map(|(_, fold)| fold.words).sum();
            row.add_text("span", "number", &self.words.count("words", words));
            let first = folds.first().map(|(id, _)| *id);
            let several = folds.len() > 1;
            self.fold_button(row, "link", if several { "kind" } else { "toggle" }, first);
            let named = self.words.with("choices", &[kinds]);
            let list = self.menu(row, "icon more", "", Some(&named));
            for act in ["never_kind_here", "never_kind"] {
                list.button("item", act, first).say(&self.words.with(act, &[kinds]));
            }
            self.press(list, "item", "never_site", None);
            for (id, fold) in folds {
                for (at, notice) in fold.notices.iter().enumerate() {
                    let line = group.add("div", "entry");
                    self.notice(line, notice, "show_fold", *id);
                    if several && at == 0 {
                        self.fold_button(line, "link", "toggle", Some(*id));
                    }
                }
            }
        }
        if !view.open.is_empty() {
            let group = section.add("div", "fold left");
            group.add_text("h3", "kind", &self.words.text("left_open"));
            group.add_text("p", "hint", &self.words.text("left_open_why"));
            for (id, notice) in view.open.iter().enumerate() {
                let line = group.add("div", "entry");
                self.notice(line, notice, "show_open", id);
            }
        }
    }

    fn notice(&self, line: Element<'_>, notice: &Notice, act: &str, id: usize) {
        let press = line.button("line notice", act, Some(id));
        self.page_words(press, "bdi", "", &notice.start);
        line.add_text("p", "why", &self.why(&notice.rule, &notice.why));
    }

    /// The kinds of notices, each once, in their order.
    fn kinds(&self, notices: &[Notice]) -> String {
        let mut kinds: Vec<String> = Vec::new();
        for notice in notices {
            let kind = self.words.text(message(notice.kind));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.join(&self.words.text("comma"))
    }

    /// Adds a button that folds and unfolds.
    pub(super) fn fold_button(&self, parent: Element<'_>, class: &str, act: &str, id: Option<usize>) {
        let press = self.folding(act, id);
        let button = parent.button(class, act, id).set("aria-expanded", press.expanded());
        button.say(&press.label);
        if let Some(name) = &press.name {
            button.set("aria-label", name);
        }
    }

    /// Writes on the buttons that are there what they would do now.
    pub(super) fn fold_buttons(&self, root: &Root) -> Result<(), JsValue> {
        let buttons = root.query_selector_all("[data-act=toggle], [data-act=all], [data-act=kind]")?;
        for at in 0..buttons.length() {
            let Some(button) = buttons.item(at).and_then(|b| b.dyn_into::<Root>().ok()) else { continue };
            let id = button.get_attribute("data-id").and_then(|id| id.parse().ok());
            let press = self.folding(&button.get_attribute("data-act").unwrap_or_default(), id);
            button.set_text_content(Some(&press.label));
            button.set_attribute("aria-expanded", press.expanded())?;
            if let Some(name) = &press.name {
                button.set_attribute("aria-label", name)?;
            }
        }
        Ok(())
    }

    /// What a press would do now to a fold, to all of its kinds, or to all.
    fn folding(&self, act: &str, id: Option<usize>) -> Folding {
        let folds = &self.view.folds;
        let kinds = id.and_then(|id| folds.get(id)).map(|fold| self.kinds(&fold.notices)).unwrap_or_default();
        // Which folds it is about.
        let is_meant = |at: usize, fold: &Fold| match act {
            "toggle" => id == Some(at),
            "kind" => self.kinds(&fold.notices) == kinds,
            _ => true,
        };
        let about: Vec<(usize, &Fold)> =
            folds.iter().enumerate().filter(|(at, fold)| is_meant(*at, fold)).collect();
        let open = about.iter().all(|(at, _)| self.open.contains(&(*at as u32)));
        let label = match (open, about.len()) {
            (true, 1) if id.is_some() => self.words.text("fold"),
            (false, 1) if id.is_some() => self.words.text("unfold"),
            (true, many) => self.words.count("fold_all", many),
            (false, many) => self.words.count("unfold_all", many),
        };
        let words = about.iter().map(|(_, fold)| fold.words).sum();
        let name =
            id.map(|_| self.words.with("fold_label", &[&label, &kinds, &self.words.count("words", words)]));
        Folding { label, name, open }
    }
}

/// What a button that folds and unfolds says.
struct Folding {
    label: String,
    /// Its name for whoever does not see what stands beside it.
    name: Option<String>,
    /// Whether what it is about is open.
    open: bool,
}

impl Folding {
    fn expanded(&self) -> &'static str {
        if self.open { "true" } else { "false" }
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
