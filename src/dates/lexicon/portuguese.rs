//! Portuguese.

use super::{Language, Tenses};
use crate::dates::when::Feast::{self, Fixed};
use crate::dates::when::Part::{Afternoon, Morning, Night};
use crate::dates::when::Season::{Autumn, Spring, Summer, Winter};
use crate::dates::when::Unit;
use crate::dates::words::Lex;
use crate::table::{Known, Lazy, Table, known, list};

static HASHED: Lazy<Lex> = Lazy::new(|| Table::of_known(PORTUGUESE.words));
static TOLD: Lazy<u32> = Lazy::new(|| PORTUGUESE.tenses.hashed());

/// Portuguese.
#[rustfmt::skip]
pub static PORTUGUESE: Language = Language {
    words: WORDS,
    hashed: &HASHED,
    told: &TOLD,
    feasts: FEASTS,
    hour_suffix: true,
    of_year: true,
    until: list!["até"],
    inside: list!["desde", "durante", "em", "na", "no"],
    at: list!["às"],
    tenses: Tenses {
        future: list!["deveria", "deveriam", "deverá", "haverá", "iria", "iriam", "irá", "poderia", "poderiam", "poderá", "seria", "seriam", "será", "serão", "teria", "teriam", "terá", "vai", "vão"],
        past: list!["caiu", "disse", "era", "foi", "foram", "havia", "saiu", "tinha", "viu"],
        future_endings: &["ará", "ariam", "arão", "eriam", "erá", "erão", "irá", "irão"],
        due: list!["prevista", "previstas", "previsto", "previstos"],
        remarking: list!["como", "conforme"],
        past_endings: &["aram", "ava", "avam", "eram", "eu", "iram", "iu", "ou"],
        ..Tenses::NONE
    },
    comparing: list!["contra"],
    speaking: list!["afirmou", "anunciou", "declarou", "disse"],
    describing: list!["onde", "que"],
    small: list!["a", "ao", "com", "da", "de", "do", "e", "em", "na", "no", "o", "os", "para", "por", "que", "se"],
    month_before: list!["até", "de", "desde", "durante", "em", "entre"],
    year_before: list!["até", "de", "desde", "e", "em", "entre"],
    numbered: list!["capítulo", "número", "página", "voo"],
    counted: list!["dólares", "euros", "habitantes", "metros", "pessoas", "quilômetros"],
    length_before: list!["desde", "durante", "em", "por"],
    bare_before: list!["desde", "durante", "em", "por"],
    postposed: true,
    year_leads: list!["em"],
    leading: list!["e", "embora", "mas", "que"],
    and: list!["e"],
    before: list!["antes"],
    since: list!["desde"],
    after: list!["depois"],
    week_links: list!["de", "do"],
    persons: list!["ela", "ele"],
    hearers: list!["você", "vocês"],
    opening: list!["a", "as", "ela", "ele", "o", "os", "um", "uma"],
    looked_up: list!["acedido", "acessado", "acesso", "consultado"],
    ago: list!["há"],
    hours: list!["h", "horas"],
    ..Language::NONE
};

