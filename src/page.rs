//! The page as a host saw it: flat, in document order, checked. The only input of the engine.
//!
//! A [`Page`] comes from plain text ([`Page::from_text`]), from a parsed document or from a browser's snapshot
//! (both through [`PageBuilder`], which accepts anything and always yields a well-formed tree).

use crate::table::{Lazy, Table};
use foldhash::HashMap;

/// The most nodes a page may have; what comes after is left out and [`Page::truncated`] says so.
pub const MAX_NODES: usize = 1_000_000;
/// The most bytes of text a page may have; what comes after is left out and [`Page::truncated`] says so.
pub const MAX_TEXT: usize = 32 << 20;
/// The greatest depth that is kept apart; deeper nodes become children of the node at this depth.
pub const MAX_DEPTH: usize = 512;

/// A node's place in document order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The place as a number, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $enum:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs)]
        pub enum $enum { $($variant),* }

        impl $enum {
            const ALL: &'static [(&'static str, $enum)] = &[$(($name, $enum::$variant)),*];

            /// The variant of this name in lower case, if it is one the engine knows.
            pub fn from_name(name: &str) -> Option<Self> {
                static HASHED: Lazy<$enum> = Lazy::new(|| Table::of($enum::ALL));
                HASHED.get(name).copied()
            }

            /// Its name in HTML.
            pub fn name(self) -> &'static str {
                match self { $($enum::$variant => $name),* }
            }
        }
    };
}

names! {
    /// The elements the engine tells apart. Every other element is [`Tag::Span`] when it flows in a line
    /// (unknown and phrasing elements do), so only what matters has a name.
    Tag {
        A = "a", Abbr = "abbr", Address = "address", Article = "article", Aside = "aside", Audio = "audio", B = "b",
        Base = "base", Blockquote = "blockquote", Body = "body", Br = "br", Button = "button", Caption = "caption",
        Center = "center", Cite = "cite", Code = "code", Dd = "dd", Del = "del", Details = "details", Dialog = "dialog",
        Div = "div", Dl = "dl", Dt = "dt", Em = "em", Fieldset = "fieldset", Figcaption = "figcaption", Figure = "figure",
        Font = "font", Footer = "footer", Form = "form", H1 = "h1", H2 = "h2", H3 = "h3", H4 = "h4", H5 = "h5", H6 = "h6",
        Head = "head", Header = "header", Hgroup = "hgroup", Hr = "hr", Html = "html", I = "i", Iframe = "iframe",
        Img = "img", Input = "input", Label = "label", Legend = "legend", Li = "li", Link = "link", Main = "main",
        Menu = "menu", Meta = "meta", Nav = "nav", Ol = "ol", Option = "option", P = "p", Picture = "picture", Pre = "pre",
        Q = "q", S = "s", Script = "script", Search = "search", Section = "section", Select = "select", Small = "small",
        Span = "span", Strong = "strong", Sub = "sub", Summary = "summary", Sup = "sup", Table = "table", Tbody = "tbody",
        Td = "td", Textarea = "textarea", Tfoot = "tfoot", Th = "th", Thead = "thead", Time = "time", Title = "title",
        Tr = "tr", U = "u", Ul = "ul", Video = "video",
    }
}

names! {
    /// The attributes the engine reads. A host sends these and no others.
    Attr {
        Class = "class", Content = "content", DataTestid = "data-testid", Datetime = "datetime", Hidden = "hidden",
        Href = "href", HttpEquiv = "http-equiv", Id = "id", Itemprop = "itemprop", Itemtype = "itemtype", Lang = "lang",
        Name = "name", Open = "open", Popover = "popover", Property = "property", Rel = "rel", Role = "role",
        Style = "style",
    }
}

/// Elements whose content no reader sees; a host leaves them out with all that is in them (scripts of the type
/// `application/ld+json` stay: they hold what the page says of itself).
const SKIPPED: &[&str] =
    &["canvas", "embed", "math", "noscript", "object", "script", "style", "svg", "template", "textarea"];

/// Whether an element of that name is left out.
pub fn is_skipped(name: &str) -> bool {
    static HASHED: Lazy<()> = Lazy::new(|| Table::of_words(SKIPPED));
    HASHED.get(name).is_some()
}

