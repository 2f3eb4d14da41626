// The units of a layer that is too wide for its drawing, all of them with their values.

/** So many units of a layer are told, first those at its top. */
const MOST_TOLD = 200;

/** A unit's weights are told one by one where there are no more of them. */
const MOST_WEIGHTS = 8;

/**
 * What the panel says of a layer of which the drawing leaves units out.
 * @param {string} node the layer's number, inputs being 0, and "all"
 * @param {string} units how many it has
 * @param {string[]} inputs
 * @param {NamedLayer[]} layers
 * @param {Pass[] | undefined} passes what is shown now
 * @returns {Explanation}
 */
const elided = (node, units, inputs, layers, passes) => {
  const layer = parseInt(node, 10);
  const told = Math.min(+units, MOST_TOLD);
  const lines = layer
    ? elidedNeurons(told, layers[layer - 1], layer === 1 ? inputs : [], passes?.[layer - 1])
    : elidedInputs(inputs.slice(0, told), passes?.[0]);
  if (+units > told) lines.push({ name: `${+units - told} more`, terms: [] });
  const of = layer ? "neurons" : "inputs";
  const where = layer && layers.length > 2 ? ` of hidden layer ${layer}` : "";
  return { title: `All ${units} ${of}${where}`, lines };
};

/**
 * @param {string[]} inputs
 * @param {Pass} [pass]
 */
const elidedInputs = (inputs, pass) =>
  inputs.map((name, i) => ({
    name,
    terms: pass ? [make("span", "role input", digits.given(pass.inputs[i]))] : [],
  }));

/**
 * Of a forward pass each neuron's sum and what its function makes of that, else its weights and bias.
 * @param {number} told how many
 * @param {NamedLayer} layer
 * @param {string[]} inputs their names, if they are the network's
 * @param {Pass} [pass]
 */
const elidedNeurons = (told, { weights, biases }, inputs, pass) => {
  /** @param {number} j */
  const values = (j) =>
    pass && [
      make("span", "role sum", digits.totalInFull(pass.sums[j])),
      " → ",
      make("span", "role activation", digits.totalInFull(pass.activations[j])),
    ];
  /** @param {number} j */
  const parameters = (j) => {
    if (!weights || !biases) return [];
    const few = weights[j].length > MOST_WEIGHTS ? [] : weights[j];
    return [
      ...few.flatMap((w, i) => [
        inputs[i] ?? `Neuron ${i + 1}`,
        "\u00a0",
        make("span", "role weight", digits.value(w)),
        ", ",
      ]),
      "Bias\u00a0",
      make("span", "role bias", digits.value(biases[j])),
    ];
  };
  return Array.from({ length: told }, (_, j) => ({ name: `Neuron ${j + 1}`, terms: values(j) ?? parameters(j) }));
};

/**
 * Adds to a sum's terms those of the units that the drawing leaves out, as one.
 * @param {Explanation["lines"]} lines
 * @param {string[]} ids of the lines that are drawn
 * @param {number[]} [weights] all of the neuron
 * @param {number[]} [products]
 */
const rest = (lines, ids, weights, products) => {
  const count = (weights?.length ?? 0) + 1 - ids.length;
  if (count < 1) return;
  const shown = ids.map((id) => ends(id).i);
  const left = products?.filter((_, i) => !shown.includes(`${i}`));
  const result = left ? digits.totalInFull(left.reduce((a, b) => a + b)) : "";
  lines.splice(3, 0, { name: `${count} more`, terms: [], result, role: "weight" });
};

brought.elided = elided;
brought.rest = rest;
