// A network with hidden layers beside its rows: its lines follow the row.

{
  const predict = kinds.prediction;
  kinds.prediction = (figure, state) => {
    if (state.largest) flow(figure, state);
    return predict(figure, state);
  };
}
