//! What the source tree promises, read off its files: the way data flows, tables without code, one version, no HTML
//! made from text, no path of a machine, no message without words.

#![allow(clippy::expect_used, clippy::panic, clippy::string_slice)]

use std::path::{Path, PathBuf};

/// The modules in the order in which data flows: a module uses only those of a lower number. Equal ones never use one
/// another, so quotations and dates stay apart.
const ORDER: &[(&str, u32)] = &[
    ("table", 0),
    ("order", 0),
    ("rule", 0),
    ("text", 1),
    ("page", 2),
    ("snapshot", 3),
    ("blocks::elements", 3),
    ("blocks::cut", 4),
    ("metadata", 5),
    ("blocks", 6),
    ("quotes", 7),
    ("dates", 7),
    ("analysis", 8),
    ("analyze", 9),
    ("view", 9),
    ("html", 10),
    ("cli", 11),
    ("browser", 11),
];

/// Crates that only one part of the source may name.
const KEPT_APART: &[(&str, &str)] =
    &[("web_sys", "browser/"), ("js_sys", "browser/"), ("wasm_bindgen", "browser/"), ("html5ever", "html/")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files below a folder that end so, by their path in the project; what is built or fetched is none of ours.
fn files(folder: &str, ends: &[&str]) -> Vec<String> {
    let (mut found, mut folders) = (Vec::new(), vec![root().join(folder)]);
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(&at).expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "pkg" | "target" | "node_modules" | "dist" | ".git") {
                    folders.push(path);
                }
            } else if ends.iter().any(|end| name.ends_with(end)) {
                found.push(path.strip_prefix(root()).expect("inside").to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds nothing that ends in {ends:?}");
    found
}

/// Source without its tests and comments.
fn code(source: &str) -> String {
    let product = source.split("\n#[cfg(test)]\nmod ").next().unwrap_or(source);
    product.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// What code takes from its own crate, as `module` or `module::part`: `crate::a::b` and each of `crate::{a::b, c}`.
fn taken(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let Some(list) = rest.strip_prefix('{') else {
            found.push(path_at(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth > 0 => depth -= 1,
                ',' | '}' if depth == 0 => {
                    found.push(path_at(list[start..at].trim()));
                    start = at + 1;
                    if letter == '}' {
                        break;
                    }
                }
                _ => {}
            }
        }
    }
    found.retain(|path| path.starts_with(|c: char| c.is_ascii_lowercase()));
    found
}

fn path_at(text: &str) -> String {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    text[..end].split("::").take(2).collect::<Vec<_>>().join("::")
}

/// The number of a module or of something in it; the longest name counts.
fn number(path: &str) -> Option<u32> {
    let whole = ORDER.iter().find(|(name, _)| *name == path);
    let module = path.split("::").next().unwrap_or(path);
    whole.or_else(|| ORDER.iter().find(|(name, _)| *name == module)).map(|(_, number)| *number)
}

/// What is wrong with what a file takes from its crate.
fn against_the_flow(file: &str, source: &str) -> Vec<String> {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    let module = path.split("::").next().unwrap_or("").to_owned();
    let Some(own) = number(&path) else { return vec![format!("{file} has no place in the order")] };
    let code = code(source);
    let mut wrong: Vec<_> = taken(&code)
        .into_iter()
        .filter(|used| used.split("::").next() != Some(&module) || path == "blocks::cut")
        .filter(|used| *used != path && number(used).is_none_or(|number| number >= own))
        .map(|used| format!("{file} uses {used}"))
        .collect();
    let foreign = KEPT_APART.iter().filter(|(name, home)| {
        code.contains(&format!("{name}::")) && !file.trim_start_matches("src/").starts_with(home)
    });
    wrong.extend(foreign.map(|(name, _)| format!("{file} names {name}")));
    wrong
}

#[test]
fn data_flows_one_way() {
    let modules = files("src", &[".rs"]).into_iter().filter(|f| f != "src/lib.rs" && f != "src/main.rs");
    let wrong: Vec<_> = modules.flat_map(|file| against_the_flow(&file, &read(&file))).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_flows_back_is_seen() {
    for (file, source) in [
        ("src/quotes/cues.rs", "use crate::dates::Date;"),
        ("src/dates/rank.rs", "use crate::{text::Span, quotes::{Quote, Kind}};"),
        ("src/text.rs", "fn f() { crate::page::Page::default() }"),
        ("src/metadata/title.rs", "use crate::blocks::Role;"),
        ("src/blocks/cut.rs", "use crate::blocks::Role;"),
        ("src/view/fold.rs", "use web_sys::Node;"),
        ("src/newcomer.rs", ""),
    ] {
        assert_eq!(against_the_flow(file, source).len(), 1, "{file}: {source}");
    }
    for (file, source) in [
        (
            "src/metadata/title.rs",
            "use crate::blocks::cut::Cut;\n#[cfg(test)]\nmod tests { use crate::html; }",
        ),
        ("src/blocks/roles.rs", "/// See [`crate::view`].\nuse crate::{blocks::Block, text};"),
        ("src/browser/dom.rs", "use web_sys::Node; use crate::view::View;"),
    ] {
        assert_eq!(against_the_flow(file, source), Vec::<String>::new(), "{file}: {source}");
    }
}

#[test]
fn tables_hold_no_code() {
    let tables = files("src", &[".rs"]).into_iter().filter(|file| {
        file.ends_with("/lexicon.rs") || (file.contains("/lexicon/") && !file.ends_with("/mod.rs"))
    });
    let wrong: Vec<_> = tables.filter(|file| code(&read(file)).contains("fn ")).collect();
    assert!(wrong.is_empty(), "tables with functions: {wrong:?}");
}

#[test]
fn there_is_one_version() {
    let version = env!("CARGO_PKG_VERSION");
    for file in ["extension/manifest.json", "npm/package.json"] {
        let manifest: serde_json::Value = serde_json::from_str(&read(file)).expect("the manifest is JSON");
        assert_eq!(manifest["version"], version, "{file}");
    }
    let newest = read("CHANGELOG.md").lines().find_map(|line| line.strip_prefix("## ").map(str::to_owned));
    let newest = newest.expect("the changelog has a version");
    assert_eq!(newest.split_whitespace().next(), Some(version), "CHANGELOG.md");
}

#[test]
fn no_script_makes_html_of_text() {
    for file in ["extension", "www"].iter().flat_map(|folder| files(folder, &[".js", ".html"])) {
        for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setHTMLUnsafe"] {
            assert!(!read(&file).contains(way), "{file} uses {way}");
        }
    }
}

#[test]
fn no_path_of_a_machine() {
    // In two pieces, so that this file does not name what it looks for.
    let homes =
        [["/ro", "ot/"], ["/ho", "me/"], ["/Us", "ers/"], ["/wo", "rk/"]].map(|pieces| pieces.concat());
    // Not the articles: links within a site may begin so.
    for file in files(".", &[".rs", ".toml", ".md", ".js", ".mjs", ".css", ".json", "run"]) {
        let text = read(&file);
        let found = homes.iter().find(|home| {
            text.match_indices(home.as_str()).any(|(at, _)| {
                // After a word or a dot it is a part of an address.
                !text[..at]
                    .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '}' | '*' | '-' | '_'))
            })
        });
        assert_eq!(found, None, "{file}");
    }
}

