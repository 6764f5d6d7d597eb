// The entry for where there is a DOM: a document as it stands, or plain text. The module is the extension's, byte for byte.
import { entry } from "./engine.js";
import * as glue from "./wasm/standfirst.js";

const { load, analyze: analyzed } = entry(glue, new URL("./wasm/standfirst_bg.wasm", import.meta.url));

/// A document's numbers and strings, as `snapshot.js` takes them; it needs a DOM, so it is loaded for a document only.
const messageOf = async (document) => {
  await import("./snapshot.js");
  return globalThis.standfirst.snapshot(document).message;
};

const DOCUMENT = 9;

const analyze = (input, options) => {
  if (typeof input === "string") {
    return analyzed(({ published, url }) => glue.readText(input, published, url), options);
  }
  if (input?.nodeType !== DOCUMENT) {
    return Promise.reject(new TypeError("standfirst: a Document or a string of plain text is wanted."));
  }
  return analyzed(async ({ published, url }) => {
    const message = await messageOf(input);
    return glue.read(url === undefined ? message : { ...message, url }, published);
  }, options);
};

export { analyze, load };
