//! The extension's zips: the same bytes each time they are made.

use crate::shell::{self, read_bytes, root};
use crate::{Done, build};
use std::io::{Cursor, Write};
use std::path::PathBuf;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The browsers that are packed for.
pub const BROWSERS: &[&str] = &["chromium", "firefox"];

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("package", arguments)?;
    pack()?;
    for browser in BROWSERS {
        let path = zip_path(browser);
        let size = path.metadata().map(|m| m.len()).unwrap_or_default();
        println!("{} ({size} bytes)", path.strip_prefix(root()).unwrap_or(&path).display());
    }
    Ok(())
}

/// Builds the extension and packs it.
pub fn pack() -> Done {
    build::run()?;
    for browser in BROWSERS {
        shell::write(&zip_path(browser), &archive()?)?;
    }
    Ok(())
}

/// Where a browser's zip is written.
pub fn zip_path(browser: &str) -> PathBuf {
    root().join("dist").join(format!("standfirst-{browser}-{}.zip", version()))
}

/// The version of the extension, that of `Cargo.toml`.
fn version() -> String {
    let manifest = shell::read(&root().join("Cargo.toml")).unwrap_or_default();
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|rest| rest.strip_suffix('"')).unwrap_or("0.0.0").to_owned()
}

/// All files of `extension/`, sorted, with a fixed time and fixed rights.
fn archive() -> Result<Vec<u8>, String> {
    let folder = root().join("extension");
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in shell::files_below(&folder)? {
        let name =
            file.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        if name.split('/').any(|part| part.starts_with('.')) || name == "pkg/package.json" {
            continue;
        }
        let bytes = read_bytes(&folder.join(&file))?;
        let say = |problem: String| format!("{name} cannot be packed: {problem}.");
        writer.start_file(name.as_str(), options).map_err(|error| say(error.to_string()))?;
        writer.write_all(&bytes).map_err(|error| say(error.to_string()))?;
    }
    let cursor = writer.finish().map_err(|error| format!("The zip cannot be finished: {error}."))?;
    Ok(cursor.into_inner())
}
