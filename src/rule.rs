//! A rule: the name a finding carries, so that "why?" always has an answer.

/// A rule that decided something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `family/name`, in lower case: `promo/own_site`.
    pub name: &'static str,
    /// What it saw, as a sentence for a reader: "Names the author's own site and address."
    pub why: &'static str,
}

/// A measured sign that spoke for or against a decision, and how much it weighed; `--explain` prints them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weighed {
    /// What was seen, in a few words.
    pub sign: &'static str,
    /// Its weight; positive speaks for the decision.
    pub weight: f32,
}
