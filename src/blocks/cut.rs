//! Where one block ends and the next begins.
//!
//! A block is a stretch of text that no block-level element and no empty line (`<br><br>`) interrupts; a single
//! `<br>` parts two blocks as well, unless the lines are one text wrapped by hand. A row of a data table is one
//! block. White space is collapsed as a browser shows it; each stretch of the text remembers the text node it came
//! from. One pass over the page, with a stack of ends in place of recursion.

use super::elements::{is_block, is_data_table, is_veiled, unread};
use crate::page::{NodeId, NodeKind, Page, Tag};
use crate::text::Text;

/// A stretch of a block's text that stands in one text node with the same length; only white space of the same
/// number of bytes may differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it starts in the block's text, in bytes.
    pub at: u32,
    /// Its length in bytes, the same in both.
    pub len: u32,
    /// The text node.
    pub node: NodeId,
    /// Where it starts in the node's text, in bytes.
    pub from: u32,
}

/// A block before it has a role.
#[derive(Clone, Debug, Default)]
pub struct CutBlock {
    /// Its words.
    pub text: Text,
    /// Where they stand in the page, in the order of the text.
    pub pieces: Vec<Piece>,
    /// The smallest element that holds all of it.
    pub element: Option<NodeId>,
}

/// A page cut into blocks, in page order.
#[derive(Clone, Debug, Default)]
pub struct Cut {
    /// The blocks.
    pub blocks: Vec<CutBlock>,
}

/// What parts the cells of a table's row.
const CELL: &str = " | ";
/// Cuts a page into blocks.
pub fn cut(page: &Page) -> Cut {
    let mut cutter = Cutter::new(page);
    if page.plain {
        cutter.lines_of_plain_text();
    } else {
        cutter.walk();
    }
    Cut { blocks: cutter.blocks }
}

struct Cutter<'a> {
    page: &'a Page,
    blocks: Vec<CutBlock>,
    /// The text since the last end of a block, and where it stands.
    text: String,
    pieces: Vec<Piece>,
    /// Where in `text` a single `<br>` stands.
    lines: Vec<usize>,
    /// `<br>`s since the last word.
    breaks: u32,
    /// Whether white space stands before the next word.
    space: bool,
    /// Whether a cell's border stands before the next word.
    border: bool,
    /// The places in document order up to which text is set as it stands, or cells are joined to rows.
    pre_until: usize,
    rows_until: usize,
    /// Whether what is hidden is read too.
    unveiled: bool,
}

impl<'a> Cutter<'a> {
    fn new(page: &'a Page) -> Self {
        Cutter {
            page,
            blocks: Vec::new(),
            text: String::new(),
            pieces: Vec::new(),
            lines: Vec::new(),
            breaks: 0,
            space: false,
            border: false,
            pre_until: 0,
            rows_until: 0,
            unveiled: is_veiled(page),
        }
    }

    fn lines_of_plain_text(&mut self) {
        let page = self.page;
        for node in page.nodes().filter(|n| page.kind(*n) == NodeKind::Text) {
            let words = page.text(node).trim();
            if words.is_empty() {
                continue;
            }
            let from = (page.text(node).len() - page.text(node).trim_start().len()) as u32;
            let piece = Piece { at: 0, len: words.len() as u32, node, from };
            self.blocks.push(CutBlock {
                text: Text::new(words),
                pieces: vec![piece],
                element: page.parent(node),
            });
        }
    }

    fn walk(&mut self) {
        let page = self.page;
        // Where the block-level elements end that are open.
        let mut ends: Vec<usize> = Vec::new();
        let mut at = 0;
        while let Some(node) = page.node(at) {
            while ends.last().is_some_and(|end| *end <= at) {
                ends.pop();
                self.edge(at, None);
            }
            match page.kind(node) {
                NodeKind::Text => {
                    if self.unveiled || !page.hidden(node) {
                        self.words(node, at < self.pre_until);
                    }
                }
                NodeKind::Element(tag) => {
                    let hidden = page.hidden(node) && !self.unveiled;
                    if hidden || unread(page, node, tag) {
                        if is_block(tag) && !hidden {
                            self.edge(at, None);
                        }
                        at = page.subtree_end(node).max(at + 1);
                        continue;
                    }
                    if tag == Tag::Br {
                        self.line_break(at);
                    } else if is_block(tag) {
                        self.edge(at, Some(tag));
                        let end = page.subtree_end(node);
                        ends.push(end);
                        if tag == Tag::Pre {
                            self.pre_until = self.pre_until.max(end);
                        } else if tag == Tag::Table && at >= self.rows_until && is_data_table(page, node) {
                            self.rows_until = end;
                        }
                    }
                }
            }
            at += 1;
        }
        self.flush();
    }

