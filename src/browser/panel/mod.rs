//! View → the panel's DOM, and presses → the host.
//!
//! One panel serves the browser's side panel, a tab and the demo page. It draws what it is given and asks the host
//! for words in the reader's language; what a press does is the host's business.

mod folded;
mod timeline;
mod who;
mod words;

use super::dom::{Drawing, Element};
use crate::blocks::Role;
use crate::view::{self, PARTS, View};
use wasm_bindgen::prelude::*;
use web_sys::{Element as Root, Event, Node};
pub use words::Host;
use words::Words;

/// The panel.
#[wasm_bindgen]
pub struct Panel {
    root: Root,
    words: Words,
    view: Option<View>,
    open: Vec<u32>,
    drawn: Option<Drawn>,
    /// What stood there before and is out of sight.
    gone: Vec<Root>,
    _press: Closure<dyn FnMut(Event)>,
}

/// A view that was drawn and waits to be shown.
struct Drawn {
    view: View,
    open: Vec<u32>,
    made: Node,
}

/// What the sections of the panel draw with.
struct Draw<'a> {
    words: &'a Words,
    view: &'a View,
    /// The folds that are open.
    open: &'a [u32],
}

#[wasm_bindgen]
impl Panel {
    /// A panel in an element, which it has for itself.
    #[wasm_bindgen(constructor)]
    pub fn new(root: Root, host: Host) -> Result<Panel, JsValue> {
        let asked = host.clone();
        let press = Closure::wrap(Box::new(move |event: Event| {
            let target = event.target().and_then(|t| t.dyn_into::<Root>().ok());
            if let Some(button) = target.and_then(|t| t.closest("[data-act]").ok().flatten())
                && let Some(act) = button.get_attribute("data-act")
            {
                asked.act(&act, button.get_attribute("data-id").and_then(|id| id.parse().ok()));
            }
        }) as Box<dyn FnMut(Event)>);
        root.add_event_listener_with_callback("click", press.as_ref().unchecked_ref())?;
        Ok(Panel {
            root,
            words: Words::new(host),
            view: None,
            open: Vec::new(),
            drawn: None,
            gone: Vec::new(),
            _press: press,
        })
    }

    /// Draws a view, which nobody sees before [`Panel::show`]; `open` are the numbers of the folds that are open on the page.
    pub fn draw(&mut self, view: &str, open: Vec<u32>) -> Result<(), JsError> {
        let view =
            view::read(view).ok_or_else(|| JsError::new("What the panel was given to draw is no view."))?;
        let draw = Draw { words: &self.words, view: &view, open: &open };
        let drawing = Drawing::default();
        let root = drawing.root();
        draw.header(root);
        draw.nav(root);
        let sections = root.add("div", "sections");
        draw.who(sections);
        draw.timeline(sections);
        draw.outline(sections);
        draw.folded(sections);
        draw.foot(root);
        let made = self.made(drawing).map_err(|_| JsError::new("The panel could not be drawn."))?;
        self.drawn = Some(Drawn { view, open, made });
        Ok(())
    }

    /// Shows what was drawn last. What stood there before is out of sight, and stays below until [`Panel::sweep`]: to take
    /// apart what a browser has laid out takes longer than to show something else.
    pub fn show(&mut self) -> Result<(), JsValue> {
        let Some(Drawn { view, open, made }) = self.drawn.take() else { return Ok(()) };
        let state = if view.is_article { "read" } else { "declined" };
        (self.view, self.open) = (Some(view), open);
        let mut next = self.root.first_element_child();
        while let Some(part) = next {
            next = part.next_element_sibling();
            part.set_attribute("hidden", "")?;
            self.gone.push(part);
        }
        self.root.set_attribute("data-state", state)?;
        self.root.insert_before(&made, self.root.first_child().as_ref()).map(drop)
    }

    /// Takes away what stood there before.
    pub fn sweep(&mut self) {
        for part in self.gone.drain(..) {
            part.remove();
        }
    }

    /// Says which folds are open now.
    pub fn folds(&mut self, open: Vec<u32>) -> Result<(), JsValue> {
        self.open = open;
        let Some(view) = &self.view else { return Ok(()) };
        let draw = Draw { words: &self.words, view, open: &self.open };
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
        let drawing = Drawing::default();
        message(drawing.root().add("section", "message"), "h1", heading, &lines, &buttons);
        let made = self.made(drawing)?;
        self.gone.clear();
        self.root.set_text_content(None);
        self.root.set_attribute("data-state", state)?;
        self.root.append_child(&made).map(drop)
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
        let drawing = Drawing::default();
        message(drawing.root().add("section", "note"), "h2", heading, &lines, &buttons);
        self.root.insert_before(&self.made(drawing)?, self.root.first_child().as_ref()).map(drop)
    }

