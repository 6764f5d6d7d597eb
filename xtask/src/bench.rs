//! This engine beside others, in a real browser or as native programs: `tests/bench` has the engines and the measuring.

use crate::setup::{self, Need};
use crate::shell::{self, command, quietly, root, step};
use crate::{Done, browsers, build, package, readme};
use serde_json::Value;
use std::path::PathBuf;

/// Where the pages stand in a folder of corpora.
const PAGES: &str = "structure/dev/pages";

/// Where the texts with dates stand in it.
const DATES: &str = "dates/dev";

/// The Python package that native programs are held against, and one that it needs and does not ask for.
const TRAFILATURA: &[&str] = &["trafilatura==2.3.1", "lxml_html_clean==0.4.6"];

pub fn run(arguments: &[String]) -> Done {
    match arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        Some(("dates", rest)) => return dates(rest),
        Some(("native", rest)) => return native(rest),
        Some(("growth", rest)) => return growth(rest),
        _ => {}
    }
    let (folder, options) = folder(arguments)?;
    shell::known_flags("bench", options, &["--browser", "--every", "--json", "--readme"])?;
    let for_readme = options.iter().any(|word| word == "--readme");
    let options = options.iter().filter(|word| *word != "--readme");
    let pages = Some(folder.join(PAGES)).filter(|pages| pages.is_dir()).unwrap_or(folder);
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Tests])?;
    build::run()?;
    packages()?;
    let mut node = command("node");
    node.arg(root().join("tests/bench/bench.mjs")).arg(pages).args(options);
    let figures = shell::target().join("bench/pages.json");
    if for_readme {
        shell::write(&figures, b"")?;
        node.arg("--json").arg(&figures);
    }
    browsers::tell(&mut node);
    shell::run(&mut node)?;
    if for_readme { write(&shell::read(&figures)?) } else { Ok(()) }
}

/// A line of the README's table: what it says, and the figure of it.
const LINES: &[(&str, &str)] = &[
    ("the bare pass over the document: the floor", "bare"),
    ("**Standfirst: structure, notices, quotations, dates, panel**", "ours"),
    ("of that, the snapshot of the page", "snapshot"),
    ("of that, the engine", "read"),
    ("Readability: the article's text alone", "readability"),
    ("Defuddle: the article's text and metadata", "defuddle"),
];

/// Writes the section `speed` of the README.
fn write(figures: &str) -> Done {
    let figures: Value =
        serde_json::from_str(figures).map_err(|error| format!("The figures cannot be read: {error}."))?;
    let pages = figures["pages"].as_f64().filter(|pages| *pages > 0.0).ok_or("No page was measured.")?;
    let lock = shell::read(&root().join("tests/bench/package.json"))?;
    let others: Value =
        serde_json::from_str(&lock).map_err(|error| format!("tests/bench/package.json: {error}."))?;
    let version = |name: &str| others["dependencies"][name].as_str().unwrap_or("?").to_owned();
    let mut text = format!(
        "Standfirst {}, {}, in {} on {} × {}: {pages} pages, milliseconds a page; Readability {}, Defuddle {}, chrono-node {}. *First* is an \
engine's first run in a fresh document, *warm* the median of seven.\n\n",
        package::version(),
        readme::today(),
        if figures["browser"] == "firefox" { "Firefox" } else { "Chromium" },
        figures["cores"],
        figures["cpu"].as_str().unwrap_or("a processor unknown"),
        version("@mozilla/readability"),
        version("defuddle"),
        version("chrono-node"),
    );
    text.push_str("| what | first | warm |\n| --- | ---: | ---: |\n");
    let shown = |figure: &Value| figure.as_f64().map_or("–".to_owned(), |ms| format!("{:.1}", ms / pages));
    for (label, name) in LINES {
        let [first, warm] = ["first", "warm"].map(|kind| shown(&figures[kind][*name]["ms"]));
        text.push_str(&format!("| {label} | {first} | {warm} |\n"));
    }
    for (label, name) in [
        ("Standfirst on the article's text: quotations, dates and the rest", "ours_ms"),
        ("chrono-node on the article's text: dates alone", "chrono_ms"),
    ] {
        text.push_str(&format!("| {label} | – | {} |\n", shown(&figures["text"][name])));
    }
    readme::write("speed", &text)
}

