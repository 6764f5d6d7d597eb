//! What the rules know of words: sorted tables, and how to look words up in them.

mod beyond_english;
mod function;
mod names;
mod people;
mod sources;
mod verbs;

use crate::text::order;
use beyond_english::{
    FRENCH_LINKS, FRENCH_SAY, GERMAN_LINKS, GERMAN_SAY, PORTUGUESE_LINKS, PORTUGUESE_SAY, SPANISH_LINKS,
    SPANISH_SAY,
};
pub use function::{
    ABBREVIATIONS, COMMON, HELPERS, JUDGING, LINKS, NAMING, OWN, SUBORDINATORS, TALK, TERMS, THAT, TIMES,
    WORKS,
};
pub use names::{MEN, WOMEN};
pub use people::{ARTICLES_OF_NAMES, FEMALE, MALE, ROLES, TITLES};
pub use sources::SOURCES;
use verbs::{CALL, SAY};
pub use verbs::{CLAUSE_ONLY, GOVERNS, PHRASAL, SAYINGS, SPEAKS, TELLS, WEAK};

/// What a verb before, after or between quotations does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// Reports speech and takes a clause: "said".
    Say,
    /// Reports what somebody calls or thinks of something: its words are quoted, not told.
    Call,
}

/// What is known of one language.
#[derive(Debug)]
pub struct Lexicon {
    say: &'static [&'static str],
    call: &'static [&'static str],
    /// Pronouns for a man.
    pub he: &'static [&'static str],
    /// Pronouns for a woman.
    pub she: &'static [&'static str],
    /// Pronouns for several, and those that name nobody of the article.
    pub they: &'static [&'static str],
    /// Articles and possessives.
    pub articles: &'static [&'static str],
    /// How many words a noun phrase has at most; where verbs cannot be told from nouns, few.
    pub longest: usize,
    /// Whether the weights of the choice among candidates were fitted on it.
    pub weighed: bool,
    /// Whether verbs may stand without a subject.
    pub drops: bool,
    /// "according": the prepositions that name a source, and the word that must follow each.
    pub according: &'static [(&'static str, &'static str)],
    /// Words that end a noun phrase or begin an adverbial.
    links: &'static [&'static str],
    /// Words that begin with a capital only where a sentence begins.
    common: &'static [&'static str],
    /// Auxiliaries that may stand between a quotation and its verb: "a déclaré".
    pub auxiliaries: &'static [&'static str],
    /// Words that attribute only right after a quotation: "so Ebner".
    pub tags: &'static [&'static str],
    /// Whether the cue may stand within the marks, and a dash open a dialogue.
    pub incised: bool,
    /// Whether a comma may stand between a verb and what it reports.
    pub comma_clause: bool,
    /// Whether a full stop after a figure makes an ordinal: "am 3. Mai".
    pub ordinals: bool,
}

impl Lexicon {
    /// Whether a word ends a noun phrase or begins an adverbial.
    pub fn link(&self, word: &str) -> bool {
        has(self.links, word)
    }

    /// Whether a word begins with a capital only where a sentence begins.
    pub fn common(&self, word: &str) -> bool {
        has(self.common, word)
    }

    /// Whether a word is one of this language's pronouns.
    pub fn is_pronoun(&self, word: &str) -> bool {
        [self.he, self.she, self.they].iter().any(|table| has(table, word))
    }

    /// What a word does as a verb.
    pub fn verb(&self, word: &str) -> Option<Verb> {
        if has(self.say, word) {
            return Some(Verb::Say);
        }
        has(self.call, word).then_some(Verb::Call)
    }
}

