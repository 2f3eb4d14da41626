// How well a network does on all rows of a data set: counted anew for each change of a weight.

/**
 * What a network makes of some rows: how many get the right class, or how far numbers are off, as
 * the mean absolute error and R²; and the mean loss.
 * @typedef {{part: string, count: number, right: number, off: number, r2: number, loss: number}} Score
 */

/**
 * What runs through a network row by row without making anything new, so that hundreds of rows take
 * less than a frame: calls `each` with the sums and activations of the last layer, which the next
 * row overwrites.
 * @param {Layer[]} layers
 * @param {Rows} rows
 * @param {(sums: Float64Array, activations: Float64Array, row: number) => void} each
 */
const throughRows = (layers, { inputs, count }, each) => {
  const sums = layers.map(({ biases }) => new Float64Array(biases.length));
  const results = layers.map(({ biases }) => new Float64Array(biases.length));
  const width = inputs.length / count;
  for (let row = 0; row < count; row++) {
    layers.forEach(({ weights, biases, activation }, l) => {
      const from = l ? results[l - 1] : inputs;
      const start = l ? 0 : row * width;
      for (let j = 0; j < biases.length; j++) {
        const unit = weights[j];
        // Left to right, bias last, as the build adds them.
        let sum = unit[0] * from[start];
        for (let i = 1; i < unit.length; i++) sum += unit[i] * from[start + i];
        sums[l][j] = sum + biases[j];
        if (activation !== "softmax") results[l][j] = activations[activation](sums[l][j]);
      }
      if (activation === "softmax") results[l].set(softmax([...sums[l]]));
    });
    each(sums[layers.length - 1], results[layers.length - 1], row);
  }
};

/**
 * The scores on the rows of each part.
 * @param {DiagramState} state
 * @param {Rows[]} parts
 * @returns {Score[]}
 */
const scoresOf = ({ layers, classes, threshold, turns }, parts) =>
  parts.map((rows) => {
    const { part, count, labels } = rows;
    const lossOf = rowLosses[turns?.loss ?? ""];
    const mean = labels.reduce((sum, y) => sum + y, 0) / count;
    let [right, off, squared, spread, loss] = [0, 0, 0, 0, 0];
    throughRows(/** @type {FullLayer[]} */ (layers), rows, (sums, results, row) => {
      const label = labels[row];
      if (classes.length) {
        const answer = results.length < 2 ? +(results[0] >= threshold) : results.indexOf(Math.max(...results));
        right += +(answer === label && !results.some(Number.isNaN));
      } else {
        off += Math.abs(results[0] - label);
        squared += (results[0] - label) ** 2;
        spread += (label - mean) ** 2;
      }
      loss += lossOf ? lossOf(sums, results, label) : 0;
    });
    return { part, count, right, off: off / count, r2: 1 - squared / spread, loss: loss / count };
  });

/**
 * The scores in a sentence or two: "right: 437 of 600 training rows, 215 of 291 test rows".
 * @param {DiagramState} state
 * @param {Score[]} scores
 */
const scoresTold = ({ classes, turns }, scores) => {
  const told = classes.length
    ? scores.map(({ part, count, right }) => `${right} of ${count} ${part} rows`)
    : scores.map(({ part, off, r2 }) => `${digits.value(off)} on ${part} rows (R² ${digits.loss(r2)})`);
  const losses = scores.map(({ part, loss }) => `${digits.loss(loss)} (${part})`);
  const loss = turns?.loss ? `; loss: ${losses.join(", ")}` : "";
  return `${classes.length ? "Right" : "Off on average by"}: ${told.join(", ")}${loss}`;
};
