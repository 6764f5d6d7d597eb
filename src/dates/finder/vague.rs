//! Words for now, the past and what is to come.

use super::{Read, date};
use crate::dates::tense::{Tense, near};
use crate::dates::when::{Vague, When};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(lex, Lex::Now | Lex::Then | Lex::Soon | Lex::Current | Lex::The | Lex::Nearly)
}

/// "Now", "currently", "recently", "in the past", "the future", "soon".
pub fn vague(words: &Words, at: usize) -> Read {
    let the = words.lex(at) == Lex::The;
    let start = if the { at + 1 } else { at };
    let vague = match words.lex(start) {
        Lex::Now => Vague::Present,
        Lex::Current if words.is(start, "current") && !the => Vague::Present,
        // "as soon as" and "future earnings" name no time.
        Lex::Soon
            if words.is(start, "soon")
                && near(words, start, start + 1) == Tense::Future
                && !words.is(start.wrapping_sub(1), "as") =>
        {
            Vague::Future
        }
        Lex::None
            if the && words.one_of(start, &["foreseeable", "near"]) && words.lex(start + 1) == Lex::Soon =>
        {
            return date(start + 2, When::Vague(Vague::Future));
        }
        Lex::Soon
            if the
                && (matches!(words.lex(start + 1), Lex::Mark(_))
                    || words.one_of(start + 1, words.language.small)) =>
        {
            Vague::Future
        }
        Lex::Then if !the && !words.is(start, "recent") => Vague::Past,
        // "the past" as a noun.
        Lex::Past
            if the
                && matches!(words.lex(start + 1), Lex::Mark(_))
                    | words.one_of(start + 1, words.language.small) =>
        {
            Vague::Past
        }
        _ => return None,
    };
    date(start + 1, When::Vague(vague))
}
