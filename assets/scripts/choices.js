// What a reader sets before a training in the page, and the table of what it finds.

const BATCHES = [1, 10, 32, 100]; // rows, besides all of them
const TOO_FAR = "The loss grew beyond all numbers: a smaller learning rate takes smaller steps.";

/** The hidden layers of a network with so many hidden neurons. @param {number} neurons */
const hiddenOf = (neurons) => (neurons ? [neurons] : []);

/**
 * A choice between numbers, our own among them.
 * @param {number[]} numbers @param {number} ours @param {(n: number) => string} told
 */
const choice = (numbers, ours, told) => {
  const select = /** @type {HTMLSelectElement} */ (make("select", ""));
  for (const n of [...new Set([...numbers, ours])].sort((a, b) => a - b)) {
    select.append(new Option(told(n), `${n}`, n === ours, n === ours));
  }
  select.autocomplete = "off";
  return select;
};

/** A choice of the rows for each step, 0 being all. @param {number} count @param {number} ours */
const batchChoice = (count, ours) =>
  choice([...BATCHES.filter((n) => n < count), 0], ours, (n) => (n ? `${n}` : `all ${count}`));

/** @param {string} text */
const pressed = (text) => {
  const button = /** @type {HTMLButtonElement} */ (make("button", "", text));
  button.type = "button";
  return button;
};

/**
 * The weights of a network as a table, where its diagram is of another one: a row for each neuron,
 * with what goes into it and what it gives on. What it returns writes them.
 * @param {HTMLElement} table @param {string[]} names of the inputs @param {string[]} classes
 * of the outputs, where these are several and have names
 */
const weightTable = (table, names, classes = []) => {
  /** @param {string[]} texts @param {"th" | "td"} tag */
  const row = (texts, tag) => {
    const cells = texts.map((text, i) => make(i ? tag : "th", i ? "number" : "", text));
    for (const cell of cells) if (cell.tagName === "TH") set(cell, { scope: tag === "th" ? "col" : "row" });
    return make("tr", "", ...cells);
  };
  /** @param {Layer[]} layers */
  return (layers) => {
    const last = layers[layers.length - 1];
    const hidden = layers.slice(0, -1).flatMap(({ weights, biases }) => weights.map((unit, j) => [...unit, biases[j]]));
    /** @param {number} k */
    const output = (k) => classes[k] ?? (last.biases.length > 1 ? `output ${k + 1}` : "output");
    const neurons = hidden.map((numbers, j) => [
      `neuron\u00a0${j + 1}`,
      ...[...numbers, ...last.weights.map((unit) => unit[j])].map(digits.value),
    ]);
    const outputs = last.weights.map((unit, k) => [
      output(k),
      ...(hidden.length ? names.map(() => "") : unit.map(digits.value)),
      digits.value(last.biases[k]),
      ...(hidden.length ? last.weights.map(() => "") : []),
    ]);
    const heads = ["weight of", ...names, "bias", ...(hidden.length ? last.weights.map((_, k) => `to ${output(k)}`) : [])];
    table.replaceChildren(
      make("thead", "", row(heads, "th")),
      make("tbody", "", ...[...neurons, ...outputs].map((texts) => row(texts, "td"))),
    );
  };
};
