//! Which dates earn a line, and in what order.

use super::calendar::Day;
use super::lexicon::Language;
use super::lexicon::told::PRESENT;
use super::tense::{Tense, ends_sentence, tells};
use super::value::Value;
use super::when::{Count, From, Lean, Unit, When, Year};
use super::words::{Lex, Words};
use super::{Date, Found, TimexType, event, subject};
use crate::blocks::{Block, BlockId, Blocks, Role};
use crate::order;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A date needs this much to be key.
const ENOUGH: f32 = 2.0;

/// No more lines than this, whatever there is.
const MOST: usize = 12;

/// What a mention weighs, and what it is of.
struct Weighed {
    index: usize,
    value: Value,
    weight: f32,
}

/// Weighs mentions in the order of the page.
pub struct Scales {
    anchor: Option<Day>,
    seen: u32,
    /// Where the last date that may have a line ends, with its block.
    last: Option<(BlockId, usize)>,
}

impl Scales {
    /// Before the first mention.
    pub fn new(anchor: Option<Day>) -> Self {
        Scales { anchor, seen: 0, last: None }
    }

    /// Whether a date is where a period ends that the date before begins: "May 3-5", "from May 3 to June 2".
    fn ends_period(&self, words: &Words, one: &Found) -> bool {
        let links = |at: usize| words.mark(at, b'-') || words.one_of(at, words.language.until);
        self.last.is_some_and(|(block, to)| {
            block == one.block && to < one.hit.from && one.hit.from <= to + 2 && (to..one.hit.from).all(links)
        })
    }

    /// What speaks for a line of its own; `None` for what may have none: vague dates, lengths, the page's own date,
    /// and all that stands in notices, captions and the headline.
    pub fn weigh(&mut self, block: &Block, words: &Words, one: &Found) -> Option<f32> {
        let value = one.date.filter(|v| tells_when(*v))?;
        let point = matches!(one.hit.kind, TimexType::Date | TimexType::Time);
        if !point
            || !may_be_key(block)
            || is_dateline(words, one, value, self.anchor)
            || is_reference(words, one)
            || self.ends_period(words, one)
        {
            return None;
        }
        self.last = Some((one.block, one.hit.to));
        let weight = weight(words, one, value, self.anchor, self.seen);
        self.seen += 1;
        Some(weight)
    }
}

/// Marks the key dates, ranks them, and gives each its event.
pub fn rank(blocks: &Blocks, found: &[Found], language: &'static Language, dates: &mut [Date]) {
    // One line for each value: the mention that weighs most, the first among equals.
    let mut lines: BTreeMap<Value, Weighed> = BTreeMap::new();
    for (index, one) in found.iter().enumerate() {
        let (Some(value), Some(weight)) = (one.date, one.weight) else { continue };
        let line = lines.entry(value).or_insert(Weighed { index, value, weight: weight - 0.25 });
        if weight > line.weight + 0.75 {
            *line = Weighed { index, value, weight };
        }
        line.weight += 0.25;
    }
    lines.retain(|_, line| line.weight >= ENOUGH);
    let told: BTreeSet<(i32, u8)> = lines.values().filter_map(|l| month_of_day(found, l)).collect();
    let mut best: Vec<Weighed> = lines.into_values().collect();
    // A month said with its year, when a day of it has a line, is most likely the same event.
    best.retain(|line| match line.value {
        Value::Month(year, month) => !(has_year(found, line.index) && told.contains(&(year, month))),
        _ => true,
    });
    order::by(&mut best, |line| order::pair(order::heaviest(line.weight) as usize, line.index));
    best.truncate(MOST);
    for (rank, one) in best.iter().enumerate() {
        let (Some(found), Some(date)) = (found.get(one.index), dates.get_mut(one.index)) else { continue };
        let Some(block) = blocks.get(found.block) else { continue };
        let words = Words::of(&block.text, language);
        let sentence = sentence(&words, found.hit.from);
        date.key = true;
        date.rank = Some(rank as u32 + 1);
        let event = event::event(&block.text, &words, found.hit.from, found.hit.to, sentence);
        date.event = event.map(|event| named(event, &block.text, &words, sentence.0));
    }
}

