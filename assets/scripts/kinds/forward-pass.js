// The forward pass, step by step.

kinds["forward-pass"] = (figure, state) => {
  diagram(figure, state);
  return player(figure, announcer(figure));
};
