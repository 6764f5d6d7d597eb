// What a reader mends in the panel: a form to name another speaker, and words on what was corrected or chosen.

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
};
const press = (className, text, work) => {
  const button = make("button", className, text);
  button.type = "button";
  button.addEventListener("click", work);
  return button;
};

const lineOf = (root, act, id) => root.querySelector(`[data-act="${act}"][data-id="${id}"]`);

/// Opens, or closes, the form that names the speaker of a quotation. `keep(name)` hears the choice: a name, or null for
/// nobody named; `link()` copies a link to the words.
export const speakerForm = (root, say, view, id, { keep, link }) => {
  const button = lineOf(root, "correct_quote", id);
  const item = button?.closest(".quotation");
  if (!item) return;
  const open = root.querySelector(".correct");
  if (open) {
    const mine = item.contains(open);
    open.closest(".quotation").querySelector(".icon.more").ariaExpanded = "false";
    open.remove();
    if (mine) return;
  }
  button.ariaExpanded = "true";
  const form = make("form", "correct", "");
  const close = () => {
    button.ariaExpanded = "false";
    form.remove();
    button.focus();
  };
  const label = make("label", "", "");
  const list = make("select", "by", "");
  const add = (value, text) => {
    const option = make("option", "", text);
    option.value = value;
    list.append(option);
  };
  const now = view.speakers.find((card) => card.quotes.includes(id))?.name ?? null;
  const names = view.speakers.map((card) => card.name).filter((name) => name !== null);
  // Names are numbered: a page may call somebody anything.
  for (const [at, name] of names.entries()) add(String(at), name);
  add("none", say.text("not_named"));
  add("other", say.text("someone_else"));
  list.value = now === null ? "none" : String(names.indexOf(now));
  label.append(make("span", "", say.text("said_by")), list);
  const field = make("input", "find", "");
  field.ariaLabel = say.text("name_of_speaker");
  field.placeholder = say.text("name_of_speaker");
  field.hidden = true;
  field.maxLength = 200;
  // The panel's own search must not hear what is written and chosen here.
  form.addEventListener("input", (event) => event.stopPropagation());
  form.addEventListener("change", (event) => event.stopPropagation());
  list.addEventListener("change", () => {
    field.hidden = list.value !== "other";
    field.required = !field.hidden;
    if (!field.hidden) field.focus();
  });
  const send = make("button", "plain first", say.text("keep"));
  send.type = "submit";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = { none: null, other: field.value.trim() }[list.value];
    const chosen = name === undefined ? names[Number(list.value)] : name;
    if (chosen === "") {
      field.focus();
      return;
    }
    close();
    if (chosen !== now) keep(chosen);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  const buttons = make("p", "buttons", "");
  buttons.append(send, press("plain", say.text("cancel"), close), press("plain", say.text("link_to"), link));
  form.append(label, field, buttons);
  item.querySelector(".cue").after(form);
  list.focus();
};

/// Says below each quotation whose speaker was corrected that it was, and below the dates how many were left out.
export const sayCorrections = (root, say, view, dropped, { undo, bringBack }) => {
  for (const [id, quote] of view.quotes.entries()) {
    if (!quote.corrected) continue;
    const item = lineOf(root, "show_quote", id)?.closest(".quotation");
    const words = make("p", "hint yours", `${say.text("corrected")} `);
    words.append(press("link", say.text("undo"), () => undo(id)));
    item?.append(words);
  }
  if (dropped === 0) return;
  const words = make("p", "hint yours", `${say.count("dropped", dropped)} `);
  words.append(press("link", say.text("bring_back"), bringBack));
  root.querySelector("section.dates")?.append(words);
};

/// Says beside the notices that a reader chose never to fold that it was so chosen.
export const sayChoices = (root, say, off, again) => {
  for (const group of root.querySelectorAll(".fold")) {
    const ids = [...group.querySelectorAll('[data-act="show_fold"]')].map((line) => Number(line.dataset.id));
    group.querySelector(".chosen")?.remove();
    const chosen = ids.find((id) => off.includes(id));
    if (chosen === undefined) continue;
    const words = make("p", "hint chosen", `${say.text("never_chosen")} `);
    words.append(press("link", say.text("fold_again"), () => again(chosen)));
    group.append(words);
  }
};
