//! Key dates as a timeline.

use super::Draw;
use crate::browser::dom::{add, add_text, button, say};
use crate::view::{DateLine, Precision};
use wasm_bindgen::JsValue;
use web_sys::Element;

impl Draw<'_> {
    pub(super) fn timeline(&self, parent: &Element) -> Result<(), JsValue> {
        let dates = &self.view.dates;
        let aside = if dates.is_empty() { String::new() } else { self.count("oldest_first", dates.len()) };
        let section = self.section(parent, "dates", "key_dates", &aside)?;
        if dates.is_empty() {
            add_text(&section, "p", "empty", &self.text("dates_empty"))?;
        } else {
            let list = add(&section, "ol", "timeline")?;
            let published = self.view.metadata.published.as_deref();
            let mut pending = published;
            for (id, date) in dates.iter().enumerate() {
                // The day of publication stands where it belongs among the others.
                if let Some(day) = pending
                    && date.from.as_deref().is_none_or(|from| from > day)
                {
                    self.published(&list, day)?;
                    pending = None;
                }
                self.date(&list, id, date)?;
            }
            if let Some(day) = pending {
                self.published(&list, day)?;
            }
        }
        if let Some(example) = self.view.vague.first() {
            let vague = self.view.vague.len();
            let line = add(&section, "p", "hint")?;
            say(&line, &self.count("vague", vague))?;
            say(&line, " ")?;
            self.page_words(&line, "bdi", "", &format!("“{example}”"))?;
        }
        Ok(())
    }

    fn published(&self, list: &Element, day: &str) -> Result<(), JsValue> {
        let item = add(list, "li", "published")?;
        say(&item, &self.text("published"))?;
        say(&item, " ")?;
        let time = add_text(&item, "time", "", &self.host.date("day", day, day))?;
        time.set_attribute("datetime", day)
    }

    fn date(&self, list: &Element, id: usize, date: &DateLine) -> Result<(), JsValue> {
        let precision = match date.precision {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::Range => "range",
            Precision::None => "none",
        };
        let item = add(list, "li", precision)?;
        let row = add(&item, "div", "heading")?;
        match (&date.from, &date.to) {
            (Some(from), Some(to)) => {
                let words = self.host.date(precision, from, to);
                let time = add_text(&row, "time", "when", &words)?;
                time.set_attribute("datetime", from)?;
            }
            _ => {
                let said = date.said.as_deref().unwrap_or_default();
                self.page_words(&row, "span", "when", &format!("“{said}”"))?;
            }
        }
        add_text(&row, "span", "aside", &self.text(&format!("precision_{precision}")))?;
        if let Some(said) = date.said.as_ref().filter(|_| date.from.is_some()) {
            let line = add(&item, "p", "said")?;
            say(&line, &self.text("said"))?;
            say(&line, " ")?;
            self.page_words(&line, "bdi", "serif", &format!("“{said}”"))?;
        }
        if let Some(doubt) = &date.doubt {
            let details = add(&item, "details", "perhaps")?;
            add_text(&details, "summary", "", &self.text("perhaps"))?;
            add_text(&details, "p", "", doubt)?;
        }
        let press = button(&item, "line event", "show_date", Some(id))?;
        press.set_attribute("title", &date.why)?;
        match (&date.event, &date.said) {
            (Some(event), _) => self.page_words(&press, "bdi", "", event)?,
            _ => add_text(&press, "span", "", &self.text("show_in_page"))?,
        };
        Ok(())
    }
}
