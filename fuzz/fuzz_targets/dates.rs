//! Days, spans and their words in any order → dates that keep the laws.
#![no_main]

const PIECES: &[&str] = &[
    "on", "in", "the", "of", "May", "March", "3", "14", "31", "2019", "1999", "0", "Monday", "last", "next", "week",
    "month", "year", "years", "ago", "three", "century", "1990s", "'90s", "early", "mid-", "late", "between", "and",
    "from", "to", "until", "since", "–", "-", "/", ".", ",", ":", "3rd", "10:30", "pm", "BC", "noon", "today",
    "yesterday", "tomorrow", "Christmas", "Easter", "spring", "quarter", "half", "decade", "days", "before", "after",
    "first", "second", "million", "99999999999", "2019-02-29", "03/04/2005", "\n\n", "he said", "le", "mars", "März",
    "enero", "de", "dia", "vor", "zwei", "Jahren", "hace", "ans", "é", "😀", "\u{200f}", "a\u{301}",
];

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = standfirst_fuzz::of_pieces(bytes, PIECES);
    standfirst_fuzz::plain(&text);
    let mut page = standfirst::page::Page::from_text(&text);
    // An anchor of any shape is a day or none.
    page.published = Some(text.chars().take(12).collect());
    standfirst_fuzz::held::hold(&page, "with an anchor");
    page.published = Some("2020-02-29".into());
    standfirst_fuzz::held::hold(&page, "with an anchor");
});
