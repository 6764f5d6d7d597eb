// The entry `standfirst`, and the contract: what an analysis is.
//
// All positions are Unicode code points (not the UTF-16 units of a JavaScript string), half-open, relative to the `text`
// of the block named: `Array.from(block.text).slice(start, end).join("")` gives back the words.

/** What may be known of a page besides what stands on it. */
export interface Options {
  /** The day of publication, as `2017-07-07`; it goes before what the page says, and relative dates count from it. */
  published?: string;
  /** The page's address; a document's own is taken when this is absent. */
  url?: string;
  /** Each finding says its evidence in words. */
  explain?: boolean;
  /** Whatever is to come back as the analysis's `source`. */
  source?: unknown;
}

/** What a WebAssembly module can be loaded from. */
export type ModuleSource = URL | string | Request | Response | BufferSource | WebAssembly.Module;

/** Reads a document as it is shown, or plain text whose paragraphs are the lines that are not blank. */
export function analyze(input: Document | string, options?: Options): Promise<Analysis>;

/** Loads the module before it is needed, or from somewhere else than beside this package. */
export function load(module?: ModuleSource | PromiseLike<ModuleSource>): Promise<void>;

/** All that was found in one page. */
export interface Analysis {
  /** What {@link Options.source} was, else null. */
  source: unknown;
  /** Whether the page is an article. */
  is_article: boolean;
  /** How sure that is, from 0 to 1. */
  confidence: number;
  metadata: Metadata;
  /** The article as a reader wants it: blocks of the body in page order, joined by blank lines. */
  content: string;
  /** In page order. */
  blocks: Block[];
  /** In page order. */
  quotes: Quote[];
  speakers: Speaker[];
  /** In page order. */
  dates: TimeExpression[];
  /** There, and true, when the page was too large to be read to its end. */
  truncated?: true;
}

/** What the page says of itself. */
export interface Metadata {
  /** The headline, without the site's name. */
  title: string | null;
  /** Names, without "By". */
  authors: string[];
  publisher: string | null;
  /** ISO 8601: a day, or a day and time as the page gives it. */
  published: string | null;
  /** ISO 8601. */
  modified: string | null;
  /** BCP 47. */
  language: string | null;
  canonical_url: string | null;
  /** The site's host name. */
  site: string | null;
  /** Labelled lines of tags, such as "Region: Asia". */
  tags: { label: string; values: string[] }[];
}

/** What a block is. */
export type Role =
  | "headline"
  | "kicker"
  | "standfirst"
  | "byline"
  | "dateline"
  | "tags"
  | "subheading"
  | "paragraph"
  | "blockquote"
  | "list"
  | "table"
  | "code"
  | "figure"
  | "caption"
  | "pullquote"
  | CollapsibleRole
  | "related"
  | "comments"
  | "advertisement"
  | "navigation"
  | "other";

/** The roles of notices, which may fold. */
export type CollapsibleRole =
  | "disclaimer"
  | "copyright"
  | "source"
  | "author_bio"
  | "promo"
  | "appeal"
  | "contact";

/** How a finding was come by. */
export interface Finding {
  /** The name of the rule that decided. */
  rule: string;
  /** How sure it is, from 0 to 1; absent means sure. */
  confidence?: number;
  /** With {@link Options.explain}: the evidence, in words. */
  evidence?: string[];
}

/** A place in a block, in code points: half-open. */
export interface Place {
  /** The `id` of the block, which is its index too. */
  block: number;
  start: number;
  end: number;
}

export interface Block extends Finding {
  /** Its index in {@link Analysis.blocks}. */
  id: number;
  role: Role;
  /** Whether a reader would miss it if it were gone. */
  body: boolean;
  /** Whether it folds by default. */
  fold: boolean;
  text: string;
  /** Where its text starts in a plain-text input, in code points; null for documents. */
  offset: number | null;
}

export interface Quote extends Finding {
  id: number;
  /** All its words stand in quotation marks, some do, or none does. */
  kind: "direct" | "mixed" | "indirect";
  /** The words quoted, with their quotation marks where they have any. */
  spans: Place[];
  text: string;
  /** An index into {@link Analysis.speakers}; null when nobody can be named. */
  speaker: number | null;
  /** The words that name the speaker here, such as "he". */
  mention: Place | null;
  /** The words that attribute, such as "said". */
  cue: Place | null;
}

export interface Speaker {
  id: number;
  /** The fullest name in the article. */
  name: string;
  description: string | null;
  /** Indices into {@link Analysis.quotes}. */
  quotes: number[];
}

/** A time expression, with its type and value as in TIMEX3. */
export interface TimeExpression extends Finding, Place {
  id: number;
  text: string;
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** The TIMEX3 value, such as `2017-07-06`; null where it cannot be counted. */
  value: string | null;
  /** The first day it covers, as `2017-07-06`. */
  from: string | null;
  /** The last day it covers. */
  to: string | null;
  /** Whether it is worth a line in a list of key dates. */
  key: boolean;
  /** How near the top of that list, from 1; null for the others. */
  rank: number | null;
  /** What happened then. */
  event: string | null;
}
