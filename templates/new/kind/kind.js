// Makes a figure live. `state` is what kind.py gives the script: the model Bars. Loaded only by pages
// that have such a figure; `one`, `all`, `set`, `write`, `announcer` and `significant` are ours.

brought["$name"] = (figure, state) => {
  const [bars, numbers] = [all(figure, "svg .bar"), all(figure, "svg .number")];
  const [choice, readout] = [one(figure, "select"), one(figure, ".readout")];
  const { slope, intercept } = state.scale; // intercept is where a weight of 0 lies
  const announce = announcer(figure); // tells screen readers, and the page around an embed

  const show = () => {
    const weights = state.weights[choice.value - 1];
    weights.forEach((weight, i) => {
      const end = intercept + slope * weight;
      const [side, sign] = weight < 0 ? ["end", "negative"] : ["", ""];
      set(bars[i], { x: Math.min(intercept, end), width: Math.abs(end - intercept), class: "weight bar " + sign });
      set(numbers[i], { x: end + (weight < 0 ? -6 : 6), class: "weight number " + side });
      write(numbers[i], significant(weight, 4));
    });
    const sizes = weights.map(Math.abs);
    const most = sizes.indexOf(Math.max(...sizes));
    const told = state.names[most] + " weighs most: " + significant(weights[most], 4) + ".";
    write(readout, told);
    announce(told);
  };

  choice.addEventListener("change", show);
  // What the address of a figure says of its state, page.html?neuron=2#figure, and takes from it.
  return {
    read: () => ({ neuron: choice.value }),
    write: (asked) => {
      const neuron = asked.get("neuron");
      if (!state.weights[neuron - 1]) return;
      choice.value = neuron;
      show();
    },
  };
};
