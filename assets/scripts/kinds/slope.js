// The loss over one weight: a ball to set, and steps down, whose length a learning rate says.

kinds.slope = (figure, state) => {
  const { x, y, rates, title } = state;
  const [low, high] = state.span;
  const [top, bottom] = state.edges;
  const [left, right] = [place(x, low), place(x, high)];
  const asked = landscape(state);
  const plot = one(figure, ".plot-panel svg");
  const [ball, tangent, label, trail, been, desc] = [".dot", ".tangent", "[data-slope]", ".trail", ".been", "desc"].map(
    (part) => one(plot, part),
  );
  const readout = one(figure, ".readout");
  const radios = all(figure, "[type=radio]");
  const [take, back] = ["step", "back"].map((what) => one(figure, `[data-do=${what}]`));
  const [range, box] = ["range", "number"].map((type) => one(figure, `[type=${type}]`));
  const announce = announcer(figure);
  /** Where steps have led the ball, from where it was set. @type {number[]} */
  let places = [state.start];
  let rate = rates[1];
  let next = 0;

  /** @param {number} value @param {number} from @param {number} to */
  const within = (value, from, to) => Math.min(to, Math.max(from, value));
  /** @param {number} w */
  const drawn = (w) => [
    within(place(x, w), left, right),
    within(place(y, asked([w]).loss), top, bottom),
  ];
  /** How far along x the tangent reaches. @param {number} cx @param {number} cy @param {number} side @param {number} rise */
  const arm = (cx, cy, side, rise) => {
    const reach = Math.min(60 / Math.hypot(1, rise), side > 0 ? right - cx : cx - left);
    return rise ? Math.min(reach, (side * rise > 0 ? bottom - cy : cy - top) / Math.abs(rise)) : reach;
  };

  /** Everything as in generator/figures/kinds/slope/plot.py. */
  const update = () => {
    const w = places[places.length - 1];
    const { loss, slopes } = asked([w]);
    const [slope] = slopes;
    const [cx, cy] = drawn(w);
    const rise = (slope * y.slope) / x.slope;
    const [before, after] = [arm(cx, cy, -1, rise), arm(cx, cy, 1, rise)];
    set(ball, { cx, cy });
    set(tangent, { x1: cx - before, y1: cy - before * rise, x2: cx + after, y2: cy + after * rise });
    const flat = Math.abs(rise) < 0.12;
    const [dx, anchor] = flat ? [0, " middle"] : rise > 0 ? [13, ""] : [-13, " end"];
    set(label, { x: cx + dx, y: cy - (flat ? 16 : 6), class: `strong halo${anchor}` });
    write(label, `slope ${digits.short(slope)}`);
    const points = places.slice(0, -1).map(drawn);
    set(trail, { d: `M${[...points, [cx, cy]].join("L")}` });
    set(been, { d: points.map((point) => `M${point}h0`).join("") });
    const steps = places.length - 1;
    const taken = steps ? ` after ${steps} step${steps > 1 ? "s" : ""}` : "";
    next = w - rate * slope;
    const gone = !(Math.abs(next) < 1e6);
    let way = Math.abs(slope) < 1e-6 ? "Here it is level." : `Down is to the ${slope > 0 ? "left" : "right"}.`;
    if (w < low || w > high) way += " The ball is beyond the picture.";
    if (gone) way += " A step would lead beyond a million: the weight has run away.";
    take.disabled = gone;
    const value = `${title} ${digits.value(w)}${taken}`;
    const told = `${value}: loss ${digits.loss(loss)}, slope ${digits.short(slope)}. ${way}`;
    write(desc, desc.textContent.slice(0, -readout.textContent.length) + told);
    write(readout, told);
    announce(told);
  };
  const move = slider(figure, (w) => {
    places = [w];
    update();
  });
  /** Shows where the ball lies, to more digits than the slider has. */
  const follow = () => {
    range.value = places[places.length - 1];
    box.value = range.value;
    update();
  };
  take.addEventListener("click", () => {
    places = [...places, next];
    follow();
  });
  back.addEventListener("click", () => {
    places = [places[0]];
    follow();
  });
  /** @param {number} which */
  const choose = (which) => {
    rate = rates[which];
    radios.forEach((radio, i) => (radio.checked = i === which));
    update();
  };
  radios.forEach((radio, i) => {
    radio.checked = i === 1; // a browser may remember another
    radio.addEventListener("change", () => choose(i));
  });
  pointing(plot, (cx) => move(inverse(x, cx)));

  return {
    read: () => ({ at: places[places.length - 1], rate }),
    write: (values) => {
      const which = rates.indexOf(+(values.get("rate") ?? ""));
      if (which >= 0) choose(which);
      const at = parseFloat(values.get("at") ?? "");
      if (!(Math.abs(at) < 1e6)) return;
      places = [at];
      follow();
    },
  };
};
