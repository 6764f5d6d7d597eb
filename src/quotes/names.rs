//! What the words of a name, and those beside it, tell: titles, whether it is a man's or a woman's, what somebody does.

use super::lexicon::{
    COMMANDS, COMMON, COMPOUNDS, FEMALE, HELPERS, LINKS, MALE, MEN, POSSESSIVES, QUESTIONS, ROLES,
    SUBORDINATORS, Set, TITLES, Verb, WOMEN, Word, has,
};
use super::words::{Kind, Row};

/// A sentence's first phrase has so many words before its name at most.
const LONGEST_LEAD: usize = 6;

/// A man or a woman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Man,
    /// She.
    Woman,
}

/// What somebody does in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Its subject.
    Subject,
    /// Its subject, who puts a question.
    Asker,
    /// Who is put a question.
    Asked,
    /// It tells what kind of thing the next word is: "Oak voters".
    Modifier,
    /// Something else, or nothing.
    Other,
}

/// Whether a noun tells a man or a woman.
pub(super) fn gender_of(noun: Word) -> Option<Gender> {
    if has(FEMALE, noun) || noun.ends_with("woman") {
        Some(Gender::Woman)
    } else {
        (has(MALE, noun) || noun.ends_with("man")).then_some(Gender::Man)
    }
}

/// What tells bearers of one name apart.
pub(super) const GENERATIONS: [&str; 5] = ["ii", "iii", "iv", "jr", "sr"];

/// Whether a word is a known first name.
pub(super) fn is_first_name(word: Word) -> bool {
    has(MEN.or(WOMEN), word)
}

/// Whether a word is a title; "state" is one of whoever has another: "State Senator", but not "State Farm".
pub(super) fn is_title(word: Word, next: Word) -> bool {
    let shared = matches!(word.text, "congressional" | "state");
    has(TITLES, word) && (!shared || has(TITLES.or(ROLES), next)) || is_compound(word)
}

/// Whether a German word ends with a title: "Bundestagsabgeordnete", "Mühlen-Chef".
fn is_compound(word: Word) -> bool {
    let ends = |word: &str| COMPOUNDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    ends(&word) || ["in", "n", "r"].iter().any(|end| word.strip_suffix(end).is_some_and(ends))
}

/// Where a title begins that goes on with "of" before a place: "Secretary of" before "State".
pub(super) fn title_of(row: &Row, at: usize) -> Option<usize> {
    let title = at.checked_sub(2)?;
    (row.word(at - 1) == "of" && has(TITLES.or(ROLES), row.word(title))).then_some(title)
}

/// Whether a word is more likely a verb than a name: at the start of a sentence ("Try Movavi", "Unleashing Claude"), and
/// behind "to" and the like, where all words have capitals ("How to Recreate Claude").
fn bids(row: &Row, at: usize) -> bool {
    let (word, opens) = (row.word(at), row.opens(at));
    !is_first_name(word)
        && (has(COMMANDS, word) && (opens || matches!(row.word_before(at).text, "to" | "we" | "you"))
            || opens && word.len() > 5 && word.ends_with("ing"))
}

/// A name's words with what stood before them.
pub(super) struct Split {
    /// The first item of the name proper.
    pub from: usize,
    /// What a title or a first name tells.
    pub gender: Option<Gender>,
    /// Whether a title or what stands beside it says that it is somebody's.
    pub titled: bool,
}

/// Whether a word is an office or a calling.
pub(super) fn is_role(word: Word) -> bool {
    has(ROLES, word) || word.starts_with("co-")
}

/// Whether a word ends as a calling does.
fn is_doer(word: Word) -> bool {
    word.len() > 5 && ["er", "ist", "or"].iter().any(|end| word.ends_with(end))
}

