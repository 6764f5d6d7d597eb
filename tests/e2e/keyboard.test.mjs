// The demo page by keyboard alone: every part of it is reached, shows its focus, and is used with the keys it promises.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import * as chromium from "./lib/chromium.mjs";
import * as firefox from "./lib/firefox.mjs";
import { NAMES, ROOT, serve, until, walk } from "./lib/index.mjs";

for (const name of NAMES) describe(`the demo page by keyboard, ${name}`, { timeout: 300_000 }, () => {
  let site, browser, tab;
  before(async () => {
    const folder = join(ROOT, "www");
    site = await serve(folder, { "/": { file: join(folder, "index.html") } });
    browser = await (name === "chromium" ? chromium : firefox).launch();
    tab = browser.tab;
  }, { timeout: 120_000 });
  after(async () => {
    await browser?.close();
    await site?.close();
  }, { timeout: 60_000 });

  const words = (id) => tab.evaluate((id) => document.getElementById(id).textContent, id);
  const hasRead = (start = "Read in") => until("the page to be read", async () => (await words("status")).startsWith(start));
  const forget = () => tab.evaluate(() => void (document.getElementById("status").textContent = ""));
  const open = async (article) => {
    await tab.open("about:blank");
    await tab.open(`${site.origin}/#${article}`);
    await hasRead();
  };
  const found = async () => JSON.parse(await words("view-json"));
  /// Presses the tab key until the focus is where `pick` says, as a person would; answers how many presses it took.
  const tabTo = async (pick, { shift = false } = {}) => {
    for (let presses = 1; presses < 400; presses += 1) {
      await tab.key("Tab", { shift });
      if (await tab.evaluate((pick) => document.activeElement.matches(pick), pick)) return presses;
    }
    throw new Error(`the tab key does not reach ${pick}`);
  };
  const keys = async (...names) => {
    for (const key of names) await tab.key(key);
  };
  const focused = () => tab.evaluate(() => document.activeElement.id || document.activeElement.dataset.act || document.activeElement.className);

  for (const [article, view] of [["commentary", "read"], ["commentary", "roles"], ["report", "json"], ["front-page", "read"]]) {
    test(`point 12: the tab key reaches all of the demo page, in the order it stands, with a visible focus: ${article}, ${view}`, async () => {
      await tab.open("about:blank");
      await tab.open(`${site.origin}/#${article}`);
      await until("the page to be read", async () => /^(Read in|Not an article)/.test(await words("status")));
      await tab.click((view) => document.querySelector(`[name=view][value=${view}]`).parentElement, view);
      const { stops, reached, ringless } = await walk(tab);
      assert.ok(stops.length > 12);
      assert.deepEqual(reached, stops);
      assert.deepEqual(ringless, []);
    });
  }

  test("point 12: an article, the explanation and a text of one's own are chosen by keys", async () => {
    await open("commentary");
    await tabTo('[popovertarget="how"]');
    await tab.key("Enter");
    await until("the explanation", () => tab.evaluate(() => document.getElementById("how").matches(":popover-open")));
    await tabTo("#how button");
    await tab.key("Escape");
    await until("it to close", () => tab.evaluate(() => !document.getElementById("how").matches(":popover-open")));
    assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("popovertarget")), "how");
    await forget();
    await tabTo("[data-name=report]");
    await tab.key("Enter");
    await hasRead();
    assert.equal((await found()).metadata.title, "The bridge that would not open");
    assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("aria-current")), "true");
    await tabTo("summary");
    await tab.key("Space");
    assert.equal(await tab.evaluate(() => document.getElementById("own-details").open), false);
    await tab.key("Enter");
    assert.equal(await tab.evaluate(() => document.getElementById("own-details").open), true);
    await tabTo("#paste");
    await keys(..."The gate was shut on Monday.", "Enter", ..."Nobody minded.");
    await forget();
    await tabTo('[type="submit"]');
    await tab.key("Space");
    await hasRead();
    assert.deepEqual((await found()).blocks.map(({ text }) => text), ["The gate was shut on Monday.", "Nobody minded."]);
    await tabTo("#file");
    await tabTo("#published");
    // Each part of a day is chosen with the arrows, in whatever order the browser's language has them.
    for (let part = 0; part < 3; part += 1) await keys("ArrowUp", "ArrowRight");
    const published = await until("a day", () => tab.evaluate(() => document.getElementById("published").value));
    await until("it to be read from that day", async () => {
      const [{ from }] = (await found()).dates;
      return from && Date.parse(published) - Date.parse(from) < 7 * 86_400_000;
    });
  });

  test("point 12: views, folds and the role of each block by keys", async () => {
    await open("commentary");
    const folded = () => tab.evaluate(() => document.querySelector("iframe").contentDocument.querySelectorAll("[data-standfirst-fold][hidden]").length);
    const many = await folded();
    await tabTo("[name=view]");
    await tabTo("#folding");
    await tab.key("Space");
    assert.equal(await folded(), 0);
    await tab.key("Space");
    assert.equal(await folded(), many);
    // A bar in the article itself is reached, and opens its notice.
    const bar = () => tab.evaluate(() => document.querySelector("iframe").contentDocument.activeElement?.shadowRoot?.querySelector("button").ariaExpanded ?? null);
    await until("a bar", async () => {
      await tab.key("Tab");
      return (await bar()) === "false";
    });
    await tab.key("Enter");
    await until("the notice", async () => (await bar()) === "true" && (await folded()) < many);
    await tab.key("Space");
    await until("it to fold", async () => (await bar()) === "false" && (await folded()) === many);

    await tab.evaluate(() => document.getElementById("folding").focus());
    await tabTo("[name=view]", { shift: true });
    await tab.key("ArrowRight");
    assert.equal(await tab.evaluate(() => document.getElementById("view-roles").hidden), false);
    // Firefox stops at what scrolls, too.
    assert.ok((await tabTo("#blocks button")) <= 3);
    const { blocks } = await found();
    const shown = async (at) => {
      assert.ok((await words("why-words")).includes(blocks[at].rule), `block ${at}`);
      assert.ok((await words("why-words")).includes(blocks[at].evidence[0]), `block ${at}`);
    };
    await shown(0);
    const fold = blocks.findIndex((block) => block.fold);
    for (let at = 1; at <= fold; at += 1) await tab.key("ArrowDown");
    await shown(fold);
    const expanded = () => tab.evaluate(() => document.activeElement.ariaExpanded);
    assert.equal(await expanded(), "false");
    await tab.key("Enter");
    assert.equal(await expanded(), "true");
    await tab.key("Space");
    assert.equal(await expanded(), "false");
    await tab.key("ArrowUp");
    await shown(fold - 1);
    // The way to its JSON is next, and the way back is to the same block.
    assert.equal(await tabTo("#why-json"), 1);
    assert.equal(await tabTo("#blocks button", { shift: true }), 1);
    await shown(fold - 1);
    await tab.key("Tab");
    await tab.key("Enter");
    assert.equal(await tab.evaluate(() => JSON.parse(document.querySelector("#view-json mark").textContent).id), blocks[fold - 1].id);
    assert.equal(await tab.evaluate(() => document.activeElement.localName), "mark");
    await tab.evaluate(() => document.getElementById("folding").focus());
    await tabTo("[name=view]", { shift: true });
    await keys("ArrowLeft", "ArrowLeft");
    assert.equal(await tab.evaluate(() => document.getElementById("view-read").hidden), false);
  });

  test("point 12: the panel's lines, the marked words and the ways to take it away by keys", async () => {
    await open("report");
    const marks = () => tab.evaluate(() => [...document.querySelector("iframe").contentWindow.CSS.highlights.values()].reduce((sum, mark) => sum + mark.size, 0));
    await tabTo('#panel [data-act="show_quote"]');
    await tab.key("Enter");
    await until("the words to be marked", async () => (await marks()) > 0);
    await tab.key("Escape");
    assert.deepEqual([await marks(), await focused()], [0, "show_quote"]);
    await tab.key("Enter");
    await until("the words to be marked again", async () => (await marks()) > 0);
    // From the strip of marked words a key leads back to the line, another to where its reader was.
    await tabTo("#strip .marked");
    await tab.key("Enter");
    assert.equal(await focused(), "show_quote");
    await tabTo("#strip .plain");
    await tab.key("Space");
    assert.deepEqual([await marks(), await focused()], [0, "show_quote"]);
    await tabTo("#share");
    await tab.key("Enter");
    await until("a sentence", async () => /^(Link c|Not c)opied/.test(await words("status")));
    await tabTo("#copy");
    await tab.key("Enter");
    await until("a sentence", async () => /^(JSON c|Not c)opied/.test(await words("status")));
  });
});
