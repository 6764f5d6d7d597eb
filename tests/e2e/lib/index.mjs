// The two browsers behind one face, and where the packed extension is.
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe } from "node:test";
import { folder } from "./children.mjs";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { serve } from "./server.mjs";
import { copied } from "./unzip.mjs";
import { until } from "./wait.mjs";

export { display } from "./display.mjs";
export { serve } from "./server.mjs";
export { until } from "./wait.mjs";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const PAGES = join(ROOT, "tests/pages");

const LAUNCH = { chromium: chromium.launch, firefox: firefox.launch };
/// Both, or those named in STANDFIRST_BROWSERS (for a quick look at one).
export const NAMES = (process.env.STANDFIRST_BROWSERS ?? "chromium,firefox").split(",").filter((name) => name in LAUNCH);

const packed = (name) => {
  const folder = join(ROOT, "dist");
  const zips = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".zip") && file.includes(name)) : [];
  return zips.map((file) => join(folder, file)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
};

/// The extension a browser gets: the zip or the folder that was named, the zip packed last, or the folder as built.
export const extensionFor = (name) => {
  const named = process.env[`STANDFIRST_${name.toUpperCase()}_ZIP`] ?? process.env.STANDFIRST_EXTENSION;
  const path = named ?? packed(name) ?? join(ROOT, "extension");
  if (!existsSync(path)) throw new Error(`${path} is not there: run \`cargo xtask package\` first`);
  if (path.endsWith("extension") && !existsSync(join(path, "pkg"))) throw new Error("The extension is not built: run `cargo xtask package` first");
  return path;
};

/// The extension of a browser with one of its scripts changed.
export const changed = (name, script, from, to) => {
  const copy = copied(extensionFor(name), folder("changed"));
  const path = join(copy, script);
  const before = readFileSync(path, "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${script} does not hold ${from}`);
  writeFileSync(path, after);
  return copy;
};

/// Starts a browser by name, with the packed extension unless told otherwise.
export const launch = (name, options = {}) => LAUNCH[name]({ ...options, extension: options.extension ?? extensionFor(name) });

/// Describes the same behaviour once for each browser. `start` puts a `site` and a `browser` into what `tests` is given to
/// hold while it runs.
export const inBrowsers = (what, start, tests) => {
  for (const name of NAMES) {
    describe(`${what}, ${name}`, { timeout: 300_000 }, () => {
      const held = {};
      before(() => start(held, name), { timeout: 120_000 });
      after(async () => {
        await held.browser?.close();
        await held.site?.close();
      }, { timeout: 60_000 });
      tests(held, name);
    });
  }
};

/// The same with the extension, on a site that serves `tests/pages` (with `pages` on top).
export const inEach = (what, pages, tests) =>
  inBrowsers(what, async (held, name) => {
    held.site = await serve(PAGES, pages);
    held.browser = await launch(name);
  }, tests);

// ---- what a reader does and sees -------------------------------------------------------------------------------------

/// Presses the button on this page and waits until the panel says how that ended; answers the panel.
export const read = async (tab, status = "read") => {
  await tab.press();
  const panel = await tab.panel();
  await settled(panel, status);
  return panel;
};

/// Waits until the panel is in a state: read, declined, closed, stale, restored, error.
export const settled = (panel, status) =>
  until(`the panel to say "${status}"`, async () => {
    const shown = await panel.evaluate(() => document.querySelector("#panel")?.dataset.state);
    if (shown === status) return true;
    throw new Error(`it says "${shown}": ${await panel.text()}`);
  });

/// All that the extension could leave in a document, and the document itself, byte for byte.
export const trace = (tab) =>
  tab.evaluate(() => {
    const roots = [document];
    for (const root of roots) for (const element of root.querySelectorAll("*")) if (element.shadowRoot) roots.push(element.shadowRoot);
    // A lone surrogate is written out: it does not travel as it is.
    const spelt = (text) => text.replace(/\p{Surrogate}/gu, (unit) => `U+${unit.charCodeAt(0).toString(16)}`);
    return {
      html: spelt(`${document.doctype ? new XMLSerializer().serializeToString(document.doctype) : ""}${document.documentElement.outerHTML}`),
      shadows: roots.slice(1).map((root) => spelt(root.innerHTML)),
      sheets: roots.map((root) => root.adoptedStyleSheets.length),
      highlights: [...CSS.highlights.keys()],
    };
  });

/// Walks through a document with the tab key, from its beginning to its end: `stops` are the names of all that should be
/// reached, `reached` those that were, in the order of the walk, `ringless` those of ours whose focus did not show. What stands in
/// frames of its own host and in open shadow trees belongs to it; of radio buttons the one that is chosen takes the focus.
export const walk = async (document) => {
  await document.evaluate(() => {
    const inside = (root) => [...root.querySelectorAll("*")].flatMap((element) => {
      const own = element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') && element.tabIndex >= 0 && !element.disabled &&
        (element.type !== "radio" || element.checked) && element.checkVisibility({ visibilityProperty: true });
      const within = element.localName === "iframe" ? (element.checkVisibility({ visibilityProperty: true }) ? element.contentDocument : null) : element.shadowRoot;
      return [...(own ? [element] : []), ...(within ? inside(within) : [])];
    });
    window.stops = inside(document);
    window.focused = () => {
      let element = document.activeElement;
      for (let within = element; within; ) {
        within = (element.localName === "iframe" ? element.contentDocument : element.shadowRoot)?.activeElement;
        element = within ?? element;
      }
      return element;
    };
    window.named = (element) => element && `${element.localName} ${element.id || element.dataset.act || element.name || ""} ${(element.ariaLabel ?? element.textContent).trim().replace(/\s+/gu, " ").slice(0, 30)}`;
    // The walk begins at the beginning, wherever the focus was.
    document.activeElement?.blur();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
  });
  const stops = await document.evaluate(() => window.stops.map(window.named));
  const reached = [];
  const ringless = [];
  for (let at = -1, presses = 0; presses < 400; presses += 1) {
    await document.key("Tab");
    const found = await document.evaluate(() => {
      const element = window.focused();
      if (!element || element === document.body || element === document.documentElement) return null;
      const at = window.stops.indexOf(element);
      const shows = (part) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1;
      };
      // A choice that is drawn by its words shows the focus there.
      const parts = [element, ...(element.matches("input") ? [element.closest("label"), element.nextElementSibling] : [])];
      const isOurs = element.ownerDocument === document || element.getRootNode() !== element.ownerDocument;
      return { at, name: window.named(element), ring: !isOurs || parts.some((part) => part && shows(part)) };
    });
    if (!found || (found.at >= 0 && found.at < at)) break;
    // Parts of a date are one field, and what scrolls may take the focus besides.
    if (found.at < 0 || found.at === at) continue;
    at = found.at;
    reached.push(found.name);
    if (!found.ring) ringless.push(found.name);
  }
  return { stops, reached, ringless };
};

