//! HTML → [`Page`], by html5ever. Native builds only: in a browser the page is parsed already.
//!
//! The sink keeps what the engine reads and nothing else, in a flat arena: no recursion, however deep the page.

use crate::page::{Attr, Page, PageBuilder, SKIPPED, Tag};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult};
use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};
use std::collections::HashMap;

/// Parses a document.
pub fn parse(html: &str) -> Page {
    // As in a browser that runs scripts: what a reader does not see there is no text here.
    let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::default(), options);
    let tokenizer = Tokenizer::new(DepthLimit::new(builder), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.inner.sink.into_page()
}

/// Parses a document of bytes: by its byte order mark, else its `<meta charset>`, else UTF-8 if it is that, else
/// windows-1252, as browsers do.
pub fn parse_bytes(bytes: &[u8]) -> Page {
    parse(&decode(bytes))
}

/// The characters of a document of bytes; see [`parse_bytes`].
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0;
    }
    if let Some(encoding) = declared_encoding(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The encoding that the first 1,024 bytes declare after `charset=`.
fn declared_encoding(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))).next()?;
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
    // A document whose declaration could be read byte by byte is not in UTF-16, whatever it says.
    let utf16 = encoding == encoding_rs::UTF_16BE || encoding == encoding_rs::UTF_16LE;
    Some(if utf16 { encoding_rs::UTF_8 } else { encoding })
}

/// Elements that may stand open beside one another without end tags; they say nothing of the depth.
const IMPLIED_END: &[&str] = &[
    "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "option", "p", "param", "script", "source", "style", "tbody", "td",
    "textarea", "tfoot", "th", "thead", "title", "tr", "track", "wbr",
];

/// How many elements may stand open: twice what browsers keep apart. The parser searches its stack of open elements
/// for every tag, so without a limit a page of nested tags takes time by the square of its depth.
const MOST_OPEN: usize = 2 * crate::page::MAX_DEPTH;

/// Leaves out the tags of elements that are nested too deep, and keeps what they hold.
struct DepthLimit<S> {
    inner: S,
    open: Cell<usize>,
    left_out: Cell<usize>,
}

impl<S> DepthLimit<S> {
    fn new(inner: S) -> Self {
        DepthLimit { inner, open: Cell::new(0), left_out: Cell::new(0) }
    }

    /// Whether the tag goes on to the parser.
    fn admits(&self, kind: TagKind, name: &str) -> bool {
        let (open, left_out) = (self.open.get(), self.left_out.get());
        if IMPLIED_END.binary_search(&name).is_ok() {
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

type Id = usize;

#[derive(Default)]
struct Raw {
    parent: Option<Id>,
    children: Vec<Id>,
    /// The template that holds its open shadow root.
    shadow: Option<Id>,
    data: RawData,
}

#[derive(Default)]
enum RawData {
    #[default]
    Nothing,
    Element(Box<RawElement>),
    Text(StrTendril),
}

struct RawElement {
    name: QualName,
    attributes: Vec<Attribute>,
    integration_point: bool,
}

struct Sink {
    nodes: RefCell<Vec<Raw>>,
}

impl Default for Sink {
    fn default() -> Self {
        Sink { nodes: RefCell::new(vec![Raw::default()]) }
    }
}

const DOCUMENT: Id = 0;

impl Sink {
    fn add(&self, data: RawData) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Raw { data, ..Raw::default() });
        nodes.len() - 1
    }

    fn detach(&self, node: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(node).and_then(|n| n.parent.take());
        if let Some(parent) = parent.and_then(|p| nodes.get_mut(p)) {
            // What moves is nearly always a late child.
            if let Some(at) = parent.children.iter().rposition(|c| *c == node) {
                parent.children.remove(at);
            }
        }
    }

    fn insert(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        match child {
            NodeOrText::AppendNode(node) => {
                self.detach(node);
                self.attach(parent, at, node);
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = at.checked_sub(1).and_then(|i| nodes.get(parent)?.children.get(i).copied());
                if let Some(Raw { data: RawData::Text(known), .. }) = before.and_then(|b| nodes.get_mut(b)) {
                    known.push_tendril(&text);
                    return;
                }
                drop(nodes);
                let node = self.add(RawData::Text(text));
                self.attach(parent, at, node);
            }
        }
    }

    fn attach(&self, parent: Id, at: usize, node: Id) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(node) = nodes.get_mut(node) {
            node.parent = Some(parent);
        }
        if let Some(parent) = nodes.get_mut(parent) {
            let at = at.min(parent.children.len());
            parent.children.insert(at, node);
        }
    }

    fn children(&self, node: Id) -> usize {
        self.nodes.borrow().get(node).map_or(0, |n| n.children.len())
    }

