// The entry `standfirst/html`: for workers, Node.js and wherever else there is no DOM.
import type { Analysis, ModuleSource, Options } from "./standfirst.js";

export type * from "./standfirst.js";

/** Reads plain text; its paragraphs are the lines that are not blank. */
export function analyze(text: string, options?: Options): Promise<Analysis>;

/**
 * Reads a document of HTML. Bytes are decoded as browsers decode them: by their byte order mark, else by
 * `<meta charset>`, else as UTF-8 if they are that, else as windows-1252.
 */
export function analyzeHtml(html: string | Uint8Array, options?: Options): Promise<Analysis>;

/** Loads the module before it is needed, or from somewhere else than beside this package. */
export function load(module?: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;
