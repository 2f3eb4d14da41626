// The rows of a data set, as the build codes them: the twin of generator/figures/parts/rows.py.

/** What stands for a digit of a place. */
const PLACE_DIGITS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(i + 33))
  .filter((sign) => !"\"&'<>\\`".includes(sign))
  .join("");

/**
 * The rows of each part: what goes into the network, one row after the other, and the labels.
 * @typedef {{part: string, count: number, inputs: Float64Array, labels: Float64Array}} Rows
 */

/**
 * The rows of a figure, part by part. Where its page brings them, once `later("rows")` has come,
 * the figure has their name alone.
 * @param {CodedRows | string} rows
 * @returns {Rows[]}
 */
const decodedRows = (rows) => {
  if (typeof rows === "string") return decodedRows(brought.rows[rows]);
  const count = Object.values(rows.parts).reduce((a, b) => a + b);
  const columns = rows.features.map((column) => decodedColumn(column, count));
  const labels = decodedColumn(rows.label, count).flat();
  const inputs = Array.from({ length: count }, (_, row) => columns.flatMap((column) => column[row]));
  let at = 0;
  return Object.entries(rows.parts).map(([part, count]) => {
    const [from, to] = [at, (at += count)];
    return {
      part,
      count,
      inputs: Float64Array.from(inputs.slice(from, to).flat()),
      labels: Float64Array.from(labels.slice(from, to)),
    };
  });
};

/**
 * What a column has for each row: a number, or one for each input of the feature.
 * @param {CodedColumn} column
 * @param {number} rows
 */
const decodedColumn = ({ count, values, places }, rows) => {
  const base = PLACE_DIGITS.length;
  let [packed, width] = [1, 1];
  while (count ** (packed + 1) <= base && packed < 6) packed++;
  while (base ** width < count) width++;
  const each = values.length / count;
  return Array.from({ length: rows }, (_, row) => {
    const at = Math.floor(row / packed) * width;
    let number = 0;
    for (const sign of places.slice(at, at + width)) number = number * base + PLACE_DIGITS.indexOf(sign);
    const place = Math.floor(number / count ** (row % packed)) % count;
    return values.slice(place * each, (place + 1) * each);
  });
};
