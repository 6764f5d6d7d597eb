//! JSON Lines: a job a line in, an answer a line out, in order; a bad job costs its own line.

use super::check_day;
use crate::analyze;
use crate::html;
use crate::page::Page;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{self, BufRead, Write};
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One line of input. Fields that are not known are passed over.
#[derive(Deserialize)]
struct Job<'a> {
    #[serde(borrow)]
    source: Option<&'a RawValue>,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    published: Option<String>,
}

#[derive(Serialize)]
struct Refused<'a> {
    source: Option<&'a RawValue>,
    error: String,
}

/// How many jobs wait for each thread, at most: few, so that the answers need little memory.
const WAITING: usize = 16;
/// How many bytes of jobs wait together, unless a single job is larger.
const WAITING_BYTES: usize = 32 << 20;

/// Answers jobs in order, some at a time. One by one, the largest job bounds the memory; several at a time, that and
/// the small number that waits.
pub(super) fn answer_all(
    explain: bool,
    threads: NonZero<usize>,
    input: &mut impl BufRead,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut lines = Lines { input, first: true };
    if threads.get() == 1 {
        let mut line = Vec::new();
        while lines.next(&mut line)? {
            writeln!(out, "{}", answer(line.trim_ascii(), explain))?;
            // Whoever feeds one job at a time waits for its answer.
            out.flush()?;
        }
        return out.flush();
    }
    loop {
        let (mut batch, mut bytes, mut line) = (Vec::new(), 0, Vec::new());
        while batch.len() < threads.get() * WAITING && bytes < WAITING_BYTES && lines.next(&mut line)? {
            bytes += line.len();
            batch.push(std::mem::take(&mut line));
        }
        if batch.is_empty() {
            return out.flush();
        }
        for answer in at_once(&batch, explain, threads) {
            writeln!(out, "{answer}")?;
        }
        out.flush()?;
    }
}

/// The answers to some jobs, in their order: each thread takes the next job that nobody has taken.
fn at_once(batch: &[Vec<u8>], explain: bool, threads: NonZero<usize>) -> Vec<String> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(line) = batch.get(number) else { return done };
            done.push((number, answer(line.trim_ascii(), explain)));
        }
    };
    let mut all: Vec<Option<String>> = batch.iter().map(|_| None).collect();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads.get()).map(|_| scope.spawn(work)).collect();
        for (number, answer) in workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()) {
            if let Some(place) = all.get_mut(number) {
                *place = Some(answer);
            }
        }
    });
    let lost = || refuse(None, "The engine failed on this job or one beside it; try them one by one.".into());
    all.into_iter().map(|answer| answer.unwrap_or_else(lost)).collect()
}

/// The lines of the input that hold something.
struct Lines<'a, R> {
    input: &'a mut R,
    first: bool,
}

impl<R: BufRead> Lines<'_, R> {
    /// Reads the next into `line`, which may have white space around it; `false` at the end.
    fn next(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        loop {
            line.clear();
            if self.input.read_until(b'\n', line)? == 0 {
                return Ok(false);
            }
            if std::mem::take(&mut self.first) && line.starts_with(b"\xef\xbb\xbf") {
                line.drain(..3);
            }
            if !line.trim_ascii().is_empty() {
                return Ok(true);
            }
        }
    }
}

/// The line of a job that cannot be done.
fn refuse(source: Option<&RawValue>, error: String) -> String {
    serde_json::to_string(&Refused { source, error }).unwrap_or_default()
}

/// The line that answers one job.
fn answer(line: &[u8], explain: bool) -> String {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) => {
            return refuse(None, format!("The job is not UTF-8 after byte {}.", error.valid_up_to()));
        }
    };
    let job: Job = match serde_json::from_str(text) {
        Ok(job) => job,
        Err(error) => {
            return refuse(source_of(text), format!("The job is not a JSON object as expected: {error}."));
        }
    };
    if let Some(Err(error)) = job.published.as_deref().map(check_day) {
        return refuse(job.source, error);
    }
    let mut page = match (job.html, job.text) {
        (Some(html), None) => html::parse(&html),
        (None, Some(text)) => Page::from_text(&text),
        (Some(_), Some(_)) => {
            return refuse(job.source, "The job has both html and text; one is needed.".into());
        }
        (None, None) => return refuse(job.source, "The job has neither html nor text.".into()),
    };
    page.url = job.url;
    page.published = job.published;
    let input = page.plain.then_some(page.all_text());
    analyze(&page).to_json(job.source, input, explain)
}

/// The source of a job that is broken elsewhere, where it can still be read.
fn source_of(text: &str) -> Option<&RawValue> {
    #[derive(Deserialize)]
    struct OnlySource<'a> {
        #[serde(borrow)]
        source: Option<&'a RawValue>,
    }
    serde_json::from_str::<OnlySource>(text).ok().and_then(|job| job.source)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<String> {
        let mut out = Vec::new();
        answer_all(false, NonZero::<usize>::MIN, &mut io::Cursor::new(input), &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_bad_job_is_a_line_and_the_run_goes_on() {
        let found = lines(
            b"\xef\xbb\xbf{\"source\":1,\"text\":\"A\"}\n\n{\"source\":{\"a\":[1.0]},\"text\":3}\nnot json\n{\"source\":\"x\"}\n\xff\n{\"text\":\"\\ud800\"}\n{\"source\":2,\"html\":\"<p>B\"}",
        );
        assert_eq!(found.len(), 7);
        assert!(found[0].starts_with("{\"source\":1,\"is_article\":"), "{}", found[0]);
        assert!(found[1].starts_with("{\"source\":{\"a\":[1.0]},\"error\":"), "{}", found[1]);
        assert!(found[2].starts_with("{\"source\":null,\"error\":"), "{}", found[2]);
        assert!(found[3].contains("neither html nor text"), "{}", found[3]);
        assert!(found[4].contains("not UTF-8"), "{}", found[4]);
        assert!(found[5].contains("error"), "{}", found[5]);
        assert!(found[6].contains("\"text\":\"B\""), "{}", found[6]);
    }

    #[test]
    fn offsets_are_code_points_of_the_input() {
        let found = lines("{\"text\":\"é one\\n\\n  “two”\"}".as_bytes());
        let value: serde_json::Value = serde_json::from_str(&found[0]).unwrap();
        assert_eq!(value["blocks"][0]["offset"], 0);
        assert_eq!(value["blocks"][1]["offset"], 9);
    }

    #[test]
    fn several_at_a_time_answer_the_same_in_the_same_order() {
        let input: String = (0..200)
            .map(|n| format!("{{\"source\":{n},\"text\":\"{}\"}}\n\nbad {n}\n", "Word. ".repeat(n % 17 + 1)))
            .collect();
        let mut together = Vec::new();
        let threads = NonZero::new(3).unwrap();
        answer_all(false, threads, &mut io::Cursor::new(input.as_bytes()), &mut together).unwrap();
        let one_by_one = lines(input.as_bytes());
        assert_eq!(one_by_one.len(), 400);
        assert_eq!(String::from_utf8(together).unwrap().lines().collect::<Vec<_>>(), one_by_one);
    }
}
