// What runs in the page's own world: every engine, on the document as it was loaded. Nothing is timed but the engine.
import * as wasm from "/extension/pkg/standfirst.js";
import * as chrono from "/tests/bench/node_modules/chrono-node/dist/esm/index.js";

await wasm.default({ module_or_path: "/extension/pkg/standfirst_bg.wasm" });
const { Readability, Defuddle, standfirst } = globalThis;

const time = (work) => {
  const start = performance.now();
  const result = work();
  return [performance.now() - start, result];
};

/// The floor: every node's name and value, and nothing done with them.
const bare = () => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  let units = 0;
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    units += node.nodeName.length + (node.nodeValue?.length ?? 0);
  }
  return units;
};

const ours = () => {
  const [snapshot, { message }] = time(() => standfirst.snapshot(document));
  const [read, reading] = time(() => wasm.read(message));
  const [view] = time(() => reading.view);
  reading.free();
  return { ours: snapshot + read + view, snapshot, read, view };
};

/// The extension's background has been reading before; a module that has not is compiled function by function as it is
/// first called. What is read here is another page.
globalThis.benchCompile = async () => {
  const sample = await (await fetch("/extension/sample.json")).json();
  for (const key of ["records", "attributes", "lengths"]) sample[key] = Uint32Array.from(sample[key]);
  const start = performance.now();
  while (performance.now() - start < 250) {
    const reading = wasm.read(sample);
    if (!JSON.parse(reading.view).isArticle) throw new Error("The sample is an article.");
    reading.free();
  }
};

const ENGINES = {
  bare: () => ({ bare: time(bare)[0] }),
  ours,
  readability: () => {
    // It takes apart what it reads; the copy is not counted.
    const copy = document.cloneNode(true);
    return { readability: time(() => new Readability(copy).parse())[0] };
  },
  defuddle: () => ({ defuddle: time(() => new Defuddle(document, { url: location.href }).parse())[0] }),
};

const median = (times) => [...times].sort((a, b) => a - b)[times.length >> 1];

/// One engine's first run in this document.
globalThis.benchFirst = (name) => ENGINES[name]();

/// The medians of some rounds in which the engines take turns, each round beginning with another.
globalThis.benchWarm = (rounds) => {
  const names = Object.keys(ENGINES);
  const times = {};
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const run = ENGINES[names[(round + turn) % names.length]]();
      for (const [part, value] of Object.entries(run)) (times[part] ??= []).push(value);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([part, values]) => [part, median(values)]));
};

/// The article's text, read by both: ours finds blocks, quotations and dates in it, chrono-node dates alone.
globalThis.benchDates = (rounds) => {
  const reading = wasm.read(standfirst.snapshot(document).message);
  const { content } = JSON.parse(reading.json);
  reading.free();
  const times = { ours_on_text: [], chrono: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.ours_on_text.push(time(() => wasm.readText(content).free())[0]);
    times.chrono.push(time(() => chrono.parse(content, new Date(2020, 0, 1)))[0]);
  }
  return Object.fromEntries(Object.entries(times).map(([part, values]) => [part, median(values)]));
};

/// The snapshot in the content script's world, where one is there.
globalThis.benchEyes = (rounds) =>
  new Promise((resolve) => {
    document.addEventListener("bench:answer", ({ detail }) => resolve({ snapshot_in_content_script: median(JSON.parse(detail)) }), { once: true });
    document.dispatchEvent(new CustomEvent("bench:ask", { detail: rounds }));
    setTimeout(() => resolve({}), 5000);
  });
globalThis.benchNodes = () => document.documentElement.getElementsByTagName("*").length;
globalThis.benchReady = true;
