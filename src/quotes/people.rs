//! Who somebody is: mentions to the fullest name the article uses.
//!
//! The article is read once for its names and where each is mentioned; a mention is then looked up by its words, a
//! pronoun among the few mentions before it, so that the work grows with the article and no faster.

use super::describe::{describe_after, describe_apart, describe_before, is_counted, is_part, named};
use super::lexicon::{ARTICLES, COMMON, Lexicon, OF_THINGS, ROLES, WORKS, has};
use super::names::{
    GENERATIONS, Gender, Part, Split, beside, gender_of, is_first_name, is_role, part, split, title_of,
};
use super::pronoun::{LONGEST_EPITHET, Pronoun};
use super::source::{Form, Mention, Reader};
use super::words::{Item, Kind, Row};
use crate::text::Text;
use foldhash::HashMap;

/// How many bearers of one surname are told apart.
const BEARERS: usize = 12;

/// Somebody, or an organisation.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The name without titles.
    pub name: String,
    pub(super) gender: Option<Gender>,
    /// What stands before or after the name.
    pub description: Option<String>,
    count: u32,
    last: usize,
    /// Whether something says that it is a human being.
    pub(super) human: bool,
    /// Whether nothing does, and it stands where things and places do: "the Post", "in Elmton".
    pub(super) thing: bool,
    /// Whether the name says which of several: "Oak Jr."
    generation: bool,
    /// Whether it is told by a noun alone: "a reporter".
    pub(super) unnamed: bool,
}

/// Where somebody is named.
pub(super) struct Trace {
    pub row: usize,
    pub item: usize,
    pub person: usize,
    pub part: Part,
}

/// Everybody an article names.
#[derive(Default)]
pub struct People {
    /// In order of the first full name.
    pub list: Vec<Person>,
    whole: HashMap<String, usize>,
    /// The last two words of longer names.
    tails: HashMap<String, usize>,
    by_last: HashMap<String, Vec<usize>>,
    by_first: HashMap<String, Vec<usize>>,
    roles: HashMap<String, usize>,
    /// Where a noun for somebody first stands with "a", by a count of all items.
    introduced: HashMap<String, usize>,
    /// How many items stand before each row.
    before: Vec<usize>,
    /// Where each is named, in the order of the page.
    pub(super) trail: Vec<Trace>,
    /// Who spoke last: row, item and person.
    pub(super) spoke: Option<(usize, usize, usize)>,
}

impl People {
    /// Reads the names of an article. `headline` says which row is set in capitals.
    pub fn read(
        texts: &[&Text],
        rows: &[Row],
        headline: Option<usize>,
        lexicon: &Lexicon,
        spoken: &[(usize, Mention)],
    ) -> People {
        let items = rows.iter().scan(0, |all, row| Some(std::mem::replace(all, *all + row.items.len())));
        let mut people = People { before: items.collect(), ..People::default() };
        let mut singles: Vec<(usize, usize, usize, Option<Gender>)> = Vec::new();
        let mut titled: Vec<(usize, usize, Option<Gender>)> = Vec::new();
        for (number, (row, text)) in rows.iter().zip(texts).enumerate() {
            let reader = Reader { row, lexicon };
            // Where most words have capitals, capitals mark no names.
            let caps = row.items.iter().filter(|i| i.is_cap()).count();
            let lows = row.items.iter().filter(|i| i.kind == Kind::Low).count();
            let set = row.items.len() > 3 && caps > lows * 2;
            let mut at = 0;
            while at < row.items.len() {
                let end = reader.name_end(at, row.items.len());
                if end == at {
                    people.introduce(row, number, at);
                    at += 1;
                    continue;
                }
                let mut split = split(row, at, end);
                if Some(number) != headline && !(set && end - split.from > 3) {
                    let (told, gender) = beside(row, at, end);
                    split.titled |= told;
                    split.gender = split.gender.or(gender);
                    if end - split.from >= 2 {
                        people.meet(text, row, number, at, end, &split, lexicon);
                    } else if split.titled {
                        titled.push((number, end - 1, split.gender));
                    }
                    singles.push((number, split.from, end, split.gender));
                }
                at = end;
            }
        }
        // "President Alder" and a bare "Alder said" are names where the article has no fuller one.
        let bare = spoken.iter().filter(|(_, m)| m.form == Form::Name && m.to == m.from + 1);
        let all = titled.iter().map(|&(row, at, gender)| (row, at, gender, true));
        for (number, at, gender, human) in all.chain(bare.map(|&(row, m)| (row, m.from, None, false))) {
            if let (Some(row), Some(text)) = (rows.get(number), texts.get(number)) {
                people.single(text, row, number, at, gender, human);
            }
        }
        for (row, from, to, gender) in singles {
            let Some(line) = rows.get(row) else { continue };
            if let Some(person) = people.by_words(line, (from, to), row, gender) {
                let before = line.word_before(from);
                let placed = matches!(before.text, "in" | "at" | "from" | "on" | "near" | "of" | "to");
                let owned = line.get(to.saturating_sub(1)).is_some_and(|i| i.owned);
                let part = part(line, from, to, placed, owned);
                if OF_THINGS.has(before.text)
                    && !owned
                    && !has(ROLES, line.word(to.saturating_sub(1)))
                    && part != Part::Modifier
                    && let Some(person) = people.list.get_mut(person)
                {
                    person.thing |= !person.human;
                }
                if people.list.get(person).is_some_and(|p| p.human || !placed) {
                    people.trail.push(Trace { row, item: from, person, part });
                }
            }
        }
        people
    }

