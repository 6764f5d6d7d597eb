//! Wordings: marks of advertisements. Sorted; see [`super`] for how they are written.

/// Wording, place, weight.
#[rustfmt::skip]
pub const WORDINGS: &str = wordings![
    ("ad", Whole, 4.0),
    ("ad choices", Anywhere, 3.0),
    ("ads", Whole, 4.0),
    ("advertisement", Start, 4.0),
    ("advertisement", Whole, 4.0),
    ("advertisements", Whole, 4.0),
    ("advertising", Whole, 4.0),
    ("anzeige", Whole, 4.0),
    ("article continues below advertisement", Whole, 4.0),
    ("continues below advertisement", Anywhere, 3.0),
    ("promoted", Whole, 4.0),
    ("promoted content", Whole, 4.0),
    ("pubblicita", Whole, 4.0),
    ("publicidad", Whole, 4.0),
    ("publicidade", Whole, 4.0),
    ("publicite", Whole, 4.0),
    ("report ad", Whole, 3.0),
    ("scroll to continue", Anywhere, 3.0),
    ("sponsored", Whole, 4.0),
    ("sponsored content", Whole, 4.0),
    ("story continues below", Anywhere, 3.0),
    ("werbung", Whole, 4.0),
];
