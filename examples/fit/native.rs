//! Fits the weights; see `main.rs`. A tool for developers: a broken corpus may stop it.
#![allow(clippy::indexing_slicing)]

use serde_json::Value;
use standfirst::blocks::{body, cut, kind, signs};
use standfirst::{html, metadata, page::Page};
use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Any error stops the tool with its sentence.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// A page whose blocks are known to be body or not.
struct Known {
    page: Page,
    survey: signs::Survey,
    rows: Vec<[f32; body::ALONE_SIGNS]>,
    /// Of each block: 1 for body, 0 for not, and how much it counts.
    truth: Vec<(f32, f32)>,
    words: Vec<Vec<String>>,
    headline: Option<usize>,
    content: HashMap<[String; 4], i32>,
    url: String,
    metadata: metadata::Metadata,
    texts: Vec<String>,
    article: bool,
}

/// Reads the folders, fits, prints.
pub fn main() -> Result<()> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let Some(structure) = arguments.first() else {
        return Err("The folder of the structure corpus is missing; see examples/fit/main.rs.".into());
    };
    let labels = match (arguments.get(1), arguments.get(2)) {
        (Some(labels), Some(pages)) => lines(labels)?.into_iter().map(|l| (l, pages.clone())).collect(),
        _ => Vec::new(),
    };
    let (mut known, mut others) = (Vec::new(), Vec::new());
    let by_url: HashMap<String, &Value> =
        labels.iter().map(|(l, _)| (l["url"].as_str().unwrap_or("").to_owned(), l)).collect();
    let mut seen = HashSet::new();
    for line in lines(&structure.join("truth.jsonl"))? {
        let file = structure.join("pages").join(format!("{}.html.gz", line["id"].as_str().unwrap_or("")));
        let url = line["url"].as_str().unwrap_or("").to_owned();
        let mut page = known_page(&file, &url)?;
        page.article = line["page_type"] == "article";
        if !page.article {
            others.push(page);
            continue;
        }
        by_content(&mut page, line["content"].as_str().unwrap_or(""));
        if let Some(labels) = by_url.get(&url) {
            by_labels(&mut page, labels);
        }
        seen.insert(url);
        known.push(page);
    }
    for (line, pages) in &labels {
        let url = line["url"].as_str().unwrap_or("");
        if seen.contains(url) {
            continue;
        }
        let file = pages.join(format!("{}.html.gz", line["source"].as_str().unwrap_or("")));
        let mut page = known_page(&file, url)?;
        by_labels(&mut page, line);
        known.push(page);
    }
    for page in &mut known {
        let sum: f32 = page.truth.iter().map(|t| t.1).sum();
        page.truth.iter_mut().for_each(|t| t.1 /= sum.max(1.0));
    }
    eprintln!("{} pages, {} blocks", known.len(), known.iter().map(|k| k.rows.len()).sum::<usize>());
    if !std::env::args().any(|a| a == "--no-folds") {
        held_out(&known);
    }
    let all: Vec<&Known> = known.iter().collect();
    let (alone, among) = fit(&all);
    let pages: Vec<(kind::KindRow, bool, u32)> = known
        .iter()
        .filter(|k| k.article)
        .chain(&others)
        .map(|k| {
            let first: Vec<f32> =
                k.rows.iter().map(|r| body::chance(&alone, r.iter().copied().enumerate())).collect();
            let near = body::among(&k.page, &k.survey, &first);
            let chances: Vec<f32> = k
                .rows
                .iter()
                .zip(&near)
                .map(|(r, a)| body::chance(&among, r.iter().chain(a).copied().enumerate()))
                .collect();
            let texts: Vec<&str> = k.texts.iter().map(String::as_str).collect();
            (kind::signs(&k.page, &k.metadata, &k.survey, &chances, &texts), k.article, part(&k.url))
        })
        .collect();
    kinds_held_out(&pages);
    let kind = fit_kind(pages.iter());
    print(&alone, &among, &kind);
    Ok(())
}

