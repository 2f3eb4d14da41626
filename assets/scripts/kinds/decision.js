// What a network says over the range of its inputs: curves over one, or a map of two.

kinds.decision = (figure, state) => {
  const plot = one(figure, ".plot-panel svg");
  const { x, y, series, span, classes, threshold, decimals, layers } = state;
  const outputs = slice(state, layers);
  const several = layers[layers.length - 1].biases.length > 1;
  /** @param {number} value */
  const said = (value) => {
    if (several) return percent(value);
    return threshold === null ? toDecimals(value, decimals ?? 0) : digits.probability(value, threshold);
  };
  const announce = announcer(figure);
  const [lines, marks, labels, told, shown, answers] = [
    ".reading",
    ".mark",
    "[data-probability]",
    "[data-told]",
    "[data-at]",
    "[data-answer]",
  ].map((part) => all(figure, part));
  /** @type {number[]} */
  const at = shown.map((text) => +text.dataset.at);

  const moves = all(figure, ".controls").map((controls, axis) =>
    slider(controls, (value) => {
      at[axis] = value;
      write(shown[axis], digits.given(value));
      const cx = place(x, at[0]);
      const right = cx > (span[0] + span[1]) / 2;
      /** @type {number[]} */
      const values = several
        ? outputs(at[0], at[1])
        : (series ?? [at[1]]).map((by) => outputs(at[0], by)[0]);
      const texts = values.map(said);
      const likeliest = values.indexOf(Math.max(...values));
      const named = state.named ? `${classes[likeliest]} ` : "";
      const places = series ? values.map((p) => place(y, p)) : [place(y, at[1])];
      for (const line of lines) set(line, { x1: cx, x2: cx });
      spread(places, state.room).forEach((middle, i) => {
        set(marks[i], { cx, cy: places[i] });
        set(labels[i], { x: right ? cx - 9 : cx + 9, y: middle + 5 });
        labels[i].classList.toggle("end", right);
        write(labels[i], several && !series ? named + texts[likeliest] : texts[i]);
      });
      texts.forEach((text, i) => {
        const answer = threshold === null ? "" : ` → ${classes[+(values[i] >= threshold)]}`;
        write(told[i], text + answer);
      });
      for (const element of answers) write(element, classes[likeliest]);
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
