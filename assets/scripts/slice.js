// A network over one or two of its inputs: what it answers there, and its curves.

/** @param {Scale} scale @param {number} value */
const place = ({ slope, intercept }, value) => slope * value + intercept;
/** @param {Scale} scale @param {number} coordinate */
const inverse = ({ slope, intercept }, coordinate) => (coordinate - intercept) / slope;

/**
 * The outputs of a network, by the one or two inputs that vary.
 * @param {CurvesState | MapState | DecisionState | ContributionsState} state
 * @param {Layer[]} layers
 * @param {"activations" | "sums"} part the outputs, or the sums that the last layer makes them of
 * @returns {(x: number, by: number) => number[]}
 */
const slice = ({ row, over, by, category }, layers, part = "activations") => {
  const values = [...row];
  return (x, value) => {
    values[over] = x;
    if (category) enter(category, values, value);
    else if (by !== null) values[by] = value;
    return lastOf(layers, values, part);
  };
};

/**
 * What `forward` has of the last layer, without a list of products: a curve asks hundreds of times.
 * @param {Layer[]} layers
 * @param {number[]} row
 * @param {"activations" | "sums"} part
 */
const lastOf = (layers, row, part) => {
  let [inputs, sums] = [row, row];
  for (const { weights, biases, activation } of layers) {
    const f = activations[activation];
    sums = [];
    for (let j = 0; j < biases.length; j++) {
      const unit = weights[j];
      let total = unit[0] * inputs[0];
      for (let i = 1; i < unit.length; i++) total += unit[i] * inputs[i];
      sums.push(total + biases[j]);
    }
    inputs = f ? sums.map((z) => f(z)) : softmax(sums);
  }
  return part === "sums" ? sums : inputs;
};

/**
 * Coordinates of labels beneath each other: the twin of generator/figures/parts/spread.py.
 * @param {number[]} places
 * @param {number[]} room the least gap, the lowest and the highest coordinate
 */
const spread = (places, [gap, low, high]) => {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const found = [...places];
  for (const i of order) low = (found[i] = Math.max(found[i], low)) + gap;
  for (const i of order.reverse()) high = (found[i] = Math.min(found[i], high)) - gap;
  return found;
};

/**
 * What draws the curves of a network with these layers: the twin of generator/figures/slice/curves.py.
 * @param {HTMLElement} figure
 * @param {CurvesState} state
 * @returns {(layers: Layer[]) => void}
 */
const curves = (figure, state) => {
  const { x, y, series, strips, threshold } = state;
  const [first, last] = state.span;
  const [, low, high] = state.room;
  const [paths, answers, rings, names] = ["curve", "answers", "rings", "name"].map((mark) =>
    all(figure, `[data-${mark}]`),
  );
  /** @param {number} value its height, within the plot, whose edges are 3 beyond the labels' room */
  const height = (value) => Math.min(high + 3, Math.max(low - 3, place(y, value)));
  /** By how much a series exceeds what it takes to be the answer. @param {number[]} found @param {number} i */
  const exceeds = (found, i) => {
    if (found.length > 1) return found[i] - Math.max(...found.filter((_, k) => k !== i));
    return threshold === null ? -1 : found[0] - threshold; // of a number nothing is drawn so
  };
  /**
   * Elements and the attributes that they get.
   * @typedef {[Element, Record<string, string | number>][]} Drawn
   * @type {WeakMap<Layer[], Drawn>}
   */
  const drawn = new WeakMap();
  /** @param {Layer[]} layers */
  const draw = (layers) => {
    /** @type {Drawn} */
    const done = [];
    const outputs = slice(state, layers);
    /** @param {number} by */
    const sampled = (by) =>
      Array.from({ length: last - first + 1 }, (_, k) => outputs(inverse(x, first + k), by));
    const several = layers[layers.length - 1].biases.length > 1;
    const shared = several && sampled(0); // every class has a curve through the same places
    let changes = "";
    const ends = series.map((by, i) => {
      /** @type {string[]} */
      const points = [];
      /** Ends of the stretches where the answer is the series' own, two by two. @type {number[]} */
      const turns = [];
      let [before, own] = [-1, 0];
      (shared || sampled(by)).forEach((found, k) => {
        const at = first + k;
        const above = exceeds(found, i);
        if (above >= 0 !== before >= 0) {
          turns.push(at > first ? at - above / (above - before) : at);
        }
        own = found[several ? i : 0];
        points.push(`${at},${height(own).toFixed(2)}`);
        before = above;
      });
      if (before >= 0) turns.push(last);
      const bars = (strips[i] ?? []).flatMap((y) => turns.map((at, k) => (k % 2 ? `H${at}` : `M${at},${y}`)));
      const circles = turns
        .filter((at) => threshold !== null && at > first && at < last)
        .map((at) => `M${at - 3.5},${place(y, threshold ?? 0)}a3.5,3.5,0,0,1,7,0a3.5,3.5,0,0,1-7,0z`);
      for (const at of turns.filter((at, k) => k % 2 < 1 && at > first)) {
        changes += `M${at},${low - 3}V${state.base}`;
      }
      done.push([paths[i], { d: `M${points.join("L")}` }]);
      done.push([answers[i], { d: bars.join("") }]);
      done.push([rings[i], { d: circles.join("") }]);
      return height(own);
    });
    if (several) done.push([one(figure, ".turn"), { d: changes }]);
    spread(ends, state.room).forEach((end, i) => done.push([names[i], { y: end + 5 }]));
    return done;
  };
  return (layers) => {
    if (!drawn.has(layers)) drawn.set(layers, draw(layers));
    drawn.get(layers)?.forEach(([element, values]) => set(element, values));
  };
};
