// A training that happens in the page: the reader sets how, and the figure follows.

/** Learning rates to choose from, besides our own. */
const RATES = [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 100];
const SLICE = 8; // ms of each frame in which the page may learn
const FRAMES = 6; // from one kept epoch to the next, where steps are fast enough

/**
 * A field of the panel: its name, and what is set.
 * @param {string} name @param {...(Element | string)} parts
 */
const field = (name, ...parts) => make("label", "", make("span", "", name), ...parts);

/**
 * Opens the panel of a figure whose state has a lesson; what it returns closes it.
 * @param {HTMLElement} figure
 * @param {States["training"]} state
 * @param {{show: ShowEpoch, scored: () => string, announce: (text: string) => void, back: () => void}} ours
 * how the figure shows an epoch and says its scores, and how it goes back to the stored training
 */
const lessonPanel = (figure, { lesson: given, rows, epochs, history, counts, r2 }, { show, scored, announce, back }) => {
  const lesson = /** @type {LessonState} */ (given);
  const examples = examplesOf(lesson, decodedRows(rows ?? ""));
  const last = epochs[epochs.length - 1];
  const panel = one(figure, ".lesson");
  const network = figure.querySelector(".diagram");
  const plot = one(figure, "svg.history");
  const described = one(plot, "desc");
  const built = described.textContent;

  const start = pressed("Start");
  const step = pressed("One epoch"); // all its rows once, in one step or several
  const again = pressed("Another random start");
  const rate = choice(RATES, lesson.rate, (n) => `${n}`);
  const batch = batchChoice(lesson.learned, lesson.batch);
  const neurons = /** @type {HTMLInputElement} */ (make("input", ""));
  Object.assign(neurons, { type: "range", min: "0", max: `${lesson.most}`, step: "1", value: `${lesson.neurons}`, autocomplete: "off" });
  const count = make("b", "", `${lesson.neurons}`);
  set(count, { "aria-hidden": true }); // the slider says it
  const said = make("p", "lesson-said");
  const weights = make("table", "lesson-weights");
  const scroller = make("div", "plot-scroll", weights);
  const controls = make("div", "controls live", start, step);
  const fields = make(
    "div",
    "lesson-fields controls",
    field("Learning rate", rate),
    field("Rows for each step", batch),
    field("Hidden neurons", neurons, count),
    again,
  );
  panel.append(fields, said, scroller);
  one(figure, ".scrubber").prepend(controls);
  figure.classList.add("learning");
  const write = weightTable(weights, lesson.names);

  // Our curves stay, as a mark to reach; those of the reader are drawn over them.
  const curves = all(plot, ".curve").map((path) => {
    path.classList.add("ours");
    const own = path.cloneNode();
    own.classList.remove("ours");
    path.after(own);
    return own;
  });

  let [seed, restart] = [lesson.seed, lesson.restart];
  let descent = descending(lesson, examples, { hidden: hiddenOf(lesson.neurons), seed, restart });
  /** @type {string[]} */
  let paths = [];
  let frame = 0;
  let beyond = false; // the plots, whose room is that of our training
  let ahead = 0; // the place on the axis up to which epochs are due

  /** The place of an epoch among the kept ones. @param {number} epoch */
  const placeOf = (epoch) => {
    const next = Math.max(1, epochs.findIndex((kept) => kept >= epoch));
    return next - 1 + (epoch - epochs[next - 1]) / (epochs[next] - epochs[next - 1]);
  };

  /** @param {string} text what goes on, or went wrong */
  const say = (text) => {
    said.textContent = text;
  };

  /** Draws where the network stands; false where it stands nowhere. */
  const draw = () => {
    const scores = descent.scores();
    if (!descent.finite || scores.some(({ loss }) => !Number.isFinite(loss))) return false;
    const told = [
      ...scores.map(({ loss }) => loss),
      ...scores.map(({ loss, right }, k) => (r2 && lesson.variances ? 1 - loss / lesson.variances[k] : right)),
    ];
    const layers = descent.natural();
    const same = layers.length === (lesson.neurons ? 2 : 1) && (!lesson.neurons || layers[0].biases.length === lesson.neurons);
    network?.classList.toggle("another", !same);
    scroller.hidden = same;
    if (!same) write(layers);
    const places = show(placeOf(descent.epoch), descent.epoch, told, layers, same);
    paths = places.map(([x, y], k) => (paths[k] ? `${paths[k]}L${x},${y}` : `M${x},${y}`));
    curves.forEach((path, k) => set(path, { d: paths[k] }));
    beyond = places.some(([, y], k) => Math.abs(y - place(history.y[k >> 1], told[k] / (k < 2 ? 1 : counts[k - 2]))) > 1);
    return true;
  };

  const done = () => descent.epoch >= last || said.classList.contains("wrong");

  const pause = () => {
    cancelAnimationFrame(frame);
    frame = 0;
    start.textContent = "Start";
    const ended = descent.epoch >= last ? `${last} epochs are done: as many as ours. ` : "";
    const outside = beyond ? "A dot at the edge of its plot stands farther out: the table tells." : "";
    if (!said.classList.contains("wrong")) say(ended + outside);
    described.textContent = `Your training, epoch ${descent.epoch} of ${last}. ${scored()}`;
    announce(`${described.textContent} ${said.textContent}`);
  };

  /** A training from its start, not yet under way. */
  const restartIt = () => {
    said.classList.remove("wrong");
    descent = descending(lesson, examples, { hidden: hiddenOf(+neurons.value), seed, restart });
    paths = [];
    ahead = 0;
    draw();
    pause();
  };

  const broken = () => {
    said.classList.add("wrong");
    say(TOO_FAR);
    pause();
  };

  /** Learns until an epoch ends, or time is over; whether it ended. @param {number} until */
  const epoch = (until) => {
    for (;;) {
      if (descent.update(+rate.value, +batch.value)) return true;
      if (performance.now() > until) return false;
    }
  };

  const run = () => {
    const until = performance.now() + SLICE;
    ahead = Math.max(ahead, placeOf(descent.epoch)) + 1 / FRAMES;
    let moved = false;
    while (descent.epoch < last && (!moved || placeOf(descent.epoch + 1) <= ahead) && performance.now() < until) {
      if (!epoch(until)) break;
      moved = true;
    }
    if (moved && !draw()) return broken();
    if (descent.epoch >= last) return pause();
    frame = requestAnimationFrame(run);
  };

  start.addEventListener("click", () => {
    if (frame) return pause();
    start.style.minWidth = `${start.offsetWidth}px`; // the shorter word moves no other button
    if (done()) restartIt();
    start.textContent = "Pause";
    say("");
    frame = requestAnimationFrame(run);
  });
  step.addEventListener("click", () => {
    if (done()) restartIt();
    epoch(Infinity);
    if (draw()) pause();
    else broken();
  });
  again.addEventListener("click", () => {
    restart += 1;
    restartIt();
    say(`Start ${restart} of seed ${seed}.`);
  });
  neurons.addEventListener("input", () => {
    count.textContent = neurons.value;
    restartIt();
  });

  restartIt();
  return () => {
    cancelAnimationFrame(frame);
    for (const element of [fields, said, scroller, controls, ...curves]) element.remove();
    for (const path of all(plot, ".ours")) path.classList.remove("ours");
    network?.classList.remove("another");
    figure.classList.remove("learning");
    described.textContent = built;
    back();
  };
};

brought.lesson = lessonPanel;
