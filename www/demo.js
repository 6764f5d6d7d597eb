// The demo page: the same engine, the same eyes and hands (`page/snapshot.js`, `page/paint.js`) and the same panel as
// the extension's, on an article in a frame. What is shown in the frame is never run: the frame's sandbox forbids it.
import { openEngine } from "./engine.js";
import { packed, unpacked } from "./share.js";

const ARTICLES = [
  { name: "commentary", title: "Velmar's President Seeks River Treaty with Ostria", about: "Commentary, many notices" },
  { name: "report", title: "The bridge that would not open", about: "News report, many voices" },
  { name: "interview", title: "The last keeper of Skerrow", about: "Interview, British marks" },
  { name: "french", title: "Le dernier moulin tourne encore", about: "French", lang: "fr" },
  { name: "front-page", title: "The Callan Courier", about: "A list, not an article" },
];

/// Which roles share a line in the list of roles, and a colour.
const GROUPS = [
  { title: "The article", rows: [
    { roles: ["headline", "standfirst"], style: "tone-headline" },
    { roles: ["kicker", "byline", "dateline", "tags"], style: "tone-facts" },
    { roles: ["subheading", "paragraph", "blockquote", "list", "table", "code", "figure", "caption", "pullquote"],
      label: "paragraph, quote, list …", style: "tone-body" },
  ] },
  { title: "Notices", rows: ["disclaimer", "copyright", "source", "author_bio", "promo", "appeal", "contact"]
    .map((role) => ({ roles: [role], style: `tone-${role}`, notice: true })) },
  { title: "The rest, left as it is", rows: [
    { roles: ["related", "comments", "advertisement", "navigation", "other"], label: "navigation, other …", style: "tone-rest" },
  ] },
];
const ROW_OF = new Map(GROUPS.flatMap((group) => group.rows.flatMap((row) => row.roles.map((role) => [role, row]))));

const at = (id) => document.getElementById(id);
const number = new Intl.NumberFormat("en");
const plural = (count, one, many) => `${number.format(count)} ${count === 1 ? one : many}`;

/// An element with properties and children; strings become text, never markup.
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/// What is being read, as `html` or as `text`, and all that came of it.
let reading = null;
/// Readings begun, so that a slow one does not overtake its successor.
let begun = 0;
let engine = null;
const hiddenRows = new Set();

const complain = (sentence) => {
  at("trouble").textContent = sentence;
  at("trouble").hidden = !sentence;
};

const notice = (sentence) => {
  at("status").textContent = sentence;
};

/// Words are marked in the article: it is shown.
const marked = () => {
  setView("read");
  at("view-read").scrollIntoView({ block: "nearest" });
};

/// A press in the panel changed whether the notices fold.
const folded = (folding) => {
  at("folding").checked = folding;
  if (reading) showBlocks();
};

