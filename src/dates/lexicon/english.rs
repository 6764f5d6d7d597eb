//! English.

use super::{Language, Tenses};
use crate::dates::when::Feast::{self, ElectionDay, Fixed, Nth, Thanksgiving};
use crate::dates::when::Part::{Afternoon, Evening, Morning, Night};
use crate::dates::when::Season::{Autumn, Spring, Summer, Winter};
use crate::dates::when::Unit;
use crate::dates::words::Doubt::{Name, Short, Verb};
use crate::dates::words::Lex;
use crate::table::{Known, Lazy, Table, WordList, known, list};

/// English as North America writes it.
pub static ENGLISH: Language = AMERICAN;

/// English that writes the day before the month.
pub static BRITISH: Language = Language { month_first: false, ..AMERICAN };

static HASHED: Lazy<Lex> = Lazy::new(|| Table::of_known(AMERICAN.words));
static TOLD: Lazy<u32> = Lazy::new(|| AMERICAN.tenses.hashed());

const AMERICAN: Language = Language {
    words: WORDS,
    hashed: &HASHED,
    told: &TOLD,
    feasts: FEASTS,
    month_first: true,
    capital_months: true,
    until: list!["by", "through", "till", "until"],
    inside: list![
        "after",
        "before",
        "between",
        "by",
        "during",
        "for",
        "from",
        "in",
        "into",
        "of",
        "over",
        "since",
        "through",
        "throughout",
        "until",
    ],
    at: list!["at"],
    tenses: Tenses {
        future: FUTURE,
        possible: list!["can", "could", "may", "might", "shall", "should", "would"],
        past: PAST,
        future_endings: &["'ll", "’ll"],
        due: DUE,
        due_only_being: list!["set"],
        due_links: list!["for", "to"],
        being: list!["are", "be", "been", "is", "was", "were"],
        undone: list!["may", "might", "must", "shall", "should", "to", "will", "would"],
        particles: PARTICLES,
        remarking: list!["as"],
        called_off: list!["canceled", "cancelled", "off", "postponed", "scrapped"],
        put_off: list![
            "adjourned",
            "deferred",
            "delayed",
            "extended",
            "forward",
            "moved",
            "off",
            "postponed",
            "rescheduled",
        ],
        put_off_to: list!["till", "to", "until"],
        unchanged: list!["cut", "have", "hit", "put", "read", "shut", "split"],
        between_verbs: list!["also", "likely", "never", "not", "now", "probably", "soon"],
        arranged: ARRANGED,
        no_subject: NO_SUBJECT,
        perfect: list!["been", "had"],
        promising: PROMISING,
        present: list!["are", "is"],
        infinitive: "to",
        no_verb: NO_VERB,
        past_endings: &["ed"],
        not_by_ending: NOT_BY_ENDING,
    },
    the_next_is_told: true,
    comparing: list!["against", "compared", "than", "versus"],
    commanding: list![
        "apply",
        "begin",
        "book",
        "buy",
        "call",
        "contact",
        "discover",
        "donate",
        "download",
        "enroll",
        "explore",
        "get",
        "join",
        "learn",
        "order",
        "reach",
        "register",
        "request",
        "schedule",
        "shop",
        "sign",
        "start",
        "subscribe",
        "take",
        "try",
        "visit",
    ],
    speaking: list!["added", "declared", "quoted", "reported", "said", "saying", "says", "stated", "told"],
    describing: list!["to", "when", "where", "which", "who"],
    small: SMALL,
    month_before: list![
        "after",
        "around",
        "before",
        "between",
        "by",
        "during",
        "for",
        "from",
        "in",
        "of",
        "since",
        "through",
        "throughout",
        "till",
        "until",
    ],
    name_before: list!["by", "for", "from", "of"],
    year_before: list![
        "after", "around", "before", "between", "by", "circa", "during", "for", "from", "in", "into",
        "since", "through", "till", "to", "until",
    ],
    numbered: list![
        "about",
        "airbus",
        "approximately",
        "article",
        "boeing",
        "bus",
        "channel",
        "chapter",
        "flight",
        "highway",
        "interstate",
        "least",
        "model",
        "nearly",
        "no",
        "number",
        "over",
        "p",
        "page",
        "pages",
        "pp",
        "resolution",
        "room",
        "route",
        "section",
        "some",
        "than",
        "totaling",
        "train",
        "verse",
        "volume",
        "windows",
    ],
    lasting: list!["throughout"],
    counted: list![
        "ballots",
        "billion",
        "calories",
        "dead",
        "degrees",
        "dollars",
        "employees",
        "euros",
        "feet",
        "inches",
        "jobs",
        "kilometers",
        "km",
        "meters",
        "metres",
        "miles",
        "million",
        "people",
        "percent",
        "points",
        "pounds",
        "seats",
        "shares",
        "soldiers",
        "thousand",
        "tons",
        "troops",
        "units",
        "votes",
        "workers",
        "yards",
    ],
    titled: list![
        "club",
        "fever",
        "herald",
        "independent",
        "island",
        "live",
        "mail",
        "mirror",
        "post",
        "review",
        "star",
        "telegraph",
        "times",
    ],
    no_day_after: list!["billion", "hundred", "million", "percent", "points", "thousand"],
    length_before: list![
        "after", "almost", "as", "barely", "for", "half", "in", "just", "last", "lasted", "lasting", "lasts",
        "nearly", "only", "over", "take", "takes", "than", "took", "within",
    ],
    bare_before: list!["for", "in", "over", "within"],
    comparable: list!["comparable", "corresponding", "full", "same"],
    between_count: list![
        "additional",
        "business",
        "consecutive",
        "extra",
        "full",
        "straight",
        "successive",
        "trading",
        "whole",
        "working",
    ],
    year_leads: list!["in"],
    leading: list!["although", "and", "because", "but", "or", "that", "though", "whereas", "while"],
    rate_articles: list!["a", "an"],
    and: list!["and"],
    on: list!["on"],
    than: list!["than"],
    near_future: list!["foreseeable", "immediate", "long", "near", "short"],
    year_prefixes: list!["mid", "post", "pre"],
    before: list!["before"],
    since: list!["since"],
    after: list!["after"],
    ahead: list!["in"],
    superlatives: &["est"],
    ahead_of: list!["ahead"],
    from_now: list!["from"],
    week_links: list!["beginning", "of", "starting"],
    persons: list!["he", "she"],
    hearers: list![
        "you", "you'd", "you'll", "you're", "you've", "your", "yours", "yourself", "you’d", "you’ll",
        "you’re", "you’ve",
    ],
    ours: OURS,
    generic_before: list!["for", "in", "of"],
    opening: list![
        "a", "an", "and", "but", "he", "her", "his", "it", "its", "she", "that", "the", "their", "these",
        "they", "this", "those", "we",
    ],
    parts: list!["most", "much", "part", "remainder", "rest"],
    pointing: list!["it", "this"],
    elliptic: list!["as", "from", "over", "than"],
    owners: list!["her", "his", "its", "my", "our", "their", "your"],
    makes: MAKES,
    looked_up: list!["accessed", "retrieved", "viewed"],
    attacks: list!["attack", "attacks", "hijackers", "hijackings", "terror", "terrorist"],
    nine_eleven: true,
    ..Language::NONE
};

