//! Accuracy: the scorers of a folder of corpora against the freshly built command, in one table.

mod peers;

use crate::setup::{self, Need};
use crate::shell::{self, cargo, command, root, step, target};
use crate::{Done, browsers, package};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Figures by name, in the order of the table.
type Figures = Result<Vec<(String, String)>, String>;

/// A scorer in the folder: what must be there, and how it is called.
struct Scorer {
    name: &'static str,
    script: &'static str,
    run: fn(&Path, &Path) -> Figures,
}

const SCORERS: &[Scorer] = &[
    Scorer { name: "structure", script: "structure/score.py", run: structure },
    Scorer { name: "blocks", script: "blocks/score.py", run: |folder, work| blocks(folder, work, "dev") },
    Scorer {
        name: "blocks, Global Research",
        script: "blocks/global-research/check.py",
        run: global_research,
    },
    Scorer { name: "quotes", script: "quotes/score.py", run: quotes },
    Scorer { name: "dates", script: "dates/score.py", run: dates },
];

/// A figure of the table.
struct Row {
    corpus: &'static str,
    figure: String,
    value: String,
}

pub fn run(arguments: &[String]) -> Done {
    let (flags, folders): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|word| word.starts_with("--"));
    if let Some(flag) = flags.iter().find(|flag| !["--browsers", "--json", "--readme"].contains(flag)) {
        return Err(format!("'{flag}' is not understood."));
    }
    let asked = |flag: &str| flags.contains(&flag);
    let folder = match folders.as_slice() {
        [] => corpora().ok_or("Name the folder of corpora, or set STANDFIRST_CORPORA.")?,
        [folder] => PathBuf::from(folder),
        _ => return Err("It takes one folder of corpora.".into()),
    };
    let folder =
        folder.canonicalize().map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    if asked("--browsers") {
        return global_research_in_browsers(&folder);
    }
    step("Building the command", || shell::run(&mut cargo(&["build", "--quiet", "--release"])))?;
    let work = target().join("evaluate");
    std::fs::create_dir_all(&work).map_err(|error| format!("{} cannot be made: {error}.", work.display()))?;
    let mut table = Vec::new();
    let mut problems = Vec::new();
    for scorer in SCORERS {
        if !folder.join(scorer.script).is_file() {
            problems.push(format!("{}: there is no {} in the folder.", scorer.name, scorer.script));
            continue;
        }
        let scored = step(&format!("Scoring {}", scorer.name), || {
            let rows = (scorer.run)(&folder, &work)?;
            table.extend(rows.into_iter().map(|(figure, value)| Row { corpus: scorer.name, figure, value }));
            Ok(())
        });
        problems.extend(scored.err().map(|problem| format!("{}: {problem}", scorer.name)));
    }
    if asked("--json") {
        for Row { corpus, figure, value } in &table {
            println!("{}", serde_json::json!({ "corpus": corpus, "figure": figure, "value": value }));
        }
    } else {
        println!("{:<26}{:<42}{:>14}", "corpus", "figure", "value");
        for Row { corpus, figure, value } in &table {
            println!("{corpus:<26}{figure:<42}{value:>14}");
        }
    }
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    if asked("--readme") { peers::write(&table) } else { Ok(()) }
}

/// The folder that `STANDFIRST_CORPORA` names.
pub fn corpora() -> Option<PathBuf> {
    std::env::var_os("STANDFIRST_CORPORA").map(|folder| root().join(folder)).filter(|folder| folder.is_dir())
}

/// The command the scorers run.
fn filter() -> String {
    format!("{} analyze --jsonl", target().join("release/standfirst").display())
}

/// The Global Research pages as the extension itself reads them, in both browsers.
pub fn global_research_in_browsers(folder: &Path) -> Done {
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Tests])?;
    package::pack()?;
    let mut node = command("node");
    node.arg(root().join("tests/e2e/global-research.mjs")).arg(folder);
    browsers::tell(&mut node);
    shell::run(&mut node)
}

fn python(script: PathBuf) -> Command {
    let mut python = command("python3");
    python.arg(script);
    python
}

/// What a scorer prints, whether or not it was content.
fn printed(command: &mut Command) -> Result<(String, bool), String> {
    let output = command.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|error| format!("Python 3 could not be started: {error}."))?;
    Ok((String::from_utf8_lossy(&output.stdout).into_owned(), output.status.success()))
}

/// What a scorer prints; it must be content.
fn text(command: &mut Command) -> Result<String, String> {
    match printed(command)? {
        (text, true) => Ok(text),
        (text, false) => Err(format!("The scorer failed. {}", text.lines().last().unwrap_or(""))),
    }
}

/// Rows of `name  value …` whose names are wanted.
fn rows(text: &str, wanted: &[&str]) -> Vec<(String, String)> {
    let line = |name: &&str| {
        let line = text.lines().find(|line| line.trim_start().starts_with(*name))?;
        let value = line.trim_start().strip_prefix(*name)?.split_whitespace().next()?;
        Some(((*name).to_owned(), value.to_owned()))
    };
    wanted.iter().filter_map(line).collect()
}

fn structure(folder: &Path, _work: &Path) -> Figures {
    let mut score = python(folder.join("structure/score.py"));
    let text = text(score.arg(folder.join("structure/dev")).args(["--run", &filter()]))?;
    let wanted = [
        "content, 4-gram F1 (AEB)",
        "content, word F1 (WCXB)",
        "'with' snippets kept",
        "'without' snippets left out",
        "article text folded (bad)",
        "title",
        "authors",
        "published day",
        "is_article, F1",
    ];
    let mut found = rows(&text, &wanted);
    found.extend(text.lines().last().map(|line| ("pages".to_owned(), line.to_owned())));
    Ok(found)
}

