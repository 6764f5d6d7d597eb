//! Tables of words, hashed once: what is known of a word is one look-up, however many tables there are.

use std::sync::LazyLock;

/// Words as one string, each followed by a space, and what is known of each: where each begins needs no place then.
/// Made by `known!`.
pub type Known<V> = (&'static str, &'static [V]);

/// [`Known`] from pairs.
macro_rules! known {
    ($(($word:literal, $value:expr)),* $(,)?) => { (concat!($($word, " "),*), &[$($value),*]) };
}
pub(crate) use known;

/// A short list of words, each after a byte that says how long it is: such a list is one place in the module, where a
/// slice of words would have one for each of them, and is gone through as fast. Made by `list!`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct WordList(&'static [u8]);

/// A [`WordList`] of words.
macro_rules! list {
    ($($word:literal),* $(,)?) => {{
        const WORDS: &[&str] = &[$($word),*];
        const PACKED: [u8; $crate::table::WordList::size(WORDS)] = $crate::table::WordList::packed(WORDS);
        $crate::table::WordList::of(&PACKED)
    }};
}
pub(crate) use list;

#[expect(clippy::indexing_slicing, reason = "all of it happens when the module is compiled")]
impl WordList {
    /// How many bytes some words take in a list.
    pub const fn size(words: &[&str]) -> usize {
        let mut size = words.len();
        let mut at = 0;
        while at < words.len() {
            size += words[at].len();
            at += 1;
        }
        size
    }

    /// The bytes of a list of words.
    pub const fn packed<const SIZE: usize>(words: &[&str]) -> [u8; SIZE] {
        let mut packed = [0; SIZE];
        let (mut to, mut at) = (0, 0);
        while at < words.len() {
            let word = words[at].as_bytes();
            assert!(word.len() <= u8::MAX as usize);
            packed[to] = word.len() as u8;
            let mut from = 0;
            while from < word.len() {
                packed[to + 1 + from] = word[from];
                from += 1;
            }
            to += 1 + word.len();
            at += 1;
        }
        packed
    }

    /// The list of these bytes.
    pub const fn of(packed: &'static [u8]) -> WordList {
        WordList(packed)
    }
}

