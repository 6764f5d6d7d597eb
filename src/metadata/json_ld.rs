//! What JSON-LD says of an article (schema.org). Broken JSON-LD is common: control characters in strings, comments
//! around it, commas too many; what can be mended is.

use serde_json::Value;

/// What the JSON-LD of a page says.
#[derive(Clone, Debug, Default)]
pub struct JsonLd {
    /// `headline`, of an article only.
    pub headline: Option<String>,
    /// The names of `author`.
    pub authors: Vec<String>,
    /// The name of `publisher`.
    pub publisher: Option<String>,
    /// `datePublished`.
    pub published: Option<String>,
    /// `dateModified`.
    pub modified: Option<String>,
    /// `inLanguage`.
    pub language: Option<String>,
    /// `mainEntityOfPage` or `url`.
    pub url: Option<String>,
    /// Every `@type` of an object at the top or in a graph, in lower case.
    pub types: Vec<String>,
}

impl JsonLd {
    /// Reads one script; what an earlier one said stays.
    pub fn read(&mut self, script: &str) {
        let parsed = serde_json::from_str::<Value>(script.trim())
            .or_else(|_| serde_json::from_str::<Value>(&mended(script)));
        let Ok(root) = parsed else { return };
        // Objects at the top, in lists and in graphs; a list of places still to visit stands for recursion.
        let (mut open, mut objects) = (vec![&root], Vec::new());
        while let Some(value) = open.pop() {
            match value {
                Value::Array(values) => open.extend(values.iter().rev()),
                Value::Object(_) => {
                    objects.push(value);
                    if let Some(graph) = value.get("@graph") {
                        open.push(graph);
                    }
                    if let Some(inner) = value.get("mainEntity").or_else(|| value.get("mainEntityOfPage"))
                        && types(inner).any(|t| is_article(&t))
                    {
                        open.push(inner);
                    }
                }
                _ => {}
            }
        }
        for object in &objects {
            self.types.extend(types(object));
        }
        let articles = objects.iter().filter(|o| types(o).any(|t| is_article(&t)));
        let pages = objects.iter().filter(|o| types(o).any(|t| t == "webpage"));
        for (object, article) in articles.map(|o| (o, true)).chain(pages.map(|o| (o, false))) {
            self.take(object, article, &objects);
        }
    }

    fn take(&mut self, object: &Value, article: bool, objects: &[&Value]) {
        let text = |key: &str| object.get(key).and_then(first_text);
        if article {
            fill(&mut self.headline, || text("headline").or_else(|| text("name")));
        }
        fill(&mut self.published, || text("datePublished"));
        fill(&mut self.modified, || text("dateModified"));
        fill(&mut self.language, || text("inLanguage"));
        fill(&mut self.publisher, || names(object.get("publisher"), objects).into_iter().next());
        fill(&mut self.url, || {
            let page = object.get("mainEntityOfPage");
            page.and_then(|p| first_text(p).or_else(|| p.get("@id").and_then(first_text)))
                .or_else(|| text("url"))
        });
        if self.authors.is_empty() {
            self.authors = names(object.get("author").or_else(|| object.get("creator")), objects);
        }
    }
}

fn fill(known: &mut Option<String>, find: impl FnOnce() -> Option<String>) {
    if known.is_none() {
        *known = find().filter(|s| !s.trim().is_empty());
    }
}

/// The text of a value: a string, or the first of a list.
fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(unescaped(text)),
        Value::Array(values) => values.first().and_then(Value::as_str).map(unescaped),
        _ => None,
    }
}

