//! Which noun phrase of a sentence is the source of a verb: a small scored choice.
//!
//! Each candidate has signs: how it is named, what stands before and after it, how far it is from the verb, what lies
//! between, and whether the rules of `source` point to it. The weights are those of a conditional logit over
//! the candidates of one verb (McFadden 1974), as in the published systems for attributing quotations; how a verb
//! stands in its sentence has weights of its own beside the common ones.

use super::lexicon::{
    ARTICLES, COMMON, COMPLETES, LINKS, Lexicon, ROLES, SUBORDINATORS, TIMES, TITLES, Verb, Word, has,
};
use super::source::{Form, Mention, Reader, helper, pronoun};
use super::weights::WEIGHTS;
use super::words::{Item, Kind, Row};

/// How many signs a candidate has.
pub const SIGNS: usize = 50;

/// How many candidates before a verb are looked at; the first of the sentence is always one.
const WINDOW: usize = 10;

/// Somebody without a name has no more words, with what a participle or an adjective adds.
const LONGEST_WHOLE: usize = 10;

/// The share of the likelihood that makes a choice clear.
const CLEAR: f32 = 0.75;

/// How a verb stands in its sentence. Row 0 of the weights is common to all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// With its subject before it: "she said".
    Finite = 1,
    /// "adding"
    Participle = 2,
    /// After "and": "rose and said".
    Shared = 3,
    /// After "to".
    Infinitive = 4,
    /// At the beginning, or after a run or a comma: "said Anna Kestrel".
    Tag = 5,
}

/// How many rows the weights have.
pub const ROWS: usize = 6;

/// A noun phrase that may be the source, with its signs.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The words.
    pub mention: Mention,
    /// Which signs it has.
    pub signs: [bool; SIGNS],
}

/// The signs' weights of a row, summed, in sixteenths.
fn score(signs: &[bool; SIGNS], stand: Stand) -> i32 {
    let rows = [WEIGHTS.first(), WEIGHTS.get(stand as usize)];
    let weighed = rows.into_iter().flatten().flat_map(|row| row.iter().zip(signs));
    weighed.filter(|(_, holds)| **holds).map(|(weight, _)| i32::from(*weight)).sum()
}

/// A sentence as the choice sees it: its noun phrases, and how many signs and words of a kind stand before each item.
pub struct Scene<'a> {
    reader: Reader<'a>,
    start: usize,
    phrases: Vec<Mention>,
    counts: Vec<Counts>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    commas: u16,
    subordinators: u16,
    breaks: u16,
    verbs: u16,
}

impl<'a> Scene<'a> {
    /// Reads a sentence once, for all of its verbs.
    pub fn new(row: &'a Row, lexicon: &'a Lexicon, start: usize, end: usize) -> Self {
        let reader = Reader { row, lexicon };
        let mut counts = Vec::with_capacity(end.saturating_sub(start) + 1);
        let mut sum = Counts::default();
        counts.push(sum);
        for item in row.items.get(start..end).unwrap_or_default() {
            let word = item.word();
            let low = item.kind == Kind::Low;
            sum.commas += u16::from(item.is(','));
            sum.subordinators += u16::from(has(SUBORDINATORS, word));
            sum.breaks += u16::from(item.is_run() || matches!(item.kind, Kind::Sign(';' | ':' | '—' | '–')));
            sum.verbs += u16::from(low && (verbal(word) || past(&word)));
            counts.push(sum);
        }
        let phrases = reader.phrases(start, end);
        Scene { reader, start, phrases, counts }
    }

    fn count(&self, at: usize) -> Counts {
        self.counts.get(at.saturating_sub(self.start)).or(self.counts.last()).copied().unwrap_or_default()
    }

