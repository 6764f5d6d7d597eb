// The page as an attacker: what a site can do to the extension, and that it does not help.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { PAGES, folds, inEach, read, settled, trace, until } from "./lib/index.mjs";

const ARTICLE = readFileSync(join(PAGES, "article.html"), "utf8").replace('href="article.css"', 'href="/article.css"');
const withHead = (more) => ARTICLE.replace("</head>", `${more}</head>`);
const withBody = (more) => ARTICLE.replace("</main>", `</main>${more}`);
const INNER = ARTICLE.slice(ARTICLE.indexOf("<article>"), ARTICLE.indexOf("</main>"));
const page = (body, headers = {}) => ({ body, headers });

/// Markup that would run if anybody took it for markup.
const BAIT = "<img src=x onerror='globalThis.fooled=true'><script>fooled=true</script>";
const entities = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
/// The same within words of the article, where images would be part of it.
const MARKED = "<i class=bait>";
const CLOBBERING = [
  ...["createElement", "createRange", "activeElement", "defaultView", "URL", "getSelection", "addEventListener", "hidden"].map((name) => `<img name="${name}" alt="">`),
  ...["browser", "chrome", "standfirst", "navigation"].map((name) => `<a id="${name}"></a>`),
].join("");
/// Within a form these take the place of the form's own properties, in a content script of Chromium, too.
const INPUTS = ["children", "textContent", "attributes", "nodeType", "firstChild", "nextSibling", "localName", "setAttribute", "remove"].map((name) => `<input type="hidden" name="${name}">`).join("");
const POLLUTION = `<script>
  Object.prototype.act = "restore"; Object.prototype.kind = "state"; Object.prototype.error = "polluted";
  const refuse = () => { throw new Error("polluted"); };
  Node.prototype.insertBefore = refuse; Element.prototype.setAttribute = refuse; Element.prototype.attachShadow = refuse;
  Element.prototype.checkVisibility = refuse; Array.prototype.flatMap = refuse; String.prototype.toWellFormed = refuse;
  Object.defineProperty(Node.prototype, "firstChild", { get: refuse });
</script>`;
const XHTML = ARTICLE.replace("<!DOCTYPE html>", '<?xml version="1.0"?>').replace('<html lang="en">', '<html xmlns="http://www.w3.org/1999/xhtml" lang="en">')
  .replace(/<(meta|link)([^>]*)>/g, "<$1$2/>").replaceAll("&copy;", "©");

