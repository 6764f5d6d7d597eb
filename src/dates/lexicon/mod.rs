//! Data: the words of time, a table for each language, all on the same mechanisms. No code but the look-up.

mod english;
mod french;
mod german;
mod portuguese;
mod spanish;

use super::when::Feast;
use super::words::{LONGEST, Lex, lower};
use crate::table::{Hash, Known, Lazy, Table, WordList, list};

/// What is known of a language.
pub struct Language {
    /// Its words, sorted.
    pub words: Known<Lex>,
    /// The same, hashed.
    pub hashed: &'static Lazy<Lex>,
    /// Which of the tables that tell the tense a word is in, hashed: bits of [`told`].
    pub told: &'static Lazy<u32>,
    /// Names of feasts in lower case, sorted.
    pub feasts: &'static [(&'static str, Feast)],
    /// Whether 7/6 is the sixth of July.
    pub month_first: bool,
    /// Whether "19h" is a time of day.
    pub hour_suffix: bool,
    /// Whether "7." before a month is a day.
    pub day_stop: bool,
    /// Whether months are written with a capital.
    pub capital_months: bool,
    /// Whether a word like "of" stands between month and year.
    pub of_year: bool,
    /// Prepositions that lean ahead: "by", "until". Sorted.
    pub until: WordList,
    /// Prepositions of time: "in", "during". Sorted.
    pub inside: WordList,
    /// Words before a time of day. Sorted.
    pub at: WordList,
    /// What tells the tense.
    pub tenses: Tenses,
    /// Whether "the next day" is counted from the date told last.
    pub the_next_is_told: bool,
    /// Words before what figures are compared with. Sorted.
    pub comparing: WordList,
    /// Verbs that begin a sentence which bids a reader do something. Sorted.
    pub commanding: WordList,
    /// Past forms of verbs of speaking. Sorted.
    pub speaking: WordList,
    /// Words that begin a description of what stands before. Sorted.
    pub describing: WordList,
    /// Small words that may follow a date, so that a number before them counts nothing. Sorted.
    pub small: WordList,
    /// Prepositions before a month. Sorted.
    pub month_before: WordList,
    /// Prepositions that stand before names as often as before months. Sorted.
    pub name_before: WordList,
    /// Prepositions before a year. Sorted.
    pub year_before: WordList,
    /// Words after which figures are a number, not a year. Sorted.
    pub numbered: WordList,
    /// Prepositions that make a length of the period after them. Sorted.
    pub lasting: WordList,
    /// Nouns that figures before them count. Sorted.
    pub counted: WordList,
    /// Words that make a title with the weekday or feast before them. Sorted.
    pub titled: WordList,
    /// Words after a number that make it no day of the month. Sorted.
    pub no_day_after: WordList,
    /// Words before "a week" that make it a length. Sorted.
    pub length_before: WordList,
    /// Words before a bare plural that make it a length. Sorted.
    pub bare_before: WordList,
    /// Words before "period" that change nothing. Sorted.
    pub comparable: WordList,
    /// Whether "last", "next" stand after the noun.
    pub postposed: bool,
    /// Adjectives that may stand between a count and its unit. Sorted.
    pub between_count: WordList,
    /// Prepositions before a year that the story then goes on in. Sorted.
    pub year_leads: WordList,
    /// Articles that before a unit say how often as well as how long: "$3 a day". Sorted.
    pub rate_articles: WordList,
    /// Words at the start of a clause that link it to another. Sorted.
    pub leading: WordList,
    /// "And", between a number and a half, and between clauses. Sorted.
    pub and: WordList,
    /// Prepositions before a day. Sorted.
    pub on: WordList,
    /// "Than", after "more" or "less". Sorted.
    pub than: WordList,
    /// Adjectives of a future that is named by itself. Sorted.
    pub near_future: WordList,
    /// Prefixes of a year before a hyphen. Sorted.
    pub year_prefixes: WordList,
    /// Pronouns of one person as a subject. Sorted.
    pub persons: WordList,
    /// Words for whoever reads: "you". Sorted.
    pub hearers: WordList,
    /// "Before", which leans ahead where no tense tells. Sorted.
    pub before: WordList,
    /// Prepositions after which a date is past: "since". Sorted.
    pub since: WordList,
    /// "After". Sorted.
    pub after: WordList,
    /// Prepositions before a length that, told of what is to come, say when it is over. Sorted.
    pub ahead: WordList,
    /// Endings of words that rank one above all others: "driest".
    pub superlatives: &'static [&'static str],
    /// Words before "of" that what is named stands before. Sorted.
    pub ahead_of: WordList,
    /// Words between a length and "now". Sorted.
    pub from_now: WordList,
    /// Words between "week" and the day it holds. Sorted.
    pub week_links: WordList,
    /// Nouns after "today's" and "tomorrow's" that make them our times. Sorted.
    pub ours: WordList,
    /// Prepositions before "the year" that make it this year. Sorted.
    pub generic_before: WordList,
    /// Words that, with a capital, begin a sentence even after an abbreviation. Sorted.
    pub opening: WordList,
    /// Nouns of which "of the year" makes a part of this year. Sorted.
    pub parts: WordList,
    /// Pronouns that, as a subject, point to the day of publication: "it is the second day". Sorted.
    pub pointing: WordList,
    /// Words before a "last" that leaves its noun out: "this year than last". Sorted.
    pub elliptic: WordList,
    /// Pronouns that say whose something is. Sorted.
    pub owners: WordList,
    /// Makes of cars: the year before one is the model's. Sorted.
    pub makes: WordList,
    /// Words before the day something was looked up. Sorted.
    pub looked_up: WordList,
    /// Words after September 11 that mean the day of 2001. Sorted.
    pub attacks: WordList,
    /// Whether 9/11 is the day of 2001.
    pub nine_eleven: bool,
    /// The words before a count that make it "ago", one after the other.
    pub ago: WordList,
    /// Words after a number that make it an hour.
    pub hours: WordList,
}

