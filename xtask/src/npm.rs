//! The npm package: the files of `npm/`, the extension's module and eyes, and the module that carries the parser.

use crate::setup::{self, Need};
use crate::shell::{self, command, root};
use crate::{Done, browsers, build, package};
use serde_json::Value;
use std::path::PathBuf;

/// What is taken from elsewhere in the project, and what it is called in the package.
const TAKEN: &[(&str, &str)] = &[
    ("extension/page/snapshot.js", "snapshot.js"),
    ("extension/pkg/standfirst.js", "wasm/standfirst.js"),
    ("extension/pkg/standfirst_bg.wasm", "wasm/standfirst_bg.wasm"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// The glue of the module with the parser, which is built into the package itself.
const BUILT: &[&str] = &["wasm/standfirst_html.js", "wasm/standfirst_html_bg.wasm"];

/// Where the package is put together.
fn folder() -> PathBuf {
    root().join("dist/npm")
}

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("npm", arguments)?;
    let (path, _) = pack()?;
    let size = path.metadata().map(|m| m.len()).unwrap_or_default();
    println!("{} ({size} bytes)", path.strip_prefix(root()).unwrap_or(&path).display());
    Ok(())
}

/// Puts the package together and packs it; returns the archive and the names of the files in it.
fn pack() -> Result<(PathBuf, Vec<String>), String> {
    build::run()?;
    build::with_parser(&folder().join("wasm"))?;
    let own = shell::files_below(&root().join("npm"))?;
    let own = own.iter().map(|file| (format!("npm/{}", file.display()), file.display().to_string()));
    let taken = TAKEN.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned()));
    let mut wanted: Vec<String> = BUILT.iter().map(|file| (*file).to_owned()).collect();
    for (from, to) in own.chain(taken) {
        shell::write(&folder().join(&to), &shell::read_bytes(&root().join(from))?)?;
        wanted.push(to);
    }
    wanted.sort();
    let mut npm = command("npm");
    npm.args(["pack", "--json", "--ignore-scripts", "--pack-destination", ".."]).current_dir(folder());
    let said = shell::output(&mut npm).ok_or("`npm pack` failed.")?;
    let report: Value =
        serde_json::from_str(&said).map_err(|error| format!("`npm pack` gave no report: {error}."))?;
    let files = report[0]["files"].as_array().into_iter().flatten();
    let mut packed: Vec<_> = files.filter_map(|file| file["path"].as_str().map(str::to_owned)).collect();
    packed.sort();
    if packed != wanted {
        return Err(format!("The package is to hold {wanted:?}, but holds {packed:?}."));
    }
    Ok((root().join(format!("dist/standfirst-{}.tgz", package::version())), packed))
}

/// The package as whoever installs it has it: `tests/npm` installs the archive into a folder of its own.
pub fn test() -> Done {
    setup::ensure(&[Need::Wasm, Need::Chromium, Need::Tests])?;
    let (archive, files) = pack()?;
    println!("{}: {} files", archive.strip_prefix(root()).unwrap_or(&archive).display(), files.len());
    // The types are held against what the command answers.
    shell::run(&mut shell::cargo(&["build", "--quiet"]))?;
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1"]).arg(root().join("tests/npm/package.test.mjs"));
    node.env("STANDFIRST_NPM", archive).env("STANDFIRST_COMMAND", shell::target().join("debug/standfirst"));
    browsers::tell(&mut node);
    shell::run(&mut node)
}
