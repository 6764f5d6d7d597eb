// Folds and marks: the hands of the extension. What it changes on a page it can undo exactly: two attributes on the
// elements that fold, our own bars beside them, one style sheet, and highlights, which are no part of a document.
(() => {
  "use strict";
  if (standfirst.paint) return;

  const { dom, FOLDED } = standfirst;
  const BAR = "standfirst-bar";
  const GAP = "data-standfirst-gap";
  // The page can list the names of highlights, so this one says nothing of us.
  const MARK = "reader-mark";
  /// How often a page may take a bar away before we give up.
  const PATIENCE = 2;
  /// How long a page may go on changing before we look what it did, in milliseconds.
  const SETTLE = 100;

  // Our rules must win over a page's own, `[hidden]{display:none!important}` among them: three ids weigh more.
  const weigh = (selector) => `${selector}:not(#_#_#_)`;
  const SHEET = `
    @media not print {
      ${weigh(`[${FOLDED}][hidden]`)} {
        display: block !important; content-visibility: hidden !important; visibility: visible !important;
        block-size: auto !important; min-block-size: 0 !important;
        margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important;
      }
      ${weigh(`[${GAP}]`)} { display: none !important; }
    }
    ${weigh(BAR)}[hidden] { display: none !important; }
    ::highlight(${MARK}) {
      background-color: #ffeb9c; color: #1b1d1f; text-decoration: underline 2px #8a6a00;
    }
    @media print {
      ${weigh(`[${FOLDED}][hidden]`)} { display: revert !important; content-visibility: visible !important; }
      ${weigh(BAR)} { display: none !important; }
      ::highlight(${MARK}) { background-color: transparent; text-decoration: none; }
    }`;

  const BAR_SHEET = `
    :host {
      all: initial !important; display: flow-root !important; margin-block: 8px 4px !important;
      font: 13px/18px system-ui, sans-serif !important;
    }
    :host([hidden]) { display: none !important; }
    :host(.member) { margin-block: 0 !important; }
    @media print { :host { display: none !important; } }
    button {
      all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 8px; inline-size: 100%;
      min-block-size: 28px; padding: 3px 8px; cursor: pointer; overflow: hidden;
      color: #1b1d1f; background: #f3f3ef; border-block-start: 1px solid #dededa;
    }
    button[aria-expanded="false"] { border-block-end: 3px double #63686d; }
    button[aria-expanded="true"] { background: none; }
    .member { padding-inline-start: 32px; }
    button:hover { background: #dededa; }
    button:focus-visible { outline: 2px solid #1d4f9e; outline-offset: -2px; }
    b { font-weight: 600; white-space: nowrap; }
    .words, .kinds { color: #4a4f54; white-space: nowrap; }
    .words, .kinds { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
    .spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    .chevron, .mark { flex: none; inline-size: 16px; block-size: 16px; fill: none; stroke: currentColor; stroke-width: 2; }
    .mark { margin-inline-start: auto; color: #4a4f54; stroke-width: 3; }
    [aria-expanded="true"] .chevron { transform: rotate(90deg); }
    [dir="rtl"] .chevron { transform: scaleX(-1); }
    [dir="rtl"][aria-expanded="true"] .chevron { transform: rotate(90deg); }
    .dark { color: #e9e9e4; background: #1f2225; border-color: #33373b; }
    .dark[aria-expanded="false"] { border-block-end-color: #969b9f; }
    .dark:hover { background: #33373b; }
    .dark .words, .dark .kinds, .dark .mark { color: #b6babd; }
    .dark:focus-visible { outline-color: #a3c4ff; }
    @media (forced-colors: active) {
      button { border-block-start: 1px solid ButtonText; }
      button .mark { color: ButtonText; }
    }`;

  const SVG = "http://www.w3.org/2000/svg";
  const picture = (document, name, path) => {
    const svg = dom.createElementNS(document, SVG, "svg");
    svg.setAttribute("class", name);
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("aria-hidden", "true");
    const line = dom.createElementNS(document, SVG, "path");
    line.setAttribute("d", path);
    svg.append(line);
    return svg;
  };

  /// Whether the ground beneath an element is dark.
  const isDark = (view, element) => {
    for (let at = element; at; at = dom.parentNode(at)) {
      if (dom.nodeType(at) !== 1) continue;
      const numbers = view.getComputedStyle(at).backgroundColor.match(/[\d.]+/g)?.map(Number);
      if (!numbers || numbers.length < 3 || numbers[3] === 0) continue;
      const [red, green, blue] = numbers;
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 110;
    }
    return false;
  };

  /// The hands for one document. `host.text(key, values)` and `host.count(key, number)` give words in the reader's
  /// language; `host.changed()` hears that folds opened or closed, `host.lost()` that the page took away what we held,
  /// `host.gaveUp()` that it keeps doing so.
  standfirst.paint = (document, host) => {
    const view = dom.defaultView(document);
    const { CSS, Highlight, MutationObserver, CSSStyleSheet } = view;
    let folds = [];
    let runs = [];
    let held = [];
    let removals = 0;
    let stopped = false;
    let back = null;

    // ---- the style sheet -------------------------------------------------------------------------------------------
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    const roots = new Set();
    const sheetsOf = (root) => (root === document ? dom.sheets(root) : dom.sheetsWithin(root));
    const setSheets = (root, sheets) => (root === document ? dom.setSheets(root, sheets) : dom.setSheetsWithin(root, sheets));
    const all = (root, selector) =>
      root === document ? dom.querySelectorAll(root, selector) : dom.querySelectorAllWithin(root, selector);
    /// Gives our rules to the tree a node stands in.
    const adopt = (node) => {
      const root = dom.getRootNode(node);
      if (roots.has(root)) return;
      roots.add(root);
      setSheets(root, [...sheetsOf(root), sheet]);
    };

    // ---- bars ------------------------------------------------------------------------------------------------------
    const barSheet = new CSSStyleSheet();
    barSheet.replaceSync(BAR_SHEET);

    const makeBar = (before, title, words, kinds, press) => {
      const bar = dom.createElement(document, BAR);
      const shadow = bar.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [barSheet];
      const button = dom.createElement(document, "button");
      button.type = "button";
      button.lang = host.language;
      button.dir = view.getComputedStyle(before).direction;
      if (isDark(view, dom.parentNode(before))) button.classList.add("dark");
      const add = (tag, name, text) => {
        const element = dom.createElement(document, tag);
        element.className = name;
        element.dir = "auto";
        element.textContent = text;
        button.append(element, " ");
      };
      button.append(picture(document, "chevron", "M5 3l6 5-6 5"));
      add("b", "", title);
      add("span", "words", words);
      if (kinds) add("span", "kinds", kinds);
      add("span", "spoken", host.text("bar_spoken"));
      button.append(picture(document, "mark", "M1 4h14M1 8.5h14M1 13h9"));
      button.addEventListener("click", (event) => {
        // A page may press its own buttons, not ours.
        if (event.isTrusted) press();
      });
      shadow.append(button);
      dom.insertBefore(dom.parentNode(before), bar, before);
      return { bar, button };
    };

    const kindsOf = (list) => [
      ...new Set(list.flatMap((fold) => fold.notices.map((notice) => host.text(`role_${notice.kind}`)))),
    ];

    // ---- folding ---------------------------------------------------------------------------------------------------
    const draw = (fold) => {
      for (const element of fold.elements) {
        if (fold.open) {
          dom.removeAttribute(element, FOLDED);
          dom.removeAttribute(element, "hidden");
        } else {
          dom.setAttribute(element, FOLDED, "");
          dom.setAttribute(element, "hidden", "until-found");
        }
      }
      for (const gap of fold.gaps) {
        if (fold.open) dom.removeAttribute(gap, GAP);
        else dom.setAttribute(gap, GAP, "");
      }
      fold.button.ariaExpanded = String(fold.open);
      fold.bar.hidden = fold.run ? !fold.run.open : false;
      // While a run is closed its notices are, too.
      if (fold.run) fold.run.button.ariaExpanded = String(fold.run.open);
    };

    const setOpen = (fold, open) => {
      fold.open = open;
      if (open && fold.run && !fold.run.open) {
        fold.run.open = true;
        fold.run.folds.forEach(draw);
      }
      draw(fold);
      host.changed();
    };

    /// Opens the fold that holds a node, if one does.
    const openAround = (node) => {
      const fold = folds.find(({ elements }) => elements.some((element) => dom.contains(element, node)));
      if (fold && !fold.open) setOpen(fold, true);
    };

    const setRun = (run, open) => {
      run.open = open;
      for (const fold of run.folds) {
        if (!open) fold.open = false;
        draw(fold);
      }
      host.changed();
    };

    /// Takes away everything of ours, also what the page has copied.
    const sweep = () => {
      for (const root of new Set([document, ...roots])) {
        for (const bar of all(root, BAR)) dom.remove(bar);
        for (const element of all(root, `[${FOLDED}]`)) {
          dom.removeAttribute(element, FOLDED);
          dom.removeAttribute(element, "hidden");
        }
        for (const element of all(root, `[${GAP}]`)) dom.removeAttribute(element, GAP);
      }
    };

    const whileOurs = (change) => {
      change();
      // What we did ourselves is no news.
      observer.takeRecords();
    };

    // ---- what the page does ----------------------------------------------------------------------------------------
    const isThere = ({ node, start, end, text }) =>
      dom.isConnected(node) && dom.data(node).slice(start, end).toWellFormed() === text;

    /// Whether all we hold still stands where it stood.
    const isSound = () =>
      held.every(isThere) && folds.every((fold) => fold.elements.every((element) => dom.isConnected(element)));

    let timer = null;
    const check = () => {
      timer = null;
      if (!isSound()) {
        host.lost();
        return;
      }
      const bars = [...folds, ...runs];
      if (bars.every(({ bar }) => dom.isConnected(bar))) return;
      removals += 1;
      if (removals > PATIENCE) {
        stopped = true;
        whileOurs(() => {
          sweep();
          folds = [];
          runs = [];
        });
        host.gaveUp();
      } else {
        host.lost();
      }
    };
    const observer = new MutationObserver(() => {
      timer ??= setTimeout(check, SETTLE);
    });
    const watch = () => {
      if (dom.isHidden(document)) observer.disconnect();
      else observer.observe(document, { subtree: true, childList: true, characterData: true });
    };
    const onVisible = () => {
      watch();
      if (!dom.isHidden(document) && held.length > 0) timer ??= setTimeout(check, SETTLE);
    };
    const onMatch = (event) => {
      const [target] = event.composedPath();
      openAround(target);
    };
    dom.addEventListener(document, "beforematch", onMatch, true);
    // On paper the page is as its site made it.
    view.addEventListener("beforeprint", () => {
      for (const fold of folds) for (const element of fold.elements) dom.removeAttribute(element, "hidden");
    });
    view.addEventListener("afterprint", () => folds.forEach(draw));
    dom.addEventListener(document, "visibilitychange", onVisible);

    /// After a restore: a copy the page made earlier may still come back with our attributes on it.
    let sweeper = null;
    const sweepLater = () => {
      let wait = null;
      sweeper = new MutationObserver(() => {
        wait ??= setTimeout(() => {
          wait = null;
          sweep();
        }, SETTLE);
      });
      sweeper.observe(document, { subtree: true, childList: true });
    };

    const keyOf = (notices) => notices.map(({ kind, start }) => `${kind} ${start}`).join("\n");

    /// Folds what a view says; what was open before stays open.
    const apply = (found, nodes, places) => {
      sweeper?.disconnect();
      sweeper = null;
      const open = new Set(folds.filter((fold) => fold.open).map((fold) => fold.key));
      const openRuns = new Set(runs.filter((run) => run.open).map((run) => run.key));
      const focused = dom.activeElement(document);
      const focusedKey = [...folds, ...runs].find(({ bar }) => bar === focused)?.key;
      whileOurs(() => {
        sweep();
        folds = [];
        runs = [];
        held = places.map((place) => ({ ...place, node: nodes[place.node] }));
        if (stopped || !found.isArticle) return;
        for (const [id, { notices, nodes: numbers, gaps, run, words }] of found.folds.entries()) {
          const elements = numbers.map((number) => nodes[number]);
          if (elements.length === 0 || !elements.every((element) => element && dom.isConnected(element))) continue;
          adopt(elements[0]);
          const key = keyOf(notices);
          const fold = { id, key, elements, notices, words, gaps: gaps.map((gap) => nodes[gap]), open: open.has(key) };
          if (run !== null) {
            let shared = runs.find((known) => known.number === run);
            if (!shared) {
              const members = found.folds.filter((other) => other.run === run);
              const total = members.reduce((sum, member) => sum + member.words, 0);
              const runKey = members.map((member) => keyOf(member.notices)).join("\n");
              shared = { number: run, key: runKey, folds: [], open: openRuns.has(runKey) };
              Object.assign(shared, makeBar(elements[0], host.count("notices", members.length), host.count("words", total),
                kindsOf(members).join(", "), () => setRun(shared, !shared.open)));
              runs.push(shared);
            }
            shared.folds.push(fold);
            fold.run = shared;
          }
          Object.assign(fold, makeBar(elements[0], kindsOf([fold]).join(", "), host.count("words", words), "",
            () => setOpen(fold, !fold.open)));
          if (fold.run) {
            fold.bar.className = "member";
            fold.button.classList.add("member");
          }
          folds.push(fold);
        }
        folds.forEach(draw);
        const again = [...folds, ...runs].find(({ key }) => key === focusedKey);
        again?.button.focus({ preventScroll: true });
      });
      watch();
    };

    const clear = () => {
      CSS.highlights?.delete(MARK);
    };

    /// Marks the words of places and scrolls to them; false when they are no longer there.
    const show = (places) => {
      const ranges = [];
      for (const { node, start, end, text } of places) {
        if (!node || !isThere({ node, start, end, text })) return false;
        const range = dom.createRange(document);
        range.setStart(node, start);
        range.setEnd(node, end);
        ranges.push(range);
        adopt(node);
      }
      if (ranges.length === 0) return false;
      openAround(places[0].node);
      back ??= { x: view.scrollX, y: view.scrollY };
      CSS.highlights?.set(MARK, new Highlight(...ranges));
      const still = view.matchMedia("(prefers-reduced-motion: reduce)").matches;
      const element = dom.parentNode(places[0].node);
      const behavior = still ? "instant" : "smooth";
      const high = dom.getBoundingClientRect(element).height > view.innerHeight / 2;
      dom.scrollIntoView(element, { block: high ? "nearest" : "center", behavior: high ? "instant" : behavior });
      if (high) {
        const top = ranges[0].getBoundingClientRect().top;
        view.scrollBy({ top: top - view.innerHeight / 2, behavior });
      }
      // Keys go on from here.
      dom.getSelection(document)?.collapse(places[0].node, places[0].start);
      return true;
    };

    return {
      apply,
      show,
      isSound,
      /// The reader asked: what the page did to our bars before is forgotten.
      begin: () => {
        removals = 0;
        stopped = false;
      },
      hasGivenUp: () => stopped,
      /// The numbers of the folds that are open.
      open: () => folds.filter((fold) => fold.open).map((fold) => fold.id),
      toggle: (id) => {
        const fold = folds.find((known) => known.id === id);
        if (fold) setOpen(fold, !fold.open);
      },
      setAll: (open) => {
        for (const run of runs) run.open = open;
        for (const fold of folds) {
          fold.open = open;
          draw(fold);
        }
        host.changed();
      },
      /// Takes the mark away and returns to where the reader was.
      goBack: () => {
        clear();
        if (back) view.scrollTo(back.x, back.y);
        back = null;
      },
      clear: () => {
        clear();
        back = null;
      },
      /// Makes the document what it was.
      restore: () => {
        clear();
        observer.disconnect();
        clearTimeout(timer);
        timer = null;
        sweep();
        folds = [];
        runs = [];
        held = [];
        back = null;
        for (const root of roots) setSheets(root, [...sheetsOf(root)].filter((other) => other !== sheet));
        roots.clear();
        if (!sweeper) sweepLater();
      },
    };
  };
})();
