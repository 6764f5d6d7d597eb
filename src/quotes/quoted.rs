//! The quoted runs of a sentence: which are somebody's words, whose, and with which quotation they go on.

use super::QuoteKind;
use super::attribute::{Desk, Waiting, asked};
use super::fragments::{Fragment, LONGEST};
use super::lexicon::{TERMS, THAT, Verb, has};
use super::marks::Run;
use super::rules;
use super::source::{Cue, Form, Mention, Reader};
use super::terms::{apposed, close_call, entitled, titled};
use super::words::Row;
use crate::text::{Span, Text};

/// How sure a source is that another noun phrase nearly equals; as measured.
const DOUBTFUL: f32 = 0.6;

impl Desk<'_> {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn quoted(
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
        let long = |run: &Run| text.slice(run.inner).split_whitespace().count() > LONGEST;
        let long = runs.iter().filter_map(|&r| row.run(r)).any(long);
        let spoken = self.spoken.is_some_and(|s| s.row == number);
        for (&run, owner) in runs.iter().zip(owners) {
            let Some(marks) = row.run(run) else { continue };
            let (outer, inner) = (marks.outer, text.slice(marks.inner).trim());
            let words = inner.split_whitespace().count();
            let first = inner.chars().find(|c| c.is_alphanumeric());
            let capital = first.is_some_and(|c| !c.is_lowercase());
            let stops = inner.ends_with(['.', '?', '!', ',', '…', '—']);
            let fragment = |cue: Option<Cue>, shares: bool, rules: bool| Fragment {
                row,
                lexicon: self.lexicon,
                sentence,
                run,
                inner,
                words,
                single: marks.single,
                cue,
                cued: !cues.is_empty(),
                shares,
                long,
                runs: runs.len(),
                spoken,
                headline,
                rules,
            };
            if let Some(owner) = *owner {
                let beside = cues.get(owner).is_some_and(|c| {
                    c.at < run
                        && run - c.at <= 2
                        && !has(TERMS, row.word_before(run))
                        && !(run - c.at == 2
                            && matches!(row.word_before(run).text, "at" | "from" | "in" | "on"))
                });
                // Every word of a headline may have a capital; there only the words before a run tell a title.
                let names = !beside
                    && (run > start && titled(row, run, inner, words) || apposed(row, run, inner, words))
                    && !(headline
                        && cues.get(owner).is_some_and(|c| row.get(c.at).is_some_and(|i| i.is(':'))));
                let Some(cue) = cues.get(owner).copied() else { continue };
                let same = group.filter(|g| g.0 == owner);
                // A word or two far from a verb that tells no speech is a term.
                let far = if cue.at < run { run - cue.to.min(run) } else { cue.from.saturating_sub(run) };
                let last = (run + 1..end).all(|i| row.get(i).is_some_and(|i| !i.is_word()));
                let weak = cue.verb == Verb::Call && !close_call(row, &cue, run) && far > 8 && !last;
                // Three or four words that begin small are seldom a term.
                let small = !capital && words >= 3 && !headline;
                // "the painter known as “Fox,” said": the verb's subject holds the run.
                let held = cue.at > run && run > start && cue.mention.is_none_or(|m| m.to <= run);
                let after = cue.at > run && run > start;
                let other = words <= 4 && !small && (held || after && cue.verb == Verb::Call);
                // "a paper called “…”" whose verb is another's.
                let named = matches!(row.word_before(run).text, "called" | "named") && cue.at + 1 != run;
                if named || other && same.is_none() {
                    continue;
                }
                let term = words <= 2 && after && far > 3
                    || words <= if capital { 3 } else { 2 }
                        && (weak
                            || (cue.mention.is_none() && far > 3)
                            || (cue.at > run && far > 2 && !stops));
                let fragment = fragment(Some(cue), same.is_some(), !names && (same.is_some() || !term));
                if !self.said(number, outer, &fragment) {
                    continue;
                }
                if let Some((_, draft)) = same {
                    self.extend(draft, number, outer, false);
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
                .flatten()
                .and_then(|mention| self.subject(row, mention));
            // Who spoke before goes on, unless a colon hands over.
            let hands = !goes_on || run.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.is(':'));
            if sentence_like
                && hands
                && let Some(mention) = own
            {
                if self.only_begins(row, text, mention) {
                    self.direct(number, outer, None, rules::NOBODY, Some(0.4));
                } else {
                    let cue = Cue::without_verb(mention, run);
                    self.direct(number, outer, Some((number, cue)), rules::SUBJECT, Some(0.6));
                }
                continue;
            }
            if sentence_like {
                let open = self.open.filter(|(_, at)| *at == number || (*at + 1 == number && start == 0));
                let waiting = self.waiting.filter(|w| {
                    (w.row == number || w.row + 1 == number) && (w.cue.mention.is_some() || w.introduces)
                });
                let introduced = waiting.filter(|w| w.introduces);
                // "The silence", "them" and "many" do not go on speaking.
                let somebody = |w: &Waiting| {
                    w.cue.mention.is_some_and(|m| match m.form {
                        // "Playbook came late. “It is slow here.”"
                        Form::Name => self.rows.get(w.row).is_some_and(|row| {
                            let whole = m.to > m.from + 1 && !self.uncapped(&row.word(m.to - 1));
                            whole || self.is_known(row, m)
                        }),
                        form => matches!(form, Form::He | Form::She),
                    })
                };
                // Left open at its end, the paragraph goes on in the next, where the cue may stand.
                if open.is_none() && introduced.is_none() && lone && !marks.closed && start == 0 {
                    self.direct(number, outer, None, rules::NOBODY, Some(0.4));
                    self.forward = Some((self.drafts.len() - 1, number));
                    continue;
                }
                let apart = self.is_apart(number)
                    || open.is_some_and(|(draft, at)| at != number && self.set_apart(draft)) && marks.closed;
                if let (Some((draft, _)), None) = (open, introduced) {
                    self.extend(draft, number, outer, apart && start == 0);
                } else if let Some(waiting) = waiting.filter(|w| {
                    let near = w.row == number || start == 0;
                    w.introduces || w.cue.verb == Verb::Say || near && somebody(w)
                }) {
                    // "She said:" leaves no doubt whose words follow.
                    let confidence = match (waiting.introduces, waiting.cue.verb) {
                        (true, Verb::Say) => None,
                        (true, Verb::Call) => Some(0.6),
                        (false, _) => Some(0.35),
                    };
                    let cue = Some((waiting.row, waiting.cue));
                    self.direct(number, outer, cue, rules::SENTENCE_BEFORE, confidence);
                } else if let Some(spoken) = self.spoken.filter(|s| s.cue.verb == Verb::Say && somebody(s)) {
                    let cue = Some((spoken.row, spoken.cue));
                    self.direct(number, outer, cue, rules::LAST_SPEAKER, Some(0.4));
                } else {
                    self.direct(number, outer, None, rules::NOBODY, Some(0.4));
                }
                continue;
            }
            // Three words are taken from somebody's mouth where somebody speaks.
            let reports = !cues.is_empty() || self.spoken.is_some_and(|s| s.row == number);
            let taken = words >= 4 || words == 3 && reports;
            let taken = taken && !titled(row, run, inner, words) && !headline && (words >= 5 || !capital);
            let fragment = fragment(None, false, taken);
            if self.said(number, outer, &fragment) {
                // “It is old,” she said. Now “nobody crosses it.”
                let open = self.open.filter(|(_, at)| *at == number);
                if let Some((draft, _)) = open {
                    self.extend(draft, number, outer, false);
                    continue;
                }
                // Words taken from what somebody said: the sentence's subject, with doubt.
                let reader = Reader { row, lexicon: self.lexicon };
                let mention = reader.subject_of_clause(start, run).and_then(|m| self.subject(row, m));
                let mention = mention.filter(|m| !self.only_begins(row, text, *m));
                // "Anna Kestrel's slogan is “…”"
                let speaks = |m: &Mention| self.can_speak(row, &Cue::without_verb(*m, run), start);
                let mention = mention.and_then(|m| if speaks(&m) { Some(m) } else { reader.owner(m) });
                let cue = mention.map(|m| (number, Cue::without_verb(m, run)));
                let spans = vec![(number, outer)];
                self.push(number, QuoteKind::Mixed, spans, cue, rules::SUBJECT, Some(0.4));
            }
        }
    }

    /// A mention that no verb of speaking belongs to; where verbs cannot be told from nouns, an article and a noun at most:
    /// "Le gouvernement considère" is no phrase.
    fn subject(&self, row: &Row, mention: Mention) -> Option<Mention> {
        let long = !self.lexicon.weighed && mention.form == Form::Role && mention.to > mention.from + 2;
        self.settled(row, mention).filter(|_| !long)
    }

    /// Whether a run is somebody's words: a short one by its signs, where they were weighed.
    fn said(&mut self, number: usize, outer: Span, fragment: &Fragment) -> bool {
        if fragment.words > LONGEST || !self.lexicon.weighed {
            return fragment.rules;
        }
        if entitled(fragment.row, fragment.run, fragment.inner, fragment.words) {
            return false;
        }
        if let Some(short) = asked(&mut self.short) {
            let known = ((outer.start(), outer.end()), fragment.kind(), fragment.signs());
            short.push((number, known));
            return fragment.rules;
        }
        fragment.said()
    }

    /// The clause a cue opens, up to the end of a run in it.
    fn clause(&self, row: &Row, text: &Text, cue: &Cue, run: usize) -> Option<Span> {
        let outer = row.run(run)?.outer;
        if cue.at > run || cue.verb == Verb::Call || cue.to >= run {
            return None;
        }
        let reader = Reader { row, lexicon: self.lexicon };
        let that = (cue.to..run).find(|&i| has(THAT, row.word(i)));
        let from = that.map_or(cue.to, |i| reader.after_that(i));
        let from = from + usize::from(row.get(from).is_some_and(|i| i.is(',')));
        let plain = (from..run).all(|i| row.get(i).is_some_and(|i| i.is_word() || i.is(',')));
        if !plain || run - from > 14 {
            return None;
        }
        Some(text.trim(row.span(from, run + 1)?.join(outer)))
    }
}
