// "Always read on a site": the browser asks its reader for that one site, then its articles are read as they open; the
// leave is given back, and where it has lapsed a press is asked for.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { NAMES, PAGES, display, launch, read, serve, settled, until } from "./lib/index.mjs";

for (const name of NAMES) {
  describe(`always, ${name}`, { timeout: 300_000 }, () => {
    let screen, site, browser;
    before(async () => {
      // Chromium draws its prompt in a window only; Firefox has its window's parts without one.
      if (name === "chromium") screen = await display();
      site = await serve(PAGES);
      browser = await launch(name, { display: screen?.name });
    }, { timeout: 120_000 });
    after(async () => {
      await browser?.close();
      await site?.close();
      await screen?.close();
    }, { timeout: 60_000 });

    const tab = () => browser.tab;
    const HOST = "127.0.0.1";
    const openOptions = async () => {
      await tab().open(`${browser.base}options.html`);
      await until("the settings", () => tab().evaluate(() => document.body?.dataset.status === "shown"));
    };
    const said = (pattern) => until(`the page to say ${pattern}`, async () => {
      const words = await tab().evaluate(() => document.getElementById("status").textContent);
      if (pattern.test(words)) return words;
      throw new Error(`it says "${words}"`);
    });
    const row = () => tab().evaluate(() => [...document.querySelectorAll("#table tbody td, #table tbody th")].slice(0, 3).map((cell) => cell.textContent));
    const origins = () => tab().evaluate(async () => (await (globalThis.browser ?? chrome).permissions.getAll()).origins);
    const bars = () => tab().evaluate(() => document.querySelectorAll("standfirst-bar").length);

    /// Answers the browser's question as a person does; answers what it asked.
    const answer = async (isAllowed) => {
      if (name === "firefox") {
        return browser.chrome(async (isAllowed) => {
          const { panel } = PopupNotifications;
          while (panel.state !== "open" || !panel.firstElementChild) await new Promise((resolve) => setTimeout(resolve, 20));
          const prompt = panel.firstElementChild;
          const words = prompt.textContent + prompt.getAttribute("label");
          const gone = new Promise((resolve) => panel.addEventListener("popuphidden", resolve, { once: true }));
          prompt[isAllowed ? "button" : "secondaryButton"].click();
          await gone;
          return words;
        }, isAllowed);
      }
      // The question cannot be seen from outside: keys are pressed, on nothing while it is not there, until it is answered.
      // Where a leave was given before and given back by us, Chromium gives it again without a question.
      await tab().evaluate(() => document.activeElement.blur());
      await until("an answer", async () => {
        await new Promise((resolve) => setTimeout(resolve, 1000));
        if (await tab().evaluate(() => document.getElementById("status").textContent !== "")) return true;
        screen.keys(...(isAllowed ? ["Tab", "Return"] : ["Return"]));
        return false;
      });
      return HOST;
    };
    const ask = async () => {
      await tab().evaluate((host) => {
        document.getElementById("host").value = host;
        document.getElementById("status").textContent = "";
      }, site.origin);
      await tab().click("#always button");
    };

    /// The panel asks for a press: because nothing was read here, or because what it shows was read before.
    const asksForPress = async (panel) => {
      await until("the panel to ask for a press", async () => /Press the Standfirst button/.test(await panel.text()));
      assert.match(await panel.evaluate(() => document.querySelector("#panel").dataset.state), /^(before|stale)$/);
      assert.equal(await bars(), 0);
    };

    /// Asks and gives leave. A question that comes between two keys hears only the second, which refuses: then it is put again.
    const give = async () => {
      for (let tries = 0; tries < 5; tries += 1) {
        await ask();
        const words = await answer(true);
        if (/are read as they open/.test(await said(/127\.0\.0\.1/))) return words;
      }
      throw new Error("no leave was given in five tries");
    };

    test("point 13: until it is asked for, no leave for any site is held", async () => {
      await openOptions();
      assert.deepEqual(await origins(), []);
    });

    test("point 13: what is no site is not asked for", async () => {
      await openOptions();
      for (const words of ["not a site", "*.example", "chrome://settings", ""]) {
        await tab().evaluate((words) => {
          document.getElementById("host").value = words;
          document.getElementById("status").textContent = "";
        }, words);
        await tab().click("#always button");
        await said(/not the name of a site/);
      }
    });

    test("point 13: a leave that is refused is not kept", async () => {
      await openOptions();
      await ask();
      assert.match(await answer(false), /127\.0\.0\.1/);
      await said(/no leave for 127\.0\.0\.1/);
      assert.deepEqual(await origins(), []);
      assert.deepEqual(await row(), []);
    });

    test("point 13: with leave for a site its articles are read as they open, and only its own", async () => {
      await openOptions();
      assert.match(await give(), /127\.0\.0\.1/);
      await said(/Articles on 127\.0\.0\.1 are read as they open/);
      assert.deepEqual(await origins(), [`*://${HOST}/*`]);
      assert.deepEqual(await row(), [HOST, "As ticked above", "Always"]);
      await tab().open(`${site.origin}/boxes.html`);
      await until("the article to be read", async () => (await bars()) === 3);
      // A press is one more reading, not another set of bars; and no list of links is touched.
      const panel = await read(tab());
      assert.equal(await bars(), 3);
      await tab().open(`${site.origin}/list.html`);
      await settled(panel, "declined");
      assert.equal(await bars(), 0);
      const elsewhere = site.origin.replace(HOST, "localhost");
      await tab().open(`${elsewhere}/boxes.html`);
      await asksForPress(panel);
      await read(tab());
      assert.equal(await bars(), 3);
    });

    test("point 13: where the browser has taken the leave back, a press is asked for, and the settings say so", async () => {
      await openOptions();
      // As the browser's own page of add-ons does it.
      await tab().evaluate((origin) => (globalThis.browser ?? chrome).permissions.remove({ origins: [origin] }), `*://${HOST}/*`);
      await openOptions();
      assert.deepEqual(await row(), [HOST, "As ticked above", "Always, once the browser has your leave"]);
      await tab().open(`${site.origin}/boxes.html`);
      const panel = await tab().panel();
      await asksForPress(panel);
      // Given again from its line, the site is read again.
      await openOptions();
      await tab().evaluate(() => (document.getElementById("status").textContent = ""));
      await tab().click('#table button[aria-label="Allow on 127.0.0.1"]');
      await answer(true);
      await said(/are read as they open/);
      await tab().open(`${site.origin}/boxes.html`);
      await until("the article to be read", async () => (await bars()) === 3);
    });

    test("point 13: the leave is given back, alone or with all that was chosen", async () => {
      await openOptions();
      await tab().click('#table button[aria-label="Read 127.0.0.1 only when pressed"]');
      await said(/is read only when you press/);
      assert.deepEqual(await origins(), []);
      assert.deepEqual(await row(), []);
      await tab().open(`${site.origin}/boxes.html`);
      const panel = await tab().panel();
      await asksForPress(panel);

      await openOptions();
      await give();
      await tab().click("#reset");
      await tab().click("#reset-yes");
      await said(/as on the first day/);
      assert.deepEqual(await origins(), []);
    });

    test("point 13: the panel asks for the site of its article, and offers it no more once it has leave", async () => {
      await tab().open(`${site.origin}/boxes.html`);
      const panel = await read(tab());
      const offers = () => panel.evaluate(() => document.querySelector('[data-act="always_site"]').checkVisibility());
      await until("the offer", offers);
      await panel.click('[data-act="always_site"]');
      // Chromium has given this leave before, and gives it again without a question.
      if (name === "firefox") await answer(true);
      await until("the panel to say so", async () => /Articles on 127\.0\.0\.1 are read as they open/.test(await panel.evaluate(() => document.getElementById("status").textContent)));
      await until("the offer to go", async () => !(await offers()));
      await tab().open("about:blank");
      await tab().open(`${site.origin}/boxes.html`);
      await until("the article to be read", async () => (await bars()) === 3);
      await settled(panel, "read");
      assert.equal(await offers(), false);
    });

    if (name === "chromium") {
      test("the entry of the context menu, chosen by keys in a window, reads the page", async () => {
        await tab().open("about:blank");
        await tab().open(`${site.origin}/boxes.html`);
        const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
        await until("the article to be read", async () => {
          screen.keys("Escape");
          await tab().menu("h1");
          await pause();
          // Below the entries of extensions are those for the source of the page and for its inspection.
          screen.keys("Up", "Up", "Up", "Return");
          await pause();
          return (await bars()) === 3;
        });
        await settled(await tab().panel(), "read");
      });
    }
  });
}
