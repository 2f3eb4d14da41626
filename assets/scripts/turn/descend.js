// A network that learns in the reader's hands: gradient descent from where its weights have been
// turned to, or from a random start, on the training rows; or another one in its place, which has
// more hidden neurons or fewer.

/** Learning rates to choose from. */
const DESCENT_RATES = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const USUAL_RATE = 0.3;
const MOST_NEURONS = 8; // of the one hidden layer that a reader may choose

/**
 * What a diagram's network, or one in its place, is taught by: plain gradient descent on inputs in
 * standard deviations from their mean over the rows, so that one learning rate suits them all.
 * @param {DiagramState} state
 * @param {Rows} rows those that are learned from
 * @returns {LessonState}
 */
const lessonOf = ({ inputs: names, layers, turns }, { inputs, count }) => {
  const last = /** @type {FullLayer} */ (layers[layers.length - 1]);
  const columns = names.map((_, i) => Float64Array.from({ length: count }, (_, r) => inputs[r * names.length + i]));
  const mean = columns.map((column) => exact.sumByHalves(Float64Array.from(column)) / count);
  const deviation = columns.map((column, i) => {
    const squares = column.map((x) => (x - mean[i]) * (x - mean[i]));
    return Math.sqrt(exact.sumByHalves(squares) / count) || 1; // one that is constant stays as it is
  });
  const outputs = last.biases.length;
  return {
    names,
    outputs,
    learned: count,
    watched: "",
    variances: null,
    scaling: { mean, deviation },
    answers: { mean: Array(outputs).fill(0), deviation: Array(outputs).fill(1) },
    hidden: layers.length > 1 ? layers[0].activation : "relu",
    neurons: 0,
    output: last.activation,
    loss: turns?.loss ?? "",
    optimizer: "gradient-descent",
    rate: USUAL_RATE,
    momentum: 0,
    epochs: 0,
    batch: 0,
    l2: 0,
    initialisation: "he",
    seed: "0",
    restart: 0,
    most: MOST_NEURONS,
  };
};

/**
 * Adds to the bar beneath a diagram what lets its network learn. What it returns starts and pauses
 * it, and brings the drawn network back.
 * @param {HTMLElement} bar
 * @param {HTMLButtonElement} go what starts and pauses it
 * @param {DiagramState} state whose layers are those that are shown
 * @param {Rows[]} parts
 * @param {{drawn: FullLayer[], keep: () => void, put: (parameters: number[]) => void,
 *   instead?: (layers?: FullLayer[]) => void, losses: () => number[]}} network the layers of the
 *   diagram; what keeps their parameters for who wants to go back; what puts others in their place;
 *   what shows another network instead, if one can be shown, or the drawn one again; and the mean
 *   loss of each part
 */
const descend = (bar, go, state, parts, { drawn, keep, put, instead, losses }) => {
  const rows = /** @type {Rows} */ (parts.find(({ part }) => part === "training"));
  const lesson = lessonOf(state, rows);
  const examples = examplesOf(lesson, parts);
  const root = /** @type {HTMLElement} */ (bar.parentElement);
  const shape = drawn.slice(0, -1).map(({ biases }) => biases.length);
  const [step, anew] = ["One step", "Random start"].map(pressed);
  const told = make("p", "problem");
  set(told, { role: "status" });
  const rate = choice(DESCENT_RATES, USUAL_RATE, (n) => `${n}`);
  const batch = batchChoice(rows.count, 0);
  const line = lossLine(parts.map(({ part }) => part).slice(0, DASHES.length));
  bar.append(step, anew, make("label", "", "Learning rate ", rate), make("label", "", "Rows for each step ", batch));

  // The drawn network's own number is one of those of a single layer, or it has no number.
  const own = shape.length > 1 ? -1 : (shape[0] ?? 0);
  const numbers = Array.from({ length: MOST_NEURONS + 1 }, (_, n) => n);
  const neurons = choice(numbers, own, (n) => (n < 0 ? "as drawn" : n === own ? `${n}, as drawn` : `${n}`));
  const weights = make("table", "lesson-weights");
  const table = make("div", "table-scroll raw instead", weights);
  if (instead) {
    bar.append(make("label", "", "Hidden neurons ", neurons));
    set(table, { tabindex: 0, role: "group", "aria-label": "Weights of the network that is not drawn", hidden: "" });
    bar.before(table);
  }
  bar.append(told, line.svg);
  const write = weightTable(weights, state.inputs, lesson.outputs > 1 ? state.classes : []);
  const another = () => +neurons.value !== own;

  let [starts, frame] = [0, 0];
  /** @param {number} restart */
  const begun = (restart) => descending(lesson, examples, { hidden: another() ? hiddenOf(+neurons.value) : shape, seed: 0, restart });
  let descent = begun(0);
  /** The parameters that the descent has come to; others are the reader's. @type {number[]} */
  let reached = [];

  const show = () => {
    const layers = descent.natural();
    reached = parametersOf(layers);
    if (!another()) return put(reached);
    const { title } = drawn[drawn.length - 1];
    write(layers);
    instead?.(layers.map((layer) => ({ ...layer, title })));
  };
  /** The mean loss of each part of the rows that has a line. */
  const lost = () => losses().slice(0, DASHES.length);
  /** Whether the step could be taken. */
  const take = () => {
    const shown = /** @type {FullLayer[]} */ (state.layers);
    const now = parametersOf(shown);
    if (now.some((x, k) => x !== reached[k])) {
      descent.take(shown);
      line.begin(lost());
    }
    descent.update(+rate.value, +batch.value);
    told.textContent = descent.finite ? "" : TOO_FAR;
    if (!descent.finite) {
      reached = []; // it goes on from what is shown
      return false;
    }
    show();
    line.add(lost());
    return true;
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
  const restart = () => {
    told.textContent = "";
    descent = begun(starts++);
    show();
    line.begin(lost());
  };
  step.addEventListener("click", () => {
    pause();
    keep();
    take();
  });
  anew.addEventListener("click", () => {
    pause();
    keep();
    restart();
  });
  neurons.addEventListener("change", () => {
    pause();
    table.style.minHeight = `${one(root, "svg").parentElement.offsetHeight || table.offsetHeight}px`; // nothing moves
    table.hidden = !another();
    if (another()) return restart();
    descent = begun(0);
    reached = [];
    instead?.();
    line.begin(lost());
  });
  // Whoever turns a weight, or wants another one back, takes it in their own hands.
  for (const type of ["pointerdown", "keydown"]) one(root, "svg").addEventListener(type, pause, true);
  bar.addEventListener("click", ({ target }) => target !== go && pause(), true);
  line.begin(lost());
  return {
    press: () => {
      if (frame) return pause();
      go.style.minWidth = `${go.offsetWidth}px`; // the shorter word moves no other button
      keep();
      go.textContent = "Pause";
      frame = requestAnimationFrame(run);
    },
    home: () => {
      if (!another()) return;
      neurons.value = `${own}`;
      neurons.dispatchEvent(new Event("change"));
    },
  };
};

brought.descend = descend;
