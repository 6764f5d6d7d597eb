//! What the rules know of words: sorted tables, and how to look words up in them.

/// A table of words as one string, each followed by a space: where each begins needs no place then.
macro_rules! words {
    ($($word:literal),* $(,)?) => { concat!($($word, " "),*) };
}

mod beyond_english;
mod function;
mod names;
mod people;
mod sources;
mod verbs;

use crate::table::{Hash, Lazy, Table};
pub use beyond_english::COMPOUNDS;
use beyond_english::{
    FRENCH_LINKS, FRENCH_SAY, GERMAN_LINKS, GERMAN_SAY, PORTUGUESE_LINKS, PORTUGUESE_SAY, SPANISH_LINKS,
    SPANISH_SAY,
};
pub use function::{
    BELONGS, BODIES, CLOSE, COMPLETES, COUNTS, DAYS, HEARERS, JUDGING, LISTING, NUMBERS, OF_THINGS, OFFICES,
    PAUSES, POSSESSIVES, QUESTIONS,
};
use std::ops::Deref;
use verbs::{CALL as CALL_VERBS, SAY as SAY_VERBS};
pub use verbs::{PHRASAL, PLURALS, TAKES};

/// Tables that a word may be in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Set(u64);

impl Set {
    /// The words of either.
    pub const fn or(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    /// The tables, a bit each, in the order below: the lowest [`TABLES`] bits.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

macro_rules! sets {
    (own $($own:ident)*; shared $($shared:ident = $words:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { $($own,)* $($shared),* }
        $(#[allow(missing_docs)] pub const $own: Set = Set(1 << Number::$own as u64);)*
        $(#[doc = concat!("Those of `", stringify!($words), "`.")] pub const $shared: Set = Set(1 << Number::$shared as u64);)*
        /// How many tables there are.
        pub const TABLES: usize = [$(Number::$own as u8,)* $(Number::$shared as u8),*].len();
        /// The tables that are the same for every language.
        const SHARED: &[(Set, &str)] = &[$(($shared, $words)),*];
    };
}

// The order is that of signs that were weighed (see `clause`): whoever changes it fits their weights again.
sets! {
    // What each language has of its own, see `Lexicon::own`, and the first words of `PHRASAL`.
    own SAY CALL HE SHE THEY ARTICLES EDGES OPENING AUXILIARIES TAGS PUTS;
    shared
    ABBREVIATIONS = function::ABBREVIATIONS;
    COMMANDS = function::COMMANDS;
    COMMON = function::COMMON;
    HELPERS = function::HELPERS;
    JOINS = function::JOINS;
    WHENS = function::WHENS;
    WHETHER = function::WHETHER;
    LEADING = function::LEADING;
    LINKS = function::LINKS;
    MODALS = function::MODALS;
    NAMING = function::NAMING;
    NOBODY = function::NOBODY;
    OWN = function::OWN;
    SUBORDINATORS = function::SUBORDINATORS;
    TALK = function::TALK;
    TERMS = function::TERMS;
    THAT = function::THAT;
    TIMES = function::TIMES;
    WORKS = function::WORKS;
    MEN = names::MEN;
    WOMEN = names::WOMEN;
    ARTICLES_OF_NAMES = people::ARTICLES_OF_NAMES;
    FEMALE = people::FEMALE;
    MALE = people::MALE;
    ROLES = people::ROLES;
    TITLES = people::TITLES;
    SOURCES = sources::SOURCES;
    ASKS = verbs::ASKS;
    CLAUSE_ONLY = verbs::CLAUSE_ONLY;
    GOVERNS = verbs::GOVERNS;
    SAYINGS = verbs::SAYINGS;
    SPEAKS = verbs::SPEAKS;
    TELLS = verbs::TELLS;
    WEAK = verbs::WEAK;
}

/// A word in lower case, with the tables it is in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word<'a> {
    /// Its letters.
    pub text: &'a str,
    /// Its tables.
    pub sets: Set,
}

impl Deref for Word<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.text
    }
}

impl PartialEq<str> for Word<'_> {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Word<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

/// Pronouns.
pub const PRONOUNS: Set = HE.or(SHE).or(THEY);

/// Whether a word is in a table, or in one of several.
pub fn has(set: Set, word: Word) -> bool {
    word.sets.0 & set.0 != 0
}

/// What a verb before, after or between quotations does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reports speech and takes a clause: "said".
    Say,
    /// Reports what somebody calls or thinks of something: its words are quoted, not told.
    Call,
}

impl Verb {
    /// What a word does as a verb.
    pub fn of(word: Word) -> Option<Verb> {
        if has(SAY, word) {
            return Some(Verb::Say);
        }
        has(CALL, word).then_some(Verb::Call)
    }
}

/// What is known of one language.
pub struct Lexicon {
    /// Its own tables: reporting verbs ([`SAY`], [`CALL`]); pronouns for a man ([`HE`]), for a woman ([`SHE`]), for several and
    /// those that name nobody of the article ([`THEY`]); articles and possessives ([`ARTICLES`]); words that end a noun
    /// phrase or begin an adverbial ([`EDGES`]); words that begin with a capital only where a sentence begins ([`OPENING`]);
    /// auxiliaries that may stand between a quotation and its verb ([`AUXILIARIES`]: "a déclaré"); words that attribute
    /// only right after a quotation ([`TAGS`]: "so Ebner").
    own: &'static [(Set, &'static str)],
    /// How many words a noun phrase has at most; where verbs cannot be told from nouns, few.
    pub longest: usize,
    /// Whether the weights of the choice among candidates were fitted on it.
    pub weighed: bool,
    /// Whether verbs may stand without a subject.
    pub drops: bool,
    /// Where the subject follows the verb when something else begins the clause ("Auf der Brücke sagte Ebner"): the words
    /// that close what tells when ("Tage später sagte Ebner"). None where it does not follow.
    pub inverts: &'static [&'static str],
    /// Small words between a subject and its verb: "il se dit", "elle y croit".
    pub clitics: &'static [&'static str],
    /// "according": the prepositions that name a source, and the word that must follow each.
    pub according: &'static [(&'static str, &'static str)],
    /// Whether the cue may stand within the marks, and a dash open a dialogue.
    pub incised: bool,
    /// Whether a comma may stand between a verb and what it reports.
    pub comma_clause: bool,
    /// Whether a full stop after a figure makes an ordinal: "am 3. Mai".
    pub ordinals: bool,
    /// All of its tables and those of every language, hashed.
    hashed: &'static Lazy<Set>,
}

