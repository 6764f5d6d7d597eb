#![allow(warnings)]
use standfirst::{analysis::Analysis, blocks, dates, html, metadata, page::Page, quotes, view};
use std::time::Instant;
fn main() {
    let mut files: Vec<String> =
        std::fs::read_to_string("/tmp/me/files.txt").unwrap().lines().map(String::from).collect();
    let pages: Vec<Page> = files.iter().map(|f| html::parse(&std::fs::read_to_string(f).unwrap())).collect();
    let names = ["cut", "metadata", "label", "quotes", "dates", "view", "json", "all"];
    let mut best = vec![[f64::MAX; 8]; pages.len()];
    let mut nodes = 0;
    let mut bytes = 0;
    let mut blocksn = 0;
    let mut bodyb = 0;
    let mut truncated = 0;
    let turns: usize = std::env::args().nth(1).map_or(5, |n| n.parse().unwrap());
    let only: Option<String> = std::env::args().nth(2);
    for turn in 0..turns {
        for (p, page) in pages.iter().enumerate() {
            let records: Vec<u32> = (0..page.len() as u32).collect();
            let mut t = [0.0; 8];
            let mut time = |i: usize, s: Instant| t[i] = s.elapsed().as_secs_f64() * 1e3;
            let s = Instant::now();
            let cut = blocks::cut::cut(page);
            time(0, s);
            let s = Instant::now();
            let metadata = metadata::read(page, &cut);
            time(1, s);
            let s = Instant::now();
            let labelled = blocks::label(page, cut, &metadata);
            time(2, s);
            if turn == 0 {
                nodes += page.len();
                blocksn += labelled.list.len();
                bytes += labelled.list.iter().map(|b| b.text.as_str().len()).sum::<usize>();
                bodyb += labelled.body().map(|b| b.text.as_str().len()).sum::<usize>();
            }
            let s = Instant::now();
            let q = quotes::find(&labelled, &metadata);
            time(3, s);
            let s = Instant::now();
            let d = dates::find(page, &labelled, &metadata);
            time(4, s);
            let analysis = Analysis { metadata, blocks: labelled, quotes: q, dates: d, truncated: false };
            let s = Instant::now();
            let v = view::view(page, &records, &analysis);
            time(5, s);
            let s = Instant::now();
            let j = analysis.to_json(None, None, false);
            time(6, s);
            let s = Instant::now();
            let a = standfirst::analyze(page);
            time(7, s);
            for i in 0..8 {
                best[p][i] = best[p][i].min(t[i]);
            }
        }
    }
    println!(
        "{} pages, {} nodes, {} blocks, {} bytes of text, {} of body",
        pages.len(),
        nodes,
        blocksn,
        bytes,
        bodyb
    );
    for (i, n) in names.iter().enumerate() {
        println!("{n:10} {:.2} ms", best.iter().map(|b| b[i]).sum::<f64>());
    }
}
