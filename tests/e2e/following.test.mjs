// The panel follows the page: single-page navigation, the back/forward cache, late text, other tabs.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { exported, folds, inEach, read, settled, until } from "./lib/index.mjs";

const LATE = `“The gate was never locked,” said Lena Hart, the lock keeper of Upper Tarn, when the board had gone home. The key has hung in her kitchen since the spring of 1994, she added, and nobody had ever asked for it. She means to give it to the museum in October.`;
/// The bars there are, and how many stand before the same element.
const bars = (tab) => tab.evaluate(() => {
  const all = [...document.querySelectorAll("standfirst-bar")];
  return { many: all.length, twice: all.filter((bar) => bar.nextElementSibling?.localName === "standfirst-bar" && !bar.nextElementSibling.classList.contains("member")).length };
});
const names = (panel) => panel.evaluate(() => [...document.querySelectorAll(".speaker .name")].map((name) => name.textContent));
const addParagraph = (tab, words) => tab.evaluate((words) => {
  const paragraph = document.createElement("p");
  paragraph.textContent = words;
  document.getElementById("last").before(paragraph);
}, words);
/// Another tab, in front; `back` puts the first one in front again and closes the other.
const otherTab = async (browser, url) => {
  if (browser.name === "chromium") {
    const first = (await browser.targets()).find((target) => target.type === "page" && target.url.startsWith("http"));
    const { targetId } = await browser.pipe.send("Target.createTarget", { url });
    await browser.pipe.send("Target.activateTarget", { targetId });
    return async () => {
      await browser.pipe.send("Target.activateTarget", { targetId: first.targetId });
      await browser.pipe.send("Target.closeTarget", { targetId });
    };
  }
  await browser.chrome((url) => {
    window.otherTab = gBrowser.addTrustedTab(url);
    window.firstTab = gBrowser.selectedTab;
    gBrowser.selectedTab = window.otherTab;
  }, url);
  return () => browser.chrome(() => {
    gBrowser.selectedTab = window.firstTab;
    gBrowser.removeTab(window.otherTab);
  });
};

