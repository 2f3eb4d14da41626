// The forward pass, step by step.

kinds["forward-pass"] = (figure, state) => {
  const show = diagram(figure, state);
  return turnable(figure, state, () => show(state.row), player(figure, announcer(figure)));
};
