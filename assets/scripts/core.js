// What every live figure needs. The files of this folder are joined into one classic script, in
// the order that generator/site/scripts.py gives, inside one function: they share their names.

/**
 * A live figure's state as names and texts, as they stand in an address: read, and set again. What
 * does not fit the figure is left aside.
 * @typedef {{read: () => Record<string, string | number>, write: (values: URLSearchParams) => void}} Live
 */

/**
 * Makes a figure live. `state` is what the build wrote beside it, as states.d.ts says.
 * @template State
 * @callback Attach
 * @param {HTMLElement} figure
 * @param {State} state
 * @returns {Live | void}
 */

/** How to make figures live, by kind. @type {{[kind in keyof States]: Attach<States[kind]>}} */
const kinds = Object.create(null);

/** The live figures of the page by their ids. @type {Map<string, Live>} */
const live = new Map();

/**
 * What makes those figures live whose script is fetched only once they come near, by their ids.
 * @type {Map<string, () => Promise<void>>}
 */
const asleep = new Map();

/** Addresses of the scripts that come late, by their names. Known only while this one runs. */
const addresses = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset ?? {};

/**
 * The address of a script that comes late, where it has one: in the names of these attributes hyphens
 * mean something else.
 * @param {string} name
 */
const lateAddress = (name) => addresses[name.replaceAll("-", "")];

/** What scripts that come late bring, by their names. @type {Record<string, any>} */
const brought = Object.create(null);

/** @type {Record<string, Promise<void>>} */
const waiting = {};

/**
 * What a script brings that comes late, once it is there. A page that holds all has no address for
 * it, and has run it before anybody is answered.
 * @param {string} name
 */
const later = async (name) => {
  const address = lateAddress(name);
  // Waits in any case: what comes after this script in the same page has not run yet.
  await (address &&
    (waiting[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false; // what is asked for first runs first
      script.onload = () => resolve();
      script.onerror = (event) => {
        delete waiting[name]; // the next time may do
        reject(event);
      };
      document.head.append(script);
    })));
  return brought[name];
};

/**
 * The first element that fits the selector. It throws where there is none: the templates and the
 * script then disagree.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any} whichever kind of element the template puts there
 */
const one = (root, selector) => {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/**
 * Every element that fits the selector.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {any[]}
 */
const all = (root, selector) => [...root.querySelectorAll(selector)];

/**
 * Sets attributes.
 * @param {Element} element
 * @param {Record<string, string | number | boolean>} values
 */
const set = (element, values) => {
  for (const name in values) element.setAttribute(name, `${values[name]}`);
};

/**
 * Writes a text into an element that holds nothing else. The node of the text stays: a new one would
 * be styled and laid out anew, and with it all that a selector with :has() looks into.
 * @param {Element} element
 * @param {string | number | undefined} text nothing empties it
 */
const write = (element, text) => {
  const [node, said] = [element.firstChild, `${text ?? ""}`];
  if (!(node instanceof Text) || node !== element.lastChild) element.textContent = said;
  else if (node.data !== said) node.data = said;
};

/**
 * A new element with a class and children.
 * @param {string} tag
 * @param {string} role its class
 * @param {(string | Node)[]} children
 */
const make = (tag, role, ...children) => {
  const made = document.createElement(tag);
  if (role) made.className = role;
  made.append(...children);
  return made;
};

/**
 * What tells of a change, to a screen reader and to the page around: the last text that it is given,
 * once the texts have paused, so that a drag is silent until it rests.
 * @param {HTMLElement} figure
 * @returns {(text: string) => void}
 */
const announcer = (figure) => {
  const status = make("p", "visually-hidden");
  set(status, { role: "status" });
  one(figure, "figcaption").before(status);
  let timer = 0;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = text;
      figure.dispatchEvent(new CustomEvent("feedforward-change", { bubbles: true }));
    }, 500);
  };
};

// Many readers write 1,5 where browsers want 1.5, and would make 15 of it.
document.addEventListener("beforeinput", (event) => {
  const { data, target } = event;
  if (!data?.includes(",") || /** @type {HTMLInputElement} */ (target).type !== "number") return;
  event.preventDefault();
  document.execCommand("insertText", false, data.replace(",", "."));
});

/**
 * A slider and a number box for one value, kept in step. Returns what sets the value.
 * @param {ParentNode} root
 * @param {(value: number) => void} change called with the value, rounded to the slider's step
 * @returns {(value: number) => void}
 */
const slider = (root, change) => {
  const range = one(root, "input[type=range]");
  const box = one(root, "input[type=number]");
  const decimals = range.step.split(".")[1]?.length ?? 0;
  /** @param {number} value @param {EventTarget} [typing] the box, which keeps what is typed */
  const move = (value, typing) => {
    const x = Math.min(+range.max, Math.max(+range.min, +value.toFixed(decimals)));
    range.value = x;
    if (typing !== box) box.value = x;
    change(x);
  };
  range.addEventListener("input", () => move(+range.value));
  box.addEventListener("input", () => box.value && move(+box.value, box));
  box.addEventListener("change", () => move(+(box.value || range.value)));
  return move;
};

/**
 * What puts a number and its result into a formula, in the form that the number needs.
 * @param {ParentNode} root
 * @returns {(sum: string, result: string) => void}
 */
const filler = (root) => {
  const forms = all(root, "[data-filled]").map((form) => ({
    form,
    bracketed: form.dataset.filled === "bracketed",
    sums: all(form, ".sum > mtext"),
    results: all(form, ".activation > mtext"),
  }));
  return (sum, result) => {
    const needed = /[\s−]/.test(sum);
    for (const { form, bracketed, sums, results } of forms) {
      if (form.hidden === (bracketed === needed)) form.hidden = !form.hidden;
      for (const place of sums) write(place, sum);
      for (const place of results) write(place, result);
    }
  };
};

/**
 * Makes figures live whose kind is there, in the state that the page's address asks for: those that
 * need no more than this script, or those that a second one calls its own.
 */
const start = (figures = "figure[data-kind]:not([data-more])") => {
  const alone = document.documentElement.dataset.figure === "";
  for (const figure of all(document, figures)) {
    const state = figure.querySelector("script[type='application/json']");
    const { kind } = figure.dataset;
    /** @param {Attach<any> | undefined} attach whichever the kind is */
    const enliven = (attach) => {
      try {
        const made = attach?.(figure, JSON.parse(state.textContent));
        if (!made) return;
        live.set(figure.id, made);
        // page.html?at=2#figure; a figure with a page of its own needs no name
        const asked = alone || location.hash.slice(1) === figure.id;
        if (asked && location.search) made.write(new URLSearchParams(location.search));
      } catch (error) {
        reportError(error); // one figure that fails leaves the others alive
      }
    };
    if (!state) continue;
    if (kind in kinds) {
      enliven(kinds[/** @type {keyof States} */ (kind)]);
      continue;
    }
    // Until then the figure is as the build wrote it.
    /** @type {Promise<void> | undefined} */
    let woken;
    const wake = () =>
      (woken ??= Promise.all([later("moves"), later(kind)]).then(
        ([, attach]) => {
          near.disconnect();
          enliven(attach);
        },
        () => (woken = undefined), // the next time may do
      ));
    const near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && wake(), {
      rootMargin: "100%",
    });
    asleep.set(figure.id, wake);
    // It takes from the page's other scripts, which have all run by then.
    addEventListener("DOMContentLoaded", () => (alone || !lateAddress(kind) ? wake() : near.observe(figure)));
  }
};