/// Sorted by word.
#[rustfmt::skip]
const WORDS: Known<Lex> = known![
    ("a", Lex::And), ("abril", Lex::Month(4)), ("agora", Lex::Now), ("agosto", Lex::Month(8)), ("algumas", Lex::Some),
    ("alguns", Lex::Some), ("amanhã", Lex::Day(1)), ("ano", Lex::Unit(Unit::Year)), ("anos", Lex::Units(Unit::Year)),
    ("anteontem", Lex::Day(-2)), ("antes", Lex::Earlier), ("ao", Lex::And), ("atualmente", Lex::Now),
    ("cada", Lex::Each), ("cem", Lex::Times(100)), ("cerca", Lex::Nearly), ("cinco", Lex::Count(5)),
    ("cinquenta", Lex::Count(50)), ("da", Lex::Of), ("de", Lex::Of), ("depois", Lex::Later), ("desta", Lex::This),
    ("deste", Lex::This), ("dez", Lex::Count(10)), ("dezembro", Lex::Month(12)), ("dia", Lex::Unit(Unit::Day)),
    ("diariamente", Lex::Adverb(Unit::Day)), ("dias", Lex::Units(Unit::Day)), ("diária", Lex::Adverb(Unit::Day)),
    ("diário", Lex::Adverb(Unit::Day)), ("do", Lex::Of), ("dois", Lex::Count(2)), ("domingo", Lex::Weekday(7)),
    ("doze", Lex::Count(12)), ("duas", Lex::Count(2)), ("década", Lex::Unit(Unit::Decade)),
    ("décadas", Lex::Units(Unit::Decade)), ("e", Lex::And), ("esta", Lex::This), ("este", Lex::This),
    ("fevereiro", Lex::Month(2)), ("final", Lex::Within), ("hoje", Lex::Day(0)), ("hora", Lex::Unit(Unit::Hour)),
    ("horas", Lex::Units(Unit::Hour)), ("há", Lex::AgoBefore), ("inverno", Lex::Season(Winter)),
    ("início", Lex::Within), ("janeiro", Lex::Month(1)), ("julho", Lex::Month(7)), ("junho", Lex::Month(6)),
    ("maio", Lex::Month(5)), ("manhã", Lex::Part(Morning)), ("março", Lex::Month(3)), ("meados", Lex::Within),
    ("meia-noite", Lex::Hour(24)), ("meio-dia", Lex::Hour(12)), ("mensal", Lex::Adverb(Unit::Month)),
    ("meses", Lex::Units(Unit::Month)), ("mil", Lex::Times(1000)), ("minuto", Lex::Unit(Unit::Minute)),
    ("minutos", Lex::Units(Unit::Minute)), ("mês", Lex::Unit(Unit::Month)), ("natal", Lex::Feast),
    ("nesta", Lex::This), ("neste", Lex::This), ("noite", Lex::Part(Night)), ("nove", Lex::Count(9)),
    ("novembro", Lex::Month(11)), ("oito", Lex::Count(8)), ("ontem", Lex::Day(-1)), ("onze", Lex::Count(11)),
    ("ou", Lex::And), ("outono", Lex::Season(Autumn)), ("outubro", Lex::Month(10)), ("passada", Lex::Last),
    ("passadas", Lex::Last), ("passado", Lex::Last), ("passados", Lex::Last), ("primavera", Lex::Season(Spring)),
    ("primeira", Lex::Ordinal(1)), ("primeiro", Lex::Ordinal(1)), ("próxima", Lex::Next), ("próximas", Lex::Next),
    ("próximo", Lex::Next), ("próximos", Lex::Next), ("páscoa", Lex::Feast), ("quarenta", Lex::Count(40)),
    ("quarta", Lex::WeekdayMaybe(3)), ("quarto", Lex::Ordinal(4)), ("quase", Lex::Nearly), ("quatro", Lex::Count(4)),
    ("quinta", Lex::WeekdayMaybe(4)), ("quinze", Lex::Count(15)), ("recentemente", Lex::Then),
    ("segunda", Lex::WeekdayMaybe(1)), ("segundo", Lex::Ordinal(2)), ("seis", Lex::Count(6)),
    ("semana", Lex::Unit(Unit::Week)), ("semanal", Lex::Adverb(Unit::Week)), ("semanas", Lex::Units(Unit::Week)),
    ("sete", Lex::Count(7)), ("setembro", Lex::Month(9)), ("sexta", Lex::WeekdayMaybe(5)),
    ("sábado", Lex::Weekday(6)), ("século", Lex::Unit(Unit::Century)), ("séculos", Lex::Units(Unit::Century)),
    ("tarde", Lex::Part(Afternoon)), ("terceira", Lex::Ordinal(3)), ("terceiro", Lex::Ordinal(3)),
    ("terça", Lex::WeekdayMaybe(2)), ("toda", Lex::Each), ("todo", Lex::Each),
    ("trimestre", Lex::Unit(Unit::Quarter)), ("trimestres", Lex::Units(Unit::Quarter)), ("trinta", Lex::Count(30)),
    ("três", Lex::Count(3)), ("um", Lex::A), ("uma", Lex::A), ("verão", Lex::Season(Summer)),
    ("vinte", Lex::Count(20)), ("várias", Lex::Some), ("vários", Lex::Some), ("última", Lex::Last),
    ("últimas", Lex::Last), ("último", Lex::Last), ("últimos", Lex::Last),
];

/// Sorted by name.
const FEASTS: &[(&str, Feast)] = &[("natal", Fixed(12, 25)), ("páscoa", Feast::Easter(0))];
