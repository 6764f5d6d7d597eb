// What a reader takes away: quotations, dates and the article as Markdown, CSV, iCalendar or plain text. Each line has
// its source and a link that leads to its words.

const line = (stretches) => stretches.map((stretch) => stretch.text).join("");
const nameOf = (view, id, say) => view.speakers.find((card) => card.quotes.includes(id))?.name ?? say.text("not_named");
const aboutOf = (view, id) => view.speakers.find((card) => card.quotes.includes(id))?.description ?? "";
const when = (date, say) => (date.from ? say.date(date.precision, date.from, date.to) : say.text("in_marks", [date.said]));

/// Characters that Markdown would read as marks.
const plain = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

// ---- links to words --------------------------------------------------------------------------------------------------
/// The most words of each end of a passage that a link repeats.
const ENDS = 4;

const encoded = (words) => encodeURIComponent(words).replaceAll("-", "%2D");

/// A link to words on a page: a text fragment of all of them, or of both ends of a longer passage. `before` are words
/// that stand before them, which tell them from the same words elsewhere.
export const linkTo = (url, words, before = "") => {
  // Marks at the ends may be the page's own style, which it can change; words stay.
  const list = words.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").split(/\s+/u).filter(Boolean);
  const page = url.split("#", 1)[0];
  if (list.length === 0) return page;
  const ends = list.length <= 2 * ENDS ? [list] : [list.slice(0, ENDS), list.slice(-ENDS)];
  const told = before.trim().split(/\s+/u).filter(Boolean).slice(-3).join(" ");
  return `${page}#:~:text=${told ? `${encoded(told)}-,` : ""}${ends.map((end) => encoded(end.join(" "))).join(",")}`;
};

/// The link of a quotation.
export const quoteLink = ({ view, url }, id) => linkTo(url, line(view.quotes[id].words));

/// The link of a date; the analysis knows what stands before its words.
const dateLinks = ({ view, url, json }) => {
  const { blocks, dates } = JSON.parse(json);
  const text = new Map(blocks.map((block) => [block.id, block.text]));
  const found = new Map(dates.map((date) => [date.id, date]));
  return view.dates.map((date) => {
    const words = date.places.map((place) => place.text).join(" ");
    const known = found.get(date.id);
    const before = known ? Array.from(text.get(known.block) ?? "").slice(0, known.start).join("") : "";
    return linkTo(url, words || (date.said ?? ""), before);
  });
};

// ---- the article itself ----------------------------------------------------------------------------------------------
const source = ({ view, url }, say) => {
  const { title, authors, publisher, published } = view.metadata;
  const parts = [authors.join(say.text("comma")), publisher, published && say.date("day", published, published)].filter(Boolean);
  return { title: title ?? say.text("untitled"), parts, url, published: published ?? "" };
};

/// Quotations and dates as plain text.
export const findings = (state, say) => {
  const { view } = state;
  const { title, parts, url } = source(state, say);
  const out = [title, parts.join(" · "), url, ""];
  for (const card of view.speakers) {
    out.push(card.name ? [card.name, card.description].filter(Boolean).join(say.text("comma")) : say.text("not_named"));
    for (const id of card.quotes) out.push(`  ${line(view.quotes[id].words)}`);
    out.push("");
  }
  for (const date of view.dates) out.push(`${when(date, say)}: ${date.event ?? date.said ?? ""}`);
  return out.join("\n");
};

/// One quotation with who said it and where, as plain text.
export const oneQuote = (state, id, say) => {
  const { title, parts } = source(state, say);
  const by = [nameOf(state.view, id, say), title, ...parts].join(say.text("comma"));
  return `${line(state.view.quotes[id].words)}\n${by}\n${quoteLink(state, id)}`;
};

/// The article as a reader wants it.
export const withoutNotices = ({ json, view }) =>
  [view.metadata.title, JSON.parse(json).content].filter(Boolean).join("\n\n");