fn blocks(folder: &Path, _work: &Path, set: &str) -> Figures {
    let (labels, pages) = match set {
        "dev" => (folder.join("blocks/dev/labels.jsonl"), folder.join("blocks/dev/pages")),
        other => (folder.join("blocks").join(other).join("labels.jsonl"), folder.join("blocks").join(other)),
    };
    let mut score = python(folder.join("blocks/score.py"));
    let text = text(score.arg(labels).arg("--pages").arg(pages).args(["--run", &filter()]))?;
    let mut found = Vec::new();
    for name in ["collapsible", "all"] {
        let cells: Vec<_> = text
            .lines()
            .find(|line| line.starts_with(name))
            .map(|l| l.split_whitespace().collect())
            .unwrap_or_default();
        if let [_, labels, right, _, _, absent, role, not_body] = cells.as_slice() {
            found.push((format!("{name}: role right ({right} of {labels})"), (*role).to_owned()));
            found.push((format!("{name}: not in the body"), (*not_body).to_owned()));
            found.push((format!("{name}: absent"), (*absent).to_owned()));
        }
    }
    found.extend(rows(&text, &["body_loss"]));
    Ok(found)
}

fn global_research(folder: &Path, work: &Path) -> Figures {
    let mut check = python(folder.join("blocks/global-research/check.py"));
    let (text, content) = printed(check.arg(filter()))?;
    let missing = |kind: &str| {
        text.lines().filter(|line| line.split_whitespace().nth(1) == Some(kind)).count().to_string()
    };
    let mut found = vec![
        ("must missing, three pages".to_owned(), missing("must")),
        ("should missing".to_owned(), missing("should")),
    ];
    found.push(("check".to_owned(), if content { "passes" } else { "fails" }.to_owned()));
    found.extend(blocks(folder, work, "global-research")?);
    Ok(found)
}

fn quotes(folder: &Path, _work: &Path) -> Figures {
    let mut score = python(folder.join("quotes/score.py"));
    score.arg(folder.join("quotes/dev")).args(["--run", &filter(), "--canonical"]);
    let text = text(score.arg(folder.join("quotes/dev_canonical.jsonl")))?;
    let mut section = String::new();
    let mut found = Vec::new();
    for line in text.lines() {
        if !line.starts_with(' ') {
            section = line.split_whitespace().next().unwrap_or("").to_owned();
        }
        let words: Vec<_> = line.split_whitespace().collect();
        let after = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1));
        let name = words.first().copied().unwrap_or("");
        let (label, value) = match (section.as_str(), name) {
            (_, "detection" | "attribution") if section == "quotes" || section == "indirect" => {
                (format!("{section}: {name} F1"), after("f1"))
            }
            (_, "attribution_accuracy") if section == "quotes" => {
                ("quotes: attribution accuracy".to_owned(), words.get(1))
            }
            ("characters", _) => ("characters: F1".to_owned(), after("f1")),
            ("not_quotes", _) => {
                ("not_quotes: taken for quotations".to_owned(), after("false_positive_rate"))
            }
            ("canonical", _) => ("canonical: names right".to_owned(), after("accuracy")),
            _ => continue,
        };
        found.extend(value.map(|value| (label.clone(), (*value).to_owned())));
        if section == "indirect" && name == "detection" {
            found.extend(
                after("precision")
                    .map(|value| ("indirect: detection precision".to_owned(), (*value).to_owned())),
            );
        }
    }
    Ok(found)
}

fn dates(folder: &Path, work: &Path) -> Figures {
    let script = folder.join("dates/score.py");
    let (set, jobs, answers) =
        (folder.join("dates/dev"), work.join("dates-jobs.jsonl"), work.join("dates-found.jsonl"));
    let listed = text(python(script.clone()).arg("jobs").arg(&set))?;
    shell::write(&jobs, listed.as_bytes())?;
    let open =
        std::fs::File::open(&jobs).map_err(|error| format!("{} cannot be read: {error}.", jobs.display()))?;
    let found =
        command(target().join("release/standfirst")).args(["analyze", "--jsonl"]).stdin(open).output();
    let found = found.map_err(|error| format!("The command could not be started: {error}."))?;
    shell::write(&answers, &found.stdout)?;
    let table = text(python(script.clone()).arg("dates").arg(&set).arg(&answers))?;
    let mut figures = Vec::new();
    // Each row: gold and found, then precision, recall and F1 of strict, relaxed, value and type.
    for group in ["all types", "DATE+TIME", "calendar"] {
        let row = table.lines().find_map(|line| line.strip_prefix(group));
        let cells: Vec<_> = row.map(|row| row.split_whitespace().collect()).unwrap_or_default();
        for (measure, at) in [("value F1", 10), ("relaxed F1", 7), ("strict F1", 4)] {
            figures.extend(cells.get(at).map(|value| (format!("{group}: {measure}"), (*value).to_owned())));
        }
    }
    let key = text(python(script).arg("key").arg(&answers).arg(folder.join("dates/dev_key_dates.jsonl")))?;
    let words: Vec<_> = key.split_whitespace().collect();
    for (label, name) in [
        ("key dates: precision@k", "precision@k"),
        ("key dates: recall@k", "recall@k"),
        ("key dates: recall of all shown", "shown"),
    ] {
        let value = words.iter().rposition(|word| *word == name).and_then(|at| words.get(at + 1));
        figures.extend(value.map(|value| (label.to_owned(), (*value).to_owned())));
    }
    figures.extend(
        key.lines()
            .next()
            .map(|line| ("key dates".to_owned(), line.trim_start_matches("key dates: ").to_owned())),
    );
    Ok(figures)
}
