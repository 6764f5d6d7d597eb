//! Who speaks, as words: the noun phrase that is the subject of a reporting verb.

use super::lexicon::{
    ARTICLES, ARTICLES_OF_NAMES, AUXILIARIES, EDGES, HE, HELPERS, LEADING, Lexicon, MEN, NOBODY, OPENING,
    ROLES, SHE, SOURCES, THAT, THEY, TIMES, TITLES, Verb, WOMEN, Word, has,
};
use super::words::{Item, Kind, Row};

/// The most words before or after the "and" of a name.
const LONGEST_HALF: usize = 5;

/// How somebody is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// By a name.
    Name,
    /// "he"
    He,
    /// "she"
    She,
    /// Another pronoun.
    They,
    /// "who", whose antecedent may stand before it.
    Relative,
    /// By a noun: "the mayor".
    Role,
}

/// The words that name a source, as items of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The first item.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// How.
    pub form: Form,
}

/// A reporting verb with its subject.
#[derive(Clone, Copy, Debug)]
pub struct Cue {
    /// The verb.
    pub at: usize,
    /// What it does.
    pub verb: Verb,
    /// Who.
    pub mention: Option<Mention>,
    /// Where the subject begins, or the verb if that comes first.
    pub from: usize,
    /// One past the verb or the subject, whichever ends later.
    pub to: usize,
    /// "according to".
    pub according: bool,
    /// Whether another noun phrase of the sentence may well be the source.
    pub doubtful: bool,
}

impl Cue {
    /// Somebody whose words stand at a place, where no verb tells it.
    pub(super) fn without_verb(mention: Mention, at: usize) -> Self {
        Cue {
            at,
            verb: Verb::Call,
            mention: Some(mention),
            from: mention.from,
            to: at,
            according: false,
            doubtful: false,
        }
    }

    /// Whether there is a word that tells it.
    pub(super) fn has_verb(&self) -> bool {
        self.to > self.at
    }
}

/// The pronoun a word is.
pub(super) fn pronoun(lexicon: &Lexicon, word: Word) -> Option<Form> {
    // "we've", "she'd"
    let word = word.text.split_once('\'').map_or(word, |(stem, _)| lexicon.word(stem));
    if has(HE, word) {
        Some(Form::He)
    } else if has(SHE, word) {
        Some(Form::She)
    } else if has(THEY, word) {
        Some(Form::They)
    } else {
        None
    }
}

pub(super) fn helper(word: Word) -> bool {
    has(HELPERS, word) || word.ends_with("n't") || (word.len() > 4 && word.ends_with("ly"))
}

/// Reads the subjects of a row's verbs.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The row.
    pub row: &'a Row<'a>,
    /// What is known of its language.
    pub lexicon: &'a Lexicon,
}

