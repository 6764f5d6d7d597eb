//! Finding the lexicon's wordings in blocks: each word is looked up once as the first word of a wording.

use super::Role;
use super::lexicon::{At, ROLES, Wording, wordings};
use crate::metadata::plain;
use crate::table::{Hash, Table};
use crate::text::{BEYOND, LETTER, char_at, class, word_from};
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
    /// How many words it has, and those after the first.
    count: usize,
    rest: &'static str,
}

/// All wordings.
pub static ALL: LazyLock<Index> = LazyLock::new(Index::of_all);

/// Wordings by their first word.
pub struct Index(Table<Entry>);

/// The wordings that begin with a word.
struct Entry {
    rows: Vec<Row>,
    /// The [`mark`]s of the words that may come next.
    next: u32,
}

/// One of some marks of a word by its first letter in lower case.
fn mark(first: u8) -> u32 {
    1 << (first % 31)
}

/// The mark of whatever comes next.
const ANY: u32 = 1 << 31;

impl Index {
    fn of_all() -> Index {
        let all = ROLES.iter().enumerate().flat_map(|(role, (_, table))| {
            wordings(table).map(move |Wording { words, at, weight }| {
                let (first, rest) = take_word(words);
                let hit = Hit { role, words, weight, opens: at != At::Anywhere };
                let next = match rest.bytes().next() {
                    None | Some(b'_' | b':') => u32::MAX,
                    Some(first) => mark(first),
                };
                (first, Entry { rows: vec![Row { hit, at, count: words.split(' ').count(), rest }], next })
            })
        });
        Index(Table::joined(all, |known, more| {
            known.rows.extend(more.rows);
            known.next |= more.next;
        }))
    }

    /// The wordings in a text; of those that start at the same word for the same role, the heaviest, and none that
    /// stands within a heavier one.
    #[inline(never)] // see `analyze`
    pub fn find(&self, text: &str, hits: &mut Vec<Hit>) {
        hits.clear();
        // Words are compared whatever the case of ASCII letters.
        let folded = if is_folded(text) { Cow::Borrowed(text) } else { Cow::Owned(plain(text)) };
        let mut words = Words { folded: &folded, at: 0 };
        // A block may begin with a mark or a number.
        let mut begun = false;
        // Where each role's last wording ends, and what it weighs.
        let mut last = [(0, 0.0f32); COUNT];
        let mut at = 0;
        while let Some((first, hash)) = words.hashed() {
            if let Some(Entry { rows, next }) = self.0.get_hashed(first, hash)
                && next & words.mark() != 0
            {
                for hit in heaviest(rows, !begun, words.clone()).iter().flatten().flatten() {
                    let end = at + hit.words.split(' ').count();
                    let Some(last) = last.get_mut(hit.role) else { continue };
                    if end > last.0 || hit.weight > last.1 {
                        *last = (end, hit.weight);
                        hits.push(*hit);
                    }
                }
            }
            begun = begun || first == "©" || first.chars().any(char::is_alphabetic);
            at += 1;
        }
    }
}

/// Of the wordings that begin with a word, and go on in those after it, the heaviest of each role. Most words that may
/// begin a wording begin none.
#[inline(never)] // see `analyze`
fn heaviest(rows: &[Row], opens: bool, after: Words) -> Option<[Option<Hit>; COUNT]> {
    let mut found: Option<[Option<Hit>; COUNT]> = None;
    let next = after.begins();
    // Of equal ones the last in the lexicon.
    for Row { hit, at, count, rest } in rows.iter().rev() {
        let fits = match at {
            At::Start => opens,
            At::Anywhere => true,
            At::Whole => opens && after.clone().nth(*count).is_none(),
        };
        if fits
            && may_begin(next, rest)
            && begins(after.clone(), rest)
            && let Some(best) = found.get_or_insert([None; COUNT]).get_mut(hit.role)
            && best.is_none_or(|b| b.weight < hit.weight)
        {
            *best = Some(*hit);
        }
    }
    found
}

