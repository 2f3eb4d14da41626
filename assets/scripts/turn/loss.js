// Losses of many rows: the twin of generator/nn/loss.py.

/**
 * The loss of one row by the name of the loss function: from the sums and activations of the last
 * layer, and the label, which is the place of a class or a number. Of the squared error of classes
 * the target is 1 for the row's class, else 0.
 * @type {Record<string, (sums: Float64Array, activations: Float64Array, label: number) => number>}
 */
const rowLosses = {
  "binary-cross-entropy": ([z], _, label) => activations.softplus(z) - label * z,
  "cross-entropy": (sums, _, label) => {
    const highest = Math.max(...sums);
    return highest + Math.log(sums.reduce((total, z) => total + Math.exp(z - highest), 0)) - sums[label];
  },
  "mean-squared-error": (_, a, label) => {
    const target = (/** @type {number} */ j) => (a.length > 1 ? +(j === label) : label);
    return a.reduce((total, a, j) => total + (a - target(j)) ** 2, 0) / a.length;
  },
};