    /// How a verb stands.
    pub fn stand(&self, verb: usize) -> Stand {
        let row = self.reader.row;
        let mut first = verb;
        while first > self.start && self.reader.low(first - 1) && helper(row.word(first - 1)) {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|&i| i >= self.start);
        let item = before.and_then(|i| row.get(i));
        let word = before.map(|i| row.word(i)).unwrap_or_default();
        let bare = first == verb;
        if bare && row.word(verb).ends_with("ing") {
            Stand::Participle
        } else if bare && item.is_none_or(|i| i.is(',') || i.is_run()) {
            Stand::Tag
        } else if word == "to" {
            Stand::Infinitive
        } else if matches!(word.text, "and" | "but" | "or") {
            Stand::Shared
        } else {
            Stand::Finite
        }
    }

    /// The source of a verb, and whether that is doubtful; `hand` is what the rules say.
    pub fn source(&self, verb: usize, hand: Option<Mention>) -> (Option<Mention>, bool) {
        // Of whom it is told right up to the verb, there is nothing to choose.
        if let Some(hand) = hand.filter(|hand| self.reader.tells(hand.to, verb)) {
            let whole = Mention { to: self.reader.adds_until(hand.to, verb), ..hand };
            let short = hand.form == Form::Role && whole.to - hand.from <= LONGEST_WHOLE;
            return (Some(if short { whole } else { self.headed(hand) }), false);
        }
        let stand = self.stand(verb);
        let mut best: Option<(f32, Mention)> = None;
        let mut whole = 0.0;
        for candidate in self.candidates(verb, hand) {
            let score = score(&candidate.signs, stand) as f32 / 16.0;
            whole += score.exp();
            if best.is_none_or(|(top, _)| score > top) {
                best = Some((score, candidate.mention));
            }
        }
        let doubtful = best.is_some_and(|(top, _)| top.exp() < CLEAR * whole);
        (best.map(|(_, mention)| self.headed(mention)), doubtful)
    }

    /// Who speaks where a name only completes the phrase: the supporters of "supporters of Anna Kestrel", the member of
    /// "a member of the council of Elmton".
    fn headed(&self, mention: Mention) -> Mention {
        let row = self.reader.row;
        let mut head = mention;
        let mut part = mention;
        while matches!(part.form, Form::Name | Form::Role) {
            let first = (self.start..part.from).rev().find(|&i| !has(ARTICLES.or(TITLES), row.word(i)));
            let Some(link) = first.filter(|&i| COMPLETES.has(row.word(i).text)) else {
                break;
            };
            let before = self.phrases.partition_point(|m| m.to <= link);
            let Some(outer) = before.checked_sub(1).and_then(|i| self.phrases.get(i)) else { break };
            if outer.to != link || outer.form != Form::Role {
                break;
            }
            part = *outer;
            if self.reader.lexicon.may_speak(row.word(link - 1)) {
                head = part;
            }
        }
        head
    }

    /// The candidates for a verb with their signs.
    pub fn candidates(&self, verb: usize, hand: Option<Mention>) -> Vec<Candidate> {
        let meets = |m: &Mention, h: Mention| m.from < h.to && h.from < m.to;
        let before = self.phrases.partition_point(|m| m.to <= verb);
        let skipped = before.saturating_sub(WINDOW);
        let mut list: Vec<Mention> =
            self.phrases.first().filter(|_| skipped > 0).into_iter().copied().collect();
        list.extend(self.phrases.get(skipped..before).unwrap_or_default());
        let last = verb + usize::from(self.reader.phrasal(verb));
        let after = self.phrases.partition_point(|m| m.from <= last);
        list.extend(self.phrases.get(after));
        // The rules know the bounds of what they point to better.
        if let Some(hand) = hand {
            match list.iter_mut().find(|m| meets(m, hand)) {
                Some(same) => *same = hand,
                None => list.push(hand),
            }
        }
        let count = list.iter().filter(|m| m.to <= verb).count();
        let earliest = list.iter().map(|m| m.from).min();
        let with_place = |(nth, mention): (usize, &Mention)| {
            let rank = (mention.to <= verb).then(|| count.saturating_sub(nth + 1));
            let first = earliest == Some(mention.from);
            let named = hand.is_some_and(|h| meets(mention, h));
            Candidate { mention: *mention, signs: self.signs(*mention, verb, rank, first, named) }
        };
        list.iter().enumerate().map(with_place).collect()
    }

