// What a page holds, as numbers and two strings: the eyes of the extension. One pass over the document, no recursion,
// nothing changed. `src/snapshot.rs` is the other half: it says what the numbers mean, and checks them.
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
    ("aria-hidden aria-label class content data-testid datetime dir hidden href http-equiv id itemprop itemtype lang " +
      "name open popover property rel role style type").split(" ");
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

  const isData = (type) => /^\s*application\/ld\+json\s*(;|$)/i.test(type ?? "");

  /// The attribute that marks an element we folded, and its `hidden`, which is then ours too.
  const FOLDED = "data-standfirst-fold";
  standfirst.FOLDED = FOLDED;

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

  /// The same numbers with room for as many again.
  const roomier = (numbers) => {
    const more = new numbers.constructor(2 * numbers.length);
    more.set(numbers);
    return more;
  };

  const NONE = -1;
  const ASKED = 1;
  const SETTLED = 2;

  /// Marks what is not shown. Only what holds words is asked; if it is not shown, the outermost of what it stands in that
  /// is not shown either hides all within.
  const markHidden = (view, nodes, records, parents, askers, holders) => {
    const known = new Uint8Array(nodes.length);
    const isShown = (element, isAsked) => {
      if (!isAsked && checkVisibility.call(element, SHOWN)) return true;
      // What is folded, or in closed details, is read all the same: it is one press away.
      const style = view?.getComputedStyle(element);
      return style ? style.display !== "none" && style.visibility === "visible" : true;
    };
    let hidden = 0;
    let hiddenEnd = 0;
    for (let i = 0; i < holders.length; i += 1) {
      const holder = holders[i];
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
  };

  /// Reads a document: `message` goes to the engine, `nodes` are what its answers count.
  standfirst.snapshot = (document) => {
    const view = dom.defaultView(document);
    const nodes = [];
    let room = 1 << 12;
    let records = new Uint32Array(4 * room);
    // Of each element: the one it stands in, and the nearest that is asked whether it is shown, itself among them.
    let parents = new Int32Array(room);
    let askers = new Int32Array(room);
    let attributes = new Uint32Array(1 << 12);
    let pairs = 0;
    const strings = [""];
    const ids = new Map([["", 0]]);
    const texts = [];
    let units = 0;
    let isRagged = false;
    let valueUnits = 0;
    let truncated = false;

    const add = (string) => {
      const sent = wellFormed(string.length > LONGEST_VALUE ? string.slice(0, LONGEST_VALUE) : string);
      let id = sent === string ? undefined : ids.get(sent);
      if (id === undefined) {
        id = strings.length;
        strings.push(sent);
        valueUnits += sent.length;
        ids.set(sent, id);
      }
      ids.set(string, id);
      return id;
    };
    const intern = (string) => ids.get(string) ?? add(string);

    const keys = new Uint32Array(ATTRIBUTES.length);

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
        };
        kinds.set(name, kind);
      }
      return kind;
    };

    const grow = () => {
      room *= 2;
      records = roomier(records);
      parents = roomier(parents);
      askers = roomier(askers);
    };

    // The element that the node stands in, by its number. A slot's nodes stand elsewhere in the document: among them a
    // place is a list and how far we are in it, kept for what is outside while we are within.
    let parent = NONE;
    let depth = 0;
    let given = null;
    let at = 0;
    const kept = [];
    let inBody = false;
    // Those that hold words, in their order. They are asked together, when the whole page was read.
    const holders = [];
    let lastHolder = NONE;
    let node = dom.documentElement(document);

    while (node !== null) {
      const type = nodeType.call(node);
      if (type === TEXT || type === CDATA) {
        const data = dataOf.call(node);
        const { length } = data;
        const record = nodes.length;
        if (units + length > MOST_TEXT || record >= MOST_NODES) {
          truncated = true;
        } else if (length > 0) {
          const unit = data.charCodeAt(0);
          // The second half of a pair: with the text before, it would look whole.
          if (unit >= 0xdc00 && unit < 0xe000) isRagged = true;
          // Most texts begin with a letter, and need no second look.
          if (inBody && ((unit > 0x20 && unit < 0x7f) || !BLANK.test(data))) {
            const holder = askers[parent];
            if (holder !== NONE && holder !== lastHolder) holders.push((lastHolder = holder));
          }
          if (record === room) grow();
          const place = 4 * record;
          records[place + 1] = depth;
          records[place + 2] = length;
          nodes.push(node);
          texts.push(data);
          units += length;
        }
      } else if (type === ELEMENT) {
        const name = localName.call(node);
        const kind = kindOf(name);
        const skipped = kind.skipped || (kind.script && !isData(getAttribute.call(node, "type")));
        if (!skipped && nodes.length >= MOST_NODES) {
          truncated = true;
        } else if (!skipped) {
          inBody ||= name === "body";
          const first = pairs;
          if (hasAttributes.call(node)) {
            const names = getAttributeNames.call(node);
            for (let i = 0; i < names.length; i += 1) {
              const place = PLACES.get(names[i]);
              if (place === undefined || (place === HIDDEN && dom.hasAttribute(node, FOLDED))) continue;
              if (valueUnits > MOST_VALUES) {
                truncated = true;
                continue;
              }
              if (2 * pairs === attributes.length) attributes = roomier(attributes);
              attributes[2 * pairs] = keys[place] ||= intern(ATTRIBUTES[place]);
              attributes[2 * pairs + 1] = intern(getAttribute.call(node, ATTRIBUTES[place]) ?? "");
              pairs += 1;
            }
          }
          const record = nodes.length;
          if (record === room) grow();
          const place = 4 * record;
          records[place] = kind.id;
          records[place + 1] = depth;
          records[place + 2] = pairs - first;
          parents[record] = parent;
          askers[record] = inBody && kind.asked ? record : parent === NONE ? NONE : askers[parent];
          nodes.push(node);

          // An element is read as it is shown: its open shadow root, or what a slot was given.
          const shadow = kind.hosts ? shadowRoot.call(node) : null;
          const slotted = kind.slot ? dom.assignedNodes(node) : null;
          const isGiven = slotted !== null && slotted.length > 0;
          const inner = isGiven ? slotted[0] : firstChild.call(shadow ?? node);
          if (inner !== null) {
            if (given !== null) kept.push({ depth, given, at });
            given = isGiven ? slotted : null;
            at = 0;
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
        node = nodes[parent];
        parent = parents[parent];
        given = null;
        if (kept.length > 0 && kept.at(-1).depth === depth) ({ given, at } = kept.pop());
      }
    }
    markHidden(view, nodes, records, parents, askers, holders);

    let text = texts.join("");
    if (isRagged || !text.isWellFormed()) text = texts.map(wellFormed).join("");
    return {
      nodes,
      message: {
        records: records.slice(0, 4 * nodes.length),
        attributes: attributes.slice(0, 2 * pairs),
        lengths: new Uint32Array(strings.map((string) => string.length)),
        strings: strings.join(""),
        text,
        url: dom.url(document),
        truncated,
      },
    };
  };
})();
