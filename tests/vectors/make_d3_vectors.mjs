// Writes d3.json: what d3 and JavaScript itself make of many inputs, for the tests of the Python
// twins. `npm ci && npm run vectors` here repeats it; the same versions give the same file.
import { writeFileSync } from "node:fs";
import { tickIncrement, tickStep, ticks } from "d3-array";
import { scaleLinear } from "d3-scale";
import { curveCardinal, curveLinear, curveMonotoneX, curveStep, line } from "d3-shape";

// mulberry32: small, seeded, the same everywhere
let state = 20160814;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const between = (low, high) => low + random() * (high - low);
const pick = (items) => items[Math.floor(random() * items.length)];
const several = (n, make) => Array.from({ length: n }, make);
const magnitude = (low, high) => pick([-1, 1]) * between(1, 10) * Number(`1e${Math.floor(between(low, high))}`);

// JSON has neither NaN nor -0: numbers whose printing is tested are stored as their 64 bits.
const view = new DataView(new ArrayBuffer(8));
function bits(x) {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}
function fromBits() {
  view.setUint32(0, random() * 2 ** 32);
  view.setUint32(4, random() * 2 ** 32);
  return view.getFloat64(0);
}

const edges = [
  0, -0, NaN, Infinity, -Infinity, 1, -1, 0.1, 0.3, 0.1 + 0.2, 1 / 3, 100, 1e5, 123456789,
  1e-5, 1e-6, 9.999999999999999e-7, 1e-7, 1.5e-7, 1e20, 123456789012345680000, 1e21,
  999999999999999900000, 1.2e21, 1e22, 1e100, -1e-7, -1e21, 5e-324, 2.2250738585072014e-308,
  1.7976931348623157e308, 2 ** 53, 2 ** 53 + 2, 4.35, 0.000001234, -0.016852, 0.704039,
];
const ties = [
  0.5, 1.5, 2.5, -0.5, -2.5, 0.25, 0.75, 0.125, 0.375, 1.005, 1.045, 2.675, 8.345, 0.045, 10.235,
  -1.25, 1234.5, 0.0625, 9.5, 99.5, 0.995, 9.995, 999.5, 1e-7, -1e-9, 0, -0, 123456.5,
];

const printed = [
  ...edges,
  ...several(130, fromBits),
  ...several(90, () => magnitude(-9, 24)),
  ...several(60, () => Math.round(between(-1e5, 1e5)) / 1000),
].map((x) => [bits(x), String(x)]);

const fixed = [
  ...ties.flatMap((x) => [0, 1, 2, 3].map((decimals) => [x, decimals])),
  ...several(150, () => [magnitude(-8, 12), Math.floor(between(0, 12))]),
  ...several(60, () => [Math.round(between(-4000, 4000)) / 16, Math.floor(between(0, 4))]),
].map(([x, decimals]) => [bits(x), decimals, x.toFixed(decimals)]);

const precision = [
  ...ties.flatMap((x) => [1, 2, 3].map((digits) => [x, digits])),
  ...several(150, () => [magnitude(-12, 12), Math.floor(between(1, 15))]),
  ...several(60, () => [Math.round(between(-4000, 4000)) / 16, Math.floor(between(1, 5))]),
].map(([x, digits]) => [bits(x), digits, x.toPrecision(digits)]);

const intervals = [
  [-20, 20], [20, -20], [0, 1], [1, 0], [0, 20], [0, 80], [-1, 1], [0, 0.1], [0, 0.3], [-0.5, 0.5],
  [0, 1e-6], [1e6, 1e6 + 3], [0, 1e9], [0.2, 0.4], [-1.17, 0.83], [-0.003, 0.0071], [67, 68],
  ...several(40, () => [magnitude(-4, 5), magnitude(-4, 5)]),
  ...several(12, () => {
    const start = between(-100, 100);
    return [start, start + magnitude(-5, 0)];
  }),
  ...several(12, () => [Math.round(between(-50, 50)), Math.round(between(51, 120))]),
];
const counts = [1, 2, 3, 5, 10, 20];
const tickCases = intervals
  .flatMap(([start, stop]) => [pick(counts), pick(counts), 10].map((count) => [start, stop, count]))
  .concat([[5, 5, 10], [0, 0, 3], [0, 10, 0], [0, 10, -1], [0.3, 0.6, 0.5], [2.2, 2.8, 1.5]])
  .map(([start, stop, count]) => ({
    start,
    stop,
    count,
    ticks: ticks(start, stop, count),
    // not numbers for empty intervals: the Python twin has errors there
    increment: start < stop && count > 0 ? tickIncrement(start, stop, count) : null,
    step: count > 0 ? tickStep(start, stop, count) : null,
    labels: ticks(start, stop, count).map(scaleLinear([start, stop], [0, 1]).tickFormat(count)),
  }));

const scales = [...intervals, [5, 5], [0, 0]].map((domain) => {
  const range = pick([[0, 280], [110, 0], [0, 1], [60, 340], [between(-9, 9), between(10, 400)], [7, 7]]);
  const count = pick(counts);
  const scale = scaleLinear(domain, range);
  const values = [...domain, 0, ...several(4, () => between(2 * domain[0] - domain[1], 2 * domain[1] - domain[0]))];
  return { domain, range, values, coordinates: values.map(scale), count, nice: scale.copy().nice(count).domain() };
});

const coordinate = () => pick([between(0, 300), Math.round(between(0, 300)), Math.round(between(-3000, 3000)) / 10]);
const wild = (n) => several(n, () => [coordinate(), coordinate()]);
const ordered = (n) => wild(n).sort((a, b) => a[0] - b[0]);
const repeated = (n) => wild(n).flatMap((point) => (random() < 0.5 ? [point, point] : [point]));
const vertical = (n) => wild(n).map(([x, y]) => [Math.round(x / 100) * 100, y]);
const pointLists = [
  [], [[0, 0]], [[1.5, -2]], [[3, 4], [3, 4]], [[3, 4], [3, 4], [3, 4]], [[0, 0], [10, 10]],
  [[0, 0], [0, 10], [0, 20]], [[0, 1e-7], [1e21, 2], [3, 1e-9]], [[0, 5], [10, 5], [20, 5]],
  ...[2, 3, 4, 6].flatMap((n) => [wild(n), wild(n), ordered(n), ordered(n), repeated(n), vertical(n)]),
];
const curves = {
  linear: () => [curveLinear, null],
  step: () => [curveStep, null],
  monotone_x: () => [curveMonotoneX, null],
  cardinal: () => {
    const tension = pick([0, 0.5, 1, Math.round(random() * 100) / 100]);
    return [curveCardinal.tension(tension), tension];
  },
};
const lines = Object.entries(curves).flatMap(([name, make]) =>
  pointLists.map((points) => {
    const [curve, tension] = make();
    return { curve: name, tension, points, path: line().curve(curve).digits(null)(points) ?? "" };
  }),
);

const vectors = { printed, fixed, precision, ticks: tickCases, scales, lines };
const rows = (cases) => cases.map((one) => `  ${JSON.stringify(one)}`).join(",\n");
const sections = Object.entries(vectors).map(([name, cases]) => `"${name}": [\n${rows(cases)}\n]`);
writeFileSync(new URL("d3.json", import.meta.url), `{\n${sections.join(",\n")}\n}\n`);
