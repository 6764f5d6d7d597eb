//! Rows: a sentence and the dates in it, as `text=value` apart by `; `; a trap has none.

use super::calendar::Day;
use super::resolve::Story;
use super::words::Words;
use super::{lexicon, read};
use crate::text::Text;

/// The day every row is published on: a Friday.
const PUBLISHED: &str = "2017-07-07";

/// What is found in a text of a language, published on a day or on none.
pub fn found(language: &str, published: Option<&str>, text: &str) -> String {
    let text = Text::new(text);
    let words = Words::of(&text, lexicon::of(Some(language), None));
    let mut story = Story { anchor: published.and_then(Day::parse), ..Story::default() };
    let found = read(&words, &[], &mut story).map(|(hit, _, resolved)| {
        let span = words.at(hit.from).span.join(words.before(hit.to).span);
        format!("{}={}", text.slice(span), resolved.value.as_deref().unwrap_or("?"))
    });
    found.collect::<Vec<_>>().join("; ")
}

/// Checks all rows before it complains.
pub fn check(language: &str, rows: &[(&str, &str)]) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(text, wanted)| (text, wanted, found(language, Some(PUBLISHED), text)))
        .filter(|(_, wanted, found)| found != *wanted)
        .collect();
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
#[rustfmt::skip]
fn english_sentences_of_news() {
    check("en", &[
        ("The mill shut in late autumn 2014.", "late autumn 2014=2014-FA"),
        ("She flew home on the morning of July 2.", "morning of July 2=2017-07-02TMO"),
        ("The ferry sails tomorrow night.", "tomorrow night=2017-07-08TNI"),
        ("The strike began on the last Monday of June.", "the last Monday of June=2017-06-26"),
        ("The town was founded in the 12th century.", "the 12th century=11"),
        ("A second vote is due in the second half of 2018.", "the second half of 2018=2018-H2"),
        ("The dam held until the early 1950s.", "the early 1950s=195"),
        ("He trained for six weeks in the spring of 2016.", "six weeks=P6W; the spring of 2016=2016-SP"),
        ("The trial resumes on Sept. 5 and ends on Sept. 8.", "Sept. 5=2017-09-05; Sept. 8=2017-09-08"),
        ("The tram stopped running in 1962 and was back by 1998.", "1962=1962; 1998=1998"),
        ("Rents have doubled since the end of 2015.", "the end of 2015=2015"),
        ("The choir meets every Thursday evening.", "every Thursday evening=XXXX-WXX-4TEV"),
        ("The lake froze twice last winter.", "last winter=2016-WI"),
        ("It snowed on Easter Monday.", "Easter Monday=2017-04-17"),
        ("Ballots are counted on the night of June 8.", "night of June 8=2017-06-08TNI"),
        ("The permit expires on 2018-03-31.", "2018-03-31=2018-03-31"),
        ("The barn burned down at 3 a.m. on Sunday.", "3 a.m. on Sunday=2017-07-02T03:00"),
        ("His term ends next June.", "next June=2018-06"),
        ("Her father died 40 years ago.", "40 years ago=1977"),
        ("He pays rent monthly.", "monthly=P1M"),
        ("The pool opens this Saturday.", "this Saturday=2017-07-08"),
        ("The museum closed in the 1930s and reopened in 1951.", "the 1930s=193; 1951=1951"),
        ("The inquiry took the better part of two years.", "two years=P2Y"),
        ("It was signed on 1 June and took effect on 1 July.", "1 June=2017-06-01; 1 July=2017-07-01"),
    ]);
}