    /// "South Korean President Seeks …": a title in the headline describes the one person who bears it in the text.
    pub fn describe_from_headline(&mut self, title: &Text, lexicon: &Lexicon) {
        let words: Vec<&str> = title.as_str().split_whitespace().take(5).collect();
        let Some(at) = words.iter().position(|w| has(ROLES, lexicon.word(&w.to_lowercase()))) else { return };
        let capitals = words.iter().take(at).all(|w| w.chars().next().is_some_and(char::is_uppercase));
        let Some(noun) = words.get(at).map(|w| w.to_lowercase()) else { return };
        let person = self.roles.get(&noun).and_then(|p| self.list.get_mut(*p));
        let Some(person) = person.filter(|_| capitals && at > 0) else { return };
        let said: Vec<&str> = words.iter().take(at + 1).copied().collect();
        if person.description.as_ref().is_none_or(|d| d.to_lowercase() == noun) {
            person.description = Some(said.join(" "));
        }
    }

    /// The place of an item among those of all rows.
    fn place(&self, row: usize, item: usize) -> usize {
        self.before.get(row).map_or(0, |before| before + item)
    }

    /// Whether somebody was told of with this noun, and "a", before an item.
    pub(super) fn is_introduced(&self, noun: &str, row: usize, item: usize) -> bool {
        self.introduced.get(noun).is_some_and(|&place| place < self.place(row, item))
    }

