// The demo page in a browser without the extension. Everything is served from www/, as any static host would.
import { join } from "node:path";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { ROOT, inBrowsers, serve, until } from "./index.mjs";

export const WWW = join(ROOT, "www");
const LAUNCH = { chromium: chromium.launch, firefox: firefox.launch };

/// A host of the demo page.
export const host = () => serve(WWW, { "/": { file: join(WWW, "index.html") } });

/// Describes the same behaviour of the page once for each browser. `tests` is given what it holds while it runs: the
/// `site`, the `browser`, its `tab`, and the questions and deeds that every test has need of.
export const inEachDemo = (what, tests) =>
  inBrowsers(what, async (held, name) => {
    held.site = await host();
    held.browser = await LAUNCH[name]();
    held.tab = held.browser.tab;
  }, (held, name) => {
    held.words = (id) => held.tab.evaluate((id) => document.getElementById(id).textContent, id);
    /// Waits until it has read what it was given.
    held.hasRead = () => until("the page to be read", async () => {
      const words = await held.words("status");
      if (words === "Not read") throw new Error(await held.words("trouble"));
      return words.startsWith("Read in") && words;
    });
    held.open = async (article) => {
      await held.tab.open("about:blank");
      await held.tab.open(`${held.site.origin}/#${article}`);
      await held.hasRead();
    };
    /// The answer, as the page shows it.
    held.found = async () => JSON.parse(await held.words("view-json"));
    tests(held, name);
  });
