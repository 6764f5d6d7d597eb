// Opens an article in Chromium's own window, presses the extension's button, and says READY when the panel is filled
// and the notices are folded. Ends when its input ends or the browser is closed. Started by `cargo xtask demo`.
import { folds, launch, read, until } from "./lib/index.mjs";

const [url] = process.argv.slice(2);
const size = (process.env.STANDFIRST_WINDOW ?? "1280x900").split("x").map(Number);
const browser = await launch("chromium", { display: process.env.DISPLAY, size, args: ["--window-position=0,0"] });
try {
  await browser.tab.open(url);
  await read(browser.tab);
  await until("notices to fold", async () => (await folds(browser.tab)).bars.some((bar) => bar.shown && !bar.open));
  console.log("READY");
  const inputEnds = new Promise((resolve) => process.stdin.once("end", resolve).once("close", resolve).resume());
  let open = true;
  inputEnds.then(() => (open = false));
  // A browser that its person has closed answers no more.
  while (open) {
    await browser.targets().catch(() => (open = false));
    if (open) await Promise.race([inputEnds, new Promise((resolve) => setTimeout(resolve, 300))]);
  }
} catch (error) {
  console.error(`${error.message}${error.cause ? ` (${error.cause.message})` : ""}`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
process.exit();
