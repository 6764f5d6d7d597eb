// A web site on this machine, for one test file.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png", ".wasm": "application/wasm", ".json": "application/json" };

/// Serves a folder on 127.0.0.1. `pages` maps a path to `{ file, body, headers, status }`, before the folder is looked
/// at. `requests` lists what was asked for, in order.
export const serve = async (root, pages = {}) => {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    requests.push(`${request.method} ${request.url}`);
    const page = pages[pathname] ?? {};
    try {
      const file = page.file ?? join(root, normalize(decodeURIComponent(pathname)));
      if (!page.file && !file.startsWith(join(root, "/"))) throw new Error("outside the folder");
      const body = page.body ?? (await readFile(file));
      const type = TYPES[extname(file)] ?? TYPES[".html"];
      response.writeHead(page.status ?? 200, { "content-type": type, "cache-control": "no-store", ...page.headers });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("Nothing here.");
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { origin, requests, pages, close };
};
