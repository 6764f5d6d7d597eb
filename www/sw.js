// Keeps the demo page for when there is no network: what is there now comes from the host, what is not from the store.
const STORE = "standfirst-demo";
const FILES = [
  "./", "demo.css", "demo.js", "engine.js", "share.js",
  ...["commentary", "report", "interview", "french", "front-page"].map((name) => `articles/${name}.html`),
  ...["_locales/en/messages.json", "page/bar.js", "page/paint.js", "page/sheet.js", "page/snapshot.js", "panel.css", "panel/find.js", "panel/menus.js", "panel/strip.js", "standfirst.js", "standfirst_bg.wasm",
    "take.js", "words.js"].map((name) => `pkg/${name}`),
];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(STORE).then((store) => store.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(clients.claim());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  const fromHost = async () => {
    const answer = await fetch(request);
    // The copy is stored beside: the page does not wait for it.
    if (answer.ok) {
      const copy = answer.clone();
      event.waitUntil(caches.open(STORE).then((store) => store.put(request, copy)));
    }
    return answer;
  };
  event.respondWith(fromHost().catch(async (error) => {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }));
});
