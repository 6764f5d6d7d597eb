//! Whether a block is of the article's body: signs weighed by a fitted table, first each block by itself, then
//! again with what the blocks around it and like it came to. `cargo run --example fit` makes the table.

use super::lexicon::ROLES;
use super::signs::{Signs, Survey, within};
use super::weights::{ALONE, AMONG};
use super::wordings;
use crate::metadata::Metadata;
use crate::page::Page;
use crate::rule::Weighed;
use foldhash::{HashMap, HashMapExt};

/// The signs of a block by itself.
pub const ALONE_SIGNS: usize = 36 + 25 + 64 + wordings::COUNT;
/// The signs of a block among others.
pub const AMONG_SIGNS: usize = 16;

const _: () = assert!(ALONE_SIGNS <= u8::MAX as usize, "the place of a sign is a u8");

/// The signs of a block by itself that are not 0, in order, each with its place among all.
pub type Alone = [(u8, f32)];

/// The signs of blocks by themselves, row after row.
#[derive(Debug, Default)]
pub struct Rows {
    signs: Vec<(u8, f32)>,
    ends: Vec<usize>,
}

impl Rows {
    /// The row of a block; empty where there is none.
    pub fn get(&self, at: usize) -> &Alone {
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|to| self.signs.get(from..*to)).unwrap_or_default()
    }

    /// All rows, in the order of the blocks.
    pub fn iter(&self) -> impl Iterator<Item = &Alone> {
        (0..self.ends.len()).map(|at| self.get(at))
    }
}

/// One row of signs of a block among others.
pub type Among = [f32; AMONG_SIGNS];

/// Names of the first signs of [`Alone`]; the rest are elements, names and wordings, see [`sign_name`].
const FIRST: [&str; 36] = [
    "always",
    "length",
    "up to three words",
    "up to ten words",
    "many words",
    "very many words",
    "links",
    "mostly links",
    "only links",
    "many links",
    "ends as a sentence",
    "commas",
    "digits",
    "bold",
    "italic",
    "main heading",
    "heading",
    "lower heading",
    "directly in a division",
    "stands twice",
    "is the headline",
    "before the headline",
    "just after the headline",
    "no headline",
    "in the main part",
    "the prose around it",
    "the prose further around it",
    "the prose of its kind",
    "no prose before",
    "no prose after",
    "in the first tenth",
    "in the last tenth",
    "little prose",
    "alone with its kind",
    "in the main part after its prose",
    "in the main part before its prose",
];

const ELEMENTS: [&str; 25] = [
    "link",
    "bold",
    "italic",
    "nav",
    "aside",
    "footer",
    "header",
    "article",
    "main",
    "form",
    "button",
    "list item",
    "quotation",
    "figure",
    "caption",
    "set text",
    "table",
    "heading",
    "paragraph",
    "term",
    "details",
    "time",
    "small",
    "code",
    "address",
];

const AMONG_NAMES: [&str; AMONG_SIGNS] = [
    "by itself",
    "the one before",
    "the one after",
    "the two before",
    "the two after",
    "those near",
    "those in the same part",
    "those in the part around",
    "those of its kind",
    "the text before",
    "the text after",
    "heads what follows",
    "heads nothing",
    "between body",
    "alone among others",
    "of its kind and near",
];

/// A sign's name.
pub fn sign_name(at: usize) -> &'static str {
    let elements = FIRST.len();
    let names = elements + ELEMENTS.len();
    if let Some(name) = FIRST.get(at) {
        name
    } else if let Some(name) = at.checked_sub(elements).and_then(|at| ELEMENTS.get(at)) {
        name
    } else if at < names + 64 {
        "the page's names for it"
    } else if at < ALONE_SIGNS {
        "its wordings"
    } else {
        AMONG_NAMES.get(at - ALONE_SIGNS).copied().unwrap_or("")
    }
}

/// The signs of every block by itself.
#[inline(never)] // see `analyze`
pub fn alone(page: &Page, metadata: &Metadata, survey: &Survey) -> Rows {
    let mut rows = Rows::default();
    for (at, signs) in survey.signs.iter().enumerate() {
        let place = at as f32 / survey.signs.len() as f32;
        row(page, metadata, survey, place, at, signs, &mut rows.signs);
        rows.ends.push(rows.signs.len());
    }
    rows
}

