//! French.

use super::{Language, Tenses};
use crate::dates::when::Feast::{self, Fixed};
use crate::dates::when::Part::{Afternoon, Evening, Morning, Night};
use crate::dates::when::Season::{Autumn, Spring, Summer, Winter};
use crate::dates::when::Unit;
use crate::dates::words::Lex;
use crate::table::{Known, Lazy, Table, known, list};

static HASHED: Lazy<Lex> = Lazy::new(|| Table::of_known(FRENCH.words));
static TOLD: Lazy<u32> = Lazy::new(|| FRENCH.tenses.hashed());

/// French.
#[rustfmt::skip]
pub static FRENCH: Language = Language {
    words: WORDS,
    hashed: &HASHED,
    told: &TOLD,
    feasts: FEASTS,
    hour_suffix: true,
    until: list!["avant", "d'ici", "jusqu'au"],
    inside: list!["dans", "depuis", "durant", "en", "pendant"],
    at: list!["à"],
    tenses: Tenses {
        future: list!["aura", "auront", "devra", "doit", "doivent", "ira", "pourra", "prendra", "sera", "seront", "va", "vont"],
        past: list!["a", "auraient", "aurait", "avaient", "avait", "est", "fut", "ont", "étaient", "était"],
        future_endings: &["era", "eront", "ira", "iront", "rait", "raient"],
        due: list!["prévu", "prévue", "prévues", "prévus"],
        remarking: list!["comme"],
        past_endings: &["aient", "ait", "èrent"],
        not_by_ending: list!["extrait", "portrait", "retrait", "souhait", "trait"],
        ..Tenses::NONE
    },
    comparing: list!["contre"],
    speaking: list!["affirmé", "annoncé", "dit", "déclaré"],
    describing: list!["où", "qui"],
    small: list!["a", "après", "au", "aux", "avant", "dans", "de", "des", "devant", "du", "en", "est", "et", "la", "le", "les", "ont", "par", "pour", "que", "qui", "à"],
    month_before: list!["après", "avant", "de", "depuis", "du", "en", "entre", "fin", "jusqu'en"],
    year_before: list!["avant", "de", "depuis", "en", "entre", "et", "fin", "jusqu'en"],
    numbered: list!["chapitre", "numéro", "page", "vol"],
    counted: list!["dollars", "euros", "habitants", "kilomètres", "mètres", "personnes"],
    length_before: list!["dans", "depuis", "durant", "pendant"],
    bare_before: list!["dans", "depuis", "durant", "pendant"],
    postposed: true,
    year_leads: list!["en"],
    leading: list!["car", "et", "mais", "que"],
    and: list!["et"],
    before: list!["avant"],
    since: list!["depuis"],
    after: list!["après"],
    ahead: list!["dans"],
    week_links: list!["du"],
    persons: list!["elle", "il"],
    hearers: list!["toi", "ton", "tu", "vos", "votre", "vous"],
    opening: list!["ce", "cette", "elle", "elles", "il", "ils", "la", "le", "les", "un", "une"],
    looked_up: list!["consulté", "consultée"],
    ago: list!["il", "y", "a"],
    hours: list!["h", "heures"],
    ..Language::NONE
};

