//! A view from its JSON, without what the panel does not draw: places, nodes and what decided that a page is none.
//!
//! What serde derives for reading a dozen structs takes a twentieth of the module; they are read from a value instead.

use super::{DateLine, Fold, Heading, Notice, Precision, QuoteLine, SpeakerCard, Stretch, View};
use crate::blocks::Role;
use crate::metadata::Metadata;
use crate::quotes::QuoteKind;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde_json::Value;
use std::borrow::Cow;

/// Reads a view; `None` where it is none. A part that is missing is an empty one.
pub fn read(json: &str) -> Option<View> {
    let mut value: Value = serde_json::from_str(json).ok()?;
    let view = &mut value;
    Some(View {
        is_article: view.get("isArticle")?.as_bool()?,
        confidence: view.get("confidence")?.as_f64()? as f32,
        reason: None,
        rule: None,
        metadata: view.get_mut("metadata").map(metadata).unwrap_or_default(),
        standfirst: text(view, "standfirst"),
        words: number(view, "words"),
        minutes: number(view, "minutes"),
        truncated: false,
        speakers: list(view, "speakers", |card| {
            Some(SpeakerCard {
                name: text(card, "name"),
                description: text(card, "description"),
                quotes: list(card, "quotes", count),
            })
        }),
        quotes: list(view, "quotes", |quote| {
            Some(QuoteLine {
                id: 0,
                kind: named::<QuoteKind>(quote, "kind")?,
                lead: list(quote, "lead", stretch),
                words: list(quote, "words", stretch),
                doubt: text(quote, "doubt").map(Cow::Owned),
                why: words(quote, "why"),
                rule: words(quote, "rule"),
                places: Vec::new(),
            })
        }),
        dates: list(view, "dates", |date| {
            Some(DateLine {
                id: 0,
                precision: named::<Precision>(date, "precision")?,
                from: text(date, "from"),
                to: text(date, "to"),
                said: text(date, "said"),
                event: text(date, "event"),
                doubt: text(date, "doubt").map(Cow::Owned),
                why: words(date, "why"),
                rule: words(date, "rule"),
                places: Vec::new(),
            })
        }),
        vague: list(view, "vague", string),
        unplaced: text(view, "unplaced"),
        opening: number(view, "opening"),
        outline: list(view, "outline", |heading| {
            Some(Heading {
                text: text(heading, "text")?,
                level: number(heading, "level") as u8,
                words: number(heading, "words"),
                places: Vec::new(),
            })
        }),
        parts: list(view, "parts", count),
        folds: list(view, "folds", |fold| {
            Some(Fold {
                notices: list(fold, "notices", notice),
                nodes: Vec::new(),
                gaps: Vec::new(),
                run: fold.get_mut("run").and_then(count).map(|run| run as u32),
                words: number(fold, "words"),
            })
        }),
        open: list(view, "open", notice),
    })
}

fn metadata(value: &mut Value) -> Metadata {
    Metadata {
        title: text(value, "title"),
        authors: list(value, "authors", string),
        publisher: text(value, "publisher"),
        published: text(value, "published"),
        language: text(value, "language"),
        site: text(value, "site"),
        ..Metadata::default()
    }
}

fn notice(value: &mut Value) -> Option<Notice> {
    Some(Notice {
        kind: named::<Role>(value, "kind")?,
        words: number(value, "words"),
        start: text(value, "start")?,
        why: words(value, "why"),
        rule: words(value, "rule"),
        places: Vec::new(),
    })
}

fn stretch(value: &mut Value) -> Option<Stretch> {
    let strong = value.get("strong")?.as_bool()?;
    Some(Stretch { text: text(value, "text")?, strong })
}

/// The entries of a list; what is none of its kind is passed over.
fn list<T>(value: &mut Value, key: &str, read: fn(&mut Value) -> Option<T>) -> Vec<T> {
    let entries = value.get_mut(key).and_then(Value::as_array_mut);
    entries.into_iter().flatten().filter_map(read).collect()
}

fn string(value: &mut Value) -> Option<String> {
    match value.take() {
        Value::String(text) => Some(text),
        _ => None,
    }
}

fn text(value: &mut Value, key: &str) -> Option<String> {
    value.get_mut(key).and_then(string)
}

fn words(value: &mut Value, key: &str) -> Cow<'static, str> {
    Cow::Owned(text(value, key).unwrap_or_default())
}

fn count(value: &mut Value) -> Option<usize> {
    value.as_u64().map(|number| number as usize)
}

fn number(value: &mut Value, key: &str) -> usize {
    value.get_mut(key).and_then(count).unwrap_or_default()
}

/// A value that serde knows by its name.
fn named<'a, T: Deserialize<'a>>(value: &'a Value, key: &str) -> Option<T> {
    let name: StrDeserializer<'a, Error> = value.get(key)?.as_str()?.into_deserializer();
    T::deserialize(name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analyze, html, view};

    #[test]
    fn what_is_drawn_comes_back() {
        let html = "<html lang=en><title>The mill turns | Elmton Post</title><body><article><h1>The mill turns</h1>\
            <p>By Ada Fir</p><p>“The mill turns,” said Anna Kestrel, the miller, on 7 July 2017. “It will turn.”</p>\
            <p>Now the town waits, and many of its people wait with it by the river until the wheel has turned.</p>\
            <h2>The wheel</h2><p>She promised on Thursday that the wheel would turn again before the winter.</p>\
            <h2>The river</h2><p>The river has been low since May, and nobody knows when it will rain again there.</p>\
            <p>The views expressed in this article are the author's own.</p></article>";
        let mut page = html::parse(html);
        page.published = Some("2017-07-07".to_owned());
        let seen = view::view(&page, &[], &analyze(&page));
        let json = serde_json::to_string(&seen).unwrap();
        let back = serde_json::to_string(&read(&json).unwrap()).unwrap();
        // All but what no panel draws.
        fn strip(value: &mut Value, left_out: &[&str]) {
            match value {
                Value::Object(fields) => {
                    fields.retain(|name, _| !left_out.contains(&name.as_str()));
                    fields.values_mut().for_each(|field| strip(field, left_out));
                }
                Value::Array(entries) => entries.iter_mut().for_each(|entry| strip(entry, left_out)),
                _ => {}
            }
        }
        let drawn = |json: &str| {
            let mut value: Value = serde_json::from_str(json).unwrap();
            let fields = value.as_object_mut().unwrap();
            fields.retain(|name, _| !matches!(name.as_str(), "reason" | "rule" | "truncated"));
            strip(&mut value, &["id", "places", "nodes", "gaps", "modified", "canonical_url", "tags"]);
            value
        };
        assert_eq!(drawn(&json), drawn(&back));
        for part in ["speakers", "quotes", "dates", "outline", "folds", "parts"] {
            assert!(!drawn(&json)[part].as_array().unwrap().is_empty(), "{part}");
        }
    }

    #[test]
    fn what_is_no_view_is_refused() {
        for json in ["", "null", "[]", "{}", "{\"isArticle\":1}", "{\"isArticle\":true", "7"] {
            assert!(read(json).is_none(), "{json}");
        }
        let bare = read("{\"isArticle\":true,\"confidence\":1,\"quotes\":[7,{}],\"folds\":3}").unwrap();
        assert!(bare.is_article && bare.quotes.is_empty() && bare.folds.is_empty());
    }
}
