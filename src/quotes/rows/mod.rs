//! Rows: a text → who says what. The people and places are invented.

mod beyond_english;
mod names;
mod pronouns;
mod reported;

use super::{QuoteKind, find};
use crate::blocks;
use crate::metadata;
use crate::page::Page;

/// Each quotation as "speaker: words", the speaker "-" where nobody is named.
fn said(text: &str, indirect: bool) -> Vec<String> {
    let (blocks, quotes) = quotes(text);
    let list = quotes.list.iter().filter(|q| (q.kind == QuoteKind::Indirect) == indirect);
    list.map(|q| {
        let speaker = q.speaker.and_then(|s| quotes.speakers.get(s.0 as usize));
        let words: Vec<&str> = q.spans.iter().map(|p| blocks.words(*p)).collect();
        format!("{}: {}", speaker.map_or("-", |s| &s.name), words.join(" "))
    })
    .collect()
}

fn quotes(text: &str) -> (blocks::Blocks, super::Quotes) {
    let page = Page::from_text(text);
    let cut = blocks::cut::cut(&page);
    let mut metadata = metadata::read(&page, &cut);
    metadata.language.get_or_insert("en".to_owned());
    let blocks = blocks::label(&page, cut, &metadata);
    let quotes = find(&blocks, &metadata);
    (blocks, quotes)
}

fn check(rows: &[(&str, &[&str])], indirect: bool) {
    for (text, expected) in rows {
        assert_eq!(&said(&format!("A council met\n\n{text}"), indirect), expected, "{text}");
    }
}

#[test]
fn what_only_begins_a_sentence_is_no_speaker() {
    let rows: &[(&str, bool, &str)] = &[
        ("Sort it by “what the mill will need soon.”", false, "-: “what the mill will need soon.”"),
        ("Don’t be late, if “it would be nice to come.”", false, "-: “it would be nice to come.”"),
        ("Don’t say “the mill will turn again by May.”", false, "-: “the mill will turn again by May.”"),
        ("Example: “the mill will turn again by May.”", false, "-: “the mill will turn again by May.”"),
        (
            "Hallam wants “a bridge for the mill by May.” The town and Hallam agree.",
            false,
            "Hallam: “a bridge for the mill by May.”",
        ),
        (
            "Engineers want “a bridge for the mill by May” there.",
            false,
            "Engineers: “a bridge for the mill by May”",
        ),
        (
            "The bridge is old, said Anna Kestrel, chief keeper of the mill at Mere, which is wet.",
            true,
            "Anna Kestrel: The bridge is old",
        ),
        (
            "The bridge is old, said Anna Kestrel, who keeps the mill at Mere.",
            true,
            "Anna Kestrel: The bridge is old",
        ),
        (
            "The bridge, said Anna Kestrel, is old and will not hold.",
            true,
            "Anna Kestrel: The bridge is old and will not hold",
        ),
        (
            "Orla Finch said that it was late. The silence was long. “I went to the mill before the storm.”",
            false,
            "Orla Finch: “I went to the mill before the storm.”",
        ),
        (
            "Reliability comes up often when the town talks:\n\n“I went to the mill before the storm came.”",
            false,
            "-: “I went to the mill before the storm came.”",
        ),
        (
            "Anna Kestrel won, after having said that the bridge was shut.",
            true,
            "Anna Kestrel: the bridge was shut",
        ),
    ];
    for (text, indirect, expected) in rows {
        assert_eq!(said(&format!("Sluice\n\nIt is old.\n\n{text}"), *indirect), [*expected], "{text}");
    }
}

#[test]
fn a_noun_after_a_name_is_who_speaks() {
    let rows = [
        ("Mere supporters say the bridge is safe.", "Mere supporters: the bridge is safe"),
        ("The bridge is safe, Elmton police said.", "Elmton police: The bridge is safe"),
        ("The bridge is safe, according to Elmton police.", "Elmton police: The bridge is safe"),
        ("Northern toll keepers have said the bridge is safe.", "Northern toll keepers: the bridge is safe"),
        ("Senior millers working here said the bridge is safe.", "Senior millers: the bridge is safe"),
        ("A new report said the bridge is safe.", "A new report: the bridge is safe"),
        ("Anna Kestrel reports that the bridge is safe.", "Anna Kestrel: the bridge is safe"),
        ("Anna Kestrel stars in a play, and said the bridge is safe.", "Anna Kestrel: the bridge is safe"),
    ];
    for (text, expected) in rows {
        assert_eq!(said(&format!("Sluice\n\nIt is old.\n\n{text}"), true), [expected], "{text}");
    }
}