/// Sorted.
#[rustfmt::skip]
const FUTURE: WordList = list![
    "begins", "can", "convenes", "could", "expires", "may", "meets", "might", "opens", "payable", "reconvenes", "resumes", "shall", "should", "starts",
    "upcoming", "will", "won't", "would",
];

/// Sorted.
#[rustfmt::skip]
const DUE: WordList = list!["due", "effective", "expect", "expected", "expects", "plan", "planned", "plans", "scheduled", "set"];

/// Sorted.
#[rustfmt::skip]
const ARRANGED: WordList = list![
    "airs", "arrive", "arrives", "attend", "attends", "begin", "chairs", "closes", "comes", "concludes", "decides", "departs", "elects", "ends", "faces", "flies",
    "go", "goes", "hosts", "leave", "leaves", "marries", "meet", "moves", "play", "plays", "reopens", "resume", "retires", "return", "returns", "rules", "sails", "sits", "speaks", "stages", "start", "take", "takes", "tours",
    "travels", "turns", "visits", "vote", "votes", "welcomes",
];

/// Sorted.
#[rustfmt::skip]
const PARTICLES: WordList = list!["ablaze", "about", "afire", "apart", "aside", "back", "down", "fire", "foot", "free", "loose", "off", "out", "sail", "up"];