#[test]
fn each_message_has_words() {
    let known: serde_json::Value =
        serde_json::from_str(&read("extension/_locales/en/messages.json")).expect("the messages are JSON");
    let mut used = 0;
    for file in files("extension", &[".js", ".json", ".html"]).iter().filter(|f| !f.contains("_locales")) {
        let text = read(file);
        for (before, end) in [("__MSG_", "__"), ("getMessage(\"", "\"")] {
            for rest in text.split(before).skip(1) {
                let key = rest.split(end).next().unwrap_or("");
                used += 1;
                assert!(
                    key.starts_with("@@") || known.get(key).is_some(),
                    "{file} shows '{key}', which has no words"
                );
            }
        }
    }
    assert!(used > 3, "no messages were found: does this test still read what is used?");
}

/// The names within an item of Rust, one a line in it: fields and variants, as they are written there.
fn names_in(source: &str, item: &str) -> Vec<String> {
    let body = source.split_once(item).unwrap_or_else(|| panic!("there is no '{item}'")).1;
    let body = body.split_once("\n}").expect("an end").0;
    let mut names = Vec::new();
    let mut renamed = None;
    let mut skipped = false;
    for line in body.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        if let Some(attribute) = line.strip_prefix("#[serde(") {
            skipped |= attribute.starts_with("skip)");
            renamed =
                renamed.or(attribute.split_once("rename = \"").and_then(|(_, rest)| rest.split('"').next()));
            continue;
        }
        let end = line.find([':', ',']).unwrap_or(0);
        let name = line[..end].trim_start_matches("pub ");
        if !name.is_empty() && !std::mem::take(&mut skipped) {
            names.push(renamed.take().unwrap_or(name).to_owned());
        }
    }
    assert!(names.len() > 1, "{item}: {names:?}");
    names
}