#[test]
fn somebody_stands_before_a_headlines_colon() {
    let text =
        "The council met on Monday and talked of the bridge. “It will hold,” Kestrel said, and went home.";
    let rows: &[(&str, &[&str])] = &[
        ("Kestrel: The bridge will hold", &["Kestrel: The bridge will hold"]),
        ("Anna Oak: The bridge will hold", &["Anna Oak: The bridge will hold"]),
        ("Engineers: The bridge will hold", &["Engineers: The bridge will hold"]),
        ("Mending Old Bridges: A guide for the town", &[]),
        ("As noted, the bridge will hold for years", &[]),
        ("Timber: What the town should know of it", &[]),
    ];
    for (headline, expected) in rows {
        assert_eq!(&said(&format!("{headline}\n\n{text}"), true), expected, "{headline}");
    }
}

#[test]
fn words_in_marks_have_a_speaker() {
    check(
        &[
            // The orders of words, cue and source.
            ("“The bridge is safe,” Anna Kestrel said.", &["Anna Kestrel: “The bridge is safe,”"]),
            (
                "“The bridge is safe,” said Anna Kestrel. “We tested it.”",
                &["Anna Kestrel: “The bridge is safe,” “We tested it.”"],
            ),
            ("Anna Kestrel said: “The bridge is safe.”", &["Anna Kestrel: “The bridge is safe.”"]),
            ("\"Is it safe?\" Anna Kestrel asked.", &["Anna Kestrel: \"Is it safe?\""]),
            ("''It is safe,'' Anna Kestrel said.", &["Anna Kestrel: ''It is safe,''"]),
            (
                "“The boat,” Anna Kestrel said, “has gone without us.”",
                &["Anna Kestrel: “The boat,” “has gone without us.”"],
            ),
            // Single marks.
            ("‘We won’t go,’ said Orla Finch. ‘It’s late.’", &["Orla Finch: ‘We won’t go,’ ‘It’s late.’"]),
            // Appositives and titles.
            (
                "“It holds,” Anna Kestrel, the chief engineer of the town of Mere, said.",
                &["Anna Kestrel: “It holds,”"],
            ),
            ("“It holds,” said the engineer, Anna Kestrel.", &["Anna Kestrel: “It holds,”"]),
            ("“It holds,” says Co-Founder, Anna Kestrel.", &["Anna Kestrel: “It holds,”"]),
            ("“It holds,” says Owner Anna Kestrel.", &["Anna Kestrel: “It holds,”"]),
            ("“It holds,” said the Founder, who left.", &["Founder: “It holds,”"]),
            ("“It holds,” Mayor Anna Kestrel told reporters on Monday.", &["Anna Kestrel: “It holds,”"]),
            // Verbs that speak only beside the words said.
            ("“It holds,” Anna Kestrel shares. “For now.”", &["Anna Kestrel: “It holds,” “For now.”"]),
            ("“Does it hold?” inquired Anna Kestrel.", &["Anna Kestrel: “Does it hold?”"]),
            // A calling before a full name is no part of it.
            (
                "“It holds,” said Tidewater Founder Anna Kestrel to the people on the bridge.",
                &["Anna Kestrel: “It holds,”"],
            ),
            // Surnames, pronouns, relatives.
            (
                "Anna Kestrel runs the works.\n\n“It holds,” Kestrel said. “For now.”\n\n“It may rain,” she added.",
                &["Anna Kestrel: “It holds,” “For now.”", "Anna Kestrel: “It may rain,”"],
            ),
            (
                "Anna Kestrel met Peter Alder on the bridge. “It holds,” she said. “It creaks,” he replied.",
                &["Anna Kestrel: “It holds,”", "Peter Alder: “It creaks,”"],
            ),
            // Two of one surname.
            (
                "Mr. Peter Alder and Mrs. Ruth Alder own the mill.\n\n“It is old,” Mrs. Alder said.",
                &["Ruth Alder: “It is old,”"],
            ),
            // A verb and the word after it.
            (
                "“The bridge is old,” Anna Kestrel pointed out. Peter Alder put it more plainly: “It creaks.”",
                &["Anna Kestrel: “The bridge is old,”", "Peter Alder: “It creaks.”"],
            ),
            // Several paragraphs, the first left open.
            (
                "Anna Kestrel wrote: “The bridge is old.\n\n“It is safe.”",
                &["Anna Kestrel: “The bridge is old. “It is safe.”"],
            ),
            // The sentence before.
            (
                "Anna Kestrel was blunt. “The bridge is not at all safe.”",
                &["Anna Kestrel: “The bridge is not at all safe.”"],
            ),
            ("“The beams are sound,” according to Anna Kestrel.", &["Anna Kestrel: “The beams are sound,”"]),
            // The unnamed stay a description.
            ("“Nobody asked us,” a ferryman said.", &["A ferryman: “Nobody asked us,”"]),
            // A relative clause, and the place a place lies in, stand before the verb or the subject.
            (
                "Anna Kestrel, who keeps the mill on the hill, said it was “old but sound.”",
                &["Anna Kestrel: it was “old but sound.”"],
            ),
            (
                "At a fair in Mere, Nordland, Anna Kestrel praised Peter Alder, calling him “a rare builder.”",
                &["Anna Kestrel: “a rare builder.”"],
            ),
            // A full name right before a colon.
            (
                "The delay did not surprise the old pilot Anna Kestrel: “Boats are late when the wind is up.”",
                &["Anna Kestrel: “Boats are late when the wind is up.”"],
            ),
            // A relative clause or a long apposition between the name and its verb.
            (
                "Marit Solvang, the chair of the town's committee for roads, bridges and ferries and for many years \
                 the only woman in the harbour guild of the whole northern coast, said: “We shall build.”",
                &["Marit Solvang: “We shall build.”"],
            ),
            // The verb's own subject, not the sentence's first.
            (
                "The issue came up again when Peter Alder, asked about the ferry, said: “The boats are old.”",
                &["Peter Alder: “The boats are old.”"],
            ),
            // A noun that is a verb elsewhere, a verb after a word that may make it a noun, a verb of two words.
            ("“The beams are sound,” the report said.", &["The report: “The beams are sound,”"]),
            ("“The beams are sound,” Mere News said.", &["Mere News: “The beams are sound,”"]),
            (
                "As Anna Kestrel put it, “the bridge is old but it will hold.”",
                &["Anna Kestrel: “the bridge is old but it will hold.”"],
            ),
            // The mark that closes is one that opens; a full stop stands for the comma.
            ("“The beams are sound,“ said Anna Kestrel.", &["Anna Kestrel: “The beams are sound,“"]),
            (
                "“The beams of the bridge are sound.” Kestrel said.",
                &["Kestrel: “The beams of the bridge are sound.”"],
            ),
            // Words of a next sentence without a cue go on.
            (
                "“The bridge is old,” Anna Kestrel said. Now “nobody in his senses crosses it.”",
                &["Anna Kestrel: “The bridge is old,” “nobody in his senses crosses it.”"],
            ),
            // The clause before tells the words, the one after has words of its own.
            (
                "When Anna Kestrel said the bridge was “older than the hills,” Peter Alder claimed the mill was older.",
                &["Anna Kestrel: the bridge was “older than the hills,”"],
            ),
            // What a sentence is about stands after its adverbial.
            (
                "In answer to the storm, Anna Kestrel issued a statement:\n\n“We shall mend the bridge by the spring.”",
                &["Anna Kestrel: “We shall mend the bridge by the spring.”"],
            ),
            // Two verbs, one subject.
            (
                "Anna Kestrel called the plan “reckless in the extreme” and said “nobody in Mere wants it.”",
                &["Anna Kestrel: “reckless in the extreme”", "Anna Kestrel: “nobody in Mere wants it.”"],
            ),
            // A quotation inside the quotation closes with it.
            (
                "“He told me, ‘No, I never will,’” Anna Kestrel said.",
                &["Anna Kestrel: “He told me, ‘No, I never will,’”"],
            ),
            // Only the noun the article belongs to, not the name before it.
            (
                "“We shall appeal,” the Alder administration said.",
                &["Alder administration: “We shall appeal,”"],
            ),
            (
                "Anna Kestrel: “The bridge is not at all safe.”",
                &["Anna Kestrel: “The bridge is not at all safe.”"],
            ),
            // Through another paper: the person.
            (
                "“The bridge is safe,” Anna Kestrel told the Mere Gazette.",
                &["Anna Kestrel: “The bridge is safe,”"],
            ),
            // A noun for somebody named by office, and a pronoun for somebody who has no name.
            (
                "Mayor Anna Kestrel opened the fair. “It is a fine day,” the mayor said.",
                &["Anna Kestrel: “It is a fine day,”"],
            ),
            (
                "Orla Finch rowed home.\n\n“Nobody asked us,” a ferryman said.\n\n“We were asleep,” he added.",
                &["A ferryman: “Nobody asked us,”", "A ferryman: “We were asleep,”"],
            ),
            // An odd mark costs one quotation.
            (
                "Peter Alder said: “It is late.\n\nAnna Kestrel said: “It is not.”",
                &["Peter Alder: “It is late.", "Anna Kestrel: “It is not.”"],
            ),
        ],
        false,
    );
}

