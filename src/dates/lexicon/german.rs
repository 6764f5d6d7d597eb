//! German.

use super::{Language, Tenses};
use crate::dates::when::Feast::{self, Fixed};
use crate::dates::when::Part::{Afternoon, Evening, Morning, Night};
use crate::dates::when::Season::{Autumn, Spring, Summer, Winter};
use crate::dates::when::Unit;
use crate::dates::words::Lex;
use crate::table::{Known, Lazy, Table, known, list};

static HASHED: Lazy<Lex> = Lazy::new(|| Table::of_known(GERMAN.words));
static TOLD: Lazy<u32> = Lazy::new(|| GERMAN.tenses.hashed());

/// German.
#[rustfmt::skip]
pub static GERMAN: Language = Language {
    words: WORDS,
    hashed: &HASHED,
    told: &TOLD,
    feasts: FEASTS,
    day_stop: true,
    capital_months: true,
    until: list!["bis"],
    inside: list!["bis", "im", "in", "seit", "während"],
    at: list!["um"],
    tenses: Tenses {
        future: list!["beginne", "könne", "könnte", "könnten", "soll", "solle", "sollen", "starte", "werde", "werden", "will", "wird", "wollen", "würde", "würden"],
        past: list!["haben", "hat", "hatte", "hatten", "ist", "sagte", "war", "waren", "wurde", "wurden"],
        remarking: list!["wie"],
        past_endings: &["te", "ten"],
        not_by_ending: list![
            "beste", "besten", "dritte", "dritten", "erste", "ersten", "heute", "letzte", "letzten", "mitte", "möchte", "möchten", "nächste", "nächsten",
            "rechte", "rechten", "sollte", "sollten", "weiten", "zweite", "zweiten",
        ],
        ..Tenses::NONE
    },
    comparing: list!["gegenüber"],
    speaking: list!["erklärte", "sagte", "teilte"],
    describing: list!["das", "der", "die", "wo"],
    small: list!["als", "am", "an", "auf", "bei", "das", "dem", "der", "die", "für", "im", "in", "ist", "mit", "und", "von", "war", "wurde", "zu"],
    month_before: list!["ab", "bis", "im", "in", "nach", "seit", "vom", "von", "vor", "zwischen"],
    year_before: list!["ab", "bis", "im", "in", "jahr", "nach", "seit", "von", "vor", "zwischen"],
    numbered: list!["flug", "kapitel", "nummer", "seite"],
    counted: list!["dollar", "einwohner", "euro", "kilometer", "menschen", "meter", "personen"],
    length_before: list!["für", "in", "nach", "seit", "während"],
    bare_before: list!["für", "in", "nach", "seit", "während"],
    year_leads: list!["im", "jahr"],
    leading: list!["aber", "denn", "und"],
    and: list!["und"],
    on: list!["am"],
    before: list!["vor"],
    since: list!["seit"],
    after: list!["nach"],
    ahead: list!["in"],
    superlatives: &["ste", "sten"],
    week_links: list!["ab", "vom"],
    hearers: list!["dein", "deine", "deinen", "deiner", "dich", "dir", "du"],
    opening: list!["das", "der", "die", "ein", "eine", "er", "es", "sie"],
    looked_up: list!["abgerufen", "zugriff"],
    ago: list!["vor"],
    hours: list!["uhr"],
    ..Language::NONE
};

