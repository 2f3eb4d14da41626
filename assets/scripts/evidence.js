// What comes once a reader reaches for it. Words of the text and what shows them: a value or a
// coloured term is a link to a figure, which knows the marks there; pointed at or focused they light
// up, and a mark lights up the words (evidence/lighting.js). And blocks of code, which can be copied
// (copying.js).

/** Loads what a reader reaches for. */
const evidence = () => {
  const types = ["pointerover", "focusin", "click"];
  /** @param {string} name @param {string} words without which there is nothing to load @param {string} [near] */
  const wait = (name, words, near = words) => {
    /** @param {any} event */
    const reached = async (event) => {
      if (!event.target.closest(near)) return;
      const heard = await later(name); // until then each event waits, as a click follows soon
      for (const type of types) document.removeEventListener(type, reached);
      heard?.(event);
    };
    if (document.querySelector(words)) for (const type of types) document.addEventListener(type, reached);
  };
  wait("evidence", "a.shows", "a.shows, .figure");
  wait("copying", "pre");
};
