// What a reader takes away: quotations, dates and the article as Markdown, CSV or plain text.

const line = (stretches) => stretches.map((stretch) => stretch.text).join("");
const nameOf = (view, id, say) => view.speakers.find((card) => card.quotes.includes(id))?.name ?? say.text("not_named");
const when = (date, say) => (date.from ? say.date(date.precision, date.from, date.to) : `“${date.said}”`);

/// Characters that Markdown would read as marks.
const plain = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

const source = ({ view, url }, say) => {
  const { title, authors, publisher, published } = view.metadata;
  const parts = [authors.join(", "), publisher, published && say.date("day", published, published)].filter(Boolean);
  return { title: title ?? say.text("untitled"), parts, url };
};

/// Quotations and dates as plain text.
export const findings = (state, say) => {
  const { view } = state;
  const { title, parts, url } = source(state, say);
  const out = [title, parts.join(" · "), url, ""];
  for (const card of view.speakers) {
    out.push(card.name ? [card.name, card.description].filter(Boolean).join(", ") : say.text("not_named"));
    for (const id of card.quotes) out.push(`  ${line(view.quotes[id].words)}`);
    out.push("");
  }
  for (const date of view.dates) out.push(`${when(date, say)}: ${date.event ?? date.said ?? ""}`);
  return out.join("\n");
};

/// The article as a reader wants it.
export const withoutNotices = ({ json, view }) =>
  [view.metadata.title, JSON.parse(json).content].filter(Boolean).join("\n\n");

/// Quotations, dates and the article as Markdown.
export const markdown = (state, say) => {
  const { view, json } = state;
  const { title, parts, url } = source(state, say);
  const out = [`# ${plain(title)}`, "", plain(parts.join(" · ")), "", `<${url.replaceAll(">", "%3E")}>`, ""];
  if (view.quotes.length > 0) out.push(`## ${say.text("who_is_quoted")}`, "");
  for (const card of view.speakers) {
    const name = [card.name ?? say.text("not_named"), card.description].filter(Boolean).join(", ");
    out.push(`### ${plain(name)}`, "");
    for (const id of card.quotes) {
      const quote = view.quotes[id];
      out.push(`- ${plain(line(quote.words))} (${say.text(`kind_${quote.kind}`)})`);
    }
    out.push("");
  }
  if (view.dates.length > 0) out.push(`## ${say.text("key_dates")}`, "");
  for (const date of view.dates) out.push(`- ${plain(when(date, say))}: ${plain(date.event ?? date.said ?? "")}`);
  out.push("", "---", "", plain(JSON.parse(json).content), "");
  return out.join("\n");
};

/// The quotations as CSV (RFC 4180).
export const csv = ({ view, url }, say) => {
  // A cell that begins like a formula would be run by a spreadsheet.
  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const rows = view.quotes.map((quote, id) =>
    [nameOf(view, id, say), quote.kind, line(quote.words), line(quote.lead), url].map(cell).join(","));
  return [["speaker", "kind", "words", "cue", "url"].join(","), ...rows, ""].join("\r\n");
};
