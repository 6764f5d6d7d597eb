// The panel in the browser's side panel, sidebar, or a tab of its own: which page it shows, and what presses do.
import * as engine from "./pkg/standfirst.js";
import { languageOf, words } from "./words.js";
import { csv, findings, markdown, withoutNotices } from "./take.js";

const api = globalThis.browser ?? globalThis.chrome;
const language = languageOf(api.i18n.getMessage("language"), api.i18n.getUILanguage());
const say = words((key, values) => api.i18n.getMessage(key, values), language);
const fixed = Number(new URLSearchParams(location.search).get("tab")) || null;

document.documentElement.lang = language;
document.documentElement.dir = api.i18n.getMessage("@@bidi_dir");

/// After this many milliseconds a reading is said to be going on.
const SLOW = 300;

const status = document.getElementById("status");
const strip = document.getElementById("strip");
let tab = fixed;
let shown = { status: null };
let panel;
let slow = null;

const announce = (text) => {
  status.textContent = text;
};

// ---- the strip: what is marked on the page ---------------------------------------------------------------------------
const hideStrip = () => {
  strip.hidden = true;
  strip.replaceChildren();
};
const showStrip = (marked, line) => {
  const part = (tag, text, act) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (act) {
      element.type = "button";
      element.addEventListener("click", () => {
        send({ act });
        hideStrip();
      });
    }
    return element;
  };
  const mark = part("button", "");
  mark.type = "button";
  mark.className = "marked";
  mark.append(part("bdi", marked));
  mark.addEventListener("click", () => {
    line?.scrollIntoView({ block: "center" });
    line?.focus();
  });
  const close = part("button", "×", "clear_mark");
  close.className = "close";
  close.ariaLabel = say.text("clear_mark");
  const back = part("button", say.text("go_back"), "go_back");
  back.className = "plain";
  strip.replaceChildren(part("span", say.text("marked")), mark, back, close);
  strip.ariaLabel = say.text("marked");
  strip.hidden = false;
};
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (!strip.hidden) {
    send({ act: "clear_mark" });
    hideStrip();
  }
});

// ---- taking things away ----------------------------------------------------------------------------------------------
const save = (name, type, text) => {
  document.querySelector("a[download]")?.remove();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
};
const fileName = (ending) => {
  const title = shown.view.metadata.title ?? "article";
  return `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "article"}.${ending}`;
};
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    announce(say.text("copied"));
  } catch {
    announce(say.text("not_copied"));
  }
};

const takes = {
  copy_findings: () => copy(findings(shown, say)),
  copy_article: () => copy(withoutNotices(shown)),
  save_markdown: () => save(fileName("md"), "text/markdown", markdown(shown, say)),
  save_json: () => save(fileName("json"), "application/json", shown.json),
  save_csv: () => save(fileName("csv"), "text/csv", csv(shown, say)),
};

// ---- presses ---------------------------------------------------------------------------------------------------------
const send = (message) => (tab === null ? Promise.resolve(null) : api.tabs.sendMessage(tab, message).catch(() => null));

const lists = { show_quote: "quotes", show_date: "dates", show_heading: "outline", show_fold: "folds", show_open: "open" };
const markedWords = (act, id) => {
  const line = shown.view[lists[act]][id];
  const places = line.places ?? line.notices.flatMap((notice) => notice.places);
  return places.map((place) => place.text).join(" ");
};

const host = {
  ...say,
  act: async (act, id) => {
    const menu = document.querySelector("details.menu[open]");
    if (menu) menu.open = false;
    if (Object.hasOwn(takes, act)) {
      await takes[act]();
      return;
    }
    const answer = await send({ act, id: id ?? null });
    if (Object.hasOwn(lists, act)) {
      if (answer?.shown) showStrip(markedWords(act, id), document.querySelector(`[data-act=${act}][data-id="${id}"]`));
      else announce(say.text("lost"));
    } else if (answer === null) {
      show({ status: "before" });
    }
  },
};

// ---- what is shown ---------------------------------------------------------------------------------------------------
/// A view without the numbers of nodes: what a reader sees of it.
const seen = (view) => JSON.stringify(view, (key, value) => (["places", "nodes", "gaps"].includes(key) ? undefined : value));

