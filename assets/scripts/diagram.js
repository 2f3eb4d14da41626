// A network diagram: its numbers follow a row, its parts explain themselves.

/**
 * Makes the live diagram of a figure. Returns what shows another row's forward pass and says it
 * in a sentence; without a row it only explains the weights anew. That is for scripts that come
 * late, and for those after them: it takes moves.js.
 * @param {HTMLElement} figure
 * @param {DiagramState} state
 * @returns {(row?: number[]) => string}
 */
const diagram = (figure, state) => {
  // Of symbols there is neither weight nor row: nothing passes.
  const layers = /** @type {FullLayer[]} */ (state.layers);
  let passes = state.row && forward(layers, state.row);
  const root = one(figure, ".diagram");
  const refresh = details(root, explaining(root, state, () => passes));
  return (row) => brought.show(figure, state, row, row && (passes = forward(layers, row)), refresh);
};

/**
 * The ends of a line, from its id "0.i-1.j": i is an input's number or "b", `layer` counts the
 * layers of weights from 0.
 * @param {string} id
 */
const ends = (id) => {
  const [from, to] = id.split("-").map((node) => node.split("."));
  return { layer: +from[0], i: from[1], j: +to[1] };
};

/**
 * How far from 0 a reader turns a weight.
 * @param {Turns} turns
 * @param {string} id of its line
 */
const endOf = (turns, id) => {
  const { layer, i, j } = ends(id);
  return /** @type {number} */ (turns.ends[layer][j].at(i === "b" ? -1 : +i));
};

/**
 * What explains the parts of a network.
 * @param {HTMLElement} root
 * @param {DiagramState} state
 * @param {() => Pass[] | undefined} passed what is shown now
 * @returns {(part: HTMLElement) => Explanation}
 */
const explaining = (root, { inputs, layers, classes, turns }, passed) => {
  /** @param {number} layer @param {string} i */
  const source = (layer, i) => (i === "b" ? "Bias" : layer ? `Neuron ${+i + 1}` : inputs[+i]);

  /** One product: its source, its two factors, its result. @param {string} id of the line */
  const term = (id) => {
    const { layer, i, j } = ends(id);
    const { weights, biases } = layers[layer];
    const bias = i === "b";
    const name = source(layer, i);
    const weight = bias ? biases?.[j] : weights?.[j][+i];
    const symbol = root.querySelector(`[data-weight="${id}"] text`)?.textContent ?? "w";
    const pass = passed()?.[layer];
    const value = bias ? "1" : pass ? digits[layer ? "value" : "given"](pass.inputs[+i]) : name;
    const result = pass && (bias ? biases?.[j] : pass.products[j][+i]);
    return {
      name,
      weight,
      terms: [
        make("span", bias ? "role bias" : "role input", value),
        " × ",
        make("span", bias ? "role bias" : "role weight", weight === undefined ? symbol : digits.product(weight)),
      ],
      result: result === undefined ? "" : digits.totalInFull(result),
      role: bias ? "bias" : "weight",
    };
  };

  /** The terms of a unit's sum, and the sum. @param {number} layer from 1 @param {number} j */
  const sum = (layer, j) => {
    const ids = all(root, `[data-edge$="-${layer}.${j}"]`).map((edge) => edge.dataset.edge);
    const total = passed()?.[layer - 1].sums[j];
    const lines = ids.map(term);
    brought.rest?.(lines, ids, layers[layer - 1].weights?.[j], passed()?.[layer - 1].products[j]);
    return total === undefined
      ? lines
      : [...lines, { name: "Sum", terms: [], result: digits.totalInFull(total), role: "sum" }];
  };

  /** What an activation function makes of a unit's sum. @param {number} layer @param {number} j */
  const activated = (layer, j) => {
    const { activation, title } = layers[layer - 1];
    const pass = passed()?.[layer - 1];
    const [total, result] = pass
      ? [digits.totalInFull(pass.sums[j]), digits.totalInFull(pass.activations[j])]
      : ["z", "a"];
    const name = title[0].toUpperCase() + title.slice(1);
    return { says: `${name} of ${total} is ${result}`, formula: { activation, sum: total, result } };
  };

  return ({ dataset: { node, weight, activation, units } }) => {
    if (units) return brought.elided(node, units, inputs, layers, passed());
    if (weight) {
      const line = term(weight);
      const { layer, i, j } = ends(weight);
      const several = layers[layer + 1] ? `neuron ${j + 1}` : classes.length > 2 ? classes[j] : "";
      const of = i === "b" ? "Bias" : `Weight of ${line.name}`;
      const name = several ? `${of} to ${several}` : of;
      const now = line.weight;
      const full = now === undefined ? "" : `: ${digits.full(now)}`;
      const explained = { title: name + full, lines: [line] };
      if (!turns || now === undefined) return explained;
      const end = Math.max(endOf(turns, weight), Math.abs(now));
      return { ...explained, turns: { name, full: full.slice(2), now, end } };
    }
    const [layer, j] = (node ?? activation ?? "").split(".");
    if (activation) {
      const { says, formula } = activated(+layer, +j);
      return { title: says, lines: [], formula };
    }
    if (layer === "0" || j === "b") {
      const out = all(root, `[data-edge^="${node}-"]`).map((edge) => edge.dataset.edge);
      const value = passed()?.[+layer].inputs[+j];
      const is = j === "b" ? ": always 1" : value === undefined ? "" : `: ${digits.full(value)}`;
      const lines = out.map((id) => ({
        ...term(id),
        name: layers[+layer + 1] ? `To neuron ${ends(id).j + 1}` : "To the sum",
      }));
      return { title: source(+layer, j) + is, lines };
    }
    const lines = sum(+layer, +j);
    if (!layers[+layer]) return { title: "Sum of the products", lines };
    const { says, formula } = activated(+layer, +j);
    return { title: `Neuron ${+j + 1}: ${says}`, lines, formula };
  };
};
