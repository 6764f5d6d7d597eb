//! The laws on every page and text of a folder of corpora, on their beginnings, and on the inputs of html5lib's tests:
//! `STANDFIRST_CORPORA=FOLDER cargo test --test corpora -- --ignored --nocapture` (part `laws` of `cargo xtask test`).

#![cfg(not(target_family = "wasm"))]
// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stdout
)]

#[allow(dead_code)]
mod held;

use serde_json::Value;
use standfirst::page::Page;
use standfirst::{analyze, html};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

fn corpora() -> PathBuf {
    std::env::var_os("STANDFIRST_CORPORA").expect("STANDFIRST_CORPORA names the folder of corpora").into()
}

/// The files below a folder whose names end so.
fn files(folder: &Path, ends: &[&str]) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(at) = folders.pop() {
        for path in fs::read_dir(&at).unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if ends.iter().any(|end| name.ends_with(end)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    if path.extension().is_none_or(|end| end != "gz") {
        return bytes;
    }
    let mut unpacked = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
    unpacked
}

/// An input keeps the laws as HTML and as text, and so do some of its beginnings; the same input, the same answer.
fn hold_all(input: &str, name: &str, beginnings: usize) {
    let pages = |text: &str| [html::parse(text), Page::from_text(text)];
    for (page, again) in pages(input).iter().zip(&pages(input)) {
        held::hold(page, name);
        let answer = |page: &Page| analyze(page).to_json(None, None, true);
        assert_eq!(answer(page), answer(again), "{name}: the same input, another answer");
    }
    for part in 1..=beginnings {
        let end = standfirst::text::floor_boundary(input, input.len() * part / (beginnings + 1));
        for page in pages(&input[..end]) {
            held::hold(&page, &format!("{name}, first {end} bytes"));
        }
    }
}

#[test]
#[ignore = "long: needs a folder of corpora"]
fn the_laws_hold_of_all_corpora() {
    let files = files(&corpora(), &[".html.gz", ".html", ".txt"]);
    assert!(!files.is_empty());
    for path in &files {
        hold_all(&html::decode(&read(path)), &path.display().to_string(), 3);
    }
    println!(
        "{} pages and texts, each as HTML and as text, whole and three beginnings: the laws hold",
        files.len()
    );
}

/// `\uXXXX` taken for what it stands for; a lone surrogate cannot stand in a string of Rust and is replaced, as a decoder
/// of bytes would.
fn unescaped(text: &str) -> String {
    let (mut units, mut rest) = (Vec::new(), text);
    while let Some((before, after)) = rest.split_once("\\u") {
        units.extend(before.encode_utf16());
        let digits = after.get(..4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        match digits {
            Some(unit) => {
                units.push(unit);
                rest = &after[4..];
            }
            None => {
                units.extend("\\u".encode_utf16());
                rest = after;
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

#[test]
#[ignore = "long: needs a folder of corpora"]
fn the_laws_hold_of_the_inputs_of_html5lib() {
    let folder = corpora().join("html5lib");
    let (mut inputs, mut encodings, mut jobs) = (0, 0, Vec::new());
    for path in files(&folder.join("tokenizer"), &[".test"]) {
        let tests: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        for test in ["tests", "xmlViolationTests"].iter().filter_map(|key| tests[*key].as_array()).flatten() {
            let input = test["input"].as_str().unwrap();
            let escaped = test["doubleEscaped"] == true;
            let text = if escaped { unescaped(input) } else { input.to_owned() };
            hold_all(&text, &test["description"].to_string(), 2);
            held::hold(&html::parse(&format!("<p>He said: “{text}”</p>")), "within a paragraph");
            // As a line of JSON the escapes are JSON's own, lone surrogates among them.
            let quoted = serde_json::to_string(input).unwrap();
            let quoted = if escaped { quoted.replace("\\\\u", "\\u") } else { quoted };
            jobs.extend_from_slice(format!("{{\"source\":{inputs},\"html\":{quoted}}}\n").as_bytes());
            inputs += 1;
        }
    }
    let mut out = Vec::new();
    standfirst::cli::answer_jobs(&mut std::io::Cursor::new(jobs), &mut out).unwrap();
    let answers = String::from_utf8(out).unwrap();
    let mut refused = 0;
    assert_eq!(answers.lines().count(), inputs, "a line each");
    for (at, line) in answers.lines().enumerate() {
        let answer: Value = serde_json::from_str(line).unwrap();
        refused += usize::from(answer["error"].is_string());
        // A line that is no JSON has no source that could be told.
        assert!(
            answer["source"] == at || (answer["error"].is_string() && answer["source"].is_null()),
            "{line}"
        );
    }
    for path in files(&folder.join("encoding"), &[".dat"]) {
        let bytes = fs::read(&path).unwrap();
        for part in
            bytes.split_inclusive(|b| *b == b'\n').collect::<Vec<_>>().split(|line| *line == b"#data\n")
        {
            let data = part.split(|line| *line == b"#encoding\n").next().unwrap().concat();
            hold_all(&html::decode(&data), &path.display().to_string(), 2);
            encodings += 1;
        }
    }
    println!(
        "{inputs} inputs of the tokenizer's tests ({refused} of them error lines as jobs), {encodings} of the encoding's: the laws hold"
    );
}