/// Sorted by word.
#[rustfmt::skip]
const WORDS: Known<Lex> = known![
    ("abend", Lex::Part(Evening)), ("acht", Lex::Count(8)), ("anfang", Lex::Within), ("apr", Lex::Month(4)),
    ("april", Lex::Month(4)), ("aug", Lex::Month(8)), ("august", Lex::Month(8)), ("bis", Lex::And),
    ("derzeit", Lex::Now), ("dez", Lex::Month(12)), ("dezember", Lex::Month(12)), ("dienstag", Lex::Weekday(2)),
    ("dienstags", Lex::Weekdays(2)), ("diese", Lex::This), ("diesem", Lex::This), ("diesen", Lex::This),
    ("dieser", Lex::This), ("dieses", Lex::This), ("donnerstag", Lex::Weekday(4)), ("donnerstags", Lex::Weekdays(4)),
    ("drei", Lex::Count(3)), ("dreißig", Lex::Count(30)), ("dritte", Lex::Ordinal(3)), ("dritten", Lex::Ordinal(3)),
    ("drittes", Lex::Ordinal(3)), ("ein", Lex::A), ("eine", Lex::A), ("einem", Lex::A), ("einen", Lex::A),
    ("einer", Lex::A), ("einige", Lex::Some), ("einigen", Lex::Some), ("eins", Lex::Count(1)),
    ("elf", Lex::Count(11)), ("ende", Lex::Within), ("erste", Lex::Ordinal(1)), ("ersten", Lex::Ordinal(1)),
    ("erstes", Lex::Ordinal(1)), ("etwa", Lex::Nearly), ("fast", Lex::Nearly), ("feb", Lex::Month(2)),
    ("februar", Lex::Month(2)), ("freitag", Lex::Weekday(5)), ("freitags", Lex::Weekdays(5)),
    ("frühjahr", Lex::Season(Spring)), ("frühling", Lex::Season(Spring)), ("fünf", Lex::Count(5)),
    ("fünfzehn", Lex::Count(15)), ("fünfzig", Lex::Count(50)), ("gestern", Lex::Day(-1)), ("heiligabend", Lex::Feast),
    ("herbst", Lex::Season(Autumn)), ("heute", Lex::Day(0)), ("hundert", Lex::Times(100)),
    ("jahr", Lex::Unit(Unit::Year)), ("jahre", Lex::Units(Unit::Year)), ("jahren", Lex::Units(Unit::Year)),
    ("jahres", Lex::Unit(Unit::Year)), ("jahrhundert", Lex::Unit(Unit::Century)),
    ("jahrhunderte", Lex::Units(Unit::Century)), ("jahrhunderten", Lex::Units(Unit::Century)),
    ("jahrzehnt", Lex::Unit(Unit::Decade)), ("jahrzehnte", Lex::Units(Unit::Decade)),
    ("jahrzehnten", Lex::Units(Unit::Decade)), ("jan", Lex::Month(1)), ("januar", Lex::Month(1)), ("jede", Lex::Each),
    ("jeden", Lex::Each), ("jeder", Lex::Each), ("jedes", Lex::Each), ("jetzt", Lex::Now), ("juli", Lex::Month(7)),
    ("juni", Lex::Month(6)), ("jährlich", Lex::Adverb(Unit::Year)), ("jänner", Lex::Month(1)),
    ("karfreitag", Lex::Feast), ("kommende", Lex::Next), ("kommenden", Lex::Next), ("kommendes", Lex::Next),
    ("kürzlich", Lex::Then), ("letzte", Lex::Last), ("letztem", Lex::Last), ("letzten", Lex::Last),
    ("letzter", Lex::Last), ("letztes", Lex::Last), ("mai", Lex::Month(5)), ("mehrere", Lex::Some),
    ("mehreren", Lex::Some), ("minute", Lex::Unit(Unit::Minute)), ("minuten", Lex::Units(Unit::Minute)),
    ("mittags", Lex::Hour(12)), ("mitte", Lex::Within), ("mitternacht", Lex::Hour(24)), ("mittwoch", Lex::Weekday(3)),
    ("mittwochs", Lex::Weekdays(3)), ("monat", Lex::Unit(Unit::Month)), ("monate", Lex::Units(Unit::Month)),
    ("monaten", Lex::Units(Unit::Month)), ("monatlich", Lex::Adverb(Unit::Month)), ("montag", Lex::Weekday(1)),
    ("montags", Lex::Weekdays(1)), ("morgen", Lex::Day(1)), ("märz", Lex::Month(3)),
    ("nachmittag", Lex::Part(Afternoon)), ("nacht", Lex::Part(Night)), ("neun", Lex::Count(9)),
    ("nov", Lex::Month(11)), ("november", Lex::Month(11)), ("nächste", Lex::Next), ("nächstem", Lex::Next),
    ("nächsten", Lex::Next), ("nächster", Lex::Next), ("nächstes", Lex::Next), ("oder", Lex::And),
    ("okt", Lex::Month(10)), ("oktober", Lex::Month(10)), ("ostermontag", Lex::Feast), ("ostersonntag", Lex::Feast),
    ("quartal", Lex::Unit(Unit::Quarter)), ("quartale", Lex::Units(Unit::Quarter)),
    ("quartalen", Lex::Units(Unit::Quarter)), ("rund", Lex::Nearly), ("samstag", Lex::Weekday(6)),
    ("samstags", Lex::Weekdays(6)), ("sechs", Lex::Count(6)), ("sekunde", Lex::Unit(Unit::Second)),
    ("sekunden", Lex::Units(Unit::Second)), ("sept", Lex::Month(9)), ("september", Lex::Month(9)),
    ("sieben", Lex::Count(7)), ("silvester", Lex::Feast), ("sommer", Lex::Season(Summer)),
    ("sonnabend", Lex::Weekday(6)), ("sonntag", Lex::Weekday(7)), ("sonntags", Lex::Weekdays(7)),
    ("später", Lex::Later), ("stunde", Lex::Unit(Unit::Hour)), ("stunden", Lex::Units(Unit::Hour)),
    ("tag", Lex::Unit(Unit::Day)), ("tage", Lex::Units(Unit::Day)), ("tagen", Lex::Units(Unit::Day)),
    ("tausend", Lex::Times(1000)), ("täglich", Lex::Adverb(Unit::Day)), ("und", Lex::And), ("vergangene", Lex::Last),
    ("vergangenen", Lex::Last), ("vergangener", Lex::Last), ("vergangenes", Lex::Last), ("vier", Lex::Count(4)),
    ("vierte", Lex::Ordinal(4)), ("vierten", Lex::Ordinal(4)), ("viertes", Lex::Ordinal(4)),
    ("vierzig", Lex::Count(40)), ("vor", Lex::AgoBefore), ("vorgestern", Lex::Day(-2)),
    ("vormittag", Lex::Part(Morning)), ("weihnachten", Lex::Feast), ("winter", Lex::Season(Winter)),
    ("woche", Lex::Unit(Unit::Week)), ("wochen", Lex::Units(Unit::Week)), ("wochenende", Lex::Unit(Unit::Weekend)),
    ("wochenenden", Lex::Units(Unit::Weekend)), ("wöchentlich", Lex::Adverb(Unit::Week)), ("zehn", Lex::Count(10)),
    ("zuvor", Lex::Earlier), ("zwanzig", Lex::Count(20)), ("zwei", Lex::Count(2)), ("zweite", Lex::Ordinal(2)),
    ("zweiten", Lex::Ordinal(2)), ("zweites", Lex::Ordinal(2)), ("zwölf", Lex::Count(12)),
    ("übermorgen", Lex::Day(2)),
];

/// Sorted by name.
const FEASTS: &[(&str, Feast)] = &[
    ("heiligabend", Fixed(12, 24)),
    ("karfreitag", Feast::Easter(-2)),
    ("ostermontag", Feast::Easter(1)),
    ("ostersonntag", Feast::Easter(0)),
    ("silvester", Fixed(12, 31)),
    ("weihnachten", Fixed(12, 25)),
];
