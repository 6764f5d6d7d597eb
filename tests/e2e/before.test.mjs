// Nothing before asked, and nothing at all where there is no article.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { NAMES, PAGES, folds, inEach, launch, read, serve, trace } from "./lib/index.mjs";

for (const name of NAMES) {
  describe(`before the press, ${name}`, { timeout: 300_000 }, () => {
    test("point 1: a page is the same, and asks for the same, with the extension as without it", async () => {
      const site = await serve(PAGES);
      const browser = await launch(name, { install: false });
      try {
        const visit = async () => {
          site.requests.length = 0;
          await browser.tab.open(`${site.origin}/article.html`);
          return { trace: await trace(browser.tab), requests: site.requests.filter((request) => !request.includes("favicon")) };
        };
        await visit();
        const without = await visit();
        await browser.install();
        const withIt = await visit();
        assert.deepEqual(withIt, without);
      } finally {
        await browser.close();
        await site.close();
      }
    });
  });
}

inEach("no article", {}, (held, name) => {
  test("point 2: a list of links is left as it is, and one sentence says why", async () => {
    const { browser: { tab }, site } = held;
    await tab.open(`${site.origin}/list.html`);
    const before = await trace(tab);
    const panel = await read(tab, "declined");
    const said = await panel.evaluate(() => [...document.querySelectorAll("#panel :is(h1, p)")].map((line) => line.textContent));
    assert.equal(said[0], "Not an article");
    assert.match(said[1], /^[A-Z][^.]+\.$/);
    assert.match(said[2], /It was left as it is\.$/);
    assert.deepEqual(await trace(tab), before);
    assert.deepEqual(await folds(tab), { bars: [], hidden: [] });
  });

  test("point 2: a page of the browser's own cannot be read, and a sentence says so", async () => {
    const { tab } = held.browser;
    await tab.open(name === "chromium" ? "chrome://version" : "about:license");
    const panel = await read(tab, "closed");
    assert.match(await panel.text(), /The browser does not let extensions read this page\./);
  });

  test("point 2: a page that did not come cannot be read, and a sentence says so", async () => {
    const { tab } = held.browser;
    const gone = await serve(PAGES);
    await gone.close();
    await tab.open(`${gone.origin}/article.html`);
    const panel = await read(tab, "closed");
    assert.match(await panel.text(), /The browser does not let extensions read this page\./);
  });
});
