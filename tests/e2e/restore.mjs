// Every development page of a corpora folder, pressed, folded, scrolled and restored by the packed extension: the
// serialised document must be what it was, byte for byte, and the scroll position within a pixel. It prints the time from
// the press to the filled panel, median and 95th percentile, for both browsers.
//
//   node tests/e2e/restore.mjs CORPORA
//
// With STANDFIRST_TASKS=1 Chromium tells the longest task of ours in a page, too, and takes longer.
//
// Scripts, sheets, pictures and frames of the pages are refused, as in agreement.mjs. Exit code 1 on any difference.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { NAMES, launch, serve, settled, trace, until } from "./lib/index.mjs";
import { tasksOf } from "./lib/tasks.mjs";

const corpora = process.argv[2] ?? process.env.STANDFIRST_CORPORA;
if (!corpora) {
  console.error("Name the folder of corpora.");
  process.exit(2);
}
const FOLDERS = ["structure/dev/pages", "blocks/dev/pages"];
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'";
const HEADERS = { "content-security-policy": POLICY, "x-dns-prefetch-control": "off" };
const QUIET = {
  chromium: { args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] },
  firefox: { prefs: { "accessibility.blockautorefresh": true, "network.dns.disablePrefetch": true } },
};
const TASKS = process.env.STANDFIRST_TASKS === "1";
const ENDS = ["read", "declined", "error", "closed"];

const files = FOLDERS.flatMap((folder) => {
  const path = join(resolve(corpora), folder);
  return readdirSync(path).filter((file) => file.endsWith(".html.gz")).sort().map((file) => ({ name: `${folder.split("/")[0]}/${file.slice(0, -3)}`, path: join(path, file) }));
});
const only = process.env.STANDFIRST_ONLY ?? "";
const pages = files.filter((file) => file.name.includes(only)).slice(0, Number(process.env.STANDFIRST_PAGES ?? files.length));

const scroll = (tab) => tab.evaluate(() => scrollY);
const frames = (tab) => tab.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 30)));
/// Waits until a page has come to rest: pictures that were refused change its height for a while.
const rest = async (tab) => {
  let last = -1;
  await until("the page to rest", async () => {
    await new Promise((done) => setTimeout(done, 75));
    const height = await tab.evaluate(() => document.documentElement.scrollHeight);
    const same = height === last;
    last = height;
    return same;
  });
};
/// Presses, and answers the milliseconds until the panel was drawn and what it says.
const pressed = async (tab, panel) => {
  await panel.evaluate((ends) => {
    window.filled = null;
    window.looking?.disconnect();
    window.looking = new MutationObserver(() => {
      const { state } = document.getElementById("panel").dataset;
      if (ends.includes(state) && window.waiting) window.filled ??= { state, at: Date.now() };
    });
    window.waiting = document.getElementById("panel").dataset.state;
    window.looking.observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-state"] });
  }, ENDS);
  const start = Date.now();
  await tab.press();
  const { state, at } = await until("the panel to be filled", () => panel.evaluate(() => window.filled));
  return { state, took: at - start };
};
const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];

let wrong = false;
for (const name of NAMES) {
  const site = await serve(resolve(corpora));
  const browser = await launch(name, QUIET[name]);
  const times = [];
  const tasks = [];
  const found = [];
  const states = {};
  let folded = 0;
  let compared = 0;
  let moved = 0;
  try {
    const { tab } = browser;
    site.pages["/first"] = { body: "<!DOCTYPE html><title>First</title><p>Words.</p>" };
    await tab.open(`${site.origin}/first`);
    await tab.press();
    const panel = await tab.panel();
    await settled(panel, "declined");
    for (const page of pages) {
      const path = `/${page.name}`;
      site.pages[path] = { body: gunzipSync(readFileSync(page.path)), headers: HEADERS };
      try {
        await tab.open(site.origin + path);
        await until("the panel to be ready", () => panel.evaluate(() => !["read", "declined"].includes(document.getElementById("panel").dataset.state)));
        await rest(tab);
        await tab.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight * 0.4, behavior: "instant" }));
        // What comes into view may change its size, and the page's, by itself.
        await rest(tab);
        const before = await trace(tab);
        const top = await scroll(tab);
        let state = null;
        const press = async () => {
          const done = await pressed(tab, panel);
          times.push(done.took);
          ({ state } = done);
          await frames(tab);
        };
        // A browser that writes down what it does is slower: times and tasks are not measured in one run.
        if (TASKS && name === "chromium") tasks.push({ page: page.name, task: (await tasksOf(browser, press))[0] });
        else await press();
        states[state] = (states[state] ?? 0) + 1;
        if (state === "declined") {
          await panel.click('[data-act="anyway"]');
          await settled(panel, "read");
        } else if (state !== "read") {
          throw new Error(`the panel says ${state}`);
        }
        await frames(tab);
        folded += await tab.evaluate(() => document.querySelectorAll("standfirst-bar").length);
        await panel.click('[data-act="restore"]');
        await settled(panel, "restored");
        await frames(tab);
        const after = await trace(tab);
        compared += 1;
        if (JSON.stringify(after) !== JSON.stringify(before)) found.push(`${page.name}: the document differs`);
        const now = await scroll(tab);
        if (Math.abs(now - top) > 1) {
          moved += 1;
          found.push(`${page.name}: scrolled from ${top} to ${now}`);
        }
      } catch (error) {
        found.push(`${page.name}: ${error.message.split("\n")[0]}`);
      }
      delete site.pages[path];
    }
  } finally {
    await browser.close();
    await site.close();
  }
  times.sort((a, b) => a - b);
  const said = Object.entries(states).map(([state, many]) => `${many} ${state}`).join(", ");
  console.log(`${name}: ${compared} of ${pages.length} pages folded and restored (${said}; ${folded} bars), ${found.length} differ, ${moved} scrolled`);
  console.log(`${name}: press to filled panel over ${times.length} pages: median ${share(times, 0.5)} ms, p95 ${share(times, 0.95)} ms, longest ${times.at(-1)} ms`);
  if (tasks.length > 0) {
    tasks.sort((a, b) => (b.task?.took ?? 0) - (a.task?.took ?? 0));
    const [{ page, task }] = tasks;
    console.log(`${name}: a task of ours in the page over 50 ms of CPU: on ${tasks.filter(({ task }) => task?.took > 50).length} of ${tasks.length} pages, longest ${task?.took.toFixed(0)} ms (${page}, ${task?.began})`);
  }
  for (const line of found) console.log(`  ${line}`);
  if (found.length > 0) wrong = true;
}
process.exit(wrong ? 1 : 0);
