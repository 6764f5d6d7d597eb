// The time from the press of the button to the filled panel, both browsers, beside the same press with an engine that
// answers nothing: with the background running, and with one that the browser had stopped. Two browsers stand side by
// side and are pressed in turn, each time on a page loaded anew, the panel being open from the press before. Started
// by `cargo xtask press-time`.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NAMES, extensionFor, launch, read, until } from "./lib/index.mjs";
import { silent } from "./lib/silent.mjs";

const [file] = process.argv.slice(2);
const PRESSES = 20;
/// Between two presses, in milliseconds: what either browser does after one is not to fall into the other's next.
const REST = 400;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST));
const html = readFileSync(file);
const server = createServer((request, response) => {
  response.writeHead(request.url === "/page.html" ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
  response.end(request.url === "/page.html" ? html : "");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/page.html`;

/// The wall clock, finer than a millisecond: two processes must agree on it.
const now = () => performance.timeOrigin + performance.now();

/// One press on a page loaded anew, in milliseconds. The panel itself notes when it was filled, and is asked only when it
/// is: to ask would be in its way.
const pressed = async ({ browser, panel, stop }, isCold) => {
  await browser.tab.open(url);
  await until("the panel to see the new page", () => panel.evaluate(() => document.querySelector("#panel")?.dataset.state !== "read"));
  await panel.evaluate(() => {
    const view = document.defaultView;
    view.filled = 0;
    new view.MutationObserver((_, observer) => {
      if (document.querySelector("#panel")?.dataset.state !== "read") return;
      view.filled = view.performance.timeOrigin + view.performance.now();
      observer.disconnect();
    }).observe(document.body, { attributes: true, subtree: true, childList: true });
  });
  await rest();
  if (isCold) await stop();
  const start = now();
  await browser.tab.press();
  await rest();
  return (await until("the panel to be filled", () => panel.evaluate(() => document.defaultView.filled))) - start;
};

/// How each browser's background is stopped, as the browser does it when it has been idle.
const stopping = {
  chromium: (browser, panel) => async () => {
    const running = async () => (await browser.targets()).some(({ type, url: at }) => type === "service_worker" && at.startsWith(browser.base));
    await panel.send("ServiceWorker.enable");
    await panel.send("ServiceWorker.stopAllWorkers");
    await until("the background to stop", async () => !(await running()));
    await panel.send("ServiceWorker.disable");
  },
  firefox: (browser) => () =>
    browser.chrome(async (base) => {
      const { ExtensionParent } = ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs");
      const all = [...ExtensionParent.GlobalManager.extensionMap.values()];
      await all.find(({ baseURL }) => baseURL === base).terminateBackground({ ignoreDevToolsAttached: true });
    }, browser.base),
};

const of = (times, share) => [...times].sort((a, b) => a - b)[Math.ceil(share * times.length) - 1];
const sides = ["ours", "nothing"];

try {
  for (const name of NAMES) {
    const folder = mkdtempSync(join(tmpdir(), "standfirst-silent-"));
    const open = {};
    try {
      silent(extensionFor(name), folder);
      for (const side of sides) {
        const browser = await launch(name, side === "nothing" ? { extension: folder } : {});
        open[side] = { browser };
        await browser.tab.open(url);
        // The first press opens the panel; it counts as what a person waits for the first time.
        const start = now();
        const panel = await read(browser.tab);
        Object.assign(open[side], { panel, first: now() - start, stop: stopping[name](browser, panel) });
      }
      console.log(`${name.padEnd(10)} first press: ours ${open.ours.first.toFixed(0)} ms, nothing ${open.nothing.first.toFixed(0)} ms`);
      for (const background of ["warm", "cold"]) {
        const times = { ours: [], nothing: [] };
        for (let turn = 0; turn < PRESSES; turn += 1) {
          for (const side of turn % 2 ? sides : sides.toReversed()) times[side].push(await pressed(open[side], background === "cold"));
        }
        for (const side of sides) {
          const all = times[side].map((time) => time.toFixed(0)).join(" ");
          console.log(`${name.padEnd(10)} ${background}, ${side.padEnd(7)} median ${of(times[side], 0.5).toFixed(0)} ms, p95 ${of(times[side], 0.95).toFixed(0)}, all ${all}`);
        }
        const ratio = (share) => (of(times.ours, share) / of(times.nothing, share)).toFixed(2);
        console.log(`${name.padEnd(10)} ${background}, ours : nothing, median ${ratio(0.5)}, p95 ${ratio(0.95)}`);
      }
    } finally {
      for (const side of sides) await open[side]?.browser.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }
} finally {
  server.close();
}
process.exit();
