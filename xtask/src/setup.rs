//! Set-up: what a task needs is installed where it is missing; where that cannot be, a sentence says what to install.
//!
//! Rust's target by rustup; browsers by Debian's packages; command-line tools by cargo, into a cache folder of this
//! project's own, named by version, so that nothing of the user's is overwritten; npm packages from the lockfile.

use crate::shell::{self, command, output, quietly, root, step};
use crate::{Done, browsers};
use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;

const TARGET: &str = "wasm32-unknown-unknown";

/// A tool that cargo installs.
struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
}

/// What a task may need.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The Wasm target and wasm-bindgen.
    Wasm,
    /// Chromium, and Node.js, which drives it.
    Chromium,
    /// A virtual display, a program that takes its picture, and one that presses its keys.
    Display,
    /// Firefox, both drivers, wasm-pack and the npm packages.
    Tests,
}

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("setup", arguments)?;
    ensure(&[Need::Wasm, Need::Chromium, Need::Display, Need::Tests])?;
    eprintln!("Everything is there.");
    Ok(())
}

/// Installs what is missing of what is needed.
pub fn ensure(needs: &[Need]) -> Done {
    let need = |wanted| needs.contains(&wanted);
    // What nobody installs here is asked for first, before anything takes its minutes.
    if need(Need::Chromium) || need(Need::Tests) {
        node()?;
    }
    let mut packages = Vec::new();
    if need(Need::Chromium) && browsers::chromium().is_none() {
        packages.push("chromium");
    }
    if need(Need::Tests) {
        if browsers::chromedriver().is_none() {
            packages.push("chromium-driver");
        }
        if browsers::firefox().is_none() {
            packages.push("firefox-esr");
        }
    }
    if need(Need::Display) {
        packages.extend(["Xvfb", "scrot", "xdotool"].iter().filter(|p| browsers::on_path(p).is_none()).map(
            |p| match *p {
                "Xvfb" => "xvfb",
                other => other,
            },
        ));
    }
    debian(&packages)?;
    if need(Need::Wasm) || need(Need::Tests) {
        rust_target()?;
        cargo_tool(&wasm_bindgen()?)?;
    }
    if need(Need::Tests) {
        cargo_tool(&geckodriver())?;
        cargo_tool(&wasm_pack())?;
        npm_packages()?;
    }
    Ok(())
}

/// The Wasm target of the pinned toolchain.
fn rust_target() -> Done {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))
        .ok_or("rustc is not there. Install Rust from https://rustup.rs and try again.")?;
    let folder = PathBuf::from(&sysroot).join("lib/rustlib").join(TARGET).join("lib");
    if folder.is_dir() {
        return Ok(());
    }
    let by_hand = format!("Install the target {TARGET} for the toolchain of rust-toolchain.toml.");
    step("Adding Rust's WebAssembly target", || {
        quietly(command("rustup").args(["target", "add", TARGET]))
            .map_err(|problem| format!("{problem} {by_hand}"))?;
        // rustup answers from its own books; what counts is what the compiler finds.
        if folder.is_dir() {
            Ok(())
        } else {
            Err(format!("rustup added the target, but it is not there. {by_hand}"))
        }
    })
}

/// Debian's packages, where this is a Debian and we may.
fn debian(packages: &[&str]) -> Done {
    if packages.is_empty() {
        return Ok(());
    }
    let list = packages.join(", ");
    let by_hand = format!(
        "Install {list} and try again (an unusual place is told by CHROME, CHROMEDRIVER, FIREFOX or GECKODRIVER)"
    );
    if browsers::on_path("apt-get").is_none() {
        return Err(format!("{by_hand}: this system has no apt-get."));
    }
    let root_user = output(command("id").arg("-u")).is_some_and(|id| id == "0");
    // On a terminal sudo may ask for its password; elsewhere nobody would answer.
    let asks = std::io::stdin().is_terminal() && browsers::on_path("sudo").is_some();
    let sudo = !root_user && (asks || output(command("sudo").args(["-n", "true"])).is_some());
    if !root_user && !sudo {
        return Err(format!("{by_hand}, for example with `sudo apt-get install {}`.", packages.join(" ")));
    }
    let apt = |words: &[&str]| {
        let mut apt = if root_user { command("apt-get") } else { command("sudo") };
        if sudo {
            apt.arg("apt-get");
        }
        apt.args(words).env("DEBIAN_FRONTEND", "noninteractive");
        quietly(&mut apt)
    };
    step(&format!("Installing {list} from Debian"), || {
        apt(&["update", "-q"])?;
        let mut words = vec!["install", "-q", "-y", "--no-install-recommends", "fonts-dejavu-core"];
        words.extend(packages);
        apt(&words)
    })
    .map_err(|problem| format!("{problem} {by_hand}."))
}

