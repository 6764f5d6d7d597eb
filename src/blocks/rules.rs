//! The rules that decide roles, each with a sentence for the reader.

use super::Role;
use crate::rule::Rule;

macro_rules! rules {
    ($($constant:ident = $name:literal, $why:literal;)*) => {
        $(#[allow(missing_docs)] pub const $constant: Rule = Rule { name: $name, why: $why };)*
        /// All of them.
        #[cfg(test)]
        const ALL: &[Rule] = &[$($constant),*];
    };
}

rules! {
    HEADLINE = "headline/title", "Is the title that the page gives itself.";
    STANDFIRST = "standfirst/set_apart", "A short text between the title and the article, set apart from its paragraphs.";
    BYLINE = "byline/names", "Names who wrote it, near the title.";
    CREDITS = "byline/credits", "Says who worked on it, below the article.";
    DATELINE = "dateline/day", "Says when it was published, near the title.";
    TAGS = "tags/line", "A line of labels.";
    CAPTION = "caption/beneath_picture", "Stands beneath a picture.";
    CREDIT = "caption/credit", "Says who made a picture.";
    KICKER = "kicker/above_title", "A short line above the title.";
    SUBHEADING = "subheading/heading", "A heading within the article.";
    BLOCKQUOTE = "blockquote/element", "Set as a quotation within the article.";
    LIST = "list/item", "An item of a list within the article.";
    TABLE = "table/row", "A row of a table within the article.";
    CODE = "code/set_text", "Text set as it stands, as programs are.";
    PULLQUOTE = "pullquote/name", "Words of the article set apart.";
    PARAGRAPH = "paragraph/among_text", "Reads like the article's text and stands among it.";
    COMMENTS = "comments/part", "Stands among the readers' comments.";
    RELATED = "related/links", "Links to other articles.";
    NAVIGATION = "navigation/links", "A menu, a button or another means to get about.";
    ADVERTISEMENT = "advertisement/part", "Stands in a part for advertisements.";
    INVITING = "promo/inviting", "Speaks to the reader of the site and what it has, outside the article.";
    OTHER = "other/outside", "Stands outside the article.";
    ARTICLE = "page/article", "This page reads like an article.";
    TEXT = "page/text", "This is text, read as an article.";
    LITTLE = "page/little", "There is hardly any running text on this page.";
    LINKS = "page/links", "This page reads like a list of links.";
    SHOP = "page/shop", "This page reads like a page of a shop.";
    FORUM = "page/forum", "This page reads like a discussion among several people.";
    REFERENCE = "page/reference", "This page reads like documentation.";
    FRONT = "page/front", "This page reads like one on which a firm or a site presents itself.";
    UNCLEAR = "page/unclear", "This page does not read like an article.";
    OTHER_ARTICLE = "related/other_article", "Belongs to another article that stands on the same page.";
    IN_A_RUN = "run/shares", "Stands among notices of the same kind.";
    IN_A_BOX = "run/box", "Stands in a box with a notice.";
    GOES_ON = "author_bio/goes_on", "Begins what the next lines go on to tell about the author.";
    ADVERTISED = "run/advertised", "Stands under a heading that says it is an advertisement.";
    DISCLAIMER_WORDS = "disclaimer/words", "Says who answers for the text, what it is no substitute for, or who paid.";
    CORRECTION = "disclaimer/correction", "Tells what was corrected or added since it was published.";
    COPYRIGHT_WORDS = "copyright/words", "Says whose the text is and who may print it.";
    SOURCE_WORDS = "source/words", "Says where the text or its picture first appeared.";
    BIO_WORDS = "author_bio/words", "Tells about the author and how to reach them.";
    PROMO_WORDS = "promo/words", "Offers the author's or the site's own wares.";
    APPEAL_WORDS = "appeal/words", "Asks for money, a sign-up, a follow, a share or a comment.";
    CONTACT_WORDS = "contact/words", "Says how to reach the publisher.";
    RELATED_WORDS = "related/words", "Announces links to other articles.";
    COMMENTS_WORDS = "comments/words", "Announces the readers' comments.";
    ADVERTISEMENT_WORDS = "advertisement/words", "Is marked as an advertisement.";
    NAVIGATION_WORDS = "navigation/words", "Is worded like a menu or a button.";
}

/// The rule for a notice told by its words and place.
pub fn of_notice(role: Role) -> Rule {
    match role {
        Role::Disclaimer => DISCLAIMER_WORDS,
        Role::Copyright => COPYRIGHT_WORDS,
        Role::Source => SOURCE_WORDS,
        Role::AuthorBio => BIO_WORDS,
        Role::Promo => PROMO_WORDS,
        Role::Appeal => APPEAL_WORDS,
        Role::Contact => CONTACT_WORDS,
        _ => of_furniture(role),
    }
}

/// The rule for other things told by their words and place.
pub fn of_furniture(role: Role) -> Rule {
    match role {
        Role::Related => RELATED_WORDS,
        Role::Comments => COMMENTS_WORDS,
        Role::Advertisement => ADVERTISEMENT_WORDS,
        Role::Navigation => NAVIGATION_WORDS,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::blocks::lexicon::ROLES;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_sentence_of_its_own() {
        let sentences: HashSet<&str> = ALL.iter().map(|rule| rule.why).collect();
        let names: HashSet<&str> = ALL.iter().map(|rule| rule.name).collect();
        assert_eq!((sentences.len(), names.len()), (ALL.len(), ALL.len()));
        for Rule { name, why } in ALL {
            assert!(name.split('/').count() == 2 && *name == name.to_lowercase(), "{name}");
            assert!(why.ends_with('.') && why.split(' ').count() >= 3, "{name}: {why}");
            assert!(why.starts_with(char::is_uppercase) && !why.contains(['_', '/']), "{name}: {why}");
        }
    }

    #[test]
    fn every_notice_that_folds_has_a_rule() {
        for (role, _) in ROLES.iter().filter(|(role, _)| role.collapsible()) {
            assert_ne!(of_notice(*role), OTHER, "{role:?}");
        }
    }
}
