//! Where the browsers and their drivers are: told by a variable, or found on the PATH.

use crate::shell::{self, Guard};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A program on the PATH (that of the installed tools included).
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = crate::setup::path_with_tools()?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let told = std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    told.or_else(|| names.iter().find_map(|name| on_path(name)))
}

pub fn chromium() -> Option<PathBuf> {
    find("CHROME", &["chromium", "chromium-browser", "google-chrome-for-testing"])
}

pub fn chromedriver() -> Option<PathBuf> {
    find("CHROMEDRIVER", &["chromedriver"])
}

pub fn firefox() -> Option<PathBuf> {
    find("FIREFOX", &["firefox-esr", "firefox"])
}

pub fn geckodriver() -> Option<PathBuf> {
    find("GECKODRIVER", &["geckodriver"])
}

/// Tells a test program where the browsers and the packed extensions are.
pub fn tell(command: &mut Command) {
    let told = [
        ("STANDFIRST_CHROMIUM", chromium()),
        ("STANDFIRST_FIREFOX", firefox()),
        ("STANDFIRST_GECKODRIVER", geckodriver()),
        ("STANDFIRST_CHROMIUM_ZIP", Some(crate::package::zip_path("chromium"))),
        ("STANDFIRST_FIREFOX_ZIP", Some(crate::package::zip_path("firefox"))),
    ];
    for (name, path) in told {
        if let Some(path) = path {
            command.env(name, path);
        }
    }
}

/// A virtual display of its own; it ends with the value.
pub struct Display {
    _server: Guard,
    /// Its name, as `DISPLAY` has it.
    pub name: String,
}

/// Starts a virtual display of this size.
pub fn display(width: u32, height: u32) -> Result<Display, String> {
    let mut command = shell::command("Xvfb");
    // -displayfd lets the server choose a number that is free and say it.
    command.args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24"), "-nolisten", "tcp"]);
    let server = command.stdout(Stdio::piped()).stderr(Stdio::null()).stdin(Stdio::null()).spawn();
    let mut server = Guard(server.map_err(|error| format!("Xvfb could not be started: {error}."))?);
    let output = server.0.stdout.take().ok_or("Xvfb says nothing.")?;
    let (send, receive) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        let _ = std::io::BufRead::read_line(&mut std::io::BufReader::new(output), &mut line);
        let _ = send.send(line.trim().to_owned());
    });
    let number = receive.recv_timeout(Duration::from_secs(20)).unwrap_or_default();
    if number.is_empty() {
        return Err("Xvfb did not start within 20 seconds.".into());
    }
    Ok(Display { _server: server, name: format!(":{number}") })
}

/// Waits until a condition holds.
pub fn wait_for(seconds: u64, mut holds: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(seconds) {
        if holds() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    false
}
