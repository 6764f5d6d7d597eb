//! Words that speak to the reader or for the site, and words that a text about a person begins with. Sorted; folded as
//! [`crate::metadata::plain`] does.

/// "You", "we" and their kin, where they mean nothing else in their language.
#[rustfmt::skip]
pub const ADDRESS: &[&str] = &[
    "dein", "deine", "deinen", "du", "euch", "euer", "eure", "nos", "nossa", "nossas", "nosso", "nossos", "nostra",
    "nostre", "nostri", "nostro", "notre", "nous", "nuestra", "nuestras", "nuestro", "nuestros", "our", "ours", "tua",
    "tuo", "uns", "unser", "unsere", "unserem", "unseren", "unserer", "us", "usted", "ustedes", "voce", "voces", "voi",
    "vos", "vostra", "vostro", "votre", "vous", "we", "wir", "you", "your", "yours",
];

/// Pronouns and greetings.
#[rustfmt::skip]
pub const PERSON: &[&str] = &[
    "el", "ela", "ele", "ella", "elle", "er", "he", "hello", "her", "hi", "his", "i", "ich", "il", "je", "lei", "lui",
    "she", "sie", "their", "they",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(ADDRESS.is_sorted() && PERSON.is_sorted());
    }
}
