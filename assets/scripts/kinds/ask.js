// A row of the reader's own: what the network answers, in words, and the network at work on it.

/** @type {Attach<AskState>} */
brought.ask = (figure, state) => {
  if (state.largest) flow(figure, /** @type {any} */ (state));
  const show = diagram(figure, state);
  const announce = announcer(figure);
  const own = features(state);
  const row = [...state.row];
  const given = all(figure, "[data-given]");
  const [number, of] = ["[data-number]", "[data-of]"].map((part) => one(figure, part));
  const answer = figure.querySelector("[data-said]");
  /** @returns {string} what is answered, in words */
  const tell = () => {
    show(row);
    const { texts, at } = outcome(state, /** @type {Pass} */ (forward(state.layers, row).pop()));
    const several = texts.length > 1;
    number.textContent = texts[several ? at : 0];
    of.textContent = state.chance.replace("{class}", () => state.classes[at]);
    if (answer) answer.textContent = state.classes[at];
    return all(figure, ".choices > p").map((part) => part.textContent.trim()).join("; ");
  };
  const set = setters(figure, (i, value, word) => {
    enter(own[i], row, value);
    given[i].textContent = [word ?? digits.given(value), word ? "" : given[i].dataset.given].join(" ").trim();
    announce(tell());
  });
  return turnable(figure, state, tell, {
    read: () => addressed(own, row),
    write: (values) =>
      own.forEach((feature, i) => {
        const value = asked(feature, values);
        if (Number.isFinite(value) && value !== setting(feature, row)) set[i](value);
      }),
  });
};
