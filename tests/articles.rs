//! Whole articles: each folder of `tests/articles` holds a page and, in `expected.txt`, what a careful reader finds
//! in it, in page order and in words: every block with its role, and beneath it its quotations and dates.
//!
//! What the engine does not find yet is pinned, and the test complains when it is mended:
//!
//! ```text
//! known failure: why it is wrong
//! - the line a reader expects
//! + the line the engine gives in its place
//! ```
//!
//! `UPDATE=1 cargo test --test articles` rewrites the files and keeps what is pinned; read the difference before
//! keeping it. Without it a missing file or a difference fails.

#![cfg(not(target_family = "wasm"))]
// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use standfirst::analysis::Analysis;
use standfirst::blocks::{Block, Role};
use standfirst::quotes::Quote;
use standfirst::{analyze, html};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

const PINNED: &str = "known failure: ";
/// A first line of this form names a page that stands elsewhere in the project.
const PAGE: &str = "page: ";

/// What a careful reader notes in the margin. Runs of menus and the like share a line.
fn render(analysis: &Analysis) -> Vec<String> {
    let mut out = Vec::new();
    let metadata = &analysis.metadata;
    out.push(format!("article: {}", if analysis.blocks.is_article { "yes" } else { "no" }));
    let mut say = |name: &str, value: Option<&str>| {
        out.push(format!("{name}: {}", value.unwrap_or("unknown")));
    };
    say("title", metadata.title.as_deref());
    let authors = metadata.authors.join(", ");
    say("authors", (!authors.is_empty()).then_some(&authors));
    say("publisher", metadata.publisher.as_deref());
    say("published", metadata.published.as_deref());
    say("language", metadata.language.as_deref());
    for line in &metadata.tags {
        out.push(format!("tags: {} = {}", line.label, line.values.join(" + ")));
    }
    out.push(String::new());
    let mut furniture: Option<Role> = None;
    for block in &analysis.blocks.list {
        let shared = !block.body && !block.role.collapsible() && !matters(block.role);
        let words = block.text.as_str().replace('\n', "⏎");
        match out.last_mut() {
            Some(last) if shared && furniture == Some(block.role) => {
                let _ = write!(last, " · {words}");
            }
            _ => {
                let folded = if block.fold { ", folded" } else { "" };
                out.push(format!("{}{folded} | {words}", name(block.role)));
            }
        }
        furniture = shared.then_some(block.role);
        let before = out.len();
        beneath(analysis, block, &mut out);
        if out.len() > before {
            furniture = None;
        }
    }
    if !analysis.quotes.speakers.is_empty() {
        out.push(String::new());
    }
    for speaker in &analysis.quotes.speakers {
        let described = speaker.description.as_deref().map(|d| format!(", {d}")).unwrap_or_default();
        out.push(format!("speaker | {}{described} ({})", speaker.name, speaker.quotes.len()));
    }
    out
}

/// Roles that are no body and never fold, but say something about the article.
fn matters(role: Role) -> bool {
    matches!(role, Role::Kicker | Role::Byline | Role::Dateline | Role::Tags)
}

fn name(role: Role) -> String {
    serde_json::to_value(role).unwrap().as_str().unwrap().to_owned()
}

/// The quotations that begin in a block, and its dates.
fn beneath(analysis: &Analysis, block: &Block, out: &mut Vec<String>) {
    for quote in &analysis.quotes.list {
        if quote.spans.first().is_some_and(|p| p.block == block.id) {
            out.push(format!("    {}", quotation(analysis, quote)));
        }
    }
    for date in analysis.dates.iter().filter(|d| d.place.block == block.id) {
        let kind = serde_json::to_value(date.kind).unwrap();
        let words = analysis.blocks.words(date.place);
        let value = date.value.as_deref().unwrap_or("unresolved");
        let mut line = format!("    {} “{words}” = {value}", kind.as_str().unwrap().to_lowercase());
        if date.key {
            let _ = write!(line, ", key: {}", date.event.as_deref().unwrap_or("no event"));
        }
        out.push(line);
    }
}

