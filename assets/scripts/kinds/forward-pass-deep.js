// The forward pass of a network with hidden layers: its lines follow its weights.

{
  const pass = kinds["forward-pass"];
  kinds["forward-pass"] = (figure, state) => {
    if (flows(state)) flow(figure, state);
    return pass(figure, state);
  };
}
