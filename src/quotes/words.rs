//! A block as a row of items: the words and signs outside quotation marks, and each quoted run as one item.

use super::incise;
use super::lexicon::{ABBREVIATIONS, Lexicon, PRONOUNS, Set, Verb, Word, has};
use super::marks::{self, Run};
use crate::text::{Span, Text, TokenKind};
use std::borrow::Cow;

/// A sentence is cut after so many items.
const LONGEST_SENTENCE: usize = 300;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word that begins with a capital.
    Cap,
    /// Another word.
    Low,
    /// Figures.
    Num,
    /// A single sign.
    Sign(char),
    /// A quoted run, by its place in [`Row::runs`].
    Run(usize),
}

/// An item.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// The word in lower case without "'s"; empty for signs and runs.
    pub lower: Cow<'a, str>,
    /// The tables that word is in.
    sets: Set,
    /// Whether it had "'s".
    pub owned: bool,
}

impl Item<'_> {
    /// Whether it is a word or a number.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Cap | Kind::Low | Kind::Num)
    }

    /// The word in lower case, with its tables.
    pub fn word(&self) -> Word<'_> {
        Word { text: &self.lower, sets: self.sets }
    }

    /// Whether it is this sign.
    pub fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// Whether it begins with a capital.
    pub fn is_cap(&self) -> bool {
        self.kind == Kind::Cap
    }

    /// Whether it is a quoted run.
    pub fn is_run(&self) -> bool {
        matches!(self.kind, Kind::Run(_))
    }
}

/// A block as items, and where its sentences are.
#[derive(Debug, Default)]
pub struct Row<'a> {
    /// In order.
    pub items: Vec<Item<'a>>,
    /// The quoted runs.
    pub runs: Vec<Run>,
    /// First item and one past the last of each sentence.
    pub sentences: Vec<(usize, usize)>,
}

impl<'a> Row<'a> {
    /// Reads a block, whose text comes a second time with its ASCII letters in lower case.
    #[inline(never)] // see `analyze`
    pub fn read(text: &Text, lower: &'a str, lexicon: &Lexicon) -> Self {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokens.extend(text.tokens());
        let runs = incise::split(text, &tokens, marks::runs(text), lexicon);
        let mut items: Vec<Item> = Vec::with_capacity(tokens.len());
        let mut next_run = 0;
        let mut glue = false;
        for token in &tokens {
            while runs.get(next_run).is_some_and(|r| r.outer.end() <= token.span.start()) {
                next_run += 1;
            }
            if let Some(run) = runs.get(next_run).filter(|r| r.outer.contains(token.span)) {
                if items.last().is_none_or(|i| i.kind != Kind::Run(next_run)) {
                    let kind = Kind::Run(next_run);
                    items.push(Item {
                        span: run.outer,
                        kind,
                        lower: Cow::default(),
                        sets: Set::default(),
                        owned: false,
                    });
                }
                glue = false;
                continue;
            }
            let words = text.slice(token.span);
            let first = words.chars().next().unwrap_or(' ');
            if token.kind == TokenKind::Symbol {
                let last = items.last_mut().filter(|i| i.is_word() && !token.spaced);
                if let (Some(last), true) = (last, matches!(first, '.' | '-' | '‑')) {
                    if first != '.' {
                        glue = true;
                        items.push(sign(token.span, first));
                        continue;
                    }
                    if is_abbreviation(last.word(), last.kind)
                        || text.slice(last.span).contains('.') && last.kind == Kind::Cap
                    {
                        last.span = last.span.join(token.span);
                        glue = last.kind == Kind::Cap && last.lower.chars().count() == 1;
                        continue;
                    }
                }
                glue = false;
                items.push(sign(token.span, first));
                continue;
            }
            let lower = lower.get(token.span.start()..token.span.end()).unwrap_or("");
            let (lower, owned) = base(words, lower);
            let sets = lexicon.word_of(&lower, token.hash).sets;
            // "dit-il", "a-t-elle": a pronoun behind its verb is a word of its own.
            let behind = lexicon.incised && (has(PRONOUNS, Word { text: &lower, sets }) || lower == "t");
            if glue && !token.spaced && !behind {
                glue = false;
                let hyphen = items.last().is_some_and(|i| matches!(i.kind, Kind::Sign('-' | '‑')));
                if hyphen {
                    items.pop();
                }
                if let Some(last) = items.last_mut() {
                    last.span = last.span.join(token.span);
                    if hyphen {
                        last.lower.to_mut().push('-');
                    }
                    last.lower.to_mut().push_str(&lower);
                    last.sets = lexicon.word(&last.lower).sets;
                    last.owned = owned;
                    continue;
                }
            }
            glue = false;
            let kind = if token.kind == TokenKind::Number {
                Kind::Num
            } else if first.is_uppercase() {
                Kind::Cap
            } else {
                Kind::Low
            };
            items.push(Item { span: token.span, kind, lower, sets, owned });
        }
        let mut row = Row { items, runs, sentences: Vec::new() };
        row.cut(text, lexicon);
        row
    }