#[test]
#[rustfmt::skip]
fn french() {
    check("fr", &[
        ("Il a démissionné le 4 juillet.", "4 juillet=2017-07-04"),
        ("Il est né le 7 mars 1959 à Orme.", "7 mars 1959=1959-03-07"),
        ("Le traité du 1er mai 1811 tient.", "1er mai 1811=1811-05-01"),
        ("Jeudi, il a parlé.", "Jeudi=2017-07-06"),
        ("Il a parlé jeudi 6 juillet.", "jeudi 6 juillet=2017-07-06"),
        ("Il parlera lundi prochain.", "lundi prochain=2017-07-10"),
        ("Il a parlé lundi dernier.", "lundi dernier=2017-07-03"),
        ("Il est parti hier.", "hier=2017-07-06"),
        ("Il partira demain.", "demain=2017-07-08"),
        ("Il est parti aujourd'hui.", "aujourd'hui=2017-07-07"),
        ("Il est parti la semaine dernière.", "semaine dernière=2017-W26"),
        ("Il partira la semaine prochaine.", "semaine prochaine=2017-W28"),
        ("Il est parti cette semaine.", "cette semaine=2017-W27"),
        ("Il est parti le mois dernier.", "mois dernier=2017-06"),
        ("Il partira le mois prochain.", "mois prochain=2017-08"),
        ("Il est parti l'année dernière.", "l'année dernière=2016"),
        ("Il partira l'an prochain.", "l'an prochain=2018"),
        ("Il est parti cette année.", "cette année=2017"),
        ("Il est parti il y a deux ans.", "il y a deux ans=2015"),
        ("Il est parti il y a trois mois.", "il y a trois mois=2017-04"),
        ("Il est parti il y a dix jours.", "il y a dix jours=2017-06-27"),
        ("Il a vécu là pendant deux ans.", "deux ans=P2Y"),
        ("Il a vécu là pendant plusieurs mois.", "plusieurs mois=PXM"),
        ("En 2009, il est parti.", "2009=2009"),
        ("Il est né en 1848.", "1848=1848"),
        ("Dans les années 1990, tout a changé.", "années 1990=199"),
        ("Dans les années 80, tout a changé.", "années 80=198"),
        ("En octobre 2007, ils se sont vus.", "octobre 2007=2007-10"),
        ("En juin dernier, ils se sont vus.", "juin dernier=2017-06"),
        ("Ils se sont vus en octobre.", "octobre=2016-10"),
        ("Ils se verront en septembre.", "septembre=2017-09"),
        ("Chaque lundi il marche.", "Chaque lundi=XXXX-WXX-1"),
        ("Au troisième trimestre 2016, tout a changé.", "troisième trimestre 2016=2016-Q3"),
        ("Il a neigé le 25/12/2016.", "25/12/2016=2016-12-25"),
        ("Il est né le 05.07.2017.", "05.07.2017=2017-07-05"),
        ("Il partira dimanche soir.", "dimanche soir=2017-07-09TEV"),
        ("Fin août 2016, il est parti.", "Fin août 2016=2016-08"),
        ("Le pont, fermé depuis le 3 avril, rouvrira le 2 octobre.", "3 avril=2017-04-03; 2 octobre=2017-10-02"),
        ("Les travaux commenceront en janvier 2018.", "janvier 2018=2018-01"),
        ("L'usine a fermé mardi matin.", "mardi matin=2017-07-04TMO"),
        ("Noël 2015 fut pluvieux.", "Noël 2015=2015-12-25"),
        ("Le journal quotidien paraît toujours.", "quotidien=P1D"),
        ("Il habite au 1848 de la rue des Marais.", ""),
        ("Le mars de la fable.", "mars=2017-03"),
        ("Ces trois dernières années ont été dures.", "trois dernières années=P3Y"),
        ("Il a été malade.", ""),
        ("Les 2015 habitants sont partis.", ""),
        ("Voir page 2017.", ""),
        ("Il coûte 1,99 euro.", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn spanish() {
    check("es", &[
        ("Renunció el 4 de julio.", "4 de julio=2017-07-04"),
        ("Nació el 7 de marzo de 1959 en Olmo.", "7 de marzo de 1959=1959-03-07"),
        ("El tratado del 3 de mayo de 1811 sigue.", "3 de mayo de 1811=1811-05-03"),
        ("Habló el jueves.", "jueves=2017-07-06"),
        ("Habló el jueves 6 de julio.", "jueves 6 de julio=2017-07-06"),
        ("Hablará el lunes próximo.", "lunes próximo=2017-07-10"),
        ("Habló el lunes pasado.", "lunes pasado=2017-07-03"),
        ("Habló el próximo lunes.", "próximo lunes=2017-07-10"),
        ("Salió ayer.", "ayer=2017-07-06"),
        ("Saldrá mañana.", "mañana=2017-07-08"),
        ("Salió hoy.", "hoy=2017-07-07"),
        ("Salió anteayer.", "anteayer=2017-07-05"),
        ("Salió la semana pasada.", "semana pasada=2017-W26"),
        ("Saldrá la próxima semana.", "próxima semana=2017-W28"),
        ("Salió esta semana.", "esta semana=2017-W27"),
        ("Salió el mes pasado.", "mes pasado=2017-06"),
        ("Saldrá el mes próximo.", "mes próximo=2017-08"),
        ("Salió el año pasado.", "año pasado=2016"),
        ("Saldrá el próximo año.", "próximo año=2018"),
        ("Salió este año.", "este año=2017"),
        ("Salió hace dos años.", "hace dos años=2015"),
        ("Salió hace tres meses.", "hace tres meses=2017-04"),
        ("Salió hace diez días.", "hace diez días=2017-06-27"),
        ("Vivió allí durante dos años.", "dos años=P2Y"),
        ("Vivió allí durante varios meses.", "varios meses=PXM"),
        ("En 2009 salió.", "2009=2009"),
        ("Nació en 1848.", "1848=1848"),
        ("En los años 1990 todo cambió.", "años 1990=199"),
        ("En los años 80 todo cambió.", "años 80=198"),
        ("En octubre de 2007 se vieron.", "octubre de 2007=2007-10"),
        ("Se vieron en octubre.", "octubre=2016-10"),
        ("Se verán en septiembre.", "septiembre=2017-09"),
        ("Cada lunes camina.", "Cada lunes=XXXX-WXX-1"),
        ("En el tercer trimestre de 2016 creció.", "tercer trimestre de 2016=2016-Q3"),
        ("Nevó el 25/12/2016.", "25/12/2016=2016-12-25"),
        ("Saldrá el domingo.", "domingo=2017-07-09"),
        ("El puente, cerrado desde el 3 de abril, abrirá el 2 de octubre.", "3 de abril=2017-04-03; 2 de octubre=2017-10-02"),
        ("Las obras empezarán en enero de 2018.", "enero de 2018=2018-01"),
        ("La Navidad de 2015 fue fría.", "Navidad de 2015=2015-12-25"),
        ("Los últimos tres años fueron duros.", "últimos tres años=P3Y"),
        ("Los próximos dos días serán duros.", "próximos dos días=P2D"),
        ("Vea la página 2017.", ""),
        ("Cuesta 1,99 euros.", ""),
        ("El marzo de nadie.", "marzo=2017-03"),
    ]);
}

#[test]
#[rustfmt::skip]
fn german() {
    check("de", &[
        ("Er trat am 4. Juli zurück.", "4. Juli=2017-07-04"),
        ("Er wurde am 7. März 1959 in Ulmen geboren.", "7. März 1959=1959-03-07"),
        ("Der Vertrag vom 3. Mai 1811 gilt.", "3. Mai 1811=1811-05-03"),
        ("Er sprach am Donnerstag.", "Donnerstag=2017-07-06"),
        ("Er sprach am Donnerstag, 6. Juli.", "Donnerstag, 6. Juli=2017-07-06"),
        ("Er wird am Montag sprechen.", "Montag=2017-07-10"),
        ("Er wird nächsten Montag sprechen.", "nächsten Montag=2017-07-10"),
        ("Er sprach letzten Montag.", "letzten Montag=2017-07-03"),
        ("Er ging gestern.", "gestern=2017-07-06"),
        ("Er wird morgen gehen.", "morgen=2017-07-08"),
        ("Er ging heute.", "heute=2017-07-07"),
        ("Er ging vorgestern.", "vorgestern=2017-07-05"),
        ("Er geht übermorgen.", "übermorgen=2017-07-09"),
        ("Er ging letzte Woche.", "letzte Woche=2017-W26"),
        ("Er geht nächste Woche.", "nächste Woche=2017-W28"),
        ("Er ging diese Woche.", "diese Woche=2017-W27"),
        ("Er ging im vergangenen Monat.", "vergangenen Monat=2017-06"),
        ("Er geht im nächsten Monat.", "nächsten Monat=2017-08"),
        ("Er ging im vergangenen Jahr.", "vergangenen Jahr=2016"),
        ("Er geht im kommenden Jahr.", "kommenden Jahr=2018"),
        ("Er ging in diesem Jahr.", "diesem Jahr=2017"),
        ("Er ging vor zwei Jahren.", "vor zwei Jahren=2015"),
        ("Er ging vor drei Monaten.", "vor drei Monaten=2017-04"),
        ("Er ging vor zehn Tagen.", "vor zehn Tagen=2017-06-27"),
        ("Er lebte dort zwei Jahre.", "zwei Jahre=P2Y"),
        ("Er lebte dort mehrere Monate.", "mehrere Monate=PXM"),
        ("Er ging 2009.", "2009=2009"),
        ("Er wurde im Jahr 1848 geboren.", "1848=1848"),
        ("In den 1990er Jahren war alles anders.", "1990er=199"),
        ("Im 20. Jahrhundert war alles anders.", "20. Jahrhundert=19"),
        ("Im Oktober 2007 trafen sie sich.", "Oktober 2007=2007-10"),
        ("Im Oktober war es kalt.", "Oktober=2016-10"),
        ("Im September wird es kalt.", "September=2017-09"),
        ("Jeden Montag geht er.", "Jeden Montag=XXXX-WXX-1"),
        ("Montags ist zu.", "Montags=XXXX-WXX-1"),
        ("Im dritten Quartal 2016 wuchs es.", "dritten Quartal 2016=2016-Q3"),
        ("Im 3. Quartal 2016 wuchs es.", "3. Quartal 2016=2016-Q3"),
        ("Es schneite am 25.12.2016.", "25.12.2016=2016-12-25"),
        ("Er kommt um 20 Uhr.", "20 Uhr=2017-07-07T20:00"),
        ("Die Brücke, seit dem 3. April zu, öffnet am 2. Oktober.", "3. April=2017-04-03; 2. Oktober=2017-10-02"),
        ("Weihnachten 2015 war kalt.", "Weihnachten 2015=2015-12-25"),
        ("In den letzten drei Jahren wuchs es.", "letzten drei Jahren=P3Y"),
        ("Anfang August 2016 ging er.", "Anfang August 2016=2016-08"),
        ("Siehe Seite 2017.", ""),
        ("Er kostet 1,99 Euro.", ""),
        ("Er stand vor dem Haus.", ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn portuguese() {
    check("pt", &[
        ("Renunciou em 4 de julho.", "4 de julho=2017-07-04"),
        ("Nasceu em 7 de março de 1959 em Olmo.", "7 de março de 1959=1959-03-07"),
        ("O tratado de 3 de maio de 1811 continua.", "3 de maio de 1811=1811-05-03"),
        ("Falou na quinta-feira.", "quinta-feira=2017-07-06"),
        ("Falou na quinta-feira, 6 de julho.", "quinta-feira, 6 de julho=2017-07-06"),
        ("Irá falar na próxima segunda-feira.", "próxima segunda-feira=2017-07-10"),
        ("Falou na segunda-feira passada.", "segunda-feira passada=2017-07-03"),
        ("Saiu ontem.", "ontem=2017-07-06"),
        ("Sairá amanhã.", "amanhã=2017-07-08"),
        ("Saiu hoje.", "hoje=2017-07-07"),
        ("Saiu anteontem.", "anteontem=2017-07-05"),
        ("Saiu na semana passada.", "semana passada=2017-W26"),
        ("Sairá na próxima semana.", "próxima semana=2017-W28"),
        ("Saiu esta semana.", "esta semana=2017-W27"),
        ("Saiu no mês passado.", "mês passado=2017-06"),
        ("Sairá no próximo mês.", "próximo mês=2017-08"),
        ("Saiu no ano passado.", "ano passado=2016"),
        ("Sairá no próximo ano.", "próximo ano=2018"),
        ("Saiu este ano.", "este ano=2017"),
        ("Saiu há dois anos.", "há dois anos=2015"),
        ("Saiu há três meses.", "há três meses=2017-04"),
        ("Saiu há dez dias.", "há dez dias=2017-06-27"),
        ("Viveu lá durante dois anos.", "dois anos=P2Y"),
        ("Viveu lá durante vários meses.", "vários meses=PXM"),
        ("Em 2009 saiu.", "2009=2009"),
        ("Nasceu em 1848.", "1848=1848"),
        ("Nos anos 1990 tudo mudou.", "anos 1990=199"),
        ("Nos anos 80 tudo mudou.", "anos 80=198"),
        ("Em outubro de 2007 se viram.", "outubro de 2007=2007-10"),
        ("Em outubro choveu.", "outubro=2016-10"),
        ("Em setembro irá chover.", "setembro=2017-09"),
        ("Cada sábado caminha.", "Cada sábado=XXXX-WXX-6"),
        ("No terceiro trimestre de 2016 cresceu.", "terceiro trimestre de 2016=2016-Q3"),
        ("Nevou em 25/12/2016.", "25/12/2016=2016-12-25"),
        ("No domingo irá sair.", "domingo=2017-07-09"),
        ("A ponte, fechada desde 3 de abril, abrirá em 2 de outubro.", "3 de abril=2017-04-03; 2 de outubro=2017-10-02"),
        ("As obras começarão em janeiro de 2018.", "janeiro de 2018=2018-01"),
        ("O Natal de 2015 foi frio.", "Natal de 2015=2015-12-25"),
        ("Em maio último caiu a ponte.", "maio último=2017-05"),
        ("Falou na terça-feira.", "terça-feira=2017-07-04"),
        ("Os últimos três anos foram duros.", "últimos três anos=P3Y"),
        ("Na segunda parte perderam.", ""),
        ("Há flores no jardim.", ""),
        ("Veja a página 2017.", ""),
        ("Custa 1,99 euros.", ""),
    ]);
}

#[test]
fn without_a_day_of_publication_relative_dates_stay_open() {
    let rows = [
        ("He resigned on Thursday.", "Thursday=XXXX-WXX-4"),
        ("He resigned yesterday.", "yesterday=?"),
        ("He resigned on July 4.", "July 4=XXXX-07-04"),
        ("He resigned in October.", "October=XXXX-10"),
        ("He resigned last year.", "last year=?"),
        ("He resigned two years ago.", "two years ago=?"),
        ("He resigned on July 4, 2016.", "July 4, 2016=2016-07-04"),
        (
            "He resigned in May 2011 and came back the following year.",
            "May 2011=2011-05; the following year=2012",
        ),
        ("He resigned on Christmas Day.", "Christmas Day=?"),
        ("He is now free.", "now=PRESENT_REF"),
    ];
    for (text, wanted) in rows {
        assert_eq!(found("en", None, text), wanted, "{text}");
    }
}

#[test]
fn the_order_of_day_and_month_follows_the_page() {
    assert_eq!(found("en-US", None, "It was signed on 7/6/2017."), "7/6/2017=2017-07-06");
    assert_eq!(found("en-GB", None, "It was signed on 7/6/2017."), "7/6/2017=2017-06-07");
    assert_eq!(found("en-GB", None, "After 9/11 it changed."), "9/11=2001-09-11");
}