fn fit_kind<'a>(pages: impl Iterator<Item = &'a (kind::KindRow, bool, u32)>) -> Vec<f32> {
    let rows: Vec<(&[f32], f32, f32)> =
        pages.map(|(r, y, _)| (r.as_slice(), f32::from(u8::from(*y)), 1.0)).collect();
    logistic(&rows, 4e-3)
}

/// The fifth that a page belongs to, by its host.
fn part(url: &str) -> u32 {
    let host = metadata::host(url).unwrap_or("");
    host.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(u32::from(b))) % 5
}

fn kinds_held_out(pages: &[(kind::KindRow, bool, u32)]) {
    let (mut right, mut said, mut all) = (0.0, 0.0, 0.0);
    for fold in 0..5 {
        let weights = fit_kind(pages.iter().filter(|p| p.2 != fold));
        for (row, article, _) in pages.iter().filter(|p| p.2 == fold) {
            let yes = body::chance(&weights, row.iter().copied().enumerate()) >= 0.5;
            right += f64::from(u8::from(yes && *article));
            said += f64::from(u8::from(yes));
            all += f64::from(u8::from(*article));
        }
    }
    eprintln!(
        "held out: is_article F1 {:.4}, precision {:.4}, recall {:.4}",
        2.0 * right / (said + all),
        right / said,
        right / all
    );
}

fn lines(path: &Path) -> Result<Vec<Value>> {
    let file = std::io::BufReader::new(std::fs::File::open(path)?);
    file.lines().map(|l| Ok(serde_json::from_str(&l?)?)).collect()
}

/// All signs of a block by itself.
fn dense(row: &body::Alone) -> [f32; body::ALONE_SIGNS] {
    let mut all = [0.0; body::ALONE_SIGNS];
    for (at, sign) in body::signs_of(row) {
        all[at] = sign;
    }
    all
}

fn known_page(file: &Path, url: &str) -> Result<Known> {
    let html = Command::new("gzip").arg("-dc").arg(file).output()?.stdout;
    let mut page = html::parse(&String::from_utf8_lossy(&html));
    page.url = Some(url.to_owned());
    let cut = cut::cut(&page);
    let metadata = metadata::read(&page, &cut);
    let survey = signs::survey(&page, &cut, &metadata);
    let rows: Vec<_> = body::alone(&page, &metadata, &survey).iter().map(dense).collect();
    let words: Vec<Vec<String>> = cut.blocks.iter().map(|b| words(b.text.as_str())).collect();
    let truth = vec![(0.0, 0.0); rows.len()];
    let texts = cut.blocks.iter().map(|b| b.text.as_str().to_owned()).collect();
    Ok(Known {
        page,
        survey,
        rows,
        truth,
        words,
        headline: metadata.headline,
        content: HashMap::new(),
        metadata,
        texts,
        article: false,
        url: url.to_owned(),
    })
}

/// Words as the scorer has them: letters, digits and underscores.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

fn grams(words: &[String]) -> impl Iterator<Item = [String; 4]> + '_ {
    words.windows(4).filter_map(|w| w.to_vec().try_into().ok())
}

