// Accuracies by size: the size under the pointer, or on the slider, is read.

kinds.accuracy = (figure, { left, step, hidden, readings }) => {
  const plot = one(figure, ".plot-panel svg");
  const range = one(figure, "[type=range]");
  const announce = announcer(figure);

  /** @param {number} at position of the size */
  const move = (at) => {
    at = Math.max(0, Math.min(hidden.length - 1, at));
    range.value = at;
    set(range, { "aria-valuetext": readings[at] });
    set(one(figure, "[data-chosen]"), { x: left + at * step });
    write(one(figure, ".readout"), readings[at]);
    announce(readings[at]);
  };
  range.addEventListener("input", () => move(+range.value));

  pointing(plot, (x) => move(Math.floor((x - left) / step)), true);

  return {
    read: () => ({ units: hidden[+range.value] }),
    write: (values) => {
      const at = hidden.indexOf(parseFloat(values.get("units") ?? ""));
      if (at >= 0) move(at);
    },
  };
};
