//! Pages built in unusual ways, and notices in several languages: rows of input and what is read of them.

use super::Role::{self, *};
use super::testing::{article, blocks, role};

/// Paragraphs of an article, between two marks each.
fn paragraphs(open: &str, close: &str) -> String {
    [
        "The ferry to Low Elmton was taken out of the water on Tuesday, and the crew carried the oars up to the loft of the mill.",
        "Nobody had thought that the ice would come so early, said the ferryman, whose father kept the book in which such days are noted.",
        "In the village the children were sent home at noon, because the stove of the school smoked and the wood was wet.",
        "By evening a path of boards lay across the river, and the first to cross it was the doctor with his bag and a lantern.",
    ]
    .map(|text| format!("{open}{text}{close}"))
    .concat()
}

#[test]
fn the_article_is_found_however_it_is_marked_up() {
    let title = "<title>Ice on the river</title>";
    let rows: &[(&str, String)] = &[
        ("no headings", format!("{title}<div>{}</div>", paragraphs("<p>", "</p>"))),
        ("lines", format!("{title}<h1>Ice on the river</h1><div>{}</div>", paragraphs("", "<br><br>"))),
        (
            "fonts",
            format!(
                "{title}<center><font size=5><b>Ice on the river</b></font></center>{}",
                paragraphs("<font face=Arial><font size=2>", "</font></font><br><br>")
            ),
        ),
        (
            "tables in tables",
            format!(
                "{title}<table><tr><td><table><tr><td><a href=/>Home</a><br><a href=/a>News</a></td></tr></table></td><td><table><tr><td><b>Ice on the river</b></td></tr><tr><td>{}</td></tr></table></td></tr></table>",
                paragraphs("<p>", "</p>")
            ),
        ),
        (
            "AMP",
            format!(
                "{title}<amp-sidebar id=s><ul><li><a href=/>Home</a></li></ul></amp-sidebar><article class=amp-wp-article><h1>Ice on the river</h1><amp-ad></amp-ad>{}</article>",
                paragraphs("<p>", "</p>")
            ),
        ),
        (
            "a print view",
            format!(
                "{title}<body onload='window.print()'><p><b>Ice on the river</b></p><p>By Ada Fir, Elmton Post</p><hr>{}<hr><p>URL: https://post.example/ice</p></body>",
                paragraphs("<p>", "</p>")
            ),
        ),
        (
            "split by advertisements",
            format!(
                "{title}<h1>Ice on the river</h1><div class=part>{0}</div><div class=ad>Advertisement</div><div class=part>{0}</div>",
                paragraphs("<p>", "</p>")
            ),
        ),
    ];
    for (name, html) in rows {
        let found = blocks(html);
        assert!(found.is_article, "{name}");
        for text in ["The ferry to Low", "Nobody had", "In the village", "By evening"] {
            let body = found.list.iter().any(|b| b.text.as_str().starts_with(text) && b.body && !b.fold);
            assert!(body, "{name}: {text}");
        }
    }
}

