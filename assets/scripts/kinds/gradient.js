// One step of gradient descent: its rate moves, and it can be taken again and again.

kinds.gradient = (figure, state) => {
  const { layers, row, target, rates, verdicts } = state;
  const loss = losses[state.loss];
  const show = diagram(figure, state);
  const announce = announcer(figure);
  const playing = player(figure, announce);
  const rate = one(figure, "[data-rate]");
  const start = structuredClone(layers);
  // The output that should be largest: of classes the true one.
  const right = target.indexOf(Math.max(...target));
  /** The losses before the steps taken. @type {number[]} */
  let errors = [];

  /** Shows the step from the layers as they are; returns what takes it. */
  const update = () => {
    const passes = forward(layers, row);
    /** The right output and the loss. @param {Pass[]} passes */
    const end = (passes) => {
      const { sums, activations } = passes[passes.length - 1];
      return { a: activations[right], error: loss.value(sums, activations, target) };
    };
    const { a, error } = end(passes);
    const outputs = passes[passes.length - 1].activations;
    const slopes = backward(layers, passes, (f, j) => loss.slope(outputs[j], target[j], f));
    const r = rates[rate.value];
    const next = layers.map((layer, l) => ({
      ...layer,
      weights: layer.weights.map((unit, j) => unit.map((w, i) => w - r * slopes[l].weights[j][i])),
      biases: layer.biases.map((b, j) => b - r * slopes[l].biases[j]),
    }));
    const after = end(forward(next, row));
    const { value, product } = digits;
    /** @param {number} p */
    const share = (p) => `${p < 1 && product(p) === "1" ? "≈ " : ""}${product(p)}`;
    const output = target.length > 1 ? share : digits.short;
    /** As `next_to_nothing` and `slope` in generator/figures/kinds/gradient/texts.py. @param {number} x */
    const nothing = (x) => (x && Math.abs(x) < 1e-6 ? "≈ 0" : "");
    /** @param {number} x */
    const small = (x) => nothing(x) || value(x);
    /** @param {number} a @param {number} layer */
    const passed = (a, layer) => (layers[layer + 1] ? (a ? digits.totalInFull(a) : "0") : output(a));
    /** @param {number} x */
    const narrow = (x) => {
      if (nothing(x)) return nothing(x);
      const texts = [value(x), digits.within(x, 7), significant(x, 1)];
      return texts.find((text) => text.length <= 8) ?? texts[2];
    };

    /** What a place shows, as in generator/figures/kinds/gradient/texts.py. @param {string} place */
    const text = (place) => {
      const [what, id = "0.b-1.0"] = place.split(":");
      const { layer, i, j } = ends(id);
      /** @param {{weights: number[][], biases: number[]}[]} of */
      const pick = (of) => of[layer].weights[j][+i] ?? of[layer].biases[j];
      const weight = pick(layers);
      const slope = pick(slopes);
      const change = -r * slope;
      /** @type {Record<string, () => string>} */
      const texts = {
        weight: () => value(weight),
        pill: () => narrow(weight),
        product: () => product(weight),
        slope: () => small(slope),
        narrow: () => narrow(slope),
        change: () => nothing(slope) || (change > 0 ? "+" : "") + value(change),
        moved: () => value(pick(next)),
        sum: () => digits.totalInFull(passes[layer].sums[j]),
        activation: () => passed(passes[layer].activations[j], layer),
        derivative: () => small(slopes[layer].f[j]),
        rate: () => value(r),
        output: () => output(a),
        "output-after": () => output(after.a),
        loss: () => small(error),
        "narrow-loss": () => narrow(error),
        "loss-after": () => small(after.error),
        verdict: () => verdicts[Math.sign(after.error - error) + 1],
        taken: () => `${errors.length} step${errors.length === 1 ? "" : "s"}`,
        losses: () => [...errors, error].slice(-6).map(small).join(" → "),
      };
      return texts[what]();
    };
    for (const place of all(figure, "[data-is], [data-weight] text, [data-product*=b]")) {
      const { is, product } = place.dataset;
      write(place, text(is ?? (product ? `product:${product}` : `pill:${place.parentNode.dataset.weight}`)));
    }
    show(row);
    write(one(figure, "desc"), one(figure, ".steps").textContent.replace(/\s+/g, " "));
    set(rate, { "aria-valuetext": value(r) });
    // The present sentence is read anew.
    if (one(figure, ".diagram").dataset.step) {
      playing.write(new URLSearchParams(`step=${playing.read().step}`));
    }
    return () => {
      if (!Number.isFinite(after.error)) return;
      errors.push(error);
      Object.assign(layers, next);
    };
  };
  let take = update();

  /** @param {string} control @param {string} event @param {() => void} act @param {string} told */
  const on = (control, event, act, told) =>
    one(figure, control).addEventListener(event, () => {
      act();
      take = update();
      announce(one(figure, told).textContent);
    });
  on("[data-do=take]", "click", () => take(), "[data-history]");
  on("[data-do=reset]", "click", () => {
    Object.assign(layers, structuredClone(start));
    errors = [];
  }, "[data-history]");
  on("[data-rate]", "input", () => {}, ".steps li:last-child");

  return turnable(figure, state, () => void (take = update()), {
    read: () => ({ ...playing.read(), rate: rates[rate.value] }),
    write: (values) => {
      const at = rates.indexOf(+(values.get("rate") ?? ""));
      if (at >= 0) rate.value = at;
      take = update();
      playing.write(values);
    },
  });
};
