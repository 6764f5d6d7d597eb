//! The Wasm modules and their glue: the shipped one into `extension/pkg` and `www/pkg`, that with the parser for npm.

use crate::Done;
use crate::setup::{self, Need};
use crate::shell::{self, cargo, command, quietly, root, step, target};
use std::path::Path;

/// The module of the extension and the demo page: a browser has parsed the page already.
const SHIPPED: Module = Module { name: "standfirst", features: &[], folder: "" };
/// The module for where there is no DOM, with the parser of HTML. In a folder of its own, since cargo names both alike.
const WITH_PARSER: Module =
    Module { name: "standfirst_html", features: &["--features", "html"], folder: "html" };

/// The module whose dates can be timed alone.
const BENCH: Module =
    Module { name: "standfirst_bench", features: &["--features", "bench"], folder: "bench" };

/// A build of the engine for Wasm.
struct Module {
    /// How its file and its glue are called.
    name: &'static str,
    features: &'static [&'static str],
    /// Where in cargo's folder it is built.
    folder: &'static str,
}

/// Builds what `extension/` and `www/` need to be loaded and served as they stand.
pub fn run() -> Done {
    setup::ensure(&[Need::Wasm])?;
    step("Building the Wasm module", || module(&SHIPPED, &root().join("extension/pkg")))?;
    share()
}

/// Builds the module that carries the parser, and its glue, into a folder.
pub fn with_parser(folder: &Path) -> Done {
    setup::ensure(&[Need::Wasm])?;
    step("Building the Wasm module with the parser of HTML", || module(&WITH_PARSER, folder))
}

/// Builds the module for `cargo xtask bench dates`, and its glue, into a folder.
pub fn for_bench(folder: &Path) -> Done {
    setup::ensure(&[Need::Wasm])?;
    step("Building the Wasm module whose dates can be timed alone", || module(&BENCH, folder))
}

fn module(module: &Module, folder: &Path) -> Done {
    let built = target().join(module.folder);
    let target = "wasm32-unknown-unknown";
    let mut build = cargo(&["rustc", "--quiet", "--profile=wasm", "--locked", "--lib", "--target", target]);
    // cdylib alone: with rlib beside it cargo drops link-time optimisation.
    build.args(module.features).args(["--crate-type", "cdylib"]).arg("--target-dir").arg(&built);
    build.env("CARGO_ENCODED_RUSTFLAGS", remap_paths().join("\x1f"));
    shell::run(&mut build)?;
    bind(&built.join(target).join("wasm/standfirst.wasm"), module.name, folder)
}

/// Paths of this machine have no place in what is shipped.
fn remap_paths() -> Vec<String> {
    let mut flags = vec![format!("--remap-path-prefix={}=/standfirst", root().display())];
    let home = |variable: &str, folder: &str| {
        std::env::var(variable)
            .ok()
            .or_else(|| std::env::var("HOME").ok().map(|home| format!("{home}/{folder}")))
    };
    if let Some(cargo) = home("CARGO_HOME", ".cargo") {
        flags.push(format!("--remap-path-prefix={cargo}=/cargo"));
    }
    if let Some(rustup) = home("RUSTUP_HOME", ".rustup") {
        flags.push(format!("--remap-path-prefix={rustup}=/rustup"));
    }
    flags
}

/// Makes the JavaScript glue, when the module is newer than it.
fn bind(module: &Path, name: &str, folder: &Path) -> Done {
    let made = folder.join(format!("{name}_bg.wasm"));
    if newer(&made, module) && folder.join(format!("{name}.js")).is_file() {
        return Ok(());
    }
    let mut bindgen = command("wasm-bindgen");
    bindgen.arg(module).args(["--target", "web", "--no-typescript", "--out-name", name]);
    bindgen.args(["--remove-name-section", "--remove-producers-section", "--out-dir"]).arg(folder);
    // Whoever holds an engine that panicked drops it and starts another.
    bindgen.arg("--experimental-reset-state-function");
    quietly(&mut bindgen)
}

fn newer(made: &Path, from: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|m| m.modified()).ok();
    matches!((time(made), time(from)), (Some(made), Some(from)) if made >= from)
}

/// The demo page has the same module and glue, and files of the extension's that `www/shared.txt` names: all are
/// copied into `www/pkg`, each under the path it has there.
fn share() -> Done {
    let list = shell::read(&root().join("www/shared.txt"))?;
    let named = list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    for line in ["pkg/standfirst.js", "pkg/standfirst_bg.wasm"].into_iter().chain(named) {
        let bytes = shell::read_bytes(&root().join("extension").join(line))?;
        let name = line.strip_prefix("pkg/").unwrap_or(line);
        shell::write(&root().join("www/pkg").join(name), &bytes)?;
    }
    Ok(())
}
