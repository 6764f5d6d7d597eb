//! The laws that hold of every analysis, whatever the page: for the tests, and for the fuzzing of `fuzz/`.

pub mod targets;

use serde_json::Value;
use standfirst::analysis::Analysis;
use standfirst::analyze;
use standfirst::page::{Attr, NodeId, Page, Tag};

/// The analysis as its JSON says it.
pub fn json(analysis: &Analysis, input: Option<&str>) -> Value {
    serde_json::from_str(&analysis.to_json(None, input, true)).unwrap()
}

/// The characters of each block, to find places given in code points.
struct Characters(Vec<Vec<char>>);

impl Characters {
    fn of(analysis: &Value) -> Self {
        let blocks = analysis["blocks"].as_array().unwrap().iter();
        Characters(blocks.map(|b| b["text"].as_str().unwrap().chars().collect()).collect())
    }

    fn words(&self, place: &Value) -> String {
        let [block, start, end] = ["block", "start", "end"].map(|k| place[k].as_u64().unwrap() as usize);
        assert!(start < end, "an empty place");
        self.0[block].get(start..end).expect("a place within its block").iter().collect()
    }
}

/// All laws that one analysis can be held against.
pub fn hold(page: &Page, name: &str) {
    let analysis = analyze(page);
    let input = page.plain.then(|| page.all_text());
    let found = json(&analysis, input);
    let characters = Characters::of(&found);
    let list = |key: &str| found[key].as_array().unwrap_or_else(|| panic!("{name}: {key}")).iter();

    for (at, block) in list("blocks").enumerate() {
        assert_eq!(block["id"], at, "{name}");
        assert!(!block["text"].as_str().unwrap().trim().is_empty(), "{name}: block {at} says nothing");
        let (body, fold) = (block["body"] == true, block["fold"] == true);
        assert!(!(body && fold), "{name}: block {at} is body and folds");
        if let Some(input) = input {
            let offset = block["offset"].as_u64().unwrap() as usize;
            let text = block["text"].as_str().unwrap();
            assert!(
                input.chars().skip(offset).take(text.chars().count()).eq(text.chars()),
                "{name}: block {at}"
            );
        } else {
            assert!(block["offset"].is_null(), "{name}");
        }
    }
    for (at, quote) in list("quotes").enumerate() {
        let spans = quote["spans"].as_array().unwrap();
        assert!(!spans.is_empty(), "{name}: quotation {at} has no words");
        let text: Vec<_> = spans.iter().map(|p| characters.words(p)).collect();
        assert_eq!(quote["text"], text.join(" "), "{name}");
        for span in spans {
            let block = &found["blocks"][span["block"].as_u64().unwrap() as usize];
            assert_eq!(block["body"], true, "{name}: quotation {at} stands outside the body");
        }
        for named in ["mention", "cue"].map(|k| &quote[k]).into_iter().filter(|p| !p.is_null()) {
            characters.words(named);
        }
        if let Some(speaker) = quote["speaker"].as_u64() {
            let quotes = found["speakers"][speaker as usize]["quotes"].as_array();
            assert!(quotes.is_some_and(|q| q.contains(&Value::from(at))), "{name}: quotation {at}");
        }
    }
    for (at, speaker) in list("speakers").enumerate() {
        assert_eq!(speaker["id"], at, "{name}");
        assert!(!speaker["name"].as_str().unwrap().trim().is_empty(), "{name}");
        let quotes = speaker["quotes"].as_array().unwrap();
        assert!(!quotes.is_empty(), "{name}: speaker {at} says nothing");
        for quote in quotes {
            assert_eq!(found["quotes"][quote.as_u64().unwrap() as usize]["speaker"], at, "{name}");
        }
    }
    let mut ranks = Vec::new();
    for date in list("dates") {
        assert_eq!(date["text"], characters.words(date), "{name}");
        let block = &found["blocks"][date["block"].as_u64().unwrap() as usize];
        assert_eq!(date["key"], !date["rank"].is_null(), "{name}: {date}");
        if date["key"] == true {
            assert_eq!(block["body"], true, "{name}: a key date outside the body: {date}");
            assert!(!date["value"].is_null(), "{name}: a key date without a value: {date}");
            ranks.push(date["rank"].as_u64().unwrap());
        }
        if let Some(event) = date["event"].as_str() {
            assert!(event.chars().count() <= 160, "{name}: {event}");
        }
        if let (Some(from), Some(to)) = (date["from"].as_str(), date["to"].as_str()) {
            assert!(from <= to, "{name}: {date}");
        }
    }
    ranks.sort_unstable();
    assert!(ranks.iter().copied().eq(1..=ranks.len() as u64), "{name}: ranks {ranks:?}");
    pieces_lead_back(page, &analysis, name);
    blocks_cover_the_page(page, &analysis, name);
}

