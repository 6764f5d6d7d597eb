// The Global Research pages as the extension itself reads them, scripts running, in both browsers: its own JSON is held
// against what a careful reader finds, and after a restore nothing of it is left.
//
//   node tests/e2e/global-research.mjs CORPORA
//
// The hostile page changes itself for twelve seconds after its load. It is pressed at once, and its JSON saved at once
// (early) and again when the page has come to rest (settled); and it is pressed when it has come to rest (late).
// Exit code 1 on anything wrong.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { NAMES, ROOT, exported, launch, read, serve, settled, until } from "./lib/index.mjs";

const corpora = process.argv[2] ?? process.env.STANDFIRST_CORPORA;
if (!corpora) {
  console.error("Name the folder of corpora.");
  process.exit(2);
}
const BLOCKS = join(resolve(corpora), "blocks");
const FOLDER = join(BLOCKS, "global-research");
const OUT = join(ROOT, "target/e2e");
const CHANGING = "article-hostile";
/// Milliseconds after the load when the changing page is at rest.
const REST = 13_000;

const labels = readFileSync(join(FOLDER, "labels.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const pages = labels.map((page) => page.source);
/// The address each page had, here on this machine.
const PATH = "/south-korean-president-seeks-diplomatic-relations-with-dprk/5597997";

/// What of ours a document could hold. The page changes itself, so its own words cannot be compared.
const remains = (tab) =>
  tab.evaluate(() => {
    const found = [];
    const roots = [document];
    for (const root of roots) {
      if (root.adoptedStyleSheets.length > 0) found.push("a style sheet");
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot) roots.push(element.shadowRoot);
        if (element.localName.startsWith("standfirst")) found.push(`<${element.localName}>`);
        for (const { name, value } of element.attributes) {
          if (name.includes("standfirst") || value === "until-found") found.push(`${element.localName}[${name}="${value}"]`);
        }
      }
    }
    for (const name of CSS.highlights.keys()) found.push(`highlight ${name}`);
    return found;
  });

const sinceLoad = (tab) => tab.evaluate(() => performance.now() - performance.getEntriesByType("navigation")[0].loadEventEnd);

/// Reads a page; the answers are those of the moments that count for it: `early` and `settled`, or `late`.
const readPage = async (browser, site, page, late) => {
  const { tab } = browser;
  const atRest = () => until("the page to come to rest", async () => (await sinceLoad(tab)) > REST);
  site.pages[PATH] = { file: join(FOLDER, `${page}.html`) };
  await tab.open(site.origin + PATH);
  if (late) await atRest();
  const age = Math.round(await sinceLoad(tab));
  const panel = await read(tab);
  const answer = async () => ({ ...(await exported(browser, panel)).analysis, source: page });
  const answers = late ? { late: await answer() } : { early: await answer() };
  if (page === CHANGING && !late) {
    await atRest();
    answers.settled = await answer();
  }
  await panel.click('[data-act="restore"]');
  await settled(panel, "restored");
  return { answers, age, left: (await remains(tab)).map((thing) => `${page}: left behind: ${thing}`) };
};

const score = (file) => {
  const run = (args) => spawnSync("python3", args, { encoding: "utf8", maxBuffer: 1 << 26 });
  const check = run([join(FOLDER, "check.py"), `cat ${JSON.stringify(file)}`]);
  const blocks = run([join(BLOCKS, "score.py"), join(FOLDER, "labels.jsonl"), "--predictions", file, "--json"]);
  const figures = blocks.status === 0 ? JSON.parse(blocks.stdout) : null;
  // Every notice has its role and folds.
  const byPage = new Map(readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line)).map((answer) => [answer.source, answer]));
  const unfolded = [...byPage.values()].flatMap((answer) => answer.blocks
    .filter((block) => ["disclaimer", "copyright", "source", "author_bio", "promo", "appeal", "contact"].includes(block.role) && !block.fold)
    .map((block) => `${answer.source}: ${block.role} not folded: ${block.text.slice(0, 60)}`));
  const complaints = check.stdout.split("\n").filter((line) => / (must|should) /.test(line));
  const must = complaints.filter((line) => / must /.test(line));
  const wrong = [...must];
  if (check.status !== 0 && must.length === 0) wrong.push(`check.py failed: ${check.stderr.trim().split("\n").at(-1)}`);
  if (!figures) wrong.push(`score.py failed: ${blocks.stderr.trim().split("\n").at(-1)}`);
  if (figures?.body_loss !== 0) wrong.push(`body_loss ${figures?.body_loss}`);
  const { right = 0, labels: count = 0 } = figures?.recall?.collapsible ?? {};
  if (right < count) {
    wrong.push(...figures.missed
      .filter((miss) => ["disclaimer", "copyright", "source", "author_bio", "promo", "appeal", "contact"].includes(miss.role))
      .map((miss) => `${miss.source}: ${miss.role} is ${miss.fate}: ${miss.text.slice(0, 60)}`));
  }
  return { must: must.length, should: complaints.length - must.length, notices: `${right}/${count}`, body_loss: figures?.body_loss, unfolded, wrong };
};

mkdirSync(OUT, { recursive: true });
const rows = [];
const wrong = [];
for (const name of NAMES) {
  const site = await serve(FOLDER);
  const browser = await launch(name);
  try {
    const calm = [];
    for (const page of pages.filter((page) => page !== CHANGING)) calm.push(await readPage(browser, site, page, false));
    const early = await readPage(browser, site, CHANGING, false);
    const late = await readPage(browser, site, CHANGING, true);
    for (const [when, found] of [["early", early], ["settled", early], ["late", late]]) {
      const file = join(OUT, `global-research-${name}-${when}.jsonl`);
      const answers = [...calm.map((page) => page.answers.early), found.answers[when]];
      writeFileSync(file, answers.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
      const figures = score(file);
      const left = [...calm, found].flatMap((page) => page.left);
      rows.push({ name, when, age: found.age, left: left.length, ...figures });
      for (const thing of [...figures.wrong, ...figures.unfolded, ...left]) wrong.push(`${name}, ${when}: ${thing}`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

const table = [["browser", "pressed", "after ms", "must", "should", "notices", "body_loss", "left"],
  ...rows.map((row) => [row.name, row.when, row.age, row.must, row.should, row.notices, row.body_loss, row.left])];
for (const line of table) console.log(line.map((cell, at) => (at < 2 ? String(cell).padEnd(10) : String(cell).padStart(10))).join(""));
for (const line of wrong) console.log(line);
process.exit(wrong.length > 0 ? 1 : 0);
