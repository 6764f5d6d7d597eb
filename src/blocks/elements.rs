//! What an element is to the text in it: none, a line of its own, a row of data.

use crate::page::{Attr, NodeId, NodeKind, Page, Tag};

/// The most bytes of text a cell of a data table has; a table with more in one cell arranges a page.
const CELL_BYTES: usize = 600;

/// Whether a page shows next to nothing and hides a text, as one does whose scripts have yet to show it.
pub fn is_veiled(page: &Page) -> bool {
    let (mut shown, mut hidden, mut at) = (0, 0, 0);
    while let Some(node) = page.node(at).filter(|_| shown < 400) {
        if page.tag(node).is_some_and(|tag| unread(page, node, tag)) {
            at = page.subtree_end(node).max(at + 1);
            continue;
        }
        let words = page.text(node).trim().len();
        if page.hidden(node) {
            hidden += words;
        } else {
            shown += words;
        }
        at += 1;
    }
    shown < 400 && hidden > 1_000 && hidden > shown * 5
}

/// Elements in which nothing is read.
pub fn unread(page: &Page, node: NodeId, tag: Tag) -> bool {
    match tag {
        Tag::Head
        | Tag::Title
        | Tag::Script
        | Tag::Select
        | Tag::Option
        | Tag::Iframe
        | Tag::Audio
        | Tag::Video
        | Tag::Textarea => true,
        Tag::Dialog => page.value_id(node, Attr::Open).is_none(),
        _ => false,
    }
}

/// Elements that begin and end a line.
pub fn is_block(tag: Tag) -> bool {
    use Tag::{
        Address, Article, Aside, Audio, Blockquote, Body, Button, Caption, Center, Dd, Details, Dialog, Div,
        Dl, Dt, Fieldset, Figcaption, Figure, Footer, Form, H1, H2, H3, H4, H5, H6, Header, Hgroup, Hr, Html,
        Iframe, Legend, Li, Main, Menu, Nav, Ol, P, Pre, Search, Section, Select, Summary, Table, Tbody, Td,
        Tfoot, Th, Thead, Tr, Ul, Video,
    };
    matches!(
        tag,
        Address
            | Article
            | Aside
            | Audio
            | Blockquote
            | Body
            | Button
            | Caption
            | Center
            | Dd
            | Details
            | Dialog
            | Div
            | Dl
            | Dt
            | Fieldset
            | Figcaption
            | Figure
            | Footer
            | Form
            | H1
            | H2
            | H3
            | H4
            | H5
            | H6
            | Header
            | Hgroup
            | Hr
            | Html
            | Iframe
            | Legend
            | Li
            | Main
            | Menu
            | Nav
            | Ol
            | P
            | Pre
            | Search
            | Section
            | Select
            | Summary
            | Table
            | Tbody
            | Td
            | Tfoot
            | Th
            | Thead
            | Tr
            | Ul
            | Video
    )
}

/// Whether a table holds data, and does not merely arrange the page: two rows and more of two cells and more, none
/// of them long, and nothing in them that has parts of its own. It looks no further than the first sign against.
pub fn is_data_table(page: &Page, table: NodeId) -> bool {
    let (mut rows, mut cells, mut cell_end, mut bytes) = (0usize, 0usize, 0usize, 0usize);
    for node in page.subtree(table).skip(1) {
        if node.index() >= cell_end {
            bytes = 0;
        }
        match page.kind(node) {
            NodeKind::Text => bytes += page.text(node).len(),
            NodeKind::Element(Tag::Tr) => rows += 1,
            NodeKind::Element(Tag::Td | Tag::Th) => {
                cells += 1;
                cell_end = page.subtree_end(node);
            }
            NodeKind::Element(
                Tag::Table
                | Tag::Article
                | Tag::Form
                | Tag::Nav
                | Tag::Pre
                | Tag::H1
                | Tag::Hr
                | Tag::Blockquote,
            ) => return false,
            NodeKind::Element(_) => {}
        }
        if bytes > CELL_BYTES {
            return false;
        }
    }
    rows >= 2 && cells * 2 >= rows * 3
}
