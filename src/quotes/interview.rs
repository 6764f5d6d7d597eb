//! Interviews: paragraphs that begin with the name of who speaks ("KESTREL: …", "Q: … A: …") are that person's words.
//!
//! A colon alone tells nothing; an interview has several turns under at least two labels that come again, and is
//! talk: somebody asks, or says "I" and "you". Paragraphs without a label between two turns go on with the first.

use super::QuoteKind;
use super::attribute::Draft;
use super::lexicon::{OPENING, has};
use super::rules;
use super::source::{Form, Mention};
use super::words::{Item, Kind, Row};
use crate::blocks::Role;
use crate::table::{WordList, list};
use crate::text::Text;
use foldhash::{HashMap, HashMapExt};

/// A paragraph of an interview.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// The first item of the words said.
    from: usize,
    /// Who says them, with the row of the mention.
    mention: Option<(usize, Mention)>,
    /// Whether it is a question of the paper's, which quotes nobody.
    asks: bool,
}

/// A label has at most so many words.
const LONGEST_LABEL: usize = 4;

/// Fewer turns are no interview.
const FEWEST: usize = 4;

/// Words of talk, in the languages read.
const TALK: WordList = list![
    "du", "eu", "i", "i'd", "i'm", "i've", "ich", "je", "me", "mi", "mich", "moi", "my", "nous", "nós",
    "our", "sie", "us", "vous", "we", "we're", "wir", "yo", "you", "your",
];

/// Labels of questions and of answers that are no names.
const QUESTION: WordList = list!["frage", "interviewer", "p", "pergunta", "pregunta", "q", "question"];
const ANSWER: WordList = list!["a", "answer", "antwort", "r", "resposta", "respuesta", "réponse"];

/// The label a row begins with: its words in lower case, the items that hold them, and where the words said begin.
fn label(row: &Row) -> Option<(String, usize, usize)> {
    let mut name = Vec::new();
    for at in 0..=LONGEST_LABEL + 1 {
        let item = row.get(at)?;
        match item.kind {
            Kind::Cap => name.push(&*item.lower),
            // "A." and "Q."
            Kind::Sign('.') if at == 1 => {
                let single = name.first().is_some_and(|n| matches!(*n, "q" | "a"));
                return single.then(|| (name.join(" "), 1, 2));
            }
            Kind::Sign(':') if at > 0 => return Some((name.join(" "), at, at + 1)),
            Kind::Sign('—' | '–') if at > 0 => return Some((name.join(" "), at, at + 1)),
            _ => return None,
        }
        // "A." may have become one item.
        let short = at == 0 && matches!(item.word().text, "q" | "a");
        if short && item.span.len() > 1 {
            return Some((name.join(" "), 1, 1 + usize::from(row.get(1).is_some_and(|i| i.is(':')))));
        }
    }
    None
}

/// The person the article is about: the name of several words that its opening has most often.
fn guest(rows: &[Row], first: usize) -> Option<(usize, Mention)> {
    let mut names: HashMap<String, (usize, (usize, Mention))> = HashMap::new();
    let mut order = Vec::new();
    for (number, row) in rows.iter().enumerate().take(first).skip(1) {
        let mut at = 0;
        while at < row.items.len() {
            let cap = |i: usize| row.get(i).is_some_and(|i| i.is_cap() && !has(OPENING, i.word()));
            let end = (at..row.items.len()).find(|&i| !cap(i)).unwrap_or(row.items.len());
            let place = matches!(row.word_before(at).text, "at" | "in" | "of" | "the");
            if (2..=LONGEST_LABEL).contains(&(end - at)) && !place {
                let name: Vec<&str> = (at..end).map(|i| row.word(i).text).collect();
                let mention = Mention { from: at, to: end, form: Form::Name };
                let name = name.join(" ");
                let entry = names.entry(name.clone()).or_insert_with(|| {
                    order.push(name);
                    (0, (number, mention))
                });
                entry.0 += 1;
            }
            at = end + 1;
        }
    }
    let most = names.values().map(|n| n.0).max()?;
    order.iter().filter_map(|n| names.get(n)).find(|n| n.0 == most).map(|n| n.1)
}