fn wasm_bindgen() -> Result<Tool, String> {
    let lock = shell::read(&root().join("Cargo.lock"))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"");
    let version =
        lines.nth(1).and_then(|line| line.strip_prefix("version = \"")).and_then(|v| v.strip_suffix('"'));
    let version = version.ok_or("Cargo.lock does not name the version of wasm-bindgen.")?.to_owned();
    Ok(Tool { package: "wasm-bindgen-cli", version, programs: &["wasm-bindgen", "wasm-bindgen-test-runner"] })
}

fn geckodriver() -> Tool {
    Tool { package: "geckodriver", version: "0.37.1".into(), programs: &["geckodriver"] }
}

fn wasm_pack() -> Tool {
    Tool { package: "wasm-pack", version: "0.15.1".into(), programs: &["wasm-pack"] }
}

/// Installs a tool unless the very version is there: in the cache, or on the PATH.
fn cargo_tool(tool: &Tool) -> Done {
    let folder = tool_folder(tool);
    let installed = tool.programs.iter().all(|program| folder.join("bin").join(program).is_file());
    if installed || tool.programs.iter().all(|program| says_version(program, &tool.version)) {
        return Ok(());
    }
    let name = format!("{} {}", tool.package, tool.version);
    step(&format!("Building {name}; this happens once and takes a few minutes"), || {
        let install = |locked: bool| {
            let mut cargo = command("cargo");
            cargo
                .args(["install", "--quiet", tool.package, "--version", &tool.version, "--root"])
                .arg(&folder);
            // Not the project's folder: its toolchain stays, its target folder and settings do not apply.
            cargo.env("CARGO_TARGET_DIR", cache().join("build")).env_remove("RUSTFLAGS");
            if locked {
                cargo.arg("--locked");
            }
            quietly(&mut cargo)
        };
        // A tool's own lockfile may name a version that the registry at hand does not serve.
        install(true).or_else(|_| {
            eprintln!("  Its own lockfile does not serve here; trying with the versions there are.");
            install(false)
        })
    })
    .map_err(|problem| {
        format!("{problem} Install it with `cargo install {} --version {}`.", tool.package, tool.version)
    })
}

/// Whether a program on the PATH is of this version.
fn says_version(program: &str, version: &str) -> bool {
    browsers::on_path(program).is_some_and(|path| {
        output(std::process::Command::new(path).arg("--version"))
            .is_some_and(|words| words.split_whitespace().any(|word| word == version))
    })
}

/// Where this project keeps tools: a cache folder of the user's.
fn cache() -> PathBuf {
    let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|p| p.is_absolute());
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    base.or_else(home).unwrap_or_else(shell::target).join("standfirst")
}

fn tool_folder(tool: &Tool) -> PathBuf {
    cache().join("tools").join(format!("{}-{}", tool.package, tool.version))
}

/// The PATH with the cached tools first.
pub fn path_with_tools() -> Option<OsString> {
    let tools = [wasm_bindgen().ok(), Some(geckodriver()), Some(wasm_pack())];
    let cached = tools.iter().flatten().map(|tool| tool_folder(tool).join("bin"));
    let known = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(cached.chain(std::env::split_paths(&known))).ok()
}

fn node() -> Done {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|m| m.parse::<u32>().ok());
    match major {
        Some(major) if major >= 20 => Ok(()),
        Some(_) => Err(format!("Node.js is {version}; install version 20 or newer.")),
        None => Err("Node.js is not there; install version 20 or newer.".into()),
    }
}

/// The npm packages of the lockfile, once for each lockfile.
fn npm_packages() -> Done {
    let lock = shell::read(&root().join("package-lock.json"))?;
    let stamp = root().join("node_modules/.standfirst-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|known| known == lock) {
        return Ok(());
    }
    step("Installing the npm packages of package-lock.json", || {
        quietly(command("npm").args([
            "ci",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--loglevel=error",
        ]))?;
        shell::write(&stamp, lock.as_bytes())
    })
}
