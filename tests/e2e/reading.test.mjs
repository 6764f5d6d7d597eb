// What the panel tells of an article, and how each line leads to its words.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { PAGES, ROOT, exported, inEach, read, settled, trace, until } from "./lib/index.mjs";

/// The native command, the one built last.
const command = ["release", "debug"]
  .map((profile) => join(ROOT, "target", profile, "standfirst"))
  .filter(existsSync)
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];

/// The words that are marked in the page, and whether they can be seen without scrolling.
const marked = (tab) =>
  tab.evaluate(() => {
    const ranges = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const boxes = ranges.map((range) => range.getBoundingClientRect());
    return {
      words: ranges.map((range) => range.toString()).join(" "),
      inView: boxes.length > 0 && boxes.every((box) => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight),
    };
  });
const lines = (panel, selector) =>
  panel.evaluate((selector) => [...document.querySelectorAll(selector)].map((line) => line.textContent.replace(/\s+/g, " ").trim()), selector);

inEach("reading", {}, (held) => {
  let panel;
  const tab = () => held.browser.tab;
  before(async () => {
    await tab().open(`${held.site.origin}/article.html`);
    panel = await read(tab());
  });

  test("point 7: the panel opens in the browser's own place with the article's facts", async () => {
    assert.deepEqual(await lines(panel, ".title"), ["Ferry to Osk Island will sail in winter again"]);
    assert.deepEqual(await lines(panel, ".authors"), ["Ilse Varga"]);
    assert.match((await lines(panel, ".published"))[0], /The Sound Gazette · Friday, March 15, 2019/);
    assert.match((await lines(panel, ".facts"))[0], /2 minutes, 4\d\d words · Read as an article/);
    assert.deepEqual(await lines(panel, ".outline .line"), ["What it costs", "What happens next"]);
  });

  test("point 7: nothing of the panel stands in the page", async () => {
    const foreign = await tab().evaluate(() => [...document.querySelectorAll("iframe, dialog, [popover]")].length + [...document.querySelectorAll("*")].filter((element) => element.localName.includes("-") && element.localName !== "standfirst-bar").length);
    assert.equal(foreign, 0);
  });

  test("it lists who is quoted, and what each said", async () => {
    const speakers = await panel.evaluate(() => [...document.querySelectorAll(".speaker")].map((card) => ({
      name: card.querySelector(".name").textContent,
      words: [...card.querySelectorAll(".line.words")].map((line) => line.textContent),
    })));
    const solvang = speakers.find((speaker) => speaker.name === "Marit Solvang");
    assert.ok(solvang.words.some((words) => words.includes("We have carried coal, sheep and one grand piano")));
    assert.ok(solvang.words.some((words) => words.includes("A ferry keeps people on an island.")));
    const tallis = speakers.find((speaker) => speaker.name === "Oren Tallis");
    assert.ok(tallis.words.some((words) => words.includes("She was built for worse water than ours")));
  });

  test("point 9: it lists the key dates, oldest first, and none from a notice", async () => {
    const dates = await panel.evaluate(() => [...document.querySelectorAll(".timeline time")].map((time) => time.dateTime));
    assert.ok(dates.includes("2019-03-14"), "Thursday, counted from the day of publication");
    assert.ok(dates.includes("2019-11-04"));
    assert.ok(dates.includes("2019-03-15"), "the day of publication");
    assert.ok(!dates.some((date) => date.startsWith("2011")), "the reporter's years belong to a notice");
    assert.deepEqual(dates, dates.toSorted());
    assert.ok((await lines(panel, ".timeline .event")).some((event) => event.includes("The first winter crossing is planned for November 4, 2019")));
  });

  test("point 3: it lists what was folded and why", async () => {
    assert.deepEqual(await lines(panel, ".folded .kind"), ["Source", "About the author", "Appeal", "Disclaimer", "Copyright"]);
    for (const why of await lines(panel, ".folded .why")) assert.match(why, /^[A-Z].*\.$/);
  });

  test("point 8: a date's line marks its words on the page and brings them into view", async () => {
    await panel.click(() => [...document.querySelectorAll(".line.event")].find((line) => line.textContent.includes("November 4, 2019")));
    await until("the words to be marked in view", async () => {
      const found = await marked(tab());
      return found.words.includes("November 4, 2019") && found.inView;
    });
    await until("the strip to say so", async () => (await lines(panel, "#strip .marked"))[0]?.includes("November 4, 2019"));
  });

  test("point 8: going back clears the mark and returns to the reader's place", async () => {
    await panel.click("#strip .plain");
    await until("the page to be back at its top", () => tab().evaluate(() => scrollY === 0 && CSS.highlights.size === 0));
    // Pressed while the page still scrolls to the words: the rest of that way is not gone after all.
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await tab().evaluate(() => scrollY), 0);
  });

  test("point 8: a quotation's line marks its words on the page and brings them into view", async () => {
    await panel.click(() => [...document.querySelectorAll(".line.words")].find((line) => line.textContent.includes("worse water")));
    await until("the words to be marked in view", async () => {
      const found = await marked(tab());
      return found.words.includes("She was built for worse water than ours") && found.inView;
    });
  });

  test("a line is pressed by key as well, and Escape clears the mark", async () => {
    await panel.evaluate(() => [...document.querySelectorAll(".line.event")].find((line) => line.textContent.includes("storms of January 2017")).focus());
    await panel.key("Enter");
    await until("the words to be marked in view", async () => {
      const found = await marked(tab());
      return found.words.includes("January 2017") && found.inView;
    });
    await until("the strip", () => panel.evaluate(() => !document.querySelector("#strip").hidden));
    await panel.key("Escape");
    await until("the mark to go", async () => (await marked(tab())).words === "");
  });

  test("point 8: a folded notice's line opens the notice and marks its words", async () => {
    await panel.click(() => [...document.querySelectorAll(".line.notice")].find((line) => line.textContent.includes("Disclaimer")));
    await until("the words to be marked in view", async () => {
      const found = await marked(tab());
      return found.words.startsWith("Disclaimer: The views expressed") && found.inView;
    });
  });

  test("point 6: a second reading equals the first", async () => {
    const first = (await exported(held.browser, panel)).analysis;
    await tab().evaluate(() => void (window.firstBar = document.querySelector("standfirst-bar")));
    await tab().press();
    await until("the page to be folded anew", () => tab().evaluate(() => !window.firstBar.isConnected && document.querySelector("standfirst-bar") !== null));
    assert.deepEqual((await exported(held.browser, panel)).analysis, first);
  });

  test("point 11: the JSON it saves is the command line's answer to the same page", { skip: !command && "the native command is not built" }, async () => {
    const { analysis } = await exported(held.browser, panel);
    const url = `${held.site.origin}/article.html`;
    const html = readFileSync(join(PAGES, "article.html"), "utf8");
    const input = `${JSON.stringify({ source: null, html, url })}\n`;
    const { stdout, stderr } = spawnSync(command, ["analyze", "--jsonl"], { input, encoding: "utf8" });
    assert.equal(stderr, "");
    const strip = ({ evidence, ...finding }) => finding;
    const native = JSON.parse(stdout);
    for (const answer of [analysis, native]) for (const list of ["blocks", "quotes", "dates"]) answer[list] = answer[list].map(strip);
    assert.deepEqual(analysis, native);
  });

  test("point 10: on another page the panel says that this is the page you left", async () => {
    await tab().open(`${held.site.origin}/list.html`);
    await settled(panel, "stale");
    assert.match(await panel.text(), /This is the page you left/);
    await read(tab(), "declined");
  });

  test("it says so, too, when a page changes its address without loading anew", async () => {
    await tab().open(`${held.site.origin}/article.html`);
    const before = await trace(tab());
    await read(tab());
    await tab().evaluate(() => history.pushState(null, "", "/another"));
    await settled(panel, "stale");
    await until("the page to be unfolded", async () => JSON.stringify(await trace(tab())) === JSON.stringify(before));
  });
});
