// A storm of 1,000 changes a second on a page that is read, in turns with the same storm on the page that is not: the CPU
// time of all processes of a browser, how often our observers were called, and how often they had the page read again.
//
//   node tests/e2e/storm.mjs
//
// Both storms are in the same browser, since two that were started alike may differ by a tenth for as long as they run: one
// browser whose panel is open, which is drawn with the page whatever stands in it, and one whose panel is closed. Another
// browser without the extension stands beside them. Everywhere the page has the same room: in a wider window more of it is in
// view.
//
// Exit code 1 when a page that is read takes more than 1.05 times the CPU of one that is not, or when the storm causes a new
// reading.
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

/// The packed extension with observers that count their calls, which an event asks for; nothing else is changed.
const counting = (name) => {
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
      return new Known((records) => {
        counted.calls += 1;
        counted.records += records.length;
        hear(records);
      });
    };
    document.addEventListener("count", () => document.dispatchEvent(new CustomEvent("counted", { detail: JSON.stringify(counted) })));
  }`);
  return copy;
};
/// What the page's script has counted so far.
const countedBy = (tab) => tab.evaluate(() => new Promise((resolve) => {
  document.addEventListener("counted", ({ detail }) => resolve(JSON.parse(detail)), { once: true });
  document.dispatchEvent(new Event("count"));
}));

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

const closePanel = async ({ name, chrome }, panel) => {
  if (name === "firefox") await chrome(() => SidebarController.hide());
  else await panel.evaluate(() => void setTimeout(() => window.close(), 0));
};
const roomOf = (tab) => tab.evaluate(() => [innerWidth, innerHeight]);

/// The sizes of a window in which a page has the room that an open panel leaves it: with that panel, and without one.
const sizes = async (name, address, extension) => {
  const whole = [1280, 900];
  const measured = async (options, work) => {
    const browser = await launch(name, { ...options, size: whole });
    await browser.tab.open(address);
    await work(browser.tab);
    const room = await roomOf(browser.tab);
    await browser.close();
    return room;
  };
  const beside = await measured({ extension }, read);
  const alone = await measured({ install: false }, () => {});
  return { whole, narrow: whole.map((size, at) => size - alone[at] + beside[at]) };
};

/// What a page is in each turn. The two of a browser follow one another.
const SIDES = [
  { what: "without the extension", alone: true, narrow: true },
  { what: "panel closed, not read", narrow: true },
  { what: "panel closed, read", narrow: true, reads: true },
  { what: "panel open, not read", panel: true },
  { what: "panel open, read", panel: true, reads: true },
];

const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
/// How many times the CPU of another a side takes, and the standard error of that, from round to round.
const ratioOf = ({ rounds }, other) => {
  const each = rounds.map((one, at) => one / other.rounds[at]);
  const spread = Math.sqrt(mean(each.map((one) => (one - mean(each)) ** 2)) / Math.max(1, each.length - 1));
  const ratio = mean(rounds) / mean(other.rounds);
  return { ratio, words: `${ratio.toFixed(3)} ± ${spread.toFixed(3)}` };
};

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const extension = counting(name);
  const browsers = new Map();
  const sides = [];
  try {
    const { whole, narrow } = await sizes(name, `${site.origin}/article.html`, extension);
    for (const side of SIDES) {
      const size = side.narrow ? narrow : whole;
      const key = `${Boolean(side.alone)} ${Boolean(side.panel)}`;
      if (!browsers.has(key)) {
        const before = groups();
        const browser = await launch(name, side.alone ? { install: false, size } : { extension, size });
        // The browser, or its driver with the browser that it started, is a group of its own.
        const [group] = [...groups()].filter((one) => !before.has(one)).sort((a, b) => cpu(b) - cpu(a));
        browsers.set(key, { browser, group });
      }
      sides.push({ ...side, ...browsers.get(key), rounds: [], made: 0, calls: 0, records: 0, readings: 0 });
    }
    // The round before the first is not counted: a browser does some things once.
    for (let round = -1; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const { tab } = side.browser;
        let panel = null;
        if (!side.alone && !side.reads) {
          // A press on another page opens the panel; leave to see this one it does not give.
          await tab.open(`${site.origin}/list.html?${round}`);
          panel = await read(tab, "declined");
        }
        await tab.open(`${site.origin}/article.html?${round}`);
        if (side.reads) panel = await read(tab);
        if (panel && !side.panel) await closePanel(side.browser, panel);
        await new Promise((resolve) => setTimeout(resolve, 2000));
        side.room = (await roomOf(tab)).join(" × ");
        const known = side.reads && (await countedBy(tab));
        const before = cpu(side.group);
        const made = await tab.evaluate(storm, SECONDS);
        const spent = cpu(side.group) - before;
        if (round >= 0) {
          side.made += made;
          side.rounds.push(spent);
          if (known) for (const [key, many] of Object.entries(await countedBy(tab))) side[key] += many - known[key];
        }
        await tab.open("about:blank");
      }
    }
  } finally {
    for (const { browser } of browsers.values()) await browser.close();
    await site.close();
    discard(extension);
  }
  const seconds = ROUNDS * SECONDS;
  for (const [at, side] of sides.entries()) {
    const { what, room, made, reads, calls, records, readings, rounds } = side;
    const spent = rounds.reduce((sum, one) => sum + one, 0);
    console.log(`${name}, ${what}: ${room}, ${Math.round(made / seconds)} changes a second for ${seconds} s, ${spent} ms of CPU (${rounds.join(", ")}), ${ratioOf(side, sides[0]).words} times that without the extension`);
    if (!reads) continue;
    const { ratio, words } = ratioOf(side, sides[at - 1]);
    console.log(`  ${words} times that of the same not read; ${calls} calls of our observers with ${records} of ${made} changes, ${readings} new readings`);
    if (ratio > MOST || readings > 0) wrong = true;
  }
}
process.exit(wrong ? 1 : 0);
