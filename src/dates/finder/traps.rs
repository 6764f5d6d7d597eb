//! What looks like a date and is none.

use super::Hit;
use crate::dates::when::{Lean, Unit, When, Year};
use crate::dates::words::{Doubt, Lex, Words};

/// Whether a month's name that is a word or a name too stands as a month: "in May", "March's", "May and June".
pub fn month_alone(words: &Words, at: usize) -> bool {
    let before = words.before(at);
    // "From May to August"
    let listed = matches!(before.lex, Lex::And | Lex::Mark(b','))
        && matches!(
            words.lex(at.wrapping_sub(2)),
            Lex::Month(_) | Lex::MonthMaybe(..) | Lex::Digits(_, 4) | Lex::Units(Unit::Month)
        );
    let preceded = listed
        || words.one_of(at.wrapping_sub(1), words.language.month_before)
        || matches!(before.lex, Lex::Within | Lex::Each);
    if preceded {
        // "from March to Dakar" passes, "by April Stone" does not.
        let next = words.at(at + 1);
        let named = next.capital
            && next.spaced
            && words.one_of(at.wrapping_sub(1), words.language.name_before)
            && matches!(next.lex, Lex::None);
        return !named;
    }
    match words.lex(at) {
        Lex::MonthMaybe(_, Doubt::Short) => words.joined_mark(at + 1, b'.'),
        // "April" at the start of a sentence, or before a verb, is as often a name; "the March accession" is none.
        Lex::MonthMaybe(_, doubt) => {
            let noun = matches!(words.lex(at + 1), Lex::None)
                && !words.at(at + 1).capital
                && !words.one_of(at + 1, words.language.small);
            let article = matches!(before.lex, Lex::The | Lex::A);
            let name = doubt == Doubt::Name && (words.at(at).owned || noun && matches!(before.lex, Lex::And));
            !words.starts_sentence(at) && (name || noun && article)
        }
        _ => false,
    }
}

/// Whether four digits are a year where they stand.
pub fn is_year_in_context(words: &Words, at: usize, to: usize, year: i32) -> bool {
    let before = words.before(at);
    let before_mark = match before.lex {
        Lex::Mark(mark) => mark,
        _ => 0,
    };
    let glued_before = !words.at(at).spaced;
    let after = words.at(to);
    // "$1990", "#1990", "1990%", "3-1990", "1990/5", "1.1990", "page 1990"
    if matches!(before_mark, b'$' | b'#' | b'+' | b'=' | b'@')
        || glued_before && matches!(before_mark, b'/' | b':' | b'.' | b',' | b'&' | b'_')
    {
        return false;
    }
    if before.text.len() > 1 && matches!(before_mark, 0xe2 | 0xc2) && glued_before {
        return false;
    }
    if !after.spaced && matches!(after.lex, Lex::Mark(b'%' | b'/' | b':' | b'+')) {
        return false;
    }
    // "No later than 2015", but "more than 2000 came".
    let bound = matches!(words.lex(at.wrapping_sub(2)), Lex::Earlier | Lex::Later);
    if !bound && words.one_of(at.wrapping_sub(1), words.language.numbered)
        || words.one_of(to, words.language.counted)
        || matches!(after.lex, Lex::Units(_)) && after.spaced
    {
        return false;
    }
    // "1984-style", "747-400"; but "1988-89" and "1988-1990".
    if !after.spaced
        && matches!(after.lex, Lex::Mark(b'-'))
        && !words.at(to + 1).spaced
        && !matches!(words.lex(to + 1), Lex::Digits(_, 2 | 4))
    {
        return false;
    }
    if glued_before
        && before_mark == b'-'
        && !matches!(words.lex(at.wrapping_sub(2)), Lex::Digits(_, 4) | Lex::Within)
        && !words.one_of(at.wrapping_sub(2), words.language.year_prefixes)
    {
        return false;
    }
    // "0800 1999 2000"
    if matches!(before.lex, Lex::Digits(..) | Lex::Number) {
        return false;
    }
    // "No. 1999"
    if before_mark == b'.' && words.one_of(at.wrapping_sub(2), words.language.numbered) {
        return false;
    }
    let evidence = words.one_of(at.wrapping_sub(1), words.language.year_before)
        || matches!(before.lex, Lex::The | Lex::Mark(b'(') | Lex::Season(_) | Lex::SeasonMaybe(_))
        || glued_before && words.one_of(at.wrapping_sub(2), words.language.year_prefixes);
    match year {
        1900..=2049 => {
            let named = before.capital && matches!(before.lex, Lex::None) && glued_before;
            evidence || !named && !counts_a_noun(words, at, to)
        }
        _ => evidence && !counts_a_noun(words, at, to),
    }
}

