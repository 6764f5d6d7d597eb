// The entry for where there is no DOM, as in workers and Node.js: its module carries a parser of HTML.
import { entry } from "./engine.js";
import * as glue from "./wasm/standfirst_html.js";

const { load, analyze: analyzed } = entry(glue, new URL("./wasm/standfirst_html_bg.wasm", import.meta.url));

const analyze = (text, options) => {
  if (typeof text !== "string") return Promise.reject(new TypeError("standfirst: a string of plain text is wanted."));
  return analyzed(({ published, url }) => glue.readText(text, published, url), options);
};

const analyzeHtml = (html, options) => {
  const read = typeof html === "string" ? glue.readHtml : html instanceof Uint8Array ? glue.readHtmlBytes : null;
  if (!read) return Promise.reject(new TypeError("standfirst: HTML is wanted, as a string or as bytes."));
  return analyzed(({ published, url }) => read(html, published, url), options);
};

export { analyze, analyzeHtml, load };
