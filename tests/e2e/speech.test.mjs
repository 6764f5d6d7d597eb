// The words of the interface where a browser has none: no browser is needed to see it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const EXTENSION = new URL("../../extension/", import.meta.url);
const messages = JSON.parse(readFileSync(new URL("_locales/en/messages.json", EXTENSION), "utf8"));
/// What a browser gives for a key: nothing at all while it has no messages of ours.
let known = {};
globalThis.chrome = {
  i18n: { getMessage: (key) => known[key]?.message ?? "", getUILanguage: () => "en-GB" },
  runtime: { getURL: (path) => new URL(path, EXTENSION).href, getManifest: () => ({ default_locale: "en" }) },
  storage: { sync: { get: async () => ({}) } },
};
let fetched = 0;
globalThis.fetch = async (url) => {
  fetched += 1;
  return { json: async () => JSON.parse(readFileSync(new URL(url), "utf8")) };
};
const { speech } = await import("../../extension/speech.js");

test("where the browser has no words of ours they come from our own file", async () => {
  known = {};
  const say = await speech();
  assert.equal(say.language, "en-GB");
  assert.equal(say.text("settings"), messages.settings.message);
  assert.equal(say.messages.settings, messages.settings.message);
  assert.equal(fetched, 1);
});

test("where it has them no file is read, unless a page asks for the words", async () => {
  known = messages;
  fetched = 0;
  assert.equal((await speech()).messages, null);
  assert.equal(fetched, 0);
  assert.equal((await speech("auto", { file: true })).messages.settings, messages.settings.message);
});

test("without any words a reading is still written, in the reader's language", async () => {
  known = {};
  const file = globalThis.fetch;
  globalThis.fetch = async () => { throw new Error("gone"); };
  try {
    const say = await speech();
    assert.equal(say.language, "en-GB");
    assert.equal(say.text("settings"), "settings");
  } finally {
    globalThis.fetch = file;
  }
});
