// Random numbers as NumPy draws them: the twin of its `default_rng([seed, restart])`, so that a seed is
// the same start in the page as in a recipe.
//
// PCG64 (O'Neill 2014, "PCG: a family of simple fast space-efficient statistically good algorithms for
// random number generation", XSL-RR), seeded by NumPy's SeedSequence; normal numbers by the ziggurat
// (Marsaglia & Tsang 2000); orders by Fisher & Yates (Durstenfeld 1964, "Algorithm 235"). Tests compare it with NumPy to the last bit.

/**
 * The places at which NumPy's ziggurat is cut, as big-endian doubles. Rounding has gone its own way in
 * them: no formula gives their last bits.
 */
const CUTS =
  "QA9JO3gV2Xk/y40L4/32xj/SUK88LFu0P9V8uThEO2E/2AH86C+nDD/aIwwuTNC8P9wATS84Yfc/3awvWnRydD/fMkgtTNXD" +
  "P+BNMieOu60/4PUFOwJdQz/hkqaXQTZ3P+Inoo96GvU/4rUuOGPYgD/jPD/AV5H1P+O9nsGisS8/5Dnvjf+bVT/ksbs2Pf6n" +
  "P+UldWIa03Q/5ZWApwfOlj/mAjHP2X7qP+Zr0mGjfD0/5tKikgAFcD/nNtrTRvimP+eYrRCzKnc/5/hFrUb1Qz/oVcxTQwp3" +
  "P+ixZJ57dpo/6QsuqU7PmD/pY0eCLB7qP+m5yY44xUY/6g7M3KSnLD/qYmdtd81ZP+q0rW4QFjA/6wWxbRNsnD/rVYSHQnop" +
  "P+ukNo5Snzo/6/HWKr+CMj/sPnD5WU7zP+yKE6UyO2E/7NTJ/nImiz/tHp8OgLdIP+1nnSnkHxA/7a/OACO4wz/t9zqp8XZT" +
  "P+4967XS7f4/7oPpM3pvAD/uyTq9+YLOP+8N54TwYiY/71H2VNj2iD/vlW2eh9euP+/YU336Lqw/8A1W4EI07D/wLkD1OY+a" +
  "P/BO6p4Wpfw/8G9WW3KgED/wj4aQcfQLP/CvfYS8YRM/8M89ZkvMfz/w7shLFghrP/EOIDKVFe4/8S1HBzEPvj/xTD6fjpFB" +
  "P/FrCL/EIB4/8YmnGnjaND/xqBtR7m2IP/HGZvj4Kss/8eSLk+DULj/yAoqZQKCfP/IgZXLExuk/8j4dfenDHz/yW7QMqWv7" +
  "P/J5KmYd038/8paBxxnXGz/ys7tiuC7aP/LQ2GLhuFM/8u3Z6Mupjj/zCsENbkjXP/MnjuH0uTA/80REcCZeoT/zYOK6ylLV" +
  "P/N9ar4FWGo/85ndb7KyZD/ztju/uD0DP/PShphWHeA/8+6+3nJagz/0CuVx4J50P/Qm+y2mdF0/9EMA6DwwpD/0Xvdzysdd" +
  "P/R6355mwzY/9Ja6MkiPLz/0sof2AkFdP/TOSayzEdw/9OoAFjimBT/1BavvXlViP/UhTfIKi1o/9Tzm1WpmTz/1WHdOG7LI" +
  "P/V0AA5VX3g/9Y+Bxg6FFD/1qv0jJBtZP/XGctF9cz0/9eHjey+M0z/1/U/In144P/YYuGCjH8M/9jQd6KKwoj/2T4EEtyYL" +
  "P/Zq4lfJlnI/9oZCg7ExNz/2oaIpULKxP/a9AeizQ7s/9thiYSjTUj/288QxYfhUP/cPJ/eLaOs/9yqOUWkUxj/3RffccO7c" +
  "P/dhZTXlcx8/93zW+u/0ST/3mE3Iur2TP/ezyjyLFAk/989M89si+z/36taMc97nP/gGZ6SG6h8/+CIA2siGdj/4PaLOiZ8V" +
  "P/hZTh/R9b0/+HUDb3p+xT/4kMNfR/ctP/isjpIFwEM/+Mhlq6EMnD/45ElRRGonP/kAOilztY8/+Rw43CiDRz/5OEYS7wr8" +
  "P/lUYnkDooo/+XCOu3DV7j/5jMuJLioxP/mpGZM/mb8/+cV5jNXZLD/54ewrb3QRP/n+cib60ko/+hsMOfk2kj/6N7shoshb" +
  "P/pUf54Lu4g/+nFackqppD/6jkxkoDE9P/qrVj6f8Qg/+sh4zVr1zj/65bThi7M2P/sDC0/DoRo/+yB88JqYWz/7Pgqg4AwA" +
  "P/tbtUHOPQM/+3l9uT+JJz/7l2Tx5fc8P/u1a9uFJW4/+9OTay7Aoj/78dybga6DP/wQSGzsFqA//C7X5fB6LT/8TYwTbg0c" +
  "P/xsZgjshwU//Itm4OumFz/8qo+9NqKrP/zJ4cc71pA//OleMGjgNz/9CQYyi49uP/0o2xA37yA//UjeFTPGRz/9aRCW5/Ej" +
  "P/2Jc/TX+6U//aoJmSBucD/9ytL4/EkOP/3r0ZVSLjc//g0G+0nSHD/+LnTE6kb2P/5QHJnB0Yg//nIAL5f+JT/+lCFLKr8K" +
  "P/62gcD3bwg//tkjdhCnOj/+/AhhAeypP/8fMorCUyE//0KkD7dNbT//Zl8gyQFoP/+KZgSJl4I//667GHEivz//02DSL+eF" +
  "P//4WcEY9gtAAA7UR9OgdUAAIagCj8lHQAA0qYOpAqtAAEfaTj71x0AAWzv2rbN+QABu0COnJmhAAIKYj2MuF0AAlpcI6KJU" +
  "QACqzXVxwMRAAL890e7USEAA0+o0qj0wQADo1M8RZZNAAP3/76aftkABE24EIHBBQAEpIZu7XTVAAT8dacQJbUABVWRIYC47" +
  "QAFr+Tud7vNAAYLfdNISYUABmhpWTuusQAGxrXd/L45AAcmcqXGmlEAB4ev75K45QAH6n8Li2QFAAhO8nQTMgUACLUd6b9Pu" +
  "QAJHRaSsnCRAAmG8x3ZY4EACfLL6qFkuQAKYLs13DnhAArQ3UyoKUkAC0NQxltuXQALuDbGpePVAAwvs0lau7kADKnteaKSj" +
  "QANJxAWuEqNAA2nSejOoQEADirOSVkEKQAOsdXCuiPpAA88nsxcEpkAD8tuqYPR1QAQXpJy55dpABD2YFVRelEAEZM5EpzoV" +
  "QASNYnWcQ7xABLdznWtaJ0AE4yUNzYkCQAUQn1PprEFABUARUjp+QkAFcbGpSuQbQAWlwItxjdlABdyKJDrQ/kAGFmnPhh5M" +
  "QAZTznsAaupABpVAvp/lw0AG22uNCeIyQAcnKPBfejRAB3mVVgkGc0AH1C301s6MQAg5AwUp8jRACKsPv6p8FEAJLuCUb0SW" +
  "QAnL7gFAV6tACo/ceJR3WkALmB84eP2xQA07tIIJrTM=";

