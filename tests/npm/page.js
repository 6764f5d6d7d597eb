// Who is quoted on this very page: the package where there is a DOM.
import { analyze } from "./node_modules/standfirst/standfirst.js";

const { quotes, speakers } = await analyze(document, { published: "2025-09-17" });
const list = document.createElement("ul");
for (const { text, speaker } of quotes) {
  list.append(Object.assign(document.createElement("li"), { textContent: `${speakers[speaker]?.name}: ${text}` }));
}
document.body.append(list);
