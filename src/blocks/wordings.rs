//! Finding the lexicon's wordings in blocks: each word is looked up once as the first word of a wording.

use super::Role;
use super::lexicon::{At, ROLES};
use crate::metadata::plain;
use crate::table::Table;
use crate::text::char_at;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The number of roles that have wordings.
pub const COUNT: usize = ROLES.len();
/// Weights below this only mark what a page may be about.
pub const TOPIC: f32 = 1.0;

/// A wording that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The place of the role in [`ROLES`].
    pub role: usize,
    /// Its words.
    pub words: &'static str,
    /// What it weighs.
    pub weight: f32,
    /// Whether it is one that opens a block.
    pub opens: bool,
}

struct Row {
    hit: Hit,
    at: At,
    /// Its words after the first.
    rest: &'static str,
}

/// All wordings.
pub static ALL: LazyLock<Index> = LazyLock::new(Index::of_all);

/// Wordings by their first word.
pub struct Index(Table<Vec<Row>>);

impl Index {
    fn of_all() -> Index {
        let all = ROLES.iter().enumerate().flat_map(|(role, (_, wordings))| {
            wordings.iter().map(move |(words, at, weight)| {
                let (first, rest) = take_word(words);
                let hit = Hit { role, words, weight: *weight, opens: *at != At::Anywhere };
                (first, vec![Row { hit, at: *at, rest }])
            })
        });
        Index(Table::joined(all, |known, more| known.extend(more)))
    }

    /// The wordings in a text; of those that start at the same word for the same role, the heaviest, and none that
    /// stands within a heavier one.
    #[inline(never)] // see `analyze`
    pub fn find(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.clear();
        // Words are compared whatever the case of ASCII letters.
        let folded = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(plain(text)) };
        let words = split(&folded);
        // A block may begin with a mark or a number.
        let start = words.iter().position(|w| w.chars().any(char::is_alphabetic) || *w == "©").unwrap_or(0);
        // Where each role's last wording ends, and what it weighs.
        let mut last = [(0, 0.0f32); COUNT];
        for at in 0..words.len() {
            let Some(rest) = words.get(at..) else { continue };
            let Some((first, after)) = rest.split_first() else { continue };
            let Some(rows) = self.0.get_folded(first) else { continue };
            // Most words that may begin a wording begin none.
            let mut found: Option<[Option<Hit>; COUNT]> = None;
            // Of equal ones the last in the lexicon.
            for Row { hit, at: place, rest: wanted } in rows.iter().rev() {
                let fits = match place {
                    At::Start => at <= start,
                    At::Anywhere => true,
                    At::Whole => at <= start && rest.len() <= hit.words.split(' ').count() + 1,
                };
                if fits
                    && may_begin(after, wanted)
                    && begins(after, wanted)
                    && let Some(best) = found.get_or_insert([None; COUNT]).get_mut(hit.role)
                    && best.is_none_or(|b| b.weight < hit.weight)
                {
                    *best = Some(*hit);
                }
            }
            for hit in found.iter().flatten().flatten() {
                let end = at + hit.words.split(' ').count();
                let Some(last) = last.get_mut(hit.role) else { continue };
                if end > last.0 || hit.weight > last.1 {
                    *last = (end, hit.weight);
                    hits.push(*hit);
                }
            }
        }
    }
}

/// The words of a folded text: runs of letters and digits; © and a colon are words of their own.
fn split(folded: &str) -> Vec<&str> {
    let mut words = Vec::with_capacity(folded.len() / 5);
    let bytes = folded.as_bytes();
    let mut at = 0;
    while let Some(first) = char_at(folded, at) {
        let start = at;
        loop {
            let rest = bytes.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            match char_at(folded, at) {
                Some(c) if !c.is_ascii() && c.is_alphanumeric() => at += c.len_utf8(),
                _ => break,
            }
        }
        if at == start {
            at += first.len_utf8();
            if !matches!(first, '©' | ':') {
                continue;
            }
        }
        words.extend(folded.get(start..at));
    }
    words
}

/// The first word of a wording, and the others.
fn take_word(wording: &str) -> (&str, &str) {
    let end = wording.bytes().position(|b| b == b' ').unwrap_or(wording.len());
    let (word, rest) = wording.split_at_checked(end).unwrap_or((wording, ""));
    (word, rest.get(1..).unwrap_or(""))
}

/// Whether the first letters let words begin with a wording.
fn may_begin(words: &[&str], wording: &str) -> bool {
    let first = words.first().and_then(|word| word.bytes().next()).map(|byte| byte.to_ascii_lowercase());
    match wording.bytes().next() {
        None | Some(b'_' | b':') => true,
        wanted => wanted == first || first == Some(b':'),
    }
}

/// Whether words begin with a wording; colons between its words are passed over.
fn begins(words: &[&str], wording: &str) -> bool {
    let mut words = words.iter().peekable();
    let mut wording = wording;
    while !wording.is_empty() {
        let (wanted, rest) = take_word(wording);
        wording = rest;
        while wanted != ":" && words.next_if(|w| **w == ":").is_some() {}
        match words.next() {
            Some(word) if word.eq_ignore_ascii_case(wanted) || (wanted == "_" && *word != ":") => {}
            _ => return false,
        }
    }
    true
}

/// What hits amount to for each role: the heaviest whole, the next ones less. A single one in a long text proves
/// little.
pub fn amounts(hits: &[Hit], words: usize) -> [f32; COUNT] {
    let mut amounts = [0.0f32; COUNT];
    for (role, amount) in amounts.iter_mut().enumerate() {
        let (mut first, mut second, mut third) = (0.0f32, 0.0f32, 0.0f32);
        for hit in hits.iter().filter(|h| h.role == role && h.weight >= TOPIC) {
            if hit.weight > first {
                (first, second, third) = (hit.weight, first, second);
            } else if hit.weight > second {
                (second, third) = (hit.weight, second);
            } else if hit.weight > third {
                third = hit.weight;
            }
        }
        let dilution = if second > 0.0 { 80.0 } else { 40.0 } / words.max(1) as f32;
        *amount = (first + 0.4 * second + 0.3 * third) * dilution.clamp(0.5, 1.0);
    }
    amounts
}

/// The place of a role in [`ROLES`].
pub fn place(role: Role) -> Option<usize> {
    ROLES.iter().position(|(known, _)| *known == role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heaviest(text: &str) -> Option<Role> {
        let mut hits = Vec::new();
        ALL.find(text, &mut hits);
        let amounts = amounts(&hits, crate::text::word_count(text));
        let (at, most) = amounts.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1))?;
        (*most >= 2.0).then(|| ROLES[at].0)
    }

    #[test]
    fn wordings_are_found() {
        let rows = [
            ("Disclaimer: The views expressed in this piece are the author’s.", Some(Role::Disclaimer)),
            ("Copyright © Ada Fir, Elmton Post, 2011", Some(Role::Copyright)),
            ("© 2011 Elmton Post. All rights reserved.", Some(Role::Copyright)),
            ("The original source of this article is the Elmton Post", Some(Role::Source)),
            ("About the author", Some(Role::AuthorBio)),
            ("My newest book is titled “Oaks.”", Some(Role::Promo)),
            ("Donnez maintenant : faire un don à Elmton", Some(Role::Appeal)),
            ("Alle Rechte vorbehalten", Some(Role::Copyright)),
            ("For media inquiries: post@elmton.example", Some(Role::Contact)),
            ("Read more", Some(Role::Related)),
            ("The mayor of Elmton walked home in the rain.", None),
        ];
        for (text, role) in rows {
            assert_eq!(heaviest(text), role, "{text}");
        }
    }
}
