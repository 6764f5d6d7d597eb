// A display of its own, with hands: the prompts of a browser are drawn by the browser itself, and only a person's keys
// reach them.
import { execFileSync } from "node:child_process";
import { final, until } from "./wait.mjs";
import { start, stop } from "./children.mjs";

/// Starts a virtual display of this size; `name` is what `DISPLAY` has, `keys(…)` presses keys one after another.
export const display = async (width = 1400, height = 1000) => {
  // -displayfd lets the server choose a number that is free and say it.
  const server = start("Xvfb", ["-displayfd", "1", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  let gone = null;
  server.once("error", (error) => (gone = final(new Error(`Xvfb does not start: ${error.message}`))));
  server.stdout?.setEncoding("utf8").on("data", (text) => (said += text));
  await until("the display", () => {
    if (gone) throw gone;
    return said.includes("\n");
  });
  const name = `:${said.trim()}`;
  return {
    name,
    keys: (...names) => execFileSync("xdotool", ["key", "--delay", "150", ...names], { env: { ...process.env, DISPLAY: name } }),
    close: () => stop(server),
  };
};
