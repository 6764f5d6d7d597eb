// Many presses over the pages of a corpora folder through one browser: every press is answered, memory comes back to a
// plateau, and neither listeners nor observers pile up on a page that is pressed again and again.
//
//   node tests/e2e/soak.mjs CORPORA
//
// Scripts, sheets, pictures and frames of the pages are refused, as in agreement.mjs. Exit code 1 when a press has no
// answer, when memory goes on growing, or when something is left on a page.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { NAMES, PAGES, launch, read, serve, settled, trace, until } from "./lib/index.mjs";

const corpora = process.argv[2] ?? process.env.STANDFIRST_CORPORA;
if (!corpora) {
  console.error("Name the folder of corpora.");
  process.exit(2);
}
const PRESSES = Number(process.env.STANDFIRST_PRESSES ?? 1000);
const AGAIN = 50;
/// How much more the last fifth of the presses may hold than the second fifth.
const GROWTH = 1.15;
const HEADERS = { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'", "x-dns-prefetch-control": "off" };
const QUIET = {
  chromium: { args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--js-flags=--expose-gc"] },
  firefox: { prefs: { "accessibility.blockautorefresh": true, "network.dns.disablePrefetch": true } },
};

const files = ["structure/dev/pages", "blocks/dev/pages"].flatMap((folder) => {
  const path = join(resolve(corpora), folder);
  return readdirSync(path).filter((file) => file.endsWith(".html.gz")).sort().map((file) => join(path, file));
});

/// Resident memory of what this process started, in MiB.
const resident = () => {
  const parents = new Map();
  const pages = new Map();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]));
      // Shared pages are counted once by leaving them out: what is private is what could leak.
      const [, all, shared] = readFileSync(`/proc/${name}/statm`, "utf8").split(" ").map(Number);
      pages.set(Number(name), all - shared);
    } catch {
      // It ended meanwhile.
    }
  }
  const ours = (pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (parents.get(at) === process.pid) return true;
    return false;
  };
  return [...pages].filter(([pid]) => ours(pid)).reduce((sum, [, many]) => sum + many, 0) * 4096 / 2 ** 20;
};
/// What "Minimize memory usage" of Firefox' about:memory does, there and in the processes of its tabs and extensions.
const minimize = () =>
  new Promise((resolve) => {
    Services.obs.notifyObservers(null, "child-mmu-request");
    const manager = Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager);
    manager.minimizeMemoryUsage(() => setTimeout(resolve, 500));
  });

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const browser = await launch(name, QUIET[name]);
  const { tab } = browser;
  const states = {};
  const memory = [];
  const lost = [];
  // What a page left behind goes when the browser finds the time; how much of it lies about tells nothing.
  const collect = async () => {
    if (name === "chromium") await tab.send("HeapProfiler.collectGarbage");
    else await browser.chrome(minimize);
  };
  try {
    await tab.open(`${site.origin}/list.html`);
    const panel = await read(tab, "declined");
    for (let press = 0; press < PRESSES; press += 1) {
      const path = `/page/${press}`;
      site.pages[path] = { body: gunzipSync(readFileSync(files[press % files.length])), headers: HEADERS };
      try {
        await tab.open(site.origin + path);
        await until("the panel to be ready", () => panel.evaluate(() => !["read", "declined"].includes(document.getElementById("panel").dataset.state)));
        await tab.press();
        const state = await until("an answer", () => panel.evaluate(() => ["read", "declined"].find((state) => state === document.getElementById("panel").dataset.state)));
        states[state] = (states[state] ?? 0) + 1;
      } catch (error) {
        lost.push(`press ${press}, ${files[press % files.length]}: ${error.message.split("\n")[0]}`);
      }
      delete site.pages[path];
      if (press % 10 === 0) {
        await collect();
        memory.push(resident());
      }
    }
    // The same page again and again: what a press puts there is put there once.
    await tab.open(`${site.origin}/article.html`);
    const before = await trace(tab);
    const counts = async () => {
      if (name !== "chromium") return null;
      await collect();
      const { metrics } = await tab.send("Performance.getMetrics");
      const of = (wanted) => metrics.find((metric) => metric.name === wanted).value;
      return { listeners: of("JSEventListeners"), documents: of("Documents"), nodes: of("Nodes") };
    };
    if (name === "chromium") await tab.send("Performance.enable");
    const pressAndRestore = async () => {
      await read(tab);
      await panel.click('[data-act="restore"]');
      await settled(panel, "restored");
    };
    for (let press = 0; press < 5; press += 1) await pressAndRestore();
    const first = await counts();
    for (let press = 0; press < AGAIN; press += 1) await pressAndRestore();
    const last = await counts();
    const after = await trace(tab);
    if (JSON.stringify(after) !== JSON.stringify(before)) lost.push("the page that was pressed again and again is another");
    if (first) {
      console.log(`${name}: one page after 5 and after ${5 + AGAIN} presses and restores: ${JSON.stringify(first)}, ${JSON.stringify(last)}`);
      if (last.listeners > first.listeners || last.documents > first.documents) lost.push("something piles up on a page that is pressed again");
    }
  } finally {
    await browser.close();
    await site.close();
  }
  const fifths = [0, 1, 2, 3, 4].map((part) => median(memory.slice(Math.floor(memory.length * part / 5), Math.floor(memory.length * (part + 1) / 5))));
  const said = Object.entries(states).map(([state, many]) => `${many} ${state}`).join(", ");
  console.log(`${name}: ${PRESSES} presses, ${said}, ${PRESSES - Object.values(states).reduce((a, b) => a + b, 0)} without an answer`);
  console.log(`${name}: private memory of all its processes, median of each fifth of the presses: ${fifths.map((mib) => mib.toFixed(0)).join(", ")} MiB`);
  if (fifths[4] > fifths[1] * GROWTH) lost.push("memory goes on growing");
  for (const line of lost) console.log(`  ${line}`);
  if (lost.length > 0) wrong = true;
}
process.exit(wrong ? 1 : 0);
