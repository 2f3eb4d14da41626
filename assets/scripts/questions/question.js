// A question is answered: the guess is held against what is computed, the figure shows it.

/**
 * What a reader has said, and how far it is from the answer; nothing before there is a guess.
 * @typedef {{missing: string, told: () => string | undefined}} Answering
 */

/** How to answer the questions that have been reached. @type {WeakMap<Element, () => void>} */
const reachedQuestions = new WeakMap();

/**
 * One of several answers.
 * @param {HTMLElement} question
 * @returns {Answering}
 */
const choosing = (question) => {
  const items = all(question, "li");
  const { answer = "", says } = question.dataset;
  const texts = items.map((item) => item.textContent.trim());
  const marks = items.map((item) => {
    const mark = make("b", "");
    one(item, "label").append(mark);
    return mark;
  });
  return {
    missing: "Choose an answer first.",
    told: () => {
      const at = items.findIndex((item) => one(item, "input").checked);
      if (at < 0) return undefined;
      marks.forEach((mark, i) => {
        mark.textContent = i === +answer ? "✓" : i === at ? "✗" : "";
      });
      const right = `${says} ${texts[+answer]}.`;
      return at === +answer ? `Right: ${right}` : `You said ${texts[at]}; ${right}`;
    },
  };
};

/**
 * A number on a scale.
 * @param {HTMLElement} question
 * @returns {Answering}
 */
const estimating = (question) => {
  const { answer = "", within = "", says, unit = "" } = question.dataset;
  const { step } = one(question, "[type=range]");
  const decimals = step.split(".")[1]?.length ?? 0;
  /** @type {number | undefined} */
  let value;
  slider(question, (x) => {
    value = x;
  });
  /** @param {number} x */
  const written = (x) => `${trimmed(x, decimals)}${unit}`;
  return {
    missing: "Set your guess first.",
    told: () => {
      if (value === undefined) return undefined;
      const right = `${says} ${written(+answer)}`;
      // Of the numbers as they are read, so that the difference is right for who works it out.
      const off = value - +(+answer).toFixed(decimals);
      if (Math.abs(off) < +step / 2) return `Exactly: ${right}.`;
      const told = `You said ${written(value)}; ${right}`;
      if (Math.abs(value - +answer) <= +within) return `${told}. That is close.`;
      const far = unit.endsWith("%") ? `${trimmed(Math.abs(off), decimals)} percentage points` : written(Math.abs(off));
      return `${told}. That is ${far} too ${off > 0 ? "high" : "low"}.`;
    },
  };
};

/**
 * Makes a question answerable; returns what answers it.
 * @param {HTMLElement} question
 */
const answerable = (question) => {
  const { curve, figure, set: asked } = question.dataset;
  const answering = curve
    ? sketching(question)
    : question.querySelector("[type=radio]")
      ? choosing(question)
      : estimating(question);
  const solution = one(question, "details");
  const more = all(solution, "p")[1];
  const status = make("p", "live");
  set(status, { role: "status" });
  solution.before(status);
  more?.classList.add("live");
  return async () => {
    const found = answering.told();
    status.textContent = found ?? answering.missing;
    if (!found) return;
    // The answer has just been told: what there is to say besides needs no opening any more.
    solution.open = solution.hidden = true;
    if (more) solution.before(more);
    if (!figure || !asked) return;
    await asleep.get(figure)?.();
    live.get(figure)?.write(new URLSearchParams(asked));
  };
};

/**
 * Answers what a reader does with a question, from the first time on.
 * @param {HTMLElement} question
 * @param {any} event
 */
brought.question = (question, event) => {
  if (!question.querySelector("button")) return; // for pencil and paper
  let answer = reachedQuestions.get(question);
  if (!answer) reachedQuestions.set(question, (answer = answerable(question)));
  if (event.type === "click" && event.target.closest("button")) answer();
};