/// The names of persons or organisations: strings, objects with a name, or references to such by `@id`.
fn names(value: Option<&Value>, objects: &[&Value]) -> Vec<String> {
    let mut found = Vec::new();
    let values: Vec<&Value> = match value {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    };
    for value in values {
        match value {
            Value::String(name) => found.push(unescaped(name)),
            Value::Object(_) => {
                let reference = value.get("@id").filter(|_| value.get("name").is_none());
                let object = reference
                    .and_then(|id| {
                        objects.iter().find(|o| o.get("@id") == Some(id) && o.get("name").is_some())
                    })
                    .map_or(value, |o| *o);
                match object.get("name") {
                    Some(Value::String(name)) => found.push(unescaped(name)),
                    Some(Value::Array(all)) => {
                        found.extend(all.iter().filter_map(Value::as_str).map(unescaped))
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found
}

/// A string without the references to characters that HTML has, and JSON has not, but often holds: "Oaks &amp; Elms".
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(LONGEST_NAME + 1).position(|byte| byte == b';');
        let reference = end.and_then(|end| Some((character(after.get(..end)?)?, after.get(end + 1..)?)));
        rest = match reference {
            Some((character, after)) => {
                out.push(character);
                after
            }
            None => {
                out.push('&');
                after
            }
        };
    }
    out.push_str(rest);
    out
}

/// The longest name of a reference to a character, in bytes.
const LONGEST_NAME: usize = 8;

/// The character that a reference names, by a name that titles and names hold, or by its number.
fn character(name: &str) -> Option<char> {
    const NAMES: &[(&str, char)] = &[
        ("amp", '&'),
        ("apos", '\''),
        ("gt", '>'),
        ("hellip", '…'),
        ("ldquo", '“'),
        ("lsquo", '‘'),
        ("lt", '<'),
        ("mdash", '—'),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("quot", '"'),
        ("rdquo", '”'),
        ("rsquo", '’'),
    ];
    let Some(number) = name.strip_prefix('#') else {
        return NAMES.iter().find_map(|(known, character)| (*known == name).then_some(*character));
    };
    let number = match number.strip_prefix(['x', 'X']) {
        Some(number) => u32::from_str_radix(number, 16),
        None => number.parse(),
    };
    number.ok().and_then(char::from_u32).filter(|character| !character.is_control())
}

/// The `@type`s of an object, in lower case.
fn types(object: &Value) -> impl Iterator<Item = String> {
    let found: Vec<String> = match object.get("@type") {
        Some(Value::String(name)) => vec![name.to_ascii_lowercase()],
        Some(Value::Array(all)) => {
            all.iter().filter_map(Value::as_str).map(str::to_ascii_lowercase).collect()
        }
        _ => Vec::new(),
    };
    found.into_iter()
}

/// Whether a type is one of schema.org's kinds of article.
fn is_article(name: &str) -> bool {
    name.ends_with("article")
        || name.ends_with("blogposting")
        || matches!(name, "report" | "liveblogposting" | "review" | "recipe")
}

/// A script with what commonly breaks it mended.
fn mended(script: &str) -> String {
    let mut script = script.trim();
    for (open, close) in
        [("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")]
    {
        if let Some(inner) = script.strip_prefix(open) {
            script = inner.trim_end().strip_suffix(close).unwrap_or(inner).trim();
        }
    }
    let mut out = String::with_capacity(script.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in script.trim_end_matches(';').chars() {
        if quoted {
            if escaped {
                // An escape that JSON does not have stands for its character.
                if !matches!(c, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    out.pop();
                }
                escaped = false;
            } else if c == '\\' {
                escaped = true;
            } else if c == '"' {
                quoted = false;
            }
            out.push(if c.is_control() { ' ' } else { c });
        } else {
            match c {
                '"' => quoted = true,
                ']' | '}' if out.trim_end().ends_with(',') => {
                    let kept = out.trim_end().len().saturating_sub(1);
                    out.truncate(kept);
                }
                _ => {}
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graph_is_read_and_references_are_followed() {
        let mut found = JsonLd::default();
        found.read(
            r##"{"@graph":[{"@type":"WebPage","datePublished":"2011-05-02"},{"@type":["NewsArticle"],"headline":"Oaks","author":{"@id":"#p"},
            "publisher":{"@type":"Organization","name":"Elmton Post"},"datePublished":"2011-05-03T08:00:00Z"},{"@type":"Person","@id":"#p","name":"Ada Fir"}]}"##,
        );
        assert_eq!(found.headline.as_deref(), Some("Oaks"));
        assert_eq!(found.authors, ["Ada Fir"]);
        assert_eq!(found.publisher.as_deref(), Some("Elmton Post"));
        assert_eq!(found.published.as_deref(), Some("2011-05-03T08:00:00Z"));
        assert!(found.types.iter().any(|t| t == "newsarticle"));
    }

    #[test]
    fn references_to_characters_are_followed() {
        let rows = [
            ("Oaks &amp; Elms", "Oaks & Elms"),
            ("The miller&#8217;s &#x201c;oak&#X201D;", "The miller’s “oak”"),
            ("Oak & Elm; & fir &oak; &#0; &#x110000; &", "Oak & Elm; & fir &oak; &#0; &#x110000; &"),
        ];
        for (text, expected) in rows {
            assert_eq!(unescaped(text), expected);
        }
        let mut found = JsonLd::default();
        found.read(
            r#"{"@type":"Article","headline":"Oaks &amp; Elms","author":{"name":"Ada Fir &amp; Ben Oak"}}"#,
        );
        assert_eq!(
            (found.headline.as_deref(), &*found.authors),
            (Some("Oaks & Elms"), &["Ada Fir & Ben Oak".to_owned()][..])
        );
    }

    #[test]
    fn what_can_be_mended_is() {
        let rows = [
            "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\nB\",}\n//]]>",
            "{\"@type\":\"Article\",\"headline\":\"A B\", \"x\": [1, 2, ], };",
            "{\"@type\":\"Article\",\"headline\":\"A B\",\"y\":\"it\\'s\"}",
        ];
        for row in rows {
            let mut found = JsonLd::default();
            found.read(row);
            assert_eq!(found.headline.as_deref(), Some("A B"), "{row}");
        }
        let mut found = JsonLd::default();
        found.read("{\"@type\":");
        assert!(found.types.is_empty());
    }
}
