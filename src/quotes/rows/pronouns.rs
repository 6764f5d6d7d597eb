//! Rows: whom "he", "she" and "the candidate" stand for.

use super::check;

#[test]
fn a_pronoun_is_nobody_named_in_its_clause() {
    let rows: &[(&str, &[&str])] = &[
        (
            "Peter Alder will run. Thomas Fenn runs the radio.\n\nPeter Alder spoke at night.\n\n“It is late,” he told Alder.",
            &["Thomas Fenn: “It is late,”"],
        ),
        // What goes before may lead to who it is, and another clause names anybody.
        (
            "Peter Alder met Thomas Fenn. When he called it “an old and rotten mill,” Alder wept.",
            &["Peter Alder: “an old and rotten mill,”"],
        ),
        (
            "Peter Alder, the mayor, met Thomas Fenn. Alder spoke. “It is late,” he said, but Alder stayed.",
            &["Peter Alder: “It is late,”"],
        ),
        (
            "Peter Alder met Thomas Fenn. Alder spoke. “It is late,” he told Alder voters.",
            &["Peter Alder: “It is late,”"],
        ),
    ];
    check(rows, false);
}

#[test]
fn who_was_asked_answers() {
    let rows: &[(&str, &[&str])] = &[
        (
            "Thomas Fenn asked Peter Alder how old the mill was. “It is very old,” he said.",
            &["Peter Alder: “It is very old,”"],
        ),
        (
            "Thomas Fenn then asked Mr. Peter Alder about it. “It is very old,” he said.",
            &["Peter Alder: “It is very old,”"],
        ),
        (
            "Thomas Fenn met Peter Alder at the mill. “It is very old,” he said.",
            &["Thomas Fenn: “It is very old,”"],
        ),
    ];
    check(rows, false);
}

#[test]
fn hardly_anybody_speaks_of_oneself_by_name() {
    let rows: &[(&str, &[&str])] = &[
        (
            "Peter Alder came. To Thomas Fenn that was no news. “Alder is a good man to know,” he said.",
            &["Thomas Fenn: “Alder is a good man to know,”"],
        ),
        (
            "Peter Alder came. To Thomas Fenn that was no news. “Oakham is a good town to know,” he said.",
            &["Peter Alder: “Oakham is a good town to know,”"],
        ),
    ];
    check(rows, false);
    let rows: &[(&str, &[&str])] = &[(
        "Thomas Fenn met Orla Finch. Ms. Finch had found the mill rotten, she said.",
        &["Orla Finch: Ms. Finch had found the mill rotten"],
    )];
    check(rows, true);
}

#[test]
fn what_stands_beside_a_name_tells_that_it_is_somebody() {
    let rows: &[(&str, &[&str])] = &[
        (
            "Orla Finch left. On the river, his wife, Quilla, stayed. “It is quiet,” she said.",
            &["Quilla: “It is quiet,”"],
        ),
        (
            "Orla Finch left. Quilla, who lives there, stayed. “It is quiet,” she said.",
            &["Quilla: “It is quiet,”"],
        ),
        (
            "Orla Finch left.\n\nQuilla Tarn, 33, of Mere, sells boats. “It is quiet,” she said.",
            &["Quilla Tarn: “It is quiet,”"],
        ),
        (
            "Peter Alder left.\n\nThe Mere Gazette came. “It is quiet,” he said.",
            &["Peter Alder: “It is quiet,”"],
        ),
    ];
    check(rows, false);
}

#[test]
fn an_epithet_stands_for_who_was_named() {
    let rows: &[(&str, &[&str])] = &[
        ("Peter Alder came home.\n\n“It is late,” the candidate said.", &["Peter Alder: “It is late,”"]),
        ("Peter Alder came home.\n\n“It is late,” said the Oakham senator.", &["Peter Alder: “It is late,”"]),
        (
            "The president, Anna Kestrel, left. “It is late,” Thomas Fenn, the president of the mill, said of it.",
            &["Thomas Fenn: “It is late,”"],
        ),
        // There was one before, or another may be meant as well.
        (
            "A candidate met Peter Alder.\n\n“It is late,” the candidate said.",
            &["The candidate: “It is late,”"],
        ),
        (
            "Peter Alder met Thomas Fenn.\n\n“It is late,” the spokesman said.",
            &["The spokesman: “It is late,”"],
        ),
        ("“It is late,” said the candidate of the mill.", &["The candidate of the mill: “It is late,”"]),
        (
            "Peter Alder came home.\n\nThe nominee, Thomas Fenn, said “it is very late.”",
            &["Thomas Fenn: “it is very late.”"],
        ),
    ];
    check(rows, false);
}
