//! Whether a sentence tells of the past or of what is to come, near a place in it.

use super::words::{Lex, Words};

/// The time a clause tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// What was.
    Past,
    /// What is to come.
    Future,
    /// Nothing tells.
    Unknown,
}

/// How many words are looked at on either side; beyond them a verb seldom governs the date.
const REACH: usize = 25;

/// The tense near words `from..to`: the nearest word before that tells, else the nearest after.
pub fn near(words: &Words, from: usize, to: usize) -> Tense {
    for back in 1..=REACH {
        let Some(at) = from.checked_sub(back) else { break };
        if ends_sentence(words, at) {
            break;
        }
        if let Some(tense) = tells(words, at) {
            return tense;
        }
    }
    for at in to..to + REACH {
        if ends_sentence(words, at) {
            break;
        }
        if let Some(tense) = tells(words, at) {
            return tense;
        }
    }
    Tense::Unknown
}

/// Whether a sentence ends at a place.
pub fn ends_sentence(words: &Words, at: usize) -> bool {
    match words.lex(at) {
        Lex::Mark(b'!' | b'?' | b';') => true,
        Lex::Mark(b'.') => {
            let next = words.at(at + 1);
            // A full stop after an abbreviation or initial ends nothing.
            let short = words.before(at).text.chars().count() <= 1 || words.one_of(at.wrapping_sub(1), SHORT);
            next.text.is_empty()
                || next.spaced && (next.capital || matches!(next.lex, Lex::Mark(_))) && !short
        }
        _ => words.at(at).text.is_empty(),
    }
}

/// Abbreviations before a capital. Sorted.
const SHORT: &[&str] = &[
    "apr", "aug", "capt", "co", "col", "corp", "dec", "dr", "feb", "gen", "gov", "inc", "jan", "jr", "lt",
    "ltd", "mr", "mrs", "ms", "nov", "oct", "prof", "rep", "sen", "sept", "sgt", "st",
];

fn tells(words: &Words, at: usize) -> Option<Tense> {
    let word = words.at(at);
    let tenses = &words.language.tenses;
    if words.one_of(at, tenses.future) {
        return Some(Tense::Future);
    }
    if words.one_of(at, tenses.past) {
        return Some(Tense::Past);
    }
    if word.text.eq_ignore_ascii_case(tenses.infinitive) {
        let next = words.at(at + 1);
        let verb = next.lex == Lex::None
            && !next.capital
            && !words.one_of(at + 1, tenses.no_verb)
            && next.text.len() > 1;
        return verb.then_some(Tense::Future);
    }
    let ending = tenses.past_endings.iter().any(|e| word.text.len() > e.len() + 2 && word.text.ends_with(e));
    (ending && !word.capital && !words.one_of(at, tenses.not_past)).then_some(Tense::Past)
}
