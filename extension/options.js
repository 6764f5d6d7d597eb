// The settings. Every choice is kept as soon as it is made; what cannot be kept is said and shown as it was.
import * as settings from "./settings.js";
import { dress, fill, speech } from "./speech.js";

const api = globalThis.browser ?? globalThis.chrome;
const find = (id) => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

let say;
let chosen;
const announce = (text) => {
  find("status").textContent = text;
};

/// Does what a press asks for, and says what became of it.
const doing = async (work, done = null) => {
  try {
    const said = await work();
    announce(done ?? said ?? "");
  } catch (error) {
    announce(error instanceof settings.Refused ? say.text(error.key, error.values) : say.text("settings_failed", [String(error?.message ?? error)]));
  }
  await show();
};

// ---- choices that are on or off --------------------------------------------------------------------------------------
const CHOICES = {
  kinds: settings.KINDS.map((kind) => ({
    id: `kind-${kind}`, name: `role_${kind}`, why: `options_kind_${kind}`,
    isOn: () => chosen.kinds[kind] !== false, keep: (on) => settings.saveKinds({ [kind]: on }),
  })),
  reading: [
    { id: "menu", name: "options_menu", why: "options_menu_why", isOn: () => chosen.menu, keep: (on) => settings.save("menu", on) },
    { id: "print", name: "options_print", why: "options_print_why", isOn: () => chosen.print === "folded", keep: (on) => settings.save("print", on ? "folded" : "all") },
  ],
  sections: settings.SECTIONS.map((section) => ({
    id: `section-${section}`, name: { quoted: "who_is_quoted", dates: "key_dates", outline: "outline", folded: "folded_here" }[section], why: null,
    isOn: () => chosen.sections[section] !== false, keep: (on) => settings.saveSections({ [section]: on }),
  })),
};
const everyChoice = Object.values(CHOICES).flat();

const drawChoices = () => {
  for (const holder of document.querySelectorAll("[data-choices]")) {
    holder.replaceChildren(...CHOICES[holder.dataset.choices].map(({ id, name, why, keep }) => {
      const box = make("input", { type: "checkbox", id });
      box.addEventListener("change", () => doing(() => keep(box.checked)));
      return make("label", {}, box, make("b", { textContent: say.text(name) }), ...(why ? [make("small", { textContent: say.text(why) })] : []));
    }));
  }
};

// ---- sites -----------------------------------------------------------------------------------------------------------
const foldingOf = (site) => {
  if (site.fold === "never") return say.text("options_fold_never");
  const names = (wanted) => Object.entries(site.kinds ?? {}).filter(([, on]) => on === wanted).map(([kind]) => say.text(`role_${kind}`)).join(say.text("comma"));
  const [kept, folded] = [names(false), names(true)];
  const parts = [kept && say.text("options_fold_but", [kept]), folded && say.text("options_fold_also", [folded])].filter(Boolean);
  return parts.length > 0 ? parts.join(" ") : say.text("options_fold_general");
};

const siteRow = ([host, site], isAllowed) => {
  // Whoever hears the buttons hears which site each is about.
  const button = (key, spoken, work) => {
    const made = make("button", { type: "button", textContent: say.text(key), ariaLabel: say.text(spoken, [host]) });
    made.addEventListener("click", () => doing(work));
    return made;
  };
  const reading = make("td", { textContent: say.text(!site.always ? "options_when_pressed" : isAllowed ? "options_when_always" : "options_when_lapsed") });
  const buttons = make("div", { className: "row" });
  if (site.always && !isAllowed) buttons.append(button("options_allow", "options_allow_on", () => allow(host)));
  if (site.always && isAllowed) buttons.append(button("options_drop", "options_drop_on", async () => {
    await settings.dropAlways(host);
    return say.text("options_dropped", [host]);
  }));
  buttons.append(button("options_forget", "options_forget_on", async () => {
    if (site.always) await api.permissions.remove({ origins: [settings.originOf(host)] });
    await settings.forgetSite(host);
    return say.text("options_forgotten", [host]);
  }));
  return make("tr", {}, make("th", { scope: "row" }, make("bdi", { textContent: host })), make("td", { textContent: foldingOf(site) }), reading, make("td", {}, buttons));
};

const drawSites = async () => {
  if (chosen.sites.length === 0) {
    find("table").replaceChildren(make("p", { className: "empty", textContent: say.text("options_sites_empty") }));
    return;
  }
  const allowed = await Promise.all(chosen.sites.map(([host, site]) => site.always && settings.isAllowed(host)));
  const columns = ["options_site", "options_folding", "options_reading"].map((key) => make("th", { scope: "col", textContent: say.text(key) }));
  find("table").replaceChildren(make("table", {},
    make("thead", {}, make("tr", {}, ...columns, make("td"))),
    make("tbody", {}, ...chosen.sites.map((site, at) => siteRow(site, allowed[at])))));
};