#[test]
fn questions_answers_and_live_reports_are_articles() {
    let talk: String = [
        (
            "How do you know that the ice will hold?",
            "You listen to it. A pane that sings is safe, and one that groans is not, my father used to say.",
        ),
        (
            "Were you ever wrong?",
            "Once, in the year of the comet, and I had to swim for it with the post bag between my teeth.",
        ),
        (
            "What would you tell the young?",
            "That the river has more patience than they have, and that wet boots are heavier than they look.",
        ),
    ]
    .map(|(question, answer)| format!("<p><strong>{question}</strong></p><p>{answer}</p>"))
    .concat();
    let reports: String = [
        ("17.20", "The doctor is across, and the boards have held; a lantern has been set on the far bank to mark the way."),
        ("16.05", "Two men of the mill are laying boards, each tied to the next with a length of the bell rope."),
        ("14.30", "The children are on their way home, the schoolmaster says, and the stove has been taken apart."),
    ]
    .map(|(hour, text)| format!("<div class=entry><h3>{hour}</h3><p>{text}</p></div>"))
    .concat();
    for (name, html) in [("talk", talk), ("live", reports)] {
        let found = blocks(&article("", &html));
        assert!(found.is_article, "{name}");
        let lost: Vec<_> =
            found.list.iter().skip(3).filter(|b| !b.body && b.text.as_str().len() > 30).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn scripts_without_spaces_or_from_right_to_left_are_text() {
    let chinese = "市议会星期一晚上在旧学校开会，讨论磨坊河上的桥，这座桥自洪水以来一直关闭，修理费用超过了城里的预算。";
    let arabic = "اجتمع مجلس البلدة مساء الاثنين في المدرسة القديمة وناقش الجسر الذي أغلق منذ الفيضان، وقال أمين الصندوق إن الإصلاح سيكلف أكثر مما تملكه البلدة.";
    for (language, text, direction) in [("zh", chinese, "ltr"), ("ar", arabic, "rtl")] {
        let html = format!(
            "<html lang={language} dir={direction}><title>{0}</title><nav><a href=/>1</a></nav><h1>{0}</h1><div>{1}</div></html>",
            text.chars().take(12).collect::<String>(),
            format!("<p>{text}</p>").repeat(5)
        );
        let found = blocks(&html);
        assert!(found.is_article, "{language}");
        let body = found.list.iter().filter(|b| b.body && b.text.as_str() == text).count();
        assert_eq!(body, 5, "{language}");
    }
}

#[test]
fn notices_are_told_in_six_languages() {
    let rows: &[(&str, Role)] = &[
        (
            "The views expressed are those of the author and do not reflect those of the Elmton Post.",
            Disclaimer,
        ),
        ("All rights reserved.", Copyright),
        ("Subscribe to our newsletter.", Appeal),
        ("Les opinions exprimées dans cet article n’engagent que leur auteur.", Disclaimer),
        ("Tous droits réservés.", Copyright),
        ("Abonnez-vous à notre lettre d’information.", Appeal),
        ("À propos de l’auteur", AuthorBio),
        ("Las opiniones expresadas en este artículo son responsabilidad exclusiva de su autor.", Disclaimer),
        ("Todos los derechos reservados.", Copyright),
        ("Suscríbete a nuestro boletín.", Appeal),
        ("Sobre el autor", AuthorBio),
        ("Die in diesem Artikel geäußerten Ansichten sind die des Autors.", Disclaimer),
        ("Alle Rechte vorbehalten.", Copyright),
        ("Unterstützen Sie uns mit einer Spende.", Appeal),
        ("Über den Autor", AuthorBio),
        ("As opiniões expressas neste artigo são da responsabilidade do autor.", Disclaimer),
        ("Todos os direitos reservados.", Copyright),
        ("Inscreva-se na nossa newsletter.", Appeal),
        ("Sobre o autor", AuthorBio),
        ("Le opinioni espresse in questo articolo sono dell’autore.", Disclaimer),
        ("Tutti i diritti riservati.", Copyright),
        ("Iscriviti alla nostra newsletter.", Appeal),
        ("Sull’autore", AuthorBio),
    ];
    for (text, expected) in rows {
        let html = article("", &format!("<p>{text}</p>"));
        assert_eq!(role(&html, text), Some((*expected, true)), "{text}");
    }
}

#[test]
fn short_lines_that_close_an_article_stay() {
    let rows: &[(&str, &[(&str, Role)])] = &[
        (
            "<h2>What to bring</h2><ul><li>Boots</li><li>A stick</li><li>Bread for the dog</li></ul>",
            &[("What to", Subheading), ("Boots", List), ("A stick", List), ("Bread", List)],
        ),
        (
            "<h2>Where they stood</h2><p>Elmton Fair, May</p><p>Mill Day, June</p><p>Ford Races, July</p>",
            &[("Where they", Subheading), ("Elmton Fair", Paragraph), ("Ford Races", Paragraph)],
        ),
        (
            "<p>Mill Day, June</p><p>Ford Races, July</p>",
            &[("Mill Day", Paragraph), ("Ford Races", Paragraph)],
        ),
    ];
    for (after, expected) in rows {
        for (words, expected) in *expected {
            assert_eq!(role(&article("", after), words), Some((*expected, false)), "{words}");
        }
    }
    // Links and buttons in the same place are none of it.
    let links = "<h2>More from the Post</h2><ul><li><a href=/a>The mill at night</a></li><li><a href=/b>Eels, a history</a></li></ul>";
    for words in ["The mill at", "Eels"] {
        assert!(role(&article("", links), words).is_some_and(|(role, _)| !role.body()), "{words}");
    }
}

#[test]
fn one_wording_among_the_articles_own_lines_folds_nothing() {
    // In a list, one item that is worded like a notice.
    let list = "<ul class=q><li>It shuts at dusk, and the key hangs by the door</li><li>Subscribe to the view that water wins</li>\
        <li>The dog at the farm bites</li><li>Bread is sold at the lock</li></ul>";
    assert!(role(&article(list, ""), "Subscribe").is_some_and(|(_, fold)| !fold));
    // A caption that ends with a credit.
    let caption = "<div class=lead>The wheel turns whenever the sluice is up, and sings when it is oiled. (Photo: Getty Images)</div>";
    assert!(role(&article(caption, ""), "The wheel turns").is_some_and(|(_, fold)| !fold));
    // The summary of an article about things to buy.
    let summary = "<p class=intro>Ready to ditch your old oars? Order your copy of the year with these boats for two.</p>";
    assert!(role(&article(summary, ""), "Ready to ditch").is_some_and(|(_, fold)| !fold));
    // A heading over what does not fold.
    let asked = "<div class=tip><h3>Need help choosing?</h3><p>Ask your ferryman which boat suits you before you pay.</p></div>";
    assert!(role(&article(asked, ""), "Need help").is_some_and(|(_, fold)| !fold));
}

#[test]
fn the_articles_own_element_keeps_it_whatever_else_it_is_called() {
    let text = paragraphs("<p>", "</p>");
    let found = blocks(&format!(
        "<title>Ice on the river</title><h1>Ice on the river</h1><div itemprop=articleBody id=x-comments>{text}</div>"
    ));
    for words in ["The ferry to Low", "Nobody had", "In the village", "By evening"] {
        assert!(
            found.list.iter().any(|b| b.text.as_str().starts_with(words) && b.body && !b.fold),
            "{words}"
        );
    }
}

#[test]
fn whoever_signs_a_passage_set_apart_is_in_it() {
    let post = "<blockquote><p>The ice is a foot thick at the ford, and nobody has fallen in since noon on Tuesday.</p>\
                <p>— Ada Fir (@adafir) 3 May 2018</p></blockquote>";
    // Also where the article's author is, and at its end, where authors are told about.
    let html = article("", &format!("{}{post}", paragraphs("<p>", "</p>")));
    assert_eq!(role(&html, "— Ada Fir"), Some((Blockquote, false)));
}
