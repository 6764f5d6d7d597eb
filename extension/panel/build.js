// Makes what the engine drew. `src/browser/dom.rs` is the other half: it says what the numbers mean. Words become text
// nodes, never markup.

const [ADD, SET] = [0, 1];

/// A drawing as a fragment. `steps` are four numbers each (what to do, to which element, the number of a name, the length
/// of a value), `names` are parted by blanks, `values` stand one after the other.
export const build = (steps, names, values) => {
  const fragment = document.createDocumentFragment();
  const made = [fragment];
  const known = names.split(" ");
  let at = 0;
  for (let i = 0; i < steps.length; i += 4) {
    const element = made[steps[i + 1]];
    const name = known[steps[i + 2]];
    const value = values.slice(at, (at += steps[i + 3]));
    if (steps[i] === ADD) {
      const child = document.createElement(name);
      if (value) child.className = value;
      element.append(child);
      made.push(child);
    } else if (steps[i] === SET) {
      element.setAttribute(name, value);
    } else {
      element.append(value);
    }
  }
  return fragment;
};