    /// The start or the end of a block-level element: the end of a block, except within rows and set text.
    fn edge(&mut self, at: usize, starts: Option<Tag>) {
        if at < self.pre_until {
            if !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push('\n');
            }
        } else if at < self.rows_until {
            match starts {
                Some(Tag::Td | Tag::Th) => self.border = !self.text.is_empty(),
                Some(Tag::Tr | Tag::Caption | Tag::Thead | Tag::Tbody | Tag::Tfoot) => self.flush(),
                _ => self.space = true,
            }
        } else {
            self.flush();
        }
    }

    fn line_break(&mut self, at: usize) {
        if at < self.pre_until {
            self.text.push('\n');
        } else if at < self.rows_until {
            self.space = true;
        } else if !self.text.is_empty() {
            self.breaks += 1;
        }
    }

    /// Adds the words of a text node.
    #[inline(never)] // see `analyze`
    fn words(&mut self, node: NodeId, as_it_stands: bool) {
        let words = self.page.text(node);
        if as_it_stands {
            let piece = Piece { at: self.text.len() as u32, len: words.len() as u32, node, from: 0 };
            self.text.push_str(words);
            self.pieces.push(piece);
            return;
        }
        // The stretch that is being copied: where it starts in the node.
        let mut open: Option<usize> = None;
        // Whether it holds white space other than a space.
        let mut broken = false;
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let plain = plain_run(rest, open.is_some());
            if plain > 0 {
                if open.is_none() {
                    self.join();
                    open = Some(at);
                }
                at += plain;
                continue;
            }
            let mut chars = rest.chars();
            let Some(c) = chars.next() else { break };
            let next = chars.next();
            if c.is_whitespace() {
                let one = c.len_utf8() == 1 && next.is_some_and(|next| !next.is_whitespace());
                // A single space between words is part of the stretch.
                if one && open.is_some() && !next.is_some_and(is_dropped) {
                    broken |= c != ' ';
                } else {
                    self.copy(node, words, open.take(), at, std::mem::take(&mut broken));
                    self.space = true;
                    // Half of a page's text is white space between its elements.
                    at += rest.bytes().skip(c.len_utf8()).take_while(u8::is_ascii_whitespace).count();
                }
            } else if is_dropped(c) {
                self.copy(node, words, open.take(), at, std::mem::take(&mut broken));
            } else if open.is_none() {
                self.join();
                open = Some(at);
            }
            at += c.len_utf8();
        }
        self.copy(node, words, open, words.len(), broken);
    }

    /// Writes what stands between the last word and the next.
    fn join(&mut self) {
        match std::mem::take(&mut self.breaks) {
            0 => {}
            1 => {
                self.lines.push(self.text.len());
                self.space = true;
            }
            _ => self.flush(),
        }
        let space = std::mem::take(&mut self.space);
        let border = std::mem::take(&mut self.border);
        if self.text.is_empty() {
            return;
        }
        if border {
            self.text.push_str(CELL);
        } else if space {
            self.text.push(' ');
        }
    }

    fn copy(&mut self, node: NodeId, words: &str, from: Option<usize>, to: usize, broken: bool) {
        let Some((from, stretch)) = from.and_then(|from| Some((from, words.get(from..to)?))) else { return };
        let at = self.text.len() as u32;
        self.pieces.push(Piece { at, len: stretch.len() as u32, node, from: from as u32 });
        if broken {
            let mut parts = stretch.split(|c: char| c.is_ascii_whitespace());
            self.text.push_str(parts.next().unwrap_or(""));
            for part in parts {
                self.text.push(' ');
                self.text.push_str(part);
            }
        } else {
            self.text.push_str(stretch);
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        (self.breaks, self.space, self.border) = (0, false, false);
        if !self.text.trim().is_empty() {
            self.lines.retain(|at| *at > 0);
            if !self.lines.is_empty() && is_wrapped(&self.text, &self.lines) {
                self.lines.clear();
            }
            let mut pieces = self.pieces.iter().copied().peekable();
            let mut from = 0;
            for to in self.lines.iter().copied().chain([self.text.len()]) {
                let words = self.text.get(from..to).unwrap_or("");
                let start = from + (words.len() - words.trim_start().len());
                let end = start + words.trim().len();
                if end > start {
                    self.blocks.push(part(self.page, &self.text, start, end, to, &mut pieces));
                }
                from = to;
            }
        }
        self.text.clear();
        self.pieces.clear();
        self.lines.clear();
    }
}

/// The block of a part of the text, which goes on to `to` with white space; takes the pieces that end in it.
fn part(
    page: &Page,
    text: &str,
    start: usize,
    end: usize,
    to: usize,
    pieces: &mut std::iter::Peekable<impl ExactSizeIterator<Item = Piece>>,
) -> CutBlock {
    // Most texts are one block, which takes all that is left.
    let mut kept = Vec::with_capacity(if to == text.len() { pieces.len() } else { 0 });
    let mut element: Option<NodeId> = None;
    while let Some(piece) = pieces.peek().copied() {
        let (first, last) = (piece.at as usize, piece.at as usize + piece.len as usize);
        let (from, to) = (first.max(start), last.min(end));
        if from < to {
            kept.push(Piece {
                at: (from - start) as u32,
                len: (to - from) as u32,
                node: piece.node,
                from: piece.from + (from - first) as u32,
            });
            element = match element {
                None => page.parent(piece.node),
                Some(known) => std::iter::once(known)
                    .chain(page.ancestors(known))
                    .find(|outer| page.holds(*outer, piece.node)),
            };
        }
        if last > end {
            break;
        }
        pieces.next();
    }
    CutBlock { text: Text::new(text.get(start..end).unwrap_or("")), pieces: kept, element }
}

