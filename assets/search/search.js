// Finds words in the texts of all pages, as a reader types. The texts come once they are asked for,
// as a script, so that this works from a folder too; see generator/pages/search.py.

/** A section: its id, empty for the beginning of a page, its heading, and its text. @typedef {[string, string, string]} Section */
/** A page: its address, its title, its sections. @typedef {[string, string, Section[]]} Told */
/** @typedef {{href: string, page: string, heading: string, text: string, title: string, head: string, body: string}} Entry */

const MOST = 20; // results that are shown
const AROUND = 70; // signs before and after a word that was found
const TITLE = 2, HEADING = 4; // how much more a word counts there than in a text

const own = /** @type {HTMLScriptElement} */ (document.currentScript);
const source = own.dataset.words ?? "";
const panel = /** @type {HTMLElement} */ (document.querySelector(".search"));
const field = /** @type {HTMLInputElement} */ (panel.querySelector("input"));
const told = /** @type {HTMLElement} */ (panel.querySelector("[role=status]"));
const list = /** @type {HTMLElement} */ (document.querySelector(".found"));
const all = /** @type {HTMLElement} */ (document.querySelector(".headings"));

/** A text as it is compared: without accents, capitals, and kinds of quotation marks. @param {string} text */
const plain = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’]/g, "'").replace(/−/g, "-");

/** @type {Promise<Entry[]> | undefined} */
let waiting;
/** The texts, which are loaded once. */
const entries = () =>
  (waiting ??= new Promise((resolve, reject) => {
    /** @type {any} */ (window).feedforward = { brought: {} };
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => {
      const pages = /** @type {Told[]} */ (/** @type {any} */ (window).feedforward.brought.words.pages);
      resolve(
        pages.flatMap(([address, page, sections]) =>
          sections.map(([id, heading, text]) => ({
            href: id ? `${address}#${id}` : address, page, heading, text,
            title: plain(page), head: plain(heading), body: plain(text),
          })),
        ),
      );
    };
    script.onerror = (event) => {
      waiting = undefined; // the next time may do
      reject(event);
    };
    document.head.append(script);
  }));

/**
 * How often a word is in a text; at the beginning of a word there it counts twice, and as a whole
 * word three times.
 * @param {string} text @param {string} word
 */
const weight = (text, word) => {
  let sum = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const before = /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at));
    const after = /^[\p{L}\p{N}]/u.test(text.slice(at + word.length, at + word.length + 2));
    sum += before ? 1 : after ? 2 : 3;
  }
  return sum;
};

/**
 * The sections that have all the words, the best first. A word counts more the fewer sections have
 * it, and each further time in a text counts less.
 * @param {Entry[]} known @param {string[]} words
 */
const ranked = (known, words) => {
  const scores = known.map(() => 1);
  for (const word of words) {
    const found = known.map(
      (one) =>
        Math.log1p(weight(one.body, word)) +
        HEADING * Math.log1p(weight(one.head, word)) +
        TITLE * Math.log1p(weight(one.title, word)),
    );
    const rare = Math.log1p(known.length / (1 + found.filter(Boolean).length));
    found.forEach((value, i) => (scores[i] = scores[i] && value && scores[i] + rare * value));
  }
  return known
    .map((entry, i) => ({ entry, score: scores[i] }))
    .filter(({ score }) => score)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
};

/**
 * Where the words are in a text, as it is written.
 * @param {string} text @param {string[]} words
 * @returns {[number, number][]} start and end of each, in order
 */
const places = (text, words) => {
  let plainText = "";
  const from = /** @type {number[]} */ ([]); // the place of each sign of the plain text
  let at = 0;
  for (const sign of text) {
    const piece = plain(sign);
    for (let i = 0; i < piece.length; i++) from.push(at);
    plainText += piece;
    at += sign.length;
  }
  from.push(at);
  /** @type {[number, number][]} */
  const found = [];
  for (const word of words)
    for (let i = plainText.indexOf(word); i >= 0; i = plainText.indexOf(word, i + word.length)) {
      const last = from[i + word.length - 1];
      found.push([from[i], last + String.fromCodePoint(text.codePointAt(last) ?? 32).length]);
    }
  return found.sort((a, b) => a[0] - b[0]);
};

/**
 * A text with the words in it marked.
 * @param {string} text @param {string[]} words @param {boolean} short only what is around the first
 */
const marked = (text, words, short) => {
  const found = places(text, words);
  let start = 0;
  let end = text.length;
  if (short) {
    const first = found[0]?.[0] ?? 0;
    start = first > AROUND ? text.indexOf(" ", first - AROUND) + 1 : 0;
    if (start > first || start === 0) start = Math.max(0, first - AROUND);
    end = text.length > first + 2 * AROUND ? text.lastIndexOf(" ", first + 2 * AROUND) : end;
    if (end <= first) end = first + 2 * AROUND;
  }
  const made = /** @type {(string | Node)[]} */ (start > 0 ? ["… "] : []);
  let at = start;
  for (const [from, to] of found) {
    if (from < at || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    made.push(text.slice(at, from), mark);
    at = to;
  }
  return [...made, text.slice(at, end), ...(end < text.length ? [" …"] : [])];
};

/** @param {string} tag @param {(string | Node)[]} children */
const element = (tag, ...children) => {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
};

/** @param {Entry} entry @param {string[]} words */
const shown = (entry, words) => {
  const link = /** @type {HTMLAnchorElement} */ (element("a", ...marked(entry.heading, words, false)));
  link.href = entry.href;
  const where = entry.heading === entry.page ? [] : [" ", element("small", ...marked(entry.page, words, false))];
  return element("li", element("h2", link), ...where, element("p", ...marked(entry.text, words, true)));
};

/** Says in the address what is searched for, so that a way back leads to the results. @param {string} text */
const remember = (text) => {
  const address = new URL(location.href);
  address.searchParams.delete("q");
  if (text) address.searchParams.set("q", text);
  try {
    history.replaceState(null, "", address);
  } catch {
    // a browser that lets no page from a folder do so
  }
};

const search = async () => {
  const asked = field.value;
  const words = [...new Set(plain(asked).split(/\s+/).filter(Boolean))];
  remember(asked.trim());
  let found = /** @type {Entry[]} */ ([]);
  try {
    if (words.length) found = ranked(await entries(), words);
  } catch {
    told.textContent = "The texts could not be loaded. Type on to try again.";
    return;
  }
  if (asked !== field.value) return; // typed on meanwhile
  list.replaceChildren(...found.slice(0, MOST).map((entry) => shown(entry, words)));
  all.hidden = words.length > 0;
  const more = found.length > MOST ? `, the first ${MOST} of them` : "";
  const many = found.length === 1 ? "1 section" : `${found.length} sections${more}`;
  told.textContent = words.length ? (found.length ? many : "No section has all of these words.") : "";
};

/** Arrow keys lead from the field through the results and back. @param {KeyboardEvent} event */
const move = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = /** @type {HTMLElement[]} */ ([field, ...list.querySelectorAll("a")]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (!step || at < 0 || !stops[at + step]) return;
  event.preventDefault();
  stops[at + step].focus();
};

panel.hidden = false;
field.addEventListener("focus", () => void entries().catch(() => {}));
field.addEventListener("input", search);
document.addEventListener("keydown", move);
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
