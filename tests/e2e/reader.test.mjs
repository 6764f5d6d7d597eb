// Who reads a page: the first panel that was opened, for all of them; when it goes, the next; the background without one.
// And what a panel hears while it begins.
import assert from "node:assert/strict";
import { test } from "node:test";
import { PAGES, changed, inBrowsers, inEach, launch, serve, settled, until } from "./lib/index.mjs";

inEach("who reads", {}, (held, name) => {
  const tab = () => held.browser.tab;
  /// Opens an article anew and presses the button; it is folded by whoever reads.
  const press = async () => {
    await tab().open(`${held.site.origin}/list.html`);
    await tab().open(`${held.site.origin}/article.html`);
    await tab().press();
    await until("the article to be folded", () => tab().evaluate(() => document.querySelectorAll("[hidden=until-found]").length === 5));
  };
  /// Counts from now on what is handed to the engine at a place.
  const counted = (place) =>
    place.evaluate(() => {
      const { encodeInto } = self.TextEncoder.prototype;
      self.handed = 0;
      self.TextEncoder.prototype.encodeInto = function (...given) {
        self.handed += 1;
        return encodeInto.apply(this, given);
      };
    });
  const handed = (place) => place.evaluate(() => self.handed);

  test("without a panel the background reads, with one the panel does", async () => {
    // One browser shows its background only through a panel.
    const alone = name === "chromium" && await held.browser.background();
    if (alone) await counted(alone);
    await press();
    if (alone) assert.ok(await handed(alone) > 0);
    const panel = await tab().panel();
    await settled(panel, "read");
    const background = await held.browser.background();
    // What the engine does when nobody waits ends with the next reading.
    await press();
    await settled(panel, "read");
    for (const place of [panel, background]) await counted(place);
    await press();
    await settled(panel, "read");
    assert.equal(await handed(background), 0);
    assert.ok(await handed(panel) > 0);
  });

  test("the first of several panels reads for all, and when it goes the next", { skip: name === "firefox" && "its window has one" }, async () => {
    const panel = await tab().panel();
    const other = await held.browser.openOwn("panel.html");
    const pending = () => other.evaluate(async () => (await navigator.locks.query()).pending.length);
    await until("the other to wait", async () => (await pending()) === 1);
    await tab().send("Page.bringToFront");
    for (const place of [panel, other]) await counted(place);
    await press();
    await settled(panel, "read");
    await settled(other, "read");
    const before = await handed(panel);
    assert.ok(before > 0);
    // It goes.
    await panel.evaluate(() => void setTimeout(() => close()));
    await until("the other to read", async () => (await pending()) === 0);
    await counted(other);
    await press();
    await settled(other, "read");
    assert.ok(await handed(other) > 0);
  });
});

/// Opens an article, presses the button, and waits until the panel shows its reading.
const shows = async ({ browser: { tab }, site }) => {
  await tab.open(`${site.origin}/article.html`);
  await tab.press();
  await settled(await tab.panel(), "read");
};

inBrowsers("a panel that begins slowly", async (held, name) => {
  held.site = await serve(PAGES);
  const late = "await new Promise((go) => setTimeout(go, 1500));\n$&";
  held.browser = await launch(name, { extension: changed(name, "panel.js", "const say = ", late) });
}, (held) => {
  test("what the page says meanwhile is heard: the panel shows its reading", () => shows(held));
});

inBrowsers("a page that is not heard", async (held, name) => {
  held.site = await serve(PAGES);
  const mute = 'const tell = (message) => message.status !== "read" && api';
  held.browser = await launch(name, { extension: changed(name, "page/agent.js", "const tell = (message) => api", mute) });
}, (held) => {
  test("what it did not get to say it is asked: the panel shows its reading", async () => {
    await shows(held);
    // A panel that is open waits to be told.
    const { tab } = held.browser;
    await tab.open(`${held.site.origin}/article.html`);
    await tab.press();
    const panel = await tab.panel();
    await settled(panel, "reading");
    await settled(panel, "read");
  });
  test("after it said that a page is being read, a panel shows the same reading as before again", async () => {
    const panel = await held.browser.tab.panel();
    // A page that is loaded anew is the one of before to a panel that asked it and got the new one's answer.
    await panel.evaluate(async () => {
      const api = globalThis.browser ?? globalThis.chrome;
      const [{ id }] = await api.tabs.query({ active: true, currentWindow: true });
      const func = () => void (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ kind: "state", status: "reading" });
      await api.scripting.executeScript({ target: { tabId: id }, func });
    });
    await settled(panel, "reading");
    await settled(panel, "read");
  });
});

inBrowsers("a page that still answers as it goes", async (held, name) => {
  held.site = await serve(PAGES);
  held.browser = await launch(name, { extension: changed(name, "panel.js", 'status === "loading" ||', "") });
}, (held) => {
  test("the panel knows that it went when the next has come", async () => {
    await shows(held);
    const { tab } = held.browser;
    await tab.open(`${held.site.origin}/list.html`);
    await settled(await tab.panel(), "stale");
  });
});
