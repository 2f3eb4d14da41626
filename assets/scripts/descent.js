// A training, done in the page: the twin of generator/nn/training.py for one network.

/**
 * What a network learns from: inputs and targets, column by column; the `learned` rows come first.
 * @typedef {{inputs: Float64Array[], targets: Float64Array[], learned: number, count: number}} Examples
 */

/**
 * The rows of a lesson, column by column: those learned from, then those watched beside them, if any.
 * @param {LessonState} lesson @param {Rows[]} parts
 * @returns {Examples}
 */
const examplesOf = ({ names, outputs, learned, watched }, parts) => {
  /** @param {string} name */
  const named = (name) => /** @type {Rows} */ (parts.find(({ part }) => part === name));
  const [training, other] = [named("training"), named(watched)];
  const count = learned + (watched ? other.count : 0);
  /** @param {(rows: Rows, r: number) => number} of */
  const column = (of) =>
    Float64Array.from({ length: count }, (_, r) =>
      r < learned ? of(training, r) : of(other, r - learned),
    );
  return {
    inputs: names.map((_, i) => column(({ inputs }, r) => inputs[r * names.length + i])),
    targets: Array.from({ length: outputs }, (_, j) =>
      column(({ labels }, r) => (outputs > 1 ? +(labels[r] === j) : labels[r])),
    ),
    learned,
    count,
  };
};

/**
 * A network on its way down, with `hidden` layers of so many neurons. Each update takes the learning
 * rate and the batch anew, so that both can change on the way; a batch of 0 is all rows.
 * @param {LessonState} lesson @param {Examples} examples
 * @param {{hidden: number[], seed: number | string, restart: number}} start
 */
const descending = (lesson, examples, { hidden, seed, restart }) => {
  const { learned, count } = examples;
  const { mean, deviation } = lesson.scaling;
  const answers = lesson.answers;
  const random = drawing([BigInt(seed), restart]);
  /** @param {Float64Array[]} columns @param {number[]} means @param {number[]} deviations */
  const scaled = (columns, means, deviations) =>
    columns.map((column, i) => column.map((x) => (x - means[i]) / deviations[i]));
  const inputs = scaled(examples.inputs, mean, deviation);
  const targets = scaled(examples.targets, answers.mean, answers.deviation);
  const sizes = [inputs.length, ...hidden, targets.length];
  /** @type {Learner[]} */
  const layers = sizes.slice(1).map((units, l) => {
    const width = sizes[l];
    const values = new Float64Array(units * width + units);
    for (let k = 0; k < units * width; k++) {
      if (lesson.initialisation === "he") values[k] = Math.sqrt(2 / width) * random.normal();
      else {
        const most = Math.sqrt(6 / (width + units));
        values[k] = -most + (most - -most) * random.uniform();
      }
    }
    const activation = l === sizes.length - 2 ? lesson.output : lesson.hidden;
    return { units, inputs: width, activation, values };
  });
  const step = learning.stepping(lesson, layers);
  let epoch = 0;
  let at = 0; // rows of this epoch that have been learned from
  /** @type {number[] | undefined} */
  let order;

  /** @param {Float64Array[]} columns @param {number} from @param {number} to */
  const part = (columns, from, to) => columns.map((column) => column.subarray(from, to));

  /** One update, from the rows of one batch; true where it ends an epoch. @param {number} rate @param {number} batch */
  const update = (rate, batch) => {
    const all = !at && (!batch || batch >= learned);
    if (!all && !at) order = random.order(learned);
    const end = all ? learned : Math.min(learned, at + batch);
    const rows = order?.slice(at, end) ?? [];
    /** @param {Float64Array[]} columns */
    const taken = (columns) =>
      all ? part(columns, 0, learned) : columns.map((column) => Float64Array.from(rows, (r) => column[r]));
    const [x, y] = [taken(inputs), taken(targets)];
    const found = learning.slopes(layers, lesson.loss, x, learning.pass(layers, x), y);
    found.forEach((slope, l) => {
      const { units, inputs: width, values } = layers[l];
      for (let k = 0; k < units * width; k++) slope[k] += lesson.l2 * values[k];
    });
    step(found, rate);
    at = end < learned ? end : 0;
    if (!at) epoch++;
    return !at;
  };

  /** The layers for inputs and answers in natural units. @returns {Layer[]} */
  const natural = () =>
    layers.map(({ units, inputs: width, activation, values }, l) => {
      const made = { weights: /** @type {number[][]} */ ([]), biases: /** @type {number[]} */ ([]), activation };
      for (let j = 0; j < units; j++) {
        let unit = [...values.subarray(j * width, (j + 1) * width)];
        let bias = values[units * width + j];
        if (!l) {
          unit = unit.map((w, i) => w / deviation[i]);
          bias -= unit.map((w, i) => w * mean[i]).reduce((sum, term) => sum + term);
        }
        if (l === layers.length - 1) {
          unit = unit.map((w) => w * answers.deviation[j]);
          bias = bias * answers.deviation[j] + answers.mean[j];
        }
        made.weights.push(unit);
        made.biases.push(bias);
      }
      return made;
    });

  /** Goes on from these layers, which are for inputs and answers in natural units. @param {Layer[]} from */
  const take = (from) =>
    from.forEach(({ weights, biases, activation }, l) => {
      const { units, inputs: width, values } = layers[l];
      const last = l === layers.length - 1;
      layers[l].activation = activation;
      weights.forEach((unit, j) => {
        const [shift, scale] = last ? [answers.mean[j], answers.deviation[j]] : [0, 1];
        let bias = (biases[j] - shift) / scale;
        unit.forEach((natural, i) => {
          const w = natural / scale;
          values[j * width + i] = l ? w : w * deviation[i];
          if (!l) bias += w * mean[i];
        });
        values[units * width + j] = bias;
      });
    });

  /** Mean loss and right answers on the rows learned from, and on those watched beside them. */
  const scores = () =>
    [part, part].map((_, k) => {
      const [from, to] = k ? [learned, count] : [0, learned];
      const passes = learning.pass(layers, part(inputs, from, to));
      const { sums, results } = passes[passes.length - 1];
      const losses = new Float64Array(to - from);
      let right = 0;
      for (let r = 0; r < to - from; r++) {
        const [z, a] = [sums.map((column) => column[r]), results.map((column) => column[r])];
        const y = targets.map((column) => column[from + r]);
        losses[r] = learning.losses[lesson.loss]({ z, a, y });
        const alike = a.length > 1 ? a.indexOf(Math.max(...a)) === y.indexOf(1) : a[0] >= 0.5 === y[0] >= 0.5;
        if (alike) right++;
      }
      return { loss: (exact.sumByHalves(losses) / (to - from)) * (answers.deviation[0] * answers.deviation[0]), right };
    });

  return {
    update,
    natural,
    take,
    scores,
    get epoch() {
      return epoch;
    },
    get finite() {
      return layers.every(({ values }) => values.every(Number.isFinite));
    },
  };
};
