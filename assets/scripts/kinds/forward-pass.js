// The forward pass, step by step.

kinds["forward-pass"] = (figure, state) => {
  const show = diagram(figure, state);
  const steps = player(figure, announcer(figure));
  if (state.plays) later("opening").then((open) => open(figure), () => {}); // else a reader has to
  return turnable(figure, state, () => show(state.row), steps);
};
