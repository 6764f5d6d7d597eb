//! Page and metadata → blocks with roles.
//!
//! [`cut`] says where one block ends and the next begins; the rest of this module says what each block is.

pub mod body;
mod boxes;
mod closing;
pub mod cut;
mod elements;
mod front;
pub mod kind;
pub mod lexicon;
#[cfg(test)]
mod markup;
mod notice;
mod others;
mod roles;
mod rules;
mod runs;
pub mod signs;
mod weights;
pub mod wordings;

use crate::metadata::Metadata;
use crate::page::{NodeId, Page};
use crate::rule::{Rule, Weighed};
use crate::text::{Span, Text};
use cut::{Cut, Piece};
use serde::{Deserialize, Serialize};

/// A block's place in the list of blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct BlockId(pub u32);

/// What a block is. The names are those of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The article's title.
    Headline,
    /// A short line above the title.
    Kicker,
    /// The summary beneath the title.
    Standfirst,
    /// Who wrote it.
    Byline,
    /// When and where it was published.
    Dateline,
    /// Labels such as "Region: Asia".
    Tags,
    /// A heading within the article.
    Subheading,
    /// A paragraph of the article.
    Paragraph,
    /// A passage quoted at length.
    Blockquote,
    /// An item of a list, or a list.
    List,
    /// A table.
    Table,
    /// Program text, or other text set as it stands.
    Code,
    /// A picture with words in it.
    Figure,
    /// The words beneath a picture.
    Caption,
    /// Words of the article set apart and repeated.
    Pullquote,
    /// Who is and is not responsible for the contents; opinion, advice or accuracy notices.
    Disclaimer,
    /// Copyright, licence, fair-use, reprint and cross-posting notices.
    Copyright,
    /// Where the article or its picture first appeared.
    Source,
    /// About the author; how to reach them.
    AuthorBio,
    /// The author's or the site's own wares.
    Promo,
    /// Asks for money, membership, a subscription, a sign-up, a follow, a share or a comment.
    Appeal,
    /// Media inquiries and other addresses of the publisher.
    Contact,
    /// Links to other articles.
    Related,
    /// What readers wrote.
    Comments,
    /// Advertisements.
    Advertisement,
    /// Menus and the like.
    Navigation,
    /// The rest.
    Other,
}

impl Role {
    /// Whether blocks of this role may fold.
    pub fn collapsible(self) -> bool {
        use Role::{Appeal, AuthorBio, Contact, Copyright, Disclaimer, Promo, Source};
        matches!(self, Disclaimer | Copyright | Source | AuthorBio | Promo | Appeal | Contact)
    }

    /// Whether a reader would miss a block of this role if it were gone.
    pub fn body(self) -> bool {
        use Role::{
            Blockquote, Caption, Code, Figure, Headline, List, Paragraph, Pullquote, Standfirst, Subheading,
            Table,
        };
        matches!(
            self,
            Headline
                | Standfirst
                | Subheading
                | Paragraph
                | Blockquote
                | List
                | Table
                | Code
                | Figure
                | Caption
                | Pullquote
        )
    }
}

/// A block: a stretch of text that stands by itself on the page, and what it is.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its place in the list.
    pub id: BlockId,
    /// What it is.
    pub role: Role,
    /// Whether it is of the article's body: what a reader would miss.
    pub body: bool,
    /// Whether it folds by default: a notice, and sure enough.
    pub fold: bool,
    /// Its words, white space collapsed (as it stands in plain text and in code).
    pub text: Text,
    /// How many words they are, as [`crate::text::word_count`] has them.
    pub words: usize,
    /// Where its text starts in a plain-text input, in bytes; `None` for a page of HTML.
    pub offset: Option<usize>,
    /// The smallest element that holds all of it.
    pub element: Option<NodeId>,
    /// Where each stretch of its text stands in the page.
    pub pieces: Vec<Piece>,
    /// What decided its role.
    pub rule: Rule,
    /// 0…1; `None` means sure.
    pub confidence: Option<f32>,
    /// What spoke for and against the role.
    pub weighed: Vec<Weighed>,
}

/// A place in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The block.
    pub block: BlockId,
    /// Where in its text.
    pub span: Span,
}

