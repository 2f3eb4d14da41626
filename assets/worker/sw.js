// Keeps the visited site readable without a network. The build puts `version` and `kept` before
// this file, and writes it beside the pages as sw.js: it serves that folder and no other.
//
// Old and new must never stand on one page, whenever a new build is published:
//
// - Each build has a cache of its own. It is filled whole or not at all, and only with files whose
//   content has the hash that the build knows: neither an error page nor a file of another build
//   gets into it, even while a server or its caches change over.
// - A page comes from the network, asked whether it is new; only where the network fails, or says
//   nothing for a while, from the cache of the build that was installed last. So a reload shows what
//   is published, and nobody reads something older than they must.
// - What a page loads by a name with a hash in it comes from whichever cache has that name, and then
//   from the network: the name says the content. So the page fits its files, whichever build it is
//   of. A page may be older than the newest cache (open in another tab, or sent by a server's own
//   cache), so the cache before stays until the next build comes.
// - The few files without a hash in their names come from where their page came from.
//
// Thus a new worker need not wait until all pages of the site are closed.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
const OURS = `feedforward ${scope} `; // other sites of the same host have caches too
const CACHE = OURS + version;
const PATIENCE = 3000; // ms for the network to begin its answer
const LARGEST = 200_000; // bytes of a figure's file that is kept for having been visited
const HASHED = /^assets\/[^/]+\.[0-9a-f]{10}\.\w+$/;

/** Pages that came from the cache. @type {Set<string>} */
const offline = new Set();

/** @param {string} address the path in the site, without what a reader set in it */
const path = (address) => address.slice(scope.length).replace(/[?#].*/, "");

/**
 * A response as the cache may answer with it: a redirect on the way, as from page.html to page, is
 * forgotten, since browsers refuse such an answer for a page.
 * @param {Response} response
 */
const plain = ({ body, headers }) => new Response(body, { headers });

/** Fills the cache of this build. */
const install = async () => {
  const files = await Promise.all(
    Object.entries(kept).map(async ([name, integrity]) => {
      const address = scope + name;
      return { address, response: plain(await fetch(address, { cache: "no-cache", integrity })) };
    }),
  );
  const cache = await caches.open(CACHE);
  await Promise.all(files.map(({ address, response }) => cache.put(address, response)));
  await worker.skipWaiting();
};

/** Removes the caches of builds before the last, and takes over the pages that are open. */
const activate = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name))); // oldest first
  await worker.clients.claim();
};

/**
 * What the cache has at the address, with or without the ending that servers let readers leave out.
 * @param {string} name
 */
const own = async (name) => {
  const cache = await caches.open(CACHE);
  for (const ending of ["", "index.html", ".html"]) {
    const found = await cache.match(scope + name + ending, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
};

/**
 * Keeps a figure's file that a reader has asked for.
 * @param {string} name
 * @param {Response} response
 */
const keep = async (name, response) => {
  const body = await response.blob();
  if (body.size > LARGEST) return;
  const cache = await caches.open(CACHE);
  await cache.put(scope + name, new Response(body, { headers: response.headers }));
};

/**
 * The network's answer, or the cache's where the network has none or is late.
 * @param {FetchEvent} event
 * @param {string} name
 */
const answer = async (event, name) => {
  const { request, clientId, resultingClientId } = event;
  const page = request.mode === "navigate";
  const found = await own(name);
  if (found && !page && offline.has(clientId)) return found;
  try {
    const asked = fetch(request, { cache: "no-cache" });
    const late = new Promise((_, reject) => found && setTimeout(reject, PATIENCE));
    const response = /** @type {Response} */ (await Promise.race([asked, late]));
    if (response.status < 500 || !found) {
      const visited = name.startsWith("figures/") && !Object.hasOwn(kept, name);
      if (visited && response.status === 200) event.waitUntil(keep(name, response.clone()));
      return response;
    }
  } catch {
    // no network, or too slow a one
  }
  if (page && found) offline.add(resultingClientId);
  if (found || !page) return found ?? Response.error();
  const lost = await own("404.html");
  return new Response(lost?.body, { status: 404, headers: lost?.headers });
};

/** @param {Request} request for a file whose name has a hash in it, in a cache of any of our builds */
const byName = async (request) => {
  for (const cacheName of (await caches.keys()).filter((name) => name.startsWith(OURS))) {
    const found = await caches.match(request.url, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return fetch(request);
};

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const name = path(request.url);
  if (HASHED.test(name)) event.respondWith(byName(request));
  else if (request.mode === "navigate" || name.startsWith("figures/") || Object.hasOwn(kept, name)) {
    event.respondWith(answer(event, name));
  }
});