    /// The tree as a page, as it is shown: a walk with a stack of its own.
    fn into_page(self) -> Page {
        enum Step {
            Enter(Id, Option<usize>),
            Close,
        }
        let nodes = self.nodes.into_inner();
        let mut builder = PageBuilder::new();
        let mut shadows: Vec<Shadow<'_>> = Vec::new();
        let mut stack = vec![Step::Enter(DOCUMENT, None)];
        while let Some(step) = stack.pop() {
            let Step::Enter(id, within) = step else {
                builder.close();
                continue;
            };
            let Some(node) = nodes.get(id) else { continue };
            let (mut inner, mut inner_within) = (Cow::Borrowed(node.children.as_slice()), within);
            match &node.data {
                RawData::Text(text) => builder.text(text),
                RawData::Element(element) => {
                    if !open(&mut builder, element) {
                        continue;
                    }
                    stack.push(Step::Close);
                    if let Some(template) = node.shadow.and_then(|at| nodes.get(at)) {
                        inner = Cow::Borrowed(template.children.as_slice());
                        inner_within = Some(shadows.len());
                        shadows.push(Shadow { slotted: slotted(&nodes, &node.children), outer: within });
                    } else if let Some(shadow) = within.and_then(|at| shadows.get_mut(at))
                        && &*element.name.local == "slot"
                        && let Some(given) = shadow.slotted.remove(attribute(element, "name"))
                    {
                        (inner, inner_within) = (Cow::Owned(given), shadow.outer);
                    }
                }
                RawData::Nothing => {}
            }
            stack.extend(inner.iter().rev().map(|child| Step::Enter(*child, inner_within)));
        }
        builder.finish()
    }
}

/// What is shown in the place of an element's children.
struct Shadow<'a> {
    /// The children by the names of the slots that show them; the first slot of a name takes them.
    slotted: HashMap<&'a str, Vec<Id>>,
    /// The shadow root that the element itself stands in.
    outer: Option<usize>,
}

/// Children by the names of the slots they ask for.
fn slotted<'a>(nodes: &'a [Raw], children: &[Id]) -> HashMap<&'a str, Vec<Id>> {
    let mut slotted: HashMap<&str, Vec<Id>> = HashMap::new();
    for child in children {
        let name = match nodes.get(*child).map(|node| &node.data) {
            Some(RawData::Element(element)) => attribute(element, "slot"),
            Some(RawData::Text(_)) => "",
            _ => continue,
        };
        slotted.entry(name).or_default().push(*child);
    }
    slotted
}

/// An attribute's value; empty when it is not there.
fn attribute<'a>(element: &'a RawElement, name: &str) -> &'a str {
    element.attributes.iter().find(|a| &*a.name.local == name).map_or("", |a| &a.value)
}

/// Elements that may have a shadow root; so may those of a page's own.
const HOSTS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "main",
    "nav",
    "p",
    "section",
    "span",
];

/// Opens an element unless it is one that no reader sees.
fn open(builder: &mut PageBuilder, element: &RawElement) -> bool {
    let name: &str = &element.name.local;
    let data = name == "script"
        && element.attributes.iter().any(|a| &*a.name.local == "type" && is_json_ld(&a.value));
    if !data && SKIPPED.binary_search(&name).is_ok() {
        return false;
    }
    builder.open(Tag::from_name(name).unwrap_or(Tag::Span));
    for attribute in &element.attributes {
        if let Some(name) = Attr::from_name(&attribute.name.local) {
            builder.attribute(name, &attribute.value);
        }
    }
    true
}

