//! How time and memory grow with a page: `cargo run --release --example growth`. Each row is a process of its own.

#[cfg(not(target_family = "wasm"))]
#[path = "../benches/invented/mod.rs"]
mod invented;

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.as_slice() {
        [] => table(),
        [kind, size] => {
            size.parse().map_err(|_| "a number is wanted".into()).and_then(|size| row(kind, size))
        }
        _ => Err("it takes nothing".into()),
    };
    match done {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("growth: {sentence}");
            std::process::ExitCode::FAILURE
        }
    }
}

#[cfg(not(target_family = "wasm"))]
fn table() -> Result<(), String> {
    let program = std::env::current_exe().map_err(|e| e.to_string())?;
    println!(
        "{:<12}{:>10}{:>10}{:>9}{:>9}{:>10}{:>11}{:>10}{:>12}",
        "what", "size", "bytes", "blocks", "quotes", "ms", "ms per MB", "MB", "MB per MB"
    );
    let rows: [(&str, &[usize]); 3] = [
        ("text", &[10_000, 100_000, 1_000_000, 3_000_000, 10_000_000]),
        ("nodes", &[1_000, 10_000, 100_000, 500_000]),
        ("quotations", &[10, 100, 1_000, 10_000]),
    ];
    for (kind, sizes) in rows {
        for size in sizes {
            let row = std::process::Command::new(&program).args([kind, &size.to_string()]).status();
            if !row.map_err(|e| e.to_string())?.success() {
                return Err(format!("{kind} {size} failed"));
            }
        }
    }
    Ok(())
}

/// The best of some runs, so that the machine's other work counts little.
#[cfg(not(target_family = "wasm"))]
fn row(kind: &str, size: usize) -> Result<(), String> {
    use standfirst::{analyze, html, page::Page};
    use std::time::{Duration, Instant};
    let source = match kind {
        "text" => invented::text(size),
        "nodes" => invented::page(size),
        "quotations" => invented::quotations(size),
        _ => return Err(format!("'{kind}' is not understood")),
    };
    let page = if kind == "nodes" { html::parse(&source) } else { Page::from_text(&source) };
    let before = peak();
    let mut best = Duration::MAX;
    let mut found = (0, 0);
    let start = Instant::now();
    let mut runs = 0;
    while runs < 3 || (start.elapsed() < Duration::from_millis(500) && runs < 200) {
        let start = Instant::now();
        let analysis = analyze(&page);
        best = best.min(start.elapsed());
        found = (analysis.blocks.list.len(), analysis.quotes.list.len());
        runs += 1;
    }
    let (ms, megabytes) = (best.as_secs_f64() * 1e3, source.len() as f64 / 1e6);
    let memory = match (before, peak()) {
        (Some(before), Some(after)) => {
            let used = after.saturating_sub(before) as f64 / 1e3;
            format!("{used:>10.1}{:>12.1}", used / megabytes)
        }
        _ => format!("{:>10}{:>12}", "-", "-"),
    };
    println!(
        "{kind:<12}{size:>10}{:>10}{:>9}{:>9}{ms:>10.2}{:>11.1}{memory}",
        source.len(),
        found.0,
        found.1,
        ms / megabytes
    );
    Ok(())
}

/// The most memory this process has had, in kilobytes, where the system says.
#[cfg(not(target_family = "wasm"))]
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
