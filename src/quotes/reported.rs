//! Reported speech: the clause of a cue that no quoted run belongs to, and where it ends.

use super::QuoteKind;
use super::attribute::{Desk, asked};
use super::clause::Scene;
use super::lexicon::{
    ARTICLES, CLAUSE_ONLY, DAYS, EDGES, HE, LINKS, MODALS, NAMING, OWN, ROLES, SHE, SPEAKS, TELLS, THAT,
    TIMES, TITLES, Verb, WEAK, has,
};
use super::rules;
use super::source::{Cue, Form, Mention, Reader, helper, pronoun};
use super::words::{Item, Kind, Row};
use crate::text::{Span, Text};

/// The most words of a place between a day and the "that" of what was said then.
const LONGEST_PLACE: usize = 8;

/// How likely what the rules alone find is what annotators found.
const BY_RULES: f32 = 0.8;

impl Desk<'_> {
    /// Where a reported clause ends: at a later cue, a semicolon or dash, or a clause of the article's own.
    fn clause_end(&self, row: &Row, cues: &[Cue], place: usize, from: usize, last: usize) -> usize {
        let comma_before = |i: usize| i.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is(','));
        let later = cues.iter().skip(place + 1).find(|c| {
            c.from > from && (comma_before(c.from) || comma_before(c.at))
                || (c.from > from + 1 && row.word_before(c.at) == "and")
        });
        let later = later.map_or(last, |c| {
            if comma_before(c.from) { c.from - 1 } else { c.at.saturating_sub(1) }.max(from)
        });
        // "After Anna said that it was late, they left": the clause of a subordinate cue ends at its comma.
        let cue = cues.get(place);
        let subordinate = cue.and_then(|c| c.mention).is_some_and(|m| {
            m.to <= from
                && (m.form == Form::Relative
                    || matches!(
                        row.word_before(m.from).text,
                        "after"
                            | "although"
                            | "as"
                            | "because"
                            | "before"
                            | "if"
                            | "though"
                            | "when"
                            | "while"
                    ))
        });
        let own = (from + if subordinate { 1 } else { 3 }..last).find(|&i| {
            row.get(i).is_some_and(|item| match item.kind {
                Kind::Sign(';' | '—' | '–') => true,
                Kind::Sign(',') => {
                    let next = row.word(i + 1);
                    let after = row.word(i + 2);
                    let goes_on = has(HE, after) || has(SHE, after) || after == "they";
                    subordinate || has(OWN, next) || (matches!(next.text, "and" | "but") && goes_on)
                }
                _ => false,
            })
        });
        later.min(own.unwrap_or(last))
    }

    /// "The bridge, she said, is old": the two parts of a clause that the cue and its subject interrupt.
    fn interrupted(
        &self,
        row: &Row,
        text: &Text,
        (start, _): (usize, usize),
        cues: &[Cue],
        place: usize,
        last: usize,
    ) -> Option<Vec<Span>> {
        let cue = cues.get(place)?;
        let comma = |i: usize| row.get(i).is_some_and(|i| i.is(','));
        let before = cue.from.checked_sub(1).filter(|&i| i > start && comma(i))?;
        // "options, email delivery, and": a noun.
        let noun = has(WEAK, row.word(cue.at)) && cue.mention.is_some_and(|m| m.form == Form::Role);
        let parenthetic = comma(cue.to) && cue.mention.is_some() && !noun;
        if !parenthetic || cue.verb != Verb::Say || last < cue.to + 4 {
            return None;
        }
        // A relative clause, and a name in apposition, tell of the noun before them.
        if cue.mention.is_some_and(|m| m.form == Form::Relative || (m.to < cue.at && comma(m.to)))
            || self.described(row, cue)
        {
            return None;
        }
        let from = cues.iter().take(place).map(|c| c.to).filter(|&t| t < before).max().unwrap_or(start);
        let broken = (from..before).rev().find(|&i| row.get(i).is_some_and(|i| i.is(';') || i.is(':')));
        let from = broken.map_or(from, |i| i + 1);
        let first = text.trim(row.span(from, before)?);
        let second = text.trim(row.span(cue.to + 1, last)?);
        Some(vec![first, second])
    }

    /// Whether what follows a cue says who its subject is: "said Anna Kestrel, a keeper of bees", "said Anna Kestrel, chief
    /// keeper of the mill", "said Anna Kestrel, who keeps the mill".
    fn described(&self, row: &Row, cue: &Cue) -> bool {
        let calling = |at: usize| {
            let word = row.word(at);
            has(ROLES, word) || has(TITLES, word)
        };
        let describes = |at: usize| {
            let mut words = at..(at + 4).min(row.items.len());
            has(ARTICLES, row.word(at))
                || matches!(row.word(at).text, "who" | "whose")
                || words.any(|i| calling(i) && (at..i).all(|i| row.get(i).is_some_and(Item::is_word)))
                    && !matches!(row.word(at).text, "and" | "but" | "that")
        };
        !cue.according
            && cue.mention.is_some_and(|m| {
                m.from > cue.at && row.get(m.to).is_some_and(|i| i.is(',')) && describes(m.to + 1)
            })
    }

    /// Whether a cue's subject is somebody, or a document, that can be said to speak: "adolescents reported symptoms" and
    /// "two weeks" tell of none.
    pub(super) fn can_speak(&self, row: &Row, cue: &Cue, start: usize) -> bool {
        // A word that begins a sentence and has no capital elsewhere is no name.
        let noun = |m: &Mention| {
            m.form == Form::Role
                || matches!(row.word(m.from).text, "it" | "you")
                || m.form == Form::Name
                    && m.to == m.from + 1
                    && m.from <= start + 1
                    && (self.uncapped(&row.word(m.from)) || row.word(m.from).ends_with("ly"))
        };
        let Some(mention) = cue.mention.filter(noun).filter(|_| self.lexicon.weighed) else { return true };
        let noun = row.word(mention.to.saturating_sub(1));
        let agent = ["ers", "ian", "ians", "ist", "ists", "man", "men", "ors", "woman", "women"];
        self.lexicon.may_speak(noun)
            || !has(TIMES, noun) && agent.iter().any(|end| noun.len() > 5 && noun.ends_with(end))
    }

    /// Whether nothing was said in fact: "a reader could tell that", "you say the bridge is old", "Do they say it is?".
    fn is_supposed(&self, row: &Row, cue: &Cue, end: usize) -> bool {
        let word = row.word(cue.at);
        let past = word.ends_with("ed") || matches!(word.text, "said" | "told" | "written");
        let modal = |at: usize| {
            at.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|item| {
                let word = item.word();
                item.kind == Kind::Low && has(MODALS, word)
                    || word.ends_with("'ll")
                    || word.ends_with("'d") && !past
            })
        };
        // "could also say"
        let helped = cue.at.checked_sub(1).filter(|&i| helper(row.word(i)));
        let asked = end.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is('?'));
        modal(cue.at)
            || helped.is_some_and(modal)
            || asked && !cue.according && !word.starts_with("ask")
            || cue.mention.is_some_and(|m| m.form == Form::They && row.word(m.from).starts_with("you"))
    }

    /// Reported speech: the clause of a cue that no run belongs to.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn indirect(
        &mut self,
        number: usize,
        row: &Row,
        text: &Text,
        sentence: (usize, usize),
        cues: &[Cue],
        place: usize,
        runs: &[usize],
    ) {
        let (start, end) = sentence;
        let Some(cue) = cues.get(place).copied() else { return };
        let stop = |i: usize| {
            row.get(i).is_some_and(|i| matches!(i.kind, Kind::Sign('.' | '!' | '?' | ';' | '…' | '"' | '”')))
        };
        let last = if end > start && stop(end - 1) { end - 1 } else { end };
        if self.lexicon.weighed && self.is_supposed(row, &cue, end) {
            return;
        }
        // "As noted, I had fun": nobody says it anew.
        if row.word_before(cue.at) == "as" && row.get(cue.at + 1).is_some_and(|i| i.is(',')) {
            return;
        }
        let unsaid = !cue.according
            && (object(&cue) || !has(SPEAKS, row.word(cue.at)))
            && !self.can_speak(row, &cue, start);
        // "said she left before he announced his bid": a deed told within what is reported.
        let within = row.get(cue.at).is_some_and(|verb| {
            self.drafts.last().is_some_and(|last| {
                last.kind == QuoteKind::Indirect
                    && last.spans.iter().any(|(r, span)| *r == number && span.contains(verb.span))
            })
        });
        // "I told him to wait", "nobody told us the price": the article's own doings, and what was not done.
        let own = cue.mention.is_some_and(|m| {
            let word = row.word(m.from);
            word == "i" || word.starts_with("i'")
        });
        let distant = own
            || within && !has(SPEAKS, row.word(cue.at))
            || (cue.at.saturating_sub(3).max(start)..cue.at)
                .any(|i| matches!(row.word(i).text, "not" | "never") || row.word(i).ends_with("n't"));
        if let Some(spans) = self.interrupted(row, text, sentence, cues, place, last) {
            if !runs.iter().any(|&r| r >= start && r < last) && !unsaid {
                let spans = spans.into_iter().map(|span| (number, span)).collect();
                let told = Some((number, cue));
                self.push(number, QuoteKind::Indirect, spans, told, rules::REPORTED, Some(BY_RULES));
            }
            return;
        }
        let reader = Reader { row, lexicon: self.lexicon };
        let hand = self
            .by_rules(row, sentence, last, cues, place, (unsaid, distant))
            .map(|(from, to)| (if from < cue.to { from } else { reader.after_when(from, to) }, to))
            .filter(|&(from, to)| to >= from + 3 && !runs.iter().any(|&r| r >= from && r < to));
        // "proposed talks" reports no clause: what of it is told, no weights were fitted on.
        let words = if self.lexicon.weighed && cue.verb == Verb::Say {
            let (lexicon, described) = (self.lexicon, self.described(row, &cue));
            let scene = Scene {
                lexicon,
                row,
                sentence,
                last,
                cues,
                place,
                runs,
                hand,
                within,
                unsaid,
                described,
                distant,
            };
            // For fitting what the rules found stands for what was told before, whatever the weights are.
            match asked(&mut self.told) {
                None => scene.choose(),
                Some(told) => {
                    told.extend(scene.known().map(|known| (number, known)));
                    hand.map(|words| (words, BY_RULES))
                }
            }
        } else {
            hand.map(|words| (words, BY_RULES))
        };
        if let Some(((from, to), likely)) = words
            // "argued that, in her view, it was old"
            && let Some(span) = row.span(from + usize::from(reader.sign(from, ',')), to)
        {
            let spans = vec![(number, text.trim(span))];
            self.push(number, QuoteKind::Indirect, spans, Some((number, cue)), rules::REPORTED, Some(likely));
        }
    }

    /// What the rules take for the words that a cue reports.
    fn by_rules(
        &self,
        row: &Row,
        (start, _): (usize, usize),
        last: usize,
        cues: &[Cue],
        place: usize,
        (unsaid, distant): (bool, bool),
    ) -> Option<(usize, usize)> {
        let cue = *cues.get(place)?;
        let comma = cue.from.checked_sub(1).filter(|&i| i > start && row.get(i).is_some_and(|i| i.is(',')));
        // "Her brother, Jonas Ekdal, said": the commas are those of an apposition.
        let apposed = cue.mention.is_some_and(|m| m.to < cue.at && row.get(m.to).is_some_and(|i| i.is(',')));
        let relative = cue.mention.is_some_and(|m| m.form == Form::Relative);
        let comma = comma.filter(|&c| !(relative || apposed && c < start + 7));
        let tail = last.saturating_sub(cue.to);
        let object = object(&cue);
        let that = (cue.to..(cue.to + 7).min(last)).find(|&i| has(THAT, row.word(i)));
        // "wrote the program that adds", "said models that add": the word belongs to a noun.
        let reader = Reader { row, lexicon: self.lexicon };
        let that = that.filter(|&i| i == cue.to || !reader.objects(&cue));
        // "In a vote of the town, nine said they would go": what stands before the comma is no clause.
        let aside = tail >= 3 && has(LINKS, row.word(start)) && !cue.according;
        let (from, to) = if let (Some(comma), true) =
            (comma, (tail <= 7 && that.is_none() && !aside) || cue.according || self.described(row, &cue))
        {
            let from = cues.iter().take(place).map(|c| c.to).filter(|&t| t < comma).max().unwrap_or(start);
            // What stands after a colon or semicolon is a clause of its own.
            let broken = (from..comma).rev().find(|&i| row.get(i).is_some_and(|i| i.is(';') || i.is(':')));
            let from = broken.map_or(from, |i| i + 1);
            (from, comma)
        } else if cue.according && cue.from == start {
            let comma = (cue.to..last).find(|&i| row.get(i).is_some_and(|i| i.is(',')));
            // "Laut Ebner ist die Brücke sicher": where the verb comes second, no comma parts them.
            let comma = comma.filter(|&c| !self.lexicon.comma_clause || c == cue.to);
            let from = comma.map(|c| c + 1).or(self.lexicon.comma_clause.then_some(cue.to));
            let from = from?;
            (from, last)
        } else if cue.according && cue.from > start {
            // "sorted according to the order of names": a thing that tells nothing.
            if self.lexicon.weighed && !self.can_speak(row, &cue, start) {
                return None;
            }
            (start, cue.from)
        } else {
            let word = row.word(cue.at);
            let mut from = that.map_or(cue.to, |i| reader.after_that(i));
            if that.is_none() {
                let tells = has(TELLS, word);
                if tells && !matches!(word.text, "urged" | "asked" | "warned") {
                    let reader = Reader { row, lexicon: self.lexicon };
                    from = reader.phrase(cue.to, last).map_or(cue.to, |m| m.to);
                    if row.word(from) == "of" || row.word(from) == "about" {
                        return None;
                    }
                }
                let next = row.word(from);
                let bad = row.get(from).is_none_or(|i| !i.is_word() && !i.is(','));
                if bad
                    || (has(LINKS, next)
                        && !matches!(
                            next.text,
                            "if" | "whether" | "when" | "where" | "on" | "in" | "since" | "to"
                        ))
                {
                    return None;
                }
                // "sagte, die Brücke sei sicher"
                let comma = row.get(from).is_some_and(|i| i.is(','));
                if comma && self.lexicon.comma_clause {
                    from += 1;
                } else if comma || matches!(next.text, "on" | "in") {
                    return None;
                }
            }
            (from, self.clause_end(row, cues, place, from, last))
        };
        let word = row.word(cue.at);
        let named = cue.mention.is_some_and(|m| {
            matches!(m.form, Form::He | Form::She | Form::They) || (m.form == Form::Name && that.is_some())
        });
        // "proposed talks", "called the plan reckless": the object is what is told, when a person's act and long enough.
        let governs = cue.verb != Verb::Say;
        // "a boy, called Idris" and "a boy called Idris" are names.
        let some = cue.mention.is_some_and(|m| {
            matches!(row.word(m.from).text, "a" | "an")
                || has(NAMING, word) && (m.to..cue.at).any(|i| !helper(row.word(i)))
        });
        let acts = row.get(cue.at.saturating_sub(1)).is_some_and(Item::is_word)
            && matches!(cue.mention, Some(m) if m.to <= cue.at
            && matches!(m.form, Form::He | Form::She | Form::Name | Form::Role));
        let phrase = row.get(from).is_some_and(Item::is_cap) || has(ARTICLES, row.word(from));
        if governs && !(acts && !some && phrase && from >= cue.to && to >= from + 5) {
            return None;
        }
        let bare = has(WEAK, word)
            && !cue.according
            && !(named && that.is_some())
            && !(comma.is_some() && tail <= 7 && named);
        // "claimed they had never met": a pronoun that is a subject begins a clause of its own.
        let subject = pronoun(self.lexicon, row.word(from)).is_some();
        let clause_only =
            has(CLAUSE_ONLY, word) && that.is_none() && !subject && (from >= cue.to || tail > 2);
        let infinitive = row.word_before(cue.at) == "to" && that.is_none();
        // "reduces stress and gives sleep"
        let another = from >= cue.to && row.word(from) == "and" && that.is_none();
        let doubted = that.is_none() && (unsaid || distant) || object && unsaid;
        // "Le contrôle sera confié à …", "Die Partei weist die Vorwürfe von sich": without a conjunction, or the comma that
        // stands for one, no clause follows.
        let joined = that.is_some() || row.get(from.wrapping_sub(1)).is_some_and(|i| i.is(','));
        let names = cue.mention.is_some_and(|m| m.form != Form::Role) && has(ARTICLES, row.word(from));
        let unjoined = !self.lexicon.weighed && from >= cue.to && !cue.according && !joined && !names;
        // Weights tell those of a clause better.
        let weighed = self.lexicon.weighed && !governs;
        if !weighed && (bare || clause_only || infinitive || another || doubted || unjoined) {
            return None;
        }
        Some((from, to))
    }
}

