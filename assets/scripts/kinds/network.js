kinds.network = (figure, state) => void diagram(figure, state);
