// The demo page by keyboard alone: every part of it is reached, shows its focus, and is used with the keys it promises.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachDemo } from "./lib/demo.mjs";
import { until, walk } from "./lib/index.mjs";

inEachDemo("the demo page by keyboard", (held) => {
  const { words, hasRead, open, found } = held;
  const forget = () => held.tab.evaluate(() => void (document.getElementById("status").textContent = ""));
  /// Presses the tab key until the focus is where `pick` says, as a person would; answers how many presses it took.
  const tabTo = async (pick, { shift = false } = {}) => {
    for (let presses = 1; presses < 400; presses += 1) {
      await held.tab.key("Tab", { shift });
      if (await held.tab.evaluate((pick) => document.activeElement.matches(pick), pick)) return presses;
    }
    throw new Error(`the tab key does not reach ${pick}`);
  };
  const keys = async (...names) => {
    for (const key of names) await held.tab.key(key);
  };
  const focused = () => held.tab.evaluate(() => document.activeElement.id || document.activeElement.dataset.act || document.activeElement.className);

  for (const [article, view] of [["commentary", "read"], ["commentary", "roles"], ["report", "json"], ["front-page", "read"]]) {
    test(`point 12: the tab key reaches all of the demo page, in the order it stands, with a visible focus: ${article}, ${view}`, async () => {
      await open(article);
      await held.tab.click((view) => document.querySelector(`[name=view][value=${view}]`).parentElement, view);
      const { stops, reached, ringless } = await walk(held.tab);
      assert.ok(stops.length > 12);
      assert.deepEqual(reached, stops);
      assert.deepEqual(ringless, []);
    });
  }

  test("point 12: an article, the explanation and a text of one's own are chosen by keys", async () => {
    await open("commentary");
    await tabTo('[popovertarget="how"]');
    await held.tab.key("Enter");
    await until("the explanation", () => held.tab.evaluate(() => document.getElementById("how").matches(":popover-open")));
    await tabTo("#how button");
    await held.tab.key("Escape");
    await until("it to close", () => held.tab.evaluate(() => !document.getElementById("how").matches(":popover-open")));
    assert.equal(await held.tab.evaluate(() => document.activeElement.getAttribute("popovertarget")), "how");
    await forget();
    await tabTo("[data-name=report]");
    await held.tab.key("Enter");
    await hasRead();
    assert.equal((await found()).metadata.title, "The bridge that would not open");
    assert.equal(await held.tab.evaluate(() => document.activeElement.getAttribute("aria-current")), "true");
    await tabTo("summary");
    await held.tab.key("Space");
    assert.equal(await held.tab.evaluate(() => document.getElementById("own-details").open), false);
    await held.tab.key("Enter");
    assert.equal(await held.tab.evaluate(() => document.getElementById("own-details").open), true);
    await tabTo("#paste");
    await keys(..."The gate was shut on Monday.", "Enter", ..."Nobody minded.");
    await forget();
    await tabTo('[type="submit"]');
    await held.tab.key("Space");
    await hasRead();
    assert.deepEqual((await found()).blocks.map(({ text }) => text), ["The gate was shut on Monday.", "Nobody minded."]);
    await tabTo("#file");
    await tabTo("#published");
    // Each part of a day is chosen with the arrows, in whatever order the browser's language has them.
    for (let part = 0; part < 3; part += 1) await keys("ArrowUp", "ArrowRight");
    const published = await until("a day", () => held.tab.evaluate(() => document.getElementById("published").value));
    await until("it to be read from that day", async () => {
      const [{ from }] = (await found()).dates;
      return from && Date.parse(published) - Date.parse(from) < 7 * 86_400_000;
    });
  });

  test("point 12: views, folds and the role of each block by keys", async () => {
    await open("commentary");
    const folded = () => held.tab.evaluate(() => document.querySelector("iframe").contentDocument.querySelectorAll("[data-standfirst-fold][hidden]").length);
    const many = await folded();
    await tabTo("[name=view]");
    await tabTo("#folding");
    await held.tab.key("Space");
    assert.equal(await folded(), 0);
    await held.tab.key("Space");
    assert.equal(await folded(), many);
    // A bar in the article itself is reached, and opens its notice.
    const bar = () => held.tab.evaluate(() => document.querySelector("iframe").contentDocument.activeElement?.shadowRoot?.querySelector("button").ariaExpanded ?? null);
    await until("a bar", async () => {
      await held.tab.key("Tab");
      return (await bar()) === "false";
    });
    await held.tab.key("Enter");
    await until("the notice", async () => (await bar()) === "true" && (await folded()) < many);
    await held.tab.key("Space");
    await until("it to fold", async () => (await bar()) === "false" && (await folded()) === many);

    await held.tab.evaluate(() => document.getElementById("folding").focus());
    await tabTo("[name=view]", { shift: true });
    await held.tab.key("ArrowRight");
    assert.equal(await held.tab.evaluate(() => document.getElementById("view-roles").hidden), false);
    // Firefox stops at what scrolls, too.
    assert.ok((await tabTo("#blocks button")) <= 3);
    const { blocks } = await found();
    const shown = async (at) => {
      assert.ok((await words("why-words")).includes(blocks[at].rule), `block ${at}`);
      assert.ok((await words("why-words")).includes(blocks[at].evidence[0]), `block ${at}`);
    };
    await shown(0);
    const fold = blocks.findIndex((block) => block.fold);
    for (let at = 1; at <= fold; at += 1) await held.tab.key("ArrowDown");
    await shown(fold);
    const expanded = () => held.tab.evaluate(() => document.activeElement.ariaExpanded);
    assert.equal(await expanded(), "false");
    await held.tab.key("Enter");
    assert.equal(await expanded(), "true");
    await held.tab.key("Space");
    assert.equal(await expanded(), "false");
    await held.tab.key("ArrowUp");
    await shown(fold - 1);
    // The way to its JSON is next, and the way back is to the same block.
    assert.equal(await tabTo("#why-json"), 1);
    assert.equal(await tabTo("#blocks button", { shift: true }), 1);
    await shown(fold - 1);
    await held.tab.key("Tab");
    await held.tab.key("Enter");
    assert.equal(await held.tab.evaluate(() => JSON.parse(document.querySelector("#view-json mark").textContent).id), blocks[fold - 1].id);
    assert.equal(await held.tab.evaluate(() => document.activeElement.localName), "mark");
    await held.tab.evaluate(() => document.getElementById("folding").focus());
    await tabTo("[name=view]", { shift: true });
    await keys("ArrowLeft", "ArrowLeft");
    assert.equal(await held.tab.evaluate(() => document.getElementById("view-read").hidden), false);
  });

  test("point 12: the panel's lines, the marked words and the ways to take it away by keys", async () => {
    await open("report");
    const marks = () => held.tab.evaluate(() => [...document.querySelector("iframe").contentWindow.CSS.highlights.values()].reduce((sum, mark) => sum + mark.size, 0));
    await tabTo('#panel [data-act="show_quote"]');
    await held.tab.key("Enter");
    await until("the words to be marked", async () => (await marks()) > 0);
    await held.tab.key("Escape");
    assert.deepEqual([await marks(), await focused()], [0, "show_quote"]);
    await held.tab.key("Enter");
    await until("the words to be marked again", async () => (await marks()) > 0);
    // From the strip of marked words a key leads back to the line, another to where its reader was.
    await tabTo("#strip .marked");
    await held.tab.key("Enter");
    assert.equal(await focused(), "show_quote");
    await tabTo("#strip .plain");
    await held.tab.key("Space");
    assert.deepEqual([await marks(), await focused()], [0, "show_quote"]);
    await tabTo("#share");
    await held.tab.key("Enter");
    await until("a sentence", async () => /^(Link c|Not c)opied/.test(await words("status")));
    await tabTo("#copy");
    await held.tab.key("Enter");
    await until("a sentence", async () => /^(JSON c|Not c)opied/.test(await words("status")));
  });
});