/// Sorted by word.
#[rustfmt::skip]
const WORDS: Known<Lex> = known![
    ("actuellement", Lex::Now), ("an", Lex::Unit(Unit::Year)), ("année", Lex::Unit(Unit::Year)),
    ("années", Lex::Units(Unit::Year)), ("ans", Lex::Units(Unit::Year)), ("aout", Lex::Month(8)),
    ("août", Lex::Month(8)), ("après-midi", Lex::Part(Afternoon)), ("au", Lex::And), ("aujourd'hui", Lex::Day(0)),
    ("aujourd’hui", Lex::Day(0)), ("automne", Lex::Season(Autumn)), ("avril", Lex::Month(4)), ("ce", Lex::This),
    ("cent", Lex::Times(100)), ("cents", Lex::Times(100)), ("cet", Lex::This), ("cette", Lex::This),
    ("chaque", Lex::Each), ("cinq", Lex::Count(5)), ("cinquante", Lex::Count(50)), ("d'", Lex::Of),
    ("d'août", Lex::Month(8)), ("d'avril", Lex::Month(4)), ("d'heure", Lex::Unit(Unit::Hour)),
    ("d'octobre", Lex::Month(10)), ("de", Lex::Of), ("demain", Lex::Day(1)), ("dernier", Lex::Last),
    ("derniers", Lex::Last), ("dernière", Lex::Last), ("dernières", Lex::Last), ("deux", Lex::Count(2)),
    ("deuxième", Lex::Ordinal(2)), ("dimanche", Lex::Weekday(7)), ("dix", Lex::Count(10)), ("douze", Lex::Count(12)),
    ("du", Lex::Of), ("début", Lex::Within), ("déc", Lex::Month(12)), ("décembre", Lex::Month(12)),
    ("décennie", Lex::Unit(Unit::Decade)), ("décennies", Lex::Units(Unit::Decade)), ("désormais", Lex::Now),
    ("d’août", Lex::Month(8)), ("d’avril", Lex::Month(4)), ("d’octobre", Lex::Month(10)), ("environ", Lex::Nearly),
    ("et", Lex::And), ("fin", Lex::Within), ("févr", Lex::Month(2)), ("février", Lex::Month(2)),
    ("hebdomadaire", Lex::Adverb(Unit::Week)), ("heure", Lex::Unit(Unit::Hour)), ("heures", Lex::Units(Unit::Hour)),
    ("hier", Lex::Day(-1)), ("hiver", Lex::Season(Winter)), ("huit", Lex::Count(8)), ("il", Lex::AgoBefore),
    ("janv", Lex::Month(1)), ("janvier", Lex::Month(1)), ("jeudi", Lex::Weekday(4)), ("jour", Lex::Unit(Unit::Day)),
    ("journée", Lex::Unit(Unit::Day)), ("jours", Lex::Units(Unit::Day)), ("juil", Lex::Month(7)),
    ("juillet", Lex::Month(7)), ("juin", Lex::Month(6)), ("l'an", Lex::Unit(Unit::Year)),
    ("l'année", Lex::Unit(Unit::Year)), ("l'automne", Lex::Season(Autumn)), ("l'hiver", Lex::Season(Winter)),
    ("l'été", Lex::Season(Summer)), ("lundi", Lex::Weekday(1)), ("l’an", Lex::Unit(Unit::Year)),
    ("l’année", Lex::Unit(Unit::Year)), ("l’automne", Lex::Season(Autumn)), ("l’hiver", Lex::Season(Winter)),
    ("l’été", Lex::Season(Summer)), ("mai", Lex::Month(5)), ("maintenant", Lex::Now), ("mardi", Lex::Weekday(2)),
    ("mars", Lex::Month(3)), ("matin", Lex::Part(Morning)), ("mercredi", Lex::Weekday(3)), ("mi", Lex::Within),
    ("midi", Lex::Hour(12)), ("mille", Lex::Times(1000)), ("minuit", Lex::Hour(24)),
    ("minute", Lex::Unit(Unit::Minute)), ("minutes", Lex::Units(Unit::Minute)), ("mois", Lex::Unit(Unit::Month)),
    ("neuf", Lex::Count(9)), ("nov", Lex::Month(11)), ("novembre", Lex::Month(11)), ("noël", Lex::Feast),
    ("nuit", Lex::Part(Night)), ("oct", Lex::Month(10)), ("octobre", Lex::Month(10)), ("onze", Lex::Count(11)),
    ("ou", Lex::And), ("passé", Lex::Last), ("passée", Lex::Last), ("plusieurs", Lex::Some),
    ("premier", Lex::Ordinal(1)), ("première", Lex::Ordinal(1)), ("presque", Lex::Nearly),
    ("printemps", Lex::Season(Spring)), ("prochain", Lex::Next), ("prochaine", Lex::Next), ("prochaines", Lex::Next),
    ("prochains", Lex::Next), ("pâques", Lex::Feast), ("quarante", Lex::Count(40)), ("quatorze", Lex::Count(14)),
    ("quatre", Lex::Count(4)), ("quatrième", Lex::Ordinal(4)), ("quelques", Lex::Some), ("quinze", Lex::Count(15)),
    ("quotidien", Lex::Adverb(Unit::Day)), ("quotidienne", Lex::Adverb(Unit::Day)),
    ("quotidiennement", Lex::Adverb(Unit::Day)), ("récemment", Lex::Then), ("samedi", Lex::Weekday(6)),
    ("seconde", Lex::Unit(Unit::Second)), ("secondes", Lex::Units(Unit::Second)), ("seize", Lex::Count(16)),
    ("semaine", Lex::Unit(Unit::Week)), ("semaines", Lex::Units(Unit::Week)), ("sept", Lex::Count(7)),
    ("septembre", Lex::Month(9)), ("six", Lex::Count(6)), ("siècle", Lex::Unit(Unit::Century)),
    ("siècles", Lex::Units(Unit::Century)), ("soir", Lex::Part(Evening)), ("soirée", Lex::Part(Evening)),
    ("soixante", Lex::Count(60)), ("toussaint", Lex::Feast), ("treize", Lex::Count(13)), ("trente", Lex::Count(30)),
    ("trimestre", Lex::Unit(Unit::Quarter)), ("trimestres", Lex::Units(Unit::Quarter)), ("trois", Lex::Count(3)),
    ("troisième", Lex::Ordinal(3)), ("un", Lex::A), ("une", Lex::A), ("vendredi", Lex::Weekday(5)),
    ("vingt", Lex::Count(20)), ("week-end", Lex::Unit(Unit::Weekend)), ("week-ends", Lex::Units(Unit::Weekend)),
    ("weekend", Lex::Unit(Unit::Weekend)), ("weekends", Lex::Units(Unit::Weekend)), ("à", Lex::And),
    ("été", Lex::SeasonMaybe(Summer)),
];

/// Sorted by name.
const FEASTS: &[(&str, Feast)] =
    &[("noël", Fixed(12, 25)), ("pâques", Feast::Easter(0)), ("toussaint", Fixed(11, 1))];
