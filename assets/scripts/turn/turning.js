// Weights that turn: drags, keys and numbers change them, and everything follows.

/**
 * Makes the weights of a figure turn; the stub of it is turner.js.
 * @param {HTMLElement} figure
 * @param {DiagramState} state
 * @param {() => string | void} follow
 */
const turningOf = (figure, state, follow) => {
  const root = one(figure, ".diagram");
  const layers = /** @type {FullLayer[]} */ (state.layers);
  const turns = /** @type {Turns} */ (state.turns);
  const written = JSON.parse(one(figure, "script[type='application/json']").textContent);
  const trained = parametersOf(written.layers);
  const parts = state.rows ? decodedRows(state.rows) : [];
  const earlier = memory();
  const announce = announcer(figure);
  const pills = all(root, "[data-weight]");
  const biases = all(root, "[data-product*=b]");
  const widen = state.row?.length ? undefined : widening(root, state, written.layers);
  const answer = "table" in state ? answering(figure, /** @type {any} */ (state)) : undefined;
  const steps = figure.querySelector("[data-truth]") ? stepping(figure, /** @type {any} */ (state)) : undefined;
  /** @type {ReturnType<typeof turnedBar> | undefined} */
  let bar;
  /** @type {ReturnType<typeof weightBox> | undefined} */
  let box;

  // The layers of the diagram; those of `state` may be of another network, which learns in its place.
  const drawn = [...layers];
  const another = () => root.matches(".another");
  const now = () => parametersOf(drawn);
  /** @param {string} id */
  const weightOf = (id) => weightAt(drawn, id);
  const keep = () => earlier.keep(now());

  /** @type {Score[]} */
  let scores = [];
  const show = () => {
    for (const pill of pills) writePill(pill, weightOf(pill.dataset.weight));
    for (const product of biases) write(product, digits.product(weightOf(product.dataset.product)));
    widen?.(drawn);
    answer?.();
    const said = inWords(follow() ?? "");
    steps?.();
    if (!state.row?.length) retellWeights(figure, state);
    scores = scoresOf(state, parts);
    const told = counted(figure, state, scores);
    const at = now();
    shown().tell(told, earlier.any(at), at.some((x, place) => x !== trained[place]), !another());
    const pill = box?.shows();
    if (pill) box?.follow(pill, weightOf(pill.dataset.weight), endOf(turns, pill.dataset.weight));
    announce(`${said} ${told}`.trim());
  };
  const shown = () => (bar ??= learnable(turnedBar(figure, undo, reset)));
  const undo = () => {
    const last = earlier.back(now());
    if (last) put(last);
  };
  const reset = () => {
    keep();
    put(trained);
  };
  /** Shows another network, which no diagram has; without one the drawn one is back. @param {FullLayer[]} [other] */
  const instead = (other) => {
    root.classList.toggle("another", !!other);
    if (other) box?.shut();
    layers.splice(0, layers.length, ...(other ?? drawn));
    show();
  };
  /** @type {{press: () => void, home: () => void} | undefined} */
  let learn;
  /** The bar with what lets a network that answers with classes learn. @param {ReturnType<typeof turnedBar>} made */
  const learnable = (made) => {
    const learned = parts.some(({ part }) => part === "training") && turns.loss && state.classes.length;
    if (!learned || drawn.some(({ activation }) => activation === "gelu")) return made; // which has no exact twin
    const go = /** @type {HTMLButtonElement} */ (make("button", "", "Let it learn"));
    set(go, { type: "button" });
    made.share.after(go);
    go.addEventListener("click", async () => {
      const loaded = later("learning").then(() => later("descend"));
      const descend = await loaded.catch(() => {}); // the next time may do
      const losses = () => scores.map(({ loss }) => loss);
      // Sentences and slopes are of the drawn network alone.
      const free = figure.querySelector(".steps") ? undefined : instead;
      learn ??= descend?.(made.bar, go, state, parts, { drawn, keep, put, instead: free, losses });
      learn?.press();
    });
    return made;
  };
  /** @param {number[]} parameters */
  const put = (parameters) => {
    learn?.home();
    setParameters(drawn, parameters);
    show();
  };
  /** @param {string} id @param {number} weight */
  const turn = (id, weight) => {
    const parameters = now();
    parameters[placeOf(layers, id)] = weight;
    put(parameters);
  };

  /** @param {any} pill @param {string} typed */
  const open = (pill, typed = "", byFinger = false) => {
    const id = pill.dataset.weight;
    if (!bar) show();
    box ??= weightBox(root, shown().count, (pill, weight) => turn(pill.dataset.weight, weight), keep);
    box.open(pill, pill.getAttribute("aria-label"), weightOf(id), endOf(turns, id), typed, byFinger);
  };

  let computed = true;
  /** What is said, or that nothing can be. @param {string} said */
  const inWords = (said) => {
    if (computed) return said;
    write(one(root, "desc"), "The numbers are too large to compute.");
    return one(root, "desc").textContent;
  };
  let finger = false;
  figure.addEventListener("pass", (event) => {
    /** @type {Pass[]} */
    const passes = /** @type {CustomEvent} */ (event).detail;
    computed = !passes[passes.length - 1].activations.some(Number.isNaN);
    fit(root);
    if (computed) return;
    for (const answer of all(root, "[data-answer]")) write(answer, `→ ${TOO_LARGE}`);
  });

  return {
    /** @param {any} event @param {any} pill */
    reached: (event, pill) => {
      const id = pill.dataset.weight;
      if (event.type === "pointerdown" && !event.button) {
        finger = event.pointerType !== "mouse";
        drag(event, pill, weightOf(id), endOf(turns, id), keep, (weight) => turn(id, weight));
      }
      if (event.type === "click" && (finger || event.detail === 2)) open(pill, "", finger);
      if (event.type !== "keydown") return;
      if (event.key === "Enter") return open(pill);
      const weight = turnedBy(event.key, weightOf(id), endOf(turns, id));
      if (weight === undefined) return open(pill, event.key);
      keep();
      turn(id, weight);
    },
    read: () => {
      const turned = changesOf(now(), trained);
      return turned ? { turned } : {};
    },
    /** @param {string} changes */
    write: (changes) => {
      keep();
      put(changedBy(changes, trained));
    },
  };
};