/// Whether lines that single `<br>`s part are one text wrapped by hand: many a line goes on in the next.
fn is_wrapped(text: &str, lines: &[usize]) -> bool {
    let goes_on = |at: usize| {
        let before = text.get(..at).unwrap_or("").trim_end();
        let after = text.get(at..).unwrap_or("").trim_start();
        let byline = after.starts_with("by ") || after.starts_with("von ") || after.starts_with("par ");
        let lower = after.chars().next().is_some_and(char::is_lowercase);
        lower && !byline && !before.ends_with(['.', '!', '?', ':', ';', '”', '"'])
    };
    let going_on = lines.iter().filter(|at| goes_on(**at)).count();
    going_on * 3 >= lines.len()
}

/// How many bytes of ASCII words a text begins with, of which single spaces stand between; with one before the first if it
/// may.
fn plain_run(text: &str, spaced: bool) -> usize {
    let mut space = !spaced;
    let run = text.bytes().position(|byte| {
        // Where a word ends cannot be foreseen: nothing is asked one after the other.
        let ends = !byte.is_ascii_graphic() & ((byte != b' ') | space);
        space = byte == b' ';
        ends
    });
    let run = run.unwrap_or(text.len());
    // A space at the end is for the words that follow.
    if text.as_bytes().get(..run).is_some_and(|run| run.ends_with(b" ")) { run - 1 } else { run }
}

/// Characters that show nothing and would part words: soft hyphens, zero-width spaces, byte order marks.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html;

    fn blocks(html: &str) -> Vec<String> {
        cut(&html::parse(html)).blocks.iter().map(|b| b.text.as_str().to_owned()).collect()
    }

    #[test]
    fn blocks_end_where_a_reader_sees_an_end() {
        let rows: &[(&str, &[&str])] = &[
            ("<p>One <b>two</b>\n  three<p>four", &["One two three", "four"]),
            ("<div>a<p>b</p>c<div>d</div></div>e", &["a", "b", "c", "d", "e"]),
            ("<font>One.<br>\n<br>Two.</font>", &["One.", "Two."]),
            (
                "<p><b>By Ada Fir</b><br>Elmton Post, 3 May 2011<br>Region: Asia",
                &["By Ada Fir", "Elmton Post, 3 May 2011", "Region: Asia"],
            ),
            (
                "<p>The town of Elmton<br>has a new mayor, who<br>was born there.",
                &["The town of Elmton has a new mayor, who was born there."],
            ),
            ("<pre>a\n  b\n</pre>", &["a\n  b"]),
            ("<ul><li>one<ul><li>two</ul><li>three</ul>", &["one", "two", "three"]),
            ("<table><tr><th>Year<th>Oaks<tr><td>1999<td>4</table>", &["Year | Oaks", "1999 | 4"]),
            ("<table><tr><td>menu<td><p>One.<p>Two.</table>", &["menu", "One.", "Two."]),
            ("<p>seen<span hidden> not</span> all<p style='display: none'>gone", &["seen all"]),
            ("<p>co\u{ad}op&nbsp; x<select><option>y</select>", &["coop x"]),
            ("<p>\n<span></span>&nbsp;", &[]),
        ];
        for (html, expected) in rows {
            assert_eq!(blocks(html), *expected, "{html}");
        }
    }

    #[test]
    fn pieces_lead_back_to_the_page() {
        let page = html::parse(
            "<div>  One\n<i>two </i>\n three&nbsp;four<br>Five  six<br><br> <b>s</b>even</div><pre>\n x\n  y </pre>\
             <table><tr><td>a<td>b<tr><td>c<td> d</table>",
        );
        let cut = cut(&page);
        assert_eq!(cut.blocks.len(), 6);
        for block in &cut.blocks {
            let text = block.text.as_str();
            assert!(!block.pieces.is_empty());
            for piece in &block.pieces {
                let (at, from, len) = (piece.at as usize, piece.from as usize, piece.len as usize);
                let here = text.get(at..at + len).unwrap();
                let there = page.text(piece.node).get(from..from + len).unwrap();
                assert!(here.split_whitespace().eq(there.split_whitespace()), "{here:?} {there:?}");
                assert!(block.element.is_some_and(|e| page.holds(e, piece.node)));
            }
            let covered: u32 = block.pieces.iter().map(|p| p.len).sum();
            assert!(text.len() as u32 - covered <= 5, "{text}");
        }
    }

    #[test]
    fn plain_lines_stay_as_they_stand() {
        let page = Page::from_text("One  two\n\n\tthree ");
        let texts: Vec<_> = cut(&page).blocks.iter().map(|b| b.text.as_str().to_owned()).collect();
        assert_eq!(texts, ["One  two", "three"]);
    }
}
