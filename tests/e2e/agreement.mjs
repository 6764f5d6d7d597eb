// The live page and its HTML, held against each other: every development page of a corpora folder is opened in a real
// browser, scripts, styles, images and frames refused, its snapshot read by the engine's Wasm module, and the blocks are
// compared with those of the native command on the same bytes.
//
//   node tests/e2e/agreement.mjs CORPORA [html5lib]
//
// With `html5lib`, the inputs of its tests are the pages: those of the tokenizer, and those of the encoding as bytes of
// which nobody says in what encoding they are.
//
// What only a live page knows (that an element is not shown) is told apart: each page is compared as the extension sends
// it, and once more with that evidence left out. Exit code 1 when a share of equal pages is below the one stated here.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import * as engine from "../../extension/pkg/standfirst.js";
import { discard, folder as temporary } from "./lib/children.mjs";
import { NAMES, ROOT, launch, serve } from "./lib/index.mjs";

const corpora = process.argv[2] ?? process.env.STANDFIRST_CORPORA;
if (!corpora) {
  console.error("Name the folder of corpora.");
  process.exit(2);
}
const FOLDERS = ["structure/dev/pages", "blocks/dev/pages"];
/// The share of pages that must be equal block for block once the live page's own evidence is left out.
const LEAST = 0.99;
/// Nothing is fetched and no sheet hides anything; inline styles are the page's own words, and stay.
const POLICY = "default-src 'none'; style-src 'none'; style-src-attr 'unsafe-inline'; form-action 'none'";
const HEADERS = { "content-security-policy": POLICY, "x-dns-prefetch-control": "off" };
/// A page may send its reader elsewhere after a moment; here it may not.
const QUIET = {
  chromium: { args: ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] },
  firefox: { prefs: { "accessibility.blockautorefresh": true, "network.dns.disablePrefetch": true } },
};

engine.initSync({ module: readFileSync(join(ROOT, "extension/pkg/standfirst_bg.wasm")) });
const EYES = readFileSync(join(ROOT, "extension/page/snapshot.js"), "utf8");
const SNAPSHOT = `(() => {
  ${EYES}
  const { records, attributes, lengths, ...rest } = standfirst.snapshot(document).message;
  return { records: [...records], attributes: [...attributes], lengths: [...lengths], ...rest };
})()`;

const fromSnapshot = (message, evidence) => {
  const records = Uint32Array.from(message.records);
  // Four numbers a node; an element's last are its flags, a text's is 0 anyhow.
  if (!evidence) for (let at = 3; at < records.length; at += 4) records[at] = 0;
  const attributes = Uint32Array.from(message.attributes);
  const lengths = Uint32Array.from(message.lengths);
  const reading = engine.read({ ...message, records, attributes, lengths });
  try {
    return JSON.parse(reading.json);
  } finally {
    reading.free();
  }
};