const SITE = {
  "/clobbered.html": page(withBody(CLOBBERING).replace("<main>", "<main><form>").replace("</main>", `${INPUTS}</form></main>`)),
  "/bait.html": page(ARTICLE.replace(/<title>.*<\/title>/, `<title>${entities(BAIT)}</title>`).replace("Ilse Varga", entities(BAIT))
    .replace("<h1>Ferry", `<h1>${entities(BAIT)} Ferry`).replace("Marit Solvang, the", `Marit ${entities(`${MARKED}Solvang`)}, the`)
    .replace("“She was", `“She ${entities(MARKED)} was`)
    .replace("What it costs", `What it ${entities(MARKED)} costs`).replace("The first winter crossing", `The first ${entities(MARKED)} winter crossing`)
    .replace("The views expressed", `The ${entities(MARKED)} views expressed`)
    .replace("</head>", `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: BAIT, author: { name: BAIT } }).replaceAll("</", "<\\/")}</script></head>`)),
  "/polluted.html": page(withHead(POLLUTION)),
  // A parser stops at a depth of 512, a script does not: chains are joined in pairs until one is left. Firefox itself ends
  // somewhere beyond 20,000, Chromium beyond 60,000; a walk that calls itself ends near 10,000 in both.
  "/deep.html": page(withBody(`<div id="deep" hidden></div><script>
    const many = navigator.userAgent.includes("Firefox") ? 20_000 : 50_000;
    let chains = Array.from({ length: many }, () => Array(2).fill(document.createElement("div")));
    chains[0][0].append("deep");
    while (chains.length > 1) {
      const joined = [];
      for (let at = 0; at < chains.length; at += 2) {
        const [outer, inner] = [chains[at], chains[at + 1]];
        if (inner) outer[1].append(inner[0]);
        joined.push([outer[0], (inner ?? outer)[1]]);
      }
      chains = joined;
    }
    document.getElementById("deep").append(chains[0][0]);
  </script>`)),
  // Made by scripts, so that the test need not send them: 100 MB of text, and more elements than are kept in mind.
  "/huge.html": page(withBody('<div id="huge" hidden></div><script>document.getElementById("huge").append("word ".repeat(20_000_000));</script>')),
  "/many.html": page(withBody('<div id="many" hidden></div><script>for (let i = 0; i < 110_000; i += 1) document.getElementById("many").append(document.createElement("i"));</script>')),
  "/surrogates.html": page(withBody('<script>document.querySelector("h2").append("\\ud800"); const hull = [...document.querySelectorAll("p")].find((p) => p.textContent.includes("worse water")).firstChild; hull.data = "\\udfff\\ud800" + hull.data.replace("She was", "She \\ud800was"); const half = document.querySelector("h2 + p").firstChild; half.data = "\\ude00" + half.data; half.before("\\ud83d"); for (const [name, value] of [["class", "\\ud83d"], ["id", "\\ude00"]]) document.querySelector("h2").setAttribute(name, value); document.querySelector("h1").append("\\udc00 \\ud83d\\ude00");</script>')),
  "/bidi.html": page(ARTICLE.replace("<h1>", "<h1>\u202E\u2066\u0007").replace("Ilse Varga", "\u202EIlse Varga").replace("“She was", "“She \u202Ewas").replace("“Nobody", "“Nobody \u2067").replace("in the storms", "in the \u202Estorms")),
  "/shadow.html": page(`<!DOCTYPE html><meta charset=utf-8><title>In a shadow</title><main><div><template shadowrootmode="open">${INNER}</template></div></main>`),
  "/xhtml.html": page(XHTML, { "content-type": "application/xhtml+xml" }),
  "/picture.html": page('<svg xmlns="http://www.w3.org/2000/svg"><title>A</title><text y="20">“No,” he said.</text></svg>', { "content-type": "image/svg+xml" }),
  "/frameset.html": page('<frameset cols="50%,50%"><frame src="about:blank"><frame src="about:blank"></frameset>'),
  "/bodiless.html": page("<!DOCTYPE html><title>x</title><script>document.body.remove()</script>"),
  "/rootless.html": page("<!DOCTYPE html><title>x</title><script>addEventListener('load', () => document.documentElement.remove())</script>"),
  "/quirks.html": page(ARTICLE.replace("<!DOCTYPE html>", "")),
  "/words.html": page("“No,” he said.", { "content-type": "text/plain" }),
  "/empty.html": page(""),
  "/framed.html": page(withBody('<iframe src="/article.html" width="600" height="400"></iframe>')),
  "/listening.html": page(withHead(`<script>heard = []; for (const type of ["message", "messageerror"]) addEventListener(type, (event) => heard.push(type));</script>`)),
};

