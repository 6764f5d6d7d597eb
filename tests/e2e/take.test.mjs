// What a reader takes away, as text: no browser is needed to write it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { correctedJson, correctedView, withSpeaker, withoutDate } from "../../extension/panel/correct.js";
import { calendar, csv, csvDates, findings, linkTo, markdown, oneQuote, withoutNotices } from "../../extension/take.js";
import { languageOf, words } from "../../extension/words.js";

const messages = JSON.parse(readFileSync(new URL("../../extension/_locales/en/messages.json", import.meta.url), "utf8"));
const getMessage = (key, values) => (messages[key]?.message ?? "").replace(/\$(\d)/g, (_, at) => values[at - 1] ?? "");
const say = words(getMessage, "en-GB");

const stretch = (text, strong = false) => ({ text, strong });
const state = {
  url: "https://courier.example/ferry?a=<b>",
  json: JSON.stringify({
    content: "The *ferry* stops.\n\nIn June.",
    blocks: [{ id: 4, text: "In \u{1f600} the end the ferry stops in June." }],
    speakers: [{ id: 0, name: "Ines Vole", description: "harbour master", quotes: [0, 1] }],
    quotes: [{ id: 0, speaker: 0 }, { id: 1, speaker: 0 }, { id: 2, speaker: null }],
    dates: [{ id: 0, block: 4, start: 31, end: 35 }, { id: 1, block: 4, start: 0, end: 2 }, { id: 2, block: 4, start: 0, end: 2 }],
  }),
  view: {
    metadata: { title: "Ferry [line] to close", authors: ["Ada Quill", "Bo Reed"], publisher: null, published: "2024-03-05" },
    speakers: [
      { name: "Ines Vole", description: "harbour master", quotes: [0] },
      { name: null, description: null, quotes: [1] },
    ],
    quotes: [
      { id: 0, kind: "direct", words: [stretch("“No boat, ", true), stretch('no "money"”', true)], lead: [stretch("said", true)] },
      { id: 2, kind: "indirect", words: [stretch("=SUM(A1) is no answer")], lead: [] },
    ],
    dates: [
      { id: 0, precision: "month", from: "2024-06-01", to: "2024-06-30", said: "June", event: "the ferry stops; then, nothing", places: [{ text: "June" }] },
      { id: 2, precision: "none", from: null, to: null, said: "soon", event: null, places: [{ text: "soon" }] },
    ],
  },
};

test("CSV keeps quotation marks, and a spreadsheet runs nothing", () => {
  const lines = csv(state, say).split("\r\n");
  assert.equal(lines[0], "speaker,description,kind,words,cue,article,published,url,link");
  const page = "https://courier.example/ferry?a=<b>";
  assert.equal(lines[1], `"Ines Vole","harbour master","Quoted","“No boat, no ""money""”","said","Ferry [line] to close","2024-03-05","${page}","${page}#:~:text=No%20boat%2C%20no%20%22money"`);
  assert.equal(lines[2], `"Not named","","Reported","'=SUM(A1) is no answer","","Ferry [line] to close","2024-03-05","${page}","${page}#:~:text=SUM(A1)%20is%20no%20answer"`);
  const dates = csvDates(state, say).split("\r\n");
  assert.equal(dates[0], "from,to,precision,said,event,article,published,url,link");
  assert.equal(dates[1], `"2024-06-01","2024-06-30","month","June","the ferry stops; then, nothing","Ferry [line] to close","2024-03-05","${page}","${page}#:~:text=ferry%20stops%20in-,June"`);
});

test("Markdown shows a page's words and none of them as marks", () => {
  const text = markdown(state, say);
  assert.match(text, /^# Ferry \\\[line\\\] to close\n/);
  assert.ok(text.includes("Ada Quill, Bo Reed · Tuesday"), text);
  assert.ok(text.includes("<https://courier.example/ferry?a=<b%3E>"), text);
  assert.ok(text.includes("### Ines Vole, harbour master"), text);
  assert.ok(text.includes("- June 2024: the ferry stops; then, nothing ([in the article](<https://courier.example/ferry?a=%3Cb%3E#:~:text=ferry%20stops%20in-,June>))"), text);
  assert.ok(text.includes("- “soon”: soon (["), text);
  assert.ok(text.includes("The \\*ferry\\* stops."), text);
});

test("a link holds a short passage whole and both ends of a long one, without a page's own marks", () => {
  const rows = [
    ["https://a.example/x#part", "“No boat,”", "", "https://a.example/x#:~:text=No%20boat"],
    ["https://a.example/x", "one two three four five six seven eight nine", "", "https://a.example/x#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine"],
    ["https://a.example/x", "well-known, he said", "it is a", "https://a.example/x#:~:text=it%20is%20a-,well%2Dknown%2C%20he%20said"],
    ["https://a.example/x", "…", "", "https://a.example/x"],
  ];
  for (const [url, words, before, expected] of rows) assert.equal(linkTo(url, words, before), expected);
});

test("a calendar has whole days, no day for what has none, and lines of 75 bytes at most", () => {
  const text = calendar(state, say, new Date("2024-03-09T10:20:30.400Z"));
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
  for (const line of ["DTSTAMP:20240309T102030Z", "DTSTART;VALUE=DATE:20240601", "DTEND;VALUE=DATE:20240701", "SUMMARY:the ferry stops\\; then\\, nothing"]) {
    assert.ok(text.includes(`${line}\r\n`), line);
  }
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
  assert.ok(text.replaceAll("\r\n ", "").includes("URL:https://courier.example/ferry?a=<b>#:~:text=ferry%20stops%20in-,June"));
});

test("one quotation has its speaker, its article and a link", () => {
  assert.equal(oneQuote(state, 0, say).split("\n")[1].replace("Tuesday,", "Tuesday"), "Ines Vole, Ferry [line] to close, Ada Quill, Bo Reed, Tuesday 5 March 2024");
});

test("a corrected speaker and a date left out are so in the view and in the JSON, and nothing else changes", () => {
  const none = { quotes: {}, dates: [] };
  assert.equal(correctedJson(state.json, state.view, none), state.json);
  assert.equal(correctedView(state.view, none), state.view);
  const mended = withoutDate(withSpeaker(none, state.view.quotes[1], "Ines Vole"), state.view.dates[1]);
  const view = correctedView(state.view, mended);
  assert.deepEqual(view.speakers, [{ name: "Ines Vole", description: "harbour master", quotes: [0, 1] }]);
  assert.deepEqual(view.dates.map((date) => date.id), [0]);
  const analysis = JSON.parse(correctedJson(state.json, state.view, mended));
  assert.deepEqual(analysis.quotes[2], { id: 2, speaker: 0, corrected: true });
  assert.deepEqual(analysis.speakers[0].quotes, [0, 1, 2]);
  assert.deepEqual(analysis.dates.map((date) => date.id), [0, 1]);
  const other = JSON.parse(correctedJson(state.json, state.view, withSpeaker(none, state.view.quotes[0], "Bo Oak")));
  assert.deepEqual(other.speakers.map(({ name, quotes }) => [name, quotes]), [["Ines Vole", [1]], ["Bo Oak", [0]]]);
  const unnamed = correctedView(state.view, withSpeaker(none, state.view.quotes[0], null));
  assert.deepEqual(unnamed.speakers.map(({ name, quotes }) => [name, quotes]), [[null, [0, 1]]]);
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
