//! The reporting verbs of a sentence, each with who speaks.

use super::choice::Scene;
use super::lexicon::{
    ARTICLES, AUXILIARIES, EDGES, HELPERS, LINKS, OPENING, PHRASAL, PLURALS, PUTS, SAYINGS, SUBORDINATORS,
    TAGS, TELLS, Verb, WEAK, has,
};
use super::source::{Cue, Form, Mention, Reader, helper, pronoun};
use super::words::{Item, Kind};

impl Reader<'_> {
    /// Where a verb and its subject begin and end.
    fn extent(&self, at: usize, mention: Option<Mention>) -> (usize, usize) {
        let end = at + 1 + usize::from(self.phrasal(at));
        match mention {
            Some(m) if m.from > at => (at, m.to.max(end)),
            Some(m) => (m.from, end),
            None => (at, end),
        }
    }

    /// The reporting verbs of a sentence, in order, each with the likeliest source.
    pub fn cues(&self, start: usize, end: usize, headline: bool) -> Vec<Cue> {
        let mut found = self.verbs(start, end, headline);
        if found.is_empty() || !self.lexicon.weighed {
            return found;
        }
        let scene = Scene::new(self.row, self.lexicon, start, end);
        // The capitals of a headline mark no names: there the rules must have found one.
        for cue in found.iter_mut().filter(|c| !c.according && (c.mention.is_some() || !headline)) {
            (cue.mention, cue.doubtful) = scene.source(cue.at, cue.mention);
            (cue.from, cue.to) = self.extent(cue.at, cue.mention);
        }
        found
    }

    /// The reporting verbs of a sentence, in order, each with the source the rules point to.
    pub(super) fn verbs(&self, start: usize, end: usize, headline: bool) -> Vec<Cue> {
        let mut found: Vec<Cue> = Vec::new();
        for at in start..end {
            let Some(item) = self.row.get(at) else { break };
            let word = item.word();
            let names = self.lexicon.according.iter().find(|(first, second)| {
                word == *first && (second.is_empty() || self.row.word(at + 1) == *second)
            });
            if let Some((_, second)) = names {
                let from = at + 1 + usize::from(!second.is_empty());
                // "nach Angaben von"
                let from = from + usize::from(has(EDGES, self.row.word(from)));
                let mention = self.subject_after(from, end);
                let to = mention.map_or(from, |m| m.to);
                found.push(Cue {
                    at,
                    verb: Verb::Say,
                    mention,
                    from: at,
                    to,
                    according: true,
                    doubtful: false,
                });
                continue;
            }
            let leads =
                at == start && item.is_cap() && self.cap(at + 1) && !has(OPENING, self.row.word(at + 1));
            if !(item.kind == Kind::Low
                || (headline && item.is_cap())
                || leads
                || (self.lexicon.drops && at == start))
            {
                continue;
            }
            let phrasal = self.phrasal(at).then_some(Verb::Say);
            let tag = has(TAGS, word);
            let verb = phrasal.or_else(|| Verb::of(word)).or_else(|| tag.then_some(Verb::Say));
            // Most words are none of speaking.
            if verb.is_none() && !has(SAYINGS, word) {
                continue;
            }
            // "Take, say, an old mill": for instance.
            let comma = |at: usize| self.row.get(at).is_some_and(|item| item.is(','));
            if word == "say" && at > start && comma(at - 1) && comma(at + 1) {
                continue;
            }
            // "States that vote early": which do.
            let which =
                || self.row.word(at + 1) == "that" && helper(self.row.word(at + 2)) && self.low(at + 2);
            if PLURALS.has(word.text) && which() {
                continue;
            }
            let before = self.row.word_before(at);
            // "his claim that “…”", "Anna Kestrel's statement that “…”"
            if has(SAYINGS, word) && self.row.word(at + 1) == "that" && at > start {
                let owner = match before.text {
                    "his" => Some(Form::He),
                    "her" => Some(Form::She),
                    _ => self.row.get(at - 1).filter(|i| i.owned && i.is_cap()).map(|_| Form::Name),
                };
                if let Some(form) = owner {
                    let mention = if form == Form::Name {
                        let from = (start..at).rev().take_while(|&i| self.cap(i)).last().unwrap_or(at - 1);
                        self.name(from, at)
                    } else {
                        Some(Mention { from: at - 1, to: at, form })
                    };
                    found.push(Cue {
                        at,
                        verb: Verb::Call,
                        mention,
                        from: at - 1,
                        to: at + 1,
                        according: false,
                        doubtful: false,
                    });
                    continue;
                }
            }
            let Some(verb) = verb else { continue };
            let owner = at.checked_sub(1).and_then(|i| self.row.get(i)).is_some_and(|i| i.owned);
            // "over 2,000 emails"
            let counted = word.ends_with('s')
                && at > start
                && at.checked_sub(1).and_then(|i| self.row.get(i)).is_some_and(|i| i.kind == Kind::Num);
            // "the United States", "news reports": of verbs that are nouns as well.
            let both = has(WEAK, word) || has(SAYINGS, word) || word.ends_with('s') && word != "says";
            // "of predicted yields", "a more informed town"
            let degree = matches!(before.text, "less" | "more" | "most");
            let adjective = self.lexicon.weighed
                && (word.ends_with("ed") || word == "said")
                && (degree || has(LINKS, before) && !has(SUBORDINATORS, before) && before != "once")
                && self.low(at + 1);
            let noun = owner
                || adjective
                || counted
                || at > start
                    && (has(ARTICLES, before)
                        || both
                            && matches!(
                                before.text,
                                "any"
                                    | "in"
                                    | "new"
                                    | "news"
                                    | "no"
                                    | "of"
                                    | "own"
                                    | "previous"
                                    | "public"
                                    | "recent"
                                    | "united"
                            ));
            // "a paper called “…”", "a club, named the “…”": a name, not what somebody calls it.
            let next = at + 1 + usize::from(has(ARTICLES, self.row.word(at + 1)));
            let naming = matches!(word.text, "called" | "named")
                && self.row.get(next).is_some_and(Item::is_run)
                && at.checked_sub(1).and_then(|i| self.row.get(i)).is_some_and(|i| {
                    i.is(',')
                        || i.is('-')
                        || (i.kind == Kind::Low
                            && pronoun(self.lexicon, before).is_none()
                            && !helper(before)
                            && !matches!(before.text, "who" | "and"))
                })
                && (at > start + 1
                    && (at.saturating_sub(3)..at)
                        .any(|i| matches!(self.row.word(i).text, "a" | "an" | "so")));
            if naming {
                continue;
            }
            let passive =
                matches!(before.text, "was" | "were" | "been" | "being" | "be" | "is" | "are" | "got")
                    && !word.ends_with("ing");
            let doubtful = at.checked_sub(1).is_some_and(|i| i > start && self.low(i))
                && has(WEAK, word)
                && pronoun(self.lexicon, before).is_none()
                && !before.ends_with('s')
                && !helper(before)
                && !matches!(before.text, "to" | "and" | "who" | "people");
            let past = word.ends_with("ed") || word.ends_with("ing");
            if noun || passive || (doubtful && !past) {
                continue;
            }
            // "a déclaré": what stands before the auxiliary stands before the verb.
            let helped = at > start && has(AUXILIARIES, before);
            let first = at - usize::from(helped);
            let previous = first.checked_sub(1).and_then(|i| self.row.get(i));
            let opens = first == start
                || previous.is_some_and(|p| {
                    p.is_run() || p.is(',') || matches!(p.kind, Kind::Sign('—' | '–' | '-' | '?' | '!' | '»'))
                });
            let after_run = first > start
                && (previous.is_some_and(Item::is_run)
                    || (opens
                        && first.checked_sub(2).and_then(|i| self.row.get(i)).is_some_and(Item::is_run)));
            // "“…”, so Ebner": a word that tells who speaks only there.
            if tag && !after_run && !self.beside(start, at) {
                continue;
            }
            let participle = word.ends_with("ing");
            let inverted = (opens && !participle && (after_run || at == start || verb == Verb::Say))
                .then(|| self.subject_after(at + 1 + usize::from(phrasal.is_some()), end))
                .flatten();
            let clear = inverted.filter(|m| {
                after_run
                    || at == start
                    || (m.form != Form::They
                        && m.to <= end
                        && (m.to == end || self.row.get(m.to).is_some_and(|i| !i.is_word() || i.is_run())))
            });
            let subject = || self.subject_before(at, start);
            let same = if participle && self.sign(at.wrapping_sub(1), ',') {
                found.iter().rev().find(|c| c.verb == Verb::Say).and_then(|c| c.mention)
            } else {
                None
            };
            // "Kestrel, citing “the wind,” said the bridge could": the noun after the verb has one of its own.
            let another =
                at > start + 2 && clear.is_some_and(|m| self.low(m.to) && has(HELPERS, self.row.word(m.to)));
            let mention = if same.is_some() {
                same
            } else if another {
                subject().or(clear)
            } else if after_run
                || at == start
                || (opens
                    && self.sign(at.wrapping_sub(1), ',')
                    && !has(TELLS, word)
                    && clear.is_some_and(|m| !self.row.get(m.to).is_some_and(Item::is_run)))
            {
                clear.or_else(subject)
            } else if self.adverbial_before(at, start) {
                self.subject_after(at + 1, end).or_else(subject)
            } else {
                subject().or(clear)
            };
            let mention = mention.or_else(|| {
                found.last().and_then(|c| c.mention).filter(|_| participle || before == "and" || opens)
            });
            let (from, to) = self.extent(at, mention);
            found.push(Cue { at, verb, mention, from, to, according: false, doubtful: false });
        }
        found
    }

    /// Whether something else than the subject begins the clause of a verb, where that puts the subject after it.
    fn adverbial_before(&self, verb: usize, start: usize) -> bool {
        let closes = || self.lexicon.inverts.contains(&self.row.word_before(verb).text);
        let parts = |i: &usize| self.row.get(*i).is_some_and(|item| !item.is_word());
        let opens = || {
            let clause = (start..verb).rev().find(parts).map_or(start, |i| i + 1);
            let first = self.row.word(clause);
            clause < verb
                && has(EDGES, first)
                && !has(ARTICLES, first)
                && pronoun(self.lexicon, first).is_none()
        };
        !self.lexicon.inverts.is_empty() && (closes() || opens())
    }

    /// Whether nothing but who speaks stands between a quotation and a verb, and nothing follows that: “…,” she shares.
    fn beside(&self, start: usize, at: usize) -> bool {
        let run = (start..at).rev().find(|&i| self.row.get(i).is_none_or(|i| !i.is_word()));
        run.is_some_and(|run| run + 1 < at && at <= run + 5 && self.row.get(run).is_some_and(Item::is_run))
            && self.row.get(at + 1).is_none_or(|i| !i.is_word())
    }

    /// Whether a word reports speech with the one after it: "put it".
    pub(super) fn phrasal(&self, at: usize) -> bool {
        let first = self.row.word(at);
        has(PUTS, first) && PHRASAL.contains(&(first.text, self.row.word(at + 1).text))
    }

    /// "… from Anna Kestrel: “…”": the full name right before a colon that stands before a run.
    pub fn before_colon(&self, start: usize, run: usize) -> Option<Mention> {
        let colon = run.checked_sub(1).filter(|&i| i > start && self.sign(i, ':'))?;
        let from = (start..colon).rev().take_while(|&i| self.cap(i)).last()?;
        let place = matches!(self.row.word_before(from).text, "at" | "in" | "on" | "of" | "the" | "to");
        (colon - from >= 2 && !place).then(|| self.name(from, colon)).flatten()
    }

    /// "Source: “…”" and "Name: words": the phrase before a colon, when nothing else stands before it.
    pub fn colon(&self, start: usize, end: usize) -> Option<Cue> {
        let at = (start..end.min(start + 14)).find(|&i| self.sign(i, ':'))?;
        let mention = self.phrase(start, at)?;
        (mention.to == at).then_some(Cue {
            at,
            verb: Verb::Say,
            mention: Some(mention),
            from: start,
            to: at + 1,
            according: false,
            doubtful: false,
        })
    }
}
