//! The stages of an analysis, one by one, on an invented article: `cargo bench`.

#![allow(missing_docs)]

#[cfg(not(target_family = "wasm"))]
mod invented;

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() {
    use criterion::Criterion;
    use standfirst::{analysis::Analysis, blocks, dates, html, metadata, page::Page, quotes, view};

    let mut criterion = Criterion::default().configure_from_args();
    let source = invented::page(2_000);
    let page: Page = html::parse(&source);
    let cut = || blocks::cut::cut(&page);
    let metadata = metadata::read(&page, &cut());
    let labelled = blocks::label(&page, cut(), &metadata);
    let analysis = Analysis {
        metadata: metadata.clone(),
        blocks: labelled.clone(),
        quotes: quotes::find(&labelled, &metadata),
        dates: dates::find(&page, &labelled, &metadata),
        truncated: false,
    };
    let records: Vec<u32> = (0..page.len() as u32).collect();

    criterion.bench_function("parse", |b| b.iter(|| html::parse(&source)));
    criterion.bench_function("cut", |b| b.iter(cut));
    criterion.bench_function("metadata", |b| {
        let cut = cut();
        b.iter(|| metadata::read(&page, &cut));
    });
    criterion.bench_function("roles", |b| {
        b.iter_batched(cut, |cut| blocks::label(&page, cut, &metadata), criterion::BatchSize::LargeInput);
    });
    criterion.bench_function("quotes", |b| b.iter(|| quotes::find(&labelled, &metadata)));
    criterion.bench_function("dates", |b| b.iter(|| dates::find(&page, &labelled, &metadata)));
    criterion.bench_function("view", |b| b.iter(|| view::view(&page, &records, &analysis)));
    criterion.bench_function("all", |b| b.iter(|| standfirst::analyze(&page)));
    criterion.final_summary();
}
