//! What is no quotation though it stands in marks, and which of two cues a run belongs to.

use super::lexicon::{TERMS, Verb, WORKS, has};
use super::source::Cue;
use super::words::{Item, Kind, Row};

/// "Anna said she hoped it was “…”": who said it, not who hoped. Only a cue within the clause of another gives way.
pub(super) fn outermost(row: &Row, cues: &[Cue], place: usize) -> usize {
    let mut place = place;
    while let Some(outer) = place.checked_sub(1)
        && let (Some(a), Some(b)) = (cues.get(outer), cues.get(place))
        && a.verb == Verb::Say
        && !a.according
        && row.get(a.at).is_some_and(Item::is_word)
        && a.mention.is_some()
        && a.to <= b.from
        && (a.to..b.at).all(|i| {
            row.get(i).is_some_and(Item::is_word) && !matches!(row.word(i).text, "and" | "but" | "as")
        })
    {
        place = outer;
    }
    place
}

/// Whether only few words stand between a verb and a run: "called the plan “…”".
pub(super) fn close_call(row: &Row, cue: &Cue, run: usize) -> bool {
    cue.at < run && run - cue.at <= 7 && matches!(row.word_before(run).text, "a" | "an" | "as" | "the")
        || cue.at < run && run - cue.at <= 6
}

/// Whether all words of weight have capitals, and there is one.
fn weighty_capitals(inner: &str) -> bool {
    let mut weighty =
        inner.split_whitespace().filter(|w| w.trim_matches(|c: char| !c.is_alphanumeric()).len() > 3);
    let first = weighty.next().is_some_and(|w| w.starts_with(char::is_uppercase));
    first && inner.starts_with(char::is_uppercase) && weighty.all(|w| w.starts_with(char::is_uppercase))
}

/// “A Boat for Two,” by Anna Kestrel; “The Long Ferry,” published in May: a title and what is told of it.
pub(super) fn apposed(row: &Row, run: usize, inner: &str, words: usize) -> bool {
    let after = run + 1 + usize::from(row.get(run + 1).is_some_and(|i| i.is(',')));
    row.word_before(run).is_empty()
        && words >= 2
        && matches!(row.word(after).text, "a" | "an" | "by" | "published" | "the")
        && weighty_capitals(inner)
}

/// Whether the words beside a run say outright that it is a title or a term: "a book, “…”", "the term “…”".
pub(super) fn entitled(row: &Row, run: usize, inner: &str, words: usize) -> bool {
    let before = row.word_before(run);
    // "his book, “…”" as well as "the book “…”"
    let noun = if before.is_empty() {
        run.checked_sub(2).map(|at| row.word(at)).unwrap_or_default()
    } else {
        before
    };
    apposed(row, run, inner, words)
        || has(WORKS, noun) && inner.starts_with(char::is_uppercase)
        || has(TERMS, before)
}

/// Whether a run is a title, a term or a name rather than speech.
pub(super) fn titled(row: &Row, run: usize, inner: &str, words: usize) -> bool {
    let before = row.word_before(run);
    if entitled(row, run, inner, words) {
        return true;
    }
    let calls = row.get(run + 1).is_some_and(|i| i.kind == Kind::Low) && has(WORKS, row.word(run + 1));
    if calls && words <= 6 && inner.starts_with(char::is_uppercase) {
        return true;
    }
    if matches!(before.text, "on" | "in" | "of" | "from" | "for" | "the") && words <= 7 {
        let low = inner.split_whitespace().filter(|w| w.starts_with(char::is_lowercase));
        let heavy = low.filter(|w| w.len() > 4).count();
        let first = inner.starts_with(char::is_uppercase);
        if first && heavy == 0 && words >= 2 {
            return true;
        }
    }
    let owned = run.checked_sub(1).and_then(|i| row.get(i)).is_some_and(|i| i.owned && i.is_cap());
    if owned && words <= 6 && inner.starts_with(char::is_uppercase) {
        return true;
    }
    // Every word of weight in capitals, no full stop or comma inside: a title.
    let capitals =
        inner.split_whitespace().filter(|w| w.chars().next().is_some_and(char::is_uppercase)).count();
    let inner_stop = inner.trim_end_matches([',', '.']).contains(['.', ',', '!', ';']);
    (2..=9).contains(&words)
        && !inner_stop
        && capitals * 3 >= words * 2
        && capitals >= 2
        && !row.word_before(run).is_empty()
        && !matches!(
            before.text,
            "said"
                | "says"
                | "saying"
                | "asked"
                | "wrote"
                | "tweeted"
                | "chanted"
                | "chanting"
                | "shouted"
                | "called"
                | "calling"
                | "calls"
                | "a"
                | "an"
                | "as"
        )
}
