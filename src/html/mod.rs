//! HTML → [`Page`], by html5ever. Native builds only: in a browser the page is parsed already.
//!
//! The sink keeps what the engine reads and nothing else, in a flat arena: no recursion, however deep the page.

mod depth;
mod encoding;
mod raw;
mod sink;

use crate::page::Page;
use depth::DepthLimit;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use raw::Watch;
use sink::Sink;
use std::borrow::Cow;

/// So many bytes are looked through for a declaration of their encoding before anything else is done.
const PRESCAN: usize = 1024;
/// So many when what stands there cannot be UTF-8: a browser that comes upon a late declaration begins again.
const LATE: usize = 1 << 16;

/// Parses a document.
pub fn parse(html: &str) -> Page {
    // As in a browser that runs scripts: what a reader does not see there is no text here.
    let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::default(), options);
    let tokenizer = Tokenizer::new(Watch::new(DepthLimit::new(builder)), TokenizerOpts::default());
    raw::feed(&tokenizer, html);
    tokenizer.end();
    tokenizer.sink.inner.inner.sink.into_page()
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
    let first = |many: usize| encoding::declared(bytes.get(..many).unwrap_or(bytes));
    if let Some(encoding) = first(PRESCAN) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => first(LATE).unwrap_or(encoding_rs::WINDOWS_1252).decode_without_bom_handling(bytes).0,
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
    fn bytes_are_read_as_declared() {
        let (latin, _, _) = encoding_rs::WINDOWS_1252.encode("<meta charset=windows-1252><p>“é”");
        assert!(decode(&latin).contains("“é”"));
        assert!(decode("\u{feff}<p>é".as_bytes()).contains("<p>é"));
        let utf16: Vec<u8> =
            [0xff, 0xfe].into_iter().chain("<p>é".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decode(&utf16), "<p>é");
    }
}
