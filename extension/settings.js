// What a reader chose, kept by the browser: one key for each site, one for each general choice. Whatever is read is
// checked first: a value that is not as it should be counts as not chosen, and a key that is not known stays as it is,
// since a newer version on another computer may have written it.

const api = globalThis.browser ?? globalThis.chrome;
const store = () => api.storage.sync;

/// The version of what is stored. A higher one may know more, and what both know means the same.
export const VERSION = 1;

/// The kinds of notices a reader can choose from, in the order in which they are shown.
export const KINDS = ["disclaimer", "copyright", "source", "author_bio", "promo", "appeal", "contact", "other"];
/// The sections of the panel.
export const SECTIONS = ["quoted", "dates", "outline", "folded"];
/// The languages of the interface.
export const LANGUAGES = ["ar", "de", "en", "es", "fr", "pt"];

/// What the browsers keep at most: bytes of one item, bytes of all, items.
const LIMITS = { item: 8192, all: 102_400, items: 512 };

/// A choice that could not be kept; `key` names the message that says why.
export class Refused extends Error {
  constructor(key, values = []) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

// ---- what a value may be ---------------------------------------------------------------------------------------------
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/// The members of an object that are booleans with a plain name.
const booleans = (value) =>
  Object.fromEntries(Object.entries(isObject(value) ? value : {}).filter(([name, on]) => /^[a-z_]{1,40}$/.test(name) && typeof on === "boolean"));
const oneOf = (...values) => (value) => (values.includes(value) ? value : undefined);
const isEmpty = (value) => Object.keys(value).length === 0;

const siteOf = (value) => {
  if (!isObject(value)) return undefined;
  const kinds = booleans(value.kinds);
  const site = {
    ...(value.fold === "never" && { fold: "never" }),
    ...(!isEmpty(kinds) && { kinds }),
    ...(value.always === true && { always: true }),
  };
  return isEmpty(site) ? undefined : site;
};

/// What each key holds: the value as it is used, or nothing if it is broken.
const SCHEMA = {
  kinds: (value) => (isObject(value) ? booleans(value) : undefined),
  panel: (value) => (isObject(value) ? { sections: booleans(value.sections) } : undefined),
  print: oneOf("all", "folded"),
  language: oneOf("auto", ...LANGUAGES),
  theme: oneOf("auto", "light", "dark"),
  menu: oneOf(true, false),
};
const SITE = "site:";

/// A host as the browser writes it, or null. What cannot be in one, a browser may write with a percent sign.
export const hostOf = (text) => {
  const trimmed = String(text).trim();
  const url = URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname.length <= 253 && !/[*%]/.test(url.hostname) ? url.hostname || null : null;
};
const hostOfKey = (key) => {
  const host = key.slice(SITE.length);
  return host !== "" && hostOf(host) === host ? host : null;
};

const checked = (key, value) => {
  if (key.startsWith(SITE)) return hostOfKey(key) ? siteOf(value) : undefined;
  return Object.hasOwn(SCHEMA, key) ? SCHEMA[key](value) : undefined;
};

const from = (items) => ({
  kinds: checked("kinds", items.kinds) ?? {},
  sections: checked("panel", items.panel)?.sections ?? {},
  print: checked("print", items.print) ?? "all",
  language: checked("language", items.language) ?? "auto",
  theme: checked("theme", items.theme) ?? "auto",
  menu: checked("menu", items.menu) ?? true,
});

// ---- reading ---------------------------------------------------------------------------------------------------------
/// What holds for a site: its own choices before the general ones.
export const load = async (host = "") => {
  const key = SITE + host;
  const items = await store().get([key, ...Object.keys(SCHEMA)]);
  const general = from(items);
  const site = siteOf(items[key]) ?? {};
  return { ...general, fold: site.fold ?? null, always: site.always ?? false, kinds: { ...general.kinds, ...site.kinds } };
};

/// What holds for the page of an address; nothing, if the browser does not say.
export const loadFor = (url) => load(URL.parse(url ?? "")?.hostname ?? "").catch(() => ({}));

/// All there is: the general choices, and `sites`, pairs of a host and its own choices, by host.
export const loadAll = async () => {
  const items = await store().get(null);
  const sites = Object.keys(items)
    .filter((key) => key.startsWith(SITE))
    .map((key) => [hostOfKey(key), siteOf(items[key])])
    .filter(([host, site]) => host && site)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...from(items), sites };
};

