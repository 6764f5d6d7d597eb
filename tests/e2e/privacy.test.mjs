// Nothing leaves the browser: every request of a whole browser goes through a proxy of the test, and is compared.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { NAMES, PAGES, ROOT, launch, read, serve, settled, until } from "./lib/index.mjs";

/// The browsers' makers, whom a fresh browser asks for its own sake, with or without us.
const OWN = /(^|\.)(mozilla\.(org|com|net)|firefox\.com|google\.com|googleapis\.com|gstatic\.com|gvt1\.com|digicert\.com)$/;

/// A proxy that passes nothing on but what is asked of this machine, and writes everything down.
const proxy = async () => {
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const { hostname } = new URL(request.url);
    if (hostname !== "127.0.0.1") {
      response.writeHead(502).end();
      return;
    }
    const answer = await fetch(request.url, { method: request.method });
    response.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  server.on("connect", (request, socket) => {
    asked.push(`https://${request.url}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: server.address().port, asked, close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())) };
};

for (const name of NAMES) {
  describe(`privacy, ${name}`, { timeout: 300_000 }, () => {
    test("reading, marking, folding and restoring ask the network for nothing", async () => {
      const gate = await proxy();
      const site = await serve(PAGES);
      const browser = await launch(name, {
        args: [`--proxy-server=127.0.0.1:${gate.port}`, "--proxy-bypass-list=<-loopback>"],
        prefs: {
          "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": gate.port, "network.proxy.ssl": "127.0.0.1",
          "network.proxy.ssl_port": gate.port, "network.proxy.allow_hijacking_localhost": true, "network.proxy.no_proxies_on": "",
        },
      });
      try {
        const { tab } = browser;
        const own = () => gate.asked.filter((url) => !url.includes("favicon") && !OWN.test(new URL(url).hostname));
        await tab.open(`${site.origin}/article.html`);
        await until("the page to be asked for through the proxy", () => own().length >= 2);
        const before = own();
        assert.deepEqual(before.map((url) => new URL(url).pathname).toSorted(), ["/article.css", "/article.html"]);
        const panel = await read(tab);
        await panel.click('[data-act="show_date"]');
        await panel.click('[data-act="all"]');
        await panel.click('[data-act="restore"]');
        await settled(panel, "restored");
        // What would be asked for late would be asked for by then.
        await new Promise((resolve) => setTimeout(resolve, 1000));
        assert.deepEqual(own(), before);
      } finally {
        await browser.close();
        await site.close();
        await gate.close();
      }
    });
  });
}

test("what is shipped holds no address to fetch", () => {
  const folder = join(ROOT, "extension");
  const files = readdirSync(folder, { recursive: true }).map((file) => join(folder, file)).filter((file) => statSync(file).isFile() && /\.(js|html|css|json|wasm|svg)$/.test(file));
  // Names of vocabularies, which nobody fetches, and those that tell a page's links apart.
  const names = /^https?:\/\/(www\.w3\.org\/|schema\.org)/;
  const found = files.flatMap((file) => (readFileSync(file, "latin1").match(/\b(?:https?|wss?):\/\/[\w.-]+\.[a-z]{2,}[\w./-]*/gi) ?? []).filter((url) => !names.test(url)).map((url) => `${file.slice(folder.length + 1)}: ${url}`));
  assert.deepEqual(found, []);
  const calls = files.filter((file) => file.endsWith(".js") && !file.includes("pkg")).flatMap((file) => (readFileSync(file, "utf8").match(/\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|WebTransport|fetch\()/g) ?? []).map((call) => `${file}: ${call}`));
  assert.deepEqual(calls, []);
});

test("the manifest asks for what the README says, and no more", () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, "extension/manifest.json"), "utf8"));
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const table = readme.slice(readme.indexOf("| permission | why |")).split("\n\n", 1)[0];
  const said = table.split("\n").slice(2).flatMap((row) => [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map((match) => match[1]));
  const asked = [...manifest.permissions, ...(manifest.optional_permissions ?? []), ...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
  assert.deepEqual([...new Set(asked)].toSorted(), [...new Set(said)].toSorted());
  for (const never of ["host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable", "sandbox"]) assert.equal(manifest[never], undefined, never);
});
