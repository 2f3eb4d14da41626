// What generator/offline/worker.py puts before sw.js.

/** A name for the build: a hash over all its files. */
declare const version: string;

/** The files to keep, by their addresses in the site, each with a hash of its content (`sha256-…`). */
declare const kept: Record<string, string>;