/// Whether a node is an element or text, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// An element.
    Element(Tag),
    /// A text node.
    Text,
}

#[derive(Clone, Debug)]
struct Node {
    kind: NodeKind,
    hidden: bool,
    parent: u32,
    /// One past the last descendant.
    end: u32,
    /// An element's attributes, or a text node's bytes.
    from: u32,
    to: u32,
}

/// One page: its nodes in document order, and what the host knows besides.
#[derive(Clone, Debug, Default)]
pub struct Page {
    nodes: Vec<Node>,
    attributes: Vec<(Attr, u32)>,
    /// The values of attributes, joined, and where each ends.
    values: String,
    value_ends: Vec<usize>,
    text: String,
    /// The address the page was read from, when the host knows it.
    pub url: Option<String>,
    /// The day of publication when the host was told it (ISO 8601); it goes before what the page says.
    pub published: Option<String>,
    /// Whether the page is plain text, its paragraphs the non-empty lines.
    pub plain: bool,
    /// Whether something was left out because the page was too large.
    pub truncated: bool,
}

impl Page {
    /// A page of plain text. Every line that is not blank becomes a paragraph; its white space stays as it is.
    pub fn from_text(text: &str) -> Page {
        let kept = crate::text::floor_boundary(text, MAX_TEXT);
        let mut page = Page { plain: true, truncated: kept < text.len(), ..Page::default() };
        let text = text.get(..kept).unwrap_or("").to_owned();
        let mut at = 0u32;
        for line in text.split_inclusive('\n') {
            let words = line.trim();
            if !words.is_empty() && page.nodes.len() + 2 <= MAX_NODES {
                let start = at + (line.len() - line.trim_start().len()) as u32;
                let node = page.nodes.len() as u32;
                let paragraph = NodeKind::Element(Tag::P);
                page.nodes.push(Node {
                    kind: paragraph,
                    hidden: false,
                    parent: u32::MAX,
                    end: node + 2,
                    from: 0,
                    to: 0,
                });
                let to = start + words.len() as u32;
                page.nodes.push(Node {
                    kind: NodeKind::Text,
                    hidden: false,
                    parent: node,
                    end: node + 2,
                    from: start,
                    to,
                });
            }
            at += line.len() as u32;
        }
        page.text = text;
        page
    }

    /// The number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All nodes in document order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The node at a place in document order.
    pub fn node(&self, index: usize) -> Option<NodeId> {
        (index < self.nodes.len()).then_some(NodeId(index as u32))
    }

    /// What the node is.
    pub fn kind(&self, node: NodeId) -> NodeKind {
        self.get(node).map_or(NodeKind::Text, |n| n.kind)
    }

    /// The element's tag; `None` for text.
    pub fn tag(&self, node: NodeId) -> Option<Tag> {
        match self.kind(node) {
            NodeKind::Element(tag) => Some(tag),
            NodeKind::Text => None,
        }
    }

