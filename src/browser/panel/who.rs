//! Who is quoted, and what each said.

use super::Draw;
use crate::browser::dom::{add, add_text, button, say};
use crate::quotes::QuoteKind;
use crate::view::QuoteLine;
use wasm_bindgen::JsValue;
use web_sys::Element;

/// How many quotations a speaker shows before the rest must be asked for.
const FIRST: usize = 8;
/// With no more than this many, none must be.
const ALL: usize = 12;
/// With fewer quotations than this there is nothing to look for.
const WORTH_A_SEARCH: usize = 4;

impl Draw<'_> {
    pub(super) fn who(&self, parent: &Element) -> Result<(), JsValue> {
        let view = self.view;
        let people = view.speakers.iter().filter(|s| s.name.is_some()).count();
        let aside = if view.quotes.is_empty() {
            String::new()
        } else {
            let counts = [self.count("people", people), self.count("quotations", view.quotes.len())];
            self.host.text("both", counts.to_vec())
        };
        let section = self.section(parent, "quoted", "who_is_quoted", &aside)?;
        if view.quotes.is_empty() {
            add_text(&section, "p", "empty", &self.text("quoted_empty"))?;
            return Ok(());
        }
        add_text(&section, "p", "hint", &self.text("press_a_line"))?;
        if view.quotes.len() >= WORTH_A_SEARCH {
            self.finder(&section)?;
        }
        for speaker in &view.speakers {
            let card = add(&section, "article", "speaker")?;
            let row = add(&card, "div", "heading")?;
            match &speaker.name {
                Some(name) => self.page_words(&row, "h3", "name", name)?,
                None => add_text(&row, "h3", "name", &self.text("not_named"))?,
            };
            add_text(&row, "span", "aside", &self.count("quotations", speaker.quotes.len()))?;
            if let Some(description) = &speaker.description {
                self.page_words(&card, "p", "description", description)?;
            }
            let shown = if speaker.quotes.len() > ALL { FIRST } else { ALL };
            self.quotations(&card, speaker.quotes.iter().take(shown))?;
            let rest = speaker.quotes.len().saturating_sub(shown);
            if rest > 0 {
                let more = add(&card, "details", "more-quotations")?;
                add_text(&more, "summary", "plain", &self.count("show_more", rest))?;
                self.quotations(&more, speaker.quotes.iter().skip(shown))?;
            }
        }
        Ok(())
    }

    /// The field that finds a person or words, the choice of speakers, and that of kinds. What they do is
    /// `extension/find.js`.
    fn finder(&self, section: &Element) -> Result<(), JsValue> {
        let label = self.text("find");
        let field = add(section, "input", "find")?;
        field.set_attribute("type", "search")?;
        field.set_attribute("placeholder", &label)?;
        field.set_attribute("aria-label", &label)?;
        let speakers = &self.view.speakers;
        if speakers.len() > 1 {
            let by = add(section, "select", "by")?;
            by.set_attribute("aria-label", &self.text("by_speaker"))?;
            add_text(&by, "option", "", &self.text("everyone"))?.set_attribute("value", "")?;
            for (at, speaker) in speakers.iter().enumerate() {
                let name = speaker.name.clone().unwrap_or_else(|| self.text("not_named"));
                let words = self.host.text("with_count", vec![name, self.number(speaker.quotes.len())]);
                add_text(&by, "option", "", &words)?.set_attribute("value", &at.to_string())?;
            }
        }
        let kinds = add(section, "div", "kinds")?;
        kinds.set_attribute("role", "group")?;
        kinds.set_attribute("aria-label", &self.text("kinds"))?;
        let quotes = &self.view.quotes;
        let of_kind = |kind: QuoteKind| quotes.iter().filter(|q| q.kind == kind).count();
        for (name, key, number) in [
            ("all", "kind_all", quotes.len()),
            ("direct", "kind_direct", of_kind(QuoteKind::Direct)),
            ("mixed", "kind_mixed", of_kind(QuoteKind::Mixed)),
            ("indirect", "kind_indirect", of_kind(QuoteKind::Indirect)),
        ] {
            if number == 0 {
                continue;
            }
            let choice = add(&kinds, "button", &format!("kind-choice {name}"))?;
            choice.set_attribute("type", "button")?;
            choice.set_attribute("data-kind", name)?;
            choice.set_attribute("aria-pressed", if name == "all" { "true" } else { "false" })?;
            say(&choice, &self.text(key))?;
            say(&choice, " ")?;
            add_text(&choice, "span", "number", &self.number(number))?;
        }
        let none = add(section, "p", "hint none")?;
        none.set_attribute("role", "status")
    }

    fn quotations<'b>(&self, parent: &Element, ids: impl Iterator<Item = &'b usize>) -> Result<(), JsValue> {
        let list = add(parent, "ol", "quotations")?;
        for id in ids {
            if let Some(quote) = self.view.quotes.get(*id) {
                self.quotation(&list, *id, quote)?;
            }
        }
        Ok(())
    }

    fn quotation(&self, list: &Element, id: usize, quote: &QuoteLine) -> Result<(), JsValue> {
        let (class, kind) = match quote.kind {
            QuoteKind::Direct => ("quotation direct", "kind_direct"),
            QuoteKind::Mixed => ("quotation mixed", "kind_mixed"),
            QuoteKind::Indirect => ("quotation indirect", "kind_indirect"),
        };
        let item = add(list, "li", class)?;
        let row = add(&item, "div", "cue")?;
        let lead = add(&row, "span", "lead")?;
        if let Some(doubt) = &quote.doubt {
            let details = add(&lead, "details", "perhaps")?;
            add_text(&details, "summary", "", &self.text("perhaps"))?;
            add_text(&details, "p", "", &self.why(&quote.rule, doubt))?;
            say(&lead, " ")?;
        }
        if !quote.lead.is_empty() {
            let words = self.page_words(&lead, "bdi", "", "")?;
            for stretch in &quote.lead {
                add_text(&words, if stretch.strong { "u" } else { "span" }, "", &stretch.text)?;
            }
        }
        let label = add_text(&row, "span", "aside", &self.text(kind))?;
        label.set_attribute("title", &self.why(&quote.rule, &quote.why))?;
        self.icon(&row, "copy", "copy_quote", id)?;
        self.icon(&row, "more", "correct_quote", id)?.set_attribute("aria-expanded", "false")?;
        let press = button(&item, "line words", "show_quote", Some(id))?;
        let words = self.page_words(&press, "bdi", "", "")?;
        for stretch in &quote.words {
            add_text(&words, if stretch.strong { "span" } else { "i" }, "", &stretch.text)?;
        }
        Ok(())
    }
}
