//! The native command: `arguments` says what it takes, `jobs` reads and writes JSON Lines, `readable` writes for a person;
//! here are files, and errors as sentences.

mod arguments;
mod jobs;
mod readable;

use crate::analyze;
use crate::html;
use crate::page::Page;
use arguments::{Asked, Format, Options};
use readable::Style;
use std::ffi::OsString;
use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

/// What can stop the command: a sentence and an exit status.
#[derive(Debug)]
struct Failure {
    sentence: String,
    status: u8,
}

impl Failure {
    fn usage(sentence: impl Into<String>) -> Self {
        Failure { sentence: format!("{} Try 'standfirst --help'.", sentence.into()), status: 2 }
    }

    fn io(sentence: impl Into<String>) -> Self {
        Failure { sentence: sentence.into(), status: 1 }
    }
}

/// Runs the command with its arguments, the program's name left out.
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    match start(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("standfirst: {}", failure.sentence);
            ExitCode::from(failure.status)
        }
    }
}

fn start(arguments: Vec<OsString>) -> Result<(), Failure> {
    let asked = arguments::parse(arguments)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match asked {
        Asked::Analyze(options) if options.jsonl => {
            jobs::answer_all(options.explain, options.threads(), &mut io::stdin().lock(), &mut out)
        }
        Asked::Analyze(options) => return files(&options, &mut out),
        Asked::Completions(shell) => {
            clap_complete::generate(shell, &mut arguments::command(), "standfirst", &mut out);
            Ok(())
        }
        Asked::Man => readable::manual(&mut out),
        Asked::Words(words) => out.write_all(words.as_bytes()),
    };
    finish(done.and_then(|()| out.flush()))
}

/// Answers jobs of JSON Lines one by one, as `--jsonl` does.
pub fn answer_jobs(input: &mut impl BufRead, out: &mut impl Write) -> io::Result<()> {
    jobs::answer_all(false, NonZero::<usize>::MIN, input, out)
}

/// A reader that went away (`| head`) is no failure.
fn finish(done: io::Result<()>) -> Result<(), Failure> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::io(format!("Reading or writing stopped: {error}.")))
        }
        _ => Ok(()),
    }
}

/// Whether it begins with a day as `2017-07-07`.
fn check_day(day: &str) -> Result<(), String> {
    let digits = |part: Option<&str>, len: usize| {
        part.is_some_and(|p| p.len() == len && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut parts = day.get(..10).unwrap_or("").split('-');
    let right = digits(parts.next(), 4) && digits(parts.next(), 2) && digits(parts.next(), 2);
    if right { Ok(()) } else { Err(format!("'{day}' is no day of publication; write it as 2017-07-07.")) }
}

fn files(options: &Options, out: &mut impl Write) -> Result<(), Failure> {
    let standard_input = [PathBuf::from("-")];
    let files = if options.files.is_empty() { &standard_input[..] } else { &options.files };
    let terminal = io::stdout().is_terminal();
    let format = options.format.unwrap_or(if terminal { Format::Readable } else { Format::Json });
    let style = Style::of(terminal, |name| std::env::var_os(name));
    let mut failed = Vec::new();
    for file in files {
        let (name, bytes) = if file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            ("standard input".to_owned(), io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes))
        } else {
            (file.display().to_string(), std::fs::read(file))
        };
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                failed.push(format!("{name} cannot be read: {}.", reason(&error)));
                continue;
            }
        };
        let text = html::decode(&bytes);
        let mut page = if options.text { Page::from_text(&text) } else { html::parse(&text) };
        page.url.clone_from(&options.url);
        page.published.clone_from(&options.published);
        let analysis = analyze(&page);
        let answer = match format {
            Format::Json => {
                let source = serde_json::value::to_raw_value(&name).ok();
                let input = options.text.then_some(page.all_text());
                analysis.to_json(source.as_deref(), input, options.explain) + "\n"
            }
            Format::Readable => readable::answer(&page, &analysis, style, options.explain),
        };
        finish(out.write_all(answer.as_bytes()))?;
    }
    finish(out.flush())?;
    if failed.is_empty() { Ok(()) } else { Err(Failure::io(failed.join("\nstandfirst: "))) }
}

/// What the system says, without the error's number.
fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}
