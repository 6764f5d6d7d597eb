// Reads what a page sends. The panel that is open reads, since what it read is to be drawn there and its engine has started
// long ago; the background does where none is open, and what is large: a panel is not to stand still. Which one it is
// follows from a lock: the panel that holds it reads.
import * as engine from "./pkg/standfirst.js";
import { label } from "./entries.js";
import * as settings from "./settings.js";
import { speech } from "./speech.js";

const api = globalThis.browser ?? globalThis.chrome;

/// The names of the ports of pages that want to be read: by the panel, if one is open, or by the background alone.
const [NEAR, ALONE] = ["reading", "reading alone"];
const LOCK = "reads";

/// Starts the engine.
export const startEngine = () => engine.default({ module_or_path: api.runtime.getURL("pkg/standfirst_bg.wasm") });

/// Whether an open panel reads.
export const panelReads = () => navigator.locks.query().then(({ held }) => held.some(({ name }) => name === LOCK), () => false);

/// Lets this panel read from when the panel before it has gone; `isReading` hears of it. One in a private window is no
/// neighbour of the background.
export const letPanelRead = (isReading) => {
  if (api.extension.inIncognitoContext) return;
  navigator.locks.request(LOCK, () => new Promise(isReading)).catch(() => {});
};

/// A page of this many numbers leaves the engine with more memory than it needs again.
const LARGE = 400_000;

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

/// How each language that was asked for is spoken; a file that could not be read is asked for again.
const spoken = new Map();
const speechIn = (language, file) => {
  const key = `${language} ${file}`;
  const known = spoken.get(key) ?? speech(language, { file });
  if (language) {
    spoken.set(key, known);
    known.then(({ messages }) => void (file && !messages && spoken.delete(key)));
  }
  return known;
};

/// What a page reads of a view: what folds, and where the rest stands.
const marksOf = ({ isArticle, folds, open, quotes, dates, outline }) => {
  const bare = (list) => list.map(({ places }) => ({ places }));
  return JSON.stringify({ isArticle, folds, open, quotes: bare(quotes), dates: bare(dates), outline: bare(outline) });
};

/// How long the JSON waits, in milliseconds: a page, its panel and their processor have enough to do with the view.
const LATER = 150;

/// A browser compiles anew what it runs often, beside it, and then has no processor left for the page and the panel. So the
/// engine runs often when nobody waits: some time after the JSON of a page that is not large, for so many milliseconds,
/// and so many in all.
const PRACTICE = { after: 350, once: 100, most: 400, nodes: 10_000 };
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/// Answers pages through their ports. `ready()` is awaited before the engine is asked, `restarted()` hears that it has another
/// instance; `tell(message)` tells panels what was read; `isMine(isAlone)` says whether a page is to be answered here, at
/// once or as a promise, `isAlone` that no panel answers it.
export const reader = ({ ready, restarted, tell, isMine }) => {
  let practised = 0;
  /// How many pages asked, whoever answered.
  let readings = 0;
  /// How often the engine was started again: what an instance made is nothing to the next.
  let restarts = 0;
  const restart = () => {
    restarts += 1;
    engine.__wbg_reset_state();
    restarted?.();
  };

  /// What the engine answers, or in a sentence why it did not. One that failed is started again.
  const asked = async (work) => {
    try {
      await ready();
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
    // Memory that was taken for a large page comes back no other way.
    if (isLarge) restart();
    return json;
  };

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

  /// Answers a page through its port.
  const answer = (port) => {
    const { sender } = port;
    readings += 1;
    const mine = isMine(port.name === ALONE);
    // It is not let go: for one browser a port ends with the first who does.
    if (mine === false) return;
    // What was chosen for the page is asked for while it is still on its way to the panel.
    const early = mine === true && port.name === NEAR ? settings.loadFor(sender.url) : null;
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
    /// Sends a view, and gives it taken apart if that was needed: of a long one the page takes apart only what it reads
    /// itself, which goes before it.
    const sendView = async (view, more) => {
      const found = view.length > PIECE ? JSON.parse(view) : null;
      if (found) await sendPieces("marks", marksOf(found));
      await send("view", view, more);
      return found;
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
        if (!(await mine)) return;
        message = { ...message, ...whole(pieces) };
        const choices = (message.url === sender.url && early) || settings.loadFor(message.url);
        const { view, error, isLarge, rest } = await analyze(message);
        const id = crypto.randomUUID();
        const prefs = await choices;
        const say = await speechIn(prefs.language, message.silent === true);
        // A page cannot read our files: words that its browser does not have are brought to it.
        const more = { id, prefs: { ...prefs, speech: say.messages && { language: say.language, messages: say.messages } } };
        if (error !== undefined) {
          port.postMessage({ error, ...more });
          return;
        }
        const sent = sendView(view, more).then((found) => ({ found }), (failed) => ({ failed }));
        // The panel draws it ahead, and shows it when the page says what became of it.
        tell({ kind: "ahead", tab: sender.tab.id, id, written: view, choices: prefs });
        const later = pause(LATER);
        if (!isLarge) await later;
        // A page that goes meanwhile leaves no reading behind.
        const json = await rest();
        const { found, failed } = await sent;
        if (failed) throw failed;
        await later;
        label(sender.tab.id, found ?? JSON.parse(view), say).catch(() => {});
        tell({ kind: "whole", tab: sender.tab.id, id, json });
        await send("json", json);
        practise(message);
      } catch (error) {
        // Whoever waits for an answer gets one; a page that went meanwhile does not.
        try {
          port.postMessage({ error: String(error?.message ?? error) });
        } catch {}
      }
    });
  };

  return (port) => {
    const { name, sender } = port;
    if (![NEAR, ALONE].includes(name) || sender?.id !== api.runtime.id || !sender.tab || sender.frameId !== 0) port.disconnect();
    else answer(port);
  };
};
