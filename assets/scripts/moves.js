// What moves the numbers of a network diagram: another row.

/**
 * Shows a row's forward pass in a figure's diagram, and says it in a sentence; without a row it only
 * explains the weights anew.
 * @param {HTMLElement} figure
 * @param {DiagramState} state
 * @param {number[] | undefined} row
 * @param {Pass[]} passes of that row
 * @param {() => void} refresh explains what has changed
 * @returns {string}
 */
brought.show = (figure, state, row, passes, refresh) => {
  const root = one(figure, ".diagram");
  const drawn = !root.matches(".another"); // another network in its place has no drawing
  if (!row) {
    if (drawn) refresh();
    return "";
  }
  const last = passes.length;
  const { texts, at, told } = outcome(state, passes[last - 1]);
  const inputs = features(state).map((one) => `${one.name} ${inputText(one, row)}`);
  const said = `${inputs.join(", ")}. ${told}`;
  if (!drawn) return said;

  /**
   * Writes the texts with that mark.
   * @param {string} mark
   * @param {(layer: number, unit: number) => string} text by the unit's layer, inputs being 0
   */
  const fill = (mark, text) => {
    for (const element of all(root, `[data-${mark}]`)) {
      const [layer, unit] = element.dataset[mark].split(".");
      write(element, text(+layer, +unit));
    }
  };
  /** @param {number} layer from 1 @param {number} unit */
  const sum = (layer, unit) => passes[layer - 1].sums[unit];
  /** @param {number} layer from 1 @param {number} unit */
  const result = (layer, unit) => passes[layer - 1].activations[unit];

  fill("input", (_, i) => digits.given(row[i]));
  fill("sum", (layer, j) => (layer < last ? digits.short(sum(layer, j), 3) : digits.total(sum(layer, j))));
  fill("result", (layer, j) => (layer < last ? digits.short(result(layer, j), 3) : texts[j]));
  for (const share of all(root, "[data-share]")) {
    const j = +share.dataset.share.split(".")[1];
    const full = +(share.previousElementSibling?.getAttribute("width") ?? 0);
    set(share, { width: full * result(last, j) || 0 });
    for (const line of all(root, `[data-class="${last}.${j}"]`)) line.classList.toggle("strong", j === at);
  }
  for (const dot of all(root, "[data-spot]")) {
    const [layer, j] = dot.dataset.spot.split(".");
    set(dot, spot(/** @type {FullLayer[]} */ (state.layers)[layer - 1].activation, sum(layer, j)));
  }
  fill("answer", () => `→ ${state.classes[at]}`);
  for (const part of all(root, "[data-line]")) {
    write(part, state.lines?.[at][+part.dataset.line] ?? "");
  }
  for (const product of all(root, "[data-product]")) {
    const { layer, i, j } = ends(product.dataset.product);
    if (i !== "b") write(product, digits.product(passes[layer].products[j][+i]));
  }
  refresh();
  figure.dispatchEvent(new CustomEvent("pass", { detail: passes }));
  write(one(root, "desc"), said);
  return said;
};

/**
 * Where a sum has come to on its function's small curve: the twin of generator/figures/parts/glyph.py.
 * @param {string} activation
 * @param {number} sum
 */
const spot = (activation, sum) => {
  const f = activations[activation];
  const x = Math.max(-4, Math.min(4, sum || 0));
  const share = (f(x) - f(-4)) / (f(4) - f(-4));
  return { cx: +(3.25 * x).toFixed(2), cy: +(13 - 26 * share).toFixed(2) };
};