inEach("hostile pages", SITE, (held, name) => {
  const tab = () => held.browser.tab;
  const open = async (path) => {
    await tab().open("about:blank");
    await tab().open(held.site.origin + path);
  };
  /// Reads an article that tries something: it is folded like another, and comes back byte for byte.
  const readAndRestore = async (path, look = async () => {}) => {
    await open(path);
    const before = await trace(tab());
    const panel = await read(tab());
    assert.equal((await folds(tab())).hidden.length, 5);
    await look(panel);
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await trace(tab()), before);
  };

  test("elements named like the document's own properties stand in nobody's way", () => readAndRestore("/clobbered.html"));

  test("markup in titles, names and data is words to the panel", () =>
    readAndRestore("/bait.html", async (panel) => {
      assert.match(await panel.text(), /onerror=/);
      const shown = (name) => panel.evaluate((name) => document.querySelector(name).textContent, name);
      for (const name of [".quoted", ".outline", ".timeline", ".folded"]) assert.match(await shown(`#panel ${name}`), /<i class=bait>/, name);
      await panel.click(() => [...document.querySelectorAll(".line.words")].find((line) => line.textContent.includes("worse water")));
      await until("the strip to show the words", async () => (await panel.evaluate(() => document.querySelector(".marked")?.textContent))?.includes("<i class=bait>"));
      assert.deepEqual(await panel.evaluate(() => [document.querySelectorAll(":is(img, iframe, script:not([src]), .bait)").length, typeof globalThis.fooled]), [0, "undefined"]);
      assert.equal(await tab().evaluate(() => typeof globalThis.fooled), "undefined");
    }));

  test("polluted prototypes are the page's own", async () => {
    await open("/polluted.html");
    const panel = await read(tab());
    // Looked at by counting alone: what the page broke is broken for a test that runs in the page, too.
    const ours = () => tab().evaluate(() => ['[hidden="until-found"]', "standfirst-bar"].map((ours) => document.querySelectorAll(ours).length));
    assert.deepEqual(await ours(), [5, 6]);
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await ours(), [0, 0]);
  });

  test("forged messages and events are not heard, and none is sent to the page", () =>
    readAndRestore("/listening.html", async (panel) => {
      assert.deepEqual(await tab().evaluate(() => heard), []);
      await tab().evaluate(async () => {
        const forged = [{ act: "restore" }, { act: "all" }, { kind: "state", status: "restored" }];
        for (const detail of forged) {
          document.dispatchEvent(new CustomEvent("standfirst", { detail }));
          window.dispatchEvent(new MessageEvent("message", { data: detail, source: window }));
          globalThis.chrome?.runtime?.sendMessage?.(detail);
        }
        heard.length = 0;
        await new Promise((resolve) => setTimeout(resolve, 200));
      });
      assert.equal((await folds(tab())).hidden.length, 5);
      assert.equal(await panel.evaluate(() => document.querySelector("#panel").dataset.state), "read");
      assert.deepEqual(await tab().evaluate(() => heard), []);
    }));

  test("a press that no person made opens nothing", () =>
    readAndRestore("/article.html", async () => {
      const opened = await tab().evaluate(() => {
        const opened = [];
        for (const bar of document.querySelectorAll("standfirst-bar")) {
          const button = bar.shadowRoot.querySelector("button");
          const expanded = () => void (button.ariaExpanded === "true" && opened.push(button.textContent));
          for (const type of ["pointerdown", "mousedown", "mouseup", "click"]) {
            button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
            expanded();
          }
          button.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, composed: true }));
          button.click();
          expanded();
        }
        return opened;
      });
      assert.deepEqual(opened, []);
      assert.equal((await folds(tab())).hidden.length, 5);
    }));

  test("a page cannot tell that the extension is installed, and its files are not to be had", async () => {
    await open("/article.html");
    const base = name === "chromium" ? `chrome-extension://${held.browser.id}/` : "moz-extension://5f1d5f1d-5f1d-4f1d-8f1d-5f1d5f1d5f1d/";
    const probe = (base) => tab().evaluate(async (base) => {
      const had = [];
      for (const file of ["manifest.json", "panel.html", "page/agent.js", "icons/16.png", "pkg/standfirst_bg.wasm"]) {
        if (await fetch(base + file).then(() => true, () => false)) had.push(file);
        const image = new Image();
        if (await new Promise((resolve) => Object.assign(image, { onload: () => resolve(true), onerror: () => resolve(false), src: base + file }))) had.push(file);
      }
      const names = Object.getOwnPropertyNames(globalThis).filter((known) => /standfirst/i.test(known));
      const entries = performance.getEntriesByType("resource").map((entry) => entry.name).filter((url) => !url.startsWith(location.origin) && !url.startsWith("http://127.0.0.1") && !url.startsWith(base));
      return { had, names, entries, highlights: [...CSS.highlights.keys()].filter((key) => /standfirst/i.test(key)) };
    }, base);
    const nothing = { had: [], names: [], entries: [], highlights: [] };
    assert.deepEqual(await probe(base), nothing);
    const panel = await read(tab());
    await panel.click('[data-act="show_date"]');
    await until("the mark", async () => (await trace(tab())).highlights.length === 1);
    assert.deepEqual(await probe(base), nothing);
  });

  test("elements nested as deep as the browser bears it are read like others", async () => {
    await open("/deep.html");
    const panel = await read(tab());
    assert.equal((await folds(tab())).hidden.length, 5);
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await folds(tab()), { bars: [], hidden: [] });
  });

  test("a page larger than what is sent is cut, and the panel says so", async () => {
    await open("/huge.html");
    const panel = await read(tab(), "truncated");
    assert.ok((await panel.evaluate(() => document.querySelector("#panel").textContent)).includes("Read in part"));
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.equal(await tab().evaluate(() => document.querySelectorAll("standfirst-bar").length), 0);
  });

  test("lone surrogates move no place", () =>
    readAndRestore("/surrogates.html", async (panel) => {
      await panel.click(() => [...document.querySelectorAll(".line.words")].find((line) => line.textContent.includes("worse water")));
      await until("the words to be marked", () => tab().evaluate(() => [...CSS.highlights.values()].flatMap((marks) => [...marks]).map(String).join(" ").includes("was built")));
    }));

  test("control characters of a page turn none of the panel's own words", () =>
    readAndRestore("/bidi.html", async (panel) => {
      const bare = await panel.evaluate(() => [...document.querySelectorAll("#panel *")]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && /[\u202a-\u202e\u2066-\u2069]/.test(node.data)))
        .filter((element) => !element.closest("bdi, #panel [dir=auto]")).map((element) => element.outerHTML));
      assert.deepEqual(bare, []);
      // They are there: what they turn ends with the words they stand in.
      assert.match(await panel.evaluate(() => document.querySelector("#panel").textContent), /[\u202a-\u202e\u2066-\u2069]/);
    }));

  test("an article in an open shadow root is folded there, and comes back", async () => {
    await open("/shadow.html");
    const before = await trace(tab());
    const panel = await read(tab());
    const hidden = await tab().evaluate(() => document.querySelector("main div").shadowRoot.querySelectorAll('[hidden="until-found"]').length);
    assert.equal(hidden, 5);
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    assert.deepEqual(await trace(tab()), before);
  });

  test("XHTML and quirks mode are read like others", async () => {
    await readAndRestore("/xhtml.html");
    await readAndRestore("/quirks.html");
  });

  for (const path of ["/picture.html", "/frameset.html", "/bodiless.html", "/rootless.html", "/words.html", "/empty.html"]) {
    test(`${path.slice(1, -5)}: a document that is no article is declined in words and left alone`, async () => {
      await open(path);
      const serialise = () => tab().evaluate(() => new XMLSerializer().serializeToString(document));
      const before = await serialise();
      await tab().press();
      const panel = await tab().panel();
      await until("an answer", () => panel.evaluate(() => ["declined", "closed"].includes(document.querySelector("#panel")?.dataset.state)));
      assert.equal(await serialise(), before);
    });
  }

  test("what a frame holds is left alone", () =>
    readAndRestore("/framed.html", async () => {
      const inFrame = await tab().evaluate(() => document.querySelector("iframe").contentDocument.querySelectorAll("standfirst-bar, [hidden]").length);
      assert.equal(inFrame, 0);
    }));

  test("1,000 changes a second cause no new reading, and nothing is unfolded", () =>
    readAndRestore("/article.html", async (panel) => {
      await panel.evaluate(() => {
        window.readings = new Set();
        const heard = window.readings;
        (window.browser ?? window.chrome).runtime.onMessage.addListener((message) => void (message?.kind === "state" && heard.add(message.reading)));
      });
      const { same, made } = await tab().evaluate(async () => {
        const bar = document.querySelector("standfirst-bar");
        const box = document.createElement("div");
        document.body.append(box);
        const end = performance.now() + 2000;
        let made = 0;
        while (performance.now() < end) {
          for (let i = 0; i < 20; i += 1) {
            if (made % 2) box.firstChild.remove();
            else box.append(document.createElement("i"));
            made += 1;
          }
          await new Promise((resolve) => setTimeout(resolve, 15));
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        box.remove();
        return { same: bar.isConnected && document.querySelector("standfirst-bar") === bar, made };
      });
      assert.ok(made > 500, `${made} changes`);
      assert.ok(same);
      assert.deepEqual(await panel.evaluate(() => [...window.readings]), []);
      assert.equal((await folds(tab())).hidden.length, 5);
    }));

  test("undo under fire: whatever a page did meanwhile stays, and nothing of ours", async () => {
    /// Changes of every kind, from a seed; they never look at what is ours, so a page without us does the same.
    const change = (seed) => {
      let state = seed;
      const next = (below) => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      const any = () => {
        const all = [...document.querySelectorAll("main *")].filter((element) => !element.localName.startsWith("standfirst"));
        return all[next(all.length)];
      };
      for (let round = 0; round < 40; round += 1) {
        const element = any();
        const kind = next(6);
        if (!element) break;
        const texts = [...element.childNodes].filter((node) => node.nodeType === 3);
        if (kind === 0) element.before(Object.assign(document.createElement("p"), { textContent: `Put in ${round}.` }));
        else if (kind === 1 && element.querySelectorAll("p").length < 3) element.remove();
        else if (kind === 2) {
          const other = any();
          if (!element.contains(other) && !other.contains(element)) other.before(element);
        } else if (kind === 3) {
          const copy = element.cloneNode(true);
          element.replaceWith(copy);
        } else if (kind === 4 && texts.length) texts[next(texts.length)].splitText(0);
        else if (texts.length) texts[next(texts.length)].data += " and more";
      }
    };
    for (const seed of [1, 2, 3, 4, 5]) {
      await open("/article.html");
      await tab().evaluate(change, seed);
      const expected = await trace(tab());
      await open("/article.html");
      const panel = await read(tab());
      await tab().evaluate(change, seed);
      await panel.click('[data-act="restore"]');
      await settled(panel, "restored");
      await until(`the page of seed ${seed} to be as it would be without us`, async () => {
        assert.deepEqual(await trace(tab()), expected);
        return true;
      }, 5_000);
    }
  });

  test("what a page copied while it was folded is clean when it comes back after the restore", async () => {
    await open("/article.html");
    const panel = await read(tab());
    await tab().evaluate(() => void (window.copy = document.querySelector("article").cloneNode(true)));
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    const before = await trace(tab());
    await tab().evaluate(() => document.querySelector("article").replaceWith(window.copy));
    await until("the copy to be clean", async () => {
      assert.deepEqual(await trace(tab()), before);
      return true;
    }, 5_000);
  });

  /// A place, the panel or the background, in which every instance of the engine that is made from now on is kept.
  const watched = async (where) => {
    // What is large the background reads; its engine is another once the JSON has come.
    await open(where === "panel" ? "/article.html" : "/many.html");
    const panel = await read(tab());
    await panel.evaluate(async () => {
      const api = globalThis.browser ?? chrome;
      const [{ id }] = await api.tabs.query({ active: true, currentWindow: true });
      await api.tabs.sendMessage(id, { act: "json" });
    });
    await panel.click('[data-act="restore"]');
    await settled(panel, "restored");
    const place = where === "panel" ? panel : await held.browser.background();
    await place.evaluate(() => {
      const { WebAssembly } = self;
      const isWatched = Boolean(self.instances);
      self.instances = [];
      if (isWatched) return;
      const keep = (made) => void self.instances.push(made.instance ?? made);
      for (const name of ["instantiate", "instantiateStreaming"]) {
        const known = WebAssembly[name];
        WebAssembly[name] = (...given) => known(...given).then((made) => (keep(made), made));
      }
      const { Instance } = WebAssembly;
      WebAssembly.Instance = function (...given) {
        const made = new Instance(...given);
        keep(made);
        return made;
      };
    });
    return place;
  };

  for (const [where, path] of [["panel", "/article.html"], ["background", "/many.html"]]) {
    test(`an engine that breaks in the ${where} is replaced: the page stays, a sentence says so, the next press reads`, async () => {
      const place = await watched(where);
      await open(path);
      const before = await trace(tab());
      await place.evaluate(() => {
        const { encodeInto } = self.TextEncoder.prototype;
        const { onConnect } = (globalThis.browser ?? chrome).runtime;
        // The first call across the border for the next page traps, as a panic does: the instance is left in the middle of
        // its work. Until that page asks, the engine may still practise on the one before.
        const breakNext = () => {
          onConnect.removeListener(breakNext);
          self.TextEncoder.prototype.encodeInto = () => {
            self.TextEncoder.prototype.encodeInto = encodeInto;
            throw new self.WebAssembly.RuntimeError("unreachable");
          };
        };
        onConnect.addListener(breakNext);
      });
      const panel = await read(tab(), "error");
      assert.match(await panel.text(), /The reader failed on this page and was started again\./);
      assert.deepEqual(await trace(tab()), before);
      assert.equal(await place.evaluate(() => self.instances.length), 1, "another instance of the engine");
      await read(tab());
      assert.equal((await folds(tab())).hidden.length, 5);
    });
  }

  test("a panel that does not answer is not waited for", { skip: name === "firefox" && "its panel and its background share a thread" }, async () => {
    const panel = await watched("panel");
    await open("/article.html");
    let isBusy = true;
    const busy = panel
      .evaluate(() => {
        for (const end = performance.now() + 6_000; performance.now() < end; );
      })
      .then(() => (isBusy = false));
    await tab().press();
    await until("the page to be folded", async () => (await folds(tab())).hidden.length === 5);
    assert.ok(isBusy, "folded before the panel could answer");
    await busy;
    await settled(panel, "read");
  });

  test("a large page leaves no large memory behind", async () => {
    const background = await watched("background");
    await readAndRestore("/many.html");
    const sizes = await background.evaluate(() => self.instances.map(({ exports }) => exports.memory.buffer.byteLength));
    assert.equal(sizes.length, 1, "another instance of the engine");
    assert.ok(sizes[0] < 8 << 20, `${sizes[0]} bytes`);
  });
});