impl WordList {
    /// The words in their order.
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (length, after) = rest.split_first()?;
            let (word, after) = after.split_at_checked(usize::from(*length))?;
            rest = after;
            std::str::from_utf8(word).ok()
        })
    }

    /// Whether a word is one of them.
    pub fn has(self, word: &str) -> bool {
        self.any(word.len(), |known| known == word.as_bytes())
    }

    /// Whether a word, of which ASCII letters may be of either case, is one of them, which are in lower case.
    pub fn has_folded(self, word: &str) -> bool {
        self.any(word.len(), |known| known.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Whether one of the words that are so many bytes long is what is looked for.
    fn any(self, bytes: usize, is: impl Fn(&[u8]) -> bool) -> bool {
        let mut rest = self.0;
        while let Some((length, after)) = rest.split_first() {
            let length = usize::from(*length);
            if length == bytes && after.get(..length).is_some_and(&is) {
                return true;
            }
            rest = after.get(length..).unwrap_or_default();
        }
        false
    }
}

/// A table that is hashed when it is first asked.
pub type Lazy<V> = LazyLock<Table<V>>;

/// What is known of each word. The words are a lexicon's own, so that no page can choose them to collide.
pub struct Table<V> {
    /// Where a word is: the upper half of its hash, and its place among the entries, counted from 1.
    slots: Vec<u32>,
    entries: Vec<(&'static str, V)>,
}

impl<V: Copy> Table<V> {
    /// A table of words, each of which comes once.
    pub fn of(words: &[(&'static str, V)]) -> Self {
        Table::joined(words.iter().copied(), |_, _| ())
    }

    /// A table of words, each of which comes once.
    pub fn of_known((words, values): Known<V>) -> Self {
        Table::joined(words.split(' ').zip(values.iter().copied()), |_, _| ())
    }
}

impl Table<()> {
    /// A table of words of which nothing more is known.
    pub fn of_words(words: &[&'static str]) -> Self {
        Table::joined(words.iter().map(|word| (*word, ())), |_, _| ())
    }
}

impl<V> Table<V> {
    /// A table of words; what is known of a word that comes twice is brought together.
    pub fn joined(words: impl IntoIterator<Item = (&'static str, V)>, join: impl Fn(&mut V, V)) -> Self {
        let words: Vec<_> = words.into_iter().take(HALF as usize).collect();
        let mut table = Table {
            slots: vec![0; (words.len() * 2).next_power_of_two().max(2)],
            entries: Vec::with_capacity(words.len()),
        };
        for (word, value) in words {
            match table.find(word) {
                Ok(at) => {
                    if let Some((_, known)) = table.entries.get_mut(at) {
                        join(known, value);
                    }
                }
                Err(free) => {
                    table.entries.push((word, value));
                    if let Some(slot) = table.slots.get_mut(free) {
                        *slot = Hash::of(word).mixed() & !HALF | table.entries.len() as u32;
                    }
                }
            }
        }
        table
    }

    /// What is known of a word.
    #[inline]
    pub fn get(&self, word: &str) -> Option<&V> {
        let at = self.find(word).ok()?;
        self.entries.get(at).map(|(_, value)| value)
    }

    /// What is known of a word, of which ASCII letters may be of either case; the table's words are in lower case.
    #[inline]
    pub fn get_folded(&self, word: &str) -> Option<&V> {
        self.get_hashed(word, Hash::of(word))
    }

    /// Like [`Table::get_folded`], for whoever has hashed the word already.
    #[inline]
    pub fn get_hashed(&self, word: &str, hash: Hash) -> Option<&V> {
        let at = self.find_by(hash, |known| known.eq_ignore_ascii_case(word)).ok()?;
        self.entries.get(at).map(|(_, value)| value)
    }

    fn find(&self, word: &str) -> Result<usize, usize> {
        self.find_by(Hash::of(word), |known| known == word)
    }

    /// The place of a word among the entries, or the free slot where it would be.
    #[inline]
    fn find_by(&self, hash: Hash, is: impl Fn(&str) -> bool) -> Result<usize, usize> {
        let hash = hash.mixed();
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        // No more than half of the slots are taken.
        while let Some(slot) = self.slots.get(at).filter(|slot| **slot != 0) {
            let place = (slot & HALF) as usize - 1;
            if (slot ^ hash) <= HALF && self.entries.get(place).is_some_and(|(known, _)| is(known)) {
                return Ok(place);
            }
            at = (at + 1) & last;
        }
        Err(at)
    }
}

/// The lower half of a slot.
const HALF: u32 = 0xffff;

/// A word's hash, the same for all cases of ASCII letters. It is made byte by byte, so that whoever looks for the end of
/// a word has it by the way (FNV-1a, by Fowler, Noll and Vo).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(u32);

impl Hash {
    /// That of no bytes.
    pub const EMPTY: Hash = Hash(0x811c_9dc5);

    /// That of a word.
    #[inline]
    pub fn of(word: &str) -> Hash {
        word.bytes().fold(Hash::EMPTY, Hash::and)
    }

    /// That of one byte more.
    #[inline]
    pub fn and(self, byte: u8) -> Hash {
        Hash((self.0 ^ u32::from(byte | 0x20)).wrapping_mul(0x0100_0193))
    }

    /// With the upper half mixed into the lower.
    #[inline]
    fn mixed(self) -> u32 {
        self.0 ^ self.0 >> 15
    }
}

/// A text's hash: four bytes at a time, the last four or all of fewer.
pub fn hash_of(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let mix = |hash: u32, four: u32| (hash.rotate_left(5) ^ four).wrapping_mul(0x9e37_79b1);
    let fours = bytes.as_chunks().0.iter();
    let hash = fours.fold(bytes.len() as u32, |hash, four| mix(hash, u32::from_le_bytes(*four)));
    let last = match bytes.last_chunk() {
        Some(four) => u32::from_le_bytes(*four),
        None => bytes.iter().fold(0, |last, byte| last << 8 | u32::from(*byte)),
    };
    let hash = mix(hash, last);
    hash ^ hash >> 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_words_and_no_others() {
        let list = list!["oak", "höher", ""];
        assert!(list.iter().eq(["oak", "höher", ""]));
        assert_eq!(
            ["oak", "Oak", "höher", "her", "oa", "", "k"].map(|word| list.has(word)),
            [true, false, true, false, false, true, false]
        );
        assert_eq!(
            ["OAK", "Höher", "HÖHER", "ask"].map(|word| list.has_folded(word)),
            [true, true, false, false]
        );
        assert!(!list![].has(""));
    }

    #[test]
    fn every_word_is_found_and_no_other() {
        let words = ["oak", "elm", "fir", "oak", ""];
        let table = Table::joined(words.into_iter().zip(1..), |known, new| *known += new);
        let found: Vec<_> = ["oak", "elm", "fir", "", "ash", "oaks"].map(|w| table.get(w).copied()).to_vec();
        assert_eq!(found, [Some(5), Some(2), Some(3), Some(5), None, None]);
        assert_eq!(Table::<u8>::of(&[]).get("oak"), None);
    }

    #[test]
    fn many_words_keep_what_is_theirs() {
        let words: Vec<&'static str> =
            (0..20_000).map(|n| &*Box::leak(format!("w{n}").into_boxed_str())).collect();
        let table = Table::joined(words.iter().copied().zip(0..), |_, _| ());
        assert!(words.iter().enumerate().all(|(n, word)| table.get(word) == Some(&n)));
    }
}
