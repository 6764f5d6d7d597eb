// The types as a program uses them: `tsc --noEmit` is the test.
import { analyze, load, type Analysis, type Options, type Role } from "standfirst";
import { analyze as analyzeText, analyzeHtml, type Block } from "standfirst/html";

const options: Options = { published: "2025-09-17", explain: true, source: { id: 7 } };

export const notices = async (page: Document): Promise<string[]> => {
  await load(new URL("https://example.com/standfirst_bg.wasm"));
  const { blocks } = await analyze(page, options);
  return blocks.filter((block) => block.fold).map(({ role, text }) => `${role}: ${text}`);
};

export const said = async (html: string | Uint8Array): Promise<Map<string, string[]>> => {
  const { quotes, speakers }: Analysis = await analyzeHtml(html);
  return new Map(speakers.map((speaker) => [speaker.name, speaker.quotes.flatMap((id) => quotes[id]?.text ?? [])]));
};

export const when = async (text: string): Promise<string[]> =>
  (await analyzeText(text)).dates.flatMap(({ type, value }) => (type === "DATE" && value !== null ? [value] : []));

const isHeadline = ({ role }: Block): boolean => role === ("headline" satisfies Role);
export { isHeadline };

// @ts-expect-error A page is no input of the entry without a DOM.
void analyzeText(document);
// @ts-expect-error There is no such role.
void (({ role }: Block) => role === "title");
// @ts-expect-error There is no such option.
void analyze("text", { publshed: "2025-09-17" });
