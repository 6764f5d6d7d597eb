// Finding a person or words among the quotations of a panel. What is looked for stands in the panel's own field, list
// and buttons; nothing is kept elsewhere.

const chosenKind = (root) => {
  const kind = root.querySelector('.kind-choice[aria-pressed="true"]')?.dataset.kind ?? "all";
  return kind === "all" ? "" : kind;
};

/// Shows the quotations that hold what is looked for, or whose speaker's name does, and are of the chosen speaker and kind.
const filter = (root, say) => {
  const field = root.querySelector(".find");
  if (!field) return;
  const wanted = field.value.trim().toLowerCase();
  const kind = chosenKind(root);
  const by = root.querySelector(".by")?.value ?? "";
  const holds = (element) => element.textContent.toLowerCase().includes(wanted);
  let shown = 0;
  for (const [at, card] of [...root.querySelectorAll(".speaker")].entries()) {
    const of = by === "" || by === String(at);
    const named = holds(card.querySelector(".name"));
    const quotations = [...card.querySelectorAll(".quotation")];
    const fitting = quotations.filter((quotation) => {
      const fits = of && (!kind || quotation.classList.contains(kind)) && (named || holds(quotation));
      quotation.hidden = !fits;
      return fits;
    });
    card.hidden = fitting.length === 0;
    const aside = card.querySelector(".heading .aside");
    aside.textContent = fitting.length === quotations.length
      ? say.count("quotations", quotations.length)
      : say.text("of_all", [fitting.length, quotations.length].map((number) => number.toLocaleString(say.language)));
    if (wanted || kind || by) card.querySelector(".more-quotations")?.setAttribute("open", "");
    shown += fitting.length;
  }
  const none = root.querySelector(".none");
  none.replaceChildren();
  if (shown > 0) return;
  none.append(wanted ? say.text("none_found", [field.value.trim()]) : say.text("none_of_kind"));
  const all = document.createElement("button");
  all.type = "button";
  all.className = "plain";
  all.textContent = say.count("show_all", root.querySelectorAll(".quotation").length);
  all.addEventListener("click", () => {
    set(root, say, { words: "", by: "", kind: "all" });
    field.focus();
  });
  none.append(" ", all);
};

const choose = (root, kind) => {
  const choices = [...root.querySelectorAll(".kind-choice")];
  const wanted = choices.some((choice) => choice.dataset.kind === kind) ? kind : "all";
  for (const choice of choices) choice.ariaPressed = String(choice.dataset.kind === wanted);
};

const set = (root, say, { words, by, kind }) => {
  const field = root.querySelector(".find");
  if (!field) return;
  field.value = words;
  const list = root.querySelector(".by");
  if (list) list.value = [...list.options].some((option) => option.value === by) ? by : "";
  choose(root, kind);
  filter(root, say);
};

/// What is looked for, or null if everything is shown.
const lookedFor = (root) => {
  const words = root.querySelector(".find")?.value ?? "";
  const by = root.querySelector(".by")?.value ?? "";
  const kind = chosenKind(root);
  return words || by || kind ? { words, by, kind: kind || "all" } : null;
};

/// Listens to a panel for as long as it stands. `keep()` answers what is looked for now, `restore(kept)` sets it again
/// in a panel that was drawn anew.
export const finder = (root, say) => {
  const heard = (event) => {
    const choice = event.target.closest?.("[data-kind]");
    if (event.type === "click" && !choice) return;
    if (event.type === "click") choose(root, choice.dataset.kind);
    if (choice || event.target.matches?.(".find, .by")) filter(root, say);
  };
  for (const kind of ["click", "input", "change"]) root.addEventListener(kind, heard);
  return {
    keep: () => lookedFor(root),
    restore: (kept) => set(root, say, kept),
    clear: () => {
      if (!lookedFor(root)) return false;
      set(root, say, { words: "", by: "", kind: "all" });
      return true;
    },
  };
};