    /// Has a drawing made.
    fn made(&self, drawing: Drawing) -> Result<Node, JsValue> {
        let steps = drawing.steps();
        self.words.host.build(&steps.numbers, &steps.names.join(" "), &steps.values)
    }
}

fn message(section: Element<'_>, level: &'static str, heading: &str, lines: &[String], buttons: &[String]) {
    section.set("role", "status").add_text(level, "", heading);
    for line in lines {
        section.add_text("p", "", line);
    }
    if !buttons.is_empty() {
        let row = section.add("p", "buttons");
        for pair in buttons.chunks_exact(2) {
            if let [act, words] = pair {
                row.button("plain", act, None).say(words);
            }
        }
    }
}

impl Draw<'_> {
    /// The sentence of a rule, in the reader's language if that has it.
    fn why(&self, rule: &str, sentence: &str) -> String {
        let key = format!("why_{}", rule.replace('/', "_"));
        let said = self.words.text(&key);
        if said == key { sentence.to_owned() } else { said }
    }

    /// Words in the quotation marks of the reader's language.
    fn in_marks(&self, words: &str) -> String {
        self.words.with("in_marks", &[words])
    }

    /// Adds words of the page: in its language, and kept apart from ours where directions differ.
    fn page_words<'p>(&self, parent: Element<'p>, tag: &'static str, class: &str, text: &str) -> Element<'p> {
        let element = parent.add(tag, class);
        if let Some(language) = &self.view.metadata.language {
            element.set("lang", language);
        }
        element.set("dir", "auto");
        if tag == "bdi" {
            element.say(text);
        } else {
            element.add_text("bdi", "", text);
        }
        element
    }

    /// Adds a section with its heading and what stands beside it.
    fn section<'p>(&self, parent: Element<'p>, name: &str, heading: &str, aside: &str) -> Element<'p> {
        let section = parent.add("section", name);
        let id = format!("panel-{name}");
        section.set("aria-labelledby", &id);
        let row = section.add("div", "heading");
        let heading = row.add_text("h2", "", &self.words.text(heading));
        heading.set("id", &id).set("tabindex", "-1");
        if !aside.is_empty() {
            row.add_text("span", "aside", aside);
        }
        section
    }

    fn header(&self, root: Element<'_>) {
        let metadata = &self.view.metadata;
        let header = root.add("header", "head");
        let title = metadata.title.as_deref().unwrap_or_default();
        if title.is_empty() {
            header.add_text("h1", "title", &self.words.text("untitled"));
        } else {
            self.page_words(header, "h1", "title", title);
        }
        if let Some(standfirst) = &self.view.standfirst {
            self.page_words(header, "p", "standfirst", standfirst);
        }
        if !metadata.authors.is_empty() {
            let authors = header.add("p", "authors");
            for (at, author) in metadata.authors.iter().enumerate() {
                if at > 0 {
                    authors.say(&self.words.text("comma"));
                }
                self.page_words(authors, "bdi", "", author);
            }
        }
        let line = header.add("p", "published");
        let publisher = metadata.publisher.as_ref().or(metadata.site.as_ref());
        if let Some(publisher) = publisher {
            self.page_words(line, "bdi", "publisher", publisher);
        }
        if let Some(published) = &metadata.published {
            if publisher.is_some() {
                line.say(" · ");
            }
            let time = line.add_text("time", "", &self.words.date("day", published, published));
            time.set("datetime", published);
        }
        let facts = header.add("p", "facts");
        let minutes = self.words.count("minutes", self.view.minutes);
        let words = self.words.count("words", self.view.words);
        let sure = (self.view.confidence.clamp(0.0, 1.0) * 100.0).round() as usize;
        facts.say(&self.words.with("facts", &[&minutes, &words]));
        facts.say(" · ");
        facts.say(&self.words.with("sure", &[&self.words.number(sure)]));
        let buttons = header.add("p", "buttons");
        if !self.view.folds.is_empty() {
            self.fold_button(buttons, "plain all", "all", None);
        }
        let list = self.menu(buttons, "plain", &self.words.text("copy_or_save"), None);
        for (heading, items) in [
            ("copy", &["copy_findings", "copy_article"][..]),
            ("save_as", &["save_markdown", "save_json", "save_csv", "save_csv_dates", "save_ics"]),
        ] {
            list.add_text("p", "group", &self.words.text(heading));
            for act in items {
                self.press(list, "item", act, None);
            }
        }
        self.press(buttons, "plain settings", "settings", None);
    }

    /// Adds a button that says what it does.
    fn press<'p>(&self, parent: Element<'p>, class: &str, act: &str, id: Option<usize>) -> Element<'p> {
        let press = parent.button(class, act, id);
        press.say(&self.words.text(act));
        press
    }

    /// Adds a button that is drawn and has its words for whoever does not see it.
    fn icon<'p>(&self, parent: Element<'p>, class: &str, act: &str, id: usize) -> Element<'p> {
        let press = parent.button(&format!("icon {class}"), act, Some(id));
        let words = self.words.text(act);
        press.set("aria-label", &words);
        press.set("title", &words);
        press
    }

    /// Adds a menu, with a name for whoever does not see what stands around it; answers where its items go.
    fn menu<'p>(&self, parent: Element<'p>, class: &str, words: &str, name: Option<&str>) -> Element<'p> {
        let menu = parent.add("details", "menu");
        let summary = menu.add_text("summary", class, words);
        if let Some(name) = name {
            summary.set("aria-label", name);
        }
        menu.add("div", "items")
    }

    /// What stands below everything: the page as a whole, and what was done with it.
    fn foot(&self, root: Element<'_>) {
        let foot = root.add("footer", "foot");
        let buttons = foot.add("p", "buttons");
        if !self.view.folds.is_empty() {
            self.fold_button(buttons, "plain all", "all", None);
            self.press(buttons, "plain never", "never_site", None);
        }
        self.press(buttons, "plain always", "always_site", None);
        self.press(buttons, "plain", "restore", None);
        foot.add_text("p", "hint", &self.words.text("nothing_sent"));
    }

    fn nav(&self, root: Element<'_>) {
        let nav = root.add("nav", "jump");
        nav.set("aria-label", &self.words.text("sections"));
        let view = self.view;
        let rows = [
            ("quoted", "nav_quoted", view.quotes.len()),
            ("dates", "nav_dates", view.dates.len()),
            ("outline", "nav_outline", view.outline.len()),
            ("folded", "nav_folded", view.folds.len()),
        ];
        for (name, key, number) in rows {
            let jump = nav.add("a", "");
            jump.set("href", &format!("#panel-{name}"));
            jump.say(&self.words.text(key));
            if number > 0 {
                jump.say(" ");
                jump.add_text("span", "number", &self.words.number(number));
            }
        }
    }

    fn outline(&self, parent: Element<'_>) {
        let outline = &self.view.outline;
        let aside = if outline.is_empty() { String::new() } else { self.words.count("parts", outline.len()) };
        let section = self.section(parent, "outline", "outline", &aside);
        if outline.is_empty() {
            section.add_text("p", "empty", &self.words.text("outline_empty"));
        } else {
            self.headings(section);
        }
        if self.view.parts.iter().all(|many| *many == 0) {
            return;
        }
        let list = section.add("ul", "roles");
        list.set("aria-label", &self.words.text("roles"));
        for (role, many) in PARTS.iter().zip(&self.view.parts).filter(|(_, many)| **many > 0) {
            list.add_text("li", "", &self.words.count(counted(*role), *many));
        }
    }

    fn headings(&self, section: Element<'_>) {
        let list = section.add("ol", "lines");
        if self.view.opening > 0 {
            let item = list.add("li", "opening");
            item.add_text("span", "", &self.words.text("opening"));
            item.add_text("span", "aside", &self.words.count("words", self.view.opening));
        }
        for (at, heading) in self.view.outline.iter().enumerate() {
            let item = list.add("li", &format!("level-{}", heading.level));
            let press = item.button("line", "show_heading", Some(at));
            self.page_words(press, "bdi", "event", &heading.text);
            item.add_text("span", "aside", &self.words.count("words", heading.words));
        }
    }
}

/// The message that counts blocks of a role.
fn counted(role: Role) -> &'static str {
    match role {
        Role::Subheading => "part_subheading",
        Role::Blockquote => "part_blockquote",
        Role::List => "part_list",
        Role::Table => "part_table",
        Role::Code => "part_code",
        Role::Figure => "part_figure",
        Role::Caption => "part_caption",
        Role::Pullquote => "part_pullquote",
        _ => "part_paragraph",
    }
}
