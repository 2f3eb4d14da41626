// Steps: back, play, next, a slider over them, and a button at each sentence.

/**
 * What leads through a figure's sentences, and the diagram with them.
 * @param {HTMLElement} figure
 * @param {(text: string) => void} announce
 * @returns {Live}
 */
const player = (figure, announce) => {
  const root = one(figure, ".diagram");
  const sentences = all(figure, ".steps li");
  const [play, range, loop] = ["[data-do=play]", "[type=range]", "[type=checkbox]"].map((control) =>
    one(figure, control),
  );
  const last = sentences.length;
  let timer = 0;

  const pause = () => {
    clearInterval(timer);
    timer = 0;
    write(play, "Play");
    root.classList.remove("playing");
  };
  /** @param {number} step from 1 */
  const go = (step) => {
    range.value = step;
    set(root, { "data-step": step });
    sentences.forEach((sentence, i) => {
      if (i + 1 === step) set(sentence, { "aria-current": "step" });
      else sentence.removeAttribute("aria-current");
    });
    const said = sentences[step - 1].textContent.replace(/\s+/g, " ");
    set(range, { "aria-valuetext": `${step} of ${last}: ${said}` });
    return said;
  };
  const advance = () => {
    if (+range.value < last) announce(go(+range.value + 1));
    else if (loop.checked) go(1);
    if (+range.value === last && !loop.checked) pause();
  };

  play.addEventListener("click", () => {
    if (timer) return pause();
    write(play, "Pause");
    root.classList.add("playing");
    announce(go(+range.value < last ? +range.value : 1));
    timer = setInterval(advance, 2500);
  });
  range.addEventListener("input", () => {
    pause();
    go(+range.value);
  });
  sentences.forEach((sentence, i) => {
    // The number of the sentence, which the style sheet writes: no part of what the sentence says.
    const button = make("button", "to-step live");
    const title = sentence.querySelector("b")?.textContent.replace(/\.$/, "");
    set(button, { type: "button", "aria-label": `Step ${i + 1}: ${title}` });
    sentence.prepend(button);
    sentence.addEventListener("click", () => {
      if (!getSelection()?.isCollapsed) return; // text that somebody selects
      pause();
      announce(go(i + 1));
    });
  });
  for (const [name, by] of [["back", -1], ["next", 1]]) {
    one(figure, `[data-do=${name}]`).addEventListener("click", () => {
      pause();
      announce(go(Math.min(last, Math.max(1, +range.value + +by))));
    });
  }

  return {
    read: () => ({ step: range.value }),
    write: (values) => {
      const step = parseInt(values.get("step") ?? "", 10);
      if (step >= 1 && step <= last) go(step);
    },
  };
};