/// A name of the opening with these initials: "AK" is Anna Kestrel.
fn initials(rows: &[Row], first: usize, label: &str) -> Option<(usize, Mention)> {
    let length = label.chars().count();
    if !(2..=LONGEST_LABEL).contains(&length) {
        return None;
    }
    for (number, row) in rows.iter().enumerate().take(first) {
        for from in 0..row.items.len() {
            let fits = label.chars().enumerate().all(|(i, c)| {
                row.get(from + i).is_some_and(|i| i.is_cap() && i.lower.starts_with(c) && i.lower.len() > 1)
            });
            if fits {
                return Some((number, Mention { from, to: from + length, form: Form::Name }));
            }
        }
    }
    None
}

/// For each row its turn, where the article has an interview.
pub fn turns(rows: &[Row], roles: &[Role]) -> Vec<Option<Turn>> {
    let mut turns: Vec<Option<Turn>> = vec![None; rows.len()];
    let plain = |number: usize| matches!(roles.get(number), Some(Role::Paragraph | Role::Blockquote));
    let labels: Vec<(usize, String, usize, usize)> = (rows.iter().enumerate())
        .filter(|&(number, _)| plain(number))
        .filter_map(|(number, row)| label(row).map(|(name, to, from)| (number, name, to, from)))
        .collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, name, _, _) in &labels {
        *counts.entry(name.as_str()).or_default() += 1;
    }
    let again = |name: &str| counts.get(name).is_some_and(|&n| n >= 2);
    let kept: Vec<&(usize, String, usize, usize)> = labels.iter().filter(|l| again(&l.1)).collect();
    let talks = |row: &Row| row.items.iter().any(|i| i.is('?') || i.is_word() && TALK.has(&i.lower));
    let talking = kept.iter().filter(|l| rows.get(l.0).is_some_and(talks)).count();
    let asked = kept.iter().any(|l| rows.get(l.0).is_some_and(|r| r.items.iter().any(|i| i.is('?'))));
    let several = counts.values().filter(|&&n| n >= 2).count() >= 2;
    let (Some(first), Some(last)) = (kept.first().map(|l| l.0), kept.last().map(|l| l.0)) else {
        return turns;
    };
    // Most of the paragraphs from the first turn to the last are turns.
    let dense = kept.len() * 3 >= last + 1 - first;
    if !(several && kept.len() >= FEWEST && talking * 2 >= kept.len() && asked && dense) {
        return turns;
    }
    let guest = guest(rows, first);
    for (number, name, to, from) in labels {
        let asks = QUESTION.has(&name);
        let mention = if asks {
            None
        } else if ANSWER.has(&name) {
            guest
        } else {
            let here = (number, Mention { from: 0, to, form: Form::Name });
            Some(initials(rows, first, &name).unwrap_or(here))
        };
        if number >= first
            && number <= last
            && let Some(turn) = turns.get_mut(number)
        {
            *turn = Some(Turn { from, mention, asks });
        }
    }
    let mut speaking: Option<Turn> = None;
    for number in first..=last {
        let Some(turn) = turns.get_mut(number) else { break };
        match turn {
            Some(turn) => speaking = Some(*turn),
            None if plain(number) => *turn = speaking.map(|s| Turn { from: 0, ..s }),
            None => speaking = None,
        }
    }
    turns
}

/// Adds the words of a turn; a paragraph without a label goes on with the quotation before it.
pub fn read(drafts: &mut Vec<Draft>, number: usize, text: &Text, rows: &[Row], turn: Turn) {
    let Some(row) = rows.get(number).filter(|_| !turn.asks) else { return };
    let Some(span) = row.span(turn.from, row.items.len()).map(|s| text.trim(s)) else { return };
    let before = drafts.last_mut().filter(|d| turn.from == 0 && d.rule == rules::TURN);
    if let Some(before) = before.filter(|d| d.spans.last().is_some_and(|s| s.0 + 1 == number)) {
        before.spans.push((number, span));
    } else if row.items.iter().skip(turn.from).any(|i: &Item| i.is_word() || i.is_run()) {
        drafts.push(Draft {
            kind: QuoteKind::Indirect,
            spans: vec![(number, span)],
            cue: None,
            mention: turn.mention,
            rule: rules::TURN,
            confidence: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        for table in [TALK, QUESTION, ANSWER] {
            assert!(table.iter().is_sorted());
        }
    }
}
