//! Rows of German, French and Spanish, whose weights were not fitted: what says so is told by few rules.

use super::said;

/// What the language is told by, that none of the rows ask for.
const GERMAN: &str = "Rat der Stadt\n\nDie Brücke ist alt und der Fluss ist breit, aber das Wehr hält noch und wird nicht ersetzt, so viel ist klar.";
const FRENCH: &str = "Le conseil se réunit\n\nLe pont est vieux et la rivière est large, mais le barrage tient encore et il ne sera pas remplacé dans les mois qui viennent.";
const SPANISH: &str = "El consejo se reúne\n\nEl puente es viejo y el río es ancho, pero la presa aguanta todavía y no se va a cambiar en los meses que vienen.";

fn check(language: &str, indirect: bool, rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(&said(&format!("{language}\n\n{text}"), indirect), expected, "{text}");
    }
}

#[test]
fn the_subject_follows_the_verb_where_something_else_begins() {
    check(
        GERMAN,
        false,
        &[
            (
                "Auf weitere Nachfrage sagte Ebner: „Wir bauen die Brücke im Mai neu.“",
                &["Ebner: „Wir bauen die Brücke im Mai neu.“"],
            ),
            ("Demnach fragte Ebner den Rat: „Wann kommt das Holz?“", &["Ebner: „Wann kommt das Holz?“"]),
            (
                "Tage später schrieb Ebner: „Wir bauen die Brücke im Mai neu.“",
                &["Ebner: „Wir bauen die Brücke im Mai neu.“"],
            ),
        ],
    );
    check(
        GERMAN,
        true,
        &[
            ("Auf Anfrage sagte Ebner, die Brücke sei sicher.", &["Ebner: die Brücke sei sicher"]),
            ("Ebner sagte, dass die Brücke sicher sei.", &["Ebner: die Brücke sicher sei"]),
        ],
    );
}

#[test]
fn without_a_conjunction_little_is_reported() {
    check(
        GERMAN,
        true,
        &[
            ("Der Verband mahnt dann in allen bekannten Fällen die Fischer ab.", &[]),
            ("Dies erklärte bereits im Frühjahr der damalige Kassenwart der Brücke.", &[]),
        ],
    );
    check(
        FRENCH,
        true,
        &[
            ("Le contrôle du pont sera confié à une nouvelle autorité de la rivière.", &[]),
            ("Le conseil se défend de toute ressemblance avec les travaux du barrage.", &[]),
            (
                "Odile Marchal a annoncé qu'il fermerait le pont au mois de mai.",
                &["Odile Marchal: qu'il fermerait le pont au mois de mai"],
            ),
        ],
    );
    check(
        SPANISH,
        true,
        &[("La presa defiende a la ciudad de las aguas del río desde hace muchos años.", &[])],
    );
}

#[test]
fn what_begins_a_sentence_is_no_speaker() {
    // The first word stands elsewhere without its capital.
    check(
        FRENCH,
        false,
        &[
            (
                "Large dit tout : « Le pont sera fermé au mois de mai. »",
                &["-: « Le pont sera fermé au mois de mai. »"],
            ),
            (
                "Odile dit tout : « Le pont sera fermé au mois de mai. »",
                &["Odile: « Le pont sera fermé au mois de mai. »"],
            ),
        ],
    );
}

#[test]
fn callings_are_no_part_of_a_name() {
    check(
        GERMAN,
        false,
        &[
            (
                "„Wir bauen die Brücke neu“, sagte der Brücken-Chef Jonas Ebner.",
                &["Jonas Ebner: „Wir bauen die Brücke neu“"],
            ),
            (
                "„Wir bauen die Brücke neu“, sagte Landtagsabgeordnete Clara Reyl.",
                &["Clara Reyl: „Wir bauen die Brücke neu“"],
            ),
        ],
    );
}
