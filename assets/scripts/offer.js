// What a figure on a page offers: to be taken along.

/** Opens a figure's dialog instead of following the link to its place in the gallery. */
const offer = () => {
  if (!addresses.dialog) return;
  document.addEventListener("click", async (event) => {
    const link = /** @type {HTMLElement} */ (event.target).closest("a.embed");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (link.closest("figure"));
    try {
      const [open, offers] = await Promise.all([later("dialog"), later("offers")]);
      open(id, offers[id], live.get(id)?.read() ?? {});
    } catch {
      location.assign(/** @type {HTMLAnchorElement} */ (link).href);
    }
  });
};
