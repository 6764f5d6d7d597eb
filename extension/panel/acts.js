// What presses in the panel do by themselves: findings and files that a reader takes away, what they mend, and choices
// that are kept.
import { version } from "../pkg/standfirst.js";
import * as settings from "../settings.js";
import { calendar, csv, csvDates, findings, markdown, oneQuote, quoteLink, withoutNotices } from "../take.js";
import { correctedJson, withSpeaker, withoutDate } from "./correct.js";
import { speakerForm } from "./mend.js";

const all = (roles, value) => Object.fromEntries(roles.map((role) => [role, value]));
const rolesOf = (fold) => [...new Set(fold.notices.map((notice) => notice.kind))];

/// Folds again on a site what a choice had left open there.
export const foldAgain = async (site, fold) => {
  const on = all(rolesOf(fold), true);
  await settings.saveKinds(on);
  await settings.saveSite(site, { fold: null, kinds: on });
};

const save = ({ view }, ending, type, text) => {
  const title = view.metadata.title ?? "article";
  const name = title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "article";
  document.querySelector("a[download]")?.remove();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${name}${ending}`;
  link.hidden = true;
  document.body.append(link);
  link.click();
};

/// The acts by name; each is given the number of its line. `about()` says what is shown: as the page said it, as it was
/// mended, and how; `site()` names its site; `json()` gives the whole analysis, null if it cannot be had;
/// `correct(corrections)` keeps corrections; `allowed()` hears that the site may be read always.
export const acts = ({ say, root, announce, about, site, json, correct, allowed }) => {
  const copy = async (text, done = say.text("copied")) => {
    try {
      await navigator.clipboard.writeText(text);
      announce(done);
    } catch {
      announce(say.text("not_copied"));
    }
  };
  /// Does something with what is shown and the whole analysis as JSON.
  const withJson = async (work) => {
    const { shown: { view }, mended, corrections } = about();
    const whole = await json();
    if (whole) await work({ ...mended, json: correctedJson(whole, view, corrections) });
    // The page went before it came, or the engine failed on it: another reading has it.
    else announce(say.text("before_how"));
  };

  /// A choice that a press can take back.
  let undo = null;
  /// Keeps a choice; the page's agent hears of it and folds anew. `back` takes it back.
  const keepChoice = async (sentence, work, back) => {
    undo = back;
    await work();
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = say.text("undo");
    button.addEventListener("click", () => {
      undo?.();
      undo = null;
      announce("");
    });
    announce(sentence, button);
  };
  const foldOf = (id) => about().mended.view.folds[id];
  const kindsOf = (id) => rolesOf(foldOf(id)).map((role) => say.text(`role_${role}`)).join(say.text("comma"));

  return {
    copy_findings: () => {
      const { mended } = about();
      const { quotes, dates } = mended.view;
      return copy(findings(mended, say), say.text("both", [say.count("quotations", quotes.length), say.count("copied", dates.length + quotes.length)]));
    },
    copy_article: () => withJson((state) => copy(withoutNotices(state))),
    copy_quote: (id) => copy(oneQuote(about().mended, id, say)),
    copy_details: () => copy(say.text("error_details", [version(), about().shown.error])),
    save_markdown: () => withJson((state) => save(state, ".md", "text/markdown", markdown(state, say))),
    save_json: () => withJson((state) => save(state, ".json", "application/json", state.json)),
    save_csv: () => save(about().mended, ".csv", "text/csv", csv(about().mended, say)),
    save_csv_dates: () => withJson((state) => save(state, "-dates.csv", "text/csv", csvDates(state, say))),
    save_ics: () => withJson((state) => save(state, ".ics", "text/calendar", calendar(state, say))),

    correct_quote: (id) => speakerForm(root(), say, about().mended.view, id, {
      keep: (name) => correct(withSpeaker(about().corrections, about().shown.view.quotes[id], name)),
      link: () => copy(quoteLink(about().mended, id)),
    }),
    drop_date: (id) => {
      const { shown, mended, corrections } = about();
      const number = mended.view.dates[id].id;
      return correct(withoutDate(corrections, shown.view.dates.find((date) => date.id === number)));
    },

    never_kind_here: (id) => {
      const [here, roles] = [site(), rolesOf(foldOf(id))];
      return keepChoice(say.text("saved_never_kind_here", [here, kindsOf(id)]),
        () => settings.saveSite(here, { kinds: all(roles, false) }), () => settings.saveSite(here, { kinds: all(roles, true) }));
    },
    never_kind: (id) => {
      const roles = rolesOf(foldOf(id));
      return keepChoice(say.text("saved_never_kind", [kindsOf(id)]),
        () => settings.saveKinds(all(roles, false)), () => settings.saveKinds(all(roles, true)));
    },
    never_site: () => {
      const here = site();
      return keepChoice(say.text("saved_never_site", [here]),
        () => settings.saveSite(here, { fold: "never" }), () => settings.saveSite(here, { fold: null }));
    },
    // The browser asks only in answer to a press: nothing may be awaited before.
    always_site: () => {
      const here = site();
      return settings.askAlways(here).then(
        (isGiven) => {
          announce(say.text(isGiven ? "options_always_given" : "options_always_refused", [here]));
          allowed();
        },
        (error) => announce(say.text("settings_failed", [String(error?.message ?? error)])));
    },
    settings: () => (globalThis.browser ?? globalThis.chrome).runtime.openOptionsPage(),
  };
};
