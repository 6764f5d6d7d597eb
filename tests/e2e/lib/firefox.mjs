// Firefox, driven through geckodriver: WebDriver for the page, Firefox's own window for the button, the sidebar and find.
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { discard, folder, start, stop } from "./children.mjs";
import { PATIENCE, final, until } from "./wait.mjs";

export const PROGRAM = process.env.STANDFIRST_FIREFOX ?? ["/usr/bin/firefox-esr", "/usr/bin/firefox"].find(existsSync) ?? "firefox";
export const DRIVER = process.env.STANDFIRST_GECKODRIVER ?? "geckodriver";

/// The identity of the extension, from its manifest, and the address we give it here.
const ID = "standfirst@standfirst.example";
const UUID = "5f1d5f1d-5f1d-4f1d-8f1d-5f1d5f1d5f1d";
const BASE = `moz-extension://${UUID}/`;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const KEYS = { Enter: "\uE007", Space: " ", Tab: "\uE004", Escape: "\uE00C", ArrowDown: "\uE015", ArrowUp: "\uE013", ArrowLeft: "\uE012", ArrowRight: "\uE014" };
const CODES = { Enter: 13, Space: 32, Tab: 9, Escape: 27, ArrowDown: 40, ArrowUp: 38, ArrowLeft: 37, ArrowRight: 39 };
const SHIFT = "\uE008";

