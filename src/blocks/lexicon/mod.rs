//! The wordings that tell what a block is, by role and in six languages (English, French, Spanish, German,
//! Portuguese, Italian) side by side, since a notice is often in another language than its article.
//!
//! A wording is a row of words in lower case without accents, parted by single spaces; apostrophes and hyphens part
//! words ("editor s note"), a colon and © are words of their own, and `_` stands for any one word but the first. Its
//! weight says how much it speaks for the role: 4 decides nearly alone, 3 does at the edges of an article, 2 needs
//! company, and ½ only marks what a page may be about.

/// The mark of a place.
macro_rules! at {
    (Anywhere) => {
        "*"
    };
    (Start) => {
        "^"
    };
    (Whole) => {
        "="
    };
}

/// Wordings as one string, a line each: place, weight, a space, the words. Where each begins needs no place then.
macro_rules! wordings {
    ($(($words:literal, $at:ident, $weight:literal)),* $(,)?) => {
        concat!($(at!($at), $weight, " ", $words, "\n"),*)
    };
}

pub mod address;
mod advertisement;
mod appeal;
mod author_bio;
mod comments;
mod contact;
mod copyright;
mod disclaimer;
pub mod names;
mod navigation;
mod promo;
pub mod reader;
mod related;
mod source;

use super::Role;

/// Where in a block a wording counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// At its start.
    Start,
    /// Anywhere.
    Anywhere,
    /// As the whole of it.
    Whole,
}

/// A wording.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// Its words.
    pub words: &'static str,
    /// Where it counts.
    pub at: At,
    /// What it weighs.
    pub weight: f32,
}

/// The wordings of a table of [`ROLES`].
pub fn wordings(table: &'static str) -> impl Iterator<Item = Wording> {
    table.lines().filter_map(|line| {
        let (head, words) = line.split_once(' ')?;
        let at = match head.get(..1)? {
            "^" => At::Start,
            "=" => At::Whole,
            _ => At::Anywhere,
        };
        // A figure, a point, a figure: the standard library reads more, and takes more room.
        let figure =
            |place: usize| head.as_bytes().get(place).map(|figure| f32::from(figure.wrapping_sub(b'0')));
        Some(Wording { words, at, weight: figure(1)? + figure(3)? / 10.0 })
    })
}

/// The wordings of every role that has some.
pub const ROLES: &[(Role, &str)] = &[
    (Role::Disclaimer, disclaimer::WORDINGS),
    (Role::Copyright, copyright::WORDINGS),
    (Role::Source, source::WORDINGS),
    (Role::AuthorBio, author_bio::WORDINGS),
    (Role::Promo, promo::WORDINGS),
    (Role::Appeal, appeal::WORDINGS),
    (Role::Contact, contact::WORDINGS),
    (Role::Related, related::WORDINGS),
    (Role::Comments, comments::WORDINGS),
    (Role::Advertisement, advertisement::WORDINGS),
    (Role::Navigation, navigation::WORDINGS),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_are_sorted_and_well_written() {
        for (role, table) in ROLES {
            let words = |w: &Wording| w.words.split(' ').map(str::to_owned).collect::<Vec<_>>();
            assert!(wordings(table).is_sorted_by_key(|w| words(&w)), "{role:?}");
            assert_eq!(wordings(table).count(), table.lines().count(), "{role:?}");
            for Wording { words, weight, .. } in wordings(table) {
                assert!(!words.starts_with('_') && *words == words.to_lowercase(), "{words}");
                assert!((0.5..=4.0).contains(&weight), "{words}");
            }
        }
    }
}
