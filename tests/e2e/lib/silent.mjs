// The extension with an engine that answers nothing, to hold a press against: what is left is what the browser itself
// takes to put scripts into a page, to carry messages and to show a panel. It is made for a measurement, never packed.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as engine from "../../../extension/pkg/standfirst.js";
import { copied } from "./unzip.mjs";

/// Makes it in a folder from a packed extension, or from the folder of one.
export const silent = (extension, folder) => {
  copied(extension, folder);
  const module = join(folder, "pkg/standfirst_bg.wasm");
  engine.initSync({ module: readFileSync(module) });
  rmSync(module);
  // An article that holds nothing, in the shape of an answer of today.
  const reading = engine.readText("");
  const answer = JSON.stringify({ view: JSON.stringify({ ...JSON.parse(reading.view), isArticle: true }), json: reading.json });
  reading.free();
  writeFileSync(join(folder, "pkg/standfirst.js"), `
const answer = ${answer};
export default async () => {};
export const version = () => "none";
export const read = () => ({ ...answer, free() {} });
export class Panel {
  constructor(root) {
    this.root = root;
  }
  draw() {}
  show() {
    this.root.dataset.state = "read";
  }
  sweep() {}
  say(state) {
    this.root.dataset.state = state;
  }
  note(state) {
    this.root.dataset.state = state;
  }
  folds() {}
}
`);
};
