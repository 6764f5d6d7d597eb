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
    /// The first letter of the second word; [`ANY`] where any word, or none, goes on.
    next: u8,
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

/// No letter.
const ANY: u8 = 0;

/// One of some marks of a word by its first letter in lower case.
fn mark(first: u8) -> u32 {
    if first == ANY { u32::MAX } else { 1 << (first % 31) }
}

/// The mark of whatever comes next.
const ANYTHING: u32 = 1 << 31;

impl Index {
    fn of_all() -> Index {
        let all = ROLES.iter().enumerate().flat_map(|(role, (_, table))| {
            wordings(table).map(move |Wording { words, at, weight }| {
                let (first, rest) = take_word(words);
                let hit = Hit { role, words, weight, opens: at != At::Anywhere };
                let next = rest.bytes().next().filter(|first| !matches!(first, b'_' | b':')).unwrap_or(ANY);
                let row = Row { hit, at, count: words.split(' ').count(), rest, next };
                (first, Entry { rows: vec![row], next: mark(next) })
            })
        });
        Index(Table::joined(all, |known, more| {
            known.rows.extend(more.rows);
            known.next |= more.next;
        }))
    }

    /// The wordings in a text; of those that start at the same word for the same role, the heaviest, and none that
    /// stands within a heavier one. `words` is room for the words of one text.
    #[inline(never)] // see `analyze`
    pub fn find(&self, text: &str, words: &mut Vec<Word>, hits: &mut Vec<Hit>) {
        hits.clear();
        // Words are compared whatever the case of ASCII letters.
        let folded = if is_folded(text) { Cow::Borrowed(text) } else { Cow::Owned(plain(text)) };
        split(&folded, words);
        // A block may begin with a mark or a number.
        let mut begun = false;
        // Where each role's last wording ends, and what it weighs.
        let mut last = [(0, 0.0f32); COUNT];
        for at in 0..words.len() {
            let Some((word, after)) = words.get(at..).and_then(<[Word]>::split_first) else { break };
            let first = word.of(&folded);
            let after = After { folded: &folded, words: after };
            if let Some(Entry { rows, next }) = self.0.get_hashed(first, word.hash)
                && next & after.mark() != 0
            {
                for row in after.heaviest(rows, !begun).iter().flatten().flatten() {
                    let Some(last) = last.get_mut(row.hit.role) else { continue };
                    let end = at + row.count;
                    if end > last.0 || row.hit.weight > last.1 {
                        *last = (end, row.hit.weight);
                        hits.push(row.hit);
                    }
                }
            }
            begun = begun || first == "©" || first.chars().any(char::is_alphabetic);
        }
    }
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

/// A word of a folded text: a run of letters and digits; © and a colon are words of their own.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    start: u32,
    end: u32,
    hash: Hash,
    /// The first letter in lower case.
    first: u8,
}

impl Word {
    fn of<'a>(&self, folded: &'a str) -> &'a str {
        folded.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// The words of a folded text.
#[inline(never)] // see `analyze`
fn split(folded: &str, words: &mut Vec<Word>) {
    words.clear();
    let bytes = folded.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (start, class) = (at, class(byte));
        let (mut end, mut hash) = (at, Hash::EMPTY);
        if class & LETTER == 0 {
            let sign = match byte {
                b':' => ':',
                _ if class & BEYOND == 0 => {
                    at += 1;
                    continue;
                }
                _ => char_at(folded, at).unwrap_or(' '),
            };
            end += sign.len_utf8();
            if !matches!(sign, ':' | '©') && !sign.is_alphanumeric() {
                at = end;
                continue;
            }
            hash = bytes.get(start..end).unwrap_or_default().iter().copied().fold(hash, Hash::and);
            if !sign.is_alphanumeric() {
                words.push(Word { start: start as u32, end: end as u32, hash, first: byte });
                at = end;
                continue;
            }
        }
        loop {
            (end, hash) = word_from(folded, end, hash);
            let beyond = char_at(folded, end).filter(|c| !c.is_ascii() && c.is_alphanumeric());
            let Some(beyond) = beyond else { break };
            let signs = bytes.get(end..end + beyond.len_utf8()).unwrap_or_default();
            (end, hash) = (end + signs.len(), signs.iter().copied().fold(hash, Hash::and));
        }
        words.push(Word { start: start as u32, end: end as u32, hash, first: byte.to_ascii_lowercase() });
        at = end;
    }
}

/// What comes after a word of a folded text.
#[derive(Clone, Copy)]
struct After<'a> {
    folded: &'a str,
    words: &'a [Word],
}

impl After<'_> {
    /// The marks of the wordings that they let go on.
    fn mark(&self) -> u32 {
        match self.words.first() {
            // Colons between words are passed over.
            Some(Word { first: b':', .. }) => u32::MAX,
            Some(word) => mark(word.first),
            None => ANYTHING,
        }
    }

    /// Of the wordings that begin with the word before, and go on in these, the heaviest of each role; of equal ones the
    /// last in the lexicon. Most words that may begin a wording begin none.
    #[inline(never)] // see `analyze`
    fn heaviest<'r>(&self, rows: &'r [Row], opens: bool) -> Option<[Option<&'r Row>; COUNT]> {
        let mut found: Option<[Option<&Row>; COUNT]> = None;
        let next = self.words.first().map_or(ANY, |word| word.first);
        for row in rows.iter().rev() {
            // Colons between words are passed over.
            if row.next != next && row.next != ANY && next != b':' {
                continue;
            }
            let fits = match row.at {
                At::Start => opens,
                At::Anywhere => true,
                At::Whole => opens && self.words.len() <= row.count,
            };
            if fits
                && self.begin(row.rest)
                && let Some(best) = found.get_or_insert([None; COUNT]).get_mut(row.hit.role)
                && best.is_none_or(|b| b.hit.weight < row.hit.weight)
            {
                *best = Some(row);
            }
        }
        found
    }

    /// Whether they begin with a wording; colons between its words are passed over.
    fn begin(&self, wording: &str) -> bool {
        let (mut words, mut wording) = (self.words.iter(), wording);
        while !wording.is_empty() {
            let (wanted, rest) = take_word(wording);
            wording = rest;
            let Some(word) = words.find(|word| wanted == ":" || word.first != b':') else { return false };
            if wanted != "_" && !word.of(self.folded).eq_ignore_ascii_case(wanted) {
                return false;
            }
        }
        true
    }
}

/// The first word of a wording, and the others.
fn take_word(wording: &str) -> (&str, &str) {
    let end = wording.bytes().position(|b| b == b' ').unwrap_or(wording.len());
    let (word, rest) = wording.split_at_checked(end).unwrap_or((wording, ""));
    (word, rest.get(1..).unwrap_or(""))
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
        let (mut words, mut hits) = (Vec::new(), Vec::new());
        ALL.find(text, &mut words, &mut hits);
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
