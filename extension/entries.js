// The ways into Standfirst that last from one start of the browser to the next: the entry of the context menu, the
// sites that are always read, the words at the button. All follow from the settings and can be made again at any time.
import * as settings from "./settings.js";
import { speech } from "./speech.js";

const api = globalThis.browser ?? globalThis.chrome;

/// What is put into a page, in this order.
export const SCRIPTS = ["page/snapshot.js", "page/bar.js", "page/sheet.js", "page/paint.js", "page/agent.js"];
/// The entry of the context menu.
export const ENTRY = "read";
const ALWAYS = "always:";

const menu = async ({ menu: isWanted }, say) => {
  await api.contextMenus.removeAll();
  // The browsers ask for http and https only; elsewhere there is nothing to read.
  const entry = { id: ENTRY, title: say.text("action"), contexts: ["page", "selection"], documentUrlPatterns: ["http://*/*", "https://*/*"] };
  if (isWanted) await new Promise((resolve) => api.contextMenus.create(entry, () => resolve(api.runtime.lastError)));
};

const always = async ({ sites }, isNew) => {
  const hosts = sites.filter(([, site]) => site.always).map(([host]) => host);
  const allowed = await Promise.all(hosts.map((host) => settings.isAllowed(host)));
  const wanted = new Map(hosts.filter((_, at) => allowed[at]).map((host) => [ALWAYS + host, host]));
  const there = (await api.scripting.getRegisteredContentScripts()).map(({ id }) => id).filter((id) => id.startsWith(ALWAYS));
  // A new version may have other scripts.
  const gone = there.filter((id) => isNew || !wanted.has(id));
  if (gone.length > 0) await api.scripting.unregisterContentScripts({ ids: gone });
  const scripts = [...wanted]
    .filter(([id]) => gone.includes(id) || !there.includes(id))
    .map(([id, host]) => ({ id, matches: [settings.originOf(host)], js: SCRIPTS, runAt: "document_idle", persistAcrossSessions: true }));
  if (scripts.length > 0) await api.scripting.registerContentScripts(scripts);
};

let turn = Promise.resolve();
/// Makes the ways in what the settings say; `isNew` after an installation or update.
export const follow = (isNew = false) => {
  turn = turn
    .then(async () => {
      const chosen = await settings.loadAll();
      const say = await speech(chosen.language);
      await Promise.all([menu(chosen, say), always(chosen, isNew), api.action.setTitle({ title: say.text("action") })]);
    })
    .catch((error) => console.warn(`The settings were not followed: ${error.message}`));
  return turn;
};

/// What the button says of a tab: on it the folds, counted; with the pointer over it all that was found.
export const label = async (tabId, view, say) => {
  const counted = view?.isArticle ? view.folds.length : 0;
  const title = view?.isArticle
    ? say.text("action_found", [say.count("quotations", view.quotes.length), say.count("dates", view.dates.length), say.count("folds", counted)])
    : say.text("action");
  await Promise.all([
    api.action.setBadgeText({ tabId, text: counted > 0 ? say.number(counted) : "" }),
    api.action.setTitle({ tabId, title }),
  ]);
};
