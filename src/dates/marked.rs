//! What the page itself says of its words: `<time datetime="2017-07-06">Thursday</time>`.
//!
//! A mark is evidence, not the answer: the words say how fine the date is, and where the two contradict each other the
//! words stand, because such marks are often the day a page was made.

use super::TimexType;
use super::calendar::Day;
use super::finder::Hit;
use super::value::Value;
use super::when::{Lean, When, Year};
use super::words::{Lex, Words};
use crate::blocks::Block;
use crate::order;
use crate::page::{Attr, NodeId, Page, Tag};
use crate::rule::Rule;
use crate::text::Span;

/// The rule of a date that a mark decided.
pub const MARKED: Rule = Rule { name: "date/marked", why: "The page marks these words with the day." };

/// The most tokens that a mark makes a date of, where no rule reads them.
const SHORT: usize = 8;

/// A day the page gives for a stretch of a block's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// The day.
    pub day: Day,
}

/// The elements of a page that mark words with a day, in page order.
pub struct Marks(Vec<(usize, usize, Day)>);

impl Marks {
    /// Looks a page through.
    pub fn of(page: &Page) -> Marks {
        let day = |node: NodeId| {
            (page.tag(node) == Some(Tag::Time)).then_some(())?;
            Some((
                node.index(),
                page.subtree_end(node),
                Day::parse(page.attribute(node, Attr::Datetime)?.trim())?,
            ))
        };
        Marks(page.nodes().filter_map(day).collect())
    }

    /// The marked words of a block, in order.
    pub fn within(&self, block: &Block) -> Vec<Mark> {
        let mut found: Vec<Mark> = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        for piece in &block.pieces {
            let node = piece.node.index();
            let before = self.0.partition_point(|(start, ..)| *start <= node);
            let holder = before.checked_sub(1).and_then(|at| self.0.get(at));
            let Some((.., day)) = holder.filter(|(_, end, _)| node < *end) else { continue };
            let span = block.text.span(piece.at as usize, (piece.at + piece.len) as usize);
            match found.last_mut() {
                Some(last) if last.day == *day && span.start() <= last.span.end() + 1 => {
                    last.span = last.span.join(span);
                }
                _ => found.push(Mark { span, day: *day }),
            }
        }
        for mark in &mut found {
            mark.span = block.text.trim(mark.span);
        }
        found.retain(|mark| !mark.span.is_empty());
        found
    }
}

/// The date that words name within a mark: as fine as the words, on the mark's day. `None` where they contradict it.
pub fn agreed(when: &When, mark: Day) -> Option<Value> {
    let civil = mark.civil();
    match *when {
        When::Day { month, day, year, .. } => {
            let years = [civil.year, civil.year - 1, civil.year + 1];
            // The reader's day and the page's may part at midnight.
            let near =
                years.into_iter().filter_map(|y| Day::new(y, month, day)).find(|d| (d.0 - mark.0).abs() <= 1);
            // "7/6/2017" in the page's own order.
            let turned = (civil.month, civil.day) == (day, month);
            let named = near.or_else(|| turned.then_some(mark))?;
            let said = |y: i32| named.civil().year == y;
            (!matches!(year, Year::Said(y) if !said(y))).then_some(Value::Day(named))
        }
        When::Weekday { weekday, .. } | When::WeekdayOfWeek { weekday, .. } => {
            (mark.weekday() == weekday).then_some(Value::Day(mark))
        }
        When::Month { month, year, .. } => {
            let same = month == civil.month && !matches!(year, Year::Said(y) if y != civil.year);
            same.then_some(Value::Month(civil.year, month))
        }
        // "3 days ago", "today" count from when the page was made; "2 hours ago" has no day of its own.
        When::Shift { unit, .. } | When::Ago { unit, .. } => Some(Value::holding(unit, mark)),
        When::Nothing => Some(Value::Day(mark)),
        _ => None,
    }
}

/// The mark over a stretch of words, if there is one.
pub fn over(marks: &[Mark], span: Span) -> Option<Day> {
    let at = marks.partition_point(|mark| mark.span.end() <= span.start());
    marks.get(at).filter(|mark| mark.span.overlaps(span)).map(|mark| mark.day)
}

