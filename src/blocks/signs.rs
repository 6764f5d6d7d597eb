//! What is measured of every block: its words, its links, the elements and names it stands in, its place.

use super::cut::{Cut, CutBlock};
use super::lexicon::names::{self, say};
use super::wordings::{self, ALL, Hit, Word};
use crate::metadata::Metadata;
use crate::order;
use crate::page::{Attr, NodeId, NodeKind, Page, Tag};
use crate::table::{Hash, hash_of};
use crate::text::Counts;
use foldhash::{HashMap, HashMapExt};

/// Elements that a block stands in, as bits of a set.
pub mod within {
    /// `a`.
    pub const LINK: u32 = 1;
    /// `b`, `strong`.
    pub const BOLD: u32 = 1 << 1;
    /// `i`, `em`, `cite`.
    pub const ITALIC: u32 = 1 << 2;
    /// `nav`, `menu`.
    pub const NAV: u32 = 1 << 3;
    /// `aside`.
    pub const ASIDE: u32 = 1 << 4;
    /// `footer`.
    pub const FOOTER: u32 = 1 << 5;
    /// `header`.
    pub const HEADER: u32 = 1 << 6;
    /// `article`.
    pub const ARTICLE: u32 = 1 << 7;
    /// `main`.
    pub const MAIN: u32 = 1 << 8;
    /// `form`, `fieldset`, `label`.
    pub const FORM: u32 = 1 << 9;
    /// `button`.
    pub const BUTTON: u32 = 1 << 10;
    /// `li`.
    pub const ITEM: u32 = 1 << 11;
    /// `blockquote`, `q`.
    pub const QUOTE: u32 = 1 << 12;
    /// `figure`.
    pub const FIGURE: u32 = 1 << 13;
    /// `figcaption`, `caption`.
    pub const CAPTION: u32 = 1 << 14;
    /// `pre`.
    pub const PRE: u32 = 1 << 15;
    /// A table.
    pub const TABLE: u32 = 1 << 16;
    /// `h1` … `h6`.
    pub const HEADING: u32 = 1 << 17;
    /// `p`.
    pub const PARAGRAPH: u32 = 1 << 18;
    /// `dd`, `dt`.
    pub const TERM: u32 = 1 << 19;
    /// `details`.
    pub const DETAILS: u32 = 1 << 20;
    /// `time`.
    pub const TIME: u32 = 1 << 21;
    /// `small`.
    pub const SMALL: u32 = 1 << 22;
    /// `code`.
    pub const CODE: u32 = 1 << 23;
    /// `address`.
    pub const ADDRESS: u32 = 1 << 24;
}

/// What is measured of one block.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// Its words.
    pub words: usize,
    /// Elements that hold all of it.
    pub within: u32,
    /// What the names of all elements around it say; names of elements around the headline count only where they speak
    /// for the article.
    pub names: u64,
    /// What the names of the element and the two around it say.
    pub near: u64,
    /// The rank of the heading it is, 0 for none.
    pub heading: u8,
    /// The shares of its text in links, bold and italics.
    pub linked: f32,
    /// See `linked`.
    pub bold: f32,
    /// See `linked`.
    pub italic: f32,
    /// Links in it.
    pub links: u16,
    /// The block-level element that holds it, and the one around that.
    pub holder: Option<NodeId>,
    /// See `holder`.
    pub outer: Option<NodeId>,
    /// Equal for blocks in elements of the same kind, name and surroundings.
    pub signature: u64,
    /// The wordings in it.
    pub hits: Vec<Hit>,
    /// What they amount to, by role.
    pub amounts: [f32; wordings::COUNT],
    /// Whether it ends as a sentence does.
    pub sentence: bool,
    /// Commas and semicolons.
    pub commas: usize,
    /// The share of digits among its letters and digits.
    pub digits: f32,
    /// Whether the same text stands elsewhere on the page.
    pub twice: bool,
    /// How much it is like prose, in words.
    pub mass: f32,
}

