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
    firstChild: getter(Node.prototype, "firstChild"),
    nextSibling: getter(Node.prototype, "nextSibling"),
    parentNode: getter(Node.prototype, "parentNode"),
    textContent: getter(Node.prototype, "textContent"),
    isConnected: getter(Node.prototype, "isConnected"),
    contains: method(Node.prototype, "contains"),
    getRootNode: method(Node.prototype, "getRootNode"),
    insertBefore: method(Node.prototype, "insertBefore"),
    data: getter(CharacterData.prototype, "data"),
    localName: getter(Element.prototype, "localName"),
    attributes: getter(Element.prototype, "attributes"),
    shadowRoot: getter(Element.prototype, "shadowRoot"),
    getAttribute: method(Element.prototype, "getAttribute"),
    hasAttribute: method(Element.prototype, "hasAttribute"),
    setAttribute: method(Element.prototype, "setAttribute"),
    removeAttribute: method(Element.prototype, "removeAttribute"),
    remove: method(Element.prototype, "remove"),
    checkVisibility: method(Element.prototype, "checkVisibility"),
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
    count: getter(NamedNodeMap.prototype, "length"),
    item: method(NamedNodeMap.prototype, "item"),
    name: getter(Attr.prototype, "name"),
    value: getter(Attr.prototype, "value"),
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
        id = strings.length;
        ids.set(string, id);
        strings.push(string);
        valueUnits += string.length;
      }
      return id;
    };

    const isShown = (element) => {
      if (dom.checkVisibility(element, { visibilityProperty: true })) return true;
      // What is folded, or in closed details, is read all the same: it is one press away.
      const style = view?.getComputedStyle(element);
      return style ? style.display !== "none" && style.visibility === "visible" : true;
    };

    // Where to go on once all within an element is dom. A slot's nodes stand elsewhere in the document, so a place
    // among them is a list and how far we are in it.
    const outer = [];
    let depth = 0;
    let inBody = false;
    let hiddenFrom = Infinity;
    let node = dom.documentElement(document);
    let given = null;
    let at = 0;

    while (node !== null) {
      if (depth <= hiddenFrom) hiddenFrom = Infinity;
      const type = dom.nodeType(node);
      let descend = false;
      if (type === TEXT || type === CDATA) {
        const data = wellFormed(dom.data(node));
        if (units + data.length > MOST_TEXT || nodes.length >= MOST_NODES) {
          truncated = true;
        } else if (data.length > 0) {
          nodes.push(node);
          records.push(0, depth, data.length, 0);
          texts.push(data);
          units += data.length;
        }
      } else if (type === ELEMENT) {
        const name = wellFormed(dom.localName(node));
        const skipped = SKIPPED.has(name) || (name === "script" && !isData(dom.getAttribute(node, "type")));
        if (!skipped && nodes.length >= MOST_NODES) {
          truncated = true;
        } else if (!skipped) {
          descend = true;
          inBody ||= name === "body";
          const first = attributes.length;
          const map = dom.attributes(node);
          const count = dom.count(map);
          for (let i = 0; i < count; i += 1) {
            const attribute = dom.item(map, i);
            const key = dom.name(attribute);
            if (!ATTRIBUTES.has(key) || (key === "hidden" && dom.hasAttribute(node, FOLDED))) continue;
            if (valueUnits > MOST_VALUES) {
              truncated = true;
              continue;
            }
            attributes.push(intern(key), intern(wellFormed(dom.value(attribute).slice(0, LONGEST_VALUE))));
          }
          let flags = 0;
          if (inBody && hiddenFrom === Infinity && !UNASKED.has(name) && !isShown(node)) {
            hiddenFrom = depth;
            flags = UNRENDERED;
          }
          nodes.push(node);
          records.push(intern(name), depth, (attributes.length - first) / 2, flags);
        }
      }

      if (descend) {
        // An element is read as it is shown: its open shadow root, or what a slot was given.
        const shadow = dom.shadowRoot(node);
        const slotted = !shadow && dom.localName(node) === "slot" ? dom.assignedNodes(node) : [];
        const inner = slotted.length > 0 ? slotted[0] : dom.firstChild(shadow ?? node);
        if (inner !== null) {
          outer.push({ node, given, at });
          depth += 1;
          node = inner;
          given = slotted.length > 0 ? slotted : null;
          at = 0;
          continue;
        }
      }
      for (;;) {
        at += 1;
        node = given ? (given[at] ?? null) : dom.nextSibling(node);
        if (node !== null || outer.length === 0) break;
        ({ node, given, at } = outer.pop());
        depth -= 1;
      }
    }

    return {
      nodes,
      message: {
        records: Uint32Array.from(records),
        attributes: Uint32Array.from(attributes),
        lengths: Uint32Array.from(strings, (string) => string.length),
        strings: strings.join(""),
        text: texts.join(""),
        url: dom.url(document),
        truncated,
      },
    };
  };
})();
