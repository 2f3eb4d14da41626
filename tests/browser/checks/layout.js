// Where things stand: what is too wide, cut off, too small, or over one another

// The page itself scrolls up and down only; wide things scroll in a box of their own.
checks.sideways = () => {
  const wide = document.scrollingElement.scrollWidth;
  const room = document.documentElement.clientWidth; // without a scrollbar
  if (wide <= room) return [];
  const reach = (element) => element.getBoundingClientRect().right + scrollX;
  const culprits = [...document.body.querySelectorAll("*")].filter((element) =>
    Math.abs(reach(element) - wide) < 1.5 && ![...element.children].some((child) => reach(child) >= wide - 1.5));
  return [`the page is ${wide}px wide in a window of ${room}px: ${culprits.map(name).join(", ")}`];
};

checks.overlaps = () => {
  const problems = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.ownerSVGElement) continue;
    const runs = svgTexts(svg).flatMap(svgRuns);
    runs.forEach((one, i) => {
      for (const other of runs.slice(i + 1)) {
        if (one.element === other.element) continue;
        const depth = overlap(one.corners, other.corners);
        if (depth > SLACK) {
          problems.push(`${quote(one.text)} and ${quote(other.text)} overlap by ${px(depth)}: ${name(svg)}`);
        }
      }
    });
  }
  return problems;
};

// Circles, lines and boxes that reach over the edge of their drawing, where they are not drawn
checks.cropped = () => {
  const problems = [];
  for (const shape of document.querySelectorAll("svg :is(path, rect, circle, ellipse, line, polyline, polygon)")) {
    if (!isShown(shape) || shape.closest("defs, symbol, pattern, mask, clipPath, marker")) continue;
    let svg = shape.ownerSVGElement;
    while (svg.ownerSVGElement) svg = svg.ownerSVGElement;
    const [frame, box] = [svg.getBoundingClientRect(), shape.getBoundingClientRect()];
    const out = Math.max(frame.left - box.left, box.right - frame.right, frame.top - box.top, box.bottom - frame.bottom);
    if (out > SLACK) problems.push(`${name(shape)} reaches ${px(out)} over the edge of its drawing`);
  }
  return problems;
};

// Text outside its drawing, cut off by a box that does not scroll, or out of a scroll's reach
checks.clipped = () => {
  const problems = [];
  const check = (box, element, text) => {
    const svg = element.closest("svg");
    if (svg) {
      const frame = (svg.ownerSVGElement ?? svg).getBoundingClientRect();
      const out = Math.max(frame.left - box.left, box.right - frame.right,
        frame.top - box.top, box.bottom - frame.bottom);
      if (out > SLACK) return `${quote(text)} sticks out of its drawing by ${px(out)}: ${name(svg)}`;
    }
    let { left, right } = box;
    let { top, bottom } = box;
    for (let parent = element; parent && parent !== document.body; parent = parent.parentElement) {
      if (parent instanceof SVGElement) continue;
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const frame = parent.getBoundingClientRect();
      const start = { x: frame.left - parent.scrollLeft, y: frame.top - parent.scrollTop };
      const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";
      const out = Math.max(
        overflowX === "visible" ? 0 : start.x - left,
        overflowY === "visible" ? 0 : start.y - top,
        overflowX === "visible" || scrolls(overflowX) ? 0 : right - frame.right,
        overflowY === "visible" || scrolls(overflowY) ? 0 : bottom - frame.bottom,
      );
      if (out > SLACK) return `${quote(text)} is cut off by ${px(out)}: ${name(parent)}`;
      if (scrolls(overflowX)) [left, right] = [frame.left, frame.right];
      if (scrolls(overflowY)) [top, bottom] = [frame.top, frame.bottom];
    }
    const out = Math.max(-left, right - innerWidth);
    return out > SLACK ? `${quote(text)} is ${px(out)} outside the window: ${name(element)}` : null;
  };
  for (const svg of document.querySelectorAll("svg")) {
    for (const run of svgTexts(svg).flatMap(svgRuns)) {
      problems.push(check(run.box, run.element, run.text));
    }
  }
  for (const node of leaves(document.body)) {
    if (node.parentElement.closest("svg")) continue;
    const { top, bottom } = ink(node.data.trim(), getComputedStyle(node.parentElement));
    for (const { x, y, width, height } of lines(node)) {
      const box = new DOMRect(x, y + top * height, width, (1 - top - bottom) * height);
      problems.push(check(box, node.parentElement, node.data));
    }
  }
  return [...new Set(problems.filter(Boolean))];
};

// Formulas of figures that reach out of their boxes; those of the text may be scrolled
checks.formulas = () => {
  const problems = [];
  for (const math of document.querySelectorAll("figure math")) {
    const box = math.closest(".formula, .math-line, td") ?? math.parentElement;
    if (!isShown(math)) continue;
    const [inner, outer] = [math.getBoundingClientRect(), box.getBoundingClientRect()];
    const out = Math.max(inner.right - outer.right, outer.left - inner.left, inner.bottom - outer.bottom);
    if (out > SLACK) problems.push(`${quote(math.textContent)} reaches ${px(out)} out of its box: ${name(box)}`);
  }
  return problems;
};

// What lies beyond the edge of a box that scrolls, without a shadow there
checks.signs = () => {
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  return [...document.body.querySelectorAll("*")]
    .filter((element) => isShown(element) && element.scrollWidth > element.clientWidth + 1 && scrolls(element))
    .filter((element) => !getComputedStyle(element).backgroundAttachment.includes("local"))
    .map((element) => `nothing says that it scrolls: ${name(element)}`);
};

checks.small = (least) => {
  const problems = [];
  for (const node of leaves(document.body)) {
    const element = node.parentElement;
    const size = parseFloat(getComputedStyle(element).fontSize) * scale(element);
    if (size < least - 0.01) problems.push(`${quote(node.data)} is ${px(size)} high: ${name(element)}`);
  }
  return problems;
};

// Paper does not scroll: what is wider than the page is lost.
checks.tooWideForPaper = () => {
  const problems = [];
  for (const element of document.querySelectorAll("figure, figure *, pre, table, math")) {
    if (element.ownerSVGElement || !isShown(element) || isTucked(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    const hidden = getComputedStyle(element).display === "inline" ? 0 : element.scrollWidth - element.clientWidth;
    const out = Math.max(-left, right - innerWidth);
    if (out > SLACK) problems.push(`${px(out)} wider than the paper: ${name(element)}`);
    else if (hidden > 1 && element.clientWidth > 0 && !element.closest("math")) {
      problems.push(`hides ${hidden}px of what it holds: ${name(element)}`);
    }
  }
  return problems;
};
