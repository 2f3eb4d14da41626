kinds.network = (figure, state) => {
  const show = diagram(figure, state);
  return turnable(figure, state, () => show(state.row));
};
