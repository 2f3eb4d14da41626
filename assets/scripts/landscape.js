// The loss of the training rows over some parameters: the twin of generator/figures/parts/landscape.py.

/**
 * What computes the mean loss with the turned parameters at these values, and its slopes in them.
 * @param {SlopeState | LossMapState} state
 * @returns {(values: number[]) => {loss: number, slopes: number[]}}
 */
const landscape = ({ layers, examples, turned, loss }) => {
  const { value, slope } = losses[loss];
  const rows = examples.counts.map((count, i) => ({
    count,
    inputs: examples.inputs.map((column) => column[i]),
    target: examples.targets.map((column) => column[i]),
  }));
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  return (values) => {
    turned.forEach(({ layer, source, unit }, i) => {
      const { weights, biases } = layers[layer];
      if (source === null) biases[unit] = values[i];
      else weights[unit][source] = values[i];
    });
    let sum = 0;
    const slopes = turned.map(() => 0);
    for (const { inputs, target, count } of rows) {
      const passes = forward(layers, inputs);
      const { sums, activations } = passes[passes.length - 1];
      sum += count * value(sums, activations, target);
      const back = backward(layers, passes, (f, j) => slope(activations[j], target[j], f));
      turned.forEach(({ layer, source, unit }, i) => {
        const { weights, biases } = back[layer];
        slopes[i] += count * (source === null ? biases[unit] : weights[unit][source]);
      });
    }
    return { loss: sum / all, slopes: slopes.map((slope) => slope / all) };
  };
};
