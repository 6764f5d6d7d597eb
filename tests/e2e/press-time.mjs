// The time from the press of the button to the filled panel, both browsers: the median of ten, the 95th
// percentile, and all ten. Each press is on a page loaded anew, the panel being open from the
// press before. Started by `cargo xtask press-time`.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { NAMES, launch, read, settled, until } from "./lib/index.mjs";

const [file] = process.argv.slice(2);
const html = readFileSync(file);
const server = createServer((request, response) => {
  response.writeHead(request.url === "/page.html" ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
  response.end(request.url === "/page.html" ? html : "");
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/page.html`;
try {
  for (const name of NAMES) {
    const browser = await launch(name);
    try {
      const times = [];
      await browser.tab.open(url);
      // The first press opens the panel; it counts as what a person waits for the first time.
      const start = performance.now();
      const panel = await read(browser.tab);
      const first = performance.now() - start;
      while (times.length < 10) {
        await browser.tab.open(url);
        await until("the panel to see the new page", () => panel.evaluate(() => document.querySelector("#panel")?.dataset.state !== "read"));
        const pressed = performance.now();
        await browser.tab.press();
        await settled(panel, "read");
        times.push(performance.now() - pressed);
      }
      const sorted = [...times].sort((a, b) => a - b);
      const median = (sorted[4] + sorted[5]) / 2;
      const p95 = sorted[Math.ceil(0.95 * sorted.length) - 1];
      console.log(`${name.padEnd(10)} median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)}, first ${first.toFixed(0)} ms, all ${times.map((time) => time.toFixed(0)).join(" ")}`);
    } finally {
      await browser.close();
    }
  }
} finally {
  server.close();
}
process.exit();
