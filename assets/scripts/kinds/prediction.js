// A table of rows beside the network: pointing at a row previews it, choosing it stays.

/** @type {Attach<PredictionState>} */
brought.prediction = (figure, state) => {
  // With hidden layers its lines follow the row, too.
  if (state.largest) flow(figure, /** @type {any} */ (state));
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
    return show(state.table[index]);
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
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  /** What a reader chooses travels. @param {number} index */
  const travel = async (index) => {
    choose(index);
    if (still.matches) return;
    const go = await later("travel").catch(() => {}); // without it they are there at once
    if (chosen === index) go?.(figure, state.layers, state.table[index]);
  };

  rows.forEach((row, index) => {
    row.addEventListener("change", () => chosen !== index && travel(index));
    row.addEventListener("click", () => chosen !== index && travel(index));
    row.addEventListener("pointerenter", (/** @type {PointerEvent} */ event) => {
      if (event.pointerType === "mouse") preview(index);
    });
  });
  body.addEventListener("pointerleave", () => preview(chosen));

  const cells = all(rows[own], "td");
  const row = state.table[own];
  const columns = features(state);
  const setOwn = setters(figure, (i, value, word) => {
    const { words } = columns[i];
    enter(columns[i], row, value);
    const note = word && !words.length ? [" ", make("small", "", word)] : [];
    cells[i].replaceChildren(inputText(columns[i], row), ...note);
    choose(own);
    const passes = forward(state.layers, row);
    write(cells[columns.length + 1], outcome(state, passes[passes.length - 1]).cell);
  });
  // A browser may have kept the choice of an earlier visit.
  const kept = rows.findIndex((row) => one(row, "input").checked);
  if (kept > 0) choose(kept);

  return turnable(figure, state, () => preview(shown), {
    read: () => (chosen === own ? addressed(columns, row) : { row: state.keys[chosen] }),
    write: (values) => {
      const at = state.keys.findIndex((key) => `${key}` === values.get("row"));
      if (at >= 0) choose(at);
      columns.forEach((feature, i) => {
        const value = asked(feature, values);
        if (Number.isFinite(value)) setOwn[i](value);
      });
    },
  });
};
