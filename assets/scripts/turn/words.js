// Words and tables that follow the weights: text alternatives, and what a table says of its rows.

/**
 * The weights in words: the twin of `describe_weights` in generator/figures/diagram/words.py.
 * @param {DiagramState} state
 */
const weightsTold = ({ inputs, layers }) => {
  const full = /** @type {FullLayer[]} */ (layers);
  const count = parametersOf(full).length;
  if (count > 30) {
    const every = full.flatMap(({ weights }) => weights.flat());
    const ends = [Math.min(...every), Math.max(...every)].map(digits.value);
    return `${count} parameters, weights between ${ends.join(" and ")}.`;
  }
  let sources = inputs;
  const sentences = full.flatMap(({ weights, biases }, l) => {
    const told = weights.map((unit, j) => {
      const at = layers.length > 1 ? `Layer ${l + 1}, neuron ${j + 1}` : "Weights";
      const listed = unit.map((w, i) => `${sources[i]} ${digits.value(w)}`).join(", ");
      return `${at}: ${listed}; bias ${digits.value(biases[j])}.`;
    });
    sources = biases.map((_, j) => `neuron ${j + 1}`);
    return told;
  });
  return sentences.join(" ");
};

/**
 * What tells the weights in a drawing's text alternative, whose first sentence stays.
 * @param {HTMLElement} figure
 * @param {DiagramState} state
 */
const retellWeights = (figure, state) => {
  const desc = one(figure, ".diagram desc");
  const [shape] = desc.textContent.split(/ (?:Weights: |Layer 1, neuron 1: |\d+ parameters, )/);
  write(desc, `${shape} ${weightsTold(state)}`);
};

/**
 * What answers every row of a figure's table anew, and says in the figure's text alternative how
 * many are right, or how far off the numbers are on average. The last row is the reader's, of which
 * nobody knows the truth.
 * @param {HTMLElement} figure
 * @param {PredictionState} state
 */
const answering = (figure, state) => {
  const { classes, layers, table, truths } = state;
  const rows = all(figure, ".choices tbody tr").map((row) => {
    const cells = all(row, "td");
    const [truth, output, judged] = cells.slice(features(state).length);
    return { output, judged, mark: judged?.firstElementChild, word: truth.textContent.trim() };
  });
  const text = figure.querySelector(`[id="${figure.id}-text"]`);
  return () => {
    let [right, off] = [0, 0];
    rows.forEach((row, r) => {
      const passes = forward(layers, table[r]);
      const last = passes[passes.length - 1];
      const { cell, at } = outcome(state, last);
      const computed = !last.activations.some(Number.isNaN);
      write(row.output, computed ? cell : TOO_LARGE);
      if (truths && r < truths.length) off += Math.abs(last.activations[0] - truths[r]);
      if (!row.mark) return;
      const good = computed && classes[at] === row.word;
      right += +good;
      row.judged.classList.toggle("right", good);
      row.judged.classList.toggle("wrong", !good);
      write(row.mark, good ? "✓" : "✗");
      set(row.mark, { "aria-label": good ? "right" : "wrong" });
    });
    if (!text) return;
    const count = rows.length - 1;
    text.textContent = text.textContent
      .replace(/(Right answers: )\d+/, (/** @type {string} */ _, /** @type {string} */ start) => `${start}${right}`)
      .replace(/off by .*\.$/, `off by ${digits.value(off / count)}.`);
  };
};
