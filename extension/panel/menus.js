// The menus of a panel: one is open at a time, arrow keys walk through it, Escape and a press elsewhere close it.

const OPEN = "details.menu[open]";

/// Closes the menu that is open, if one is; its own button keeps the focus when `focus` is set.
export const closeMenu = (root, focus = false) => {
  const menu = root.querySelector(OPEN);
  if (!menu) return false;
  menu.open = false;
  if (focus) menu.querySelector("summary").focus();
  return true;
};

/// The next or the one before among elements that arrow keys walk through.
const step = (elements, key) => {
  const at = elements.indexOf(elements[0]?.getRootNode().activeElement);
  const last = elements.length - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? last : at - 1, Home: 0, End: last }[key];
  elements.at(to > last ? 0 : to)?.focus();
};

export const menus = (root) => {
  root.addEventListener("toggle", (event) => {
    if (!event.target.matches("details.menu") || !event.target.open) return;
    for (const other of root.querySelectorAll(OPEN)) if (other !== event.target) other.open = false;
  }, true);
  root.ownerDocument.addEventListener("click", (event) => {
    const menu = root.querySelector(OPEN);
    if (menu && !menu.contains(event.target)) menu.open = false;
  });
  root.addEventListener("keydown", (event) => {
    const menu = event.target.closest("details.menu");
    if (menu && ["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
      event.preventDefault();
      menu.open = true;
      step([...menu.querySelectorAll(".item")], event.key);
      return;
    }
    const kinds = event.target.closest(".kinds");
    const back = getComputedStyle(root).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    if (kinds && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      event.preventDefault();
      step([...kinds.querySelectorAll("button")], event.key === back ? "ArrowUp" : "ArrowDown");
    }
  });
};
