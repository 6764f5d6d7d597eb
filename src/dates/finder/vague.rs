//! Words for now, the past and what is to come.

use super::{Read, date};
use crate::dates::tense::{Tense, near};
use crate::dates::when::{Unit, Vague, When};
use crate::dates::words::{Lex, Words};

pub fn starts(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::Now | Lex::Then | Lex::Soon | Lex::Future | Lex::Current | Lex::The | Lex::These | Lex::Nearly
    )
}

/// "Now", "currently", "recently", "in the past", "the future", "soon".
pub fn vague(words: &Words, at: usize) -> Read {
    let the = matches!(words.lex(at), Lex::The);
    let start = if the { at + 1 } else { at };
    let vague = match words.lex(start) {
        // "Now, that is another story": it joins sentences and tells no time.
        Lex::Now if words.at(start).capital && matches!(words.lex(start + 1), Lex::Mark(b',')) => {
            return None;
        }
        Lex::Now => Vague::Present,
        Lex::Current if !the => Vague::Present,
        // "as soon as", "soon after the vote" and "future earnings" name no time.
        Lex::Soon
            if near(words, start, start + 1) == Tense::Future
                && !words.is(start.wrapping_sub(1), "as")
                && !words.one_of(start + 1, words.language.after) =>
        {
            Vague::Future
        }
        // "The near future", "the short term", but not "the short term of office".
        Lex::None
            if the
                && words.one_of(start, words.language.near_future)
                && (matches!(words.lex(start + 1), Lex::Future)
                    || matches!(words.lex(start + 1), Lex::Term)
                        && !matches!(words.lex(start + 2), Lex::Of)) =>
        {
            return date(start + 2, When::Vague(Vague::Future));
        }
        // "These days", but not "these days of rain".
        Lex::These
            if matches!(words.lex(start + 1), Lex::Units(Unit::Day))
                && !matches!(words.lex(start + 2), Lex::Of) =>
        {
            return date(start + 2, When::Vague(Vague::Present));
        }
        // "In future years".
        Lex::Future if matches!(words.lex(start + 1), Lex::Units(unit) if unit > Unit::Day) => {
            return date(start + 2, When::Vague(Vague::Future));
        }
        Lex::Future if the && (stands_alone(words, at, start) || ahead(words, at, start)) => Vague::Future,
        Lex::Then if !the => Vague::Past,
        // "the past" as a noun.
        Lex::Past if the && stands_alone(words, at, start) => Vague::Past,
        _ => return None,
    };
    date(start + 1, When::Vague(vague))
}

/// Whether "the past" is a noun here: a mark or small word follows, or "in" leads and no unit follows.
fn stands_alone(words: &Words, at: usize, noun: usize) -> bool {
    let next = noun + 1;
    matches!(words.lex(next), Lex::Mark(_))
        || words.one_of(next, words.language.small)
        || words.one_of(at.wrapping_sub(1), words.language.year_leads) && matches!(words.lex(next), Lex::None)
}

/// Whether a preposition leads to "the future", which nothing describes: "into the future and on".
fn ahead(words: &Words, at: usize, noun: usize) -> bool {
    let led = matches!(words.before(at).lex, Lex::Nearly)
        || words.one_of(at.wrapping_sub(1), words.language.inside);
    led && matches!(words.lex(noun + 1), Lex::None | Lex::And)
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("He is now free.", "now=PRESENT_REF"),
            ("Now, that is another story.", ""),
            ("Now the bakers are angry.", "Now=PRESENT_REF"),
            ("He currently lives in Elmton.", "currently=PRESENT_REF"),
            ("He recently moved.", "recently=PAST_REF"),
            ("In the past he lied.", "the past=PAST_REF"),
            ("In the future he will not.", "the future=FUTURE_REF"),
            ("It will soon end.", "soon=FUTURE_REF"),
            ("The current mayor is ill.", "current=PRESENT_REF"),
            ("Nowadays few come.", "Nowadays=PRESENT_REF"),
            ("In the near future it will end.", "the near future=FUTURE_REF"),
            ("They worry about the future and about bread.", "the future=FUTURE_REF"),
            ("The fair will go on into the future if it pays.", "the future=FUTURE_REF"),
            ("It harmed the future of the mill.", ""),
            ("It will pay off in future years.", "future years=FUTURE_REF"),
            ("It will cut future costs.", ""),
            ("Over the long term it will pay off.", "the long term=FUTURE_REF"),
            ("In the short term of a mayor little is built.", ""),
            ("It is a short-term loan.", ""),
            ("Few come these days.", "these days=PRESENT_REF"),
            ("In these days of rain few come.", ""),
            ("These ten came first.", ""),
            ("It will soon be sold.", "soon=FUTURE_REF"),
            ("He will leave soon after the vote.", ""),
        ]);
    }
}
