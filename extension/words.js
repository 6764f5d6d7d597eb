// Words in the reader's language, for the panel and for whoever else shows one.

/// The language in which to write numbers and days: the reader's, if the messages are in it or there are none, else that
/// of the messages.
export const languageOf = (messages, reader) => (!messages || reader.split("-", 1)[0] === messages ? reader : messages);

/// The ways to say things. `getMessage(key, values)` gives a message with its values put in, or an empty string.
export const words = (getMessage, language) => {
  const formats = {
    day: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    month: { month: "long", year: "numeric" },
    year: { year: "numeric" },
    short: { day: "numeric", month: "long", year: "numeric" },
  };
  // To make one takes a browser longer than all that is written with it: each is made once, when it is first needed.
  const made = new Map();
  const once = (name, make) => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name);
  };
  const format = (name) => once(name, () => new Intl.DateTimeFormat(language, { ...formats[name], timeZone: "UTC" }));
  const number = (value) => once("number", () => new Intl.NumberFormat(language)).format(value);
  const form = (amount) => once("plural", () => new Intl.PluralRules(language)).select(amount);
  // A day of the calendar has no time zone; only its ten characters are read, and years before 100 keep their digits.
  const day = (iso) => {
    const [year, month, date] = iso.slice(0, 10).split("-").map(Number);
    const value = new Date(Date.UTC(2000, (month || 1) - 1, date || 1));
    value.setUTCFullYear(year);
    return value;
  };
  const count = (key, amount) => {
    const values = [number(amount)];
    return getMessage(`${key}_${form(amount)}`, values) || getMessage(`${key}_other`, values) || key;
  };
  return {
    language,
    /// The direction of writing.
    dir: getMessage("direction", []) || "ltr",
    text: (key, values = []) => getMessage(key, values) || key,
    /// The sentence of a rule: the engine's own, or that of a language which has it.
    why: (rule, sentence) => getMessage(`why_${rule.replace("/", "_")}`, []) || sentence,
    number,
    form,
    count,
    /// How exact a date is: a stretch that is no month, year or decade says how many days it has.
    exact: (precision, from, to) => {
      const days = precision === "range" ? Math.round((day(to) - day(from)) / 86_400_000) + 1 : 0;
      return days > 0 ? count("days", days) : getMessage(`precision_${precision}`, []);
    },
    date: (precision, from, to) => {
      const first = day(from);
      if (Number.isNaN(first.getTime())) return from;
      const last = day(to);
      if (precision === "range") {
        return Number.isNaN(last.getTime()) ? from : format("short").formatRange(first, last);
      }
      if (precision === "decade") {
        return getMessage("decade", [format("year").format(first)]) || format("year").formatRange(first, last);
      }
      return format(precision in formats ? precision : "day").format(first);
    },
  };
};
