//! The arguments: what the command takes, and what is asked of it. Help, completions and the manual page are made from
//! the same description.

use super::Failure;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use clap_complete::Shell;
use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

/// What is asked of the command.
#[derive(Debug)]
pub(super) enum Asked {
    /// To read pages.
    Analyze(Options),
    /// A shell's completions.
    Completions(Shell),
    /// The manual page.
    Man,
    /// Help or the version: words for standard output.
    Words(String),
}

/// How pages are to be read, and their answers written.
#[derive(Debug)]
pub(super) struct Options {
    pub text: bool,
    pub jsonl: bool,
    pub explain: bool,
    pub jobs: Option<usize>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub format: Option<Format>,
    pub files: Vec<PathBuf>,
}

/// How an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// A line of JSON.
    Json,
    /// Words for a person, in colour on a terminal.
    Readable,
}

impl Options {
    /// How many jobs are answered at a time.
    pub fn threads(&self) -> NonZero<usize> {
        let cores = || std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        self.jobs.map_or(NonZero::<usize>::MIN, |jobs| NonZero::new(jobs).unwrap_or_else(cores))
    }
}

const JOBS: &str = "\
A job of --jsonl is {\"source\": any, \"html\": \"…\", \"url\": \"…\"?}
or {\"source\": any, \"text\": \"…\", \"published\": \"2017-07-07\"?}.
A job that cannot be done gives a line with \"error\", and the run goes on.

Exit status: 0, also when single jobs failed; 1 when a file cannot be read or written; 2 for a wrong argument.";

/// The description of the command and all it takes.
pub(super) fn command() -> Command {
    let flag = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
    };
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    let analyze = Command::new("analyze")
        .about("Reads article pages and answers, for each, what it found")
        .long_about(
            "Reads article pages and answers, for each, what it found: its blocks and their roles, who is quoted, its \
dates. On a terminal the answer is written for a person, elsewhere it is one line of JSON.",
        )
        .args_override_self(true)
        .args([
            Arg::new("files")
                .value_name("FILE")
                .help("Pages of HTML; '-' or nothing reads one from standard input")
                .num_args(0..)
                .value_parser(value_parser!(PathBuf))
                .value_hint(clap::ValueHint::FilePath),
            flag("text", "The files are plain text, paragraphs are the non-empty lines"),
            flag("jsonl", "Standard input holds jobs, one JSON object a line; answers are lines of JSON"),
            option("jobs", "N", "With --jsonl: so many jobs at a time, answers in the order of the jobs; 0 for all cores")
                .value_parser(jobs),
            option("url", "URL", "The address of the page"),
            option("published", "DATE", "The day of publication, as 2017-07-07").value_parser(day),
            option("format", "FORMAT", "How answers are written, wherever they go").value_parser(["json", "readable"]),
            flag("explain", "Each finding says its evidence in words"),
        ])
        .after_help(JOBS);
    let completions = Command::new("completions")
        .about("Prints a shell's completions for this command")
        .arg(Arg::new("shell").value_name("SHELL").required(true).value_parser(value_parser!(Shell)));
    Command::new("standfirst")
        .version(env!("CARGO_PKG_VERSION"))
        .about("Reads an article page: its structure, who is quoted and what each said, its key dates")
        .subcommand_required(true)
        .subcommands([analyze, completions, Command::new("man").about("Prints the manual page, in roff")])
}

/// What the arguments ask for, the program's name left out.
pub(super) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Asked, Failure> {
    let words = std::iter::once(OsString::from("standfirst")).chain(arguments);
    let matches = match command().try_get_matches_from(words) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Asked::Words(error.render().to_string())),
        Err(error) => return Err(Failure::usage(complaint(&error))),
    };
    match matches.subcommand() {
        Some(("completions", given)) => {
            let shell = given.get_one::<Shell>("shell").copied();
            shell.map(Asked::Completions).ok_or_else(|| Failure::usage("A shell is missing."))
        }
        Some(("man", _)) => Ok(Asked::Man),
        Some((_, given)) => options(given).map(Asked::Analyze),
        None => Err(Failure::usage("A command is missing; pages are read by 'analyze'.")),
    }
}

fn options(given: &ArgMatches) -> Result<Options, Failure> {
    let words = |name: &str| given.get_one::<String>(name).cloned();
    let options = Options {
        text: given.get_flag("text"),
        jsonl: given.get_flag("jsonl"),
        explain: given.get_flag("explain"),
        jobs: given.get_one("jobs").copied(),
        url: words("url"),
        published: words("published"),
        format: words("format").map(|f| if f == "json" { Format::Json } else { Format::Readable }),
        files: given.get_many("files").into_iter().flatten().cloned().collect(),
    };
    let refused = if options.jsonl {
        if !(options.files.is_empty() && options.url.is_none() && options.published.is_none()) {
            Some("With --jsonl the jobs come from standard input and say their own url and published.")
        } else if options.text {
            Some("With --jsonl each job says whether it is html or text; --text does not go with it.")
        } else if options.format == Some(Format::Readable) {
            Some("With --jsonl every answer is a line of JSON; --format readable does not go with it.")
        } else {
            None
        }
    } else if options.jobs.is_some() {
        Some("--jobs goes with --jsonl: files are answered one after the other.")
    } else {
        None
    };
    refused.map_or(Ok(options), |sentence| Err(Failure::usage(sentence)))
}

