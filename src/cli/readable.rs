//! Answers for a person at a terminal: the article by role, who is quoted, the key dates; and the manual page.

use crate::analysis::Analysis;
use crate::blocks::{Block, Role};
use crate::page::Page;
use crate::view::{self, DateLine, QuoteLine, View};
use std::ffi::OsString;
use std::io::{self, Write};

/// How wide lines are where the terminal does not say (`COLUMNS`), in characters.
const WIDTH: usize = 100;
/// How wide the column of roles and days is, in characters.
const MARGIN: usize = 14;

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Style {
    colour: bool,
    width: usize,
}

impl Style {
    /// In colour on a terminal that has them, unless `NO_COLOR` is set; `variable` looks the environment up.
    pub fn of(terminal: bool, variable: impl Fn(&str) -> Option<OsString>) -> Style {
        let set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
        let dumb = variable("TERM").is_none_or(|value| value == "dumb");
        let columns = variable("COLUMNS").and_then(|value| value.to_str()?.parse().ok());
        let width = columns.unwrap_or(WIDTH).clamp(MARGIN + 20, 200);
        Style { colour: terminal && !dumb && !set("NO_COLOR"), width }
    }
}

/// How a stretch of words is set on a terminal: the numbers of its escape sequence.
#[derive(Clone, Copy)]
struct Paint(&'static str);

const BOLD: Paint = Paint("1");
const DIM: Paint = Paint("2");
const NOTICE: Paint = Paint("33");
const BODY: Paint = Paint("32");
const FACTS: Paint = Paint("36");
const PLAIN: Paint = Paint("");

/// Whether a character turns the direction in which what follows is written.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Writes lines with a margin.
struct Sheet {
    style: Style,
    text: String,
}

impl Sheet {
    /// Words as they may go to a terminal: a page's control characters could move its cursor or rename its window, and
    /// those that turn the direction of writing could turn the words of ours that follow.
    fn words(&mut self, paint: Paint, words: &str) {
        let painted = self.style.colour && !paint.0.is_empty() && !words.is_empty();
        if painted {
            self.text.push_str(&format!("\x1b[{}m", paint.0));
        }
        let kept = words.chars().filter(|c| !turns(*c));
        self.text.extend(kept.map(|c| if c.is_control() { ' ' } else { c }));
        if painted {
            self.text.push_str("\x1b[0m");
        }
    }

    fn title(&mut self, words: &str) {
        self.text.push('\n');
        self.words(BOLD, words);
        self.text.push('\n');
    }

    /// A label in the margin, and words beside it, broken where the line ends.
    fn row(&mut self, label: &str, label_paint: Paint, words: &str, paint: Paint) {
        let mut label = Some(label);
        for line in lines(words, self.style.width.saturating_sub(MARGIN)) {
            let shown = label.take().unwrap_or("");
            self.words(label_paint, shown);
            let gap = MARGIN.saturating_sub(shown.chars().count()).max(1);
            self.text.extend(std::iter::repeat_n(' ', gap));
            self.words(paint, &line);
            self.text.push('\n');
        }
    }
}

/// Words in lines of so many characters at most; a longer word has a line of its own.
fn lines(words: &str, width: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut used = 0;
    for word in words.split_whitespace() {
        let count = word.chars().count();
        let Some(line) = all.last_mut() else { break };
        if used == 0 {
            line.push_str(word);
            used = count;
        } else if used + 1 + count <= width {
            line.push(' ');
            line.push_str(word);
            used += 1 + count;
        } else {
            all.push(word.to_owned());
            used = count;
        }
    }
    all
}

/// What was found in a page, for a person.
pub(super) fn answer(page: &Page, analysis: &Analysis, style: Style, explain: bool) -> String {
    let view = view::view(page, &[], analysis);
    let mut sheet = Sheet { style, text: String::new() };
    head(&mut sheet, &view);
    if !analysis.blocks.list.is_empty() {
        sheet.title("Blocks");
    }
    for one in &analysis.blocks.list {
        block(&mut sheet, one, explain);
    }
    if !view.speakers.is_empty() {
        sheet.title("Who is quoted");
    }
    for card in &view.speakers {
        let name = card.name.as_deref().unwrap_or("Nobody named");
        let about = card.description.as_deref().map(|words| format!(", {words}")).unwrap_or_default();
        sheet.words(BOLD, name);
        sheet.words(DIM, &about);
        sheet.text.push('\n');
        for quote in card.quotes.iter().filter_map(|at| view.quotes.get(*at)) {
            said(&mut sheet, quote, explain);
        }
    }
    if !view.dates.is_empty() {
        sheet.title("Key dates");
    }
    for date in &view.dates {
        let value = analysis.dates.get(date.id).and_then(|found| found.value.as_deref());
        day(&mut sheet, date, value, explain);
    }
    sheet.text.push('\n');
    sheet.text
}

fn head(sheet: &mut Sheet, view: &View) {
    let known = &view.metadata;
    sheet.words(BOLD, known.title.as_deref().unwrap_or("Without a title"));
    sheet.text.push('\n');
    let facts = [
        Some(known.authors.join(", ")).filter(|names| !names.is_empty()),
        known.publisher.clone(),
        known.published.clone(),
        known.language.clone(),
        Some(format!("{} words", view.words)),
    ];
    sheet.words(FACTS, &facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    sheet.text.push('\n');
    if view.truncated {
        sheet.words(NOTICE, "This page is very long: only its first part was read.");
        sheet.text.push('\n');
    }
    if !view.is_article {
        let reason = view.reason.as_deref().unwrap_or("");
        sheet.words(NOTICE, format!("Not an article. {reason}").trim_end());
        sheet.text.push('\n');
    }
}

/// The name of a role, as the JSON has it.
fn name(role: Role) -> String {
    serde_json::to_string(&role).unwrap_or_default().trim_matches('"').to_owned()
}

fn block(sheet: &mut Sheet, block: &Block, explain: bool) {
    let label = name(block.role);
    let (label_paint, paint) = match block.role {
        Role::Headline | Role::Subheading => (BODY, BOLD),
        _ if block.body => (BODY, PLAIN),
        Role::Kicker | Role::Byline | Role::Dateline | Role::Tags => (FACTS, PLAIN),
        role if role.collapsible() => (NOTICE, if block.fold { DIM } else { PLAIN }),
        _ => (DIM, DIM),
    };
    if block.fold {
        let count = block.text.as_str().split_whitespace().count();
        let start: Vec<_> = block.text.as_str().split_whitespace().take(8).collect();
        let more = if count > start.len() { " …" } else { "" };
        sheet.row(&label, label_paint, &format!("folds, {count} words: {}{more}", start.join(" ")), paint);
    } else {
        sheet.row(&label, label_paint, block.text.as_str(), paint);
    }
    if explain {
        sheet.row("", DIM, block.rule.why, DIM);
    }
}

fn said(sheet: &mut Sheet, quote: &QuoteLine, explain: bool) {
    let joined =
        |part: &[view::Stretch]| part.iter().map(|stretch| stretch.text.as_str()).collect::<String>();
    // What leads to the words, such as "said Kim", stands on a line of its own in the panel.
    let words = format!("{} {}", joined(&quote.lead), joined(&quote.words));
    sheet.row(if quote.doubt.is_some() { "  perhaps" } else { "" }, NOTICE, &words, PLAIN);
    if explain {
        sheet.row("", DIM, &quote.why, DIM);
    }
}

fn day(sheet: &mut Sheet, date: &DateLine, value: Option<&str>, explain: bool) {
    let mut words = date.event.as_deref().or(date.said.as_deref()).unwrap_or("").to_owned();
    if date.doubt.is_some() {
        words.push_str(" (perhaps)");
    }
    sheet.row(value.or(date.from.as_deref()).unwrap_or(""), FACTS, &words, PLAIN);
    if explain {
        sheet.row("", DIM, &date.why, DIM);
    }
}

/// The manual page: that of the command, and after it what its ways of reading take.
pub(super) fn manual(out: &mut impl Write) -> io::Result<()> {
    let mut command = super::arguments::command().disable_help_subcommand(true);
    command.build();
    let page = clap_mangen::Man::new(command.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    for one in command.get_subcommands() {
        let page = clap_mangen::Man::new(one.clone());
        let name = one.get_name().to_uppercase();
        writeln!(out, ".SH {name}")?;
        page.render_synopsis_section(out)?;
        page.render_description_section(out)?;
        page.render_options_section(out)?;
        page.render_extra_section(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<h1>A gate opens</h1><p>“It \u{1b}]0;\u{202e}\u{2066}\u{9b}2Jholds,” said Anna Kestrel, the harbour master, on Monday. \
        The gate had been shut for years.</p>\
        <p>© 2025 The Harbour Post. All rights reserved.</p>";

    fn shown(colour: bool, width: usize) -> String {
        let mut page = crate::html::parse(PAGE);
        page.published = Some("2025-09-17".into());
        answer(&page, &crate::analyze(&page), Style { colour, width }, false)
    }

    #[test]
    fn a_page_is_written_for_a_person() {
        let text = shown(false, 70);
        assert!(text.starts_with("A gate opens\n"), "{text}");
        assert!(
            text.contains("\nWho is quoted\nAnna Kestrel\n              said Anna Kestrel “It"),
            "{text}"
        );
        assert!(text.contains("\n2025-09-15    "), "{text}");
        assert!(text.contains("\ncopyright     folds, "), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 70), "{text}");
    }

    #[test]
    fn a_page_that_was_read_in_part_says_so() {
        let said = "only its first part was read";
        assert!(!shown(false, 70).contains(said));
        let mut page = crate::html::parse(PAGE);
        page.truncated = true;
        let text = answer(&page, &crate::analyze(&page), Style { colour: false, width: 70 }, false);
        assert!(text.contains(said), "{text}");
    }

    #[test]
    fn a_page_sends_the_terminal_no_commands() {
        let commands = |c: char| (c.is_control() && c != '\n') || turns(c);
        assert!(!shown(false, 60).contains(commands));
        let painted = shown(true, 60);
        assert!(painted.starts_with("\x1b[1mA gate opens\x1b[0m\n"));
        assert!(!painted.contains("\x1b]") && !painted.contains(['\u{9b}', '\u{202e}', '\u{2066}']));
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        let of = |terminal, known: &[(&str, &str)]| {
            Style::of(terminal, |name| known.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v)))
        };
        assert!(of(true, &[("TERM", "xterm")]).colour);
        assert!(!of(false, &[("TERM", "xterm")]).colour);
        assert!(!of(true, &[("TERM", "dumb")]).colour);
        assert!(!of(true, &[("TERM", "xterm"), ("NO_COLOR", "1")]).colour);
        assert_eq!(of(true, &[("COLUMNS", "120")]).width, 120);
        assert_eq!(of(true, &[("COLUMNS", "wide")]).width, WIDTH);
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("a veryverylongword b", 6), ["a", "veryverylongword", "b"]);
        assert_eq!(lines("", 6), [""]);
    }
}
