//! The lines of the quotations, and the people they belong to.

use super::place::Places;
use super::{LEAD, QuoteLine, SpeakerCard, Stretch, doubt};
use crate::analysis::Analysis;
use crate::blocks::Blocks;
use crate::order;
use crate::quotes::{Quote, QuoteKind};

/// Reported words that are less likely told at all than this have no line.
const LIKELY: f32 = 0.65;

/// Nor have words in quotation marks that nobody is known to have said, below this: “the right one”, said of a mill.
const ANYBODY: f32 = 0.5;

/// Whether a quotation has a line: what nobody who can be named is reported to have said ("they say it is hard") tells
/// a reader nothing of who is quoted, and what may be no telling ("the mill boasts some of the oldest wheels") tells less
/// than it costs.
pub(super) fn is_shown(quote: &Quote) -> bool {
    let likely = |least: f32| quote.confidence.is_none_or(|c| c >= least);
    match (quote.kind, quote.speaker) {
        (QuoteKind::Indirect, None) => false,
        (QuoteKind::Indirect, Some(_)) => likely(LIKELY),
        (_, None) => likely(ANYBODY),
        (_, Some(_)) => true,
    }
}

pub(super) fn speakers(analysis: &Analysis, shown: &[(usize, &Quote)]) -> Vec<SpeakerCard> {
    let speakers = &analysis.quotes.speakers;
    let named = speakers.iter().map(|s| (Some(s.name.clone()), s.description.clone()));
    let mut cards: Vec<SpeakerCard> =
        named.map(|(name, description)| SpeakerCard { name, description, quotes: Vec::new() }).collect();
    let mut unnamed = Vec::new();
    for (at, (_, quote)) in shown.iter().enumerate() {
        match quote.speaker.and_then(|s| cards.get_mut(s.0 as usize)) {
            Some(card) => card.quotes.push(at),
            None => unnamed.push(at),
        }
    }
    cards.retain(|card| !card.quotes.is_empty());
    // Speakers with equally many stay in the order of their first quotation.
    order::by(&mut cards, |card| u64::MAX - card.quotes.len() as u64);
    if !unnamed.is_empty() {
        cards.push(SpeakerCard { name: None, description: None, quotes: unnamed });
    }
    cards
}

pub(super) fn quote_line(blocks: &Blocks, id: usize, quote: &Quote, places: &mut Places<'_>) -> QuoteLine {
    let mut words = Vec::new();
    for (at, place) in quote.spans.iter().enumerate() {
        if at > 0 {
            push(&mut words, " ", quote.kind == QuoteKind::Direct);
        }
        let said = blocks.words(*place);
        match quote.kind {
            QuoteKind::Direct => push(&mut words, said, true),
            QuoteKind::Indirect => push(&mut words, said, false),
            QuoteKind::Mixed => own_words(&mut words, said),
        }
    }
    QuoteLine {
        id,
        kind: quote.kind,
        lead: lead(blocks, quote),
        words,
        doubt: doubt(quote.confidence, quote.rule),
        why: quote.rule.why.into(),
        rule: quote.rule.name.into(),
        places: quote.spans.iter().flat_map(|p| places.ranges(*p)).collect(),
    }
}

fn push(stretches: &mut Vec<Stretch>, text: &str, strong: bool) {
    match stretches.last_mut() {
        Some(last) if last.strong == strong => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => stretches.push(Stretch { text: text.to_owned(), strong }),
    }
}

/// Parts words into those in quotation marks and the rest.
pub(super) fn own_words(stretches: &mut Vec<Stretch>, said: &str) {
    let mut closing: Option<char> = None;
    let mut from = 0;
    for (at, c) in said.char_indices() {
        match closing {
            None => {
                closing = match c {
                    '"' => Some('"'),
                    '“' => Some('”'),
                    '„' => Some('“'),
                    '«' => Some('»'),
                    _ => continue,
                };
                push(stretches, said.get(from..at).unwrap_or(""), false);
                from = at;
            }
            Some(mark) if c == mark => {
                let end = at + c.len_utf8();
                push(stretches, said.get(from..end).unwrap_or(""), true);
                (from, closing) = (end, None);
            }
            Some(_) => {}
        }
    }
    push(stretches, said.get(from..).unwrap_or(""), closing.is_some());
}

/// The words that say who speaks and how.
pub(super) fn lead(blocks: &Blocks, quote: &Quote) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let (mention, cue) = (quote.mention, quote.cue);
    if let (Some(mention), Some(cue)) = (mention, cue)
        && mention.block == cue.block
        && let Some(block) = blocks.get(cue.block)
    {
        let whole = mention.span.join(cue.span);
        let crosses = quote.spans.iter().any(|s| s.block == cue.block && s.span.overlaps(whole));
        if !mention.span.overlaps(cue.span) && !crosses && whole.len() <= LEAD {
            let text = &block.text;
            push(&mut stretches, text.slice(text.span(whole.start(), cue.span.start())), false);
            push(&mut stretches, text.slice(cue.span), true);
            push(&mut stretches, text.slice(text.span(cue.span.end(), whole.end())), false);
            return stretches;
        }
    }
    let overlap = match (mention, cue) {
        (Some(m), Some(c)) => m.block == c.block && m.span.overlaps(c.span),
        _ => false,
    };
    if let Some(mention) = mention.filter(|_| !overlap) {
        push(&mut stretches, blocks.words(mention), false);
    }
    if let Some(cue) = cue {
        if !stretches.is_empty() {
            push(&mut stretches, " … ", false);
        }
        push(&mut stretches, blocks.words(cue), true);
    }
    stretches
}
