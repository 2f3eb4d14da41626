// What a visited site needs to be there without a network; see assets/worker/sw.js.

/**
 * Installs the site's worker once the page is complete, where the page is what a reader visits: not
 * a file, not in a sandbox, which has no origin, and not inside another page.
 */
const register = () => {
  if (!location.protocol.startsWith("http") || origin === "null" || parent !== window) return;
  addEventListener("load", () => {
    navigator.serviceWorker?.register(addresses.worker ?? "sw.js").catch(() => {}); // without it, nothing else changes
  });
};
