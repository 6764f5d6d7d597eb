// A worker has no DOM: the module that carries the parser reads HTML there.
import { analyzeHtml } from "./node_modules/standfirst/html.js";

addEventListener("message", async ({ data }) => postMessage(await analyzeHtml(data)));