/// "1950 people", without a preposition before it: a number and the noun it counts.
fn counts_a_noun(words: &Words, at: usize, to: usize) -> bool {
    let after = words.at(to);
    let noun = matches!(after.lex, Lex::None)
        && after.spaced
        && !after.capital
        && after.text.len() > 3
        && after.text.ends_with('s')
        && !after.text.ends_with("ss");
    noun && !words.one_of(at.wrapping_sub(1), words.language.year_before)
        && !words.one_of(to, words.language.small)
        && !matches!(words.before(at).lex, Lex::The)
}

/// Whether a phrase, as it stands in its text, is no date.
pub fn is_trap(words: &Words, hit: &Hit) -> bool {
    let first = words.at(hit.from);
    match hit.said.when {
        // "The March on Rome", "May said": a bare month needs what month_alone asks.
        When::Month { year: Year::Open, lean: Lean::Tense, .. } if !first.capital => {
            !first.capital && matches!(first.lex, Lex::MonthMaybe(..)) && words.language.capital_months
        }
        // "June Oak", "Summer Oak": a name.
        When::Month { year: Year::Open, lean: Lean::Tense, .. }
        | When::Season { year: Year::Open, lean: Lean::Tense, .. }
            if hit.to == hit.from + 1 && is_name(words, hit) =>
        {
            true
        }
        // "A 1987 Chevrolet": the year of a model.
        When::Year(Year::Said(_)) if words.one_of(hit.to, words.language.makes) => {
            let lead = hit.from.wrapping_sub(1);
            let owned = matches!(words.lex(lead), Lex::A)
                || words.at(lead).owned
                || words.one_of(lead, words.language.owners);
            owned && words.at(hit.to).capital
        }
        // A weekday or feast in a title: "Saturday Night Fever", "Sunday Times", "Easter Island".
        When::Weekday { lean: Lean::Tense, .. } | When::Feast { .. } => {
            let next = words.at(hit.to);
            next.capital && next.spaced && words.one_of(hit.to, words.language.titled)
        }
        _ => false,
    }
}

