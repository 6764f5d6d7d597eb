//! Quoted runs and reported clauses → drafts of quotations: which words, which cue, whose mention.

use super::QuoteKind;
use super::clause;
use super::fragments::Known;
use super::lexicon::{
    ARTICLES, COMMANDS, EDGES, GOVERNS, LISTING, Lexicon, MEN, SPEAKS, THAT, Verb, WOMEN, Word, has,
};
use super::rules;
use super::source::{Cue, Form, Mention, Reader};
use super::terms::outermost;
use super::words::{Item, Kind, Row};
use crate::blocks::Role;
use crate::rule::Rule;
use crate::text::{Span, Text};
use foldhash::{HashSet, HashSetExt};
use std::cell::OnceCell;

/// A quotation before its speaker is known by name. Rows are counted among the body's blocks.
#[derive(Clone, Debug)]
pub struct Draft {
    /// How the words are given.
    pub kind: QuoteKind,
    /// The words, with their row.
    pub spans: Vec<(usize, Span)>,
    /// The cue, with its row.
    pub cue: Option<(usize, Span)>,
    /// The mention, with its row.
    pub mention: Option<(usize, Mention)>,
    /// What found it.
    pub rule: Rule,
    /// 0…1; `None` means sure.
    pub confidence: Option<f32>,
}

/// What waits for a quotation that follows.
#[derive(Clone, Copy)]
pub struct Waiting {
    /// Its block.
    pub row: usize,
    /// The verb with who speaks.
    pub cue: Cue,
    /// Whether the block ends in a colon or in the cue itself.
    pub introduces: bool,
}

/// Reads the blocks in order.
pub struct Desk<'a> {
    pub(super) rows: &'a [Row<'a>],
    pub(super) texts: &'a [&'a Text],
    roles: &'a [Role],
    pub(super) lexicon: &'a Lexicon,
    /// The words that stand somewhere without a capital, once asked for.
    uncapped: OnceCell<HashSet<&'a str>>,
    /// The words that stand somewhere within a sentence with a capital, once asked for.
    capped: OnceCell<HashSet<&'a str>>,
    /// The words that stand with a capital, and beside a verb of saying or behind a first name.
    speaking: OnceCell<HashSet<&'a str>>,
    /// A quotation that was left open at the end of its block and has no cue: draft and row.
    pub(super) forward: Option<(usize, usize)>,
    /// What was found.
    pub drafts: Vec<Draft>,
    /// The draft of the last quoted sentence, while nothing else was told since: draft, row, whether it ended its row.
    pub(super) open: Option<(usize, usize)>,
    pub(super) waiting: Option<Waiting>,
    /// The last cue with a subject, for a sentence that is only a quotation.
    pub(super) spoken: Option<Waiting>,
    /// The short runs met, where somebody asks for them.
    pub(super) short: Notes<Known>,
    /// The verbs met that may report something, where somebody asks for them.
    pub(super) told: Notes<clause::Known>,
}

