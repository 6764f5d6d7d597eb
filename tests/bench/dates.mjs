// Dates alone, beside chrono-node, in one Node.js process; see `cargo xtask bench dates`.
//
//   node tests/bench/dates.mjs MODULES DATASET [--rounds N]
//
// MODULES holds the Wasm module that can find dates by itself; DATASET holds texts/ and truth.jsonl with each text's
// day of publication. The engines take turns, three rounds to get warm and then those that count; what is printed is
// the median of the rounds' CPU time (user and system, all threads) per million bytes of text, and its range.
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import * as chrono from "chrono-node";

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: "string", default: "15" } } });
const [modules, dataset] = positionals.map((folder) => resolve(folder));
const WARM = 3;
const rounds = Number(options.rounds);

const wasm = await import(pathToFileURL(join(modules, "standfirst_bench.js")));
await wasm.default({ module_or_path: readFileSync(join(modules, "standfirst_bench_bg.wasm")) });

const texts = readFileSync(join(dataset, "truth.jsonl"), "utf8").trim().split("\n").map((line) => {
  const { id, published } = JSON.parse(line);
  const text = readFileSync(join(dataset, "texts", `${id}.txt`), "utf8");
  const paragraphs = text.split("\n").filter((paragraph) => paragraph.trim());
  return { text, paragraphs, published: published.slice(0, 10), reference: new Date(`${published.slice(0, 10)}T12:00:00Z`) };
});
const megabytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;

const prepared = texts.map(({ text, published }) => new wasm.BeforeDates(text, published));
const ENGINES = {
  "ours: finding, resolving and ranking dates": () => prepared.reduce((sum, one) => sum + one.dates(), 0),
  "ours: the same with the text handed over, blocks and metadata": () =>
    texts.reduce((sum, { text, published }) => {
      const one = new wasm.BeforeDates(text, published);
      const found = one.dates();
      one.free();
      return sum + found;
    }, 0),
  "chrono-node: a paragraph at a time": () =>
    texts.reduce((sum, { paragraphs, reference }) => sum + paragraphs.reduce((n, paragraph) => n + chrono.parse(paragraph, reference).length, 0), 0),
  "chrono-node: a text at a time": () => texts.reduce((sum, { text, reference }) => sum + chrono.parse(text, reference).length, 0),
};

const names = Object.keys(ENGINES);
const times = Object.fromEntries(names.map((name) => [name, []]));
const found = {};
for (let round = 0; round < WARM + rounds; round += 1) {
  for (let turn = 0; turn < names.length; turn += 1) {
    const name = names[(round + turn) % names.length];
    const before = process.cpuUsage();
    found[name] = ENGINES[name]();
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM) times[name].push((user + system) / 1e6 / megabytes);
  }
}

console.log(`${texts.length} texts, ${megabytes.toFixed(3)} MB; ${rounds} rounds; Node.js ${process.version}, ${cpus()[0]?.model}`);
console.log("CPU s/MB  (least – most)     dates");
for (const name of names) {
  const sorted = times[name].sort((a, b) => a - b);
  const [least, middle, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((time) => time.toFixed(3));
  console.log(`${middle}     (${least} – ${most})  ${String(found[name]).padStart(6)}  ${name}`);
}
