// What can be measured in a laid-out page only. One expression: an object of checks, each of
// which returns its problems as sentences. All lengths are CSS px of the screen.
(() => {
  const SLACK = 0.5; // of a pixel, that rounding may take

  const name = (element) => {
    const figure = element.closest("figure[id]");
    const classes = element.getAttribute("class");
    const tag = element.localName + (classes ? "." + classes.trim().split(/\s+/).join(".") : "");
    return figure && figure !== element ? `${tag} in #${figure.id}` : tag;
  };
  const quote = (text) => {
    const line = text.trim().replace(/\s+/g, " ");
    return `“${line.length > 40 ? line.slice(0, 39) + "…" : line}”`;
  };
  const px = (length) => `${Math.round(length * 10) / 10}px`;

  const isShown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  // Text for screen readers alone, in a box of a pixel, and a skip link that waits off the page
  const tucked = new Map();
  const isTucked = (element) => {
    if (!element) return false;
    if (!tucked.has(element)) tucked.set(element, isTuckedItself(element) || isTucked(element.parentElement));
    return tucked.get(element);
  };
  const isTuckedItself = (box) => {
    const { width, height, right, bottom } = box.getBoundingClientRect();
    const { position, clipPath } = getComputedStyle(box);
    return (position === "absolute" && width <= 1.5 && height <= 1.5)
      || clipPath === "inset(50%)" || clipPath === "inset(100%)"
      || (box.matches("a[href^='#']") && (right + scrollX <= 0 || bottom + scrollY <= 0));
  };

  // Where the ink of a text ends, as parts of its line box: the box has room for accents and
  // descenders that “0.70” has not, and labels that share only such room do not touch.
  const inkCache = new Map();
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const ink = (text, style) => {
    const font = `${style.fontStyle} ${style.fontWeight} 100px ${style.fontFamily}`;
    const key = font + text;
    if (!inkCache.has(key)) {
      pen.font = font;
      const m = pen.measureText(text);
      const height = m.fontBoundingBoxAscent + m.fontBoundingBoxDescent;
      inkCache.set(key, {
        top: (m.fontBoundingBoxAscent - m.actualBoundingBoxAscent) / height,
        bottom: (m.fontBoundingBoxDescent - m.actualBoundingBoxDescent) / height,
      });
    }
    return inkCache.get(key);
  };

  const bounds = (points) => {
    const xs = points.map((p) => p.x);
    const ys = points.map((p) => p.y);
    return new DOMRect(Math.min(...xs), Math.min(...ys),
      Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  };

  // One box for each stretch of a <text> on one baseline in one size, turned as the text is
  const svgRuns = (text) => {
    const matrix = text.getScreenCTM();
    const style = getComputedStyle(text);
    const { top, bottom } = ink(text.textContent.trim(), style);
    const runs = [];
    for (let i = 0; i < text.getNumberOfChars(); i++) {
      const cell = text.getExtentOfChar(i);
      if (cell.width === 0) continue;
      const last = runs.at(-1);
      if (last && Math.abs(last.y - cell.y) < 0.01 && Math.abs(last.height - cell.height) < 0.01) {
        last.left = Math.min(last.left, cell.x);
        last.right = Math.max(last.right, cell.x + cell.width);
      } else {
        runs.push({ left: cell.x, right: cell.x + cell.width, y: cell.y, height: cell.height });
      }
    }
    return runs.map(({ left, right, y, height }) => {
      const [high, low] = [y + top * height, y + (1 - bottom) * height];
      const corners = [[left, high], [right, high], [right, low], [left, low]]
        .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
      return { element: text, text: text.textContent, corners, box: bounds(corners) };
    });
  };

  const svgTexts = (svg) => [...svg.querySelectorAll("text")].filter((text) =>
    isShown(text) && text.textContent.trim() && !text.closest("defs, symbol, pattern, mask, clipPath"));

  const leaves = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.data.trim() && !element.closest("script, style, title, desc, noscript, defs")
        && isShown(element) && !isTucked(element)) found.push(walker.currentNode);
    }
    return found;
  };

  const lines = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  };

  const scale = (element) => {
    const m = element.ownerSVGElement && element.getScreenCTM?.();
    return m ? Math.sqrt(Math.abs(m.a * m.d - m.b * m.c)) : 1;
  };

  // By how much two convex shapes lie in one another: the least push that would part them
  const overlap = (one, other) => {
    let least = Infinity;
    for (const shape of [one, other]) {
      for (let i = 0; i < shape.length; i++) {
        const [p, q] = [shape[i], shape[(i + 1) % shape.length]];
        const length = Math.hypot(q.x - p.x, q.y - p.y);
        if (length === 0) continue;
        const [nx, ny] = [(p.y - q.y) / length, (q.x - p.x) / length];
        const along = (points) => points.map((r) => r.x * nx + r.y * ny);
        const [a, b] = [along(one), along(other)];
        least = Math.min(least, Math.max(...a) - Math.min(...b), Math.max(...b) - Math.min(...a));
      }
    }
    return least;
  };

  // Colours, as [red, green, blue, alpha] of 0…255 and 0…1, whatever notation CSS has for them
  const colours = new Map();
  const colour = (css) => {
    if (!colours.has(css)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = "#000";
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      colours.set(css, [r, g, b, a / 255]);
    }
    return colours.get(css);
  };
  const over = (top, alpha, below) => below.map((channel, i) => channel + (top[i] - channel) * alpha);
  const opacity = (element) =>
    element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((channel) => {
      const c = channel / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const hex = (rgb) => "#" + rgb.map((c) => Math.round(c).toString(16).padStart(2, "0")).join("");

  const paintOn = (below, element, x, y) => {
    const style = getComputedStyle(element);
    const alpha = opacity(element);
    const lay = (css, part, ground) => {
      const [r, g, b, a] = colour(css);
      return over([r, g, b], a * part * alpha, ground);
    };
    if (element instanceof SVGGeometryElement) {
      const point = new DOMPoint(x, y).matrixTransform(element.getScreenCTM().inverse());
      if (style.fill !== "none" && element.isPointInFill(point)) {
        below = lay(style.fill, Number(style.fillOpacity), below);
      }
      if (style.stroke !== "none" && element.isPointInStroke(point)) {
        below = lay(style.stroke, Number(style.strokeOpacity), below);
      }
      return below;
    }
    if (element instanceof SVGElement && !(element instanceof SVGSVGElement)) return below;
    // A gradient (the shade at the edge of a box that scrolls) is not counted: only plain colours.
    return lay(style.backgroundColor, 1, below);
  };

  const canvasColour = () => {
    const sample = document.createElement("div");
    sample.style.backgroundColor = "Canvas";
    document.documentElement.append(sample);
    const [r, g, b] = colour(getComputedStyle(sample).backgroundColor);
    sample.remove();
    const root = colour(getComputedStyle(document.documentElement).backgroundColor);
    const body = colour(getComputedStyle(document.body).backgroundColor);
    const page = root[3] ? root : body; // the body's goes to the whole page where the root has none
    return over(page.slice(0, 3), page[3], [r, g, b]);
  };

  const checks = {};

  // The page itself scrolls up and down only; wide things scroll in a box of their own.
  checks.sideways = () => {
    const wide = document.scrollingElement.scrollWidth;
    if (wide <= innerWidth) return [];
    const reach = (element) => element.getBoundingClientRect().right + scrollX;
    const culprits = [...document.body.querySelectorAll("*")].filter((element) =>
      Math.abs(reach(element) - wide) < 1.5 && ![...element.children].some((child) => reach(child) >= wide - 1.5));
    return [`the page is ${wide}px wide in a window of ${innerWidth}px: ${culprits.map(name).join(", ")}`];
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

  checks.small = (least) => {
    const problems = [];
    for (const node of leaves(document.body)) {
      const element = node.parentElement;
      const size = parseFloat(getComputedStyle(element).fontSize) * scale(element);
      if (size < least - 0.01) problems.push(`${quote(node.data)} is ${px(size)} high: ${name(element)}`);
    }
    return problems;
  };

  checks.faint = () => {
    const style = document.createElement("style");
    style.textContent = `* {
      pointer-events: auto !important;
      scroll-behavior: auto !important;
      transition: none !important;
      animation: none !important;
    }`;
    document.head.append(style);
    const page = canvasColour();
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
    const where = (node, part) => {
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
        let point = where(node, part);
        if (!point) continue;
        let stack = beneath(svgText ?? element, ...point);
        if (!stack) {
          element.scrollIntoView({ block: "center", inline: part < 0.4 ? "start" : part > 0.6 ? "end" : "center" });
          point = where(node, part);
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
    style.remove();
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

  // All that a reader can read, in order
  checks.text = () => leaves(document.body).map((node) => node.data.trim().replace(/\s+/g, " "));

  // Every selector of the page's style sheets, and whether an element could be meant by it
  checks.selectors = () => {
    const state = /::?(?:before|after|marker|hover|focus(?:-visible)?|-(?:webkit|moz)-[\w-]+)\b/g;
    const found = [];
    const alternatives = (list) => {
      const parts = [""];
      let depth = 0;
      for (const sign of list) {
        depth += (sign === "(") - (sign === ")");
        if (sign === "," && depth === 0) parts.push("");
        else parts[parts.length - 1] += sign;
      }
      return parts.map((part) => part.trim()).filter(Boolean);
    };
    const read = (rules) => {
      for (const rule of rules) {
        if (rule.cssRules?.length) read(rule.cssRules);
        for (const selector of alternatives(rule.selectorText ?? "")) {
          const plain = selector.replace(state, "").trim() || "*";
          found.push([selector, document.querySelector(plain) !== null]);
        }
      }
    };
    for (const sheet of document.styleSheets) read(sheet.cssRules);
    return found;
  };

  return checks;
})()
