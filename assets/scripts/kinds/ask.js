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
    of.textContent = state.called.replace("{class}", () => state.classes[at]);
    if (answer) answer.textContent = state.classes[at];
    return all(figure, ".choices > p").map((part) => part.textContent.trim()).join("; ");
  };
  const set = setters(figure, (i, value, word) => {
    enter(own[i], row, value);
    given[i].textContent = [word ?? digits.given(value), word ? "" : given[i].dataset.given].join(" ").trim();
    announce(tell());
  });
  // What explains a part stands as near to it as it can without covering any.
  const [root, panel] = [".diagram", ".details"].map((part) => one(figure, part));
  const near = () => {
    const part = root.querySelector("[aria-expanded=true]");
    if (!part) return;
    const [at, box] = [part, root].map((it) => it.getBoundingClientRect());
    const middle = at.left + at.width / 2 - box.left - panel.offsetWidth / 2;
    const above = at.bottom < box.top + box.height / 2 && box.top > panel.offsetHeight;
    panel.style.marginLeft = `${Math.max(0, Math.min(middle, box.width - panel.offsetWidth))}px`;
    panel.style.top = above ? "auto" : "100%";
    panel.style.bottom = above ? "100%" : "auto";
  };
  for (const type of ["pointerover", "focusin", "click"]) root.addEventListener(type, near);
  return turnable(figure, state, tell, {
    read: () => addressed(own, row),
    write: (values) =>
      own.forEach((feature, i) => {
        const value = asked(feature, values);
        if (Number.isFinite(value) && value !== setting(feature, row)) set[i](value);
      }),
  });
};
