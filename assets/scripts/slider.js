// A number that is set by a slider or typed.

/**
 * A slider and a number box for one value, kept in step. Returns what sets the value.
 * @param {ParentNode} root
 * @param {(value: number) => void} change called with the value, rounded to the slider's step
 * @returns {(value: number) => void}
 */
const slider = (root, change) => {
  const range = one(root, "input[type=range]");
  const box = one(root, "input[type=number]");
  const decimals = range.step.split(".")[1]?.length ?? 0;
  /** @param {number} value @param {EventTarget} [typing] the box, which keeps what is typed */
  const move = (value, typing) => {
    const x = Math.min(+range.max, Math.max(+range.min, +value.toFixed(decimals)));
    range.value = x;
    if (typing !== box) box.value = x;
    change(x);
  };
  range.addEventListener("input", () => move(+range.value));
  box.addEventListener("input", () => box.value && move(+box.value, box));
  box.addEventListener("change", () => move(+(box.value || range.value)));
  return move;
};