/**
 * Numbers drawn one after the other from seeds, whole numbers from 0 below 2⁶⁴.
 * @param {(number | bigint)[]} seeds
 */
const drawing = (seeds) => {
  const MASK = (1n << 128n) - 1n;
  const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;
  const [high, low, streamHigh, streamLow] = spread4(seeds);
  const increment = ((((streamHigh << 64n) | streamLow) << 1n) | 1n) & MASK;
  let state = (increment + ((high << 64n) | low)) & MASK;
  /** @type {number | undefined} the upper half of a number whose lower half has been taken */
  let kept;

  const next = () => {
    state = (state * MULTIPLIER + increment) & MASK;
    const folded = (state >> 64n) ^ (state & 0xffffffffffffffffn);
    const turn = state >> 122n;
    return BigInt.asUintN(64, (folded >> turn) | (folded << ((64n - turn) & 63n)));
  };
  next();

  /** From 0 to below 1, in steps of 2⁻⁵³. */
  const uniform = () => Number(next() >> 11n) / 2 ** 53;

  const next32 = () => {
    if (kept !== undefined) {
      const taken = kept;
      kept = undefined;
      return taken;
    }
    const both = next();
    kept = Number(both >> 32n);
    return Number(both & 0xffffffffn);
  };

  /** A whole number from 0 to `most`: as many bits as it has, until they fit. @param {number} most */
  const upTo = (most) => {
    const mask = 2 ** (32 - Math.clz32(most)) - 1;
    let drawn = most + 1;
    while (drawn > most) drawn = (next32() & mask) >>> 0;
    return drawn;
  };

  /** A normal number, of mean 0 and deviation 1. */
  const normal = () => {
    const { places, heights } = ziggurat();
    for (;;) {
      const drawn = next();
      const strip = Number(drawn & 0xffn);
      const size = Number((drawn >> 9n) & 0xfffffffffffffn);
      const x = size * (places[strip] / 2 ** 52) * ((drawn >> 8n) & 1n ? -1 : 1);
      const inner = strip ? (strip > 1 ? places[strip - 1] : 0) : places[255];
      if (size < Math.floor((inner / places[strip]) * 2 ** 52)) return x;
      if (!strip) return tail(size);
      const below = strip > 1 ? heights[strip - 1] : 1;
      if ((below - heights[strip]) * uniform() + heights[strip] < exact.exp(-0.5 * x * x)) return x;
    }
  };

  /** Beyond the last strip, where a library's logarithm decides of the last bit. @param {number} size */
  const tail = (size) => {
    const end = 3.6541528853610088;
    for (;;) {
      const beyond = -0.27366123732975828 * Math.log1p(-uniform());
      const y = -Math.log1p(-uniform());
      if (y + y > beyond * beyond) return Math.floor(size / 256) % 2 ? -(end + beyond) : end + beyond;
    }
  };

  /** The numbers below `count`, in any order. @param {number} count */
  const order = (count) => {
    const places = Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1; i > 0; i--) {
      const j = upTo(i);
      [places[i], places[j]] = [places[j], places[i]];
    }
    return places;
  };

  return { uniform, normal, order };
};

