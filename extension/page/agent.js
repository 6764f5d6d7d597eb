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

  // before | reading | read | declined | error | stale | restored | stopped
  let state = { status: "before" };
  /// What the reader mended, as the panel keeps it; it lasts as long as the page.
  let corrections = null;
  /// What the engine made of the page, and the nodes it counts.
  let view = null;
  let nodes = new Map();
  /// The whole analysis as JSON, which comes some time after the view; null if it does not.
  let analysis = null;
  let readings = 0;
  let again = 0;
  let waiting = null;

  const tell = (message) => api.runtime.sendMessage(message).catch(() => {});
  /// The folds that are open: all of them, once folding has stopped.
  const open = (those = paint.open()) => (paint.hasGivenUp() ? [...(view?.folds.keys() ?? [])] : those);
  const report = (opened, off = paint.off()) =>
    ({ kind: "state", ...state, corrections, open: open(opened), off, gaveUp: paint.hasGivenUp(), grown: again >= MOST_AGAIN });

  // The browser's words, or those of the language the reader chose, which come with a reading.
  let chosen = null;
  const text = (key, values = []) => {
    if (!chosen) return api.i18n.getMessage(key, values);
    const message = Object.hasOwn(chosen.messages, key) ? chosen.messages[key] : "";
    return message.replace(/\$([1-9])/g, (_, at) => values[at - 1] ?? "");
  };
  // Numbers are written as in the messages, and those may not be in the reader's language.
  const language = () => {
    const [messages, ui] = [text("language"), api.i18n.getUILanguage()];
    return ui.split("-", 1)[0] === messages ? ui : messages;
  };
  // What counts in a language takes a browser longer to make than to use.
  let counter = null;
  const counting = (wanted) => {
    if (counter?.wanted !== wanted) counter = { wanted, plural: new Intl.PluralRules(wanted), numbers: new Intl.NumberFormat(wanted) };
    return counter;
  };
  const paint = standfirst.paint(document, {
    get language() {
      return language();
    },
    get dir() {
      return text("direction") || "ltr";
    },
    text,
    count: (key, number) => {
      const { plural, numbers } = counting(language());
      const form = plural.select(number);
      const words = numbers.format(number);
      return text(`${key}_${form}`, [words]) || text(`${key}_other`, [words]);
    },
    changed: () => tell({ kind: "folds", open: open() }),
    lost: () => readAgain(),
    grown: () => readAgain(),
    gaveUp: () => tell(report()),
  });

  /// Whether the reader wants this page read although it is no article.
  let anyway = false;

  const placesOf = (view) => [
    ...view.quotes.flatMap((quote) => quote.places),
    ...view.dates.flatMap((date) => date.places),
    ...view.outline.flatMap((heading) => heading.places),
  ];

  /// The nodes that a view counts, by their numbers. No others are held: whatever is held of a page its browser goes
  /// through whenever it makes room, which it does often while a page changes.
  const nodesOf = ({ folds, open }, places, read) => {
    const counted = new Map();
    const count = (number) => counted.set(number, read[number]);
    for (const { node } of places) count(node);
    for (const { places: more } of [...folds.flatMap((fold) => fold.notices), ...open]) for (const { node } of more) count(node);
    for (const { nodes, gaps } of folds) [...nodes, ...gaps].forEach(count);
    return counted;
  };

  /// Reads the page as it is now and folds what the engine says.
  const readPage = () => {
    clearTimeout(waiting);
    waiting = null;
    readings += 1;
    const reading = readings;
    standfirst.snapshotInTurns(document, () => reading === readings, (snapshot) => ask(snapshot, reading));
  };

  /// What is larger than this, in characters or numbers, crosses in pieces: to take a message apart is one task.
  const PIECE = 1 << 18;
  /// No part of what an open panel reads is larger than this, in characters or numbers.
  const NEAR = 1 << 17;
  /// How long an open panel has to answer, in milliseconds: it may be closed meanwhile.
  const PATIENCE = 2000;

  /// Asks the engine about a snapshot, and folds what it says: that of an open panel, or, where there is none, of the
  /// background; that of the background alone if so much is to be read that a panel would stand still, or if none answers.
  const ask = async (snapshot, reading, isAlone = Object.values(snapshot.message).some(({ length }) => length > NEAR)) => {
    const { nodes: read, message } = snapshot;
    const port = api.runtime.connect({ name: isAlone ? "reading alone" : "reading" });
    let isAnswered = false;
    const askAlone = () => {
      if (isAnswered || isAlone || reading !== readings) return;
      isAnswered = true;
      end();
      ask(snapshot, reading, true);
    };
    const patience = isAlone ? null : setTimeout(askAlone, PATIENCE);
    // What comes in pieces comes before the answer itself: first what this page reads of the view and all of it, later the
    // whole analysis as JSON.
    const pieces = { view: "", marks: "", json: "" };
    const { promise, resolve: hasCome } = Promise.withResolvers();
    port.onDisconnect.addListener(() => {
      hasCome(null);
      askAlone();
    });
    const end = () => {
      port.disconnect();
      hasCome(null);
    };
    port.onMessage.addListener(async (answer) => {
      clearTimeout(patience);
      if (answer.piece) {
        pieces[answer.piece] += answer.value;
        await standfirst.turn(document);
        if (reading === readings) port.postMessage({ more: true });
        else end();
        return;
      }
      if ("json" in answer) hasCome(answer.json || pieces.json || null);
      if (!("view" in answer) || reading !== readings) end();
      if ("json" in answer || isAnswered) return;
      isAnswered = true;
      const isLarge = pieces.view !== "";
      if (reading === readings) take({ ...answer, view: answer.view || pieces.view, marks: pieces.marks, json: promise }, read, message.url, reading, isLarge);
    });
    // A busy browser may have brought this page none of our words: they are asked for.
    const last = { ...message, reading, silent: !api.i18n.getMessage("language") };
    for (const [piece, value] of Object.entries(message)) {
      if (!(value.length > PIECE)) continue;
      last[piece] = value.slice(0, 0);
      for (let from = 0; from < value.length; from += PIECE) {
        port.postMessage({ piece, value: value.slice(from, from + PIECE) });
        await standfirst.turn(document);
        if (reading !== readings) {
          port.disconnect();
          return;
        }
      }
    }
    port.postMessage(last);
  };

  /// Takes an answer in and folds what it says; in turns with the page, if it is a large one.
  const take = async (answer, read, url, reading, isLarge) => {
    if (!answer.view) {
      forget();
      state = { status: "error", error: answer.error };
      tell(report());
      return;
    }
    // A page that went elsewhere meanwhile is read as it is now.
    if (withoutHash(dom.url(document)) !== withoutHash(url)) {
      readPage();
      return;
    }
    // To take megabytes apart would keep the page from its events.
    const found = JSON.parse(answer.marks || answer.view);
    if (isLarge) {
      await standfirst.turn(document);
      if (reading !== readings) return;
    }
    chosen = answer.prefs?.speech ?? null;
    const { id } = answer;
    analysis = answer.json;
    view = found;
    const isAsIs = view.isArticle || !anyway;
    view.isArticle ||= anyway;
    const places = view.isArticle ? placesOf(view) : [];
    nodes = view.isArticle ? nodesOf(view, places, read) : new Map();
    // One long string crosses from place to place faster than all that is in it.
    const written = isAsIs ? answer.view : JSON.stringify(answer.marks ? { ...JSON.parse(answer.view), isArticle: true } : view);
    state = { status: view.isArticle ? "read" : "declined", url, reading, id, written };
    // The panel, which was sent the view as well, is filled while the page is folded: neither waits for the other.
    const decided = (opened, off) => tell({ ...report(opened, off), ...(isAsIs && { written: null }) });
    paint.apply(view, nodes, places, answer.prefs ?? {}, decided);
    if (isLarge) {
      await standfirst.turn(document);
      if (reading !== readings) return;
    }
    // The page may have changed while the engine read.
    if (view.isArticle && !paint.isSound()) readAgain();
  };

  /// Reads again because the page changed under what we hold.
  const readAgain = () => {
    if (waiting !== null || state.status !== "read" || again >= MOST_AGAIN) return;
    again += 1;
    // Whoever reads along is told why what they see may be behind.
    if (again >= MOST_AGAIN) tell(report());
    waiting = setTimeout(readPage, Math.min(LONGEST_PAUSE, PAUSE * 2 ** (again - 1)));
  };

  const resolve = (places) => places.map((place) => ({ ...place, node: nodes.get(place.node) }));
  const show = (places) => ({ shown: Boolean(places) && paint.show(resolve(places)) });
  const from = (list, id) => view?.[list]?.[id]?.places;

  const acts = {
    state: () => report(),
    json: async () => ({ json: await analysis }),
    press: () => readPage(),
    anyway: () => {
      anyway = true;
      readPage();
    },
    toggle: ({ id }) => paint.toggle(id),
    kind: ({ id }) => {
      const kinds = (fold) => fold?.notices.map((notice) => notice.kind).join();
      const alike = [...(view?.folds.keys() ?? [])].filter((other) => kinds(view.folds[other]) === kinds(view.folds[id]));
      const areOpen = alike.every((other) => open().includes(other));
      paint.setSome(alike, !areOpen);
    },
    all: () => {
      const isAllOpen = open().length === (view?.folds.length ?? 0);
      paint.setAll(!isAllOpen);
    },
    show_quote: ({ id }) => {
      current = id;
      return show(from("quotes", id));
    },
    show_date: ({ id }) => show(from("dates", id)),
    show_heading: ({ id }) => show(from("outline", id)),
    show_fold: ({ id }) => show(view?.folds[id]?.notices.flatMap((notice) => notice.places)),
    show_open: ({ id }) => show(from("open", id)),
    go_back: () => paint.goBack(),
    clear_mark: () => paint.clear(),
    restore: () => leave("restored"),
    stop: () => leave("stopped"),
    next_quote: () => step(1),
    previous_quote: () => step(-1),
    correct: (message) => {
      corrections = message.corrections ?? null;
      tell(report());
    },
  };

  /// Makes the page what it was.
  const forget = () => {
    paint.restore();
    nodes = new Map();
    view = null;
    analysis = null;
  };
  const leave = (status) => {
    readings += 1;
    clearTimeout(waiting);
    waiting = null;
    forget();
    state = { status };
    tell(report());
  };

  // ---- the line being read -------------------------------------------------------------------------------------------
  /// Panels that follow the reader through the page.
  const followers = new Set();
  let spoken = "";
  let resting = null;
  /// How long a reader rests on a place before it counts, in milliseconds.
  const REST = 300;

  const firstPlaces = (list) => (view?.[list] ?? []).map((line) => resolve(line.places.slice(0, 1))[0]);
  let looks = 0;
  const line = async (pressed = null) => {
    resting = null;
    if (followers.size === 0 || state.status !== "read") return;
    looks += 1;
    const look = looks;
    const isWanted = () => look === looks && state.status === "read";
    const here = {
      quote: pressed ?? await paint.lineInTurns(firstPlaces("quotes"), false, isWanted),
      date: await paint.lineInTurns(firstPlaces("dates"), false, isWanted),
      heading: await paint.lineInTurns(firstPlaces("outline"), true, isWanted),
    };
    if (!isWanted()) return;
    const message = { kind: "line", ...here, pressed: pressed !== null };
    if (pressed === null && JSON.stringify(message) === spoken) return;
    spoken = JSON.stringify(message);
    for (const port of followers) port.postMessage(message);
  };
  const rest = () => {
    if (followers.size > 0) resting ??= setTimeout(line, REST);
  };
  dom.addEventListener(document, "scroll", rest, { capture: true, passive: true });
  globalThis.addEventListener("resize", rest, { passive: true });
  dom.addEventListener(document, "click", (event) => {
    if (!event.isTrusted || followers.size === 0 || state.status !== "read") return;
    const at = paint.placeAt(event.clientX, event.clientY);
    if (!at) return;
    const within = ({ node, start, end }) => nodes.get(node) === at.node && start <= at.offset && at.offset <= end;
    const quote = view.quotes.findIndex((found) => found.places.some(within));
    if (quote >= 0) line(quote);
  }, { capture: true, passive: true });
  api.runtime.onConnect.addListener((port) => {
    if (port.name !== "follow" || port.sender?.id !== api.runtime.id) return;
    followers.add(port);
    port.onDisconnect.addListener(() => followers.delete(port));
    spoken = "";
    rest();
  });

  // ---- from quotation to quotation -----------------------------------------------------------------------------------
  let current = null;
  /// Shows the next quotation from the one shown last, or from the line being read; negative is the one before.
  const step = (by) => {
    const many = view?.quotes.length ?? 0;
    if (state.status !== "read" || many === 0) return { shown: false };
    const here = paint.lineOf(firstPlaces("quotes"), true);
    const wanted = paint.isMarked() && current !== null ? current + by : here === null ? 0 : here + Math.max(by, 0);
    const to = Math.min(Math.max(wanted, 0), many - 1);
    const { shown } = show(from("quotes", to));
    if (shown) {
      current = to;
      tell({ kind: "marked", quote: to });
    }
    return { shown };
  };

  api.runtime.onMessage.addListener((message, sender, answer) => {
    // Of what stands in tabs only the panel's own page may ask.
    const isOurs = sender.id === api.runtime.id && (!sender.tab || sender.url?.startsWith(api.runtime.getURL("panel.html")));
    if (!isOurs || !Object.hasOwn(acts, message?.act)) return;
    const said = acts[message.act](message) ?? {};
    if (!(said instanceof Promise)) {
      answer(said);
      return;
    }
    said.then(answer);
    // It is answered later.
    return true;
  });

  // A page that changes its address without loading anew is another page to its reader.
  const { withoutHash } = standfirst;
  const onAddress = () => {
    if (!["read", "declined"].includes(state.status) || withoutHash(dom.url(document)) === withoutHash(state.url)) return;
    paint.restore();
    nodes = new Map();
    readings += 1;
    state = { ...state, status: "stale" };
    tell(report());
  };
  globalThis.navigation?.addEventListener?.("currententrychange", onAddress);
  globalThis.addEventListener("popstate", onAddress);
  globalThis.addEventListener("pageshow", (event) => {
    if (event.persisted) tell(report());
  });

  // What a reader chooses elsewhere holds at once on the pages that are read.
  api.storage?.onChanged?.addListener?.((changes, area) => {
    if (area === "sync" && state.status === "read") readPage();
  });

  const press = () => {
    again = 0;
    anyway = false;
    paint.begin();
    if (!["read", "declined"].includes(state.status)) {
      state = { status: "reading" };
      view = null;
      tell(report());
    }
    readPage();
  };
  standfirst.agent = { press };
  press();
})();
