// A reader who does not wait: presses, pages loaded anew, left and come back to, tabs changed, notices folded and unfolded,
// the page restored, in any order and faster than anything is read. Whenever they stop for a moment, the panel says what the
// page in front was read as, and what it shows is what a panel shows that is opened then.
//
//   STANDFIRST_STEPS=1000 STANDFIRST_SEED=1 node tests/e2e/wander.mjs
//
// Exit code 1 when a panel is behind for good; the seed and the steps that led there are said.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NAMES, PAGES, changed, launch, serve, settled, until } from "./lib/index.mjs";

const STEPS = Number(process.env.STANDFIRST_STEPS ?? 1000);
const SEED = Number(process.env.STANDFIRST_SEED ?? 1);
/// After so many steps the reader stops, and after so many stops another panel is opened.
const [MOMENT, ANEW] = [6, 4];
/// How long a panel may be behind, in milliseconds: it asks again after 3 s.
const BEHIND = 15_000;

/// Numbers by chance below a bound, the same for the same seed (mulberry32, by Tommy Ettinger).
const chance = (seed) => (bound) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
};
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/// What the panel shows, and what the page in front was read as.
const both = () => {
  const api = globalThis.browser ?? globalThis.chrome;
  return api.tabs.query({ active: true, currentWindow: true }).then(async ([{ id }]) => {
    const state = await api.tabs.sendMessage(id, { act: "state" }).catch(() => null);
    const panel = document.getElementById("panel");
    const view = state?.written ? JSON.parse(state.written) : null;
    const numbers = (act) => [...panel.querySelectorAll(`[data-act=${act}]`)].filter((line) => line.checkVisibility()).length;
    const open = [...panel.querySelectorAll('[data-act=toggle][aria-expanded="true"]')].filter((button) => button.checkVisibility()).map((button) => Number(button.dataset.id));
    return {
      status: state?.status ?? null,
      shown: panel.dataset.state,
      page: view && { quotes: view.quotes.length > 0, title: view.metadata.title ?? "", open: state.open.toSorted() },
      panel: { quotes: numbers("show_quote") > 0, title: panel.querySelector(".head .title")?.textContent ?? "", open: open.toSorted() },
    };
  });
};
/// What a panel may show of a page of a status.
/// A page that went elsewhere is to whoever sees it first a page that was not read.
const SHOWN = { stale: ["stale", "before"], read: ["read", "gave_up", "grown", "truncated"], null: ["before", "stale", "closed"] };
/// Whether it shows that, or what is wrong.
const differs = ({ status, shown, page, panel }) => {
  if (!(SHOWN[status] ?? [status]).includes(shown)) return `the page is “${status}”, the panel “${shown}”`;
  if (status !== "read") return null;
  // Folds of one kind have a button for all of them.
  const isOpen = panel.open.every((id) => page.open.includes(id));
  return panel.title === page.title && panel.quotes === page.quotes && isOpen ? null : `the page has ${JSON.stringify(page)}, the panel ${JSON.stringify(panel)}`;
};

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const article = readFileSync(join(PAGES, "article.html"), "utf8");
  const paths = ["/article.html", "/list.html", "/boxes.html", "/other.html", "/article.html?again"];
  site.pages["/other.html"] = { body: article.replace(/<h1[^>]*>[^<]*/u, "<h1>Another headline of the day") };
  const slow = "if (Math.random() < 0.5) await pause(1000 * Math.random());\n    $&";
  const browser = await launch(name, { extension: changed(name, "reading.js", "return asked(() => {", slow) });
  const { tab } = browser;
  const pick = chance(SEED);
  const one = (list) => list[pick(list.length)];
  const told = [];
  let stops = 0;
  try {
    await tab.open(`${site.origin}/article.html`);
    await tab.press();
    const panel = await tab.panel();
    await settled(panel, "read");
    const first = await panel.evaluate(() => (globalThis.browser ?? chrome).tabs.query({ active: true, currentWindow: true }).then(([{ id }]) => id));
    const second = await panel.evaluate((url) => (globalThis.browser ?? chrome).tabs.create({ url, active: false }).then(({ id }) => id), `${site.origin}/other.html`);
    const front = (id) => panel.evaluate((id) => void (globalThis.browser ?? chrome).tabs.update(id, { active: true }), id);
    const press = (act) => panel.evaluate((act) => void [...document.querySelectorAll(`#panel [data-act=${act}]`)].find((button) => !button.disabled)?.click(), act);
    const steps = {
      press: () => tab.press(),
      "press at once": async () => {
        await tab.open(`${site.origin}/article.html`);
        await tab.press();
      },
      "go to": () => {
        const path = one(paths);
        told.push(path);
        return tab.evaluate((url) => void setTimeout(() => (location.href = url)), site.origin + path);
      },
      reload: () => tab.evaluate(() => void setTimeout(() => location.reload())),
      back: () => tab.evaluate(() => void setTimeout(() => history.back())),
      forward: () => tab.evaluate(() => void setTimeout(() => history.forward())),
      fragment: () => tab.evaluate((to) => void (location.hash = to), `part${pick(3)}`),
      "another address": () => tab.evaluate((to) => void history.pushState(null, "", to), `/article.html?${pick(3)}`),
      "the other tab": () => front(second),
      "the first tab": () => front(first),
      "take away": () => tab.evaluate((at) => void document.querySelectorAll("p")[at]?.remove(), pick(12)),
      add: () => tab.evaluate(() => void document.querySelector("article, body").append(Object.assign(document.createElement("p"), { textContent: "A later word of the harbour. ".repeat(20) }))),
      restore: () => press("restore"),
      all: () => press("all"),
      toggle: () => press("toggle"),
      stop: () => press("stop"),
      anyway: () => press("anyway"),
      quote: () => press("show_quote"),
    };
    const names = Object.keys(steps);
    for (let step = 1; step <= STEPS; step += 1) {
      const what = one(names);
      told.push(what);
      try {
        await steps[what]();
      } catch (error) {
        // A page that is being left answers nothing.
        told.push(`(${String(error.message).split("\n")[0]})`);
      }
      const wait = one([0, 0, 10, 50, 200, 400]);
      told.push(wait);
      await pause(wait);
      if (step % MOMENT !== 0) continue;
      stops += 1;
      let last = "nothing was heard";
      const agree = () => until("the panel to follow", async () => {
        last = differs(await panel.evaluate(both));
        return last === null;
      }, BEHIND);
      try {
        await agree();
        if (stops % ANEW === 0) {
          const text = () => panel.evaluate(() => document.getElementById("panel").innerText);
          const before = { ...(await panel.evaluate(both)), text: await text() };
          await panel.evaluate(() => void setTimeout(() => location.reload()));
          await pause(200);
          await agree();
          if (before.status === "read") {
            last = "a panel opened now shows another text";
            await until("the same text", async () => (await text()) === before.text, BEHIND);
          }
        }
      } catch (error) {
        wrong = true;
        console.log(`${name}, seed ${SEED}, step ${step}: ${last ?? error.message}\n  ${told.slice(-60).join(" · ")}`);
        break;
      }
    }
    console.log(`${name}: ${stops} stops`);
  } finally {
    await browser.close();
    await site.close();
  }
}
process.exit(wrong ? 1 : 0);