/// A block's text stands in the text nodes that its pieces name; only white space may differ.
fn pieces_lead_back(page: &Page, analysis: &Analysis, name: &str) {
    for block in &analysis.blocks.list {
        let text = block.text.as_str();
        let mut covered = 0;
        for piece in &block.pieces {
            let here = text.get(piece.at as usize..(piece.at + piece.len) as usize);
            let there = page.text(piece.node).get(piece.from as usize..(piece.from + piece.len) as usize);
            let spaces = |c: char| if c.is_whitespace() { ' ' } else { c };
            let (here, there) = (here.unwrap(), there.unwrap());
            assert!(here.chars().map(spaces).eq(there.chars().map(spaces)), "{name}: {here:?} {there:?}");
            assert!(piece.at as usize >= covered, "{name}: pieces out of order");
            let between = text.get(covered..piece.at as usize).unwrap();
            assert!(between.chars().all(|c| c.is_whitespace() || c == '|'), "{name}: {between:?} is nowhere");
            covered = (piece.at + piece.len) as usize;
        }
        assert!(text.get(covered..).unwrap().trim().is_empty(), "{name}: the end of a block is nowhere");
    }
}

/// Blocks follow one another through the page, none holds what another holds, and whatever text a reader sees stands
/// in one of them.
fn blocks_cover_the_page(page: &Page, analysis: &Analysis, name: &str) {
    let shows = |text: &str| {
        text.chars().any(|c| !c.is_whitespace() && !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}'))
    };
    // The text node in which the last piece ended, and where.
    let (mut node, mut end) = (0, 0);
    let left_out = |from: usize, to: usize| {
        for passed in (from..to).filter_map(|at| page.node(at)) {
            assert!(
                !shows(page.text(passed)) || is_unread(page, passed),
                "{name}: {:?} left out",
                page.text(passed)
            );
        }
    };
    let rest = |node: usize, end: usize| page.node(node).and_then(|n| page.text(n).get(end..)).unwrap_or("");
    for piece in analysis.blocks.list.iter().flat_map(|block| &block.pieces) {
        let (here, from) = (piece.node.index(), piece.from as usize);
        assert!(here > node || (here == node && from >= end), "{name}: blocks overlap or are out of order");
        if here > node {
            // Before the first piece nothing of node 0 was read.
            if end > 0 {
                assert!(!shows(rest(node, end)), "{name}: {:?} left out", rest(node, end));
                left_out(node + 1, here);
            } else {
                left_out(node, here);
            }
            end = 0;
        }
        let before = page.text(piece.node).get(end..from).unwrap();
        assert!(!shows(before), "{name}: {before:?} left out");
        (node, end) = (here, from + piece.len as usize);
    }
    if end > 0 {
        assert!(!shows(rest(node, end)), "{name}: {:?} left out", rest(node, end));
        left_out(node + 1, page.len());
    } else {
        left_out(node, page.len());
    }
}

/// Whether a node is hidden, or in an element in which nothing is read.
fn is_unread(page: &Page, node: NodeId) -> bool {
    page.hidden(node)
        || page.ancestors(node).any(|outer| match page.tag(outer) {
            Some(
                Tag::Head
                | Tag::Title
                | Tag::Script
                | Tag::Select
                | Tag::Option
                | Tag::Iframe
                | Tag::Audio
                | Tag::Video
                | Tag::Textarea,
            ) => true,
            Some(Tag::Dialog) => page.value_id(outer, Attr::Open).is_none(),
            _ => false,
        })
}
