//! Text and places in it. The only file that knows bytes, code points and UTF-16 units.
//!
//! Inside the engine a place is a [`Span`] of bytes, made by the [`Text`] it belongs to, so that slicing cannot
//! fail. At the edges it is converted once: to [`CodePoints`] on the command line, to [`Utf16`] for the DOM.

use crate::table::{Hash, WordList, list};

/// The text of one block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(String);

/// A half-open range of bytes of one [`Text`], on character boundaries. Only a `Text` makes one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

/// A half-open range counted in Unicode code points: what the JSON of an analysis says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CodePoints {
    /// The first code point.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

/// A half-open range counted in UTF-16 units: what the DOM's ranges say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Utf16 {
    /// The first unit.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Span {
    /// The empty span at the start of any text.
    pub const EMPTY: Span = Span { start: 0, end: 0 };

    /// The first byte.
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        self.end().saturating_sub(self.start())
    }

    /// Whether it holds nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies within this one.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both; both must be of the same text.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Text {
    /// Takes a string; one over 4 GiB is cut, since spans are counted in 32 bits.
    pub fn new(string: impl Into<String>) -> Self {
        let mut string = string.into();
        if string.len() > u32::MAX as usize {
            string.truncate(floor_boundary(&string, u32::MAX as usize));
        }
        Text(string)
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The span of all of it.
    pub fn whole(&self) -> Span {
        Span { start: 0, end: self.0.len() as u32 }
    }

    /// The span from byte `start` to byte `end`. Ends beyond the text or within a character move down to the
    /// nearest boundary, and an end before its start is moved up to it, so the result always fits this text.
    pub fn span(&self, start: usize, end: usize) -> Span {
        let start = floor_boundary(&self.0, start);
        let end = floor_boundary(&self.0, end).max(start);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words of a span. A span of another text gives what fits, at worst nothing; it never fails.
    pub fn slice(&self, span: Span) -> &str {
        self.0.get(span.start()..span.end()).unwrap_or("")
    }

    /// What stands before a span.
    pub fn before(&self, span: Span) -> &str {
        self.0.get(..span.start()).unwrap_or("")
    }

    /// What stands after a span.
    pub fn after(&self, span: Span) -> &str {
        self.0.get(span.end()..).unwrap_or("")
    }

    /// The span without the white space at its two ends.
    pub fn trim(&self, span: Span) -> Span {
        let words = self.slice(span);
        let start = span.start() + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        self.span(start, end)
    }

    /// The words and other tokens, in order.
    pub fn tokens(&self) -> impl Iterator<Item = Token> {
        tokens(&self.0)
    }

    /// The sentences, in order; together they hold every character that is not white space between them.
    pub fn sentences(&self) -> Vec<Span> {
        sentences(self)
    }
}

/// Turns bytes of one text into code points or UTF-16 units, each counted from the place asked for before, so that
/// many places in a long text cost about one pass over it.
#[derive(Clone, Debug)]
struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    count: u32,
}

impl<'a> Cursor<'a> {
    fn at(&mut self, byte: usize, units: fn(&str) -> usize) -> u32 {
        let byte = floor_boundary(self.text, byte);
        let between = self.text.get(self.byte.min(byte)..self.byte.max(byte)).unwrap_or("");
        let between = units(between) as u32;
        self.count =
            if byte >= self.byte { self.count + between } else { self.count.saturating_sub(between) };
        self.byte = byte;
        self.count
    }
}

/// Makes [`CodePoints`] of one text: the only thing that does.
#[derive(Clone, Debug)]
pub struct CodePointCursor<'a>(Cursor<'a>);

impl<'a> CodePointCursor<'a> {
    /// A cursor at the start of a text.
    pub fn new(text: &'a str) -> Self {
        CodePointCursor(Cursor { text, byte: 0, count: 0 })
    }

    /// The range from byte `start` to byte `end`.
    pub fn range(&mut self, start: usize, end: usize) -> CodePoints {
        let units = |text: &str| text.chars().count();
        CodePoints { start: self.0.at(start, units), end: self.0.at(end, units) }
    }
}

/// Makes [`Utf16`] of one text: the only thing that does.
#[derive(Clone, Debug)]
pub struct Utf16Cursor<'a>(Cursor<'a>);