impl<'a> Desk<'a> {
    /// Nothing read yet.
    pub fn new(rows: &'a [Row<'a>], texts: &'a [&'a Text], roles: &'a [Role], lexicon: &'a Lexicon) -> Self {
        Desk {
            rows,
            texts,
            roles,
            lexicon,
            uncapped: OnceCell::new(),
            capped: OnceCell::new(),
            speaking: OnceCell::new(),
            forward: None,
            drafts: Vec::new(),
            open: None,
            waiting: None,
            spoken: None,
            short: None,
            told: None,
        }
    }

    /// Whether a block is set apart as a quotation.
    pub(super) fn is_apart(&self, number: usize) -> bool {
        self.roles.get(number) == Some(&Role::Blockquote)
    }

    /// Whether a block is plain text or an item of a list.
    pub(super) fn is_text(&self, number: usize) -> bool {
        matches!(self.roles.get(number), Some(Role::Paragraph | Role::List))
    }

    /// Reads one block.
    pub fn read(&mut self, number: usize, headline: bool) {
        let (Some(row), Some(text)) = (self.rows.get(number), self.texts.get(number).copied()) else {
            return;
        };
        let reader = Reader { row, lexicon: self.lexicon };
        if self.signed(number, row, text) {
            return;
        }
        if self.is_apart(number) && row.runs.is_empty() {
            self.unmarked(number, text);
            return;
        }
        let sentences = row.sentences.len();
        for (nth, &(start, end)) in row.sentences.iter().enumerate() {
            let mut cues = reader.cues(start, end, headline);
            cues.retain(|cue| !self.is_nobody(row, text, cue));
            for cue in &mut cues {
                cue.mention = cue.mention.and_then(|mention| self.settled(row, mention));
            }
            if let Some(colon) = reader.colon(start, end)
                && cues.iter().all(|c| c.at > colon.at)
                && match (colon.at + 1..end).find(|&i| row.run(i).is_some()) {
                    Some(run) => headline || run <= colon.at + 2,
                    None => headline && self.heads(row, &colon, start),
                }
            {
                cues.insert(0, colon);
            }
            let runs: Vec<usize> = (start..end).filter(|&i| row.run(i).is_some()).collect();
            let owners = self.owners(row, text, &cues, &runs, start, end);
            if !runs.is_empty() {
                self.quoted(number, row, text, (start, end), &cues, &runs, &owners, headline);
            }
            for (place, cue) in cues.iter().enumerate() {
                let taken = owners.contains(&Some(place));
                let tells = cue.verb == Verb::Say || has(GOVERNS, row.word(cue.at));
                // "Añadió que": where verbs need no subject, whoever spoke last goes on.
                let spoken = self.spoken.filter(|_| {
                    self.lexicon.drops
                        && cue.mention.is_none()
                        && cue.at == start
                        && has(THAT, row.word(cue.to))
                });
                if !taken && tells && (cue.mention.is_some() || spoken.is_some()) {
                    let known = self.drafts.len();
                    self.indirect(number, row, text, (start, end), &cues, place, &runs);
                    if let (Some(spoken), Some(draft)) = (spoken, self.drafts.get_mut(known)) {
                        draft.mention = spoken.cue.mention.map(|m| (spoken.row, m));
                    }
                }
            }
            if runs.is_empty() {
                self.open = None;
                self.forward = None;
            }
            let last = end.checked_sub(1).and_then(|i| row.get(i));
            let leads = last.is_some_and(|i| i.is(':') || i.is(','));
            // "He told parliament in Mere", and no full stop: what was told is set below.
            let unfinished = !headline && last.is_some_and(Item::is_word);
            let said_last = cues
                .last()
                .is_some_and(|c| c.at + 1 == end || c.to == end || unfinished && has(SPEAKS, row.word(c.at)));
            let introduces =
                nth + 1 == sentences && runs.last().is_none_or(|r| r + 1 < end) && (leads || said_last);
            let named = cues.iter().rev().find(|c| c.mention.is_some()).copied();
            self.waiting = named.map(|cue| Waiting { row: number, cue, introduces });
            if self.waiting.is_none()
                && (runs.is_empty() || leads)
                && let Some(mention) = reader.subject_of_clause(start, end)
            {
                let mut cue = Cue::without_verb(mention, end.saturating_sub(1));
                // "The silence was long." is nobody's, whatever is quoted next.
                let noun = row.word_before(mention.to);
                let lists = leads
                    && LISTING.has(row.word_before(end.saturating_sub(1)).text)
                    && !self.lexicon.may_speak(noun);
                if !self.can_speak(row, &cue, start) || self.only_begins(row, text, mention) {
                    cue.mention = None;
                }
                let waits = !lists && (leads || cue.mention.is_some());
                self.waiting = waits.then_some(Waiting { row: number, cue, introduces: leads });
            }
            if named.is_some() {
                self.spoken = self.waiting;
            }
        }
    }

    /// Whether the words before a headline's colon are somebody: "Kestrel: The bridge will hold", not "Bridges: A guide". The
    /// article lets them speak, or they have a known first name.
    fn heads(&self, row: &Row, colon: &Cue, start: usize) -> bool {
        let Some(mention) = colon.mention.filter(|m| m.form == Form::Name) else {
            return self.can_speak(row, colon, start);
        };
        let last = row.word(mention.to.saturating_sub(1));
        self.lexicon.may_speak(last) || self.is_known(row, mention)
    }

    /// Whether the words of a name are somebody's: the article lets them speak, or sets a first name before them.
    pub(super) fn is_known(&self, row: &Row, mention: Mention) -> bool {
        let (first, last) = (row.word(mention.from), row.word(mention.to.saturating_sub(1)));
        has(MEN.or(WOMEN), first) || !self.uncapped(&last) && self.speaks(&last)
    }

    /// Whether a word stands somewhere with a capital, and beside a verb of saying or behind a first name.
    fn speaks(&self, word: &str) -> bool {
        let says = |word: Word| Verb::of(word) == Some(Verb::Say);
        let named = |row: &'a Row<'a>| {
            let items = row.items.iter().enumerate().filter(|(_, item)| item.is_cap());
            let speaking = items.filter(move |(at, _)| {
                let before = row.word_before(*at);
                says(row.word(at + 1)) || says(before) || has(MEN.or(WOMEN), before)
            });
            speaking.map(|(_, item)| &*item.lower)
        };
        self.speaking.get_or_init(|| self.rows.iter().flat_map(named).collect()).contains(word)
    }

    /// Whether a word stands somewhere in the article without a capital.
    pub(super) fn uncapped(&self, word: &str) -> bool {
        let all = || {
            let low = self.rows.iter().flat_map(|row| &row.items).filter(|item| item.kind == Kind::Low);
            // An article says a third of its words but once.
            let mut words =
                HashSet::with_capacity(self.rows.iter().map(|row| row.items.len()).sum::<usize>() / 3);
            words.extend(low.map(|item| &*item.lower));
            words
        };
        self.uncapped.get_or_init(all).contains(word)
    }

    /// Whether a mention that no verb of speaking belongs to is but the capital that begins a sentence: "Prioritize",
    /// "Lots". A name stands with its capital elsewhere too, or is known as one.
    pub(super) fn only_begins(&self, row: &Row, text: &Text, mention: Mention) -> bool {
        let word = row.word(mention.from);
        let letters = row.get(mention.from).map_or("", |item| text.slice(item.span));
        let begins = || row.begins_sentence(mention.from);
        mention.form == Form::Name
            && mention.to == mention.from + 1
            && !has(MEN, word)
            && !has(WOMEN, word)
            && !self.lexicon.calling(word)
            && !letters.chars().nth(1).is_some_and(char::is_uppercase)
            && begins()
            && !self.capped(word.text)
    }

    /// Whether a cue's subject is nobody: a verb, an adverb or a gerund that begins the sentence, as in "Consider asking",
    /// "Generally speaking", "Having a friend to ask".
    fn is_nobody(&self, row: &Row, text: &Text, cue: &Cue) -> bool {
        let Some(mention) = cue.mention.filter(|_| self.lexicon.weighed) else { return false };
        let word = row.word(mention.from);
        let gerund = word.len() > 4 && word.ends_with("ing");
        // "Transparent reporting that tracks growth"
        let qualifies = mention.to == cue.at
            && row.word(cue.at).ends_with("ing")
            && !row.get(cue.at + 1).is_some_and(Item::is_run);
        match mention.form {
            Form::Name => {
                (gerund || qualifies || has(COMMANDS, word) || word.len() > 4 && word.ends_with("ly"))
                    && self.only_begins(row, text, mention)
            }
            Form::Role => gerund && mention.to == mention.from + 1 && !self.lexicon.may_speak(word),
            // "It is worth noting that", "it is hard to say".
            Form::They => {
                let is = word == "it" && matches!(row.word(mention.to).text, "is" | "means" | "was");
                (is || word == "it's")
                    && mention.to < cue.at
                    && (row.word(cue.at).ends_with("ing") || row.word_before(cue.at) == "to")
            }
            _ => false,
        }
    }

    /// A mention without the word that begins its sentence and is none of the name, where no weights were fitted:
    /// "Schließlich Ebner". Nobody is left of "Autorisé" and "besser bekannt".
    pub(super) fn settled(&self, row: &Row, mention: Mention) -> Option<Mention> {
        let first = row.word(mention.from);
        match mention.form {
            _ if self.lexicon.weighed => Some(mention),
            Form::Role => has(ARTICLES, first).then_some(mention),
            Form::Name if row.begins_sentence(mention.from) && self.uncapped(&first) => {
                let from = mention.from + 1;
                let named = from < mention.to && row.get(from).is_some_and(Item::is_cap);
                named.then_some(Mention { from, ..mention })
            }
            _ => Some(mention),
        }
    }

    /// Whether a mention is no word for anybody: neither a name nor a noun with an article, of several, or for somebody.
    fn is_thing(&self, row: &Row, cue: &Cue, mention: Mention) -> bool {
        let reader = Reader { row, lexicon: self.lexicon };
        let noun = row.word(mention.to.saturating_sub(1));
        self.lexicon.weighed
            && mention.form == Form::Role
            && !cue.according
            && (mention.from..mention.to).all(|at| reader.low(at))
            && !has(ARTICLES, row.word(mention.from))
            && !has(SPEAKS, row.word(cue.at))
            && !reader.plural(mention.to.saturating_sub(1))
            && !self.lexicon.may_speak(noun)
    }

    /// Whether a word stands somewhere within a sentence with a capital.
    fn capped(&self, word: &str) -> bool {
        let within = |row: &'a Row<'a>| {
            let items = row.items.iter().enumerate();
            items
                .filter(move |(at, item)| item.is_cap() && !row.begins_sentence(*at))
                .map(|(_, item)| &*item.lower)
        };
        self.capped.get_or_init(|| self.rows.iter().flat_map(within).collect()).contains(word)
    }

    /// A blockquote without marks is a quotation when something introduces it or it goes on with one.
    fn unmarked(&mut self, number: usize, text: &Text) {
        let goes_on = |draft: usize| self.drafts.get(draft).is_some_and(|d| d.rule == rules::SET_APART);
        let waiting = self.waiting.filter(|w| w.row + 1 == number && w.introduces);
        let open =
            self.open.filter(|&(draft, row)| row + 1 == number && (waiting.is_some() || goes_on(draft)));
        if let Some((draft, _)) = open {
            self.extend(draft, number, text.whole(), true);
            return;
        }
        let Some(waiting) = waiting else { return };
        self.direct(number, text.whole(), Some((waiting.row, waiting.cue)), rules::SET_APART, None);
    }

    /// Words that go on with a quotation. A passage set apart is one of its own, by the same speaker.
    pub(super) fn extend(&mut self, draft: usize, number: usize, span: Span, apart: bool) {
        let mut draft = draft;
        if apart {
            if let Some(mut next) = self.drafts.get(draft).cloned() {
                next.spans = vec![(number, span)];
                next.rule = rules::SET_APART;
                self.drafts.push(next);
                draft = self.drafts.len() - 1;
            }
        } else if let Some(draft) = self.drafts.get_mut(draft) {
            draft.spans.push((number, span));
        }
        if self.forward.is_some_and(|(earlier, _)| earlier == draft) {
            self.forward = Some((draft, number));
        }
        self.open = Some((draft, number));
    }

    /// Whether a quotation stands in another block than the words that introduce it.
    pub(super) fn set_apart(&self, draft: usize) -> bool {
        self.drafts.get(draft).is_some_and(|d| {
            let named = d.mention.map(|m| m.0);
            named.is_some() && named != d.spans.first().map(|s| s.0)
        })
    }

    /// A quotation that is whole sentences, all in one place.
    pub(super) fn direct(
        &mut self,
        number: usize,
        span: Span,
        cue: Option<(usize, Cue)>,
        rule: Rule,
        confidence: Option<f32>,
    ) {
        self.push(number, QuoteKind::Direct, vec![(number, span)], cue, rule, confidence);
    }

    pub(super) fn push(
        &mut self,
        number: usize,
        kind: QuoteKind,
        spans: Vec<(usize, Span)>,
        cue: Option<(usize, Cue)>,
        rule: Rule,
        confidence: Option<f32>,
    ) {
        let place = cue.and_then(|(row, cue)| {
            let line = self.rows.get(row)?;
            let alone = self.lexicon.according.contains(&(line.word(cue.at).text, ""));
            let linked = has(EDGES, line.word(cue.at + 2));
            let to = match cue.according && !alone {
                true => cue.at + 2 + usize::from(linked),
                false => cue.at + 1,
            };
            let span = line.span(cue.at, to)?;
            let word = cue.has_verb() && line.get(cue.at).is_some_and(Item::is_word);
            word.then_some((row, span))
        });
        let mention = cue.and_then(|(row, cue)| {
            let line = self.rows.get(row)?;
            cue.mention.filter(|m| !self.is_thing(line, &cue, *m)).map(|m| (row, m))
        });
        let mut spans = spans;
        if let Some((earlier, row)) = self.forward
            && row + 1 == number
            && kind != QuoteKind::Indirect
            && let Some(earlier) = self.drafts.get_mut(earlier)
        {
            let mut all = std::mem::take(&mut earlier.spans);
            all.append(&mut spans);
            spans = all;
            self.forward = None;
        }
        self.drafts.push(Draft { kind, spans, cue: place, mention, rule, confidence });
        if kind != QuoteKind::Indirect {
            self.open = Some((self.drafts.len() - 1, number));
        }
    }

    /// For each run of a sentence the cue it belongs to.
    fn owners(
        &self,
        row: &Row,
        text: &Text,
        cues: &[Cue],
        runs: &[usize],
        start: usize,
        end: usize,
    ) -> Vec<Option<usize>> {
        let mut owners: Vec<Option<usize>> = Vec::with_capacity(runs.len());
        for (nth, &run) in runs.iter().enumerate() {
            // A quotation inside the quotation may close with it: “He told me, ‘No,’ ”.
            let inner = row.run(run).map_or("", |r| text.slice(r.inner));
            let inner = inner.trim_end_matches([' ', '\u{a0}', '\'', '’', '"', '”']);
            let next_run = runs.get(nth + 1).copied().unwrap_or(end);
            let comma = row.get(run + 1).is_some_and(|i| matches!(i.kind, Kind::Sign(',' | '—' | '–' | '-')));
            let ends = inner.ends_with([',', '?', '!', '-', '—', '–', '…']) || comma;
            let after = run + 1 + usize::from(comma);
            // “…,” she said
            let adjacent = |c: &Cue| c.from <= after + 1;
            let tag = cues.iter().position(|c| c.at > run && c.from > run).filter(|&place| {
                cues.get(place).is_some_and(|c| {
                    let far =
                        ends && c.verb == Verb::Say && c.mention.is_some_and(|m| m.form != Form::Relative);
                    c.at < next_run && (far || (adjacent(c) && (ends || c.according || c.at == run + 1)))
                })
            });
            let nearest = cues.iter().rposition(|c| c.at < run && (!c.according || c.at == start));
            let before = nearest.map(|place| outermost(row, cues, place));
            let shared = owners.last().copied().flatten();
            let owner = match (tag, before) {
                // “…” he said: “…”. The second is what the cue before it introduces.
                (Some(tag), Some(before)) => {
                    let introduced = cues.get(before).is_some_and(|c| c.to + 2 >= run);
                    let near = cues.get(tag).is_some_and(adjacent);
                    let said = cues.get(before).is_some_and(|c| c.verb == Verb::Say);
                    // "When she said it was “late,” he called a boat": a clause of its own follows.
                    let small = inner.starts_with(char::is_lowercase);
                    let clause = cues.get(tag).is_some_and(|c| {
                        c.mention.is_some_and(|m| m.to <= c.at) && row.get(c.to).is_some_and(Item::is_word)
                    });
                    let said_so =
                        said && small && clause && cues.get(before).is_some_and(|c| c.mention.is_some());
                    let stays =
                        introduced && (!near || !ends || shared == Some(before)) || said && !near || said_so;
                    if stays { Some(before) } else { Some(tag) }
                }
                (Some(tag), None) => Some(tag),
                (None, Some(before)) => Some(before),
                (None, None) => {
                    // “…” instead of that, he stressed.
                    let last = cues.iter().position(|c| {
                        c.at > run && c.mention.is_some() && (c.verb == Verb::Say) && {
                            let comma =
                                c.from.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is(','));
                            let gap = runs.iter().any(|&r| r == c.from.saturating_sub(1));
                            comma || gap || c.according
                        }
                    });
                    last.or(shared)
                }
            };
            owners.push(owner);
        }
        owners
    }
}

