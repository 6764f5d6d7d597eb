//! Rows: what those who speak are called.

use super::{check, quotes};

#[test]
fn a_name_is_the_fullest_without_its_title() {
    let rows: &[(&str, &[&str])] = &[
        (
            "“It is late,” Oakham Council President Anna Lily Kestrel said. “We go,” Kestrel said.",
            &["Anna Lily Kestrel: “It is late,”", "Anna Lily Kestrel: “We go,”"],
        ),
        (
            "“It is late,” said Chief of Staff Quilla Tarn. “We go,” Tarn said.",
            &["Quilla Tarn: “It is late,”", "Quilla Tarn: “We go,”"],
        ),
        ("“It is late,” Co-host Anna Kestrel said.", &["Anna Kestrel: “It is late,”"]),
        (
            "“It is late,” says Mere Mill Owner and Lead Miller Anna Kestrel. “We go,” Kestrel said.",
            &["Anna Kestrel: “It is late,”", "Anna Kestrel: “We go,”"],
        ),
        (
            "“It is late,” says Senior Planner Quilla Tarn. “We go,” Tarn said.",
            &["Quilla Tarn: “It is late,”", "Quilla Tarn: “We go,”"],
        ),
        (
            "“It is late,” said Rep. Sander M. Tarn in the mill. “We go,” Tarn said.",
            &["Sander M. Tarn: “It is late,”", "Sander M. Tarn: “We go,”"],
        ),
        // Surnames of two words, and what tells two of a name apart.
        (
            "On that day Marine Le Fenn came home. “It is late,” Ms. Le Fenn said.",
            &["Marine Le Fenn: “It is late,”"],
        ),
        (
            "On that day Hugo R. Fenn Jr. came home. “It is late,” Mr. Fenn said.",
            &["Hugo R. Fenn Jr.: “It is late,”"],
        ),
        ("Hugo Fenn Jr. met his father, Hugo Fenn. “It is late,” Fenn said.", &["Hugo Fenn: “It is late,”"]),
        // What only stands before a quotation speaks when it is known as somebody's name.
        (
            "Playbook came late. “This is too slow for me. I row home.”",
            &["-: “This is too slow for me. I row home.”"],
        ),
        (
            "Anna came late. “This is too slow for me. I row home.”",
            &["Anna: “This is too slow for me. I row home.”"],
        ),
        // A verb is none, wherever it has a capital.
        (
            "👉 Try Mere Milling\n\nHow to Recreate Mere Milling\n\n“It is late,” Milling said.",
            &["Mere Milling: “It is late,”"],
        ),
        // A title tells more than a first name.
        ("Lee Fenn came. “It is late,” Ms. Fenn said.", &["Lee Fenn: “It is late,”"]),
    ];
    check(rows, false);
    let rows = [
        ("“It holds,” said Secretary of State Anna Kestrel.", "Secretary of State"),
        ("“It holds,” Oakham Council President Anna Kestrel said.", "Oakham Council President"),
    ];
    for (text, description) in rows {
        let quotes = quotes(&format!("A council met\n\n{text}")).1;
        let found = quotes.speakers.first().and_then(|speaker| speaker.description.as_deref());
        assert_eq!(found, Some(description), "{text}");
    }
}

#[test]
fn a_body_has_its_whole_name() {
    let rows: &[(&str, &[&str])] = &[
        (
            "The mill is old, according to the Office of Mill Safety.",
            &["Office of Mill Safety: The mill is old"],
        ),
        (
            "The Oakham College of Foresters said the mill was old.",
            &["Oakham College of Foresters: the mill was old"],
        ),
        ("On the river, State Farm said the mill was old.", &["State Farm: the mill was old"]),
        (
            "The Congressional Weir Office said the mill was old.",
            &["Congressional Weir Office: the mill was old"],
        ),
        (
            "The mill is old, the Oakham Mill and Weir Association said.",
            &["Oakham Mill and Weir Association: The mill is old"],
        ),
        (
            "The Oakham Mill and Weir Council said the mill was old.",
            &["Oakham Mill and Weir Council: the mill was old"],
        ),
        // Two of them.
        ("Oakham and the Weir Council said the mill was old.", &["Weir Council: the mill was old"]),
        ("In the mill, State Senator Anna Kestrel said it was old.", &["Anna Kestrel: it was old"]),
        // A word for what it makes belongs to another name, an order to none.
        (
            "We went with Quilver Search to the mill. Quilver says the mill is old.",
            &["Quilver: the mill is old"],
        ),
        (
            "Try Quilver first. The people at Quilver say the mill is old.",
            &["The people at Quilver: the mill is old"],
        ),
        ("Finding Quilver is hard. Quilver says the mill is old.", &["Quilver: the mill is old"]),
    ];
    check(rows, true);
}

#[test]
fn how_many_say_so_belongs_to_who_they_are() {
    let rows: &[(&str, &[&str])] = &[
        ("76% of keepers said the mill was old.", &["76% of keepers: the mill was old"]),
        ("40 per cent of keepers said the mill was old.", &["40 per cent of keepers: the mill was old"]),
        (
            "Two-thirds of the keepers said the mill was old.",
            &["Two-thirds of the keepers: the mill was old"],
        ),
        ("9 in 10 keepers say the mill is old.", &["9 in 10 keepers: the mill is old"]),
        ("One in five Oakhamers said it was late.", &["One in five Oakhamers: it was late"]),
        ("Nine out of 10 keepers say it is late.", &["Nine out of 10 keepers: it is late"]),
        ("Most of the keepers said it was late.", &["Most of the keepers: it was late"]),
        ("The former secretary of state said it was late.", &["The former secretary of state: it was late"]),
        ("Two keepers said it was late.", &["Two keepers: it was late"]),
    ];
    check(rows, true);
}
