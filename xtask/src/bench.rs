//! This engine beside others in a real browser: `tests/bench` has the engines and the measuring.

use crate::setup::{self, Need};
use crate::shell::{self, command, quietly, root, step};
use crate::{Done, browsers, build};
use std::path::PathBuf;

/// Where the pages stand in a folder of corpora.
const PAGES: &str = "structure/dev/pages";

/// Where the texts with dates stand in it.
const DATES: &str = "dates/dev";

pub fn run(arguments: &[String]) -> Done {
    if let Some(("dates", rest)) = arguments.split_first().map(|(first, rest)| (first.as_str(), rest)) {
        return dates(rest);
    }
    let (folder, options) = folder(arguments)?;
    let pages = Some(folder.join(PAGES)).filter(|pages| pages.is_dir()).unwrap_or(folder);
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Tests])?;
    build::run()?;
    packages()?;
    let mut node = command("node");
    node.arg(root().join("tests/bench/bench.mjs")).arg(pages).args(options);
    browsers::tell(&mut node);
    shell::run(&mut node)
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
