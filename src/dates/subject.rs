//! Who "he" and "she" are at the start of a sentence, from the sentences before it in the same block alone.

use super::tense::{ends_sentence, tells};
use super::words::{Lex, Words};
use crate::text::Span;

/// So many words are looked at before the pronoun.
const REACH: usize = 120;

/// The name that the pronoun beginning a sentence at word `at` stands for: the sentence before it begins with a person's
/// name and a verb, or with the same pronoun, when the one before that counts. `None` where anything else stands there.
pub fn of_pronoun(words: &Words, at: usize) -> Option<Span> {
    if !words.one_of(at, words.language.persons) {
        return None;
    }
    let mut start = at;
    loop {
        let end = start.checked_sub(1).filter(|end| at - end < REACH)?;
        start = (0..end).rev().take(REACH).find(|i| ends_sentence(words, *i)).map_or(0, |i| i + 1);
        if !words.is(start, words.at(at).text) {
            return name(words, start);
        }
    }
}

/// Two or three capitalised words that begin a sentence, before a verb.
fn name(words: &Words, start: usize) -> Option<Span> {
    let plain = |i: usize| words.at(i).capital && matches!(words.lex(i), Lex::None) && !words.at(i).owned;
    let end = (start..start + 4).find(|i| !plain(*i))?;
    (end - start >= 2 && tells(words, end).is_some())
        .then(|| words.at(start).span.join(words.before(end).span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::lexicon;
    use crate::text::Text;

    #[test]
    #[rustfmt::skip]
    fn a_pronoun_is_named_by_the_sentence_before() {
        let rows = [
            ("Ada Fir won the prize. She left.", Some("Ada Fir")),
            ("Ada Fir won the prize. She wept. She left.", Some("Ada Fir")),
            ("Ada Fir won the prize. It was small. She left.", None),
            ("The mayor won the prize. She left.", None),
            ("Ada Fir won. He wept. She left.", None),
            ("Fir won the prize. She left.", None),
            ("Ada Fir, who won, wept. She left.", None),
            ("She left.", None),
        ];
        for (text, wanted) in rows {
            let text = Text::new(text);
            let words = Words::of(&text, lexicon::of(None, None));
            let at = (0..words.list.len()).rev().find(|i| words.is(*i, "she")).unwrap_or(0);
            assert_eq!(of_pronoun(&words, at).map(|s| text.slice(s)), wanted, "{text:?}");
        }
    }
}
