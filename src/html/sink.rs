//! What the parser builds: a flat arena of what the engine reads, and its walk into a [`Page`].

use crate::page::{Attr, Page, PageBuilder, Tag, is_skipped};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};
use std::borrow::Cow;
use std::cell::{Ref, RefCell};
use std::collections::HashMap;

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

pub(super) struct Sink {
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
    pub(super) fn into_page(self) -> Page {
        enum Step {
            Enter(Id, Option<usize>),
            Close,
        }
        let nodes = self.nodes.into_inner();
        let mut builder = PageBuilder::new(nodes.len(), 0);
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
    if !data && is_skipped(name) {
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
pub(super) fn is_json_ld(value: &str) -> bool {
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
