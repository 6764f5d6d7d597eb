//! Which words a reporting verb reports, if any: a small scored choice.
//!
//! What is told without marks may begin after the verb or stand before it, and nothing but words says where it ends:
//! "she said the bridge was old, and left". Each place where it may end makes a candidate with signs (how it begins,
//! what stands at its end and after it, what the verb is, what the rules of `reported` point to), and the weights are
//! those of a conditional logit over the candidates of one verb and the chance that it reports nothing, which weighs 0.

use super::attribute::noted;
pub use super::lexicon::TABLES;
use super::lexicon::{
    ARTICLES, ASKS, CLAUSE_ONLY, HEARERS, HELPERS, JOINS, LINKS, Lexicon, PAUSES, SUBORDINATORS, TAKES,
    TELLS, THAT, TIMES, Verb, WEAK, WHENS, WHETHER, Word, has,
};
use super::reported::object;
use super::source::{Cue, Form, Reader, helper, pronoun};
use super::weights::CLAUSES;
use super::words::{Item, Kind, Row};

/// How many places and the candidate itself have signs: 64 each.
pub const SLOTS: usize = 10;

/// The first bit of a place that tells how its word ends; those below are the tables that the word is in.
const ENDING: usize = 53;
/// The first bit that tells what else a place holds.
const KIND: usize = 57;

const _: () = assert!(TABLES <= ENDING, "There are more tables than bits for them.");

/// How many signs there are.
pub const SIGNS: usize = 64 * SLOTS;

/// The sign of what the rules point to: the fourth from the last.
pub const HAND: usize = SIGNS - 4;

/// The signs of a candidate, as bits.
#[derive(Clone, Copy, Debug)]
pub struct Signs([u64; SLOTS]);

impl Signs {
    /// The numbers of those it has.
    pub fn held(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(slot, mask)| {
            let mut left = *mask;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(64 * slot + bit)
            })
        })
    }
}

/// How many rows the weights have: one common, one for each part that the words may be.
pub const ROWS: usize = 6;

/// No more candidates than these are looked at.
const MOST: usize = 24;

/// What the words are to the verb. Row 0 of the weights is common to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A clause that stands before it: "the bridge is old, she said".
    Before = 1,
    /// A clause after "that".
    That = 2,
    /// Another clause: "said the bridge was old".
    Bare = 3,
    /// "vowed to leave"
    Infinitive = 4,
    /// "announced the talks": no verb is among the words.
    Phrase = 5,
}

/// Words that a verb may report, as items of a row.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The first item.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// The row of weights beside the common one.
    pub part: usize,
    /// Which signs it has.
    pub signs: Signs,
}

/// A verb in its sentence.
pub struct Scene<'a> {
    /// What is known of its language.
    pub lexicon: &'a Lexicon,
    /// The block.
    pub row: &'a Row<'a>,
    /// The sentence: its first item and one past its last.
    pub sentence: (usize, usize),
    /// One past the last item that may be told.
    pub last: usize,
    /// The sentence's cues.
    pub cues: &'a [Cue],
    /// The place of this one among them.
    pub place: usize,
    /// Its runs.
    pub runs: &'a [usize],
    /// What the rules point to.
    pub hand: Option<(usize, usize)>,
    /// Whether the verb stands within what another reports.
    pub within: bool,
    /// Whether its subject is no one who could say it.
    pub unsaid: bool,
    /// Whether what follows it says who its subject is.
    pub described: bool,
    /// Whether it may be no telling at all, unless "that" follows.
    pub distant: bool,
}

/// What every candidate of a verb has.
struct Shared {
    /// What stands at the verb, before it, at the subject, before that, and after the verb.
    masks: [u64; 5],
    /// Whether most words have capitals, as in a headline.
    titled: bool,
}