impl<'a> Utf16Cursor<'a> {
    /// A cursor at the start of a text.
    pub fn new(text: &'a str) -> Self {
        Utf16Cursor(Cursor { text, byte: 0, count: 0 })
    }

    /// The range from byte `start` to byte `end`.
    pub fn range(&mut self, start: usize, end: usize) -> Utf16 {
        let units = |text: &str| text.chars().map(char::len_utf16).sum();
        Utf16 { start: self.0.at(start, units), end: self.0.at(end, units) }
    }
}

/// The greatest character boundary that is not after byte `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The number of words: runs of letters and digits; in scripts written without spaces (Chinese, Japanese, Thai)
/// two characters count as one word.
pub fn word_count(text: &str) -> usize {
    Counts::of(text).words
}

/// What is counted of a text in one pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words, as [`word_count`] has them.
    pub words: usize,
    /// Letters and digits.
    pub letters: usize,
    /// ASCII digits.
    pub digits: usize,
    /// Commas and semicolons.
    pub commas: usize,
}

impl Counts {
    /// Counts. Where a word ends cannot be foreseen, and so is not asked but reckoned with.
    pub fn of(text: &str) -> Counts {
        let mut counts = Counts::default();
        // Whether the character before is of a word, as a number.
        let (mut within, mut unspaced) = (0usize, 0usize);
        let mut rest = text.as_bytes();
        loop {
            let mut read = 0;
            for class in rest.iter().map(|byte| class(*byte)).take_while(|class| class & BEYOND == 0) {
                let is = |bit: u8| usize::from(class & bit != 0);
                counts.words += is(LETTER) & !within;
                counts.letters += is(LETTER);
                counts.digits += is(DIGIT);
                counts.commas += is(COMMA);
                within = is(LETTER) | (within & is(JOINT));
                read += 1;
            }
            rest = rest.get(read..).unwrap_or_default();
            let Some(c) = char_at(text, text.len() - rest.len()) else { break };
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            // The marks of quotations and pauses come often.
            if matches!(c, '“' | '”' | '‘' | '–' | '—' | '…' | '\u{a0}') {
                within = 0;
                continue;
            }
            let spaceless = is_unspaced(c);
            unspaced += usize::from(spaceless);
            let letter = c.is_alphanumeric();
            counts.letters += usize::from(letter);
            counts.commas += usize::from(matches!(c, '，' | '、' | '،'));
            let letter = usize::from(letter && !spaceless);
            counts.words += letter & !within;
            within = letter | (within & usize::from(matches!(c, '’' | '\u{ad}')));
        }
        counts.words += unspaced.div_ceil(2);
        counts
    }
}

/// What a byte is, as bits: a letter or digit of ASCII.
pub const LETTER: u8 = 1;
/// A digit.
pub const DIGIT: u8 = 1 << 1;
/// A comma or semicolon.
const COMMA: u8 = 1 << 2;
/// An apostrophe or hyphen, within a word a part of it.
const JOINT: u8 = 1 << 3;
/// A byte beyond ASCII.
pub const BEYOND: u8 = 1 << 4;

/// What a byte is: [`LETTER`] and the like.
#[inline]
pub fn class(byte: u8) -> u8 {
    static CLASSES: [u8; 256] = classes();
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut rest = classes.as_mut_slice();
    let mut byte = 0u8;
    while let Some((class, after)) = rest.split_first_mut() {
        *class = match byte {
            b'0'..=b'9' => LETTER | DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b',' | b';' => COMMA,
            b'\'' | b'-' => JOINT,
            0x80.. => BEYOND,
            _ => 0,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    classes
}

/// Whether a sign is a dash, or one that may stand for it.
pub fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '~' | '‒' | '–' | '—' | '―')
}

/// Whether the character belongs to a script written without spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Some words of four bytes in lower case, to see at a glance whether one of them stands in a text, within its words or
/// not: most texts need no closer look.
pub struct Glance<const N: usize> {
    words: [u32; N],
    /// The [`Glance::mark`]s of the words, as a set.
    marks: u64,
}

impl<const N: usize> Glance<N> {
    /// Those words.
    pub const fn of(words: [&[u8; 4]; N]) -> Self {
        let mut glance = Glance { words: [0; N], marks: 0 };
        let (mut places, mut rest) = (glance.words.as_mut_slice(), words.as_slice());
        while let (Some((place, more)), Some((word, after))) = (places.split_first_mut(), rest.split_first())
        {
            *place = u32::from_le_bytes(**word);
            glance.marks |= 1 << Self::mark(*place);
            (places, rest) = (more, after);
        }
        glance
    }

