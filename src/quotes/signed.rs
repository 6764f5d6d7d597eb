//! Quotations that are signed: “…” — Anna Kestrel, engineer. The name stands behind a dash, or in a line of its own below.

use super::QuoteKind;
use super::attribute::{Desk, Draft};
use super::lexicon::Verb;
use super::rules;
use super::source::{Cue, Form, Mention, Reader, pronoun};
use super::words::{Item, Kind, Row};
use crate::text::{Text, is_dash};

/// A signature has at most so many items, the dash among them.
const LONGEST: usize = 24;

/// Who signs by that has at most so many words.
const LONGEST_NAME: usize = 9;

fn dash(item: &Item) -> bool {
    matches!(item.kind, Kind::Sign(sign) if is_dash(sign))
}

impl Desk<'_> {
    /// Who signs from an item to the end of its row, where a dash stands there, or none is asked for.
    fn signature(&self, row: &Row, from: usize, dashed: bool) -> Option<Mention> {
        let end = row.items.len();
        let dashes = (from..end).take_while(|&i| row.get(i).is_some_and(dash)).count();
        let start = from + dashes;
        if dashed && dashes == 0 || end - from.min(end) > LONGEST {
            return None;
        }
        let reader = Reader { row, lexicon: self.lexicon };
        // One sentence without a verb of speech: "— but she said so" goes on with the text.
        let stops =
            |i: usize| row.get(i).is_some_and(|i| matches!(i.kind, Kind::Sign('.' | '?' | '!' | ':')));
        if !reader.cap(start)
            || pronoun(self.lexicon, row.word(start)).is_some()
            || (start..end - 1).any(stops)
        {
            return None;
        }
        let says = |i: usize| reader.low(i) && Verb::of(row.word(i)) == Some(Verb::Say);
        if (start..end).any(says) {
            return None;
        }
        let name = reader.name_end(start, end);
        let parts = |i: usize| {
            row.get(i).is_none_or(|i| matches!(i.kind, Kind::Sign(',' | '(' | '.' | '[' | '|')) || dash(i))
        };
        let (to, form) = if parts(name) {
            (name, Form::Name)
        } else if dashes > 0 {
            // "— Senior keeper of the mill": somebody without a name.
            ((start..end).find(|&i| parts(i)).unwrap_or(end), Form::Role)
        } else {
            return None;
        };
        let fits = to > start && to - start <= LONGEST_NAME && (dashes > 0 || to >= start + 2);
        fits.then_some(Mention { from: start, to, form })
    }

    /// Whether a row is nothing but quoted runs and signs, up to an item.
    fn only_quotes(&self, row: &Row, to: usize) -> bool {
        row.items.iter().take(to).all(|i| !i.is_word()) && row.items.iter().take(to).any(Item::is_run)
    }

    /// Reads a row that is a quotation with who signs it, or who signs the quotation of the row before; whether it was one.
    pub(super) fn signed(&mut self, number: usize, row: &Row, text: &Text) -> bool {
        let end = row.items.len();
        if let Some(mention) = self.signs_above(number, row) {
            let signed = self.drafts.last_mut().filter(|d| {
                d.kind == QuoteKind::Direct && d.spans.last().is_some_and(|(row, _)| row + 1 == number)
            });
            if let Some(draft) = signed {
                (draft.mention, draft.cue) = (Some((number, mention)), None);
                (draft.rule, draft.confidence) = (rules::SIGNED, None);
                self.open = None;
                return true;
            }
        }
        let quote = self.is_apart(number) && row.runs.is_empty();
        let dash = (1..end).rev().take(LONGEST).filter(|&i| row.get(i).is_some_and(dash)).find_map(|at| {
            let first = (1..=at).rev().find(|&i| !row.get(i - 1).is_some_and(dash))?;
            let whole =
                self.only_quotes(row, first) || quote && row.get(first - 1).is_some_and(|i| !i.is_word());
            let mention = whole.then(|| self.signature(row, first, true)).flatten()?;
            Some((first, mention))
        });
        if let Some((at, mention)) = dash
            && let Some(span) = row.span(0, at)
        {
            let cue = Cue::without_verb(mention, at);
            self.direct(number, text.trim(span), Some((number, cue)), rules::SIGNED, None);
            self.open = None;
            return true;
        }
        // A passage set apart that nothing introduces, and the next line signs.
        let below = || self.rows.get(number + 1).and_then(|next| self.signs_above(number + 1, next));
        if quote && below().is_some() {
            self.direct(number, text.whole(), None, rules::SIGNED, None);
            return true;
        }
        false
    }

    /// Who signs the row before by being all that a row holds.
    fn signs_above(&self, number: usize, row: &Row) -> Option<Mention> {
        let above = number.checked_sub(1)?;
        let quote = self.rows.get(above)?;
        let apart = self.is_apart(above);
        if !(apart || self.only_quotes(quote, quote.items.len())) || !row.runs.is_empty() {
            return None;
        }
        let dashed = self.signature(row, 0, true);
        if dashed.is_some() || apart && self.is_apart(number) {
            return dashed.or_else(|| self.signature(row, 0, false));
        }
        // A bare name below a quotation, unless the names stand above: the one before it then signs nothing.
        let before = above.checked_sub(1).and_then(|n| self.rows.get(n).map(|row| (n, row)));
        let heads = before.is_some_and(|(n, row)| {
            let signs = |d: &Draft| d.rule == rules::SIGNED && d.mention.is_some_and(|m| m.0 == n);
            self.signature(row, 0, false).is_some() && !self.drafts.iter().rev().take(3).any(signs)
        });
        // "HARBOUR PLAN" is a heading.
        let capitals = |m: &Mention| {
            let item = row.get(m.from).zip(self.texts.get(number));
            item.is_some_and(|(item, text)| {
                text.slice(item.span).chars().nth(1).is_some_and(char::is_uppercase)
            })
        };
        let bare = !apart && !heads && self.is_text(number);
        bare.then(|| self.signature(row, 0, false)).flatten().filter(|m| !capitals(m))
    }
}
