//! Who is quoted, and what each said.

use super::Draw;
use crate::browser::dom::Element;
use crate::quotes::QuoteKind;
use crate::view::QuoteLine;

/// How many quotations a speaker shows before the rest must be asked for.
const FIRST: usize = 8;
/// With no more than this many, none must be.
const ALL: usize = 12;
/// With fewer quotations than this there is nothing to look for.
const WORTH_A_SEARCH: usize = 4;

impl Draw<'_> {
    pub(super) fn who(&self, parent: Element<'_>) {
        let view = self.view;
        let people = view.speakers.iter().filter(|s| s.name.is_some()).count();
        let aside = if view.quotes.is_empty() {
            String::new()
        } else {
            let quotations = self.words.count("quotations", view.quotes.len());
            self.words.with("both", &[&self.words.count("people", people), &quotations])
        };
        let section = self.section(parent, "quoted", "who_is_quoted", &aside);
        if view.quotes.is_empty() {
            section.add_text("p", "empty", &self.words.text("quoted_empty"));
            return;
        }
        section.add_text("p", "hint", &self.words.text("press_a_line"));
        if view.quotes.len() >= WORTH_A_SEARCH {
            self.finder(section);
        }
        for speaker in &view.speakers {
            let card = section.add("article", "speaker");
            let row = card.add("div", "heading");
            match &speaker.name {
                Some(name) => self.page_words(row, "h3", "name", name),
                None => row.add_text("h3", "name", &self.words.text("not_named")),
            };
            row.add_text("span", "aside", &self.words.count("quotations", speaker.quotes.len()));
            if let Some(description) = &speaker.description {
                self.page_words(card, "p", "description", description);
            }
            let shown = if speaker.quotes.len() > ALL { FIRST } else { ALL };
            self.quotations(card, speaker.quotes.iter().take(shown));
            let rest = speaker.quotes.len().saturating_sub(shown);
            if rest > 0 {
                let more = card.add("details", "more-quotations");
                more.add_text("summary", "plain", &self.words.count("show_more", rest));
                self.quotations(more, speaker.quotes.iter().skip(shown));
            }
        }
    }

    /// The field that finds a person or words, the choice of speakers, and that of kinds. What they do is
    /// `extension/find.js`.
    fn finder(&self, section: Element<'_>) {
        let label = self.words.text("find");
        let field = section.add("input", "find");
        field.set("type", "search");
        field.set("placeholder", &label);
        field.set("aria-label", &label);
        let speakers = &self.view.speakers;
        if speakers.len() > 1 {
            let by = section.add("select", "by");
            by.set("aria-label", &self.words.text("by_speaker"));
            by.add_text("option", "", &self.words.text("everyone")).set("value", "");
            for (at, speaker) in speakers.iter().enumerate() {
                let name = speaker.name.clone().unwrap_or_else(|| self.words.text("not_named"));
                let words = self.words.with("with_count", &[&name, &self.words.number(speaker.quotes.len())]);
                by.add_text("option", "", &words).set("value", &at.to_string());
            }
        }
        let kinds = section.add("div", "kinds");
        kinds.set("role", "group");
        kinds.set("aria-label", &self.words.text("kinds"));
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
            let choice = kinds.add("button", &format!("kind-choice {name}"));
            choice.set("type", "button");
            choice.set("data-kind", name);
            choice.set("aria-pressed", if name == "all" { "true" } else { "false" });
            choice.say(&self.words.text(key));
            choice.say(" ");
            choice.add_text("span", "number", &self.words.number(number));
        }
        let none = section.add("p", "hint none");
        none.set("role", "status");
    }

    fn quotations<'b>(&self, parent: Element<'_>, ids: impl Iterator<Item = &'b usize>) {
        let list = parent.add("ol", "quotations");
        for id in ids {
            if let Some(quote) = self.view.quotes.get(*id) {
                self.quotation(list, *id, quote);
            }
        }
    }

    fn quotation(&self, list: Element<'_>, id: usize, quote: &QuoteLine) {
        let (class, kind) = match quote.kind {
            QuoteKind::Direct => ("quotation direct", "kind_direct"),
            QuoteKind::Mixed => ("quotation mixed", "kind_mixed"),
            QuoteKind::Indirect => ("quotation indirect", "kind_indirect"),
        };
        let item = list.add("li", class);
        let row = item.add("div", "cue");
        let lead = row.add("span", "lead");
        if let Some(doubt) = &quote.doubt {
            let details = lead.add("details", "perhaps");
            details.add_text("summary", "", &self.words.text("perhaps"));
            details.add_text("p", "", &self.why(&quote.rule, doubt));
            lead.say(" ");
        }
        if !quote.lead.is_empty() {
            let words = self.page_words(lead, "bdi", "", "");
            for stretch in &quote.lead {
                words.add_text(if stretch.strong { "u" } else { "span" }, "", &stretch.text);
            }
        }
        let label = row.add_text("span", "aside", &self.words.text(kind));
        label.set("title", &self.why(&quote.rule, &quote.why));
        self.icon(row, "copy", "copy_quote", id);
        self.icon(row, "more", "correct_quote", id).set("aria-expanded", "false");
        let press = item.button("line words", "show_quote", Some(id));
        let words = self.page_words(press, "bdi", "", "");
        for stretch in &quote.words {
            words.add_text(if stretch.strong { "span" } else { "i" }, "", &stretch.text);
        }
    }
}