    /// One of 64 numbers for four bytes.
    const fn mark(four: u32) -> u32 {
        four.wrapping_mul(0x9e37_79b1) >> 26
    }

    /// Whether one of the words stands in a text, its ASCII letters in either case. A character that is no letter may be
    /// taken for another.
    pub fn is_in(&self, text: &str) -> bool {
        let mut four = 0u32;
        text.bytes().any(|byte| {
            four = four >> 8 | u32::from(byte | 0x20) << 24;
            self.marks >> Self::mark(four) & 1 != 0 && self.words.contains(&four)
        })
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with marks, apostrophes within ("don't", "Seoul’s", "O'Neill") and digits after a letter ("G20").
    Word,
    /// Digits, with separators between digits ("1,000", "3.5"), and letters that follow at once ("1990s", "3rd", "1PM").
    Number,
    /// One other character that is not white space.
    Symbol,
}

/// A word, a number or a single other character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space, or the start of the text, stands before it.
    pub spaced: bool,
    /// The hash of a token of nothing but ASCII letters and digits.
    pub hash: Option<Hash>,
}

fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut spaced = at == 0;
        loop {
            let start = at;
            // Most of a text is words of ASCII and single spaces.
            let class = class(*text.as_bytes().get(at)?);
            let kind = if class & LETTER == 0 {
                let first = char_at(text, at)?;
                at += first.len_utf8();
                if first.is_whitespace() || (!first.is_ascii() && is_invisible(first)) {
                    spaced |= first.is_whitespace();
                    continue;
                }
                if first.is_alphabetic() {
                    TokenKind::Word
                } else if first.is_numeric() {
                    TokenKind::Number
                } else {
                    TokenKind::Symbol
                }
            } else if class & DIGIT == 0 {
                TokenKind::Word
            } else {
                TokenKind::Number
            };
            let mut hash = None;
            if kind != TokenKind::Symbol {
                let (end, plain) = word_from(text, at, Hash::EMPTY);
                let from = at;
                at = end_of_token(text, end, kind);
                hash = (at == end && from == start).then_some(plain);
            }
            return Some(Token { span: Span { start: start as u32, end: at as u32 }, kind, spaced, hash });
        }
    })
}

/// The character that starts at a byte. Most are ASCII.
#[inline]
pub fn char_at(text: &str, at: usize) -> Option<char> {
    match text.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => text.get(at..)?.chars().next(),
    }
}

/// Where a run of ASCII letters and digits ends that begins at a byte, and a hash with them.
#[inline]
pub fn word_from(text: &str, mut at: usize, mut hash: Hash) -> (usize, Hash) {
    while let Some(byte) = text.as_bytes().get(at).filter(|byte| class(**byte) & LETTER != 0) {
        (at, hash) = (at + 1, hash.and(*byte));
    }
    (at, hash)
}

/// Where a word or number ends that goes on at byte `at` with no ASCII letter or digit.
#[inline]
fn end_of_token(text: &str, mut at: usize, kind: TokenKind) -> usize {
    while let Some(c) = char_at(text, at) {
        let after = at + c.len_utf8();
        let next = || char_at(text, after);
        let joins = match c {
            '\'' | '’' | 'ʼ' => kind == TokenKind::Word && next().is_some_and(char::is_alphabetic),
            ',' | '.' => {
                kind == TokenKind::Number
                    && text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_numeric)
                    && next().is_some_and(char::is_numeric)
            }
            _ => !c.is_ascii() && (c.is_alphanumeric() || is_mark(c) || c == '\u{ad}'),
        };
        if !joins {
            break;
        }
        (at, _) = word_from(text, after, Hash::EMPTY);
    }
    at
}

