// A training: a slider over the kept epochs moves dots, curves or a map, and the network's weights.

/**
 * Series of numbers from whole ones: the twin of generator/figures/kinds/training/coded.py.
 * @param {{exponents: number[], changes: number[][]}} code
 */
const decoded = ({ exponents, changes }) =>
  changes.map((series, i) => {
    let whole = 0;
    return series.map((change) => +`${(whole += change)}e${exponents[i]}`);
  });

/**
 * Layers from their numbers, which stand one after another: weights unit by unit, then biases.
 * @param {number[]} numbers
 * @param {{activation: string, shape: [number, number]}[]} shapes
 * @returns {Layer[]}
 */
const layered = (numbers, shapes) => {
  let at = 0;
  /** @param {number} count */
  const next = (count) => numbers.slice(at, (at += count));
  return shapes.map(({ activation, shape: [units, inputs] }) => ({
    activation,
    weights: Array.from({ length: units }, () => next(inputs)),
    biases: next(units),
  }));
};

/**
 * Makes the network's diagram live; returns what gives it the weights of another epoch. Those of the
 * last one are written as the build wrote them, to the last digit.
 * @param {HTMLElement} figure
 * @param {any} state
 */
const weighted = (figure, state) => {
  const refresh = diagram(figure, state);
  const pills = all(figure, "[data-weight] text");
  const { scales, largest } = state;
  const widen = scales && lines(figure, largest);
  const built = pills.map((pill) => pill.textContent);
  const places = pills.map((pill) => ends(pill.closest("[data-weight]").dataset.weight));
  /** @param {Layer[]} layers @param {boolean} last */
  return (layers, last) => {
    widen?.(
      layers.map(({ weights, biases }, l) =>
        weights.map((unit, j) => [...unit.map((w, i) => w * scales[l][i]), biases[j]]),
      ),
    );
    layers.forEach((layer, l) => Object.assign(state.layers[l], layer));
    pills.forEach((pill, k) => {
      const { layer, i, j } = places[k];
      const { weights, biases } = layers[layer];
      write(pill, last ? built[k] : digits.value(i === "b" ? biases[j] : weights[j][+i]));
    });
    refresh();
  };
};

/**
 * Shows an epoch: its place on the axis, its number, losses and right answers on both sets of rows,
 * and its layers, which are the diagram's where they are the `same` in number, and those of the
 * build where it is the `last`. Gives the places of the four scores.
 * @typedef {(at: number, epoch: number, told: number[], layers: Layer[], same: boolean, last?: boolean) => number[][]} ShowEpoch
 */

kinds.training = (figure, state) => {
  const { epochs, counts, r2, series, history, layers, decision, network } = state;
  const numbers = decoded(series);
  const range = one(figure, "[type=range]");
  const play = one(figure, "[data-do=play]");
  const own = figure.querySelector("[data-do=own]");
  const readings = all(figure, ".reading");
  const marks = all(figure, ".history .mark");
  const scores = all(figure, "[data-score]");
  const watched = one(figure, ".scores tr:last-child [scope=row]").textContent;
  const answers = decision && ("levels" in decision ? regions(figure, decision) : curves(figure, decision));
  const weigh = network && weighted(figure, network);
  const announce = announcer(figure);
  const last = epochs.length - 1;
  let timer = 0;

  /** @type {ShowEpoch} */
  const show = (at, epoch, told, now, same, end = false) => {
    const cx = +place(history.x, at).toFixed(2);
    for (const line of readings) set(line, { x1: cx, x2: cx });
    write(one(figure, "[data-epoch]"), epoch);
    // In the order of the series: losses on both sets of rows, then right answers on both.
    const places = [0, 1, 2, 3].map((k) => {
      const share = k < 2 ? told[k] : told[k] / counts[k - 2];
      // Within the plot: a training of the reader's own may leave it.
      const [top, bottom] = ["y1", "y2"].map((end) => +readings[k >> 1].getAttribute(end));
      const cy = +Math.min(bottom, Math.max(top, place(history.y[k >> 1], share))).toFixed(2);
      set(marks[k], { cx, cy });
      write(scores[(k & 1) * 2 + (k >> 1)], k < 2 ? digits.loss(share) : r2 ? fixed(share, 3) : percent(share, 1));
      return [cx, cy];
    });
    answers?.(now, end);
    if (same) weigh?.(now, end);
    return places;
  };

  /** The scores that are shown, as a sentence. */
  const scored = () => {
    const [loss, right, other, others] = scores.map((score) => score.textContent);
    /** @param {string} share */
    const judged = (share) => (r2 ? `R² ${share}` : `${share} right`);
    return `Training: loss ${loss}, ${judged(right)}; ${watched}: loss ${other}, ${judged(others)}.`;
  };

  /** @param {number} i the place of an epoch among the kept ones */
  const toldAt = (i) => numbers.map((numbers) => numbers[i]);
  /** The layers of epochs that were shown: what is drawn of them is kept with them. @type {Layer[][]} */
  const shown = [];
  /** @param {number} i the place of an epoch */
  const layersAt = (i) => (shown[i] ??= layered(toldAt(i).slice(4), layers));
  // The drawing shows the last epoch, of which its parts have more to tell than their labels.
  weigh?.(layersAt(last), true);

  /** @param {number} i the place of an epoch among the kept ones */
  const go = (i) => {
    range.value = i;
    set(range, { "aria-valuetext": `Epoch ${epochs[i]}` });
    show(i, epochs[i], toldAt(i), layersAt(i), true, i === last);
    announce(`Epoch ${epochs[i]}. ${scored()}`);
  };
  const pause = () => {
    clearInterval(timer);
    timer = 0;
    write(play, "Train");
  };

  play.addEventListener("click", () => {
    if (timer) return pause();
    write(play, "Pause");
    if (+range.value === last) go(0);
    timer = setInterval(() => {
      if (+range.value < last) go(+range.value + 1);
      else pause();
    }, 150);
  });
  range.addEventListener("input", () => {
    pause();
    go(+range.value);
  });

  /** Ends a training of the reader's own. @type {(() => void) | undefined} */
  let close;
  own?.addEventListener("click", async () => {
    pause();
    if (close) {
      close();
      close = undefined;
      own.textContent = "Train it yourself";
      return;
    }
    try {
      await Promise.all([later("learning"), later("rows")]);
      const open = await later("lesson");
      close ??= open(figure, state, { show, scored, announce, back: () => go(last) });
      own.textContent = "Back to our training";
    } catch {
      own.textContent = "It could not be loaded: try again";
    }
  });

  pointing(one(figure, "svg.history"), (x) => {
    if (close) return;
    pause();
    go(Math.min(last, Math.max(0, Math.round(inverse(history.x, x)))));
  });

  return {
    read: () => ({ epoch: epochs[range.value] }),
    write: (values) => {
      const at = epochs.indexOf(+(values.get("epoch") ?? ""));
      if (at >= 0) go(at);
    },
  };
};