/// "She left" as "She [Ada Fir] left", where the sentences before tell who and there is room.
fn named(event: String, text: &Text, words: &Words, sentence: usize) -> String {
    let Some(rest) = event.strip_prefix(words.at(sentence).text).filter(|rest| rest.starts_with(' ')) else {
        return event;
    };
    let Some(name) = subject::of_pronoun(words, sentence) else { return event };
    let whole = format!("{} [{}]{rest}", words.at(sentence).text, text.slice(name));
    if whole.chars().count() <= event::LONGEST { whole } else { event }
}

/// The month of a day that was said with its year.
fn month_of_day(found: &[Found], line: &Weighed) -> Option<(i32, u8)> {
    match line.value {
        Value::Day(day) if has_year(found, line.index) => Some((day.civil().year, day.civil().month)),
        _ => None,
    }
}

/// Whether a date was said with its year: then a month and a day of it are most likely one event.
fn has_year(found: &[Found], index: usize) -> bool {
    found.get(index).is_some_and(|f| says_year(f.hit.said.when))
}

fn says_year(when: When) -> bool {
    matches!(
        when,
        When::Day { year: Year::Said(_), .. }
            | When::Month { year: Year::Said(_), .. }
            | When::Year(Year::Said(_))
    )
}

/// Whether a block's dates may be key.
fn may_be_key(block: &Block) -> bool {
    block.body
        && !matches!(
            block.role,
            Role::Headline
                | Role::Subheading
                | Role::Caption
                | Role::Figure
                | Role::Pullquote
                | Role::Code
                | Role::Table
        )
}

/// Whether a value is fine enough for a line.
fn tells_when(value: Value) -> bool {
    !matches!(value, Value::Decade(_) | Value::Century(_) | Value::Quarter(_, None))
}

/// Whether a date is the page's own: the day of publication in a line that says little else.
fn is_dateline(words: &Words, one: &Found, value: Value, anchor: Option<Day>) -> bool {
    let own = anchor.is_some_and(|a| value == Value::Day(a));
    let full = matches!(one.hit.said.when, When::Day { .. });
    own && full && (words.list.len() < 16 || one.hit.from < 6)
}

/// Whether a date is of a source, or of a life: "(1992)", "(1951-2022)", "Retrieved May 3, 2016".
fn is_reference(words: &Words, one: &Found) -> bool {
    let (from, to) = (one.hit.from, one.hit.to);
    let year = matches!(one.hit.said.when, When::Year(Year::Said(_)));
    let ends = |at: usize| words.mark(at, b')') || words.mark(at, b',');
    // "(b. 1921, Elmton)", "(1921-1998)"
    let opens = (1..=4).any(|back| words.mark(from.wrapping_sub(back), b'('));
    let within = opens && (ends(to) || words.mark(to, b'-') && ends(to + 2));
    // "https://post.example/?from=2011-05-03"
    let asked = words.joined_mark(from.wrapping_sub(1), b'=');
    let looked_up =
        asked || (1..=2).any(|back| words.one_of(from.wrapping_sub(back), words.language.looked_up));
    year && within || looked_up
}

/// Whether a year belongs to the noun beside it, and says little of when: "2017 trends" in 2017, "Forum 2018".
fn is_label(words: &Words, one: &Found, anchor: Option<Day>) -> bool {
    let When::Year(Year::Said(year)) = one.hit.said.when else { return false };
    let before = words.before(one.hit.from);
    // "Before the 2018 harvest" says when all the same.
    let back = if matches!(before.lex, Lex::The) { 2 } else { 1 };
    let led = one.hit.from.wrapping_sub(back);
    let alone = !words.one_of(led, words.language.year_before) && !words.one_of(led, words.language.at);
    let named = before.capital
        && matches!(before.lex, Lex::None)
        && !words.starts_sentence(one.hit.from.wrapping_sub(1));
    let new = anchor.is_some_and(|a| a.civil().year == year);
    alone && (new || named) && matches!(before.lex, Lex::None | Lex::The | Lex::A)
}

/// "Bread is eaten today", "the world of tomorrow", "Get started today": our times rather than the day.
fn is_our_times(words: &Words, one: &Found) -> bool {
    let When::Shift { unit: Unit::Day, by: by @ (0 | 1), from: From::Anchor } = one.hit.said.when else {
        return false;
    };
    let bids = || words.one_of(sentence(words, one.hit.from).0, words.language.commanding);
    let untold = match by {
        0 => !happens(words, one.hit.from, one.hit.to),
        _ => one.tense == Tense::Unknown,
    };
    one.hit.said.part.is_none() && (untold || words.before(one.hit.to).owned || bids())
}

