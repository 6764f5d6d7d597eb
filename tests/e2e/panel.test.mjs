// What a reader does in the panel: finds, corrects, chooses, takes away, reads along, and all of it by keyboard.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { PAGES, barOf, exported, folds, inEach, read, until, walk } from "./lib/index.mjs";

const undated = readFileSync(join(PAGES, "boxes.html"), "utf8").replace(/<meta property="article:published_time"[^>]*>/u, "");
const lines = (panel, selector) =>
  panel.evaluate((selector) => [...document.querySelectorAll(selector)].filter((line) => line.checkVisibility()).map((line) => line.textContent.replace(/\s+/g, " ").trim()), selector);
const current = (panel, act) => panel.evaluate((act) => document.querySelector(`[data-act="${act}"][aria-current]`)?.textContent ?? "", act);
const markedWords = (tab) => tab.evaluate(() => [...CSS.highlights.values()].flatMap((mark) => [...mark].map(String)).join(" "));
/// A file that the panel saved, by the end of its name.
const saved = async (browser, panel, act, ending) => {
  if (!(await panel.evaluate(() => document.querySelector(".head .menu").open))) await panel.click(".head .menu > summary");
  await panel.click(`[data-act="${act}"]`);
  return until(`a file *${ending}`, () => {
    const name = readdirSync(browser.downloads).find((file) => file.endsWith(ending));
    const text = name && readFileSync(join(browser.downloads, name), "utf8");
    if (!text) return null;
    rmSync(join(browser.downloads, name));
    return text;
  });
};
const choose = (panel, selector, value) => panel.evaluate((selector, value) => {
  const list = document.querySelector(selector);
  list.value = value;
  for (const kind of ["input", "change"]) list.dispatchEvent(new Event(kind, { bubbles: true }));
}, selector, value);

