// Takes the place of sw.js in a site that shall have no worker any more: removes what that has kept,
// and itself, at a reader's next visit. It answers no request, so pages come from the network.
{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const ours = `feedforward ${worker.registration.scope} `; // other sites of the host have caches too

  const leave = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  };

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(leave()));
}
