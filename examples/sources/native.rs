//! Fits the weights; see `main.rs`. A tool for developers: a broken corpus may stop it.
#![allow(clippy::indexing_slicing)]

use serde_json::Value;
use standfirst::quotes::choice::{ROWS, SIGNS, choices};
use standfirst::quotes::clause::{self, clauses};
use standfirst::quotes::fragments::{KINDS, MARKS, fragments};
use std::collections::HashSet;
use std::path::Path;

/// Any error stops the tool with its sentence.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Rounds over the choices.
const ROUNDS: usize = 60;

/// A verb: how it stands, and of each candidate the places of its weights and whether it is the source.
struct Known {
    stand: usize,
    candidates: Vec<(Vec<usize>, bool)>,
}

/// A short run: the places of its weights, whether the rules take it for speech, and whether it is.
struct Short {
    places: Vec<usize>,
    rules: bool,
    said: bool,
}

/// A text whose places are told in code points.
struct Told<'a> {
    text: &'a str,
    /// Where each code point begins, and where the text ends.
    bytes: Vec<usize>,
}

impl<'a> Told<'a> {
    fn of(text: &'a str) -> Self {
        let ends = std::iter::once(text.len());
        Told { text, bytes: text.char_indices().map(|(at, _)| at).chain(ends).collect() }
    }

    /// A list of ranges, in bytes.
    fn spans(&self, value: &Value) -> Vec<(usize, usize)> {
        let place = |v: &Value| self.bytes[v.as_u64().unwrap_or(0) as usize];
        value.as_array().into_iter().flatten().map(|s| (place(&s[0]), place(&s[1]))).collect()
    }

    /// Where the letters and digits of ranges are.
    fn letters(&self, spans: &[(usize, usize)]) -> HashSet<usize> {
        let held = |at: &usize| {
            self.text.get(*at..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric)
        };
        spans.iter().flat_map(|s| s.0..s.1).filter(held).collect()
    }
}

/// Reads the folder, fits, prints.
pub fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).ok_or("The folder of the quotation corpus is missing.")?;
    let folder = Path::new(&folder);
    let mut halves = [Vec::new(), Vec::new()];
    let mut shorts = [Vec::new(), Vec::new()];
    let mut told = [Vec::new(), Vec::new()];
    for (number, line) in std::fs::read_to_string(folder.join("truth.jsonl"))?.lines().enumerate() {
        let article: Value = serde_json::from_str(line)?;
        let name = format!("{}.txt", article["id"].as_str().unwrap_or(""));
        let text = std::fs::read_to_string(folder.join("texts").join(name))?;
        known(&article, &text, &mut halves[number % 2]);
        short(&article, &text, &mut shorts[number % 2]);
        reported(&article, &text, &mut told[number % 2]);
    }
    let weights = rounded(&fit(&halves[0].iter().collect::<Vec<_>>(), ROWS * SIGNS, SIGNS, (0.02, 0.05)));
    for (half, name) in halves.iter().zip(["odd", "even"]) {
        for stand in 1..ROWS {
            let of = half.iter().filter(|k| k.stand == stand);
            let right = of.clone().filter(|k| best(k, &weights)).count();
            let could = of.clone().filter(|k| k.candidates.iter().any(|c| c.1)).count();
            let hand = of.clone().filter(|k| k.candidates.iter().any(|c| c.1 && c.0.contains(&(SIGNS - 1))));
            eprintln!(
                "{name} lines, row {stand}: {right} right of {} ({could} have the source, the rules alone {})",
                of.clone().count(),
                hand.count()
            );
        }
    }
    let runs = rounded(&regress(&shorts[0]));
    for (half, name) in shorts.iter().zip(["odd", "even"]) {
        let count = |test: &dyn Fn(&Short) -> bool| half.iter().filter(|s| test(s)).count();
        let weighed = |s: &Short| s.places.iter().map(|&p| runs[p]).sum::<f64>();
        eprintln!(
            "{name} lines, {} short runs, {} said: the rules take {} of them and {} others",
            half.len(),
            count(&|s| s.said),
            count(&|s| s.said && s.rules),
            count(&|s| !s.said && s.rules)
        );
        for least in [0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0, 24.0] {
            let said = count(&|s| s.said && weighed(s) > least);
            eprintln!(
                "  above {least}: {said} of them and {} others",
                count(&|s| !s.said && weighed(s) > least)
            );
        }
    }
    // The tables of words give many signs, and half of the articles too little to weigh them by: each half is fitted on to
    // see what the other scores, and what is printed is fitted on both.
    let clauses = |known: &[&Known]| {
        let weights = fit(known, clause::ROWS * clause::SIGNS, clause::SIGNS, (0.1, 0.2));
        rounded(&weights).into_iter().map(|w| if w.abs() > 1.0 { w } else { 0.0 }).collect::<Vec<f64>>()
    };
    let rules: Vec<f64> =
        (0..clause::ROWS * clause::SIGNS).map(|place| f64::from(u8::from(place == clause::HAND))).collect();
    let [odd, even] = told.each_ref().map(|half| half.iter().collect::<Vec<_>>());
    for (half, other, name) in [(&odd, &even, "odd"), (&even, &odd, "even")] {
        for (what, weights) in [("the rules", &rules), ("the weights of the others", &clauses(other))] {
            let (mut right, mut chosen, mut all) = (0, 0, 0);
            for known in half {
                let reports = !known.candidates.last().is_some_and(|none| none.1);
                all += i32::from(reports);
                let takes = scores(known, weights).into_iter().any(|score| score > 0.0);
                chosen += i32::from(takes);
                right += i32::from(takes && reports && best(known, weights));
            }
            let f1 = 2.0 * f64::from(right) / f64::from(chosen + all);
            eprintln!(
                "{name} lines, what verbs report: {what} take {chosen}, {right} of {all} right (F1 {f1:.3})"
            );
        }
    }
    let words = clauses(&told.iter().flatten().collect::<Vec<_>>());
    print(&weights, &runs, &words);
    Ok(())
}

