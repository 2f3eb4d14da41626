// Parts of a diagram that open: by hover, focus, click, tap and arrow keys. One panel beneath the
// drawing explains the open part, so that it never covers the numbers that it is about.

/**
 * What the panel says of a part: a title, lines of calculation, and the activation's formula.
 * @typedef {{title: string, lines: {name: string, terms: (string | Node)[], result?: string,
 *   role?: string}[], formula?: {activation: string, sum: string, result: string},
 *   turns?: {name: string, full: string, now: number, end: number}}} Explanation a part that turns
 *   is a slider from -end to end
 */

/**
 * Makes the parts of a diagram open. Returns what tells the panel and the names of the parts that
 * the numbers have changed.
 * @param {HTMLElement} root the drawing and its panel
 * @param {(part: HTMLElement) => Explanation} explain
 */
const details = (root, explain) => {
  const svg = one(root, "svg");
  const panel = one(root, ".details");
  const parts = all(svg, "[data-node], [data-weight], [data-activation]");
  const forms = all(panel, "[data-formula]").map((form) => ({ form, fill: filler(form) }));
  /** @type {any} */
  let opened;
  let pressed = false; // whether the finger came down on the open part

  const tell = () => {
    const { title, lines, formula } = explain(opened);
    write(one(panel, "p"), title);
    one(panel, "tbody").replaceChildren(
      ...lines.map(({ name, terms, result = "", role = "" }) => {
        const row = make("tr", role, make("th", "", name), make("td", "", ...terms));
        set(row.firstElementChild ?? row, { scope: "row" });
        row.append(make("td", "number", result));
        return row;
      }),
    );
    for (const { form, fill } of forms) {
      form.hidden = form.dataset.formula !== formula?.activation;
      if (formula) fill(formula.sum, formula.result);
    }
  };

  /** Sliders do not expand. @param {Element | undefined} part @param {boolean} is */
  const expand = (part, is) => part?.matches("[role=button]") && set(part, { "aria-expanded": is });

  /** @param {any} [part] nothing closes the panel */
  const open = (part) => {
    if (part === opened) return;
    for (const lit of all(svg, ".lit")) lit.classList.remove("lit");
    expand(opened, false);
    opened = part;
    panel.hidden = !part;
    if (!part) return;
    expand(part, true);
    for (const lit of [part, ...all(svg, related(part.dataset))]) lit.classList.add("lit");
    tell();
  };
  /** @param {Event} event @returns {any} */
  const partOf = (event) =>
    parts.find((part) => part.contains(event.target));
  /** @param {any} part the one that the tab key leads to */
  const lead = (part) => parts.forEach((other) => set(other, { tabindex: other === part ? 0 : -1 }));

  svg.addEventListener("pointerover", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse" && partOf(event)) open(partOf(event));
  });
  root.addEventListener("pointerleave", (/** @type {PointerEvent} */ event) => {
    if (event.pointerType === "mouse") open(parts.find((part) => part === document.activeElement));
  });
  svg.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => {
    pressed = event.pointerType !== "mouse" && opened !== undefined && opened === partOf(event);
  });
  svg.addEventListener("click", (/** @type {Event} */ event) => {
    const part = partOf(event);
    open(pressed || !part ? undefined : part);
    if (opened) panel.scrollIntoView({ block: "nearest" });
  });
  // Not on the drawing itself: Chromium lets the tab key stop at an <svg> that listens for focus.
  root.addEventListener("focusin", (event) => {
    const part = partOf(event);
    if (!part) return;
    name(part);
    lead(part);
    if (!part.matches(":focus-visible")) return; // a click or tap opens by itself
    open(part);
    panel.scrollIntoView({ block: "nearest" });
  });
  root.addEventListener("focusout", (event) => {
    if (!root.contains(/** @type {Node | null} */ (event.relatedTarget))) open();
  });
  svg.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const at = parts.indexOf(event.target);
    const [before, after] = [Math.max(0, at - 1), Math.min(parts.length - 1, at + 1)];
    /** @type {Record<string, number>} */
    const to = { ArrowRight: after, ArrowDown: after, ArrowLeft: before, ArrowUp: before };
    const next = { ...to, Home: 0, End: parts.length - 1 }[event.key];
    if (at < 0 || !(next !== undefined || event.key === "Enter" || event.key === " ")) return;
    event.preventDefault();
    if (next === undefined) open(opened === parts[at] ? undefined : parts[at]);
    else {
      parts[next].focus({ focusVisible: true });
      open(parts[next]); // to WebKit a focus that a script moves after a click is not visible
    }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && open());
  document.addEventListener("click", (event) => {
    if (!root.contains(/** @type {Node} */ (event.target))) open();
  });

  /** Tells what a part is, and what is calculated with it. @param {any} part */
  const name = (part) => {
    const { title, lines, turns } = explain(part);
    const told = lines.map(({ name, terms, result }) => {
      const factors = make("span", "", ...terms).textContent;
      return [`${name}: ${factors}`, result].filter(Boolean).join(factors ? " = " : "");
    });
    // What is written on the part comes first: who says what they see must be understood.
    const seen = part.textContent.trim().replace(/\s+/g, " ");
    set(
      part,
      turns
        ? {
            role: "slider",
            "aria-orientation": "vertical", // the keys that turn it are up and down
            "aria-label": turns.name,
            "aria-valuenow": turns.now,
            "aria-valuemin": -turns.end,
            "aria-valuemax": turns.end,
            "aria-valuetext": [turns.full, ...told].join("; "),
          }
        : { "aria-label": [seen, title, ...told].filter(Boolean).join("; ") },
    );
  };

  let timer = 0;
  /** The open part and the focused one at once; names of the others wait until the numbers rest. */
  const refresh = () => {
    clearTimeout(timer);
    // By then another network may stand in its place, of which these are no parts.
    timer = setTimeout(() => root.matches(".another") || parts.forEach(name), 100);
    for (const part of parts) if (part === opened || part === document.activeElement) name(part);
    if (opened) tell();
  };

  set(svg, { role: "group" });
  set(panel, { tabindex: -1 }); // a click into the panel does not close it
  lead(parts[0]);
  for (const part of parts) {
    set(part, { role: "button", "aria-controls": panel.id });
    name(part);
    expand(part, false);
  }
  return refresh;
};

/**
 * Selector of the lines, weights and products that belong to a part.
 * @param {DOMStringMap} part
 */
const related = ({ node, weight, activation }) => {
  const sourceOnly = node && (node.startsWith("0.") || node.endsWith("b"));
  const [how, id] = weight
    ? ["=", weight]
    : sourceOnly
      ? ["^=", `${node}-`]
      : ["$=", `-${node}`];
  if (activation) return `[data-node="${activation}"]`;
  return ["edge", "weight", "product"].map((mark) => `[data-${mark}${how}"${id}"]`).join();
};
