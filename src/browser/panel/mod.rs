//! View → the panel's DOM, and presses → the host.
//!
//! One panel serves the browser's side panel, a tab and the demo page. It draws what it is given and asks the host
//! for words in the reader's language; what a press does is the host's business.

mod folded;
mod timeline;
mod who;

use super::dom::{add, add_text, button, clear, say};
use crate::view::View;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

#[wasm_bindgen]
extern "C" {
    /// Who holds the panel: `extension/panel.js`, `www/demo.js`.
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

    /// Does what a button says, to the one of its kind it names.
    #[wasm_bindgen(method, structural)]
    fn act(this: &Host, act: &str, id: Option<u32>);
}

/// The panel.
#[wasm_bindgen]
pub struct Panel {
    root: Element,
    host: Host,
    view: Option<View>,
    open: Vec<u32>,
    _press: Closure<dyn FnMut(Event)>,
}

/// What the sections of the panel draw with.
struct Draw<'a> {
    host: &'a Host,
    view: &'a View,
    /// The folds that are open.
    open: &'a [u32],
}

#[wasm_bindgen]
impl Panel {
    /// A panel in an element, which it has for itself.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Element, host: Host) -> Result<Panel, JsValue> {
        let asked = host.clone();
        let press = Closure::wrap(Box::new(move |event: Event| {
            let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
            if let Some(button) = target.and_then(|t| t.closest("[data-act]").ok().flatten())
                && let Some(act) = button.get_attribute("data-act")
            {
                asked.act(&act, button.get_attribute("data-id").and_then(|id| id.parse().ok()));
            }
        }) as Box<dyn FnMut(Event)>);
        root.add_event_listener_with_callback("click", press.as_ref().unchecked_ref())?;
        Ok(Panel { root, host, view: None, open: Vec::new(), _press: press })
    }

    /// Draws a view; `open` are the numbers of the folds that are open on the page.
    pub fn show(&mut self, view: JsValue, open: Vec<u32>) -> Result<(), JsValue> {
        self.view = Some(serde_wasm_bindgen::from_value(view)?);
        self.open = open;
        self.draw()
    }

    /// Says which folds are open now.
    pub fn folds(&mut self, open: Vec<u32>) -> Result<(), JsValue> {
        self.open = open;
        let Some(view) = &self.view else { return Ok(()) };
        let draw = Draw { host: &self.host, view, open: &self.open };
        draw.fold_buttons(&self.root)
    }

    /// Says one thing in place of a reading: a heading, sentences, and buttons (act and words by turns).
    pub fn say(
        &mut self,
        state: &str,
        heading: &str,
        lines: Vec<String>,
        buttons: Vec<String>,
    ) -> Result<(), JsValue> {
        self.view = None;
        clear(&self.root);
        self.root.set_attribute("data-state", state)?;
        let section = add(&self.root, "section", "message")?;
        section.set_attribute("role", "status")?;
        message(&section, "h1", heading, &lines, &buttons)
    }

    /// Says something above a reading that stays.
    pub fn note(
        &mut self,
        state: &str,
        heading: &str,
        lines: Vec<String>,
        buttons: Vec<String>,
    ) -> Result<(), JsValue> {
        if let Some(old) = self.root.query_selector(".note")? {
            old.remove();
        }
        self.root.set_attribute("data-state", state)?;
        let note = add(&self.root, "section", "note")?;
        note.set_attribute("role", "status")?;
        self.root.insert_before(&note, self.root.first_child().as_ref())?;
        message(&note, "h2", heading, &lines, &buttons)
    }

    fn draw(&mut self) -> Result<(), JsValue> {
        let Some(view) = &self.view else { return Ok(()) };
        let draw = Draw { host: &self.host, view, open: &self.open };
        let state = if view.is_article { "read" } else { "declined" };
        clear(&self.root);
        self.root.set_attribute("data-state", state)?;
        draw.header(&self.root)?;
        draw.nav(&self.root)?;
        let sections = add(&self.root, "div", "sections")?;
        draw.who(&sections)?;
        draw.timeline(&sections)?;
        draw.outline(&sections)?;
        draw.folded(&sections)?;
        draw.foot(&self.root)?;
        draw.fold_buttons(&self.root)
    }
}

