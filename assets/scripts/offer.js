// What a figure on a page offers: to be taken along.

/** Opens a figure's dialog instead of following the link to its place in the gallery. */
const offer = () => {
  // Known only now, while the script itself runs.
  const address = /** @type {HTMLScriptElement | null} */ (document.currentScript)?.dataset.dialog;
  if (!address) return;
  /** @type {Promise<unknown> | undefined} */
  let loading;
  document.addEventListener("click", async (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a.embed");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (link.closest("figure"));
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
    try {
      await loading;
      /** @type {any} */ (window).feedforwardEmbed(id, live.get(id)?.read() ?? {});
    } catch {
      location.assign(/** @type {HTMLAnchorElement} */ (link).href);
    }
  });
};
