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
    let tenses = &words.language.tenses;
    let (mut infinitive, mut present) = (false, false);
    for back in 1..=REACH {
        let Some(at) = from.checked_sub(back) else { break };
        if ends_sentence(words, at) {
            break;
        }
        if is_infinitive(words, at) {
            infinitive = true;
            continue;
        }
        present |= words.one_of(at, tenses.present);
        match tells(words, at) {
            // "agreed to meet Monday", "is to open Monday"
            Some(Tense::Past) if infinitive && words.one_of(at, tenses.promising) => return Tense::Future,
            Some(tense) => return tense,
            None if infinitive && words.one_of(at, tenses.promising) => return Tense::Future,
            None => {}
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
    if present { Tense::Future } else { Tense::Unknown }
}

fn is_infinitive(words: &Words, at: usize) -> bool {
    let tenses = &words.language.tenses;
    let next = words.at(at + 1);
    words.is(at, tenses.infinitive)
        && next.lex == Lex::None
        && !next.capital
        && next.text.len() > 1
        && !words.one_of(at + 1, tenses.no_verb)
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
    // The month May is no verb.
    if word.capital && matches!(word.lex, Lex::MonthMaybe(..)) {
        return None;
    }
    if words.one_of(at, tenses.future) || tenses.future_endings.iter().any(|e| word.text.ends_with(e)) {
        return Some(Tense::Future);
    }
    if words.one_of(at, tenses.due) {
        // "had been due Friday" is past, "is due Friday" and "was due Friday" are to come.
        let past = (1..=2).any(|back| at >= back && words.one_of(at - back, tenses.perfect));
        return Some(if past { Tense::Past } else { Tense::Future });
    }
    if words.one_of(at, tenses.past) {
        return Some(Tense::Past);
    }
    let ending = tenses.past_endings.iter().any(|e| word.text.len() > e.len() + 2 && word.text.ends_with(e));
    (ending && !word.capital && !words.one_of(at, tenses.not_past)).then_some(Tense::Past)
}
