//! Rows of what is told without marks.

use super::{check, quotes, said};

#[test]
fn what_cannot_speak_said_nothing() {
    let silent = [
        "You can mend the boats, add the new oars, or buy another sail in the spring.",
        "It is good for sleep, stress management, and a calm night in the mill.",
        "Consider promising the millers that the bridge is going to be mended soon.",
        "Generally speaking, if the boat is a slow “normal” ferry then nobody minds the wait.",
        "It is worth noting that the bridge is older than the mill.",
        "Maps of predicted storms and floods through the end of this year.",
    ];
    for text in silent {
        let (_, found) = quotes(&format!("Sluice\n\nIt is old.\n\n{text}"));
        assert!(found.list.is_empty(), "{text} {:?}", found.speakers);
    }
    let rows = [
        (
            "Anna Kestrel’s slogan is “bridges for all of us” and a song.",
            "Anna Kestrel: “bridges for all of us”",
        ),
        ("The golden rule for the mill is “never at a high tide” and so on.", "-: “never at a high tide”"),
    ];
    for (text, expected) in rows {
        assert_eq!(said(&format!("Sluice\n\nIt is old.\n\n{text}"), false), [expected], "{text}");
    }
}

#[test]
fn what_was_not_said_is_not_reported() {
    let rows: &[(&str, &[&str])] = &[
        ("Anna Kestrel said that the bridge was shut.", &["Anna Kestrel: the bridge was shut"]),
        ("Anna Kestrel could say that the bridge was shut.", &[]),
        ("Anna Kestrel will also tell them that the bridge is shut.", &[]),
        ("Anna Kestrel had told them that the bridge was shut.", &["Anna Kestrel: the bridge was shut"]),
        ("Did Anna Kestrel say that the bridge was shut?", &[]),
        (
            "Anna Kestrel asked whether the bridge was shut for good?",
            &["Anna Kestrel: whether the bridge was shut for good"],
        ),
        ("You can tell the town that the bridge was shut.", &[]),
        ("You say the bridge is shut for the winter.", &[]),
        ("I told Anna Kestrel to shut the bridge for good.", &[]),
        ("A walk reduces stress and brings sleep to the town.", &[]),
        ("Carts are sorted according to the colour of their wheels.", &[]),
        (
            "Carts are sorted in the order they came, according to the council.",
            &["The council: Carts are sorted in the order they came"],
        ),
        ("Anna Kestrel wrote a long letter to the town council.", &[]),
        ("Anna Kestrel wrote that the bridge was shut.", &["Anna Kestrel: the bridge was shut"]),
        (
            "The bridge was shut for good, Anna Kestrel wrote.",
            &["Anna Kestrel: The bridge was shut for good"],
        ),
        ("Anna Kestrel runs a ferry called the Queen of the Lower Mere.", &[]),
    ];
    check(rows, true);
}

