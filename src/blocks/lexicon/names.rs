//! What words in `class`, `id`, `role`, `itemprop`, `rel` and `data-testid` say of an element.

/// What a name says, as bits of a set.
pub mod say {
    /// Menus.
    pub const NAV: u64 = 1;
    /// Side columns.
    pub const SIDE: u64 = 1 << 1;
    /// The foot of the page.
    pub const FOOT: u64 = 1 << 2;
    /// The head of the page or of a part.
    pub const HEAD: u64 = 1 << 3;
    /// Readers' comments.
    pub const COMMENT: u64 = 1 << 4;
    /// Links to other articles.
    pub const RELATED: u64 = 1 << 5;
    /// Buttons that share.
    pub const SHARE: u64 = 1 << 6;
    /// Advertisements.
    pub const AD: u64 = 1 << 7;
    /// Wares.
    pub const PROMO: u64 = 1 << 8;
    /// Newsletters, subscriptions, donations.
    pub const APPEAL: u64 = 1 << 9;
    /// Cookie banners and other windows.
    pub const POPUP: u64 = 1 << 10;
    /// Who wrote it.
    pub const BYLINE: u64 = 1 << 11;
    /// About who wrote it.
    pub const BIO: u64 = 1 << 12;
    /// When.
    pub const DATE: u64 = 1 << 13;
    /// Tags and categories.
    pub const TAGS: u64 = 1 << 14;
    /// Words beneath a picture.
    pub const CAPTION: u64 = 1 << 15;
    /// Disclaimers and other small print.
    pub const DISCLAIMER: u64 = 1 << 16;
    /// Rights.
    pub const COPYRIGHT: u64 = 1 << 17;
    /// Origins.
    pub const SOURCE: u64 = 1 << 18;
    /// The summary.
    pub const STANDFIRST: u64 = 1 << 19;
    /// A line above the title.
    pub const KICKER: u64 = 1 << 20;
    /// The title.
    pub const HEADLINE: u64 = 1 << 21;
    /// The article's text.
    pub const BODY: u64 = 1 << 22;
    /// Words set apart.
    pub const PULLQUOTE: u64 = 1 << 23;
    /// For screen readers only.
    pub const UNSEEN: u64 = 1 << 24;
    /// Particulars of the article.
    pub const META: u64 = 1 << 25;
    /// Contents of the page.
    pub const CONTENTS: u64 = 1 << 26;
    /// A part placed by the site's frame.
    pub const WIDGET: u64 = 1 << 27;
    /// One of several like it.
    pub const CARD: u64 = 1 << 28;
    /// A button.
    pub const BUTTON: u64 = 1 << 29;
    /// Program text.
    pub const CODE: u64 = 1 << 30;
    /// A box or note.
    pub const NOTE: u64 = 1 << 31;
    /// A name that a content system gives a whole article, with its categories: the others say nothing then.
    pub const WHOLE: u64 = 1 << 32;
}

use crate::table::{Lazy, Table};
use say::*;

/// What the words of names say, hashed.
pub static HASHED: Lazy<u64> =
    Lazy::new(|| Table::joined(NAMES.split(' ').zip(SAY.iter().copied()), |_, _| ()));

/// The names as one string, where none needs a place, and what they say.
macro_rules! names {
    ($first:literal $first_says:expr; $($name:literal $says:expr;)*) => {
        const NAMES: &str = concat!($first, $(" ", $name),*);
        const SAY: &[u64] = &[$first_says, $($says),*];
    };
}

