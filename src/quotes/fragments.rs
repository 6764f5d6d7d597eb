//! Whether a few words in quotation marks are somebody's words or a title, a term, a name: a small scored choice.
//!
//! Long runs are nearly always speech. Of the short ones about as many are titles and scare quotes, and no single
//! sign tells them apart: each has signs (what it is made of, what stands beside it, how far the cue is), and a
//! logistic regression over them, fitted on known quotations, says how likely it is somebody's words. What the rules
//! of `terms` say is one of the signs.

use super::attribute::noted;
use super::lexicon::{
    ARTICLES, HELPERS, JUDGING, LINKS, Lexicon, NAMING, TALK, TERMS, THAT, Verb, WORKS, has,
};
use super::source::{Cue, Form};
use super::terms::titled;
use super::weights::FRAGMENTS;
use super::words::{Item, Kind, Row};

/// How many signs a run has.
pub const MARKS: usize = 90;

/// How many rows the weights have: one common, four for a run of one or two words or more, with a cue or without.
pub const KINDS: usize = 5;

/// The sum above which a run is likely somebody's words.
const SURE: i32 = 18;

/// Runs of more words are left to the rules.
pub const LONGEST: usize = 4;

/// A short run in its sentence.
pub struct Fragment<'a> {
    /// The block.
    pub row: &'a Row<'a>,
    /// What is known of its language.
    pub lexicon: &'a Lexicon,
    /// The sentence: its first item and one past its last.
    pub sentence: (usize, usize),
    /// The run's item.
    pub run: usize,
    /// Its words.
    pub inner: &'a str,
    /// How many.
    pub words: usize,
    /// Whether its marks are single ones.
    pub single: bool,
    /// The cue it belongs to.
    pub cue: Option<Cue>,
    /// Whether the sentence has a cue.
    pub cued: bool,
    /// Whether a run of the same cue was taken for speech.
    pub shares: bool,
    /// Whether the sentence has a long run.
    pub long: bool,
    /// How many runs the sentence has.
    pub runs: usize,
    /// Whether somebody spoke in this block.
    pub spoken: bool,
    /// Whether the block is a headline.
    pub headline: bool,
    /// What the rules say.
    pub rules: bool,
}

