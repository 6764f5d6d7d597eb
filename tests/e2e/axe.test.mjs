// axe-core finds nothing to object to: the panel in every state, the settings, the page of the first run, and the article
// with its bars, light and dark, in every language.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inEachDemo } from "./lib/demo.mjs";
import { PAGES, ROOT, change, inEach, read, settled, until } from "./lib/index.mjs";

const LANGUAGES = readdirSync(join(ROOT, "extension/_locales"));
const AXE = readFileSync(join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");
/// The rules a document breaks, each with the elements that break it. `within` names the part that is ours.
const violations = async (document, within = null) => {
  const found = await document.run(`(async () => {
    if (!globalThis.axe) { ${AXE} }
    const { violations } = await axe.run(${within ? JSON.stringify({ include: within }) : "document"}, { resultTypes: ["violations"], iframes: false });
    return violations.map(({ id, nodes }) => id + ": " + nodes.map((node) => node.target.flat().join(" ") + " " + (node.any[0]?.message ?? "")).join(" | "));
  })()`);
  return found;
};
const empty = `<!DOCTYPE html><html lang="en"><head><title>On the quiet of the upper valley</title><meta property="og:type" content="article"></head><body><main><article>
<h1>On the quiet of the upper valley</h1>${"<p>There is a kind of quiet that comes only where water has been heard for a long time and then falls silent behind a hill. Walkers know it, and so do shepherds, and both of them stop without knowing why and look at the grass for a while before they go on.</p>".repeat(6)}</article></main></body></html>`;
const long = readFileSync(join(PAGES, "article.html"), "utf8").replace("<h2>What happens next</h2>", () => `<p>“${"A".repeat(3)} long list,” said Marit Solvang.</p>`.repeat(14) + "<h2>What happens next</h2>");
const stuck = readFileSync(join(PAGES, "article.html"), "utf8").replace("</body>", `<script>new MutationObserver(() => document.querySelectorAll("standfirst-bar").forEach((bar) => bar.remove())).observe(document, { childList: true, subtree: true })</script></body>`);

inEach("axe", { "/empty.html": { body: empty }, "/long.html": { body: long }, "/stuck.html": { body: stuck } }, (held, name) => {
  const tab = () => held.browser.tab;
  let panel;
  const open = async (path, status = "read") => {
    await tab().open(held.site.origin + path);
    panel = await read(tab(), status);
  };
  const dark = async (on) => {
    const features = [{ name: "prefers-color-scheme", value: on ? "dark" : "light" }];
    for (const document of [panel, tab()]) await document.send("Emulation.setEmulatedMedia", { features });
  };
  const speak = (document, language) => change(document, { language });
  /// The settings, and what they say and ask.
  const settings = {
    "as they are": () => {},
    "sites, a question and a sentence": async () => {
      await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.set({ "site:a.example": { kinds: { promo: false } }, "site:b.example": { always: true } }));
      await until("the sites", () => tab().evaluate(() => document.querySelectorAll("#table tbody tr").length === 2));
      await tab().click("#always button");
      await until("a sentence", () => tab().evaluate(() => document.getElementById("status").textContent !== ""));
      await tab().click("#reset");
    },
  };
  /// Shows a state that a page does not come to by itself here, as the background would.
  const told = async (status) => {
    const worker = await held.browser.background();
    await worker.evaluate(async (status) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.runtime.sendMessage({ kind: "trouble", tab: tab.id, status }).catch(() => {});
    }, status);
    await settled(panel, status);
  };
  const ours = async () => {
    for (const scheme of name === "chromium" ? ["light", "dark"] : ["light"]) {
      if (name === "chromium") await dark(scheme === "dark");
      assert.deepEqual(await violations(panel), [], scheme);
    }
  };
  const own = async () => {
    for (const theme of ["light", "dark"]) {
      await tab().evaluate((theme) => void (document.documentElement.style.colorScheme = theme), theme);
      assert.deepEqual(await violations(tab()), [], theme);
    }
  };
  for (const language of LANGUAGES) {
    test(`point 12: axe finds nothing in the settings and on the page of the first run, in ${language}`, async () => {
      await tab().open(`${held.browser.base}options.html`);
      await speak(tab(), language);
      for (const [state, reach] of Object.entries(settings)) {
        await tab().open(`${held.browser.base}options.html`);
        await until("the settings", () => tab().evaluate(() => document.body.dataset.status === "shown"));
        await reach();
        await own();
        assert.equal(await tab().evaluate(() => document.documentElement.lang.split("-", 1)[0]), language, state);
      }
      await tab().open(`${held.browser.base}welcome.html`);
      await until("the page", () => tab().evaluate(() => document.body.dataset.status === "shown"));
      await own();
      await tab().evaluate(() => (globalThis.browser ?? chrome).storage.sync.clear());
    });
  }

  if (name === "firefox") {
    // The sidebar's own document takes no foreign script here; the same page in a tab does.
    const beside = (status, reach = () => {}) => held.browser.aside(async (id) => {
      await tab().open(`${held.browser.base}panel.html?tab=${id}`);
      await settled(tab(), status);
      await reach();
      await own();
    });
    for (const language of LANGUAGES) {
      test(`point 12: axe finds nothing in the panel, in ${language}`, async () => {
        await open("/boxes.html");
        await speak(panel, language);
        await beside("read");
        await beside("read", async () => {
          await tab().click('[data-act="correct_quote"]');
          await tab().click('[data-act="drop_date"]');
          await until("the note", () => tab().evaluate(() => document.querySelector(".yours") !== null));
          await tab().click('[data-act="show_date"]');
          await until("the strip", () => tab().evaluate(() => !document.querySelector("#strip").hidden));
          await tab().evaluate(() => void (document.querySelector(".fold .menu").open = true));
        });
        await open("/list.html", "declined");
        await beside("declined");
        await open("/empty.html", "declined");
        await panel.click('[data-act="anyway"]');
        await settled(panel, "read");
        await beside("read", async () => {
          await own();
          await tab().evaluate(() => void browser.tabs.update(Number(new URLSearchParams(location.search).get("tab")), { url: "about:blank" }));
          await settled(tab(), "stale");
        });
        await beside("before");
      });
    }
    test("point 12: axe finds nothing in the folded article", async () => {
      await open("/boxes.html");
      assert.deepEqual(await violations(tab(), [["standfirst-bar"]]), []);
    });
    return;
  }

  test("axe sees the panel, and the bars within their shadow trees", async () => {
    await open("/boxes.html");
    await panel.evaluate(() => document.querySelector("#panel").append(document.createElement("img")));
    assert.match(String(await violations(panel)), /image-alt/);
    await tab().evaluate(() => document.querySelector("standfirst-bar").shadowRoot.append(document.createElement("img")));
    assert.match(String(await violations(tab(), [["standfirst-bar"]])), /image-alt/);
  });

  const states = {
    "a reading": () => open("/boxes.html"),
    "a menu, a form and a marked line open": async () => {
      await open("/boxes.html");
      await panel.click('[data-act="correct_quote"]');
      await panel.click('[data-act="show_date"]');
      await until("the strip", () => panel.evaluate(() => !document.querySelector("#strip").hidden));
      await panel.evaluate(() => void (document.querySelector(".fold .menu").open = true));
    },
    "corrected, chosen and filtered": async () => {
      await open("/boxes.html");
      await panel.click('[data-act="drop_date"]');
      await until("the note", () => panel.evaluate(() => document.querySelector(".yours") !== null));
      await panel.click(".fold .menu > summary");
      await panel.click('.fold [data-act="never_kind_here"]');
      await until("the choice", () => panel.evaluate(() => document.querySelector(".chosen") !== null));
      await panel.evaluate(() => {
        const field = document.querySelector(".find");
        field.value = "nothing like this";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    },
    "the choice taken back": async () => {
      await panel.click(".chosen .link");
      await until("the notice to fold", () => panel.evaluate(() => document.querySelector(".chosen") === null));
    },
    "many quotations": () => open("/long.html"),
    "nothing found": async () => {
      await open("/empty.html", "declined");
      await panel.click('[data-act="anyway"]');
      await settled(panel, "read");
      assert.equal(await panel.evaluate(() => document.querySelectorAll(".empty").length), 4);
    },
    "the bars taken away": () => open("/stuck.html", "gave_up"),
    "no article": () => open("/list.html", "declined"),
    "the page that was left": async () => {
      await open("/boxes.html");
      await tab().evaluate(() => history.pushState(null, "", "/another"));
      await settled(panel, "stale");
    },
    "restored": async () => {
      await open("/boxes.html");
      await panel.click('[data-act="restore"]');
      await settled(panel, "restored");
    },
    ...Object.fromEntries(["before", "reading", "error", "closed", "stopped"].map((status) => [`"${status}"`, () => told(status)])),
  };
  for (const language of LANGUAGES) {
    for (const [state, reach] of Object.entries(states)) {
      test(`point 12: axe finds nothing in the panel, in ${language}: ${state}`, async () => {
        await speak(panel, language);
        await until("the language", () => panel.evaluate((language) => document.documentElement.lang.split("-", 1)[0] === language, language));
        await reach();
        await ours();
      });
    }

    test(`point 12: axe finds nothing in the folded article, in ${language}, folded and open`, async () => {
      for (const path of ["/boxes.html", "/article.html"]) {
        await open(path);
        for (const scheme of ["light", "dark"]) {
          await dark(scheme === "dark");
          assert.deepEqual(await violations(tab(), [["standfirst-bar"]]), []);
        }
        await panel.click('.head [data-act="all"]');
        await until("all to open", () => tab().evaluate(() => document.querySelector('[hidden="until-found"]') === null));
        assert.deepEqual(await violations(tab(), [["standfirst-bar"]]), []);
      }
    });
  }
});

inEachDemo("axe, the demo page", (held) => {
  test("point 12: axe finds nothing on the demo page, whatever it shows", async () => {
    const { tab } = held;
    const look = async (state) => {
      for (const scheme of ["light", "dark"]) {
        await tab.evaluate((scheme) => void (document.documentElement.style.colorScheme = scheme), scheme);
        assert.deepEqual(await violations(tab, [["body"]]), [], `${state}, ${scheme}`);
      }
    };
    for (const article of ["commentary", "report"]) {
      await held.open(article);
      for (const view of await tab.evaluate(() => [...document.querySelectorAll("[name=view]")].map((choice) => choice.value))) {
        await tab.click((view) => document.querySelector(`[name=view][value=${view}]`).parentElement, view);
        // A pressed block says why it has its role.
        if (view === "roles") await tab.click("#blocks .words");
        await look(`${article}, ${view}`);
      }
    }
    await tab.click('[popovertarget="how"]');
    await look("how it decides");
  });
});