#[test]
fn who_has_no_name_is_told_in_full() {
    let rows: &[(&str, &[&str])] = &[
        (
            "A spokesman for the mayor said the mill was old.",
            &["A spokesman for the mayor: the mill was old"],
        ),
        ("Half of the keepers of Mere said they would go.", &["Half of the keepers of Mere: they would go"]),
        ("Supporters of Anna Kestrel said they would go.", &["Supporters of Anna Kestrel: they would go"]),
        (
            "A member of the council of Mere said it was late.",
            &["A member of the council of Mere: it was late"],
        ),
        (
            "Some residents of the farm in Mere said it was old.",
            &["Some residents of the farm in Mere: it was old"],
        ),
        ("Several of them said the mill was old.", &["Several: the mill was old"]),
        ("Hopper Mill of Mere said the wheel was old.", &["Hopper Mill: the wheel was old"]),
        ("In the case of Mere, Hallam said the mill was old.", &["Hallam: the mill was old"]),
    ];
    check(rows, true);
    let rows: &[(&str, &[&str])] = &[
        ("“The mill is old,” said keepers in a statement.", &["Keepers: “The mill is old,”"]),
        (
            "“The mill is old,” said a spokeswoman for the council of Mere, who lives there.",
            &["A spokeswoman for the council of Mere: “The mill is old,”"],
        ),
    ];
    check(rows, false);
}