/// What a page shows here may come from nowhere but itself: not even from this host.
const GUARD = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`;
/// A document type, which must stay first, or the page would be laid out as one of the last century.
const DOCTYPE = /^\s*(?:<!--[\s\S]*?-->\s*)*<!doctype[^>]*>/iu;
const PLAIN = `<!DOCTYPE html><meta charset=utf-8><style>
  body { font: 1rem/1.5 serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }</style>`;

const guarded = (html) => {
  const first = DOCTYPE.exec(html)?.[0] ?? "";
  return first + GUARD + html.slice(first.length);
};

/// Shows a document in a fresh frame and waits until it stands there.
const frameOf = async (input) => {
  const frame = make("iframe", { title: "The article as read" });
  // allow-same-origin lets this page read and mark it; without allow-scripts nothing in it runs.
  frame.setAttribute("sandbox", "allow-same-origin");
  frame.srcdoc = guarded(input.html ?? PLAIN);
  at("view-read").replaceChildren(frame);
  await new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  const page = frame.contentDocument;
  // The guard has been heard; what is read is the page alone.
  page.querySelector("meta[http-equiv=Content-Security-Policy]")?.remove();
  if (input.text !== undefined) {
    // The engine counts a paragraph and its text for each line that is not blank.
    const lines = input.text.split("\n").map((line) => line.trim()).filter((line) => line);
    page.body.append(...lines.map((line) => {
      const paragraph = page.createElement("p");
      paragraph.dir = "auto";
      paragraph.append(line);
      return paragraph;
    }));
  }
  page.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && !link.getAttribute("href").startsWith("#")) event.preventDefault();
  });
  return frame;
};

const read = async (input) => {
  const mine = (begun += 1);
  complain("");
  engine?.clear();
  at("status").textContent = "Reading";
  try {
    if (!engine) {
      // A panel whose engine failed still listens: a fresh element does not.
      at("panel").replaceWith(at("panel").cloneNode(false));
      engine = await openEngine(at("panel"), at("strip"), { notice, marked, folded });
    }
    if (mine !== begun) return;
    const frame = await frameOf(input);
    if (mine !== begun) return;
    const published = at("published").value || null;
    // Laying out the page is not our doing: where a reader presses a button, it has been done.
    frame.contentDocument.documentElement.getBoundingClientRect();
    const start = performance.now();
    const found = engine.read(frame.contentDocument, { ...input, published });
    const took = performance.now() - start;
    const warm = reading !== null;
    const name = at("articles").querySelector("[aria-current]")?.dataset.name;
    reading = { input, published, name, warm, analysis: found.analysis, json: found.json, took };
    engine.fold(at("folding").checked);
    show();
  } catch (error) {
    if (mine !== begun) return;
    engine = null;
    at("status").textContent = "Not read";
    complain(`This page could not be read. ${error?.message ?? error}`);
  }
};

const show = () => {
  const { analysis, took, warm } = reading;
  const keys = analysis.dates.filter((date) => date.key).length;
  at("status").textContent = [
    `Read in ${took < 10 ? took.toFixed(1) : Math.round(took)} ms${warm ? "" : ", the first time"}`,
    plural(analysis.blocks.length, "block", "blocks"),
    plural(analysis.quotes.length, "quotation", "quotations"),
    plural(keys, "key date", "key dates"),
  ].join(" · ");
  at("module").textContent = [engine.about, engine.digest && `sha-256 ${engine.digest.slice(0, 8)} … ${engine.digest.slice(-4)}`]
    .filter(Boolean).join(" · ");
  at("module").title = engine.digest;
  for (const name of ["copy", "share"]) at(name).disabled = false;
  at("why").hidden = true;
  showRoles();
  showBlocks();
  at("view-json").textContent = JSON.stringify(analysis, null, 1);
  at("same-command").textContent = command();
};

/// How the native command is asked for the same answer.
const command = () => {
  const { input, published, name } = reading;
  const words = ["standfirst analyze --explain"];
  if (input.text !== undefined) words.push("--text");
  if (published) words.push(`--published ${published}`);
  return [...words, name ? `www/articles/${name}.html` : input.text === undefined ? "page.html" : "notes.txt"].join(" ");
};

const showRoles = () => {
  const count = (row) => reading.analysis.blocks.filter((block) => row.roles.includes(block.role)).length;
  const line = (row) => {
    const box = make("input", { type: "checkbox", checked: !hiddenRows.has(row) });
    box.addEventListener("change", () => {
      if (box.checked) hiddenRows.delete(row);
      else hiddenRows.add(row);
      showBlocks();
    });
    return make("label", { className: `${row.style} ${row.notice ? "notice" : ""}` }, box,
      make("span", { className: "swatch" }), row.label ?? row.roles.join(", "),
      make("span", { className: "count", textContent: number.format(count(row)) }));
  };
  at("role-list").replaceChildren(...GROUPS.flatMap((group) =>
    [make("h3", { textContent: group.title }), ...group.rows.map(line)]));
};

/// Words as the engine counts them, but for scripts without spaces.
const wordsIn = (text) => text.match(/[\p{L}\p{N}]+(?:['’\u00ad-]+[\p{L}\p{N}]*)*/gu)?.length ?? 0;

const showBlocks = () => {
  const { analysis } = reading;
  const folding = at("folding").checked;
  const items = analysis.blocks.map((block) => {
    const row = ROW_OF.get(block.role) ?? GROUPS[2].rows[0];
    const words = make("div", { className: "words", dir: "auto" });
    if (analysis.metadata.language) words.lang = analysis.metadata.language;
    const folded = folding && block.fold;
    if (folded) {
      words.append(make("p", { className: "folds", textContent: `folded, ${plural(wordsIn(block.text), "word", "words")}` }),
        make("span", { className: "rest-of-words", textContent: block.text }));
    } else {
      words.append(block.text);
    }
    const button = make("button", { type: "button", textContent: block.role, tabIndex: -1 });
    if (folded) button.ariaExpanded = "false";
    const item = make("li", { id: `block-${block.id}`, hidden: hiddenRows.has(row) }, button, words);
    item.title = block.evidence?.[0] ?? "";
    item.className = [row.style, block.role, row.notice ? "notice" : "", folded ? "folded" : ""].join(" ");
    item.addEventListener("click", () => choose(block, item));
    button.addEventListener("focus", () => explain(block, item));
    return item;
  });
  at("blocks").replaceChildren(...items);
  stop(walkable()[0]);
};

/// The blocks that are shown, as the tab key and the arrow keys know them: the former stops at one, the latter walk.
const walkable = () => [...at("blocks").querySelectorAll("li:not([hidden]) > button")];
const stop = (button) => {
  for (const other of at("blocks").querySelectorAll('button[tabindex="0"]')) other.tabIndex = -1;
  if (button) button.tabIndex = 0;
};
const walk = (event) => {
  const all = walkable();
  const from = all.indexOf(document.activeElement);
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || from < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  all[to]?.focus();
};

/// Pressing a block says why it has its role; pressing a folded one opens or closes it as well.
const choose = (block, item) => {
  if (item.classList.contains("folded")) {
    item.querySelector("button").ariaExpanded = String(item.classList.toggle("open"));
  }
  explain(block, item);
};

const explain = (block, item) => {
  at("blocks").querySelector(".chosen")?.classList.remove("chosen");
  item.classList.add("chosen");
  stop(item.querySelector("button"));
  const [why, ...signs] = block.evidence ?? [];
  const sure = block.confidence === undefined ? "sure" : `${Math.round(block.confidence * 100)} % sure`;
  const facts = [block.fold ? "folds" : null, plural(wordsIn(block.text), "word", "words"), sure].filter(Boolean);
  at("why-words").replaceChildren(make("b", { textContent: block.role }), `, ${facts.join(", ")}. ${why ?? ""} `,
    make("code", { textContent: [block.rule, ...signs].join("  ") }));
  at("why").className = `why ${ROW_OF.get(block.role)?.style ?? "tone-rest"}`;
  at("why").hidden = false;
  at("why-json").onclick = () => showJson(block);
};

/// Turns to the JSON and marks one block of it.
const showJson = (block) => {
  const all = JSON.stringify(reading.analysis, null, 1);
  const part = JSON.stringify(block, null, 1).replaceAll("\n", "\n  ");
  const start = all.indexOf(part);
  const mark = make("mark", { textContent: part, tabIndex: -1 });
  if (start >= 0) at("view-json").replaceChildren(all.slice(0, start), mark, all.slice(start + part.length));
  setView("json");
  mark.scrollIntoView({ block: "center" });
  (start >= 0 ? mark : at("view-json")).focus({ preventScroll: true });
};

const setView = (view) => {
  for (const radio of document.getElementsByName("view")) radio.checked = radio.value === view;
  for (const name of ["read", "roles", "json"]) at(`view-${name}`).hidden = name !== view;
  at("same").hidden = view !== "json" || !reading;
  at("roles").hidden = view !== "roles";
  at("why").hidden ||= view !== "roles";
};

const openArticle = async (name) => {
  for (const button of at("articles").querySelectorAll("button")) {
    if (button.dataset.name === name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (!name) return;
  const url = new URL(`articles/${name}.html`, location.href);
  const answer = await fetch(url);
  if (answer.ok) await read({ html: await answer.text() });
  else complain(`The article cannot be read: ${answer.status}.`);
};

/// What was pasted is HTML when it has a tag in it.
const isHtml = (words) => /<(!doctype|html|body|head|article|main|p|div|span|table|h[1-6]|br|a)[\s>/]/iu.test(words);

const openOwn = (words) => {
  if (!words.trim()) return;
  openArticle(null);
  history.replaceState(null, "", location.pathname + location.search);
  read(isHtml(words) ? { html: words } : { text: words });
};

at("articles").append(...ARTICLES.map((article) => {
  const title = make("b", { textContent: article.title });
  if (article.lang) title.lang = article.lang;
  const button = make("button", { type: "button" }, title, make("span", { textContent: article.about }));
  button.dataset.name = article.name;
  button.addEventListener("click", () => { location.hash = article.name; });
  return make("li", {}, button);
}));
for (const radio of document.getElementsByName("view")) {
  radio.addEventListener("change", () => setView(radio.value));
}
at("folding").addEventListener("change", () => {
  engine?.fold(at("folding").checked);
  if (reading) showBlocks();
});
at("published").addEventListener("change", () => { if (reading) read(reading.input); });
at("own").addEventListener("submit", (event) => {
  event.preventDefault();
  openOwn(at("paste").value);
});
const openFile = async (file) => { if (file) openOwn(await file.text()); };
at("file").addEventListener("change", () => openFile(at("file").files[0]));
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  openFile(event.dataTransfer?.files[0]);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !at("how").matches(":popover-open")) engine?.escape();
});
at("blocks").addEventListener("keydown", walk);
const copy = async (words, done) => {
  try {
    await navigator.clipboard.writeText(words);
    notice(done);
  } catch {
    notice("Not copied: the browser does not allow it here.");
  }
};
at("copy").addEventListener("click", () => copy(reading.json, "JSON copied."));

/// The chosen article has an address of its own; what somebody brought is packed into one.
at("share").addEventListener("click", async () => {
  const own = !at("articles").querySelector("[aria-current]");
  const fragment = own ? await packed(reading.input, at("published").value) : location.hash.slice(1) || ARTICLES[0].name;
  if (!fragment) {
    notice("This text is too long for a link. Save it as a file and send that.");
    return;
  }
  const url = new URL(location.href);
  url.hash = fragment;
  if (own) history.replaceState(null, "", url);
  await copy(url.href, own ? "Link copied. The text is in the link itself; it is sent nowhere." : "Link copied.");
});

// Where the columns stand below each other, the article comes first.
if (!matchMedia("(min-width: 62rem)").matches) at("own-details").open = false;

const fromHash = async () => {
  const name = location.hash.slice(1);
  // The panel's own links.
  if (name.startsWith("panel-")) return;
  try {
    const shared = await unpacked(name);
    if (shared) {
      openArticle(null);
      at("published").value = shared.published;
      await read(shared.input);
      return;
    }
  } catch (error) {
    complain(error.message);
    at("status").textContent = "Not read";
    return;
  }
  openArticle(ARTICLES.some((article) => article.name === name) ? name : ARTICLES[0].name);
};
addEventListener("hashchange", fromHash);
fromHash();
// Afterwards the page works without a network. A host without HTTPS, or a browser that forbids it, is no reason to fail.
navigator.serviceWorker?.register("sw.js").catch(() => {});