fn is_name(words: &Words, hit: &Hit) -> bool {
    let next = words.at(hit.to);
    let before = words.before(hit.from);
    let introduced = words.one_of(hit.from.wrapping_sub(1), words.language.month_before)
        || matches!(before.lex, Lex::The | Lex::A | Lex::Within | Lex::This)
        || before.owned;
    next.capital && next.spaced && matches!(next.lex, Lex::None) && words.at(hit.from).capital && !introduced
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn no_trap_is_a_date() {
        check("en", &[
            ("Her 1987 Chevrolet was found.", ""),
            ("He drove a 1995 Ford to Elmton.", ""),
            ("Oak's 1966 Volvo was found.", ""),
            ("The 2009 Chrysler rescue was dear.", "2009=2009"),
            ("In 1987 Chevrolet sold more.", "1987=1987"),
            ("His 1987 book sold well.", "1987=1987"),
            ("You may go now, she said.", "now=PRESENT_REF"),
            ("They march for peace.", ""),
            ("The march drew a crowd.", ""),
            ("May said she would not resign.", ""),
            ("Theresa May met the council.", ""),
            ("April Stone won the race.", ""),
            ("The prize went to April Stone.", ""),
            ("An august assembly heard him.", ""),
            ("Mr. March declined to speak.", ""),
            ("The sun set over Elmton.", ""),
            ("She sat down and wed him.", ""),
            ("It was his second try.", ""),
            ("He came second.", ""),
            ("The shop is open 24/7.", ""),
            ("The odds were 7/2.", ""),
            ("He flew a Boeing 737.", ""),
            ("He flew on flight 1989 to Elmton.", ""),
            ("See page 2017 of the report.", ""),
            ("They counted 2012 ballots.", ""),
            ("About 1950 people came.", ""),
            ("He paid $1990 for it.", ""),
            ("The score was 21-17.", ""),
            ("They won 3-2.", ""),
            ("Call 555-0199 today or never.", "today=2017-07-07"),
            ("Call 020 7946 0018 for tickets.", ""),
            ("The 1984-style watching must end.", ""),
            ("Room 1812 was empty.", ""),
            ("Section 2024 of the code applies.", ""),
            ("Resolution 1973 was passed.", ""),
            ("He has 1,989 sheep.", ""),
            ("The verse is John 3:16.", ""),
            ("The ratio is 16:9.", ""),
            ("The road is 1960 meters long.", ""),
            ("He is a man of the people.", ""),
            ("His 44-year-old brother stayed home.", ""),
            ("She is 52 years old.", ""),
            ("The six-year-old slept.", ""),
            ("Half of the town came, a quarter of it on foot.", ""),
            ("Three-quarters of the town came.", ""),
            ("Any time, any place, he said.", ""),
            ("At all times the gates were shut.", ""),
            ("The Sunday Times wrote of it.", ""),
            ("Saturday Night Fever was on.", ""),
            ("He read the Sunday Herald at home.", ""),
            ("It won by a second.", ""),
            ("Fall in line, he told them.", ""),
            ("Prices fall when demand falls.", ""),
            ("He will spring a surprise.", ""),
            ("The spring of the clock broke.", ""),
            ("It cost 1.99 dollars.", ""),
            ("Version 2.0.17 is out.", ""),
            ("The number 4711 is a brand.", ""),
            ("Take two or three of them.", ""),
            ("The first half was dull.", ""),
            ("The minute book was lost.", ""),
            ("He had the last word.", ""),
            ("They lost the last match.", ""),
            ("This much is clear.", ""),
            ("The next step is harder.", ""),
            ("The past is a strange land.", "The past=PAST_REF"),
            ("He passed the night train.", ""),
            ("The mon and the fri are no words.", ""),
            ("Mar the surface and it rusts.", ""),
            ("It is as good as new.", ""),
            ("The new mayor spoke.", ""),
            ("Dr. Martin spoke.", ""),
            ("Good men are rare.", ""),
            ("It weighs 1998 pounds.", ""),
            ("There are 12 to 18 of them.", ""),
            ("A group of 20 left.", ""),
            ("The G20 summit opened.", ""),
            ("Highway 1950 is closed.", ""),
            ("The ID is 19-07-2017-44.", ""),
            ("He left early and late.", ""),
            ("It was an early start.", ""),
            ("The latest news is bad.", ""),
            ("The following men were named.", ""),
            ("Following the vote they left.", ""),
            ("That man is here.", ""),
            ("Ten of them left.", ""),
            ("Both sides agreed, one after another.", ""),
            ("The end of the road is near.", ""),
            ("Only 12 of them, or 1776 sheep, were seen.", ""),
            ("The station is on Channel 1960.", ""),
            ("He scored 100 runs in 80 balls.", ""),
            ("The temperature was 20 degrees.", ""),
            ("WW III is a fear.", ""),
            ("The Sunshine Policy failed.", ""),
            ("They sang Auld Lang Syne.", ""),
            ("Apr is not a word here.", ""),
            ("June Oak and Ada Fir were there.", ""),
            ("Jan Oak was there.", ""),
            ("Summer Oak was there.", ""),
            ("Mark Day was there.", ""),
            ("He said may the best win.", ""),
            ("60 Minutes reported it.", ""),
            ("The 7-8 split held.", ""),
            ("The bill had 1812 pages.", ""),
            ("Is it the 3rd or the 4th door?", ""),
            ("He ran 1500 metres.", ""),
            ("The 1066 dead were named.", ""),
            ("Model 1911 was sold.", ""),
            ("More than 2000 came.", ""),
            ("No. 1999 is missing.", ""),
            ("It is past the gate.", ""),
            ("He owns half of 1920 shares.", ""),
            ("Contact them on 0800 1999 2000.", ""),
            ("He still used Windows 2000.", ""),
            ("The Daily Star folded.", ""),
            ("Weekly Echo editors met.", ""),
        ]);
    }
}
