// What a reader takes away, as text: no browser is needed to write it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csv, findings, markdown, withoutNotices } from "../../extension/take.js";
import { languageOf, words } from "../../extension/words.js";

const messages = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));
const getMessage = (key, values) => (messages[key]?.message ?? "").replace(/\$(\d)/g, (_, at) => values[at - 1] ?? "");
const say = words(getMessage, "en-GB");

const stretch = (text, strong = false) => ({ text, strong });
const state = {
  url: "https://courier.example/ferry?a=<b>",
  json: JSON.stringify({ content: "The *ferry* stops.\n\nIn June." }),
  view: {
    metadata: { title: "Ferry [line] to close", authors: ["Ada Quill", "Bo Reed"], publisher: null, published: "2024-03-05" },
    speakers: [
      { name: "Ines Vole", description: "harbour master", quotes: [0] },
      { name: null, description: null, quotes: [1] },
    ],
    quotes: [
      { kind: "direct", words: [stretch("“No boat, ", true), stretch('no "money"”', true)], lead: [stretch("said", true)] },
      { kind: "indirect", words: [stretch("=SUM(A1) is no answer")], lead: [] },
    ],
    dates: [
      { precision: "month", from: "2024-06-01", to: "2024-06-30", said: "June", event: "the ferry stops" },
      { precision: "none", from: null, to: null, said: "soon", event: null },
    ],
  },
};

test("CSV keeps quotation marks, and a spreadsheet runs nothing", () => {
  const lines = csv(state, say).split("\r\n");
  assert.equal(lines[0], "speaker,kind,words,cue,url");
  assert.equal(lines[1], '"Ines Vole","direct","“No boat, no ""money""”","said","https://courier.example/ferry?a=<b>"');
  assert.equal(lines[2], '"Not named","indirect","\'=SUM(A1) is no answer","","https://courier.example/ferry?a=<b>"');
});

test("Markdown shows a page's words and none of them as marks", () => {
  const text = markdown(state, say);
  assert.match(text, /^# Ferry \\\[line\\\] to close\n/);
  assert.ok(text.includes("Ada Quill, Bo Reed · Tuesday"), text);
  assert.ok(text.includes("<https://courier.example/ferry?a=<b%3E>"), text);
  assert.ok(text.includes("### Ines Vole, harbour master"), text);
  assert.ok(text.includes("- June 2024: the ferry stops"), text);
  assert.ok(text.includes("- “soon”: soon"), text);
  assert.ok(text.includes("The \\*ferry\\* stops."), text);
});

test("plain text is what was said", () => {
  assert.ok(findings(state, say).includes("Ines Vole, harbour master\n  “No boat, no \"money\"”\n\nNot named\n"));
  assert.equal(withoutNotices(state), "Ferry [line] to close\n\nThe *ferry* stops.\n\nIn June.");
});

test("days are those of the calendar, whatever the reader's time zone", () => {
  const rows = [
    ["day", "2024-03-05", "2024-03-05", "Tuesday 5 March 2024"],
    ["day", "2024-03-05T23:30:00-11:00", "2024-03-05", "Tuesday 5 March 2024"],
    ["month", "1953-07-01", "1953-07-31", "July 1953"],
    ["year", "0079-01-01", "0079-12-31", "79"],
    ["decade", "1950-01-01", "1959-12-31", "The 1950s"],
    ["range", "2018-02-09", "2018-02-25", "9–25 February 2018"],
    ["day", "no day", "no day", "no day"],
  ];
  for (const [precision, from, to, expected] of rows) {
    assert.equal(say.date(precision, from, to).replace(",", "").replace(/\s–\s/, "–"), expected);
  }
});

test("numbers follow the messages when the reader's language has none", () => {
  assert.equal(languageOf("en", "en-GB"), "en-GB");
  assert.equal(languageOf("en", "de"), "en");
  assert.equal(say.count("words", 1), "1 word");
  assert.equal(say.count("words", 1200), "1,200 words");
});
