// Folds and marks: the hands of the extension. What it changes on a page it can undo exactly: two attributes on the
// elements that fold, our own bars beside them, one style sheet, and highlights, which are no part of a document.
(() => {
  "use strict";
  if (standfirst.paint) return;

  const { dom, FOLDED, GROWTH, BAR, GAP, MARK, MARK_SHEET, sheetFor } = standfirst;
  /// How often a page may take a bar away before we give up.
  const PATIENCE = 2;
  /// How long a page may go on changing before we look what it did, in milliseconds.
  const SETTLE = 100;
  /// So many changes within that time are a storm: nobody listens to it for a while, and looks at the end what it did.
  /// After such a rest a few are enough to say that it goes on.
  const STORM = 50;
  const STILL = 10;
  /// How long a storm is not listened to, in milliseconds: the first time, and, as it goes on, at most.
  const SHORT_REST = 1000;
  const LONG_REST = 8000;
  /// So many places are looked up between two looks at the clock.
  const STRIDE = 32;
  /// How far down a window its reader reads, as a share of its height.
  const READING = 0.4;

  /// The hands for one document. `host.text(key, values)` and `host.count(key, number)` give words in the reader's
  /// language, `host.language`, written in the direction `host.dir`; `host.changed()` hears that folds opened or closed, `host.lost()` that the page took away what we held,
  /// `host.grown()` that it added text, `host.gaveUp()` that it keeps taking our bars away.
  standfirst.paint = (document, host) => {
    const view = dom.defaultView(document);
    const { CSS, Highlight, MutationObserver, CSSStyleSheet } = view;
    let folds = [];
    let runs = [];
    let held = [];
    let removals = 0;
    let stopped = false;
    let back = null;
    let marked = false;
    let printsFolded = false;
    /// Whether the next folding starts from nothing, as after a press.
    let afresh = true;
    /// The language in which the bars speak.
    let spoken = null;
    let added = [];
    /// Where the reader was before anything folded, and where that left them.
    let origin = null;

    // ---- the style sheet -------------------------------------------------------------------------------------------
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetFor(printsFolded));
    const roots = new Set();
    const sheetsOf = (root) => (root === document ? dom.sheets(root) : dom.sheetsWithin(root));
    const setSheets = (root, sheets) => (root === document ? dom.setSheets(root, sheets) : dom.setSheetsWithin(root, sheets));
    const all = (root, selector) =>
      root === document ? dom.querySelectorAll(root, selector) : dom.querySelectorAllWithin(root, selector);
    const without = (root, gone) => setSheets(root, [...sheetsOf(root)].filter((other) => other !== gone));
    const markSheet = new CSSStyleSheet();
    markSheet.replaceSync(MARK_SHEET);
    const markedRoots = new Set();
    /// Gives our rules to the tree a node stands in.
    const adopt = (node) => {
      const root = dom.getRootNode(node);
      if (roots.has(root)) return;
      roots.add(root);
      setSheets(root, [...sheetsOf(root), sheet]);
    };

    // ---- bars ------------------------------------------------------------------------------------------------------
    const maker = standfirst.bars(document, host);

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
      say(fold);
      // A notice that stays open by choice needs no bar.
      fold.bar.hidden = (fold.run ? !fold.run.open : false) || (fold.off && fold.open);
      // While a run is closed its notices are, too.
      if (fold.run) say(fold.run);
    };
    const say = ({ button, act, open }) => {
      button.ariaExpanded = String(open);
      act.textContent = host.text(open ? "bar_hide" : "bar_show");
    };

    // ---- the reader's place ----------------------------------------------------------------------------------------
    const topOf = (element) => dom.getBoundingClientRect(element).top;
    const isOurs = (node) => folds.some(({ elements, bar }) => bar === node || elements.some((element) => dom.contains(element, node)));
    /// The text under a point of the window.
    const placeAt = (x, y) => {
      const found = dom.caretPositionFromPoint(document, x, y);
      const node = found?.offsetNode;
      return node && dom.nodeType(node) === 3 ? { node, offset: found.offset } : null;
    };
    /// The element a reader reads: the first with text, from the line of reading outwards, that no fold holds.
    const reading = () => {
      for (const share of [READING, 0.5, 0.3, 0.6, 0.2, 0.7, 0.1, 0.8, 0.9]) {
        for (const across of [0.4, 0.6, 0.25]) {
          const found = placeAt(view.innerWidth * across, view.innerHeight * share);
          if (found && !isOurs(found.node)) return dom.parentNode(found.node);
        }
      }
      return null;
    };
    /// Makes a change above or below a reader who does not notice: what they read, or what they pressed, stays in its place.
    const steadily = (change, held = null) => {
      const anchor = view.scrollY > 0 ? (held ?? reading()) : null;
      const top = anchor && topOf(anchor);
      change();
      if (!anchor || !dom.isConnected(anchor)) return;
      const moved = topOf(anchor) - top;
      if (Math.abs(moved) >= 0.5) view.scrollBy({ top: moved, behavior: "instant" });
    };

    const setOpen = (fold, open, held = null) => {
      steadily(() => {
        fold.open = open;
        if (open && fold.run && !fold.run.open) {
          fold.run.open = true;
          fold.run.folds.forEach(draw);
        }
        draw(fold);
      }, held);
      host.changed();
    };

    /// Opens the fold that holds a node, if one does.
    const openAround = (node) => {
      const fold = folds.find(({ elements }) => elements.some((element) => dom.contains(element, node)));
      if (fold && !fold.open) setOpen(fold, true);
    };

    const setRun = (run, open) => {
      steadily(() => {
        run.open = open;
        for (const fold of run.folds) {
          if (!open) fold.open = false;
          draw(fold);
        }
      }, run.bar);
      host.changed();
    };

    const setSome = (some, open) => {
      steadily(() => {
        for (const run of runs) if (some.some((fold) => fold.run === run)) run.open = open || run.folds.some((fold) => fold.open && !some.includes(fold));
        for (const fold of some) fold.open = open;
        folds.forEach(draw);
      });
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
    /// How many changes were heard of since the last look, and how long the last rest from them was; 0 after a calm.
    let heard = 0;
    let rest = 0;
    const textLength = () => dom.textContent(dom.documentElement(document) ?? document)?.length ?? 0;
    /// How much text there was when nobody listened any more; null while somebody does.
    let lengthThen = null;
    /// Whether the page is an article, so that what becomes of it is followed.
    let isFollowed = false;
    const rested = () => {
      if (lengthThen === null) lengthThen = textLength();
      observer.disconnect();
    };
    /// Listens again, and looks what happened meanwhile.
    const catchUp = () => {
      const length = lengthThen;
      watch();
      look(length !== null && textLength() - length >= GROWTH);
    };
    /// Being told of a change costs more than the change: a storm is looked at now and then.
    const listenLater = () => {
      rest = Math.min(LONG_REST, rest === 0 ? SHORT_REST : rest * 2);
      rested();
      timer = setTimeout(catchUp, rest);
    };
    const isStormy = () => heard >= (rest > 0 ? STILL : STORM);
    const check = () => {
      const isStorm = isStormy();
      if (!isStorm) rest = 0;
      look(false);
      if (isStorm && timer === null && isFollowed) listenLater();
    };
    const look = (hasText) => {
      timer = null;
      heard = 0;
      if (!isSound()) {
        host.lost();
        return;
      }
      const bars = [...folds, ...runs];
      if (bars.every(({ bar }) => dom.isConnected(bar))) {
        if (standfirst.hasGrown(added) || hasText) host.grown();
        return;
      }
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
    const observer = new MutationObserver((records) => {
      heard += records.length;
      for (const { addedNodes } of records) {
        for (const node of addedNodes) standfirst.note(node, added);
      }
      timer ??= setTimeout(check, SETTLE);
      // That there are more of them is known now.
      if (isStormy()) rested();
    });
    const watch = () => {
      if (!isFollowed || dom.isHidden(document)) {
        rested();
        return;
      }
      lengthThen = null;
      observer.observe(document, { subtree: true, childList: true, characterData: true });
    };
    /// Nobody listens to a page that nobody sees.
    const onVisible = () => {
      if (!isFollowed) return;
      clearTimeout(timer);
      timer = null;
      if (dom.isHidden(document)) rested();
      else timer = setTimeout(catchUp, SETTLE);
    };
    const onMatch = (event) => {
      const [target] = event.composedPath();
      openAround(target);
    };
    dom.addEventListener(document, "beforematch", onMatch, true);
    // On paper the page is as its site made it.
    view.addEventListener("beforeprint", () => {
      if (printsFolded) return;
      for (const fold of folds) for (const element of fold.elements) dom.removeAttribute(element, "hidden");
    });
    view.addEventListener("afterprint", () => folds.forEach(draw));
    dom.addEventListener(document, "visibilitychange", onVisible);

    /// After a restore: a copy the page made earlier may still come back with our attributes on it.
    let sweeper = null;
    const sweepLater = () => {
      const hear = () => sweeper.observe(document, { subtree: true, childList: true });
      sweeper = new MutationObserver(() => {
        // One change says enough; the others of the moment are not waited for.
        sweeper.disconnect();
        setTimeout(() => {
          if (!sweeper) return;
          sweep();
          hear();
        }, SETTLE);
      });
      hear();
    };

    /// The numbers of the folds that are so.
    const numbers = (some, so) => some.filter((fold) => fold[so]).map((fold) => fold.id);
    const keyOf = (notices) => notices.map(({ kind, start }) => `${kind} ${start}`).join("\n");

    /// Folds what a view says, whose nodes are those of a map by their numbers; what was open before stays open. `prefs`
    /// are the reader's choices for this site. `decided` hears, before the page is touched, which folds will be open and
    /// which the reader chose not to fold.
    const apply = (found, nodes, places, prefs = {}, decided = () => {}) => {
      sweeper?.disconnect();
      sweeper = null;
      added = [];
      if (printsFolded !== (prefs.print === "folded")) {
        printsFolded = !printsFolded;
        sheet.replaceSync(sheetFor(printsFolded));
      }
      const isOff = ({ notices }) => prefs.fold === "never" || notices.every(({ kind }) => prefs.kinds?.[kind] === false);
      const wanted = stopped || !found.isArticle ? [] : [...found.folds.entries()].flatMap(([id, fold]) => {
        const elements = fold.nodes.map((number) => nodes.get(number));
        if (elements.length === 0 || !elements.every((element) => element && dom.isConnected(element))) return [];
        return [{ ...fold, id, elements, key: keyOf(fold.notices), off: isOff(fold), gaps: fold.gaps.map((gap) => nodes.get(gap)) }];
      });
      isFollowed = found.isArticle;
      held = places.map((place) => ({ ...place, node: nodes.get(place.node) }));
      const same = (fold, at) => folds[at].key === fold.key && folds[at].off === fold.off && folds[at].number === fold.run &&
        folds[at].elements.length === fold.elements.length && fold.elements.every((element, i) => element === folds[at].elements[i]);
      const stand = [...folds, ...runs].every(({ bar }) => dom.isConnected(bar));
      if (!afresh && stand && spoken === host.language && wanted.length > 0 && wanted.length === folds.length && wanted.every(same)) {
        // Nothing new to fold: our bars stay where they are.
        for (const [at, { id }] of wanted.entries()) folds[at].id = id;
        decided(numbers(folds, "open"), numbers(folds, "off"));
        watch();
        return;
      }
      afresh = false;
      spoken = host.language;
      const open = new Set(folds.filter((fold) => fold.open && !fold.off).map((fold) => fold.key));
      for (const fold of wanted) fold.open = fold.off || open.has(fold.key);
      decided(numbers(wanted, "open"), numbers(wanted, "off"));
      const openRuns = new Set(runs.filter((run) => run.open).map((run) => run.key));
      const focused = dom.activeElement(document);
      const focusedKey = [...folds, ...runs].find(({ bar }) => bar === focused)?.key;
      const before = view.scrollY;
      whileOurs(() => steadily(() => {
        sweep();
        folds = [];
        runs = [];
        const looks = new Map(wanted.map(({ elements: [first] }) => [first, maker.lookAt(first)]));
        for (const { id, key, elements, notices, words, gaps, run, off, open } of wanted) {
          adopt(elements[0]);
          const fold = { id, key, elements, notices, words, gaps, off, number: run, open };
          const members = off || run === null ? [] : wanted.filter((other) => other.run === run && !other.off);
          if (members.length > 1) {
            let shared = runs.find((known) => known.number === run);
            if (!shared) {
              const total = members.reduce((sum, member) => sum + member.words, 0);
              const runKey = members.map((member) => member.key).join("\n");
              shared = { number: run, key: runKey, folds: [], open: openRuns.has(runKey) };
              Object.assign(shared, maker.make(elements[0], looks.get(elements[0]), host.count("notices", members.length), host.count("words", total),
                kindsOf(members).join(host.text("comma")), () => setRun(shared, !shared.open)));
              runs.push(shared);
            }
            shared.folds.push(fold);
            fold.run = shared;
          }
          Object.assign(fold, maker.make(elements[0], looks.get(elements[0]), kindsOf([fold]).join(host.text("comma")), host.count("words", words), "",
            () => setOpen(fold, !fold.open, fold.bar)));
          if (fold.run) {
            fold.bar.className = "member";
            fold.button.classList.add("member");
          }
          folds.push(fold);
        }
        folds.forEach(draw);
        const again = [...folds, ...runs].find(({ key }) => key === focusedKey);
        again?.button.focus({ preventScroll: true });
      }));
      if (folds.length > 0 && origin === null) {
        // To ask a browser where it is makes it lay out the page first; at the top nothing can have moved.
        origin = { before, after: before === 0 ? 0 : view.scrollY };
        // The browser may have its own mind about what to keep in place, and acts a frame later.
        view.requestAnimationFrame(() => view.requestAnimationFrame(() => {
          if (origin) origin.after = view.scrollY;
        }));
      }
      watch();
    };

    const clear = () => {
      CSS.highlights?.delete(MARK);
      for (const root of markedRoots) without(root, markSheet);
      markedRoots.clear();
      marked = false;
    };

    /// Which of some places a reader is at: the one that begins last above the line of reading and is in view, or else
    /// the first in view; with `above`, the last that begins above it, in view or not. The answer is a number, or null.
    /// One that looks at many goes on until `deadline` each time it is asked, and answers undefined until it is done.
    const lineAmong = (places, above) => {
      const line = view.innerHeight * READING;
      let last = null;
      let next = null;
      let at = 0;
      const look = (place) => {
        if (!place?.node || !isThere(place)) return;
        const range = dom.createRange(document);
        range.setStart(place.node, place.start);
        range.setEnd(place.node, place.end);
        const { top, bottom, height } = range.getBoundingClientRect();
        if (height === 0 || (!above && (bottom < 0 || top > view.innerHeight))) return;
        if (top <= line) {
          if (last === null || top >= last.top) last = { at, top };
        } else if (!above && (next === null || top < next.top)) {
          next = { at, top };
        }
      };
      return (deadline) => {
        for (let left = STRIDE; at < places.length; at += 1, left -= 1) {
          if (left === 0) {
            if (performance.now() > deadline) return undefined;
            left = STRIDE;
          }
          look(places[at]);
        }
        return (last ?? next)?.at ?? null;
      };
    };
    const lineOf = (places, above = false) => lineAmong(places, above)(Infinity);
    /// The same in slices, between which the page has its turn, for as long as it `isWanted`.
    const lineInTurns = async (places, above, isWanted) => {
      const among = lineAmong(places, above);
      while (isWanted()) {
        const at = among(performance.now() + standfirst.SLICE);
        if (at !== undefined) return at;
        await standfirst.turn(document);
      }
      return null;
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
      }
      if (ranges.length === 0) return false;
      for (const { node } of places) {
        const root = dom.getRootNode(node);
        if (markedRoots.has(root)) continue;
        markedRoots.add(root);
        setSheets(root, [...sheetsOf(root), markSheet]);
      }
      openAround(places[0].node);
      back ??= { x: view.scrollX, y: view.scrollY };
      marked = true;
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
      lineOf,
      lineInTurns,
      placeAt,
      isMarked: () => marked,
      /// The reader asked: what the page did to our bars before is forgotten.
      begin: () => {
        removals = 0;
        stopped = false;
        afresh = true;
      },
      hasGivenUp: () => stopped,
      /// The numbers of the folds that are open.
      open: () => numbers(folds, "open"),
      /// The numbers of those that the reader chose not to fold.
      off: () => numbers(folds, "off"),
      toggle: (id) => {
        const fold = folds.find((known) => known.id === id);
        if (fold) setOpen(fold, !fold.open);
      },
      setSome: (ids, open) => setSome(folds.filter(({ id }) => ids.includes(id)), open),
      setAll: (open) => setSome(folds, open),
      /// Takes the mark away and returns to where the reader was.
      goBack: () => {
        clear();
        if (!back) return;
        const { x, y } = back;
        back = null;
        const scroll = () => {
          if (!back) view.scrollTo({ left: x, top: y, behavior: "instant" });
        };
        scroll();
        // What the browser has shown of a scroll that was still on its way comes after it.
        view.requestAnimationFrame(() => view.requestAnimationFrame(scroll));
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
        const stayed = origin !== null && Math.abs(view.scrollY - origin.after) < 1;
        steadily(() => {
          sweep();
          folds = [];
          runs = [];
        });
        // Whoever has not moved is where they were, to the pixel.
        if (stayed && Math.abs(view.scrollY - origin.before) >= 0.5) view.scrollTo({ left: view.scrollX, top: origin.before, behavior: "instant" });
        origin = null;
        afresh = true;
        added = [];
        held = [];
        isFollowed = false;
        lengthThen = null;
        back = null;
        for (const root of roots) without(root, sheet);
        roots.clear();
        if (!sweeper) sweepLater();
      },
    };
  };
})();