    /// The node it stands in; `None` at the top.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.get(node).and_then(|n| (n.parent != u32::MAX).then_some(NodeId(n.parent)))
    }

    /// The nodes it stands in, from its parent outwards; at most [`MAX_DEPTH`].
    pub fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |at| self.parent(*at))
    }

    /// The node and all within it, in document order.
    pub fn subtree(&self, node: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (node.0..self.subtree_end(node) as u32).map(NodeId)
    }

    /// One past the place of the last node within it.
    pub fn subtree_end(&self, node: NodeId) -> usize {
        self.get(node).map_or(0, |n| n.end as usize)
    }

    /// Whether the second is the first or stands within it.
    pub fn holds(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner.index() < self.subtree_end(outer)
    }

    /// Whether the node is hidden from readers, by itself or by what it stands in: the `hidden` attribute, an inline
    /// `display:none` or `visibility:hidden`, a closed dialog, or because the live page shows it nowhere.
    pub fn hidden(&self, node: NodeId) -> bool {
        self.get(node).is_some_and(|n| n.hidden)
    }

    /// The text of a text node, as it stands in the page; empty for elements.
    pub fn text(&self, node: NodeId) -> &str {
        match self.get(node) {
            Some(Node { kind: NodeKind::Text, from, to, .. }) => {
                self.text.get(*from as usize..*to as usize).unwrap_or("")
            }
            _ => "",
        }
    }

    /// Where a text node's text starts in the whole text, in bytes: for plain text the place in the input.
    pub fn text_offset(&self, node: NodeId) -> usize {
        match self.get(node) {
            Some(Node { kind: NodeKind::Text, from, .. }) => *from as usize,
            _ => 0,
        }
    }

    /// All text of the page in document order, that of hidden nodes and scripts of data included; for plain text
    /// the input itself.
    pub fn all_text(&self) -> &str {
        &self.text
    }

    /// The text within a node, its pieces joined as they stand.
    pub fn text_within(&self, node: NodeId) -> String {
        self.subtree(node).map(|n| self.text(n)).collect()
    }

    /// An attribute's value. The values of `class`, `id`, `rel`, `role`, `property`, `name` and `itemprop` keep their case.
    pub fn attribute(&self, node: NodeId, name: Attr) -> Option<&str> {
        self.value_id(node, name).map(|id| self.value(id))
    }

    /// The number of an attribute's value: equal values have equal numbers, so that what is told from a class name
    /// is told once a page.
    pub fn value_id(&self, node: NodeId, name: Attr) -> Option<u32> {
        self.attributes(node).iter().find_map(|(known, value)| (*known == name).then_some(*value))
    }

    /// The attributes of an element that the engine knows, each with the number of its value.
    pub fn attributes(&self, node: NodeId) -> &[(Attr, u32)] {
        match self.get(node) {
            Some(Node { kind: NodeKind::Element(_), from, to, .. }) => {
                self.attributes.get(*from as usize..*to as usize).unwrap_or_default()
            }
            _ => &[],
        }
    }

    /// The value of a number that [`Page::value_id`] gave.
    pub fn value(&self, id: u32) -> &str {
        let at = id as usize;
        let from = at.checked_sub(1).and_then(|before| self.value_ends.get(before)).copied().unwrap_or(0);
        self.value_ends.get(at).and_then(|to| self.values.get(from..*to)).unwrap_or("")
    }

    fn get(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.index())
    }
}

/// Builds a [`Page`] node by node, in document order. Whatever is done to it, the page is well formed.
#[derive(Debug, Default)]
pub struct PageBuilder {
    page: Page,
    open: Vec<u32>,
    /// How many nodes are open beyond [`MAX_DEPTH`].
    beyond: usize,
    /// The values that [`PageBuilder::attribute`] was given.
    interned: HashMap<Box<str>, u32>,
}

impl PageBuilder {
    /// An empty page, with room for so many nodes and bytes of text.
    pub fn new(nodes: usize, text: usize) -> Self {
        let mut builder = PageBuilder::default();
        builder.page.nodes.reserve(nodes.min(MAX_NODES));
        builder.page.text.reserve(text.min(MAX_TEXT));
        builder
    }

    /// Opens an element. Its attributes must follow before anything else is added.
    pub fn open(&mut self, tag: Tag) {
        if self.open.len() >= MAX_DEPTH || self.page.nodes.len() >= MAX_NODES {
            self.page.truncated |= self.page.nodes.len() >= MAX_NODES;
            self.beyond += 1;
            return;
        }
        let from = self.page.attributes.len() as u32;
        let hidden = self.inherits_hidden();
        let parent = self.open.last().copied().unwrap_or(u32::MAX);
        self.open.push(self.page.nodes.len() as u32);
        self.page.nodes.push(Node { kind: NodeKind::Element(tag), hidden, parent, end: 0, from, to: from });
    }

    /// Adds an attribute to the element opened last.
    pub fn attribute(&mut self, name: Attr, value: &str) {
        let id = match self.interned.get(value) {
            Some(id) => *id,
            None => {
                let id = self.value(value);
                self.interned.insert(value.into(), id);
                id
            }
        };
        self.attribute_by_id(name, id);
    }

    /// Takes a value that differs from all before, and gives its number for [`PageBuilder::attribute_by_id`].
    pub fn value(&mut self, value: &str) -> u32 {
        self.page.values.push_str(value);
        self.page.value_ends.push(self.page.values.len());
        (self.page.value_ends.len() - 1) as u32
    }

