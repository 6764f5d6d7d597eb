// Nothing leaves the browser: every request of a whole browser goes through a proxy of the test, and is compared.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { discard, folder as temporary } from "./lib/children.mjs";
import { NAMES, PAGES, ROOT, extensionFor, launch, read, serve, settled, until } from "./lib/index.mjs";
import { unzip } from "./lib/unzip.mjs";

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
    // What was asked is noted; whether the browser hears the answer, or has gone, is its own affair.
    socket.on("error", () => {});
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
      let browser = null;
      const start = () => launch(name, {
        args: [`--proxy-server=127.0.0.1:${gate.port}`, "--proxy-bypass-list=<-loopback>"],
        prefs: {
          "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": gate.port, "network.proxy.ssl": "127.0.0.1",
          "network.proxy.ssl_port": gate.port, "network.proxy.allow_hijacking_localhost": true, "network.proxy.no_proxies_on": "",
        },
      });
      try {
        browser = await start();
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
        await browser?.close();
        await site.close();
        await gate.close();
      }
    });
  });
}

test("what is shipped holds no address to fetch", () => {
  // Names of vocabularies, which nobody fetches.
  const names = /^https?:\/\/(www\.w3\.org\/|schema\.org)/;
  for (const name of NAMES) {
    const packed = extensionFor(name);
    const folder = packed.endsWith(".zip") ? temporary("shipped") : packed;
    if (folder !== packed) unzip(packed, folder);
    const files = readdirSync(folder, { recursive: true }).filter((file) => /\.(js|html|css|json|wasm|svg)$/.test(file));
    assert.ok(files.includes("manifest.json") && files.includes(join("pkg", "standfirst_bg.wasm")), files.join(" "));
    const read = (file) => readFileSync(join(folder, file), "latin1").split("\n").filter((line) => !line.trimStart().startsWith("//")).join("\n");
    const found = (text, pattern) => [...text.matchAll(pattern)].map(([match]) => match);
    const addresses = files.flatMap((file) => found(read(file), /\b(?:https?|wss?|ftp):\/\/[\w.-]+\.[a-z]{2,}[\w./-]*/gi).filter((url) => !names.test(url)).map((url) => `${file}: ${url}`));
    assert.deepEqual(addresses, []);
    // The glue of the engine fetches the one file it is told of; reading.js tells it of ours.
    const ours = files.filter((file) => file.endsWith(".js") && !file.startsWith("pkg"));
    const calls = ours.flatMap((file) => found(read(file), /\b(?:XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|WebTransport|RTCPeerConnection)\b|\bfetch\([^)]*\)/g).map((call) => `${file}: ${call}`));
    assert.deepEqual(calls.filter((call) => !/^\w+\.js: fetch\(api\.runtime\.getURL\(/.test(call)), []);
    if (folder !== packed) discard(folder);
  }
});

test("the manifest asks for what the README says, and no more", () => {
  const folder = process.env.STANDFIRST_EXTENSION ?? join(ROOT, "extension");
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const table = readme.slice(readme.indexOf("| permission | why |")).split("\n\n", 1)[0];
  const said = table.split("\n").slice(2).flatMap((row) => [...row.split("|")[1].matchAll(/`([^`]+)`/g)].map((match) => match[1]));
  const asked = [...manifest.permissions, ...(manifest.optional_permissions ?? []), ...(manifest.host_permissions ?? []), ...(manifest.optional_host_permissions ?? [])];
  assert.deepEqual([...new Set(asked)].toSorted(), [...new Set(said)].toSorted());
  for (const never of ["host_permissions", "content_scripts", "web_accessible_resources", "externally_connectable", "sandbox"]) assert.equal(manifest[never], undefined, never);
});
