// What both entries share: a module that is loaded once, when it is first needed, and the way from its readings to
// plain values.

/// The bytes of the module that lies beside the glue. Node.js fetches no files.
const beside = (address) => {
  const files = address.protocol === "file:" ? globalThis.process?.getBuiltinModule?.("node:fs") : undefined;
  return files ? files.promises.readFile(address) : fetch(address);
};

const optional = (options, name) => {
  const value = options[name] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw new TypeError(`standfirst: '${name}' is to be a string.`);
  return value;
};

/// A day as 2017-07-07, which a time may follow.
const dayOf = (options) => {
  const day = optional(options, "published");
  if (day !== undefined && !/^\d{4}-\d\d-\d\d/u.test(day)) {
    throw new TypeError(`standfirst: '${day}' is no day of publication; write it as 2017-07-07.`);
  }
  return day;
};

/// An entry's `load`, and `analyze` over what makes a reading of an input. `glue` is what wasm-bindgen made.
export const entry = (glue, address) => {
  let loading = null;

  const load = (module) => {
    loading ??= Promise.resolve(module ?? beside(address))
      .then((module_or_path) => glue.default({ module_or_path }))
      .then(() => undefined)
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  };

  const analyze = async (read, options = {}) => {
    const told = { published: dayOf(options), url: optional(options, "url") };
    await load();
    try {
      const reading = await read(told);
      try {
        const analysis = JSON.parse(options.explain ? reading.explained : reading.json);
        analysis.source = options.source ?? null;
        return analysis;
      } finally {
        reading.free();
      }
    } catch (error) {
      // An instance that trapped cannot be trusted; the next reading gets another.
      if (error instanceof WebAssembly.RuntimeError) glue.__wbg_reset_state();
      throw error;
    }
  };

  return { load, analyze };
};
