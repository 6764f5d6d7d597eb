//! Who somebody is in the article's own words: the title before a name, the apposition after it.

use super::lexicon::{
    ARTICLES, BELONGS, BODIES, COMMON, COMPLETES, COUNTS, HEARERS, HELPERS, LINKS, Lexicon, NUMBERS, ROLES,
    SOURCES, SPEAKS, TITLES, Verb, has,
};
use super::names::{is_title, title_of};
use super::source::{Form, Mention, Reader, helper};
use super::words::{Item, Kind, Row};
use crate::table::WordList;
use crate::text::Text;

/// How many words an apposition has at most.
const LONGEST_DESCRIPTION: usize = 30;

/// What stands before a name and a comma has so many words at most.
const LONGEST_APART: usize = 8;

/// What says how many has so many words at most.
const LONGEST_COUNT: usize = 5;

/// What stands before a name and says who that is: "North Korean leader", "Mayor"; and its noun.
pub(super) fn describe_before(text: &Text, row: &Row, begin: usize, name: usize) -> Option<(String, String)> {
    // "Secretary of State Anna Kestrel"
    if let Some(title) = title_of(row, begin).filter(|_| name > begin) {
        let words = text.slice(row.span(title, name)?).to_owned();
        return Some((words, long_role(row.word(title).text).to_owned()));
    }
    let mut noun = (begin..name).rev().find(|&i| has(TITLES.or(ROLES), row.word(i)));
    let mut start = begin;
    if name == begin {
        let last = begin.checked_sub(1)?;
        if !(has(ROLES, row.word(last)) || has(TITLES, row.word(last))) {
            return None;
        }
        noun = Some(last);
        start = last;
    }
    while let Some(before) = start.checked_sub(1) {
        let word = row.word(before);
        let item = row.get(before)?;
        let ends = has(LINKS.or(COMMON).or(SPEAKS), word);
        if !item.is_word() || ends || begin - before > 6 {
            break;
        }
        let adjective = item.is_cap() || has(ROLES, word) || has(TITLES, word) || start < begin;
        if !adjective || has(HELPERS, word) || word.ends_with("ed") {
            break;
        }
        start = before;
    }
    let noun = noun?;
    let word = row.word(noun);
    if matches!(word.text, "mr" | "mrs" | "ms" | "miss" | "sir") {
        return None;
    }
    while start < noun && has(COMMON, row.word(start)) {
        start += 1;
    }
    // "Additional Director Dr": how she is addressed is no part of what she is.
    let calling = (start..noun).rev().find(|&i| word == "dr" && has(TITLES.or(ROLES), row.word(i)));
    let words = text.slice(row.span(start, calling.unwrap_or(noun) + 1)?).to_owned();
    Some((words, long_role(&word).to_owned()))
}

/// A mention as a name of its own: somebody without one is told with what completes it, keeps the article and begins with
/// a capital ("A spokesman for the mayor"); a name goes without titles, its article and "'s".
pub(super) fn named(text: &Text, row: &Row, mention: Mention, lexicon: &Lexicon) -> Option<String> {
    let from = counted(row, mention);
    let words = text.slice(row.span(from, completed(row, mention, lexicon))?);
    let mut name = plain(words, lexicon);
    if (mention.form == Form::Role || from < mention.from)
        // Tables for other capitals would take 15 KB.
        && let Some(first) = name.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    Some(name)
}

/// Whether a word says how many.
fn is_number(row: &Row, at: usize) -> bool {
    row.get(at).is_some_and(|item| item.kind == Kind::Num) || NUMBERS.has(row.word(at).text)
}

/// Whether a mention is a number, or what is counted by one, and so no name of anybody.
pub(super) fn is_counted(row: &Row, mention: Mention) -> bool {
    let alone = mention.to == mention.from + 1 && is_number(row, mention.from);
    alone || counted(row, mention) < mention.from
}

/// Where what says how many of them begins: "76% of" before "users", "nine in" before "10 adults", "most of" before "them".
fn counted(row: &Row, mention: Mention) -> usize {
    let (mut at, mut first) = (mention.from, mention.from);
    while let Some(before) = at.checked_sub(1).filter(|before| before + LONGEST_COUNT >= mention.from) {
        let number = is_number(row, before);
        let links = match row.word(before).text {
            "in" => is_number(row, at),
            word => COUNTS.has(word) || row.get(before).is_some_and(|item| item.is('%')),
        };
        if !links && !number {
            break;
        }
        // "One in five Americans": a number beside the noun alone is no share of them.
        if number && at < mention.from {
            first = before;
        }
        at = before;
    }
    first
}

fn plain(words: &str, lexicon: &Lexicon) -> String {
    let mut rest = words.trim().trim_end_matches("'s").trim_end_matches("’s");
    while let Some((first, after)) = rest.split_once(' ') {
        let lower = first.trim_end_matches('.').to_lowercase();
        let next = after.split(' ').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
        let titled = lower == "the" || is_title(lexicon.word(&lower), lexicon.word(&next));
        if !(titled && after.starts_with(char::is_uppercase)) {
            break;
        }
        rest = after;
    }
    rest.to_owned()
}

