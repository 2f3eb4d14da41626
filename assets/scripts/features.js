// Features as readers set them: of a category one in the place of its inputs.

/**
 * The features of a network as readers set them, by one number each: an input itself, or the place
 * of a word among those of a category, whose inputs are 1 for that word, else 0.
 * @param {DiagramState} state
 * @returns {Category[]} those that are no categories have no words
 */
const features = ({ inputs, categories = [] }) =>
  inputs.flatMap((name, at) => {
    const category = categories.find((one) => one.at <= at && at < one.at + one.count);
    if (!category) return [{ name, at, count: 1, words: [] }];
    return category.at === at ? [category] : [];
  });

/**
 * The setting of a feature in a row: one word may have no input.
 * @param {Category} feature
 * @param {number[]} row
 */
const setting = ({ at, count, words }, row) => {
  const place = row.slice(at, at + count).indexOf(1);
  return words.length ? (place < 0 ? count : place) : row[at];
};

/**
 * Puts a setting of a feature into a row.
 * @param {Category} feature
 * @param {number[]} row
 * @param {number} value
 */
const enter = ({ at, count, words }, row, value) => {
  for (let i = 0; i < count; i++) row[at + i] = words.length ? +(i === value) : value;
};

/**
 * What a row has of a feature: a number, or the word.
 * @param {Category} feature
 * @param {number[]} row
 */
const inputText = (feature, row) =>
  feature.words[setting(feature, row)] ?? digits.given(row[feature.at]);
