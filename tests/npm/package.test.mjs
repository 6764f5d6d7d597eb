// The npm package as whoever installs it has it: the packed archive, installed into a folder of its own.
//
//   cargo xtask test npm
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import * as chromium from "../e2e/lib/chromium.mjs";
import * as firefox from "../e2e/lib/firefox.mjs";
import { NAMES, ROOT, serve, until } from "../e2e/lib/index.mjs";

const BROWSERS = { chromium, firefox };
const HERE = join(ROOT, "tests/npm");
const FILES = ["script.mjs", "page.html", "page.js", "worker.js", "sample.ts", "tsconfig.json"];
const ARTICLES = join(ROOT, "www/articles");
const REPORT = join(ARTICLES, "report.html");

let folder;
let html;
const run = (program, ...words) => execFileSync(program, words, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
/// What the native command answers.
const command = (input, ...words) =>
  execFileSync(process.env.STANDFIRST_COMMAND, ["analyze", ...words], { input, encoding: "utf8", maxBuffer: 1 << 28 });
const unnamed = (line) => ({ ...JSON.parse(line), source: null });

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "standfirst-npm-"));
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  run("npm", "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", process.env.STANDFIRST_NPM);
  for (const file of FILES) cpSync(join(HERE, file), join(folder, file));
  html = await import(pathToFileURL(join(folder, "node_modules/standfirst/html.js")));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("ten lines in Node.js say who is quoted and what is dated", () => {
  const lines = run("node", "script.mjs", REPORT).split("\n");
  assert.equal(lines[0], "The bridge that would not open");
  const { quotes, speakers } = JSON.parse(command(readFileSync(REPORT)));
  assert.ok(quotes.length > 5);
  assert.deepEqual(lines.slice(1, 1 + quotes.length).join("\n"),
    quotes.map(({ text, speaker }) => `${speakers[speaker]?.name ?? "somebody"}: ${text}`).join("\n"));
});

test("what the README shows for Node.js runs", () => {
  const blocks = readFileSync(join(folder, "node_modules/standfirst/README.md"), "utf8").split("```js\n").slice(1).map((rest) => rest.split("```")[0]);
  cpSync(REPORT, join(folder, "page.html"));
  writeFileSync(join(folder, "readme.mjs"), blocks.find((block) => block.includes('"standfirst/html"')));
  assert.match(run("node", "readme.mjs"), /^The bridge that would not open 2025-09-17/);
  cpSync(join(HERE, "page.html"), join(folder, "page.html"));
});

test("the answer is the command's, for HTML, for bytes in another encoding and for text", async () => {
  const page = readFileSync(REPORT, "utf8");
  assert.deepEqual(await html.analyzeHtml(page), unnamed(command(page)));
  const options = { published: "2025-09-17", url: "https://gazette.example/a", explain: true };
  const flags = ["--published", options.published, "--url", options.url, "--explain"];
  assert.deepEqual(await html.analyzeHtml(page, options), unnamed(command(page, ...flags)));
  const latin = Buffer.from("<meta charset=windows-1252><p>Caf\u00e9 \u0093ouvert\u0094 lundi", "latin1");
  const read = await html.analyzeHtml(new Uint8Array(latin));
  assert.deepEqual(read, unnamed(command(latin)));
  assert.equal(read.blocks[0].text, "Café “ouvert” lundi");
  const text = "Harbour news\n\n  “It holds,” said Anna Kestrel on Monday.";
  assert.deepEqual(await html.analyze(text, options), unnamed(command(text, "--text", ...flags)));
  assert.deepEqual((await html.analyze(text, { source: { id: 7 } })).source, { id: 7 });
});

test("a wrong argument is a sentence", async () => {
  for (const [call, sentence] of [
    [() => html.analyze(new Uint8Array()), /a string of plain text is wanted/],
    [() => html.analyzeHtml(7), /HTML is wanted/],
    [() => html.analyze("a", { published: "17.9.2025" }), /no day of publication/],
    [() => html.analyze("a", { url: new URL("https://example.com") }), /'url' is to be a string/],
  ]) await assert.rejects(call, (error) => error instanceof TypeError && sentence.test(error.message));
});

test("the types compile, and hold for what the command answers", () => {
  const pages = readdirSync(ARTICLES).filter((name) => name.endsWith(".html")).map((name) => join(ARTICLES, name));
  const answers = [command("", "--explain", ...pages), command("One line.", "--text")].join("").trim().split("\n");
  assert.ok(answers.length > 5);
  // Written out as literals, an answer must have every key that the types want and none that they do not know.
  writeFileSync(join(folder, "contract.ts"),
    `import type { Analysis } from "standfirst";\nexport const answers: Analysis[] = [\n${answers.join(",\n")}\n];\n`);
  run("node", join(ROOT, "node_modules/typescript/bin/tsc"), "--project", folder);
});

for (const name of NAMES) describe(`the package in a page, ${name}`, { timeout: 120_000 }, () => {
  let site;
  let browser;
  before(async () => {
    site = await serve(folder);
    browser = await BROWSERS[name].launch();
    await browser.tab.open(`${site.origin}/page.html`);
  }, { timeout: 120_000 });
  after(async () => {
    await browser?.close();
    await site?.close();
  }, { timeout: 60_000 });

  test("ten lines show who is quoted on the page", async () => {
    const line = await until("the list", () => browser.tab.evaluate(() => document.querySelector("li")?.textContent));
    assert.equal(line, "Ann Oak: “The tide is late,”");
  });

  test("a live page is read as it is shown, another document as it is parsed, and text as it stands", async () => {
    const found = await browser.tab.evaluate(async () => {
      const { analyze } = await import("./node_modules/standfirst/standfirst.js");
      const parsed = new DOMParser().parseFromString("<h1>A gate</h1><p>It opened on Monday.</p>", "text/html");
      const wrong = await analyze(document.body).catch((error) => error.message);
      return [await analyze(document), await analyze(parsed, { url: "https://example.com/a" }), await analyze("A\n\nB"), wrong, Object.keys(globalThis).includes("standfirst")];
    });
    const [live, parsed, text, wrong, listed] = found;
    assert.ok(live.metadata.canonical_url.startsWith(site.origin));
    assert.ok(live.blocks.every((block) => !block.text.includes("What is not shown")));
    assert.deepEqual(parsed.blocks.map((block) => block.text), ["A gate", "It opened on Monday."]);
    assert.equal(parsed.metadata.site, "example.com");
    assert.deepEqual(text.blocks.map((block) => block.offset), [0, 3]);
    assert.match(wrong, /a Document or a string/);
    assert.equal(listed, false);
  });

  test("a worker reads HTML, and answers what the command answers", async () => {
    const page = readFileSync(REPORT, "utf8");
    const found = await browser.tab.evaluate((page) => new Promise((resolve, reject) => {
      const worker = new Worker("worker.js", { type: "module" });
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage(page);
    }), page);
    assert.deepEqual(found, unnamed(command(page)));
  });
});
