// The extension's own pages, by keyboard alone and at four times the size: the settings and the page of the first run.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { NAMES, ROOT, change, inEach, launch, read, until, walk } from "./lib/index.mjs";

const LANGUAGES = readdirSync(join(ROOT, "extension/_locales"));

inEach("own pages", {}, (held, name) => {
  const tab = () => held.browser.tab;
  const open = async (page) => {
    await tab().open(`${held.browser.base}${page}.html`);
    await until("the page", () => tab().evaluate(() => document.body?.dataset.status === "shown"));
  };
  const focused = () => tab().evaluate(() => document.activeElement.id);
  const kept = () => tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.get(null));

  for (const page of ["options", "welcome"]) {
    test(`point 12: the tab key reaches all of ${page}.html, in the order it stands, with a visible focus`, async () => {
      await open(page);
      const { stops, reached, ringless } = await walk(tab());
      assert.ok(stops.length > (page === "options" ? 20 : 0));
      assert.deepEqual(reached, stops);
      assert.deepEqual(ringless, []);
    });
  }

  test("point 12: the settings are changed by keys alone", async () => {
    await open("options");
    const go = (id) => tab().evaluate((id) => document.getElementById(id).focus(), id);
    await go("kind-promo");
    await tab().key("Space");
    await until("the choice", async () => (await kept()).kinds?.promo === false);
    await tab().evaluate(() => document.querySelector("[name=theme]:checked").focus());
    await tab().key("ArrowDown");
    await until("the choice", async () => (await kept()).theme === "light");
    await go("host");
    await tab().evaluate(() => (document.getElementById("host").value = "no site"));
    await tab().key("Enter");
    await until("a sentence", () => tab().evaluate(() => document.getElementById("status").textContent.includes("news.example")));
    await go("reset");
    await tab().key("Enter");
    await until("the question", async () => (await focused()) === "reset-no");
    await tab().key("Escape");
    assert.equal(await focused(), "reset");
    assert.equal((await kept()).theme, "light");
    await tab().key("Enter");
    await tab().key("Tab", { shift: true });
    assert.equal(await focused(), "reset-yes");
    await tab().key("Enter");
    await until("all to be forgotten", async () => Object.keys(await kept()).length === 0);
    await until("the focus to come back", async () => (await focused()) === "reset");
  });

  test("point 12: what can be pressed on these pages is at least 24 pixels high and wide", async () => {
    for (const page of ["options", "welcome"]) {
      await open(page);
      const small = await tab().evaluate(() => [...document.querySelectorAll("a[href], button, input:not([hidden]), select")]
        .filter((part) => part.checkVisibility())
        // The words beside a box or a choice are pressed with it.
        .map((part) => part.closest("label") ?? part).map((part) => [part.textContent.trim().slice(0, 20), part.getBoundingClientRect()])
        .filter(([, { width, height }]) => width < 24 || height < 24).map(([words, { width, height }]) => `${words}: ${width} × ${height}`));
      assert.deepEqual(small, []);
    }
  });

  if (name === "firefox") {
    test("no key of the extension opens a menu of the browser's, which would have it first", async () => {
      const menus = await held.browser.chrome(() => [...document.querySelectorAll("#main-menubar > menu")].map((menu) => menu.accessKey.toUpperCase()));
      assert.ok(menus.includes("F"));
      const { commands } = JSON.parse(readFileSync(join(ROOT, "extension/manifest.json"), "utf8"));
      const keys = Object.values(commands).map((command) => command.suggested_key.default).filter((key) => key.startsWith("Alt+"));
      assert.deepEqual(keys.filter((key) => menus.includes(key.split("+").at(-1))), []);
    });
    return;
  }
  // A window of 1280 pixels that is enlarged four times has 320.
  const NARROW = { width: 320, height: 256, deviceScaleFactor: 1, mobile: false };
  /// How wide a document is, and what of it stands outside.
  const outside = (document) => document.evaluate(() => [globalThis.document.scrollingElement.scrollWidth, ...[...globalThis.document.querySelectorAll("body *")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest("thead, .notice"))
    .filter((part) => part.getBoundingClientRect().right > 321 || part.getBoundingClientRect().left < -1)
    .map((part) => part.outerHTML.slice(0, 80))]);
  for (const language of LANGUAGES) {
    test(`point 12: nothing is cut off at 320 pixels, in ${language}`, async () => {
      await open("options");
      await change(tab(), { language, "site:a-rather-long-name-of-a-newspaper.example": { kinds: { promo: false } } });
      await tab().send("Emulation.setDeviceMetricsOverride", NARROW);
      for (const page of ["options", "welcome"]) {
        await open(page);
        assert.deepEqual(await outside(tab()), [320]);
      }
      await tab().send("Emulation.clearDeviceMetricsOverride");
      await tab().open(`${held.site.origin}/boxes.html`);
      const panel = await read(tab());
      await panel.send("Emulation.setDeviceMetricsOverride", NARROW);
      await panel.click('[data-act="correct_quote"]');
      await panel.click('[data-act="show_date"]');
      await until("the strip", () => panel.evaluate(() => !document.querySelector("#strip").hidden));
      assert.deepEqual(await outside(panel), [320]);
      for (const at of [0, 1]) {
        await panel.evaluate((at) => document.querySelectorAll("details.menu").forEach((menu, each) => (menu.open = each === at)), at);
        assert.deepEqual(await outside(panel), [320], `menu ${at}`);
      }
      await panel.send("Emulation.clearDeviceMetricsOverride");
      await change(panel, null);
    });
  }
});

for (const name of NAMES) {
  describe(`the first run, ${name}`, { timeout: 120_000 }, () => {
    let browser;
    before(async () => (browser = await launch(name, { welcome: true })), { timeout: 120_000 });
    after(() => browser?.close(), { timeout: 60_000 });

    test("the page of the first run comes by itself, and says how to pin and press the button in this browser", async () => {
      const words = name === "chromium"
        ? await until("the page", async () => (await browser.openPage("welcome.html"))?.text())
        : await browser.chrome(() => gBrowser.selectedBrowser.currentURI.spec).then(async (url) => {
          assert.match(url, /welcome\.html$/);
          await browser.tab.open(url);
          return until("the page", () => browser.tab.text());
        });
      await browser.tab.open(`${browser.base}welcome.html`);
      const shown = await until("the words", () => browser.tab.evaluate(() => document.body?.dataset.status === "shown" && document.body.innerText));
      assert.match(shown, name === "chromium" ? /press the pin beside Standfirst/ : /press the wheel beside Standfirst/);
      assert.match(shown, name === "chromium" ? /when you go to another site/ : /when you go to another page/);
      assert.match(shown, /nothing on a page is read or changed/);
      assert.equal(await browser.tab.evaluate(() => document.querySelectorAll("svg[role=img][aria-label]").length), 3);
      assert.ok(words.length > 0);
    });
  });
}
