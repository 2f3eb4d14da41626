// A network over one or two of its inputs: what it answers there, and its curves.

/** @param {Scale} scale @param {number} value */
const place = ({ slope, intercept }, value) => slope * value + intercept;
/** @param {Scale} scale @param {number} coordinate */
const inverse = ({ slope, intercept }, coordinate) => (coordinate - intercept) / slope;

/**
 * The outputs of a network, by the one or two inputs that vary.
 * @param {CurvesState | DecisionState} state
 * @param {Layer[]} layers
 * @returns {(x: number, by: number) => number[]}
 */
const slice = ({ row, over, by, category }, layers) => (x, value) => {
  const values = [...row];
  values[over] = x;
  if (category) enter(category, values, value);
  else if (by !== null) values[by] = value;
  return forward(layers, values)[layers.length - 1].activations;
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
  const { x, y, series, strips } = state;
  const threshold = state.threshold ?? 0; // of a number nothing is drawn so
  const [first, last] = state.span;
  const [paths, answers, rings, names] = ["curve", "answers", "rings", "name"].map((mark) =>
    all(figure, `[data-${mark}]`),
  );
  return (layers) => {
    const outputs = slice(state, layers);
    const ends = series.map((by, i) => {
      const points = [];
      /** Ends of the stretches where the answer is class 1, two by two. @type {number[]} */
      const turns = [];
      let before = -1;
      for (let at = first; at <= last; at++) {
        const [p] = outputs(inverse(x, at), by);
        const above = p - threshold;
        if (above >= 0 !== before >= 0) {
          turns.push(at > first ? at - above / (above - before) : at);
        }
        points.push(`${at},${place(y, p).toFixed(2)}`);
        before = above;
      }
      if (before >= 0) turns.push(last);
      const bars = strips[i].flatMap((y) => turns.map((at, k) => (k % 2 ? `H${at}` : `M${at},${y}`)));
      const circles = turns
        .filter((at) => at > first && at < last)
        .map((at) => `M${at - 3.5},${place(y, threshold)}a3.5,3.5,0,0,1,7,0a3.5,3.5,0,0,1-7,0z`);
      set(paths[i], { d: `M${points.join("L")}` });
      set(answers[i], { d: bars.join("") });
      set(rings[i], { d: circles.join("") });
      return place(y, before + threshold);
    });
    spread(ends, state.room).forEach((end, i) => set(names[i], { y: end + 5 }));
  };
};

