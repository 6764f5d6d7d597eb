//! The insides of scripts and styles, half of a page's bytes: no reader sees them, so the parser does not either.

use super::sink::is_json_ld;
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use memchr::memchr_iter;
use std::cell::Cell;

/// Elements whose inside is neither markup nor text of the page.
const RAW: [&str; 2] = [SCRIPT, "style"];
const SCRIPT: &str = "script";

/// Watches for the start tags after which the tokenizer takes what follows as raw.
pub(super) struct Watch<S> {
    pub(super) inner: S,
    /// The element whose start tag was the last token, if its inside may be left out.
    opened: Cell<Option<&'static str>>,
}

impl<S> Watch<S> {
    pub(super) fn new(inner: S) -> Self {
        Watch { inner, opened: Cell::new(None) }
    }
}

/// What a token opens.
fn opens(token: &Token) -> Option<&'static str> {
    let Token::TagToken(tag) = token else { return None };
    let name = RAW.into_iter().find(|name| *name == &*tag.name)?;
    let data = || tag.attrs.iter().any(|a| &*a.name.local == "type" && is_json_ld(&a.value));
    (tag.kind == TagKind::StartTag && !data()).then_some(name)
}

impl<S: TokenSink> TokenSink for Watch<S> {
    type Handle = S::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        let opens = opens(&token);
        let result = self.inner.process_token(token, line);
        // In SVG, they are elements like others.
        let raw = matches!(&result, TokenSinkResult::RawData(RawKind::ScriptData | RawKind::Rawtext));
        self.opened.set(opens.filter(|_| raw));
        result
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Feeds a document to a tokenizer, without what stands in its scripts and styles. Where a tag ends is the tokenizer's
/// to say: it gets all up to where one may end, and only when it says that it opened one, what follows is passed over.
pub(super) fn feed<S: TokenSink>(tokenizer: &Tokenizer<Watch<S>>, html: &str) {
    let whole = StrTendril::from_slice(html);
    let input = BufferQueue::default();
    let give = |from: usize, to: usize| {
        // Lengths of a tendril are of 32 bits, as its own are.
        if let (Ok(from), Ok(len)) = (u32::try_from(from), u32::try_from(to.saturating_sub(from)))
            && let Ok(part) = whole.try_subtendril(from, len)
        {
            input.push_back(part);
        }
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    };
    let mut given = 0;
    while let Some(end) = tag_end(html, given) {
        give(given, end);
        given = end;
        if let Some(name) = tokenizer.sink.opened.take() {
            given = inside_end(html, end, name);
        }
    }
    give(given, html.len());
}

/// Where the next start tag of a script or style may end, from a place on.
fn tag_end(html: &str, from: usize) -> Option<usize> {
    let rest = html.as_bytes().get(from..)?;
    let start = memchr_iter(b'<', rest).find(|at| {
        rest.get(at + 1).is_some_and(|first| first | 32 == b's')
            && RAW.iter().any(|name| begins(rest, at + 1, name))
    })?;
    let length = memchr::memchr(b'>', rest.get(start..)?)?;
    Some(from + start + length + 1)
}

/// Where the end tag of a script or style begins that was opened before a place; the place itself where that is better
/// left to the tokenizer.
fn inside_end(html: &str, from: usize, name: &str) -> usize {
    let rest = html.as_bytes().get(from..).unwrap_or_default();
    let ends = |at: &usize| {
        rest.get(at + 1) == Some(&b'/')
            && begins(rest, at + 2, name)
            && rest
                .get(at + 2 + name.len())
                .is_some_and(|after| matches!(after, b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r' | 0x0c))
    };
    let end = memchr_iter(b'<', rest).find(ends).unwrap_or(rest.len());
    let inside = rest.get(..end).unwrap_or_default();
    // "<!-- <script>" within a script: the end tag that follows does not end it.
    let commented = name == SCRIPT
        && memchr_iter(b'<', inside).any(|at| inside.get(at..).is_some_and(|r| r.starts_with(b"<!--")))
        && memchr_iter(b'<', inside).any(|at| begins(inside, at + 1, name));
    if commented { from } else { from + end }
}

/// Whether a name begins at a place, in any case.
fn begins(bytes: &[u8], at: usize, name: &str) -> bool {
    bytes.get(at..at + name.len()).is_some_and(|there| there.eq_ignore_ascii_case(name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    /// The words of a page, with its elements' names.
    fn seen(html: &str) -> String {
        let page = parse(html);
        page.nodes()
            .map(|node| {
                page.tag(node).map_or_else(|| page.text(node).to_owned(), |tag| format!("<{}>", tag.name()))
            })
            .collect::<String>()
            .replace("<html><head>", "")
    }

    #[test]
    fn what_is_passed_over_ends_where_the_parser_would_end_it() {
        let rows = [
            ("<body>a<script>x < y </scripty> </SCRIPT >b", "<body>ab"),
            ("<body>a<Style>p > b {} </script> </style\n>b", "<body>ab"),
            ("<body>a<script data-x='a>b'>x</script>b", "<body>ab"),
            ("<body>a<script data-x='a><script>'>x</script>b", "<body>ab"),
            ("<body>a<script><!-- <script> </script> c --></script>b", "<body>ab"),
            ("<body>a<script><!-- x </script>b--></script>c", "<body>ab-->c"),
            ("<body>a<script>x", "<body>a"),
            ("<body>a<script>x</script", "<body>a"),
            ("<body>a<script></script>b", "<body>ab"),
            ("<body>a<script/>b</script>c", "<body>ac"),
            ("<body>a<script", "<body>a"),
            ("<body>a<!-- <script> -->b<script>-->c</script>d", "<body>abd"),
            ("<body>a<textarea><script></textarea>b", "<body>ab"),
            ("<body><title>a<style></title>b", "<body><title>a<style>b"),
            ("<body>a<iframe><script></iframe>b</script>c", "<body>a<iframe><script>bc"),
            ("<body>a<svg><style>b<p>c</style>d", "<body>a<p>cd"),
            ("<body>a<plaintext><script>b</script>", "<body>a<span><script>b</script>"),
            ("<body>é<script>“x”</script>ü", "<body>éü"),
        ];
        for (html, expected) in rows {
            assert_eq!(seen(html), expected, "{html}");
        }
    }
}
