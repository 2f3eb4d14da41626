// Pills: the weights on the lines of a diagram, which a reader drags or turns with keys.

const DRAG = 2; // pixels from one step to the next

/**
 * The steps in which a weight turns: hundredths of the way to either end.
 * @param {number} end
 */
const stepsTo = (end) => {
  const step = end / 100;
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  /** The nearest number of whole steps, within the ends. @param {number} x */
  const snap = (x) => +(Math.round(Math.min(end, Math.max(-end, x)) / step) * step).toFixed(decimals);
  return { step, snap };
};

/**
 * Where a key turns a weight; nothing for a key that does not.
 * @param {string} key
 * @param {number} weight
 * @param {number} end
 */
const turnedBy = (key, weight, end) => {
  const { step, snap } = stepsTo(end);
  const [up, down] = [Math.floor(weight / step + 1e-6) + 1, Math.ceil(weight / step - 1e-6) - 1];
  /** @type {Record<string, number>} */
  const to = {
    ArrowUp: up * step,
    ArrowDown: down * step,
    PageUp: weight + 10 * step,
    PageDown: weight - 10 * step,
    Home: -end,
    End: end,
  };
  return key in to ? snap(to[key]) : undefined;
};

/**
 * A drag that begins at a pill: calls `begin` once it moves, and `turn` with each new weight, at most
 * once in a frame.
 * @param {PointerEvent} event
 * @param {any} pill
 * @param {number} weight
 * @param {number} end
 * @param {() => void} begin
 * @param {(weight: number) => void} turn
 */
const drag = ({ pointerId, clientX }, pill, weight, end, begin, turn) => {
  const { step, snap } = stepsTo(end);
  let [frame, moved, x] = [0, false, clientX];
  const halt = (/** @type {Event} */ event) => event.stopPropagation();
  const hold = (/** @type {Event} */ event) => event.preventDefault(); // else WebKit selects what it passes
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (event.pointerId !== pointerId) return;
    x = event.clientX;
    if (!moved && Math.abs(x - clientX) < 2 * DRAG) return;
    if (!moved) begin();
    moved = true;
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      turn(snap(weight + Math.round((x - clientX) / DRAG) * step));
    });
  };
  const stop = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId !== pointerId) return;
    for (const type in heard) pill.removeEventListener(type, heard[type]);
    document.removeEventListener("selectstart", hold);
    pill.classList.remove("turning");
    if (!moved) return;
    // Its click opens nothing: whoever drags does not ask what this is.
    addEventListener("click", halt, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", halt, true));
  };
  /** @type {Record<string, (event: PointerEvent) => void>} */
  const heard = { pointermove: move, pointerup: stop, pointercancel: stop };
  for (const type in heard) pill.addEventListener(type, heard[type]);
  document.addEventListener("selectstart", hold);
  pill.classList.add("turning");
  try {
    pill.setPointerCapture(pointerId);
  } catch {
    // The finger is gone already.
  }
};

/**
 * A weight as its pill has room for it.
 * @param {any} pill
 * @param {number} weight
 */
const writePill = (pill, weight) => {
  const text = pill.querySelector("text");
  const shape = pill.querySelector(".pill");
  if (!text || !shape) return;
  write(text, digits.value(weight));
  squeeze(text, +shape.getAttribute("width") - 8);
};

const LETTER = 9.4; // user units, of a digit

/**
 * Makes a text that is too long as narrow as its room.
 * @param {any} text
 * @param {number} room in user units
 */
const squeeze = (text, room) => {
  const long = text.textContent.length * LETTER > room;
  if (long) set(text, { textLength: room, lengthAdjust: "spacingAndGlyphs" });
  else for (const name of ["textLength", "lengthAdjust"]) text.removeAttribute(name);
};
