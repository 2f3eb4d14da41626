// Loaded late: lights up what shows a word, and the words about a mark.

/** @type {any[]} */
const words = all(document, "a.shows");

/** @param {any} word @returns {any} */
const figureOf = (word) => one(document, `[id="${word.hash.slice(1)}"]`);
/** @param {any} word @returns {any[]} */
const marksOf = (word) => (word.dataset.marks ? all(figureOf(word), word.dataset.marks) : []);

/** The word that is pointed at or focused now, if one is. @type {any} */
let lit;
/** The state of its figure before. @type {Record<string, string | number> | undefined} */
let before;
let kept = false; // as it was asked for, not pointed at only

/** @type {any[]} */
let evident = [];
/** @param {any[]} elements that are lit, and no others */
const light = (elements) => {
  for (const old of evident) old.classList.remove("evident");
  for (const element of elements) element.classList.add("evident");
  evident = elements;
};

/** The figure is as it was, unless its state was asked for. */
const leave = () => {
  if (before && !kept) live.get(lit.hash.slice(1))?.write(new URLSearchParams(/** @type {any} */ (before)));
  lit = before = undefined;
  kept = false;
  light([]);
};

/** @param {any} word */
const show = async (word) => {
  if (word === lit) return;
  leave();
  lit = word;
  const { state } = word.dataset;
  await asleep.get(word.hash.slice(1))?.();
  if (word !== lit) return; // the pointer has gone on
  const figure = live.get(word.hash.slice(1));
  if (state && figure) {
    before = figure.read();
    figure.write(new URLSearchParams(state));
  }
  light([word, ...marksOf(word)]);
};

/** Whether a figure is in the state that a word speaks of. @param {any} word */
const stands = ({ hash, dataset: { state } }) => {
  /** @type {Record<string, string | number>} */
  const now = live.get(hash.slice(1))?.read() ?? {};
  return [...new URLSearchParams(state)].every(([name, value]) => `${now[name]}` === value);
};

/** The words about what is pointed at in a figure. @param {Element} target @param {Element} figure */
const about = (target, figure) =>
  words.filter(
    (word) =>
      word.hash === `#${figure.id}` &&
      word.dataset.marks &&
      target.closest(word.dataset.marks) &&
      (target.closest("tr") || stands(word)),
  );

let timer = 0;
/** @param {any} event */
const reachedWord = (event) => {
  const { target, type, pointerType } = event;
  if (type === "pointerover" && pointerType !== "mouse") return;
  clearTimeout(timer);
  // A pointer that rests while the page moves beneath it does not take over from the keyboard.
  const focused = type === "pointerover" && document.querySelector("a.shows:focus-visible");
  const word = target.closest("a.shows") ?? (focused || undefined);
  const figure = target.closest(".figure");
  if (type === "click") {
    if (!word) return leave();
    show(word);
    kept = true;
    // A figure that is in view whole is shown where it is; else the link leads to it.
    const { top, bottom } = figureOf(word).getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) event.preventDefault();
  } else if (word) show(word);
  else if (!kept) {
    if (lit) leave();
    // Not while the pointer only passes: the figure itself has enough to do then.
    timer = setTimeout(() => light(figure ? about(target, figure) : []), 50);
  }
};
for (const type of ["pointerover", "focusin", "click"]) document.addEventListener(type, reachedWord);
document.addEventListener("focusout", () => !kept && leave());
document.addEventListener("keydown", (event) => event.key === "Escape" && leave());
brought.evidence = reachedWord;
