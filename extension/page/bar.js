// The bars above what folds: one button each, in a shadow tree of its own, so that the page's rules do not reach it.
(() => {
  "use strict";
  if (standfirst.bars) return;

  const { dom } = standfirst;
  const BAR = "standfirst-bar";
  standfirst.BAR = BAR;

  const BAR_SHEET = `
    :host {
      all: initial !important; display: flow-root !important; margin-block: 8px 4px !important;
      /* Painted as one piece, which a browser keeps while the page around it changes. */
      isolation: isolate !important;
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
    .words, .kinds, .act { color: #4a4f54; white-space: nowrap; }
    /* Only one part gives way, so that no other loses its last letters to it: the kinds of a run, or a long name. */
    .words, .act, b:has(~ .kinds) { flex: none; }
    .act { color: #1d4f9e; }
    .kinds, b:not(:has(~ .kinds)) { min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
    .spoken { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
    /* Drawn by borders: Firefox goes through each SVG picture in view anew in every frame of a page that moves. */
    .chevron, .mark { flex: none; box-sizing: border-box; border: 0 solid; }
    .chevron { inline-size: 8px; block-size: 8px; margin-inline: 2px 6px; border-width: 2px 2px 0 0; transform: rotate(45deg); }
    [dir="rtl"] .chevron { transform: rotate(225deg); }
    [aria-expanded="true"] .chevron { transform: rotate(135deg); }
    .mark { inline-size: 14px; block-size: 13px; margin-inline: auto 1px; border-block-start-width: 3px; color: #4a4f54; }
    .mark::before, .mark::after { content: ""; display: block; margin-block-start: 2px; border-block-start: 3px solid; }
    .mark::after { inline-size: 9px; }
    .dark { color: #e9e9e4; background: #1f2225; border-color: #33373b; }
    .dark[aria-expanded="false"] { border-block-end-color: #969b9f; }
    .dark:hover { background: #33373b; }
    .dark .words, .dark .kinds, .dark .mark { color: #b6babd; }
    .dark .act { color: #a3c4ff; }
    .dark:focus-visible { outline-color: #a3c4ff; }
    @media (forced-colors: active) {
      button { border-block-start: 1px solid ButtonText; }
      button .act { color: ButtonText; }
      button .mark { color: ButtonText; }
    }`;

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

  /// A maker of bars for one document; `host` is that of `standfirst.paint`. `lookAt(element)` says how a bar before it is
  /// to look: to be asked of all before any is made, since each bar makes the browser lay out the page anew for whoever
  /// asks next. `make` is given the element before which a bar goes, its look, its words, and what a press does; it answers
  /// the bar, its button, and the words that say what a press would do.
  standfirst.bars = (document, host) => {
    const view = dom.defaultView(document);
    const barSheet = new view.CSSStyleSheet();
    barSheet.replaceSync(BAR_SHEET);

    const lookAt = (before) => {
      const { fontFamily, fontSize } = view.getComputedStyle(before);
      // In the page's own letters, at the size of its small print.
      const size = `${Math.min(Math.max(parseFloat(fontSize) * 0.85, 12), 16)}px`;
      return { fontFamily, fontSize: size, dark: isDark(view, dom.parentNode(before)) };
    };

    const make = (before, look, title, words, kinds, press) => {
      const bar = dom.createElement(document, BAR);
      const shadow = bar.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [barSheet];
      const button = dom.createElement(document, "button");
      button.type = "button";
      button.lang = host.language;
      button.dir = host.dir;
      button.style.fontFamily = look.fontFamily;
      button.style.fontSize = look.fontSize;
      button.style.lineHeight = "1.4";
      if (look.dark) button.classList.add("dark");
      const drawn = (name) => {
        const element = dom.createElement(document, "span");
        element.className = name;
        element.ariaHidden = "true";
        return element;
      };
      const add = (tag, name, text) => {
        const element = dom.createElement(document, tag);
        element.className = name;
        element.dir = "auto";
        element.textContent = text;
        button.append(element, " ");
        return element;
      };
      button.append(drawn("chevron"));
      add("b", "", title);
      add("span", "words", words);
      if (kinds) add("span", "kinds", kinds);
      add("span", "spoken", host.text("bar_spoken"));
      // Whoever hears the bar hears whether it is expanded.
      const act = add("span", "act", "");
      act.ariaHidden = "true";
      button.append(drawn("mark"));
      button.addEventListener("click", (event) => {
        // A page may press its own buttons, not ours.
        if (event.isTrusted) press();
      });
      shadow.append(button);
      dom.insertBefore(dom.parentNode(before), bar, before);
      return { bar, button, act };
    };
    return { lookAt, make };
  };
})();