impl Fragment<'_> {
    /// The row of weights beside the common one.
    pub fn kind(&self) -> usize {
        1 + usize::from(self.words > 2) + 2 * usize::from(self.cue.is_some())
    }

    /// Whether it is likely somebody's words.
    pub fn said(&self) -> bool {
        let signs = self.signs();
        let rows = [FRAGMENTS.first(), FRAGMENTS.get(self.kind())];
        let weighed = rows.into_iter().flatten().flat_map(|row| row.iter().zip(&signs));
        weighed.filter(|(_, holds)| **holds).map(|(weight, _)| i32::from(*weight)).sum::<i32>() > SURE
    }

    /// The signs of the run.
    #[rustfmt::skip]
    pub fn signs(&self) -> [bool; MARKS] {
        let (row, lexicon, run) = (self.row, self.lexicon, self.run);
        let (start, end) = self.sentence;
        let (words, inner) = (self.words, self.inner);
        let starts = |word: &str, upper: bool| word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() == upper);
        let plain = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase().replace('’', "'");
        let all: Vec<String> = inner.split_whitespace().map(plain).collect();
        let first = all.first().map_or("", String::as_str);
        let last = all.last().map_or("", String::as_str);
        let capitals = inner.split_whitespace().filter(|w| starts(w, true)).count();
        let heavy_low = inner.split_whitespace().any(|w| w.len() > 4 && starts(w, false));
        let stops = inner.ends_with(['.', '?', '!', '…']);
        let trimmed = inner.trim_end_matches(['.', '?', '!', '…', ',']);
        let prior = run.checked_sub(1).filter(|&i| i >= start).and_then(|i| row.get(i));
        let lead = prior.map(|i| i.word()).unwrap_or_default();
        let before = run.checked_sub(2).filter(|&i| i >= start).map(|i| row.word(i)).unwrap_or_default();
        let low = prior.is_some_and(|i| i.kind == Kind::Low);
        let verb = if low { Verb::of(lead) } else { None };
        let article = has(ARTICLES, lead);
        let link = has(LINKS, lead);
        let joins = matches!(lead.text, "and" | "or" | "but");
        let be = matches!(lead.text, "are" | "be" | "been" | "being" | "is" | "was" | "were");
        let naming = has(TERMS, lead) || has(NAMING, lead);
        let other = low && verb.is_none() && !article && !link && !joins && !be && !naming && !has(WORKS, lead);
        let next = row.get(run + 1).filter(|_| run + 1 < end);
        let tail = next.map(|i| i.word()).unwrap_or_default();
        let small = next.is_some_and(|i| i.kind == Kind::Low);
        let acts = small && (Verb::of(tail).is_some() || has(HELPERS, tail));
        let closes = (run + 1..end).all(|i| row.get(i).is_some_and(|i| !i.is_word() && !i.is_run()));
        let cue = self.cue;
        let is = |test: &dyn Fn(&Cue) -> bool| cue.as_ref().is_some_and(test);
        let mention = |test: &dyn Fn(Form) -> bool| is(&|c| c.mention.is_some_and(|m| test(m.form)));
        let far = cue.map_or(0, |c| if c.at < run { run - c.to.min(run) } else { c.from.max(run + 1) - run - 1 });
        let owned = cue.is_some();
        let between = cue.map_or(0..0, |c| if c.at < run { c.to.min(run)..run } else { run + 1..c.from.max(run + 1) });
        let between = |test: &dyn Fn(&Item) -> bool| row.items.get(between.clone()).unwrap_or_default().iter().any(test);
        [
            // What it is made of.
            true,
            words == 1,
            words == 2,
            words == 3,
            starts(inner, true),
            capitals >= 2 && !heavy_low,
            capitals >= 2 && heavy_low,
            capitals >= 2 && capitals == words,
            stops,
            inner.ends_with(','),
            trimmed.contains(['.', ',', '!', '?', ';', '…']),
            all.iter().any(|w| has(TALK, lexicon.word(w))),
            all.iter().any(|w| has(HELPERS, lexicon.word(w)) || w.ends_with("n't")),
            matches!(first, "a" | "an"),
            first == "the",
            matches!(first, "to" | "not" | "no" | "very" | "so"),
            first.ends_with("ing"),
            last.ends_with("ing"),
            last.ends_with("ed"),
            JUDGING.iter().any(|end| last.ends_with(end)),
            last.ends_with('s') && !last.ends_with("ss"),
            inner.contains(|c: char| c.is_ascii_digit()),
            self.single,
            self.headline,
            // What stands before it.
            prior.is_none(),
            matches!(lead.text, "a" | "an"),
            lead == "the",
            article && !matches!(lead.text, "a" | "an" | "the"),
            prior.is_some_and(|i| i.owned),
            verb == Some(Verb::Say),
            verb == Some(Verb::Call),
            lead == "as",
            be,
            naming,
            link && !matches!(lead.text, "as" | "of" | "for" | "in" | "on" | "to"),
            lead == "of",
            lead == "for",
            matches!(lead.text, "in" | "on"),
            lead == "to",
            joins,
            prior.is_some_and(|i| i.is(',')),
            prior.is_some_and(|i| matches!(i.kind, Kind::Sign(':'))),
            prior.is_some_and(|i| matches!(i.kind, Kind::Sign('—' | '–' | '-' | '('))),
            prior.is_some_and(|i| i.is_cap() && !i.owned),
            other && lead.ends_with("ly"),
            other && lead.ends_with("ed"),
            other && !lead.ends_with("ly") && !lead.ends_with("ed"),
            (article || lead == "as") && Verb::of(before).is_some(),
            (article || lead == "as") && matches!(before.text, "as" | "by" | "for" | "in" | "of" | "on" | "with"),
            (article || lead == "as") && matches!(before.text, "is" | "was" | "were" | "are" | "be"),
            // What stands after it.
            closes,
            !closes && next.is_some_and(|i| i.is(',')),
            small && has(WORKS, tail),
            acts,
            small && has(LINKS, tail),
            matches!(tail.text, "and" | "or"),
            small && !acts && !has(LINKS, tail) && !has(WORKS, tail) && !matches!(tail.text, "and" | "or"),
            next.is_some_and(Item::is_cap),
            next.is_some_and(|i| matches!(i.kind, Kind::Sign('(' | '—' | '–' | '-'))),
            next.is_some_and(Item::is_run),
            // Its cue.
            is(&|c| c.verb == Verb::Say),
            is(&|c| c.according),
            is(&|c| c.at > run),
            is(&|c| row.get(c.at).is_some_and(|i| i.is(':'))),
            owned && far <= 1,
            owned && (2..=3).contains(&far),
            owned && (9..=16).contains(&far),
            owned && far > 16,
            is(&|c| c.mention.is_none()),
            mention(&|f| f == Form::Name),
            mention(&|f| matches!(f, Form::He | Form::She)),
            mention(&|f| f == Form::They),
            mention(&|f| f == Form::Relative),
            is(&|c| c.doubtful),
            is(&|c| c.at > run && far <= 1),
            owned && between(&|i| has(THAT, i.word())),
            owned && between(&|i| i.is(',')),
            owned && between(&|i| Verb::of(i.word()).is_some()),
            self.shares,
            // The sentence and its block.
            self.cued,
            self.long,
            self.runs > 2,
            self.spoken,
            run == start && closes,
            titled(row, run, inner, words),
            self.long && !owned,
            is(&|c| c.verb == Verb::Call && c.at < run && far > 3),
            is(&|c| c.verb == Verb::Call && c.at > run),
            is(&|c| c.at > run && run > start && c.mention.is_none_or(|m| m.to <= run)),
            self.rules,
        ]
    }
}

/// A short run of an article, for fitting: its bytes, its row of weights beside the common one, its signs.
pub type Known = ((usize, usize), usize, [bool; MARKS]);

/// The short runs of an English article, a paragraph a line, the first its headline, for fitting; bytes of the text.
pub fn fragments(article: &str) -> Vec<Known> {
    let moved =
        |(offset, ((from, to), kind, signs)): (usize, Known)| ((from + offset, to + offset), kind, signs);
    noted(article, |desk| &mut desk.short).into_iter().map(moved).collect()
}
