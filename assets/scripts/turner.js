// Weights that turn: what makes them so is loaded once a reader reaches for one.

/** What turns the focused weight; any other key is left to the diagram. */
const TURNING = /^(Arrow(Up|Down)|Page(Up|Down)|Home|End|Enter|[-\d.,−])$/;

/**
 * Lets a reader turn the weights of a figure's diagram, unless its author does not want that.
 * @param {HTMLElement} figure
 * @param {DiagramState} state whose weights are changed
 * @param {() => string | void} follow shows the figure with the weights as they are; what it says
 *   of that
 * @param {Live | void} own the rest of the figure's state
 * @returns {Live | void}
 */
const turnable = (figure, state, follow, own) => {
  if (!state.turns) return own;
  /** @type {any} what turn/turning.js makes */
  let turned;
  /** @type {Promise<any> | undefined} */
  let coming;
  const turning = () =>
    (coming ??= Promise.all([later("moves"), later("turn"), later("rows")]).then(
      ([, turn]) => (turned = turn(figure, state, follow)),
      () => (coming = undefined), // the next time may do
    ));

  /** @param {any} event */
  const reached = async (event) => {
    const pill = event.target.closest("[data-weight]");
    const { key } = event;
    if (!pill || event.ctrlKey || event.metaKey || event.altKey || (key && !TURNING.test(key))) return;
    if (key) {
      event.preventDefault();
      event.stopPropagation();
    }
    (await turning())?.reached(event, pill);
  };
  for (const type of ["pointerover", "focusin", "pointerdown", "click", "keydown"]) {
    one(figure, ".diagram svg").addEventListener(type, reached, true);
  }
  return {
    read: () => ({ ...own?.read(), ...turned?.read() }),
    write: (values) => {
      own?.write(values);
      const asked = values.get("turned");
      if (asked !== null) void turning().then((made) => made?.write(asked));
    },
  };
};
