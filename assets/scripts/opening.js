// The calculation with which an article opens: once it is in view it plays by itself, a single time
// and in silence. A tap, a click, a key or the focus stops it there; a mouse that points at the
// drawing holds it as long as it does; the button says “Pause” meanwhile, and does so.

/** Until it begins and from step to step, in ms. */
const [ARRIVAL, BEAT] = [1200, 2500];

/**
 * Lets a figure's player play by itself, unless the reader wants no motion, the page's address asks
 * for a step, or the figure is embedded in somebody else's page.
 * @param {HTMLElement} figure
 */
const opening = (figure) => {
  const root = one(figure, ".diagram");
  const [play, range] = [one(figure, "[data-do=play]"), one(figure, ".player [type=range]")];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const alone = document.documentElement.dataset.figure === "";
  if (calm.matches || alone || root.dataset.step) return;

  const over = new AbortController();
  let [timer, seen, held, shown] = [0, false, false, ""];
  const stop = () => {
    over.abort();
    watch.disconnect();
    clearTimeout(timer);
    if (!shown) return;
    write(play, "Play");
    root.classList.remove("playing");
  };
  /** The slider takes the player to the next step; it tells nobody, as a click on a button does. */
  const advance = () => {
    shown = `${shown ? +shown + 1 : 1}`;
    range.value = shown;
    range.dispatchEvent(new Event("input"));
    if (shown === range.max) return stop();
    write(play, "Pause");
    root.classList.add("playing");
  };
  const beat = () => {
    timer = setTimeout(beat, BEAT);
    // A step that something else has led to is the reader's.
    if (calm.matches || (root.dataset.step ?? "") !== shown) stop();
    else if (seen && !held && !document.hidden) advance();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      seen = entries.some((entry) => entry.isIntersecting);
      if (seen) timer ||= setTimeout(beat, ARRIVAL);
    },
    { threshold: 0.6 },
  );

  /** @param {string} type @param {(event: any) => void} act @param {HTMLElement} [on] */
  const listen = (type, act, on = figure) =>
    on.addEventListener(type, act, { capture: true, signal: over.signal });
  for (const type of ["pointerdown", "focusin", "keydown", "click"]) {
    listen(type, (event) => {
      const button = event.target === play && shown;
      if (button && type !== "click") return; // what comes of it is a click
      // A finger may be about to scroll: then no click comes, and the play goes on.
      if (event.pointerType === "touch" && type !== "click" && !event.target.closest("input, [data-weight]")) return;
      stop();
      if (button) event.stopImmediatePropagation();
    });
  }
  // A page that scrolls beneath a mouse at rest moves no mouse.
  listen("pointermove", (event) => (held ||= Boolean(event.movementX || event.movementY)), root);
  listen("pointerleave", (event) => event.target === root && (held = false), root);
  watch.observe(one(root, "svg"));
};

brought.opening = opening;