#[inline(never)] // see `analyze`
fn row(
    page: &Page,
    metadata: &Metadata,
    survey: &Survey,
    place: f32,
    at: usize,
    signs: &Signs,
    row: &mut Vec<(u8, f32)>,
) {
    let yes = |b: bool| f32::from(u8::from(b));
    let words = signs.words as f32;
    let total = survey.total().max(1.0);
    let (kind_mass, kind_count) = survey.kinds.get(&signs.signature).copied().unwrap_or((0.0, 1.0));
    let around = signs.outer.or(signs.holder);
    let further = around.and_then(|n| page.ancestors(n).nth(1)).or(around);
    let share = |node: Option<crate::page::NodeId>| node.map_or(0.0, |n| survey.share(page, n));
    let in_main = match (survey.main, signs.holder) {
        (Some(main), Some(holder)) => page.holds(main, holder),
        _ => false,
    };
    let before = signs.holder.map_or(0.0, |n| survey.before(n));
    let after = 1.0 - before - signs.mass / total;
    let headline = metadata.headline;
    let div = within::PARAGRAPH
        | within::ITEM
        | within::HEADING
        | within::TABLE
        | within::PRE
        | within::TERM
        | within::CAPTION;
    let first = [
        1.0,
        (words + 1.0).ln() / 3.0,
        yes(signs.words <= 3),
        yes((4..=10).contains(&signs.words)),
        yes(signs.words >= 25),
        yes(signs.words >= 60),
        signs.linked,
        yes(signs.linked > 0.5),
        yes(signs.linked > 0.9),
        (f32::from(signs.links) * 10.0 / (words + 5.0)).min(2.0),
        yes(signs.sentence),
        (signs.commas as f32 * 10.0 / (words + 5.0)).min(2.0),
        signs.digits,
        yes(signs.bold > 0.8),
        yes(signs.italic > 0.8),
        yes(signs.heading == 1),
        yes((2..=3).contains(&signs.heading)),
        yes(signs.heading >= 4),
        yes(signs.within & div == 0),
        yes(signs.twice),
        yes(headline == Some(at)),
        yes(headline.is_some_and(|h| at < h)),
        yes(headline.is_some_and(|h| at > h && at <= h + 4)),
        yes(headline.is_none()),
        yes(in_main),
        share(around),
        share(further),
        kind_mass / total,
        yes(before < 0.01),
        yes(after < 0.01),
        yes(place < 0.1),
        yes(place > 0.9),
        yes(survey.total() < 100.0),
        yes(kind_count == 1.0),
        yes(in_main && after < 0.01 && signs.mass == 0.0),
        yes(in_main && before < 0.01 && signs.mass == 0.0),
    ];
    row.extend((0..).zip(first).filter(|(_, value)| *value != 0.0));
    let elements = FIRST.len() as u8;
    let names = elements + ELEMENTS.len() as u8;
    row.extend(bits(signs.within & ((1 << ELEMENTS.len()) - 1)).map(|bit| (elements + bit, 1.0)));
    row.extend(bits(signs.names as u32).map(|bit| (names + bit, 1.0)));
    row.extend(bits(signs.near as u32).map(|bit| (names + 32 + bit, 1.0)));
    row.extend(
        (names + 64..).zip(signs.amounts.map(|amount| amount / 4.0)).filter(|(_, value)| *value != 0.0),
    );
}

/// The places of the bits of a set, in order.
fn bits(mut set: u32) -> impl Iterator<Item = u8> {
    std::iter::from_fn(move || {
        let bit = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (bit < 32).then_some(bit as u8)
    })
}

/// The signs of a block by itself as [`chance`] takes them.
pub fn signs_of(row: &Alone) -> impl Iterator<Item = (usize, f32)> {
    row.iter().map(|(at, sign)| (usize::from(*at), *sign))
}

