// Backpropagation: the twin of generator/nn/gradient.py for one row. Tests compare the two.

/** Slopes of activation functions, by name. @type {Record<string, (z: number) => number>} */
const derivatives = {
  identity: () => 1,
  step: () => 0,
  sigmoid: (z) => sigmoid(z) * sigmoid(-z),
  tanh: (z) => 4 * derivatives.sigmoid(2 * z),
  relu: (z) => +(z > 0),
  "leaky-relu": (z) => (z > 0 ? 1 : 0.01),
  elu: (z) => (z > 0 ? 1 : Math.exp(z)),
  softplus: sigmoid,
  gelu: (z) => (1 + erf(z / Math.SQRT2)) / 2 + (z * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI),
  silu: (z) => sigmoid(z) + z * derivatives.sigmoid(z),
};

/**
 * Loss functions by name: the loss of outputs a = f(z) from their sums z, a and the truth y, and its
 * slope in one z from a, y and f'(z).
 * @type {Record<string, {value: (z: number[], a: number[], y: number[]) => number,
 *   slope: (a: number, y: number, f: number) => number}>}
 */
const losses = {
  "binary-cross-entropy": {
    value: ([z], _, [y]) => activations.softplus(z) - y * z,
    slope: (a, y) => a - y,
  },
  "cross-entropy": {
    value: (z, _, y) => {
      const highest = Math.max(...z);
      const total = z.reduce((sum, z) => sum + Math.exp(z - highest), 0);
      return highest + Math.log(total) - z.reduce((sum, z, j) => sum + y[j] * z, 0);
    },
    slope: (a, y) => a - y,
  },
  "mean-squared-error": {
    value: (_, [a], [y]) => (a - y) ** 2,
    slope: (a, y, f) => 2 * (a - y) * f,
  },
};

/**
 * The slopes of the loss in each layer's weights and biases (a bias has that of its sum), and f' of
 * its sums. `last` gives the slope in an output's sum from f'.
 * @typedef {{weights: number[][], biases: number[], f: number[]}} Slopes
 * @param {Layer[]} layers
 * @param {Pass[]} passes
 * @param {(f: number, j: number) => number} last
 */
const backward = (layers, passes, last) => {
  /** @type {Slopes[]} */
  const slopes = [];
  for (let l = layers.length; l--; ) {
    const { activation } = layers[l];
    // Softmax is of all sums together: the slope of each share in its own sum.
    const f =
      activation === "softmax"
        ? passes[l].activations.map((p) => p * (1 - p))
        : passes[l].sums.map(derivatives[activation]);
    const after = slopes[l + 1];
    // The chain rule: through the weights, then through the activation.
    const biases = f.map((f, j) =>
      after ? f * after.biases.reduce((sum, d, k) => sum + d * layers[l + 1].weights[k][j], 0) : last(f, j),
    );
    slopes[l] = { f, biases, weights: biases.map((d) => passes[l].inputs.map((x) => d * x)) };
  }
  return slopes;
};