/// The words that tell whether a clause speaks of the past or of what is to come. All tables are sorted.
pub struct Tenses {
    /// Words of what is to come.
    pub future: WordList,
    /// Those of them that say only that something may be or should be.
    pub possible: WordList,
    /// Words of the past.
    pub past: WordList,
    /// Endings of words of what is to come.
    pub future_endings: &'static [&'static str],
    /// Words of what is planned, past only after a perfect.
    pub due: WordList,
    /// Those of them that are due only after a form of "be" or before one of `due_links`.
    pub due_only_being: WordList,
    /// Words after what is due.
    pub due_links: WordList,
    /// Forms of "be".
    pub being: WordList,
    /// Words before "be" that leave the past form after it undone.
    pub undone: WordList,
    /// Words that with one of `due_only_being` before them tell what was done: "set aside".
    pub particles: WordList,
    /// Words before what was planned that make a remark of it: "as planned".
    pub remarking: WordList,
    /// Past forms, after "was", of what is done to plans that are given up or put off.
    pub called_off: WordList,
    /// Verbs, before one of `put_off_to`, that move something to a day to come. Sorted.
    pub put_off: WordList,
    /// Words between them and the day. Sorted.
    pub put_off_to: WordList,
    /// Words of the past that are infinitives too: "cut".
    pub unchanged: WordList,
    /// Adverbs that may stand before an infinitive: "not".
    pub between_verbs: WordList,
    /// Verbs in the present of what is arranged; with an ending they may be nouns.
    pub arranged: WordList,
    /// Words before such a word that make it a noun or an infinitive.
    pub no_subject: WordList,
    /// Words that put what is planned into the past.
    pub perfect: WordList,
    /// Verbs after which an infinitive is to come.
    pub promising: WordList,
    /// Words of the present, which before a day mostly mean what is to come.
    pub present: WordList,
    /// The word before an infinitive.
    pub infinitive: &'static str,
    /// Words after it that are no infinitive.
    pub no_verb: WordList,
    /// Endings of past forms.
    pub past_endings: &'static [&'static str],
    /// Words with such an ending, past or to come, that are none.
    pub not_by_ending: WordList,
}

