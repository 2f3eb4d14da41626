// What a network says over the range of its inputs: curves over one, or a map of two.

kinds.decision = (figure, state) => {
  const plot = one(figure, ".plot-panel svg");
  const { x, y, series, span, classes, threshold, decimals } = state;
  const predict = slice(state, state.layers);
  const announce = announcer(figure);
  const [lines, marks, labels, told, shown] = [
    ".reading",
    ".mark",
    "[data-probability]",
    "[data-told]",
    "[data-at]",
  ].map((part) => all(figure, part));
  /** @type {number[]} */
  const at = shown.map((text) => +text.dataset.at);

  const moves = all(figure, ".controls").map((controls, axis) =>
    slider(controls, (value) => {
      at[axis] = value;
      shown[axis].textContent = digits.given(value);
      const cx = place(x, at[0]);
      const right = cx > (span[0] + span[1]) / 2;
      /** @type {number[]} */
      const values = (series ?? [at[1]]).map((by) => predict(at[0], by));
      const places = values.map((p) => place(y, series ? p : at[1]));
      for (const line of lines) set(line, { x1: cx, x2: cx });
      spread(places, state.room).forEach((middle, i) => {
        const text =
          threshold === null ? fixed(values[i], decimals ?? 0) : digits.probability(values[i], threshold);
        set(marks[i], { cx, cy: places[i] });
        set(labels[i], { x: right ? cx - 9 : cx + 9, y: middle + 5 });
        labels[i].classList.toggle("end", right);
        labels[i].textContent = text;
        told[i].textContent =
          threshold === null ? text : `${text} → ${classes[+(values[i] >= threshold)]}`;
      });
      announce(one(figure, ".readout").textContent);
    }),
  );

  pointing(plot, (cx, cy) => {
    moves[0](inverse(x, cx));
    moves[1]?.(inverse(y, cy));
  });

  return {
    read: () => Object.fromEntries(state.names.map((name, i) => [name, at[i]])),
    write: (values) => {
      moves.forEach((move, i) => {
        const value = parseFloat(values.get(state.names[i]) ?? "");
        if (Number.isFinite(value)) move(value);
      });
    },
  };
};
