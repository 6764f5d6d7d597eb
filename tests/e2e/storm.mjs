// A storm of 1,000 changes a second on a page: the CPU time of all processes of a browser, how often our observers were
// called, and how often they had the page read again.
//
//   node tests/e2e/storm.mjs
//
// What is compared: no extension (twice, which shows how far the figures can be trusted), ours installed and never pressed,
// ours with the page read, its panel closed again or open, and an inert extension in the same three states: its background
// only opens its panel, and there is nothing in that. A browser draws its window with the page, so an open panel costs something
// whatever stands in it; headless Firefox, which draws by software, takes a third more for an inert one.
//
// Two browsers started alike differ by a tenth or two for as long as they run, and a machine is slower at times. So as many
// browsers as there are sides run at once, and take turns: in each round every side is in another browser, and in a cycle of
// rounds each browser is every side once. What a browser or a round has in common is taken out before sides are compared.
// What a browser was before tells for a while (one that had a panel open is some percent slower), so in a cycle each side
// comes once after each of the others, and once after itself. And some ten seconds after an extension came, a button was
// pressed or a panel closed, ours or any other, storm or none, Firefox collects what that left behind, for as much CPU as
// a twentieth of a storm. So the storm begins when it is at rest; what it spends before the storm is printed, too.
//
// Exit code 1 when the storm takes more than 1.05 times the CPU: with ours never pressed or with ours having read the page
// and its panel closed, beside no extension; with ours having read the page, beside the inert one, both with the panel closed
// or both with it open. And when the storm causes a new reading.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { discard, folder } from "./lib/children.mjs";
import { NAMES, PAGES, ROOT, extensionFor, launch, read, serve } from "./lib/index.mjs";
import { copied } from "./lib/unzip.mjs";

