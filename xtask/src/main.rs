//! The project's tasks: `cargo xtask NAME`. A name is a line of [`TASKS`]; each sets up what it needs.

mod bench;
mod browsers;
mod build;
mod demo;
mod evaluate;
mod npm;
mod package;
mod press;
mod readme;
mod serve;
mod setup;
mod shell;
mod size;
mod test;

use std::process::ExitCode;

/// What a task gives: nothing, or a sentence that says what went wrong.
type Done = Result<(), String>;

struct Task {
    name: &'static str,
    arguments: &'static str,
    help: &'static str,
    run: fn(&[String]) -> Done,
}

const TASKS: &[Task] = &[
    Task {
        name: "demo",
        arguments: "[--screenshot FILE]",
        help: "builds all, serves the demo page, opens a browser with the extension on a sample article",
        run: demo::run,
    },
    Task {
        name: "test",
        arguments: "[--long] [PART…]",
        help: "every test there is, or the parts named",
        run: test::run,
    },
    Task {
        name: "build",
        arguments: "",
        help: "the Wasm module, so that extension/ loads and www/ serves as they stand",
        run: |arguments| shell::no_arguments("build", arguments).and_then(|()| build::run()),
    },
    Task {
        name: "evaluate",
        arguments: "[FOLDER] [FLAG…]",
        help: "accuracy on a folder of corpora (or STANDFIRST_CORPORA): a table, --json lines, into the --readme, in --browsers",
        run: evaluate::run,
    },
    Task { name: "npm", arguments: "", help: "the npm package, into dist/", run: npm::run },
    Task { name: "package", arguments: "", help: "the extension's zips, into dist/", run: package::run },
    Task {
        name: "bench",
        arguments: "[dates|native|growth] [FOLDER] [--browser NAME] [--every N] [--json FILE] [--rounds N]",
        help: "this engine beside others on the pages of a folder, in a browser; dates alone; native programs; how it grows",
        run: bench::run,
    },
    Task {
        name: "press-time",
        arguments: "[PAGE]",
        help: "the time from press to filled panel, in both browsers",
        run: press::run,
    },
    Task {
        name: "size",
        arguments: "",
        help: "bytes of the Wasm module and the zips, and what they may have",
        run: size::run,
    },
    Task { name: "serve", arguments: "[--port N]", help: "the demo page on this machine", run: serve::run },
    Task { name: "setup", arguments: "", help: "only installs what the other tasks need", run: setup::run },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = arguments.split_first() else {
        print!("{}", help());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "-h" | "--help") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        eprintln!("There is no task '{name}'.\n\n{}", help());
        return ExitCode::from(2);
    };
    match (task.run)(rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("cargo xtask {name}: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::from("cargo xtask TASK\n\n");
    for task in TASKS {
        let call = format!("{} {}", task.name, task.arguments);
        text.push_str(&format!("  {call:<32}{}\n", task.help));
    }
    text
}