/// What is measured of a page.
pub struct Survey {
    /// Of each block, in their order.
    pub signs: Vec<Signs>,
    /// Of each signature: the prose of the blocks that have it, in words, and their number.
    pub kinds: HashMap<u64, (f32, f32)>,
    /// Prose before each node, in words; the last is all of it.
    mass: Vec<f32>,
    /// The deepest element that holds most of the prose.
    pub main: Option<NodeId>,
}

/// What is known of a node from the nodes around it.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    within: u32,
    names: u64,
    own: u64,
    heading: u8,
}

/// What names say against a block, so that it is held against what stands in the same element.
const AGAINST: u64 = say::NAV
    | say::SIDE
    | say::FOOT
    | say::HEAD
    | say::COMMENT
    | say::RELATED
    | say::SHARE
    | say::AD
    | say::PROMO
    | say::APPEAL
    | say::POPUP
    | say::BIO
    | say::BYLINE
    | say::TAGS
    | say::WIDGET
    | say::CARD
    | say::UNSEEN
    | say::META
    | say::DATE
    | say::CONTENTS
    | say::DISCLAIMER
    | say::COPYRIGHT
    | say::SOURCE
    | say::BUTTON
    | say::CAPTION
    | say::KICKER
    | say::STANDFIRST
    | say::PULLQUOTE
    | say::NOTE;

/// The letters that sign a text are so few.
const SIGNATURE: usize = 12;

/// Measures every block of a page.
#[inline(never)] // see `analyze`
pub fn survey(page: &Page, cut: &Cut, metadata: &Metadata) -> Survey {
    let headline = metadata.headline.and_then(|at| cut.blocks.get(at)).and_then(|b| b.element);
    let contexts = contexts(page, headline);
    let mut room = Vec::new();
    let mut signs: Vec<Signs> = cut.blocks.iter().map(|b| measure(page, b, &contexts, &mut room)).collect();
    mark_twice(cut, &mut signs);
    let mut mass = vec![0.0f32; page.len() + 1];
    let mut kinds: HashMap<u64, (f32, f32)> = HashMap::new();
    for (sign, block) in signs.iter_mut().zip(&cut.blocks) {
        sign.mass = prose(sign);
        let kind = kinds.entry(sign.signature).or_default();
        *kind = (kind.0 + sign.mass, kind.1 + 1.0);
        if let Some(place) = block.pieces.first().and_then(|p| mass.get_mut(p.node.index() + 1)) {
            *place += sign.mass;
        }
    }
    let mut sum = 0.0;
    for place in &mut mass {
        sum += *place;
        *place = sum;
    }
    let mut survey = Survey { signs, kinds, mass, main: None };
    survey.main = survey.most(page);
    survey
}

impl Survey {
    /// All prose of the page, in words.
    pub fn total(&self) -> f32 {
        self.mass.last().copied().unwrap_or(0.0)
    }

    /// The share of the page's prose within a node.
    pub fn share(&self, page: &Page, node: NodeId) -> f32 {
        let at = |i: usize| self.mass.get(i).copied().unwrap_or(0.0);
        let total = self.total();
        if total > 0.0 { (at(page.subtree_end(node)) - at(node.index())) / total } else { 0.0 }
    }

    /// The deepest element that holds most of the prose: what holds less is passed over with all that it holds.
    fn most(&self, page: &Page) -> Option<NodeId> {
        let (mut main, mut at) = (None, 0);
        while let Some(node) = page.node(at) {
            if self.share(page, node) < 0.6 {
                at = page.subtree_end(node).max(at + 1);
                continue;
            }
            if page.tag(node).is_some() {
                main = Some(node);
            }
            at += 1;
        }
        main
    }

    /// The share of the page's prose before a node.
    pub fn before(&self, node: NodeId) -> f32 {
        let total = self.total();
        if total > 0.0 { self.mass.get(node.index()).copied().unwrap_or(0.0) / total } else { 0.0 }
    }
}

