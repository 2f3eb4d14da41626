// Texts and shapes as they are drawn. All lengths are CSS px of the screen; SLACK of them may be due
// to rounding.

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