impl Reader<'_> {
    pub(super) fn low(&self, at: usize) -> bool {
        self.row.get(at).is_some_and(|i| i.kind == Kind::Low)
    }

    pub(super) fn cap(&self, at: usize) -> bool {
        self.row.get(at).is_some_and(Item::is_cap)
    }

    pub(super) fn sign(&self, at: usize, sign: char) -> bool {
        self.row.get(at).is_some_and(|i| i.is(sign))
    }

    /// One past the name that begins at an item; the same place when none does.
    pub fn name_end(&self, from: usize, limit: usize) -> usize {
        let mut at = from;
        while at < limit && self.cap(at) {
            let owned = self.row.get(at).is_some_and(|i| i.owned);
            at += 1;
            if owned {
                break;
            }
            let joined = has(ARTICLES_OF_NAMES, self.row.word(at)) && self.low(at) && self.cap(at + 1);
            if at + 1 < limit && (joined || self.joins(at)) {
                at += 1;
            }
        }
        at
    }

    /// Whether an "and" stands within the name of one body: "the Mill and Weir Association".
    fn joins(&self, and: usize) -> bool {
        if self.row.word(and) != "and" {
            return false;
        }
        let before = (0..and).rev().take(LONGEST_HALF).take_while(|&i| self.cap(i)).last();
        let after = (and + 1..).take(LONGEST_HALF).take_while(|&i| self.cap(i)).last();
        before.is_some_and(|from| self.row.word(from) == "the" || self.row.word_before(from) == "the")
            && after.is_some_and(|last| has(SOURCES, self.row.word(last)) && !has(ROLES, self.row.word(last)))
    }

    /// Names without the words that only begin a sentence.
    pub(super) fn name(&self, mut from: usize, to: usize) -> Option<Mention> {
        while from < to && has(OPENING, self.row.word(from)) {
            from += 1;
        }
        (from < to).then_some(Mention { from, to, form: Form::Name })
    }

    /// The noun phrase that begins at an item.
    pub fn phrase(&self, from: usize, limit: usize) -> Option<Mention> {
        let mut from = from;
        // "But", "Yesterday", and other words before the subject.
        while from < limit {
            let word = self.row.word(from);
            let stays = pronoun(self.lexicon, word).is_some() || has(ARTICLES, word);
            if stays
                || !(has(OPENING, word)
                    || (helper(word) && (self.low(from) || word.ends_with("n't")))
                    || self.row.get(from).is_some_and(|i| !i.is_word()))
            {
                break;
            }
            from += 1;
        }
        if from >= limit {
            return None;
        }
        let first = self.row.word(from);
        // "some keepers said"
        let counts =
            has(ARTICLES, first) && self.low(from + 1) && self.lexicon.may_speak(self.row.word(from + 1));
        if let Some(form) = pronoun(self.lexicon, first).filter(|_| !counts) {
            return Some(Mention { from, to: from + 1, form });
        }
        let mut at = from;
        let mut name: Option<(usize, usize)> = None;
        let mut lows = 0;
        while at < limit {
            let Some(item) = self.row.get(at) else { break };
            let word = item.word();
            // "Supporters of Anna Kestrel said"
            let opens = at == from
                && (has(OPENING, word)
                    || has(ARTICLES, word)
                    || !self.cap(at + 1) && self.lexicon.may_speak(word) && self.row.begins_sentence(at));
            if item.is_cap() && !opens {
                let end = self.name_end(at, limit);
                name = Some((at, end));
                if self.row.get(end.saturating_sub(1)).is_some_and(|i| i.owned) {
                    name = None;
                }
                lows = 0;
                at = end;
                continue;
            }
            let article = at == from && has(ARTICLES, word);
            let stops = !item.is_word()
                || has(EDGES, word)
                || (!article && item.kind == Kind::Low && (helper(word) || has(OPENING, word)));
            // "executives working with": what they do.
            let past = at > from + 1 && word.len() > 4 && word.ends_with("ed")
                || at > from + 1 && word.ends_with("ing") && self.lexicon.weighed && self.plural(at - 1);
            // "the report said": right after the article it is a noun.
            let governs = matches!(first.text, "a" | "an" | "its" | "one" | "the" | "this");
            // "a new report said": after an adjective as well.
            let noun = governs
                && (at == from + 1
                    || at == from + 2
                        && has(SOURCES, word)
                        && (has(LEADING, self.row.word(at - 1))
                            || self.row.get(at - 1).is_some_and(|i| i.kind == Kind::Num)
                            || self.low(at + 1) && Verb::of(self.row.word(at + 1)).is_some()));
            let verb = item.kind == Kind::Low && (past || Verb::of(word).is_some() && !noun);
            if !article && (stops || verb) {
                break;
            }
            // After a name a lower-case word goes on with the noun phrase only when it is a calling.
            if name.is_some() && lows == 0 {
                let calling = (at..at + 3).find(|&i| has(ROLES.or(TITLES), self.row.word(i)));
                let all_low = calling.is_some_and(|c| (at..=c).all(|i| self.low(i)) && c < limit);
                // "the Alder administration", "a Mere court": the article belongs to the noun after the name.
                let governed = self.low(at)
                    && has(ARTICLES, first)
                    && self.lexicon.weighed
                    && word.len() > 3
                    && !helper(word)
                    && !matches!(word.text, "that" | "which" | "whom" | "whose");
                let noun = calling.filter(|_| all_low).or_else(|| self.body_of(from, at, limit));
                if noun.is_none() && governed {
                    lows = 1;
                    name = None;
                    at += 1;
                    continue;
                }
                // "Recent projections by", "Senior executives who": an adjective with the capital of the sentence.
                let adjective = at == from + 1
                    && self.lexicon.weighed
                    && self.row.begins_sentence(from)
                    && has(LEADING, first)
                    && self.plural(at);
                let Some(noun) = noun.or(adjective.then_some(at)) else { break };
                lows = 1;
                name = None;
                at = noun + 1;
                continue;
            }
            lows += 1;
            at += 1;
            if lows > self.lexicon.longest {
                // Where verbs cannot be told from nouns, a phrase without an end is none.
                if !self.lexicon.weighed {
                    return None;
                }
                break;
            }
        }
        if let Some((start, end)) = name {
            return self.name(start, end);
        }
        let plain = at > from + 1 || has(ROLES, first) || first.len() > 3 && !has(NOBODY, first);
        (at > from && plain).then_some(Mention { from, to: at, form: Form::Role })
    }

    /// Whether an item is a noun for several: "projections".
    pub(super) fn plural(&self, at: usize) -> bool {
        let word = self.row.word(at);
        let ends = word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
        ends && self.low(at)
            && word.len() > 3
            && !helper(word)
            && !has(TIMES, word)
            && Verb::of(word).is_none()
    }

    /// The noun that a name before it says more of, whoever speaks being several or a document: "Alder supporters say",
    /// "Mere toll keepers have said", "according to Elmton police".
    fn body_of(&self, from: usize, at: usize, limit: usize) -> Option<usize> {
        let told = self.row.word_before(from) == "to";
        let follows = |i: usize| {
            let next = self.row.word(i + usize::from(self.sign(i, ',')));
            told || self.acts(i) || self.phrasal(i) || matches!(next.text, "including" | "who" | "whose")
        };
        let end = if self.lexicon.weighed { limit.min(at + 3) } else { at };
        for i in (at..end).take_while(|&i| self.low(i)) {
            let word = self.row.word(i);
            let (source, verb) = (has(SOURCES, word), Verb::of(word).is_some());
            let noun = source || self.plural(i);
            // "Anna Kestrel reports", "Anna Kestrel stars in": a verb, unless another follows.
            if source && !verb || noun && follows(i + 1) {
                return Some(i);
            }
            let stops =
                verb || helper(word) || has(EDGES.or(OPENING).or(ARTICLES), word) || word.ends_with("ed");
            if stops && !noun {
                return None;
            }
        }
        None
    }

    /// Whether an item is a verb that takes a subject before it.
    fn acts(&self, at: usize) -> bool {
        let word = self.row.word(at);
        self.low(at) && (Verb::of(word).is_some() || helper(word))
    }

    /// The subject of a clause that begins at an item: adverbials before it are passed over.
    pub fn subject_of_clause(&self, from: usize, limit: usize) -> Option<Mention> {
        let mut at = from;
        for _ in 0..6 {
            while at < limit && matches!(self.row.word(at).text, "and" | "but" | "so" | "yet") {
                at += 1;
            }
            let comma = (at..limit).find(|&i| self.sign(i, ',')).unwrap_or(limit);
            let first = self.row.word(at);
            let second = self.row.word(at + 1);
            let closes = matches!(self.row.word_before(comma).text, "later" | "earlier" | "ago");
            // "Typically, he"
            let adverb = first.len() > 5
                && first.ends_with("ly")
                && (comma == at + 1 || has(EDGES, second))
                && !has(WOMEN, first)
                && !has(MEN, first);
            let adverbial = has(EDGES, first)
                || adverb
                || first.ends_with("ing")
                || (first.len() > 4 && first.ends_with("ed"))
                || (has(EDGES, second)
                    && (has(OPENING, first) || matches!(first.text, "early" | "late" | "back" | "shortly")))
                || closes;
            if adverbial && comma < limit {
                at = comma + 1;
                continue;
            }
            let start = if adverbial { at + 1 } else { at };
            let found = self.phrase(start, comma);
            // "In Mere, Nordland, Anna Kestrel": what a place lies in.
            let place = at > from
                && comma < limit
                && (at + 1..at + 4).contains(&comma)
                && at.checked_sub(2).is_some_and(|i| self.cap(i))
                && (at..comma).all(|i| self.cap(i) || self.sign(i, '.'));
            if place {
                at = comma + 1;
                continue;
            }
            // "Earlier this week, Anna Kestrel"
            let when = found.is_some_and(|m| m.form == Form::Role && has(TIMES, self.row.word(m.to - 1)));
            if let Some(found) = found.filter(|_| !when) {
                // "Her brother, Jonas Ekdal, said": the name says more than the noun.
                let placed = found.to == comma || has(EDGES, self.row.word(found.to));
                if found.form == Form::Role && placed && comma < limit {
                    let end = self.name_end(comma + 1, limit);
                    if end >= comma + 3 {
                        return self.name(comma + 1, end);
                    }
                }
                return Some(found);
            }
            if comma >= limit {
                return None;
            }
            at = comma + 1;
        }
        None
    }

    /// The subject before a verb.
    pub(super) fn subject_before(&self, verb: usize, start: usize) -> Option<Mention> {
        // "The miller who broke the wheel said": of whom it is told, not what is told of them.
        let told = self.modifier(start, verb).and_then(|at| self.subject(at, start));
        told.or_else(|| self.subject(verb, start))
    }

    /// The noun phrase before an item that is the subject of what follows.
    fn subject(&self, verb: usize, start: usize) -> Option<Mention> {
        let mut end = verb;
        let between = |word: Word| {
            helper(word) && word != "to"
                || !self.lexicon.weighed
                    && (has(AUXILIARIES, word) || self.lexicon.clitics.contains(&word.text))
        };
        while end > start && self.low(end - 1) && between(self.row.word(end - 1)) {
            end -= 1;
        }
        // "(R-Ohio) said"
        if end > start && self.sign(end - 1, ')') {
            let open = (start..end).rev().find(|&i| self.sign(i, '('))?;
            end = open;
        }
        let last = self.row.get(end.checked_sub(1)?)?;
        if end <= start || last.is_run() {
            return None;
        }
        // "Anna Kestrel, who keeps the mill, said"
        if last.is(',') && !self.row.word(verb).ends_with("ing") {
            let who = (start + 2..end).rev().find(|&i| self.row.word(i) == "who" && self.sign(i - 1, ','));
            let named = who.and_then(|who| {
                let from = (start..who - 1).rev().take_while(|&i| self.cap(i)).last()?;
                // "Anna Kestrel, the member for Mere, who keeps the mill, said": Mere does not.
                if has(EDGES, self.row.word_before(from)) { None } else { self.name(from, who - 1) }
            });
            if named.is_some() {
                return named;
            }
        }
        let word = last.word();
        if matches!(word.text, "who" | "qui" | "que" | "quien") {
            return Some(Mention { from: end - 1, to: end, form: Form::Relative });
        }
        if let Some(form) = pronoun(self.lexicon, word) {
            return Some(Mention { from: end - 1, to: end, form });
        }
        // "Republican contender Anna Kestrel told": the name right before the verb, unless it belongs to another noun.
        let joined = |i: usize| {
            self.cap(i)
                || i > start && self.cap(i - 1) && self.low(i) && has(ARTICLES_OF_NAMES, self.row.word(i))
                || self.joins(i)
        };
        if self.cap(end - 1) && !last.owned && !has(OPENING, word) {
            let from = (start..end).rev().take_while(|&i| joined(i)).last().unwrap_or(end - 1);
            let before = from.checked_sub(1).filter(|&i| i >= start);
            let free = before.is_none_or(|i| {
                self.low(i)
                    && !has(EDGES, self.row.word(i))
                    && !matches!(self.row.word(i).text, "and" | "or" | "the")
                    || self.row.get(i).is_some_and(|i| i.owned)
            });
            if free && before.is_some() && end - from >= 2 {
                return self.name(from, end);
            }
        }
        // The clause the verb is in.
        let breaks = |i: &usize| {
            self.row.get(*i).is_some_and(|item| {
                item.is_run() || matches!(item.kind, Kind::Sign(';' | ':' | '—' | '–' | '-' | '(' | ')'))
            })
        };
        let clause = (start..end).rev().find(breaks).map_or(start, |i| i + 1);
        // "sent a letter saying"
        let participle = self.row.word(verb).ends_with("ing") && last.kind == Kind::Low;
        let shares = participle
            || last.is(',')
            || matches!(
                word.text,
                "and" | "but" | "or" | "to" | "not" | "by" | "in" | "for" | "et" | "y" | "und" | "e"
            );
        // What is quoted within a clause does not begin another.
        let split = |i: &usize| {
            breaks(i)
                && self
                    .row
                    .get(*i)
                    .is_none_or(|item| !matches!(item.kind, Kind::Run(_) | Kind::Sign('(' | ')')))
        };
        let begin = (start..end).rev().find(split).map_or(start, |i| i + 1);
        if shares || clause >= end {
            let limit = if shares && !participle { end - 1 } else { end };
            return self.subject_of_clause(begin, limit).or_else(|| self.subject_of_clause(start, limit));
        }
        let near = (clause..end)
            .rev()
            .find(|&i| {
                self.sign(i, ',')
                    || (self.low(i)
                        && !self.joins(i)
                        && matches!(
                            self.row.word(i).text,
                            "and"
                                | "but"
                                | "that"
                                | "when"
                                | "as"
                                | "while"
                                | "because"
                                | "if"
                                | "what"
                                | "which"
                                | "than"
                                | "who"
                                | "how"
                                | "before"
                                | "after"
                                | "like"
                                | "though"
                                | "although"
                        ))
            })
            .map_or(clause, |i| i + 1);
        // "Iowa, where the mayor said" has its subject right here; "Oak, the mayor of Elm, said" was told above.
        let adverbial = has(EDGES, self.row.word(near));
        let found = if adverbial {
            let from = (near..end).rev().take_while(|&i| self.cap(i)).last();
            match from {
                Some(from) => self.name(from, end),
                None => self.phrase(near + 1, end),
            }
        } else {
            self.phrase(near, end)
        };
        found.or_else(|| self.subject_of_clause(clause, end))
    }

    /// The subject after a verb.
    pub(super) fn subject_after(&self, at: usize, end: usize) -> Option<Mention> {
        let mut at = at;
        while self.low(at) && (helper(self.row.word(at)) || self.sign(at, '-')) {
            at += 1;
        }
        if self.sign(at, '-') {
            at += 1;
        }
        // "soupire-t-il"
        if self.row.word(at) == "t" && self.sign(at + 1, '-') {
            at += 2;
        }
        let limit = (at..end).find(|&i| self.row.get(i).is_none_or(|i| !i.is_word())).unwrap_or(end);
        if has(EDGES, self.row.word(at)) || has(THAT, self.row.word(at)) {
            return None;
        }
        let found = self.phrase(at, limit)?;
        Some(self.named_after(found, end).unwrap_or(found))
    }

    /// Whose something is: "his slogan", "Anna Kestrel's answer".
    pub(super) fn owner(&self, what: Mention) -> Option<Mention> {
        let by = |form| Some(Mention { from: what.from, to: what.from + 1, form });
        match self.row.word(what.from).text {
            "his" => return by(Form::He),
            "her" => return by(Form::She),
            _ => {}
        }
        let last = (what.from..what.to).find(|&i| self.row.get(i).is_some_and(|i| i.owned && i.is_cap()))?;
        let from = (what.from..=last).rev().take_while(|&i| self.cap(i)).last()?;
        self.name(from, last + 1)
    }

    /// The name that follows what somebody is: "the owner, Ada Fir", "Co-Founder, Ada Fir".
    pub(super) fn named_after(&self, found: Mention, end: usize) -> Option<Mention> {
        let calling = found.form == Form::Role
            || found.form == Form::Name && has(ROLES.or(TITLES), self.row.word_before(found.to));
        if !(calling && self.sign(found.to, ',')) {
            return None;
        }
        let name = self.name_end(found.to + 1, end);
        if name >= found.to + 3 { self.name(found.to + 1, name) } else { None }
    }
}