/**
 * What gives the lines of a network of which no row is shown the widths of its weights, as the build
 * does; nothing where its lines are plain.
 * @param {HTMLElement} root
 * @param {DiagramState} state
 * @param {FullLayer[]} trained
 */
const widening = (root, { turns }, trained) => {
  if (!root.querySelector(".signed")) return undefined;
  /** @param {FullLayer[]} layers */
  const strengths = (layers) =>
    layers.map(({ weights, biases }, l) =>
      weights.map((unit, j) => [...unit.map((w, i) => w * (l ? 1 : (turns?.spread?.[i] ?? 1))), biases[j]]),
    );
  const largest = strengths(trained).map((layer) => Math.max(...layer.flat().map(Math.abs)));
  const draw = lines(root, largest);
  return (/** @type {FullLayer[]} */ layers) => draw(strengths(layers));
};

/**
 * Counts the right answers, and says so; in the challenge, too.
 * @param {HTMLElement} figure
 * @param {DiagramState} state
 * @param {Score[]} scores
 */
const counted = (figure, state, scores) => {
  if (!scores.length) return "";
  const judge = scores.find(({ part }) => part === "test") ?? scores[scores.length - 1];
  const rival = state.turns?.rival ?? 0;
  const challenge = figure.querySelector(".challenge");
  if (challenge) {
    if (!challenge.querySelector("b")) challenge.append(" ", make("b", ""));
    const beaten = judge.right > rival ? ": beaten!" : judge.right === rival ? ": even." : ".";
    write(one(challenge, "b"), `Yours gets ${judge.right}${beaten}`);
  }
  return scoresTold(state, scores);
};

/**
 * Fits what a pass has written into its room.
 * @param {HTMLElement} root
 */
const fit = (root) => {
  for (const text of all(root, "[data-sum], .sum [data-result]")) {
    const shape = text.parentNode.querySelector("circle, rect");
    const width = shape.matches("circle") ? 2 * +shape.getAttribute("r") : +shape.getAttribute("width");
    const beside = text.parentNode.querySelector("[data-result]");
    squeeze(text, (beside ? width / 2 : width) - 6);
  }
  for (const text of all(root, "text[data-product]")) squeeze(text, 10 * LETTER);
};

brought.turn = turningOf;
