// Notices fold in place, open in every way a reader could want, and the page comes back exactly.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { barOf, folds, inEach, read, settled, trace, until } from "./lib/index.mjs";

const STRICT = "default-src 'none'; style-src 'self'; require-trusted-types-for 'script'";
const pages = (file) => ({ "/strict.html": { file, headers: { "content-security-policy": STRICT } } });

const isOpen = async (tab, id) => tab.evaluate((id) => !document.getElementById(id).hasAttribute("hidden"), id);
const focusOn = (tab, words) => tab.evaluate((pick, words) => {
  const button = (0, eval)(`(${pick})`)(words);
  button.focus();
}, String(barOf), words);

inEach("folding", pages(new URL("../pages/article.html", import.meta.url).pathname), (held) => {
  let before;
  let panel;
  const tab = () => held.browser.tab;

  const openAndRead = async (path) => {
    await tab().open("about:blank");
    await tab().open(held.site.origin + path);
    before = await trace(tab());
    panel = await read(tab());
  };
  const restored = async () => {
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    return trace(tab());
  };
  beforeEach(() => openAndRead("/article.html"));

  test("point 3: each notice is folded under a bar that names it, the body stays", async () => {
    const { bars, hidden } = await folds(tab());
    const shown = bars.filter((bar) => bar.shown);
    assert.deepEqual(shown.map((bar) => bar.open), shown.map(() => false));
    assert.match(shown[0].words, /^Source 15 words/);
    assert.match(shown[1].words, /^4 notices .*About the author, Appeal, Disclaimer, Copyright/);
    assert.equal(shown.length, 2);
    assert.equal(hidden.length, 5);
    const visible = await tab().evaluate(() => [...document.querySelectorAll("article > :is(h1, h2, p)")]
      .filter((element) => element.id !== "source").every((element) => element.checkVisibility() && element.getBoundingClientRect().height > 10));
    assert.ok(visible);
    const heights = await tab().evaluate(() => [...document.querySelectorAll('[hidden="until-found"]')].map((element) => element.getBoundingClientRect().height));
    assert.deepEqual(heights, heights.map(() => 0));
  });

  test("the mouse opens and folds a bar, and the panel knows", async () => {
    await tab().click(barOf, "Source");
    await until("the notice to open", () => isOpen(tab(), "source"));
    await until("the panel to offer folding", () => panel.evaluate(() => document.querySelector('[data-act="toggle"][data-id="0"]').textContent === "Fold"));
    await tab().click(barOf, "Source");
    await until("the notice to fold", async () => !(await isOpen(tab(), "source")));
    await until("the panel to offer unfolding", () => panel.evaluate(() => document.querySelector('[data-act="toggle"][data-id="0"]').textContent === "Unfold"));
  });

  test("Enter and the space bar open a bar", async () => {
    await focusOn(tab(), "Source");
    await tab().key("Enter");
    await until("the notice to open", () => isOpen(tab(), "source"));
    await tab().key("Space");
    await until("the notice to fold", async () => !(await isOpen(tab(), "source")));
  });

  test("point 12: the tab key reaches a bar, and the bar says what it hides", async () => {
    await tab().evaluate(() => document.querySelector("nav li:last-child a").focus());
    await tab().key("Tab");
    const reached = await tab().evaluate(() => {
      const button = document.activeElement.shadowRoot?.activeElement;
      return button && [button.localName, button.ariaExpanded, button.textContent];
    });
    assert.deepEqual(reached?.slice(0, 2), ["button", "false"]);
    assert.match(reached[2], /Source 15 words\s*, folded by Standfirst/);
  });

  test("a page cannot press a bar itself", async () => {
    await tab().evaluate((pick) => (0, eval)(`(${pick})`)("Source").click(), String(barOf));
    assert.equal(await isOpen(tab(), "source"), false);
  });

  test("a run opens into its notices, each with a bar", async () => {
    await tab().click(barOf, "4 notices");
    const shown = await until("the bars of the run", async () => {
      const { bars } = await folds(tab());
      const shown = bars.filter((bar) => bar.shown);
      return shown.length === 6 && shown;
    });
    assert.deepEqual(shown.slice(2).map((bar) => bar.words.split(" ")[0]), ["About", "Appeal", "Disclaimer", "Copyright"]);
    assert.equal(await isOpen(tab(), "terms"), false);
  });

  test("point 6: find in page opens what it finds", async () => {
    await tab().find("inaccurate or incorrect statement");
    await until("the notice to open", () => isOpen(tab(), "terms"));
    const { bars } = await folds(tab());
    assert.deepEqual(bars.find((bar) => bar.words.startsWith("Disclaimer")).open, true);
    await until("the panel to know", () => panel.evaluate(() => [...document.querySelectorAll('[data-act="toggle"]')].some((button) => button.textContent === "Fold")));
  });

  test("point 6: a link to a folded notice opens it", async () => {
    await tab().evaluate(() => void (location.hash = "support"));
    await until("the notice to open", () => isOpen(tab(), "support"));
    assert.equal(await isOpen(tab(), "terms"), false);
  });

  test("point 4: the panel opens and folds one notice, and all", async () => {
    await panel.click('[data-act="toggle"][data-id="0"]');
    await until("the notice to open", () => isOpen(tab(), "source"));
    await panel.click('[data-act="all"]');
    await until("all to open", async () => (await folds(tab())).hidden.length === 0);
    await until("the panel to offer folding", () => panel.evaluate(() => document.querySelector('[data-act="all"]').textContent.startsWith("Fold all")));
    await panel.click('[data-act="all"]');
    await until("all to fold", async () => (await folds(tab())).hidden.length === 5);
  });

  test("point 4: the command opens and folds all", async () => {
    await held.browser.command("toggle-all");
    await until("all to open", async () => (await folds(tab())).hidden.length === 0);
    await held.browser.command("toggle-all");
    await until("all to fold", async () => (await folds(tab())).hidden.length === 5);
  });

  test("point 5: a page that puts a copy in its own place is folded anew, and restored without a rest", async () => {
    await tab().evaluate(() => {
      const article = document.querySelector("article");
      article.replaceWith(article.cloneNode(true));
    });
    await until("the copy to be folded", async () => {
      const { bars, hidden } = await folds(tab());
      return hidden.length === 5 && bars.length === 6 && bars.every((bar) => bar.words);
    });
    await tab().click(barOf, "Source");
    await until("the notice to open", () => isOpen(tab(), "source"));
    assert.deepEqual(await restored(), before);
  });

  test("point 5: a page that keeps removing the bars is left unfolded, and the panel says so", async () => {
    await tab().evaluate(() => {
      const remove = () => document.querySelectorAll("standfirst-bar").forEach((bar) => bar.remove());
      new MutationObserver(remove).observe(document, { childList: true, subtree: true });
      remove();
    });
    await settled(panel, "gave_up");
    assert.match(await panel.text(), /This page keeps removing the bars, so everything is unfolded again\./);
    assert.equal((await trace(tab())).html, before.html);
  });

  test("point 4: everything comes back: restoring brings the document back, byte for byte", async () => {
    assert.notDeepEqual(await trace(tab()), before);
    assert.deepEqual(await restored(), before);
  });

  test("point 4: everything comes back after folds were opened and words were marked", async () => {
    await tab().click(barOf, "Source");
    await until("the notice to open", () => isOpen(tab(), "source"));
    await panel.click('[data-act="show_date"]');
    await until("the mark", async () => (await trace(tab())).highlights.length === 1);
    await tab().find("inaccurate or incorrect statement");
    await until("the notice to open", () => isOpen(tab(), "terms"));
    assert.deepEqual(await restored(), before);
  });

  test("pressed again after a restore, the page is read anew", async () => {
    await restored();
    panel = await read(tab());
    assert.equal((await folds(tab())).hidden.length, 5);
    assert.deepEqual(await restored(), before);
  });

  test("a page with a strict Content-Security-Policy is read, folded, marked and restored like another", async () => {
    await openAndRead("/strict.html");
    assert.equal((await folds(tab())).hidden.length, 5);
    await panel.click('[data-act="show_date"]');
    await until("the mark", async () => (await trace(tab())).highlights.length === 1);
    await tab().click(barOf, "Source");
    await until("the notice to open", () => isOpen(tab(), "source"));
    assert.deepEqual(await restored(), before);
  });
});
