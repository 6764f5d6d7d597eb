//! A limit on how deep elements nest, before the parser sees them.

use crate::table::{Lazy, Table};
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use std::cell::Cell;

/// Elements that may stand open beside one another without end tags; they say nothing of the depth.
const IMPLIED_END: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "option", "p", "param", "script", "source", "style", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "title", "tr", "track", "wbr",
];

/// The same, hashed.
static IMPLIED: Lazy<()> = Lazy::new(|| Table::of_words(IMPLIED_END));

/// How many elements may stand open: twice what browsers keep apart. The parser searches its stack of open elements
/// for every tag, so without a limit a page of nested tags takes time by the square of its depth.
const MOST_OPEN: usize = 2 * crate::page::MAX_DEPTH;

/// Leaves out the tags of elements that are nested too deep, and keeps what they hold.
pub(super) struct DepthLimit<S> {
    pub(super) inner: S,
    open: Cell<usize>,
    left_out: Cell<usize>,
}

impl<S> DepthLimit<S> {
    pub(super) fn new(inner: S) -> Self {
        DepthLimit { inner, open: Cell::new(0), left_out: Cell::new(0) }
    }

    /// Whether the tag goes on to the parser.
    fn admits(&self, kind: TagKind, name: &str) -> bool {
        let (open, left_out) = (self.open.get(), self.left_out.get());
        if IMPLIED.get(name).is_some() {
            return true;
        }
        match kind {
            TagKind::StartTag if open >= MOST_OPEN => self.left_out.set(left_out + 1),
            TagKind::EndTag if left_out > 0 => self.left_out.set(left_out - 1),
            TagKind::StartTag => {
                self.open.set(open + 1);
                return true;
            }
            TagKind::EndTag => {
                self.open.set(open.saturating_sub(1));
                return true;
            }
        }
        false
    }
}

impl<S: TokenSink> TokenSink for DepthLimit<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        if let Token::TagToken(tag) = &token
            && !tag.self_closing
            && !self.admits(tag.kind, &tag.name)
        {
            return TokenSinkResult::Continue;
        }
        self.inner.process_token(token, line)
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
