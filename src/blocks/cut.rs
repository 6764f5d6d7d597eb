//! Where one block ends and the next begins.
//!
//! A block is a stretch of text that no block-level element and no blank line interrupts. White space is collapsed
//! as a browser shows it; each stretch of the text remembers the text node it came from.

use crate::page::{NodeId, NodeKind, Page, Tag};
use crate::text::Text;

/// A stretch of a block's text that stands as it is in one text node.
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
    /// Where they stand in the page.
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

/// Cuts a page into blocks.
pub fn cut(page: &Page) -> Cut {
    let mut blocks = Vec::new();
    for node in page.nodes() {
        if page.kind(node) != NodeKind::Text || page.hidden(node) || page.text(node).trim().is_empty() {
            continue;
        }
        if page.ancestors(node).any(|a| matches!(page.tag(a), Some(Tag::Head | Tag::Script))) {
            continue;
        }
        let text = page.text(node);
        let from = (text.len() - text.trim_start().len()) as u32;
        let words = text.trim();
        let piece = Piece { at: 0, len: words.len() as u32, node, from };
        blocks.push(CutBlock { text: Text::new(words), pieces: vec![piece], element: page.parent(node) });
    }
    Cut { blocks }
}