impl Lexicon {
    /// A word in lower case with its tables.
    pub fn word<'a>(&self, text: &'a str) -> Word<'a> {
        Word { text, sets: self.hashed.get(text).copied().unwrap_or_default() }
    }

    /// Like [`Lexicon::word`]; a word of ASCII letters may bring its hash.
    pub fn word_of<'a>(&self, text: &'a str, hash: Option<Hash>) -> Word<'a> {
        let Some(hash) = hash else { return self.word(text) };
        Word { text, sets: self.hashed.get_hashed(text, hash).copied().unwrap_or_default() }
    }

    /// Whether a word is a calling, of one or of many: "mayor", "engineers".
    pub fn calling(&self, word: Word) -> bool {
        has(ROLES, word) || has(ROLES, self.of_one(word))
    }

    /// A word without the "s" of several.
    fn of_one<'w>(&self, word: Word<'w>) -> Word<'w> {
        word.text.strip_suffix('s').map_or(word, |one| self.word(one))
    }

    /// Whether a word is a noun for somebody, or for a document, that may be said to speak.
    pub fn may_speak(&self, word: Word) -> bool {
        has(SOURCES, word) || has(SOURCES, self.of_one(word)) || self.calling(word)
    }

    fn hash(&self) -> Table<Set> {
        let tables = self.own.iter().chain(SHARED);
        let words = tables.flat_map(|(set, words)| words.split_terminator(' ').map(|word| (word, *set)));
        Table::joined(words.chain(PHRASAL.iter().map(|(first, _)| (*first, PUTS))), |known, new| {
            *known = known.or(new)
        })
    }
}

/// The lexicon of a BCP 47 language; English where there is no other.
pub fn of(language: Option<&str>) -> &'static Lexicon {
    match language.and_then(|l| l.get(..2)).unwrap_or("en") {
        "fr" => &FRENCH,
        "es" => &SPANISH,
        "de" => &GERMAN,
        "pt" => &PORTUGUESE,
        _ => &ENGLISH,
    }
}

static ENGLISH_WORDS: Lazy<Set> = Lazy::new(|| ENGLISH.hash());

const ENGLISH: Lexicon = Lexicon {
    own: &[
        (SAY, SAY_VERBS),
        (CALL, CALL_VERBS),
        (HE, words!["he"]),
        (SHE, words!["she"]),
        (THEY, words!["i", "it", "one", "some", "they", "we", "you"]),
        (
            ARTICLES,
            words![
                "a", "an", "another", "both", "her", "his", "its", "many", "my", "one", "our", "several",
                "some", "that", "the", "their", "these", "this", "those", "two",
            ],
        ),
        (EDGES, function::LINKS),
        (OPENING, function::COMMON),
        (TAGS, verbs::BESIDE),
    ],
    longest: 7,
    weighed: true,
    drops: false,
    inverts: &[],
    clitics: &[],
    according: &[("according", "to")],
    incised: false,
    comma_clause: false,
    ordinals: false,
    hashed: &ENGLISH_WORDS,
};

static FRENCH_WORDS: Lazy<Set> = Lazy::new(|| FRENCH.hash());

