// Words of the text and what shows them: a value or a coloured term is a link to a figure, which
// knows the marks there. Pointed at or focused they light up, and a mark lights up the words.

/** Loads what does that (evidence/lighting.js) once a reader reaches for such a word, or a figure. */
const evidence = () => {
  const types = ["pointerover", "focusin", "click"];
  /** @param {any} event */
  const reached = async (event) => {
    if (!event.target.closest("a.shows, .figure")) return;
    const heard = await later("evidence"); // until then each event waits, as a click follows soon
    for (const type of types) document.removeEventListener(type, reached);
    heard?.(event);
  };
  if (document.querySelector("a.shows")) for (const type of types) document.addEventListener(type, reached);
};
