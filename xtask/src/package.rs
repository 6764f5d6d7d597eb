//! The extension's zips and that of its source: the same bytes each time and wherever they are made.

use crate::shell::{self, command, read_bytes, root};
use crate::{Done, build};
use serde_json::{Map, Value};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The browsers that are packed for.
pub const BROWSERS: &[&str] = &["chromium", "firefox"];

/// What the one manifest in `extension/` holds that is not for a browser: paths of keys, `/` between them. The folder
/// loads in both as it stands; a zip has the keys of its own browser alone.
const FOREIGN: &[(&str, &[&str])] = &[
    ("chromium", &["background/scripts", "browser_specific_settings", "sidebar_action"]),
    (
        "firefox",
        &["background/service_worker", "message_serialization", "minimum_chrome_version", "side_panel"],
    ),
];

/// Permissions that a browser does not know.
const FOREIGN_PERMISSIONS: &[(&str, &[&str])] = &[("firefox", &["sidePanel"])];

/// Folders that hold what is built or fetched, wherever they lie.
const BUILT: &[&str] = &["target", "node_modules", "dist", "pkg", ".git"];

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("package", arguments)?;
    pack()?;
    shell::write(&source_path(), &source()?)?;
    for path in BROWSERS.iter().map(|browser| zip_path(browser)).chain([source_path()]) {
        let size = path.metadata().map(|m| m.len()).unwrap_or_default();
        println!("{} ({size} bytes)", path.strip_prefix(root()).unwrap_or(&path).display());
    }
    Ok(())
}

/// Builds the extension and packs it.
pub fn pack() -> Done {
    build::run()?;
    for browser in BROWSERS {
        shell::write(&zip_path(browser), &extension(browser)?)?;
    }
    Ok(())
}

/// Where a browser's zip is written.
pub fn zip_path(browser: &str) -> PathBuf {
    root().join("dist").join(format!("standfirst-{browser}-{}.zip", version()))
}

/// Where the zip of the source is written: what a store's reviewer builds the others from.
pub fn source_path() -> PathBuf {
    root().join("dist").join(format!("standfirst-source-{}.zip", version()))
}

/// Unpacks a zip into a fresh folder of that name below cargo's, and says where it is.
pub fn unpack(zip: &Path, name: &str) -> Result<PathBuf, String> {
    let folder = shell::target().join("unpacked").join(name);
    let say = |problem: String| format!("{} cannot be unpacked: {problem}.", zip.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|error| say(error.to_string()))?;
    }
    let mut archive =
        ZipArchive::new(Cursor::new(read_bytes(zip)?)).map_err(|error| say(error.to_string()))?;
    archive.extract(&folder).map_err(|error| say(error.to_string()))?;
    Ok(folder)
}

/// The version of the extension, that of `Cargo.toml`.
pub fn version() -> String {
    let manifest = shell::read(&root().join("Cargo.toml")).unwrap_or_default();
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|rest| rest.strip_suffix('"')).unwrap_or("0.0.0").to_owned()
}

/// All files of `extension/`, with the manifest of one browser.
fn extension(browser: &str) -> Result<Vec<u8>, String> {
    let folder = root().join("extension");
    let mut entries = Vec::new();
    for name in names(shell::files_below(&folder)?) {
        if name.split('/').any(|part| part.starts_with('.')) || name == "pkg/package.json" {
            continue;
        }
        let bytes = read_bytes(&folder.join(&name))?;
        let bytes = if name == "manifest.json" { manifest(browser, &bytes)? } else { bytes };
        entries.push((name, bytes));
    }
    archive(&entries)
}

/// The manifest without what is another browser's.
fn manifest(browser: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    let say = |problem: serde_json::Error| format!("manifest.json cannot be read: {problem}.");
    let mut all: Map<String, Value> = serde_json::from_slice(bytes).map_err(say)?;
    let of = |table: &'static [(&str, &'static [&str])]| {
        table.iter().find(|(name, _)| *name == browser).map_or(&[][..], |(_, keys)| keys)
    };
    for path in of(FOREIGN) {
        let gone = match path.split_once('/') {
            None => all.remove(*path),
            Some((outer, inner)) => {
                all.get_mut(outer).and_then(Value::as_object_mut).and_then(|inside| inside.remove(inner))
            }
        };
        gone.ok_or_else(|| format!("manifest.json has no '{path}' to leave out for {browser}."))?;
    }
    if let Some(permissions) = all.get_mut("permissions").and_then(Value::as_array_mut) {
        permissions.retain(|one| !of(FOREIGN_PERMISSIONS).iter().any(|name| one == name));
    }
    serde_json::to_vec_pretty(&all).map_err(say)
}

/// The project's own files: what git knows of them, or, where the source was unpacked without git, what is neither
/// built nor fetched.
fn source() -> Result<Vec<u8>, String> {
    let mut git = command("git");
    git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let mut list = match root().join(".git").exists().then(|| shell::output(&mut git)).flatten() {
        Some(known) => known.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        None => names(shell::files_below_but(&root(), BUILT)?),
    };
    list.retain(|name| root().join(name).is_file());
    list.sort();
    let entries = list.into_iter().map(|name| read_bytes(&root().join(&name)).map(|bytes| (name, bytes)));
    archive(&entries.collect::<Result<Vec<_>, String>>()?)
}

/// Files by their names in a zip, sorted.
fn names(files: Vec<PathBuf>) -> Vec<String> {
    let name = |file: PathBuf| {
        file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let mut found: Vec<String> = files.into_iter().map(name).collect();
    found.sort();
    found
}

/// A zip of entries in their order, with a fixed time and fixed rights (a script stays one that can be run).
fn archive(entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let rights = if bytes.starts_with(b"#!") { 0o755 } else { 0o644 };
        let say = |problem: String| format!("{name} cannot be packed: {problem}.");
        writer
            .start_file(name.as_str(), options.unix_permissions(rights))
            .map_err(|error| say(error.to_string()))?;
        writer.write_all(bytes).map_err(|error| say(error.to_string()))?;
    }
    let cursor = writer.finish().map_err(|error| format!("The zip cannot be finished: {error}."))?;
    Ok(cursor.into_inner())
}
