//! Spanish.

use super::{Language, Tenses};
use crate::dates::when::Feast::{self, Fixed};
use crate::dates::when::Part::{Afternoon, Night};
use crate::dates::when::Season::{Autumn, Spring, Summer, Winter};
use crate::dates::when::Unit;
use crate::dates::words::Lex;
use crate::table::{Known, Lazy, Table, known, list};

static HASHED: Lazy<Lex> = Lazy::new(|| Table::of_known(SPANISH.words));
static TOLD: Lazy<u32> = Lazy::new(|| SPANISH.tenses.hashed());

/// Spanish.
#[rustfmt::skip]
pub static SPANISH: Language = Language {
    words: WORDS,
    hashed: &HASHED,
    told: &TOLD,
    feasts: FEASTS,
    hour_suffix: true,
    of_year: true,
    until: list!["hasta"],
    inside: list!["desde", "durante", "en"],
    at: list!["las"],
    tenses: Tenses {
        future: list!["comenzará", "deberá", "habrá", "irá", "podrá", "será", "serán", "tendrá", "va", "van"],
        past: list!["dijo", "era", "fue", "fueron", "ha", "había", "habían", "han"],
        future_endings: &["ará", "arán", "drá", "drán", "erá", "erán", "irá", "irán", "ría", "rían"],
        due: list!["prevista", "previstas", "previsto", "previstos"],
        remarking: list!["lo"],
        past_endings: &["aba", "aban", "aron", "ieron", "ó"],
        not_by_ending: list!["batería", "categoría", "galería", "ingeniería", "librería", "mayoría", "minería", "quería", "querían", "teoría", "tesorería"],
        ..Tenses::NONE
    },
    comparing: list!["contra", "frente"],
    speaking: list!["afirmó", "anunció", "declaró", "dijo"],
    describing: list!["donde", "que"],
    small: list!["a", "al", "con", "de", "del", "desde", "el", "en", "la", "las", "los", "para", "por", "que", "se", "y"],
    month_before: list!["de", "desde", "durante", "en", "entre", "hasta"],
    year_before: list!["de", "desde", "en", "entre", "hasta", "y"],
    numbered: list!["capítulo", "número", "página", "vuelo"],
    counted: list!["dólares", "euros", "habitantes", "kilómetros", "metros", "personas"],
    length_before: list!["desde", "durante", "en", "por"],
    bare_before: list!["desde", "durante", "en", "por"],
    postposed: true,
    year_leads: list!["en"],
    leading: list!["aunque", "pero", "que", "y"],
    and: list!["y"],
    before: list!["antes"],
    since: list!["desde"],
    after: list!["después"],
    week_links: list!["del"],
    persons: list!["ella", "él"],
    hearers: list!["tu", "tus", "tú", "usted", "ustedes"],
    opening: list!["el", "ella", "la", "las", "los", "un", "una"],
    looked_up: list!["consultada", "consultado"],
    ago: list!["hace"],
    hours: list!["h", "horas"],
    ..Language::NONE
};

