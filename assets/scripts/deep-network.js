// Networks with hidden layers: their lines and silent units follow each forward pass, and a reader
// sets the inputs.

/**
 * Whether lines tell what flows along them: whether there are hidden layers, and a row.
 * @param {DiagramState} state
 * @returns {state is ForwardState & {largest: number[]}}
 */
const flows = (state) => !!state.largest;

/**
 * @param {HTMLElement} figure
 * @param {ForwardState & {largest: number[]}} state
 */
const flow = (figure, { layers, largest }) => {
  const root = one(figure, ".diagram");
  const draw = lines(root, largest);
  figure.addEventListener("pass", (event) => {
    /** @type {Pass[]} */
    const passes = /** @type {CustomEvent} */ (event).detail;
    draw(passes.map(({ products }, l) => products.map((unit, j) => [...unit, layers[l].biases[j]])));
    passes.slice(0, -1).forEach(({ activations }, l) =>
      activations.forEach((a, j) =>
        root.querySelector(`[data-node="${l + 1}.${j}"]`)?.classList.toggle("silent", !a),
      ),
    );
  });
};

/** The forward pass of a row that the reader sets. @type {Attach<ForwardState>} */
const ownPass = (figure, state) => {
  const show = diagram(figure, state);
  const announce = announcer(figure);
  const own = features(state);
  const row = [...state.row];
  const tell = () => {
    const hidden = forward(state.layers, row).slice(0, -1).map(({ activations }, l) => {
      const texts = activations.map((a) => digits.short(a, 3));
      const more = texts.length > 6 ? ` and ${texts.length - 3} more` : "";
      return ` Hidden layer ${l + 1}: ${texts.slice(0, more ? 3 : 6).join(", ")}${more}.`;
    });
    const said = show(row).replace(/\. (Sums?) /, (_, sum) => `.${hidden.join("")} ${sum} `);
    write(one(figure, ".diagram desc"), said);
    return said;
  };
  const setOwn = setters(figure, (i, value) => {
    enter(own[i], row, value);
    announce(tell());
  });
  one(figure, "[data-do=again]").addEventListener("click", () => {
    state.row.forEach((value, at) => (row[at] = value));
    all(figure, "[data-own]").forEach((control, i) => {
      for (const input of all(control, "input, select")) input.value = setting(own[i], row);
    });
    announce(tell());
  });
  return turnable(figure, state, tell, {
    read: () => addressed(own, row),
    write: (values) =>
      own.forEach((feature, i) => {
        const value = asked(feature, values);
        if (Number.isFinite(value) && value !== setting(feature, row)) setOwn[i](value);
      }),
  });
};
