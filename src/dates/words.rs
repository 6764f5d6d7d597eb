//! A block's tokens with what the lexicon knows of each: what all rules read.

use super::lexicon::Language;
use super::when::{Part, Season, Unit};
use crate::table::{Hash, WordList};
use crate::text::{Span, Text, Token, TokenKind};

/// What the lexicon says of a word, or what a number looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lex {
    /// Nothing to do with time.
    None,
    /// A month's name.
    Month(u8),
    /// A month's name that needs more around it, and why.
    MonthMaybe(u8, Doubt),
    /// A weekday.
    Weekday(u8),
    /// A weekday in the plural, "Sundays".
    Weekdays(u8),
    /// A weekday's abbreviation, which needs more around it: Sun, Sat.
    WeekdayMaybe(u8),
    /// A unit in the singular.
    Unit(Unit),
    /// A unit in the plural.
    Units(Unit),
    /// A cardinal number in words.
    Count(u16),
    /// "hundred", "thousand"
    Times(u16),
    /// "several", "few", "some", "many"
    Some,
    /// "couple", "dozen": so many, after "a" and before "of".
    Group(u16),
    /// An ordinal in words, or 1st, 2nd.
    Ordinal(u8),
    /// "second", which may be a unit.
    Second,
    /// A season.
    Season(Season),
    /// A season's name that is a word too.
    SeasonMaybe(Season),
    /// A part of the day.
    Part(Part),
    /// Parts of the day in the plural.
    Parts(Part),
    /// "noon" or "midnight", as an hour.
    Hour(u8),
    /// "last"
    Last,
    /// "this"
    This,
    /// "next"
    Next,
    /// "past": before the noun.
    Past,
    /// "recent"
    Recent,
    /// "coming", "upcoming"
    Coming,
    /// "previous", "preceding"
    Previous,
    /// "following"
    Following,
    /// "that", "same"
    That,
    /// "current"
    Current,
    /// "latest"
    Latest,
    /// "ago"
    Ago,
    /// Stands before the count: "il y a", "vor", "hace".
    AgoBefore,
    /// "earlier"
    Earlier,
    /// "later"
    Later,
    /// "early", "late", "mid": no change of the value.
    Within,
    /// "end", "beginning", "middle", "start"
    Edge,
    /// "end"
    End,
    /// "a", "an"
    A,
    /// "the"
    The,
    /// "of"
    Of,
    /// "and", "or", "to", "through": between the two ends of a list or range.
    And,
    /// "each", "every"
    Each,
    /// "daily", "weekly"
    Adverb(Unit),
    /// "once", "twice"
    Often,
    /// "times", after a count.
    Fold,
    /// "today", "tomorrow", "yesterday", as days from the anchor.
    Day(i8),
    /// "tonight"
    Tonight,
    /// "fiscal"
    Fiscal,
    /// "half"
    Half,
    /// "period", "term"
    Period,
    /// A reference to now.
    Now,
    /// A reference to the past.
    Then,
    /// A reference to what is to come: "soon".
    Soon,
    /// "future", as a noun.
    Future,
    /// "term", after "long" or "short".
    Term,
    /// "these"
    These,
    /// Begins the name of a feast.
    Feast,
    /// "ended", "ending"
    Ended,
    /// "about", "nearly", "at least": stands before a count.
    Nearly,
    /// A number in digits alone, and how many digits.
    Digits(u32, u8),
    /// 1990s, 90s
    Decade(u32),
    /// 10am, 1PM: hour from 0 to 24.
    ClockWord(u8),
    /// Digits with full stops: 07.07.2017, 7.30
    Dotted,
    /// Any other number.
    Number,
    /// A mark.
    Mark(u8),
}

