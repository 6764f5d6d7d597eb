// Joins eyes, hands and the extension: the only script in a page that speaks with the extension. It is put into the
// page when the reader presses the button, and again at each press.
(() => {
  "use strict";
  if (standfirst.agent) {
    standfirst.agent.press();
    return;
  }

  // A page can name an element so that it stands in the place of `browser`; it cannot make functions of it.
  const api = [globalThis.browser, globalThis.chrome].find((known) => typeof known?.runtime?.connect === "function");
  const { dom } = standfirst;

  /// How soon to read again when the page and not the reader causes it, in milliseconds: at once the first time, ever
  /// later as it goes on, and not for ever.
  const PAUSE = 50;
  const LONGEST_PAUSE = 5000;
  const MOST_AGAIN = 20;

  // before | reading | read | declined | error | stale | restored
  let state = { status: "before" };
  let nodes = [];
  let readings = 0;
  let again = 0;
  let waiting = null;

  const tell = (message) => api.runtime.sendMessage(message).catch(() => {});
  /// The folds that are open: all of them, once folding has stopped.
  const open = () => (paint.hasGivenUp() ? [...(state.view?.folds.keys() ?? [])] : paint.open());
  const report = () => ({ kind: "state", ...state, open: open(), gaveUp: paint.hasGivenUp() });

  const messages = api.i18n.getMessage("language");
  const ui = api.i18n.getUILanguage();
  // Numbers are written as in the messages, and those may not be in the reader's language.
  const language = ui.split("-", 1)[0] === messages ? ui : messages;
  const paint = standfirst.paint(document, {
    language,
    text: (key, values) => api.i18n.getMessage(key, values),
    count: (key, number) => {
      const form = new Intl.PluralRules(language).select(number);
      const words = new Intl.NumberFormat(language).format(number);
      return api.i18n.getMessage(`${key}_${form}`, [words]) || api.i18n.getMessage(`${key}_other`, [words]);
    },
    changed: () => tell({ kind: "folds", open: open() }),
    lost: () => readAgain(),
    gaveUp: () => tell(report()),
  });

  /// Whether the reader wants this page read although it is no article.
  let anyway = false;

  const placesOf = (view) => [
    ...view.quotes.flatMap((quote) => quote.places),
    ...view.dates.flatMap((date) => date.places),
    ...view.outline.flatMap((heading) => heading.places),
  ];

  /// Reads the page as it is now and folds what the engine says.
  const readPage = () => {
    clearTimeout(waiting);
    waiting = null;
    readings += 1;
    const reading = readings;
    const snapshot = standfirst.snapshot(document);
    const port = api.runtime.connect({ name: "reading" });
    port.onMessage.addListener((answer) => {
      port.disconnect();
      if (reading !== readings) return;
      if (answer.view) {
        nodes = snapshot.nodes;
        const { json } = answer;
        const view = { ...answer.view, isArticle: answer.view.isArticle || anyway };
        state = { status: view.isArticle ? "read" : "declined", url: snapshot.message.url, reading, view, json };
        paint.apply(view, nodes, view.isArticle ? placesOf(view) : []);
        // The page may have changed while the engine read.
        if (view.isArticle && !paint.isSound()) readAgain();
      } else {
        paint.restore();
        nodes = [];
        state = { status: "error", error: answer.error };
      }
      tell(report());
    });
    port.postMessage({ ...snapshot.message, reading });
  };

  /// Reads again because the page changed under what we hold.
  const readAgain = () => {
    if (waiting !== null || state.status !== "read" || again >= MOST_AGAIN) return;
    again += 1;
    waiting = setTimeout(readPage, Math.min(LONGEST_PAUSE, PAUSE * 2 ** (again - 1)));
  };

  const resolve = (places) => places.map((place) => ({ ...place, node: nodes[place.node] }));
  const show = (places) => ({ shown: Boolean(places) && paint.show(resolve(places)) });
  const from = (list, id) => state.view?.[list]?.[id]?.places;

  const acts = {
    state: () => report(),
    press: () => readPage(),
    anyway: () => {
      anyway = true;
      readPage();
    },
    toggle: ({ id }) => paint.toggle(id),
    all: () => {
      const isAllOpen = open().length === (state.view?.folds.length ?? 0);
      paint.setAll(!isAllOpen);
    },
    show_quote: ({ id }) => show(from("quotes", id)),
    show_date: ({ id }) => show(from("dates", id)),
    show_heading: ({ id }) => show(from("outline", id)),
    show_fold: ({ id }) => show(state.view?.folds[id]?.notices.flatMap((notice) => notice.places)),
    show_open: ({ id }) => show(from("open", id)),
    go_back: () => paint.goBack(),
    clear_mark: () => paint.clear(),
    restore: () => {
      readings += 1;
      clearTimeout(waiting);
      waiting = null;
      paint.restore();
      nodes = [];
      state = { status: "restored" };
      tell(report());
    },
  };

  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== api.runtime.id || sender.tab || !Object.hasOwn(acts, message?.act)) return;
    answer(acts[message.act](message) ?? {});
  });

  // A page that changes its address without loading anew is another page to its reader.
  const withoutHash = (url) => url.split("#", 1)[0];
  const onAddress = () => {
    if (!["read", "declined"].includes(state.status) || withoutHash(dom.url(document)) === withoutHash(state.url)) return;
    paint.restore();
    nodes = [];
    readings += 1;
    state = { ...state, status: "stale" };
    tell(report());
  };
  globalThis.navigation?.addEventListener?.("currententrychange", onAddress);
  globalThis.addEventListener("popstate", onAddress);
  globalThis.addEventListener("pageshow", (event) => {
    if (event.persisted) tell(report());
  });

  const press = () => {
    again = 0;
    anyway = false;
    paint.begin();
    if (!["read", "declined"].includes(state.status)) {
      state = { status: "reading" };
      tell(report());
    }
    readPage();
  };
  standfirst.agent = { press };
  press();
})();
