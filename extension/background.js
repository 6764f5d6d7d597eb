// The button, the keys, and the engine. Nothing is kept here that cannot be made again: the browser may stop this
// worker at any time. What a page was read as is kept by the page's own agent.
import * as engine from "./pkg/standfirst.js";
import { ENTRY, SCRIPTS, follow, label } from "./entries.js";
import * as settings from "./settings.js";
import { speech } from "./speech.js";

const api = globalThis.browser ?? globalThis.chrome;
const WASM = api.runtime.getURL("pkg/standfirst_bg.wasm");
const PANEL = api.runtime.getURL("panel.html");
const WELCOME = api.runtime.getURL("welcome.html");

let ready = engine.default({ module_or_path: WASM });
// An engine that does not start is reported at the first reading, in words.
ready.catch(() => {});

/// What went wrong in a tab before any agent could tell the panel: tab → status.
const trouble = new Map();

/// What was chosen for the site of a tab, asked for when its button was pressed: tab → a promise. A reading takes it once;
/// one that nobody pressed for asks anew.
const chosen = new Map();
/// The choices for the page of a tab.
const choicesOf = (tab, url) => {
  const early = chosen.get(tab);
  chosen.delete(tab);
  return early?.url === url ? early.choices : settings.loadFor(url);
};

const tellPanels = (message) => api.runtime.sendMessage(message).catch(() => {});

/// A page of this many numbers leaves the engine with more memory than it needs again.
const LARGE = 400_000;

/// How often the engine was started again: what an instance made is nothing to the next.
let restarts = 0;
/// Drops the instance of the engine and starts another: one that panicked cannot be trusted, and memory that one took
/// for a large page comes back no other way.
const restart = () => {
  restarts += 1;
  if (engine.__wbg_reset_state) engine.__wbg_reset_state();
  else ready = engine.default({ module_or_path: WASM });
};

const isNumbers = (value) => value instanceof Uint32Array;
const isSnapshot = (message) =>
  isNumbers(message?.records) && isNumbers(message.attributes) && isNumbers(message.lengths) &&
  typeof message.strings === "string" && typeof message.text === "string" && typeof message.url === "string" &&
  typeof message.truncated === "boolean";

/// What may come in pieces; the size of one, in characters, is the page's.
const PIECED = ["records", "attributes", "lengths", "strings", "text"];
const PIECE = 1 << 18;
/// The parts of a snapshot that came in pieces, put together.
const whole = (pieces) => Object.fromEntries(Object.entries(pieces).map(([name, list]) => {
  if (typeof list[0] === "string") return [name, list.join("")];
  const numbers = new Uint32Array(list.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of list) {
    numbers.set(part, at);
    at += part.length;
  }
  return [name, numbers];
}));