inEach("panel", { "/undated.html": { body: undated } }, (held) => {
  const tab = () => held.browser.tab;
  let panel;
  const openAndRead = async (path = "/boxes.html") => {
    await tab().open("about:blank");
    await tab().open(held.site.origin + path);
    panel = await read(tab());
  };
  beforeEach(() => openAndRead());

  // ---- finding -----------------------------------------------------------------------------------------------------
  test("point 8: quotations are found by words, speaker and kind, and what finds nothing says so", async () => {
    const many = (await lines(panel, ".quotation")).length;
    await choose(panel, ".find", "laughed");
    assert.equal((await lines(panel, ".quotation")).length, 1);
    await choose(panel, ".find", "Hamburg");
    assert.match((await lines(panel, ".none"))[0], /No quotation has “Hamburg”\./);
    await panel.click(".none button");
    assert.equal((await lines(panel, ".quotation")).length, many);
    const marsh = await panel.evaluate(() => [...document.querySelector(".by").options].find((option) => option.textContent.startsWith("Ada Marsh")).value);
    await choose(panel, ".by", marsh);
    assert.deepEqual(await lines(panel, ".speaker .name"), ["Ada Marsh"]);
    await panel.click('[data-kind="direct"]');
    assert.deepEqual(await lines(panel, ".speaker .aside"), ["1 of 3", "Quoted"]);
    await panel.evaluate(() => document.querySelector(".find").focus());
    await panel.key("Escape");
    assert.equal((await lines(panel, ".quotation")).length, many);
  });

  // ---- evidence ----------------------------------------------------------------------------------------------------
  test("point 8: each quotation shows who, how and what; each date its words, its value and its event", async () => {
    const quotation = await panel.evaluate(() => {
      const card = [...document.querySelectorAll(".speaker")].find((speaker) => speaker.textContent.includes("Ada Marsh"));
      const item = [...card.querySelectorAll(".quotation")].find((line) => line.classList.contains("direct"));
      return [item.querySelector(".lead").textContent, item.querySelector(".lead u").textContent, item.querySelector(".words").textContent.slice(0, 9), item.querySelector(".aside").textContent];
    });
    assert.deepEqual(quotation, ["she said", "said", "“We have ", "Quoted"]);
    const date = await panel.evaluate(() => {
      const item = [...document.querySelectorAll(".timeline > li")].find((line) => line.querySelector("time")?.dateTime === "2021-06-08");
      return [item.className, item.querySelector("time").textContent, item.querySelector(".said").textContent, item.querySelector(".event").textContent.includes("was opened")];
    });
    assert.deepEqual(date, ["day", "Tuesday, June 8, 2021", "said “Tuesday”", true]);
    // How exact a date is stands in its shape, its value and a word.
    const year = await panel.evaluate(() => [...document.querySelectorAll(".timeline time")].filter((time) => time.dateTime === "1981").map((time) => [time.closest("li").className, time.closest("li").querySelector(".aside").textContent])[0]);
    assert.deepEqual(year, ["year", "year"]);
    assert.ok((await lines(panel, ".timeline .gap")).includes("about 17 years later"));
  });

  test("point 8: the line being read in the page is marked in the panel", async () => {
    await tab().evaluate(() => [...document.querySelectorAll("p")].find((line) => line.textContent.includes("Ada Marsh, who")).scrollIntoView({ block: "center", behavior: "instant" }));
    await until("the heading to be marked", async () => (await current(panel, "show_heading")) === "What the river board says");
    await until("a quotation to be marked", async () => /measured this river|lose a meadow|bathing place/.test(await current(panel, "show_quote")));
    await tab().evaluate(() => document.getElementById("last").scrollIntoView({ block: "center", behavior: "instant" }));
    await until("the heading to follow", async () => (await current(panel, "show_heading")) === "What the town says");
  });

  test("point 8: words pressed in the page lead to their line in the panel", async () => {
    // The reader presses the words themselves.
    await until("the panel to follow", async () => {
      await tab().click("#said");
      return (await current(panel, "show_quote")).includes("grandfather");
    });
  });

  test("point 8: keys lead from quotation to quotation, and back", async () => {
    await held.browser.command("next-quotation");
    const first = await until("a mark", () => markedWords(tab()));
    await held.browser.command("next-quotation");
    await until("another", async () => (await markedWords(tab())) !== first);
    await until("the panel to show which", () => panel.evaluate(() => document.querySelector(".line.pressed") && !document.querySelector("#strip").hidden));
    await held.browser.command("previous-quotation");
    await until("the first again", async () => (await markedWords(tab())) === first);
    await panel.click("#strip .plain");
    await until("the mark to go", async () => (await markedWords(tab())) === "");
  });

  // ---- any day -----------------------------------------------------------------------------------------------------
  test("point 9: without a day of publication a day of the week has no value, and the panel says why", async () => {
    await openAndRead("/undated.html");
    assert.deepEqual(await lines(panel, ".dates > .hint:not(.yours)"), ["No day of publication was found, so “Tuesday” cannot be placed.", "4 vague mentions, such as “Tuesday”"]);
    const days = await panel.evaluate(() => [...document.querySelectorAll(".timeline time")].map((time) => time.dateTime));
    assert.deepEqual(days, ["1981", "1998-10-03", "2019-03-01", "2022-05", "2023-06-01"]);
    // The same page with its day has the same days, and those that are counted from it.
    await openAndRead();
    const dated = await panel.evaluate(() => [...document.querySelectorAll(".timeline time")].map((time) => time.dateTime));
    assert.deepEqual(dated.filter((day) => days.includes(day)), days);
    assert.ok(dated.includes("2021-06-08") && dated.includes("2021-06-11"));
  });

  // ---- correcting --------------------------------------------------------------------------------------------------
  test("point 11: a corrected speaker and a dropped date stay so in what is taken away", async () => {
    const speakerOf = ({ analysis }) => {
      const quote = analysis.quotes.find(({ text }) => text.includes("promised a vote"));
      return [analysis.speakers[quote.speaker]?.name ?? null, quote.corrected ?? false];
    };
    const wrong = () => panel.click(() => [...document.querySelectorAll(".quotation")].find((line) => line.textContent.includes("promised a vote")).querySelector('[data-act="correct_quote"]'));
    await wrong();
    await choose(panel, ".correct .by", "other");
    await panel.evaluate(() => void (document.querySelector(".correct .find").value = "Sam Pike"));
    await panel.click('.correct [type="submit"]');
    await until("the card of the other speaker", async () => (await lines(panel, ".speaker .name")).includes("Sam Pike"));
    assert.match((await lines(panel, ".yours"))[0], /^Speaker as you corrected it\. Undo$/);
    const dates = (await exported(held.browser, panel)).analysis.dates.length;
    await panel.click(() => [...document.querySelectorAll(".timeline > li")].find((line) => line.querySelector("time")?.dateTime === "1981").querySelector('[data-act="drop_date"]'));
    await until("the date to go", async () => (await lines(panel, ".yours")).some((line) => line.startsWith("1 date left out by you.")));
    const file = await exported(held.browser, panel);
    assert.deepEqual(speakerOf(file), ["Sam Pike", true]);
    assert.equal(file.analysis.dates.length, dates - 1);
    const csv = await saved(held.browser, panel, "save_csv", "years.csv");
    assert.match(csv, /"Sam Pike","","Quoted"/);
    // Another reading of the same page keeps both.
    await tab().press();
    await until("the correction to stay", async () => (await lines(panel, ".speaker .name")).includes("Sam Pike"));
    await panel.click(".dates .yours .link");
    await until("the date to come back", () => panel.evaluate(() => [...document.querySelectorAll(".timeline time")].some((time) => time.dateTime === "1981")));
    await panel.click(".quoted .yours .link");
    await until("the speaker to come back", async () => !(await lines(panel, ".speaker .name")).includes("Sam Pike"));
    assert.equal(speakerOf(await exported(held.browser, panel))[1], false);
  });

  // ---- taking away -------------------------------------------------------------------------------------------------
  test("point 11: Markdown, CSV and iCalendar have speaker, date, source and a link to the words", async () => {
    const markdown = await saved(held.browser, panel, "save_markdown", ".md");
    assert.match(markdown, /^# The weir at Lower Tarn/);
    assert.match(markdown, /### Tomas Reed\n\n- “My grandfather[^\n]*#:~:text=/);
    const quotes = await saved(held.browser, panel, "save_csv", "years.csv");
    assert.match(quotes, /"Tomas Reed","","Quoted","“My grandfather.*","2021-06-11","http:\/\/127\.0\.0\.1:\d+\/boxes\.html","http:\/\/127\.0\.0\.1:\d+\/boxes\.html#:~:text=My%20grandfather/);
    const dates = await saved(held.browser, panel, "save_csv_dates", "-dates.csv");
    assert.match(dates, /"2021-06-08","2021-06-08","day","Tuesday",/);
    const calendar = await saved(held.browser, panel, "save_ics", ".ics");
    assert.match(calendar, /DTSTART;VALUE=DATE:20210608\r\nDTEND;VALUE=DATE:20210609/);
    assert.ok(!calendar.split("\r\n").some((line) => new TextEncoder().encode(line).length > 75));
    // The link leads to the words, in this browser.
    const link = /"([^"]*#:~:text=We%20were%20promised[^"]*)"/.exec(quotes)[1];
    await tab().open("about:blank");
    await tab().open(link);
    await until("the page to be at the words", () => tab().evaluate(() => {
      const line = [...document.querySelectorAll("p")].find((paragraph) => paragraph.textContent.includes("promised a vote"));
      const { top, bottom } = line.getBoundingClientRect();
      return scrollY > 0 && bottom > 0 && top < innerHeight;
    }));
  });

  test("point 11: the clipboard is written on a press only, and says what stands in it", async () => {
    await panel.evaluate(() => {
      window.copied = [];
      navigator.clipboard.writeText = async (text) => void window.copied.push(text);
    });
    assert.deepEqual(await panel.evaluate(() => window.copied), []);
    await panel.click('[data-act="copy_quote"][data-id="1"]');
    const [text] = await until("a copy", async () => {
      const copied = await panel.evaluate(() => window.copied);
      return copied.length > 0 && copied;
    });
    assert.match(text, /^“My grandfather.*\nTomas Reed, The weir at Lower Tarn.*\nhttp:.*#:~:text=My%20grandfather/s);
    await until("the panel to say so", () => panel.evaluate(() => document.getElementById("status").textContent.startsWith("Copied.")));
  });

  // ---- choosing ----------------------------------------------------------------------------------------------------
  test("point 4: never this kind on this site, taken back, and never on this site", async () => {
    const shown = async () => (await folds(tab())).bars.filter((bar) => bar.shown).map((bar) => bar.words.split(" ")[0]);
    await panel.click(".fold .menu > summary");
    await panel.click('.fold [data-act="never_kind_here"]');
    await until("the notice to stay open", async () => String(await shown()) === "Copyright,Disclaimer");
    await until("the panel to say so", async () => (await lines(panel, ".chosen")).length === 1);
    await openAndRead();
    assert.deepEqual(await shown(), ["Copyright", "Disclaimer"]);
    await panel.click(".chosen .link");
    await until("it to fold again", async () => (await shown()).length === 3);
    await panel.click('.foot [data-act="never_site"]');
    await until("all to stay open", async () => (await folds(tab())).hidden.length === 0 && (await shown()).length === 0);
    await panel.click("#status .link");
    await until("the choice to be taken back", async () => (await shown()).length === 3);
  });

  // ---- by keyboard -------------------------------------------------------------------------------------------------
  test("point 12: the tab key reaches all that can be pressed, in the order it stands, with a visible focus", async () => {
    const { stops, reached, ringless } = await walk(panel);
    assert.ok(stops.length > 40);
    assert.deepEqual(reached, stops);
    assert.deepEqual(ringless, []);
  });

  test("point 12: menus open, walk and close by keys", async () => {
    await panel.evaluate(() => document.querySelector(".head .menu > summary").focus());
    await panel.key("Enter");
    assert.ok(await panel.evaluate(() => document.querySelector(".head .menu").open));
    await panel.key("ArrowDown");
    await panel.key("ArrowDown");
    assert.equal(await panel.evaluate(() => document.activeElement.dataset.act), "copy_article");
    await panel.key("ArrowUp");
    assert.equal(await panel.evaluate(() => document.activeElement.dataset.act), "copy_findings");
    await panel.key("Escape");
    assert.deepEqual(await panel.evaluate(() => [document.querySelector(".head .menu").open, document.activeElement.localName]), [false, "summary"]);
    // A speaker is corrected by keys alone.
    await panel.evaluate(() => document.querySelector('[data-act="correct_quote"]').focus());
    await panel.key("Enter");
    assert.equal(await panel.evaluate(() => document.activeElement.className), "by");
    await panel.key("Escape");
    assert.deepEqual(await panel.evaluate(() => [document.querySelector(".correct"), document.activeElement.dataset.act]), [null, "correct_quote"]);
  });

  test("point 12: what can be pressed is at least 24 pixels high and wide", async () => {
    await panel.click(".head .menu > summary");
    const small = await panel.evaluate(() => [...document.querySelectorAll("#panel :is(a[href], button, input, select, summary), #strip button")]
      .filter((part) => part.checkVisibility()).map((part) => [part.textContent.slice(0, 20) || part.className, part.getBoundingClientRect()])
      .filter(([, { width, height }]) => width < 24 || height < 24).map(([words, { width, height }]) => `${words}: ${width} × ${height}`));
    assert.deepEqual(small, []);
  });

  test("point 12: the timeline is an ordered list with machine-readable days, page words keep their language and direction", async () => {
    const found = await panel.evaluate(() => ({
      list: document.querySelector(".timeline").localName,
      times: [...document.querySelectorAll(".timeline time")].every((time) => /^\d{4}(-\d\d){0,2}$/.test(time.dateTime)),
      words: [...document.querySelectorAll(".words bdi, .event bdi, .title, .name")].every((words) => words.closest("[lang]").lang === "en" && words.closest("[dir]").dir === "auto"),
      toggles: [...document.querySelectorAll('[data-act="toggle"], [data-act="kind"]')].map((toggle) => toggle.ariaLabel),
    }));
    assert.equal(found.list, "ol");
    assert.ok(found.times && found.words);
    assert.deepEqual(found.toggles, ["Unfold: Source, 15 words", "Unfold: Copyright, 17 words", "Unfold: Disclaimer, 25 words"]);
    const bar = await tab().evaluate((pick) => (0, eval)(`(${pick})`)("Disclaimer").ariaExpanded, String(barOf));
    assert.equal(bar, "false");
  });

  // ---- no judgement ------------------------------------------------------------------------------------------------
  test("point 15: nothing in the panel or in what is taken away rates a person or a text", async () => {
    const { text } = await exported(held.browser, panel);
    const heard = `${await panel.text()} ${Object.keys(JSON.parse(text)).join(" ")}`;
    assert.doesNotMatch(heard, /\b(bias|credib|trust|reliab|score|rating|truth|fake|sentiment)/i);
  });
});
