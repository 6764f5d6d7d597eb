// A storm of 1,000 changes a second on a page that is read, beside the same storm in a browser without the extension, in
// turns: the CPU time of all processes of each browser, how often our observer was called, and how often it read again.
//
//   node tests/e2e/storm.mjs
//
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
      return [{ group: Number(fields[2]), ticks: Number(fields[11]) + Number(fields[12]) }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
const groups = () => new Set(stats().map(({ group }) => group));
/// CPU milliseconds of a process group so far; a tick is 10 ms.
const cpu = (group) => 10 * stats().filter((one) => one.group === group).reduce((sum, { ticks }) => sum + ticks, 0);

/// The packed extension with an observer that counts its calls, and nothing else changed.
const counting = (name) => {
  const [packed, copy] = [extensionFor(name), folder("counting")];
  if (statSync(packed).isDirectory()) cpSync(packed, copy, { recursive: true });
  else unzip(packed, copy);
  const eyes = join(copy, "page/snapshot.js");
  writeFileSync(eyes, `{
    const { MutationObserver: Known } = globalThis;
    globalThis.counted ??= { calls: 0 };
    globalThis.MutationObserver = class extends Known {
      constructor(hear) {
        super((...heard) => {
          counted.calls += 1;
          hear(...heard);
        });
      }
    };
  }\n${readFileSync(eyes, "utf8")}`);
  return copy;
};

const storm = (seconds) => {
  const box = document.body.appendChild(document.createElement("div"));
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

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const copy = name === "chromium" ? counting(name) : null;
  const sides = [];
  for (const withIt of [false, true]) {
    const before = groups();
    const browser = await launch(name, withIt && copy ? { extension: copy } : { install: withIt });
    // The driver and the browser it started, or the browser, are the one group that is new and does something.
    const fresh = [...groups()].filter((group) => !before.has(group)).sort((a, b) => cpu(b) - cpu(a));
    sides.push({ withIt, browser, group: fresh[0], spent: 0, made: 0 });
  }
  let [calls, readings] = [0, 0];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { tab } = side.browser;
        await tab.open(`${site.origin}/article.html?${round}`);
        if (side.withIt) {
          await read(tab);
          if (tab.within && copy) {
            await tab.within(() => {
              counted.calls = 0;
              counted.readings = 0;
              const { snapshot } = standfirst;
              standfirst.snapshot = (document) => {
                counted.readings += 1;
                return snapshot(document);
              };
            });
          }
        }
        await new Promise((resolve) => setTimeout(resolve, 2000));
        const before = cpu(side.group);
        side.made += await tab.evaluate(storm, SECONDS);
        side.spent += cpu(side.group) - before;
        if (side.withIt && copy) {
          const counted = await tab.within(() => globalThis.counted);
          calls += counted.calls;
          readings += counted.readings;
        }
      }
    }
  } finally {
    for (const { browser } of sides) await browser.close();
    await site.close();
    if (copy) discard(copy);
  }
  const [without, withIt] = sides;
  const ratio = withIt.spent / without.spent;
  const seconds = ROUNDS * SECONDS;
  console.log(`${name}: ${Math.round(withIt.made / seconds)} changes a second for ${seconds} s: ${withIt.spent} ms of CPU with the page read, ${without.spent} ms without the extension: ${ratio.toFixed(3)} times (${((withIt.spent - without.spent) / seconds / 10).toFixed(2)} % of a core)`);
  if (copy) console.log(`${name}: ${calls} calls of our observers for ${withIt.made} changes, ${readings} new readings`);
  if (ratio > MOST || readings > 0) wrong = true;
}
process.exit(wrong ? 1 : 0);
