// The panel in the browser's side panel, sidebar, or a tab of its own: which page it shows, and what presses do.
import * as engine from "./pkg/standfirst.js";
import { dress, fill, speech } from "./speech.js";
import { acts, foldAgain } from "./panel/acts.js";
import { build } from "./panel/build.js";
import { NONE, corrected, withAllDates, withoutSpeaker } from "./panel/correct.js";
import { closeMenu, menus } from "./panel/menus.js";
import { finder } from "./panel/find.js";
import { sayChoices, sayCorrections } from "./panel/mend.js";
import { stripIn } from "./panel/strip.js";
import { letPanelRead, reader, startEngine } from "./reading.js";
import * as settings from "./settings.js";

const api = globalThis.browser ?? globalThis.chrome;
const fixed = Number(new URLSearchParams(location.search).get("tab")) || null;
const ownWindow = api.windows ? api.windows.getCurrent() : Promise.resolve(null);
/// What a panel is told while it begins, nobody says again: it is kept until there is somebody to hear it.
const keeping = () => {
  const kept = [];
  let hear = (...said) => void kept.push(said);
  return {
    hear: (...said) => hear(...said),
    /// Hands over all that was kept, and what is said from now on.
    to: (listener) => {
      hear = listener;
      for (const said of kept) listener(...said);
      return kept;
    },
  };
};
const [messages, fronted] = [keeping(), keeping()];
// Heard before anything is asked.
api.runtime.onMessage.addListener(messages.hear);
if (fixed === null) api.tabs.onActivated.addListener(fronted.hear);

// What a panel that opens waits for begins at once: its engine, which tab it is about, and what that was read as.
const started = startEngine();
started.catch(() => {});
const opened = fixed === null ? api.tabs.query({ active: true, currentWindow: true }).then(([active]) => active?.id ?? null) : Promise.resolve(fixed);
const stateOf = (id) => (id === null ? Promise.resolve(null) : api.tabs.sendMessage(id, { act: "state" }).catch(() => null));
const first = opened.then(stateOf);
const say = await speech();

fill(document, say);
settings.load().then(({ theme }) => dress(document, theme), () => {});

/// After this many milliseconds a reading is said to be going on; after so many more the page is asked how it went, since
/// what it said may have been lost.
const SLOW = 300;
const LOST = 3000;

const status = document.getElementById("status");
let tab = fixed;
/// What the page's agent said last.
let shown = { status: null };
/// The same as its reader corrected it: what is drawn and taken away.
let mended = null;
let panel;
let find;
let slow = null;

const root = () => document.getElementById("panel");
const announce = (text, ...more) => {
  status.textContent = text;
  for (const part of more) status.append(" ", part);
};
const send = (message) => (tab === null ? Promise.resolve(null) : api.tabs.sendMessage(tab, message).catch(() => null));
const corrections = () => shown.corrections ?? NONE;
const correct = (corrections) => send({ act: "correct", corrections });
const site = () => new URL(shown.url).hostname;
const strip = stripIn(document.getElementById("strip"), say, (act) => send({ act }));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (closeMenu(document, true) || find.clear()) return;
  if (strip.hide()) send({ act: "clear_mark" });
});

// ---- presses ---------------------------------------------------------------------------------------------------------
const lists = { show_quote: "quotes", show_date: "dates", show_heading: "outline", show_fold: "folds", show_open: "open" };
const lineOf = (act, id) => root().querySelector(`[data-act=${act}][data-id="${id}"]`);
const markedWords = (act, id) => {
  const line = mended.view[lists[act]][id];
  const places = line.places ?? line.notices.flatMap((notice) => notice.places);
  return places.map((place) => place.text).join(" ");
};

const here = acts({
  say,
  root,
  announce,
  about: () => ({ shown, mended, corrections: corrections() }),
  site,
  json: () => jsonOf(shown),
  correct,
  allowed: () => choices(),
});

const host = {
  ...say,
  build,
  act: async (act, id) => {
    closeMenu(document);
    if (Object.hasOwn(here, act)) {
      await here[act](id);
      return;
    }
    // Lines are numbered as they are drawn; the page counts the dates it found.
    const number = act === "show_date" ? shown.view.dates.findIndex((date) => date.id === mended.view.dates[id].id) : id;
    const answer = await send({ act, id: number ?? null });
    if (Object.hasOwn(lists, act)) {
      if (answer?.shown) strip.show(markedWords(act, id), lineOf(act, id));
      else announce(say.text("lost"));
    } else if (answer === null) {
      show({ status: "before" });
    }
  },
};

