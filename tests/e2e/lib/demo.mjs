// The demo page in a browser without the extension. Everything is served from www/, as any static host would.
import { after, before, describe } from "node:test";
import { join } from "node:path";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";
import { NAMES, ROOT, serve, until } from "./index.mjs";

export const WWW = join(ROOT, "www");
const LAUNCH = { chromium: chromium.launch, firefox: firefox.launch };

/// A host of the demo page.
export const host = () => serve(WWW, { "/": { file: join(WWW, "index.html") } });

/// Describes the same behaviour of the page once for each browser. `tests` is given what it holds while it runs: the
/// `site`, the `browser`, its `tab`, and the questions and deeds that every test has need of.
export const inEachDemo = (what, tests) => {
  for (const name of NAMES) {
    describe(`${what}, ${name}`, { timeout: 300_000 }, () => {
      const held = {
        words: (id) => held.tab.evaluate((id) => document.getElementById(id).textContent, id),
        /// Waits until it has read what it was given.
        hasRead: () => until("the page to be read", async () => {
          const words = await held.words("status");
          if (words === "Not read") throw new Error(await held.words("trouble"));
          return words.startsWith("Read in") && words;
        }),
        open: async (article) => {
          await held.tab.open("about:blank");
          await held.tab.open(`${held.site.origin}/#${article}`);
          await held.hasRead();
        },
        /// The answer, as the page shows it.
        found: async () => JSON.parse(await held.words("view-json")),
      };
      before(async () => {
        held.site = await host();
        held.browser = await LAUNCH[name]();
        held.tab = held.browser.tab;
      }, { timeout: 120_000 });
      after(async () => {
        await held.browser?.close();
        await held.site?.close();
      }, { timeout: 60_000 });
      tests(held, name);
    });
  }
};
