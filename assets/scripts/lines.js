// Lines whose width and colour tell a strength: the twin of generator/figures/diagram/line_width.py.

/**
 * Stroke width of a line, in user units.
 * @param {number} strength
 * @param {number} largest of its layer
 */
const lineWidth = (strength, largest) =>
  Math.round(100 * (0.75 + 5.25 * Math.min(1, Math.abs(strength) / largest || 0))) / 100;

/**
 * What gives the lines of a network, `data-edge`, their widths and signs. `largest` has a number for
 * each layer; strengths[layer][unit] those of a unit's inputs, and last that of its bias.
 * @param {ParentNode} root
 * @param {number[]} largest
 * @returns {(strengths: number[][][]) => void}
 */
const lines = (root, largest) => {
  const drawn = all(root, "[data-edge]").map((line) => ({ line, ...ends(line.dataset.edge) }));
  return (strengths) => {
    for (const { line, layer, i, j } of drawn) {
      const unit = strengths[layer][j];
      const strength = i === "b" ? unit[unit.length - 1] : unit[+i];
      set(line, { "stroke-width": lineWidth(strength, largest[layer]) });
      line.classList.toggle("negative", strength < 0);
    }
  };
};
