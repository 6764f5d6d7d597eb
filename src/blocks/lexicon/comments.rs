//! Wordings: what readers write. Sorted; see [`super`] for how they are written.

/// Wording, place, weight.
#[rustfmt::skip]
pub const WORDINGS: &str = wordings![
    ("add comment", Whole, 4.0),
    ("cancel reply", Start, 3.0),
    ("comentarios", Whole, 4.0),
    ("comment", Whole, 3.0),
    ("comment via", Start, 4.0),
    ("commentaires", Whole, 4.0),
    ("commenti", Whole, 4.0),
    ("comments", Start, 4.0),
    ("comments", Whole, 4.0),
    ("comments are closed", Start, 3.0),
    ("comments are closed", Whole, 4.0),
    ("comments closed", Whole, 4.0),
    ("discuss", Start, 4.0),
    ("kommentare", Whole, 4.0),
    ("leave a comment", Start, 4.0),
    ("leave a reply", Start, 4.0),
    ("log in to comment", Start, 3.0),
    ("no comments", Start, 4.0),
    ("post a comment", Start, 3.0),
    ("reply", Start, 3.0),
    ("reply", Whole, 3.0),
    ("responses", Start, 3.0),
    ("show comments", Whole, 4.0),
    ("thoughts on", Anywhere, 1.0),
    ("view comments", Whole, 4.0),
    ("write a comment", Start, 4.0),
    ("your email address will not be published", Start, 3.0),
];
