// Who is quoted in a file of HTML, and what was said: the package in Node.js.
import { readFile } from "node:fs/promises";
import { analyzeHtml } from "standfirst/html";

const [file] = process.argv.slice(2);
const { metadata, quotes, speakers, dates } = await analyzeHtml(await readFile(file));
console.log(metadata.title);
for (const { text, speaker } of quotes) console.log(`${speakers[speaker]?.name ?? "somebody"}: ${text}`);
for (const { value, event } of dates.filter((date) => date.key)) console.log(`${value}: ${event}`);
