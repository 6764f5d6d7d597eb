// Chromium, driven over its own DevTools pipe: no driver, no library, the real action and the real side panel.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { discard, folder, start, stop } from "./children.mjs";
import { PATIENCE, final, until } from "./wait.mjs";
import { unzip } from "./unzip.mjs";

export const PROGRAM = process.env.STANDFIRST_CHROMIUM ?? "chromium";

const FLAGS = [
  "--remote-debugging-pipe",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-component-update",
  "--disable-background-networking",
  "--disable-search-engine-choice-screen",
  "--disable-dev-shm-usage",
  "--password-store=basic",
  "--hide-scrollbars=false",
  // Chromium refuses its sandbox to root, and would say so in a bar above the page.
  ...(process.getuid?.() === 0 ? ["--no-sandbox", "--test-type"] : []),
];

/// The messages of a DevTools pipe: JSON, each ended by a zero byte.
const connect = (child) => {
  const waiting = new Map();
  const listeners = new Set();
  const said = [];
  let count = 0;
  let rest = [];
  let gone = null;
  const output = child.stdio[3];
  const input = child.stdio[4];
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text) => {
    said.push(text);
    if (said.length > 200) said.shift();
  });
  const hear = (message) => {
    if (message.id !== undefined) {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error) call?.reject(new Error(`${call.method}: ${message.error.message} ${message.error.data ?? ""}`));
      else call?.resolve(message.result);
      return;
    }
    for (const listener of listeners) listener(message);
  };
  input.on("data", (chunk) => {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(0, from);
      if (end < 0) break;
      rest.push(chunk.subarray(from, end));
      hear(JSON.parse(Buffer.concat(rest).toString("utf8")));
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  });
  const end = () => {
    gone ??= final(new Error(`Chromium ended: ${said.join("").slice(-2000)}`));
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  child.once("error", (error) => {
    gone = final(new Error(`${PROGRAM} does not start: ${error.message}`));
    end();
  });
  child.once("exit", end);
  output.on("error", end);
  input.on("error", end);
  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      if (gone) {
        reject(gone);
        return;
      }
      count += 1;
      const id = count;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new Error(`Chromium did not answer ${method} within ${2 * PATIENCE} ms`));
      }, 2 * PATIENCE);
      const done = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      waiting.set(id, { method, resolve: done(resolve), reject: done(reject) });
      output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  const on = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return { send, on };
};

const KEYS = {
  Enter: { code: "Enter", windowsVirtualKeyCode: 13, text: "\r" },
  Space: { key: " ", code: "Space", windowsVirtualKeyCode: 32, text: " " },
  Tab: { code: "Tab", windowsVirtualKeyCode: 9 },
  Escape: { code: "Escape", windowsVirtualKeyCode: 27 },
  ArrowDown: { code: "ArrowDown", windowsVirtualKeyCode: 40 },
  ArrowUp: { code: "ArrowUp", windowsVirtualKeyCode: 38 },
  ArrowLeft: { code: "ArrowLeft", windowsVirtualKeyCode: 37 },
  ArrowRight: { code: "ArrowRight", windowsVirtualKeyCode: 39 },
};

/// A document somewhere in the browser: a page, the panel, the background.
const documentOf = (pipe, session) => {
  const send = (method, params) => pipe.send(method, params, session);
  const run = async (source, context) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", {
      expression: source,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
      uniqueContextId: context,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  };
  const evaluate = (work, ...values) => run(`(${work})(...${JSON.stringify(values)})`);

  /// Where on screen the middle of an element is; `pick` is run in the document and returns the element.
  const middle = (pick, values) =>
    run(`(async () => {
      const element = (${pick})(...${JSON.stringify(values)});
      if (!element) return null;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
      return box.width && box.height ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
    })()`);

  /// A real press of the mouse on the element that `pick` returns (a function, or a selector).
  const press = async (pick, button, values) => {
    const found = typeof pick === "string" ? `() => document.querySelector(${JSON.stringify(pick)})` : pick;
    const place = await until(`something to press: ${pick}`, () => middle(found, values));
    const mouse = (type, more) => send("Input.dispatchMouseEvent", { type, ...place, button, clickCount: 1, ...more });
    await mouse("mouseMoved", { button: "none" });
    await mouse("mousePressed", { buttons: button === "left" ? 1 : 2 });
    await mouse("mouseReleased");
  };
  const click = (pick, ...values) => press(pick, "left", values);
  /// The press that asks for the context menu.
  const menu = (pick) => press(pick, "right", []);

  /// A real key: one of `KEYS`, or the character it writes.
  const key = async (name, { shift = false } = {}) => {
    const { text, ...known } = { key: name, ...(KEYS[name] ?? { text: name }) };
    const modifiers = shift ? 8 : 0;
    await send("Input.dispatchKeyEvent", { type: text ? "keyDown" : "rawKeyDown", text, modifiers, ...known });
    await send("Input.dispatchKeyEvent", { type: "keyUp", modifiers, ...known });
  };

  const text = () => evaluate(() => document.body.innerText);
  /// A picture of what is in view, as PNG bytes.
  const picture = async () => Buffer.from((await send("Page.captureScreenshot", { format: "png" })).data, "base64");
  return { session, send, evaluate, run, click, menu, key, text, picture };
};

