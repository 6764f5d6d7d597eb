//! Whether a sentence tells of the past or of what is to come, near a place in it.

use super::lexicon::told::{ARRANGED, DUE, DUE_ONLY_BEING, FUTURE, NOT_BY_ENDING, PAST, PRESENT};
use super::words::{Lex, Words};
use crate::table::{WordList, list};

/// The time a clause tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// What was.
    Past,
    /// What is to come.
    Future,
    /// What is; before a day that is mostly to come ("the final is on Saturday").
    Present,
    /// What was planned and called off: the day may lie on either side.
    Either,
    /// Nothing tells.
    Unknown,
}

/// How many words are looked at on either side; beyond them a verb seldom governs the date.
const REACH: usize = 25;

/// The tense near words `from..to`, what is taken as what is to come.
pub fn near(words: &Words, from: usize, to: usize) -> Tense {
    match nearest(words, from, to) {
        Tense::Present => Tense::Future,
        told => told,
    }
}

/// The tense near words `from..to`: the nearest word before that tells, else the nearest after.
#[inline(never)] // asked in many places; the module stays small
pub fn nearest(words: &Words, from: usize, to: usize) -> Tense {
    let tenses = &words.language.tenses;
    // "The hearing was adjourned to Monday".
    let link = from.wrapping_sub(1);
    if words.one_of(link, tenses.put_off_to) && words.one_of(link.wrapping_sub(1), tenses.put_off) {
        return Tense::Future;
    }
    let (mut infinitive, mut present) = (None, false);
    for back in 1..=REACH {
        let Some(at) = from.checked_sub(back) else { break };
        if ends_sentence(words, at) {
            break;
        }
        if is_infinitive(words, at) {
            infinitive = infinitive.or(Some(at));
            continue;
        }
        let told = words.told(at);
        let is = told & PRESENT != 0;
        present |= is;
        // "agreed to meet Monday", "is to open Monday"; "is trying to sell" tells nothing.
        let promised =
            infinitive.is_some_and(|to| words.one_of(at, tenses.promising) && (!is || to - at == 1));
        match tells_by(words, at, told) {
            _ if promised => return Tense::Future,
            // "The case is heard in May": what is arranged.
            Some(Tense::Past) if back <= 2 && words.one_of(at.wrapping_sub(1), tenses.present) => {
                present = true
            }
            // "Will be named": what is yet to be done, as the words before tell; "could not be reached" is past.
            Some(Tense::Past)
                if words.one_of(at.wrapping_sub(1), tenses.being)
                    && words.one_of(at.wrapping_sub(2), tenses.undone) => {}
            Some(Tense::Future) if told & DUE != 0 && called_off(words, to) => {
                return Tense::Either;
            }
            Some(tense) => return tense,
            None => {}
        }
    }
    for at in to..to + REACH {
        if ends_sentence(words, at) {
            break;
        }
        if let Some(tense) = tells(words, at) {
            return tense;
        }
    }
    if present { Tense::Present } else { Tense::Unknown }
}

/// Whether what a sentence speaks of was called off, as it tells after a place: "was canceled", "has been put off".
fn called_off(words: &Words, to: usize) -> bool {
    let tenses = &words.language.tenses;
    for at in to..to + REACH {
        if ends_sentence(words, at) {
            break;
        }
        let off = words.one_of(at + 1, tenses.called_off) || words.one_of(at + 2, tenses.called_off);
        if off && words.one_of(at, tenses.being) {
            return true;
        }
    }
    false
}

/// Whether a verb is yet to be done: "will cut", "to read", "may not put".
#[inline(never)] // asked in many places; the module stays small
pub fn undone(words: &Words, at: usize) -> bool {
    let tenses = &words.language.tenses;
    let back = if words.one_of(at.wrapping_sub(1), tenses.between_verbs) { 2 } else { 1 };
    let lead = at.wrapping_sub(back);
    words.one_of(lead, tenses.undone) || words.one_of(lead, tenses.future)
}

fn is_infinitive(words: &Words, at: usize) -> bool {
    let tenses = &words.language.tenses;
    let next = words.at(at + 1);
    words.is(at, tenses.infinitive)
        && matches!(next.lex, Lex::None)
        && !next.capital
        && next.text.len() > 1
        && !words.one_of(at + 1, tenses.no_verb)
}

/// Whether a sentence ends at a place.
#[inline(never)] // asked in many places; the module stays small
pub fn ends_sentence(words: &Words, at: usize) -> bool {
    match words.lex(at) {
        Lex::Mark(b'!' | b'?' | b';') => true,
        Lex::Mark(b'.') => {
            let next = words.at(at + 1);
            // A full stop after an abbreviation, an initial or an ordinal ("am 3. Mai") ends nothing.
            let mut letters = words.before(at).text.chars();
            let initial = letters.next().is_none_or(char::is_alphanumeric) && letters.next().is_none();
            let ordinal =
                words.language.day_stop && matches!(words.before(at).lex, Lex::Digits(1..=31, 1 | 2));
            let short = initial || ordinal || words.one_of(at.wrapping_sub(1), SHORT);
            // "… in Elmton, N.Y. His car": a word that begins sentences decides.
            let opens = next.capital
                && words.one_of(at + 1, words.language.opening)
                && !words.joined_mark(at + 2, b'.');
            next.text.is_empty()
                || next.spaced && (next.capital || matches!(next.lex, Lex::Mark(_))) && (!short || opens)
        }
        _ => words.at(at).text.is_empty(),
    }
}

