// A box to type a weight into, with a slider beside it: for fingers, and for exact numbers.

/**
 * Makes the box of a figure. Returns what opens it for a weight, what keeps it in step with that, and
 * what closes it.
 * @param {HTMLElement} root the diagram, in which it stands
 * @param {HTMLElement} count after which it stands where there is no room beside the pill
 * @param {(pill: any, weight: number) => void} turn
 * @param {() => void} begin called before a change
 */
const weightBox = (root, count, turn, begin) => {
  const label = make("label", "");
  const field = /** @type {HTMLInputElement} */ (make("input", ""));
  const range = /** @type {HTMLInputElement} */ (make("input", ""));
  const close = make("button", "", "Done");
  const problem = make("p", "problem");
  const box = make("div", "controls turn-box", label, range, close, problem);
  set(field, { type: "text", inputmode: "decimal", autocomplete: "off", size: 8 });
  set(range, { type: "range", autocomplete: "off" });
  set(close, { type: "button" });
  set(problem, { role: "alert" });
  set(box, { role: "group", hidden: "" });
  count.after(box);
  /** @type {any} */
  let pill;
  let fresh = false; // whether nothing has changed since it was opened or the last change ended

  const shut = () => {
    if (box.hidden) return;
    const within = box.contains(document.activeElement);
    box.hidden = true;
    if (within) pill.focus();
  };
  /** @param {string} text */
  const say = (text) => {
    problem.textContent = text;
    set(field, { "aria-invalid": !!text });
  };
  /** @param {number} weight */
  const change = (weight) => {
    if (fresh) begin();
    fresh = false;
    turn(pill, weight);
  };
  /** Takes what is typed; whether it is a number. */
  const commit = () => {
    const text = field.value.trim().replaceAll("−", "-").replace(",", ".");
    const weight = text ? Number(text) : NaN;
    say(Number.isNaN(weight) ? "Type a number, such as −0.5." : Number.isFinite(weight) ? "" : "That is too large to compute.");
    if (!Number.isFinite(weight)) return false;
    fresh = true;
    change(weight);
    return true;
  };

  range.addEventListener("input", () => change(+range.value));
  range.addEventListener("change", () => (fresh = true));
  field.addEventListener("change", () => box.hidden || commit()); // it is hidden before the focus leaves
  close.addEventListener("click", () => shut());
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      if (commit()) shut();
    }
    if (event.key === "Escape") shut();
  });

  root.addEventListener("click", ({ target }) => {
    const inside = /** @type {Element} */ (target).closest(".turn-box, .turned, [data-weight]");
    if (!inside) shut();
  });

  /** @param {number} weight @param {number} end */
  const follow = (weight, end) => {
    const { step } = stepsTo(end);
    set(range, { min: -end, max: end, step: step / 10, "aria-valuetext": digits.value(weight) });
    range.value = `${weight}`;
    if (document.activeElement !== field) field.value = asTyped(weight);
  };

  return {
    /** @param {any} opened @param {string} name @param {number} weight @param {number} end @param {string} typed */
    open: (opened, name, weight, end, typed, byFinger = false) => {
      [pill, fresh] = [opened, true];
      label.replaceChildren(`${name} `, field);
      set(range, { "aria-label": `${name}, slider` });
      set(box, { "aria-label": name });
      box.hidden = false;
      say("");
      follow(weight, end);
      field.value = typed || asTyped(weight);
      placeBox(root, box, pill);
      if (byFinger) return;
      field.focus();
      if (!typed) field.select();
    },
    /** @param {any} turned @param {number} weight @param {number} end */
    follow: (turned, weight, end) => void (turned === pill && !box.hidden && follow(weight, end)),
    shut,
    shows: () => (box.hidden ? undefined : pill),
  };
};

/** A weight as a reader may type it. @param {number} weight */
const asTyped = (weight) => `${weight}`.replace("-", "−");

/**
 * Puts the box beneath the pill, where the diagram has room; the style sheet leaves it beneath the
 * diagram on narrow screens.
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 * @param {Element} pill
 */
const placeBox = (root, box, pill) => {
  const [around, at] = [root, pill].map((element) => element.getBoundingClientRect());
  const left = Math.min(at.left - around.left, around.width - box.offsetWidth);
  box.style.left = `${Math.max(0, left)}px`;
  box.style.top = `${at.bottom - around.top + 8}px`;
  box.scrollIntoView({ block: "nearest" });
};