/// Starts Chromium. `extension` is a zip or a folder; with `install: false` it waits for `browser.install()`. `welcome`
/// keeps the page of the first run open; null says that the extension has none. With the name of a display it has a window
/// there, else none.
export const launch = async ({ extension, install = true, welcome = false, display = null, size = [1280, 900], args = [] } = {}) => {
  const home = folder("chromium");
  const downloads = join(home, "downloads");
  mkdirSync(downloads);
  const child = start(
    PROGRAM,
    [
      ...FLAGS,
      ...(display ? [] : ["--headless=new"]),
      `--user-data-dir=${join(home, "profile")}`,
      `--window-size=${size.join(",")}`,
      ...args,
      "about:blank",
    ],
    // The wrapper of some systems reads the home folder for more flags: a test brings its own.
    { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"], env: { ...process.env, HOME: home, ...(display && { DISPLAY: display }) } },
  );
  const pipe = connect(child);

  const close = async () => {
    await pipe.send("Browser.close").catch(() => {});
    await stop(child, 5_000);
    discard(home);
  };

  try {
    const targets = async () => (await pipe.send("Target.getTargets", { filter: [{}] })).targetInfos;
    const attach = async (targetId) => {
      const { sessionId } = await pipe.send("Target.attachToTarget", { targetId, flatten: true });
      return documentOf(pipe, sessionId);
    };
    await pipe.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });

    let id = null;
    let unpacked = null;
    /// The extension's background, as a place to evaluate.
    const workers = async () =>
      (await targets()).filter((target) => target.type === "service_worker" && target.url.startsWith(`chrome-extension://${id}/`));
    const background = (besides = []) =>
      until("the background", async () => {
        const worker = (await workers()).find(({ targetId }) => !besides.includes(targetId));
        return worker && attach(worker.targetId);
      });
    const listening = async (besides) => {
      const worker = await background(besides);
      await until("the background to listen", () => worker.evaluate(() => chrome.action.onClicked.hasListeners()));
      await pipe.send("Target.detachFromTarget", { sessionId: worker.session });
    };
    const installed = async (given = extension, greets = welcome !== null) => {
      let path = given;
      if (!statSync(path).isDirectory()) {
        path = join(home, "extension");
        if (!existsSync(path)) unzip(given, path);
      }
      unpacked = path;
      ({ id } = await pipe.send("Extensions.loadUnpacked", { path }));
      // The press of a person comes later than the start of the background, that of a program need not.
      await listening();
      if (!greets) return id;
      // The page of the first run comes up at the front; a test that does not look at it has it closed.
      const shown = await until("the page of the first run", async () =>
        (await targets()).find((target) => target.type === "page" && target.url === `chrome-extension://${id}/welcome.html`));
      if (!welcome) {
        await pipe.send("Target.closeTarget", { targetId: shown.targetId });
        await until("the page of the first run to go", async () => !(await targets()).some((target) => target.targetId === shown.targetId));
      }
      return id;
    };
    if (install && extension) await installed();

    /// The document of a page of the extension that is open, or null.
    const openPage = async (path) => {
      const found = (await targets()).find((target) => target.type === "page" && target.url.startsWith(`chrome-extension://${id}/${path}`));
      if (!found) return null;
      const opened = await attach(found.targetId);
      await until(`${path} to load`, () => opened.evaluate(() => document.readyState === "complete" && document.body !== null));
      return opened;
    };

    const tabOf = async (targetId) => {
      const page = await attach(targetId);
      await page.send("Page.enable");
      const worlds = new Map();
      pipe.on((message) => {
        if (message.method === "Runtime.executionContextCreated") {
          const { context } = message.params;
          worlds.set(context.uniqueId, context);
        } else if (message.method === "Runtime.executionContextDestroyed") {
          worlds.delete(message.params.executionContextUniqueId);
        }
      });
      await page.send("Runtime.enable");

      /// Goes to an address; resolves when the page has loaded.
      const open = async (url) => {
        const age = () => page.evaluate(() => (document.readyState === "complete" ? performance.timeOrigin : 0));
        const before = await page.evaluate(() => performance.timeOrigin);
        const { errorText, loaderId } = await page.send("Page.navigate", { url });
        // Chromium's own page of a failed connection is a page, too.
        if (errorText && !errorText.includes("ERR_CONNECTION_REFUSED")) throw new Error(`${url}: ${errorText}`);
        // Only another fragment of the same page keeps its document.
        await until(`${url} to load`, async () => {
          const now = await age();
          return now !== 0 && (!loaderId || now !== before);
        });
      };
      const reload = async () => {
        await page.evaluate(() => void (globalThis.beforeReload = true));
        await page.send("Page.reload");
        await until("the page to load again", () => page.evaluate(() => !globalThis.beforeReload && document.readyState === "complete"));
      };
      /// The toolbar button, pressed for this tab.
      const press = async () => {
        const all = await targets();
        const tab = all.find((target) => target.type === "tab" && target.targetId === tabId);
        await pipe.send("Extensions.triggerAction", { id, targetId: tab.targetId });
      };
      const panel = (path = "panel.html") => until("the side panel to open", () => openPage(path));
      /// Find in page, as the person's own search does it.
      const find = (words) => page.send("FindInPage.findFirst", { query: words });
      /// Evaluates in the extension's own world of this page.
      const within = async (work, ...values) => {
        const world = await until("a script of the extension in the page", () =>
          [...worlds.values()].reverse().find((context) => context.origin === `chrome-extension://${id}`));
        return page.run(`(${work})(...${JSON.stringify(values)})`, world.uniqueId);
      };
      // The tab that holds this page: the one target of that type that has no page of another tab in it.
      const tabId = await tabIdOf(targetId);
      const emulate = ({ dark = false, width = 0, height = 900 } = {}) =>
        Promise.all([
          page.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] }),
          width ? page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false }) : page.send("Emulation.clearDeviceMetricsOverride"),
        ]);
      /// Gives a file to a field of the page, as its reader would choose it.
      const upload = async (selector, path) => {
        const { result } = await page.send("Runtime.evaluate", { expression: `document.querySelector(${JSON.stringify(selector)})` });
        await page.send("DOM.setFileInputFiles", { files: [path], objectId: result.objectId });
      };
      return { ...page, open, reload, press, panel, find, within, upload, emulate };
    };
    const tabIdOf = async (targetId) => {
      const all = await targets();
      const page = all.find((target) => target.targetId === targetId);
      const tabs = all.filter((target) => target.type === "tab");
      return (tabs.find((tab) => tab.targetId === page.parentId) ?? tabs[0]).targetId;
    };

    const first = await until("the first tab", async () => (await targets()).find((target) => target.type === "page" && target.url === "about:blank"));
    const tab = await tabOf(first.targetId);
    return {
      name: "chromium",
      get id() {
        return id;
      },
      /// Where the extension's own pages are.
      get base() {
        return `chrome-extension://${id}/`;
      },
      tab,
      pipe,
      targets,
      downloads,
      install: installed,
      uninstall: () => pipe.send("Extensions.uninstall", { id }),
      /// Puts the extension in its own place, as an update does.
      update: async () => {
        // The background that is there goes, and another comes.
        const before = (await workers()).map(({ targetId }) => targetId);
        await pipe.send("Extensions.loadUnpacked", { path: unpacked });
        await listening(before);
      },
      background,
      /// What the browser sends when a person presses a command's keys: synthetic keys do not reach it.
      command: async (name) => {
        const worker = await background();
        await worker.evaluate(async (name) => {
          const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
          chrome.commands.onCommand.dispatch(name, tab);
        }, name);
        await pipe.send("Target.detachFromTarget", { sessionId: worker.session });
      },
      openPage,
      /// Opens a page of the extension in a tab of its own, at the front.
      openOwn: async (path) => tabOf((await pipe.send("Target.createTarget", { url: `chrome-extension://${id}/${path}` })).targetId),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
