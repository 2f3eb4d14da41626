// What is painted where, as [red, green, blue, alpha] of 0…255 and 0…1, whatever notation CSS has

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
const opacities = new Map();
const opacity = (element) => {
  if (!element) return 1;
  if (!opacities.has(element)) {
    opacities.set(element, Number(getComputedStyle(element).opacity) * opacity(element.parentElement));
  }
  return opacities.get(element);
};
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
