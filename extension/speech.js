// The language in which Standfirst speaks: the browser's, or the one its reader chose.
import * as settings from "./settings.js";
import { languageOf, words } from "./words.js";

const api = globalThis.browser ?? globalThis.chrome;

/// The messages of a language, from our own files: `{ key: message }`.
export const messagesIn = async (language) => {
  const file = await fetch(api.runtime.getURL(`_locales/${language}/messages.json`));
  return Object.fromEntries(Object.entries(await file.json()).map(([key, { message }]) => [key, message]));
};

/// A message with its values put in, as the browsers do it.
const put = (message, values = []) => message.replace(/\$(\$|[1-9])/g, (_, mark) => (mark === "$" ? "$" : String([values].flat()[mark - 1] ?? "")));

const speak = (getMessage, reader) => {
  const language = languageOf(getMessage("language"), reader);
  return words(getMessage, language);
};

/// The language to read from our own file: the one that was chosen, or, where the browser has no words of ours, the one we
/// always have. A busy browser gives a page or a worker of an extension no messages, as long as that one lives.
const fileOf = (wanted) => {
  if (wanted !== "auto") return wanted;
  return api.i18n.getMessage("language") ? null : api.runtime.getManifest().default_locale;
};

/// The ways to say things (see words.js); `messages` are those that were read from
/// our own file, because the language was chosen or `file` asks for them.
export const speech = async (choice, { file = false } = {}) => {
  const wanted = choice ?? (await settings.load().catch(() => ({}))).language ?? "auto";
  const language = fileOf(wanted) ?? (file ? api.runtime.getManifest().default_locale : null);
  if (language) {
    try {
      const messages = await messagesIn(language);
      const reader = api.i18n.getUILanguage();
      return { ...speak((key, values) => (Object.hasOwn(messages, key) ? put(messages[key], values) : ""), reader), messages };
    } catch (error) {
      console.warn(`The messages in ${language} cannot be read: ${error.message}`);
    }
  }
  return { ...speak((key, values) => api.i18n.getMessage(key, values), api.i18n.getUILanguage()), messages: null };
};

/// Fills a page of the extension with words: `data-say` is the key of an element's text, `data-label` of its name for
/// those who do not see it.
export const fill = (document, say) => {
  document.documentElement.lang = say.language;
  document.documentElement.dir = say.dir;
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say.text(element.dataset.say);
  for (const element of document.querySelectorAll("[data-label]")) element.ariaLabel = say.text(element.dataset.label);
};

/// Light, dark, or as the browser.
export const dress = (document, theme) => {
  document.documentElement.style.colorScheme = theme === "auto" ? "" : theme;
};
