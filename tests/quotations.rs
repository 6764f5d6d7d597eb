//! Where quotations may come from, and what one odd mark costs: pages of a few blocks, in words of our own.

#![cfg(not(target_family = "wasm"))]
// A test may panic: that is how it fails.
#![allow(clippy::expect_used, clippy::panic)]

use standfirst::{analyze, html};

/// "speaker: words" for each quotation of an article that has these blocks after its opening.
fn said(blocks: &str) -> Vec<String> {
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><title>The ferry is late</title></head><body>\
         <nav><a href=/>Home</a> <a href=/say>“We are open,” said Tom Alder</a></nav>\
         <article><h1>The ferry is late</h1>\
         <p>The ferry of Lowmere came in two hours late on Monday, and the harbour was full of carts and people.</p>\
         <p>Nobody on the quay had expected the fog, which lay on the water from dawn until the early afternoon.</p>\
         <p>By evening the boats went again, and the town council met in the old customs house to talk it over.</p>\
         {blocks}</article></body></html>"
    );
    let analysis = analyze(&html::parse_bytes(page.as_bytes()));
    let speakers = &analysis.quotes.speakers;
    let words = |q: &standfirst::quotes::Quote| {
        let words: Vec<&str> = q.spans.iter().map(|p| analysis.blocks.words(*p)).collect();
        let name = q.speaker.and_then(|s| speakers.get(s.0 as usize)).map_or("-", |s| s.name.as_str());
        format!("{name}: {}", words.join(" | "))
    };
    analysis.quotes.list.iter().map(words).collect()
}

#[test]
fn menus_quote_nobody() {
    assert_eq!(said(""), [""; 0]);
}

#[test]
fn comments_quote_nobody() {
    let comments = "</article><section id=comments class=comments><h2>Comments</h2><ol>\
        <li class=comment><p>“I was there,” said Tom Alder. Reply</p></li>\
        <li class=comment><p>“So was I,” said Anna Kestrel. Reply</p></li></ol></section><article>";
    assert_eq!(said(comments), [""; 0]);
}

#[test]
fn captions_quote_nobody() {
    let figure = "<figure><img src=a.jpg alt=ferry>\
        <figcaption>“It was grey,” said Tom Alder. Photograph: Ida Finch</figcaption></figure>";
    assert_eq!(said(figure), [""; 0]);
}

#[test]
fn notices_quote_nobody() {
    let notice = "<p>Disclaimer: The views expressed in this article are those of the author alone and do not \
        necessarily reflect those of the Courier. “We print what we get,” said Tom Alder.</p>";
    assert_eq!(said(notice), [""; 0]);
}

#[test]
fn passages_set_apart() {
    let he_said = "<p>Tom Alder, the pilot, told the council:</p>\
        <blockquote>The fog came in from the east and I could not see my own bow.</blockquote>\
        <blockquote>I waited until it lifted.</blockquote>";
    assert_eq!(
        said(he_said),
        [
            "Tom Alder: The fog came in from the east and I could not see my own bow.",
            "Tom Alder: I waited until it lifted."
        ]
    );
}

#[test]
fn nested_marks_belong_to_the_outer_quotation() {
    assert_eq!(
        said("<p>“He shouted ‘come about’ and then ‘hold on’, twice,” said Anna Kestrel.</p>"),
        ["Anna Kestrel: “He shouted ‘come about’ and then ‘hold on’, twice,”"]
    );
}

#[test]
fn several_paragraphs_are_opened_again() {
    assert_eq!(
        said(
            "<p>Anna Kestrel said: “The fog is old.</p><p>“My mother rowed in it.</p><p>“So shall I.”</p>\
             <p>The council went home.</p>"
        ),
        ["Anna Kestrel: “The fog is old. | “My mother rowed in it. | “So shall I.”"]
    );
}

#[test]
fn an_odd_mark_costs_one_quotation() {
    assert_eq!(
        said(
            "<p>“The fog is old,” said Anna Kestrel.</p><p>Tom Alder said: “It is late.</p>\
             <p>The bell rang. “It is not late at all,” said Ida Finch.</p>"
        ),
        ["Anna Kestrel: “The fog is old,”", "Tom Alder: “It is late.", "Ida Finch: “It is not late at all,”"]
    );
}

