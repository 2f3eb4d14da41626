// A guess that is drawn: a line over the axes of a question, by mouse, finger, or two sliders.

/**
 * What the build wrote of a plot: where its points stand and what they are called, what is true there.
 * @typedef {{x: number[], names: string[], y: {slope: number, intercept: number},
 *   range: [number, number], step: number, true: number[], unit: string}} CurveState
 */

/**
 * A curve over an axis.
 * @param {HTMLElement} question
 * @returns {Answering}
 */
const sketching = (question) => {
  /** @type {CurveState} */
  const { x, names, y, range, step, true: truth, unit } = JSON.parse(question.dataset.curve ?? "");
  const [low, high] = range;
  const decimals = `${step}`.split(".")[1]?.length ?? 0;
  const svg = one(question, "svg");
  const path = one(svg, "[data-guess]");
  const [across, up] = all(question, "[type=range]");
  /** What has been drawn so far. @type {(number | undefined)[]} */
  const drawn = x.map(() => undefined);
  /** The whole guess: what is not drawn is level with the nearest point that is. @type {number[]} */
  let guess = [];
  /** @param {number} value */
  const written = (value) => trimmed(value, decimals) + (unit && `\u202f${unit}`);

  const show = () => {
    const known = x.flatMap((_, i) => (drawn[i] === undefined ? [] : [i]));
    if (known.length) {
      one(svg, "[data-hint]").textContent = "";
      guess = x.map((_, i) => {
        const near = known.reduce((a, b) => (Math.abs(b - i) < Math.abs(a - i) ? b : a));
        return /** @type {number} */ (drawn[near]);
      });
      const places = guess.map((value, i) => `${x[i]},${(y.slope * value + y.intercept).toFixed(2)}`);
      set(path, { d: `M${places.join("L")}` });
      up.value = guess[+across.value];
    }
    set(across, { "aria-valuetext": names[+across.value] });
    set(up, { "aria-valuetext": written(+up.value) });
  };
  /** @param {number} i @param {number} value */
  const put = (i, value) => {
    drawn[i] = Math.min(high, Math.max(low, +(Math.round(value / step) * step).toFixed(decimals)));
  };
  across.addEventListener("input", show);
  up.addEventListener("input", () => {
    put(+across.value, +up.value);
    show();
  });

  /** Where the line was last. @type {[number, number] | undefined} */
  let last;
  /** @param {PointerEvent} event */
  const follow = ({ type, buttons, clientX, clientY, pointerId }) => {
    if (type === "pointerdown") {
      last = undefined;
      svg.setPointerCapture(pointerId);
    }
    if (!buttons) return;
    const place = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    const value = (place.y - y.intercept) / y.slope;
    const at = x.reduce((near, c, i) => (Math.abs(c - place.x) < Math.abs(x[near] - place.x) ? i : near), 0);
    // A quick hand passes several points at once.
    const [from, before] = last ?? [at, value];
    for (let i = from; i !== at; i += Math.sign(at - from)) {
      if (i !== from) put(i, before + ((i - from) / (at - from)) * (value - before));
    }
    put(at, value);
    last = [at, value];
    across.value = at;
    show();
  };
  svg.addEventListener("pointerdown", follow);
  svg.addEventListener("pointermove", follow);
  show();

  return {
    missing: "Draw your curve first.",
    told: () => {
      if (!guess.length) return undefined;
      const off = guess.map((value, i) => Math.abs(value - truth[i]));
      const mean = off.reduce((a, b) => a + b) / off.length;
      const worst = off.indexOf(Math.max(...off));
      const average = unit === "%" ? `${trimmed(mean, decimals)} percentage points` : written(mean);
      const close = mean <= (high - low) / 20 ? "Close. " : "";
      const there = `at ${names[worst]}, where you drew ${written(guess[worst])} and ${question.dataset.says} ${written(truth[worst])}`;
      return `${close}On average your curve is ${average} from the true one: farthest ${there}.`;
    },
  };
};
