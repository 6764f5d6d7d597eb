// The settings: what a reader chooses on their page holds in the panel and in the article, lasts, goes into a file and
// comes back; the language, the badge, the context menu.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { ROOT, change, inEach, read, settled, until } from "./lib/index.mjs";

const LANGUAGES = readdirSync(join(ROOT, "extension/_locales"));
const wordsIn = (language) => JSON.parse(readFileSync(join(ROOT, "extension/_locales", language, "messages.json"), "utf8"));

inEach("settings", {}, (held, name) => {
  const tab = () => held.browser.tab;
  /// Opens the page of settings, and waits until it shows them.
  const openOptions = async () => {
    await tab().open(`${held.browser.base}options.html`);
    await until("the settings", () => tab().evaluate(() => document.body?.dataset.status === "shown"));
  };
  const said = (pattern) => until(`the page to say ${pattern}`, async () => {
    const words = await tab().evaluate(() => document.getElementById("status").textContent);
    if (pattern.test(words)) return words;
    throw new Error(`it says "${words}"`);
  });
  /// What the browser keeps.
  const kept = () => tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.get(null));
  const isKept = (what, holds) => until(what, async () => holds(await kept()));
  const article = async () => {
    await tab().open(`${held.site.origin}/boxes.html`);
    return read(tab());
  };
  const choose = (id, value) => tab().evaluate((id, value) => {
    const list = document.getElementById(id);
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  }, id, value);

  beforeEach(async () => {
    await openOptions();
    await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.clear());
    await openOptions();
  });

  test("point 13: a kind that is not to fold stays open, and one that is folds", async () => {
    await tab().click("#kind-copyright");
    await isKept("the choice", ({ kinds }) => kinds?.copyright === false);
    await article();
    const open = () => tab().evaluate(() => [...document.querySelectorAll("standfirst-bar")].map((bar) => bar.shadowRoot.querySelector("button"))
      .map((button) => [button.querySelector("b").textContent, button.ariaExpanded === "true"]));
    assert.deepEqual(await open(), [["Source", false], ["Copyright", true], ["Disclaimer", false]]);
    await openOptions();
    assert.equal(await tab().evaluate(() => document.getElementById("kind-copyright").checked), false);
    await tab().click("#kind-copyright");
    await isKept("the choice", ({ kinds }) => kinds?.copyright === true);
    await article();
    assert.deepEqual((await open()).map(([, isOpen]) => isOpen), [false, false, false]);
  });

  test("point 13: the panel shows the sections that are wanted, at once", async () => {
    const panel = await article();
    const shown = () => panel.evaluate(() => [...document.querySelectorAll(".sections > section, nav a")].filter((part) => part.checkVisibility()).length);
    assert.equal(await shown(), 8);
    await openOptions();
    await tab().click("#section-outline");
    await isKept("the choice", ({ panel }) => panel?.sections.outline === false);
    await article();
    await until("the outline to go", async () => (await shown()) === 6);
  });

  test("point 13: light or dark is kept, and the panel follows at once", async () => {
    const panel = await article();
    await openOptions();
    const schemes = () => Promise.all([panel, tab()].map((document) => document.evaluate(() => getComputedStyle(document.documentElement).colorScheme)));
    await tab().click('[name=theme][value="dark"]');
    await until("dark", async () => String(await schemes()) === "dark,dark");
    await tab().click('[name=theme][value="auto"]');
    await until("the browser's own", async () => String(await schemes()) === "light dark,light dark");
  });

  test("point 13: settings survive an update, and what a newer version wrote stays", async () => {
    await tab().click("#kind-promo");
    await isKept("the choice", ({ kinds }) => kinds?.promo === false);
    await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.set({ version: 7, later: { a: 1 }, "site:a.example": { fold: "never", later: 2 }, print: 12 }));
    const before = await kept();
    // A page of an extension goes when it is updated.
    await tab().open("about:blank");
    await held.browser.update();
    await openOptions();
    assert.deepEqual(await kept(), before);
    assert.deepEqual(await tab().evaluate(() => [document.getElementById("kind-promo").checked, document.getElementById("print").checked]), [false, false]);
    assert.match(await tab().evaluate(() => document.getElementById("table").textContent), /a\.example\s*Never/);
    await tab().click("#print");
    await isKept("the choice", ({ print, later }) => print === "folded" && later.a === 1);
  });

  test("point 13: settings are saved to a file, forgotten, and loaded from it", async () => {
    await tab().click("#kind-appeal");
    await isKept("the choice", ({ kinds }) => kinds?.appeal === false);
    await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.set({ "site:news.example": { fold: "never" } }));
    const before = await kept();
    await tab().click("#save");
    await said(/saved to a file/);
    const path = join(held.browser.downloads, "standfirst-settings.json");
    await until("the file", () => JSON.parse(readFileSync(path, "utf8")).format === "standfirst-settings");

    // Nothing goes before the reader says so twice.
    await tab().click("#reset");
    assert.equal(await tab().evaluate(() => document.activeElement.id), "reset-no");
    await tab().key("Escape");
    assert.equal(await tab().evaluate(() => document.activeElement.id), "reset");
    assert.deepEqual(await kept(), before);
    await tab().click("#reset");
    await tab().click("#reset-yes");
    await said(/as on the first day/);
    assert.deepEqual(await kept(), {});
    assert.equal(await tab().evaluate(() => document.getElementById("kind-appeal").checked), true);

    await tab().upload("#chosen", path);
    await said(/2 settings loaded/);
    assert.deepEqual(await kept(), before);
    assert.match(await tab().evaluate(() => document.getElementById("table").textContent), /news\.example/);

    // What is no file of settings changes nothing, and is told.
    writeFileSync(path, "not JSON");
    await tab().upload("#chosen", path);
    await said(/could not be read/);
    writeFileSync(path, JSON.stringify({ format: "something else" }));
    await tab().upload("#chosen", path);
    await said(/does not hold settings/);
    assert.deepEqual(await kept(), before);
    writeFileSync(path, JSON.stringify({ format: "standfirst-settings", version: 1, settings: { print: "folded", theme: "pink", "site:*": { fold: "never" } } }));
    await tab().upload("#chosen", path);
    await said(/1 setting loaded\. 2 were not understood/);
    assert.deepEqual(await kept(), { print: "folded", version: 1 });
    rmSync(path);
  });

  test("point 13: each site has one item, is shown, and is forgotten alone", async () => {
    await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.set({
      "site:a.example": { kinds: { promo: false } }, "site:b.example": { fold: "never" }, "site:c.example": { kinds: { promo: true } },
    }));
    await until("the sites", () => tab().evaluate(() => document.querySelectorAll("#table tbody tr").length === 3));
    assert.deepEqual(await tab().evaluate(() => [...document.querySelectorAll("#table tbody tr")].map((row) => [...row.cells].slice(0, 3).map((cell) => cell.textContent))), [
      ["a.example", "All but: Promotion.", "When pressed"], ["b.example", "Never", "When pressed"], ["c.example", "Also: Promotion.", "When pressed"],
    ]);
    await tab().click('#table button[aria-label="Forget the choices for b.example"]');
    await said(/Nothing is kept for b\.example/);
    assert.deepEqual(Object.keys(await kept()).sort(), ["site:a.example", "site:c.example"]);
    // Whoever pressed goes on from there.
    assert.equal(await tab().evaluate(() => document.activeElement.closest("#table") !== null), true);
  });

  test("point 13: more than the browser keeps is refused, in words", async () => {
    await tab().evaluate(async () => {
      const sites = Object.fromEntries(Array.from({ length: 505 }, (_, at) => [`site:${at}.example`, { fold: "never" }]));
      await (globalThis.browser ?? chrome).storage.sync.set(sites);
      const { saveSite } = await import("./settings.js");
      window.refused = null;
      for (let at = 0; at < 20 && !window.refused; at += 1) await saveSite(`more-${at}.example`, { fold: "never" }).catch((error) => (window.refused = error.key));
    });
    assert.equal(await tab().evaluate(() => window.refused), "settings_full");
    await openOptions();
    assert.ok(await tab().evaluate(() => document.querySelectorAll("#table tbody tr").length > 500));
    // The page says so too, and shows what holds.
    await tab().evaluate(async () => {
      const { save } = await import("./settings.js");
      for (const [key, value] of [["print", "folded"], ["menu", false], ["language", "de"], ["theme", "dark"]]) await save(key, value).catch(() => {});
    });
    await tab().click("#kind-promo");
    await said(/no room left/);
    assert.equal(await tab().evaluate(() => document.getElementById("kind-promo").checked), true);
  });

  for (const language of LANGUAGES) {
    test(`the interface speaks the language chosen: ${language}`, async () => {
      const words = wordsIn(language);
      await choose("language", language);
      await until("the language", () => tab().evaluate((title) => document.title === title, words.options_title.message));
      const looks = (document) => document.evaluate(() => [document.documentElement.lang.split("-", 1)[0], document.documentElement.dir]);
      assert.deepEqual(await looks(tab()), [language, words.direction.message]);
      const panel = await article();
      assert.deepEqual(await looks(panel), [language, words.direction.message]);
      assert.equal(await panel.evaluate(() => document.querySelector("section.quoted h2").textContent), words.who_is_quoted.message);
      const why = await panel.evaluate(() => document.querySelector(".folded .why").textContent);
      assert.equal(why, words.why_source_words?.message ?? "Says where the text or its picture first appeared.");
      const bar = await tab().evaluate(() => {
        const button = [...document.querySelectorAll("standfirst-bar")].at(-1).shadowRoot.querySelector("button");
        return [button.querySelector("b").textContent, button.querySelector(".act").textContent, button.lang.split("-", 1)[0], button.dir];
      });
      assert.deepEqual(bar, [words.role_disclaimer.message, words.bar_show.message, language, words.direction.message]);
    });
  }

  test("a language that is chosen while the panel is open is spoken in it at once", async () => {
    const panel = await article();
    await openOptions();
    await choose("language", "fr");
    await until("French in the panel", () => panel.evaluate(() => document.documentElement.lang.startsWith("fr")));
    await article();
    const french = wordsIn("fr");
    await until("French in the panel", () => panel.evaluate((words) => document.querySelector("section.dates h2")?.textContent === words, french.key_dates.message));
    // An article that is open is read anew, and its bars with it.
    await change(panel, { language: "de" });
    const german = wordsIn("de");
    await until("German in the article", () => tab().evaluate((words) => document.querySelector("standfirst-bar")?.shadowRoot.querySelector("b").textContent === words, german.role_source.message));
    await until("German in the panel", () => panel.evaluate((words) => document.querySelector("section.dates h2")?.textContent === words, german.key_dates.message));
  });

  test("the badge counts the folds, and the button's words all that was found", async () => {
    const panel = await article();
    const button = () => panel.evaluate(async () => {
      const api = globalThis.browser ?? chrome;
      const [{ id: tabId }] = await api.tabs.query({ active: true, currentWindow: true });
      return [await api.action.getBadgeText({ tabId }), await api.action.getTitle({ tabId })];
    });
    await until("the badge", async () => (await button())[0] === "3");
    assert.match((await button())[1], /^Standfirst: \d+ quotations, \d+ dates, 3 folded$/);
    await tab().open(`${held.site.origin}/list.html`);
    await until("the badge to go", async () => (await button())[0] === "");
    await read(tab(), "declined");
    assert.deepEqual(await button(), ["", "Read this page with Standfirst"]);
  });

  /// What the context menu of the page offers of ours: its words, or null. `press` chooses it.
  const entry = async (press = false) => {
    if (name === "firefox") {
      await tab().menu("h1");
      return held.browser.chrome(async (press) => {
        const menu = document.getElementById("contentAreaContextMenu");
        while (menu.state !== "open") await new Promise((resolve) => setTimeout(resolve, 20));
        const item = [...menu.children].find((child) => child.localName === "menuitem" && child.id.startsWith("standfirst"));
        const label = item?.label ?? null;
        const gone = new Promise((resolve) => menu.addEventListener("popuphidden", resolve, { once: true }));
        if (item && press) menu.activateItem(item);
        else menu.hidePopup();
        await gone;
        return label;
      }, press);
    }
    // Chromium's own menu cannot be reached from outside; what it would send can be sent.
    const worker = await held.browser.background();
    const words = await worker.evaluate(() => new Promise((resolve) => chrome.contextMenus.update("read", {}, () => resolve(chrome.runtime.lastError ? null : "there"))));
    if (words && press) {
      await worker.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
        chrome.contextMenus.onClicked.dispatch({ menuItemId: "read" }, tab);
      });
    }
    return words;
  };

  test("the entry of the context menu reads the page, and goes when it is switched off", async () => {
    const panel = await article();
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.match(await entry(true), name === "firefox" ? /^Read this page with Standfirst$/ : /there/);
    await settled(panel, "read");
    await openOptions();
    await tab().click("#menu");
    await isKept("the choice", ({ menu }) => menu === false);
    await tab().open(`${held.site.origin}/boxes.html`);
    await until("the entry to go", async () => !(await entry()));
  });

  test("point 14: a press is one reading, and a page that stands still is not read again", async () => {
    const panel = await article();
    const readings = () => panel.evaluate(async () => {
      const api = globalThis.browser ?? chrome;
      const [{ id }] = await api.tabs.query({ active: true, currentWindow: true });
      return (await api.tabs.sendMessage(id, { act: "state" })).reading;
    });
    assert.equal(await readings(), 1);
    // What a reader does with the reading is no reason to read again, and neither is a page that only moves.
    await panel.click('.head [data-act="all"]');
    await panel.click('[data-act="show_date"]');
    await tab().evaluate(() => { scrollTo(0, 300); document.body.classList.add("moved"); });
    await panel.click('.head [data-act="all"]');
    assert.equal(await readings(), 1);
    await tab().press();
    await until("another reading", async () => (await readings()) === 2);
  });
});
