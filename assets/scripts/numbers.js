// Numbers as readers see them: the twins of generator/notation/number.py and generator/figures/parts/digits.py,
// for |x| < 1e21. Rounding is JavaScript's there as here; tests compare the two.

/** What is said of a number that is none any more, or infinite. */
const TOO_LARGE = "too large";

/** @param {string} text */
const forReaders = (text) =>
  /[NI]/.test(text) ? TOO_LARGE : text.replace("-", /[1-9]/.test(text) ? "−" : "");

/** @param {string} text */
const withoutZeros = (text) => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/**
 * `x` with exactly so many decimals.
 * @param {number} x
 * @param {number} decimals
 */
const fixed = (x, decimals) => forReaders(x.toFixed(decimals));

/**
 * `x` with at most so many decimals, without trailing zeros.
 * @param {number} x
 * @param {number} decimals
 */
const trimmed = (x, decimals) => forReaders(withoutZeros(x.toFixed(decimals)));

/**
 * `x` with so many significant digits: in full for 1e-6 ≤ |x| < `below`, else as "1.2 × 10⁻⁷".
 * @param {number} x
 * @param {number} digits
 */
const significant = (x, digits, below = 1e6) => {
  const size = Math.abs(x);
  if (!(size < Infinity)) return TOO_LARGE;
  if (!size || (size >= 1e-6 && size < below)) return forReaders(`${+x.toPrecision(digits)}`);
  const [coefficient, exponent] = x.toExponential(digits - 1).split("e");
  const raised = exponent.replace("+", "").replace(/./g, (c) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[+c] ?? "⁻");
  return forReaders(`${withoutZeros(coefficient)}\u202f×\u202f10${raised}`);
};

/**
 * `x` with exactly so many decimals, in full for 1e-6 ≤ |x| < 2⁵³; else with as many digits as they
 * leave, up to 9.
 * @param {number} x
 * @param {number} decimals
 */
const toDecimals = (x, decimals) => {
  const size = Math.abs(x);
  const left = +x.toExponential().split("e")[1] + decimals + 1;
  if (!size || (size >= 1e-6 && size < 2 ** 53) || left < 1) return fixed(x, decimals);
  return significant(x, Math.min(9, left));
};

/**
 * A share from 0 to 1 as per cent.
 * @param {number} p
 */
const percent = (p, decimals = 0) => (p < Infinity ? `${fixed(100 * p, decimals)}\u202f%` : TOO_LARGE);

/** How many digits each role shows. */
const digits = {
  /** A weight, bias, slope or loss. @param {number} x */
  value: (x) => significant(x, 4),
  /** An input: exact where it is whole or 9 digits say it, else "≈" and 7. @param {number} x */
  given: (x) => {
    if (Number.isInteger(x) && Math.abs(x) <= Number.MAX_SAFE_INTEGER) return fixed(x, 0);
    return +x.toPrecision(9) === x ? significant(x, 9, 1e9) : `≈ ${significant(x, 7, 1e7)}`;
  },
  /** A weight times its input. @param {number} x */
  product: (x) => significant(x, 5),
  /** A pre-activation inside a neuron. @param {number} x */
  total: (x) => {
    const size = Math.abs(x);
    if (size >= 1e-6 && size < 0.005) return significant(x, 1);
    return size < 1e6 ? fixed(x, size < 10 ? 2 : +(size < 100)) : significant(x, 3);
  },
  /** A pre-activation in a sentence or table. @param {number} x */
  totalInFull: (x) => (Math.abs(x) < 1e6 ? fixed(x, 5) : significant(x, 6)),
  /**
   * A probability, with as many decimals as it takes to stand on its side of the threshold.
   * @param {number} p
   * @param {number} threshold
   */
  probability: (p, threshold) => {
    let decimals = 0;
    while (p < threshold && decimals < 5 && percent(p, decimals) === percent(threshold, decimals)) {
      decimals += 1;
    }
    return percent(p, decimals);
  },
  /** A mean loss. @param {number} x */
  loss: (x) => (Math.abs(x) < 1000 ? fixed(x, 3) : significant(x, 5)),
  /** The result of an activation function. @param {number} x */
  readout: (x) => trimmed(x, 11),
  /** A number beside a dot or in a glyph; one that only rounds to a whole says "≈". @param {number} x */
  short: (x, decimals = 4) => {
    const text = trimmed(x, decimals);
    return !Number.isInteger(x) && !text.includes(".") ? `≈ ${text}` : text;
  },
  /**
   * `short` with as many decimals as leave it no longer than so many characters.
   * @param {number} x
   * @param {number} room
   */
  within: (x, room) => {
    let decimals = 4;
    while (decimals && digits.short(x, decimals).length > room) decimals--;
    return digits.short(x, decimals);
  },
  /** A parameter or input to the last digit. @param {number} x */
  full: (x) => significant(x, 17, 2 ** 53),
};