impl Reader<'_> {
    /// Where what a conjunction opens begins; one that is elided stays with its word: "qu'il".
    pub(super) fn after_that(&self, at: usize) -> usize {
        at + usize::from(!self.row.word(at).contains('\''))
    }

    /// One past English words that say when something was said, "late on Monday", "this week"; the place itself where there are none,
    /// or where they are the subject of a verb.
    pub(super) fn after_day(&self, at: usize, limit: usize) -> usize {
        if !self.lexicon.weighed {
            return at;
        }
        let word = |i: usize| self.row.word(i);
        let owned = |i: usize| self.row.get(i).is_some_and(|item| item.owned);
        let number = |i: usize| self.row.get(i).is_some_and(|item| item.kind == Kind::Num);
        let first = at + usize::from(matches!(word(at).text, "early" | "earlier" | "late" | "later"));
        let day = first + usize::from(matches!(word(first).text, "on" | "in"));
        let end = if DAYS.has(word(day).text) && !owned(day) {
            let more = |&i: &usize| has(TIMES, word(i)) || number(i);
            (day + 1..limit).take_while(more).last().map_or(day + 1, |last| last + 1)
        } else if matches!(word(first).text, "this" | "last") && has(TIMES, word(first + 1)) {
            first + 2
        } else {
            return at;
        };
        let acts = self.low(end) && (Verb::of(word(end)).is_some() || helper(word(end)));
        if end < limit && !acts && self.row.get(end).is_some_and(Item::is_word) { end } else { at }
    }

    /// Where what was said begins behind the words that say when: "said on Friday in Mere that".
    fn after_when(&self, at: usize, limit: usize) -> usize {
        let day = self.after_day(at, limit);
        if day == at {
            return at;
        }
        let place = has(LINKS, self.row.word(day)) && !matches!(self.row.word(day).text, "for" | "to");
        let reach = if place { day + LONGEST_PLACE } else { day + 1 };
        match (day..reach.min(limit)).find(|&i| has(THAT, self.row.word(i))) {
            Some(that) => self.after_that(that),
            None => day,
        }
    }

    /// Whether a noun follows a cue right there: what it says has begun.
    pub(super) fn objects(&self, cue: &Cue) -> bool {
        let first = self.row.word(cue.to);
        let adverbial = has(EDGES, first) || helper(first) || has(TIMES, first);
        self.low(cue.to) && !adverbial && !has(TELLS, self.row.word(cue.at))
    }
}

/// "freeze, add the oats, and": a verb with its object.
pub(super) fn object(cue: &Cue) -> bool {
    cue.mention.is_some_and(|m| m.form == Form::Role && m.from > cue.at)
}