// Words of names and what they say; two words in a row are looked up joined as well.
#[rustfmt::skip]
names! {
    "a11yhidden" UNSEEN;
    "aboutauthor" BIO;
    "aboutauthorbox" BIO;
    "aboutheauthor" BIO;
    "abouttheauthor" BIO;
    "abstract" STANDFIRST;
    "actionbox" PROMO;
    "ad" AD;
    "adbox" AD;
    "addthis" SHARE;
    "addtoany" SHARE;
    "admanager" AD;
    "ads" AD;
    "adsense" AD;
    "adslot" AD;
    "adunit" AD;
    "adv" AD;
    "advert" AD;
    "advertise" PROMO;
    "advertisement" AD;
    "advertising" AD;
    "advertorial" AD;
    "adverts" AD;
    "affiliate" DISCLAIMER;
    "affiliates" DISCLAIMER;
    "alert" NOTE;
    "alertbar" POPUP;
    "alsoread" RELATED;
    "archive" RELATED;
    "archives" RELATED;
    "article" BODY;
    "articlebody" BODY;
    "articlecontent" BODY;
    "articledek" STANDFIRST;
    "articleinfo" META;
    "articlemeta" META;
    "articlesummary" STANDFIRST;
    "articletext" BODY;
    "articletitle" HEADLINE;
    "aside" SIDE | NOTE;
    "assistivetext" UNSEEN;
    "attribution" SOURCE;
    "author" BYLINE;
    "authorbio" BIO;
    "authorbioblock" BIO;
    "authorbox" BIO;
    "authorcard" BIO;
    "authordescription" BIO;
    "authordetails" BIO;
    "authorinfo" BIO;
    "authorname" BYLINE;
    "authorprofile" BIO;
    "authors" BYLINE;
    "banner" HEAD;
    "banners" AD;
    "bio" BIO;
    "biography" BIO;
    "bios" BIO;
    "block" WIDGET;
    "blockquotepull" PULLQUOTE;
    "blogcontent" BODY;
    "blogpost" BODY;
    "body" BODY;
    "bodycopy" BODY;
    "bodytext" BODY;
    "bookpromo" PROMO;
    "bottom" FOOT;
    "bottombar" FOOT;
    "breadcrumb" NAV;
    "breadcrumbs" NAV;
    "btn" BUTTON;
    "btns" BUTTON;
    "button" BUTTON;
    "buttons" BUTTON;
    "buy" PROMO;
    "byinfo" META;
    "byline" BYLINE;
    "bylines" BYLINE;
    "callout" PROMO;
    "calltoaction" PROMO;
    "caption" CAPTION;
    "captions" CAPTION;
    "card" CARD;
    "cards" CARD;
    "carousel" CARD;
    "cat" TAGS;
    "categories" TAGS;
    "category" TAGS;
    "cats" TAGS;
    "ccpa" POPUP;
    "chapo" STANDFIRST;
    "code" CODE;
    "codehilite" CODE;
    "colophon" FOOT;
    "comment" COMMENT;
    "commenter" COMMENT;
    "commentform" COMMENT;
    "commentlist" COMMENT;
    "comments" COMMENT;
    "commerce" PROMO;
    "complementary" SIDE;
    "component" WIDGET;
    "consent" POPUP;
    "content" BODY;
    "contentbody" BODY;
    "contentinfo" FOOT;
    "contentstable" CONTENTS;
    "contributor" BYLINE;
    "contributors" BYLINE;
    "convertkit" APPEAL;
    "cookie" POPUP;
    "cookiebanner" POPUP;
    "cookies" POPUP;
    "copy" COPYRIGHT;
    "copybody" BODY;
    "copyright" COPYRIGHT;
    "copyrights" COPYRIGHT;
    "correction" DISCLAIMER;
    "corrections" DISCLAIMER;
    "coupon" PROMO;
    "creator" BYLINE;
    "credit" CAPTION;
    "credits" BYLINE;
    "crumbs" NAV;
    "cta" PROMO;
    "date" DATE;
    "dateline" DATE;
    "datemodified" DATE;
    "datepublished" DATE;
    "datetime" DATE;
    "deal" PROMO;
    "deals" PROMO;
    "deck" STANDFIRST;
    "dek" STANDFIRST;
    "description" STANDFIRST;
    "details" META;
    "dfp" AD;
    "dialog" POPUP;
    "disclaimer" DISCLAIMER;
    "disclaimers" DISCLAIMER;
    "disclosure" DISCLAIMER;
    "disclosures" DISCLAIMER;
    "discussion" COMMENT;
    "discussions" COMMENT;
    "disqus" COMMENT;
    "donate" APPEAL;
    "donation" APPEAL;
    "donations" APPEAL;
    "drawer" POPUP;
    "dropdown" POPUP;
    "editornote" DISCLAIMER;
    "editorsnote" DISCLAIMER;
    "emailsignup" APPEAL;
    "embed" WIDGET;
    "entry" BODY;
    "entrycontent" BODY;
    "entrydate" DATE;
    "entrymeta" META;
    "entrytitle" HEADLINE;
    "excerpt" STANDFIRST;
    "eyebrow" KICKER;
    "eztoc" CONTENTS;
    "figcaption" CAPTION;
    "fineprint" DISCLAIMER;
    "flyout" POPUP;
    "follow" SHARE;
    "foot" FOOT;
    "footer" FOOT;
    "footnote" NOTE;
    "footnotes" NOTE;
    "footnotewidget" FOOT;
    "ftc" DISCLAIMER;
    "fundraising" APPEAL;
    "further" RELATED;
    "gallery" CARD;
    "gate" APPEAL;
    "gdpr" POPUP;
    "globalfooter" FOOT;
    "globalheader" HEAD;
    "googlead" AD;
    "gpt" AD;
    "grid" CARD;
    "hashtag" TAGS;
    "header" HEAD;
    "heading" HEADLINE;
    "headline" HEADLINE;
    "headlines" RELATED;
    "hentry" BODY | WHOLE;
    "hidden" UNSEEN;
    "highlight" CODE;
    "highlightbox" NOTE;
    "highlighter" CODE;
    "hubspot" APPEAL;
    "imagecaption" CAPTION;
    "imagecredit" CAPTION;
    "important" NOTE;
    "info" META;
    "infobox" NOTE;
    "interstitial" POPUP;
    "intro" STANDFIRST;
    "introduction" STANDFIRST;
    "item" CARD;
    "items" CARD;
    "jp" RELATED;
    "jumplinks" CONTENTS;
    "jumpto" CONTENTS;
    "keytakeaways" NOTE;
    "keywords" TAGS;
    "kicker" KICKER;
    "labels" TAGS;
    "lastupdated" DATE;
    "latest" RELATED;
    "leaderboard" AD;
    "leadgen" APPEAL;
    "leadin" STANDFIRST;
    "lede" STANDFIRST;
    "leftrail" SIDE;
    "legal" DISCLAIMER;
    "legend" CAPTION;
    "licence" COPYRIGHT;
    "license" COPYRIGHT;
    "licensing" COPYRIGHT;
    "lightbox" POPUP;
    "listing" CARD;
    "livefyre" COMMENT;
    "loop" CARD;
    "lwptoc" CONTENTS;
    "mailchimp" APPEAL;
    "mailing" APPEAL;
    "main" BODY;
    "mainbody" BODY;
    "maincontent" BODY;
    "markdown" BODY;
    "marketing" PROMO;
    "masthead" NAV;
    "megamenu" NAV;
    "membership" APPEAL;
    "menu" NAV;
    "meta" META;
    "metadata" META;
    "metered" APPEAL;
    "modal" POPUP;
    "modified" DATE;
    "module" WIDGET;
    "modules" WIDGET;
    "morearticles" RELATED;
    "morefrom" RELATED;
    "morestories" RELATED;
    "mostpopular" RELATED;
    "mostread" RELATED;
    "nav" NAV;
    "navbar" NAV;
    "navigation" NAV;
    "navigational" NAV;
    "navlinks" NAV;
    "newsletter" APPEAL;
    "newsletters" APPEAL;
    "nextarticle" RELATED;
    "nextpost" RELATED;
    "nextprev" NAV;
    "note" NOTE;
    "notes" NOTE;
    "notice" NOTE;
    "notification" POPUP;
    "notifications" POPUP;
    "offcanvas" POPUP;
    "offer" PROMO;
    "offers" PROMO;
    "offscreen" UNSEEN;
    "onetrust" POPUP;
    "optin" APPEAL;
    "origin" SOURCE;
    "originallypublished" SOURCE;
    "otherarticles" RELATED;
    "outbrain" RELATED;
    "overlay" POPUP;
    "overline" KICKER;
    "pageheader" HEAD;
    "pagenavi" NAV;
    "pager" NAV;
    "pagetitle" HEADLINE;
    "pagination" NAV;
    "paging" NAV;
    "paragraph" BODY;
    "paywall" APPEAL;
    "permissions" COPYRIGHT;
    "photocaption" CAPTION;
    "photocredit" CAPTION;
    "piano" APPEAL;
    "plug" PROMO;
    "plugin" WIDGET;
    "popular" RELATED;
    "popup" POPUP;
    "post" BODY;
    "postauthor" BYLINE;
    "postbody" BODY;
    "postcontent" BODY;
    "postdate" DATE;
    "posted" DATE;
    "postexcerpt" STANDFIRST;
    "postinfo" META;
    "postmeta" META;
    "postnav" RELATED;
    "postnavigation" NAV;
    "posttags" TAGS;
    "posttitle" HEADLINE;
    "prevnext" NAV;
    "prevpost" RELATED;
    "price" PROMO;
    "pricing" PROMO;
    "product" PROMO;
    "products" PROMO;
    "profile" BIO;
    "promo" PROMO;
    "promos" PROMO;
    "promotion" PROMO;
    "promotional" PROMO;
    "prose" BODY;
    "pubdate" DATE;
    "publishdate" DATE;
    "published" DATE;
    "pull" PULLQUOTE;
    "pullquote" PULLQUOTE;
    "pullquotes" PULLQUOTE;
    "quote" PULLQUOTE;
    "rail" SIDE;
    "readmore" RELATED;
    "readnext" RELATED;
    "recent" RELATED;
    "recirc" RELATED;
    "recirculation" RELATED;
    "recommendation" RELATED;
    "recommendations" RELATED;
    "recommended" RELATED;
    "reference" NOTE;
    "references" NOTE;
    "registerwall" APPEAL;
    "regwall" APPEAL;
    "related" RELATED;
    "relatedarticles" RELATED;
    "relatedcontent" RELATED;
    "relatedposts" RELATED;
    "replies" COMMENT;
    "reply" COMMENT;
    "reprints" COPYRIGHT;
    "republication" COPYRIGHT;
    "republish" COPYRIGHT;
    "respond" COMMENT;
    "responses" COMMENT;
    "reviewer" BYLINE;
    "richtext" BODY;
    "rightcol" SIDE;
    "rightcolumn" SIDE;
    "rightrail" SIDE;
    "rights" COPYRIGHT;
    "rubric" KICKER;
    "screenreader" UNSEEN;
    "screenreadertext" UNSEEN;
    "secondary" SIDE;
    "section" KICKER;
    "sectionlabel" KICKER;
    "seealso" RELATED;
    "share" SHARE;
    "sharebar" SHARE;
    "sharebuttons" SHARE;
    "sharedaddy" SHARE;
    "shareicons" SHARE;
    "shares" SHARE;
    "sharethis" SHARE;
    "sharing" SHARE;
    "shop" PROMO;
    "sidebar" SIDE;
    "sidebars" SIDE;
    "sidebarwidget" SIDE;
    "sidecolumn" SIDE;
    "signup" APPEAL;
    "similar" RELATED;
    "singlecontent" BODY;
    "sitefooter" FOOT;
    "siteheader" HEAD;
    "siteinfo" COPYRIGHT;
    "sitemap" NAV;
    "skip" NAV;
    "skiplink" NAV;
    "slide" CARD;
    "slider" CARD;
    "smallprint" DISCLAIMER;
    "snippet" CODE;
    "social" SHARE;
    "socialicons" SHARE;
    "socialmedia" SHARE;
    "socials" SHARE;
    "socialshare" SHARE;
    "source" SOURCE;
    "sourcecode" CODE;
    "sources" SOURCE;
    "sponsor" AD;
    "sponsored" AD;
    "sponsors" AD;
    "sr" UNSEEN;
    "sronly" UNSEEN;
    "standfirst" STANDFIRST;
    "statuspublish" WHOLE;
    "sticky" SIDE;
    "store" PROMO;
    "story" BODY;
    "storybody" BODY;
    "storycontent" BODY;
    "storytext" BODY;
    "strapline" STANDFIRST;
    "subfooter" FOOT;
    "subhead" STANDFIRST;
    "subheading" STANDFIRST;
    "subheadline" STANDFIRST;
    "submenu" NAV;
    "subnav" NAV;
    "subscribe" APPEAL;
    "subscriber" APPEAL;
    "subscribers" APPEAL;
    "subscription" APPEAL;
    "subscriptions" APPEAL;
    "subtitle" STANDFIRST;
    "suggested" RELATED;
    "suggestions" RELATED;
    "summary" STANDFIRST;
    "supertitle" KICKER;
    "support" APPEAL;
    "surtitle" KICKER;
    "syndication" SOURCE;
    "syntax" CODE;
    "tableofcontents" CONTENTS;
    "taboola" RELATED;
    "tag" TAGS;
    "tagcloud" TAGS;
    "tagline" STANDFIRST;
    "taglinks" TAGS;
    "taglist" TAGS;
    "tags" TAGS;
    "tagslinks" TAGS;
    "takeaways" NOTE;
    "taxonomy" TAGS;
    "teaser" RELATED;
    "teasers" RELATED;
    "teasertext" STANDFIRST;
    "textcontent" BODY;
    "thumbnail" CARD;
    "thumbnails" CARD;
    "tile" CARD;
    "tiles" CARD;
    "time" DATE;
    "timestamp" DATE;
    "tip" NOTE;
    "tips" NOTE;
    "title" HEADLINE;
    "toast" POPUP;
    "toc" CONTENTS;
    "tocs" CONTENTS;
    "toolbar" NAV;
    "tooltip" POPUP;
    "topbar" NAV;
    "topheader" HEAD;
    "topic" TAGS;
    "topics" TAGS;
    "trending" RELATED;
    "tweet" SHARE;
    "updated" DATE;
    "upnext" RELATED;
    "upsell" PROMO;
    "userdescription" BIO;
    "vcard" BYLINE;
    "via" SOURCE;
    "viafoura" COMMENT;
    "visuallyhidden" UNSEEN;
    "visuallyhide" UNSEEN;
    "warning" NOTE;
    "widget" WIDGET;
    "widgetarea" WIDGET;
    "widgets" WIDGET;
    "wpcaptiontext" CAPTION;
    "writer" BYLINE;
    "wysiwyg" BODY;
    "yarpp" RELATED;
    "youmayalsolike" RELATED;
    "zergnet" RELATED;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        let names: Vec<_> = NAMES.split(' ').collect();
        assert!(names.is_sorted(), "{:?}", names.windows(2).find(|w| w[0] > w[1]));
        assert_eq!(names.len(), SAY.len());
    }
}
