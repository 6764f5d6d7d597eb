//! The laws of `tests/held` on inputs that nobody thought of: bytes and pieces of pages by chance, and the seeds of the
//! fuzzers. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` ask for more cases and for others.

#![cfg(not(target_family = "wasm"))]
// A test may panic: that is how it fails.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

#[allow(dead_code)]
mod held;

use held::targets;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use standfirst::page::Page;
use standfirst::{analyze, html};

/// The same cases in every run, unless others are asked for.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 200;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1);
    }
    config
}

/// Elements, attributes, half tags, and words that rules look for.
const MARKUP: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=footer>",
    "<aside>",
    "<table><tr><td>",
    "<td>",
    "</table>",
    "<ul><li>",
    "</ul>",
    "<blockquote>",
    "</blockquote>",
    "<br>",
    "<br><br>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<article>",
    "<section hidden>",
    "<pre>",
    "</pre>",
    "<select><option>",
    "<svg><title>",
    "</svg>",
    "<template>",
    "<p",
    " id=x",
    "=",
    "\"",
    "'",
    ">",
    "<",
    "<!--",
    "-->",
    "<script type=application/ld+json>{\"author\":\"Ann Oak\"}</script>",
    "<script>",
    "</script>",
    "<time datetime=2019-03-04>",
    "<meta name=author content='Ann Oak'>",
    "&amp;",
    "&#x1F600;",
    "&nosuch;",
    "&#xD800;",
    "“We go,” said Ann Oak.",
    "He said: \"No.\"",
    "On Monday",
    "in March 2019",
    "Copyright © 2019.",
    "Disclaimer: views are",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "a\u{301}",
    "😀",
    "word",
    " ",
    "\n",
];

/// What the rules of notices, quotations and dates look for.
const WORDS: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "<p>",
    "</p>",
    "<blockquote>",
    "<br>",
    "<em>",
    "</em>",
    "\n\n",
    " ",
    ", ",
    ". ",
    "said",
    "according to",
    "he",
    "she",
    "Kim",
    "Ann Oak",
    "Mayor Ann Oak",
    "on Monday",
    "last week",
    "May 3",
    "2019",
    "three",
    "ago",
    "the 1990s",
    "Copyright ©",
    "Disclaimer:",
    "é",
    "😀",
    "Région :",
    "<td>",
    "<table>",
    "<h1>",
    "<li>",
    "–",
    ":",
    "a\u{301}",
    "\u{200f}",
    "not",
    "who",
    "told",
    "the",
    "of",
    "1,000",
    "3pm",
];

fn words(pieces: &'static [&'static str], most: usize) -> impl Strategy<Value = String> {
    vec(prop_oneof![8 => proptest::sample::select(pieces).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)], 0..most)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_keep_the_laws(bytes in vec(any::<u8>(), 0..300)) {
        for (_, target) in targets::ALL {
            target(&bytes);
        }
    }

    #[test]
    fn any_markup_keeps_the_laws(input in words(MARKUP, 60)) {
        held::hold(&html::parse(&input), &input);
        held::hold(&Page::from_text(&input), &input);
    }

    #[test]
    fn any_beginning_keeps_the_laws(input in words(MARKUP, 60), share in 0.0..1.0) {
        let end = standfirst::text::floor_boundary(&input, (input.len() as f64 * share) as usize);
        held::hold(&html::parse(&input[..end]), &input);
    }

    #[test]
    fn the_same_input_gives_the_same_answer(input in words(MARKUP, 60)) {
        let answer = || analyze(&html::parse(&input)).to_json(None, None, true);
        prop_assert_eq!(answer(), answer());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: config().cases.max(400), ..config() })]

    #[test]
    fn any_words_keep_the_laws(pieces in vec(proptest::sample::select(WORDS), 3..83), spaced in 0..3) {
        let input = pieces.join(if spaced == 0 { "" } else { " " });
        held::hold(&html::parse(&input), &input);
        held::hold(&Page::from_text(&input), &input);
    }
}

/// The seeds, and what a fuzzer once failed on.
#[test]
fn the_seeds_of_the_fuzzers_keep_the_laws() {
    let seeds = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds");
    for (name, target) in targets::ALL {
        let files: Vec<_> = std::fs::read_dir(seeds.join(name)).unwrap().collect();
        assert!(!files.is_empty(), "{name} has no seed");
        for file in files {
            target(&std::fs::read(file.unwrap().path()).unwrap());
        }
    }
}