/// Asks the browser, which asks the reader. Called at once in answer to a press.
const allow = async (host) => {
  const isGiven = await settings.askAlways(host);
  return say.text(isGiven ? "options_always_given" : "options_always_refused", [host]);
};
find("always").addEventListener("submit", (event) => {
  event.preventDefault();
  const host = settings.hostOf(find("host").value);
  doing(async () => {
    if (!host) throw new settings.Refused("settings_no_site");
    const said = await allow(host);
    find("host").value = "";
    return said;
  });
});

// ---- look, keys ------------------------------------------------------------------------------------------------------
for (const radio of document.querySelectorAll("[name=theme]")) {
  radio.addEventListener("change", () => doing(() => settings.save("theme", radio.value)));
}
find("language").addEventListener("change", () => doing(async () => {
  await settings.save("language", find("language").value);
  await speak();
}));
const drawLanguages = () => {
  const name = (code) => new Intl.DisplayNames(code, { type: "language" }).of(code);
  find("language").replaceChildren(make("option", { value: "auto", textContent: say.text("options_language_auto") }),
    ...settings.LANGUAGES.map((code) => make("option", { value: code, lang: code, textContent: name(code) })));
};

const drawKeys = async () => {
  const commands = await api.commands.getAll();
  const keys = (shortcut) =>
    shortcut ? make("span", { dir: "ltr" }, ...shortcut.split("+").flatMap((key, at) => (at > 0 ? [" ", make("kbd", { textContent: key })] : [make("kbd", { textContent: key })])))
      : make("span", { textContent: say.text("options_no_key") });
  find("commands").replaceChildren(...commands.map(({ name, shortcut }) =>
    make("li", {}, make("span", { textContent: say.text(name === "_execute_action" ? "action" : `command_${name.replaceAll("-", "_")}`) }), keys(shortcut))));
};
find("shortcuts").addEventListener("click", () => doing(() =>
  (api.commands.openShortcutSettings ? api.commands.openShortcutSettings() : api.tabs.create({ url: "chrome://extensions/shortcuts" })).then(() => null)));

// ---- a file, and all anew --------------------------------------------------------------------------------------------
find("save").addEventListener("click", () => doing(async () => {
  const link = make("a", { href: URL.createObjectURL(new Blob([await settings.toFile()], { type: "application/json" })), download: "standfirst-settings.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return say.text("options_saved");
}));
find("load").addEventListener("click", () => find("chosen").click());
find("chosen").addEventListener("change", () => doing(async () => {
  const [file] = find("chosen").files;
  if (!file) return null;
  const text = await file.text();
  find("chosen").value = "";
  const { taken, left } = await settings.fromFile(text);
  await speak();
  const said = say.count("options_loaded", taken);
  return left > 0 ? `${said} ${say.count("options_left", left)}` : said;
}));
const ask = (isAsked) => {
  find("sure").hidden = !isAsked;
  find("file-buttons").hidden = isAsked;
  find(isAsked ? "reset-no" : "reset").focus();
};
find("reset").addEventListener("click", () => ask(true));
find("reset-no").addEventListener("click", () => ask(false));
find("sure").addEventListener("keydown", ({ key }) => {
  if (key === "Escape") ask(false);
});
find("reset-yes").addEventListener("click", () => doing(async () => {
  const { sites } = await settings.loadAll();
  const origins = sites.filter(([, site]) => site.always).map(([host]) => settings.originOf(host));
  await settings.reset();
  if (origins.length > 0) await api.permissions.remove({ origins });
  await speak();
  ask(false);
  return say.text("options_reset_done");
}));

// ---- all of it -------------------------------------------------------------------------------------------------------
/// Says everything in the language chosen.
const speak = async () => {
  say = await speech();
  fill(document, say);
  drawChoices();
  drawLanguages();
  await drawKeys();
  // Only Firefox has these: an add-on that is not signed goes with the window.
  const { installType } = await api.management?.getSelf?.() ?? {};
  find("forgets").textContent = installType === "development" ? say.text(api.sidebarAction ? "forgets_firefox" : "forgets_chromium") : "";
};

const show = async () => {
  chosen = await settings.loadAll();
  dress(document, chosen.theme);
  for (const { id, isOn } of everyChoice) find(id).checked = isOn();
  for (const radio of document.querySelectorAll("[name=theme]")) radio.checked = radio.value === chosen.theme;
  find("language").value = chosen.language;
  // Who pressed a button in the table keeps a place to go on from.
  const hadFocus = find("table").contains(document.activeElement);
  await drawSites();
  if (hadFocus) (find("table").querySelector("button") ?? find("host")).focus();
  document.body.dataset.status = "shown";
};

await speak();
await show();
api.storage.onChanged.addListener((_, area) => {
  if (area === "sync") show();
});
