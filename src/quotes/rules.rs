//! The rules of quotations, in words for a reader.

use crate::rule::Rule;

/// The cue precedes.
pub const CUE_BEFORE: Rule =
    Rule { name: "quote/cue_before", why: "A verb of speech with its subject introduces the words." };
/// The cue follows.
pub const CUE_AFTER: Rule =
    Rule { name: "quote/cue_after", why: "A verb of speech with its subject follows the words." };
/// "according to"
pub const ACCORDING: Rule =
    Rule { name: "quote/according_to", why: "The words are given according to somebody." };
/// The sentence before introduces.
pub const SENTENCE_BEFORE: Rule =
    Rule { name: "quote/sentence_before", why: "The sentence before says who is speaking." };
/// Nothing nearer says who speaks.
pub const LAST_SPEAKER: Rule =
    Rule { name: "quote/last_speaker", why: "No cue is near; the last speaker may go on speaking." };
/// Nobody.
pub const NOBODY: Rule =
    Rule { name: "quote/nobody", why: "The words stand in quotation marks and nobody is named." };
/// The subject of the sentence around it.
pub const SUBJECT: Rule =
    Rule { name: "quote/subject", why: "The quoted words are part of a sentence about this subject." };
/// A passage set apart.
pub const SET_APART: Rule =
    Rule { name: "quote/set_apart", why: "A passage set apart follows words that introduce it." };
/// A signature.
pub const SIGNED: Rule = Rule {
    name: "quote/signed",
    why: "The words are signed: a name follows them, behind a dash or in a line below.",
};
/// Reported speech.
pub const REPORTED: Rule =
    Rule { name: "quote/reported", why: "A verb of speech with its subject reports the words." };
/// A turn of an interview.
pub const TURN: Rule =
    Rule { name: "quote/turn", why: "In this interview each turn stands under the name of who speaks." };
