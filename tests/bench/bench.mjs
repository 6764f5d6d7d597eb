// Engines side by side on real pages in a real browser; see `cargo xtask bench`.
//
//   node tests/bench/bench.mjs FOLDER [--browser chromium|firefox] [--every N] [--json FILE]
//
// Every third page of the folder is served with scripts, styles, images and frames refused. Each engine's first run is
// taken in a document loaded for it alone; then the engines take turns on one document, seven times, and the median
// counts. Ratios are to the bare pass over the same document.
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { parseArgs } from "node:util";
import { ROOT, launch, serve, until } from "../e2e/lib/index.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: "string", default: "chromium" }, every: { type: "string", default: "3" }, json: { type: "string" } },
});
const [folder] = positionals;
const ROUNDS = 7;
const FIRST = ["bare", "ours", "readability", "defuddle"];
const ROWS = ["bare", "ours", "snapshot", "read", "view", "readability", "defuddle", "snapshot_in_content_script"];

const files = readdirSync(resolve(folder)).filter((name) => /\.html(\.gz)?$/.test(name)).sort()
  .filter((_, at) => at % Number(options.every) === 0);
const bytesOf = (name) => {
  const bytes = readFileSync(join(resolve(folder), name));
  return name.endsWith(".gz") ? gunzipSync(bytes) : bytes;
};

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const sum = (values) => values.reduce((a, b) => a + b, 0);

const eyes = mkdtempSync(join(tmpdir(), "standfirst-eyes-"));
cpSync(join(ROOT, "tests/bench/eyes"), eyes, { recursive: true });
cpSync(join(ROOT, "extension/page/snapshot.js"), join(eyes, "snapshot.js"));

const site = await serve(ROOT);
const policy = `default-src 'none'; style-src 'none'; style-src-attr 'unsafe-inline'; form-action 'none'; connect-src ${site.origin}/extension/; ` +
  `script-src ${site.origin}/extension/ ${site.origin}/tests/bench/ 'wasm-unsafe-eval'`;
// An isolated page has a clock of a few microseconds.
const headers = { "content-security-policy": policy, "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const library = (path, name, wrap) => {
  site.pages[`/tests/bench/lib/${name}.js`] = { body: wrap(readFileSync(join(ROOT, path), "utf8")), headers: { "content-type": "text/javascript" } };
};
library("tests/bench/node_modules/@mozilla/readability/Readability.js", "readability", (code) => `(() => { const module = {}; ${code}\nglobalThis.Readability = Readability; })();`);
library("tests/bench/node_modules/defuddle/dist/index.js", "defuddle", (code) => code);
library("extension/page/snapshot.js", "snapshot", (code) => code);
for (const path of ["extension/pkg/standfirst.js", "tests/bench/page.mjs"]) {
  site.pages[`/${path}`] = { body: readFileSync(join(ROOT, path)), headers: { "content-type": "text/javascript" } };
}

const browser = await launch(options.browser, {
  extension: eyes,
  welcome: null,
  args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
  prefs: { "accessibility.blockautorefresh": true, "network.dns.disablePrefetch": true, "privacy.reduceTimerPrecision": false },
});
// Scripts go in as elements and are taken out again, so that they run in the page's own world in every browser.
const prepare = async (url) => {
  await browser.tab.open(url);
  await browser.tab.evaluate(async () => {
    const add = (src, type) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, { src, type, onload: () => resolve(script.remove()), onerror: () => reject(new Error(`${src} did not load`)) });
        document.documentElement.append(script);
      });
    for (const name of ["readability", "defuddle", "snapshot"]) await add(`/tests/bench/lib/${name}.js`, "text/javascript");
    await add("/tests/bench/page.mjs", "module");
  });
  await until("the engines to load", () => browser.tab.evaluate(() => (globalThis.wrappedJSObject ?? globalThis).benchReady));
};
const ask = (name, value) =>
  browser.tab.evaluate(async (name, value) => JSON.parse(JSON.stringify(await (globalThis.wrappedJSObject ?? globalThis)[name](value)) ?? null), name, value);

