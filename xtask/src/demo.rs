//! The demo: everything built, the page served, a browser with the extension on a sample article.

use crate::browsers::{self, display};
use crate::setup::{self, Need};
use crate::shell::{self, Guard, command, root};
use crate::{Done, build, serve};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

/// The article that is opened.
const ARTICLE: &str = "articles/commentary.html";
/// The size of the picture.
const SCREEN: (u32, u32) = (1280, 900);

pub fn run(arguments: &[String]) -> Done {
    let picture = match arguments {
        [] => None,
        [flag, file] if flag == "--screenshot" => Some(absolute(file)?),
        _ => return Err("It takes --screenshot FILE or nothing.".into()),
    };
    let needs = [Need::Wasm, Need::Chromium, Need::Display];
    setup::ensure(needs.get(..if picture.is_some() { 3 } else { 2 }).unwrap_or(&needs))?;
    build::run()?;
    let address = serve::start(0)?;
    println!("The demo page is at http://{address}/.");
    match picture {
        Some(file) => screenshot(&address, &file),
        None => open(&address),
    }
}

/// A file given relative to where the command was called.
fn absolute(file: &str) -> Result<PathBuf, String> {
    let folder = std::env::current_dir().map_err(|error| format!("There is no current folder: {error}."))?;
    Ok(folder.join(file))
}

/// The program that drives the browser: it opens the article, presses the extension's button, waits for the panel.
fn driver(address: &str, display: Option<&str>) -> Result<std::process::Child, String> {
    let mut node = command("node");
    node.arg(root().join("tests/e2e/demo-shot.mjs")).arg(format!("http://{address}/{ARTICLE}"));
    node.env("STANDFIRST_WINDOW", format!("{}x{}", SCREEN.0, SCREEN.1));
    browsers::tell(&mut node);
    // The folder as it was just built, not the packed zip.
    node.env("STANDFIRST_EXTENSION", root().join("extension")).env_remove("STANDFIRST_CHROMIUM_ZIP");
    if let Some(name) = display {
        node.env("DISPLAY", name);
    }
    node.stdin(Stdio::piped()).stdout(Stdio::piped());
    node.spawn().map_err(|error| format!("Node.js could not be started: {error}."))
}

fn screenshot(address: &str, file: &Path) -> Done {
    let display = display(SCREEN.0, SCREEN.1)?;
    let mut driver = Guard(driver(address, Some(&display.name))?);
    if !says_ready(&mut driver.0, 120) {
        close(&mut driver.0);
        return Err(
            "The browser did not show the article with its panel filled; what went wrong is said above."
                .into(),
        );
    }
    // The last frame may still be on its way to the display.
    std::thread::sleep(Duration::from_millis(1500));
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|error| format!("{} cannot be made: {error}.", folder.display()))?;
    }
    let mut scrot = command("scrot");
    scrot.arg("--overwrite").arg(file).env("DISPLAY", &display.name);
    shell::quietly(&mut scrot)?;
    close(&mut driver.0);
    println!("{}", file.display());
    Ok(())
}

fn open(address: &str) -> Done {
    if cfg!(target_os = "linux")
        && std::env::var_os("DISPLAY").is_none()
        && std::env::var_os("WAYLAND_DISPLAY").is_none()
    {
        return Err("There is no screen here; `cargo xtask demo --screenshot FILE` needs none, and `cargo xtask serve` serves the demo page.".into());
    }
    let mut driver = Guard(driver(address, None)?);
    if !says_ready(&mut driver.0, 120) {
        close(&mut driver.0);
        return Err(
            "The browser could not be opened with the extension; what went wrong is said above.".into()
        );
    }
    println!("Close the browser or press Ctrl-C to end.");
    // Held here: waiting would close its input, and that is its sign to end.
    let _input = driver.0.stdin.take();
    let _ = driver.0.wait();
    Ok(())
}

/// Lets the driver close the browser and clean up: an end of its input tells it to.
fn close(driver: &mut std::process::Child) {
    drop(driver.stdin.take());
    browsers::wait_for(10, || matches!(driver.try_wait(), Ok(Some(_))));
}

/// Waits for the driver's line `READY`.
fn says_ready(driver: &mut std::process::Child, seconds: u64) -> bool {
    let Some(output) = driver.stdout.take() else { return false };
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if line.trim() == "READY" {
                let _ = send.send(());
            } else {
                eprintln!("  {line}");
            }
        }
    });
    receive.recv_timeout(Duration::from_secs(seconds)).is_ok()
}