/// The native command, asked one job at a time, or for a file of bytes.
const command = () => {
  const release = ["release", "debug"].map((profile) => join(ROOT, "target", profile, "standfirst"));
  const program = process.env.STANDFIRST_COMMAND ?? release.find(existsSync);
  const child = spawn(program, ["analyze", "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (job) => {
    child.stdin.write(`${JSON.stringify(job)}\n`);
    return JSON.parse((await lines.next()).value);
  };
  const files = temporary("bytes");
  const askBytes = (bytes) => {
    const file = join(files, "page.html");
    writeFileSync(file, bytes);
    return JSON.parse(execFileSync(program, ["analyze", "--format", "json", file], { encoding: "utf8" }));
  };
  const end = () => {
    child.stdin.end();
    discard(files);
  };
  return { ask, askBytes, end };
};

const bare = (text) => text.replace(/\s+/gu, "");
const count = (map, key, by) => map.set(key, (map.get(key) ?? 0) + by);

/// The classes of what differs between two lists of blocks, each with its first example.
const differences = (live, html) => {
  const key = ({ role, text }) => `${role}\n${text}`;
  const left = new Map();
  for (const block of live) count(left, key(block), 1);
  const onlyHtml = html.filter((block) => {
    const there = (left.get(key(block)) ?? 0) > 0;
    if (there) count(left, key(block), -1);
    return !there;
  });
  const onlyLive = live.filter((block) => {
    const there = (left.get(key(block)) ?? 0) > 0;
    if (there) count(left, key(block), -1);
    return there;
  });
  const found = [];
  const pair = (what, alike) => {
    for (const block of [...onlyLive]) {
      const other = onlyHtml.find((candidate) => alike(block, candidate));
      if (!other) continue;
      onlyLive.splice(onlyLive.indexOf(block), 1);
      onlyHtml.splice(onlyHtml.indexOf(other), 1);
      found.push([what(block, other), block.text, other.text]);
    }
  };
  pair((a, b) => `role: ${a.role} in the browser, ${b.role} in the HTML`, (a, b) => a.text === b.text);
  pair(() => "white space", (a, b) => bare(a.text) === bare(b.text));
  pair(() => "cut elsewhere", (a, b) => bare(a.text).includes(bare(b.text)) || bare(b.text).includes(bare(a.text)));
  for (const block of onlyLive) found.push(["only in the browser", block.text, ""]);
  for (const block of onlyHtml) found.push(["only in the HTML", "", block.text]);
  if (found.length === 0 && live.some((block, at) => key(block) !== key(html[at]))) found.push(["order", live[0]?.text ?? "", ""]);
  return found;
};

/// The pages of the development sets.
const pagesOf = (folder) => {
  const path = join(resolve(corpora), folder);
  const files = readdirSync(path).filter((file) => file.endsWith(".html.gz")).sort();
  return files.map((file) => ({ name: `${folder.split("/")[0]}/${file.slice(0, -3)}`, html: () => gunzipSync(readFileSync(join(path, file))) }));
};

/// The inputs of html5lib's tests of a tokenizer.
const inputs = () => {
  const path = join(resolve(corpora), "html5lib/tokenizer");
  const files = readdirSync(path).filter((file) => file.endsWith(".test")).sort();
  return files.flatMap((file) => {
    const { tests = [], xmlViolationTests = [] } = JSON.parse(readFileSync(join(path, file), "utf8"));
    return [...tests, ...xmlViolationTests].map(({ input, doubleEscaped }, at) => {
      const text = doubleEscaped ? input.replace(/\\u([0-9a-f]{4})/giu, (_, digits) => String.fromCharCode(parseInt(digits, 16))) : input;
      return { name: `html5lib/${file}/${at}`, html: () => Buffer.from(text, "utf8") };
    });
  });
};

/// Bytes that are other characters in every encoding.
const TELLING = Buffer.from("<p>caf\xe9 \x93noir\x94 \xb9\xfe</p>", "latin1");
/// The inputs of its tests of the encoding, as bytes.
const bytes = () => {
  const path = join(resolve(corpora), "html5lib/encoding");
  const files = readdirSync(path, { recursive: true }).filter((file) => file.endsWith(".dat")).sort();
  return files.flatMap((file) => {
    const parts = readFileSync(join(path, file), "latin1").split(/^#data\n/m).slice(1);
    return parts.map((part, at) => ({ name: `html5lib/${file}/${at}`, html: () => Buffer.concat([Buffer.from(part.split(/^#encoding\n/m)[0], "latin1"), TELLING]), isBytes: true }));
  });
};

const all = process.argv[3] === "html5lib" ? [...inputs(), ...bytes()] : FOLDERS.flatMap(pagesOf);
// A negative number of pages is the last ones.
const many = Number(process.env.STANDFIRST_PAGES ?? all.length);
const pages = many < 0 ? all.slice(many) : all.slice(0, many);

let short = false;
for (const name of NAMES) {
  const site = await serve(ROOT);
  const native = command();
  const browser = await launch(name, { install: false, ...QUIET[name] });
  const sums = { true: { equal: 0, classes: new Map() }, false: { equal: 0, classes: new Map() } };
  const failed = [];
  let read = 0;
  let blocks = 0;
  try {
    for (const page of pages) {
      const html = page.html();
      const path = `/${page.name}`;
      site.pages[path] = { body: html, headers: page.isBytes ? { ...HEADERS, "content-type": "text/html" } : HEADERS };
      const url = site.origin + path;
      try {
        await browser.tab.open(url);
        const message = await browser.tab.run(SNAPSHOT);
        if (message.url !== url) throw new Error(`it went to ${message.url}`);
        const expected = page.isBytes ? native.askBytes(html) : await native.ask({ html: html.toString("utf8"), url });
        read += 1;
        blocks += expected.blocks.length;
        for (const evidence of [true, false]) {
          const found = differences(fromSnapshot(message, evidence).blocks, expected.blocks);
          if (found.length === 0) sums[evidence].equal += 1;
          for (const [what, live, other] of found) {
            const known = sums[evidence].classes.get(what) ?? { pages: new Set(), blocks: 0, example: [page.name, live, other] };
            known.pages.add(page.name);
            known.blocks += 1;
            sums[evidence].classes.set(what, known);
          }
        }
      } catch (error) {
        failed.push(`${page.name}: ${error.message}`);
      }
      delete site.pages[path];
    }
  } finally {
    native.end();
    await browser.close();
    await site.close();
  }
  for (const evidence of [false, true]) {
    const { equal, classes } = sums[evidence];
    console.log(`${name}, ${evidence ? "with" : "without"} what only a live page knows: ${equal} of ${read} pages equal block for block (${blocks} blocks)`);
    for (const [what, { pages: where, blocks: many, example }] of [...classes].sort(([, a], [, b]) => b.blocks - a.blocks)) {
      const [where0, live, other] = example.map((words) => JSON.stringify(words.slice(0, 160)));
      console.log(`  ${what}: ${many} blocks on ${where.size} pages; ${where0}: browser ${live}, HTML ${other}`);
      if (process.env.STANDFIRST_VERBOSE) console.log(`    ${[...where].join(" ")}`);
    }
  }
  for (const line of failed) console.log(`  not compared: ${line}`);
  if (read === 0 || sums.false.equal / pages.length < LEAST) short = true;
}
if (short) console.error(`A share of equal pages is below ${100 * LEAST} %.`);
process.exit(short ? 1 : 0);