    /// Keeps where "a candidate" is first told of.
    fn introduce(&mut self, row: &Row, number: usize, at: usize) {
        let noun = row.word(at);
        let article =
            |back: usize| at.checked_sub(back).is_some_and(|at| matches!(row.word(at).text, "a" | "an"));
        if has(ROLES, noun) && !self.introduced.contains_key(noun.text) && (1..LONGEST_EPITHET).any(article) {
            self.introduced.insert(noun.text.to_owned(), self.place(number, at));
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn meet(
        &mut self,
        text: &Text,
        row: &Row,
        number: usize,
        begin: usize,
        to: usize,
        split: &Split,
        lexicon: &Lexicon,
    ) {
        let from = split.from;
        let mut words: Vec<&str> =
            (from..to).map(|i| row.word(i).text).filter(|w| w.chars().nth(1).is_some()).collect();
        if words.len() < 2 {
            return;
        }
        let key = words.join(" ");
        // "Joseph Oak Jr." is an Oak.
        let generation = words.len() > 2 && words.last().is_some_and(|word| GENERATIONS.contains(word));
        if generation {
            words.pop();
        }
        let known = is_first_name(row.word(from));
        let place = match self.whole.get(&key) {
            Some(place) => *place,
            None => {
                let place = self.list.len();
                let Some(span) = row.span(from, to) else { return };
                let name = text.slice(span).trim_end_matches("'s").trim_end_matches("’s").to_owned();
                for (table, word) in [(&mut self.by_last, words.last()), (&mut self.by_first, words.first())]
                {
                    if let Some(word) = word {
                        let bearers = table.entry((*word).to_owned()).or_default();
                        if bearers.len() < BEARERS {
                            bearers.push(place);
                        }
                    }
                }
                // "Marine Le Pen" is "Le Pen" as well; "Later Le Pen" may begin with another word.
                if let [_, first, last] | [_, _, first, last] = words.as_slice()
                    && !is_first_name(lexicon.word(first))
                    && (known || !row.begins_sentence(from))
                {
                    self.tails.insert([first, " ", last].concat(), place);
                }
                self.list.push(Person { name, human: known, generation, ..Person::default() });
                self.whole.insert(key, place);
                place
            }
        };
        let before = describe_before(text, row, begin, from);
        let before = before.map(|(words, role)| (words, Some(role)));
        let role =
            before.or_else(|| describe_after(text, row, to)).or_else(|| describe_apart(text, row, begin, to));
        if let Some((_, Some(role))) = &role {
            self.roles.entry(role.clone()).or_insert(place);
        }
        if let Some(person) = self.list.get_mut(place) {
            person.count += 1;
            person.last = number;
            person.gender = person.gender.or(split.gender);
            person.human |= split.titled || role.is_some();
            if let Some((words, role)) = role {
                person.gender =
                    person.gender.or(role.as_deref().and_then(|role| gender_of(lexicon.word(role))));
                person.description.get_or_insert(words);
            }
        }
    }

    /// "Mr. Oak" says that Oak is a man, and where no fuller name is found, Oak is all there is.
    fn single(
        &mut self,
        text: &Text,
        row: &Row,
        number: usize,
        at: usize,
        gender: Option<Gender>,
        human: bool,
    ) {
        let word = row.word(at);
        match self.by_last.get(word.text).map(Vec::as_slice).unwrap_or_default() {
            [] if !has(COMMON, word) && !self.by_first.contains_key(word.text) => {
                let Some(item) = row.get(at).filter(|i| i.is_cap()) else { return };
                let name = text.slice(item.span).trim_end_matches("'s").trim_end_matches("’s").to_owned();
                self.by_last.insert(word.text.to_owned(), vec![self.list.len()]);
                self.list.push(Person { name, gender, count: 1, last: number, human, ..Person::default() });
                if let Some((words, role)) = human.then(|| describe_before(text, row, at, at)).flatten() {
                    self.roles.entry(role).or_insert(self.list.len() - 1);
                    if let Some(person) = self.list.last_mut() {
                        person.description = Some(words);
                    }
                }
            }
            [one] => {
                let one = *one;
                if let Some(person) = self.list.get_mut(one) {
                    // "Ms. Oak" says it more surely than "Lee Oak".
                    person.gender = gender.or(person.gender);
                    person.human |= human;
                }
            }
            _ => {}
        }
    }

    /// Who bears the name that some items of a row are.
    fn by_words(
        &self,
        line: &Row,
        (from, to): (usize, usize),
        row: usize,
        gender: Option<Gender>,
    ) -> Option<usize> {
        let mut long = (from..to).map(|at| line.word(at).text).filter(|word| word.chars().nth(1).is_some());
        let word = long.next()?;
        if let Some(second) = long.next() {
            let whole = [word, second].into_iter().chain(long).collect::<Vec<_>>().join(" ");
            return self.tails.get(&whole).or_else(|| self.whole.get(&whole)).copied();
        }
        let best = |bearers: &Vec<usize>, human: bool| {
            bearers
                .iter()
                .filter_map(|&place| self.list.get(place).map(|p| (place, p)))
                .filter(|(_, p)| p.human || !human)
                .filter(|(_, p)| gender.is_none() || p.gender.is_none() || p.gender == gender)
                .max_by_key(|(place, p)| {
                    let near = if p.last + 1 >= row && p.last <= row { 2 } else { 0 };
                    // "Oak" is the elder or the younger Oak only where there is no other.
                    let plain = if p.generation { 0 } else { 4 };
                    (p.count + near + plain + u32::from(p.human) * 4, usize::MAX - place)
                })
                .map(|(place, _)| place)
        };
        // "Ada" may be Ada Fir, "Google" is not Google Search.
        let by_last = self.by_last.get(word).and_then(|bearers| best(bearers, false));
        by_last.or_else(|| self.by_first.get(word).and_then(|bearers| best(bearers, true)))
    }

    /// "Ada Fir, the president, said": who is named before a comma and a noun.
    fn apposed(&self, line: &Row, row: usize, mention: Mention, lexicon: &Lexicon) -> Option<usize> {
        let comma =
            mention.from.checked_sub(1).filter(|&at| line.get(at).is_some_and(|item| item.is(',')))?;
        let named = self.trail_before(row, comma).next().filter(|named| named.row == row)?;
        let end = Reader { row: line, lexicon }.name_end(named.item, comma);
        let human = self.list.get(named.person).is_some_and(|person| person.human);
        (end == comma && human).then_some(named.person)
    }

    /// "A keeper, Ada Fir, said": who is named between commas after a noun.
    fn named_after(&self, line: &Row, row: usize, mention: Mention, lexicon: &Lexicon) -> Option<usize> {
        let name = Reader { row: line, lexicon }.named_after(mention, line.items.len())?;
        let closed = line.get(name.to).is_some_and(|item| item.is(','));
        if closed { self.by_name(line, row, name) } else { None }
    }

    /// "Chief of Staff Ada Fir", "Mill Owner and Lead Miller Ada Fir": who is named after a title whose first words are the
    /// mention.
    fn after_title(&self, line: &Row, row: usize, mention: Mention, lexicon: &Lexicon) -> Option<usize> {
        let from = mention.to + 1;
        let two = line.word(mention.to) == "and" && is_role(line.word_before(mention.to));
        let titled = two || title_of(line, from).is_some();
        if !titled || !matches!(mention.form, Form::Name | Form::Role) {
            return None;
        }
        let to = Reader { row: line, lexicon }.name_end(from, line.items.len());
        let person = self.by_name(line, row, Mention { from, to, ..mention }).filter(|_| to >= from + 3)?;
        self.list.get(person).filter(|known| known.human).map(|_| person)
    }

    /// Who bears the name of a mention.
    fn by_name(&self, line: &Row, row: usize, mention: Mention) -> Option<usize> {
        let split = split(line, mention.from, mention.to);
        self.by_words(line, (split.from, mention.to), row, split.gender)
    }

    /// Who a mention is, who said the words that `told` gives; `None` where nobody the article names can be found.
    pub fn who<'t>(
        &mut self,
        texts: &[&Text],
        rows: &[Row],
        (row, mention): (usize, Mention),
        told: impl Fn() -> Vec<&'t str>,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let (line, text) = (rows.get(row)?, texts.get(row)?);
        let titled = self.after_title(line, row, mention, lexicon);
        let found = match mention.form {
            _ if titled.is_some() => titled,
            Form::Name => self.by_name(line, row, mention).filter(|&place| {
                let human = self.list.get(place).is_some_and(|person| person.human);
                human || !is_part(line, mention, lexicon) && !is_counted(line, mention)
            }),
            Form::He | Form::She => {
                let gender = if mention.form == Form::He { Gender::Man } else { Gender::Woman };
                let pronoun = Pronoun { row, item: mention.from, gender: Some(gender) };
                self.antecedent(line, pronoun, &told())
            }
            Form::They => None,
            Form::Relative => self.trail_before(row, mention.from).find(|t| t.row == row).map(|t| t.person),
            Form::Role => self.by_role(line, row, text, mention, lexicon),
        };
        if let Some(person) = found {
            self.spoke = Some((row, mention.from, person));
            if let Some(person) = self.list.get_mut(person) {
                person.human = true;
                if person.gender.is_none() {
                    person.gender = match mention.form {
                        Form::He => Some(Gender::Man),
                        Form::She => Some(Gender::Woman),
                        _ => None,
                    };
                }
            }
        } else if mention.form != Form::They {
            self.spoke = None;
        }
        found
    }

    /// Whom a noun names: who is said to be it, or stands beside it, or was told of before, or somebody without a name.
    fn by_role(
        &mut self,
        line: &Row,
        row: usize,
        text: &Text,
        mention: Mention,
        lexicon: &Lexicon,
    ) -> Option<usize> {
        let first = line.word(mention.from);
        let any = matches!(first.text, "a" | "an" | "one" | "some" | "several" | "many" | "two" | "another");
        let noun = (mention.from..mention.to).rev().map(|i| line.word(i)).find(|w| has(ROLES, *w));
        let apposed = noun.and_then(|_| {
            self.apposed(line, row, mention, lexicon)
                .or_else(|| self.named_after(line, row, mention, lexicon))
        });
        let one =
            noun.filter(|_| has(ARTICLES, first) && !any && mention.to - mention.from <= LONGEST_EPITHET);
        let known = || one.and_then(|noun| self.roles.get(noun.text).copied());
        // "Secretary of State Ada Fir"
        let capital = line.get(mention.to.saturating_sub(1)).is_some_and(Item::is_cap);
        let name = || self.by_name(line, row, mention).filter(|_| one.is_some() && capital);
        let found = apposed.or_else(known).or_else(name).or_else(|| self.epithet(line, row, mention));
        found.or_else(|| self.unnamed(line, text, mention, lexicon))
    }

    /// "a ferryman", whom "he" may take up: somebody without a name, once for the same words.
    fn unnamed(&mut self, row: &Row, text: &Text, mention: Mention, lexicon: &Lexicon) -> Option<usize> {
        let noun = row.word(mention.to.saturating_sub(1));
        let one = matches!(row.word(mention.from).text, "a" | "an" | "another" | "one" | "the");
        let calling =
            has(ROLES, noun) || gender_of(noun).is_some() || noun.ends_with("er") || noun.ends_with("ist");
        if !(one && calling) || has(WORKS, noun) {
            return None;
        }
        let name = named(text, row, mention, lexicon)?;
        let key = name.to_lowercase();
        if let Some(place) = self.whole.get(&key) {
            return Some(*place);
        }
        let place = self.list.len();
        let gender = gender_of(noun);
        self.list.push(Person { name, gender, count: 1, human: true, unnamed: true, ..Person::default() });
        self.whole.insert(key, place);
        Some(place)
    }
}