#[inline(never)] // see `analyze`
fn contexts(page: &Page, headline: Option<NodeId>) -> Vec<Context> {
    let (mut told, mut room) = (Vec::new(), String::new());
    let mut contexts: Vec<Context> = Vec::with_capacity(page.len());
    for node in page.nodes() {
        let around = page.parent(node).and_then(|p| contexts.get(p.index())).copied().unwrap_or_default();
        let NodeKind::Element(tag) = page.kind(node) else {
            contexts.push(Context { own: 0, ..around });
            continue;
        };
        let (mut own, mut is_text) = (0, false);
        if !matches!(tag, Tag::Html | Tag::Body) {
            for (attr, id) in page.attributes(node) {
                if matches!(
                    attr,
                    Attr::Class | Attr::Id | Attr::Role | Attr::Itemprop | Attr::DataTestid | Attr::Rel
                ) {
                    own |= tell(page, *id, &mut told, &mut room);
                    is_text |= *attr == Attr::Itemprop && page.value(*id) == "articleBody";
                }
            }
            // What else a program calls the article's text says nothing of it.
            if is_text {
                own &= !AGAINST;
            }
        }
        let holds_headline = headline.is_some_and(|h| page.holds(node, h));
        let mut within = around.within | bit(tag);
        // The foot of a passage set apart signs it.
        if around.within & within::QUOTE != 0 {
            within &= !within::FOOTER | around.within;
        }
        let mut names = own;
        if holds_headline {
            names &= !AGAINST | say::HEADLINE;
            own = names;
            within &= !(within::ASIDE | within::NAV | within::FOOTER | within::HEADER | within::FORM);
        }
        let heading = match tag {
            Tag::H1 => 1,
            Tag::H2 => 2,
            Tag::H3 => 3,
            Tag::H4 => 4,
            Tag::H5 => 5,
            Tag::H6 => 6,
            _ => around.heading,
        };
        contexts.push(Context { within, names: around.names | names, own, heading });
    }
    contexts
}

fn bit(tag: Tag) -> u32 {
    match tag {
        Tag::A => within::LINK,
        Tag::B | Tag::Strong => within::BOLD,
        Tag::I | Tag::Em | Tag::Cite => within::ITALIC,
        Tag::Nav | Tag::Menu => within::NAV,
        Tag::Aside => within::ASIDE,
        Tag::Footer => within::FOOTER,
        Tag::Header => within::HEADER,
        Tag::Article => within::ARTICLE,
        Tag::Main => within::MAIN,
        Tag::Form | Tag::Fieldset | Tag::Label | Tag::Search => within::FORM,
        Tag::Button => within::BUTTON,
        Tag::Li => within::ITEM,
        Tag::Blockquote | Tag::Q => within::QUOTE,
        Tag::Figure => within::FIGURE,
        Tag::Figcaption | Tag::Caption => within::CAPTION,
        Tag::Pre => within::PRE,
        Tag::Table => within::TABLE,
        Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => within::HEADING,
        Tag::P => within::PARAGRAPH,
        Tag::Dd | Tag::Dt => within::TERM,
        Tag::Details | Tag::Summary => within::DETAILS,
        Tag::Time => within::TIME,
        Tag::Small => within::SMALL,
        Tag::Code => within::CODE,
        Tag::Address => within::ADDRESS,
        _ => 0,
    }
}

/// What an attribute's value says, told once a page.
fn tell(page: &Page, id: u32, told: &mut Vec<Option<u64>>, room: &mut String) -> u64 {
    let at = id as usize;
    if told.len() <= at {
        told.resize(at + 1, None);
    }
    match told.get_mut(at) {
        Some(Some(known)) => *known,
        Some(place) => *place.insert(what_names_say(page.value(id), room)),
        None => 0,
    }
}

