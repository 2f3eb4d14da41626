// A network with hidden layers: the reader sets the inputs of its forward pass.

{
  const explain = kinds.network;
  kinds.network = (figure, state) => {
    if (!state.largest) return explain(figure, state);
    flow(figure, state);
    return ownPass(figure, state);
  };
}
