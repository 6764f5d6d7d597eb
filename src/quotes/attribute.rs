//! Quoted runs and reported clauses → drafts of quotations: which words, which cue, whose mention.

use super::QuoteKind;
use super::lexicon::{GOVERNS, Lexicon, TERMS, THAT, Verb, has};
use super::rules;
use super::source::{Cue, Form, Mention, Reader};
use super::terms::{apposed, close_call, outermost, titled};
use super::words::{Item, Kind, Row};
use crate::blocks::Role;
use crate::rule::Rule;
use crate::text::{Span, Text};
use std::collections::HashSet;

/// How sure a source is that another noun phrase nearly equals; as measured.
const DOUBTFUL: f32 = 0.6;

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
struct Waiting {
    row: usize,
    cue: Cue,
    /// Whether the block ends in a colon or in the cue itself.
    introduces: bool,
}

/// Reads the blocks in order.
pub struct Desk<'a> {
    rows: &'a [Row],
    texts: &'a [&'a Text],
    pub(super) lexicon: &'a Lexicon,
    /// The words that stand somewhere without a capital.
    pub(super) uncapped: HashSet<&'a str>,
    /// Whether the block being read is set apart.
    apart: bool,
    /// A quotation that was left open at the end of its block and has no cue: draft and row.
    forward: Option<(usize, usize)>,
    /// What was found.
    pub drafts: Vec<Draft>,
    /// The draft of the last quoted sentence, while nothing else was told since: draft, row, whether it ended its row.
    open: Option<(usize, usize)>,
    waiting: Option<Waiting>,
    /// The last cue with a subject, for a sentence that is only a quotation.
    spoken: Option<Waiting>,
}

impl<'a> Desk<'a> {
    /// Nothing read yet.
    pub fn new(rows: &'a [Row], texts: &'a [&'a Text], lexicon: &'a Lexicon) -> Self {
        Desk {
            rows,
            texts,
            lexicon,
            uncapped: rows
                .iter()
                .flat_map(|row| &row.items)
                .filter(|item| item.kind == Kind::Low)
                .map(|item| item.lower.as_str())
                .collect(),
            apart: false,
            forward: None,
            drafts: Vec::new(),
            open: None,
            waiting: None,
            spoken: None,
        }
    }

    /// Reads one block.
    pub fn read(&mut self, number: usize, role: Role, headline: bool) {
        let (Some(row), Some(text)) = (self.rows.get(number), self.texts.get(number).copied()) else {
            return;
        };
        let reader = Reader { row, lexicon: self.lexicon };
        self.apart = role == Role::Blockquote;
        if role == Role::Blockquote && row.runs.is_empty() {
            self.unmarked(number, text);
            return;
        }
        let sentences = row.sentences.len();
        for (nth, &(start, end)) in row.sentences.iter().enumerate() {
            let mut cues = reader.cues(start, end, headline);
            if let Some(colon) = reader.colon(start, end)
                && cues.iter().all(|c| c.at > colon.at)
                && (headline
                    || (start..end).any(|i| i > colon.at && i <= colon.at + 2 && row.run(i).is_some()))
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
                if !taken && tells && cue.mention.is_some() {
                    self.indirect(number, row, text, (start, end), &cues, place, &runs);
                }
            }
            if runs.is_empty() {
                self.open = None;
                self.forward = None;
            }
            let last = end.checked_sub(1).and_then(|i| row.get(i));
            let colon = last.is_some_and(|i| i.is(':'));
            let said_last = cues.last().is_some_and(|c| c.at + 1 == end || c.to == end);
            let introduces =
                nth + 1 == sentences && runs.last().is_none_or(|r| r + 1 < end) && (colon || said_last);
            let named = cues.iter().rev().find(|c| c.mention.is_some()).copied();
            self.waiting = named.map(|cue| Waiting { row: number, cue, introduces });
            if self.waiting.is_none()
                && (runs.is_empty() || colon)
                && let Some(mention) = reader.phrase(start, end)
            {
                let cue = Cue {
                    at: end.saturating_sub(1),
                    verb: Verb::Call,
                    mention: Some(mention),
                    from: end,
                    to: end,
                    according: false,
                    doubtful: false,
                };
                self.waiting = Some(Waiting { row: number, cue, introduces: colon });
            }
            if named.is_some() {
                self.spoken = self.waiting;
            }
        }
    }

    /// A blockquote without marks is a quotation when something introduces it or it goes on with one.
    fn unmarked(&mut self, number: usize, text: &Text) {
        if let Some((draft, _)) = self.open.filter(|(_, row)| row + 1 == number) {
            self.extend(draft, number, text.whole(), true);
            return;
        }
        let waiting = self.waiting.filter(|w| w.row + 1 == number);
        let Some(waiting) = waiting else { return };
        self.push(
            number,
            QuoteKind::Direct,
            vec![(number, text.whole())],
            Some((waiting.row, waiting.cue)),
            rules::SET_APART,
            None,
        );
    }