    /// Adds an attribute whose value has a number to the element opened last.
    pub fn attribute_by_id(&mut self, name: Attr, value: u32) {
        if self.beyond > 0 || value as usize >= self.page.value_ends.len() {
            return;
        }
        let hides = hides(name, self.page.value(value));
        let end = self.page.attributes.len() as u32;
        let Some(last) = self.page.nodes.last_mut() else { return };
        if matches!(last.kind, NodeKind::Element(_)) && last.to == end {
            self.page.attributes.push((name, value));
            last.to += 1;
            last.hidden |= hides;
        }
    }

    /// Says that the live page does not show the element opened last.
    pub fn unrendered(&mut self) {
        if self.beyond == 0
            && let Some(last) = self.page.nodes.last_mut()
        {
            last.hidden = true;
        }
    }

    /// Adds a text node.
    pub fn text(&mut self, text: &str) {
        let page = &mut self.page;
        if page.nodes.len() >= MAX_NODES || page.text.len() + text.len() > MAX_TEXT {
            page.truncated = true;
            return;
        }
        let from = page.text.len() as u32;
        page.text.push_str(text);
        let (to, end) = (page.text.len() as u32, page.nodes.len() as u32 + 1);
        let hidden = self.inherits_hidden();
        let parent = self.open.last().copied().unwrap_or(u32::MAX);
        self.page.nodes.push(Node { kind: NodeKind::Text, hidden, parent, end, from, to });
    }

    /// Closes the element opened last and not yet closed.
    pub fn close(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let end = self.page.nodes.len() as u32;
        if let Some(node) = self.open.pop().and_then(|at| self.page.nodes.get_mut(at as usize)) {
            node.end = end;
        }
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.open.len() + self.beyond
    }

    /// How many nodes the page has so far.
    pub fn count(&self) -> usize {
        self.page.nodes.len()
    }

    /// The page, every element closed.
    pub fn finish(mut self) -> Page {
        while self.depth() > 0 {
            self.close();
        }
        self.page
    }

    fn inherits_hidden(&self) -> bool {
        self.open.last().and_then(|at| self.page.nodes.get(*at as usize)).is_some_and(|n| n.hidden)
    }
}

/// Whether an attribute says that its element is not shown (a popover is not until a script opens it).
fn hides(name: Attr, value: &str) -> bool {
    match name {
        Attr::Hidden | Attr::Popover => true,
        Attr::Style => {
            let value = value.to_ascii_lowercase();
            value.split(';').any(|declaration| {
                let Some((property, value)) = declaration.split_once(':') else { return false };
                matches!(
                    (property.trim(), value.split('!').next().unwrap_or("").trim()),
                    ("display", "none") | ("visibility", "hidden")
                )
            })
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(Tag::ALL.is_sorted_by_key(|(name, _)| *name));
        assert!(Attr::ALL.is_sorted_by_key(|(name, _)| *name));
    }

    #[test]
    fn text_gives_a_paragraph_a_line() {
        let page = Page::from_text("One\n\n  Two €\nThree");
        let texts: Vec<_> = page.nodes().filter(|n| page.tag(*n).is_none()).collect();
        assert_eq!(texts.iter().map(|n| page.text(*n)).collect::<Vec<_>>(), ["One", "Two €", "Three"]);
        assert_eq!(texts.iter().map(|n| page.text_offset(*n)).collect::<Vec<_>>(), [0, 7, 15]);
    }

    #[test]
    fn a_builder_misused_still_gives_a_tree() {
        let mut builder = PageBuilder::new(0, 0);
        builder.close();
        builder.attribute(Attr::Id, "nobody's");
        builder.open(Tag::Div);
        builder.attribute(Attr::Style, "color:red; DISPLAY : none !important");
        builder.text("hidden");
        builder.attribute(Attr::Id, "late");
        for _ in 0..2000 {
            builder.open(Tag::B);
        }
        builder.text("deep");
        let page = builder.finish();
        assert_eq!(page.len(), MAX_DEPTH + 2);
        assert!(page.nodes().all(|n| page.hidden(n)));
        assert!(page.nodes().all(|n| page.subtree_end(n) > n.index()));
        assert_eq!(page.attribute(page.node(0).unwrap(), Attr::Id), None);
    }
}