/// The short runs of an article.
fn short(article: &Value, text: &str, into: &mut Vec<Short>) {
    let told = Told::of(text);
    let quotes = article["quotes"].as_array().into_iter().flatten();
    let said: Vec<(usize, usize)> =
        quotes.filter(|q| q["kind"] != "indirect").flat_map(|q| told.spans(&q["content"])).collect();
    let left_out = told.spans(&article["left_out"]);
    for ((from, to), kind, signs) in fragments(text) {
        if left_out.iter().any(|l| l.0 < to && from < l.1) {
            continue;
        }
        let shared: usize = said.iter().map(|s| to.min(s.1).saturating_sub(from.max(s.0))).sum();
        let places = (0..MARKS).filter(|&s| signs[s]).flat_map(|s| [s, kind * MARKS + s]).collect();
        into.push(Short { places, rules: signs[MARKS - 1], said: shared * 2 > to - from });
    }
}

/// The verbs of an article that may report something; the last candidate of each is that it reports nothing.
fn reported(article: &Value, text: &str, into: &mut Vec<Known>) {
    let told = Told::of(text);
    let quotes: Vec<_> = article["quotes"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|q| {
            let scored = q["kind"] == "indirect" && q["speech"] == true;
            (told.spans(&q["cue"]), told.letters(&told.spans(&q["content"])), scored)
        })
        .collect();
    let left_out = told.spans(&article["left_out"]);
    for known in clauses(text) {
        let (from, to) = known.verb;
        if left_out.iter().any(|l| l.0 < to && from < l.1) {
            continue;
        }
        let quote = quotes.iter().find(|(cue, _, _)| cue.iter().any(|c| c.0 < to && from < c.1));
        // Beliefs and words in marks are neither right nor wrong.
        if quote.is_some_and(|(_, _, scored)| !scored) {
            continue;
        }
        let fit = |words: (usize, usize)| -> f64 {
            let Some((_, content, _)) = quote else { return 0.0 };
            let words = told.letters(&[words]);
            let shared = words.intersection(content).count();
            shared as f64 / (words.len() + content.len() - shared).max(1) as f64
        };
        let fits: Vec<f64> = known.candidates.iter().map(|c| fit(c.0)).collect();
        let best = fits.iter().copied().fold(0.0, f64::max);
        let candidate = |((_, part, signs), fit): (&((usize, usize), usize, clause::Signs), &f64)| {
            let places = signs.held().flat_map(|s| [s, part * clause::SIGNS + s]).collect();
            (places, *fit >= 0.5 && *fit >= best - 0.01)
        };
        let mut candidates: Vec<_> = known.candidates.iter().zip(&fits).map(candidate).collect();
        candidates.push((Vec::new(), quote.is_none()));
        into.push(Known { stand: 0, candidates });
    }
}

/// A logistic regression, fitted as `fit` does.
fn regress(all: &[Short]) -> Vec<f64> {
    let mut weights = vec![0.0; KINDS * MARKS];
    let mut squares = vec![0.01; KINDS * MARKS];
    for round in 0..ROUNDS {
        let rate = 0.2 / (1.0 + round as f64 * 0.1);
        for step in 0..all.len() {
            let run = &all[(step * 7919 + round * 104_729) % all.len()];
            let sum: f64 = run.places.iter().map(|&p| weights[p]).sum();
            let gradient = f64::from(u8::from(run.said)) - 1.0 / (1.0 + f64::exp(-sum));
            for &place in &run.places {
                squares[place] += gradient * gradient;
                weights[place] += rate * gradient / f64::sqrt(squares[place]);
            }
        }
        for (place, weight) in weights.iter_mut().enumerate() {
            let shrinks = if place < MARKS { 0.05 } else { 0.15 };
            *weight *= 1.0 - shrinks / (1.0 + round as f64 * 0.2);
        }
    }
    weights
}

