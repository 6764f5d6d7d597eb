// Our rules in a page: how what folds looks on the screen and on paper, and how marked words look.
(() => {
  "use strict";
  if (standfirst.sheetFor) return;

  const { FOLDED, BAR } = standfirst;
  /// The attribute of line breaks and rules beside a fold, which need not be seen while it is folded.
  const GAP = "data-standfirst-gap";
  standfirst.GAP = GAP;
  // The page can list the names of highlights, so this one says nothing of us.
  const MARK = "reader-mark";
  standfirst.MARK = MARK;

  // Our rules must win over a page's own, `[hidden]{display:none!important}` among them: three ids weigh more.
  const weigh = (selector) => `${selector}:not(#_#_#_)`;
  const AWAY = `display: block !important; content-visibility: hidden !important; visibility: visible !important;
        block-size: auto !important; min-block-size: 0 !important; box-shadow: none !important; outline: none !important;
        margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important;`;
  /// What folds on the screen is printed as the site made it, unless the reader wants it folded there, too.
  standfirst.sheetFor = (printsFolded) => `
    @media ${printsFolded ? "all" : "not print"} {
      ${weigh(`[${FOLDED}][hidden]`)} { ${AWAY} }
      ${weigh(`[${GAP}]`)} { display: none !important; }
    }
    ${weigh(BAR)}[hidden] { display: none !important; }
    @media print {
      ${printsFolded ? "" : `${weigh(`[${FOLDED}][hidden]`)} { display: revert !important; content-visibility: visible !important; }`}
      ${weigh(BAR)} { display: none !important; }
    }`;
  /// What a mark looks like. A browser asks it of each element it styles, so it is there while something is marked only.
  standfirst.MARK_SHEET = `
    ::highlight(${MARK}) {
      background-color: #ffeb9c; color: #1b1d1f; text-decoration: underline 2px #8a6a00;
    }
    @media print {
      ::highlight(${MARK}) { background-color: transparent; text-decoration: none; }
    }`;
})();