// ---- writing ---------------------------------------------------------------------------------------------------------
// The browsers count a key and its value as JSON, in bytes.
const size = (key, value) => new TextEncoder().encode(key + JSON.stringify(value)).length;

const write = async (items) => {
  const all = { ...(await store().get(null)), ...items, version: VERSION };
  const sizes = Object.entries(all).map(([key, value]) => size(key, value));
  if (Math.max(...sizes) > LIMITS.item || sizes.length > LIMITS.items || sizes.reduce((sum, one) => sum + one, 0) > LIMITS.all) {
    throw new Refused("settings_full");
  }
  try {
    await store().set({ ...items, version: VERSION });
  } catch (error) {
    const said = String(error?.message ?? error);
    if (/MAX_WRITE|per (minute|hour)/i.test(said)) throw new Refused("settings_too_fast");
    throw /quota/i.test(said) ? new Refused("settings_full") : new Refused("settings_failed", [said]);
  }
};

// Choices made in quick succession do not undo one another.
let turn = Promise.resolve();
const inTurn = (work) => {
  const result = turn.then(work);
  turn = result.catch(() => {});
  return result;
};

/// Changes the choices for a site: `fold` ("never" or null), `kinds`, `always`; a site without any is forgotten.
export const saveSite = (host, patch) =>
  inTurn(async () => {
    if (hostOf(host) !== host) throw new Refused("settings_no_site");
    const key = SITE + host;
    const before = siteOf((await store().get(key))[key]) ?? {};
    const site = siteOf({ ...before, ...patch, kinds: { ...before.kinds, ...patch.kinds } });
    await (site ? write({ [key]: site }) : store().remove(key));
  });

/// Forgets what was chosen for a site.
export const forgetSite = (host) => inTurn(() => store().remove(SITE + host));

/// Changes which kinds fold anywhere.
export const saveKinds = (patch) => inTurn(async () => write({ kinds: { ...(await load()).kinds, ...patch } }));

/// Changes which sections the panel shows.
export const saveSections = (patch) => inTurn(async () => write({ panel: { sections: { ...(await load()).sections, ...patch } } }));

/// Changes a choice that has one value: `print`, `language`, `theme`, `menu`.
export const save = (key, value) =>
  inTurn(() => {
    if (checked(key, value) === undefined) throw new Refused("settings_failed", [key]);
    return write({ [key]: value });
  });

/// Forgets all.
export const reset = () => inTurn(() => store().clear());

// ---- a file of settings ----------------------------------------------------------------------------------------------
const FILE = "standfirst-settings";

const known = (items) => {
  const pairs = Object.entries(items).map(([key, value]) => [key, checked(key, value)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
};

/// All settings as the text of a file.
export const toFile = async () => {
  const items = known(await store().get(null));
  const sorted = Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ format: FILE, version: VERSION, settings: sorted }, null, 2)}\n`;
};

/// Puts the settings of a file in the place of those there are. Answers how many were taken, and how many were not
/// understood and left out.
export const fromFile = (text) =>
  inTurn(async () => {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      throw new Refused("import_not_json");
    }
    if (!isObject(file) || file.format !== FILE || !isObject(file.settings)) throw new Refused("import_not_ours");
    const items = known(file.settings);
    const before = await store().get(null);
    const gone = Object.keys(before).filter((key) => checked(key, before[key]) !== undefined && !Object.hasOwn(items, key));
    const taken = Object.keys(items).length;
    if (gone.length > 0) await store().remove(gone);
    try {
      await write(items);
    } catch (error) {
      await store().set(before);
      throw error;
    }
    return { taken, left: Object.keys(file.settings).length - taken };
  });

// ---- always reading on a site ----------------------------------------------------------------------------------------
/// The pages of a host, as the browsers write them.
export const originOf = (host) => `*://${host}/*`;

/// Asks the reader for leave to read on this one site always. To be called in answer to a press, before anything is
/// awaited: the browsers ask only then. Answers whether it was given.
export const askAlways = async (host) => {
  // Nothing may be awaited before this line.
  const isGiven = await api.permissions.request({ origins: [originOf(host)] });
  if (isGiven) await saveSite(host, { always: true });
  return isGiven;
};

/// Gives that leave back.
export const dropAlways = async (host) => {
  await saveSite(host, { always: false });
  await api.permissions.remove({ origins: [originOf(host)] });
};

/// Whether the browser lets us read on this site.
export const isAllowed = (host) => api.permissions.contains({ origins: [originOf(host)] });
