//! Key dates as a timeline.

use super::Draw;
use crate::browser::dom::{add, add_text, button, say};
use crate::view::{DateLine, Precision};
use wasm_bindgen::JsValue;
use web_sys::Element;

/// So many months without an event are written between two.
const LONG: i32 = 24;

impl Draw<'_> {
    pub(super) fn timeline(&self, parent: &Element) -> Result<(), JsValue> {
        let dates = &self.view.dates;
        let aside = if dates.is_empty() { String::new() } else { self.count("oldest_first", dates.len()) };
        let section = self.section(parent, "dates", "key_dates", &aside)?;
        let published = self.view.metadata.published.as_deref();
        if dates.is_empty() {
            add_text(&section, "p", "empty", &self.text("dates_empty"))?;
        }
        if let (None, Some(said)) = (published, &self.view.unplaced) {
            add_text(&section, "p", "hint", &self.host.text("no_publication", vec![said.clone()]))?;
        }
        if !dates.is_empty() || published.is_some() {
            let list = add(&section, "ol", "timeline")?;
            let mut pending = published;
            let mut last: Option<i32> = None;
            for (id, date) in dates.iter().enumerate() {
                // The day of publication stands where it belongs among the others.
                if let Some(day) = pending
                    && date.from.as_deref().is_none_or(|from| from > day)
                {
                    self.gap(&list, &mut last, Some(day), Some(day))?;
                    self.published(&list, day)?;
                    pending = None;
                }
                self.gap(&list, &mut last, date.from.as_deref(), date.to.as_deref())?;
                self.date(&list, id, date)?;
            }
            if let Some(day) = pending {
                self.gap(&list, &mut last, Some(day), Some(day))?;
                self.published(&list, day)?;
            }
        }
        if let Some(example) = self.view.vague.first() {
            let vague = self.view.vague.len();
            let line = add(&section, "p", "hint")?;
            say(&line, &self.count("vague", vague))?;
            say(&line, " ")?;
            self.page_words(&line, "bdi", "", &self.in_marks(example))?;
        }
        Ok(())
    }

    /// Says how long nothing happened; `last` is the month in which what stands before ended.
    fn gap(
        &self,
        list: &Element,
        last: &mut Option<i32>,
        from: Option<&str>,
        to: Option<&str>,
    ) -> Result<(), JsValue> {
        let (Some(from), Some(to)) = (from.and_then(months), to.and_then(months)) else { return Ok(()) };
        let since = last.map_or(0, |last| from - last);
        *last = Some(last.map_or(to, |last| last.max(to)));
        if since >= LONG {
            let years = self.count("years_later", ((since + 6) / 12) as usize);
            add_text(list, "li", "gap", &years)?;
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
        // The name of a precision, and how much of its first day says it.
        let (precision, exact) = match date.precision {
            Precision::Day => ("day", 10),
            Precision::Month => ("month", 7),
            Precision::Year => ("year", 4),
            Precision::Decade => ("decade", 4),
            Precision::Range => ("range", 10),
            Precision::None => ("none", 0),
        };
        let doubtful = if date.doubt.is_some() { " doubtful" } else { "" };
        let item = add(list, "li", &format!("{precision}{doubtful}"))?;
        let row = add(&item, "div", "heading")?;
        let (from, to) = (date.from.as_deref().unwrap_or_default(), date.to.as_deref().unwrap_or_default());
        let said = date.said.as_deref().unwrap_or_default();
        if date.precision == Precision::None {
            self.page_words(&row, "span", "when", &self.in_marks(said))?;
        } else {
            let time = add_text(&row, "time", "when", &self.host.date(precision, from, to))?;
            time.set_attribute("datetime", from.get(..exact).unwrap_or(from))?;
        }
        add_text(&row, "span", "aside", &self.host.exact(precision, from, to))?;
        self.icon(&row, "drop", "drop_date", id)?;
        if date.precision != Precision::None && !said.is_empty() {
            let line = add(&item, "p", "said")?;
            say(&line, &self.text("said"))?;
            say(&line, " ")?;
            self.page_words(&line, "bdi", "serif", &self.in_marks(said))?;
        }
        if let Some(doubt) = &date.doubt {
            let details = add(&item, "details", "perhaps")?;
            add_text(&details, "summary", "", &self.text("perhaps"))?;
            add_text(&details, "p", "", &self.why(&date.rule, doubt))?;
        }
        let press = button(&item, "line event", "show_date", Some(id))?;
        press.set_attribute("title", &self.why(&date.rule, &date.why))?;
        match (&date.event, &date.said) {
            (Some(event), _) => self.page_words(&press, "bdi", "", event)?,
            _ => add_text(&press, "span", "", &self.text("show_in_page"))?,
        };
        Ok(())
    }
}

/// The months from the year 0 to a day as ISO 8601 has it.
fn months(day: &str) -> Option<i32> {
    let mut parts = day.splitn(3, '-');
    let (year, month) = (parts.next()?.parse::<i32>().ok()?, parts.next()?.parse::<i32>().ok()?);
    Some(year * 12 + month)
}
