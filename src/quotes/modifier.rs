//! What is told of a noun right behind it: relative clauses ("the keeper who broke the wheel"), participles ("an aide briefed
//! on the plan"), adjectives ("a source close to her"). The noun before it is the subject of the verb after it.

use super::lexicon::{ARTICLES, CLOSE, EDGES, LINKS, PRONOUNS, SPEAKS, SUBORDINATORS, has};
use super::source::{Reader, helper};
use super::words::Item;

/// What is told has no more words.
const LONGEST: usize = 30;

impl Reader<'_> {
    /// Whether what stands between a "who" and a reporting verb is told of the one before it, who then is the subject of
    /// that verb: "who broke the wheel", not "who the miller", "who officials", "who had once" and "who rose and".
    fn tells_of(&self, who: usize, verb: usize) -> bool {
        let word = |i: usize| self.row.word(i);
        if word(who) != "who" {
            return false;
        }
        let words = who + 1..verb;
        let first = word(who + 1);
        let last = words.clone().rev().map(word).find(|word| !helper(*word)).unwrap_or_default();
        let object = has(ARTICLES, word(who + 2)) || words.len() > 3;
        let full = words.clone().filter(|&i| !helper(word(i))).count() > usize::from(helper(first));
        self.lexicon.weighed
            && !word(verb).ends_with("ing")
            && words.len() > 1
            && words
                .clone()
                .all(|i| self.row.get(i).is_some_and(Item::is_word) && !has(SUBORDINATORS, word(i)))
            && self.low(who + 1)
            && !has(ARTICLES.or(PRONOUNS).or(EDGES), first)
            && !matches!(last.text, "and" | "but" | "or" | "to" | "he" | "she" | "they" | "we" | "i")
            && full
            && (object || helper(first) || first.ends_with("ed") || !self.lexicon.may_speak(last))
    }

    /// The same of what a participle or an adjective begins right behind a noun: "an aide close to her", "officials briefed on
    /// it", "a lawyer representing the mill".
    fn adds_to(&self, at: usize, verb: usize) -> bool {
        let word = |i: usize| self.row.word(i);
        let (first, next) = (word(at), word(at + 1));
        let noun = |i: usize| has(ARTICLES, word(i)) || self.cap(i);
        // "opposed to the weir", not "appeared to sleep".
        let linked = has(LINKS, next) && !has(SUBORDINATORS, next) && (next != "to" || noun(at + 2));
        let acts = first.ends_with("ing") && (linked || noun(at + 1));
        let begins = linked && (CLOSE.has(first.text) || first.ends_with("ed")) || acts;
        let stops =
            |i: usize| has(SUBORDINATORS.or(SPEAKS), word(i)) || matches!(word(i).text, "and" | "but" | "or");
        self.lexicon.weighed
            && begins
            && self.low(at)
            && (self.low(at - 1) || self.row.begins_sentence(at - 1))
            && self.lexicon.may_speak(word(at - 1))
            && (has(SPEAKS, word(verb)) || word(verb).ends_with("ed") || word(verb).ends_with('s'))
            && !has(LINKS, word(verb - 1))
            && at + 1 < verb
            && (at..verb).all(|i| self.row.get(i).is_some_and(Item::is_word) && !stops(i))
            && !has(PRONOUNS, word(verb - 1))
    }

    /// One past what a participle or an adjective adds, if one does; else the place itself.
    pub(super) fn adds_until(&self, at: usize, verb: usize) -> usize {
        if !self.adds_to(at, verb) {
            return at;
        }
        (at..verb).rev().find(|&i| !helper(self.row.word(i))).map_or(at, |last| last + 1)
    }

    /// Whether what begins at an item and ends before a reporting verb is told of whoever stands before it.
    pub(super) fn tells(&self, at: usize, verb: usize) -> bool {
        (1..verb).contains(&at) && (self.tells_of(at, verb) || self.adds_to(at, verb))
    }

    /// Where what is told of the subject of a verb begins, between that and the verb.
    pub(super) fn modifier(&self, start: usize, verb: usize) -> Option<usize> {
        let from = verb.saturating_sub(LONGEST).max(start + 1);
        (from..verb).rev().find(|&at| !self.sign(at - 1, ',') && self.tells(at, verb))
    }
}
