// The loss over two weights: a ball that is set anywhere on the map, and the way down from there.

kinds["loss-map"] = (figure, state) => {
  const { x, y, titles } = state;
  const [left, right] = state.span;
  const asked = landscape(state);
  const plot = one(figure, ".plot-panel svg");
  const [ball, arrow, label, desc] = [".dot", ".arrow", "[data-loss]", "desc"].map((part) => one(plot, part));
  const readout = one(figure, ".readout");
  const announce = announcer(figure);
  const at = all(figure, "[data-turn] [type=range]").map((range) => +range.value);
  const second = titles[1][0].toLowerCase() + titles[1].slice(1);

  /** Everything as in generator/figures/kinds/loss_map/plot.py. */
  const update = () => {
    const { loss, slopes } = asked(at);
    const [cx, cy] = [place(x, at[0]), place(y, at[1])];
    const [dx, dy] = [-slopes[0] * x.slope, -slopes[1] * y.slope];
    const size = Math.hypot(dx, dy);
    const [ux, uy] = [dx / size, dy / size];
    const [tx, ty] = [cx + 34 * ux, cy + 34 * uy];
    const [bx, by] = [tx - 8 * ux, ty - 8 * uy];
    const head = `M${bx - 4 * uy},${by + 4 * ux}L${tx},${ty}L${bx + 4 * uy},${by - 4 * ux}`;
    set(ball, { cx, cy });
    set(arrow, { d: size ? `M${cx},${cy}L${tx},${ty}${head}` : "" });
    const end = cx - left > 64 && (dx > 0 || right - cx < 64);
    set(label, { x: end ? cx - 13 : cx + 13, y: cy + 5, class: `strong halo${end ? " end" : ""}` });
    write(label, digits.loss(loss));
    const [a, b] = at.map(digits.value);
    const told = `${titles[0]} ${a}, ${second} ${b}: loss ${digits.loss(loss)}, slopes ${slopes.map((slope) => digits.short(slope)).join(" and ")}.`;
    write(desc, desc.textContent.slice(0, -readout.textContent.length) + told);
    write(readout, told);
    announce(told);
  };
  const moves = all(figure, "[data-turn]").map((controls, i) =>
    slider(controls, (value) => {
      at[i] = value;
      update();
    }),
  );
  pointing(plot, (cx, cy) => {
    moves[0](inverse(x, cx));
    moves[1](inverse(y, cy));
  });

  return {
    read: () => ({ at: at.join() }),
    write: (values) => {
      const asked = (values.get("at") ?? "").split(",").map(parseFloat);
      if (asked.length === 2 && asked.every(Number.isFinite)) moves.forEach((move, i) => move(asked[i]));
    },
  };
};