/// Whether the words of a text are what they are when [`plain`] has folded it, but for the case of ASCII letters: there
/// are none with letters beyond ASCII, only marks and spaces between them.
fn is_folded(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| !byte.is_ascii()) {
        rest = match rest.get(at..) {
            Some([0xc2, 0xa0 | 0xa3 | 0xa9 | 0xab | 0xae | 0xb7 | 0xbb, rest @ ..]) => rest,
            // U+2000 to U+203F, but not the space of no width, which parts no words.
            Some([0xe2, 0x80, third, rest @ ..]) if *third != 0x8b => rest,
            _ => return false,
        };
    }
    true
}

/// The words of a folded text: runs of letters and digits; © and a colon are words of their own.
#[derive(Clone)]
struct Words<'a> {
    folded: &'a str,
    at: usize,
}

impl<'a> Words<'a> {
    /// Where the next word begins.
    #[inline]
    fn start(&self) -> Option<usize> {
        let mut at = self.at;
        loop {
            let byte = *self.folded.as_bytes().get(at)?;
            match class(byte) {
                known if known & LETTER != 0 || byte == b':' => return Some(at),
                BEYOND => match char_at(self.folded, at)? {
                    c if c.is_alphanumeric() || c == '©' => return Some(at),
                    c => at += c.len_utf8(),
                },
                _ => at += 1,
            }
        }
    }

    /// The first letter of the next word.
    fn begins(&self) -> Option<u8> {
        self.start().and_then(|at| self.folded.as_bytes().get(at)).map(u8::to_ascii_lowercase)
    }

    /// The marks of the wordings that the next word, if there is one, lets go on.
    fn mark(&self) -> u32 {
        match self.begins() {
            Some(b':') => u32::MAX,
            Some(first) => mark(first),
            None => ANY,
        }
    }

    /// The next word and its hash.
    #[inline]
    fn hashed(&mut self) -> Option<(&'a str, Hash)> {
        let start = self.start()?;
        let bytes = self.folded.as_bytes();
        let (mut end, mut hash) = (start, Hash::EMPTY);
        loop {
            (end, hash) = word_from(self.folded, end, hash);
            let beyond = match char_at(self.folded, end) {
                Some(c) if !c.is_ascii() && c.is_alphanumeric() => c,
                Some(sign) if end == start => sign,
                _ => break,
            };
            let signs = bytes.get(end..end + beyond.len_utf8()).unwrap_or_default();
            (end, hash) = (end + signs.len(), signs.iter().copied().fold(hash, Hash::and));
            if !beyond.is_alphanumeric() {
                break;
            }
        }
        self.at = end;
        Some((self.folded.get(start..end)?, hash))
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.hashed().map(|(word, _)| word)
    }
}

/// The first word of a wording, and the others.
fn take_word(wording: &str) -> (&str, &str) {
    let end = wording.bytes().position(|b| b == b' ').unwrap_or(wording.len());
    let (word, rest) = wording.split_at_checked(end).unwrap_or((wording, ""));
    (word, rest.get(1..).unwrap_or(""))
}

/// Whether the first letter of the next word lets it begin a wording.
fn may_begin(next: Option<u8>, wording: &str) -> bool {
    match wording.bytes().next() {
        None | Some(b'_' | b':') => true,
        wanted => wanted == next || next == Some(b':'),
    }
}

/// Whether words begin with a wording; colons between its words are passed over.
fn begins(words: Words, wording: &str) -> bool {
    let mut words = words.peekable();
    let mut wording = wording;
    while !wording.is_empty() {
        let (wanted, rest) = take_word(wording);
        wording = rest;
        while wanted != ":" && words.next_if(|w| *w == ":").is_some() {}
        match words.next() {
            Some(word) if word.eq_ignore_ascii_case(wanted) || (wanted == "_" && word != ":") => {}
            _ => return false,
        }
    }
    true
}

/// What hits amount to for each role: the heaviest whole, the next ones less. A single one in a long text proves
/// little.
#[inline(never)] // see `analyze`
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