/// Adds the marked words that no rule reads as a day: dates in other languages, or in figures of another kind.
pub fn add(words: &Words, marks: &[Mark], hits: &mut Vec<Hit>) {
    let mut added = Vec::new();
    for mark in marks {
        let from = words.list.partition_point(|word| word.span.end() <= mark.span.start());
        let to = words.list.partition_point(|word| word.span.start() < mark.span.end());
        let civil = mark.day.civil();
        let day = |at: usize| match words.lex(at) {
            Lex::Digits(n, 1 | 2) => n == u32::from(civil.day),
            Lex::Ordinal(n) => n == civil.day,
            Lex::Dotted | Lex::Number => true,
            _ => false,
        };
        if to <= from || to - from > SHORT || !(from..to).any(day) {
            continue;
        }
        // Of "10 марта 2016" the year alone was read.
        let first = hits.partition_point(|hit| hit.to <= from);
        let known = hits.iter().skip(first).take_while(|hit| hit.from < to);
        if known.clone().any(|hit| !matches!(hit.said.when, When::Year(_))) {
            continue;
        }
        let count = known.count();
        hits.drain(first..first + count);
        let year = Year::Said(civil.year);
        let said = When::Day { year, month: civil.month, day: civil.day, lean: Lean::Tense }.said();
        added.push(Hit { from, to, said, kind: TimexType::Date, rule: MARKED });
    }
    if !added.is_empty() {
        hits.append(&mut added);
        order::by(hits, |hit| hit.from as u64);
    }
}

#[cfg(test)]
mod tests {
    use crate::dates;

    /// The dates of a page of one article, published on 2017-07-07, whose words are this.
    fn found(language: &str, words: &str) -> String {
        let page = format!(
            "<html lang={language}><head><meta property=article:published_time content=2017-07-07></head><body><article>\
             <h1>The mill of Elmton</h1><p>{words}</p></article></body></html>"
        );
        let analysis = crate::analyze(&crate::html::parse(&page));
        let found = analysis.dates.iter().map(|date: &dates::Date| {
            let block =
                analysis.blocks.get(date.place.block).map(|b| b.text.slice(date.place.span)).unwrap_or("");
            format!("{block}={}", date.value.as_deref().unwrap_or("?"))
        });
        found.collect::<Vec<_>>().join("; ")
    }

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        let rows = [
            ("en", "It burned <time datetime=2016-03-10>Thursday</time>.", "Thursday=2016-03-10"),
            ("en", "It burned on <time datetime=2016-03-10T23:00:00Z>March 10</time>.", "March 10=2016-03-10"),
            ("en", "It burned on <time datetime=2016-03-11T01:00:00Z>March <b>10</b></time>.", "March 10=2016-03-10"),
            ("en", "It burned in <time datetime=2015-03-01>March</time>.", "March=2015-03"),
            ("en", "It burned <time datetime=2017-05-02>two months ago</time>.", "two months ago=2017-05"),
            ("en", "It was shut <time datetime=2017-06-20>3 weeks ago</time>.", "3 weeks ago=2017-W25"),
            ("en", "It burned on <time datetime=2017-06-07>7/6/2017</time>.", "7/6/2017=2017-06-07"),
            ("en", "It burned on <time datetime='2016-03-10T21:30'>Thursday</time> night.", "Thursday night=2016-03-10TNI"),
            ("ru", "It burned <time datetime=2016-03-10>10 марта 2016 г.</time>, he said.", "10 марта 2016 г.=2016-03-10"),
            // The words stand where they contradict the mark, and where it is no day.
            ("en", "It burned on <time datetime=2016-03-12>Thursday</time>.", "Thursday=2017-07-06"),
            ("en", "It burned on <time datetime=2017-01-01>March 10, 2016</time>.", "March 10, 2016=2016-03-10"),
            ("en", "It burned in <time datetime=2016-01-01>2015</time>.", "2015=2015"),
            ("en", "It burned for <time datetime=PT2H>two hours</time>.", "two hours=PT2H"),
            ("en", "It burned <time datetime=2016-03-10>at last</time>.", ""),
            // What is told beside the article is not told in it.
            ("en", "It burned.</p><nav><a href=#>The fair of May 3, 2019</a></nav><p>It was out at 5 a.m.", "May 3, 2019=2019-05-03; 5 a.m.=2017-07-07T05:00"),
        ];
        for (language, words, wanted) in rows {
            assert_eq!(found(language, words), wanted, "{words}");
        }
    }
}