#[test]
fn the_types_of_the_npm_package_know_every_name_of_the_contract() {
    let types = read("npm/standfirst.d.ts");
    let analysis = read("src/analysis.rs");
    let mut keys: Vec<String> = ["Result", "Block", "Place", "Quote", "Speaker", "Date"]
        .iter()
        .flat_map(|name| names_in(&analysis, &format!("struct {name}Json")))
        .collect();
    keys.extend(names_in(&read("src/metadata/mod.rs"), "pub struct TagLine"));
    keys.extend(names_in(&read("src/metadata/mod.rs"), "pub struct Metadata"));
    let absent = keys.iter().filter(|key| {
        !types
            .split([' ', '\n'])
            .any(|word| word.trim_end_matches([':', '?']) == key.as_str() && word.ends_with(':'))
    });
    assert_eq!(absent.collect::<Vec<_>>(), Vec::<&String>::new());
    // A role is written in snake case, a kind as well, a type in capitals: each is a word in lower case but for `_`.
    let spoken = types.to_lowercase().replace('_', "");
    for (file, item) in [
        ("src/blocks/mod.rs", "pub enum Role"),
        ("src/quotes/mod.rs", "pub enum QuoteKind"),
        ("src/dates/mod.rs", "pub enum TimexType"),
    ] {
        for name in names_in(&read(file), item) {
            assert!(spoken.contains(&format!("\"{}\"", name.to_lowercase())), "{item}: {name}");
        }
    }
}

/// What stands between double quotes in the part of a file from a mark to the next other one.
fn quoted(file: &str, from: &str, to: &str) -> Vec<String> {
    let source = read(file);
    let part = source.split(from).nth(1).and_then(|rest| rest.split(to).next()).unwrap_or_default();
    let strings = part.split('"').skip(1).step_by(2).flat_map(str::split_whitespace);
    strings.map(str::to_owned).collect()
}

#[test]
fn a_browser_sends_the_attributes_that_the_engine_reads() {
    let sent = quoted("extension/page/snapshot.js", "const ATTRIBUTES =", ".split(");
    let read = quoted("src/page.rs", "    Attr {", "\n}");
    assert!(read.len() > 10, "{read:?}");
    assert_eq!(sent, read);
}

/// The scripts that a script of the extension imports, by their paths in it.
fn imported(file: &str, source: &str) -> Vec<String> {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let lines = source.lines().filter(|line| line.starts_with("import "));
    let paths = lines.filter_map(|line| line.split('"').nth(1));
    paths
        .map(|path| match (path.strip_prefix("../"), path.strip_prefix("./")) {
            (Some(above), _) => above.to_owned(),
            (_, Some(beside)) if !folder.is_empty() => format!("{folder}/{beside}"),
            (_, beside) => beside.unwrap_or(path).to_owned(),
        })
        .collect()
}

/// A browser that has read one script learns only then of the next: the panel's page names all of them.
#[test]
fn the_panels_page_names_every_script() {
    let (mut known, mut next) = (Vec::new(), vec!["panel.js".to_owned()]);
    while let Some(file) = next.pop() {
        // What the engine's glue imports it has with it.
        let source =
            if file.starts_with("pkg/") { String::new() } else { read(&format!("extension/{file}")) };
        next.extend(imported(&file, &source).into_iter().filter(|path| !known.contains(path)));
        known.push(file);
    }
    known.sort();
    known.dedup();
    let page = read("extension/panel.html");
    let mut named: Vec<String> = page
        .split("rel=\"modulepreload\" href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next().map(str::to_owned))
        .collect();
    named.push("panel.js".to_owned());
    named.sort();
    assert_eq!(named, known);
}