impl Scene<'_> {
    fn cue(&self) -> Option<&Cue> {
        self.cues.get(self.place)
    }

    /// What is likely reported, if anything, and how likely it is.
    pub fn choose(&self) -> Option<((usize, usize), f32)> {
        let mut best: Option<(i32, (usize, usize))> = None;
        for candidate in self.candidates() {
            let rows = [CLAUSES.first(), CLAUSES.get(candidate.part)];
            let weight = |row: &[i8; SIGNS]| -> i32 {
                candidate.signs.held().filter_map(|sign| row.get(sign)).map(|weight| i32::from(*weight)).sum()
            };
            let score: i32 = rows.into_iter().flatten().map(weight).sum();
            if score > best.map_or(0, |(top, _)| top) {
                best = Some((score, (candidate.from, candidate.to)));
            }
        }
        best.map(|(score, words)| (words, likely(score)))
    }

    /// What fitting needs of it.
    pub fn known(&self) -> Option<Known> {
        let verb = self.row.get(self.cue()?.at)?.span;
        let bytes = |c: Candidate| {
            let span = self.row.span(c.from, c.to)?;
            Some(((span.start(), span.end()), c.part, c.signs))
        };
        let candidates = self.candidates().into_iter().filter_map(bytes).collect();
        Some(Known { verb: (verb.start(), verb.end()), candidates })
    }

    /// Where what stands after the verb may begin: right there, after the hearer, after "that".
    fn begins(&self, cue: &Cue) -> Vec<usize> {
        let row = self.row;
        let hand = self.hand.map(|(from, _)| from).filter(|&from| from >= cue.to);
        // "according to a miller who keeps bees": who that is, unless the rules see a clause.
        if cue.according {
            return Vec::from_iter(hand);
        }
        let reader = Reader { row, lexicon: self.lexicon };
        let that = (cue.to..(cue.to + 24).min(self.last)).find(|&i| has(THAT, row.word(i)));
        let that = that.filter(|&i| i == cue.to || !reader.objects(cue));
        let word = row.word(cue.at);
        let right_there = cue.to + usize::from(row.get(cue.to).is_some_and(|i| i.is(',')));
        let named = || reader.phrase(cue.to, self.last).map(|m| m.to);
        // "told us the bridge was old"
        let us = HEARERS.has(row.word(cue.to).text).then_some(cue.to + 1);
        let hearer = us.or_else(|| if has(TELLS, word) { named() } else { None });
        let mut found = Vec::from_iter(hearer);
        // "urged the council to leave": the hearer is a part of what was said.
        if hearer.is_none() || us.is_none() && (has(ASKS, word) || word == "warned") {
            found.push(right_there);
        }
        // "on Monday", "Monday"
        let next = hearer.unwrap_or(cue.to);
        let adverbial = |at: usize| {
            let word = row.word(at);
            self.toward(at)
                || has(LINKS, word)
                    && !has(SUBORDINATORS.or(WHETHER), word)
                    && word != "to"
                    && !(word == "for" && has(ASKS, row.word(cue.at)))
        };
        let day = reader.after_day(next, self.last);
        if day > next {
            found.retain(|&at| at != next);
            found.push(day);
        } else if adverbial(next) {
            found.extend(reader.phrase(next + 1, self.last).map(|m| reader.after_day(m.to, self.last)));
        } else if has(TIMES, row.word(next)) {
            found.push(next + 1);
        }
        found.extend(that.map(|i| i + 1));
        found.extend(hand);
        let mut told = Vec::with_capacity(found.len());
        for at in found {
            let at = at + usize::from(has(THAT, row.word(at)));
            // "said so,", "told us about it", "those who he said were late"
            let aside =
                row.get(at).is_some_and(|i| !i.is_cap()) && row.get(at + 1).is_some_and(|i| i.is(','));
            let verb = reader.low(at) && has(HELPERS, row.word(at)) && !row.word(at).ends_with("ly");
            let begins = row.get(at).is_some_and(Item::is_word) && !adverbial(at) && !aside && !verb;
            if at < self.last && begins && !told.contains(&at) {
                told.push(at);
            }
        }
        told
    }

    /// "us", "to the council": to whom, not what.
    fn toward(&self, at: usize) -> bool {
        let next = at + 1;
        let noun = has(ARTICLES, self.row.word(next)) || self.row.get(next).is_some_and(Item::is_cap);
        HEARERS.has(self.row.word(at).text) || self.row.word(at) == "to" && noun
    }

    /// Whether words may end before an item.
    fn may_end(&self, at: usize) -> bool {
        let Some(item) = self.row.get(at) else { return true };
        let joint = self.row.get(at.saturating_sub(1)).is_some_and(|i| !i.is_word());
        match item.kind {
            Kind::Sign(sign) => matches!(sign, ',' | ';' | ':' | '—' | '–' | '-' | '('),
            Kind::Run(_) => true,
            Kind::Low => {
                let word = item.word();
                !joint
                    && (has(JOINS, word)
                        || PAUSES.has(word.text)
                        || has(SUBORDINATORS, word) && !has(THAT, word))
            }
            _ => false,
        }
    }

    /// The candidates with their signs.
    pub fn candidates(&self) -> Vec<Candidate> {
        let Some(cue) = self.cue() else { return Vec::new() };
        let (start, _) = self.sentence;
        let row = self.row;
        let (verb, shared) = (row.word(cue.at), self.shared(cue));
        let mut found = Vec::new();
        let mut add = |from: usize, to: usize, passed: usize| {
            let free = !self.runs.iter().any(|&r| r >= from && r < to);
            let part = self.part(cue, from, to);
            let told = !(self.unsaid || self.distant) || part == Part::That && !(self.unsaid && object(cue));
            let after = part != Part::Before;
            // "wrote a letter that pleased all", "add milk to it", "needless to say it": what was done, not said.
            let bare = part != Part::That && pronoun(self.lexicon, row.word(from)).is_none();
            let made = has(CLAUSE_ONLY, verb) && bare && (after || self.last > cue.to + 2)
                || has(WEAK, verb) && bare && after
                || TAKES.has(verb.text) && bare && !(from..to).any(|i| self.finite(i))
                || row.word_before(cue.at) == "to" && after && part != Part::That
                || has(JOINS, row.word(from));
            // "In her post, she reminded Ada": when and where, not what.
            let first = row.word(from);
            let place = part == Part::Before
                && has(LINKS, first)
                && !has(SUBORDINATORS, first)
                && !(from..to).any(|i| self.finite(i));
            // "said Anna Kestrel, a keeper of bees": who she is.
            let who = self.described && !matches!(part, Part::Before | Part::That);
            if to > from + 2 && free && told && !made && !place && !who && found.len() < MOST {
                let signs = self.signs((cue, &shared), (from, to), part, passed);
                found.push(Candidate { from, to, part: part as usize, signs });
            }
        };
        if let Some((from, to)) = self.hand.filter(|(from, _)| !self.toward(*from)) {
            let passed = (from + 1..to).filter(|&i| self.may_end(i)).count();
            add(from, to, passed);
        }
        if let Some(comma) = self.comma(cue) {
            let before = self.cues.iter().take(self.place).map(|c| c.to).filter(|&t| t < comma).max();
            let from = before.unwrap_or(start);
            let broken = (from..comma).rev().find(|&i| row.get(i).is_some_and(|i| i.is(';') || i.is(':')));
            let from = broken.map_or(from, |i| i + 1);
            let whole = (broken.is_none() && from > start).then_some(start);
            for from in std::iter::once(from).chain(whole) {
                if self.hand != Some((from, comma)) {
                    add(from, comma, 0);
                }
            }
        }
        for from in self.begins(cue) {
            let mut passed = 0;
            for to in from + 3..=self.last {
                if to < self.last && !self.may_end(to) {
                    continue;
                }
                if self.hand != Some((from, to)) {
                    add(from, to, passed);
                }
                passed += 1;
                if row.get(to).is_some_and(Item::is_run) {
                    break;
                }
            }
        }
        found
    }

    /// The comma before a cue and its subject, of which a name is but the end: "the news site Elmton Post reported".
    fn comma(&self, cue: &Cue) -> Option<usize> {
        let (start, _) = self.sentence;
        let stop = |i: usize| self.row.get(i).is_none_or(|item| !item.is_word()) || self.finite(i);
        let first = (start.max(cue.from.saturating_sub(6))..cue.from).rev().find(|&i| stop(i))?;
        (first > start && self.row.get(first).is_some_and(|i| i.is(','))).then_some(first)
    }

    fn part(&self, cue: &Cue, from: usize, to: usize) -> Part {
        if to <= cue.from && !cue.according {
            Part::Before
        } else if has(THAT, self.row.word_before(from)) {
            Part::That
        } else if self.row.word(from) == "to" {
            Part::Infinitive
        } else if (from..to).any(|i| self.finite(i)) {
            Part::Bare
        } else {
            Part::Phrase
        }
    }

    /// Whether an item may be a verb with a subject of its own.
    fn finite(&self, at: usize) -> bool {
        let word = self.row.word(at);
        self.row.get(at).is_some_and(|i| i.kind == Kind::Low) && (Verb::of(word).is_some() || verbal(word))
    }

    /// What every candidate of a cue has.
    fn shared(&self, cue: &Cue) -> Shared {
        let (start, end) = self.sentence;
        let items = || (start..end).filter_map(|i| self.row.get(i));
        let (words, capitals) =
            (items().filter(|i| i.is_word()).count(), items().filter(|i| i.is_cap()).count());
        let subject = cue.mention.map_or(self.row.items.len(), |m| m.from);
        let places = [cue.at, cue.at.wrapping_sub(1), subject, subject.wrapping_sub(1), cue.to];
        Shared { masks: places.map(|place| self.mask(place)), titled: 3 * capitals > 2 * words }
    }

    /// The signs of words that may be told: what the words at nine places are, and what the candidate is.
    fn signs(
        &self,
        (cue, shared): (&Cue, &Shared),
        (from, to): (usize, usize),
        part: Part,
        passed: usize,
    ) -> Signs {
        let (start, end) = self.sentence;
        let row = self.row;
        let after = part != Part::Before;
        let closes = to >= self.last;
        // What stands at the end, and after it.
        let joint = to + usize::from(row.get(to).is_some_and(|i| !i.is_word()));
        let joins = !closes && has(JOINS, row.word(joint));
        let next = joint + usize::from(joins);
        let subject = cue.mention.map_or(row.items.len(), |m| m.from);
        let [verb_at, before_verb, who, before_who, after_verb] = shared.masks;
        let (at_end, after_end) = if closes { (0, 0) } else { (self.mask(to), self.mask(next)) };
        let mut masks = [
            verb_at,
            before_verb,
            who,
            before_who,
            after_verb,
            self.mask(from),
            self.mask(to.wrapping_sub(1)),
            at_end,
            after_end,
            0,
        ];
        let (word, lead, before) = (row.word(cue.at), row.word(next), row.word_before(cue.at));
        let low = !closes && row.get(next).is_some_and(|i| i.kind == Kind::Low);
        let acts = low && self.finite(next);
        let alike = |a: Word, b: Word| ending(&a) == ending(&b) && ending(&a) != 0;
        let verb = (from..to).find(|&i| self.finite(i)).map(|i| row.word(i)).unwrap_or_default();
        let verbs = (from..to).filter(|&i| self.finite(i)).count();
        let later = || self.cues.iter().skip(self.place + 1);
        let crosses = later().filter(|c| c.at >= from && c.at < to).count();
        // "and noted", "but others say"
        let starts = |c: &Cue| if c.from >= from { c.from } else { c.at };
        let opens = later().any(|c| (to..=to + 2).contains(&starts(c)));
        let soon = later().any(|c| c.at >= to && c.at <= to + 6);
        let (tail, rest) = (self.last.saturating_sub(cue.to), self.last.saturating_sub(to));
        let long = to - from;
        let gap = if after { from.saturating_sub(cue.to + usize::from(part == Part::That)) } else { 0 };
        let form = cue.mention.map(|m| m.form);
        // "after Anna said that it was late, they left"
        let subordinate = form == Some(Form::Relative) || has(WHENS, row.word_before(subject));
        let comma = !closes && !joins && row.get(to).is_some_and(|i| i.is(','));
        let me = matches!(row.word(subject).text, "i" | "we");
        let titled = shared.titled;
        let holds: [bool; 64] = [
            true,
            cue.according,
            cue.doubtful,
            self.within,
            !self.runs.is_empty(),
            row.get(end.saturating_sub(1)).is_some_and(|i| i.is('?')),
            before == "to",
            self.distant,
            // Who.
            form == Some(Form::Name),
            matches!(form, Some(Form::He | Form::She)),
            form == Some(Form::They) && !me,
            me,
            form == Some(Form::Relative),
            subordinate,
            subordinate && comma && !(from..to).any(|i| row.get(i).is_some_and(|i| i.is(','))),
            subordinate && closes,
            form == Some(Form::Role),
            self.unsaid,
            cue.mention.is_some_and(|m| m.from > cue.at),
            cue.mention.is_some_and(|m| m.to < cue.at && row.get(m.to).is_some_and(|i| i.is(','))),
            // Where it begins.
            tail == 0,
            (1..=7).contains(&tail),
            (1..=3).contains(&gap),
            gap > 3,
            after && row.get(from.wrapping_sub(1)).is_some_and(|i| i.is(',')),
            after && (from + 1..to.min(from + 8)).any(|i| has(THAT, row.word(i))),
            !after && from == start,
            !after && to + 1 < cue.from,
            !after && to + 3 < cue.from,
            // What it holds.
            verbs == 0,
            verbs == 1,
            verbs > 2,
            self.finite(from + 1),
            long == 3,
            (4..=5).contains(&long),
            (9..=16).contains(&long),
            (17..=30).contains(&long),
            long > 30,
            crosses == 1,
            crosses > 1,
            passed == 0,
            passed == 1,
            passed > 3,
            titled,
            titled && closes,
            // How it ends.
            closes,
            joins && joint > to,
            verbs == 0 && !closes,
            verbs == 0 && acts,
            acts && alike(word, lead),
            joins && low && alike(verb, lead),
            joins && low && verb.text == lead.text,
            joins && low && before.text == lead.text,
            joins && lead.text == row.word(subject).text,
            joins && acts && has(HELPERS, verb) && ending(&lead) != 0,
            opens,
            opens && joins,
            soon && !opens,
            !closes && rest <= 4,
            rest > 12,
            // What the rules say.
            self.hand == Some((from, to)),
            self.hand.is_some_and(|h| h.0 == from && h.1 < to),
            self.hand.is_some_and(|h| h.0 == from && h.1 > to),
            self.hand.is_none(),
        ];
        for (bit, holds) in holds.into_iter().enumerate() {
            masks[SLOTS - 1] |= u64::from(holds) << bit;
        }
        Signs(masks)
    }

    /// What a place holds, as bits: the tables that its word is in, how the word ends, what else it is.
    fn mask(&self, at: usize) -> u64 {
        let Some(item) = self.row.get(at) else { return 0 };
        let word = item.word();
        let kind = match item.kind {
            Kind::Low => 0,
            Kind::Cap => 1,
            Kind::Num => 2,
            Kind::Sign(',') => 3,
            Kind::Sign(';' | ':') => 4,
            Kind::Sign(_) => 5,
            Kind::Run(_) => 6,
        };
        word.sets.bits() | ending(&word) << ENDING | (1 << kind >> 1) << KIND
    }
}

