// What the benchmark takes down inside a page. It runs before the page's own scripts and keeps
// its notes in `bench`; measures.py reads them. Times are milliseconds since navigation began.
(() => {
  const bench = { lcp: null, reacted: null, longTasks: [], shifts: [], answers: [] };
  window.bench = bench;

  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
      type,
      buffered: true,
    });
  watch("largest-contentful-paint", ({ startTime }) => (bench.lcp = startTime));
  watch("longtask", ({ startTime, duration }) => bench.longTasks.push({ startTime, duration }));
  watch("layout-shift", ({ startTime, value, hadRecentInput, sources }) => {
    const elements = sources.map(({ node }) => (node instanceof Element ? node : node?.parentNode));
    const moved = elements.map((element) => element?.cloneNode().outerHTML ?? "?");
    bench.shifts.push({ startTime, value, hadRecentInput, moved });
  });

  /** Cumulative layout shift as browsers report it: the worst series of shifts that are less than
   * a second apart and within five seconds, without those that follow a click or a key. */
  const cumulativeShift = () => {
    let [worst, sum, first, last] = [0, 0, -Infinity, -Infinity];
    for (const { startTime, value } of bench.shifts.filter((shift) => !shift.hadRecentInput)) {
      const continues = startTime - last < 1000 && startTime - first < 5000;
      sum = continues ? sum + value : value;
      first = continues ? first : startTime;
      last = startTime;
      worst = Math.max(worst, sum);
    }
    return worst;
  };

  /** How the page has loaded, up to now; null is what has not happened. */
  bench.load = () => {
    const fcp = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
    const blocking = bench.longTasks
      .filter(({ startTime, duration }) => fcp !== null && startTime + duration > fcp)
      .reduce((sum, { startTime, duration }) => {
        const after = startTime + duration - Math.max(startTime, fcp);
        return sum + Math.max(0, after - 50);
      }, 0);
    return { fcp, lcp: bench.lcp, cls: cumulativeShift(), blocking, reacted: bench.reacted };
  };

  /** Moves the slider again and again from the start, until the dot in its figure follows. */
  bench.tryUntilItReacts = (sliderSelector, dotSelector) => {
    let still = null;
    let low = false;
    const attempt = () => {
      const slider = document.querySelector(sliderSelector);
      window.feedforward?.asleep.forEach((wake) => wake()); // as if its figure were near
      const dot = slider?.closest("figure").querySelector(dotSelector);
      if (dot) {
        still ??= dot.getAttribute("cx");
        low = !low;
        const [min, max] = [Number(slider.min), Number(slider.max)];
        slider.value = min + (max - min) * (low ? 0.2 : 0.8);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }
      if (dot && dot.getAttribute("cx") !== still) bench.reacted = performance.now();
      else setTimeout(attempt, 4); // the shortest that browsers grant
    };
    attempt();
  };

  /**
   * From now on, times every move of the pointer that changes what the selected elements show
   * (their `cx`, or their text) within one frame. In `bench.answers`: `whole`, from the time that
   * the browser gave the event to the end of the main thread's work on the frame that answers it;
   * `work`, the part of it from the event's arrival at the page, without the wait for the frame.
   */
  bench.timeMoves = (selector) => {
    const elements = [...document.querySelectorAll(selector)];
    const shown = () => elements.map((e) => e.getAttribute("cx") ?? e.textContent).join();
    const { port1, port2 } = new MessageChannel();
    let move = null;
    const begin = ({ timeStamp }) => {
      if (move) return; // of the several events that one move gives, the first
      move = { sent: timeStamp, before: shown(), begun: performance.now() };
      // A message that is sent while the frame begins arrives when it is laid out and painted.
      requestAnimationFrame(() => port2.postMessage(null));
    };
    port1.onmessage = () => {
      const end = performance.now();
      const { sent, begun, before } = move;
      if (shown() !== before) bench.answers.push({ whole: end - sent, work: end - begun });
      move = null;
    };
    for (const type of ["pointerover", "pointermove"]) addEventListener(type, begin, true);
  };
})();