    /// The item at a place.
    pub fn get(&self, at: usize) -> Option<&Item<'a>> {
        self.items.get(at)
    }

    /// The word at a place, in lower case; empty where there is none.
    pub fn word(&self, at: usize) -> Word<'_> {
        self.items.get(at).map(Item::word).unwrap_or_default()
    }

    /// The word before a place.
    pub fn word_before(&self, at: usize) -> Word<'_> {
        at.checked_sub(1).map(|at| self.word(at)).unwrap_or_default()
    }

    /// The span from one item to before another.
    pub fn span(&self, from: usize, to: usize) -> Option<Span> {
        let first = self.items.get(from)?;
        let last = self.items.get(to.checked_sub(1)?)?;
        (from < to).then(|| first.span.join(last.span))
    }

    /// The first item of the sentence around a place.
    pub fn sentence_start(&self, at: usize) -> Option<usize> {
        let next = self.sentences.partition_point(|sentence| sentence.0 <= at);
        self.sentences.get(next.checked_sub(1)?).map(|sentence| sentence.0)
    }

    /// Whether an item is the first of a sentence.
    pub fn begins_sentence(&self, at: usize) -> bool {
        self.sentences.binary_search_by_key(&at, |sentence| sentence.0).is_ok()
    }

    /// Whether an item is the first word of a sentence, or of what follows its label: "👉 Try", "Tools: Try".
    pub fn opens(&self, at: usize) -> bool {
        let sign = at.checked_sub(1).and_then(|before| self.items.get(before));
        sign.is_none_or(|sign| sign.is(':')) || {
            let start = self.sentence_start(at).unwrap_or(at);
            (start..at).all(|at| {
                self.items.get(at).is_none_or(|item| matches!(item.kind, Kind::Sign(_) | Kind::Num))
            })
        }
    }

    /// The run of an item.
    pub fn run(&self, at: usize) -> Option<&Run> {
        match self.items.get(at)?.kind {
            Kind::Run(run) => self.runs.get(run),
            _ => None,
        }
    }

    #[inline(never)] // see `analyze`
    fn cut(&mut self, text: &Text, lexicon: &Lexicon) {
        let mut start = 0;
        for at in 0..self.items.len() {
            let Some(item) = self.items.get(at) else { break };
            let next = self.items.get(at + 1);
            let lower_next = next.is_some_and(|i| {
                i.kind == Kind::Low || matches!(i.kind, Kind::Sign(',' | ';' | '–' | '—' | '-'))
            });
            let ordinal = lexicon.ordinals
                && at
                    .checked_sub(1)
                    .and_then(|i| self.items.get(i))
                    .is_some_and(|i| i.kind == Kind::Num && i.span.len() <= 2);
            let ends = match item.kind {
                Kind::Sign('.') if ordinal => false,
                Kind::Sign('.' | '?' | '!' | '…') => {
                    !lower_next
                        && !next.is_some_and(|i| matches!(i.kind, Kind::Sign('.' | '?' | '!' | '…' | ')')))
                }
                Kind::Run(run) => {
                    let inner = self.runs.get(run).map_or("", |r| text.slice(r.inner)).trim_end();
                    // A quotation inside the quotation may close with it.
                    let words = inner.trim_end_matches([' ', '\'', '’']);
                    let last = words.chars().next_back().unwrap_or(' ');
                    match last {
                        '.' | '…' => {
                            !lower_next
                                && !self.tagged(at, true)
                                && next.is_some_and(|i| i.is_word() || i.is_run())
                                && (last == '.' || inner.chars().count() > 20)
                        }
                        '?' | '!' => {
                            !lower_next
                                && next.is_some_and(|i| i.is_word() || i.is_run())
                                && !self.tagged(at, false)
                        }
                        _ => false,
                    }
                }
                _ => false,
            };
            // A text without full stops is read in stretches, so that the work stays in proportion.
            if ends || at - start >= LONGEST_SENTENCE {
                self.sentences.push((start, at + 1));
                start = at + 1;
            }
        }
        if start < self.items.len() {
            self.sentences.push((start, self.items.len()));
        }
    }

    /// Whether a run is followed by "Name said"; where the run ends a sentence of its own, by nothing more.
    fn tagged(&self, at: usize, whole: bool) -> bool {
        let named = |i: usize| self.get(i).is_some_and(|i| i.is_cap() || i.is(',') || i.is('-'));
        let capital = self.get(at + 1).is_some_and(Item::is_cap);
        let verb = (at + 2..at + 10)
            .take_while(|&i| named(i - 1))
            .find(|&i| self.get(i).is_some_and(|i| i.kind == Kind::Low) && Verb::of(self.word(i)).is_some());
        verb.is_some_and(|i| capital && (!whole || self.get(i + 1).is_none_or(|i| i.is('.')) && i < at + 5))
    }
}

fn sign(span: Span, sign: char) -> Item<'static> {
    Item { span, kind: Kind::Sign(sign), lower: Cow::default(), sets: Set::default(), owned: false }
}

/// Whether a full stop after this word ends no sentence.
pub(super) fn is_abbreviation(lower: Word, kind: Kind) -> bool {
    let single = lower.chars().count() == 1 && lower != "i" && kind == Kind::Cap;
    single
        || has(ABBREVIATIONS, lower)
        || (lower.len() == 2
            && matches!(lower.text, "us" | "jr" | "sr" | "st" | "dc" | "un" | "uk")
            && kind == Kind::Cap
            && lower != "us")
}

/// A word, given as it stands and with its ASCII letters in lower case, in lower case without "'s", and whether it had one.
fn base<'a>(word: &str, lower: &'a str) -> (Cow<'a, str>, bool) {
    if lower.is_ascii() {
        let base = lower.strip_suffix("'s");
        return (Cow::Borrowed(base.unwrap_or(lower)), base.is_some());
    }
    let mut lower = word.to_lowercase().replace('’', "'");
    let owned = lower.ends_with("'s");
    if owned {
        lower.truncate(lower.len() - 2);
    }
    (Cow::Owned(lower), owned)
}
