// A figure on a page of its own, inside somebody else's page: it tells how high it is and what the
// reader changed, and takes a state and a colour scheme. It is told nothing else, and asks nothing.

/** Takes up the conversation with the page around; see assets/embed/feedforward-figure.js. */
const converse = () => {
  const root = document.documentElement;
  if (!("figure" in root.dataset)) return; // not the page of a single figure
  /** @param {string | null} theme */
  const paint = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  };
  paint(new URLSearchParams(location.search).get("theme"));
  if (parent === window) return;
  /** @param {object} message whoever embeds the figure may know all that is in it */
  const say = (message) => parent.postMessage({ feedforward: 1, ...message }, "*");
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.offsetHeight);
    say({ height });
    parent.postMessage({ subject: "lti.frameResize", height }, "*"); // as learning platforms know it
  }).observe(document.body);
  document.addEventListener("feedforward-change", (event) => {
    const figure = /** @type {HTMLElement} */ (event.target);
    say({ state: live.get(figure.id)?.read() });
  });
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || data?.feedforward !== 1) return;
    paint(data.theme);
    if (typeof data.state !== "string") return;
    for (const figure of live.values()) figure.write(new URLSearchParams(data.state));
  });
};