/// The folds of the page as it stands: each bar's words, whether it is shown and open, and what is hidden.
export const folds = (tab) =>
  tab.evaluate(() => ({
    bars: [...document.querySelectorAll("standfirst-bar")].map((bar) => {
      const button = bar.shadowRoot.querySelector("button");
      return { words: button.textContent, open: button.ariaExpanded === "true", shown: bar.checkVisibility() };
    }),
    hidden: [...document.querySelectorAll('[hidden="until-found"]')].map((element) => element.textContent.trim()),
  }));

/// The bar that has these words first, as a place to press.
export const barOf = (words) => [...document.querySelectorAll("standfirst-bar")]
  .map((bar) => bar.shadowRoot.querySelector("button"))
  .find((button) => button.textContent.startsWith(words));

/// What a page answers while it is laid out for paper.
export const printed = async (browser, work) => {
  const media = (name) => browser.name === "chromium"
    ? browser.tab.send("Emulation.setEmulatedMedia", { media: name })
    : browser.chrome((name) => void (gBrowser.selectedBrowser.browsingContext.mediumOverride = name), name);
  await media("print");
  try {
    return await until("paper", async () => (await browser.tab.evaluate(() => matchMedia("print").matches)) && [await browser.tab.evaluate(work)]).then(([answer]) => answer);
  } finally {
    await media("");
  }
};

/// What the panel saves when its reader asks for JSON: the file itself, as the browser wrote it.
export const exported = async (browser, panel) => {
  if (!(await panel.evaluate(() => document.querySelector("details.menu").open))) await panel.click("details.menu > summary");
  await panel.click('[data-act="save_json"]');
  return until("the JSON to be saved", () => {
    const file = readdirSync(browser.downloads).find((name) => name.endsWith(".json"));
    if (!file) return null;
    const path = join(browser.downloads, file);
    // The name is there before the words are.
    const text = readFileSync(path, "utf8");
    if (!text.endsWith("}")) return null;
    rmSync(path);
    return { text, analysis: JSON.parse(text) };
  });
};

/// Changes the settings from a page of the extension, which may load itself anew for it; `null` forgets all of them.
export const change = async (document, values) => {
  await document.evaluate((values) => void setTimeout(() => {
    const { sync } = (globalThis.browser ?? chrome).storage;
    return values ? sync.set(values) : sync.clear();
  }), values);
  await until("the change to be kept", () => document.evaluate(async (values) => {
    const kept = await (globalThis.browser ?? chrome).storage.sync.get();
    if (!values) return Object.keys(kept).length === 0;
    return Object.entries(values).every(([key, value]) => (typeof value === "object" ? key in kept : kept[key] === value));
  }, values));
};