fn jobs(number: &str) -> Result<usize, String> {
    let jobs = number.parse().ok().filter(|jobs| *jobs <= 1024);
    jobs.ok_or_else(|| format!("'{number}' is no number of jobs from 0 to 1024."))
}

fn day(day: &str) -> Result<String, String> {
    super::check_day(day).map(|()| day.to_owned())
}

/// A refusal of the parser's as one sentence.
fn complaint(error: &clap::Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => word.as_str(),
        _ => "",
    };
    let listed = |kind| match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.join(", "),
        _ => String::new(),
    };
    // An argument is named with its value: `--published <DATE>`.
    let argument = said(ContextKind::InvalidArg);
    let bare = argument.split([' ', '=']).next().unwrap_or(argument);
    let value = said(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::MissingSubcommand => "A command is missing; pages are read by 'analyze'.".into(),
        ErrorKind::InvalidSubcommand => {
            let word = said(ContextKind::InvalidSubcommand);
            format!("There is no command '{word}'; pages are read by 'analyze'.")
        }
        // A word too many where files are no argument.
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("'{argument}' is not understood.")
        }
        ErrorKind::UnknownArgument => format!("There is no option '{bare}'."),
        ErrorKind::TooManyValues => format!("There is no option '{bare}' with a value."),
        ErrorKind::ValueValidation => std::error::Error::source(error)
            .map_or_else(|| format!("'{value}' is not understood."), ToString::to_string),
        ErrorKind::InvalidValue if value.is_empty() => format!("{bare} needs a value: {argument}."),
        ErrorKind::InvalidValue => {
            format!("'{value}' is none of those that {bare} takes: {}.", listed(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => format!("{} is missing.", listed(ContextKind::InvalidArg)),
        _ => {
            let words = error.render().to_string();
            format!("{}.", words.lines().next().unwrap_or("").trim_start_matches("error: "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(arguments: &[&str]) -> Result<Asked, Failure> {
        parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn the_description_holds_together() {
        command().debug_assert();
    }

    #[test]
    fn bad_arguments_are_sentences() {
        let rows: &[(&[&str], &str)] = &[
            (&[], "A command is missing; pages are read by 'analyze'."),
            (&["analyse"], "There is no command 'analyse'; pages are read by 'analyze'."),
            (&["analyze", "--tex"], "There is no option '--tex'."),
            (&["analyze", "-x"], "There is no option '-x'."),
            (&["analyze", "--published", "July"], "'July' is no day of publication; write it as 2017-07-07."),
            (&["analyze", "--published"], "--published needs a value: --published <DATE>."),
            (&["analyze", "--url"], "--url needs a value: --url <URL>."),
            (
                &["analyze", "--jsonl", "a.html"],
                "With --jsonl the jobs come from standard input and say their own url and published.",
            ),
            (
                &["analyze", "--jsonl", "--text"],
                "With --jsonl each job says whether it is html or text; --text does not go with it.",
            ),
            (
                &["analyze", "--jsonl", "--format=readable"],
                "With --jsonl every answer is a line of JSON; --format readable does not go with it.",
            ),
            (
                &["analyze", "--jobs", "2"],
                "--jobs goes with --jsonl: files are answered one after the other.",
            ),
            (&["analyze", "--jsonl", "--jobs", "many"], "'many' is no number of jobs from 0 to 1024."),
            (&["analyze", "--text=yes"], "There is no option '--text' with a value."),
            (&["analyze", "--format", "xml"], "'xml' is none of those that --format takes: json, readable."),
            (&["completions"], "<SHELL> is missing."),
            (
                &["completions", "csh"],
                "'csh' is none of those that <SHELL> takes: bash, elvish, fish, powershell, zsh.",
            ),
            (&["man", "7"], "'7' is not understood."),
        ];
        for (arguments, sentence) in rows {
            let failure = asked(arguments).expect_err(sentence);
            assert_eq!(failure.sentence, format!("{sentence} Try 'standfirst --help'."));
            assert_eq!(failure.status, 2);
        }
    }

    #[test]
    fn the_last_of_an_option_counts_and_files_may_look_like_options() {
        let words = ["analyze", "--url", "a", "--url=b", "-", "--", "--text"];
        let Ok(Asked::Analyze(options)) = asked(&words) else { panic!("not understood") };
        assert_eq!(options.url.as_deref(), Some("b"));
        assert_eq!(options.files, [PathBuf::from("-"), PathBuf::from("--text")]);
    }
}
