// The loss of a network that learns, step by step: drawn here, as there is none before it learns.

const LINE = { width: 400, left: 56, top: 34, bottom: 130, height: 156 }; // user units
const MOST_KEPT = 400; // steps of which the line is drawn; of more every second one goes
const DASHES = ["none", "7 5"]; // of the rows learned from, and of the others

/** @param {string} tag @param {Record<string, string | number>} values @param {string} [text] */
const drawn = (tag, values, text = "") => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(made, values);
  made.append(text);
  return made;
};

/**
 * The line, with its element; `begin` draws it anew from a network's losses on, `add` goes on.
 * @param {string[]} parts of the rows
 */
const lossLine = (parts) => {
  const { width, left, top, bottom, height } = LINE;
  const svg = drawn("svg", { class: "drawing loss-line", viewBox: `0 0 ${width} ${height}`, role: "img" });
  /** @param {number} x @param {number} y @param {string} [role] @param {string} [text] */
  const label = (x, y, role = "", text = "") => drawn("text", { x, y, class: role }, text);
  const [most, last] = [label(left - 8, top + 5, "end"), label(width, height - 4, "end")];
  const curves = parts.map((part, k) => {
    const x = left + 150 * k;
    const sample = drawn("path", { class: "curve", d: `M${x},12h34`, "stroke-dasharray": DASHES[k] });
    svg.append(sample, label(x + 42, 17, "", `${part} rows`));
    return drawn("path", { class: "curve", "stroke-dasharray": DASHES[k] });
  });
  svg.append(
    drawn("line", { class: "edge", x1: left, x2: left, y1: top, y2: bottom }),
    drawn("line", { class: "edge", x1: left, x2: width, y1: bottom, y2: bottom }),
    ...curves,
    label(0, 17, "", "Loss"), most, label(left - 8, bottom + 5, "end", "0"), label(left, height - 4, "", "start"), last,
  );

  let [steps, stride] = [0, 1];
  /** @type {number[][]} losses of each part, after every so many steps */
  let kept = [];
  const draw = () => {
    const end = Math.max(steps, 10);
    // A loss beyond all numbers stands at the top.
    const highest = Math.max(Number.MIN_VALUE, ...kept.flat().filter(Number.isFinite));
    curves.forEach((curve, k) => {
      const points = kept.map((losses, i) => {
        const share = losses[k] <= highest ? losses[k] / highest : 1;
        const x = left + ((width - left) * Math.min(i * stride, steps)) / end;
        return `${x.toFixed(1)},${(bottom - (bottom - top) * share).toFixed(1)}`;
      });
      set(curve, { d: `M${points.join("L")}` });
    });
    most.textContent = digits.loss(highest);
    last.textContent = `step ${end}`;
    const told = parts.map((part, k) => `from ${digits.loss(kept[0][k])} to ${digits.loss(kept[kept.length - 1][k])} on ${part} rows`);
    set(svg, { "aria-label": `Loss after ${steps} steps: ${told.join(", ")}.` });
  };

  return {
    svg,
    /** @param {number[]} losses */
    begin: (losses) => {
      [steps, stride, kept] = [0, 1, [losses]];
      draw();
    },
    /** @param {number[]} losses */
    add: (losses) => {
      steps++;
      // The last point is of the step just taken, whatever its place.
      if (kept.length > 1 && (steps - 1) % stride) kept[kept.length - 1] = losses;
      else kept.push(losses);
      if (kept.length > MOST_KEPT) {
        kept = kept.filter((_, i) => i % 2 === 0);
        stride *= 2;
      }
      draw();
    },
  };
};
