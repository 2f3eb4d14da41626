// Numbers that travel: chosen, a row's values run along the lines, become products, add up, and the
// sum slides along its small curve. All is written already when it begins; what moves is a picture
// of how it came about, which ends by itself or as soon as the figure shows other numbers.

/** How long all of it takes, in ms. */
const JOURNEY = 600;

/** What is under way, by figure: how to end it. @type {WeakMap<HTMLElement, () => void>} */
const journeys = new WeakMap();

/** The sums that a figure has shown last, by the ids of its spots. @type {WeakMap<Element, number>} */
const left = new WeakMap();

/** What a forward pass came to, as one text. @param {Pass[]} passes */
const cameTo = (passes) => `${passes.map(({ inputs, sums }) => [inputs, sums])}`;

/**
 * Lets the numbers of a row travel that the figure's diagram shows.
 * @param {HTMLElement} figure
 * @param {FullLayer[]} layers
 * @param {number[]} row
 */
const travel = (figure, layers, row) => {
  journeys.get(figure)?.();
  const root = one(figure, ".diagram");
  if (root.matches(".another")) return; // a network that no drawing shows
  /** @type {Animation[]} */
  const moving = [];
  /** @type {Element[]} */
  const guests = [];
  /**
   * Moves an element within a part of the journey, both ends counted from 0 to 1.
   * @param {Element} element
   * @param {Keyframe[]} frames
   * @param {number} from
   * @param {number} to
   */
  const move = (element, frames, from, to) => {
    const timing = { delay: from * JOURNEY, duration: (to - from) * JOURNEY, fill: "backwards", easing: "ease-out" };
    moving.push(element.animate(frames, /** @type {KeyframeAnimationOptions} */ (timing)));
  };
  const passes = forward(layers, row);
  const shown = cameTo(passes);
  /** @param {Event} event */
  const leave = (event) => {
    if (cameTo(/** @type {CustomEvent} */ (event).detail) !== shown) end();
  };
  const end = () => {
    for (const animation of moving) animation.cancel();
    for (const guest of guests) guest.remove();
    figure.removeEventListener("pass", leave);
    journeys.delete(figure);
  };
  figure.addEventListener("pass", leave);
  journeys.set(figure, end);

  const hidden = { opacity: 0 };
  const seen = { opacity: 1 };
  passes.forEach(({ sums }, l) => {
    const [start, share] = [l / passes.length, 1 / passes.length];
    /** @param {number} part of the layer's own time */
    const at = (part) => start + part * share;
    for (const product of all(root, `[data-product^="${l}."]`)) {
      const id = product.dataset.product;
      const line = root.querySelector(`[data-edge="${id}"]`);
      const pill = root.querySelector(`[data-weight="${id}"] .pill`);
      const value = root.querySelector(`[data-node="${id.split("-")[0]}"] text`);
      if (!line) continue;
      const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => +(line.getAttribute(name) ?? 0));
      const length = Math.hypot(x2 - x1, y2 - y1);
      // The value, from its node to the weight.
      if (pill && value && at(0.3) < 1) {
        const guest = /** @type {SVGElement} */ (value.cloneNode(true));
        for (const name of Object.keys(guest.dataset)) delete guest.dataset[name];
        set(guest, { "aria-hidden": true, "pointer-events": "none" }); // the weight beneath it turns
        const box = /** @type {SVGGraphicsElement} */ (pill).getBBox();
        const [dx, dy] = [box.x + box.width / 2 - x1, box.y + box.height / 2 - y1];
        /** @type {Element} */ (line.closest("svg")).append(guest); // above the weights
        guests.push(guest);
        const there = { transform: `translate(${dx}px, ${dy}px)` };
        move(guest, [{ transform: "none", ...hidden }, { ...seen, offset: 0.2 }, { ...there, ...seen, offset: 0.9 }, { ...there, ...hidden }], start, at(0.3));
      }
      // The product, from the weight to its place, in the coordinates of its line.
      const back = { transform: `translateX(${(-0.5 * length).toFixed(1)}px)` };
      move(product, [{ ...back, ...hidden }, { ...seen, offset: 0.3 }, { transform: "none", ...seen }], at(0.3), at(0.65));
    }
    sums.forEach((sum, j) => {
      const id = `${l + 1}.${j}`;
      for (const text of all(root, `svg [data-sum="${id}"]`)) move(text, [hidden, seen], at(0.6), at(0.75));
      for (const dot of all(root, `[data-spot="${id}"]`)) {
        const before = left.get(dot) ?? 0;
        left.set(dot, sum);
        const { activation } = layers[l];
        const goal = spot(activation, sum);
        const frames = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => {
          const { cx, cy } = spot(activation, before + part * (sum - before));
          return { transform: `translate(${cx - goal.cx}px, ${cy - goal.cy}px)` };
        });
        move(dot, frames, at(0.7), at(0.95));
      }
      for (const text of all(root, `svg [data-result="${id}"], svg [data-answer="${id}"]`)) {
        move(text, [hidden, seen], at(0.85), at(1));
      }
    });
  });
  Promise.allSettled(moving.map((animation) => animation.finished)).then(() => {
    if (journeys.get(figure) === end) end();
  });
};

brought.travel = travel;
