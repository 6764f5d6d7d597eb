//! Marks, cues and names in any order → quotations that keep the laws.
#![no_main]

const PIECES: &[&str] = &[
    "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "‹", "›", "「", "」", "said", "says", "told", "asked", "wrote",
    "according to", "he", "she", "they", "who", "that", "Kim", "Ann Oak", "Mayor Ann Oak", "Mr. Elm", "the minister",
    "a spokesman for the harbour", ",", ".", "?", "!", ":", ";", "—", "–", "\n\n", "\n", "(", ")", "[", "]", "It is late",
    "not", "we will go", "the", "of", "and", "in", "Monday", "Q:", "A:", "INTERVIEWER:", "Oak:", "dijo", "sagte", "a dit",
    "disse", "é", "😀", "\u{200f}", "a\u{301}", "…", "'tis", "don't", "O'Neill", "so-called", "never",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = standfirst_fuzz::of_pieces(bytes, PIECES);
    standfirst_fuzz::plain(&text);
    standfirst_fuzz::markup(&text.replace("\n\n", "<p>"));
});
