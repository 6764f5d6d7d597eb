//! Invented articles of any size: towns, people who say things on days, menus and notices around them.

/// A small generator of numbers, the same in every run.
pub struct Dice(u32);

impl Dice {
    /// The first throw follows from the seed.
    pub fn new(seed: u32) -> Self {
        Dice(seed)
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % sides.max(1)
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of.get(self.throw(of.len())).copied().unwrap_or("")
    }
}

const GIVEN: &[&str] =
    &["Ada", "Ben", "Cora", "Dan", "Edith", "Frank", "Greta", "Hugo", "Iris", "Jonas", "Klara", "Leo"];
const TREES: &[&str] = &["Fir", "Oak", "Elm", "Rowan", "Alder", "Hazel", "Linden", "Maple", "Willow", "Yew"];
const ENDS: &[&str] = &["", "ford", "ton", "wood", "ley", "by", "worth", "mere", "field", "ham"];
const CALLINGS: &[&str] =
    &["the mayor", "the treasurer", "an engineer", "a farmer", "the warden", "a teacher"];
const CUES: &[&str] = &["said", "told the council", "added", "argued", "warned", "explained", "announced"];
const DAYS: &[&str] =
    &["on Monday", "last week", "on 7 July 2017", "in March", "two years ago", "yesterday evening"];
const CLAIMS: &[&str] = &[
    "the bridge will not hold another winter",
    "we have waited long enough for the ferry",
    "nobody asked the people of the lower town",
    "the mill must pay for what it broke",
    "there is money for a road, but none for a school",
];
const TOLD: &[&str] = &[
    "The water had risen by a hand's breadth since the morning, and the lower meadows lay under it.",
    "Repairs will cost more than the town has set aside for the year.",
    "Several carts were left standing at the gate, whose keeper had gone home.",
    "Most of the stalls stayed closed, although the market had been announced.",
];

fn name(dice: &mut Dice) -> String {
    format!("{} {}{}", dice.one(GIVEN), dice.one(TREES), dice.one(ENDS))
}

/// A sentence that quotes somebody.
fn quoting(dice: &mut Dice) -> String {
    let (who, claim, cue, day) = (name(dice), dice.one(CLAIMS), dice.one(CUES), dice.one(DAYS));
    match dice.throw(4) {
        0 => format!("“{claim},” {who}, {}, {cue} {day}.", dice.one(CALLINGS)),
        1 => format!("{who} {cue} that {claim} {day}."),
        2 => format!("“{claim},” he {cue}. “And {}.”", dice.one(CLAIMS)),
        _ => format!("{who}, {}, {cue} {day}: “{claim}.”", dice.one(CALLINGS)),
    }
}

/// A paragraph of about 400 bytes, a third of it quotations.
pub fn paragraph(dice: &mut Dice) -> String {
    let mut words = String::new();
    while words.len() < 320 {
        let sentence = if dice.throw(3) == 0 { quoting(dice) } else { dice.one(TOLD).to_owned() };
        words.push_str(&sentence);
        words.push(' ');
    }
    words.trim_end().to_owned()
}

/// Plain text of at least so many bytes.
#[allow(dead_code)]
pub fn text(bytes: usize) -> String {
    let mut dice = Dice::new(7);
    let mut text = String::from("Elmton argues about its bridge\n\n");
    while text.len() < bytes {
        text.push_str(&paragraph(&mut dice));
        text.push_str("\n\n");
    }
    text
}

/// Plain text with so many quotations and nothing else.
#[allow(dead_code)]
pub fn quotations(count: usize) -> String {
    let mut dice = Dice::new(11);
    (0..count).map(|_| format!("{}\n\n", quoting(&mut dice))).collect()
}

/// A page with so many elements and text nodes, about: an article among menus, lists and notices.
#[allow(dead_code)]
pub fn page(nodes: usize) -> String {
    let mut dice = Dice::new(13);
    let mut html = String::from(
        "<html lang=en><head><title>Elmton argues about its bridge</title></head><body><nav class=menu><ul>",
    );
    let mut made = 10;
    while made < nodes / 3 {
        html.push_str("<li class=item><a href=/a>");
        html.push_str(dice.one(TREES));
        html.push_str("</a></li>");
        made += 3;
    }
    html.push_str(
        "</ul></nav><article><h1>Elmton argues about its bridge</h1><p class=byline>By Ada Fir</p>",
    );
    while made < nodes {
        html.push_str(&format!("<p>{} <em>{}</em></p>", paragraph(&mut dice), dice.one(TREES)));
        made += 4;
    }
    html.push_str(
        "<p class=disclaimer>The views expressed here are the author's own.</p></article></body></html>",
    );
    html
}
