// What an answer costs: the slider and the box move a point along the curve.

kinds.cost = (figure, { x, y }) => {
  const dot = one(figure, ".dot");
  const announce = announcer(figure);
  const move = slider(figure, (p) => {
    const loss = -Math.log(p);
    set(dot, { cx: x.slope * p + x.intercept, cy: y.slope * loss + y.intercept });
    const told = `A probability of ${percent(p, 0)} costs ${fixed(loss, 3)}.`;
    one(figure, ".readout").textContent = told;
    announce(told);
  });
  return {
    read: () => ({ at: one(figure, "[type=range]").value }),
    write: (values) => {
      const at = parseFloat(values.get("at") ?? "");
      if (Number.isFinite(at)) move(at);
    },
  };
};
