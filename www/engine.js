// The engine on a document in a frame, and the panel beside it: what the extension's background, agent and panel do
// between them, in one page.
import * as wasm from "./pkg/standfirst.js";
import { build } from "./pkg/panel/build.js";
import { finder } from "./pkg/panel/find.js";
import { closeMenu, menus } from "./pkg/panel/menus.js";
import { stripIn } from "./pkg/panel/strip.js";
import { calendar, csv, csvDates, findings, markdown, oneQuote, withoutNotices } from "./pkg/take.js";
import { words } from "./pkg/words.js";

const WASM = "./pkg/standfirst_bg.wasm";
const LISTS = { show_quote: "quotes", show_date: "dates", show_heading: "outline", show_fold: "folds", show_open: "open" };

const bytesOf = async (address) => {
  const answer = await fetch(new URL(address, import.meta.url));
  if (!answer.ok) throw new Error(`${address} cannot be read: ${answer.status}. Build it with: cargo xtask demo`);
  return answer.arrayBuffer();
};

/// The first and last figures of a module's SHA-256, so that two builds can be told apart; empty where the browser
/// gives no digests (pages not served over HTTPS).
const digestOf = async (bytes) => {
  if (!globalThis.crypto?.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/// The messages of the extension, with values put in for $1, $2 …
const messagesOf = async () => {
  const messages = JSON.parse(new TextDecoder().decode(await bytesOf("./pkg/_locales/en/messages.json")));
  return words((key, values) => messages[key]?.message.replace(/\$(\d)/gu, (_, at) => values[at - 1] ?? "") ?? "", "en");
};

const save = (name, type, text) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

let started = false;

/// Starts the engine, or starts it again, with a panel in `root` and the strip of marked words in `foot`. `notice` hears sentences
/// worth saying, `marked` that words are marked in the article, `folded` whether its notices fold, when a press in the panel changed that.
export const openEngine = async (root, foot, { notice, marked, folded }) => {
  const [bytes, say] = await Promise.all([bytesOf(WASM), messagesOf()]);
  const [digest] = await Promise.all([digestOf(bytes), wasm.default({ module_or_path: bytes })]);
  // An instance that failed cannot be trusted; the next reading gets another.
  if (started) wasm.__wbg_reset_state?.();
  started = true;
  let state = null;
  let hands = null;
  let panel = null;
  let folding = true;

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      notice(say.text("copied"));
    } catch {
      notice(say.text("not_copied"));
    }
  };
  const takes = {
    copy_findings: () => copy(findings(state, say)),
    copy_article: () => copy(withoutNotices(state)),
    save_markdown: () => save("article.md", "text/markdown", markdown(state, say)),
    save_json: () => save("article.json", "application/json", state.json),
    copy_quote: (id) => copy(oneQuote(state, id, say)),
    save_csv: () => save("quotations.csv", "text/csv", csv(state, say)),
    save_csv_dates: () => save("dates.csv", "text/csv", csvDates(state, say)),
    save_ics: () => save("dates.ics", "text/calendar", calendar(state, say)),
  };

  const place = ({ node, ...rest }) => ({ ...rest, node: state.nodes[node] });
  const act = (name, id) => {
    closeMenu(root);
    if (Object.hasOwn(takes, name)) {
      takes[name](id);
    } else if (Object.hasOwn(LISTS, name)) {
      const line = state.view[LISTS[name]][id];
      const places = line.places ?? line.notices.flatMap((found) => found.places);
      if (hands.show(places.map(place))) {
        strip.show(places.map((found) => found.text).join(" "), root.querySelector(`[data-act=${name}][data-id="${id}"]`));
        marked();
      } else {
        notice(say.text("lost"));
      }
    } else if (name === "toggle") {
      if (!folding) {
        fold(true);
        hands.setAll(true);
      }
      hands.toggle(id);
      folded(true);
    } else if (name === "kind") {
      const kinds = (fold) => fold.notices.map((found) => found.kind).join();
      const alike = [...state.view.folds.keys()].filter((other) => kinds(state.view.folds[other]) === kinds(state.view.folds[id]));
      if (!folding) fold(true);
      hands.setSome(alike, !alike.every((other) => hands.open().includes(other)));
      folded(true);
    } else if (name === "all") {
      if (folding) hands.setAll(hands.open().length < state.view.folds.length);
      else fold(true);
      folded(true);
    } else if (name === "restore") {
      fold(false);
      folded(false);
      notice(say.text("restored"));
    }
  };
  panel = new wasm.Panel(root, { ...say, build, act });
  const find = finder(root, say);
  const strip = stripIn(foot, say, (name) => (name === "go_back" ? hands.goBack() : hands.clear()));
  menus(root);

  const host = {
    ...say,
    changed: () => panel.folds(Uint32Array.from(hands.open())),
    lost: () => {},
    grown: () => {},
    gaveUp: () => {},
  };

  /// Folds or unfolds the notices, and draws the panel.
  const fold = (wanted) => {
    const { view, nodes } = state;
    folding = wanted;
    if (folding) {
      hands.apply(view, new Map(nodes.entries()), [view.quotes, view.dates, view.outline].flat().flatMap((line) => line.places));
    } else {
      hands.restore();
    }
    if (view.isArticle) {
      panel.draw(state.written, Uint32Array.from(folding ? hands.open() : view.folds.keys()));
      panel.show();
      panel.sweep();
      if (view.truncated) panel.note("truncated", say.text("truncated"), [say.text("truncated_why")], []);
    } else {
      panel.say("declined", say.text("declined"),
        [view.reason ?? say.text("declined_default"), say.text("declined_left")], []);
    }
  };

  return {
    about: `Engine ${wasm.version()}, ${Math.round(bytes.byteLength / 1024)} KB`,
    digest,
    /// Reads a document. For plain text the document must hold a paragraph for each line that is not empty.
    read(document, { text, published }) {
      hands?.restore();
      let nodes;
      let reading;
      if (text === undefined) {
        const seen = standfirst.snapshot(document);
        nodes = seen.nodes;
        reading = wasm.read({ ...seen.message, url: undefined }, published || undefined);
      } else {
        nodes = Array.from(document.querySelectorAll("body > p")).flatMap((line) => [line, line.firstChild]);
        reading = wasm.readText(text, published || undefined);
      }
      const { view: written, json, explained } = reading;
      reading.free();
      const view = JSON.parse(written);
      state = { view, written, json, nodes, url: view.metadata.canonical_url ?? location.href };
      hands = standfirst.paint(document, host);
      return { json, analysis: JSON.parse(explained) };
    },
    fold: (wanted) => {
      if (state) fold(wanted);
    },
    /// Takes the mark from the article.
    clear: () => {
      if (strip.hide()) hands.clear();
    },
    /// What the Escape key ends: a menu, a search or a mark, whichever is first.
    escape() {
      if (!closeMenu(root, true) && !find.clear()) this.clear();
    },
  };
};