/// Whether a mention is but the first part of a name: "Office" of "Office of National Statistics".
pub(super) fn is_part(row: &Row, mention: Mention, lexicon: &Lexicon) -> bool {
    let end = completed(row, mention, lexicon);
    end > mention.to && row.get(end - 1).is_some_and(Item::is_cap)
}

/// Where somebody without a name ends with what completes it: "a spokesman for the governor", "half of the keepers". Only
/// "of" and "for" may lead away from the verb: "said keepers in a statement".
fn completed(row: &Row, mention: Mention, lexicon: &Lexicon) -> usize {
    let reader = Reader { row, lexicon };
    let last = row.word(mention.to.saturating_sub(1));
    let kind = lexicon.may_speak(last) || BODIES.has(last.text);
    let named = mention.form == Form::Name && !kind && !is_number(row, mention.from);
    if named || !lexicon.weighed {
        return mention.to;
    }
    let reach = |links: WordList| {
        let mut at = mention.to;
        for _ in 0..2 {
            // "Nine out of 10 users"
            let link = at + usize::from(row.word(at) == "out" && row.word(at + 1) == "of");
            let noun = row.word(link + 1);
            if !links.has(row.word(link).text) || HEARERS.has(noun.text) {
                break;
            }
            // "The secretary of state"
            let bare = || has(TITLES.or(SOURCES), noun).then_some(link + 2);
            let Some(to) = reader.phrase(link + 1, row.items.len()).map(|next| next.to).or_else(bare) else {
                break;
            };
            at = to;
        }
        at
    };
    let end = reach(COMPLETES);
    let leads = Verb::of(row.word(end)).is_some() || helper(row.word(end));
    if end > mention.to && leads { end } else { reach(BELONGS) }
}

/// What stands before a name between commas: "the rector, Ada Fir,", "the mayor of Elm, Ada Fir,"; and its noun.
pub(super) fn describe_apart(
    text: &Text,
    row: &Row,
    begin: usize,
    to: usize,
) -> Option<(String, Option<String>)> {
    let comma = |at: usize| row.get(at).is_some_and(|item| item.is(','));
    let end = begin.checked_sub(1).filter(|&at| comma(at) && comma(to))?;
    let words = (end.saturating_sub(LONGEST_APART)..end).rev();
    let article = words
        .take_while(|&at| row.get(at).is_some_and(Item::is_word))
        .find(|&at| has(ARTICLES, row.word(at)))?;
    let noun = (article + 1..end).find(|&at| has(ROLES, row.word(at)))?;
    let head = noun + 1 == end || BELONGS.has(row.word(noun + 1).text);
    let words = text.slice(row.span(article + 1, end)?).to_owned();
    head.then(|| (words, Some(row.word(noun).text.to_owned())))
}

/// What follows a name between commas: ", the mayor of Elm,", ", 58, a farmer,"; and its noun where it is a known one.
pub(super) fn describe_after(text: &Text, row: &Row, to: usize) -> Option<(String, Option<String>)> {
    if !row.get(to)?.is(',') {
        return None;
    }
    let mut from = to + 1;
    if row.get(from)?.kind == Kind::Num && row.get(from + 1)?.is(',') {
        from += 2;
    }
    let clause = |i: usize| matches!(row.word(i).text, "who" | "whom" | "whose" | "which");
    let end = (from..from + LONGEST_DESCRIPTION).find(|&i| row.get(i).is_none_or(|i| !i.is_word()))?;
    let link = (from + 1..end).find(|&i| has(LINKS, row.word(i)) || row.word(i) == "who").unwrap_or(end);
    let article = matches!(row.word(from).text, "a" | "an" | "the");
    let acts = |i: usize| {
        let word = row.word(i);
        row.get(i).is_some_and(|i| i.kind == Kind::Low) && (Verb::of(word).is_some() || helper(word))
    };
    let noun = (from..link).rev().find(|&i| has(ROLES, row.word(i))).filter(|&i| i + 1 == link);
    // What is not known as a calling describes where a comma and a verb close it: ", who leads the union, said".
    let closed = row.get(end).is_some_and(|i| i.is(',')) && acts(end + 1);
    let phrase = (from..end).find(|&i| clause(i)).unwrap_or(end);
    let whole = article && !(from..phrase).any(acts) || phrase == from;
    if noun.is_none() && !(whole && closed) {
        return None;
    }
    if article {
        from += 1;
    }
    let words = text.slice(row.span(from, end)?).to_owned();
    Some((words, noun.map(|noun| row.word(noun).text.to_owned())))
}

/// The noun for an abbreviated title.
fn long_role(title: &str) -> &str {
    match title {
        "sen" => "senator",
        "gov" => "governor",
        "rep" => "congressman",
        "gen" => "general",
        "prof" => "professor",
        "dr" => "doctor",
        title => title,
    }
}
