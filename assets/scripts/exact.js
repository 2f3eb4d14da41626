// Functions whose results are the same bits wherever they are computed: generator/nn/exact.py says
// how and after whom; this is its twin. Tests compare both to the last bit.

const exact = (() => {
  const LN2_HIGH = 0.6931471803691238; // 0x1.62e42feep-1
  const LN2_LOW = 1.9082149292705877e-10; // 0x1.a39ef35793c76p-33
  const PER_LN2 = 1 / 0.6931471805599453;
  const ROOT_HALF = 0.7071067811865476;
  const VANISHING = 1e-17;
  const EXP = [
    1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6,
    4.13813679705723846039e-8,
  ];
  const LOG = [
    6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
    1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860510658591e-1,
  ];

  // Powers of two that are doubles of full length, by what is doubled and halved: exact anywhere.
  const LEAST = -1022;
  const powers = new Float64Array(1023 - LEAST + 1);
  for (let n = 0, up = 1; n <= 1023; n++, up *= 2) powers[n - LEAST] = up;
  for (let n = -1, down = 0.5; n >= LEAST; n--, down /= 2) powers[n - LEAST] = down;
  /** @param {number} n */
  const two = (n) => powers[n - LEAST];

  /** @param {number[]} coefficients @param {number} z */
  const polynomial = (coefficients, z) => {
    let value = coefficients[coefficients.length - 1];
    for (let i = coefficients.length - 2; i >= 0; i--) value = coefficients[i] + z * value;
    return value;
  };

  /** @param {number} x */
  const exp = (x) => {
    if (x !== x) return x;
    const held = Math.min(710, Math.max(-746, x));
    const twos = Math.floor(held * PER_LN2 + 0.5);
    const high = held - twos * LN2_HIGH;
    const low = twos * LN2_LOW;
    const r = high - low;
    const c = r - r * r * polynomial(EXP, r * r);
    const nearOne = 1 - (low - (r * c) / (2 - c) - high);
    const half = Math.floor(twos / 2);
    return nearOne * two(half) * two(twos - half);
  };

  const parts = new DataView(new ArrayBuffer(8));
  /** @param {number} x */
  const log = (x) => {
    if (!(x > 0 && x < Infinity)) return x === 0 ? -Infinity : x > 0 ? x : NaN;
    // As m · 2ⁿ, m from ½ to 1. Doubles below the full length are made longer first.
    const short = x < 2.2250738585072014e-308;
    parts.setFloat64(0, short ? x * two(54) : x);
    const upper = parts.getUint16(0);
    const n = (upper >> 4) - 1022 - (short ? 54 : 0);
    parts.setUint16(0, (upper & 0xf) | (1022 << 4));
    const m = parts.getFloat64(0);
    const small = m < ROOT_HALF;
    const f = (small ? 2 * m : m) - 1;
    const k = small ? n - 1 : n;
    const s = f / (2 + f);
    const z = s * s;
    const half = 0.5 * f * f;
    const tail = s * (half + z * polynomial(LOG, z)) + k * LN2_LOW;
    return k * LN2_HIGH - (half - tail - f);
  };

  /** For x up to 0. @param {number} x */
  const expm1 = (x) => {
    const u = exp(x);
    if (u === 1) return x;
    return u > VANISHING ? ((u - 1) * x) / log(u) : u - 1;
  };

  /** For x from 0 to 1. @param {number} x */
  const log1p = (x) => {
    const u = 1 + x;
    return u === 1 ? x : (log(u) * x) / (u - 1);
  };

  /** @param {number} x */
  const tanh = (x) => {
    const less = expm1(-2 * Math.min(Math.abs(x), 22));
    const size = -less / (2 + less);
    return x < 0 ? -size : size;
  };

  /** The sum of the terms, which it overwrites: the second half onto the first, and so on. @param {Float64Array} terms */
  const sumByHalves = (terms) => {
    for (let count = terms.length; count > 1; ) {
      const half = (count + 1) >> 1;
      for (let k = half; k < count; k++) terms[k - half] += terms[k];
      count = half;
    }
    return terms[0];
  };

  return { exp, expm1, log, log1p, tanh, sumByHalves };
})();
