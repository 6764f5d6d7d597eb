//! The wordings that tell what a block is, by role and in six languages (English, French, Spanish, German,
//! Portuguese, Italian) side by side, since a notice is often in another language than its article.
//!
//! A wording is a row of words in lower case without accents, parted by single spaces; apostrophes and hyphens part
//! words ("editor s note"), a colon and © are words of their own, and `_` stands for any one word but the first. Its
//! weight says how much it speaks for the role: 4 decides nearly alone, 3 does at the edges of an article, 2 needs
//! company, and ½ only marks what a page may be about.

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

/// A role's wordings: words, place, weight.
pub type Wordings = &'static [(&'static str, At, f32)];

/// The wordings of every role that has some.
pub const ROLES: &[(Role, Wordings)] = &[
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
        for (role, wordings) in ROLES {
            let words = |w: &str| w.split(' ').map(str::to_owned).collect::<Vec<_>>();
            assert!(wordings.is_sorted_by_key(|(w, _, _)| words(w)), "{role:?}");
            for (wording, _, weight) in *wordings {
                assert!(!wording.starts_with('_') && *wording == wording.to_lowercase(), "{wording}");
                assert!((0.5..=4.0).contains(weight), "{wording}");
            }
        }
    }
}
