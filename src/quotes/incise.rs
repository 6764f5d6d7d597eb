//! Cues within the marks ("« Non, a dit Marchal. Jamais. »") and dialogues that a dash opens ("—No —dijo Ferrol—.").
//!
//! Both are cut into the runs on either side of the cue, so that the rest reads them like any other quotation.

use super::lexicon::{ARTICLES, AUXILIARIES, Lexicon, PRONOUNS, Verb, has};
use super::marks::Run;
use super::words::Kind;
use super::words::is_abbreviation;
use crate::text::{Span, Text, Token, TokenKind};

/// Looks for cues among the tokens of one block.
struct Scan<'a> {
    text: &'a Text,
    tokens: &'a [Token],
    lexicon: &'a Lexicon,
}

impl Scan<'_> {
    fn words(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |t| self.text.slice(t.span))
    }

    fn sign(&self, at: usize) -> Option<char> {
        self.tokens.get(at).filter(|t| t.kind == TokenKind::Symbol)?;
        self.words(at).chars().next()
    }

    fn lower(&self, at: usize) -> String {
        self.words(at).to_lowercase().replace('’', "'")
    }

    /// Whether a verb of speech with a subject, or with nothing after it, begins at a token.
    fn cue(&self, at: usize, limit: usize) -> bool {
        if !self.words(at).starts_with(char::is_lowercase) {
            return false;
        }
        let mut verb = at;
        if has(AUXILIARIES, self.lexicon.word(&self.lower(at))) {
            verb += 1;
            // "a-t-elle déclaré"
            while verb < at + 5
                && (self.sign(verb) == Some('-')
                    || self.words(verb) == "t"
                    || has(PRONOUNS, self.lexicon.word(&self.lower(verb))))
            {
                verb += 1;
            }
        }
        if verb >= limit || Verb::of(self.lexicon.word(&self.lower(verb))).is_none() {
            return false;
        }
        let next = self.lower(verb + 1);
        verb + 1 >= limit
            || verb > at + 1
            || self.sign(verb + 1).is_some()
            || self.words(verb + 1).starts_with(char::is_uppercase)
            || has(PRONOUNS, self.lexicon.word(&next))
            || has(ARTICLES, self.lexicon.word(next.split('\'').next().unwrap_or("")))
    }

    /// Where the cue that begins at a token ends; a dash that opened it also closes it.
    fn end(&self, from: usize, limit: usize, dash: bool) -> usize {
        let ends = |at: &usize| match self.sign(*at) {
            Some('—' | '–' | '―') => true,
            Some('.') => {
                let word = self.words(at.saturating_sub(1));
                let kind = if word.starts_with(char::is_uppercase) { Kind::Cap } else { Kind::Low };
                !dash && !is_abbreviation(self.lexicon.word(&word.to_lowercase()), kind)
            }
            Some(',' | '?' | '!' | ':' | ';') => !dash,
            _ => false,
        };
        (from..limit).find(ends).unwrap_or(limit)
    }

    /// Cuts the tokens of a run at its cues; nothing where it has none.
    fn pieces(&self, run: &Run, from: usize, to: usize) -> Vec<Run> {
        let mut found = Vec::new();
        let (mut outer, mut inner) = (run.outer.start(), run.inner.start());
        let mut at = from;
        while at < to {
            let sign = self.sign(at);
            let dash = matches!(sign, Some('—' | '–' | '―'));
            let opens = dash || matches!(sign, Some(',' | '?' | '!' | '…'));
            if !opens || at == from || !self.cue(at + 1, to) {
                at += 1;
                continue;
            }
            let keeps = !dash && sign != Some(',');
            let last = self.tokens.get(if keeps { at } else { at - 1 }).map_or(inner, |t| t.span.end());
            found.push(self.piece(outer, inner, last, last, run));
            let end = self.end(at + 1, to, dash);
            let next = (end..to)
                .find(|&i| self.sign(i).is_none_or(|c| matches!(c, '¿' | '¡' | '«' | '“' | '‘' | '(' | '[')));
            let Some(start) = next.and_then(|i| self.tokens.get(i)).map(|t| t.span.start()) else {
                return found;
            };
            (outer, inner) = (start, start);
            at = next.unwrap_or(to);
        }
        if !found.is_empty() {
            found.push(self.piece(outer, inner, run.inner.end(), run.outer.end(), run));
        }
        found
    }

    fn piece(&self, outer: usize, inner: usize, last: usize, end: usize, run: &Run) -> Run {
        Run {
            outer: self.text.trim(self.text.span(outer, end)),
            inner: self.text.span(inner, last),
            closed: true,
            single: run.single,
        }
    }

    /// The tokens within a span, the search going on from an earlier one.
    fn within(&self, span: Span, from: usize) -> (usize, usize) {
        let rest = self.tokens.get(from..).unwrap_or(&[]);
        let start = from + rest.partition_point(|t| t.span.start() < span.start());
        let rest = self.tokens.get(start..).unwrap_or(&[]);
        (start, start + rest.partition_point(|t| t.span.end() <= span.end()))
    }
}

/// The runs of a block, cut where a cue stands within them.
pub fn split(text: &Text, tokens: &[Token], runs: Vec<Run>, lexicon: &Lexicon) -> Vec<Run> {
    if !lexicon.incised {
        return runs;
    }
    let scan = Scan { text, tokens, lexicon };
    if matches!(scan.sign(0), Some('—' | '–' | '―')) {
        let inner = text.span(tokens.first().map_or(0, |t| t.span.end()), text.len());
        let all = Run { outer: text.whole(), inner, closed: true, single: false };
        let pieces = scan.pieces(&all, 1, tokens.len());
        if !pieces.is_empty() {
            return pieces;
        }
    }
    let mut found = Vec::with_capacity(runs.len());
    let mut at = 0;
    for run in runs {
        let (from, to) = scan.within(run.inner, at);
        at = to;
        let pieces = if run.single { Vec::new() } else { scan.pieces(&run, from, to) };
        if pieces.is_empty() { found.push(run) } else { found.extend(pieces) }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::{lexicon, marks};

    #[test]
    fn cues_within_the_marks() {
        let rows: &[(&str, &str, &[&str])] = &[
            ("fr", "« Non, répond Étienne Marchal. Jamais de la vie. »", &["Non", "Jamais de la vie."]),
            ("fr", "« Je pars, a-t-elle déclaré, mais demain. »", &["Je pars", "mais demain."]),
            ("fr", "« Le moulin, la roue, tout tourne. »", &["Le moulin, la roue, tout tourne."]),
            ("fr", "— Qui est là ? demanda-t-il à la porte.", &[]),
            ("fr", "— Je ne sais pas, dit Odile.", &["Je ne sais pas"]),
            ("fr", "– trois chaises, deux tables", &[]),
            ("es", "—No lo sé —dijo Ana—. Mañana veremos.", &["No lo sé", "Mañana veremos."]),
            ("es", "—¿Y el faro? —preguntó.", &["¿Y el faro?"]),
            ("pt", "— Não sei — disse Inês. — Talvez amanhã.", &["Não sei", "Talvez amanhã."]),
            ("en", "“No, said Kestrel, never.”", &["No, said Kestrel, never."]),
        ];
        for (language, words, expected) in rows {
            let text = Text::new(*words);
            let lexicon = lexicon::of(Some(language));
            let tokens: Vec<_> = text.tokens().collect();
            let runs = split(&text, &tokens, marks::runs(&text), lexicon);
            let found: Vec<&str> = runs.iter().map(|r| text.slice(r.inner).trim()).collect();
            assert_eq!(&found, expected, "{words}");
        }
    }
}
