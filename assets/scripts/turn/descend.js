// A network that learns in the reader's hands: gradient descent from where its weights have been
// turned to, or from a random start, on the training rows.

/** Learning rates to choose from. */
const DESCENT_RATES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const DESCENT_BATCHES = [1, 10, 32, 100]; // rows, besides all of them
const USUAL_RATE = 0.3;

/**
 * Steps of a network's parameters against the slopes of its mean loss. Inputs count in standard
 * deviations from their mean over the rows, as in a recipe: one learning rate then suits them all.
 * @param {DiagramState} state
 * @param {Rows} rows those that are learned from
 */
const descentOf = ({ layers: shaped, turns }, { inputs, labels, count }) => {
  const layers = /** @type {FullLayer[]} */ (shaped);
  const width = inputs.length / count;
  const outputs = layers[layers.length - 1].biases.length;
  const columns = Array.from({ length: width }, (_, i) =>
    Float64Array.from({ length: count }, (_, r) => inputs[r * width + i]),
  );
  const means = columns.map((column) => exact.sumByHalves(Float64Array.from(column)) / count);
  const deviations = columns.map((column, i) => {
    const squares = column.map((x) => (x - means[i]) ** 2);
    return Math.sqrt(exact.sumByHalves(squares) / count) || 1; // one that is constant stays as it is
  });
  const x = columns.map((column, i) => column.map((value) => (value - means[i]) / deviations[i]));
  const y = Array.from({ length: outputs }, (_, j) =>
    Float64Array.from(labels, (label) => (outputs > 1 ? +(label === j) : label)),
  );

  /** The parameters, of standardised inputs. @param {number[]} parameters @returns {Learner[]} */
  const learners = (parameters) => {
    let at = 0;
    return layers.map(({ weights, biases, activation }, l) => {
      const [units, inputs] = [biases.length, weights[0].length];
      const values = new Float64Array(units * (inputs + 1));
      for (let j = 0; j < units; j++) {
        let bias = parameters[at + inputs];
        for (let i = 0; i < inputs; i++) {
          const w = parameters[at + i];
          values[j * inputs + i] = l ? w : w * deviations[i];
          if (!l) bias += w * means[i];
        }
        values[units * inputs + j] = bias;
        at += inputs + 1;
      }
      return { units, inputs, activation, values };
    });
  };
  /** The parameters, of inputs as they are. @param {Learner[]} from @returns {number[]} */
  const natural = (from) =>
    from.flatMap(({ units, inputs, values }, l) =>
      Array.from({ length: units }, (_, j) => {
        const unit = [...values.subarray(j * inputs, (j + 1) * inputs)].map((w, i) => (l ? w : w / deviations[i]));
        const shift = l ? 0 : unit.reduce((sum, w, i) => sum + w * means[i], 0);
        return [...unit, values[units * inputs + j] - shift];
      }).flat(),
    );

  return {
    /**
     * The parameters after a step.
     * @param {number[]} parameters @param {number} rate
     * @param {number[]} [some] the rows of this step, from 0; all unless given
     */
    step: (parameters, rate, some) => {
      /** @param {Float64Array[]} all */
      const taken = (all) => (some ? all.map((column) => Float64Array.from(some, (r) => column[r])) : all);
      const from = learners(parameters);
      const [given, wanted] = [taken(x), taken(y)];
      const slopes = learning.slopes(from, turns?.loss ?? "", given, learning.pass(from, given), wanted);
      slopes.forEach((slope, l) => slope.forEach((s, k) => (from[l].values[k] -= rate * s)));
      return natural(from);
    },
    /** Small random weights, after He et al. (2015), and no biases. @param {ReturnType<typeof drawing>} random */
    start: (random) => {
      const from = learners(parametersOf(layers));
      for (const { units, inputs, values } of from) {
        values.fill(0);
        for (let k = 0; k < units * inputs; k++) values[k] = Math.sqrt(2 / inputs) * random.normal();
      }
      return natural(from);
    },
  };
};

/**
 * Adds to the bar beneath a diagram what lets its network learn.
 * @param {HTMLElement} bar
 * @param {HTMLButtonElement} go what starts and pauses it
 * @param {DiagramState} state
 * @param {Rows} rows those that are learned from
 * @param {{now: () => number[], keep: () => void, put: (parameters: number[]) => void}} network its
 *   parameters: as they are, kept for who wants to go back, and others in their place
 */
const descend = (bar, go, state, rows, { now, keep, put }) => {
  const descent = descentOf(state, rows);
  const [step, anew] = ["One step", "Random start"].map((name) => {
    const button = make("button", "", name);
    set(button, { type: "button" });
    return button;
  });
  const told = make("p", "problem");
  set(told, { role: "status" });
  /** @param {string} name @param {number[]} numbers @param {number} usual @param {(n: number) => string} text */
  const select = (name, numbers, usual, text) => {
    const chosen = /** @type {HTMLSelectElement} */ (make("select", ""));
    chosen.autocomplete = "off";
    for (const n of numbers) chosen.append(new Option(text(n), `${n}`, n === usual, n === usual));
    bar.append(make("label", "", `${name} `, chosen));
    return chosen;
  };
  bar.append(step, anew);
  const rate = select("Learning rate", DESCENT_RATES, USUAL_RATE, (n) => `${n}`);
  const batches = [...DESCENT_BATCHES.filter((n) => n < rows.count), 0];
  const batch = select("Rows for each step", batches, 0, (n) => (n ? `${n}` : `all ${rows.count}`));
  bar.append(told);

  let [starts, frame] = [0, 0];
  const order = drawing([0, 0]);
  /** @type {number[]} the rows that are still to come in their order */
  let waiting = [];
  const some = () => {
    const size = +batch.value;
    if (!size) return undefined;
    if (!waiting.length) waiting = [...order.order(rows.count)];
    return waiting.splice(0, size);
  };
  /** Whether the step could be taken. */
  const take = () => {
    const next = descent.step(now(), +rate.value, some());
    const taken = next.every(Number.isFinite);
    told.textContent = taken ? "" : "The loss grew beyond all numbers: a smaller learning rate takes smaller steps.";
    if (taken) put(next);
    return taken;
  };
  const pause = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    go.textContent = "Let it learn";
  };
  const run = () => {
    if (take()) frame = requestAnimationFrame(run);
    else pause();
  };
  step.addEventListener("click", () => {
    pause();
    keep();
    take();
  });
  anew.addEventListener("click", () => {
    pause();
    keep();
    put(descent.start(drawing([starts++, 0])));
  });
  // Whoever turns a weight, or wants another one back, takes it in their own hands.
  for (const type of ["pointerdown", "keydown"]) {
    one(/** @type {HTMLElement} */ (bar.parentElement), "svg").addEventListener(type, pause, true);
  }
  bar.addEventListener("click", ({ target }) => target !== go && pause(), true);
  return () => {
    if (frame) return pause();
    go.style.minWidth = `${go.offsetWidth}px`; // the shorter word moves no other button
    keep();
    go.textContent = "Pause";
    frame = requestAnimationFrame(run);
  };
};

brought.descend = descend;