fn message(
    section: &Element,
    level: &str,
    heading: &str,
    lines: &[String],
    buttons: &[String],
) -> Result<(), JsValue> {
    add_text(section, level, "", heading)?;
    for line in lines {
        add_text(section, "p", "", line)?;
    }
    if !buttons.is_empty() {
        let row = add(section, "p", "buttons")?;
        for pair in buttons.chunks_exact(2) {
            if let [act, words] = pair {
                button(&row, "plain", act, None)?.set_text_content(Some(words));
            }
        }
    }
    Ok(())
}

impl Draw<'_> {
    fn text(&self, key: &str) -> String {
        self.host.text(key, Vec::new())
    }

    fn count(&self, key: &str, number: usize) -> String {
        self.host.count(key, number as u32)
    }

    fn number(&self, number: usize) -> String {
        self.host.number(number as u32)
    }

    /// The sentence of a rule, in the reader's language if that has it.
    fn why(&self, rule: &str, sentence: &str) -> String {
        let key = format!("why_{}", rule.replace('/', "_"));
        let said = self.text(&key);
        if said == key { sentence.to_owned() } else { said }
    }

    /// Words in the quotation marks of the reader's language.
    fn in_marks(&self, words: &str) -> String {
        self.host.text("in_marks", vec![words.to_owned()])
    }

    /// Adds words of the page: in its language, and kept apart from ours where directions differ.
    fn page_words(&self, parent: &Element, tag: &str, class: &str, text: &str) -> Result<Element, JsValue> {
        let element = add(parent, tag, class)?;
        if let Some(language) = &self.view.metadata.language {
            element.set_attribute("lang", language)?;
        }
        element.set_attribute("dir", "auto")?;
        if tag == "bdi" {
            say(&element, text)?;
        } else {
            add_text(&element, "bdi", "", text)?;
        }
        Ok(element)
    }

    /// Adds a section with its heading and what stands beside it.
    fn section(&self, parent: &Element, name: &str, heading: &str, aside: &str) -> Result<Element, JsValue> {
        let section = add(parent, "section", name)?;
        let id = format!("panel-{name}");
        section.set_attribute("aria-labelledby", &id)?;
        let row = add(&section, "div", "heading")?;
        let heading = add_text(&row, "h2", "", &self.text(heading))?;
        heading.set_id(&id);
        heading.set_attribute("tabindex", "-1")?;
        if !aside.is_empty() {
            add_text(&row, "span", "aside", aside)?;
        }
        Ok(section)
    }

    fn header(&self, root: &Element) -> Result<(), JsValue> {
        let metadata = &self.view.metadata;
        let header = add(root, "header", "head")?;
        let title = metadata.title.as_deref().unwrap_or_default();
        if title.is_empty() {
            add_text(&header, "h1", "title", &self.text("untitled"))?;
        } else {
            self.page_words(&header, "h1", "title", title)?;
        }
        if let Some(standfirst) = &self.view.standfirst {
            self.page_words(&header, "p", "standfirst", standfirst)?;
        }
        if !metadata.authors.is_empty() {
            let authors = add(&header, "p", "authors")?;
            for (at, author) in metadata.authors.iter().enumerate() {
                if at > 0 {
                    say(&authors, &self.text("comma"))?;
                }
                self.page_words(&authors, "bdi", "", author)?;
            }
        }
        let line = add(&header, "p", "published")?;
        if let Some(publisher) = metadata.publisher.as_ref().or(metadata.site.as_ref()) {
            self.page_words(&line, "bdi", "publisher", publisher)?;
        }
        if let Some(published) = &metadata.published {
            if line.has_child_nodes() {
                say(&line, " · ")?;
            }
            let time = add_text(&line, "time", "", &self.host.date("day", published, published))?;
            time.set_attribute("datetime", published)?;
        }
        let facts = add(&header, "p", "facts")?;
        let length = [self.count("minutes", self.view.minutes), self.count("words", self.view.words)];
        let sure = (self.view.confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
        say(&facts, &self.host.text("facts", length.to_vec()))?;
        say(&facts, " · ")?;
        say(&facts, &self.host.text("sure", vec![self.host.number(sure)]))?;
        let buttons = add(&header, "p", "buttons")?;
        if !self.view.folds.is_empty() {
            button(&buttons, "plain all", "all", None)?;
        }
        let list = self.menu(&buttons, "plain", &self.text("copy_or_save"))?;
        for (heading, items) in [
            ("copy", &["copy_findings", "copy_article"][..]),
            ("save_as", &["save_markdown", "save_json", "save_csv", "save_csv_dates", "save_ics"]),
        ] {
            add_text(&list, "p", "group", &self.text(heading))?;
            for act in items {
                self.press(&list, "item", act, None)?;
            }
        }
        self.press(&buttons, "plain settings", "settings", None).map(drop)
    }

    /// Adds a button that says what it does.
    fn press(&self, parent: &Element, class: &str, act: &str, id: Option<usize>) -> Result<Element, JsValue> {
        let press = button(parent, class, act, id)?;
        press.set_text_content(Some(&self.text(act)));
        Ok(press)
    }

    /// Adds a button that is drawn and has its words for whoever does not see it.
    fn icon(&self, parent: &Element, class: &str, act: &str, id: usize) -> Result<Element, JsValue> {
        let press = button(parent, &format!("icon {class}"), act, Some(id))?;
        let words = self.text(act);
        press.set_attribute("aria-label", &words)?;
        press.set_attribute("title", &words)?;
        Ok(press)
    }

    /// Adds a menu; answers where its items go.
    fn menu(&self, parent: &Element, class: &str, words: &str) -> Result<Element, JsValue> {
        let menu = add(parent, "details", "menu")?;
        add_text(&menu, "summary", class, words)?;
        add(&menu, "div", "items")
    }

    /// What stands below everything: the page as a whole, and what was done with it.
    fn foot(&self, root: &Element) -> Result<(), JsValue> {
        let foot = add(root, "footer", "foot")?;
        let buttons = add(&foot, "p", "buttons")?;
        if !self.view.folds.is_empty() {
            button(&buttons, "plain all", "all", None)?;
            self.press(&buttons, "plain never", "never_site", None)?;
        }
        self.press(&buttons, "plain always", "always_site", None)?;
        self.press(&buttons, "plain", "restore", None)?;
        add_text(&foot, "p", "hint", &self.text("nothing_sent")).map(drop)
    }

    fn nav(&self, root: &Element) -> Result<(), JsValue> {
        let nav = add(root, "nav", "jump")?;
        nav.set_attribute("aria-label", &self.text("sections"))?;
        let view = self.view;
        let rows = [
            ("quoted", "nav_quoted", view.quotes.len()),
            ("dates", "nav_dates", view.dates.len()),
            ("outline", "nav_outline", view.outline.len()),
            ("folded", "nav_folded", view.folds.len()),
        ];
        for (name, key, number) in rows {
            let jump = add(&nav, "a", "")?;
            jump.set_attribute("href", &format!("#panel-{name}"))?;
            say(&jump, &self.text(key))?;
            if number > 0 {
                say(&jump, " ")?;
                add_text(&jump, "span", "number", &self.number(number))?;
            }
        }
        Ok(())
    }

    fn outline(&self, parent: &Element) -> Result<(), JsValue> {
        let outline = &self.view.outline;
        let aside = if outline.is_empty() { String::new() } else { self.count("parts", outline.len()) };
        let section = self.section(parent, "outline", "outline", &aside)?;
        if outline.is_empty() {
            add_text(&section, "p", "empty", &self.text("outline_empty"))?;
            return Ok(());
        }
        let list = add(&section, "ol", "lines")?;
        if self.view.opening > 0 {
            let item = add(&list, "li", "opening")?;
            add_text(&item, "span", "", &self.text("opening"))?;
            add_text(&item, "span", "aside", &self.count("words", self.view.opening))?;
        }
        for (at, heading) in outline.iter().enumerate() {
            let item = add(&list, "li", &format!("level-{}", heading.level))?;
            let press = button(&item, "line", "show_heading", Some(at))?;
            self.page_words(&press, "bdi", "event", &heading.text)?;
            add_text(&item, "span", "aside", &self.count("words", heading.words))?;
        }
        Ok(())
    }
}
