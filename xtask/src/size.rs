//! How large the shipped files are.

use crate::shell::{command, output, root};
use crate::{Done, package, shell};
use std::path::Path;

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("size", arguments)?;
    package::pack()?;
    println!("{:<40}{:>12}{:>12}", "file", "raw", "brotli");
    let module = root().join("extension/pkg/standfirst_bg.wasm");
    row(&module, true)?;
    for browser in package::BROWSERS {
        row(&package::zip_path(browser), false)?;
    }
    Ok(())
}

fn row(file: &Path, compressed: bool) -> Done {
    let raw = shell::read_bytes(file)?.len();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let brotli = if compressed { brotli(file)? } else { "–".into() };
    println!("{name:<40}{raw:>12}{brotli:>12}");
    Ok(())
}

/// The size at brotli's best, by Node.js, which has it built in.
fn brotli(file: &Path) -> Result<String, String> {
    let script = "process.stdout.write(String(require('node:zlib').brotliCompressSync(require('node:fs').readFileSync(process.argv[1])).length))";
    output(command("node").args(["-e", script]).arg(file))
        .ok_or_else(|| "Node.js could not compress the module.".into())
}