/// The choices of an article whose verb is the cue of a known quotation.
fn known(article: &Value, text: &str, into: &mut Vec<Known>) {
    let told = Told::of(text);
    let empty = Vec::new();
    let quotes: Vec<_> = article["quotes"]
        .as_array()
        .unwrap_or(&empty)
        .iter()
        .filter(|q| q["source"].is_array() && (q["kind"] != "indirect" || q["speech"] == true))
        .map(|q| (told.spans(&q["cue"]), told.letters(&told.spans(&q["source"]))))
        .collect();
    let mut offset = 0;
    for line in text.split('\n') {
        for choice in choices(line) {
            let (from, to) = (choice.verb.0 + offset, choice.verb.1 + offset);
            let quote = quotes.iter().find(|(cue, _)| cue.iter().any(|c| c.0 < to && from < c.1));
            let Some((_, source)) = quote else { continue };
            let candidate = |((from, to), signs): ((usize, usize), [bool; SIGNS])| {
                let mention = told.letters(&[(from + offset, to + offset)]);
                let shared = mention.intersection(source).count();
                let right = shared > 0 && 2 * shared >= mention.len().min(source.len());
                let held = (0..SIGNS).filter(|&s| signs[s]);
                (held.flat_map(|s| [s, choice.stand * SIGNS + s]).collect(), right)
            };
            let candidates = choice.candidates.into_iter().map(candidate).collect();
            into.push(Known { stand: choice.stand, candidates });
        }
        offset += line.len() + 1;
    }
}

fn scores(known: &Known, weights: &[f64]) -> Vec<f64> {
    known.candidates.iter().map(|(places, _)| places.iter().map(|&p| weights[p]).sum()).collect()
}

/// Whether the candidate with the highest score, the first of several, is the source.
fn best(known: &Known, weights: &[f64]) -> bool {
    let mut best = (f64::NEG_INFINITY, false);
    for (score, candidate) in scores(known, weights).into_iter().zip(&known.candidates) {
        if score > best.0 {
            best = (score, candidate.1);
        }
    }
    best.1
}

/// A conditional logit by adaptive gradient ascent; weights shrink a little each round.
fn fit(all: &[&Known], places: usize, common: usize, shrink: (f64, f64)) -> Vec<f64> {
    let telling: Vec<&Known> =
        all.iter().copied().filter(|k| k.candidates.len() > 1 && k.candidates.iter().any(|c| c.1)).collect();
    let mut weights = vec![0.0; places];
    let mut squares = vec![0.01; places];
    for round in 0..ROUNDS {
        let rate = 0.3 / (1.0 + round as f64 * 0.1);
        // A fixed order that is not that of the articles.
        for step in 0..telling.len() {
            let known = telling[(step * 7919 + round * 104_729) % telling.len()];
            let exps: Vec<f64> = scores(known, &weights).into_iter().map(f64::exp).collect();
            let whole: f64 = exps.iter().sum();
            let right: f64 = exps.iter().zip(&known.candidates).filter(|(_, c)| c.1).map(|(e, _)| e).sum();
            for (exp, (places, is_source)) in exps.iter().zip(&known.candidates) {
                let gradient = if *is_source { exp / right } else { 0.0 } - exp / whole;
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &place in places {
                    squares[place] += gradient * gradient;
                    weights[place] += rate * gradient / f64::sqrt(squares[place]);
                }
            }
        }
        for (place, weight) in weights.iter_mut().enumerate() {
            let shrinks = if place < common { shrink.0 } else { shrink.1 };
            *weight *= 1.0 - shrinks / (1.0 + round as f64 * 0.2);
        }
    }
    weights
}

/// In whole sixteenths.
fn rounded(weights: &[f64]) -> Vec<f64> {
    weights.iter().map(|w| (w * 16.0).round().clamp(-128.0, 127.0)).collect()
}

fn print(sources: &[f64], runs: &[f64], words: &[f64]) {
    println!("//! Weights in sixteenths; made by `cargo run --release --example sources`.\n");
    println!("use super::choice::{{ROWS, SIGNS}};");
    println!("use super::clause;");
    println!("use super::fragments::{{KINDS, MARKS}};\n");
    println!("/// Of the signs of a source: a row for all verbs, then one for each way a verb stands.");
    table("WEIGHTS: [[i8; SIGNS]; ROWS]", sources, SIGNS);
    println!("\n/// Of the signs of a short run: a row for all, then one for each kind.");
    table("FRAGMENTS: [[i8; MARKS]; KINDS]", runs, MARKS);
    println!("\n/// How many tables of words there were when these were fitted.");
    println!("#[cfg(test)]\npub const TABLES: usize = {};", clause::TABLES);
    println!("\n/// Of the signs of what a verb reports: a row for all, then one for each part.");
    table("CLAUSES: [[i8; clause::SIGNS]; clause::ROWS]", words, clause::SIGNS);
}

fn table(name: &str, weights: &[f64], width: usize) {
    println!("#[rustfmt::skip]\npub const {name} = [");
    for row in weights.chunks(width) {
        println!("    [");
        for line in row.chunks(25) {
            let line: Vec<String> = line.iter().map(|w| format!("{w:.0}")).collect();
            println!("        {},", line.join(", ").replace("-0,", "0,"));
        }
        println!("    ],");
    }
    println!("];");
}
