//! The native command: arguments, files, errors as sentences; `jobs` reads and writes JSON Lines.

mod jobs;

use crate::analyze;
use crate::html;
use crate::page::Page;
use std::ffi::OsString;
use std::io::{self, BufRead, BufWriter, Read, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
standfirst analyze [OPTIONS] [FILE…]

Reads article pages and prints, for each, one line of JSON: its blocks and their roles, who is quoted, its dates.

  FILE…             pages of HTML; '-' or nothing reads one from standard input
  --text            the files are plain text, paragraphs are the non-empty lines
  --jsonl           standard input holds jobs, one JSON object a line:
                    {\"source\": any, \"html\": \"…\", \"url\": \"…\"?} or {\"source\": any, \"text\": \"…\", \"published\": \"2017-07-07\"?}
  --jobs N          with --jsonl: so many jobs at a time, answers in the order of the jobs (default 1; 0 for all cores)
  --url URL         the address of the page
  --published DATE  the day of publication, as 2017-07-07
  --explain         each finding says its evidence in words
  -h, --help        this help
  -V, --version     the version

A job that cannot be done gives a line with \"error\", and the run goes on.
Exit status: 0, also when single jobs failed; 1 when a file cannot be read or written; 2 for a wrong argument.
";

/// What the arguments ask for.
#[derive(Debug, Default)]
struct Options {
    text: bool,
    jsonl: bool,
    explain: bool,
    jobs: Option<usize>,
    url: Option<String>,
    published: Option<String>,
    files: Vec<PathBuf>,
}

impl Options {
    /// How many jobs are answered at a time.
    fn threads(&self) -> NonZero<usize> {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        self.jobs.map_or(NonZero::<usize>::MIN, |jobs| NonZero::new(jobs).unwrap_or_else(cores))
    }
}

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
    let mut arguments = arguments.into_iter();
    let command = arguments.next().unwrap_or_default();
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match command.to_string_lossy().as_ref() {
        "analyze" => match parse(arguments)? {
            None => out.write_all(HELP.as_bytes()),
            Some(options) if options.jsonl => {
                jobs::answer_all(options.explain, options.threads(), &mut io::stdin().lock(), &mut out)
            }
            Some(options) => return files(&options, &mut out),
        },
        "-h" | "--help" | "help" => out.write_all(HELP.as_bytes()),
        "-V" | "--version" => writeln!(out, "standfirst {}", env!("CARGO_PKG_VERSION")),
        "" => return Err(Failure::usage("A command is missing; there is one, 'analyze'.")),
        other => {
            return Err(Failure::usage(format!("There is no command '{other}'; there is one, 'analyze'.")));
        }
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

/// The options; `None` when help is asked for.
fn parse(arguments: impl Iterator<Item = OsString>) -> Result<Option<Options>, Failure> {
    let mut options = Options::default();
    let mut arguments = arguments;
    let mut only_files = false;
    while let Some(argument) = arguments.next() {
        let word = argument.to_string_lossy().into_owned();
        let (flag, given) = match word.split_once('=') {
            Some((flag, value)) if flag.starts_with("--") => (flag.to_owned(), Some(value.to_owned())),
            _ => (word.clone(), None),
        };
        if only_files || word == "-" || !word.starts_with('-') {
            options.files.push(PathBuf::from(argument));
            continue;
        }
        let mut value = |what: &str| {
            let next = given.clone().or_else(|| arguments.next().map(|v| v.to_string_lossy().into_owned()));
            next.ok_or_else(|| Failure::usage(format!("{flag} needs {what}.")))
        };
        match flag.as_str() {
            "--" => only_files = true,
            "--url" => options.url = Some(value("an address")?),
            "--published" => options.published = Some(value("a day, as 2017-07-07")?),
            "--jobs" => {
                let number = value("a number")?;
                let jobs = number.parse().ok().filter(|jobs| *jobs <= 1024);
                let jobs = jobs.ok_or_else(|| {
                    Failure::usage(format!("'{number}' is no number of jobs from 0 to 1024."))
                })?;
                options.jobs = Some(jobs);
            }
            _ if given.is_some() => {
                return Err(Failure::usage(format!("There is no option '{flag}' with a value.")));
            }
            "--text" => options.text = true,
            "--jsonl" => options.jsonl = true,
            "--explain" => options.explain = true,
            "-h" | "--help" => return Ok(None),
            _ => return Err(Failure::usage(format!("There is no option '{flag}'."))),
        }
    }
    if let Some(day) = options.published.as_deref() {
        check_day(day).map_err(Failure::usage)?;
    }
    if options.jsonl && !(options.files.is_empty() && options.url.is_none() && options.published.is_none()) {
        return Err(Failure::usage(
            "With --jsonl the jobs come from standard input and say their own url and published.",
        ));
    }
    if options.jobs.is_some() && !options.jsonl {
        return Err(Failure::usage("--jobs goes with --jsonl: files are answered one after the other."));
    }
    if options.jsonl && options.text {
        return Err(Failure::usage(
            "With --jsonl each job says whether it is html or text; --text does not go with it.",
        ));
    }
    Ok(Some(options))
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
        let source = serde_json::value::to_raw_value(&name).ok();
        let input = options.text.then_some(page.all_text());
        let line = analyze(&page).to_json(source.as_deref(), input, options.explain);
        finish(writeln!(out, "{line}"))?;
    }
    finish(out.flush())?;
    if failed.is_empty() { Ok(()) } else { Err(Failure::io(failed.join("\nstandfirst: "))) }
}

/// What the system says, without the error's number.
fn reason(error: &io::Error) -> String {
    let words = error.to_string();
    words.split(" (os error").next().unwrap_or(&words).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_arguments_are_sentences() {
        let rows: &[(&[&str], &str)] = &[
            (&["--tex"], "There is no option '--tex'."),
            (&["--published", "July"], "'July' is no day"),
            (&["--url"], "--url needs an address."),
            (&["--jsonl", "a.html"], "With --jsonl"),
            (&["--jsonl", "--text"], "--text does not go with it"),
            (&["--jobs", "2"], "--jobs goes with --jsonl"),
            (&["--jsonl", "--jobs", "many"], "'many' is no number of jobs"),
            (&["--text=yes"], "There is no option '--text' with a value."),
        ];
        for (arguments, sentence) in rows {
            let failure = parse(arguments.iter().map(OsString::from)).unwrap_err();
            assert!(failure.sentence.contains(sentence), "{}", failure.sentence);
            assert_eq!(failure.status, 2);
        }
    }
}