    /// Words that go on with a quotation. A passage set apart is one of its own, by the same speaker.
    fn extend(&mut self, draft: usize, number: usize, span: Span, apart: bool) {
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
    fn set_apart(&self, draft: usize) -> bool {
        self.drafts.get(draft).is_some_and(|d| {
            let named = d.mention.map(|m| m.0);
            named.is_some() && named != d.spans.first().map(|s| s.0)
        })
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
            let alone = self.lexicon.according.contains(&(line.word(cue.at), ""));
            let to = if cue.according && !alone { cue.at + 2 } else { cue.at + 1 };
            let span = line.span(cue.at, to)?;
            let word = line.get(cue.at).is_some_and(Item::is_word);
            word.then_some((row, span))
        });
        let mention = cue.and_then(|(row, cue)| cue.mention.map(|m| (row, m)));
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
                    let stays = introduced && (!near || !ends || shared == Some(before)) || said && !near;
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

    #[allow(clippy::too_many_arguments)]
    fn quoted(
        &mut self,
        number: usize,
        row: &Row,
        text: &Text,
        sentence: (usize, usize),
        cues: &[Cue],
        runs: &[usize],
        owners: &[Option<usize>],
        headline: bool,
    ) {
        let (start, end) = sentence;
        let mut group: Option<(usize, usize)> = None; // owner, draft
        for (&run, owner) in runs.iter().zip(owners) {
            let Some(marks) = row.run(run) else { continue };
            let (outer, inner) = (marks.outer, text.slice(marks.inner).trim());
            let words = inner.split_whitespace().count();
            let first = inner.chars().find(|c| c.is_alphanumeric());
            let capital = first.is_some_and(|c| !c.is_lowercase());
            let stops = inner.ends_with(['.', '?', '!', ',', '…', '—']);
            if let Some(owner) = *owner {
                let beside = cues.get(owner).is_some_and(|c| {
                    c.at < run
                        && run - c.at <= 2
                        && !has(TERMS, row.word_before(run))
                        && !(run - c.at == 2 && matches!(row.word_before(run), "at" | "from" | "in" | "on"))
                });
                // Every word of a headline may have a capital; there only the words before a run tell a title.
                let names = !beside
                    && (run > start && titled(row, run, inner, words) || apposed(row, run, inner, words))
                    && !(headline
                        && cues.get(owner).is_some_and(|c| row.get(c.at).is_some_and(|i| i.is(':'))));
                if let Some((same, draft)) = group
                    && same == owner
                {
                    if names {
                        continue;
                    }
                    self.extend(draft, number, outer, false);
                    continue;
                }
                let Some(cue) = cues.get(owner).copied() else { continue };
                if names {
                    continue;
                }
                // A word or two far from a verb that tells no speech is a term.
                let far = if cue.at < run { run - cue.to.min(run) } else { cue.from.saturating_sub(run) };
                let last = (run + 1..end).all(|i| row.get(i).is_some_and(|i| !i.is_word()));
                let weak = cue.verb == Verb::Call && !close_call(row, &cue, run) && far > 8 && !last;
                // "the painter known as “Fox,” said": the verb's subject holds the run.
                let held = cue.at > run && run > start && cue.mention.is_none_or(|m| m.to <= run);
                let within = cue.at > run && run > start && (cue.verb == Verb::Call || far > 3 && words <= 2);
                // "a paper called “…”" whose verb is another's.
                let named = matches!(row.word_before(run), "called" | "named") && cue.at + 1 != run;
                // Three or four words that begin small are seldom a term.
                let small = !capital && words >= 3 && !headline;
                let term = named
                    || words <= 4 && !small && (held || within)
                    || words <= if capital { 3 } else { 2 }
                        && (weak
                            || (cue.mention.is_none() && far > 3)
                            || (cue.at > run && far > 2 && !stops));
                if term {
                    continue;
                }
                let sure = cue.mention.is_some();
                let close = cue.to.abs_diff(run) <= 2 || cue.from.abs_diff(run) <= 2;
                let whole = cue.at > run && run == start || (cue.at < run && close && capital);
                let kind =
                    if whole || close && stops && capital { QuoteKind::Direct } else { QuoteKind::Mixed };
                let span = if kind == QuoteKind::Mixed {
                    self.clause(row, text, &cue, run).unwrap_or(outer)
                } else {
                    outer
                };
                let rule = if cue.according {
                    rules::ACCORDING
                } else if cue.at < run {
                    rules::CUE_BEFORE
                } else {
                    rules::CUE_AFTER
                };
                self.push(
                    number,
                    kind,
                    vec![(number, span)],
                    Some((number, cue)),
                    rule,
                    if sure { cue.doubtful.then_some(DOUBTFUL) } else { Some(0.5) },
                );
                // Where verbs need no subject, whoever spoke last goes on.
                if self.lexicon.drops
                    && !sure
                    && let (Some(spoken), Some(draft)) = (self.spoken, self.drafts.last_mut())
                {
                    draft.mention = spoken.cue.mention.map(|m| (spoken.row, m));
                }
                group = Some((owner, self.drafts.len() - 1));
                continue;
            }
            group = None;
            let lone = (start..end).all(|i| row.get(i).is_some_and(|i| !i.is_word()));
            let introduced_here = self.waiting.is_some_and(|w| w.introduces && w.row + 1 >= number);
            let goes_on = self.open.is_some_and(|(_, at)| at == number);
            let term = words <= 4 && (!stops || marks.single || !capital) && !goes_on;
            let sentence_like = words >= 4 && capital && stops && (lone || !titled(row, run, inner, words))
                || lone && (!term || introduced_here);
            // A sentence with words of its own before the run says itself whose it is.
            let told = run > start + 2 && !lone;
            let reader = Reader { row, lexicon: self.lexicon };
            let own = told
                .then(|| reader.before_colon(start, run).or_else(|| reader.subject_of_clause(start, run)))
                .flatten();
            if sentence_like && let Some(mention) = own {
                let cue = Cue {
                    at: run,
                    verb: Verb::Call,
                    mention: Some(mention),
                    from: mention.from,
                    to: run,
                    according: false,
                    doubtful: false,
                };
                self.push(
                    number,
                    QuoteKind::Direct,
                    vec![(number, outer)],
                    Some((number, cue)),
                    rules::SUBJECT,
                    Some(0.6),
                );
                continue;
            }
            if sentence_like {
                let open = self.open.filter(|(_, at)| *at == number || (*at + 1 == number && start == 0));
                let waiting = self.waiting.filter(|w| {
                    (w.row == number || w.row + 1 == number) && (w.cue.mention.is_some() || w.introduces)
                });
                let introduced = waiting.filter(|w| w.introduces);
                // Left open at its end, the paragraph goes on in the next, where the cue may stand.
                if open.is_none() && introduced.is_none() && lone && !marks.closed && start == 0 {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        None,
                        rules::NOBODY,
                        Some(0.4),
                    );
                    self.forward = Some((self.drafts.len() - 1, number));
                    continue;
                }
                let apart = self.apart
                    || open.is_some_and(|(draft, at)| at != number && self.set_apart(draft)) && marks.closed;
                if let (Some((draft, _)), None) = (open, introduced) {
                    self.extend(draft, number, outer, apart && start == 0);
                } else if let Some(waiting) = waiting
                    .filter(|w| w.introduces || w.row == number || w.cue.verb == Verb::Say || start == 0)
                {
                    let confidence = if waiting.introduces { 0.6 } else { 0.35 };
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        Some((waiting.row, waiting.cue)),
                        rules::SENTENCE_BEFORE,
                        Some(confidence),
                    );
                } else if let Some(spoken) = self.spoken {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        Some((spoken.row, spoken.cue)),
                        rules::LAST_SPEAKER,
                        Some(0.4),
                    );
                } else {
                    self.push(
                        number,
                        QuoteKind::Direct,
                        vec![(number, outer)],
                        None,
                        rules::NOBODY,
                        Some(0.4),
                    );
                }
                continue;
            }
            // Three words are taken from somebody's mouth where somebody speaks.
            let reports = !cues.is_empty() || self.spoken.is_some_and(|s| s.row == number);
            let taken = words >= 4 || words == 3 && reports;
            if taken && !titled(row, run, inner, words) && !headline && (words >= 5 || !capital) {
                // Words taken from what somebody said: the sentence's subject, with doubt.
                let reader = Reader { row, lexicon: self.lexicon };
                let mention = reader.subject_of_clause(start, run);
                let cue = mention.map(|m| Cue {
                    at: run,
                    verb: Verb::Call,
                    mention: Some(m),
                    from: m.from,
                    to: run,
                    according: false,
                    doubtful: false,
                });
                self.push(
                    number,
                    QuoteKind::Mixed,
                    vec![(number, outer)],
                    cue.map(|c| (number, c)),
                    rules::SUBJECT,
                    Some(0.4),
                );
            }
        }
    }

    /// The clause a cue opens, up to the end of a run in it.
    fn clause(&self, row: &Row, text: &Text, cue: &Cue, run: usize) -> Option<Span> {
        let outer = row.run(run)?.outer;
        if cue.at > run || cue.verb == Verb::Call || cue.to >= run {
            return None;
        }
        let from = (cue.to..run).find(|&i| has(THAT, row.word(i))).map_or(cue.to, |i| i + 1);
        let from = from + usize::from(row.get(from).is_some_and(|i| i.is(',')));
        let plain = (from..run).all(|i| row.get(i).is_some_and(|i| i.is_word() || i.is(',')));
        if !plain || run - from > 14 {
            return None;
        }
        Some(text.trim(row.span(from, run + 1)?.join(outer)))
    }
}
