// The button, the keys, and the engine where no panel is open. Nothing is kept here that cannot be made again: the browser
// may stop this worker at any time. What a page was read as is kept by the page's own agent.
import { ENTRY, SCRIPTS, follow } from "./entries.js";
import { panelReads, pause, reader, startEngine } from "./reading.js";

const api = globalThis.browser ?? globalThis.chrome;
const PANEL = api.runtime.getURL("panel.html");
const WELCOME = api.runtime.getURL("welcome.html");

/// What went wrong in a tab before any agent could tell the panel: tab → status.
const trouble = new Map();

const tellPanels = (message) => api.runtime.sendMessage(message).catch(() => {});

// ---- what is read here -----------------------------------------------------------------------------------------------
let started = null;
/// The engine, which is not started before it is needed; one that did not start is tried again.
const ready = () => (started ??= startEngine().catch((error) => {
  started = null;
  throw error;
}));
/// Starts it ahead, where no panel reads. What fails is said when a page is read.
const prepare = async () => {
  if (!started && !(await panelReads())) ready().catch(() => {});
};
prepare();

api.runtime.onConnect.addListener(reader({
  ready,
  tell: tellPanels,
  isMine: (isAlone) => isAlone || panelReads().then((reads) => !reads),
}));

// ---- the button ------------------------------------------------------------------------------------------------------
/// Opens the panel where this browser has one. The browsers allow it only at once, in answer to the press.
const openPanel = (tab) => {
  if (api.sidePanel?.open) return api.sidePanel.open({ windowId: tab.windowId });
  if (api.sidebarAction?.open) return api.sidebarAction.open();
  return api.tabs.create({ url: `${PANEL}?tab=${tab.id}`, openerTabId: tab.id });
};

/// Whether the scripts reached the page: where they may not, one browser throws and the other has nothing to answer.
/// A page that is just being loaded is asked a second time.
const inject = async (tab) => {
  for (const wait of [150, 0]) {
    try {
      const [injected] = await api.scripting.executeScript({ target: { tabId: tab.id }, files: SCRIPTS });
      if (injected) return true;
    } catch (error) {
      console.info(`The page was not reached: ${error.message}`);
    }
    await pause(wait);
  }
  return false;
};

const readTab = async (tab) => {
  trouble.delete(tab.id);
  prepare();
  if (!(await inject(tab))) {
    trouble.set(tab.id, "closed");
    await tellPanels({ kind: "trouble", tab: tab.id, status: "closed" });
  }
};

const read = (tab) => {
  const opened = openPanel(tab);
  opened?.catch?.((error) => console.warn(`The panel did not open: ${error.message}`));
  return readTab(tab);
};
api.action.onClicked.addListener(read);
api.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === ENTRY && tab) read(tab);
});

const COMMANDS = { "toggle-all": "all", "next-quotation": "next_quote", "previous-quotation": "previous_quote" };
api.commands.onCommand.addListener(async (command, tab) => {
  if (Object.hasOwn(COMMANDS, command) && tab) await api.tabs.sendMessage(tab.id, { act: COMMANDS[command] }).catch(() => {});
});

api.tabs.onUpdated.addListener((id, change) => {
  if (change.status === "loading") trouble.delete(id);
});
api.tabs.onRemoved.addListener((id) => trouble.delete(id));

api.runtime.onMessage.addListener((message, sender, answer) => {
  const isPanel = sender.id === api.runtime.id && sender.url?.startsWith(PANEL);
  if (isPanel && message?.kind === "trouble?") answer({ status: trouble.get(message.tab) ?? null });
});

// ---- what follows from the settings ----------------------------------------------------------------------------------
api.runtime.onInstalled.addListener(({ reason }) => {
  follow(true);
  if (reason === "install") api.tabs.create({ url: WELCOME });
});
api.runtime.onStartup.addListener(() => follow());
api.permissions.onAdded.addListener(() => follow());
api.permissions.onRemoved.addListener(() => follow());
api.storage.onChanged.addListener((_, area) => {
  if (area === "sync") follow();
});
