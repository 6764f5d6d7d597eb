//! Days and weeks told by a date they lie at: "the week of March 6", "two days before Christmas".

use super::{Read, counts, days, feasts, months};
use crate::dates::TimexType;
use crate::dates::when::{Count, Lean, Meant, Said, Unit, When};
use crate::dates::words::{Lex, Words};

pub fn starts_week(lex: Lex) -> bool {
    matches!(lex, Lex::The | Lex::Unit(Unit::Week))
}

/// A day named with its month, its weekday or its feast.
fn day_named(words: &Words, at: usize) -> Option<(usize, Said)> {
    let after_of = if matches!(words.lex(at), Lex::Of) { at + 1 } else { at };
    let article = matches!(words.lex(after_of), Lex::The) || words.one_of(after_of, words.language.small);
    let at = if article { after_of + 1 } else { after_of };
    let families = [months::month_day, months::day_month, feasts::feast, days::weekday];
    families.iter().find_map(|read| {
        let (to, mut said, kind) = read(words, at)?;
        // "Before" counts from the day here and says nothing of which is meant.
        let (When::Day { lean, .. } | When::Feast { lean, .. } | When::Weekday { lean, .. }) = &mut said.when
        else {
            return None;
        };
        if matches!(lean, Lean::Before | Lean::By) {
            *lean = Lean::Tense;
        }
        (kind == TimexType::Date).then_some((to, said))
    })
}

/// "The week of March 6", "the week beginning on 6 March".
pub fn week_of(words: &Words, at: usize) -> Read {
    let start = if matches!(words.lex(at), Lex::The) { at + 1 } else { at };
    if !matches!(words.lex(start), Lex::Unit(Unit::Week))
        || !words.one_of(start + 1, words.language.week_links)
    {
        return None;
    }
    let on = if words.one_of(start + 2, words.language.on) { start + 3 } else { start + 2 };
    let (to, said) = day_named(words, on)?;
    Some((to, Said { meant: Meant::Week, ..said }, TimexType::Date))
}

/// "Two days before Christmas", "the day after the July 4 parade", "a week after Sept. 11".
pub fn days_from(words: &Words, at: usize) -> Read {
    // "Shut for two days before Christmas": how long, not when.
    if words.one_of(at.wrapping_sub(1), words.language.bare_before) {
        return None;
    }
    let (count, next) = match (words.lex(at), words.lex(at + 1)) {
        (Lex::Unit(Unit::Day), _) => (1, at),
        (Lex::The, Lex::Unit(Unit::Day)) => (1, at + 1),
        (Lex::A | Lex::Count(_) | Lex::Digits(_, 1 | 2), _) => match counts::count(words, at)? {
            (Count::Exactly(count @ 1..=99), next) => (count as i32, next),
            _ => return None,
        },
        _ => return None,
    };
    let days = match words.lex(next) {
        Lex::Unit(Unit::Day) | Lex::Units(Unit::Day) => count,
        Lex::Unit(Unit::Week) | Lex::Units(Unit::Week) => 7 * count,
        _ => return None,
    };
    let by = if words.one_of(next + 1, words.language.before) {
        -days
    } else if words.one_of(next + 1, words.language.after) {
        days
    } else {
        return None;
    };
    let (to, said) = day_named(words, next + 2)?;
    Some((to, Said { meant: Meant::Away(by), ..said }, TimexType::Date))
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("The week of March 6 was cold.", "The week of March 6=2017-W10"),
            ("They will meet in the week beginning on 4 September.", "the week beginning on 4 September=2017-W36"),
            ("The week of the fair was cold.", ""),
            ("He left two days before Christmas.", "two days before Christmas=2016-12-23"),
            ("He left the day after Thanksgiving 2015.", "the day after Thanksgiving 2015=2015-11-27"),
            ("He left a week after the July 4, 2016, parade.", "a week after the July 4, 2016=2016-07-11"),
            ("The day before Monday's hearing he fled.", "The day before Monday=2017-07-02"),
            ("The shop was shut for two days before Christmas.", "two days=P2D; Christmas=2016-12-25"),
            ("He left two days before the fair.", "two days=P2D"),
            ("He left two days after the 2016 fair.", "two days=P2D; 2016=2016"),
        ]);
        check("fr", &[
            ("La semaine du 6 mars était froide.", "semaine du 6 mars=2017-W10"),
            ("Il est parti deux jours avant Noël.", "deux jours avant Noël=2016-12-23"),
        ]);
        check("es", &[
            ("La semana del 6 de marzo fue fría.", "semana del 6 de marzo=2017-W10"),
            ("Salió dos días después del 4 de junio.", "dos días después del 4 de junio=2017-06-06"),
        ]);
        check("de", &[
            ("In der Woche vom 6. März war es kalt.", "Woche vom 6. März=2017-W10"),
            ("Er ging zwei Tage nach dem 4. Juni.", "zwei Tage nach dem 4. Juni=2017-06-06"),
        ]);
        check("pt", &[
            ("A semana de 6 de março foi fria.", "semana de 6 de março=2017-W10"),
            ("Saiu dois dias antes do Natal.", "dois dias antes do Natal=2016-12-23"),
        ]);
    }
}
