// A map of what a network answers over two inputs, drawn anew: cells, cut straight where it changes.

const COLUMNS = 40;
const ROWS = 25;

/**
 * A corner of a cell: where it is, and of each border how far it is ahead of it, or behind.
 * @typedef {{at: [number, number], ahead: number[]}} Corner
 */

/**
 * Path data of the part of a cell that is ahead of a border, and of the border in it.
 * @param {Corner[]} corners around the cell
 * @param {number} k which border
 */
const cut = (corners, k) => {
  /** @type {string[]} */
  const part = [];
  /** @type {string[]} */
  const border = [];
  corners.forEach((here, i) => {
    const next = corners[(i + 1) % 4];
    const [a, b] = [here.ahead[k], next.ahead[k]];
    if (a >= 0) part.push(`${here.at}`);
    if (a >= 0 !== b >= 0) {
      const middle = here.at.map((c, axis) => (c + (a / (a - b)) * (next.at[axis] - c)).toFixed(1));
      part.push(`${middle}`);
      border.push(`${middle}`);
    }
  });
  return [`M${part.join("L")}Z`, `M${border.join("L")}`];
};

/**
 * What draws the map of a network with these layers: beyond each border begins the next area, as in
 * generator/figures/slice. That of the last epoch is the one that the build drew, with its texts.
 * @param {HTMLElement} figure
 * @param {MapState} state
 * @returns {(layers: Layer[], last: boolean) => void}
 */
const regions = (figure, state) => {
  const plot = one(figure, ".decision-map");
  const texts = all(plot, ".halo").map((text) => ({ text, built: text.textContent }));
  const paths = [...all(plot, ".areas path"), one(plot, ".boundary")].map((path) => ({
    path,
    built: path.getAttribute("d"),
  }));
  const { x, y, levels, threshold } = state;
  const [left, right] = state.span;
  const [, top, bottom] = state.room;
  // Probabilities keep the order of the sums, and between two places these change more evenly.
  const bounds = threshold === null ? levels : levels.map((level) => Math.log(level / (1 - level)));
  /** @param {number[]} sums those of the classes from each one on, against those of all before it */
  const later = (sums) =>
    sums.slice(1).map((_, k) => Math.max(...sums.slice(k + 1)) - Math.max(...sums.slice(0, k + 1)));
  const places = Array.from({ length: (ROWS + 1) * (COLUMNS + 1) }, (_, i) => {
    const [row, column] = [Math.floor(i / (COLUMNS + 1)), i % (COLUMNS + 1)];
    /** @type {[number, number]} */
    const at = [+(left + (column / COLUMNS) * (right - left)).toFixed(2), top + (row / ROWS) * (bottom - top)];
    return at;
  });
  const whole = `M${left},${top}H${right}V${bottom}H${left}Z`;

  return (layers, last) => {
    for (const { text, built } of texts) write(text, last ? built : "");
    if (last) {
      for (const { path, built } of paths) set(path, { d: built });
      return;
    }
    const outputs = slice(state, layers, threshold === null && levels.length ? "activations" : "sums");
    const corners = places.map((at) => {
      const found = outputs(inverse(x, at[0]), inverse(y, at[1]));
      return { at, ahead: levels.length ? bounds.map((bound) => found[0] - bound) : later(found) };
    });
    let lines = "";
    const parts = corners[0].ahead.map((_, k) => {
      const lined = threshold === null || levels[k] === threshold;
      let part = "";
      for (let row = 0; row < ROWS; row++) {
        /** Where cells began that are whole. @type {number | null} */
        let start = null;
        for (let column = 0; column <= COLUMNS; column++) {
          const i = row * (COLUMNS + 1) + column;
          const cell = [corners[i], corners[i + 1], corners[i + COLUMNS + 2], corners[i + COLUMNS + 1]];
          const ahead = column < COLUMNS ? cell.filter((corner) => corner.ahead[k] >= 0).length : 0;
          const [at, below] = [places[i], top + ((row + 1) / ROWS) * (bottom - top)];
          if (ahead === 4) start ??= at[0];
          else if (start !== null) {
            part += `M${start},${at[1]}H${at[0]}V${below}H${start}Z`;
            start = null;
          }
          if (ahead % 4) {
            const [area, border] = cut(cell, k);
            part += area;
            if (lined) lines += border;
          }
        }
      }
      return part;
    });
    // By the even-odd rule an area is what is beyond its border, and not beyond the next.
    const drawn = [whole, ...parts].map((part, k) => part + (parts[k] ?? ""));
    paths.forEach(({ path }, k) => set(path, { d: drawn[k] ?? lines }));
  };
};