/// How many words from a date "you" is looked for in its sentence.
const SPOKEN: usize = 40;

/// "On a sunny Friday morning", "driving there in the winter", "order your boat next month": any of them rather than one.
fn is_any(words: &Words, one: &Found) -> bool {
    let (from, to) = (one.hit.from, one.hit.to);
    let counted = matches!(
        one.hit.said.when,
        When::Shift { from: From::Anchor, .. }
            | When::Weekday { .. }
            | When::Season { year: Year::Open, .. }
            | When::Feast { year: Year::Open, .. }
            | When::Nothing
    );
    // What is counted from the day of reading, where whoever reads is spoken to, and not somebody in the article.
    let within = |at: &usize| !ends_sentence(words, *at) && !words.mark(*at, b'"');
    let before = (1..=SPOKEN).map_while(|back| from.checked_sub(back)).take_while(within);
    let after = (to..to + SPOKEN).take_while(within);
    if counted && before.chain(after).any(|at| words.one_of(at, words.language.hearers)) {
        return true;
    }
    match one.hit.said.when {
        When::Weekday { lean: Lean::Tense, .. } => {
            (1..=2).any(|back| matches!(words.lex(from.wrapping_sub(back)), Lex::A))
        }
        When::Season { year: Year::Open, lean: Lean::Tense, .. } => !happens(words, from, to),
        // "It blooms in June"
        When::Month { year: Year::Open, lean: Lean::Tense, .. } => {
            tense_near(words, from, to) == Some(Tense::Present)
        }
        // "In fifty years"
        When::Ago { back: false, unit, count, from: From::Anchor } => {
            unit > Unit::Year || unit == Unit::Year && matches!(count, Count::Exactly(5..))
        }
        // "Early morning" of no day
        When::Shift { unit: Unit::Day, by: 0, from: From::Anchor } => {
            one.hit.said.part.is_some()
                && matches!(words.lex(from), Lex::Within)
                && !(from..to).any(|at| matches!(words.lex(at), Lex::This | Lex::Day(_) | Lex::Tonight))
        }
        // "A Christmas present"
        When::Feast { year: Year::Open, .. } => {
            let next = words.at(to);
            let small = words.one_of(to, words.language.small) || words.one_of(to, words.language.persons);
            let noun = matches!(next.lex, Lex::None) && next.spaced && !next.text.is_empty() && !next.capital;
            noun && !small && words.told(to) == 0 && tells(words, to).is_none()
        }
        _ => false,
    }
}

/// How many words from "today" the verb of its clause is looked for.
const NEAR: usize = 9;

/// Whether words around "today" or a season tell of something that happened or will.
fn happens(words: &Words, from: usize, to: usize) -> bool {
    matches!(tense_near(words, from, to), Some(Tense::Past | Tense::Future))
}

/// What words around a date tell: a verb of the past or of what is to come near it in its clause, and before those one of
/// the present, or unknown where it is of what may be. "And today", ", today" and "Today" begin a clause.
fn tense_near(words: &Words, from: usize, to: usize) -> Option<Tense> {
    let (language, lead) = (words.language, from.wrapping_sub(1));
    let told = |at: usize| match words.told(at) & PRESENT {
        0 if words.one_of(at, language.tenses.possible) => Some(Tense::Unknown),
        0 => tells(words, at).filter(|tense| matches!(tense, Tense::Past | Tense::Future)),
        _ => Some(Tense::Present),
    };
    let parts = |at: usize| {
        ends_sentence(words, at)
            || words.mark(at, b',')
            || words.one_of(at, language.and)
            || words.one_of(at, language.leading)
    };
    // "In winter" begins one, too.
    let opens = parts(lead) || parts(from.wrapping_sub(2)) && told(lead).is_none();
    let within = |at: &usize| !ends_sentence(words, *at);
    let mut found = None;
    if !opens {
        // "Ada Fir, who is ill, left today": the present beyond a comma is another clause's.
        let mut beyond = false;
        for at in (1..=NEAR).map_while(|back| from.checked_sub(back)).take_while(within) {
            beyond |= words.mark(at, b',');
            match told(at) {
                untold @ Some(Tense::Present | Tense::Unknown) if !beyond => return untold,
                Some(Tense::Present | Tense::Unknown) | None => {}
                past => found = found.or(past),
            }
        }
    }
    let reach = if opens { NEAR } else { 3 };
    let after = || (to..to + reach).take_while(within).find_map(told);
    found.or_else(after)
}