/// Whether a sorted table has a word.
pub fn has(table: &[&str], word: &str) -> bool {
    table.binary_search_by(|known| order(known, word)).is_ok()
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

const ENGLISH: Lexicon = Lexicon {
    say: SAY,
    call: CALL,
    he: &["he"],
    she: &["she"],
    they: &["i", "it", "one", "some", "they", "we", "you"],
    articles: &[
        "a", "an", "another", "both", "her", "his", "its", "many", "my", "one", "our", "several", "some",
        "that", "the", "their", "these", "this", "those", "two",
    ],
    longest: 7,
    weighed: true,
    drops: false,
    according: &[("according", "to")],
    links: LINKS,
    common: COMMON,
    auxiliaries: &[],
    tags: &[],
    incised: false,
    comma_clause: false,
    ordinals: false,
};

const FRENCH: Lexicon = Lexicon {
    say: FRENCH_SAY,
    call: &[],
    he: &["il", "lui"],
    she: &["elle"],
    they: &["elles", "ils", "je", "nous", "on", "vous"],
    articles: &[
        "ce", "ces", "cet", "cette", "des", "l", "la", "le", "les", "leur", "leurs", "notre", "sa", "ses",
        "son", "un", "une",
    ],
    longest: 3,
    weighed: false,
    drops: false,
    according: &[("selon", ""), ("d'après", "")],
    links: FRENCH_LINKS,
    common: FRENCH_LINKS,
    auxiliaries: &["a", "ai", "aurait", "avaient", "avait", "ont"],
    tags: &[],
    incised: true,
    comma_clause: false,
    ordinals: false,
};

const SPANISH: Lexicon = Lexicon {
    say: SPANISH_SAY,
    call: &[],
    he: &["él"],
    she: &["ella"],
    they: &["ellas", "ellos"],
    articles: &["el", "la", "las", "los", "su", "sus", "un", "una"],
    longest: 3,
    weighed: false,
    drops: true,
    according: &[("según", "")],
    links: SPANISH_LINKS,
    common: SPANISH_LINKS,
    auxiliaries: &["ha", "había", "han"],
    tags: &[],
    incised: true,
    comma_clause: false,
    ordinals: false,
};

const GERMAN: Lexicon = Lexicon {
    say: GERMAN_SAY,
    call: &[],
    he: &["er"],
    she: &["sie"],
    they: &[],
    articles: &[
        "das", "dem", "den", "der", "des", "die", "dieser", "ein", "eine", "einem", "einer", "ihr", "ihre",
        "ihrem", "ihrer", "sein", "seine", "seinem", "seiner",
    ],
    longest: 3,
    weighed: false,
    drops: false,
    according: &[("laut", ""), ("nach", "angaben")],
    links: GERMAN_LINKS,
    common: GERMAN_LINKS,
    auxiliaries: &["haben", "hat", "hatte"],
    tags: &["so"],
    incised: false,
    comma_clause: true,
    ordinals: true,
};

const PORTUGUESE: Lexicon = Lexicon {
    say: PORTUGUESE_SAY,
    call: &[],
    he: &["ele"],
    she: &["ela"],
    they: &["elas", "eles"],
    articles: &["a", "as", "o", "os", "seu", "sua", "um", "uma"],
    longest: 3,
    weighed: false,
    drops: true,
    according: &[("segundo", ""), ("conforme", "")],
    links: PORTUGUESE_LINKS,
    common: PORTUGUESE_LINKS,
    auxiliaries: &["tem", "tinha", "têm"],
    tags: &[],
    incised: true,
    comma_clause: false,
    ordinals: false,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in
            [SAY, CALL, FRENCH_SAY, SPANISH_SAY, GERMAN_SAY, PORTUGUESE_SAY, MEN, WOMEN, TITLES, ROLES, MALE]
        {
            assert!(table.is_sorted());
        }
        for table in [
            FRENCH_LINKS,
            SPANISH_LINKS,
            GERMAN_LINKS,
            PORTUGUESE_LINKS,
            FEMALE,
            ABBREVIATIONS,
            CLAUSE_ONLY,
            COMMON,
            GOVERNS,
            LINKS,
            HELPERS,
            JUDGING,
            NAMING,
            TALK,
            ARTICLES_OF_NAMES,
            OWN,
            SAYINGS,
            SOURCES,
            SUBORDINATORS,
            TELLS,
            TERMS,
            THAT,
            TIMES,
            WEAK,
            WORKS,
        ] {
            assert!(table.is_sorted());
        }
        assert!(PHRASAL.is_sorted());
    }
}
