//! Whom "he" or "she" stands for: a small weighing of those named just before, and of who spoke last.

use super::lexicon::{COMPLETES, OFFICES, ROLES, SUBORDINATORS, has};
use super::names::{Gender, Part, gender_of};
use super::people::{People, Trace};
use super::source::Mention;
use super::words::{Kind, Row};

/// How many mentions before a pronoun are looked at.
const WINDOW: usize = 14;

/// So many items after a pronoun belong to its clause.
const REACH: usize = 12;

/// Whom an epithet stands for is clear if nobody else scores nearly as much.
const CLEAR: f32 = 0.4;

/// An epithet has no more words.
pub(super) const LONGEST_EPITHET: usize = 5;

/// One who scores less is not meant.
const ENOUGH: f32 = -4.0;

/// What speaks for somebody, and against.
mod worth {
    /// Said to be a man or a woman, as the pronoun has it.
    pub const GENDER: f32 = 1.0;
    /// A human being, of whom neither is known.
    pub const HUMAN: f32 = 0.2;
    /// Anything with a name.
    pub const ANYTHING: f32 = -1.5;
    /// The subject of a clause.
    pub const SUBJECT: f32 = 1.0;
    /// Who put a question to somebody who may be meant: the answer is another's.
    pub const ASKER: f32 = -0.3;
    /// Who was put a question.
    pub const ASKED: f32 = 1.2;
    /// Who spoke last.
    pub const SPOKE: f32 = 1.1;
    /// Hardly anybody speaks of oneself by name.
    pub const SPOKEN_OF: f32 = -1.0;
    /// For each paragraph between, for one who is named and for one who spoke.
    pub const PARAGRAPH: (f32, f32) = (-0.7, -0.6);
    /// For each mention between.
    pub const MENTION: f32 = -0.12;
}

/// A pronoun: where it stands, and whether it is "he" or "she".
#[derive(Clone, Copy)]
pub struct Pronoun {
    /// Its row.
    pub row: usize,
    /// Its place in the row.
    pub item: usize,
    /// "He" or "she", or what else tells neither.
    pub gender: Option<Gender>,
}

impl People {
    /// The mentions before a place, the nearest first.
    pub(super) fn trail_before(&self, row: usize, item: usize) -> impl Iterator<Item = &Trace> {
        let end = self.trail.partition_point(|t| (t.row, t.item) < (row, item));
        self.trail.get(..end).unwrap_or_default().iter().rev().take(WINDOW)
    }

    /// The man or woman a pronoun stands for, who said `words`.
    pub(super) fn antecedent(&self, line: &Row, pronoun: Pronoun, words: &[&str]) -> Option<usize> {
        self.weigh(line, pronoun, words).map(|(place, _)| place)
    }

    /// Who is meant most likely, and by how much more than the next.
    fn weigh(&self, line: &Row, pronoun: Pronoun, words: &[&str]) -> Option<(usize, f32)> {
        let Pronoun { row, item, gender } = pronoun;
        let others: Vec<usize> = self.others(line, pronoun).map(|trace| trace.person).collect();
        let fit = |place: usize| {
            let person = self.list.get(place)?;
            let fit = match (person.gender, gender) {
                (Some(known), Some(wanted)) if known != wanted => return None,
                (Some(_), _) => worth::GENDER,
                (None, _) if person.thing => return None,
                (None, _) if person.human => worth::HUMAN,
                (None, _) => worth::ANYTHING,
            };
            let last = person.name.rsplit(' ').next().unwrap_or_default();
            let named = !person.unnamed && words.iter().any(|words| words.contains(last));
            (!others.contains(&place)).then_some(fit + if named { worth::SPOKEN_OF } else { 0.0 })
        };
        let (mut best, mut next): (Option<(f32, usize)>, f32) = (None, ENOUGH);
        let mut offer = |score: f32, place: usize| match best {
            Some((top, known)) if score <= top => next = if known == place { next } else { next.max(score) },
            _ => {
                next = best.filter(|known| known.1 != place).map_or(next, |known| known.0);
                best = Some((score, place));
            }
        };
        let asked = self.trail_before(row, item).any(|t| t.part == Part::Asked && fit(t.person).is_some());
        for (nth, trace) in self.trail_before(row, item).enumerate() {
            let Some(fit) = fit(trace.person) else { continue };
            let part = match trace.part {
                Part::Subject => worth::SUBJECT,
                Part::Asker if asked => worth::ASKER,
                Part::Asker => worth::SUBJECT,
                Part::Asked => worth::ASKED,
                Part::Modifier | Part::Other => 0.0,
            };
            let rows = (row - trace.row) as f32;
            offer(fit + part + worth::PARAGRAPH.0 * rows + worth::MENTION * nth as f32, trace.person);
        }
        if let Some((at, _, person)) = self.spoke
            && let Some(fit) = fit(person)
        {
            offer(fit + worth::SPOKE + worth::PARAGRAPH.1 * row.saturating_sub(at) as f32, person);
        }
        best.filter(|(score, _)| *score > ENOUGH).map(|(score, place)| (place, score - next))
    }