/// What the words of a name say: parts between marks and before capitals, one by one and two by two. `name` is room for
/// the words of one name, one after another.
#[inline(never)] // see `analyze`
fn what_names_say(value: &str, name: &mut String) -> u64 {
    name.clear();
    if value.len() > 600 {
        return 0;
    }
    let mut said = Said::default();
    for token in value.split_ascii_whitespace() {
        name.clear();
        said = Said { all: said.all, ..Said::default() };
        for run in token.split(|c: char| !c.is_ascii_alphanumeric()).filter(|run| !is_made_up(run)) {
            let mut lower = false;
            for c in run.bytes() {
                if c.is_ascii_uppercase() && lower {
                    said.end(name);
                }
                lower = c.is_ascii_lowercase();
                name.push(char::from(c.to_ascii_lowercase()));
                (said.one, said.two) = (said.one.and(c), said.two.and(c));
            }
            said.end(name);
        }
    }
    if said.all & say::WHOLE != 0 { say::BODY } else { said.all }
}

/// Whether a program made up a name, as those that scope styles do: "hJpRRP".
fn is_made_up(run: &str) -> bool {
    let turns = || run.bytes().zip(run.bytes().skip(1));
    run.len() <= 7 && turns().filter(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase()).count() >= 2
}

/// What the words of a name say so far.
struct Said {
    all: u64,
    /// Where the last two words begin.
    last: usize,
    word: usize,
    /// The hash of the last word, and that of the last two.
    one: Hash,
    two: Hash,
}

impl Default for Said {
    fn default() -> Self {
        Said { all: 0, last: 0, word: 0, one: Hash::EMPTY, two: Hash::EMPTY }
    }
}

impl Said {
    /// Takes the word that ends a name, by itself and with the one before.
    #[inline(never)] // see `analyze`
    fn end(&mut self, name: &str) {
        if self.word >= name.len() {
            return;
        }
        let at = |start: usize| name.get(start..).unwrap_or("");
        let said = |words: &str, hash| names::HASHED.get_hashed(words, hash).copied().unwrap_or(0);
        let both = if self.last < self.word { said(at(self.last), self.two) } else { 0 };
        let one = if both & say::INSTEAD == 0 { said(at(self.word), self.one) } else { 0 };
        self.all |= both & !say::INSTEAD | one;
        (self.last, self.word) = (self.word, name.len());
        (self.one, self.two) = (Hash::EMPTY, self.one);
    }
}

#[inline(never)] // see `analyze`
fn measure(page: &Page, block: &CutBlock, contexts: &[Context], room: &mut Vec<Word>) -> Signs {
    let text = block.text.as_str();
    let of = |node: NodeId| contexts.get(node.index()).copied().unwrap_or_default();
    let Counts { words, letters, digits, commas } = Counts::of(text);
    let digits = digits as f32 / letters.max(1) as f32;
    let mut signs = Signs { words, commas, digits, ..Signs::default() };
    let Some(element) = block.element else { return signs };
    let context = of(element);
    (signs.within, signs.names, signs.heading) = (context.within, context.names, context.heading);
    let around = std::iter::once(element).chain(page.ancestors(element)).take(3);
    signs.near = around.fold(0, |said, node| said | of(node).own);

    let (mut linked, mut bold, mut italic) = (0u32, 0u32, 0u32);
    let mut link = None;
    for piece in &block.pieces {
        let within = of(piece.node).within;
        if within & within::LINK != 0 {
            linked += piece.len;
            let here = page.ancestors(piece.node).find(|a| page.tag(*a) == Some(Tag::A));
            if here != link {
                signs.links += 1;
            }
            link = here;
        } else {
            link = None;
        }
        bold += if within & within::BOLD != 0 { piece.len } else { 0 };
        italic += if within & within::ITALIC != 0 { piece.len } else { 0 };
    }
    let share = |part: u32| part as f32 / text.len().max(1) as f32;
    (signs.linked, signs.bold, signs.italic) = (share(linked), share(bold), share(italic));

    let mut holders = std::iter::once(element).chain(page.ancestors(element)).filter(|n| is_holder(page, *n));
    signs.holder = holders.next();
    signs.outer = holders.next();
    signs.signature = signature(page, signs.holder, signs.outer);

    ALL.find(text, room, &mut signs.hits);
    signs.amounts = wordings::amounts(&signs.hits, signs.words);
    signs.sentence = ends_a_sentence(text);
    signs
}

