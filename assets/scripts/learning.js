// A step of gradient descent: the twin of generator/nn/gradient.py, loss.py and optimizer.py for one
// network. Each sum runs in the same order as there, so that what comes out is the same bits.

/**
 * A layer of a network that learns: weights unit by unit, then biases, in one row of numbers.
 * @typedef {{units: number, inputs: number, activation: string, values: Float64Array}} Learner
 */

const learning = (() => {
  /** @param {number} x */
  const sigmoid = (x) => {
    const small = exact.exp(-Math.abs(x));
    return (x >= 0 ? 1 : small) / (1 + small);
  };
  /** @param {number} x */
  const sigmoidSlope = (x) => {
    const small = exact.exp(-Math.abs(x));
    return small / ((1 + small) * (1 + small));
  };
  /** @param {number} x */
  const softplus = (x) => Math.max(0, x) + exact.log1p(exact.exp(-Math.abs(x)));

  /** Each activation and its slope. @type {Record<string, [(x: number) => number, (x: number) => number]>} */
  const functions = {
    identity: [(x) => x, () => 1],
    step: [(x) => (x >= 0 ? 1 : 0), () => 0],
    sigmoid: [sigmoid, sigmoidSlope],
    tanh: [exact.tanh, (x) => 4 * sigmoidSlope(2 * Math.min(400, Math.max(-400, x)))],
    relu: [(x) => Math.max(0, x), (x) => (x > 0 ? 1 : 0)],
    "leaky-relu": [(x) => Math.max(0.01 * x, x), (x) => (x > 0 ? 1 : 0.01)],
    elu: [(x) => (x > 0 ? x : exact.expm1(Math.min(0, x))), (x) => exact.exp(Math.min(0, x))],
    softplus: [softplus, sigmoid],
    silu: [(x) => x * sigmoid(x), (x) => sigmoid(x) + x * sigmoidSlope(x)],
  };

  /** Softmax of columns, row by row. @param {Float64Array[]} sums @param {number} count */
  const shares = (sums, count) => {
    const made = sums.map(() => new Float64Array(count));
    for (let r = 0; r < count; r++) {
      const highest = Math.max(...sums.map((z) => z[r]));
      let total = 0;
      sums.forEach((z, j) => {
        made[j][r] = exact.exp(z[r] - highest);
        total = j ? total + made[j][r] : made[j][r];
      });
      for (const share of made) share[r] /= total;
    }
    return made;
  };

  /**
   * Pre-activations and activations of every layer, column by column.
   * @param {Learner[]} layers @param {Float64Array[]} inputs
   */
  const pass = (layers, inputs) => {
    let from = inputs;
    return layers.map(({ units, inputs: width, activation, values }) => {
      const count = from[0].length;
      const sums = Array.from({ length: units }, (_, j) => {
        const sum = new Float64Array(count);
        for (let i = 0; i < width; i++) {
          const w = values[j * width + i];
          const x = from[i];
          if (i) for (let r = 0; r < count; r++) sum[r] += w * x[r];
          else for (let r = 0; r < count; r++) sum[r] = w * x[r];
        }
        const bias = values[units * width + j];
        for (let r = 0; r < count; r++) sum[r] += bias;
        return sum;
      });
      from = activation === "softmax" ? shares(sums, count) : sums.map((z) => z.map(functions[activation][0]));
      return { sums, results: from };
    });
  };

  /**
   * The slopes of the mean loss in each layer's numbers.
   * @param {Learner[]} layers @param {string} loss @param {Float64Array[]} inputs
   * @param {ReturnType<typeof pass>} passes @param {Float64Array[]} targets
   */
  const slopes = (layers, loss, inputs, passes, targets) => {
    const count = inputs[0].length;
    const last = passes[passes.length - 1];
    const squared = loss === "mean-squared-error";
    const { activation } = layers[layers.length - 1];
    let slope = last.results.map((a, j) =>
      a.map((answer, r) => {
        const off = answer - targets[j][r];
        return (squared ? ((2 * off) / last.results.length) * functions[activation][1](last.sums[j][r]) : off) / count;
      }),
    );
    const terms = new Float64Array(count);
    /** @type {Float64Array[]} */
    const found = [];
    for (let l = layers.length - 1; l >= 0; l--) {
      const { units, inputs: width, values } = layers[l];
      const from = l ? passes[l - 1].results : inputs;
      const own = (found[l] = new Float64Array(values.length));
      slope.forEach((s, j) => {
        for (let i = 0; i < width; i++) {
          const x = from[i];
          for (let r = 0; r < count; r++) terms[r] = s[r] * x[r];
          own[j * width + i] = exact.sumByHalves(terms);
        }
        terms.set(s);
        own[units * width + j] = exact.sumByHalves(terms);
      });
      if (!l) break;
      const [, bend] = functions[layers[l - 1].activation];
      const after = slope;
      slope = passes[l - 1].sums.map((z, i) =>
        z.map((sum, r) => {
          let back = values[i] * after[0][r];
          for (let j = 1; j < units; j++) back += values[j * width + i] * after[j][r];
          return back * bend(sum);
        }),
      );
    }
    return found;
  };

  /** The loss of each row. @type {Record<string, (row: {z: number[], a: number[], y: number[]}) => number>} */
  const losses = {
    "binary-cross-entropy": ({ z, y }) => inOrder(z.map((sum, j) => softplus(sum) - y[j] * sum)),
    "cross-entropy": ({ z, y }) => {
      const highest = Math.max(...z);
      const total = inOrder(z.map((sum) => exact.exp(sum - highest)));
      return highest + exact.log(total) - inOrder(z.map((sum, j) => y[j] * sum));
    },
    "mean-squared-error": ({ a, y }) => inOrder(a.map((answer, j) => (answer - y[j]) * (answer - y[j]))) / a.length,
  };

  /** @param {number[]} terms */
  const inOrder = (terms) => terms.reduce((sum, term) => sum + term);

  /**
   * What to add to all numbers of the layers, given the loss's slopes in them.
   * @param {{optimizer: string, momentum: number}} how
   * @param {Learner[]} layers
   */
  const stepping = ({ optimizer, momentum }, layers) => {
    const means = layers.map(({ values }) => new Float64Array(values.length));
    const squares = layers.map(({ values }) => new Float64Array(values.length));
    const [decay, squareDecay] = [0.9, 0.999];
    let left = 1;
    let squareLeft = 1;
    /** @param {Float64Array[]} gradients @param {number} rate the learning rate of this step */
    return (gradients, rate) => {
      left *= decay;
      squareLeft *= squareDecay;
      const scale = rate / (1 - left);
      const squareScale = 1 / (1 - squareLeft);
      gradients.forEach((gradient, l) => {
        const { values } = layers[l];
        const [mean, square] = [means[l], squares[l]];
        for (let k = 0; k < values.length; k++) {
          const g = gradient[k];
          if (optimizer === "adam") {
            mean[k] = decay * mean[k] + (1 - decay) * g;
            square[k] = squareDecay * square[k] + (1 - squareDecay) * g * g;
            values[k] += (-scale * mean[k]) / (Math.sqrt(squareScale * square[k]) + 1e-8);
          } else {
            mean[k] = momentum * mean[k] - rate * g;
            values[k] += mean[k];
          }
        }
      });
    };
  };

  return { pass, slopes, losses, stepping };
})();