    #[rustfmt::skip]
    fn signs(&self, m: Mention, verb: usize, rank: Option<usize>, first: bool, hand: bool) -> [bool; SIGNS] {
        let row = self.reader.row;
        let end = row.get(m.to.saturating_sub(1));
        let noun = end.map(|i| i.word()).unwrap_or_default();
        let calling = has(ROLES, noun) || has(TITLES, noun);
        let vague = matches!(noun.text, "it" | "one" | "some");
        // A name may have words of its phrase before it.
        let mut from = m.from;
        while m.form == Form::Name && from > self.start && {
            let word = row.word(from - 1);
            has(ROLES, word) || has(TITLES, word) || has(ARTICLES, word)
        } {
            from -= 1;
        }
        let before = from.checked_sub(1).filter(|&i| i >= self.start);
        let prior = before.and_then(|i| row.get(i));
        let lead = prior.map(|i| i.word()).unwrap_or_default();
        let parted = prior.is_some_and(|i| i.is(','));
        let capital = before.and_then(|i| i.checked_sub(1)).is_some_and(|i| i >= self.start && self.reader.cap(i));
        let joins = has(SUBORDINATORS, lead);
        let links = !joins && has(LINKS, lead);
        let acts = verbal(lead);
        let next = row.get(m.to);
        let tail = row.word(m.to);
        let low = next.is_some_and(|i| i.kind == Kind::Low);
        let plain = low && !verbal(tail) && !tail.ends_with("ed") && !has(LINKS, tail);
        let comma = next.is_some_and(|i| i.is(','));
        let mut reach = m.to;
        while reach < verb && self.reader.low(reach) && helper(row.word(reach)) {
            reach += 1;
        }
        let after = m.from > verb;
        let (a, b) = if after { (verb + 1, m.from) } else { (m.to, verb) };
        let far = b.saturating_sub(a);
        let (x, y) = (self.count(a.min(b)), self.count(b));
        let (commas, joints) = (y.commas - x.commas, y.subordinators - x.subordinators);
        let verbs = y.verbs - x.verbs;
        let relative = m.form == Form::Relative;
        [
            // How it is named.
            m.form == Form::Name,
            matches!(m.form, Form::He | Form::She),
            m.form == Form::They && vague,
            m.form == Form::They && !vague,
            relative,
            m.form == Form::Role && calling,
            m.form == Form::Role && !calling,
            end.is_some_and(|i| i.owned),
            // What stands before it.
            prior.is_none(),
            parted,
            prior.is_some_and(Item::is_run),
            prior.is_some_and(|i| !i.is_word() && !i.is_run() && !i.is(',')),
            matches!(lead.text, "and" | "or"),
            lead == "but",
            joins,
            links,
            acts,
            prior.is_some_and(Item::is_word) && !joins && !links && !acts && !matches!(lead.text, "and" | "or" | "but"),
            parted && capital && m.form == Form::Name,
            parted && comma,
            // What stands after it.
            reach == verb,
            reach != verb && helper(tail),
            m.to != verb && (Verb::of(tail).is_some() || tail.len() > 3 && tail.ends_with("ed")),
            comma,
            has(LINKS, tail) && !has(SUBORDINATORS, tail),
            matches!(tail.text, "and" | "or"),
            matches!(tail.text, "who" | "which" | "whose" | "that"),
            plain && tail.ends_with('s'),
            plain && !tail.ends_with('s'),
            next.is_some_and(Item::is_run),
            next.is_some_and(|i| matches!(i.kind, Kind::Sign('(' | '—' | '–' | '-'))),
            // How far it is from the verb, and what lies between.
            after,
            after && m.from <= verb + 2,
            far > 3,
            far > 8,
            far > 18,
            commas == 1,
            commas == 2,
            commas > 2,
            joints == 1,
            joints > 1,
            verbs == 1,
            verbs > 1,
            y.breaks > x.breaks,
            relative && parted,
            relative && commas == 0,
            // Its place among the others.
            rank == Some(0),
            rank == Some(1),
            first,
            hand,
        ]
    }
}