const FRENCH: Lexicon = Lexicon {
    own: &[
        (SAY, FRENCH_SAY),
        (HE, words!["il", "lui"]),
        (SHE, words!["elle"]),
        (THEY, words!["cela", "elles", "ils", "je", "l'on", "nous", "on", "vous", "ça"]),
        (
            ARTICLES,
            words![
                "ce", "ces", "cet", "cette", "des", "l", "la", "le", "les", "leur", "leurs", "notre", "sa",
                "ses", "son", "un", "une",
            ],
        ),
        (EDGES, FRENCH_LINKS),
        (OPENING, FRENCH_LINKS),
        (AUXILIARIES, words!["a", "ai", "aurait", "avaient", "avait", "ont"]),
    ],
    longest: 3,
    weighed: false,
    drops: false,
    inverts: &[],
    clitics: &["en", "lui", "leur", "m", "me", "n", "ne", "s", "se", "t", "te", "y"],
    according: &[("selon", ""), ("d'après", "")],
    incised: true,
    comma_clause: false,
    ordinals: false,
    hashed: &FRENCH_WORDS,
};

static SPANISH_WORDS: Lazy<Set> = Lazy::new(|| SPANISH.hash());

const SPANISH: Lexicon = Lexicon {
    own: &[
        (SAY, SPANISH_SAY),
        (HE, words!["él"]),
        (SHE, words!["ella"]),
        (THEY, words!["ellas", "ellos"]),
        (ARTICLES, words!["el", "la", "las", "los", "su", "sus", "un", "una"]),
        (EDGES, SPANISH_LINKS),
        (OPENING, SPANISH_LINKS),
        (AUXILIARIES, words!["ha", "había", "han"]),
    ],
    longest: 3,
    weighed: false,
    drops: true,
    inverts: &[],
    clitics: &["le", "les", "lo", "me", "no", "nos", "se", "te"],
    according: &[("según", "")],
    incised: true,
    comma_clause: false,
    ordinals: false,
    hashed: &SPANISH_WORDS,
};

static GERMAN_WORDS: Lazy<Set> = Lazy::new(|| GERMAN.hash());

const GERMAN: Lexicon = Lexicon {
    own: &[
        (SAY, GERMAN_SAY),
        (HE, words!["er"]),
        (SHE, words!["sie"]),
        (THEY, words!["alles", "dies", "es", "ich", "jemand", "man", "niemand", "wir"]),
        (
            ARTICLES,
            words![
                "das", "dem", "den", "der", "des", "die", "dieser", "ein", "eine", "einem", "einer", "ihr",
                "ihre", "ihrem", "ihrer", "sein", "seine", "seinem", "seiner",
            ],
        ),
        (EDGES, GERMAN_LINKS),
        (OPENING, GERMAN_LINKS),
        (AUXILIARIES, words!["haben", "hat", "hatte"]),
        (TAGS, words!["so"]),
    ],
    longest: 3,
    weighed: false,
    drops: false,
    inverts: &["später", "zuvor"],
    clitics: &["sich"],
    according: &[("laut", ""), ("nach", "angaben")],
    incised: false,
    comma_clause: true,
    ordinals: true,
    hashed: &GERMAN_WORDS,
};

static PORTUGUESE_WORDS: Lazy<Set> = Lazy::new(|| PORTUGUESE.hash());

const PORTUGUESE: Lexicon = Lexicon {
    own: &[
        (SAY, PORTUGUESE_SAY),
        (HE, words!["ele"]),
        (SHE, words!["ela"]),
        (THEY, words!["elas", "eles"]),
        (ARTICLES, words!["a", "as", "o", "os", "seu", "sua", "um", "uma"]),
        (EDGES, PORTUGUESE_LINKS),
        (OPENING, PORTUGUESE_LINKS),
        (AUXILIARIES, words!["tem", "tinha", "têm"]),
    ],
    longest: 3,
    weighed: false,
    drops: true,
    inverts: &[],
    clitics: &["lhe", "me", "não", "nos", "se", "te"],
    according: &[("segundo", ""), ("conforme", "")],
    incised: true,
    comma_clause: false,
    ordinals: false,
    hashed: &PORTUGUESE_WORDS,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        let own = [&ENGLISH, &FRENCH, &SPANISH, &GERMAN, &PORTUGUESE].into_iter().flat_map(|l| l.own);
        for (_, table) in own.chain(SHARED) {
            assert!(table.split_terminator(' ').is_sorted(), "{table:?}");
        }
        assert!(PHRASAL.is_sorted());
    }

    #[test]
    fn a_word_is_in_all_of_its_tables() {
        let said = ENGLISH.word("said");
        assert!(has(SAY, said) && has(SPEAKS, said) && !has(HE.or(TIMES), said));
        assert!(!has(SAY, FRENCH.word("said")) && has(SPEAKS, FRENCH.word("said")));
        assert!(has(HE.or(TIMES), ENGLISH.word("he")));
    }
}