/// Sorted.
#[rustfmt::skip]
const NO_SUBJECT: WordList = list![
    "and", "at", "by", "can", "cannot", "could", "did", "didn't", "didn’t", "does", "for", "from", "her", "him", "his", "in", "its", "let", "may", "me", "might", "more", "must", "my", "new", "no", "not",
    "on", "or", "our", "over", "should", "some", "that", "their", "them", "these", "those", "to", "us", "will", "with", "would", "your",
];

/// Sorted.
#[rustfmt::skip]
const PROMISING: WordList = list![
    "about", "agreed", "agrees", "aims", "are", "going", "hoped", "hopes", "intends", "is", "likely", "planning", "pledged", "promised", "ready", "threatened", "vowed", "wants",
];

/// Sorted.
#[rustfmt::skip]
const PAST: WordList = list![
    "ago", "arose", "ate", "awoke", "became", "began", "blew", "bore", "bought", "bred", "broke", "brought", "built", "came", "caught", "chose",
    "clung", "crept", "cut", "dealt", "did", "drew", "drove", "dug", "fed", "fell", "felt", "fled", "flew", "flung", "forgot", "fought", "found",
    "froze", "gave", "got", "grew", "had", "has", "have", "heard", "held", "hit", "hung", "kept", "knew", "laid", "launched", "leapt", "led", "left",
    "lit", "lost", "made", "met", "mistook", "overcame", "oversaw", "overthrew", "paid", "put", "ran", "rang", "read", "rode", "rose", "said", "sang",
    "sank", "sat", "saw", "says", "sent", "shone", "shook", "shot", "showed", "shrank", "shut", "slept", "slew", "slid", "sold", "sought", "spent",
    "split", "spoke", "stole", "stood", "strode", "struck", "stuck", "stung", "swam", "swept", "swore", "swung", "taken", "taught", "thought",
    "threw", "told", "took", "tore", "understood", "undertook", "upheld", "was", "went", "wept", "were", "withdrew", "woke", "won", "wore", "wrote",
];

/// Sorted.
#[rustfmt::skip]
const NO_VERB: WordList = list![
    "about", "all", "an", "any", "both", "her", "him", "his", "it", "its", "me", "my", "our", "reporters", "sell", "such", "their", "them", "these", "those", "us",
    "work", "you", "your",
];

/// Sorted.
#[rustfmt::skip]
const OURS: WordList = list![
    "age", "children", "culture", "dollars", "economy", "generation", "money", "parents", "society", "students", "technology", "terms", "women", "world", "youth",
];

/// Sorted.
#[rustfmt::skip]
const MAKES: WordList = list![
    "audi", "bmw", "buick", "cadillac", "chevrolet", "chevy", "chrysler", "dodge", "ford", "honda", "hyundai", "jaguar", "jeep", "lexus", "lincoln",
    "mazda", "mercedes", "nissan", "oldsmobile", "plymouth", "pontiac", "porsche", "saab", "subaru", "toyota", "volkswagen", "volvo",
];

/// Sorted.
const NOT_BY_ENDING: WordList = list![
    "exceed",
    "feed",
    "hundred",
    "indeed",
    "need",
    "proceed",
    "proposed",
    "speed",
    "succeed",
    "unidentified",
    "united",
    "unprecedented",
    "unspecified",
];

