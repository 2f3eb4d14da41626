// What a network says at its outputs: the twin of generator/figures/parts/outcome.py.

/**
 * What comes out of a forward pass: the text at each output; which class is likeliest, or of two
 * the one that is answered; the answer in a table; all of it in a sentence.
 * @param {DiagramState} state
 * @param {Pass} pass of the last layer
 */
const outcome = ({ classes, chance, threshold, decimals, clause, layers }, { sums, activations }) => {
  const { title } = layers[layers.length - 1];
  const totals = sums.map(digits.total).join(", ");
  const [first] = activations;
  /** Without a function, "$" in a word would be read as a sign. @param {string} word */
  const said = (word) => clause.replace(/\{(class|number)\}/, () => word);
  if (!classes.length) {
    const text = toDecimals(first, decimals ?? 0);
    const through = title === "identity" ? "" : `; ${title} makes that the answer`;
    return { texts: [text], at: 0, cell: text, told: `Sum ${totals}${through}: ${said(text)}.` };
  }
  const binary = activations.length < 2;
  const texts = activations.map((a) => (binary ? digits.probability(a, threshold) : percent(a)));
  const at = binary ? +(first >= threshold) : Math.max(0, activations.indexOf(Math.max(...activations)));
  const shares = texts.map((text, i) => `${text} ${binary ? (chance ?? classes[1]) : classes[i]}`).join(", ");
  return {
    texts,
    at,
    cell: binary ? texts[0] : `${classes[at]} ${texts[at]}`,
    told: `Sum${binary ? "" : "s"} ${totals}; ${title} gives ${shares}; ${said(classes[at])}.`,
  };
};
