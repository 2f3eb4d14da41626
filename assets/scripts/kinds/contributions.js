// What each hidden neuron adds to the output's sum: one input moves, and is read in every plot.

kinds.contributions = (figure, state) => {
  const { layers, bias, series, x, threshold } = state;
  const plot = one(figure, ".plot-panel svg");
  const line = one(figure, ".reading");
  const [marks, labels, told] = ["[data-mark]", "[data-part]", "[data-told]"].map((part) => all(figure, part));
  const [shown, readout, desc] = ["[data-at]", ".readout", "desc"].map((part) => one(figure, part));
  const parts = slice(state, layers);
  const announce = announcer(figure);

  /** As in generator/figures/kinds/contributions/texts.py. @param {number[]} values @param {number} sum */
  const calculation = (values, sum) => {
    const added = [...values, bias].map((value, i) => {
      const sign = value < 0 ? " − " : " + ";
      return i ? sign + digits.total(Math.abs(value)) : digits.total(value);
    });
    const out = activations[state.activation](sum);
    const outcome =
      threshold === null
        ? toDecimals(out, state.decimals ?? 0)
        : `${digits.probability(out, threshold)} ${state.answer}`;
    return `${added.join("")} = ${digits.total(sum)} → ${outcome}`;
  };
  const move = slider(figure, (at) => {
    const before = readout.textContent;
    const cx = place(x, at);
    set(line, { transform: `translate(${cx})` });
    write(shown, digits.given(at));
    series.forEach((by, k) => {
      const values = parts(at, by);
      const sum = values.reduce((a, b) => a + b) + bias;
      [...values, sum].forEach((value, i) => {
        const which = k * (values.length + 1) + i;
        set(marks[which], { cx, cy: place(state.y[i], value) });
        write(labels[which], digits.total(value));
      });
      write(told[k], calculation(values, sum));
    });
    write(desc, desc.textContent.slice(0, -before.length) + readout.textContent);
    announce(readout.textContent);
  });
  pointing(plot, (cx) => move(inverse(x, cx)));

  return {
    read: () => ({ [state.name]: one(figure, "[type=range]").value }),
    write: (values) => {
      const at = parseFloat(values.get(state.name) ?? "");
      if (Number.isFinite(at)) move(at);
    },
  };
};