inEach("following", {}, (held) => {
  const tab = () => held.browser.tab;
  let panel;
  beforeEach(async () => {
    await tab().open("about:blank");
    await tab().open(`${held.site.origin}/boxes.html`);
    panel = await read(tab());
  });

  test("point 10: a new address in a single-page site makes the panel stale at once, and unfolds", async () => {
    await tab().evaluate(() => history.pushState(null, "", "/another"));
    await settled(panel, "stale");
    assert.match(await panel.text(), /This is the page you left/);
    assert.deepEqual((await bars(tab())).many, 0);
    assert.ok(await panel.evaluate(() => [...document.querySelectorAll(".line")].every((line) => line.disabled)));
    // What was found can still be taken away.
    assert.ok(await panel.evaluate(() => !document.querySelector('[data-act="save_json"]').disabled));
    panel = await read(tab());
    assert.deepEqual(await bars(tab()), { many: 3, twice: 0 });
  });

  test("point 10: another fragment of the same page is no other page", async () => {
    await tab().evaluate(() => void (location.hash = "first"));
    await tab().evaluate(() => new Promise((done) => setTimeout(done, 200)));
    await settled(panel, "read");
    assert.deepEqual(await bars(tab()), { many: 3, twice: 0 });
  });

  test("point 10: after a reload the panel is stale, and a press folds once", async () => {
    await tab().reload();
    await settled(panel, "stale");
    panel = await read(tab());
    assert.deepEqual(await bars(tab()), { many: 3, twice: 0 });
  });

  test("what was found can be taken away when the page is gone, the whole analysis too", async () => {
    // A panel that is open gets it from the background, some time after the view; one that was just opened asks the page.
    await tab().reload();
    await settled(panel, "stale");
    await read(tab());
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await tab().open(`${held.site.origin}/list.html`);
    await settled(panel, "stale");
    assert.ok((await exported(held.browser, panel)).analysis.blocks.length > 5);
  });

  test("point 10: back from another page the panel shows the page again, or offers a new reading; never two sets of bars", async () => {
    await tab().open(`${held.site.origin}/list.html`);
    await settled(panel, "stale");
    await tab().evaluate(() => void history.back());
    await until("the article", () => tab().evaluate(() => document.title.startsWith("The weir") && document.readyState === "complete"));
    // Out of the cache it is as it was left; loaded anew it is unread.
    const cached = (await bars(tab())).many > 0;
    if (cached) await settled(panel, "read");
    else panel = await read(tab());
    assert.deepEqual(await bars(tab()), { many: 3, twice: 0 });
    await panel.click('[data-act="show_quote"]');
    await until("the mark", () => tab().evaluate(() => CSS.highlights.size === 1));
  });

  test("point 10: paragraphs that come late are read without a press, and bars stay where they were", async () => {
    await tab().evaluate(() => void (window.firstBar = document.querySelector("standfirst-bar")));
    await addParagraph(tab(), LATE);
    await until("the late speaker", async () => (await names(panel)).includes("Lena Hart"));
    assert.deepEqual(await bars(tab()), { many: 3, twice: 0 });
    assert.ok(await tab().evaluate(() => window.firstBar.isConnected));
  });

  test("point 10: what a reader looks for stays when the page is read again", async () => {
    await panel.evaluate(() => {
      const field = document.querySelector(".find");
      field.value = "grandfather";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await addParagraph(tab(), LATE);
    await until("the late speaker", async () => (await names(panel)).includes("Lena Hart"));
    assert.equal(await panel.evaluate(() => document.querySelector(".find").value), "grandfather");
    assert.deepEqual(await panel.evaluate(() => [...document.querySelectorAll(".speaker:not([hidden]) .name")].map((name) => name.textContent)), ["Tomas Reed"]);
  });

  test("point 10: another article loaded below does not take the place of the one that is read", async () => {
    await tab().evaluate(async () => {
      const answer = await fetch("/article.html");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("main").append(document.importNode(page.querySelector("article"), true));
    });
    // However it is read, each fold has one bar.
    await tab().evaluate(() => new Promise((done) => setTimeout(done, 800)));
    const { bars: shown, hidden } = await folds(tab());
    assert.ok(shown.length >= 3 && (await bars(tab())).twice === 0, JSON.stringify({ shown, hidden }));
    assert.match(await panel.evaluate(() => document.querySelector(".title").textContent), /^The weir at Lower Tarn/);
  });

  test("point 2: what the engine read is shown only when the page says what became of it", async () => {
    const worker = await held.browser.background();
    const sendAhead = () => worker.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.runtime.sendMessage({ kind: "ahead", tab: tab.id, id: "of another reading", written: '{"isArticle":true}' }).catch(() => {});
    });
    const before = await panel.text();
    await sendAhead();
    assert.equal(await panel.text(), before);
    await panel.click("[data-act=restore]");
    await settled(panel, "restored");
    await sendAhead();
    await settled(panel, "restored");
    await panel.click("[data-act=press]");
    await settled(panel, "read");
    assert.equal(await panel.text(), before);
  });

  test("point 10: another tab has its own panel, and coming back brings the first again", async () => {
    const back = await otherTab(held.browser, `${held.site.origin}/list.html`);
    await settled(panel, "before");
    await back();
    await settled(panel, "read");
    assert.match(await panel.text(), /The weir at Lower Tarn/);
  });

  test("point 10: a page in a tab behind is not listened to, and is looked at when it comes to the front again", async () => {
    const reading = () => tab().evaluate(() => [...document.querySelectorAll("standfirst-bar")].length && document.visibilityState);
    assert.equal(await reading(), "visible");
    const back = await otherTab(held.browser, `${held.site.origin}/list.html`);
    await settled(panel, "before");
    await until("the page to be behind", async () => (await reading()) === "hidden");
    const hear = () => panel.evaluate(() => {
      window.states ??= [];
      const { states } = window;
      (window.browser ?? window.chrome).runtime.onMessage.addListener((message) => void (message?.kind === "state" && states.push(message.status)));
    });
    await hear();
    await addParagraph(tab(), LATE);
    await tab().evaluate(() => new Promise((done) => setTimeout(done, 1000)));
    assert.deepEqual(await panel.evaluate(() => window.states), []);
    await back();
    await until("the late speaker", async () => (await names(panel)).includes("Lena Hart"));
  });
});
