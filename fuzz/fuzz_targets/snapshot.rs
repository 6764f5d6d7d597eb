//! The records a page script sends → a page, or a refusal; a page that comes of it keeps the laws.
#![no_main]

use standfirst::snapshot::{Records, decode};
use standfirst_fuzz::held;

/// Names a page script sends, so that forged records often name something.
const STRINGS: &[&str] = &[
    "",
    "p",
    "div",
    "a",
    "class",
    "h1",
    "body",
    "html",
    "blockquote",
    "script",
    "style",
    "li",
    "time",
    "datetime",
    "hidden",
    "id",
    "2019-03-04",
    "disclaimer",
    "q",
    "span",
    "lang",
    "en",
    "é😀",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let lengths: Vec<u32> = STRINGS.iter().map(|s| s.encode_utf16().count() as u32).collect();
    let (lists, rest) = bytes.split_at(bytes.len() / 2);
    let text = String::from_utf8_lossy(rest);
    // Most bytes are small numbers; the two greatest stand for the greatest there are.
    let number = |b: &u8| if *b >= 254 { u32::MAX - u32::from(255 - *b) } else { u32::from(*b) };
    let numbers: Vec<u32> = lists.iter().map(number).collect();
    let attributes = numbers.len() / 5 / 2 * 2;
    let (attributes, nodes) = numbers.split_at(attributes);
    let strings = STRINGS.concat();
    let forged = Records { nodes, attributes, lengths: &lengths, strings: &strings, text: &text };
    check(forged);
    check(Records { lengths: nodes, ..forged });
    // The same numbers, made to fit as far as they can: depths that follow, text that is there.
    let mut sound = Vec::new();
    let (mut depth, mut left, mut pairs) =
        (0u32, text.encode_utf16().count() as u32, attributes.len() as u32 / 2);
    for record in nodes.chunks_exact(4) {
        let &[id, d, a, flags] = record else { continue };
        let here = d.min(depth);
        if id % 3 == 0 {
            let a = a.min(left);
            left -= a;
            sound.extend([0, here, a, 0]);
            depth = here;
        } else {
            let a = a.min(pairs);
            pairs -= a;
            sound.extend([id % STRINGS.len() as u32, here, a, flags]);
            depth = here.saturating_add(1);
        }
    }
    if left > 0 {
        sound.extend([0, 0, left, 0]);
    }
    check(Records { nodes: &sound, ..forged });
});

fn check(records: Records<'_>) {
    if let Ok(snapshot) = decode(records) {
        assert_eq!(snapshot.page.len(), snapshot.records.len(), "each node has a way back");
        let last = (records.nodes.len() / 4) as u32;
        assert!(snapshot.records.iter().all(|at| *at < last), "a way back to no record");
        assert!(snapshot.records.is_sorted(), "the ways back are out of order");
        held::hold(&snapshot.page, "snapshot");
    }
}
