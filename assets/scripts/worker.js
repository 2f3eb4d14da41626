// What a visited site needs to be there without a network; see assets/worker/sw.js.

/**
 * Installs the site's worker once the page is complete, where a page is a visited one: not in a
 * folder nor in a sandbox, which have no origin, and not inside another page.
 */
const register = () => {
  if (origin === "null" || parent !== window) return;
  addEventListener("load", () => {
    navigator.serviceWorker?.register("sw.js").catch(() => {}); // without it, nothing else changes
  });
};
