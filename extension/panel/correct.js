// What a reader corrected in a reading: another speaker for a quotation, a date left out. Corrections are plain data that
// the page's agent keeps as long as the page stands; they are laid over the reading wherever it is shown or taken away.
//
//   { quotes: { key: name, or null for nobody named }, dates: [key] }

export const NONE = Object.freeze({ quotes: {}, dates: [] });

const joined = (stretches) => stretches.map((stretch) => stretch.text).join("");

/// Names a quotation by its words, so that a correction outlives another reading of the page.
export const quoteKey = (quote) => `${quote.kind} ${joined(quote.words)}`;
export const dateKey = (date) => [date.from, date.to, date.said, date.event].join(" ");

export const withSpeaker = (corrections, quote, name) => ({
  ...corrections,
  quotes: { ...corrections.quotes, [quoteKey(quote)]: name },
});
export const withoutSpeaker = (corrections, quote) => {
  const quotes = { ...corrections.quotes };
  delete quotes[quoteKey(quote)];
  return { ...corrections, quotes };
};
export const withoutDate = (corrections, date) => ({ ...corrections, dates: [...corrections.dates, dateKey(date)] });
export const withAllDates = (corrections) => ({ ...corrections, dates: [] });

const has = (corrections, quote) => Object.hasOwn(corrections.quotes, quoteKey(quote));

/// A view as its reader corrected it. A corrected quotation says so and leaves no doubt.
export const correctedView = (view, corrections) => {
  const hears = view.quotes.some((quote) => has(corrections, quote));
  const dates = view.dates.filter((date) => !corrections.dates.includes(dateKey(date)));
  if (!hears) return dates.length === view.dates.length ? view : { ...view, dates };
  const quotes = view.quotes.map((quote) => (has(corrections, quote) ? { ...quote, doubt: null, corrected: true } : quote));
  const cards = view.speakers.map((card) => ({ ...card, quotes: card.quotes.filter((at) => !has(corrections, view.quotes[at])) }));
  for (const [at, quote] of view.quotes.entries()) {
    if (!has(corrections, quote)) continue;
    const name = corrections.quotes[quoteKey(quote)];
    let card = cards.find((known) => known.name === name);
    if (!card) {
      card = { name, description: null, quotes: [] };
      cards.push(card);
    }
    card.quotes.push(at);
    card.quotes.sort((a, b) => a - b);
  }
  const speakers = cards
    .filter((card) => card.quotes.length > 0)
    .sort((a, b) => (a.name === null) - (b.name === null) || b.quotes.length - a.quotes.length);
  return { ...view, quotes, dates, speakers };
};

/// The analysis as JSON with the same corrections: untouched, byte for byte, where there are none. A corrected quotation
/// carries `"corrected": true`.
export const correctedJson = (json, view, corrections) => {
  const wrong = view.quotes.filter((quote) => has(corrections, quote));
  const dropped = view.dates.filter((date) => corrections.dates.includes(dateKey(date))).map((date) => date.id);
  if (wrong.length === 0 && dropped.length === 0) return json;
  const analysis = JSON.parse(json);
  for (const line of wrong) {
    const quote = analysis.quotes.find(({ id }) => id === line.id);
    const name = corrections.quotes[quoteKey(line)];
    for (const speaker of analysis.speakers) speaker.quotes = speaker.quotes.filter((id) => id !== quote.id);
    quote.speaker = null;
    quote.corrected = true;
    if (name === null) continue;
    let speaker = analysis.speakers.find((known) => known.name === name);
    if (!speaker) {
      speaker = { id: analysis.speakers.length, name, description: null, quotes: [] };
      analysis.speakers.push(speaker);
    }
    quote.speaker = speaker.id;
    speaker.quotes = [...speaker.quotes, quote.id].sort((a, b) => a - b);
  }
  analysis.dates = analysis.dates.filter(({ id }) => !dropped.includes(id));
  return JSON.stringify(analysis);
};

/// A state with its corrections laid over it, to be shown or taken away.
export const corrected = (state) => ({ ...state, view: correctedView(state.view, state.corrections ?? NONE) });
