//! The browser's door in a real DOM: what the page script sees becomes a page, a view comes back, the panel shows it.
//!
//! Run with `wasm-pack test --headless --chrome` or `--firefox`.

#![cfg(target_family = "wasm")]
// A test may panic: that is how it fails.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(missing_docs)]

use js_sys::{Array, Reflect};
use standfirst::browser::{Panel, Reading, read, read_text};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::*;
use web_sys::{Document, Element};

wasm_bindgen_test_configure!(run_in_browser);

/// The page script as it ships, and a document made of markup, as an `<iframe>` has one.
#[wasm_bindgen(inline_js = r#"
export const pageScripts = (...sources) => {
  for (const source of sources) {
    const script = document.createElement("script");
    script.textContent = source;
    document.head.append(script);
    script.remove();
  }
};
export const framed = async (html) => {
  const frame = document.createElement("iframe");
  frame.srcdoc = html;
  frame.width = 800;
  frame.height = 600;
  document.body.append(frame);
  await new Promise((loaded) => frame.addEventListener("load", loaded, { once: true }));
  return frame.contentDocument;
};
export const snapshotOf = (document) => globalThis.standfirst.snapshot(document);
export const paintOf = (document) => globalThis.standfirst.paint(document, {
  language: "en",
  text: (key) => key,
  count: (key, number) => `${number} ${key}`,
  changed: () => {},
  lost: () => {},
  gaveUp: () => {},
});
export const apply = (paint, view, nodes) => paint.apply(JSON.parse(view), new Map(nodes.entries()), []);
export const setAll = (paint, open) => paint.setAll(open);
export const restore = (paint) => paint.restore();
export const show = (paint, places, nodes) => paint.show(places.map((place) => ({ ...place, node: nodes[place.node] })));
export const marked = (document) => {
  const highlights = [...document.defaultView.CSS.highlights.values()];
  return highlights.flatMap((highlight) => [...highlight].map(String)).join("|");
};
export const attachShadow = (element, html) => {
  element.attachShadow({ mode: "open" }).innerHTML = html;
};
export const fakeHost = (pressed, build) => ({
  build,
  text: (key, values) => [key, ...values].join(" "),
  number: (number) => String(number),
  form: () => "other",
  date: (precision, from) => from,
  exact: (precision) => precision,
  act: (act, id) => pressed.push(`${act} ${id}`),
});
"#)]
extern "C" {
    #[wasm_bindgen(variadic)]
    fn pageScripts(sources: Vec<String>);
    async fn framed(html: &str) -> JsValue;
    fn snapshotOf(document: &Document) -> JsValue;
    fn paintOf(document: &Document) -> JsValue;
    fn apply(paint: &JsValue, view: &str, nodes: &JsValue);
    fn setAll(paint: &JsValue, open: bool);
    fn restore(paint: &JsValue);
    fn show(paint: &JsValue, places: &JsValue, nodes: &JsValue) -> bool;
    fn marked(document: &Document) -> String;
    fn attachShadow(element: &Element, html: &str);
    fn fakeHost(pressed: &Array, build: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/extension/panel/build.js")]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = build)]
    static BUILD: JsValue;
}

const SNAPSHOT: &str = include_str!("../extension/page/snapshot.js");
const BAR: &str = include_str!("../extension/page/bar.js");
const SHEET: &str = include_str!("../extension/page/sheet.js");
const PAINT: &str = include_str!("../extension/page/paint.js");

const ARTICLE: &str = r##"<!doctype html><html lang="en"><head><title>Ferry line to close</title>
<meta property="article:published_time" content="2024-03-05"><meta property="og:type" content="article"></head><body>
<article><h1>Ferry line to close</h1><p class="byline">By Ada Quill</p>
<p>The ferry between Norhaven and Stell will stop in June, the harbour office said on Monday. About ninety people use it each
day, most of them on their way to the cannery on the far shore, and there is no bridge within an hour of the town.</p>
<p>“We have no boat that may still sail,” said harbour master Ines Vole. “There is no money for another.” She said the
office had asked the county twice for help, in May 2022 and again last year, and had been refused both times.</p>
<p id="opened">The line opened on 4 July 1953. It has closed only once since then, for eleven days, when ice filled the sound and nothing
could move in the harbour at all. That winter is still told of in the town, where people walked across the
sound on foot and a lorry went through the ice with all its load of herring.</p>
<p>A new boat would cost about nine million, the office reckons, and would need two years to build. Until then those who work
on the far shore must drive around the sound, which takes them two hours in good weather and cannot be done at all when snow
closes the pass. Some have begun to look for rooms in Stell, where there are few to be had, and others for other work.</p>
<p>The cannery has said that it will run a bus in the mornings and evenings for those who wish it. It employs sixty people
from Norhaven, most of whom have crossed with the ferry every working day for as long as they can remember.</p>
<p id="notice"><b>Disclaimer:</b> The views expressed in this article are the sole responsibility of the author and do not
necessarily reflect those of the Norhaven Courier. The Courier will not be responsible for any inaccurate statement.</p>
</article></body></html>"##;

fn ready() {
    pageScripts([SNAPSHOT, BAR, SHEET, PAINT].map(str::to_owned).to_vec());
}

async fn document(html: &str) -> Document {
    ready();
    framed(html).await.unchecked_into()
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

/// What the background does with a message.
fn read_message(message: &JsValue) -> Reading {
    read(message.unchecked_ref(), None).ok().unwrap()
}

fn blocks(reading: &Reading) -> Vec<String> {
    let json = js_sys::JSON::parse(&reading.json()).unwrap();
    let blocks: Array = field(&json, "blocks").dyn_into().unwrap();
    blocks.iter().map(|b| field(&b, "text").as_string().unwrap()).collect()
}

fn outer_html(document: &Document) -> String {
    let root = document.query_selector("html").unwrap().unwrap();
    field(&root, "outerHTML").as_string().unwrap()
}

#[wasm_bindgen_test]
async fn a_page_is_read_as_it_is_shown() {
    let html = "<!doctype html><style>.gone{display:none}.kept{display:contents}</style>
        <p>One <b>bold</b> \u{1f600} word.</p><p class=gone>Gone.</p><div class=kept><p>Kept.</p></div>
        <template><p>Template.</p></template><noscript>No script.</noscript><script>var x</script>
        <details><summary>More</summary><p>Within.</p></details><p id=host>Light.</p>
        <form><input name=firstChild><input name=attributes><p>Clobbered.</p></form>";
    let document = document(html).await;
    attachShadow(&document.get_element_by_id("host").unwrap(), "<p>Shadow: <slot></slot></p>");
    let snapshot = snapshotOf(&document);
    let reading = read_message(&field(&snapshot, "message"));
    assert_eq!(
        blocks(&reading),
        ["One bold \u{1f600} word.", "Kept.", "More", "Within.", "Shadow: Light.", "Clobbered."]
    );
}

#[wasm_bindgen_test]
async fn white_space_parts_words_and_stays_in_text_that_is_set_as_it_is() {
    let html =
        "<p>The\n  <b>mill</b>\n\t<i>wheel</i></p><pre><b>one</b>\n\n  <i> two</i>\n</pre>\n\n<p>turns</p>";
    let document = document(html).await;
    let reading = read_message(&field(&snapshotOf(&document), "message"));
    assert_eq!(blocks(&reading), ["The mill wheel", "one\n\n   two", "turns"]);
}

#[wasm_bindgen_test]
async fn a_page_is_folded_marked_and_given_back() {
    let document = document(ARTICLE).await;
    let before = outer_html(&document);
    let paint = paintOf(&document);
    let snapshot = snapshotOf(&document);
    let nodes = field(&snapshot, "nodes");
    let reading = read_message(&field(&snapshot, "message"));
    let view = reading.view();
    apply(&paint, &view, &nodes);

    let notice = document.get_element_by_id("notice").unwrap();
    assert_eq!(notice.get_attribute("hidden").as_deref(), Some("until-found"));
    let bar = notice.previous_element_sibling().unwrap();
    assert_eq!(bar.local_name(), "standfirst-bar");
    let words: String = bar.shadow_root().unwrap().text_content().unwrap();
    assert!(words.contains("role_disclaimer"), "{words}");

    // What is folded is read like everything else.
    let again = read_message(&field(&snapshotOf(&document), "message"));
    assert_eq!(again.json(), reading.json());

    let dates: Array = field(&js_sys::JSON::parse(&view).unwrap(), "dates").dyn_into().unwrap();
    assert!(show(&paint, &field(&dates.get(0), "places"), &nodes));
    assert_eq!(marked(&document), "4 July 1953");

    setAll(&paint, true);
    assert_eq!(notice.get_attribute("hidden"), None);
    setAll(&paint, false);
    restore(&paint);
    assert_eq!(outer_html(&document), before);
    assert_eq!(marked(&document), "");
}

#[wasm_bindgen_test]
async fn elements_named_like_the_doms_own_properties_change_nothing() {
    let names =
        ["setAttribute", "removeAttribute", "parentNode", "insertBefore", "contains", "attributes", "remove"];
    let fields: String = names.iter().map(|n| format!("<input type=hidden name={n}>")).collect();
    let images: String =
        ["createElement", "querySelectorAll", "adoptedStyleSheets", "documentElement", "activeElement"]
            .iter()
            .map(|n| format!("<img name={n} width=1 height=1>"))
            .collect();
    let html = ARTICLE
        .replace("<p id=\"notice\">", &format!("<form id=\"notice\">{fields}"))
        .replace("inaccurate statement.</p>", "inaccurate statement.</form>")
        .replace("</body>", &format!("{images}</body>"));
    let document = document(&html).await;
    let before = outer_html(&document);
    let paint = paintOf(&document);
    let snapshot = snapshotOf(&document);
    let reading = read_message(&field(&snapshot, "message"));
    apply(&paint, &reading.view(), &field(&snapshot, "nodes"));
    let shown = reading.view();
    assert!(document.query_selector("#notice[hidden]").unwrap().is_some(), "{shown}");
    restore(&paint);
    assert_eq!(outer_html(&document), before);
}

#[wasm_bindgen_test]
async fn a_copy_of_a_folded_page_is_cleaned_too() {
    let document = document(ARTICLE).await;
    let before = outer_html(&document);
    let paint = paintOf(&document);
    let snapshot = snapshotOf(&document);
    let reading = read_message(&field(&snapshot, "message"));
    apply(&paint, &reading.view(), &field(&snapshot, "nodes"));
    let article = document.query_selector("article").unwrap().unwrap();
    let copy = article.clone_node_with_deep(true).unwrap();
    article.parent_node().unwrap().replace_child(&copy, &article).unwrap();

    let snapshot = snapshotOf(&document);
    let again = read_message(&field(&snapshot, "message"));
    assert_eq!(again.json(), reading.json());
    apply(&paint, &again.view(), &field(&snapshot, "nodes"));
    assert_eq!(document.query_selector_all("standfirst-bar").unwrap().length(), 1);
    restore(&paint);
    assert_eq!(outer_html(&document), before);
}

#[wasm_bindgen_test]
async fn marks_are_never_made_on_other_words() {
    let document = document(ARTICLE).await;
    let paint = paintOf(&document);
    let snapshot = snapshotOf(&document);
    let nodes = field(&snapshot, "nodes");
    let view = read_message(&field(&snapshot, "message")).view();
    document.get_element_by_id("opened").unwrap().set_text_content(Some("Something else."));
    let dates: Array = field(&js_sys::JSON::parse(&view).unwrap(), "dates").dyn_into().unwrap();
    assert!(!show(&paint, &field(&dates.get(0), "places"), &nodes));
    assert_eq!(marked(&document), "");
}

#[wasm_bindgen_test]
async fn forged_snapshots_are_refused_in_a_sentence() {
    let document = document("<p>Words.</p>").await;
    let forged = field(&snapshotOf(&document), "message");
    Reflect::set(&forged, &"text".into(), &"Other words.".into()).unwrap();
    let error = read(forged.unchecked_ref(), None).err().unwrap();
    let message = field(&JsValue::from(error), "message").as_string().unwrap();
    assert!(message.ends_with('.'), "{message}");
}

fn panel(view: &str) -> (Element, Array, Panel) {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("main").unwrap();
    document.document_element().unwrap().append_child(&root).unwrap();
    let pressed = Array::new();
    let host = fakeHost(&pressed, &BUILD.with(Clone::clone));
    let mut panel = Panel::new(root.clone(), host.unchecked_into()).unwrap();
    panel.draw(view, Vec::new()).unwrap();
    panel.show().unwrap();
    panel.sweep();
    (root, pressed, panel)
}

fn press(root: &Element, selector: &str) {
    let button = root.query_selector(selector).unwrap().unwrap();
    let click: js_sys::Function = field(&button, "click").dyn_into().unwrap();
    click.call0(&button).unwrap();
}

#[wasm_bindgen_test]
async fn the_panel_shows_a_view_and_says_what_is_pressed() {
    let document = document(ARTICLE).await;
    let view = read_message(&field(&snapshotOf(&document), "message")).view();
    let (root, pressed, mut panel) = panel(&view);
    let text = root.text_content().unwrap();
    for words in ["Ferry line to close", "Ada Quill", "The views expressed", "role_disclaimer"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    assert_eq!(
        root.query_selector("h1 bdi").unwrap().unwrap().text_content().unwrap(),
        "Ferry line to close"
    );
    assert!(root.query_selector(".timeline time[datetime='1953-07-04']").unwrap().is_some());

    press(&root, "[data-act=show_date] bdi");
    press(&root, "[data-act=toggle]");
    press(&root, "[data-act=restore]");
    let pressed: Vec<_> = pressed.iter().map(|p| p.as_string().unwrap()).collect();
    assert_eq!(pressed, ["show_date 0", "toggle 0", "restore undefined"]);

    let toggle = root.query_selector("[data-act=toggle]").unwrap().unwrap();
    assert_eq!(toggle.get_attribute("aria-expanded").as_deref(), Some("false"));
    panel.folds(vec![0]).unwrap();
    assert_eq!(toggle.get_attribute("aria-expanded").as_deref(), Some("true"));
    root.remove();
}

#[wasm_bindgen_test]
fn what_the_panel_showed_before_is_out_of_sight_and_then_gone() {
    let view = |words: &str| read_text(words, None, None).view();
    let (root, _, mut panel) = panel(&view("Ferry line to close\n\nThe ferry stops in May."));
    let titles = |selector: &str| {
        let all = root.query_selector_all(selector).unwrap();
        (0..all.length()).map(|at| all.item(at).unwrap().text_content().unwrap()).collect::<Vec<_>>()
    };
    panel.draw(&view("Harbour bell to stay\n\nThe bell rings in June."), Vec::new()).unwrap();
    assert_eq!(titles("h1"), ["Ferry line to close"]);
    panel.show().unwrap();
    // Whoever looks for a part finds the new one first.
    assert_eq!(titles("h1"), ["Harbour bell to stay", "Ferry line to close"]);
    assert_eq!(titles(":not([hidden]) > h1"), ["Harbour bell to stay"]);
    panel.sweep();
    assert_eq!(titles("h1"), ["Harbour bell to stay"]);
    root.remove();
}

#[wasm_bindgen_test]
fn markup_in_a_page_stays_words() {
    let reading = read_text("<img src=x onerror=alert(1)>\n\nA line.", None, None);
    let (root, _, _panel) = panel(&reading.view());
    assert!(root.query_selector("img").unwrap().is_none());
    root.remove();
}

#[wasm_bindgen_test]
fn what_is_no_view_is_an_error() {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("main").unwrap();
    let mut panel = Panel::new(root, fakeHost(&Array::new(), &JsValue::NULL).unchecked_into()).unwrap();
    assert!(panel.draw("{}", Vec::new()).is_err());
}