fn quotation(analysis: &Analysis, quote: &Quote) -> String {
    let speaker = quote.speaker.and_then(|id| analysis.quotes.speakers.get(id.0 as usize));
    let kind = serde_json::to_value(quote.kind).unwrap();
    let mut line =
        format!("{} by {}", kind.as_str().unwrap(), speaker.map_or("nobody named", |s| s.name.as_str()));
    let named: Vec<_> =
        [quote.mention, quote.cue].into_iter().flatten().map(|p| analysis.blocks.words(p)).collect();
    if !named.is_empty() {
        let _ = write!(line, " ({})", named.join(", "));
    }
    let spans: Vec<_> = quote.spans.iter().map(|p| shorten(analysis.blocks.words(*p))).collect();
    let _ = write!(line, ": {}", spans.join(" … | … "));
    line
}

/// Enough of a quotation to know it by: its first and last words.
fn shorten(words: &str) -> String {
    let all: Vec<_> = words.split_whitespace().collect();
    if all.len() <= 12 {
        return all.join(" ");
    }
    format!("{} [{}] {}", all[..5].join(" "), all.len() - 8, all[all.len() - 3..].join(" "))
}

/// A line that must be there, and the notes on what is pinned before it.
#[derive(Default)]
struct Expected {
    notes: Vec<String>,
    line: Option<String>,
    pinned: bool,
}

fn read_expected(text: &str) -> Vec<Expected> {
    let mut found = vec![Expected::default()];
    for line in text.lines() {
        let last = found.last_mut().unwrap();
        if line.starts_with(PINNED) || line.starts_with("- ") {
            last.notes.push(line.to_owned());
            continue;
        }
        let wrong = line.strip_prefix("+ ");
        last.line = Some(wrong.unwrap_or(line).to_owned());
        last.pinned = wrong.is_some();
        found.push(Expected::default());
    }
    found
}