fn verbal(word: Word) -> bool {
    Verb::of(word).is_some() || helper(word) && !word.ends_with("ly")
}

fn past(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ed")
}

impl Reader<'_> {
    /// The noun phrases of a sentence, in order.
    fn phrases(&self, start: usize, end: usize) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut at = start;
        while at < end {
            let word = self.row.word(at);
            if matches!(word.text, "who" | "which" | "that" | "qui" | "que" | "quien") {
                if at > start && (word != "that" || verbal(self.row.word(at + 1))) {
                    found.push(Mention { from: at, to: at + 1, form: Form::Relative });
                }
                at += 1;
                continue;
            }
            let found_here = if self.begins(at, start) { self.phrase(at, end) } else { None };
            // "two weeks ago", "22 percent": when and how much, not who.
            let measure = |m: &Mention| {
                let last = self.row.word(m.to - 1);
                m.form == Form::Role && (has(TIMES, last) || matches!(last.text, "ago" | "percent"))
            };
            let whole = |m: &Mention| m.to > at && (m.form == Form::Name || m.from <= at + 1);
            match found_here.filter(|m| whole(m) && !measure(m)) {
                Some(mention) => {
                    // Who "Co-Founder" is stands after the comma.
                    let unnamed = mention.form == Form::Name && self.named_after(mention, end).is_some();
                    if !unnamed {
                        found.push(mention);
                    }
                    at = mention.to;
                }
                None => at += 1,
            }
        }
        found
    }

    /// Whether a noun phrase begins at an item.
    fn begins(&self, at: usize, start: usize) -> bool {
        let Some(item) = self.row.get(at).filter(|i| i.is_word()) else { return false };
        let word = item.word();
        if has(ARTICLES, word) || pronoun(self.lexicon, word).is_some() {
            return true;
        }
        let before = self.row.word_before(at);
        let opens = at == start
            || self.row.get(at - 1).is_some_and(|i| !i.is_word())
            || has(SUBORDINATORS, before)
            || has(LINKS, before)
            || matches!(before.text, "and" | "but" | "or");
        let small = has(COMMON, word) || has(LINKS, word) || helper(word) || has(SUBORDINATORS, word);
        if item.is_cap() {
            return !(has(COMMON, word) || opens && small);
        }
        opens && !small && Verb::of(word).is_none() && !word.ends_with("ing")
    }
}

/// What a verb's choice is made of, for fitting: bytes of the text.
pub struct Choice {
    /// The verb.
    pub verb: (usize, usize),
    /// The row of weights beside the common one.
    pub stand: usize,
    /// Each candidate's words and signs.
    pub candidates: Vec<((usize, usize), [bool; SIGNS])>,
}

/// The choices of a paragraph of English, for fitting.
pub fn choices(paragraph: &str) -> Vec<Choice> {
    let text = crate::text::Text::new(paragraph);
    let lexicon = super::lexicon::of(None);
    let lower = text.as_str().to_ascii_lowercase();
    let row = Row::read(&text, &lower, lexicon);
    let reader = Reader { row: &row, lexicon };
    let bytes = |from, to| row.span(from, to).map(|s| (s.start(), s.end())).unwrap_or_default();
    let mut found = Vec::new();
    for &(start, end) in &row.sentences {
        let scene = Scene::new(&row, lexicon, start, end);
        for cue in reader.verbs(start, end, false).into_iter().filter(|c| !c.according) {
            let candidates = scene.candidates(cue.at, cue.mention);
            found.push(Choice {
                verb: bytes(cue.at, cue.at + 1),
                stand: scene.stand(cue.at) as usize,
                candidates: candidates
                    .iter()
                    .map(|c| (bytes(c.mention.from, c.mention.to), c.signs))
                    .collect(),
            });
        }
    }
    found
}
