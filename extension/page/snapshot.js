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
  const ATTRIBUTES = new Set(
    ("aria-hidden aria-label class content data-testid datetime dir hidden href http-equiv id itemprop itemtype lang " +
      "name open popover property rel role style type").split(" "));
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
  const SHOWN = { visibilityProperty: true };

  /// Elements besides those of a name with a hyphen that may have a shadow root.
  const HOSTS = new Set("article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(" "));
  const BLANK = /^\s*$/;

  /// Reads a document: `message` goes to the engine, `nodes` are what its answers count.
  standfirst.snapshot = (document) => {
    const view = dom.defaultView(document);
    const nodes = [];
    const records = [];
    const attributes = [];
    const strings = [""];
    const ids = new Map([["", 0]]);
    const texts = [];
    let units = 0;
    let valueUnits = 0;
    let truncated = false;

    const intern = (string) => {
      let id = ids.get(string);
      if (id === undefined) {
        const sent = wellFormed(string.length > LONGEST_VALUE ? string.slice(0, LONGEST_VALUE) : string);
        id = sent === string ? undefined : ids.get(sent);
        if (id === undefined) {
          id = strings.length;
          strings.push(sent);
          valueUnits += sent.length;
          ids.set(sent, id);
        }
        ids.set(string, id);
      }
      return id;
    };

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

    const isShown = (element) => {
      if (checkVisibility.call(element, SHOWN)) return true;
      // What is folded, or in closed details, is read all the same: it is one press away.
      const style = view?.getComputedStyle(element);
      return style ? style.display !== "none" && style.visibility === "visible" : true;
    };

    // The elements that the node stands in, from the outermost. A slot's nodes stand elsewhere in the document, so a
    // place among them is a list and how far we are in it.
    const outer = [];
    const outerGiven = [];
    const outerAt = [];
    const outerRecord = [];
    // Of each: not to be asked, not asked yet, or shown.
    const outerShown = [];
    const NEVER = 0;
    const UNKNOWN = 1;
    const YES = 2;
    let depth = 0;
    let inBody = false;
    let hiddenFrom = Infinity;
    let node = dom.documentElement(document);
    let given = null;
    let at = 0;

    // Only what holds words is asked whether it is shown. If it is, so is all around it; if not, the outermost of what
    // it stands in that is not shown hides all within.
    const ask = () => {
      let holder = depth - 1;
      while (holder >= 0 && outerShown[holder] === NEVER) holder -= 1;
      if (holder < 0 || outerShown[holder] === YES) return;
      if (!checkVisibility.call(outer[holder], SHOWN)) {
        for (let place = 0; place <= holder; place += 1) {
          if (outerShown[place] !== UNKNOWN) continue;
          if (!isShown(outer[place])) {
            records[4 * outerRecord[place] + 3] = UNRENDERED;
            hiddenFrom = place;
            return;
          }
          outerShown[place] = YES;
        }
      }
      outerShown[holder] = YES;
    };

    while (node !== null) {
      if (depth <= hiddenFrom) hiddenFrom = Infinity;
      const type = nodeType.call(node);
      if (type === TEXT || type === CDATA) {
        const data = wellFormed(dataOf.call(node));
        if (units + data.length > MOST_TEXT || nodes.length >= MOST_NODES) {
          truncated = true;
        } else if (data.length > 0) {
          if (inBody && hiddenFrom === Infinity && !BLANK.test(data)) ask();
          nodes.push(node);
          records.push(0, depth, data.length, 0);
          texts.push(data);
          units += data.length;
        }
      } else if (type === ELEMENT) {
        const name = localName.call(node);
        const kind = kindOf(name);
        const skipped = kind.skipped || (kind.script && !isData(getAttribute.call(node, "type")));
        if (!skipped && nodes.length >= MOST_NODES) {
          truncated = true;
        } else if (!skipped) {
          inBody ||= name === "body";
          const first = attributes.length;
          if (hasAttributes.call(node)) {
            const keys = getAttributeNames.call(node);
            for (let i = 0; i < keys.length; i += 1) {
              const key = keys[i];
              if (!ATTRIBUTES.has(key) || (key === "hidden" && dom.hasAttribute(node, FOLDED))) continue;
              if (valueUnits > MOST_VALUES) {
                truncated = true;
                continue;
              }
              attributes.push(intern(key), intern(getAttribute.call(node, key) ?? ""));
            }
          }
          const record = nodes.length;
          nodes.push(node);
          records.push(kind.id, depth, (attributes.length - first) / 2, 0);

          // An element is read as it is shown: its open shadow root, or what a slot was given.
          const shadow = kind.hosts ? shadowRoot.call(node) : null;
          const slotted = kind.slot ? dom.assignedNodes(node) : null;
          const inner = slotted && slotted.length > 0 ? slotted[0] : firstChild.call(shadow ?? node);
          if (inner !== null) {
            outer[depth] = node;
            outerGiven[depth] = given;
            outerAt[depth] = at;
            outerRecord[depth] = record;
            outerShown[depth] = inBody && kind.asked ? UNKNOWN : NEVER;
            depth += 1;
            node = inner;
            given = slotted && slotted.length > 0 ? slotted : null;
            at = 0;
            continue;
          }
        }
      }
      for (;;) {
        at += 1;
        node = given ? (given[at] ?? null) : nextSibling.call(node);
        if (node !== null || depth === 0) break;
        depth -= 1;
        node = outer[depth];
        given = outerGiven[depth];
        at = outerAt[depth];
      }
    }

    return {
      nodes,
      message: {
        records: new Uint32Array(records),
        attributes: new Uint32Array(attributes),
        lengths: new Uint32Array(strings.map((string) => string.length)),
        strings: strings.join(""),
        text: texts.join(""),
        url: dom.url(document),
        truncated,
      },
    };
  };
})();