/// What the engine answers, or in a sentence why it did not. One that failed is started again.
const asked = async (work) => {
  try {
    await ready;
    return work();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      restart();
      return { error: (await speech()).text("panicked") };
    }
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

/// What a page is to be told: the view, and what gives the whole analysis as JSON, to be asked once, and at once after a
/// large page; or an error.
const analyze = async (message) => {
  if (!isSnapshot(message)) return { error: (await speech()).text("not_a_snapshot") };
  return asked(() => {
    const reading = engine.read(message);
    const isLarge = message.records.length > LARGE;
    return { view: reading.view, isLarge, rest: rest(reading, restarts, isLarge) };
  });
};
/// The JSON of a reading, which ends with it; empty if it cannot be had any more.
const rest = (reading, instance, isLarge) => async () => {
  if (instance !== restarts) return "";
  const { json = "" } = await asked(() => {
    try {
      return { json: reading.json };
    } finally {
      reading.free();
    }
  });
  if (isLarge) restart();
  return json;
};

/// A browser compiles anew what it runs often, beside it, and then has no processor left for the page and the panel. So the
/// engine runs often when nobody waits: some time after the JSON of a page that is not large, for so many milliseconds,
/// and so many in all.
const PRACTICE = { after: 350, once: 100, most: 400, nodes: 10_000 };
let practised = 0;
let readings = 0;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/// Reads a page again and again, until another comes.
const practise = async (message) => {
  if (message.records.length > 4 * PRACTICE.nodes) return;
  const before = readings;
  await pause(PRACTICE.after);
  for (const end = Math.min(practised + PRACTICE.once, PRACTICE.most); practised < end && before === readings; await pause(0)) {
    const from = performance.now();
    await asked(() => {
      const reading = engine.read(message);
      if (reading.view) reading.free();
    });
    practised += performance.now() - from;
  }
};

/// What a page reads of a view: what folds, and where the rest stands.
const marksOf = ({ isArticle, folds, open, quotes, dates, outline }) => {
  const bare = (list) => list.map(({ places }) => ({ places }));
  return JSON.stringify({ isArticle, folds, open, quotes: bare(quotes), dates: bare(dates), outline: bare(outline) });
};

/// How long the JSON waits, in milliseconds: a page, its panel and their processor have enough to do with the view.
const LATER = 150;

api.runtime.onConnect.addListener((port) => {
  const { sender } = port;
  if (port.name !== "reading" || sender?.id !== api.runtime.id || !sender.tab || sender.frameId !== 0) {
    port.disconnect();
    return;
  }
  readings += 1;
  // A large snapshot comes in pieces, and goes back so: a page is not to stand still for a message.
  const pieces = {};
  // A browser hands over all that has come as one task: the page asks for each piece when it had its turn.
  let goOn = null;
  const sendPieces = async (piece, text) => {
    for (let from = 0; from < text.length; from += PIECE) {
      const more = new Promise((resolve) => void (goOn = resolve));
      port.postMessage({ piece, value: text.slice(from, from + PIECE) });
      await more;
    }
  };
  /// Sends a text under a name, with more beside it; a long one goes before it in pieces.
  const send = async (name, text, more) => {
    const isLong = text.length > PIECE;
    if (isLong) await sendPieces(name, text);
    port.postMessage({ [name]: isLong ? "" : text, ...more });
  };
  /// Sends a view, and gives it taken apart. Of a long one the page takes apart only what it reads itself, which goes before it.
  const sendView = async (view, more) => {
    const found = view.length > PIECE ? JSON.parse(view) : null;
    if (found) await sendPieces("marks", marksOf(found));
    await send("view", view, more);
    return found ?? JSON.parse(view);
  };
  port.onMessage.addListener(async (message) => {
    if (message?.more) {
      goOn?.();
      return;
    }
    if (PIECED.includes(message?.piece)) {
      (pieces[message.piece] ??= []).push(message.value);
      return;
    }
    try {
      message = { ...message, ...whole(pieces) };
      const choices = choicesOf(sender.tab.id, message?.url);
      const { view, error, isLarge, rest } = await analyze(message);
      const id = crypto.randomUUID();
      const prefs = await choices;
      const say = await speech(prefs.language, { file: message?.silent === true });
      // A page cannot read our files: words that its browser does not have are brought to it.
      const more = { id, prefs: { ...prefs, speech: say.messages && { language: say.language, messages: say.messages } } };
      if (error !== undefined) {
        port.postMessage({ error, ...more });
        return;
      }
      const sent = sendView(view, more).then((found) => void label(sender.tab.id, found, say).catch(() => {}), (failed) => failed);
      // The panel draws it ahead, and shows it when the page says what became of it.
      tellPanels({ kind: "ahead", tab: sender.tab.id, id, url: message.url, written: view });
      const later = pause(LATER);
      if (!isLarge) await later;
      // A page that goes meanwhile leaves no reading behind.
      const json = await rest();
      const failed = await sent;
      if (failed) throw failed;
      await later;
      tellPanels({ kind: "whole", tab: sender.tab.id, id, json });
      await send("json", json);
      practise(message);
    } catch (error) {
      // Whoever waits for an answer gets one; a page that went meanwhile does not.
      try {
        port.postMessage({ error: String(error?.message ?? error) });
      } catch {}
    }
  });
});

/// Opens the panel where this browser has one. The browsers allow it only at once, in answer to the press.
const openPanel = (tab) => {
  if (api.sidePanel?.open) return api.sidePanel.open({ windowId: tab.windowId });
  if (api.sidebarAction?.open) return api.sidebarAction.open();
  return api.tabs.create({ url: `${PANEL}?tab=${tab.id}`, openerTabId: tab.id });
};

/// Whether the scripts reached the page: where they may not, one browser throws and the other has nothing to answer.
/// A page that is just being loaded is asked a second time.
const inject = async (tab) => {
  for (const wait of [150, 0]) {
    try {
      const [injected] = await api.scripting.executeScript({ target: { tabId: tab.id }, files: SCRIPTS });
      if (injected) return true;
    } catch (error) {
      console.info(`The page was not reached: ${error.message}`);
    }
    await pause(wait);
  }
  return false;
};

const readTab = async (tab) => {
  trouble.delete(tab.id);
  chosen.set(tab.id, { url: tab.url, choices: settings.loadFor(tab.url) });
  if (!(await inject(tab))) {
    trouble.set(tab.id, "closed");
    await tellPanels({ kind: "trouble", tab: tab.id, status: "closed" });
  }
};

const read = (tab) => {
  const opened = openPanel(tab);
  opened?.catch?.((error) => console.warn(`The panel did not open: ${error.message}`));
  return readTab(tab);
};
api.action.onClicked.addListener(read);
api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === ENTRY && tab) read(tab);
});

const COMMANDS = { "toggle-all": "all", "next-quotation": "next_quote", "previous-quotation": "previous_quote" };
api.commands.onCommand.addListener(async (command, tab) => {
  if (Object.hasOwn(COMMANDS, command) && tab) await api.tabs.sendMessage(tab.id, { act: COMMANDS[command] }).catch(() => {});
});

const forget = (id) => {
  trouble.delete(id);
  chosen.delete(id);
};
api.tabs.onUpdated.addListener((id, change) => {
  if (change.status === "loading") forget(id);
});
api.tabs.onRemoved.addListener(forget);

api.runtime.onMessage.addListener((message, sender, answer) => {
  const isPanel = sender.id === api.runtime.id && sender.url?.startsWith(PANEL);
  if (isPanel && message?.kind === "trouble?") answer({ status: trouble.get(message.tab) ?? null });
});

// ---- what follows from the settings ----------------------------------------------------------------------------------
api.runtime.onInstalled.addListener(({ reason }) => {
  follow(true);
  if (reason === "install") api.tabs.create({ url: WELCOME });
});
api.runtime.onStartup.addListener(() => follow());
api.permissions.onAdded.addListener(() => follow());
api.permissions.onRemoved.addListener(() => follow());
api.storage.onChanged.addListener((_, area) => {
  if (area !== "sync") return;
  // What was asked for at a press may be otherwise before its page has been read.
  chosen.clear();
  follow();
});
