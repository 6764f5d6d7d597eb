//! Bytes → a page of a kind, held against the laws: what `fuzz/` is given bytes by a fuzzer for, and `tests/properties.rs`
//! by chance and from the seeds.

use super::hold;
use serde_json::Value;
use serde_json::value::RawValue;
use standfirst::page::Page;
use standfirst::snapshot::{Records, decode};
use standfirst::{analyze, cli, html};
use std::collections::BTreeMap;

/// A target: its name, which is that of its folder of seeds, and what it does with bytes.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const ALL: &[Target] = &[
    ("dates", dates),
    ("html", html),
    ("jsonl", jsonl),
    ("quotes", quotes),
    ("snapshot", snapshot),
    ("text", text),
];

/// HTML → analysis.
pub fn html(bytes: &[u8]) {
    markup(&html::decode(bytes));
}

/// Plain text → analysis.
pub fn text(bytes: &[u8]) {
    plain(&html::decode(bytes));
}

/// Days, spans and their words in any order → dates that keep the laws.
pub fn dates(bytes: &[u8]) {
    let text = of_pieces(bytes, DATES);
    let mut page = Page::from_text(&text);
    // An anchor of any shape is a day or none.
    match bytes.len() % 3 {
        0 => {}
        1 => page.published = Some(text.chars().take(12).collect()),
        _ => page.published = Some("2020-02-29".into()),
    }
    hold(&page, "dates");
    if text.len().is_multiple_of(4) {
        same(&page, &page);
    }
}

/// Marks, cues and names in any order → quotations that keep the laws.
pub fn quotes(bytes: &[u8]) {
    let text = of_pieces(bytes, QUOTES);
    match bytes.len() % 2 {
        0 => plain(&text),
        _ => markup(&text.replace("\n\n", "<p>")),
    }
}

/// Lines of jobs → a line each.
pub fn jsonl(bytes: &[u8]) {
    let mut out = Vec::new();
    cli::answer_jobs(&mut std::io::Cursor::new(bytes), &mut out).expect("memory does not fail");
    let answers = String::from_utf8(out).expect("an answer is UTF-8");
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let asked = bare.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    assert_eq!(answers.lines().count(), asked, "a line each");
    for line in answers.lines() {
        // A source is given back as it was written, half a surrogate pair and 1e400 included, which not every reader of
        // JSON takes; all else is ours, and any does.
        let answer: BTreeMap<String, Box<RawValue>> = serde_json::from_str(line).expect("an answer is JSON");
        for (key, value) in answer.iter().filter(|(key, _)| *key != "source") {
            assert!(serde_json::from_str::<Value>(value.get()).is_ok(), "{key}: {line}");
        }
        assert!(answer.contains_key("source"), "{line}");
        assert!(answer.contains_key("error") != answer.contains_key("blocks"), "{line}");
    }
}

/// The records a page script sends → a page, or a refusal; a page that comes of it keeps the laws.
pub fn snapshot(bytes: &[u8]) {
    let lengths: Vec<u32> = STRINGS.iter().map(|s| s.encode_utf16().count() as u32).collect();
    let (lists, rest) = bytes.split_at(bytes.len() / 2);
    let text = String::from_utf8_lossy(rest);
    // Most bytes are small numbers; the two greatest stand for the greatest there are.
    let number = |b: &u8| if *b >= 254 { u32::MAX - u32::from(255 - *b) } else { u32::from(*b) };
    let numbers: Vec<u32> = lists.iter().map(number).collect();
    let attributes = numbers.len() / 5 / 2 * 2;
    let (attributes, nodes) = numbers.split_at(attributes);
    let strings = STRINGS.concat();
    let forged = Records { nodes, attributes, lengths: &lengths, strings: &strings, text: &text };
    check(forged);
    check(Records { lengths: nodes, ..forged });
    // The same numbers, made to fit as far as they can: depths that follow, text that is there.
    let mut sound = Vec::new();
    let (mut depth, mut left, mut pairs) =
        (0u32, text.encode_utf16().count() as u32, attributes.len() as u32 / 2);
    for record in nodes.chunks_exact(4) {
        let &[id, d, a, flags] = record else { continue };
        let here = d.min(depth);
        if id % 3 == 0 {
            let a = a.min(left);
            left -= a;
            sound.extend([0, here, a, 0]);
            depth = here;
        } else {
            let a = a.min(pairs);
            pairs -= a;
            sound.extend([id % STRINGS.len() as u32, here, a, flags]);
            depth = here.saturating_add(1);
        }
    }
    if left > 0 {
        sound.extend([0, 0, left, 0]);
    }
    check(Records { nodes: &sound, ..forged });
}

