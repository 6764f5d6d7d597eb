// The demo page in real browsers, without the extension. Everything is served from www/, as any static host would.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { WWW, host, inEachDemo } from "./lib/demo.mjs";
import { ROOT, until } from "./lib/index.mjs";

const ARTICLES = readdirSync(join(WWW, "articles"));
/// The native command, built last.
const [COMMAND] = ["debug", "release"].map((profile) => join(ROOT, "target", profile, "standfirst")).filter(existsSync)
  .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);

inEachDemo("the demo page", (held, name) => {
  const { hasRead, open, found } = held;
  const stored = () => held.tab.evaluate(async () => (await navigator.serviceWorker.ready).active !== null);
  const paste = async (words) => {
    await held.tab.evaluate((words) => {
      document.getElementById("status").textContent = "";
      document.getElementById("own-details").open = true;
      document.getElementById("paste").value = words;
    }, words);
    await held.tab.click("#own button");
    await hasRead();
  };
  const folds = () => held.tab.evaluate(() =>
    document.querySelector("iframe").contentDocument.querySelectorAll("[data-standfirst-fold][hidden]").length);
  const view = (name) => held.tab.click((name) => document.querySelector(`[name=view][value=${name}]`).parentElement, name);
  const pressed = (act) => held.tab.click((act) => document.querySelector(`#panel [data-act=${act}]`), act);

  test("an article is read, folded and listed", async () => {
    await open("commentary");
    assert.ok((await folds()) > 5);
    const panel = await held.tab.evaluate(() => document.getElementById("panel").innerText);
    assert.match(panel, /Velmar's President Seeks River Treaty with Ostria/);
    assert.match(panel, /Ilan Torvay/);
    assert.match(panel, /March 11, 2025/);
    const about = await held.tab.evaluate(() => document.getElementById("module").textContent);
    assert.match(about, /^Engine \d+\.\d+\.\d+, \d+ KB · sha-256 [0-9a-f]{8} … [0-9a-f]{4}$/);
  });

  test("a pressed line marks its words in the article, and there is a way back", async () => {
    await open("report");
    const marks = () => held.tab.evaluate(() => {
      const frame = document.querySelector("iframe").contentWindow;
      return [...frame.CSS.highlights.values()].flatMap((mark) => [...mark].map((range) => range.toString()));
    });
    assert.deepEqual(await marks(), []);
    await pressed("show_quote");
    await until("the words to be marked", async () => (await marks()).length > 0);
    const strip = await held.tab.evaluate(() => document.querySelector("#strip .marked").textContent);
    assert.equal(strip.replace(/\s+/gu, " "), (await marks()).join(" ").replace(/\s+/gu, " "));
    await held.tab.click("#strip .plain");
    assert.deepEqual(await marks(), []);
    assert.equal(await held.tab.evaluate(() => document.getElementById("strip").hidden), true);
  });

  test("folding goes on and off, from the page and from the panel, and off is the page as it was", async () => {
    await open("commentary");
    const inner = () => held.tab.evaluate(() => {
      const page = document.querySelector("iframe").contentDocument;
      return new XMLSerializer().serializeToString(page);
    });
    const folded = await folds();
    await held.tab.click("#folding");
    assert.equal(await folds(), 0);
    const plain = await inner();
    assert.doesNotMatch(plain, /standfirst/u);
    await pressed("all");
    assert.equal(await folds(), folded);
    assert.equal(await held.tab.evaluate(() => document.getElementById("folding").checked), true);
    await pressed("restore");
    assert.equal(await inner(), plain);
  });

  test("blocks show their role, and why when pressed or reached by the keyboard", async () => {
    await open("commentary");
    await view("roles");
    const blocks = (await found()).blocks;
    const shown = await held.tab.evaluate(() => [...document.querySelectorAll("#blocks > li")].map((item) => item.querySelector("button").textContent));
    assert.deepEqual(shown, blocks.map((block) => block.role));
    const promo = blocks.find((block) => block.role === "promo");
    await held.tab.click(`#block-${promo.id} .words`);
    const why = () => held.tab.evaluate(() => document.getElementById("why-words").textContent);
    assert.ok((await why()).includes(promo.rule));
    assert.ok((await why()).includes(promo.evidence[0]));
    await held.tab.evaluate((id) => document.querySelector(`#block-${id} button`).focus(), promo.id);
    await held.tab.key("ArrowDown");
    assert.ok((await why()).includes(blocks[promo.id + 1].rule));
    await held.tab.click("#why-json");
    assert.equal(await held.tab.evaluate(() => JSON.parse(document.querySelector("#view-json mark").textContent).id), promo.id + 1);
    // Another article chosen here is read as well, though its frame is covered.
    await held.tab.evaluate(() => void (document.getElementById("status").textContent = ""));
    await held.tab.click(() => document.querySelector("#articles [data-name=report]"));
    await hasRead();
    assert.equal((await found()).metadata.title, "The bridge that would not open");
    assert.ok((await found()).blocks.length > 20);
  });

  test("what is pasted is shown and read, and nothing in it runs or is fetched", async () => {
    await open("report");
    await stored();
    held.site.requests.length = 0;
    await paste(`<!DOCTYPE html><title>Harbour</title><meta http-equiv="refresh" content="0;url=/elsewhere">
      <script>parent.hacked = 1</script><script src="/hacked.js"></script>
      <h1>Harbour <img src=x onerror="parent.hacked=2"></h1><svg onload="parent.hacked=3"></svg>
      <iframe src="javascript:parent.parent.hacked=4"></iframe><iframe src="/frame.html"></iframe>
      <p onclick="parent.hacked=5" id="p">“The tide is late,” said Ann Oak, the harbour master, on Monday.</p>
      <form action="/form"><button>Send</button></form><link rel="prefetch" href="/prefetch"><video src="/v.mp4" autoplay></video>`);
    await held.tab.evaluate(() => document.querySelector("iframe").contentDocument.getElementById("p").click());
    await held.tab.evaluate(() => document.querySelector("iframe").contentDocument.querySelector("button").click());
    // A page's own refresh would come at once; there is no event for what does not come.
    await held.tab.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.equal(await held.tab.evaluate(() => globalThis.hacked), undefined);
    // The browser may look for a newer worker of ours at any time.
    assert.deepEqual(held.site.requests.filter((request) => request !== "GET /sw.js"), []);
    assert.equal(await held.tab.evaluate(() => document.querySelector("iframe").contentDocument.URL), "about:srcdoc");
    assert.ok((await found()).blocks.some((block) => block.text.includes("The tide is late")));
  });

  test("plain text has a block a line, and the day of publication is the reader's to choose", async () => {
    await open("report");
    await paste("Harbour news\n\n  The gate was shut on Monday.\nNobody minded.");
    assert.deepEqual((await found()).blocks.map((block) => [block.text, block.offset]),
      [["Harbour news", 0], ["The gate was shut on Monday.", 16], ["Nobody minded.", 45]]);
    const monday = async () => (await found()).dates.find((date) => date.text === "Monday").from;
    assert.equal(await monday(), null);
    await held.tab.evaluate(() => {
      const field = document.getElementById("published");
      field.value = "2025-09-17";
      document.getElementById("status").textContent = "";
      field.dispatchEvent(new Event("change"));
    });
    await hasRead();
    assert.equal(await monday(), "2025-09-15");
  });

  test("a link holds what was read, and a broken one says so", async () => {
    await open("commentary");
    await paste("A bridge opens\n\n“It holds,” said Anna Kestrel on Monday.");
    const fragment = await held.tab.evaluate(async () => {
      const { packed } = await import("./share.js");
      return packed({ text: "A bridge opens\n\n“It holds,” said Anna Kestrel on Monday." }, "2025-09-17");
    });
    await open(fragment);
    assert.equal((await found()).dates[0].value, "2025-09-15");
    assert.equal((await found()).speakers[0].name, "Anna Kestrel");
    await held.tab.open("about:blank");
    await held.tab.open(`${held.site.origin}/#read=!!`);
    await until("a sentence", () => held.tab.evaluate(() => document.getElementById("trouble").textContent.includes("broken")));
    const tooLong = await held.tab.evaluate(async () => {
      const { packed } = await import("./share.js");
      return await packed({ text: Array.from(crypto.getRandomValues(new Uint32Array(16_000))).join(" ") }, "") === null;
    });
    assert.equal(tooLong, true);
  });

  test("the JSON is the native command's, and the page says how to ask for it", { skip: !COMMAND && "the command is not built" }, async () => {
    assert.equal(ARTICLES.length, 5);
    for (const article of ARTICLES) {
      await open(article.replace(".html", ""));
      await view("json");
      const words = (await held.tab.evaluate(() => document.getElementById("same-command").innerText)).split(" ");
      assert.deepEqual(words, ["standfirst", "analyze", "--explain", `www/articles/${article}`]);
      const native = JSON.parse(execFileSync(COMMAND, words.slice(1), { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }));
      assert.deepEqual(await found(), { ...native, source: null });
    }
    await view("read");
    assert.equal(await held.tab.evaluate(() => document.getElementById("same").hidden), true);
  });

  test("a page that is no article is left as it is", async () => {
    await open("front-page");
    assert.equal(await folds(), 0);
    assert.match(await held.tab.evaluate(() => document.getElementById("panel").innerText), /Not an article/);
  });

  test("nothing is asked of another host", async () => {
    held.site.requests.length = 0;
    await open("french");
    const names = await held.tab.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name).filter((name) => !name.startsWith(`${location.origin}/`) && !name.startsWith("data:")));
    assert.deepEqual(names, []);
  });

  test("after the first visit it works without a network", async () => {
    await open("commentary");
    await stored();
    await until("the page to be kept", () => held.tab.evaluate(() => navigator.serviceWorker.controller !== null));
    await held.site.close();
    try {
      for (const article of ["interview", "commentary"]) {
        await open(article);
        assert.ok((await found()).blocks.length > 5);
      }
    } finally {
      held.site = await host();
    }
  });

  test("it fits a narrow screen", { skip: name === "firefox" && "its window is not made narrow here" }, async () => {
    for (const width of [400, 320]) {
      await held.tab.emulate({ width });
      await open("commentary");
      for (const shown of ["read", "roles", "json"]) {
        await view(shown);
        assert.ok(await held.tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${shown} at ${width}`);
      }
    }
    await held.tab.emulate({});
  });
});