/** @type {{places: number[], heights: number[]} | undefined} */
let cuts;

/** The places of the ziggurat's strips, and the bell's heights there. */
const ziggurat = () => {
  if (cuts) return cuts;
  const view = new DataView(Uint8Array.from(atob(CUTS), (c) => c.charCodeAt(0)).buffer);
  const places = Array.from({ length: 256 }, (_, i) => view.getFloat64(8 * i));
  return (cuts = { places, heights: places.map((x) => exact.exp(-0.5 * x * x)) });
};

/**
 * Four numbers of 64 bits from seeds, all of whose bits count for each: NumPy's SeedSequence.
 * @param {(number | bigint)[]} seeds
 */
const spread4 = (seeds) => {
  /** @param {number} a @param {number} b */
  const times = (a, b) => Math.imul(a, b) >>> 0;
  const words = seeds.flatMap((seed) => {
    const told = [];
    let rest = BigInt(seed);
    do told.push(Number(rest & 0xffffffffn));
    while ((rest >>= 32n));
    return told;
  });
  let constant = 0x43b0d7e5;
  /** @param {number} value */
  const hashed = (value) => {
    value = (value ^ constant) >>> 0;
    constant = times(constant, 0x931e8875);
    value = times(value, constant);
    return (value ^ (value >>> 16)) >>> 0;
  };
  /** @param {number} x @param {number} y */
  const mixed = (x, y) => {
    const both = (times(0xca01f9dd, x) - times(0x4973f715, y)) >>> 0;
    return (both ^ (both >>> 16)) >>> 0;
  };
  const pool = [0, 1, 2, 3].map((i) => hashed(words[i] ?? 0));
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) if (from !== to) pool[to] = mixed(pool[to], hashed(pool[from]));
  for (const word of words.slice(4)) for (let to = 0; to < 4; to++) pool[to] = mixed(pool[to], hashed(word));
  constant = 0x8b51f9dd;
  const out = Array.from({ length: 8 }, (_, i) => {
    let value = (pool[i % 4] ^ constant) >>> 0;
    constant = times(constant, 0x58f38ded);
    value = times(value, constant);
    return BigInt((value ^ (value >>> 16)) >>> 0);
  });
  return [0, 2, 4, 6].map((i) => out[i] | (out[i + 1] << 32n));
};