#[test]
fn apostrophes_feet_and_inches_are_no_marks() {
    assert_eq!(
        said(
            "<p>The ferryman's mate, 6'2\" in his boots, rowed in the '90s. ’Twas the pilots' day, rock 'n' roll \
             and all. The mast is 31'4\" high.</p><p>'It's the pilots' day,' said Tom Alder.</p>"
        ),
        ["Tom Alder: 'It's the pilots' day,'"]
    );
}

#[test]
fn signed_passages_are_theirs_who_sign() {
    let rows: &[(&str, &[&str])] = &[
        // In the same line, with and without marks.
        (
            "<p>“The fog came in from the east.” — Orla Finch, pilot</p>",
            &["Orla Finch: “The fog came in from the east.”"],
        ),
        (
            "<blockquote>“The fog came from the east.” - Orla Finch</blockquote>",
            &["Orla Finch: “The fog came from the east.”"],
        ),
        (
            "<blockquote>The fog came from the east. –Orla Finch</blockquote>",
            &["Orla Finch: The fog came from the east."],
        ),
        (
            "<blockquote>“The fog came from the east.” -- Senior pilot of the harbour at Mere</blockquote>",
            &["Senior pilot of the harbour at Mere: “The fog came from the east.”"],
        ),
        // In a line below.
        (
            "<blockquote><p>The fog came from the east.</p><footer>— Orla Finch, <cite>The Pilot</cite></footer></blockquote>",
            &["Orla Finch: The fog came from the east."],
        ),
        (
            "<blockquote><p>“The fog came from the east.”</p><p>Orla Finch, pilot of the harbour</p></blockquote>",
            &["Orla Finch: “The fog came from the east.”"],
        ),
        (
            "<p>“The fog came from the east.”</p><p>— Orla Finch</p>",
            &["Orla Finch: “The fog came from the east.”"],
        ),
        // Names below, and names above.
        (
            "<p>“The fog came.”</p><p>Orla Finch, Mere Pilots</p><p>“The bell rang late.”</p><p>~ Ida Alder</p>",
            &["Orla Finch: “The fog came.”", "Ida Alder: “The bell rang late.”"],
        ),
        (
            "<p>Orla Finch, Mere Pilots</p><p>“The fog came from the east.”</p><p>Ida Alder</p><p>“The bell rang late.”</p>",
            &["Orla Finch: “The fog came from the east.”", "Ida Alder: “The bell rang late.”"],
        ),
        // What goes on with the text signs nothing.
        (
            "<p>“The fog came from the east” — Orla Finch said so to the council, and went.</p>",
            &["Orla Finch: “The fog came from the east”"],
        ),
        ("<blockquote>The fog came from the east.</blockquote><p>Orla Finch, pilot</p>", &[]),
        ("<blockquote>The fog came from the east — Mere saw nothing. It was grey.</blockquote>", &[]),
    ];
    let after =
        "<p>The council will meet again on Thursday and hear what the pilots have to say about the fog.</p>";
    for (blocks, expected) in rows {
        assert_eq!(&said(&format!("{blocks}{after}")), expected, "{blocks}");
    }
}

#[test]
fn a_passage_set_apart_that_nothing_introduces_is_nobodys() {
    let list =
        "<p>Tom Alder spoke of the Harbour Plan</p><blockquote>Mend the quay before the winter.</blockquote>";
    assert_eq!(said(list), [""; 0]);
    let comma = "<p>Tom Alder, in the old customs house, argued that,</p><blockquote>The quay is older than the town.</blockquote>";
    assert_eq!(said(comma), ["Tom Alder: The quay is older than the town."]);
    // A list of things is nobody's words.
    let listed = "<p>Some of the causes that may have led to the flood include:</p><blockquote>The quay is older than the town.</blockquote>";
    assert_eq!(said(listed), [""; 0]);
}
