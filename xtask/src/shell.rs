//! Running other programs, and saying so.

use crate::Done;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// A program, to be run in the project's folder with the installed tools first on its PATH.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    if let Some(path) = crate::setup::path_with_tools() {
        command.env("PATH", path);
    }
    command
}

/// `cargo` as rustup gives it for this project.
pub fn cargo(words: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(words);
    cargo
}

/// Runs to the end; a program that fails is named with its arguments.
pub fn run(command: &mut Command) -> Done {
    let name = describe(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{name}` ended with {status}.")),
        Err(error) => Err(format!("`{name}` could not be started: {error}.")),
    }
}

/// Runs to the end without showing what it prints, unless it fails.
pub fn quietly(command: &mut Command) -> Done {
    let name = describe(command);
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => {
            eprint!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            Err(format!("`{name}` ended with {}.", output.status))
        }
        Err(error) => Err(format!("`{name}` could not be started: {error}.")),
    }
}

/// What a program prints on standard output; nothing if it fails or is not there.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut words = vec![program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()];
    words.extend(command.get_args().take(6).map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}

/// Says what begins and, when it is over, how long it took.
pub fn step(what: &str, work: impl FnOnce() -> Done) -> Done {
    eprintln!("… {what}");
    let start = Instant::now();
    let done = work();
    let mark = if done.is_ok() { "✓" } else { "✗" };
    eprintln!("{mark} {what} ({:.0} s)", start.elapsed().as_secs_f64());
    done
}

/// A child that is ended when it goes out of scope.
pub struct Guard(pub Child);

impl Drop for Guard {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Refuses arguments where there are none to give.
pub fn no_arguments(task: &str, arguments: &[String]) -> Done {
    match arguments.first() {
        None => Ok(()),
        Some(word) => Err(format!("'{word}' is not understood; {task} takes no arguments.")),
    }
}

/// Refuses flags that a task does not know.
pub fn known_flags(task: &str, arguments: &[String], known: &[&str]) -> Done {
    let strange = arguments
        .iter()
        .find(|word| word.starts_with('-') && !known.contains(&word.split('=').next().unwrap_or(word)));
    match strange {
        None => Ok(()),
        Some(word) => Err(format!("'{word}' is not understood; {task} knows {}.", known.join(", "))),
    }
}

/// A file's text, or a sentence.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// A file's bytes, or a sentence.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// Writes a file and the folders above it; leaves it alone when it holds the same bytes already.
pub fn write(path: &Path, bytes: &[u8]) -> Done {
    if std::fs::read(path).is_ok_and(|known| known == bytes) {
        return Ok(());
    }
    let say = |error: std::io::Error| format!("{} cannot be written: {error}.", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(say)?;
    }
    std::fs::write(path, bytes).map_err(say)
}

/// All files below a folder, sorted by path; paths are relative to it.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    files_below_but(folder, &[])
}

/// The same, with folders of some names left out.
pub fn files_below_but(folder: &Path, left_out: &[&str]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        let entries =
            std::fs::read_dir(&at).map_err(|error| format!("{} cannot be read: {error}.", at.display()))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !left_out.iter().any(|name| entry.file_name() == *name) {
                    folders.push(path);
                }
            } else if let Ok(relative) = path.strip_prefix(folder) {
                found.push(relative.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