/// A block is body when the content has its runs of four words; a shorter one when it is a line of the content.
fn by_content(known: &mut Known, content: &str) {
    for gram in grams(&words(content)) {
        *known.content.entry(gram).or_default() += 1;
    }
    let lines: HashSet<Vec<String>> = content.lines().map(words).collect();
    let all = words(content).join(" ");
    for (block, truth) in known.words.iter().zip(&mut known.truth) {
        let weight = (block.len() as f32).sqrt().clamp(1.0, 12.0);
        *truth = if block.len() >= 4 {
            let (mut found, mut count) = (0, 0);
            for gram in grams(block) {
                found += i32::from(known.content.contains_key(&gram));
                count += 1;
            }
            let share = found as f32 / count.max(1) as f32;
            if lines.contains(block) || share >= 0.7 {
                (1.0, weight)
            } else if share <= 0.3 {
                (0.0, weight)
            } else {
                (share, 0.3 * weight)
            }
        } else if lines.contains(block) {
            (1.0, weight)
        } else if block.is_empty() || all.contains(&block.join(" ")) {
            (0.0, 0.2)
        } else {
            (0.0, weight)
        };
    }
    // Programs that the content leaves out are no less of the article.
    for (truth, signs) in known.truth.iter_mut().zip(&known.survey.signs) {
        if truth.0 < 0.5 && signs.within & signs::within::PRE != 0 {
            truth.1 = 0.0;
        }
    }
    if let Some(truth) = known.headline.and_then(|h| known.truth.get_mut(h)) {
        truth.1 = 0.0;
    }
}

/// Labelled notices are not body, whatever the content says; snippets of the body are.
fn by_labels(known: &mut Known, line: &Value) {
    let letters =
        |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let keys: Vec<String> = known.words.iter().map(|w| letters(&w.concat())).collect();
    let body_roles = ["headline", "standfirst", "caption", "pullquote"];
    for label in line["labels"].as_array().into_iter().flatten() {
        let key = letters(label["text"].as_str().unwrap_or(""));
        let role = label["role"].as_str().unwrap_or("");
        if key.len() < 4 || label["or"].as_str().unwrap_or("").contains("paragraph") || role == "headline" {
            continue;
        }
        for (block, truth) in keys.iter().zip(&mut known.truth) {
            if *block == key
                || (block.len() >= 20 && key.starts_with(block.as_str()))
                || (key.len() >= 20 && block.starts_with(&key))
            {
                let weight = (block.len() as f32 / 5.0).sqrt().clamp(1.0, 12.0);
                *truth = (
                    f32::from(u8::from(body_roles.contains(&role))),
                    if role == "caption" { 0.0 } else { 2.0 * weight },
                );
            }
        }
    }
    for probe in line["body_probe"].as_array().into_iter().flatten() {
        let key = letters(probe.as_str().unwrap_or(""));
        for (block, truth) in keys.iter().zip(&mut known.truth) {
            if block.contains(&key) {
                *truth = (1.0, 3.0 * (block.len() as f32 / 5.0).sqrt().clamp(1.0, 12.0));
            }
        }
    }
}

/// Both tables.
fn fit(known: &[&Known]) -> (Vec<f32>, Vec<f32>) {
    let rows: Vec<(&[f32], f32, f32)> = known
        .iter()
        .flat_map(|k| k.rows.iter().zip(&k.truth).map(|(r, (y, w))| (r.as_slice(), *y, *w)))
        .filter(|(_, _, w)| *w > 0.0)
        .collect();
    let alone = logistic(&rows, 2e-4);
    let mut second: Vec<(Vec<f32>, f32, f32)> = Vec::new();
    for k in known {
        let first: Vec<f32> =
            k.rows.iter().map(|r| body::chance(&alone, r.iter().copied().enumerate())).collect();
        for ((row, among), (y, w)) in k.rows.iter().zip(body::among(&k.page, &k.survey, &first)).zip(&k.truth)
        {
            if *w > 0.0 {
                second.push((row.iter().copied().chain(among).collect(), *y, *w));
            }
        }
    }
    let rows: Vec<(&[f32], f32, f32)> = second.iter().map(|(r, y, w)| (r.as_slice(), *y, *w)).collect();
    (alone, logistic(&rows, 2e-4))
}

