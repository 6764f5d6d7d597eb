// Waiting for a state, never for a span of time.

/// How long a state may take to come, in milliseconds: generous, since it only costs when something is broken.
export const PATIENCE = 30_000;

/// Marks an error that no waiting mends.
export const final = (error) => Object.assign(error, { final: true });

/// The first truthy answer of `ask`, asked again every 25 ms. What keeps failing says so at the end.
export const until = async (what, ask, patience = PATIENCE) => {
  const end = performance.now() + patience;
  let trouble = null;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
      trouble = null;
    } catch (error) {
      if (error.final) throw error;
      trouble = error;
    }
    if (performance.now() > end) throw new Error(`waited ${patience} ms for ${what}${trouble ? `; ${trouble.message}` : ""}`, { cause: trouble });
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
