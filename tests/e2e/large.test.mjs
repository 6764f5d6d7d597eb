// Pages that take long to read: they are read in slices, between which their own events have their turn, and what they do
// meanwhile does no harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, exported, inEach, read, settled, trace, until } from "./lib/index.mjs";
import { tasksOf } from "./lib/tasks.mjs";

const ROWS = 16_000;
/// Some 4 MB in 64,000 elements; every row has its number, some are hidden, and some words are quoted.
const row = (number) =>
  `<div class="row" id="r${number}"${number % 50 === 7 ? ' style="display: none"' : ""}><p>Row ${number} of the ledger speaks of <em>ropes</em>, of lamps and of <a href="/${number}">the tide</a>, ` +
  `which came late that year and stayed. ${number % 40 === 3 ? "“Nobody counts them,” said Marit Solvang, the keeper of the lamps. " : ""}The clerk wrote it down, as he did each morning, and went home by the quay.</p></div>\n`;
const LARGE = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>The long ledger of Port Anselm</title><main><article><h1>The long ledger of Port Anselm</h1>
<p>By Ilse Varga, 3 May 2024</p>${Array.from({ length: ROWS }, (_, at) => row(at + 1)).join("")}</article>
<p id="notice">© 2024 The Port Anselm Post. All rights reserved.</p></main></html>`;
const EYES = readFileSync(join(ROOT, "extension/page/snapshot.js"), "utf8");

inEach("large pages", { "/large.html": { body: LARGE } }, (held, name) => {
  const tab = () => held.browser.tab;
  const open = async (path = "/large.html") => {
    await tab().open("about:blank");
    await tab().open(held.site.origin + path);
  };
  /// The extension's eyes in a page's own world: a reading in slices, with `between` called in the page at each of its turns
  /// with their number; and the numbers of the rows in what was read, how often it was begun, and how long the slices were.
  const inSlices = (between, isWanted = "() => true") => tab().run(`(async () => {
    ${EYES}
    const between = ${between};
    const { turn, hasGrown } = standfirst;
    const slices = [];
    let from = performance.now();
    let turns = 0;
    standfirst.turn = async (document) => {
      slices.push(performance.now() - from);
      await turn(document);
      between(turns += 1);
      from = performance.now();
    };
    // What grew is looked at at the end of each reading.
    let begun = 0;
    standfirst.hasGrown = (added) => {
      begun += 1;
      return hasGrown(added);
    };
    let read = null;
    await standfirst.snapshotInTurns(document, (${isWanted}).bind(null, () => turns), (snapshot) => void (read = snapshot));
    slices.push(performance.now() - from);
    Object.assign(standfirst, { turn, hasGrown });
    const plain = ({ message, nodes }) => JSON.stringify([...Object.entries(message).map(([key, value]) => [key, typeof value === "object" ? [...value] : value]), nodes.length]);
    const whole = standfirst.snapshot(document);
    return {
      turns, slices, begun,
      rows: read && [...read.message.text.matchAll(/Row (\\d+) of/g)].map(([, number]) => Number(number)),
      equal: read !== null && plain(read) === plain(whole) && read.nodes.every((node, at) => node === whole.nodes[at]),
    };
  })()`);
  const all = Array.from({ length: ROWS }, (_, at) => at + 1);

  test("slices make what one piece makes, and are short", async () => {
    await open();
    const { turns, slices, rows, equal } = await inSlices("() => {}");
    assert.ok(turns >= 3, `${turns} turns`);
    assert.equal(rows.length, ROWS);
    assert.ok(equal);
    // What a busy machine or the browser itself puts between is not ours: the middle one tells.
    const middle = slices.toSorted((a, b) => a - b)[slices.length >> 1];
    assert.ok(middle < 30, `the middle slice took ${middle} ms`);
  });

  test("what moves during a reading is read once", async () => {
    await open();
    const { rows, equal } = await inSlices("(turn) => { if (turn === 2) document.querySelector('article').append(document.getElementById('r1')); }");
    assert.deepEqual(rows.toSorted((a, b) => a - b), all);
    assert.ok(equal);
    await open();
    const back = await inSlices("(turn) => { if (turn === 2) document.getElementById('r1').before(document.getElementById('r15000')); }");
    assert.deepEqual(back.rows.toSorted((a, b) => a - b), all);
    assert.ok(back.equal);
  });

  test("where the walk is may go", async () => {
    await open();
    const { rows, equal } = await inSlices(`(turn) => {
      if (turn !== 2) return;
      const article = document.querySelector("article");
      article.replaceWith(article.cloneNode(true));
    }`);
    assert.deepEqual(rows, all);
    assert.ok(equal);
  });

  test("what grows where the walk has been is read, and a clock does not make it begin again", async () => {
    await open();
    const grown = await inSlices("(turn) => { if (turn === 2) document.getElementById('r1').before(Object.assign(document.createElement('p'), { textContent: 'Row 0 of the ledger. '.repeat(20) })); }");
    assert.equal(grown.rows.filter((row) => row === 0).length, 20);
    assert.equal(grown.begun, 2);
    await open();
    const ticking = await inSlices("(turn) => { document.querySelector('h1').textContent = `The long ledger ${turn}`; let clock = document.getElementById('clock'); if (!clock) document.querySelector('main').append(clock = Object.assign(document.createElement('p'), { id: 'clock' })); clock.textContent = `Words ${turn}`; }");
    assert.deepEqual(ticking.rows, all);
    assert.equal(ticking.begun, 1);
  });

  test("a page that never stands still is read in one piece in the end", async () => {
    await open();
    const { rows, equal } = await inSlices("(turn) => { document.querySelector('article').append(document.querySelector('.row')); }");
    assert.deepEqual(rows.toSorted((a, b) => a - b), all);
    assert.ok(equal);
  });

  test("nothing comes of a reading that is wanted no more", async () => {
    await open();
    const { rows, turns } = await inSlices("() => {}", "(turns) => turns() < 3");
    assert.equal(rows, null);
    assert.equal(turns, 3);
  });

  test("a press folds a large page and gives it back", async () => {
    await open();
    const before = await trace(tab());
    const panel = await read(tab());
    const { analysis } = await exported(held.browser, panel);
    assert.deepEqual(analysis.blocks.flatMap(({ text }) => [.../^Row (\d+) of/.exec(text) ?? []].slice(1).map(Number)), all.filter((number) => number % 50 !== 7));
    assert.ok(await tab().evaluate(() => document.getElementById("notice").hidden));
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await trace(tab()), before);
  });

  test("a press, a return and a new address in the midst of a reading", async () => {
    await open();
    const before = await trace(tab());
    await tab().press();
    const panel = await tab().panel();
    await settled(panel, "reading");
    await tab().press();
    await settled(panel, "read");
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await trace(tab()), before);

    await open();
    await tab().press();
    await settled(panel, "reading");
    await tab().evaluate(() => {
      history.pushState({}, "", "/elsewhere.html");
      for (const row of [...document.querySelectorAll(".row")].slice(50)) row.remove();
    });
    await settled(panel, "read");
    const { analysis } = await exported(held.browser, panel);
    assert.equal(analysis.blocks.filter(({ text }) => text.startsWith("Row ")).length, 49);

    await open();
    await tab().press();
    await settled(panel, "reading");
    await tab().open(`${held.site.origin}/article.html`);
    await until("the panel to let go", async () => (await panel.evaluate(() => document.querySelector("#panel").dataset.state)) !== "reading");
    await read(tab());
  });

  test("no task of ours keeps a large page from its events", { skip: name !== "chromium" && "only Chromium tells whose a task is" }, async () => {
    await open();
    await read(tab());
    await open();
    const tasks = await tasksOf(held.browser, async () => {
      await read(tab());
      // The line being read is looked up after a rest.
      await new Promise((resolve) => setTimeout(resolve, 600));
    });
    assert.ok(tasks.length > 20, `${tasks.length} tasks`);
    assert.ok(tasks[0].took <= 50, JSON.stringify(tasks.slice(0, 5)));
  });
});
