// The words of the interface: every language says the same things, nothing is said that has no words, and no words are
// left over. No browser is needed to see it.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ROOT } from "./lib/index.mjs";

const EXTENSION = join(ROOT, "extension");
const LOCALES = join(EXTENSION, "_locales");
const LANGUAGES = readdirSync(LOCALES);
const messagesIn = (language) => {
  const file = JSON.parse(readFileSync(join(LOCALES, language, "messages.json"), "utf8"));
  return Object.fromEntries(Object.entries(file).map(([key, { message }]) => [key, message]));
};
/// The sentences of rules: English are the engine's own.
const REASON = /^why_/;
const reasonsIn = (language) => Object.entries(messagesIn(language)).filter(([key]) => REASON.test(key));
const wordsIn = (language) => Object.fromEntries(Object.entries(messagesIn(language)).filter(([key]) => !REASON.test(key)));
const english = wordsIn("en");

/// The forms of a message that counts something, as Intl.PluralRules names them.
const FORM = /_(?:zero|one|two|few|many|other)$/;
const isCounted = (key) => FORM.test(key) && `${key.replace(FORM, "")}_one` in english;
const stemOf = (key) => (isCounted(key) ? key.replace(FORM, "") : key);
const marks = (message) => [...message.matchAll(/\$[1-9]/g)].map(([mark]) => mark).sort();

/// What a store and the browsers take as a description.
const LONGEST_DESCRIPTION = 132;

for (const language of LANGUAGES) {
  describe(`the words in ${language}`, () => {
    const words = wordsIn(language);

    test("has the keys of English", () => {
      assert.deepEqual([...new Set(Object.keys(words).map(stemOf))].sort(), [...new Set(Object.keys(english).map(stemOf))].sort());
    });

    test("counts with the forms that its grammar has, and no others", () => {
      const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
      for (const stem of new Set(Object.keys(words).filter(isCounted).map(stemOf))) {
        assert.ok(words[`${stem}_one`] && words[`${stem}_other`], stem);
        const forms = Object.keys(words).filter((key) => isCounted(key) && stemOf(key) === stem).map((key) => key.slice(stem.length + 1));
        assert.deepEqual(forms.filter((form) => !pluralCategories.includes(form)), [], stem);
      }
    });

    test("puts in the values that English puts in", () => {
      for (const [key, message] of Object.entries(words)) {
        const wanted = marks(english[isCounted(key) ? `${stemOf(key)}_other` : key]);
        // "A word" and "two words" need no number.
        const isWritten = isCounted(key) && !key.endsWith("_other");
        assert.ok(isWritten ? marks(message).every((mark) => wanted.includes(mark)) : String(marks(message)) === String(wanted), `${key}: ${message}`);
      }
    });

    test("says who it is, which way it is written, and a description that fits", () => {
      assert.equal(words.language, language);
      const isRightToLeft = new Intl.Locale(language).maximize().script === "Arab";
      assert.equal(words.direction, isRightToLeft ? "rtl" : "ltr");
      assert.ok([...words.description].length <= LONGEST_DESCRIPTION, words.description);
    });

    test("leaves nothing in English, and nothing empty", () => {
      for (const [key, message] of Object.entries(words)) {
        assert.ok(key === "comma" || (message.trim() === message && message !== ""), key);
      }
      if (language === "en") return;
      // A sentence is never the same in two languages; a word may be.
      const same = Object.keys(words).filter((key) => words[key] === english[key] && words[key].split(" ").length > 3);
      assert.deepEqual(same.filter((key) => !["fold_label", "action_found"].includes(key)), []);
    });
  });
}

/// Each file that says something: our own, not what is made.
const sources = readdirSync(EXTENSION, { recursive: true })
  .filter((file) => /\.(?:js|html)$|^manifest\.json$/.test(file) && !/^(?:pkg|_locales)/.test(file))
  .map((file) => join(EXTENSION, file))
  .concat(readdirSync(join(ROOT, "src/browser"), { recursive: true }).filter((file) => file.endsWith(".rs")).map((file) => join(ROOT, "src/browser", file)))
  .map((file) => readFileSync(file, "utf8"));

test("whatever is said has words", () => {
  // `text("key"`, `count("key"`, `data-say="key"`, `__MSG_key__`.
  const said = [/\b(?:text|count|getMessage)\("([a-z_]+)"/g, /data-(?:say|label)="([a-z_]+)"/g, /__MSG_([a-z_]+)__/g];
  const known = new Set(Object.keys(english).map(stemOf));
  const keys = sources.flatMap((source) => said.flatMap((pattern) => [...source.matchAll(pattern)].map(([, key]) => key)));
  assert.ok(keys.length > 200, `${keys.length} places were found`);
  assert.deepEqual(keys.filter((key) => !known.has(key)), []);
});

test("no words are left over", () => {
  const text = sources.join("\n");
  // A key may be put together: `role_${kind}`, "precision_{precision}".
  const beginnings = [...text.matchAll(/[`"]([a-z_]+_)(?:\$\{|\{)/g)].map(([, beginning]) => beginning);
  const isSaid = (key) => new RegExp(`\\b${key}\\b`).test(text) || beginnings.some((beginning) => key.startsWith(beginning));
  const left = [...new Set(Object.keys(english).map(stemOf))].filter((key) => !isSaid(key) && !text.includes(`__MSG_${key}__`));
  assert.deepEqual(left, []);
});

test("the settings offer each language there is", async () => {
  globalThis.chrome ??= {};
  const { LANGUAGES: offered } = await import("../../extension/settings.js");
  assert.deepEqual([...offered].sort(), [...LANGUAGES].sort());
});

test("rules have their sentences in every language, and no sentence is of a rule that there is not", () => {
  const engine = readdirSync(join(ROOT, "src"), { recursive: true }).filter((file) => file.endsWith(".rs")).map((file) => readFileSync(join(ROOT, "src", file), "utf8")).join("\n");
  const rules = new Map([...engine.matchAll(/"([a-z_]+\/[a-z_0-9]+)",\s*(?:why:\s*)?"([A-Z][^"]*\.)"/g)].map(([, name, why]) => [`why_${name.replace("/", "_")}`, why]));
  assert.deepEqual(reasonsIn("en"), []);
  const [first, ...others] = LANGUAGES.filter((language) => language !== "en").map(reasonsIn);
  assert.ok(first.length > 50);
  assert.deepEqual(first.map(([key]) => key).filter((key) => !rules.has(key)), []);
  for (const reasons of others) assert.deepEqual(reasons.map(([key]) => key), first.map(([key]) => key));
  for (const [key, sentence] of [first, ...others].flat()) assert.ok(sentence.endsWith(".") && sentence !== rules.get(key), `${key}: ${sentence}`);
  // What a page is left for, and what folds, is said in every language; a rule of words may come first in English.
  const missing = [...rules.keys()].filter((key) => /^why_(page|disclaimer|copyright|source|author_bio|promo|appeal|contact|other|run)_/.test(key) && !first.some(([known]) => known === key));
  assert.deepEqual(missing.filter((key) => !["why_page_article", "why_page_text"].includes(key)), []);
});