/// The folder that is named, or that of the corpora, and the options after it.
fn folder(arguments: &[String]) -> Result<(PathBuf, &[String]), String> {
    let (folder, options) = match arguments.split_first() {
        Some((folder, options)) if !folder.starts_with("--") => (PathBuf::from(folder), options),
        _ => {
            let corpora = std::env::var_os("STANDFIRST_CORPORA");
            let corpora =
                corpora.ok_or("Name a folder of pages, or a folder of corpora in STANDFIRST_CORPORA.")?;
            (PathBuf::from(corpora), arguments)
        }
    };
    let folder = std::path::absolute(&folder).map_err(|e| format!("{}: {e}.", folder.display()))?;
    Ok((folder, options))
}

/// `bench dates [FOLDER] [--rounds N]`: dates alone beside chrono-node, in one Node.js process.
fn dates(arguments: &[String]) -> Done {
    let (folder, options) = folder(arguments)?;
    shell::known_flags("bench dates", options, &["--rounds"])?;
    let texts = Some(folder.join(DATES)).filter(|texts| texts.is_dir()).unwrap_or(folder);
    setup::ensure(&[Need::Wasm, Need::Tests])?;
    let modules = shell::target().join("bench/pkg");
    build::for_bench(&modules)?;
    shell::write(&modules.join("package.json"), b"{\"type\": \"module\"}\n")?;
    packages()?;
    let mut node = command("node");
    node.arg(root().join("tests/bench/dates.mjs")).arg(modules).arg(texts).args(options);
    shell::run(&mut node)
}

/// The other engines, by their own lockfile.
fn packages() -> Done {
    let folder = root().join("tests/bench");
    let lock = shell::read(&folder.join("package-lock.json"))?;
    let stamp = folder.join("node_modules/.standfirst-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    step("Installing the engines of tests/bench/package-lock.json", || {
        let mut npm = command("npm");
        npm.current_dir(&folder);
        quietly(npm.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]))?;
        shell::write(&stamp, lock.as_bytes())
    })
}

/// The command line beside `dom_smoothie` and trafilatura, each a process that reads the same jobs. What they need is
/// installed below `target`.
fn native(arguments: &[String]) -> Done {
    let (folder, options) = folder(arguments)?;
    let pages = Some(folder.join(PAGES)).filter(|pages| pages.is_dir()).unwrap_or(folder);
    let program = built_command()?;
    let tools = shell::target().join("bench");
    step("Building dom_smoothie", || {
        let mut build = shell::cargo(&["build", "--quiet", "--release", "--locked", "--manifest-path"]);
        build.arg(root().join("tests/bench/smoothie/Cargo.toml")).arg("--target-dir").arg(&tools);
        shell::run(&mut build)
    })?;
    let python = tools.join("python/bin/python3");
    let stamp = tools.join("python/installed");
    if !std::fs::read_to_string(&stamp).is_ok_and(|known| known == TRAFILATURA.join(" ")) {
        step("Installing trafilatura", || {
            quietly(command("python3").args(["-m", "venv"]).arg(tools.join("python")))?;
            quietly(command(&python).args(["-m", "pip", "install", "--quiet"]).args(TRAFILATURA))?;
            shell::write(&stamp, TRAFILATURA.join(" ").as_bytes())
        })?;
    }
    let mut measure = command("python3");
    measure.arg(root().join("tests/bench/native.py")).arg(pages);
    measure.arg("--standfirst").arg(program);
    measure.arg("--smoothie").arg(tools.join("release/smoothie"));
    measure.arg("--trafilatura").arg(&python).args(options);
    shell::run(&mut measure)
}

/// `bench growth`: how the time and memory of the command grow with invented pages from 10 KB to 10 MB.
fn growth(options: &[String]) -> Done {
    shell::known_flags("bench growth", options, &["--json"])?;
    let program = built_command()?;
    let mut measure = command("python3");
    measure.arg(root().join("tests/bench/growth.py")).arg("--standfirst").arg(program).args(options);
    shell::run(&mut measure)
}

/// The command, built as it is released.
fn built_command() -> Result<PathBuf, String> {
    step("Building the command", || shell::run(&mut shell::cargo(&["build", "--quiet", "--release"])))?;
    Ok(shell::target().join("release/standfirst"))
}
