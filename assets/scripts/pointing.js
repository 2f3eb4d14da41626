// A place on a plot, by mouse or finger.

/**
 * Calls `to` with the place, in user units, where a drawing is clicked or tapped, and along a drag
 * across it; with `hover` also wherever a mouse goes.
 * @param {any} svg
 * @param {(x: number, y: number) => void} to
 */
const pointing = (svg, to, hover = false) => {
  /** @param {PointerEvent} event */
  const follow = ({ type, pointerId, pointerType, buttons, movementX, movementY, clientX, clientY }) => {
    if (type === "pointerdown" && !hover) svg.setPointerCapture(pointerId);
    // A finger that moves up or down scrolls the page.
    const across = pointerType === "mouse" || Math.abs(movementX) > Math.abs(movementY);
    if (type !== "click" && !(across && (buttons || hover))) return;
    const place = new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());
    to(place.x, place.y);
  };
  for (const type of ["pointerdown", "pointermove", "click"]) svg.addEventListener(type, follow);
};
