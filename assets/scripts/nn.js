// The forward pass: the twin of generator/nn. Tests compare the two on every row of the data.

/**
 * erf, by the series 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)), whose terms all have one sign
 * (Abramowitz & Stegun 7.1.6). From |x| = 6 on it is ±1 in double precision.
 * @param {number} x
 */
const erf = (x) => {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; n < 150; n++) sum += term *= (2 * x * x) / (2 * n + 1);
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
};

/** @param {number} x */
const sigmoid = (x) => {
  const small = Math.exp(-Math.abs(x)); // exp of a large positive number would overflow
  return (x >= 0 ? 1 : small) / (1 + small);
};

/** Activation functions by name. @type {Record<string, (x: number) => number>} */
const activations = {
  identity: (x) => x,
  step: (x) => (x >= 0 ? 1 : 0),
  sigmoid,
  tanh: Math.tanh,
  relu: (x) => Math.max(0, x),
  "leaky-relu": (x) => Math.max(0.01 * x, x),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  softplus: (x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))),
  gelu: (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
  silu: (x) => x * sigmoid(x),
};

/**
 * Probabilities of classes that exclude each other; a shift of all numbers leaves them as they are.
 * @param {number[]} sums
 */
const softmax = (sums) => {
  const highest = Math.max(...sums);
  const powers = sums.map((z) => Math.exp(z - highest));
  const total = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / total);
};

/**
 * What a layer computed for one row: products[unit][input], z = Σ w·x + b, a = f(z).
 * @typedef {{inputs: number[], products: number[][], sums: number[], activations: number[]}} Pass
 */

/**
 * Every intermediate value of the forward pass of one row, layer by layer.
 * @param {Layer[]} layers
 * @param {number[]} row
 * @returns {Pass[]}
 */
const forward = (layers, row) => {
  let inputs = row;
  return layers.map(({ weights, biases, activation }) => {
    const products = weights.map((unit) => unit.map((w, i) => w * inputs[i]));
    // Left to right, bias last, as the build adds them.
    const sums = products.map((terms, j) => terms.reduce((a, b) => a + b) + biases[j]);
    const results = activation === "softmax" ? softmax(sums) : sums.map(activations[activation]);
    const pass = { inputs, products, sums, activations: results };
    inputs = results;
    return pass;
  });
};
