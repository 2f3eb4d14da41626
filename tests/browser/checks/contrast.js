// What is written in a colour that does not stand out

checks.faint = () => {
  const still = new CSSStyleSheet(); // the policy of the pages lets nobody put a <style> into them
  still.replaceSync(`* {
    pointer-events: auto !important;
    scroll-behavior: auto !important;
    transition: none !important;
    animation: none !important;
  }`);
  document.adoptedStyleSheets.push(still);
  const page = canvasColour();
  const places = new Map(); // of what is scrolled below, so that it can be scrolled back
  const scrollTo = (element, inline) => {
    for (let at = element; at; at = at.parentElement) {
      if (!places.has(at)) places.set(at, [at.scrollLeft, at.scrollTop]);
    }
    element.scrollIntoView({ block: "center", inline });
  };
  const problems = [];
  const seen = new Set();

  // The elements beneath a point of a text, top first; null where the text is not to be seen
  const beneath = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    // What is scrolled out of its box has the page beneath it, which holds everything.
    const around = (hit) => hit.contains(element) && hit !== document.body && hit !== document.documentElement;
    const at = stack.findIndex((hit) => hit === element || element.contains(hit) || around(hit));
    return at < 0 ? null : stack.slice(element.contains(stack[at]) && element.ownerSVGElement ? at + 1 : at);
  };
  const where = (node, part, svgText) => {
    const placed = svgText?.getScreenCTM();
    if (placed?.b) { // turned: of its box on the screen, most is not the text
      const { x, y, width, height } = svgText.getBBox();
      const point = new DOMPoint(x + width * part, y + height * 0.55).matrixTransform(placed);
      return [point.x, point.y];
    }
    const boxes = lines(node);
    const box = boxes[Math.floor(boxes.length / 2)];
    return box && [box.left + box.width * part, box.top + box.height * 0.55];
  };

  for (const node of leaves(document.body)) {
    const element = node.parentElement;
    const style = getComputedStyle(element);
    const svgText = element.closest("text");
    const css = svgText ? style.fill : style.color;
    if (css === "none" || css.startsWith("url")) continue;
    const size = parseFloat(style.fontSize) * scale(element);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const least = large ? 3 : 4.5;
    for (const part of [0.1, 0.5, 0.9]) {
      let point = where(node, part, svgText);
      if (!point) continue;
      let stack = beneath(svgText ?? element, ...point);
      if (!stack) {
        scrollTo(element, part < 0.4 ? "start" : part > 0.6 ? "end" : "center");
        point = where(node, part, svgText);
        stack = beneath(svgText ?? element, ...point);
      }
      if (!stack) {
        problems.push(`${quote(node.data)} is nowhere to be seen: ${name(element)}`);
        break;
      }
      let ground = page;
      for (const below of stack.reverse()) ground = paintOn(ground, below, ...point);
      if (svgText && style.paintOrder.startsWith("stroke") && style.stroke !== "none") {
        const [r, g, b, a] = colour(style.stroke); // a halo is what the letters stand on
        ground = over([r, g, b], a * Number(style.strokeOpacity) * opacity(element), ground);
      }
      const [r, g, b, a] = colour(css);
      const alpha = a * opacity(element) * (svgText ? Number(style.fillOpacity) : 1);
      const front = over([r, g, b], alpha, ground);
      const ratio = contrast(front, ground);
      if (ratio < least - 0.005) {
        const pair = `${ratio.toFixed(2)}:1, ${hex(front)} on ${hex(ground)}`;
        const key = pair + name(element);
        if (!seen.has(key)) problems.push(`${quote(node.data)} has ${pair}: ${name(element)}`);
        seen.add(key);
        break;
      }
    }
  }
  for (const [element, [left, top]] of places) element.scrollTo(left, top);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  return problems;
};