/// The chance that weighed signs come to, each given with its place; those that are 0 may be left out.
pub fn chance(weights: &[f32], signs: impl Iterator<Item = (usize, f32)>) -> f32 {
    let sum: f32 = signs.map(|(at, sign)| weights.get(at).copied().unwrap_or(0.0) * sign).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// The signs of every block among the others, given what each came to by itself.
#[inline(never)] // see `analyze`
pub fn among(page: &Page, survey: &Survey, alone: &[f32]) -> Vec<Among> {
    let signs = &survey.signs;
    // Sums of chances, weighed by words, of all blocks before each; of kinds; of parts of the page.
    let weight = |s: &Signs| (s.words as f32).sqrt().clamp(1.0, 12.0);
    let mut kinds: HashMap<u64, (f32, f32)> = HashMap::new();
    let mut sums = vec![(0.0f32, 0.0f32); signs.len() + 1];
    let mut by_node = vec![(0.0f32, 0.0f32); page.len() + 1];
    for (at, (sign, chance)) in signs.iter().zip(alone).enumerate() {
        let weight = weight(sign);
        let kind = kinds.entry(sign.signature).or_default();
        *kind = (kind.0 + weight * chance, kind.1 + weight);
        let before = sums.get(at).copied().unwrap_or_default();
        if let Some(place) = sums.get_mut(at + 1) {
            *place = (before.0 + weight * chance, before.1 + weight);
        }
        if let Some(place) = sign.holder.and_then(|h| by_node.get_mut(h.index() + 1)) {
            *place = (place.0 + weight * chance, place.1 + weight);
        }
    }
    let mut sum = (0.0, 0.0);
    for place in &mut by_node {
        sum = (sum.0 + place.0, sum.1 + place.1);
        *place = sum;
    }
    let mean = |part: (f32, f32)| if part.1 > 0.0 { part.0 / part.1 } else { 0.0 };
    let over = |from: usize, to: usize| {
        let (a, b) = (
            sums.get(from).copied().unwrap_or_default(),
            sums.get(to.min(signs.len())).copied().unwrap_or_default(),
        );
        (b.0 - a.0, b.1 - a.1)
    };
    let whole = over(0, signs.len()).0.max(1.0);
    let inside = |node: Option<crate::page::NodeId>| {
        let Some(node) = node else { return 0.0 };
        let end = by_node.get(page.subtree_end(node)).copied().unwrap_or_default();
        let start = by_node.get(node.index()).copied().unwrap_or_default();
        mean((end.0 - start.0, end.1 - start.1))
    };
    let chance_at = |at: Option<usize>| at.and_then(|at| alone.get(at)).copied().unwrap_or(0.0);
    let rows = signs.iter().enumerate();
    rows.map(|(at, sign)| {
        let own = chance_at(Some(at));
        let before = chance_at(at.checked_sub(1));
        let after = chance_at(Some(at + 1));
        let kind = mean(kinds.get(&sign.signature).copied().unwrap_or_default());
        let near = mean(over(at.saturating_sub(4), at + 5));
        let follows = signs.get(at + 1).is_some_and(|s| s.heading == 0);
        let outer = sign.outer.or(sign.holder);
        [
            2.0 * own - 1.0,
            before,
            after,
            mean(over(at.saturating_sub(2), at)),
            mean(over(at + 1, at + 3)),
            near,
            inside(outer),
            inside(outer.and_then(|n| page.ancestors(n).nth(1)).or(outer)),
            kind,
            over(0, at).0 / whole,
            over(at + 1, signs.len()).0 / whole,
            if sign.heading > 0 && follows { after } else { 0.0 },
            if sign.heading > 0 && (!follows || after < 0.3) { 1.0 } else { 0.0 },
            before.min(after),
            if before.max(after) < 0.3 { own } else { 0.0 },
            near * kind,
        ]
    })
    .collect()
}

/// The chance of every block to be of the body, and the signs of each by itself.
#[inline(never)] // see `analyze`
pub fn chances(page: &Page, metadata: &Metadata, survey: &Survey) -> (Vec<f32>, Rows) {
    let rows = alone(page, metadata, survey);
    let first: Vec<f32> = rows.iter().map(|r| chance(&ALONE, signs_of(r))).collect();
    let among = among(page, survey, &first);
    let both = |row, among: &Among| chance(&AMONG, signs_of(row).chain((ALONE_SIGNS..).zip(*among)));
    let chances = rows.iter().zip(&among).map(|(row, among)| both(row, among)).collect();
    (chances, rows)
}

/// The three signs that spoke loudest for and against a block as body.
#[inline(never)] // see `analyze`
pub fn loudest(row: &Alone) -> Vec<Weighed> {
    let mut loudest = [(0.0f32, 0usize); 3];
    for (at, sign) in signs_of(row).filter(|(at, _)| *at > 0) {
        let mut entry = (ALONE.get(at).copied().unwrap_or(0.0) * sign, at);
        if entry.0.abs() <= loudest[2].0.abs() {
            continue;
        }
        for place in &mut loudest {
            if entry.0.abs() > place.0.abs() {
                std::mem::swap(place, &mut entry);
            }
        }
    }
    let heard = loudest.iter().filter(|(weight, _)| weight.abs() >= 0.2);
    heard.map(|(weight, at)| Weighed { sign: sign_name(*at), weight: *weight }).collect()
}

/// What wordings amount to for a role.
pub fn amount(signs: &Signs, role: super::Role) -> f32 {
    ROLES.iter().position(|(r, _)| *r == role).and_then(|at| signs.amounts.get(at)).copied().unwrap_or(0.0)
}