/// Sorted.
#[rustfmt::skip]
const SMALL: WordList = list![
    "after", "as", "at", "before", "but", "by", "during", "for", "from", "in", "is", "on", "that", "the", "to", "was", "were", "when",
    "where", "which", "while", "who", "will", "with",
];

/// Sorted by word.
#[rustfmt::skip]
const WORDS: Known<Lex> = known![
    ("a", Lex::A), ("about", Lex::Nearly), ("afternoon", Lex::Part(Afternoon)), ("afternoons", Lex::Parts(Afternoon)),
    ("ago", Lex::Ago), ("almost", Lex::Nearly), ("an", Lex::A), ("and", Lex::And), ("another", Lex::A),
    ("approximately", Lex::Nearly), ("apr", Lex::MonthMaybe(4, Short)), ("april", Lex::MonthMaybe(4, Name)),
    ("around", Lex::Nearly), ("aug", Lex::MonthMaybe(8, Short)), ("august", Lex::MonthMaybe(8, Name)),
    ("autumn", Lex::Season(Autumn)), ("barely", Lex::Nearly), ("beginning", Lex::Edge), ("black", Lex::Feast),
    ("centuries", Lex::Units(Unit::Century)), ("century", Lex::Unit(Unit::Century)), ("christmas", Lex::Feast),
    ("columbus", Lex::Feast), ("coming", Lex::Coming), ("couple", Lex::Group(2)), ("current", Lex::Current),
    ("currently", Lex::Now), ("cyber", Lex::Feast), ("daily", Lex::Adverb(Unit::Day)), ("day", Lex::Unit(Unit::Day)),
    ("days", Lex::Units(Unit::Day)), ("dec", Lex::MonthMaybe(12, Short)), ("decade", Lex::Unit(Unit::Decade)),
    ("decades", Lex::Units(Unit::Decade)), ("december", Lex::Month(12)), ("dozen", Lex::Group(12)),
    ("each", Lex::Each), ("earlier", Lex::Earlier), ("early", Lex::Within), ("easter", Lex::Feast),
    ("eight", Lex::Count(8)), ("eighteen", Lex::Count(18)), ("eighteenth", Lex::Ordinal(18)),
    ("eighth", Lex::Ordinal(8)), ("eighties", Lex::Decade(80)), ("eighty", Lex::Count(80)), ("election", Lex::Feast),
    ("eleven", Lex::Count(11)), ("eleventh", Lex::Ordinal(11)), ("end", Lex::End), ("ended", Lex::Ended),
    ("ending", Lex::Ended), ("evening", Lex::Part(Evening)), ("evenings", Lex::Parts(Evening)), ("every", Lex::Each),
    ("fall", Lex::SeasonMaybe(Autumn)), ("feb", Lex::MonthMaybe(2, Short)), ("february", Lex::Month(2)),
    ("few", Lex::Some), ("fifteen", Lex::Count(15)), ("fifteenth", Lex::Ordinal(15)), ("fifth", Lex::Ordinal(5)),
    ("fifties", Lex::Decade(50)), ("fifty", Lex::Count(50)), ("first", Lex::Ordinal(1)), ("fiscal", Lex::Fiscal),
    ("five", Lex::Count(5)), ("following", Lex::Following), ("forties", Lex::Decade(40)), ("forty", Lex::Count(40)),
    ("four", Lex::Count(4)), ("fourteen", Lex::Count(14)), ("fourteenth", Lex::Ordinal(14)),
    ("fourth", Lex::Ordinal(4)), ("fri", Lex::WeekdayMaybe(5)), ("friday", Lex::Weekday(5)),
    ("fridays", Lex::Weekdays(5)), ("future", Lex::Future), ("good", Lex::Feast), ("half", Lex::Half),
    ("halloween", Lex::Feast), ("hour", Lex::Unit(Unit::Hour)), ("hourly", Lex::Adverb(Unit::Hour)),
    ("hours", Lex::Units(Unit::Hour)), ("hundred", Lex::Times(100)), ("independence", Lex::Feast),
    ("jan", Lex::MonthMaybe(1, Short)), ("january", Lex::Month(1)), ("jul", Lex::MonthMaybe(7, Short)),
    ("july", Lex::Month(7)), ("jun", Lex::MonthMaybe(6, Short)), ("june", Lex::Month(6)), ("labor", Lex::Feast),
    ("labour", Lex::Feast), ("last", Lex::Last), ("late", Lex::Within), ("lately", Lex::Then), ("later", Lex::Later),
    ("latest", Lex::Latest), ("less", Lex::Nearly), ("mar", Lex::MonthMaybe(3, Verb)),
    ("march", Lex::MonthMaybe(3, Verb)), ("martin", Lex::Feast), ("may", Lex::MonthMaybe(5, Verb)),
    ("memorial", Lex::Feast), ("mid", Lex::Within), ("midday", Lex::Hour(12)), ("middle", Lex::Edge),
    ("midnight", Lex::Hour(24)), ("minute", Lex::Unit(Unit::Minute)), ("minutes", Lex::Units(Unit::Minute)),
    ("mon", Lex::WeekdayMaybe(1)), ("monday", Lex::Weekday(1)), ("mondays", Lex::Weekdays(1)),
    ("month", Lex::Unit(Unit::Month)), ("monthly", Lex::Adverb(Unit::Month)), ("months", Lex::Units(Unit::Month)),
    ("more", Lex::Nearly), ("morning", Lex::Part(Morning)), ("mornings", Lex::Parts(Morning)),
    ("nearly", Lex::Nearly), ("new", Lex::Feast), ("next", Lex::Next), ("night", Lex::Part(Night)),
    ("nightly", Lex::Adverb(Unit::Day)), ("nights", Lex::Parts(Night)), ("nine", Lex::Count(9)),
    ("nineteen", Lex::Count(19)), ("nineteenth", Lex::Ordinal(19)), ("nineties", Lex::Decade(90)),
    ("ninety", Lex::Count(90)), ("ninth", Lex::Ordinal(9)), ("noon", Lex::Hour(12)),
    ("nov", Lex::MonthMaybe(11, Short)), ("november", Lex::Month(11)), ("now", Lex::Now), ("nowadays", Lex::Now),
    ("oct", Lex::MonthMaybe(10, Short)), ("october", Lex::Month(10)), ("of", Lex::Of), ("once", Lex::Often),
    ("one", Lex::Count(1)), ("or", Lex::And), ("past", Lex::Past), ("period", Lex::Period), ("periods", Lex::Period),
    ("presidents", Lex::Feast), ("previous", Lex::Previous), ("quarter", Lex::Unit(Unit::Quarter)),
    ("quarters", Lex::Units(Unit::Quarter)), ("recent", Lex::Recent), ("recently", Lex::Then),
    ("roughly", Lex::Nearly), ("same", Lex::That), ("sat", Lex::WeekdayMaybe(6)), ("saturday", Lex::Weekday(6)),
    ("saturdays", Lex::Weekdays(6)), ("second", Lex::Second), ("seconds", Lex::Units(Unit::Second)),
    ("sep", Lex::MonthMaybe(9, Short)), ("sept", Lex::MonthMaybe(9, Short)), ("september", Lex::Month(9)),
    ("seven", Lex::Count(7)), ("seventeen", Lex::Count(17)), ("seventeenth", Lex::Ordinal(17)),
    ("seventh", Lex::Ordinal(7)), ("seventies", Lex::Decade(70)), ("seventy", Lex::Count(70)), ("several", Lex::Some),
    ("six", Lex::Count(6)), ("sixteen", Lex::Count(16)), ("sixteenth", Lex::Ordinal(16)), ("sixth", Lex::Ordinal(6)),
    ("sixties", Lex::Decade(60)), ("sixty", Lex::Count(60)), ("some", Lex::Some), ("soon", Lex::Soon),
    ("spring", Lex::SeasonMaybe(Spring)), ("st", Lex::Feast), ("start", Lex::Edge), ("summer", Lex::Season(Summer)),
    ("sun", Lex::WeekdayMaybe(7)), ("sunday", Lex::Weekday(7)), ("sundays", Lex::Weekdays(7)),
    ("ten", Lex::Count(10)), ("tenth", Lex::Ordinal(10)), ("term", Lex::Term), ("thanksgiving", Lex::Feast), ("that", Lex::That),
    ("the", Lex::The), ("these", Lex::These), ("third", Lex::Ordinal(3)), ("thirteen", Lex::Count(13)), ("thirteenth", Lex::Ordinal(13)),
    ("thirties", Lex::Decade(30)), ("thirty", Lex::Count(30)), ("this", Lex::This), ("thousand", Lex::Times(1000)),
    ("three", Lex::Count(3)), ("through", Lex::And), ("thu", Lex::WeekdayMaybe(4)), ("thur", Lex::WeekdayMaybe(4)),
    ("thurs", Lex::WeekdayMaybe(4)), ("thursday", Lex::Weekday(4)), ("thursdays", Lex::Weekdays(4)),
    ("times", Lex::Fold), ("to", Lex::And), ("today", Lex::Day(0)), ("tomorrow", Lex::Day(1)),
    ("tonight", Lex::Tonight), ("tue", Lex::WeekdayMaybe(2)), ("tues", Lex::WeekdayMaybe(2)),
    ("tuesday", Lex::Weekday(2)), ("tuesdays", Lex::Weekdays(2)), ("twelfth", Lex::Ordinal(12)),
    ("twelve", Lex::Count(12)), ("twenties", Lex::Decade(20)), ("twentieth", Lex::Ordinal(20)),
    ("twenty", Lex::Count(20)), ("twice", Lex::Often), ("two", Lex::Count(2)), ("upcoming", Lex::Coming),
    ("valentine", Lex::Feast), ("veterans", Lex::Feast), ("wed", Lex::WeekdayMaybe(3)),
    ("wednesday", Lex::Weekday(3)), ("wednesdays", Lex::Weekdays(3)), ("week", Lex::Unit(Unit::Week)),
    ("weekend", Lex::Unit(Unit::Weekend)), ("weekends", Lex::Units(Unit::Weekend)),
    ("weekly", Lex::Adverb(Unit::Week)), ("weeks", Lex::Units(Unit::Week)), ("winter", Lex::Season(Winter)),
    ("year", Lex::Unit(Unit::Year)), ("yearly", Lex::Adverb(Unit::Year)), ("years", Lex::Units(Unit::Year)),
    ("yesterday", Lex::Day(-1)),
];