// ---- the line being read ---------------------------------------------------------------------------------------------
let follower = null;
const unfollow = () => {
  follower?.disconnect();
  follower = null;
};
const HERE = { quote: "show_quote", date: "show_date", heading: "show_heading" };
const onLine = (message) => {
  if (message.kind !== "line" || !mended) return;
  for (const line of root().querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
  const date = mended.view.dates.findIndex(({ id }) => id === shown.view.dates[message.date]?.id);
  for (const [part, act] of Object.entries(HERE)) {
    const id = part === "date" ? date : message[part];
    if (id === null || id < 0) continue;
    const line = lineOf(act, id);
    line?.setAttribute("aria-current", "location");
    // The reader pressed these words on the page.
    if (message.pressed && part === "quote") {
      line?.closest("details")?.setAttribute("open", "");
      line?.scrollIntoView({ block: "center" });
    }
  }
};
/// Hears from the page where its reader is, until either is gone.
const follow = () => {
  if (follower || tab === null) return;
  const port = api.tabs.connect(tab, { name: "follow", frameId: 0 });
  port.onMessage.addListener(onLine);
  port.onDisconnect.addListener(() => {
    if (follower === port) follower = null;
  });
  follower = port;
};

// ---- what is shown ---------------------------------------------------------------------------------------------------
/// A view without the numbers of nodes: what a reader sees of it.
const seen = (view) => JSON.stringify(view, (key, value) => (["places", "nodes", "gaps"].includes(key) ? undefined : value));

const notes = (state) => {
  if (state.gaveUp) panel.note("gave_up", say.text("gave_up"), [say.text("gave_up_why")], []);
  else if (state.grown) panel.note("grown", say.text("grown"), [say.text("grown_why")], []);
  else if (state.view.truncated) panel.note("truncated", say.text("truncated"), [say.text("truncated_why")], []);
};

/// The offers to read this site always.
const offers = () => root().querySelectorAll("[data-act=always_site]");

/// Which sections this reader wants, and whether there is a site to be always read from now on.
const choices = async (chosen = settings.loadFor(shown.url)) => {
  const { sections: wanted, always } = await chosen;
  const canAsk = /^https?:/.test(shown.url) && !(always && (await settings.isAllowed(site())));
  for (const button of offers()) button.hidden = !canAsk;
  for (const name of settings.SECTIONS) {
    for (const part of root().querySelectorAll(`section.${name}, [href="#panel-${name}"]`)) part.hidden = wanted?.[name] === false;
  }
};

/// What the background sent ahead: a reading, of which the page has not said yet what became of it; and what the page said
/// of a reading that is not here yet.
let ahead = null;
let awaited = null;

/// Shows a view: as it was drawn ahead, or else drawn now, with what was corrected.
const showView = ({ view, written, open }) => {
  const isAsRead = mended.view === view;
  if (!isAsRead || open.length > 0 || ahead?.drawn !== written) panel.draw(isAsRead ? written : JSON.stringify(mended.view), Uint32Array.from(open));
  ahead = null;
  panel.show();
  // First it is seen.
  setTimeout(() => panel.sweep());
};

/// Says which notices are left open since its reader chose so.
const sayChosen = (off) => sayChoices(root(), say, off, (id) => foldAgain(site(), mended.view.folds[id]));

/// Draws a reading; what its reader was looking for and where the focus was stay.
const drawReading = (state) => {
  const kept = find.keep();
  const place = document.scrollingElement.scrollTop;
  const again = mended?.url === state.url;
  const { act, id } = document.activeElement?.dataset ?? {};
  mended = corrected(state);
  const chosen = ahead?.id === state.id ? ahead?.chosen : undefined;
  showView(state);
  const dropped = state.view.dates.length - mended.view.dates.length;
  sayCorrections(root(), say, mended.view, dropped, {
    undo: (quote) => correct(withoutSpeaker(corrections(), state.view.quotes[quote])),
    bringBack: () => correct(withAllDates(corrections())),
  });
  if (state.off?.length > 0) sayChosen(state.off);
  // Nothing is offered before it is known whether it is there already.
  for (const button of offers()) button.hidden = true;
  choices(chosen);
  if (!again) {
    if (place > 0) document.scrollingElement.scrollTop = 0;
    return;
  }
  if (kept) {
    panel.sweep();
    find.restore(kept);
  }
  if (act) (lineOf(act, id) ?? root().querySelector(`[data-act=${act}]`))?.focus({ preventScroll: true });
  // To scroll makes the browser lay out the panel first; at the top nothing can have moved.
  if (place > 0) document.scrollingElement.scrollTop = place;
};

const show = (state) => {
  try {
    draw(state);
  } catch (error) {
    // An engine that panicked cannot be trusted: another draws what happened.
    engine.__wbg_reset_state?.();
    start(root());
    shown = { status: "error", error: String(error?.message ?? error) };
    mended = null;
    panel.say("error", say.text("panel_failed"), [shown.error], ["press", say.text("try_again"), "copy_details", say.text("copy_details")]);
  }
};

/// The whole analysis as JSON of the reading `id`, which comes some time after its view.
let whole = null;
/// That of a reading: what came, or else what its page has.
const jsonOf = async ({ id }) => {
  if (whole?.id !== id) whole = { id, json: (await send({ act: "json" }))?.json ?? null };
  return whole.json;
};

const draw = (state) => {
  clearTimeout(slow);
  slow = null;
  if (state.status === "reading") {
    // What takes no time needs no word.
    slow = setTimeout(() => {
      const lost = setTimeout(async () => {
        const about = tab;
        const state = await stateOf(about);
        // What was heard meanwhile is newer.
        if (slow === lost && tab === about) ask(state);
      }, LOST);
      slow = lost;
      if (root().dataset.state === "reading") return;
      panel.say("reading", say.text("reading"), [say.text("reading_until")], ["stop", say.text("stop")]);
      root().querySelector(".message")?.prepend(document.createElement("progress"));
      root().querySelector("progress").ariaLabel = say.text("reading");
    }, SLOW);
    return;
  }
  const before = shown;
  shown = state;
  document.body.dataset.status = state.status;
  if (state.status === "read") {
    const alike = (key) => JSON.stringify(before[key]) === JSON.stringify(state[key]);
    // What said "reading" took away what stood there.
    const same = root().dataset.state !== "reading" && before.status === "read" && before.url === state.url && alike("gaveUp") &&
      alike("grown") && alike("corrections") && seen(before.view) === seen(state.view);
    if (same) {
      mended = corrected(state);
      panel.folds(Uint32Array.from(state.open));
      sayChosen(state.off ?? []);
    } else {
      if (before.url !== state.url) announce("");
      strip.hide();
      drawReading(state);
      notes(state);
    }
    // First it is seen.
    setTimeout(() => {
      if (shown === state) follow();
    });
    return;
  }
  announce("");
  strip.hide();
  if (state.status === "stale" && mended) {
    showView({ ...before, open: [] });
    panel.note("stale", say.text("stale"), [say.text("stale_why"), say.text("stale_how")], []);
    shown = { ...before, status: "stale" };
    document.scrollingElement.scrollTop = 0;
    // Lines lead nowhere now; what was found can still be taken away.
    for (const line of root().querySelectorAll(".line, [data-act=all], [data-act=toggle], [data-act=kind], [data-act=restore]")) line.disabled = true;
    return;
  }
  if (state.status !== "stale") mended = null;
  switch (state.status) {
    case "declined":
      panel.say("declined", say.text("declined"),
        [state.view.reason ? say.why(state.view.rule, state.view.reason) : say.text("declined_default"),
          ...(state.view.truncated ? [say.text("truncated_why")] : []), say.text("declined_left")],
        ["anyway", say.text("read_anyway")]);
      return;
    case "error":
      panel.say("error", say.text("error"), [say.text("error_left", [state.error])],
        ["press", say.text("try_again"), "copy_details", say.text("copy_details")]);
      return;
    case "stopped":
      panel.say("stopped", say.text("stopped"), [say.text("stopped_why")], ["press", say.text("read_again")]);
      return;
    case "restored":
      panel.say("restored", say.text("restored"), [say.text("restored_why")], ["press", say.text("read_again")]);
      return;
    case "closed":
      panel.say("closed", say.text("closed"), [say.text("closed_why")], []);
      return;
    default:
      panel.say("before", say.text("before"), [say.text("before_how"), say.text("before_until")], []);
  }
};

/// What the page's agent said, with the view that it sent as written.
const heard = (state) => (state.written ? { ...state, view: JSON.parse(state.written) } : state);

/// Draws anew what an instance of the engine drew that was replaced.
const redraw = () => {
  start(root());
  const before = shown;
  if (before.status === "read") shown = { status: null };
  show(before);
};

/// Draws what comes ahead. What fails here fails again when it is shown, and is said then.
const drawAhead = ({ id, written, choices: chosen }) => {
  ahead = { id, written, chosen, view: JSON.parse(written) };
  if (awaited?.id === id) {
    show({ ...awaited, ...ahead });
    return;
  }
  if (!ahead.view.isArticle) return;
  try {
    panel.draw(written, new Uint32Array());
    ahead.drawn = written;
  } catch {
    engine.__wbg_reset_state?.();
    redraw();
  }
};

/// What whoever reads tells of a page, once it is read and once its JSON is there.
const reads = {
  ahead: drawAhead,
  whole: (message) => void (whole = message),
};

// ---- what is read here -----------------------------------------------------------------------------------------------
let isReading = false;
api.runtime.onConnect.addListener(reader({
  ready: async () => {},
  restarted: redraw,
  tell: (message) => (message.tab === tab ? reads[message.kind](message) : void api.runtime.sendMessage(message).catch(() => {})),
  isMine: (isAlone) => isReading && !isAlone,
}));

/// Shows what the page's agent says, whose reading may have come ahead.
const hear = (state) => {
  awaited = null;
  if (!state.id || state.written) {
    show(heard(state));
  } else if (ahead?.id === state.id) {
    show({ ...state, ...ahead });
  } else {
    // Either may come first; a panel that was just opened gets only what it asks for.
    awaited = state;
    ask();
  }
};

/// Asks the page of the present tab what it was read as, or takes what it said when it was asked.
const ask = async (answer = stateOf(tab)) => {
  const asked = tab;
  const state = await answer;
  if (asked !== tab) return;
  if (state) {
    show(heard(state));
    // A panel that comes later gets all from the page, and keeps it when the page goes.
    if (state.status === "read") jsonOf(state);
    return;
  }
  const trouble = await api.runtime.sendMessage({ kind: "trouble?", tab }).catch(() => null);
  if (asked === tab) show({ status: trouble?.status ?? "before" });
};

const listen = (message, sender) => {
  if (sender.id !== api.runtime.id) return;
  if (sender.tab && sender.tab.id === tab) {
    if (message?.kind === "state") {
      hear(message);
    } else if (message?.kind === "folds" && shown.status === "read") {
      shown.open = message.open;
      panel.folds(Uint32Array.from(message.open));
    } else if (message?.kind === "marked" && shown.status === "read") {
      strip.show(markedWords("show_quote", message.quote), lineOf("show_quote", message.quote));
      onLine({ kind: "line", quote: message.quote, date: null, heading: null, pressed: true });
    }
  } else if (message?.tab === tab && !sender.tab && Object.hasOwn(reads, message.kind)) {
    reads[message.kind](message);
  } else if (message?.kind === "trouble" && message.tab === tab) {
    show({ status: message.status });
  }
};

api.tabs.onUpdated.addListener(async (id, { status }) => {
  // A page that is just leaving may still answer for the one that comes: once that has come, it is asked again.
  if (id !== tab || !(status === "loading" || (status === "complete" && shown.status === "read"))) return;
  // The page of before may still be there: a fragment, or a download. Its agent would say so.
  const before = shown;
  if (await send({ act: "state" })) return;
  // The silence may be heard late: the page that came may be read by then, or being read, or another tab be in front.
  if (shown === before && slow === null) show({ status: "stale" });
  else if (shown.status !== "stale") ask();
});

api.storage.onChanged.addListener((changes, area) => {
  if (area !== "sync") return;
  // All the words were written in the language of before.
  if (changes.language) location.reload();
  else settings.load().then(({ theme }) => dress(document, theme), () => {});
  if (mended) choices();
});

/// A panel in the place of an element: one whose engine failed still listens, a fresh element does not.
const start = (old) => {
  const fresh = old.cloneNode(false);
  old.replaceWith(fresh);
  panel = new engine.Panel(fresh, host);
  ahead = null;
  find = finder(fresh, say);
  menus(fresh);
};

/// Another tab came to the front.
const onActivated = async ({ tabId, windowId }) => {
  if (windowId !== (await ownWindow)?.id) return;
  unfollow();
  tab = tabId;
  shown = { status: null };
  mended = null;
  await ask();
};

// What a browser takes long to make, it makes while the engine starts.
say.date("day", "2000-01-01", "2000-01-01");
say.count("quotations", 1);
await started;
start(root());
if (fixed === null) letPanelRead(() => void (isReading = true));
tab = await opened;
const said = messages.to(listen);
fronted.to(onActivated);
// Whether the page said by itself what it was read as.
if (!said.some(([message, sender]) => message?.kind === "state" && sender.tab?.id === tab)) await ask(first);