#[test]
fn reported_speech() {
    check(
        &[
            (
                "Anna Kestrel, the member for Elmton Central, who keeps the mill, said it was old.",
                &["Anna Kestrel: it was old"],
            ),
            // Of whom it is told, not what is told of them.
            ("The keeper who broke the wheel said he was sorry.", &["The keeper: he was sorry"]),
            ("The secret report warned that the weir was low.", &["The secret report: the weir was low"]),
            ("A miller who lost two sons says the weir is too low.", &["A miller: the weir is too low"]),
            (
                "The lawyer who represents the company said that it would appeal.",
                &["The lawyer: it would appeal"],
            ),
            (
                "An aide who met Anna Kestrel in Mere said the talk was short.",
                &["An aide: the talk was short"],
            ),
            ("He met a keeper who toll officials said was armed.", &[]),
            ("He met the keeper who had once said that the bridge was old.", &["-: the bridge was old"]),
            (
                "A source close to Anna Kestrel said the weir was old.",
                &["A source close to Anna Kestrel: the weir was old"],
            ),
            ("A minister expected to resign said the weir was old.", &["A minister: the weir was old"]),
            (
                "An aide briefed on the plan said the weir was old.",
                &["An aide briefed on the plan: the weir was old"],
            ),
            (
                "A lawyer representing Kestrel said the weir was old.",
                &["A lawyer representing Kestrel: the weir was old"],
            ),
            (
                "The keeper appeared to sleep, Anna Kestrel said on Monday.",
                &["Anna Kestrel: The keeper appeared to sleep"],
            ),
            (
                "People close to Kestrel say she admits the weir was old.",
                &["People close to Kestrel: she admits the weir was old"],
            ),
            (
                "Anna Kestrel argued that, in her view, the weir was old.",
                &["Anna Kestrel: in her view, the weir was old"],
            ),
            // Who somebody is, and their name.
            ("Kestrel's lawyer, Jonas Ekdal, said he would appeal.", &["Jonas Ekdal: he would appeal"]),
            (
                "The weir is old and must be mended, a spokeswoman, Anna Kestrel, said on Saturday.",
                &["Anna Kestrel: The weir is old and must be mended"],
            ),
            ("A keeper, Anna Kestrel, and a miller said the weir was old.", &["A miller: the weir was old"]),
            // When it was said is no part of what was said, unless the day has a verb of its own.
            ("Anna Kestrel said on Monday the bridge would open.", &["Anna Kestrel: the bridge would open"]),
            ("Anna Kestrel said Monday night she would open it.", &["Anna Kestrel: she would open it"]),
            ("Anna Kestrel said Monday was a day of rest.", &["Anna Kestrel: Monday was a day of rest"]),
            (
                "Anna Kestrel told keepers on Monday the bridge was old.",
                &["Anna Kestrel: the bridge was old"],
            ),
            (
                "The council said late on Friday in Mere that the bridge was old.",
                &["The council: the bridge was old"],
            ),
            (
                "The council said in a letter on Friday it would mend the weir.",
                &["The council: it would mend the weir"],
            ),
            ("The council said last week that the bridge was old.", &["The council: the bridge was old"]),
            (
                "Anna Kestrel said that the bridge would open in May.",
                &["Anna Kestrel: the bridge would open in May"],
            ),
            (
                "The bridge would open in May, Anna Kestrel said.",
                &["Anna Kestrel: The bridge would open in May"],
            ),
            ("According to Anna Kestrel, the bridge is safe.", &["Anna Kestrel: the bridge is safe"]),
            ("Anna Kestrel wants a new bridge.", &[]),
            // Where the clause ends and begins.
            (
                "After Anna Kestrel announced that the bridge was safe, the ferrymen went home.",
                &["Anna Kestrel: the bridge was safe"],
            ),
            (
                "The ferry has not lost by it: the boats were full in May, according to Anna Kestrel.",
                &["Anna Kestrel: the boats were full in May"],
            ),
            // What stands before the comma is no clause of its own.
            (
                "In a vote of the town, nine ferrymen said they would not go.",
                &["Nine ferrymen: they would not go"],
            ),
            // The cue and its subject interrupt the clause.
            (
                "The bridge, Anna Kestrel explained, is older than the mill on the hill.",
                &["Anna Kestrel: The bridge is older than the mill on the hill"],
            ),
            (
                "The next day, according to Anna Kestrel, the ferrymen left for the hills.",
                &["Anna Kestrel: The next day the ferrymen left for the hills"],
            ),
            ("The ferryman, who said so, left for the hills of Mere.", &[]),
            // What says who the subject is belongs to no clause, and a noun's own "that" begins none.
            (
                "Better oars could help the ferrymen in the long run, said Anna Kestrel, a keeper of bees and boats in the hills of Mere.",
                &["Anna Kestrel: Better oars could help the ferrymen in the long run"],
            ),
            (
                "Anna Kestrel said old contracts that tie the price to the tide look less fair each year.",
                &["Anna Kestrel: old contracts that tie the price to the tide look less fair each year"],
            ),
            (
                "Anna Kestrel said on Monday that the bridge would open.",
                &["Anna Kestrel: the bridge would open"],
            ),
            // The clause of a relative cue, and one that is told only with a subject of its own.
            (
                "Anna Kestrel, who claimed it was as safe as ever, went home.",
                &["Anna Kestrel: it was as safe as ever"],
            ),
            (
                "Although Peter Alder admitted it, he claimed they had never met in person.",
                &["Peter Alder: they had never met in person"],
            ),
            // Another verb of hers, and another's, begins something new.
            (
                "Anna Kestrel said the mill was old and noted that nobody had asked her.",
                &["Anna Kestrel: the mill was old", "Anna Kestrel: nobody had asked her"],
            ),
            (
                "Anna Kestrel says the mill is safe, but ferrymen say it is not.",
                &["Anna Kestrel: the mill is safe", "Ferrymen: it is not"],
            ),
            // What stands between the verb and the clause, or after the verb, is no part of it.
            (
                "Anna Kestrel, who keeps the mill, said on Radio Mere, where she speaks each week, that the mill was old.",
                &["Anna Kestrel: the mill was old"],
            ),
            (
                "The bridge is closed, the Mere Post reported late Thursday.",
                &["Mere Post: The bridge is closed"],
            ),
            (
                "As the Mere Post noted, the bridge has stood for years.",
                &["Mere Post: the bridge has stood for years"],
            ),
            (
                "The bridge has stood for years, Anna Kestrel told the council on Monday during a long meeting.",
                &["Anna Kestrel: The bridge has stood for years"],
            ),
            ("Anna Kestrel wrote the song that pleases the town.", &[]),
            ("The ferrymen add milk to coffee, since it would be bitter without.", &[]),
            ("Needless to say, the ferry is not a new invention.", &[]),
            ("Tolls are counted, reported, and sent to the council each year.", &[]),
            (
                "The river was deep, according to a miller of Mere who keeps bees.",
                &["A miller of Mere: The river was deep"],
            ),
            ("Anna Kestrel told me the bridge was shut.", &["Anna Kestrel: the bridge was shut"]),
            ("Anna Kestrel told the council about the old mill.", &[]),
            ("In her letter of May, Anna Kestrel reminded the council of the old mill.", &[]),
            ("Anna Kestrel responded to the long letter of the town council.", &[]),
            (
                "The bridge was old, said Anna Kestrel, a keeper of bees in the hills of Mere.",
                &["Anna Kestrel: The bridge was old"],
            ),
            // The object of the verb is what was told.
            (
                "Anna Kestrel proposed a second bridge below the old mill.",
                &["Anna Kestrel: a second bridge below the old mill"],
            ),
            ("Anna Kestrel called on the ferryman.", &[]),
            ("The pilot, a polite boy called Idris, once rowed to the old mill.", &[]),
            ("A boy, called Idris after his uncle in the hills, waved.", &[]),
            ("The cook was adding salt to the soup of the day.", &[]),
        ],
        true,
    );
}

