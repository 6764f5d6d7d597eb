// What a page holds, as numbers and two strings: the eyes of the extension. One pass over the document, no recursion,
// nothing changed. `src/snapshot.rs` is the other half: it says what the numbers mean, and checks them.
//
// A page that takes long is read in slices, between which its own events have their turn. It may change in between; what
// that does to the reading is judged, and the reading begun anew where it would be wrong.
//
// A page may have put elements of any name in the way of the DOM's own properties, so everything is reached through the
// prototypes, taken once.
(() => {
  "use strict";
  if (!Object.hasOwn(globalThis, "standfirst")) {
    Object.defineProperty(globalThis, "standfirst", { value: Object.create(null) });
  }
  if (standfirst.snapshot) return;

  const getter = (prototype, name) => {
    const { get } = Object.getOwnPropertyDescriptor(prototype, name);
    return (object) => get.call(object);
  };
  const setter = (prototype, name) => {
    const { set } = Object.getOwnPropertyDescriptor(prototype, name);
    return (object, value) => set.call(object, value);
  };
  const method = (prototype, name) => {
    const { value } = Object.getOwnPropertyDescriptor(prototype, name);
    return (object, ...values) => value.apply(object, values);
  };
  const dom = {
    nodeType: getter(Node.prototype, "nodeType"),
    parentNode: getter(Node.prototype, "parentNode"),
    textContent: getter(Node.prototype, "textContent"),
    isConnected: getter(Node.prototype, "isConnected"),
    contains: method(Node.prototype, "contains"),
    compareDocumentPosition: method(Node.prototype, "compareDocumentPosition"),
    getRootNode: method(Node.prototype, "getRootNode"),
    insertBefore: method(Node.prototype, "insertBefore"),
    data: getter(CharacterData.prototype, "data"),
    localName: getter(Element.prototype, "localName"),
    hasAttribute: method(Element.prototype, "hasAttribute"),
    setAttribute: method(Element.prototype, "setAttribute"),
    removeAttribute: method(Element.prototype, "removeAttribute"),
    remove: method(Element.prototype, "remove"),
    getBoundingClientRect: method(Element.prototype, "getBoundingClientRect"),
    scrollIntoView: method(Element.prototype, "scrollIntoView"),
    documentElement: getter(Document.prototype, "documentElement"),
    activeElement: getter(Document.prototype, "activeElement"),
    defaultView: getter(Document.prototype, "defaultView"),
    isHidden: getter(Document.prototype, "hidden"),
    url: getter(Document.prototype, "URL"),
    createElement: method(Document.prototype, "createElement"),
    createElementNS: method(Document.prototype, "createElementNS"),
    createRange: method(Document.prototype, "createRange"),
    caretPositionFromPoint: method(Document.prototype, "caretPositionFromPoint"),
    getSelection: method(Document.prototype, "getSelection"),
    querySelectorAll: method(Document.prototype, "querySelectorAll"),
    querySelectorAllWithin: method(DocumentFragment.prototype, "querySelectorAll"),
    addEventListener: method(EventTarget.prototype, "addEventListener"),
    assignedNodes: method(HTMLSlotElement.prototype, "assignedNodes"),
    sheets: getter(Document.prototype, "adoptedStyleSheets"),
    sheetsWithin: getter(ShadowRoot.prototype, "adoptedStyleSheets"),
    setSheets: setter(Document.prototype, "adoptedStyleSheets"),
    setSheetsWithin: setter(ShadowRoot.prototype, "adoptedStyleSheets"),
  };
  standfirst.dom = dom;

  /// The attributes the engine reads (`Attr` in src/page.rs).
  const ATTRIBUTES =
    ("class content data-testid datetime hidden href http-equiv id itemprop itemtype lang name open popover property rel " +
      "role style").split(" ");
  const PLACES = new Map(ATTRIBUTES.map((name, place) => [name, place]));
  const HIDDEN = PLACES.get("hidden");
  /// The elements it leaves out with all that is in them (`SKIPPED`), and our own bars.
  const SKIPPED = new Set("canvas embed math noscript object style svg template textarea standfirst-bar".split(" "));
  /// Elements that are not asked whether they are shown: they hold nothing, or hardly ever are hidden by themselves.
  const UNASKED = new Set("area b br col em hr i img link meta script source strong title track wbr".split(" "));

  const MOST_NODES = 300_000;
  const MOST_TEXT = 8 << 20;
  const LONGEST_VALUE = 8192;
  const MOST_VALUES = 8 << 20;
  const UNRENDERED = 1;
  const ELEMENT = 1;
  const TEXT = 3;
  const CDATA = 4;

  // A half of a surrogate pair would not survive the way to the engine; its replacement has the same length.
  const wellFormed = (string) => (string.isWellFormed() ? string : string.toWellFormed());

  /// Whether a string that begins with this unit begins with the second half of a pair.
  const isTorn = (unit) => unit >= 0xdc00 && unit < 0xe000;

  const isData = (type) => /^\s*application\/ld\+json\s*(;|$)/i.test(type ?? "");

  /// The attribute that marks an element we folded, and its `hidden`, which is then ours too.
  const FOLDED = "data-standfirst-fold";
  standfirst.FOLDED = FOLDED;

  /// So many characters of new text may belong to the article; fewer are a clock or a counter.
  const GROWTH = 200;
  standfirst.GROWTH = GROWTH;

  // What is asked of every node stands in the loop itself, each at a place of its own: behind the functions of `dom`,
  // which share one, a browser cannot see what it calls, and calls slowly.
  const raw = (prototype, name) => {
    const { get, value } = Object.getOwnPropertyDescriptor(prototype, name);
    return get ?? value;
  };
  const nodeType = raw(Node.prototype, "nodeType");
  const firstChild = raw(Node.prototype, "firstChild");
  const nextSibling = raw(Node.prototype, "nextSibling");
  const dataOf = raw(CharacterData.prototype, "data");
  const localName = raw(Element.prototype, "localName");
  const hasAttributes = raw(Element.prototype, "hasAttributes");
  const getAttributeNames = raw(Element.prototype, "getAttributeNames");
  const getAttribute = raw(Element.prototype, "getAttribute");
  const shadowRoot = raw(Element.prototype, "shadowRoot");
  const checkVisibility = raw(Element.prototype, "checkVisibility");
  // With a prototype a browser would look for each word it knows there, too: this is asked often.
  const SHOWN = Object.freeze({ __proto__: null, visibilityProperty: true });

  /// Elements besides those of a name with a hyphen that may have a shadow root.
  const HOSTS = new Set("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "));
  const BLANK = /^\s*$/;
  const SPACES = /^[\t\n\f\r ]+$/;

  /// The same numbers with room for as many again.
  const roomier = (numbers) => {
    const more = new numbers.constructor(2 * numbers.length);
    more.set(numbers);
    return more;
  };

  const NONE = -1;
  const ASKED = 1;
  const SETTLED = 2;

  /// How long we keep a page from its own events, in milliseconds.
  const SLICE = 12;
  standfirst.SLICE = SLICE;
  /// For so many nodes there is room at first.
  const ROOM = 1 << 12;
  /// So many nodes are read, or asked whether they are shown, between two looks at the clock.
  const STRIDE = 256;
  /// So many strings are joined between two.
  const GROUP = 8192;
  /// How often a page that moves its parts about is read from its beginning before it is read in one piece.
  const MOST_STARTS = 3;
  /// So much of what was added is looked at, in nodes.
  const MOST_ADDED = 100;
  const TEXTLESS = new Set("standfirst-bar script style link iframe svg".split(" "));
  const DISCONNECTED = 1;
  const FOLLOWING = 4;

  const clock = performance;
  const now = () => clock.now();

  /// Begins to read a document: where the walk is, and what it has written.
  const begin = (document) => {
    const strings = [""];
    const ids = new Map([["", 0]]);
    const add = (string) => {
      const sent = string.length > LONGEST_VALUE ? string.slice(0, LONGEST_VALUE) : string;
      let id = sent === string ? undefined : ids.get(sent);
      if (id === undefined) {
        id = strings.length;
        strings.push(sent);
        reading.valueUnits += sent.length;
        if (isTorn(sent.charCodeAt(0))) reading.isValueTorn = true;
        ids.set(sent, id);
      }
      ids.set(string, id);
      return id;
    };
    const intern = (string) => ids.get(string) ?? add(string);

    // What is known of the elements of a name: its number, and what must be asked of each of them.
    const kinds = new Map();
    const kindOf = (name) => {
      let kind = kinds.get(name);
      if (kind === undefined) {
        kind = {
          id: SKIPPED.has(name) ? 0 : intern(name),
          skipped: SKIPPED.has(name),
          script: name === "script",
          asked: !UNASKED.has(name),
          hosts: HOSTS.has(name) || name.includes("-"),
          slot: name === "slot",
          set: name === "pre",
        };
        kinds.set(name, kind);
      }
      return kind;
    };

    const reading = {
      document,
      view: dom.defaultView(document),
      url: dom.url(document),
      stage: 0,
      message: {},
      node: dom.documentElement(document),
      // The element that the node stands in, by its number. A slot's nodes stand elsewhere in the document: among them a
      // place is a list and how far we are in it, kept for what is outside while we are within.
      parent: NONE,
      depth: 0,
      given: null,
      at: 0,
      kept: [],
      inBody: false,
      // How deep the outermost text stands that is set as it is.
      set: NONE,
      nodes: [],
      // The trees that were entered and are not listened to yet.
      roots: [document],
      room: ROOM,
      records: new Uint32Array(4 * ROOM),
      // Of each element: the one it stands in, and the nearest that is asked whether it is shown, itself among them.
      parents: new Int32Array(ROOM),
      askers: new Int32Array(ROOM),
      // Those that hold words, in their order. They are asked together, when the whole page was read.
      holders: [],
      lastHolder: NONE,
      known: null,
      asked: 0,
      hidden: 0,
      hiddenEnd: 0,
      attributes: new Uint32Array(ROOM),
      pairs: 0,
      keys: new Uint32Array(ATTRIBUTES.length),
      kindOf,
      intern,
      strings,
      stringParts: [],
      valueUnits: 0,
      texts: [],
      textParts: [],
      units: 0,
      isTextTorn: false,
      isValueTorn: false,
      truncated: false,
    };
    return reading;
  };

  /// Walks on through a document until `deadline`, and answers whether it came to the end.
  //
  // There is one of this function, made once: a browser sees what it calls only then. What changes at every node it has
  // for itself meanwhile.
  const walk = (reading, deadline) => {
    const { nodes, texts, holders, kept, roots, keys, kindOf, intern } = reading;
    let { node, parent, depth, given, at, inBody, set, lastHolder, room, records, parents, askers, attributes, pairs, units, isTextTorn, truncated } = reading;
    let left = STRIDE;
    while (node !== null) {
      if ((left -= 1) < 0) {
        if (now() > deadline) break;
        left = STRIDE;
      }
      const record = nodes.length;
      if (record === room) {
        room *= 2;
        records = roomier(records);
        parents = roomier(parents);
        askers = roomier(askers);
      }
      const type = nodeType.call(node);
      if (type === TEXT || type === CDATA) {
        let data = dataOf.call(node);
        const unit = data.charCodeAt(0);
        // Half of a page's text is white space between its elements: one space says as much.
        const isBlank = unit <= 0x20 && SPACES.test(data);
        if (isBlank && set === NONE) data = " ";
        const { length } = data;
        if (units + length > MOST_TEXT || record >= MOST_NODES) {
          truncated = true;
        } else if (length > 0) {
          // With the text before, it would look whole.
          if (isTorn(unit)) isTextTorn = true;
          // Most texts begin with a letter, and need no second look.
          if (inBody && !isBlank && ((unit > 0x20 && unit < 0x7f) || !BLANK.test(data))) {
            const holder = askers[parent];
            if (holder !== NONE && holder !== lastHolder) holders.push((lastHolder = holder));
          }
          const row = 4 * record;
          records[row + 1] = depth;
          records[row + 2] = length;
          nodes.push(node);
          texts.push(data);
          units += length;
        }
      } else if (type === ELEMENT) {
        const name = localName.call(node);
        const kind = kindOf(name);
        const skipped = kind.skipped || (kind.script && !isData(getAttribute.call(node, "type")));
        if (!skipped && record >= MOST_NODES) {
          truncated = true;
        } else if (!skipped) {
          inBody ||= name === "body";
          const first = pairs;
          if (hasAttributes.call(node)) {
            const names = getAttributeNames.call(node);
            for (let i = 0; i < names.length; i += 1) {
              const known = PLACES.get(names[i]);
              if (known === undefined || (known === HIDDEN && dom.hasAttribute(node, FOLDED))) continue;
              if (reading.valueUnits > MOST_VALUES) {
                truncated = true;
                continue;
              }
              if (2 * pairs === attributes.length) attributes = roomier(attributes);
              attributes[2 * pairs] = keys[known] ||= intern(ATTRIBUTES[known]);
              attributes[2 * pairs + 1] = intern(getAttribute.call(node, ATTRIBUTES[known]) ?? "");
              pairs += 1;
            }
          }
          const row = 4 * record;
          records[row] = kind.id;
          records[row + 1] = depth;
          records[row + 2] = pairs - first;
          parents[record] = parent;
          askers[record] = inBody && kind.asked ? record : parent === NONE ? NONE : askers[parent];
          nodes.push(node);

          // An element is read as it is shown: its open shadow root, or what a slot was given.
          const shadow = kind.hosts ? shadowRoot.call(node) : null;
          if (shadow !== null) roots.push(shadow);
          const slotted = kind.slot ? dom.assignedNodes(node) : null;
          const isGiven = slotted !== null && slotted.length > 0;
          const inner = isGiven ? slotted[0] : firstChild.call(shadow ?? node);
          if (inner !== null) {
            if (given !== null) kept.push({ depth, given, at });
            given = isGiven ? slotted : null;
            at = 0;
            if (kind.set && set === NONE) set = depth;
            depth += 1;
            parent = record;
            node = inner;
            continue;
          }
        }
      }
      for (;;) {
        node = given === null ? nextSibling.call(node) : (given[(at += 1)] ?? null);
        if (node !== null || depth === 0) break;
        depth -= 1;
        if (depth === set) set = NONE;
        node = nodes[parent];
        parent = parents[parent];
        given = null;
        if (kept.length > 0 && kept.at(-1).depth === depth) ({ given, at } = kept.pop());
      }
    }
    Object.assign(reading, { node, parent, depth, given, at, inBody, set, lastHolder, room, records, parents, askers, attributes, pairs, units, isTextTorn, truncated });
    return node === null;
  };

  /// Marks what is not shown, until `deadline`, and answers whether that is done. Only what holds words is asked; if it is
  /// not shown, the outermost of what it stands in that is not shown either hides all within.
  const markHidden = (reading, deadline) => {
    const { view, nodes, records, parents, askers, holders } = reading;
    const known = (reading.known ??= new Uint8Array(nodes.length));
    let { asked, hidden, hiddenEnd } = reading;
    const isShown = (element, isAsked) => {
      if (!isAsked && checkVisibility.call(element, SHOWN)) return true;
      // What is folded, or in closed details, is read all the same: it is one press away.
      const style = view?.getComputedStyle(element);
      return style ? style.display !== "none" && style.visibility === "visible" : true;
    };
    for (let left = STRIDE; asked < holders.length; asked += 1) {
      if ((left -= 1) < 0) {
        if (now() > deadline) break;
        left = STRIDE;
      }
      const holder = holders[asked];
      if (known[holder] !== 0 || (holder >= hidden && holder < hiddenEnd)) continue;
      known[holder] = ASKED;
      if (checkVisibility.call(nodes[holder], SHOWN)) continue;
      const around = [];
      for (let outer = holder; outer !== NONE && known[outer] !== SETTLED; outer = parents[outer] === NONE ? NONE : askers[parents[outer]]) {
        if (known[outer] === 0 || outer === holder) around.push(outer);
        known[outer] = SETTLED;
      }
      const outermost = around.findLast((outer) => !isShown(nodes[outer], outer === holder));
      if (outermost === undefined) continue;
      records[4 * outermost + 3] = UNRENDERED;
      hidden = outermost;
      hiddenEnd = outermost + 1;
      while (hiddenEnd < nodes.length && records[4 * hiddenEnd + 1] > records[4 * outermost + 1]) hiddenEnd += 1;
    }
    Object.assign(reading, { asked, hidden, hiddenEnd });
    return asked === holders.length;
  };

  /// Joins a long list of strings by parts, which are joined in turn.
  const joining = (list, parts, join) => (reading, deadline) => {
    const [all, joined] = [reading[list], reading[parts]];
    for (let from = GROUP * joined.length; from < all.length; from = GROUP * joined.length) {
      joined.push(join(all.length > GROUP ? all.slice(from, from + GROUP) : all, reading));
      if (from + GROUP < all.length && now() > deadline) return false;
    }
    return true;
  };
  const joined = (strings, isTorn) => {
    const all = strings.join("");
    return isTorn || !all.isWellFormed() ? strings.map(wellFormed).join("") : all;
  };
  /// Makes a part of the message.
  const making = (name, make) => (reading) => {
    reading.message[name] = make(reading);
    return true;
  };
  /// What a reading is, one after the other; each goes on until a time and answers whether it is done.
  const STAGES = [
    walk,
    markHidden,
    joining("texts", "textParts", (texts, { isTextTorn }) => joined(texts, isTextTorn)),
    joining("strings", "stringParts", (strings, { isValueTorn }) => joined(strings, isValueTorn)),
    making("records", ({ records, nodes }) => records.slice(0, 4 * nodes.length)),
    making("attributes", ({ attributes, pairs }) => attributes.slice(0, 2 * pairs)),
    making("lengths", ({ strings }) => new Uint32Array(strings.map((string) => string.length))),
    making("strings", ({ stringParts }) => stringParts.join("")),
    making("text", ({ textParts }) => textParts.join("")),
  ];
  /// Goes on with a reading until `deadline`: what was read, or null if there is more to do.
  const step = (reading, deadline) => {
    while (reading.stage < STAGES.length && STAGES[reading.stage](reading, deadline)) {
      reading.stage += 1;
      if (now() > deadline) break;
    }
    if (reading.stage < STAGES.length) return null;
    const { nodes, message, url, truncated } = reading;
    return { nodes, message: { ...message, url, truncated } };
  };

  /// Reads a document: `message` goes to the engine, `nodes` are what its answers count.
  standfirst.snapshot = (document) => step(begin(document), Infinity);

  // ---- in slices -----------------------------------------------------------------------------------------------------
  /// Lets the page have its turn.
  standfirst.turn = (document) => new Promise((done) => void dom.defaultView(document).scheduler.postTask(() => done()));

  const withoutHash = (url) => url.split("#", 1)[0];
  standfirst.withoutHash = withoutHash;

  /// Keeps a node that was added, if it may hold text and there are not too many yet.
  standfirst.note = (node, added) => {
    if (added.length >= MOST_ADDED) return;
    const type = nodeType.call(node);
    if (type === TEXT || (type === ELEMENT && !TEXTLESS.has(localName.call(node)))) added.push(node);
  };
  /// Whether what was added, and is forgotten with that, holds as much text as a paragraph.
  standfirst.hasGrown = (added) => {
    let length = 0;
    for (const node of added.splice(0)) {
      if (dom.isConnected(node)) length += dom.textContent(node).trim().length;
      if (length >= GROWTH) return true;
    }
    return false;
  };

  /// Whether what changed between two slices makes a reading wrong: the place where the walk is has gone, or something has
  /// moved, and might be met twice or never. What was only taken away, or put where the walk comes yet, is as if that had
  /// happened before or after; what was put where it has been goes to `added`.
  const isLost = ({ node, given, kept }, changes, added) => {
    if (node !== null && !dom.isConnected(node)) return true;
    const inSlot = given !== null || kept.length > 0;
    return changes.some(({ addedNodes, removedNodes }) => {
      for (const gone of removedNodes) if (inSlot || dom.isConnected(gone)) return true;
      for (const come of addedNodes) {
        if (added.length >= MOST_ADDED) break;
        const at = node === null || inSlot ? DISCONNECTED : dom.compareDocumentPosition(node, come);
        const isAhead = (at & FOLLOWING) !== 0 && (at & DISCONNECTED) === 0;
        if (!isAhead) standfirst.note(come, added);
      }
      return false;
    });
  };

  /// Goes on with a reading in slices: null when it is `isWanted` no more, undefined when the page changed too much.
  const inTurns = async (reading, isWanted) => {
    const { document, view } = reading;
    const added = [];
    let lost = false;
    const observer = new view.MutationObserver((changes) => {
      lost ||= isLost(reading, changes, added);
      if (lost) observer.disconnect();
    });
    try {
      for (;;) {
        for (const root of reading.roots.splice(0)) observer.observe(root, { subtree: true, childList: true });
        await standfirst.turn(document);
        if (!isWanted()) return null;
        if (lost || withoutHash(dom.url(document)) !== withoutHash(reading.url)) return undefined;
        const snapshot = step(reading, now() + SLICE);
        if (snapshot) return standfirst.hasGrown(added) ? undefined : snapshot;
      }
    } finally {
      observer.disconnect();
    }
  };

  /// Reads a document like `snapshot`, in slices if it takes long. `use` hears of it: at once where one slice is enough,
  /// never when the reading is `isWanted` no more.
  standfirst.snapshotInTurns = async (document, isWanted, use) => {
    for (let starts = 0; starts < MOST_STARTS; starts += 1) {
      const reading = begin(document);
      const snapshot = step(reading, now() + SLICE) ?? await inTurns(reading, isWanted);
      if (snapshot) use(snapshot);
      if (snapshot !== undefined) return;
    }
    // A page that changes so much has to wait for us once.
    use(standfirst.snapshot(document));
  };
})();