/// For each expected line, its place among the actual ones: a longest common subsequence.
fn align(expected: &[&str], actual: &[String]) -> Vec<Option<usize>> {
    let (n, m) = (expected.len(), actual.len());
    let mut table = vec![vec![0u32; m + 1]; n + 1];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            table[i][j] = if expected[i] == actual[j] {
                table[i + 1][j + 1] + 1
            } else {
                table[i + 1][j].max(table[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut places = vec![None; n];
    while i < n && j < m {
        if expected[i] == actual[j] {
            places[i] = Some(j);
            i += 1;
            j += 1;
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    places
}

struct Compared {
    /// What differs, for a person.
    complaints: String,
    /// The file as `UPDATE=1` writes it.
    rewritten: String,
}

fn compare(expected: &[Expected], actual: &[String]) -> Compared {
    let lines: Vec<&str> = expected.iter().filter_map(|e| e.line.as_deref()).collect();
    let mut places = align(&lines, actual).into_iter();
    let mut complaints = String::new();
    let mut rewritten = String::new();
    let mut next = 0;
    for item in expected {
        let place = item.line.as_ref().and_then(|_| places.next().flatten());
        let until = place.unwrap_or(next);
        for line in &actual[next..until] {
            let _ = writeln!(complaints, "  found:    {line}");
            let _ = writeln!(rewritten, "{line}");
        }
        next = until;
        let wanted: Vec<_> = item.notes.iter().filter_map(|n| n.strip_prefix("- ")).collect();
        let still_missing = |w: &&str| !actual.iter().any(|a| a == w);
        let mended =
            (!wanted.is_empty() && !wanted.iter().all(still_missing)) || (item.pinned && place.is_none());
        if mended {
            for note in &item.notes {
                let _ = writeln!(complaints, "  mended, take it out: {note}");
            }
        } else {
            item.notes.iter().for_each(|note| {
                let _ = writeln!(rewritten, "{note}");
            });
        }
        match (&item.line, place) {
            (Some(line), Some(_)) => {
                let mark = if item.pinned && !mended { "+ " } else { "" };
                let _ = writeln!(rewritten, "{mark}{line}");
                next += 1;
            }
            (Some(line), None) => {
                let _ = writeln!(complaints, "  expected: {line}");
            }
            _ => {}
        }
    }
    for line in &actual[next..] {
        let _ = writeln!(complaints, "  found:    {line}");
        let _ = writeln!(rewritten, "{line}");
    }
    Compared { complaints, rewritten }
}

/// What a line is about; each is a test of its own, so that a failure says which part of the engine to look at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Structure,
    Quotations,
    Dates,
}

fn part_of(line: &str) -> Option<Part> {
    let starts = |words: &[&str]| words.iter().any(|w| line.starts_with(w));
    if line.is_empty() {
        None
    } else if starts(&["    direct ", "    mixed ", "    indirect ", "speaker | "]) {
        Some(Part::Quotations)
    } else if starts(&["    date ", "    time ", "    duration ", "    set "]) {
        Some(Part::Dates)
    } else {
        Some(Part::Structure)
    }
}

/// The lines of a file that are about one part; a reason stays where a line that it explains does.
fn only(expected: Vec<Expected>, part: Part) -> Vec<Expected> {
    let of = |line: &str| part_of(line) == Some(part);
    let mut kept = Vec::new();
    for mut item in expected {
        let pinned_here = item.pinned && item.line.as_deref().is_some_and(of);
        item.notes.retain(|n| n.strip_prefix("- ").is_none_or(of));
        if !pinned_here && !item.notes.iter().any(|n| n.starts_with("- ")) {
            item.notes.clear();
        }
        item.line = item.line.filter(|line| of(line));
        item.pinned = pinned_here;
        if item.line.is_some() || !item.notes.is_empty() {
            kept.push(item);
        }
    }
    kept
}

/// Compares one folder, or rewrites it; the complaint, if there is one.
fn check(folder: &Path, part: Option<Part>) -> Option<String> {
    let file = folder.join("expected.txt");
    let text = fs::read_to_string(&file).unwrap_or_default();
    let (first, rest) = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with(PAGE) => (Some(first), rest),
        _ => (None, text.as_str()),
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = match first.and_then(|f| f.strip_prefix(PAGE)) {
        Some(elsewhere) => root.join(elsewhere),
        None => folder.join("page.html"),
    };
    let bytes = fs::read(&page).unwrap_or_else(|e| panic!("{}: {e}", page.display()));
    let mut actual = render(&analyze(&html::parse_bytes(&bytes)));
    // A page that is no article is left as it is: that is all there is to expect of it.
    if rest.trim_end() == "article: no" {
        actual.truncate(1);
    }
    let mut expected = read_expected(rest);
    let Some(part) = part else {
        let compared = compare(&expected, &actual);
        let head = first.map(|f| format!("{f}\n")).unwrap_or_default();
        fs::write(&file, head + &compared.rewritten).unwrap();
        return None;
    };
    expected = only(expected, part);
    actual.retain(|line| part_of(line) == Some(part));
    let complaints = compare(&expected, &actual).complaints;
    (!complaints.is_empty())
        .then(|| format!("{}\n{complaints}", folder.file_name().unwrap().to_string_lossy()))
}

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    assert!(!folders.is_empty());
    folders
}

fn read_as_a_careful_reader_reads(part: Part) {
    if std::env::var_os("UPDATE").is_some_and(|v| v == "1") {
        return;
    }
    let folders = folders();
    let complaints: Vec<_> = folders.iter().filter_map(|f| check(f, Some(part))).collect();
    assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), folders.len(), complaints.join("\n"));
}

#[test]
fn structure_is_read_as_a_careful_reader_reads_it() {
    read_as_a_careful_reader_reads(Part::Structure);
}

#[test]
fn quotations_are_read_as_a_careful_reader_reads_them() {
    read_as_a_careful_reader_reads(Part::Quotations);
}

#[test]
fn dates_are_read_as_a_careful_reader_reads_them() {
    read_as_a_careful_reader_reads(Part::Dates);
}

#[test]
fn files_are_rewritten_when_asked() {
    if std::env::var_os("UPDATE").is_some_and(|v| v == "1") {
        for folder in folders() {
            check(&folder, None);
        }
    }
}

#[test]
fn what_is_pinned_complains_when_it_is_mended() {
    let expected = read_expected("a\nknown failure: why\n- right\n+ wrong\nb\nknown failure: why\n- last");
    let found = |lines: &[&str]| {
        compare(&expected, &lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>()).complaints
    };
    assert_eq!(found(&["a", "wrong", "b"]), "");
    assert!(found(&["a", "right", "b"]).contains("mended"));
    assert!(found(&["a", "b"]).contains("mended"));
    assert!(found(&["a", "wrong", "b", "last"]).contains("mended"));
    assert_eq!(found(&["a", "wrong"]), "  expected: b\n");
    assert_eq!(found(&["a", "wrong", "c", "b"]), "  found:    c\n");
    let kept = compare(&expected, &["z".to_owned(), "wrong".to_owned(), "b".to_owned()]).rewritten;
    assert_eq!(kept, "z\nknown failure: why\n- right\n+ wrong\nb\nknown failure: why\n- last\n");
}
