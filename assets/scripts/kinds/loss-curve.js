// What one answer costs: the slider, the box and the dot itself move it along the curve; two classes
// take turns in being true.

kinds["loss-curve"] = (figure, state) => {
  const { x, y, classes, squared, shares } = state;
  const [low, high] = state.span;
  const plot = one(figure, ".plot-panel svg");
  const [dot, label, desc] = [".dot", "[data-loss]", "desc"].map((part) => one(plot, part));
  const readout = one(figure, ".readout");
  const curves = all(plot, "[data-curve]");
  const radios = all(figure, "[type=radio]");
  const announce = announcer(figure);
  let truth = state.truth;
  let at = +one(figure, "[type=range]").value;

  const update = () => {
    const share = truth ? at : 1 - at; // what the truth got
    const value = squared ? (at - truth) ** 2 : -Math.log(share);
    const loss = digits.loss(value);
    const aside = (at - truth) / (high - low);
    const [cx, cy] = [place(x, at), place(y, value)];
    set(dot, { cx, cy });
    // Beside the dot as in generator/figures/kinds/loss_curve/plot.py.
    const over = Math.abs(aside) < 0.2;
    const [dx, anchor] = over ? [0, " middle"] : aside < 0 ? [10, ""] : [-10, " end"];
    set(label, { x: cx + dx, y: cy - (over ? 12 : 4), class: `strong halo${anchor}` });
    write(label, loss);
    const given = shares ? percent(at) : digits.given(at);
    const of = squared ? `(${digits.given(at)} − ${digits.given(truth)})²` : `−ln ${fixed(share, 2)}`;
    const numbers = [given, ...(classes.length ? [percent(share)] : []), `${of} = ${loss}.`];
    const pieces = state.sentences[classes.length ? truth : 0];
    const told = pieces.map((/** @type {string} */ piece, i) => piece + numbers[i]).join("");
    write(desc, desc.textContent.slice(0, -readout.textContent.length) + told);
    write(readout, told);
    announce(told);
  };
  const move = slider(figure, (value) => {
    at = value;
    update();
  });
  /** @param {number} which the class that is true */
  const choose = (which) => {
    truth = which;
    radios.forEach((radio, i) => (radio.checked = i === which));
    curves.forEach((curve, i) => set(curve, { class: i === which ? "activation" : "other" }));
    update();
  };
  radios.forEach((radio, i) => {
    radio.checked = i === truth; // a browser may remember another
    radio.addEventListener("change", () => choose(i));
  });
  pointing(plot, (cx) => move(inverse(x, cx)));

  return {
    read: () => ({ at, ...(classes.length ? { truth: classes[truth] } : {}) }),
    write: (values) => {
      const which = classes.indexOf(values.get("truth") ?? "");
      if (which >= 0) choose(which);
      const asked = parseFloat(values.get("at") ?? "");
      if (Number.isFinite(asked)) move(asked);
    },
  };
};