/// Starts Firefox. `extension` is a zip or a folder; with `install: false` it waits for `browser.install()`. `welcome`
/// keeps the page of the first run open; null says that the extension has none.
export const launch = async ({ extension, install = true, welcome = false, size = [1280, 900], prefs = {} } = {}) => {
  const home = folder("firefox");
  const downloads = join(home, "downloads");
  mkdirSync(downloads);
  const port = await freePort();
  const marionette = await freePort();
  const child = start(DRIVER, ["--port", `${port}`, "--marionette-port", `${marionette}`, "--websocket-port", "0", "--allow-system-access", "--profile-root", home, "--log", "fatal"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: home, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  let said = "";
  let gone = null;
  child.stderr.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-2000)));
  child.once("error", (error) => (gone = final(new Error(`${DRIVER} does not start: ${error.message}`))));
  child.once("exit", () => (gone ??= final(new Error(`geckodriver ended: ${said}`))));

  const ask = async (method, path, body) => {
    if (gone) throw gone;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      headers: { "content-type": "application/json" },
      signal: AbortSignal.timeout(4 * PATIENCE),
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };

  let session = null;
  const close = async () => {
    if (session) await ask("DELETE", session).catch(() => {});
    await stop(child);
    discard(home);
  };

  try {
    await until("geckodriver to answer", async () => {
      if (gone) throw gone;
      return (await ask("GET", "/status")).ready;
    });
    const { sessionId } = await ask("POST", "/session", {
      capabilities: {
        alwaysMatch: {
          browserName: "firefox",
          pageLoadStrategy: "normal",
          timeouts: { script: 2 * PATIENCE, pageLoad: 2 * PATIENCE },
          "moz:firefoxOptions": {
            binary: PROGRAM,
            args: ["-headless", `--width=${size[0]}`, `--height=${size[1]}`],
            prefs: {
              "extensions.webextensions.uuids": JSON.stringify({ [ID]: UUID }),
              "extensions.webextensions.keepUuidOnUninstall": true,
              "browser.download.folderList": 2,
              "browser.download.dir": downloads,
              "browser.download.useDownloadDir": true,
              "browser.download.always_ask_before_handling_new_types": false,
              "privacy.reduceTimerPrecision": false,
              "datareporting.policy.dataSubmissionEnabled": false,
              "app.update.disabledForTesting": true,
              ...prefs,
            },
          },
        },
      },
    });
    session = `/session/${sessionId}`;
    const post = (path, body = {}) => ask("POST", session + path, body);

    // Only one context at a time can be asked: questions to the page and to the window wait for each other.
    let turn = Promise.resolve();
    let context = "content";
    const inContext = (wanted, work) => {
      const result = turn.then(async () => {
        if (context !== wanted) {
          await post("/moz/context", { context: wanted });
          context = wanted;
        }
        return work();
      });
      turn = result.catch(() => {});
      return result;
    };
    const run = (where, source) =>
      inContext(where, async () => {
        const answer = await post("/execute/async", {
          script: `const done = arguments[arguments.length - 1];
            (async () => (${source}))().then((value) => done({ value }), (error) => done({ error: String(error) + "\\n" + error?.stack }));`,
          args: [],
        });
        if (answer.error !== undefined) throw new Error(answer.error);
        return answer.value ?? undefined;
      });
    const call = (work, values) => `(${work})(...${JSON.stringify(values)})`;
    const evaluate = (work, ...values) => run("content", call(work, values));
    /// Evaluates in the browser's own window, where the button and the sidebar are.
    const chrome = (work, ...values) => run("chrome", call(work, values));

    const installed = async (path = extension, greets = welcome !== null) => {
      await ask("POST", `${session}/moz/addon/install`, { path, temporary: true });
      if (!greets) return;
      // The page of the first run comes up at the front; a test that does not look at it has it closed.
      await until("the page of the first run", () =>
        chrome((address, isKept) => {
          const found = gBrowser.tabs.find((one) => one.linkedBrowser.currentURI?.spec === address);
          if (found && !isKept) gBrowser.removeTab(found);
          return Boolean(found);
        }, `${BASE}welcome.html`, welcome));
    };
    if (install && extension) await installed();

    const MIDDLE = (pick, values) => `(async () => {
      const element = (${pick})(...${JSON.stringify(values)});
      if (!element) return null;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
      return box.width && box.height ? { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) } : null;
    })()`;
    const pickOf = (pick) => (typeof pick === "string" ? `() => document.querySelector(${JSON.stringify(pick)})` : pick);

    const actions = (list) => inContext("content", () => post("/actions", { actions: list }));
    const press = async (pick, button, values) => {
      const place = await until(`something to press: ${pick}`, () => run("content", MIDDLE(pickOf(pick), values)));
      await actions([
        {
          type: "pointer",
          id: "mouse",
          parameters: { pointerType: "mouse" },
          actions: [
            { type: "pointerMove", duration: 0, origin: "viewport", ...place },
            { type: "pointerDown", button },
            { type: "pointerUp", button },
          ],
        },
      ]);
    };
    const click = (pick, ...values) => press(pick, 0, values);
    const key = async (name, { shift = false } = {}) => {
      const down = (value) => ({ type: "keyDown", value });
      const up = (value) => ({ type: "keyUp", value });
      const value = KEYS[name] ?? name;
      await actions([{ type: "key", id: "keys", actions: shift ? [down(SHIFT), down(value), up(value), up(SHIFT)] : [down(value), up(value)] }]);
    };

    // The sidebar's document lives in the extension's own process. A script in that process speaks for it.
    const SPEAKER = `data:,${encodeURIComponent(`
      addMessageListener("standfirst:run", async ({ data: { number, source, behind } }) => {
        let answer;
        try {
          // The background is a document, too, and the panel's neighbour.
          const where = behind ? await content.wrappedJSObject.browser.runtime.getBackgroundPage() : content;
          const sandbox = Components.utils.Sandbox(where, { sandboxPrototype: where, wantXrays: false, sameZoneAs: where });
          sandbox.press = (x, y) => {
            for (const type of ["mousemove", "mousedown", "mouseup"]) {
              content.synthesizeMouseEvent(type, x, y, { button: 0, buttons: type === "mousedown" ? 1 : 0, clickCount: 1 }, {});
            }
          };
          sandbox.type = (key, keyCode) => {
            const helper = Components.classes["@mozilla.org/text-input-processor;1"].createInstance(Components.interfaces.nsITextInputProcessor);
            helper.beginInputTransactionForTests(content);
            const event = new content.KeyboardEvent("", { key, keyCode });
            helper.keydown(event);
            helper.keyup(event);
          };
          answer = { value: await Components.utils.evalInSandbox("(async () => JSON.stringify(await (" + source + ")))()", sandbox) };
        } catch (error) {
          answer = { error: String(error) };
        }
        sendAsyncMessage("standfirst:answer", { number, ...answer });
      });`)}`;
    const inPanel = async (source, behind = false) => {
      const answer = await chrome(
        async (source, behind, speaker, base) => {
          const holder = SidebarController.browser?.contentDocument?.getElementById("webext-panels-browser");
          if (!holder || !holder.currentURI?.spec.startsWith(base)) return { closed: true };
          const manager = holder.messageManager;
          if (holder.standfirstSpeaker !== manager) {
            manager.loadFrameScript(speaker, false);
            holder.standfirstSpeaker = manager;
          }
          const number = Math.random();
          return new Promise((resolve) => {
            const hear = ({ data }) => {
              if (data.number !== number) return;
              manager.removeMessageListener("standfirst:answer", hear);
              resolve(data);
            };
            manager.addMessageListener("standfirst:answer", hear);
            // A panel that loads itself anew answers nothing that was asked before.
            setTimeout(() => resolve({ error: "the panel did not answer" }), 15_000);
            manager.sendAsyncMessage("standfirst:run", { number, source, behind });
          });
        },
        source,
        behind,
        SPEAKER,
        BASE,
      );
      if (answer.closed) throw new Error("the sidebar is not open");
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.value === undefined ? undefined : JSON.parse(answer.value);
    };
    const panelDocument = {
      run: inPanel,
      evaluate: (work, ...values) => inPanel(call(work, values)),
      text: () => inPanel("document.body.innerText"),
      click: async (pick, ...values) => {
        const place = await until(`something to press: ${pick}`, () => inPanel(MIDDLE(pickOf(pick), values)));
        await inPanel(`press(${place.x}, ${place.y})`);
      },
      key: async (name) => {
        // Keys go where the focus of the window is.
        await chrome(() => SidebarController.browser.contentDocument.getElementById("webext-panels-browser").focus());
        await inPanel(`type(${JSON.stringify(name === "Space" ? " " : name)}, ${CODES[name]})`);
      },
    };

    const tab = {
      run: (source) => run("content", source),
      evaluate,
      click,
      /// The press that asks for the context menu.
      menu: (pick) => press(pick, 2, []),
      key,
      text: () => evaluate(() => document.body.innerText),
      picture: async () => Buffer.from(await inContext("content", () => ask("GET", `${session}/screenshot`)), "base64"),
      open: async (url) => {
        // A page of the browser's own for a failed connection is an error to WebDriver; here it is a page like another.
        await inContext("content", () => post("/url", { url })).catch((error) => {
          if (!String(error).includes("about:neterror")) throw error;
        });
      },
      reload: () => inContext("content", () => post("/refresh")),
      press: () =>
        chrome((id) => {
          const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
          const extension = ExtensionParent.GlobalManager.getExtension(id);
          ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(window);
        }, ID),
      /// Gives a file to a field of the page, as its reader would choose it.
      upload: (selector, path) =>
        inContext("content", async () => {
          const [id] = Object.values(await post("/element", { using: "css selector", value: selector }));
          await post(`/element/${id}/value`, { text: path });
        }),
      panel: async () => {
        await until("the sidebar to open", () => inPanel("document.readyState === 'complete' && document.body !== null").catch((error) => {
          if (String(error).includes("not open")) return false;
          throw error;
        }));
        return panelDocument;
      },
      find: (words) =>
        chrome(async (words) => {
          const bar = await gBrowser.getFindBar();
          bar.startFind(bar.FIND_NORMAL);
          bar._findField.value = words;
          bar._find();
        }, words),
    };
    return {
      name: "firefox",
      base: BASE,
      tab,
      chrome,
      /// The extension's background, as a place to evaluate; it is reached through the panel, which must be open. What
      /// belongs to it is found at its `self`.
      background: async () => ({ evaluate: (work, ...values) => inPanel(call(work, values), true) }),
      downloads,
      install: installed,
      uninstall: () => ask("POST", `${session}/moz/addon/uninstall`, { id: ID }),
      /// Does some work in another tab, at the front, to which `tab` leads meanwhile. `work` is told the number that the
      /// extension knows the tab of before by.
      aside: async (work) => {
        const before = await inContext("content", () => ask("GET", `${session}/window`));
        const id = await chrome(() => {
          const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
          return ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab);
        });
        const { handle } = await inContext("content", () => post("/window/new", { type: "tab" }));
        await inContext("content", () => post("/window", { handle }));
        try {
          return await work(id);
        } finally {
          await inContext("content", () => ask("DELETE", `${session}/window`));
          await inContext("content", () => post("/window", { handle: before }));
        }
      },
      /// Puts the extension in its own place, as an update does.
      update: () => ask("POST", `${session}/moz/addon/install`, { path: extension, temporary: true }),
      /// A command of the extension, as its keys would give it.
      command: (name) =>
        chrome(
          async (id, name) => {
            const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
            const { shortcuts } = ExtensionParent.GlobalManager.getExtension(id);
            const known = await shortcuts.allCommands();
            const { shortcut } = known.find((command) => command.name === name);
            const letter = shortcut.split("+").at(-1);
            const set = document.getElementById(`ext-keyset-id-${id.replace(/[^a-z0-9]/gi, "_")}`);
            [...set.children].find((key) => key.getAttribute("key")?.toUpperCase() === letter).doCommand();
          },
          ID,
          name,
        ),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
