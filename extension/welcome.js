// The page of the first run: how to pin the button, press it, and what comes then.
import * as settings from "./settings.js";
import { dress, fill, speech } from "./speech.js";

const api = globalThis.browser ?? globalThis.chrome;
const find = (id) => document.getElementById(id);

const say = await speech();
fill(document, say);
dress(document, (await settings.load()).theme);

// What differs is said of the browser this is.
const browser = api.sidebarAction ? "firefox" : "chromium";
find("pin-how").textContent = say.text(`welcome_pin_${browser}`);
find("lapses").textContent = say.text(`lapses_${browser}`);
const { installType } = await api.management?.getSelf?.() ?? {};
find("forgets").textContent = installType === "development" ? say.text(`forgets_${browser}`) : "";
find("settings").addEventListener("click", () => api.runtime.openOptionsPage());
document.body.dataset.status = "shown";
