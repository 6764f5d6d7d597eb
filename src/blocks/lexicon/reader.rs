//! Words that speak to the reader or for the site, words that a text about a person begins with, and wordings of
//! corrections and credits. Sorted; folded as [`crate::metadata::plain`] does.

use crate::table::{WordList, list};

/// "You", "we" and their kin, where they mean nothing else in their language.
#[rustfmt::skip]
pub const ADDRESS: WordList = list![
    "dein", "deine", "deinen", "du", "euch", "euer", "eure", "nos", "nossa", "nossas", "nosso", "nossos", "nostra",
    "nostre", "nostri", "nostro", "notre", "nous", "nuestra", "nuestras", "nuestro", "nuestros", "our", "ours", "tua",
    "tuo", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "us", "usted", "ustedes", "voce", "voces", "voi",
    "vos", "vostra", "vostro", "votre", "vous", "we", "wir", "you", "your", "yours",
];

/// Pronouns and greetings.
#[rustfmt::skip]
pub const PERSON: WordList = list![
    "el", "ela", "ele", "ella", "elle", "er", "he", "hello", "her", "hi", "his", "i", "ich", "il", "je", "lei", "lui",
    "she", "sie", "their", "they",
];

/// Wordings of disclaimers that tell what was corrected or added. A reader wants to see that.
#[rustfmt::skip]
pub const CORRECTIONS: WordList = list![
    "a previous version of this", "an earlier version of this", "correcao", "corrected version of", "correction",
    "correction :", "editor s note", "errata corrige", "fe de errores", "korrektur", "rectificatif", "rettifica",
    "this article has been updated", "this article was updated to", "this post has been updated",
    "this story has been corrected", "this story has been updated", "this story was updated", "update :",
];

/// What lines begin with that say, below an article, who worked on it.
#[rustfmt::skip]
pub const CREDITS: &[&str] = &[
    "additional reporting", "editing by", "reporting by", "with additional reporting", "with reporting by", "writing by",
];

/// What such lines say of somebody.
#[rustfmt::skip]
pub const CREDITED: &[&str] = &[
    "contributed reporting", "contributed to this article", "contributed to this piece", "contributed to this report",
    "contributed to this story",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!([ADDRESS, PERSON, CORRECTIONS].iter().all(|list| list.iter().is_sorted()));
        assert!(CREDITS.is_sorted() && CREDITED.is_sorted());
        assert!(CREDITS.iter().all(|words| words.starts_with(['a', 'e', 'r', 'w'])));
    }
}
