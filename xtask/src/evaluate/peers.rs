//! The accuracy table of the README: our figures beside the best that other programs reach on the same sets.

use super::Row;
use crate::readme;
use crate::shell::{self, root};

/// A line of the table: what it says, the corpus and figure of ours, and the best of the others with its name.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// The others' figures were measured once on the same development sets, with the versions that [`OTHERS`] names.
const LINES: &[Line] = &[
    ("article text, 4-gram F1", "structure", "content, 4-gram F1 (AEB)", ".946 Readability, trafilatura"),
    ("article text, word F1", "structure", "content, word F1 (WCXB)", ".954 Readability"),
    ("title", "structure", "title", ".842 rs-trafilatura"),
    ("authors", "structure", "authors", ".775 rs-trafilatura"),
    ("publication day", "structure", "published day", ".900 trafilatura"),
    ("article or not, F1", "structure", "is_article, F1", ".846 trafilatura"),
    ("notices told from the article", "blocks", "collapsible: not in the body", "–"),
    ("notices with the right role", "blocks", "collapsible: role right", "–"),
    ("article text folded by mistake", "structure", "article text folded (bad)", "–"),
    ("quotations, detection F1", "quotes", "quotes: detection F1", ".762 compromise"),
    ("their speakers, accuracy", "quotes", "quotes: attribution accuracy", "–"),
    ("speakers by full name", "quotes", "canonical: names right", "–"),
    (
        "indirect speech with its speaker, F1 (its weights were fitted on these)",
        "quotes",
        "indirect: attribution F1",
        "–",
    ),
    ("dates and times, value F1", "dates", "DATE+TIME: value F1", "78.2 HeidelTime"),
    ("calendar dates, value F1", "dates", "calendar: value F1", "83.9 HeidelTime"),
    ("all time expressions, value F1", "dates", "all types: value F1", "77.4 HeidelTime"),
    ("key dates, precision at k", "dates", "key dates: precision@k", "67.0 HeidelTime, in text order"),
];

const OTHERS: &str = "Readability 0.6.0, trafilatura 2.3.1, rs-trafilatura 0.2.2 (its article-or-not, .980, was trained on \
these pages and is left out), compromise 14.17, HeidelTime (which needs Java)";

/// Writes the section `accuracy` of the README.
pub fn write(rows: &[Row]) -> crate::Done {
    let manifest = shell::read(&root().join("Cargo.toml"))?;
    let version =
        manifest.lines().find_map(|line| line.strip_prefix("version = ")).unwrap_or("?").trim_matches('"');
    let mut text = format!("Standfirst {version}, {}; others: {OTHERS}.\n\n", readme::today());
    text.push_str("| figure | Standfirst | best other |\n| --- | ---: | --- |\n");
    for (label, corpus, figure, other) in LINES {
        let value = rows.iter().find(|row| row.corpus == *corpus && row.figure.starts_with(figure));
        let value =
            value.ok_or_else(|| format!("{corpus} gave no figure '{figure}'; the README stays as it is."))?;
        text.push_str(&format!("| {label} | {} | {other} |\n", value.value.trim_start_matches('0')));
    }
    readme::write("accuracy", &text)
}
