// The parameters of a network one after the other: layer by layer and unit by unit, the weights of
// a unit and then its bias.

/** @param {Layer[]} layers */
const parametersOf = (layers) =>
  layers.flatMap(({ weights, biases }) => weights.flatMap((unit, j) => [...unit, biases[j]]));

/**
 * Gives the layers these parameters.
 * @param {Layer[]} layers
 * @param {number[]} parameters
 */
const setParameters = (layers, parameters) => {
  let at = 0;
  for (const { weights, biases } of layers) {
    weights.forEach((unit, j) => {
      for (let i = 0; i < unit.length; i++) unit[i] = parameters[at++];
      biases[j] = parameters[at++];
    });
  }
};

/**
 * The place of a line's parameter among all.
 * @param {Layer[]} layers
 * @param {string} id of the line
 */
const placeOf = (layers, id) => {
  const { layer, i, j } = ends(id);
  const before = layers.slice(0, layer).reduce((n, { weights }) => n + weights.length * (weights[0].length + 1), 0);
  const inputs = layers[layer].weights[0].length;
  return before + j * (inputs + 1) + (i === "b" ? inputs : +i);
};

/**
 * Those that differ as an address has them, "0*-0.5_2*0.3": places and numbers, of signs that need
 * no escape.
 * @param {number[]} parameters
 * @param {number[]} trained
 */
const changesOf = (parameters, trained) =>
  parameters.flatMap((x, at) => (x === trained[at] ? [] : [`${at}*${x}`.replace("+", "")])).join("_");

/**
 * The parameters that an address asks for; what is no number at a place that there is, is left out.
 * @param {string} changes
 * @param {number[]} trained
 */
const changedBy = (changes, trained) => {
  const parameters = [...trained];
  for (const change of changes.split("_")) {
    const [at, x] = change.split("*").map(Number);
    if (at in parameters && Number.isFinite(x)) parameters[at] = x;
  }
  return parameters;
};

/**
 * What remembers earlier parameters. `keep` is called before a change, `back` gives what was kept
 * last and is different.
 */
const memory = () => {
  /** @type {number[][]} */
  const kept = [];
  /** @param {number[]} one @param {number[] | undefined} other */
  const same = (one, other) => one.every((x, at) => x === other?.[at]);
  return {
    /** @param {number[]} parameters */
    keep: (parameters) => {
      if (!same(parameters, kept[kept.length - 1])) kept.push(parameters);
    },
    /** Whether any are kept that are different. @param {number[]} parameters as they are now */
    any: (parameters) => kept.some((one) => !same(one, parameters)),
    /** @param {number[]} parameters as they are now */
    back: (parameters) => {
      let last = kept.pop();
      while (last && same(last, parameters)) last = kept.pop();
      return last;
    },
  };
};
