// What every live figure needs. The files of this folder are joined into one classic script, in
// the order that generator/scripts.py names, inside one function: they share their names.

/**
 * Makes a figure live. `state` is what the build wrote beside it.
 * @callback Attach
 * @param {HTMLElement} figure
 * @param {any} state
 * @returns {void}
 */

/** How to make figures live, by kind. @type {Record<string, Attach>} */
const kinds = {};

/**
 * The first element that fits the selector. It throws where there is none: the templates and the
 * script then disagree.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any} whichever kind of element the template puts there
 */
const one = (root, selector) => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/**
 * Every element that fits the selector.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)];

/**
 * A function that calls `action` once the calls have paused: what is announced to a screen reader
 * waits until a drag rests.
 * @param {() => void} action
 */
const whenQuiet = (action, milliseconds = 500) => {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
};

/** Makes every figure of the page live. */
const start = () => {
  for (const figure of all(document, "figure[data-kind]")) {
    const state = figure.querySelector("script[type='application/json']");
    const attach = kinds[figure.dataset.kind];
    if (!state || !attach) continue;
    try {
      attach(figure, JSON.parse(state.textContent));
    } catch (error) {
      reportError(error); // one figure that fails leaves the others alive
    }
  }
};