/// Quotations, dates and the article as Markdown.
export const markdown = (state, say) => {
  const { view, json } = state;
  const { title, parts, url } = source(state, say);
  // A link within angle brackets ends at one.
  const link = (address) => `[${plain(say.text("link_in_article"))}](<${address.replaceAll("<", "%3C").replaceAll(">", "%3E")}>)`;
  const out = [`# ${plain(title)}`, "", plain(parts.join(" · ")), "", `<${url.replaceAll(">", "%3E")}>`, ""];
  if (view.quotes.length > 0) out.push(`## ${say.text("who_is_quoted")}`, "");
  for (const card of view.speakers) {
    const name = [card.name ?? say.text("not_named"), card.description].filter(Boolean).join(say.text("comma"));
    out.push(`### ${plain(name)}`, "");
    for (const id of card.quotes) {
      const quote = view.quotes[id];
      out.push(`- ${plain(line(quote.words))} (${say.text(`kind_${quote.kind}`)}, ${link(quoteLink(state, id))})`);
    }
    out.push("");
  }
  const links = dateLinks(state);
  if (view.dates.length > 0) out.push(`## ${say.text("key_dates")}`, "");
  for (const [at, date] of view.dates.entries()) {
    out.push(`- ${plain(when(date, say))}: ${plain(date.event ?? date.said ?? "")} (${link(links[at])})`);
  }
  out.push("", "---", "", plain(JSON.parse(json).content), "");
  return out.join("\n");
};

// ---- tables ----------------------------------------------------------------------------------------------------------
/// Rows as CSV (RFC 4180); a cell that begins like a formula would be run by a spreadsheet.
const table = (columns, rows, say) => {
  const cell = (text) => `"${String(text ?? "").replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const head = columns.map((column) => say.text(`column_${column}`)).join(",");
  return [head, ...rows.map((row) => row.map(cell).join(",")), ""].join("\r\n");
};

/// The quotations as CSV.
export const csv = (state, say) => {
  const { view } = state;
  const { title, published, url } = source(state, say);
  const rows = view.quotes.map((quote, id) => [nameOf(view, id, say), aboutOf(view, id), say.text(`kind_${quote.kind}`), line(quote.words),
    line(quote.lead), title, published, url, quoteLink(state, id)]);
  return table(["speaker", "description", "kind", "words", "cue", "title", "published", "url", "link"], rows, say);
};

/// The key dates as CSV.
export const csvDates = (state, say) => {
  const { view } = state;
  const { title, published, url } = source(state, say);
  const links = dateLinks(state);
  const rows = view.dates.map((date, at) => [date.from, date.to, say.exact(date.precision, date.from ?? "", date.to ?? ""),
    date.said, date.event, title, published, url, links[at]]);
  return table(["from", "to", "precision", "said", "event", "title", "published", "url", "link"], rows, say);
};

// ---- a calendar ------------------------------------------------------------------------------------------------------
/// Lines as iCalendar wants them: no more than 75 bytes each, the rest on a line that begins with a space.
const foldLine = (text) => {
  const encoder = new TextEncoder();
  const out = [];
  let part = "";
  let size = 0;
  for (const sign of text) {
    const bytes = encoder.encode(sign).length;
    if (size + bytes > 75) {
      out.push(part);
      [part, size] = [" ", 1];
    }
    part += sign;
    size += bytes;
  }
  return [...out, part].join("\r\n");
};

/// The key dates that have a day as iCalendar (RFC 5545): whole days, the last of them not counted. `now` is when it is
/// written.
export const calendar = (state, say, now = new Date()) => {
  const { title, parts, url } = source(state, say);
  const text = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");
  const digits = (iso) => iso.slice(0, 10).replaceAll("-", "");
  const after = (iso) => digits(new Date(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) + 86_400_000).toISOString());
  const links = dateLinks(state);
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = state.view.dates.flatMap((date, at) => {
    if (!date.from || !date.to || !/^\d{4}-/.test(date.from)) return [];
    const words = date.event ?? date.said ?? title;
    return [
      "BEGIN:VEVENT",
      `UID:${digits(date.from)}-${at}-${encodeURIComponent(url).slice(-60)}@standfirst`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${digits(date.from)}`,
      `DTEND;VALUE=DATE:${after(date.to)}`,
      `SUMMARY:${text(words)}`,
      `DESCRIPTION:${text([say.date(date.precision, date.from, date.to), date.said && `${say.text("said")} ${say.text("in_marks", [date.said])}`, [title, ...parts].join(say.text("comma")), links[at]].filter(Boolean).join("\n"))}`,
      `URL:${links[at]}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ];
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Standfirst//Key dates//EN", ...events, "END:VCALENDAR", ""].map(foldLine).join("\r\n");
};