const notes = (state) => {
  if (state.gaveUp) panel.note("gave_up", say.text("gave_up"), [say.text("gave_up_why")], []);
  else if (state.view.truncated) panel.note("truncated", say.text("truncated"), [say.text("truncated_why")], []);
};

const show = (state) => {
  try {
    draw(state);
  } catch (error) {
    // An engine that panicked cannot be trusted: another draws what happened.
    engine.__wbg_reset_state?.();
    const root = document.getElementById("panel");
    const fresh = root.cloneNode(false);
    root.replaceWith(fresh);
    panel = new engine.Panel(fresh, host);
    shown = { status: "error" };
    panel.say("error", say.text("panel_failed"), [String(error?.message ?? error)], ["press", say.text("try_again")]);
  }
};

const draw = (state) => {
  clearTimeout(slow);
  if (state.status === "reading") {
    // What takes no time needs no word.
    slow = setTimeout(() => panel.say("reading", say.text("reading"), [say.text("reading_until")], []), SLOW);
    return;
  }
  const before = shown;
  shown = state;
  announce("");
  document.body.dataset.status = state.status;
  switch (state.status) {
    case "read":
      if (before.status === "read" && !before.gaveUp && !state.gaveUp && seen(before.view) === seen(state.view)) {
        panel.folds(Uint32Array.from(state.open));
        return;
      }
      hideStrip();
      panel.show(state.view, Uint32Array.from(state.open));
      notes(state);
      return;
    case "declined":
      hideStrip();
      panel.say("declined", say.text("declined"),
        [state.view.reason ?? say.text("declined_default"), say.text("declined_left")],
        ["anyway", say.text("read_anyway")]);
      return;
    case "stale":
      hideStrip();
      if (before.view) {
        panel.show(before.view, new Uint32Array());
        panel.note("stale", say.text("stale"), [say.text("stale_why"), say.text("stale_how")], []);
        shown = { ...before, status: "stale" };
        return;
      }
      draw({ status: "before" });
      return;
    case "error":
      hideStrip();
      panel.say("error", say.text("error"), [say.text("error_left", [state.error])], ["press", say.text("try_again")]);
      return;
    case "restored":
      hideStrip();
      panel.say("restored", say.text("restored"), [say.text("restored_why")], ["press", say.text("read_again")]);
      return;
    case "closed":
      hideStrip();
      panel.say("closed", say.text("closed"), [say.text("closed_why")], []);
      return;
    default:
      hideStrip();
      panel.say("before", say.text("before"), [say.text("before_how"), say.text("before_until")], []);
  }
};

/// Asks the page of the present tab what it was read as.
const ask = async () => {
  const asked = tab;
  const state = await send({ act: "state" });
  if (asked !== tab) return;
  if (state) {
    show(state);
    return;
  }
  const trouble = await api.runtime.sendMessage({ kind: "trouble?", tab }).catch(() => null);
  if (asked === tab) show({ status: trouble?.status ?? "before" });
};

const ownWindow = api.windows ? api.windows.getCurrent() : Promise.resolve(null);

api.runtime.onMessage.addListener((message, sender) => {
  if (sender.id !== api.runtime.id) return;
  if (sender.tab && sender.tab.id === tab) {
    if (message?.kind === "state") show(message);
    else if (message?.kind === "folds" && shown.status === "read") {
      shown.open = message.open;
      panel.folds(Uint32Array.from(message.open));
    }
  } else if (message?.kind === "trouble" && message.tab === tab) {
    show({ status: message.status });
  }
});

api.tabs.onUpdated.addListener((id, change) => {
  if (id !== tab) return;
  if (change.status === "loading") {
    // The page of before may still be there: a fragment, or a download. Its agent would say so.
    send({ act: "state" }).then((state) => {
      if (!state) show({ status: "stale" });
    });
  }
});

if (fixed === null) {
  api.tabs.onActivated.addListener(async ({ tabId, windowId }) => {
    if (windowId !== (await ownWindow)?.id) return;
    tab = tabId;
    shown = { status: null };
    await ask();
  });
}

await engine.default({ module_or_path: api.runtime.getURL("pkg/standfirst_bg.wasm") });
panel = new engine.Panel(document.getElementById("panel"), host);
if (fixed === null) {
  const [active] = await api.tabs.query({ active: true, currentWindow: true });
  tab = active?.id ?? null;
}
await ask();
