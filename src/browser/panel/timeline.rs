//! Key dates as a timeline.

use super::Draw;
use crate::browser::dom::Element;
use crate::view::{DateLine, Precision};

/// So many months without an event are written between two.
const LONG: i32 = 24;

impl Draw<'_> {
    pub(super) fn timeline(&self, parent: Element<'_>) {
        let dates = &self.view.dates;
        let aside =
            if dates.is_empty() { String::new() } else { self.words.count("oldest_first", dates.len()) };
        let section = self.section(parent, "dates", "key_dates", &aside);
        let published = self.view.metadata.published.as_deref();
        if dates.is_empty() {
            section.add_text("p", "empty", &self.words.text("dates_empty"));
        }
        if let (None, Some(said)) = (published, &self.view.unplaced) {
            section.add_text("p", "hint", &self.words.with("no_publication", &[said]));
        }
        if !dates.is_empty() || published.is_some() {
            let list = section.add("ol", "timeline");
            let mut pending = published;
            let mut last: Option<i32> = None;
            for (id, date) in dates.iter().enumerate() {
                // The day of publication stands where it belongs among the others.
                if let Some(day) = pending
                    && date.from.as_deref().is_none_or(|from| from > day)
                {
                    self.gap(list, &mut last, Some(day), Some(day));
                    self.published(list, day);
                    pending = None;
                }
                self.gap(list, &mut last, date.from.as_deref(), date.to.as_deref());
                self.date(list, id, date);
            }
            if let Some(day) = pending {
                self.gap(list, &mut last, Some(day), Some(day));
                self.published(list, day);
            }
        }
        if let Some(example) = self.view.vague.first() {
            let vague = self.view.vague.len();
            let line = section.add("p", "hint");
            line.say(&self.words.count("vague", vague));
            line.say(" ");
            self.page_words(line, "bdi", "", &self.in_marks(example));
        }
    }

    /// Says how long nothing happened; `last` is the month in which what stands before ended.
    fn gap(&self, list: Element<'_>, last: &mut Option<i32>, from: Option<&str>, to: Option<&str>) {
        let (Some(from), Some(to)) = (from.and_then(months), to.and_then(months)) else { return };
        let since = last.map_or(0, |last| from - last);
        *last = Some(last.map_or(to, |last| last.max(to)));
        if since >= LONG {
            let years = self.words.count("years_later", ((since + 6) / 12) as usize);
            list.add_text("li", "gap", &years);
        }
    }

    fn published(&self, list: Element<'_>, day: &str) {
        let item = list.add("li", "published");
        item.say(&self.words.text("published"));
        item.say(" ");
        let time = item.add_text("time", "", &self.words.date("day", day, day));
        time.set("datetime", day);
    }

    fn date(&self, list: Element<'_>, id: usize, date: &DateLine) {
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
        let item = list.add("li", &format!("{precision}{doubtful}"));
        let row = item.add("div", "heading");
        let (from, to) = (date.from.as_deref().unwrap_or_default(), date.to.as_deref().unwrap_or_default());
        let said = date.said.as_deref().unwrap_or_default();
        if date.precision == Precision::None {
            self.page_words(row, "span", "when", &self.in_marks(said));
        } else {
            let time = row.add_text("time", "when", &self.words.date(precision, from, to));
            time.set("datetime", from.get(..exact).unwrap_or(from));
        }
        row.add_text("span", "aside", &self.words.exact(precision, from, to));
        self.icon(row, "drop", "drop_date", id);
        if date.precision != Precision::None && !said.is_empty() {
            let line = item.add("p", "said");
            line.say(&self.words.text("said"));
            line.say(" ");
            self.page_words(line, "bdi", "serif", &self.in_marks(said));
        }
        if let Some(doubt) = &date.doubt {
            let details = item.add("details", "perhaps");
            details.add_text("summary", "", &self.words.text("perhaps"));
            details.add_text("p", "", &self.why(&date.rule, doubt));
        }
        let press = item.button("line event", "show_date", Some(id));
        press.set("title", &self.why(&date.rule, &date.why));
        match (&date.event, &date.said) {
            (Some(event), _) => self.page_words(press, "bdi", "", event),
            _ => press.add_text("span", "", &self.words.text("show_in_page")),
        };
    }
}

/// The months from the year 0 to a day as ISO 8601 has it.
fn months(day: &str) -> Option<i32> {
    let mut parts = day.splitn(3, '-');
    let (year, month) = (parts.next()?.parse::<i32>().ok()?, parts.next()?.parse::<i32>().ok()?);
    Some(year * 12 + month)
}