/// Abbreviations before a capital. Sorted.
const SHORT: WordList = list![
    "apr", "aug", "capt", "co", "col", "corp", "dec", "dr", "feb", "gen", "gov", "inc", "jan", "jr", "lt",
    "ltd", "mr", "mrs", "ms", "nov", "oct", "prof", "rep", "sen", "sept", "sgt", "st",
];

/// What a word tells by itself, where it stands.
pub fn tells(words: &Words, at: usize) -> Option<Tense> {
    tells_by(words, at, words.told(at))
}

/// The same, by the tables it is in.
#[inline(never)] // asked in many places; the module stays small
fn tells_by(words: &Words, at: usize, told: u32) -> Option<Tense> {
    let word = words.at(at);
    let tenses = &words.language.tenses;
    // The month May is no verb.
    if word.capital && matches!(word.lex, Lex::MonthMaybe(..)) {
        return None;
    }
    // "The council votes in May"; "the votes", "its votes" are a noun.
    let verb = told & ARRANGED != 0
        && !words.one_of(at.wrapping_sub(1), tenses.no_subject)
        && !matches!(words.before(at).lex, Lex::The | Lex::A | Lex::Digits(..) | Lex::Count(_) | Lex::Of);
    if verb || told & FUTURE != 0 {
        return Some(Tense::Future);
    }
    // "He set the plan aside" and "the ruling was set aside" are past.
    if told & DUE_ONLY_BEING != 0 && words.one_of(at + 1, tenses.particles) {
        return (!undone(words, at)).then_some(Tense::Past);
    }
    // "As expected", "as previously planned": a remark on what is told.
    let remarked = |back: usize| words.one_of(at.wrapping_sub(back), tenses.remarking);
    if told & DUE != 0 && (remarked(1) || remarked(2) && words.before(at).text.ends_with("ly")) {
        return None;
    }
    // "A record set on Friday" is past, "is set for Friday" is to come.
    let bare = |back: usize| at >= back && words.one_of(at - back, tenses.being);
    let stated = told & DUE_ONLY_BEING == 0 || words.one_of(at + 1, tenses.due_links) || bare(1) || bare(2);
    // "Holiday plans for the coast" are a noun.
    let noun = word.text.ends_with('s') && words.one_of(at + 1, words.language.name_before);
    if told & DUE != 0 && stated && !noun {
        // "had been due Friday" is past, "is due Friday" and "was due Friday" are to come.
        let past = (1..=2).any(|back| at >= back && words.one_of(at - back, tenses.perfect));
        return Some(if past { Tense::Past } else { Tense::Future });
    }
    if told & PAST != 0 {
        // "It will cut rates": the form of the past is that of the infinitive; "would have been" is past.
        let bare =
            words.one_of(at, tenses.unchanged) && undone(words, at) && !words.one_of(at + 1, tenses.perfect);
        return (!bare).then_some(Tense::Past);
    }
    if told & NOT_BY_ENDING != 0 {
        return None;
    }
    if tenses.future_endings.iter().any(|e| word.text.ends_with(e)) {
        return Some(Tense::Future);
    }
    let ending = tenses.past_endings.iter().any(|e| word.text.len() > e.len() + 2 && word.text.ends_with(e));
    (ending && (!word.capital || words.starts_sentence(at))).then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn the_verb_leads_to_the_day() {
        check("en", &[
            ("Work could start in early October.", "early October=2017-10"),
            ("The council votes in December.", "December=2017-12"),
            ("The votes in December were close.", "December=2016-12"),
            ("He lost more votes in December.", "December=2016-12"),
            ("The queen visits in September.", "September=2017-09"),
            ("His visits in September were short.", "September=2016-09"),
            ("The ministers meet separately Monday.", "Monday=2017-07-10"),
            ("The ministers did not meet Monday.", "Monday=2017-07-03"),
            ("The case is heard in September.", "September=2017-09"),
            ("The case was heard in September.", "September=2016-09"),
            ("He will be named mayor of the town in September.", "September=2017-09"),
            ("She is to be honored by the town in September.", "September=2017-09"),
            ("He could not be reached for comment Monday.", "Monday=2017-07-03"),
            ("The bank will cut rates Monday.", "Monday=2017-07-10"),
            ("The bank may not cut rates Monday.", "Monday=2017-07-10"),
            ("The bank plans to put up rates in September.", "September=2017-09"),
            ("They will have a vote Monday.", "Monday=2017-07-10"),
            ("He would have been there Monday.", "Monday=2017-07-03"),
            ("The bank cut rates Monday.", "Monday=2017-07-03"),
            ("It did not cut rates Monday.", "Monday=2017-07-03"),
            ("On Monday, when she set aside plans for the trip, it rained.", "Monday=2017-07-03"),
            ("The ruling was set aside on Monday.", "Monday=2017-07-03"),
            ("They will set up tents on Monday.", "Monday=2017-07-10"),
            ("On Wednesday, as expected, the bank raised rates.", "Wednesday=2017-07-05"),
            ("The bank raised rates, as previously planned, on Wednesday.", "Wednesday=2017-07-05"),
            ("The vote is on Wednesday, as planned.", "Wednesday=2017-07-12"),
            ("The hearing was adjourned until Thursday.", "Thursday=2017-07-13"),
            ("The concert has been put off to Monday.", "Monday=2017-07-10"),
            ("The vote was brought forward to Monday.", "Monday=2017-07-10"),
            ("He moved to Elmton on Monday.", "Monday=2017-07-03"),
            ("The fair takes place Saturday.", "Saturday=2017-07-08"),
            ("Voters go to the polls Sunday.", "Sunday=2017-07-09"),
            ("Ahead of Sunday's vote, she spoke in Elmton.", "Sunday=2017-07-09"),
            ("Ahead of Thursday's vote, she spoke in Elmton.", "Thursday=2017-07-06"),
            ("Sunday's vote was close.", "Sunday=2017-07-02"),
            ("Talks resume Monday.", "Monday=2017-07-10"),
            ("The troops leave Monday.", "Monday=2017-07-10"),
            ("They saw him leave Monday.", "Monday=2017-07-03"),
            ("He went on leave Monday.", "Monday=2017-07-03"),
            ("He awaited their return Monday.", "Monday=2017-07-03"),
            ("It did not take place Sunday.", "Sunday=2017-07-02"),
            ("A concert planned for Thursday was canceled.", "Thursday=2017-07-06"),
            ("A concert planned for Saturday was canceled.", "Saturday=2017-07-08"),
            ("A concert due on Thursday has been put off.", "Thursday=2017-07-06"),
            ("A concert planned for Thursday was praised.", "Thursday=2017-07-13"),
            ("A concert planned for Thursday will be canceled.", "Thursday=2017-07-06"),
            ("It may be sold to an unspecified buyer in September.", "September=2017-09"),
            ("On Monday, when he had plans for the mill, it burned.", "Monday=2017-07-03"),
            ("On Monday, the mill plans a fair.", "Monday=2017-07-10"),
            ("He is accused of killing her on Monday.", "Monday=2017-07-03"),
            ("It is to sell the mill in September.", "September=2017-09"),
            ("The bullet tore through the window on Wednesday.", "Wednesday=2017-07-05"),
            ("He understood that on Monday.", "Monday=2017-07-03"),
            ("They sought shelter on Sunday.", "Sunday=2017-07-02"),
            ("It fell short of the record set on Feb. 6.", "Feb. 6=2017-02-06"),
            ("The hearing is set for Wednesday.", "Wednesday=2017-07-12"),
            ("Please reply before the end of December.", "the end of December=2017-12"),
            ("He left before December.", "December=2016-12"),
            ("Send it before Wednesday.", "Wednesday=2017-07-12"),
            ("It is trying to sell the mill under a June deal.", "June=2017-06"),
            ("It is likely to sell the mill in September.", "September=2017-09"),
            ("It grew this year through June.", "this year=2017; June=2017-06"),
            ("It fell in a September storm.", "September=2016-09"),
            ("Correction, 18 September: an earlier version said he was ill.", "18 September=2017-09-18"),
        ]);
        check("fr", &[
            ("Elle a dit que les travaux commenceraient en septembre.", "septembre=2017-09"),
            ("Les travaux, prévus en septembre, durent.", "septembre=2017-09"),
            ("Ils travaillaient là en septembre.", "septembre=2016-09"),
            ("Le portrait fut peint en septembre.", "septembre=2016-09"),
            ("Le pont devrait rouvrir lundi.", "lundi=2017-07-10"),
        ]);
        check("es", &[
            ("Dijo que las obras comenzarían en septiembre.", "septiembre=2017-09"),
            ("Trabajaba allí en septiembre.", "septiembre=2016-09"),
            ("La mayoría ganó en septiembre.", "septiembre=2016-09"),
            ("La reapertura está prevista para el lunes.", "lunes=2017-07-10"),
        ]);
        check("de", &[
            ("Sie erklärte, die Arbeit beginne im September.", "September=2017-09"),
            ("Heute ist bekannt: Sie starb im September.", "Heute=2017-07-07; September=2016-09"),
            ("Die zweite Brücke soll im September fertig sein.", "September=2017-09"),
        ]);
        check("pt", &[
            ("Disse que as obras começariam em setembro.", "setembro=2017-09"),
            ("Trabalhava lá em setembro.", "setembro=2016-09"),
            ("A reabertura está prevista para segunda-feira.", "segunda-feira=2017-07-10"),
        ]);
    }
}
