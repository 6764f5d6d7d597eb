//! Every test there is, part by part; a part that fails does not stop those after it.

use crate::setup::{self, Need};
use crate::shell::{self, cargo, command, quietly, root};
use crate::{Done, browsers, evaluate, npm, package, size};
use std::time::{Duration, Instant};

/// A part of the tests.
struct Part {
    name: &'static str,
    help: &'static str,
    long: bool,
    run: fn() -> Done,
}

const PARTS: &[Part] = &[
    Part { name: "format", help: "cargo fmt --check", long: false, run: format },
    Part { name: "lints", help: "clippy, native and Wasm", long: false, run: lints },
    Part { name: "docs", help: "cargo doc without warnings", long: false, run: docs },
    Part { name: "native", help: "cargo test of the whole workspace", long: false, run: native },
    Part { name: "wasm", help: "wasm-pack test in headless Chromium and Firefox", long: false, run: wasm },
    Part {
        name: "package",
        help: "the zips, twice the same bytes and within their budget; web-ext lint without a word",
        long: false,
        run: packed,
    },
    Part {
        name: "npm",
        help: "the npm package as packed: its contents, its types, a script in Node.js, a page in both browsers",
        long: false,
        run: npm::test,
    },
    Part { name: "e2e", help: "the packed extension in both browsers", long: false, run: end_to_end },
    Part {
        name: "pages",
        help: "the Global Research pages of a corpora folder, read by the extension",
        long: true,
        run: pages,
    },
    Part {
        name: "laws",
        help: "the engine's laws on every page of a corpora folder, on html5lib's inputs, and on many more by chance",
        long: true,
        run: laws,
    },
    Part {
        name: "agreement",
        help: "the live page and its HTML agree on the development pages of a corpora folder, and on html5lib's inputs",
        long: true,
        run: agreement,
    },
    Part {
        name: "restore",
        help: "the development pages of a corpora folder are folded and given back exactly; press times",
        long: true,
        run: restore,
    },
    Part {
        name: "soak",
        help: "1,000 presses over the pages of a corpora folder; 1,000 changes a second beside the same without us; a reader who never waits",
        long: true,
        run: soak,
    },
    Part { name: "rebuild", help: "the unpacked source gives the same zips", long: true, run: rebuild },
    Part {
        name: "crate",
        help: "cargo package: what it holds, and that it builds",
        long: true,
        run: packed_crate,
    },
    Part { name: "deny", help: "licences and sources of all dependencies", long: true, run: deny },
];

pub fn run(arguments: &[String]) -> Done {
    let long = arguments.iter().any(|word| word == "--long");
    let named: Vec<_> = arguments.iter().filter(|word| *word != "--long").collect();
    if let Some(word) = named.iter().find(|word| PARTS.iter().all(|part| part.name != word.as_str())) {
        let parts: Vec<_> = PARTS.iter().map(|part| format!("{} ({})", part.name, part.help)).collect();
        return Err(format!("There is no part '{word}'. The parts: {}.", parts.join(", ")));
    }
    let wanted = |part: &&Part| {
        if named.is_empty() { long || !part.long } else { named.iter().any(|n| *n == part.name) }
    };
    let start = Instant::now();
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Display, Need::Tests])?;
    let mut results = vec![("set-up", start.elapsed(), Ok(()))];
    for part in PARTS.iter().filter(wanted) {
        eprintln!("\n━━ {}: {}", part.name, part.help);
        let start = Instant::now();
        let done = (part.run)();
        if let Err(sentence) = &done {
            eprintln!("{}: {sentence}", part.name);
        }
        results.push((part.name, start.elapsed(), done));
    }
    report(&results)
}

fn report(results: &[(&str, Duration, Done)]) -> Done {
    println!("\n{:<12}{:>9}", "part", "minutes");
    for (name, time, done) in results {
        println!(
            "{name:<12}{:>9.1}  {}",
            time.as_secs_f64() / 60.0,
            done.as_ref().err().map_or("passed", String::as_str)
        );
    }
    let failed = results.iter().filter(|(_, _, done)| done.is_err()).count();
    println!("{} passed, {failed} failed", results.len() - failed);
    if failed == 0 { Ok(()) } else { Err(format!("{failed} of {} parts failed.", results.len())) }
}