fn weight(words: &Words, one: &Found, value: Value, anchor: Option<Day>, seen: u32) -> f32 {
    let when = one.hit.said.when;
    let mut weight = match value {
        Value::Day(_) => 3.0,
        Value::Month(..) => 3.0,
        Value::Week(_) | Value::Weekend(_) | Value::Quarter(..) | Value::Season(..) | Value::Half(..) => 2.25,
        Value::Year(_) => 2.5,
        Value::Decade(_) | Value::Century(_) => 0.0,
    };
    if says_year(when) {
        weight += 0.75;
    }
    match when {
        // Periods that figures are compared with.
        When::Period { .. } => weight -= 3.0,
        When::Year(Year::Counted(0)) | When::Shift { by: 0, from: From::Anchor, unit: Unit::Year } => {
            weight -= 1.5
        }
        When::Shift { by: 0, from: From::Anchor, unit } if unit >= Unit::Week => weight -= 0.25,
        When::Shift { from: From::Anchor, unit: Unit::Year, .. } => weight -= 0.25,
        // "Open until 9 p.m.": any day.
        When::Nothing => weight -= 4.0,
        _ => {}
    }
    if seen == 0 {
        weight += 1.5;
    }
    if let (Some(anchor), Some((first, _))) = (anchor, value.days())
        && first > anchor
    {
        weight += 0.75;
    }
    if matches!(one.tense, Tense::Future | Tense::Present) {
        weight += 0.25;
    }
    if compares(words, one.hit.from) {
        weight -= 2.0;
    }
    if is_label(words, one, anchor) || is_our_times(words, one) || is_any(words, one) {
        weight -= 3.5;
    }
    // A month that no verb stands near tells less.
    if matches!(when, When::Month { year: Year::Open, .. })
        && tense_near(words, one.hit.from, one.hit.to).is_none()
    {
        weight -= 0.5;
    }
    if seen > 0 && matches!(value, Value::Day(_)) && merely_spoken(words, one.hit.from, one.hit.to) {
        // Who spoke on the day of publication says little; who spoke before it may be the news.
        weight -= if anchor.is_some_and(|a| value == Value::Day(a)) { 2.0 } else { 1.0 };
    }
    weight - 0.02 * seen.min(40) as f32
}

/// "Compared with 1988", "from 1996", "than in January".
fn compares(words: &Words, at: usize) -> bool {
    let figure =
        |i: usize| matches!(words.lex(i), Lex::Digits(..) | Lex::Dotted | Lex::Number) || words.mark(i, b'%');
    (1..=3).any(|back| at >= back && words.one_of(at - back, words.language.comparing))
        || words.is(at.wrapping_sub(1), "from") && (2..=5).any(|back| at >= back && figure(at - back))
}

/// "Said Thursday", "told reporters on Monday": somebody spoke, no more.
fn merely_spoken(words: &Words, from: usize, to: usize) -> bool {
    let speaking = words.language.speaking;
    // Where the subject follows its verb, it stands between verb and day.
    let reach = if words.language.postposed { 7 } else { 3 };
    (1..=reach).any(|back| from >= back && words.one_of(from - back, speaking))
        || words.mark(to, b',') && (to + 1..to + 6).any(|at| words.one_of(at, speaking))
}

/// The sentence around a word, as words.
fn sentence(words: &Words, at: usize) -> (usize, usize) {
    let mut from = at;
    while from > 0 && !ends_sentence(words, from - 1) {
        from -= 1;
    }
    let mut to = at;
    while to < words.list.len() && !ends_sentence(words, to) {
        to += 1;
    }
    // Marks that close the sentence belong to it.
    to += 1;
    while matches!(words.lex(to), Lex::Mark(b'"' | b'\'' | b')')) && !words.at(to).spaced {
        to += 1;
    }
    while from < at && matches!(words.lex(from), Lex::Mark(b'"' | b'\'' | b')')) && !words.at(from).spaced {
        from += 1;
    }
    (from, to.min(words.list.len()))
}

#[cfg(test)]
mod tests {
    use crate::blocks::{cut, label};
    use crate::metadata;
    use crate::page::Page;