/// Whether a text ends as a sentence does, or with one that is signed: "… the mill is dry. (afi)".
fn ends_a_sentence(text: &str) -> bool {
    let signed = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once(". ("));
    let last = text.trim_end_matches(['"', '”', '’', '»', ')', ']', '\'', '*', ' ']);
    signed.is_some_and(|(_, letters)| letters.len() <= SIGNATURE)
        || last.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
}

fn is_holder(page: &Page, node: NodeId) -> bool {
    use Tag::{A, Abbr, B, Cite, Code, Del, Em, Font, I, Q, S, Small, Span, Strong, Sub, Sup, Time, U};
    !matches!(
        page.tag(node),
        Some(
            A | Abbr
                | B
                | Cite
                | Code
                | Del
                | Em
                | Font
                | I
                | Q
                | S
                | Small
                | Span
                | Strong
                | Sub
                | Sup
                | Time
                | U
        ) | None
    )
}

#[inline(never)] // see `analyze`
fn signature(page: &Page, holder: Option<NodeId>, outer: Option<NodeId>) -> u64 {
    let mut signature = 0u64;
    for node in [holder, outer].into_iter().flatten() {
        let tag = page.tag(node).map_or(0, |t| t as u64 + 1);
        let class = page.value_id(node, Attr::Class).map_or(0, |id| u64::from(id) + 1);
        for part in [tag, class] {
            signature = (signature ^ part).wrapping_mul(0x0100_0000_01b3).rotate_left(17);
        }
    }
    signature
}

/// How much of a block is prose, in words: sentences of some length outside menus, lists of links and comments.
#[inline(never)] // see `analyze`
fn prose(signs: &Signs) -> f32 {
    let out = within::NAV | within::ASIDE | within::FOOTER | within::FORM | within::BUTTON | within::LINK;
    let against =
        say::COMMENT | say::SIDE | say::FOOT | say::NAV | say::RELATED | say::POPUP | say::AD | say::UNSEEN;
    if signs.linked > 0.5 || signs.within & out != 0 || signs.names & against != 0 || signs.heading > 0 {
        return 0.0;
    }
    let words = signs.words as f32 * (1.0 - signs.linked);
    if signs.within & within::PRE != 0 {
        words * 0.3
    } else if signs.words >= 10 && signs.sentence {
        words
    } else if signs.words >= 20 {
        words * 0.6
    } else {
        0.0
    }
}

#[inline(never)] // see `analyze`
fn mark_twice(cut: &Cut, signs: &mut [Signs]) {
    let mut texts: Vec<(usize, &str)> = cut.blocks.iter().map(|b| b.text.as_str()).enumerate().collect();
    // Equal texts stand next to each other, but for different ones of one length and hash between them.
    order::by(&mut texts, |(_, text)| order::pair(text.len(), hash_of(text) as usize));
    for same in texts.chunk_by(|(_, a), (_, b)| a == b).filter(|same| same.len() > 1) {
        for (at, _) in same {
            if let Some(sign) = signs.get_mut(*at) {
                sign.twice = true;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_words() {
        let rows = [
            ("entry-content", say::BODY),
            ("postMeta", say::META),
            ("c-related_posts", say::RELATED),
            ("screen-reader-text", say::UNSEEN),
            ("c-article-copy", say::BODY),
        ];
        for (value, said) in rows {
            assert_eq!(what_names_say(value, &mut String::new()) & said, said, "{value}");
        }
        for nothing in ["x17 flex", "hAdRqP", "sc-1a2b kNavXy", "border-bottom"] {
            assert_eq!(what_names_say(nothing, &mut String::new()), 0, "{nothing}");
        }
    }

    #[test]
    fn a_sentence_may_be_signed() {
        for text in ["The mill is dry.", "“The mill is dry.”", "The mill is dry. (afi)", "Is it dry?"] {
            assert!(ends_a_sentence(text), "{text}");
        }
        for text in ["The mill", "The mill (afi)", "The mill is dry. (It was built for another river)"] {
            assert!(!ends_a_sentence(text), "{text}");
        }
    }
}