fn format() -> Done {
    shell::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Done {
    shell::run(&mut cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    let wasm =
        ["clippy", "--quiet", "--target", "wasm32-unknown-unknown", "--all-targets", "--", "-D", "warnings"];
    shell::run(&mut cargo(&wasm))
}

fn docs() -> Done {
    let mut doc = cargo(&["doc", "--quiet", "--no-deps", "--document-private-items"]);
    shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn native() -> Done {
    shell::run(&mut cargo(&["test", "--quiet", "--workspace"]))
}

fn wasm() -> Done {
    let browser = |flag: &str, variable: &str, driver: Option<std::path::PathBuf>| {
        let driver = driver.ok_or_else(|| format!("{variable} is not found."))?;
        let mut test = command("wasm-pack");
        test.args(["test", "--headless", flag, "--mode", "no-install", "--", "--test", "browser"]);
        test.env(variable, driver)
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
            .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
        shell::run(&mut test)
    };
    browser("--chrome", "CHROMEDRIVER", browsers::chromedriver())?;
    browser("--firefox", "GECKODRIVER", browsers::geckodriver())
}

fn packed() -> Done {
    package::pack()?;
    let first = shell::read_bytes(&package::zip_path("chromium"))?;
    package::pack()?;
    if shell::read_bytes(&package::zip_path("chromium"))? != first {
        return Err("Two zips of the same files differ.".into());
    }
    size::check()?;
    let mut lint = command(root().join("node_modules/.bin/web-ext"));
    lint.args(["lint", "--no-config-discovery", "--output", "json", "--source-dir"])
        .arg(package::unpack(&package::zip_path("firefox"), "firefox")?);
    let output = lint.output().map_err(|error| format!("web-ext could not be started: {error}."))?;
    let report: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| format!("web-ext lint gave no report. {}", String::from_utf8_lossy(&output.stderr)))?;
    let counts: Vec<_> =
        ["errors", "warnings", "notices"].iter().map(|kind| (*kind, &report["summary"][*kind])).collect();
    let said: Vec<_> = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    eprintln!("web-ext lint: {}", said.join(", "));
    match counts.iter().all(|(_, count)| count.as_u64() == Some(0)) {
        true => Ok(()),
        false => Err(format!("web-ext lint found something: {report:#}")),
    }
}

/// What a store's reviewer does: the zip of the source, unpacked elsewhere and without git, gives the same three zips.
fn rebuild() -> Done {
    package::run(&[])?;
    let folder = package::unpack(&package::source_path(), "a reviewer's folder")?;
    shell::run(cargo(&["xtask", "package"]).current_dir(&folder).env_remove("CARGO_TARGET_DIR"))?;
    for path in package::BROWSERS.iter().map(|name| package::zip_path(name)).chain([package::source_path()]) {
        let name = path.strip_prefix(root()).unwrap_or(&path);
        if shell::read_bytes(&path)? != shell::read_bytes(&folder.join(name))? {
            return Err(format!("{} of the unpacked source is another one.", name.display()));
        }
    }
    Ok(())
}

fn end_to_end() -> Done {
    // The command line's answers are compared with the extension's, so both are of the same source.
    package::pack()?;
    shell::run(&mut cargo(&["build", "--quiet"]))?;
    let folder = root().join("tests/e2e");
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1"]);
    node.args(
        shell::files_below(&folder)?
            .iter()
            .filter(|f| f.to_string_lossy().ends_with(".test.mjs"))
            .map(|f| folder.join(f)),
    );
    browsers::tell(&mut node);
    shell::run(&mut node)
}

fn pages() -> Done {
    let folder = evaluate::corpora().ok_or("Set STANDFIRST_CORPORA to the folder of corpora.")?;
    evaluate::global_research_in_browsers(&folder)
}

fn laws() -> Done {
    let folder = evaluate::corpora().ok_or("Set STANDFIRST_CORPORA to the folder of corpora.")?;
    let folder =
        folder.canonicalize().map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    let test = ["test", "--quiet", "--test", "corpora", "--", "--ignored", "--nocapture"];
    shell::run(cargo(&test).env("STANDFIRST_CORPORA", folder))?;
    shell::run(cargo(&["test", "--quiet", "--test", "properties"]).env("PROPTEST_CASES", "20000"))
}

fn agreement() -> Done {
    let folder = evaluate::corpora().ok_or("Set STANDFIRST_CORPORA to the folder of corpora.")?;
    package::pack()?;
    // The newer of two builds is not always the one asked: the command is named.
    shell::run(&mut cargo(&["build", "--quiet"]))?;
    let compare = || {
        let mut node = command("node");
        node.arg(root().join("tests/e2e/agreement.mjs")).arg(&folder);
        node.env("STANDFIRST_COMMAND", shell::target().join("debug/standfirst"));
        browsers::tell(&mut node);
        node
    };
    shell::run(&mut compare())?;
    if folder.join("html5lib").is_dir() {
        shell::run(compare().arg("html5lib").env("STANDFIRST_BROWSERS", "chromium"))?;
    }
    Ok(())
}

fn restore() -> Done {
    let folder = evaluate::corpora().ok_or("Set STANDFIRST_CORPORA to the folder of corpora.")?;
    package::pack()?;
    let mut node = command("node");
    node.arg(root().join("tests/e2e/restore.mjs")).arg(&folder);
    browsers::tell(&mut node);
    shell::run(&mut node)
}

/// What goes to crates.io: the engine, the command and what documents them, and nothing of the browser's side.
fn packed_crate() -> Done {
    let list = shell::output(&mut cargo(&["package", "--list", "--allow-dirty"]))
        .ok_or("`cargo package --list` failed.")?;
    let files: Vec<&str> = list.lines().collect();
    let wanted = ["Cargo.toml", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "src/lib.rs", "src/main.rs"];
    if let Some(absent) = wanted.iter().find(|file| !files.contains(file)) {
        return Err(format!("The crate would be published without {absent}."));
    }
    let apart = [
        "extension/",
        "www/",
        "npm/",
        "xtask/",
        "tests/",
        "examples/",
        "docs/",
        ".ci/",
        ".cargo/",
        "package",
    ];
    if let Some(strange) = files.iter().find(|file| apart.iter().any(|folder| file.starts_with(folder))) {
        return Err(format!("The crate would be published with {strange}."));
    }
    println!("{} files", files.len());
    shell::run(&mut cargo(&["package", "--quiet", "--allow-dirty", "-p", "standfirst"]))
}

fn soak() -> Done {
    let folder = evaluate::corpora().ok_or("Set STANDFIRST_CORPORA to the folder of corpora.")?;
    package::pack()?;
    let ask = |script: &str| {
        let mut node = command("node");
        node.arg(root().join("tests/e2e").join(script)).arg(&folder);
        browsers::tell(&mut node);
        shell::run(&mut node)
    };
    ask("soak.mjs")?;
    ask("storm.mjs")?;
    ask("wander.mjs")
}

fn deny() -> Done {
    if browsers::on_path("cargo-deny").is_none() {
        return Err("Install cargo-deny with `cargo install cargo-deny`.".into());
    }
    quietly(&mut cargo(&["deny", "--offline", "check", "licenses", "bans", "sources"]))
}