/// Sorted by word.
#[rustfmt::skip]
const WORDS: Known<Lex> = known![
    ("a", Lex::And), ("abril", Lex::Month(4)), ("actualmente", Lex::Now), ("agosto", Lex::Month(8)),
    ("ahora", Lex::Now), ("al", Lex::And), ("algunas", Lex::Some), ("algunos", Lex::Some), ("anteayer", Lex::Day(-2)),
    ("antes", Lex::Earlier), ("ayer", Lex::Day(-1)), ("año", Lex::Unit(Unit::Year)), ("años", Lex::Units(Unit::Year)),
    ("cada", Lex::Each), ("casi", Lex::Nearly), ("cien", Lex::Times(100)), ("cinco", Lex::Count(5)),
    ("cincuenta", Lex::Count(50)), ("cuarenta", Lex::Count(40)), ("cuarta", Lex::Ordinal(4)),
    ("cuarto", Lex::Ordinal(4)), ("cuatro", Lex::Count(4)), ("de", Lex::Of), ("del", Lex::Of),
    ("después", Lex::Later), ("diaria", Lex::Adverb(Unit::Day)), ("diariamente", Lex::Adverb(Unit::Day)),
    ("diario", Lex::Adverb(Unit::Day)), ("diciembre", Lex::Month(12)), ("diez", Lex::Count(10)),
    ("doce", Lex::Count(12)), ("domingo", Lex::Weekday(7)), ("dos", Lex::Count(2)),
    ("década", Lex::Unit(Unit::Decade)), ("décadas", Lex::Units(Unit::Decade)), ("día", Lex::Unit(Unit::Day)),
    ("días", Lex::Units(Unit::Day)), ("enero", Lex::Month(1)), ("esta", Lex::This), ("este", Lex::This),
    ("febrero", Lex::Month(2)), ("finales", Lex::Within), ("hace", Lex::AgoBefore), ("hora", Lex::Unit(Unit::Hour)),
    ("horas", Lex::Units(Unit::Hour)), ("hoy", Lex::Day(0)), ("invierno", Lex::Season(Winter)),
    ("jueves", Lex::Weekday(4)), ("julio", Lex::Month(7)), ("junio", Lex::Month(6)), ("lunes", Lex::Weekday(1)),
    ("martes", Lex::Weekday(2)), ("marzo", Lex::Month(3)), ("mayo", Lex::Month(5)), ("mañana", Lex::Day(1)),
    ("mediados", Lex::Within), ("medianoche", Lex::Hour(24)), ("mediodía", Lex::Hour(12)),
    ("mensual", Lex::Adverb(Unit::Month)), ("mes", Lex::Unit(Unit::Month)), ("meses", Lex::Units(Unit::Month)),
    ("mil", Lex::Times(1000)), ("minuto", Lex::Unit(Unit::Minute)), ("minutos", Lex::Units(Unit::Minute)),
    ("miércoles", Lex::Weekday(3)), ("navidad", Lex::Feast), ("noche", Lex::Part(Night)), ("nochebuena", Lex::Feast),
    ("noviembre", Lex::Month(11)), ("nueve", Lex::Count(9)), ("o", Lex::And), ("ocho", Lex::Count(8)),
    ("octubre", Lex::Month(10)), ("once", Lex::Count(11)), ("otoño", Lex::Season(Autumn)), ("pasada", Lex::Last),
    ("pasadas", Lex::Last), ("pasado", Lex::Last), ("pasados", Lex::Last), ("primavera", Lex::Season(Spring)),
    ("primer", Lex::Ordinal(1)), ("primera", Lex::Ordinal(1)), ("primero", Lex::Ordinal(1)),
    ("principios", Lex::Within), ("próxima", Lex::Next), ("próximas", Lex::Next), ("próximo", Lex::Next),
    ("próximos", Lex::Next), ("quince", Lex::Count(15)), ("recientemente", Lex::Then), ("segunda", Lex::Ordinal(2)),
    ("segundo", Lex::Ordinal(2)), ("seis", Lex::Count(6)), ("semana", Lex::Unit(Unit::Week)),
    ("semanal", Lex::Adverb(Unit::Week)), ("semanas", Lex::Units(Unit::Week)), ("septiembre", Lex::Month(9)),
    ("setiembre", Lex::Month(9)), ("siete", Lex::Count(7)), ("siglo", Lex::Unit(Unit::Century)),
    ("siglos", Lex::Units(Unit::Century)), ("sábado", Lex::Weekday(6)), ("tarde", Lex::Part(Afternoon)),
    ("tercer", Lex::Ordinal(3)), ("tercera", Lex::Ordinal(3)), ("tercero", Lex::Ordinal(3)),
    ("treinta", Lex::Count(30)), ("tres", Lex::Count(3)), ("trimestre", Lex::Unit(Unit::Quarter)),
    ("trimestres", Lex::Units(Unit::Quarter)), ("un", Lex::A), ("una", Lex::A), ("unos", Lex::Nearly),
    ("varias", Lex::Some), ("varios", Lex::Some), ("veinte", Lex::Count(20)), ("verano", Lex::Season(Summer)),
    ("viernes", Lex::Weekday(5)), ("y", Lex::And), ("última", Lex::Last), ("últimas", Lex::Last),
    ("último", Lex::Last), ("últimos", Lex::Last),
];

/// Sorted by name.
const FEASTS: &[(&str, Feast)] = &[("navidad", Fixed(12, 25)), ("nochebuena", Fixed(12, 24))];