/// Combining marks that continue a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Characters that show nothing: zero-width spaces and joiners, directional controls, byte order marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Words after which a full stop ends no sentence (lower case, without the stop).
const ABBREVIATIONS: WordList = list![
    "a.m", "adm", "apr", "assn", "aug", "ave", "bros", "capt", "cf", "cmdr", "co", "col", "corp", "cpl",
    "dec", "dept", "dr", "e.g", "etc", "feb", "fig", "fr", "gen", "gov", "hon", "i.e", "inc", "jan", "jr",
    "lt", "ltd", "maj", "messrs", "mr", "mrs", "ms", "mt", "no", "nov", "oct", "p.m", "ph.d", "pp", "pres",
    "prof", "rep", "reps", "rev", "sec", "sen", "sens", "sept", "sgt", "sr", "st", "supt", "u.k", "u.n",
    "u.s", "vol", "vs",
];

fn sentences(text: &Text) -> Vec<Span> {
    let all = text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = all.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let wide = matches!(c, '。' | '！' | '？');
        if !matches!(c, '.' | '!' | '?' | '…') && !wide {
            continue;
        }
        let mut end = at + c.len_utf8();
        // The marks and brackets that close with the sentence belong to it.
        while let Some(&(next, c)) = chars.peek() {
            if !matches!(c, '.' | '!' | '?' | '…' | '"' | '\'' | '”' | '’' | '»' | ')' | ']') {
                break;
            }
            end = next + c.len_utf8();
            chars.next();
        }
        let rest = all.get(end..).unwrap_or("");
        if !wide && !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
            continue;
        }
        let next = rest.trim_start().chars().next();
        let goes_on = next.is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '–' | '—'));
        if !wide && (goes_on || (c == '.' && is_abbreviation(all.get(start..at).unwrap_or("")))) {
            continue;
        }
        push_sentence(text, &mut found, start, end);
        start = end;
    }
    push_sentence(text, &mut found, start, all.len());
    found
}

fn push_sentence(text: &Text, found: &mut Vec<Span>, start: usize, end: usize) {
    let span = text.trim(text.span(start, end));
    if !span.is_empty() {
        found.push(span);
    }
}

/// Whether the text ends in an abbreviation or an initial, so that a full stop after it ends nothing.
fn is_abbreviation(before: &str) -> bool {
    let word =
        before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '‘')).next().unwrap_or("");
    let mut chars = word.chars();
    if let (Some(first), None) = (chars.next(), chars.next()) {
        return first.is_uppercase() && first != 'I';
    }
    let lower = word.to_lowercase();
    ABBREVIATIONS.has(&lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).map(|t| text.get(t.span.start()..t.span.end()).unwrap()).collect()
    }

    #[test]
    fn tokens_keep_apostrophes_and_split_hyphens() {
        assert_eq!(
            words("Seoul’s G20 mid-1990s, 1,000 at 1PM."),
            ["Seoul’s", "G20", "mid", "-", "1990s", ",", "1,000", "at", "1PM", "."]
        );
        assert_eq!(words("'tis “any time”"), ["'", "tis", "“", "any", "time", "”"]);
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let rows: &[(&str, usize)] = &[
            ("Mr. Oak met Dr. Elm. They talked.", 2),
            ("“It is late.” She left.", 2),
            ("“Is it late?” she asked.", 1),
            ("The U.S. team won at 5 p.m. on Monday.", 1),
            ("One… two", 1),
            ("这是一句。这是二句。", 2),
            ("", 0),
        ];
        for (text, count) in rows {
            let text = Text::new(*text);
            assert_eq!(text.sentences().len(), *count, "{}", text.as_str());
        }
    }

    #[test]
    fn spans_fit_their_text() {
        let text = Text::new("a€b");
        assert_eq!(text.slice(text.span(0, 2)), "a");
        assert_eq!(text.slice(text.span(1, 4)), "€");
        assert_eq!(text.slice(text.span(9, 2)), "");
    }

    #[test]
    fn units_are_counted_from_wherever_the_cursor_stands() {
        let mut points = CodePointCursor::new("a€😀b");
        assert_eq!(points.range(4, 8), CodePoints { start: 2, end: 3 });
        assert_eq!(points.range(1, 4), CodePoints { start: 1, end: 2 });
        assert_eq!(points.range(0, 99), CodePoints { start: 0, end: 4 });
        assert_eq!(Utf16Cursor::new("a€😀b").range(4, 8), Utf16 { start: 2, end: 4 });
    }

    #[test]
    fn abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.iter().is_sorted());
    }

    #[test]
    fn words_are_counted_by_script() {
        assert_eq!(word_count("It's a well-known fact."), 4);
        assert_eq!(word_count("南北首脑会谈"), 3);
    }
}
