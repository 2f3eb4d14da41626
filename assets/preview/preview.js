// Only in pages that `feedforward serve` shows. Each change of the site is told here: paragraphs are
// put in the place of earlier ones, and where more has changed the page loads anew, at the same
// place and with its figures as they were. What is wrong is shown over the page until it is mended.
{
  const LIVE = "h1, h2, h3, h4, h5, h6, section, figure, details, .question, form, input, button, select, textarea, iframe, video, audio, script, style";
  const KEPT = "feedforward-preview"; // in the session: what a page that loads anew takes along
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  let { preview: version, drafts } = /** @type {any} */ (own.dataset);

  /** @typedef {{element: Element, html: string}} Block */

  /** The parts of a text, those of its sections one by one. @param {Element} root @returns {Element[]} */
  const parts = (root) =>
    [...root.children].flatMap((child) => (child.matches("section:not([class])") ? parts(child) : [child]));
  /** @param {Document} page @returns {Block[]} */
  const blocks = (page) =>
    [...page.querySelectorAll("main")].flatMap(parts).map((element) => ({ element, html: element.outerHTML }));
  /** All but the text. @param {Document} page */
  const around = (page) =>
    [...page.head.children, ...page.body.children]
      .filter((element) => !element.matches("[data-preview], main, .preview-problem"))
      .map((element) => element.outerHTML)
      .join("\n");

  // This script runs before those of the page, which change what the build wrote.
  let shown = blocks(document);
  const frame = around(document);

  const marked = () => {
    for (const name of drafts.split(" ").filter(Boolean)) {
      for (const link of document.querySelectorAll(`main a[href="${CSS.escape(name)}"]:not([data-draft])`)) {
        link.setAttribute("data-draft", "");
        const mark = document.createElement("span");
        mark.className = "preview-mark";
        mark.textContent = "draft";
        link.append(" ", mark);
      }
    }
  };

  /** @param {Block[]} some */
  const inert = (some) => some.every(({ element }) => !element.matches(LIVE) && !element.querySelector(LIVE));
  /** @param {Block[]} some */
  const siblings = (some) => some.every(({ element }) => element.parentNode === some[0].element.parentNode);

  /**
   * Shows the new blocks in the place of earlier ones; false where that takes more.
   * @param {Block[]} next
   */
  const replaced = (next) => {
    let [start, before, after] = [0, shown.length, next.length];
    while (start < Math.min(before, after) && shown[start].html === next[start].html) start++;
    while (Math.min(before, after) > start && shown[before - 1].html === next[after - 1].html) before--, after--;
    // What is new alone, or gone, is taken together with a neighbour, which says where.
    if ((start === before) !== (start === after)) {
      if (start && inert([shown[start - 1]])) start--;
      else before++, after++;
    }
    /** @type {[Block[], Block[]][]} */
    const pairs =
      before === after
        ? shown.slice(start, before).map((block, k) => [[block], [next[start + k]]])
        : [[shown.slice(start, before), next.slice(start, after)]];
    const changes = pairs.filter(([old, fresh]) => old.length !== 1 || fresh.length !== 1 || old[0].html !== fresh[0].html);
    if (!changes.every(([old, fresh]) => old.length && inert(old) && inert(fresh) && siblings(old) && siblings(fresh))) return false;
    const known = new Map(shown.slice(0, start).map((block, k) => [next[k], block.element]));
    for (let k = before, l = after; k < shown.length; k++, l++) known.set(next[l], shown[k].element);
    for (const [old, fresh] of pairs) {
      if (!changes.some(([one]) => one === old)) known.set(fresh[0], old[0].element);
      else {
        const made = fresh.map(({ element }) => document.importNode(element, true));
        fresh.forEach((block, k) => known.set(block, made[k]));
        old[0].element.before(...made);
        for (const { element } of old) element.remove();
      }
    }
    shown = next.map((block) => ({ element: known.get(block) ?? block.element, html: block.html }));
    marked();
    return true;
  };

  /** The figures and the questions that somebody has done something with. @type {Set<string>} */
  const touched = new Set();
  for (const type of ["input", "pointerdown", "keydown", "feedforward-change"]) {
    addEventListener(type, ({ target }) => {
      const figure = target instanceof Element && target.closest("figure[id], .question[id]");
      if (figure) touched.add(figure.id);
    }, true);
  }
  /** @returns {Map<string, any>} */
  const live = () => /** @type {any} */ (window).feedforward?.live ?? new Map();

  /** @typedef {{id: string, given: (string | boolean)[], drawn: string, told: boolean}} Answered */

  /** What has been said to the questions, and which have been checked. @returns {Answered[]} */
  const answered = () =>
    [...document.querySelectorAll(".question[id]")].map((question) => ({
      id: question.id,
      given: [...question.querySelectorAll("input")].map((input) => (input.type === "radio" ? input.checked : input.value)),
      drawn: question.querySelector("[data-guess]")?.getAttribute("d") ?? "",
      told: Boolean(question.querySelector("[role=status]")?.textContent),
    }));

  /** Says the same again. @param {Answered} said @returns {boolean} whether it has been heard */
  const repeated = ({ id, given, drawn, told }) => {
    const question = /** @type {HTMLElement | null} */ (document.getElementById(id));
    const inputs = [...(question?.querySelectorAll("input") ?? [])];
    if (!question || inputs.length !== given.length) return true;
    if (!question.querySelector("[role=status]")) {
      question.dispatchEvent(new Event("focusin", { bubbles: true })); // brings what answers it
      return false;
    }
    touched.add(id);
    /** @param {HTMLInputElement} input @param {string | number | boolean} value */
    const put = (input, value) => {
      if (typeof value === "boolean") input.checked = value;
      else input.value = `${value}`;
      if (value !== false) input.dispatchEvent(new Event("input", { bubbles: true }));
    };
    if (drawn) {
      const { y } = JSON.parse(question.dataset.curve ?? "{}");
      const heights = [...drawn.matchAll(/,([\d.-]+)/g)].map(([, place]) => (+place - y.intercept) / y.slope);
      heights.forEach((height, i) => (put(inputs[0], i), put(inputs[1], height)));
    }
    given.forEach((value, k) => !(drawn && k) && put(inputs[k], value));
    if (told) question.querySelector("button")?.click();
    return true;
  };

  /** Loads the page anew, and has it take along where it is, and how its figures are. */
  const reload = () => {
    const at = shown.findIndex(({ element }) => element.getBoundingClientRect().bottom > 0);
    const states = [...live()].filter(([id]) => touched.has(id)).map(([id, figure]) => [id, figure.read()]);
    const said = answered().filter(({ id }) => touched.has(id));
    const open = [...document.querySelectorAll("details")].map((details) => details.open);
    const offset = at < 0 ? 0 : shown[at].element.getBoundingClientRect().top;
    const following = shown.slice(Math.max(at, 0)).map(({ html }) => html);
    const told = { path: location.pathname, y: scrollY, offset, following: following.slice(0, 9), states, said, open };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(told));
    } catch {} // where there is no room the page begins at its top
    history.scrollRestoration = "manual";
    location.reload();
  };

  /** Puts the page where it was before it was loaded anew. */
  const restore = () => {
    const told = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (told?.path !== location.pathname) return;
    const place = () => {
      const k = told.following.findIndex((/** @type {string} */ html) => shown.some((block) => block.html === html));
      const block = shown.find(({ html }) => html === told.following[k]);
      if (k === 0 && block) scrollBy(0, block.element.getBoundingClientRect().top - told.offset);
      else scrollTo(0, told.y);
    };
    const details = [...document.querySelectorAll("details")];
    if (details.length === told.open.length) details.forEach((one, k) => (one.open = told.open[k]));
    /** @param {number} tries figures that need a script of their own are live only once that is there */
    const write = (tries) => {
      told.states = told.states.filter((/** @type {any} */ [id, state]) => {
        /** @type {any} */ (window).feedforward?.asleep?.get(id)?.();
        live().get(id)?.write(new URLSearchParams(state));
        if (live().has(id)) touched.add(id);
        return !live().has(id);
      });
      if (told.states.length && tries) setTimeout(write, 50, tries - 1);
    };
    /** @param {number} tries the same holds for questions, whose answers come with a figure's state */
    const say = (tries) => {
      told.said = told.said.filter((/** @type {Answered} */ one) => !repeated(one));
      if (told.said.length && tries) setTimeout(say, 50, tries - 1);
      else write(60), place();
    };
    say(60);
    place();
    if (document.readyState !== "complete") addEventListener("load", place, { once: true });
    history.scrollRestoration = "auto";
  };

  /** @param {string} html what is wrong; nothing is wrong where it is empty */
  const complain = (html) => {
    document.querySelector(".preview-problem")?.remove();
    if (!html) return;
    const panel = document.createElement("aside");
    panel.className = "preview-problem";
    panel.setAttribute("role", "alert");
    panel.innerHTML = html;
    document.body.append(panel);
  };

  const refresh = async () => {
    const answer = await fetch(location.pathname);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const script = /** @type {HTMLScriptElement | null} */ (page.querySelector("script[data-preview]"));
    if (!script) return;
    const next = blocks(page);
    const same = frame === around(page) && drafts === script.dataset.drafts;
    if (!same || !replaced(next)) return reload();
    version = script.dataset.preview;
  };

  /** One piece of news after the other. */
  let work = Promise.resolve();
  /** @param {MessageEvent} event */
  const hear = ({ data }) => {
    const news = JSON.parse(data);
    work = work
      .then(async () => {
        complain(news.problem);
        if (!news.problem && news.version !== version) await refresh();
      })
      .catch(() => {}); // the server has ended; its next version tells
  };

  // A browser has few connections to a server: pages that nobody sees leave theirs to others.
  /** @type {EventSource | undefined} */
  let source;
  const listen = () => {
    source?.close();
    source = undefined;
    if (document.hidden) return;
    source = new EventSource("/.preview/news");
    source.onmessage = hear;
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => source?.close());
  addEventListener("pageshow", ({ persisted }) => persisted && listen());
  document.addEventListener("DOMContentLoaded", () => {
    marked();
    restore();
    listen();
  });
}