fn check(records: Records<'_>) {
    if let Ok(snapshot) = decode(records) {
        assert_eq!(snapshot.page.len(), snapshot.records.len(), "each node has a way back");
        let last = (records.nodes.len() / 4) as u32;
        assert!(snapshot.records.iter().all(|at| *at < last), "a way back to no record");
        assert!(snapshot.records.is_sorted(), "the ways back are out of order");
        hold(&snapshot.page, "snapshot");
    }
}

/// A page of HTML keeps the laws; of some inputs the first half does, too, and both answers repeat.
fn markup(input: &str) {
    let page = html::parse(input);
    hold(&page, "html");
    match input.len() % 4 {
        0 => same(&page, &html::parse(input)),
        1 => hold(&html::parse(first_half(input)), "the first half"),
        _ => {}
    }
}

/// Plain text keeps the laws; of some inputs the first half does, too, and both answers repeat.
fn plain(input: &str) {
    let page = Page::from_text(input);
    hold(&page, "text");
    match input.len() % 4 {
        0 => same(&page, &Page::from_text(input)),
        1 => hold(&Page::from_text(first_half(input)), "the first half"),
        _ => {}
    }
}

fn first_half(input: &str) -> &str {
    input.get(..standfirst::text::floor_boundary(input, input.len() / 2)).unwrap_or("")
}

fn same(one: &Page, other: &Page) {
    let (one, other) = (analyze(one).to_json(None, None, true), analyze(other).to_json(None, None, true));
    assert_eq!(one, other, "the same input, another answer");
}

/// Text put together from pieces that the rules look for: each byte picks one, so that what a fuzzer changes is words
/// and not letters.
fn of_pieces(bytes: &[u8], pieces: &[&str]) -> String {
    let mut text = String::new();
    for byte in bytes {
        let at = usize::from(*byte);
        match pieces.get(at) {
            Some(piece) => {
                text.push_str(piece);
                text.push(' ');
            }
            // The rest are letters as they stand, or a piece without the space after it.
            None if byte.is_ascii_graphic() => text.push(char::from(*byte)),
            None => text.push_str(pieces.get(at % pieces.len().max(1)).unwrap_or(&"")),
        }
    }
    text
}

/// Names a page script sends, so that forged records often name something.
const STRINGS: &[&str] = &[
    "",
    "p",
    "div",
    "a",
    "class",
    "h1",
    "body",
    "html",
    "blockquote",
    "script",
    "style",
    "li",
    "time",
    "datetime",
    "hidden",
    "id",
    "2019-03-04",
    "disclaimer",
    "q",
    "span",
    "lang",
    "en",
    "é😀",
];

const DATES: &[&str] = &[
    "on",
    "in",
    "the",
    "of",
    "May",
    "March",
    "3",
    "14",
    "31",
    "2019",
    "1999",
    "0",
    "Monday",
    "last",
    "next",
    "week",
    "month",
    "year",
    "years",
    "ago",
    "three",
    "century",
    "1990s",
    "'90s",
    "early",
    "mid-",
    "late",
    "between",
    "and",
    "from",
    "to",
    "until",
    "since",
    "–",
    "-",
    "/",
    ".",
    ",",
    ":",
    "3rd",
    "10:30",
    "pm",
    "BC",
    "noon",
    "today",
    "yesterday",
    "tomorrow",
    "Christmas",
    "Easter",
    "spring",
    "quarter",
    "half",
    "decade",
    "days",
    "before",
    "after",
    "first",
    "second",
    "million",
    "99999999999",
    "2019-02-29",
    "03/04/2005",
    "\n\n",
    "he said",
    "le",
    "mars",
    "März",
    "enero",
    "de",
    "dia",
    "vor",
    "zwei",
    "Jahren",
    "hace",
    "ans",
    "é",
    "😀",
    "\u{200f}",
    "a\u{301}",
];

const QUOTES: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "„",
    "‹",
    "›",
    "「",
    "」",
    "said",
    "says",
    "told",
    "asked",
    "wrote",
    "according to",
    "he",
    "she",
    "they",
    "who",
    "that",
    "Kim",
    "Ann Oak",
    "Mayor Ann Oak",
    "Mr. Elm",
    "the minister",
    "a spokesman for the harbour",
    ",",
    ".",
    "?",
    "!",
    ":",
    ";",
    "—",
    "–",
    "\n\n",
    "\n",
    "(",
    ")",
    "[",
    "]",
    "It is late",
    "not",
    "we will go",
    "the",
    "of",
    "and",
    "in",
    "Monday",
    "Q:",
    "A:",
    "INTERVIEWER:",
    "Oak:",
    "dijo",
    "sagte",
    "a dit",
    "disse",
    "é",
    "😀",
    "\u{200f}",
    "a\u{301}",
    "…",
    "'tis",
    "don't",
    "O'Neill",
    "so-called",
    "never",
];
