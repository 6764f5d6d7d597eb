//! The language of a page that does not state it: by its script, else by its commonest words.

use super::lexicon::COMMON_WORDS;
use super::plain;
use crate::blocks::cut::Cut;
use crate::table::{Lazy, Table};

/// The bytes of text that are looked at.
const SAMPLE: usize = 3_000;

/// The [`COMMON_WORDS`], each with a bit for every language that has it, in their order.
static HASHED: Lazy<u32> = Lazy::new(|| {
    let languages = COMMON_WORDS.iter().enumerate();
    let words = languages.flat_map(|(at, (_, list))| list.iter().map(move |word| (word, 1 << at)));
    Table::joined(words, |known, bit| *known |= bit)
});

/// The language, when the text tells.
pub fn guess(cut: &Cut) -> Option<String> {
    let mut sample = String::new();
    // Long blocks are prose; menus tell little.
    for block in cut.blocks.iter().filter(|b| b.text.len() >= 80) {
        if sample.len() > SAMPLE {
            break;
        }
        sample.push_str(block.text.as_str());
        sample.push('\n');
    }
    if sample.is_empty() {
        sample = cut.blocks.iter().take(20).map(|b| b.text.as_str()).collect::<Vec<_>>().join("\n");
    }
    if let Some(script) = by_script(&sample) {
        return Some(script.to_owned());
    }
    let sample = plain(&sample);
    let mut counts = COMMON_WORDS.map(|(language, _)| (0, language));
    let mut words = 0;
    for word in sample.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        let languages = HASHED.get(word).copied().unwrap_or(0);
        for (at, (count, _)) in counts.iter_mut().enumerate() {
            *count += languages >> at & 1;
        }
    }
    let (count, language) = counts.into_iter().max_by_key(|(count, _)| *count)?;
    (count * 10 >= words && count >= 3).then(|| language.to_owned())
}

fn by_script(text: &str) -> Option<&'static str> {
    let (mut letters, mut kana, mut han, mut hangul, mut cyrillic, mut arabic, mut hebrew, mut greek) =
        (0, 0, 0, 0, 0, 0, 0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        match c {
            '\u{3040}'..='\u{30ff}' => kana += 1,
            '\u{4e00}'..='\u{9fff}' => han += 1,
            '\u{ac00}'..='\u{d7af}' => hangul += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            '\u{600}'..='\u{6ff}' => arabic += 1,
            '\u{590}'..='\u{5ff}' => hebrew += 1,
            '\u{370}'..='\u{3ff}' => greek += 1,
            _ => {}
        }
    }
    let most = |n: usize| n * 2 > letters;
    match () {
        () if most(kana + han) && kana * 10 > han => Some("ja"),
        () if most(han) => Some("zh"),
        () if most(hangul) => Some("ko"),
        () if most(cyrillic) => Some("ru"),
        () if most(arabic) => Some("ar"),
        () if most(hebrew) => Some("he"),
        () if most(greek) => Some("el"),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::cut::cut;
    use crate::page::Page;

    #[test]
    fn the_language_is_told_by_its_words() {
        let rows = [
            ("The mayor of the town is not from here and that was known to all.", Some("en")),
            ("Der Bürgermeister ist nicht von hier und das ist auch der Grund.", Some("de")),
            ("Le maire est dans la ville avec les gens qui ne sont pas des élus.", Some("fr")),
            ("市長は昨日、新しい計画について話しました。", Some("ja")),
            ("Oak Elm Fir", None),
        ];
        for (text, language) in rows {
            assert_eq!(guess(&cut(&Page::from_text(text))).as_deref(), language, "{text}");
        }
    }
}