/// Logistic regression, by Adam over all rows at once, with a penalty on squares.
fn logistic(rows: &[(&[f32], f32, f32)], penalty: f32) -> Vec<f32> {
    let count = rows.first().map_or(0, |r| r.0.len());
    let total: f32 = rows.iter().map(|r| r.2).sum();
    let mut weights = vec![0.0f32; count];
    let (mut mean, mut square) = (vec![0.0f32; count], vec![0.0f32; count]);
    for step in 1..=500 {
        let mut slope = vec![0.0f32; count];
        for (row, y, w) in rows {
            let error = (body::chance(&weights, row.iter().copied().enumerate()) - y) * w;
            for (s, x) in slope.iter_mut().zip(*row) {
                *s += error * x;
            }
        }
        let rate = 0.08 * (1.0 - step as f32 / 520.0);
        for i in 0..count {
            let s = slope[i] / total + if i == 0 { 0.0 } else { penalty * weights[i] };
            mean[i] = 0.9 * mean[i] + 0.1 * s;
            square[i] = 0.99 * square[i] + 0.01 * s * s;
            let (m, v) = (mean[i] / (1.0 - 0.9f32.powi(step)), square[i] / (1.0 - 0.99f32.powi(step)));
            weights[i] -= rate * m / (v.sqrt() + 1e-8);
        }
    }
    weights
}

/// Each fifth of the pages, told by the host, is scored with weights fitted on the others.
fn held_out(known: &[Known]) {
    let (mut precisions, mut recalls) = (Vec::new(), Vec::new());
    for fold in 0..5 {
        let train: Vec<&Known> = known.iter().filter(|k| part(&k.url) != fold).collect();
        let (alone, among) = fit(&train);
        for k in known.iter().filter(|k| part(&k.url) == fold && !k.content.is_empty()) {
            let first: Vec<f32> =
                k.rows.iter().map(|r| body::chance(&alone, r.iter().copied().enumerate())).collect();
            let mut kept = Vec::new();
            for (at, (row, near)) in k.rows.iter().zip(body::among(&k.page, &k.survey, &first)).enumerate() {
                if body::chance(&among, row.iter().chain(&near).copied().enumerate()) >= 0.5
                    && k.headline != Some(at)
                {
                    kept.extend(k.words[at].iter().cloned());
                }
            }
            let mut found: HashMap<[String; 4], i32> = HashMap::new();
            for gram in grams(&kept) {
                *found.entry(gram).or_default() += 1;
            }
            let shared: i32 =
                found.iter().map(|(g, n)| (*n).min(k.content.get(g).copied().unwrap_or(0))).sum();
            precisions.push(f64::from(shared) / f64::from(found.values().sum::<i32>().max(1)));
            recalls.push(f64::from(shared) / f64::from(k.content.values().sum::<i32>().max(1)));
        }
    }
    let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len().max(1) as f64;
    let (p, r) = (mean(&precisions), mean(&recalls));
    eprintln!(
        "held out: precision {p:.4}, recall {r:.4}, F1 {:.4} over {} pages",
        2.0 * p * r / (p + r),
        precisions.len()
    );
}

fn print(alone: &[f32], among: &[f32], kind: &[f32]) {
    let tables = [
        ("a block's signs by itself", "ALONE: [f32; ALONE_SIGNS]", alone),
        ("a block's signs among others", "AMONG: [f32; ALONE_SIGNS + AMONG_SIGNS]", among),
        ("the signs of a whole page", "KIND: [f32; KIND_SIGNS]", kind),
    ];
    println!(
        "//! The weights of the signs, made by `cargo run --release --example fit`; the order is that of [`super::body`] and"
    );
    println!("//! [`super::kind`].\n");
    println!("use super::body::{{ALONE_SIGNS, AMONG_SIGNS}};\nuse super::kind::KIND_SIGNS;");
    for (what, name, weights) in tables {
        let numbers: Vec<String> = weights.iter().map(|w| format!("{w:.2}")).collect();
        let lines: String = numbers.chunks(14).map(|c| format!("    {},\n", c.join(", "))).collect();
        println!("\n/// The weights of {what}.\n#[rustfmt::skip]\npub const {name} = [\n{lines}];");
    }
}