const sample = async () => {
  site.pages["/bench-sample.html"] = { file: join(ROOT, "www/articles/commentary.html"), headers };
  await prepare(`${site.origin}/bench-sample.html`);
  const message = await browser.tab.evaluate(() => {
    const { records, attributes, lengths, ...rest } = (globalThis.wrappedJSObject ?? globalThis).standfirst.snapshot(document).message;
    return JSON.stringify({ ...rest, records: [...records], attributes: [...attributes], lengths: [...lengths] });
  });
  site.pages["/extension/sample.json"] = { body: message, headers: { "content-type": "application/json" } };
};

const pages = [];
const failed = [];
try {
  await sample();
  for (const [at, name] of files.entries()) {
    const path = `/bench-page-${at}.html`;
    try {
      const body = bytesOf(name);
      site.pages[path] = { body, headers };
      const first = {};
      for (let turn = 0; turn < FIRST.length; turn += 1) {
        const engine = FIRST[(at + turn) % FIRST.length];
        await prepare(site.origin + path);
        if (engine === "ours") await ask("benchCompile");
        Object.assign(first, await ask("benchFirst", engine));
      }
      await ask("benchCompile");
      const warm = await ask("benchWarm", ROUNDS);
      Object.assign(warm, await ask("benchDates", ROUNDS), await ask("benchEyes", ROUNDS));
      pages.push({ name, bytes: body.length, elements: await ask("benchNodes"), first, warm });
    } catch (error) {
      failed.push(`${name}: ${error.message}`);
    }
    delete site.pages[path];
  }
} finally {
  await browser.close();
  await site.close();
  rmSync(eyes, { recursive: true, force: true });
}

const table = (kind) => {
  const rows = {};
  for (const part of ROWS) {
    const measured = pages.filter((page) => page[kind][part] !== undefined && page[kind].bare > 0);
    if (measured.length === 0) continue;
    const ms = sum(measured.map((page) => page[kind][part]));
    const floor = sum(measured.map((page) => page[kind].bare));
    rows[part] = { ms, of_sum: ms / floor, of_median: median(measured.map((page) => page[kind][part] / page[kind].bare)) };
  }
  return rows;
};
const result = { browser: options.browser, cpu: cpus()[0].model, cores: cpus().length, pages: pages.length, elements: sum(pages.map((p) => p.elements)), first: table("first"), warm: table("warm") };
const texts = pages.filter((page) => page.warm.chrono > 0);
result.text = { ours_ms: sum(texts.map((p) => p.warm.ours_on_text)), chrono_ms: sum(texts.map((p) => p.warm.chrono)) };

console.log(`${options.browser}: ${pages.length} pages, ${result.elements} elements, on ${result.cores} × ${result.cpu}`);
for (const kind of ["first", "warm"]) {
  console.log(`\n${kind.padEnd(28)}${"ms, all".padStart(10)}${"× bare, sum".padStart(14)}${"median".padStart(9)}`);
  for (const [part, { ms, of_sum, of_median }] of Object.entries(result[kind])) {
    console.log(`${part.replaceAll("_", " ").padEnd(28)}${ms.toFixed(1).padStart(10)}${of_sum.toFixed(2).padStart(14)}${of_median.toFixed(2).padStart(9)}`);
  }
}
console.log(`\nthe articles' text: ours, everything ${result.text.ours_ms.toFixed(1)} ms; chrono-node, dates alone ${result.text.chrono_ms.toFixed(1)} ms`);
for (const line of failed) console.log(`not measured: ${line}`);
if (options.json) writeFileSync(options.json, `${JSON.stringify({ ...result, each: pages }, null, 1)}\n`);
process.exit(pages.length > 0 ? 0 : 1);
