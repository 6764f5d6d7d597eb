//! How large the shipped files are, and how large they may be: `xtask/size-budget.txt`.

use crate::shell::{command, output, root};
use crate::{Done, package, shell};
use std::path::PathBuf;

pub fn run(arguments: &[String]) -> Done {
    shell::no_arguments("size", arguments)?;
    package::pack()?;
    check()
}

/// Prints the sizes of what has been packed; an error when one is above its budget.
pub fn check() -> Done {
    let budget = shell::read(&root().join("xtask/size-budget.txt"))?;
    println!("{:<24}{:>10}{:>10}{:>10}{:>10}", "file", "raw", "at most", "brotli", "at most");
    let mut above = Vec::new();
    for line in budget.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let [name, most_raw, most_brotli] = line.split_whitespace().collect::<Vec<_>>()[..] else {
            return Err(format!("xtask/size-budget.txt: a file and two numbers are wanted, not '{line}'."));
        };
        let path = place(name);
        let raw = shell::read_bytes(&path)?.len();
        // What is compressed already is not compressed again.
        let brotli = if most_brotli == "-" { None } else { Some(brotli(&path)?) };
        let shown = brotli.map_or("-".into(), |size| size.to_string());
        println!("{name:<24}{raw:>10}{most_raw:>10}{shown:>10}{most_brotli:>10}");
        let most = |number: &str| number.parse::<usize>().map_err(|_| format!("'{number}' is no number."));
        if raw > most(most_raw)? || brotli.is_some_and(|size| most(most_brotli).is_ok_and(|m| size > m)) {
            above.push(name.to_owned());
        }
    }
    if above.is_empty() {
        Ok(())
    } else {
        Err(format!("Above the budget of xtask/size-budget.txt: {}.", above.join(", ")))
    }
}

fn place(name: &str) -> PathBuf {
    let zip = name.strip_suffix(".zip").filter(|browser| package::BROWSERS.contains(browser));
    zip.map_or_else(|| root().join("extension/pkg").join(name), package::zip_path)
}

/// The size at brotli's best, by Node.js, which has it built in.
fn brotli(file: &std::path::Path) -> Result<usize, String> {
    let script = "process.stdout.write(String(require('node:zlib').brotliCompressSync(require('node:fs').readFileSync(process.argv[1])).length))";
    output(command("node").args(["-e", script]).arg(file))
        .and_then(|size| size.trim().parse().ok())
        .ok_or_else(|| "Node.js could not compress the module.".into())
}