const SECONDS = Number(process.env.STANDFIRST_SECONDS ?? 12);
/// How many times each browser is each side.
const CYCLES = Number(process.env.STANDFIRST_ROUNDS ?? 2);
const MOST = 1.05;
/// How long a browser is left alone, and then for how long it is looked at before the storm, in seconds. Chromium has
/// nothing to collect, and puts a background to sleep after half a minute: one that falls asleep while it is taken out
/// answers nobody any more.
const REST = { chromium: 0, firefox: 10 };
const CALM = 5;

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
  const copy = copied(extensionFor(name), folder("counting"));
  const eyes = join(copy, "page/snapshot.js");
  writeFileSync(eyes, `${readFileSync(eyes, "utf8")}
  if (!standfirst.counted) {
    const { MutationObserver: Known } = window;
    const { snapshotInTurns } = standfirst;
    const counted = { calls: 0, records: 0, readings: 0 };
    standfirst.counted = counted;
    standfirst.snapshotInTurns = (...asked) => {
      counted.readings += 1;
      return snapshotInTurns(...asked);
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

/// An extension that does nothing but open its panel, under our identity, which is how a browser is driven.
const inertFor = (name) => {
  const path = folder("inert");
  const { browser_specific_settings } = JSON.parse(readFileSync(join(ROOT, "extension/manifest.json"), "utf8"));
  const own = name === "firefox"
    ? { browser_specific_settings, background: { scripts: ["background.js"] }, sidebar_action: { default_panel: "panel.html", default_title: "Inert", open_at_install: false } }
    : { background: { service_worker: "background.js" }, side_panel: { default_path: "panel.html" }, permissions: ["sidePanel"] };
  writeFileSync(join(path, "manifest.json"), JSON.stringify({ manifest_version: 3, name: "Inert", version: "1", action: { default_title: "Inert" }, ...own }));
  writeFileSync(join(path, "background.js"), `const api = globalThis.browser ?? chrome;
    api.action.onClicked.addListener((tab) => void (api.sidePanel ? api.sidePanel.open({ windowId: tab.windowId }) : api.sidebarAction.open()));`);
  writeFileSync(join(path, "panel.html"), '<!doctype html><meta charset="utf-8"><title>Inert</title><p>Nothing</p>');
  return path;
};

const closePanel = async ({ name, chrome }, panel) => {
  if (name === "firefox") await chrome(() => SidebarController.hide());
  else await panel.evaluate(() => void setTimeout(() => window.close(), 0));
};

const SIDES = [
  { what: "no extension" },
  { what: "no extension, again" },
  { what: "inert, never pressed", inert: true },
  { what: "ours, never pressed", ours: true },
  { what: "inert, panel closed", inert: true, pressed: true },
  { what: "ours, read, panel closed", ours: true, pressed: true },
  { what: "inert, panel open", inert: true, pressed: true, open: true },
  { what: "ours, read, panel open", ours: true, pressed: true, open: true },
];
const [BARE, AGAIN, INERT_UNPRESSED, UNPRESSED, INERT, READ, INERT_OPEN, READ_OPEN] = SIDES.keys();
/// A side and those it is held against. Of two browsers that are the same no more is asked than to be printed.
const COMPARED = [
  [AGAIN, [BARE], false],
  [INERT_UNPRESSED, [BARE, AGAIN], false],
  [UNPRESSED, [BARE, AGAIN], true],
  [INERT, [BARE, AGAIN], false],
  [READ, [BARE, AGAIN], true],
  [READ, [INERT], true],
  [INERT_OPEN, [BARE, AGAIN], false],
  [READ_OPEN, [INERT_OPEN], true],
];

/// What is added in each round of a cycle to a browser's number to have the number of its side: 0, 1, -1, 2, -2 … (E. J.
/// Williams, 1949: balanced for residual effects where the number of sides is even).
const ORDER = [...SIDES.keys()].map((at) => (at % 2 ? (at + 1) / 2 : (SIDES.length - at / 2) % SIDES.length));

/// Makes a browser one of the sides, with the article before it.
const become = async (one, side, paths, address) => {
  const { browser } = one;
  const { tab } = browser;
  await tab.open("about:blank");
  if (one.holds) await browser.uninstall();
  one.holds = Boolean(side.ours || side.inert);
  // A browser is busy for a while when an extension comes or goes: one does before each side.
  await browser.install(side.ours ? paths.ours : paths.inert, Boolean(side.ours));
  if (!one.holds) await browser.uninstall();
  await tab.open(address);
  if (side.pressed) {
    let panel = null;
    if (side.ours) panel = await read(tab);
    else {
      await tab.press();
      panel = await tab.panel();
    }
    if (!side.open) await closePanel(browser, panel);
  }
};

const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/// The storm in all browsers at once: what each side made, spent and counted.
const round = async (browsers, sides, paths, address) => {
  // One after the other: each opens pages that come to the front.
  for (const [at, side] of sides.entries()) await become(browsers[at], side, paths, address);
  await wait(REST[browsers[0].browser.name]);
  const found = sides.map((side, at) => ({ side, ...browsers[at] }));
  for (const one of found) one.before = cpu(one.group);
  await wait(CALM);
  for (const one of found) one.calm = cpu(one.group) - one.before;
  for (const one of found) {
    one.room = await one.browser.tab.evaluate(() => [innerWidth, innerHeight].join(" × "));
    one.known = one.side.ours && one.side.pressed ? await countedBy(one.browser.tab) : {};
  }
  for (const one of found) one.before = cpu(one.group);
  await Promise.all(found.map(async (one) => (one.made = await one.browser.tab.evaluate(storm, SECONDS))));
  for (const one of found) one.spent = cpu(one.group) - one.before;
  for (const one of found) {
    const counted = Object.keys(one.known).length ? await countedBy(one.browser.tab) : {};
    one.counted = Object.fromEntries(Object.entries(counted).map(([key, many]) => [key, many - one.known[key]]));
  }
  return found;
};

const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
/// How many times the CPU of others a side takes, and the standard error of that. `rows` are the milliseconds of each round by
/// side, `hosts` the number of the browser each was in.
const comparing = (rows, hosts) => {
  const centred = rows.map((row) => row.map((spent) => Math.log(spent) - mean(row.map(Math.log))));
  const host = (number) => mean(centred.flatMap((row, at) => row.filter((_, side) => hosts[at][side] === number)));
  const known = hosts[0].map((_, number) => host(number));
  const rest = centred.map((row, at) => row.map((value, side) => value - known[hosts[at][side]]));
  return (side, others) => {
    const each = rest.map((row) => row[side] - mean(others.map((other) => row[other])));
    const ratio = Math.exp(mean(each));
    const spread = Math.sqrt(mean(each.map((one) => (one - mean(each)) ** 2)) / Math.max(1, each.length - 1));
    return { ratio, words: `${ratio.toFixed(3)} ± ${(ratio * spread).toFixed(3)}` };
  };
};

let wrong = false;
for (const name of NAMES) {
  const site = await serve(PAGES);
  const paths = { ours: counting(name), inert: inertFor(name) };
  const browsers = [];
  const rounds = [];
  try {
    for (const _ of SIDES) {
      const before = groups();
      const browser = await launch(name, { install: false });
      // The browser, or its driver with the browser that it started, is a group of its own.
      const [group] = [...groups()].filter((one) => !before.has(one)).sort((a, b) => cpu(b) - cpu(a));
      browsers.push({ browser, group, holds: false });
    }
    // The round before the first is not counted: a browser does some things once, and each side is to come after itself too.
    for (let turn = -1; turn < CYCLES * SIDES.length; turn += 1) {
      const from = ORDER[Math.max(turn, 0) % SIDES.length];
      const found = await round(browsers, [...SIDES.slice(from), ...SIDES.slice(0, from)], paths, `${site.origin}/article.html?${turn}`);
      if (turn >= 0) rounds.push(SIDES.map((side) => found.find((one) => one.side === side)));
    }
  } finally {
    for (const { browser } of browsers) await browser.close();
    await site.close();
    for (const path of Object.values(paths)) discard(path);
  }
  for (const [at, { what, open }] of SIDES.entries()) {
    const turns = rounds.map((row) => row[at]);
    const made = turns.reduce((sum, one) => sum + one.made, 0);
    const rooms = new Set(turns.map(({ room }) => room));
    console.log(`${name}, ${what}: ${[...rooms].join(", ")}, ${Math.round(made / rounds.length / SECONDS)} changes a second, ${mean(turns.map(({ spent }) => spent)).toFixed(0)} ms of CPU in ${SECONDS} s (${turns.map(({ spent }) => spent).join(", ")}), ${mean(turns.map(({ calm }) => calm)).toFixed(0)} ms in the ${CALM} s before`);
    // In a wider page more is in view.
    if (rooms.size > 1 || (!open && turns[0].room !== rounds[0][BARE].room) || (open && turns[0].room !== rounds[0][INERT_OPEN].room)) {
      console.log("  the page has not the same room everywhere: nothing is compared");
      wrong = true;
    }
    if (!("readings" in turns[0].counted)) continue;
    const [calls, records, readings] = ["calls", "records", "readings"].map((key) => turns.reduce((sum, { counted }) => sum + counted[key], 0));
    console.log(`  ${calls} calls of our observers with ${records} of ${made} changes, ${readings} new readings`);
    if (readings > 0) wrong = true;
  }
  const compare = comparing(
    rounds.map((row) => row.map(({ spent }) => spent)),
    rounds.map((row) => row.map(({ group }) => browsers.findIndex((one) => one.group === group))),
  );
  for (const [side, others, counts] of COMPARED) {
    const { ratio, words } = compare(side, others);
    const isOver = counts && ratio > MOST;
    console.log(`${name}, ${SIDES[side].what} : ${others.map((other) => SIDES[other].what.replace(", again", "")).filter((what, at, all) => all.indexOf(what) === at).join(" and ")}: ${words}${counts ? `, at most ${MOST}${isOver ? ": NOT MET" : ""}` : ""}`);
    if (isOver) wrong = true;
  }
}
process.exit(wrong ? 1 : 0);