/// Parts a name from the titles and roles before it.
pub(super) fn split(row: &Row, from: usize, to: usize) -> Split {
    let mut gender = None;
    let mut start = from;
    for at in from..to.saturating_sub(1) {
        let word = row.word(at);
        if is_title(word, row.word(at + 1)) {
            if has(MALE, word) {
                gender = Some(Gender::Man);
            } else if has(FEMALE, word) {
                gender = Some(Gender::Woman);
            }
            start = at + 1;
        }
        // "Tidewater Founder Anna Kestrel", "Co-host Anna Kestrel", "Lead Planner Anna Kestrel"
        let planner = || at > start && !is_first_name(row.word(start)) && is_doer(word);
        if (is_role(word) || planner()) && at + 3 <= to {
            start = at + 1;
        }
    }
    // "Chief of Staff Ada Fir"
    if start == from && to - from >= 3 && title_of(row, from).is_some() {
        start += 1;
    }
    let titled = start > from;
    // "Texas Ted Oak": a known first name begins the name.
    if to - start >= 3 {
        let first = (start + 1..to - 1).find(|&i| is_first_name(row.word(i)));
        let known = is_first_name(row.word(start));
        if let (Some(first), false) = (first, known) {
            start = first;
        }
    }
    while start + 1 < to && (has(COMMON, row.word(start)) || bids(row, start)) {
        start += 1;
    }
    if to - start >= 2 {
        let first = row.word(start);
        gender = gender.or(if has(MEN, first) {
            Some(Gender::Man)
        } else if has(WOMEN, first) {
            Some(Gender::Woman)
        } else {
            None
        });
    }
    Split { from: start, gender, titled }
}

/// Whether a sentence's first words are one phrase with a name: "His sister, the miller Ada Fir".
fn leads(row: &Row, start: usize, name: usize) -> bool {
    let breaks = |at: usize| {
        let word = row.word(at);
        has(LINKS.or(HELPERS).or(SUBORDINATORS), word)
            || Verb::of(word).is_some()
            || row.get(at).is_some_and(|item| !item.is_word() && !item.is(','))
    };
    name <= start + 1 || name <= start + LONGEST_LEAD && !(start..name).any(breaks)
}

/// Whether the word after a name is a noun that it only qualifies: no table knows it.
fn modifies(row: &Row, to: usize) -> bool {
    row.get(to).is_some_and(|next| next.kind == Kind::Low && next.word().sets == Set::default())
}

/// Whether words beside a name say that it is somebody's, and a man's or a woman's: "his wife, Ada,", "Fir, 75,", "Fir, who".
pub(super) fn beside(row: &Row, from: usize, to: usize) -> (bool, Option<Gender>) {
    let comma = |at: usize| row.get(at).is_some_and(|i| i.is(','));
    let apart = from.checked_sub(1).is_some_and(comma);
    let noun = row.word_before(from - usize::from(apart));
    let kin = || {
        let start = row.sentence_start(from)?;
        let his = POSSESSIVES.has(row.word(start).text);
        gender_of(row.word(start + 1)).filter(|_| his && comma(start + 2) && leads(row, start, from))
    };
    let gender = gender_of(noun).filter(|_| !apart || comma(to)).or_else(kin);
    let several = row.word(to.saturating_sub(1)).ends_with('s');
    let age = row.get(to + 1).is_some_and(|i| i.kind == Kind::Num && i.span.len() == 2) && comma(to + 2);
    let told = comma(to) && !several && (row.word(to + 1) == "who" || age);
    (told || gender.is_some(), gender)
}

/// Whether a name is that of whom a question is put to: "asked Mr. Oak".
fn is_asked(row: &Row, name: usize) -> bool {
    let verb = if has(TITLES, row.word_before(name)) { name.saturating_sub(1) } else { name };
    QUESTIONS.has(row.word_before(verb).text)
}

/// What a name is in its clause; whether it stands where places do, and whether it has "'s".
pub(super) fn part(row: &Row, from: usize, to: usize, placed: bool, owned: bool) -> Part {
    let next = row.word(to);
    let starts = || row.sentence_start(from).is_some_and(|start| leads(row, start, from));
    let verb = has(HELPERS, next) || Verb::of(next).is_some() || (next.ends_with("ed") && next.len() > 3);
    match !owned && !placed && (verb || starts()) {
        true if QUESTIONS.has(next.text) => Part::Asker,
        true => Part::Subject,
        false if owned => Part::Other,
        false if modifies(row, to) => Part::Modifier,
        false if is_asked(row, from) => Part::Asked,
        false => Part::Other,
    }
}
