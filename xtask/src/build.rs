//! The Wasm module and its glue, into `extension/pkg` and `www/pkg`.

use crate::Done;
use crate::setup::{self, Need};
use crate::shell::{self, cargo, command, quietly, root, step, target};
use std::path::Path;

const MODULE: &str = "wasm32-unknown-unknown/wasm/standfirst.wasm";

/// Builds what `extension/` and `www/` need to be loaded and served as they stand.
pub fn run() -> Done {
    setup::ensure(&[Need::Wasm])?;
    step("Building the Wasm module", || {
        let mut build = cargo(&[
            "rustc",
            "--quiet",
            "--profile=wasm",
            "--locked",
            "--lib",
            "--target",
            "wasm32-unknown-unknown",
        ]);
        // cdylib alone: with rlib beside it cargo drops link-time optimisation.
        build.args(["--crate-type", "cdylib"]);
        build.env("CARGO_ENCODED_RUSTFLAGS", remap_paths().join("\x1f"));
        shell::run(&mut build)?;
        bind(&target().join(MODULE))
    })?;
    share()
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
fn bind(module: &Path) -> Done {
    let pkg = root().join("extension/pkg");
    let made = pkg.join("standfirst_bg.wasm");
    if newer(&made, module) && pkg.join("standfirst.js").is_file() {
        return Ok(());
    }
    let mut bindgen = command("wasm-bindgen");
    bindgen.arg(module).args(["--target", "web", "--no-typescript", "--out-name", "standfirst"]);
    bindgen.args(["--remove-name-section", "--remove-producers-section", "--out-dir"]).arg(&pkg);
    // The background and the panel drop an engine that panicked and start another.
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
