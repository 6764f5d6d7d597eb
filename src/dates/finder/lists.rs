//! Lists and ranges whose year is said once: "July and August 2015", "January 31-February 4, 2026", "2024 - July".

use super::Hit;
use crate::dates::when::{When, Year};
use crate::dates::words::{Lex, Words};

/// Gives the members of a list the year that was said at its other end.
pub fn share_years(words: &Words, hits: &mut [Hit]) {
    // From the last member back: "May, June and July 2025".
    for at in (1..hits.len()).rev() {
        let (Some(one), Some(next)) = (hits.get(at - 1).copied(), hits.get(at).copied()) else { continue };
        // "Between 6 p.m. and 8 p.m. on Tuesday": both are of that day.
        let clocks = one.said.clock.is_some() && next.said.clock.is_some();
        if clocks
            && matches!(
                (one.said.when, next.said.when),
                (When::Nothing, When::Weekday { .. } | When::Day { .. })
            )
            && listed(words, one.to, next.from)
            && let Some(hit) = hits.get_mut(at - 1)
        {
            hit.said.when = next.said.when;
        }
        let (Some((Year::Open, month)), Some((Year::Said(year), last))) = (month_of(one), month_of(next))
        else {
            continue;
        };
        // "December and January 2016": the year before.
        if listed(words, one.to, next.from)
            && let Some(hit) = hits.get_mut(at - 1)
        {
            set_year(&mut hit.said.when, if month > last { year - 1 } else { year });
        }
    }
    // From a year forward: "in 2024 - July, August and September".
    for at in 1..hits.len() {
        let (Some(one), Some(next)) = (hits.get(at - 1).copied(), hits.get(at).copied()) else { continue };
        let told = next.from == one.to + 1 && matches!(words.lex(one.to), Lex::Mark(b'-' | b'('));
        if let (When::Year(Year::Said(year)), Some((Year::Open, _)), true) =
            (one.said.when, month_of(next), told)
            && let Some(hit) = hits.get_mut(at)
        {
            set_year(&mut hit.said.when, year);
        }
    }
}

/// The year and month of a day or month.
fn month_of(hit: Hit) -> Option<(Year, u8)> {
    match hit.said.when {
        When::Day { year, month, .. } | When::Month { year, month, .. } => Some((year, month)),
        _ => None,
    }
}

fn set_year(when: &mut When, to: i32) {
    if let When::Day { year, .. } | When::Month { year, .. } = when {
        *year = Year::Said(to);
    }
}

/// Whether only a comma, a dash or a word like "and" or "to" stands between two members.
fn listed(words: &Words, from: usize, to: usize) -> bool {
    (1..=2).contains(&to.saturating_sub(from))
        && (from..to).all(|at| matches!(words.lex(at), Lex::And | Lex::Mark(b',' | b'-' | b'&')))
}

#[cfg(test)]
mod tests {
    use crate::dates::rows::check;

    #[test]
    #[rustfmt::skip]
    fn rows_hold() {
        check("en", &[
            ("In July and August 2015 it rained.", "July=2015-07; August 2015=2015-08"),
            ("In May, June, and July 2015 it rained.", "May=2015-05; June=2015-06; July 2015=2015-07"),
            ("It rained from December to January 2016.", "December=2015-12; January 2016=2016-01"),
            ("On July 3 and August 5, 2015, it rained.", "July 3=2015-07-03; August 5, 2015=2015-08-05"),
            ("The fair: January 31-February 4, 2018.", "January 31=2018-01-31; February 4, 2018=2018-02-04"),
            ("It rained for three months in 2014 — July, August and September.", "three months=P3M; 2014=2014; July=2014-07; August=2014-08; September=2014-09"),
            ("It rained between 6 p.m. and 8 p.m. on Tuesday.", "6 p.m.=2017-07-04T18:00; 8 p.m. on Tuesday=2017-07-04T20:00"),
            ("It rained from 6 p.m. on Monday to 8 p.m. on Tuesday.", "6 p.m. on Monday=2017-07-03T18:00; 8 p.m. on Tuesday=2017-07-04T20:00"),
            // Each has its own.
            ("It rained in June 2014 and May 2015.", "June 2014=2014-06; May 2015=2015-05"),
            ("It rained in June. May 2015 was dry.", "June=2017-06; May 2015=2015-05"),
            ("It rained in June and, it seems, in May 2015.", "June=2017-06; May 2015=2015-05"),
        ]);
        check("fr", &[("En juin et juillet 2015, il a plu.", "juin=2015-06; juillet 2015=2015-07")]);
        check("es", &[("En junio y julio de 2015 llovió.", "junio=2015-06; julio de 2015=2015-07")]);
        check("de", &[("Im Juni und Juli 2015 regnete es.", "Juni=2015-06; Juli 2015=2015-07")]);
        check("pt", &[("Em junho e julho de 2015 choveu.", "junho=2015-06; julho de 2015=2015-07")]);
    }
}
