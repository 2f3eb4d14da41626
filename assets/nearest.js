// Of the pages that a missing one's page offers, the one whose name is nearest to the address.

/** How many signs one word has more, less or other than another. @param {string} a @param {string} b */
const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    row = row.reduce((/** @type {number[]} */ next, above, j) => {
      const other = j && row[j - 1] + +(a[i - 1] !== b[j - 1]);
      return [...next, j ? Math.min(above + 1, next[j - 1] + 1, other) : i];
    }, []);
  }
  return row[b.length];
};

const { pathname } = location; // as it is written: names have no signs that are escaped
const parts = pathname.toLowerCase().replace(/\/+$/, "").replace(/\.[^.]*$/, "").split("/");
const asked = parts[parts.length - 1];
/**
 * How far a page's name is from the address, whose folders may be others, or none.
 * @param {string} name
 */
const away = (name) => {
  const own = name.split("/");
  const alone = distance(asked, own[own.length - 1]);
  return Math.min(distance(parts.slice(-own.length).join("/"), name), alone + 0.5);
};
const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-name]")]);
const [nearest] = links
  .map((link) => ({ link, off: away(link.dataset.name ?? "") }))
  .sort((a, b) => a.off - b.off);
const meant = /** @type {HTMLElement} */ (document.querySelector(".meant"));
if (nearest.off <= Math.max(asked.length, 4) / 2) {
  const link = /** @type {HTMLAnchorElement} */ (meant.querySelector("a"));
  link.href = /** @type {HTMLAnchorElement} */ (nearest.link).href;
  link.textContent = nearest.link.textContent;
  meant.hidden = false;
}