/// What is noted down for fitting, where somebody asks for it, with the number of its block.
type Notes<T> = Option<Vec<(usize, T)>>;

/// A list to note something down in, where somebody asks for it. A browser fits no weights.
pub(super) fn asked<T>(list: &mut Option<Vec<T>>) -> Option<&mut Vec<T>> {
    if cfg!(target_family = "wasm") { None } else { list.as_mut() }
}

/// What a desk notes down for fitting while it reads an English article, a paragraph a line, the first its headline; with
/// each the first byte of its paragraph.
pub(super) fn noted<T>(
    article: &str,
    list: for<'a, 'b> fn(&'a mut Desk<'b>) -> &'a mut Notes<T>,
) -> Vec<(usize, T)> {
    let lexicon = super::lexicon::of(None);
    let texts: Vec<Text> = article.split('\n').map(Text::new).collect();
    let lengths = texts.iter().map(|text| text.len() + 1);
    let offsets: Vec<usize> =
        lengths.scan(0, |at, length| Some(std::mem::replace(at, *at + length))).collect();
    let lowers: Vec<String> = texts.iter().map(|text| text.as_str().to_ascii_lowercase()).collect();
    let rows: Vec<Row> =
        texts.iter().zip(&lowers).map(|(text, lower)| Row::read(text, lower, lexicon)).collect();
    let texts: Vec<&Text> = texts.iter().collect();
    let mut desk = Desk::new(&rows, &texts, &[], lexicon);
    *list(&mut desk) = Some(Vec::new());
    for number in 0..rows.len() {
        desk.read(number, number == 0);
    }
    let found = list(&mut desk).take().unwrap_or_default();
    found
        .into_iter()
        .map(|(number, known)| (offsets.get(number).copied().unwrap_or_default(), known))
        .collect()
}