/// The blocks of a page, and whether it is an article.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    /// In page order; a block's id is its place.
    pub list: Vec<Block>,
    /// Whether the page is an article.
    pub is_article: bool,
    /// How sure that is, 0…1.
    pub confidence: f32,
    /// What decided whether it is an article.
    pub rule: Option<Rule>,
    /// What spoke for and against its being one.
    pub weighed: Vec<Weighed>,
}

impl Blocks {
    /// The block of an id.
    pub fn get(&self, id: BlockId) -> Option<&Block> {
        self.list.get(id.0 as usize)
    }

    /// The words at a place.
    pub fn words(&self, place: Place) -> &str {
        self.get(place.block).map_or("", |b| b.text.slice(place.span))
    }

    /// The blocks of the body, in page order.
    pub fn body(&self) -> impl Iterator<Item = &Block> {
        self.list.iter().filter(|b| b.body)
    }
}

/// Gives every block of a cut page its role.
pub fn label(page: &Page, cut: Cut, metadata: &Metadata) -> Blocks {
    let survey = signs::survey(page, &cut, metadata);
    let desk = roles::Desk::new(page, &cut, metadata, &survey);
    let decisions = desk.decide();
    let texts: Vec<&str> = cut.blocks.iter().map(|b| b.text.as_str()).collect();
    let verdict = kind::judge(page, metadata, &survey, &desk.chances, &texts);
    let decided = cut.blocks.into_iter().zip(&survey.signs).zip(decisions);
    let list = decided.enumerate().map(|(at, ((block, signs), decision))| Block {
        id: BlockId(at as u32),
        role: decision.role,
        body: decision.role.body(),
        fold: decision.fold && decision.role.collapsible(),
        offset: page
            .plain
            .then(|| block.pieces.first().map_or(0, |p| page.text_offset(p.node) + p.from as usize)),
        text: block.text,
        words: signs.words,
        element: block.element,
        pieces: block.pieces,
        rule: decision.rule,
        confidence: (decision.confidence < 0.995).then_some(decision.confidence),
        weighed: decision.weighed,
    });
    Blocks {
        list: list.collect(),
        is_article: verdict.is_article,
        confidence: verdict.confidence,
        rule: Some(verdict.rule),
        weighed: verdict.weighed,
    }
}

#[cfg(test)]
mod testing {
    use super::{Blocks, Role, cut, label};
    use crate::{html, metadata};

    /// An article of six paragraphs about a town, with something before and after them in the same element.
    pub fn article(before: &str, after: &str) -> String {
        let sentences = [
            "The council of Elmton met on Monday evening in the old school and talked about the bridge over the mill race, which has been shut since the flood.",
            "Repairs will cost more than the town has set aside, the treasurer said, and no one could say where the rest should come from.",
            "Several farmers, whose fields lie beyond the water, asked for a ford to be opened until the work is done, as was done forty years ago.",
            "The mayor promised an answer within a week, and the engineer showed drawings of a wooden bridge that could carry carts, but no lorries.",
            "After two hours, with the lamps already lit, the council voted to write to the county, and to ask the mill for its carpenters.",
            "On the way home many stopped at the bridge, looked down into the brown water, and shook their heads at the height it had reached.",
        ];
        let body: String = sentences.iter().map(|s| format!("<p>{s}</p>")).collect();
        format!(
            "<title>Elmton without its bridge</title><body><nav><a href=/>Home</a> <a href=/a>Archive</a></nav><article>\
             <h1>Elmton without its bridge</h1><p class=byline>By Ada Fir</p>{before}{body}{after}</article></body>"
        )
    }

    /// The blocks of a page.
    pub fn blocks(html: &str) -> Blocks {
        let page = html::parse(html);
        let cut = cut::cut(&page);
        let metadata = metadata::read(&page, &cut);
        label(&page, cut, &metadata)
    }

    /// The role of the first block that begins with some words, and whether it folds.
    pub fn role(html: &str, words: &str) -> Option<(Role, bool)> {
        blocks(html).list.iter().find(|b| b.text.as_str().starts_with(words)).map(|b| (b.role, b.fold))
    }
}