/// How often what has a score, in sixteenths, is what annotators found: shares of the articles the weights were fitted on.
fn likely(score: i32) -> f32 {
    match score {
        ..16 => 0.59,
        16..32 => 0.77,
        32..48 => 0.9,
        48..64 => 0.94,
        _ => 0.97,
    }
}

/// How a word ends, as a bit; 0 for most.
fn ending(word: &str) -> u64 {
    let ends =
        ["ing", "ed", "s", "ly"].iter().position(|end| word.len() > end.len() + 1 && word.ends_with(end));
    ends.map_or(0, |at| 1 << at)
}

/// Whether a word may be a verb with a subject of its own.
fn verbal(word: Word) -> bool {
    helper(word) && !word.ends_with("ly") || word.len() > 4 && word.ends_with("ed")
}

/// What a verb may report, for fitting: where the verb stands, and of each candidate its words, its row of weights beside
/// the common one, and its signs. Bytes of the text.
pub struct Known {
    /// The verb.
    pub verb: (usize, usize),
    /// The candidates.
    pub candidates: Vec<((usize, usize), usize, Signs)>,
}

/// The verbs of an English article, a paragraph a line, the first its headline, for fitting.
pub fn clauses(article: &str) -> Vec<Known> {
    let moved = |(offset, mut known): (usize, Known)| {
        let moved = |(from, to): (usize, usize)| (from + offset, to + offset);
        known.verb = moved(known.verb);
        for (words, _, _) in &mut known.candidates {
            *words = moved(*words);
        }
        known
    };
    noted(article, |desk| &mut desk.told).into_iter().map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_those_of_the_tables() {
        assert_eq!(crate::quotes::weights::TABLES, TABLES, "Tables came or went: fit the weights again.");
    }

    #[test]
    fn signs_are_the_bits_that_are_set() {
        let mut masks = [0; SLOTS];
        (masks[0], masks[SLOTS - 1]) = (1 | 1 << 63, 1 << 5);
        assert_eq!(Signs(masks).held().collect::<Vec<_>>(), [0, 63, 64 * (SLOTS - 1) + 5]);
    }

    #[test]
    fn words_end_as_verbs_do() {
        let rows = [
            ("said", 0),
            ("noted", 2),
            ("adding", 1),
            ("says", 4),
            ("only", 8),
            ("red", 0),
            ("is", 0),
            ("", 0),
        ];
        assert_eq!(rows.map(|(word, _)| ending(word)), rows.map(|(_, bit)| bit));
    }
}
