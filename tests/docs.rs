//! The commands that the documents name: those of the command are run as they stand, through a shell; of the others
//! it is checked that what they name is there.

#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The documents of the project.
fn documents() -> Vec<String> {
    let mut found = vec!["npm/README.md".to_owned()];
    for folder in ["", "docs/"] {
        for entry in std::fs::read_dir(root().join(folder)).expect("a folder").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.ends_with(".md") {
                found.push(format!("{folder}{name}"));
            }
        }
    }
    found
}

/// The lines of a document's shell blocks, their comments and line breaks taken out.
fn commands(document: &str) -> Vec<String> {
    let mut found = Vec::new();
    for block in document.split("```sh\n").skip(1) {
        let block = block.split("```").next().unwrap_or("").replace("\\\n", " ");
        let lines = block.lines().map(|line| line.split(" #").next().unwrap_or(line).trim().to_owned());
        found.extend(lines.filter(|line| !line.is_empty() && !line.starts_with('#')));
    }
    found
}

/// What a reader of the documents has at hand: a page, a text and some jobs.
fn workplace() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("standfirst-docs-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let page = read("www/articles/report.html");
    let job = serde_json::json!({ "source": 1, "html": page });
    let jobs = format!("{job}\n{}\n", serde_json::json!({ "source": 2, "text": "A fair\n\nIt rained." }));
    for (name, words) in [
        ("page.html", page.as_str()),
        ("notes.txt", "A fair\n\nIt rained."),
        ("jobs.jsonl", &jobs),
        ("jobs", &jobs),
    ] {
        std::fs::write(folder.join(name), words).expect("a file");
    }
    folder
}

/// Whether a program can be run here.
fn is_there(program: &str) -> bool {
    std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())
        .any(|folder| folder.join(program).is_file())
}

/// What is wrong with a line that is run as it stands.
fn run(line: &str, folder: &Path) -> Option<String> {
    let command = Path::new(env!("CARGO_BIN_EXE_standfirst")).parent().expect("a folder");
    let known = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(command.to_owned()).chain(std::env::split_paths(&known)));
    let output = Command::new("sh")
        .args(["-e", "-c", line])
        .current_dir(folder)
        .env("PATH", path.expect("a path"))
        .output()
        .expect("a shell");
    let complaint = String::from_utf8_lossy(&output.stderr);
    (!output.status.success()).then(|| format!("`{line}`: {complaint}"))
}

/// What is wrong with a line that takes too long, or needs more than there is: its task, part or file must be there.
fn look_up(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let tasks = read("xtask/src/main.rs");
    let parts = read("xtask/src/test.rs");
    let holds = |source: &str, name: &str| source.contains(&format!("name: \"{name}\""));
    let is_name = |word: &str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let fine = match words[..] {
        ["cargo", "xtask", "test", ref rest @ ..] => {
            rest.iter().all(|word| *word == "--long" || !is_name(word) || holds(&parts, word))
        }
        ["cargo", "xtask", task, ref rest @ ..] => {
            let all: String = ["main", "evaluate/mod", "bench", "demo", "serve"]
                .map(|file| read(&format!("xtask/src/{file}.rs")))
                .concat();
            holds(&tasks, task)
                && rest.iter().filter(|word| word.starts_with("--")).all(|flag| all.contains(flag))
        }
        ["cargo", "run", "--release", "--example", name, ..] => root().join("examples").join(name).is_dir(),
        ["cargo", "test", "--test", name] => root().join(format!("tests/{name}.rs")).is_file(),
        ["cargo", "test"] | ["cargo", "doc", "--open"] | ["cargo", "install", "--path", "."] => true,
        ["cargo", "test", module] => root().join("src").join(module).join("mod.rs").is_file(),
        ["wasm-pack", "test", ..] => root().join("tests/browser.rs").is_file(),
        ["node", "--test", folder] => root().join(folder).is_dir(),
        ["node", script] => root().join(script).is_file(),
        ["spark-submit", ..] => words.iter().any(|word| word.ends_with(".py") && root().join(word).is_file()),
        ["cat", ..] => true,
        _ => false,
    };
    (!fine).then(|| format!("`{line}` is no command that this test knows, or it names what is not there"))
}

#[test]
fn every_command_of_the_documents_works() {
    let folder = workplace();
    let (mut ran, mut wrong) = (0, Vec::new());
    for document in documents() {
        for line in commands(&read(&document)).iter().flat_map(|line| line.split(" && ")) {
            let program = line.split_whitespace().next().unwrap_or("");
            let here = program == "standfirst" || (program == "parallel" && is_there("parallel"));
            let problem = match program {
                _ if here => run(line, &folder),
                "parallel" => None,
                _ => look_up(line),
            };
            ran += usize::from(here);
            wrong.extend(problem.map(|problem| format!("{document}: {problem}")));
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(ran >= 7, "only {ran} commands were run: does this test still find them?");
}

#[test]
fn what_is_not_there_is_seen() {
    for line in [
        "cargo xtask deploy",
        "cargo xtask test nothing",
        "cargo xtask demo --loud",
        "cargo test --test nothing",
        "make",
    ] {
        assert!(look_up(line).is_some(), "{line}");
    }
    assert!(run("standfirst analyse page.html", root()).is_some());
}

#[test]
fn links_lead_to_files() {
    let mut wrong = Vec::new();
    for document in documents() {
        let text = read(&document);
        let folder = root().join(&document).parent().expect("a folder").to_owned();
        for rest in text.split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or("");
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                wrong.push(format!("{document}: {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
