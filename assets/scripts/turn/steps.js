// The sentences and tables of a forward pass follow its weights: the twin of
// generator/figures/kinds/forward_pass.

/**
 * What writes the numbers and words anew that stand in places named data-is.
 * @param {HTMLElement} figure
 * @param {ForwardState} state
 */
const stepping = (figure, state) => {
  const { layers, row, classes, threshold, clause, decimals } = state;
  const steps = one(figure, ".steps");
  const truth = +steps.dataset.truth;
  const [formula, division] = all(steps, ".math-line");
  const { totalInFull, value, product } = digits;

  return () => {
    const passes = forward(layers, row);
    const last = passes[passes.length - 1];
    const { at, texts, cell } = outcome(state, last);
    const several = last.sums.length > 1;
    const highest = Math.max(...last.sums);
    const powers = last.sums.map((z) => Math.exp(z - highest));
    const largest = totalInFull(highest);
    const taken = /[\s−]/.test(largest) ? `(${largest})` : largest;
    const total = product(powers.reduce((a, b) => a + b));
    /** @param {string} id of a unit */
    const unit = (id) => {
      const [layer, j] = id.split(".").map(Number);
      return { layer, j, pass: passes[layer - 1] };
    };
    /** What a unit passes on, as the table has it. @param {string} id */
    const result = (id) => {
      const { layer, j, pass } = unit(id);
      return layer < layers.length && !pass.activations[j] ? "0" : totalInFull(pass.activations[j]);
    };
    const right = several || classes.length ? at === truth : false;
    const word = classes.length ? classes[at] : cell;
    /** @type {Record<string, (id: string) => string>} */
    const told = {
      weight: (id) => value(weightAt(layers, id)),
      product: (id) => {
        const { layer, i, j } = ends(id);
        return product(i === "b" ? layers[layer].biases[j] : passes[layer].products[j][+i]);
      },
      in: (id) => result(id.split("-")[0]),
      sum: (id) => totalInFull(unit(id).pass.sums[unit(id).j]),
      result,
      exponent: (id) => `${totalInFull(last.sums[unit(id).j])} − ${taken}`,
      power: (id) => value(powers[unit(id).j]),
      largest: () => taken,
      total: () => total,
      top: () => (classes.length ? texts[several ? at : 0] : cell),
      than: () => (last.activations[0] >= threshold ? "at least" : "less than"),
      answer: () => word,
      answered: () => clause.replace(/\{(class|number)\}/, () => word),
      judged: () => {
        if (right) return ", so it is right";
        return several ? `, which has ${texts[truth]}, so it is wrong` : ", so it is wrong";
      },
      off: () => toDecimals(Math.abs(last.activations[0] - truth), decimals ?? 0),
    };
    for (const place of all(figure, "[data-is]")) {
      const [what, id = ""] = place.dataset.is.split(":");
      write(place, told[what](id));
    }
    if (formula && !several) {
      fillFormula(figure, formula, layers[layers.length - 1].activation, totalInFull(last.sums[0]), totalInFull(last.activations[0]));
    }
    if (division) {
      const j = unit(formula.dataset.of).j;
      const shown = last.sums.length > 4 ? [0, 1, last.sums.length - 1] : last.sums.map((_, k) => k);
      [j, ...shown].forEach((k, place) => (all(formula, "mtext")[place].textContent = totalInFull(last.sums[k])));
      [value(powers[j]), total, totalInFull(last.activations[j])].forEach((text, place) =>
        (all(division, "mtext")[place].textContent = text),
      );
    }
    const range = one(figure, ".player [type=range]");
    const sentence = one(steps, `li:nth-child(${range.value})`).textContent.replace(/\s+/g, " ");
    if (range.hasAttribute("aria-valuetext")) {
      set(range, { "aria-valuetext": `${range.value} of ${range.max}: ${sentence}` });
    }
  };
};

/** @param {FullLayer[]} layers @param {string} id of a line */
const weightAt = (layers, id) => {
  const { layer, i, j } = ends(id);
  return i === "b" ? layers[layer].biases[j] : layers[layer].weights[j][+i];
};

/**
 * Puts the formula of an activation into a place, from the panel of the diagram, which has it in the
 * form that the number needs.
 * @param {HTMLElement} figure
 * @param {Element} place
 * @param {string} activation
 * @param {string} sum
 * @param {string} result
 */
const fillFormula = (figure, place, activation, sum, result) => {
  const forms = one(figure, `.details [data-formula="${activation}"]`).cloneNode(true);
  filler(forms)(sum, result);
  place.replaceChildren(...one(forms, "[data-filled]:not([hidden])").childNodes);
};