/// Whether a script's type says that it holds JSON-LD.
fn is_json_ld(value: &str) -> bool {
    value.split(';').next().unwrap_or("").trim().eq_ignore_ascii_case("application/ld+json")
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Self;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self {
        self
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        DOCUMENT
    }

    fn elem_name<'a>(&'a self, target: &'a Id) -> Ref<'a, QualName> {
        thread_local! {
            static NAMELESS: &'static QualName = Box::leak(Box::new(QualName::new(None, html5ever::ns!(), html5ever::local_name!(""))));
        }
        let nameless = NAMELESS.with(|name| *name);
        Ref::map(self.nodes.borrow(), |nodes| match nodes.get(*target).map(|n| &n.data) {
            Some(RawData::Element(element)) => &element.name,
            _ => nameless,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Id {
        let integration_point = flags.mathml_annotation_xml_integration_point;
        self.add(RawData::Element(Box::new(RawElement { name, attributes, integration_point })))
    }

    fn create_comment(&self, _text: StrTendril) -> Id {
        self.add(RawData::Nothing)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Id {
        self.add(RawData::Nothing)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, self.children(*parent), child);
    }

    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let attached = self.nodes.borrow().get(*element).is_some_and(|n| n.parent.is_some());
        if attached {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Id) -> Id {
        // Templates are left out whole, so their contents may stand in them.
        *target
    }

    fn attach_declarative_shadow(&self, host: &Id, template: &Id, attributes: &[Attribute]) -> bool {
        let mode = attributes.iter().find(|a| &*a.name.local == "shadowrootmode");
        let open = mode.is_some_and(|a| a.value.eq_ignore_ascii_case("open"));
        let mut nodes = self.nodes.borrow_mut();
        match nodes.get_mut(*host) {
            Some(Raw { shadow: shadow @ None, data: RawData::Element(element), .. })
                if open && (element.name.local.contains('-') || HOSTS.contains(&&*element.name.local)) =>
            {
                *shadow = Some(*template);
                true
            }
            _ => false,
        }
    }

    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(node) = &child {
            self.detach(*node);
        }
        let place = {
            let nodes = self.nodes.borrow();
            let parent = nodes.get(*sibling).and_then(|n| n.parent);
            parent.and_then(|p| Some((p, nodes.get(p)?.children.iter().rposition(|c| c == sibling)?)))
        };
        if let Some((parent, at)) = place {
            self.insert(parent, at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        if let Some(Raw { data: RawData::Element(element), .. }) = self.nodes.borrow_mut().get_mut(*target) {
            for attribute in attributes {
                if element.attributes.iter().all(|known| known.name != attribute.name) {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }

    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let mut nodes = self.nodes.borrow_mut();
        let children = nodes.get_mut(*node).map(|n| std::mem::take(&mut n.children)).unwrap_or_default();
        for child in &children {
            if let Some(child) = nodes.get_mut(*child) {
                child.parent = Some(*new_parent);
            }
        }
        if let Some(parent) = nodes.get_mut(*new_parent) {
            parent.children.extend(children);
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Id) -> bool {
        match self.nodes.borrow().get(*target).map(|n| &n.data) {
            Some(RawData::Element(element)) => element.integration_point,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::NodeKind;

    fn outline(page: &Page) -> String {
        let mut out = String::new();
        for node in page.nodes() {
            let depth = page.ancestors(node).count();
            let words = match page.kind(node) {
                NodeKind::Element(tag) => format!("<{}>", tag.name()),
                NodeKind::Text => format!("{:?}", page.text(node)),
            };
            out.push_str(&format!("{}{words}\n", "  ".repeat(depth)));
        }
        out
    }

    #[test]
    fn the_tree_is_the_browsers() {
        let page = parse("<p>One<p>Two <b>bold<table><tr>stray<td>cell</table>");
        let expected = "\
<html>
  <head>
  <body>
    <p>
      \"One\"
    <p>
      \"Two \"
      <b>
        \"boldstray\"
        <table>
          <tbody>
            <tr>
              <td>
                \"cell\"
";
        assert_eq!(outline(&page), expected);
    }

    #[test]
    fn scripts_go_and_json_ld_stays() {
        let page = parse(
            "<script>x</script><script type='application/ld+json; charset=utf-8'>{}</script><noscript>n</noscript>",
        );
        let texts: Vec<_> = page.nodes().map(|n| page.text(n)).filter(|t| !t.is_empty()).collect();
        assert_eq!(texts, ["{}"]);
    }

    #[test]
    fn an_open_shadow_root_stands_for_what_its_element_holds() {
        let rows = [
            (
                "<x-a><template shadowrootmode=open>one <slot>none</slot> three</template>two</x-a>",
                "one two three",
            ),
            ("<div>light<template shadowrootmode=open>shadow</template></div>", "shadow"),
            (
                "<x-a><template shadowrootmode=open><slot name=b></slot> <slot></slot></template>c<i slot=b>b</i></x-a>",
                "b c",
            ),
            (
                "<x-a><template shadowrootmode=open>(<x-b><template shadowrootmode=open>[<slot></slot>]</template><slot></slot></x-b>)</template>in</x-a>",
                "([in])",
            ),
            ("<x-a><template shadowrootmode=open><slot>as it was</slot></template></x-a>", "as it was"),
            ("<x-a><template shadowrootmode=closed>closed</template>light</x-a>", "light"),
            ("<p>a<template>inert</template>b", "ab"),
            ("<ul><template shadowrootmode=open>none</template><li>item</ul>", "item"),
        ];
        for (html, expected) in rows {
            let page = parse(html);
            let words: String = page.nodes().map(|n| page.text(n)).collect();
            assert_eq!(words, expected, "{html}");
        }
    }

    #[test]
    fn a_deep_page_is_read_in_a_moment() {
        for tag in ["<div>", "<b>", "<div><p>", "<table><tr><td>", "<a href=x><font>"] {
            let page = parse(&format!("{}words", tag.repeat(100_000)));
            let words: String = page.nodes().map(|n| page.text(n)).collect();
            assert_eq!(words, "words", "{tag}");
        }
    }

    #[test]
    fn implied_ends_are_sorted() {
        assert!(IMPLIED_END.is_sorted());
    }

    #[test]
    fn bytes_are_read_as_declared() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("<meta charset=windows-1252><p>“é”");
        assert!(decode(&latin).contains("“é”"));
        assert!(decode("\u{feff}<p>é".as_bytes()).contains("<p>é"));
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<p>é".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16), "<p>é");
    }
}
