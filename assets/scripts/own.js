// A row of the reader's own: a control for each feature sets what goes into the network.

/**
 * What sets each feature of the row, control by control; without effect for what cannot be set.
 * @param {HTMLElement} figure
 * @param {(i: number, value: number, word?: string) => void} change called with the number of the
 *   feature, its setting, and the word for it where there is one
 * @returns {((value: number) => void)[]}
 */
const setters = (figure, change) =>
  all(figure, "[data-own]").map((control, i) => {
    const select = control.querySelector("select");
    if (!select) return slider(control, (value) => change(i, value));
    const changed = () => change(i, +select.value, select.selectedOptions[0].text);
    select.addEventListener("change", changed);
    return (value) => {
      const option = [...select.options].find((one) => +one.value === value);
      if (!option) return;
      option.selected = true;
      changed();
    };
  });

/**
 * The settings of a row as they stand in an address: numbers, of a category the word.
 * @param {Category[]} features
 * @param {number[]} row
 */
const addressed = (features, row) =>
  Object.fromEntries(
    features.map((one) => [one.name.toLowerCase(), one.words[setting(one, row)] ?? row[one.at]]),
  );

/**
 * The setting of a feature that an address asks for: NaN or below 0 where it asks for none.
 * @param {Category} feature
 * @param {URLSearchParams} values
 */
const asked = ({ name, words }, values) => {
  const text = values.get(name.toLowerCase()) ?? "";
  return words.length ? words.indexOf(text) : parseFloat(text);
};
