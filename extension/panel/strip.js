// The strip at the foot of the panel: which words are marked on the page, and the ways back to the line and to the
// reader's place.

/// A strip in an element. `send(act)` asks the page to do something.
export const stripIn = (element, say, send) => {
  const hide = () => {
    if (element.hidden) return false;
    // A focus in what goes away returns to the line that brought it.
    const held = element.contains(document.activeElement);
    element.hidden = true;
    element.replaceChildren();
    for (const line of document.querySelectorAll(".line.pressed")) {
      line.classList.remove("pressed");
      if (held) line.focus({ preventScroll: true });
    }
    return true;
  };
  const part = (tag, text, act) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (act) {
      made.type = "button";
      made.addEventListener("click", () => {
        send(act);
        hide();
      });
    }
    return made;
  };
  const show = (words, line) => {
    hide();
    line?.classList.add("pressed");
    const mark = part("button", "");
    mark.type = "button";
    mark.className = "marked";
    mark.append(part("bdi", words));
    mark.addEventListener("click", () => {
      line?.scrollIntoView({ block: "center" });
      line?.focus();
    });
    const close = part("button", "×", "clear_mark");
    close.className = "close";
    close.ariaLabel = say.text("clear_mark");
    const back = part("button", say.text("go_back"), "go_back");
    back.className = "plain";
    element.replaceChildren(part("span", say.text("marked")), mark, back, close);
    element.ariaLabel = say.text("marked");
    element.hidden = false;
  };
  return { show, hide, isShown: () => !element.hidden };
};
