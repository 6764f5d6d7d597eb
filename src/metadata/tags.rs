//! Tag lines: "Region: Asia", "Tags: oaks, elms".

use super::lexicon::TAG_LABELS;
use super::{TagLine, may_begin_like, plain, squeezed};
use crate::blocks::cut::{Cut, CutBlock};
use crate::page::{NodeId, Page, Tag};

/// The most bytes of a tag line.
const LONGEST: usize = 400;
/// The most tag lines that are kept.
const MOST: usize = 20;

/// The tag lines of a page, in its order, each once.
pub fn lines(page: &Page, cut: &Cut) -> Vec<TagLine> {
    let mut found: Vec<TagLine> = Vec::new();
    for block in &cut.blocks {
        if let Some(line) = line(page, block)
            && !found.contains(&line)
            && found.len() < MOST
        {
            found.push(line);
        }
    }
    found
}

/// The tag line that a block is, if it is one.
pub fn line(page: &Page, block: &CutBlock) -> Option<TagLine> {
    let text = block.text.as_str();
    if text.len() > LONGEST {
        return None;
    }
    let (label, values) = label_of(text)?;
    let linked = links(page, block, text.len() - values.len());
    let values = if linked.is_empty() {
        if values.ends_with(['.', '!', '?']) {
            return None;
        }
        values.split([',', ';', '|', '•', '·']).map(squeezed).filter(|v| !v.is_empty()).collect()
    } else {
        linked
    };
    let short = values.iter().all(|v: &String| v.split(' ').count() <= 8);
    (!values.is_empty() && short).then(|| TagLine { label: label.to_owned(), values })
}

/// The label of a tag line and what follows its colon.
pub fn label_of(text: &str) -> Option<(&str, &str)> {
    let (label, values) = text.split_once(':')?;
    let label = label.trim();
    let known = label.len() <= 24 && TAG_LABELS.has(&plain(label));
    (known && !values.trim().is_empty()).then_some((label, values))
}

/// Whether a text begins with a label of tags that no colon follows: "Tags oaks elms".
pub fn begins_with_label(text: &str) -> bool {
    let first = text.split_whitespace().next().filter(|first| may_begin_like(first, b"tck"));
    first.is_some_and(|first| {
        ["tags", "topics", "tagged", "categories", "keywords"].contains(&plain(first).as_str())
    })
}

/// The texts of the links of a block after byte `from`, when links make up nearly all of what stands there.
fn links(page: &Page, block: &CutBlock, from: usize) -> Vec<String> {
    let text = block.text.as_str();
    // A link's words, from the first to the last of its pieces: one word may stand in several text nodes.
    let mut found: Vec<(NodeId, usize, usize)> = Vec::new();
    let mut linked = 0;
    for piece in block.pieces.iter().filter(|p| p.at as usize >= from) {
        let Some(link) = page.ancestors(piece.node).take(4).find(|a| page.tag(*a) == Some(Tag::A)) else {
            continue;
        };
        let (start, end) = (piece.at as usize, (piece.at + piece.len) as usize);
        linked += end - start;
        match found.last_mut() {
            Some((known, _, last)) if *known == link => *last = end,
            _ => found.push((link, start, end)),
        }
    }
    if linked * 10 < (text.len() - from) * 6 {
        return Vec::new();
    }
    let values = found.into_iter().map(|(_, start, end)| squeezed(text.get(start..end).unwrap_or("")));
    values.filter(|v| !v.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::cut::cut;
    use crate::html;

    #[test]
    fn tag_lines_are_told_from_sentences() {
        let rows: &[(&str, Option<&str>)] = &[
            ("<p>Region: <a href=#>North Elmton</a>", Some("Region|North Elmton")),
            ("<p>Tags: oaks, elms", Some("Tags|oaks|elms")),
            ("<p>Thème : <a>Droit</a> <a>Justice</a>", Some("Thème|Droit|Justice")),
            (
                "<p>Theme: it was a long night for the town, and none of us had slept well enough to speak of it.",
                None,
            ),
            ("<p>The region: Elmton", None),
            ("<p>Region:", None),
        ];
        for (html, expected) in rows {
            let page = html::parse(html);
            let found = cut(&page).blocks.first().and_then(|b| line(&page, b));
            let found = found.map(|l| format!("{}|{}", l.label, l.values.join("|")));
            assert_eq!(found.as_deref(), *expected, "{html}");
        }
    }
}