#[test]
fn no_word_but_a_noun_for_somebody_speaks() {
    let rows: &[(&str, &[&str])] = &[
        (
            "The wheel turns, otherwise called “the heart of the old mill.”",
            &["-: “the heart of the old mill.”"],
        ),
        (
            "There were near-constant calls of “Save our mill, save it now!”",
            &["-: “Save our mill, save it now!”"],
        ),
        ("Keepers call it “the heart of the old mill.”", &["Keepers: “the heart of the old mill.”"]),
    ];
    check(rows, false);
}

#[test]
fn a_speaker_has_a_description_in_the_articles_words() {
    let rows: &[(&str, Option<&str>)] = &[
        ("“It holds,” said Mayor Anna Kestrel.", Some("Mayor")),
        ("“It holds,” said Anna Kestrel, the mayor of Mere.", Some("mayor of Mere")),
        ("“It holds,” said lead author Anna Kestrel.", Some("lead author")),
        ("Anna Kestrel, 58, a farmer from Mere, said “it holds for now.”", Some("farmer from Mere")),
        ("Anna Kestrel, who keeps the mill, said “it holds for now.”", Some("who keeps the mill")),
        ("Anna Kestrel, the cousin of the miller, said “it holds for now.”", Some("cousin of the miller")),
        ("The mayor of Mere, Anna Kestrel, said “it holds for now.”", Some("mayor of Mere")),
        ("On Monday the old pastor, Anna Kestrel, said “it holds for now.”", Some("old pastor")),
        ("In the mill of a farmer, Anna Kestrel said “it holds for now.”", None),
        ("“It holds,” said Anna Kestrel, and the rain began.", None),
        ("“It holds,” said Anna Kestrel.", None),
        ("Water Director Dr Anna Kestrel said it holds: “It is deep.”", Some("Water Director")),
    ];
    for (text, expected) in rows {
        let quotes = quotes(&format!("A council met\n\n{text}"));
        let found: Vec<_> = quotes.1.speakers.iter().map(|s| s.description.as_deref()).collect();
        assert_eq!(found, [*expected], "{text}");
    }
}