impl Lex {
    /// Whether a phrase of time may hold nothing else, rather than lead to such a word ("the end of last").
    pub fn names_time(self) -> bool {
        use Lex::*;
        !matches!(
            self,
            None | Mark(_)
                | The
                | A
                | Of
                | And
                | This
                | Recent
                | Coming
                | Previous
                | Following
                | That
                | These
                | Latest
                | Ago
                | AgoBefore
                | Earlier
                | Later
                | Within
                | Edge
                | End
                | Each
                | Nearly
        )
    }
}

/// Why a month's name may be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is a verb too, and a surname: May, March.
    Verb,
    /// It is a given name or an adjective too: April, August.
    Name,
    /// It is an abbreviation: Jan, Sept.
    Short,
}

/// One token of a block.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    /// Where it stands, without a possessive ending.
    pub span: Span,
    /// Its words as they stand, without a possessive ending.
    pub text: &'a str,
    /// Its hash, if it is nothing but ASCII letters and digits.
    hash: Option<Hash>,
    /// What it is.
    pub lex: Lex,
    /// Whether it was possessive ("Friday's").
    pub owned: bool,
    /// Whether white space stands before it.
    pub spaced: bool,
    /// Whether it starts with a capital.
    pub capital: bool,
}

/// The tokens of a block.
pub struct Words<'a> {
    /// In order.
    pub list: Vec<Word<'a>>,
    /// The language they are read in.
    pub language: &'static Language,
}

const NOTHING: Word<'static> = Word {
    span: Span::EMPTY,
    text: "",
    hash: None,
    lex: Lex::None,
    owned: false,
    spaced: true,
    capital: false,
};

impl<'a> Words<'a> {
    /// No tokens yet.
    pub fn new(language: &'static Language) -> Self {
        Words { list: Vec::new(), language }
    }

    /// The tokens of a text.
    pub fn of(text: &'a Text, language: &'static Language) -> Self {
        let mut words = Words::new(language);
        words.read(text);
        words
    }

    /// Reads a text, in place of the one before.
    pub fn read(&mut self, text: &'a Text) {
        let language = self.language;
        let words = text.tokens().map(|token| {
            let all = text.slice(token.span);
            let (core, owned) = match token {
                Token { kind: TokenKind::Word, hash: None, .. } => without_possessive(all),
                _ => (all, false),
            };
            let span = if owned {
                text.span(token.span.start(), token.span.start() + core.len())
            } else {
                token.span
            };
            let lex = match token.kind {
                TokenKind::Word => language.look_up(core, token.hash),
                TokenKind::Number => number(core, language),
                TokenKind::Symbol => Lex::Mark(match core {
                    "–" | "—" | "‑" | "−" => b'-',
                    "’" | "‘" => b'\'',
                    "“" | "”" | "«" | "»" | "„" => b'"',
                    _ => core.bytes().next().unwrap_or(0),
                }),
            };
            let capital = core.chars().next().is_some_and(char::is_uppercase);
            Word { span, text: core, hash: token.hash, lex, owned, spaced: token.spaced, capital }
        });
        self.list.clear();
        self.list.extend(words);
    }

