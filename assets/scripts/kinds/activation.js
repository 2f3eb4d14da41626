// An activation function: the slider, the box and the dot itself move one input.

/** @type {Attach<ActivationState>} */
brought.activation = (figure, state) => {
  const plot = one(figure, ".plot-panel svg");
  const dot = one(plot, ".dot");
  const label = one(plot, ".halo");
  const [at, value] = [one(figure, "[data-at]"), one(figure, "[data-value]")];
  const announce = announcer(figure);
  const fill = filler(figure);
  const f = activations[state.function];
  /** @param {{slope: number, intercept: number}} scale @param {number} v */
  const place = ({ slope, intercept }, v) => slope * v + intercept;

  const move = slider(figure, (x) => {
    const y = f(x);
    const [cx, cy] = [place(state.x, x), place(state.y, y)];
    set(dot, { cx, cy });
    const [, dx, dy, anchor] = state.places.findLast(([from]) => from <= x) ?? state.places[0];
    set(label, { x: cx + dx, y: cy + dy, class: `activation strong halo ${anchor}` });
    write(label, digits.short(y));
    write(at, digits.within(x, +at.dataset.at));
    write(value, digits.within(y, +value.dataset.value));
    const [sum, result] = [significant(x, 12, 1e12), digits.readout(y)];
    fill(sum, result);
    announce(`${state.title} of ${sum} is ${result}`);
  });

  /** @param {PointerEvent} event */
  const follow = (event) => {
    const x = new DOMPoint(event.clientX, 0).matrixTransform(plot.getScreenCTM().inverse()).x;
    move((x - state.x.intercept) / state.x.slope);
  };
  let pressed = { clientX: 0, clientY: 0 };
  let dragged = false;
  plot.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    plot.setPointerCapture(event.pointerId);
    pressed = event;
    dragged = event.pointerType === "mouse"; // a finger may be about to scroll the page
    if (!dragged) return;
    event.preventDefault(); // no selection of the labels that the drag passes
    follow(event);
  });
  plot.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (!plot.hasPointerCapture(event.pointerId)) return;
    const across = Math.abs(event.clientX - pressed.clientX);
    dragged ||= across > 6 && across > Math.abs(event.clientY - pressed.clientY);
    if (dragged) follow(event);
  });
  plot.addEventListener("click", follow);

  return {
    read: () => ({ at: one(figure, "[type=range]").value }),
    write: (values) => {
      const at = parseFloat(values.get("at") ?? "");
      if (Number.isFinite(at)) move(at);
    },
  };
};