    /// Whom "the candidate" stands for where nobody is said to be one, and none without a name came before.
    pub(super) fn epithet(&self, line: &Row, row: usize, mention: Mention) -> Option<usize> {
        let noun = line.word(mention.to.checked_sub(1)?);
        let definite = line.word(mention.from) == "the" && mention.to - mention.from <= LONGEST_EPITHET;
        let completed = COMPLETES.has(line.word(mention.to).text);
        let before = self.is_introduced(noun.text, row, mention.from);
        let owned = (mention.from + 1..mention.to).any(|at| line.get(at - 1).is_some_and(|item| item.owned));
        if !definite || !has(ROLES, noun) || OFFICES.has(noun.text) || owned || completed || before {
            return None;
        }
        // "The nominee, Ada Oak, said", "The pilot, a boy called Ben, said"
        let goes_on = matches!(line.word(mention.to + 1).text, "who" | "whose");
        if !goes_on && line.get(mention.to).is_some_and(|item| item.is(',')) {
            return self.trail_named(row, mention.to + 1);
        }
        let phrase = Pronoun { row, item: mention.from, gender: gender_of(noun) };
        // "A reporter" is not meant, nor "Kestrel" alone.
        let named = |place: &usize| {
            self.list.get(*place).is_some_and(|p| p.human && !p.unnamed && p.name.contains(' '))
        };
        let (place, margin) = self.weigh(line, phrase, &[])?;
        (margin >= CLEAR && named(&place)).then_some(place)
    }

    /// Who is named at a place.
    fn trail_named(&self, row: usize, item: usize) -> Option<usize> {
        let at = self.trail.binary_search_by_key(&(row, item), |t| (t.row, t.item)).ok()?;
        self.trail.get(at).map(|trace| trace.person)
    }

    /// Who is named after a pronoun in its clause is another: "he told Fir", "she said Oak had left". What stands before its
    /// clause may lead to who it is: "As he said, Oak left", and another clause names anybody: "he said, but Oak left".
    fn others(&self, line: &Row, pronoun: Pronoun) -> impl Iterator<Item = &Trace> {
        let Pronoun { row, item, .. } = pronoun;
        let place = line.sentences.partition_point(|sentence| sentence.1 <= item);
        let (start, end) = line.sentences.get(place).copied().unwrap_or((item, item));
        let led = (start..item).any(|at| has(SUBORDINATORS, line.word(at)));
        let parts = |at: &usize| {
            led && line.get(*at).is_some_and(|i| matches!(i.kind, Kind::Sign(',' | '-' | '–' | '—')))
                || matches!(line.word(*at).text, "according" | "but")
        };
        let to = (item..end.min(item + REACH)).find(parts).unwrap_or(end.min(item + REACH));
        let from = self.trail.partition_point(|t| (t.row, t.item) <= (row, item));
        let after = self.trail.get(from..).unwrap_or_default().iter();
        after.take_while(move |t| (t.row, t.item) < (row, to)).filter(|t| t.part != Part::Modifier)
    }
}