    /// The token at a place; an empty one beyond the ends.
    pub fn at(&self, i: usize) -> Word<'a> {
        self.list.get(i).copied().unwrap_or(NOTHING)
    }

    /// The token before a place.
    pub fn before(&self, i: usize) -> Word<'a> {
        i.checked_sub(1).map_or(NOTHING, |i| self.at(i))
    }

    /// What the token at a place is.
    pub fn lex(&self, i: usize) -> Lex {
        self.list.get(i).map_or(Lex::None, |w| w.lex)
    }

    /// Whether a mark stands at a place.
    pub fn mark(&self, i: usize, mark: u8) -> bool {
        matches!(self.lex(i), Lex::Mark(found) if found == mark)
    }

    /// Whether a mark stands there with no white space before it.
    pub fn joined_mark(&self, i: usize, mark: u8) -> bool {
        self.mark(i, mark) && !self.at(i).spaced
    }

    /// Whether a word stands there, whatever its case.
    pub fn is(&self, i: usize, word: &str) -> bool {
        self.at(i).text.eq_ignore_ascii_case(word)
    }

    /// Whether one of a sorted table of lower-case words stands there.
    pub fn one_of(&self, i: usize, list: WordList) -> bool {
        let Some(Word { text, .. }) = self.list.get(i) else { return false };
        if text.is_ascii() {
            return list.has_folded(text);
        }
        let mut buffer = [0; LONGEST];
        lower(text, &mut buffer).is_some_and(|word| list.has(word))
    }

    /// Which tables of the tenses the word there is in: bits of [`super::lexicon::told`].
    pub fn told(&self, i: usize) -> u32 {
        self.list.get(i).map_or(0, |word| self.language.told(word.text, word.hash))
    }

    /// After the full stop of an abbreviation ("Sept. 30"), if one stands there and a number or comma follows.
    pub fn past_stop(&self, i: usize) -> usize {
        let goes_on = matches!(self.lex(i + 1), Lex::Digits(..) | Lex::Ordinal(_))
            || self.joined_mark(i + 1, b',') && matches!(self.lex(i + 2), Lex::Digits(..));
        if self.joined_mark(i, b'.') && goes_on { i + 1 } else { i }
    }

    /// After a hyphen, if one stands there without white space around it.
    pub fn past_hyphen(&self, i: usize) -> usize {
        if self.joined_mark(i, b'-') && !self.at(i + 1).spaced { i + 1 } else { i }
    }

    /// Whether a word stands at the start of a sentence, as far as the marks before it tell.
    pub fn starts_sentence(&self, i: usize) -> bool {
        let mut at = i;
        while let Some(before) = at.checked_sub(1) {
            match self.lex(before) {
                Lex::Mark(b'"' | b'\'' | b'(' | b'`') => at = before,
                Lex::Mark(b'.' | b'!' | b'?' | b':' | b'-' | b'_') => return true,
                _ => return false,
            }
        }
        true
    }
}

/// The longest word the lexicon holds, in bytes.
pub const LONGEST: usize = 20;

/// A word in lower case, in the buffer; `None` when it is longer than any word of the lexicon.
pub fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut len = 0;
    if word.is_ascii() {
        let room = buffer.get_mut(..word.len())?;
        room.copy_from_slice(word.as_bytes());
        room.make_ascii_lowercase();
        len = word.len();
    } else {
        for c in word.chars().flat_map(char::to_lowercase) {
            let room = buffer.get_mut(len..len + c.len_utf8())?;
            c.encode_utf8(room);
            len += c.len_utf8();
        }
    }
    std::str::from_utf8(buffer.get(..len)?).ok()
}

fn without_possessive(word: &str) -> (&str, bool) {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(core) = word.strip_suffix(ending) {
            return (core, true);
        }
    }
    (word, false)
}

fn number(text: &str, language: &Language) -> Lex {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(head), Some(tail)) = (text.get(..digits), text.get(digits..)) else { return Lex::Number };
    let Ok(value) = head.parse::<u32>() else { return Lex::Number };
    if tail.is_empty() {
        return Lex::Digits(value, digits.min(255) as u8);
    }
    if tail.starts_with('.') {
        return Lex::Dotted;
    }
    match tail {
        "er" if matches!(digits, 2 | 4) && value % 10 == 0 => Lex::Decade(value),
        "s" if matches!(digits, 2 | 4) && value % 10 == 0 => Lex::Decade(value),
        "am" | "AM" if (1..=12).contains(&value) => Lex::ClockWord((value % 12) as u8),
        "pm" | "PM" if (1..=12).contains(&value) => Lex::ClockWord((value % 12 + 12) as u8),
        "st" | "nd" | "rd" | "th" | "er" | "º" | "ª" if value <= 255 => Lex::Ordinal(value as u8),
        _ if language.hour_suffix && tail == "h" && value <= 24 => Lex::ClockWord(value as u8),
        _ => Lex::Number,
    }
}