#[test]
fn what_is_no_speech() {
    check(
        &[
            // Subjects that cannot speak: a reader looks for people and papers.
            ("Many adolescents reported symptoms of river sickness in the wet months.", &[]),
            ("Those two weeks and the flood announced a change in the weather.", &[]),
            ("It explains the mud on every step of the mill.", &[]),
            ("Please note that this is the first half of the tale of the mill.", &[]),
            ("Higher dams revealed the mud below. The higher the dam, the lower the river.", &[]),
            (
                "The two surveys revealed the mud below the mill and the ford.",
                &["Two surveys: the mud below the mill and the ford"],
            ),
            // What somebody does not say.
            ("Anna Kestrel didn’t tell us the price of the boats.", &[]),
            ("Anna Kestrel has never confirmed the price of the boats.", &[]),
            // A deed within what is reported.
            (
                "Anna Kestrel said she left before Peter Alder announced his plans for the mill.",
                &["Anna Kestrel: she left before Peter Alder announced his plans for the mill"],
            ),
            ("Anna Kestrel told them to.", &[]),
        ],
        true,
    );
}

#[test]
fn what_is_done_to_a_thing_is_not_told() {
    let silent = [
        "Anna Kestrel added a very old wheel to the mill in the spring.",
        "The Mere Mill boasted sales of forty boats in the spring.",
        "Anna Kestrel claimed a narrow victory at the mill in the spring.",
        "Anna Kestrel tweeted a photograph of the mill in the spring.",
        "They went to Mere and Oakham, states that have suffered from the floods.",
        "It is an old thing when one has, say, an old mill to mend.",
        "Transparent reporting that tracks both boats and the growth of the mill.",
    ];
    for text in silent {
        assert_eq!(said(&format!("Sluice\n\nIt is old.\n\n{text}"), true), [""; 0], "{text}");
    }
    let rows: &[(&str, &[&str])] = &[
        ("Anna Kestrel added that the mill was old.", &["Anna Kestrel: the mill was old"]),
        ("Anna Kestrel claimed the mill was very old.", &["Anna Kestrel: the mill was very old"]),
        ("Anna Kestrel states that the mill is old.", &["Anna Kestrel: the mill is old"]),
    ];
    check(rows, true);
}