    /// The key dates of a plain text, by rank, as `value: event`.
    fn key(text: &str) -> Vec<String> {
        let mut page = Page::from_text(text);
        page.published = Some("2017-07-07".to_owned());
        let cut = cut::cut(&page);
        let metadata = metadata::read(&page, &cut);
        let blocks = label(&page, cut, &metadata);
        let mut found: Vec<_> =
            super::super::find(&page, &blocks, &metadata).into_iter().filter(|d| d.key).collect();
        found.sort_by_key(|d| d.rank);
        found
            .iter()
            .map(|d| format!("{}: {}", d.value.as_deref().unwrap(), d.event.as_deref().unwrap()))
            .collect()
    }

    #[test]
    fn events_are_clauses_of_the_text() {
        #[rustfmt::skip]
        let rows: &[(&str, &[&str])] = &[
            ("The council of Elmton closed the old bridge on Thursday.", &["2017-07-06: The council of Elmton closed the old bridge on Thursday"]),
            ("On Thursday, the council of Elmton closed the old bridge.", &["2017-07-06: the council of Elmton closed the old bridge"]),
            ("The bridge, built in June 1902, has carried trams.", &["1902-06: The bridge, built in June 1902, has carried trams"]),
            // A percentage ends a sentence, an initial does not.
            ("Rents rose 5%. Ada B. Fir left in 1998.", &["1998: Ada B. Fir left in 1998"]),
            ("Ada Fir won the prize. She left Elmton in 1998.", &["1998: She [Ada Fir] left Elmton in 1998"]),
            // A day and its month with the year said are one line; a bare repeat is none of its own.
            ("It opened on May 3, 2010. In May 2010 the mayor wept.", &["2010-05-03: It opened on May 3, 2010"]),
            ("The river rose last Monday. The river rose last Monday again.", &["2017-07-03: The river rose last Monday"]),
            // Vague dates, lengths, decades and recurring times have no line.
            ("He recently slept for two days, as every Monday in the 1990s.", &[]),
            // Sources and lives, labels and our times have none either.
            ("The painter (1921-1998) is well liked. A book (1992) tells why.", &[]),
            ("Ada Fir (1921–1998, a painter) is well liked. Ida Oak (b. 1972, Elmton) is, too.", &[]),
            ("The list was retrieved on May 3, 2016.", &[]),
            ("These are the 2017 trends. The Elmton Forum 2018 looks on.", &[]),
            ("They spoke of help at the 2018 games - to be held in Elmton.", &["2018: They spoke of help at the 2018 games - to be held in Elmton"]),
            ("It stood before the 2018 harvest.", &["2018: It stood before the 2018 harvest"]),
            ("Many cups are in use today.", &[]),
            ("The mill that is built today grows old.", &[]),
            ("It began as a mill long ago and today offers bread.", &[]),
            ("Today, mills are quiet places that closed their doors.", &[]),
            ("A good keeper can close the mill today.", &[]),
            // A period has one line, at its beginning.
            ("The fair runs May 3-5, 2018 in Elmton.", &["2018-05-03: The fair runs May 3-5, 2018 in Elmton"]),
            ("It was shut from 3 May 2010 until 9 June 2011.", &["2010-05-03: It was shut from 3 May 2010 until 9 June 2011"]),
            ("It shut on 3 May 2010, until 9 June 2011.", &["2010-05-03: It shut on 3 May 2010, until 9 June 2011", "2011-06-09: It shut on 3 May 2010, until 9 June 2011"]),
            // Nor have any Friday, any winter, any noon.
            ("It was the thing to do on a wet Friday night.", &[]),
            ("Driving in Elmton during the winter is for the brave.", &[]),
            ("In winter, the council of the town closed the mill.", &["2016-WI: the council of the town closed the mill"]),
            ("They closed the mill in the winter.", &["2016-WI: They closed the mill in the winter"]),
            ("Ada Fir is 40 in 2031. Keepers eat before noon.", &["2031: Ada Fir is 40 in 2031"]),
            ("She found the boat on his Christmas list.", &[]),
            ("She left on Christmas Eve and he wept.", &["2016-12-24: She left on Christmas Eve and he wept"]),
            ("The shop opened on Black Friday 2015.", &["2015-11-27: The shop opened on Black Friday 2015"]),
            ("The council today closed the bridge.", &["2017-07-07: The council today closed the bridge"]),
            ("Today, the council will close the bridge.", &["2017-07-07: the council will close the bridge"]),
            ("Get the boat that you wanted today.", &[]),
            ("It changed how the millers trained for tomorrow’s floods.", &[]),
            ("The council will close the bridge tomorrow.", &["2017-07-08: The council will close the bridge tomorrow"]),
            ("Ada Fir, who is ill, left today.", &["2017-07-07: Ada Fir, who is ill, left today"]),
            ("Ada Fir, a miller, left today.", &["2017-07-07: Ada Fir, a miller, left today"]),
            ("It was made for early morning walks. The shop opens at 4:00 AM.", &[]),
            ("The mill burned down early this morning.", &["2017-07-07TMO: The mill burned down early this morning"]),
            ("Mill oaks are in flower in June.", &[]),
            ("The works could start in June.", &["2017-06: The works could start in June"]),
            ("The council will close the bridge in fifty years.", &[]),
            ("Bread is at post.example/?from=2011-05-03 as it was.", &[]),
            // Nor has any day of whoever reads.
            ("If you row on Monday, rest on Tuesday.", &[]),
            ("The mill was closed yesterday. Order your boat next month.", &["2017-07-06: The mill was closed yesterday"]),
            ("The council closed the bridge on Thursday and told whoever asked, “You may swim.”", &["2017-07-06: The council closed the bridge on Thursday and told whoever asked, “You may swim.”"]),
            ("The mill that you know was closed on May 3, 2010.", &["2010-05-03: The mill that you know was closed on May 3, 2010"]),
            ("The council closed the bridge today.", &["2017-07-07: The council closed the bridge today"]),
            // A place, a sum or a list is not cut, and who is described is named.
            ("The firm lost $8 million, or $2 a share, near Elmton, Ala., in May 2011, said Fir.", &["2011-05: The firm lost $8 million, or $2 a share, near Elmton, Ala., in May 2011, said Fir"]),
            ("It closed near Elmton, N.Y. The mill burned in May 2011.", &["2011-05: The mill burned in May 2011"]),
            (
                "Nobody in the town had thought through many long months of talks in the hall beside the river that one day soon Ada Fir, the keeper of the mill, opened it in May 2011.",
                &["2011-05: Ada Fir, the keeper of the mill, opened it in May 2011"],
            ),
            (
                "The council of Elmton and the seven towns beyond the river have decided to let in Ulm, Fir and Thorn in March 2016, an officer of the council said at noon near the old mill.",
                &["2016-03: The council of Elmton and the seven towns beyond the river have decided to let in Ulm, Fir and Thorn in March 2016"],
            ),
            // A day that heads a line is not told again.
            ("2016-03-10 The mill of Elmton shut its doors for good.", &["2016-03-10: The mill of Elmton shut its doors for good"]),
            ("March 10, 2016: the mill of Elmton shut its doors for good.", &["2016-03-10: the mill of Elmton shut its doors for good"]),
            // The full stop of an ordinal ends no sentence.
            ("Der Rat hat die alte Brücke am 14. März 2016 gesperrt, und das war nicht allen recht.", &["2016-03-14: Der Rat hat die alte Brücke am 14. März 2016 gesperrt, und das war nicht allen recht"]),
            // The day of publication beside the place is the page's own.
            ("ELMTON, July 7, 2017 - Nothing happened.", &[]),
        ];
        for (text, wanted) in rows {
            assert_eq!(&key(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_around_its_date() {
        let long = format!(
            "The mayor {} in March 2011 and {}.",
            "walked and ".repeat(60),
            "then she ran and ".repeat(60)
        );
        let found = key(&long);
        let [line] = found.as_slice() else { panic!("{found:?}") };
        let event = line.strip_prefix("2011-03: ").unwrap();
        assert!(event.chars().count() <= 160 && event.contains("in March 2011"), "{event}");
    }

    #[test]
    fn a_word_longer_than_a_line_is_cut_within() {
        let found = key(&format!("1999– {}0May 10:30 May ", "spring".repeat(33)));
        assert!(!found.is_empty());
        for line in found {
            let (_, event) = line.split_once(": ").unwrap();
            assert!(event.chars().count() <= 160, "{event}");
        }
    }

    #[test]
    fn a_page_of_dates_alone_is_read_in_linear_time() {
        let text = "May 3 2011, (1999 - June and two hundred ".repeat(20_000);
        let started = std::time::Instant::now();
        let _ = key(&text);
        assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    }
}