/// Sorted by name.
#[rustfmt::skip]
const FEASTS: &[(&str, Feast)] = &[
    ("black friday", Thanksgiving(1)), ("christmas", Fixed(12, 25)), ("christmas day", Fixed(12, 25)), ("christmas eve", Fixed(12, 24)),
    ("columbus day", Nth(10, 1, 2)), ("cyber monday", Thanksgiving(4)), ("easter", Feast::Easter(0)), ("easter monday", Feast::Easter(1)), ("easter sunday", Feast::Easter(0)),
    ("election day", ElectionDay), ("good friday", Feast::Easter(-2)), ("halloween", Fixed(10, 31)),
    ("independence day", Fixed(7, 4)), ("labor day", Nth(9, 1, 1)), ("labour day", Fixed(5, 1)), ("martin luther king day", Nth(1, 1, 3)),
    ("memorial day", Nth(5, 1, -1)), ("new year day", Fixed(1, 1)), ("new year eve", Fixed(12, 31)), ("presidents day", Nth(2, 1, 3)),
    ("st patrick day", Fixed(3, 17)), ("thanksgiving", Thanksgiving(0)), ("thanksgiving day", Thanksgiving(0)),
    ("valentine day", Fixed(2, 14)), ("veterans day", Fixed(11, 11)),
];