#[test]
fn what_is_no_quotation() {
    check(
        &[
            ("The so-called “bridge” is a plank.", &[]),
            ("She wrote a book titled “The Long Bridge.”", &[]),
            ("The plank is 6'2\" long and the '90s are over.", &[]),
            ("The council met at noon.", &[]),
            ("“A Boat for Two,” by Anna Kestrel, is on sale, and she said that she was glad.", &[]),
            ("Anna Kestrel read a memoir titled “Two Boats” and said that it was long.", &[]),
            // What only names or belongs to the verb's subject.
            ("A boat, called the “Heron,” lay in the mud.", &[]),
            ("Peter Alder mentioned a boat called “Heron” on Monday.", &[]),
            ("Because the mill is “a ruin,” he apparently thinks of a new one.", &[]),
            ("Over 2,000 emails were marked “secret” by the council.", &[]),
            ("Orla Finch, the smuggler known as “Heron,” stated that she was innocent.", &[]),
        ],
        false,
    );
}

#[test]
fn turns_of_an_interview_are_their_speakers_words() {
    let opening = "Anna Kestrel keeps the mill of Mere. Anna Kestrel spoke to Peter Alder.";
    let turns = |asks: &str, answers: &str| {
        format!(
            "{opening}\n\n{asks} What do you grind?\n\n{answers} I grind rye, and my brother grinds oats.\n\nIt is never \
             done.\n\n{asks} And in the winter?\n\n{answers} In the winter we mend the wheel."
        )
    };
    let said_by_her = [
        "Anna Kestrel: I grind rye, and my brother grinds oats. It is never done.",
        "Anna Kestrel: In the winter we mend the wheel.",
    ];
    for (asks, answers) in [
        ("Q:", "A:"),
        ("ALDER:", "KESTREL:"),
        ("Peter Alder:", "Anna Kestrel:"),
        ("Alder –", "Kestrel –"),
        ("Alder —", "Kestrel —"),
        ("PA:", "AK:"),
        ("Question:", "Anna Kestrel:"),
    ] {
        let found = said(&format!("A talk at the mill\n\n{}", turns(asks, answers)), true);
        let hers: Vec<&String> = found.iter().filter(|f| f.starts_with("Anna")).collect();
        assert_eq!(hers, said_by_her.iter().collect::<Vec<_>>(), "{asks} {answers} {found:?}");
        let his = found.iter().filter(|f| f.starts_with("Peter Alder")).count();
        assert_eq!(his, if asks.starts_with('Q') { 0 } else { 2 }, "{asks} {found:?}");
    }
    // Labels that come again are no interview where nobody talks or asks.
    let plain = "Price: four crowns.\n\nVerdict: slow.\n\nPrice: three crowns.\n\nVerdict: quick.";
    assert!(said(&format!("Two ferries\n\n{plain}"), true).is_empty());
}

#[test]
fn who_spoke_last_goes_on_where_verbs_need_no_subject() {
    let text = "El puente se cierra\n\nEl alcalde, Julián Ortega, dijo que el puente es viejo. Añadió que las obras \
                empezarán pronto en la ciudad.";
    let found = said(text, true);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|f| f.starts_with("Julián Ortega: ")), "{found:?}");
}

#[test]
fn what_introduces_leaves_no_doubt() {
    let rows = [
        ("In a radio address he said\n\n“The bridge will open in May.”", None),
        ("Anna Kestrel told the council of Mere\n\n“The bridge will open in May.”", None),
        ("Anna Kestrel said:\n\n“The bridge will open in May.”", None),
        ("Anna Kestrel said little.\n\n“The bridge will open in May.”", Some(0.35)),
    ];
    for (text, expected) in rows {
        let (_, quotes) = quotes(&format!("A council met\n\nAnna Kestrel is the mayor.\n\n{text}"));
        let direct: Vec<_> = quotes.list.iter().filter(|q| q.kind == QuoteKind::Direct).collect();
        assert_eq!(direct.len(), 1, "{text}");
        assert_eq!(direct[0].confidence, expected, "{text}");
    }
}