/// The tables of [`Tenses`] that every word near a date is looked up in, as bits of a set.
pub mod told {
    /// [`super::Tenses::future`]
    pub const FUTURE: u32 = 1;
    /// [`super::Tenses::past`]
    pub const PAST: u32 = 1 << 1;
    /// [`super::Tenses::due`]
    pub const DUE: u32 = 1 << 2;
    /// [`super::Tenses::due_only_being`]
    pub const DUE_ONLY_BEING: u32 = 1 << 3;
    /// [`super::Tenses::arranged`]
    pub const ARRANGED: u32 = 1 << 4;
    /// [`super::Tenses::present`]
    pub const PRESENT: u32 = 1 << 5;
    /// [`super::Tenses::not_by_ending`]
    pub const NOT_BY_ENDING: u32 = 1 << 6;
}

impl Tenses {
    /// No words: what a language does not say stays so.
    const NONE: Tenses = Tenses {
        future: list![],
        possible: list![],
        past: list![],
        future_endings: &[],
        due: list![],
        due_only_being: list![],
        due_links: list![],
        being: list![],
        undone: list![],
        particles: list![],
        remarking: list![],
        called_off: list![],
        put_off: list![],
        put_off_to: list![],
        unchanged: list![],
        between_verbs: list![],
        arranged: list![],
        no_subject: list![],
        perfect: list![],
        promising: list![],
        present: list![],
        infinitive: "",
        no_verb: list![],
        past_endings: &[],
        not_by_ending: list![],
    };

    /// The words of the tables in [`told`], with a bit for each that a word is in.
    fn hashed(&self) -> Table<u32> {
        let tables = [
            (self.future, told::FUTURE),
            (self.past, told::PAST),
            (self.due, told::DUE),
            (self.due_only_being, told::DUE_ONLY_BEING),
            (self.arranged, told::ARRANGED),
            (self.present, told::PRESENT),
            (self.not_by_ending, told::NOT_BY_ENDING),
        ];
        let words = tables.iter().flat_map(|(table, bit)| table.iter().map(|word| (word, *bit)));
        Table::joined(words, |known, bit| *known |= bit)
    }
}

/// The language for a page, by its BCP 47 tag and its site; English when it is unknown. English outside of North
/// America writes the day before the month, as the tag's region or the site's domain tells.
pub fn of(tag: Option<&str>, site: Option<&str>) -> &'static Language {
    let tag = tag.unwrap_or("").to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    match parts.next().unwrap_or("") {
        "fr" => &french::FRENCH,
        "es" => &spanish::SPANISH,
        "de" => &german::GERMAN,
        "pt" => &portuguese::PORTUGUESE,
        _ => {
            let region = parts.next_back().unwrap_or("");
            let domain = site.and_then(|s| s.rsplit('.').next()).unwrap_or("");
            let day_first = |place: &str| DAY_FIRST.has(place);
            if day_first(region) || region.is_empty() && day_first(domain) {
                &english::BRITISH
            } else {
                &english::ENGLISH
            }
        }
    }
}

/// Regions and domains of English that write the day first. Sorted.
const DAY_FIRST: WordList = list!["au", "gb", "ie", "in", "nz", "uk", "za"];

/// For [`Language::NONE`] alone: a language has its own.
static NO_WORDS: Lazy<Lex> = Lazy::new(|| Table::of(&[]));
/// The same.
static NO_TENSES: Lazy<u32> = Lazy::new(|| Table::of(&[]));

impl Language {
    /// No words and no habits: what a language does not say stays so.
    const NONE: Language = Language {
        words: ("", &[]),
        hashed: &NO_WORDS,
        told: &NO_TENSES,
        feasts: &[],
        month_first: false,
        hour_suffix: false,
        day_stop: false,
        capital_months: false,
        of_year: false,
        until: list![],
        inside: list![],
        at: list![],
        tenses: Tenses::NONE,
        the_next_is_told: false,
        comparing: list![],
        commanding: list![],
        speaking: list![],
        describing: list![],
        small: list![],
        month_before: list![],
        name_before: list![],
        year_before: list![],
        numbered: list![],
        lasting: list![],
        counted: list![],
        titled: list![],
        no_day_after: list![],
        length_before: list![],
        bare_before: list![],
        comparable: list![],
        postposed: false,
        between_count: list![],
        year_leads: list![],
        rate_articles: list![],
        leading: list![],
        and: list![],
        on: list![],
        than: list![],
        near_future: list![],
        year_prefixes: list![],
        persons: list![],
        hearers: list![],
        before: list![],
        since: list![],
        after: list![],
        ahead: list![],
        superlatives: &[],
        ahead_of: list![],
        from_now: list![],
        week_links: list![],
        ours: list![],
        generic_before: list![],
        opening: list![],
        parts: list![],
        pointing: list![],
        elliptic: list![],
        owners: list![],
        makes: list![],
        looked_up: list![],
        attacks: list![],
        nine_eleven: false,
        ago: list![],
        hours: list![],
    };

