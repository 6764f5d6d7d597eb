// What a reader chose, kept by the browser: one key for each site, one for each general choice.

const api = globalThis.browser ?? globalThis.chrome;
const store = () => api.storage.sync;
const one = async (key) => (await store().get(key))[key] ?? {};

/// What holds for a site: its own choices before the general ones.
export const load = async (host) => {
  const [site, kinds, panel, print, language] = await Promise.all([
    one(`site:${host}`), one("kinds"), one("panel"), store().get("print"), store().get("language"),
  ]);
  return {
    fold: site.fold ?? null,
    always: site.always ?? false,
    kinds: { ...kinds, ...site.kinds },
    sections: panel.sections ?? {},
    print: print.print ?? "all",
    language: language.language ?? "auto",
  };
};

/// Changes the choices for a site; what is left without any is forgotten.
export const saveSite = async (host, patch) => {
  const site = await one(`site:${host}`);
  await store().set({ [`site:${host}`]: { ...site, ...patch, kinds: { ...site.kinds, ...patch.kinds } } });
};

/// Changes which kinds fold anywhere.
export const saveKinds = async (patch) => store().set({ kinds: { ...(await one("kinds")), ...patch } });
