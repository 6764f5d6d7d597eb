// A storm of 1,000 changes a second on a page that is read, beside the same storm in browsers without the extension, in
// turns: the CPU time of all processes of each browser, how often our observers were called, and how often they had the
// page read again. Two browsers are without it: how far they differ is how far the figure can be trusted.
//
//   node tests/e2e/storm.mjs
//
// STANDFIRST_DEAF=1 adds one that reads the page and then observes nothing: what bars, sheet and open panel cost alone.
// Exit code 1 when the page that is read takes more than 1.05 times the CPU, or when the storm causes a new reading.
import { cpSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { discard, folder } from "./lib/children.mjs";
import { NAMES, PAGES, extensionFor, launch, read, serve } from "./lib/index.mjs";
import { unzip } from "./lib/unzip.mjs";

const SECONDS = Number(process.env.STANDFIRST_SECONDS ?? 15);
const ROUNDS = Number(process.env.STANDFIRST_ROUNDS ?? 4);
const MOST = 1.05;

/// The fields of /proc/PID/stat after the name of the program.
const stats = () =>
  readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const text = readFileSync(`/proc/${name}/stat`, "utf8");
      const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
      // Its own time, and that of the processes it started which have ended.
      return [{ parent: Number(fields[1]), group: Number(fields[2]), ticks: fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
/// The process groups that this process started.
const groups = () => new Set(stats().filter(({ parent }) => parent === process.pid).map(({ group }) => group));
/// CPU milliseconds of a process group so far; a tick is 10 ms.
const cpu = (group) => 10 * stats().filter((one) => one.group === group).reduce((sum, { ticks }) => sum + ticks, 0);

/// The packed extension with observers that count their calls (or are deaf), which a message asks for; nothing else is
/// changed.
const counting = (name, deaf) => {
  const [packed, copy] = [extensionFor(name), folder("counting")];
  if (statSync(packed).isDirectory()) cpSync(packed, copy, { recursive: true });
  else unzip(packed, copy);
  const eyes = join(copy, "page/snapshot.js");
  writeFileSync(eyes, `${readFileSync(eyes, "utf8")}
  if (!standfirst.counted) {
    const { MutationObserver: Known } = window;
    const { snapshot } = standfirst;
    const counted = { calls: 0, records: 0, readings: 0 };
    standfirst.counted = counted;
    standfirst.snapshot = (document) => {
      counted.readings += 1;
      return snapshot(document);
    };
    window.MutationObserver = function (hear) {
      const observer = new Known((records) => {
        counted.calls += 1;
        counted.records += records.length;
        hear(records);
      });
      if (${deaf}) observer.observe = () => {};
      return observer;
    };
    (globalThis.browser ?? chrome).runtime.onMessage.addListener((message, _, answer) => {
      if (message?.act === "counted") answer(counted);
    });
  }`);
  return copy;
};
/// What the page's script has counted so far.
const countedBy = (panel) => panel.evaluate(async () => {
  const api = globalThis.browser ?? chrome;
  const [{ id }] = await api.tabs.query({ active: true, currentWindow: true });
  return api.tabs.sendMessage(id, { act: "counted" });
});

const storm = (seconds) => {
  const box = document.body.appendChild(document.createElement("div"));
  // At the same place of the window, whether what stands above it is folded or not: what is in view costs more.
  box.style.cssText = "position: fixed; top: 0; left: 0";
  const start = performance.now();
  let made = 0;
  return new Promise((resolve) => {
    const turn = () => {
      const past = performance.now() - start;
      for (; made < past; made += 1) {
        if (made % 3 === 0) box.append(document.createElement("i"));
        else if (made % 3 === 1) box.lastChild.append(`${made}`);
        else box.firstChild.remove();
      }
      if (past < seconds * 1000) setTimeout(turn, 10);
      else {
        box.remove();
        resolve(made);
      }
    };
    turn();
  });
};

const SIDES = ["without", "without it, again", "with it", ...(process.env.STANDFIRST_DEAF ? ["with it, deaf"] : [])];

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const copies = [];
  const sides = [];
  for (const what of SIDES) {
    const reads = what.startsWith("with it");
    const before = groups();
    if (reads) copies.push(counting(name, what.includes("deaf")));
    const browser = await launch(name, reads ? { extension: copies.at(-1) } : { install: false });
    // The browser, or its driver with the browser that it started, is a group of its own.
    const [group] = [...groups()].filter((one) => !before.has(one)).sort((a, b) => cpu(b) - cpu(a));
    sides.push({ what, reads, browser, group, rounds: [], made: 0, calls: 0, records: 0, readings: 0 });
  }
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { tab } = side.browser;
        await tab.open(`${site.origin}/article.html?${round}`);
        const panel = side.reads ? await read(tab) : null;
        await new Promise((resolve) => setTimeout(resolve, 2000));
        const known = panel && (await countedBy(panel));
        const before = cpu(side.group);
        side.made += await tab.evaluate(storm, SECONDS);
        side.rounds.push(cpu(side.group) - before);
        if (panel) for (const [key, many] of Object.entries(await countedBy(panel))) side[key] += many - known[key];
        await tab.open("about:blank");
      }
    }
  } finally {
    for (const { browser } of sides) await browser.close();
    await site.close();
    for (const copy of copies) discard(copy);
  }
  const seconds = ROUNDS * SECONDS;
  const spent = (side) => side.rounds.reduce((sum, one) => sum + one, 0);
  const [bare, again] = sides;
  for (const side of sides) {
    const { what, made, reads, calls, records, readings, rounds } = side;
    const ratio = spent(side) / ((spent(bare) + spent(again)) / 2);
    console.log(`${name}, ${what}: ${Math.round(made / seconds)} changes a second for ${seconds} s, ${spent(side)} ms of CPU (${rounds.join(", ")}), ${ratio.toFixed(3)} times the mean of those without`);
    if (reads) console.log(`  ${calls} calls of our observers with ${records} of ${made} changes, ${readings} new readings`);
    if (what === "with it" && (ratio > MOST || readings > 0)) wrong = true;
  }
}
process.exit(wrong ? 1 : 0);