    /// What the lexicon says of a word; a word of ASCII letters may bring its hash.
    pub fn look_up(&self, word: &str, hash: Option<Hash>) -> Lex {
        known(self.hashed, word, hash).unwrap_or(Lex::None)
    }

    /// Which of the tables in [`told`] a word is in; one of ASCII letters may bring its hash.
    pub fn told(&self, word: &str, hash: Option<Hash>) -> u32 {
        known(self.told, word, hash).unwrap_or(0)
    }
}

/// What a table of words in lower case knows of a word in any.
fn known<V: Copy>(table: &Table<V>, word: &str, hash: Option<Hash>) -> Option<V> {
    match hash {
        Some(hash) => table.get_hashed(word, hash).copied(),
        None if word.is_ascii() => table.get_folded(word).copied(),
        None => {
            let mut buffer = [0; LONGEST];
            table.get(lower(word, &mut buffer)?).copied()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        let all = [
            &english::ENGLISH,
            &english::BRITISH,
            &french::FRENCH,
            &german::GERMAN,
            &portuguese::PORTUGUESE,
            &spanish::SPANISH,
        ];
        for language in all {
            let words: Vec<_> = language.words.0.split_whitespace().collect();
            assert_eq!(words.len(), language.words.1.len());
            let wrong = words.windows(2).find(|pair| pair[0] >= pair[1]);
            assert!(wrong.is_none(), "{wrong:?}");
            let wrong = language.feasts.windows(2).find(|pair| pair[0].0 >= pair[1].0);
            assert!(wrong.is_none(), "{wrong:?}");
            let l = language;
            let t = &l.tenses;
            for table in [
                l.until,
                l.inside,
                l.at,
                l.commanding,
                l.comparing,
                l.speaking,
                l.describing,
                l.small,
                l.month_before,
                l.name_before,
                l.year_before,
                l.numbered,
                l.counted,
                l.lasting,
                l.titled,
                l.no_day_after,
                l.length_before,
                l.bare_before,
                l.comparable,
                l.hours,
                l.attacks,
                l.parts,
                l.opening,
                l.looked_up,
                l.pointing,
                l.elliptic,
                l.owners,
                l.makes,
                l.leading,
                l.rate_articles,
                l.and,
                l.on,
                l.than,
                l.near_future,
                l.year_prefixes,
                l.year_leads,
                l.between_count,
                l.generic_before,
                l.ours,
                l.before,
                l.after,
                l.since,
                l.ahead,
                l.week_links,
                l.from_now,
                l.ahead_of,
                l.persons,
                l.hearers,
                t.present,
                t.future,
                t.past,
                t.due,
                t.due_only_being,
                t.due_links,
                t.undone,
                t.being,
                t.particles,
                t.remarking,
                t.called_off,
                t.put_off,
                t.put_off_to,
                t.unchanged,
                t.between_verbs,
                t.arranged,
                t.no_subject,
                t.perfect,
                t.promising,
                t.no_verb,
                t.not_by_ending,
            ] {
                assert!(table.iter().is_sorted(), "{:?}", table.iter().collect::<Vec<_>>());
            }
        }
        assert!(DAY_FIRST.iter().is_sorted());
    }

    #[test]
    fn english_is_american_unless_told() {
        assert!(of(Some("en-US"), Some("elmton.co.uk")).month_first);
        assert!(of(None, None).month_first);
        assert!(!of(Some("en-GB"), None).month_first);
        assert!(!of(Some("en"), Some("elmton.co.uk")).month_first);
    }
}
