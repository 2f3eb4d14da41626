// A table of rows beside the network: pointing at a row previews it, choosing it stays.

kinds.prediction = (figure, state) => {
  const show = diagram(figure, state);
  const announce = announcer(figure);
  const body = one(figure, "tbody");
  const rows = all(body, "tr");
  const own = rows.length - 1;
  let chosen = 0;
  let shown = 0;

  /** @param {number} index @returns {string} what it shows, in a sentence */
  const preview = (index) => {
    rows[shown].classList.remove("preview");
    shown = index;
    rows[index].classList.add("preview");
    return show(state.rows[index]);
  };
  /** @param {number} index */
  const choose = (index) => {
    rows[chosen].classList.remove("chosen");
    rows[chosen].removeAttribute("aria-current");
    chosen = index;
    rows[index].classList.add("chosen");
    set(rows[index], { "aria-current": true });
    one(rows[index], "input").checked = true;
    announce(`${one(rows[index], "label").textContent.trim()}: ${preview(index)}`);
  };

  rows.forEach((row, index) => {
    row.addEventListener("change", () => choose(index));
    row.addEventListener("click", () => chosen !== index && choose(index));
    row.addEventListener("pointerenter", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") preview(index);
    });
  });
  body.addEventListener("pointerleave", () => preview(chosen));

  const cells = all(rows[own], "td");
  /** @param {number} i @param {number} value @param {string} [word] */
  const setOwn = (i, value, word) => {
    state.rows[own][i] = value;
    cells[i].replaceChildren(digits.given(value), ...(word ? [" ", make("small", "", word)] : []));
    choose(own);
    const passes = forward(state.layers, state.rows[own]);
    cells[state.inputs.length].textContent = outcome(state, passes[passes.length - 1]).cell;
  };
  // A browser may have kept the choice of an earlier visit.
  const kept = rows.findIndex((row) => one(row, "input").checked);
  if (kept > 0) choose(kept);

  /** What sets each input of the reader's own row. */
  const setters = all(figure, "[data-own]").map((control, i) => {
    const select = control.querySelector("select");
    if (!select) return slider(control, (value) => setOwn(i, value));
    const change = () => setOwn(i, +select.value, select.selectedOptions[0].text);
    select.addEventListener("change", change);
    return (/** @type {number} */ value) => {
      const option = [...select.options].find((one) => +one.value === value);
      if (!option) return;
      option.selected = true;
      change();
    };
  });

  const names = state.inputs.map((name) => name.toLowerCase());
  return {
    read: () =>
      chosen === own
        ? Object.fromEntries(names.map((name, i) => [name, state.rows[own][i]]))
        : { row: state.keys[chosen] },
    write: (values) => {
      const row = state.keys.findIndex((key) => `${key}` === values.get("row"));
      if (row >= 0) choose(row);
      names.forEach((name, i) => {
        const value = parseFloat(values.get(name) ?? "");
        if (Number.isFinite(value)) setters[i](value);
      });
    },
  };
};
