// Questions in a text: what answers them is loaded once a reader first reaches for one.

/** Lets readers answer the questions of the page. */
const ask = () => {
  /** @param {any} event */
  const reached = (event) => {
    const question = event.target.closest(".question");
    if (question) later("question").then((answer) => answer(question, event), () => {}); // the next time may do
  };
  for (const type of ["pointerover", "pointerdown", "focusin", "click"]) document.addEventListener(type, reached);
};
