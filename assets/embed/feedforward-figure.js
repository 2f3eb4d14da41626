// <feedforward-figure src="…/sigmoid-curve.html" at="2"><img src="…/sigmoid-curve.svg"></feedforward-figure>
//
// A figure of a Feedforward site in any page: loaded when it comes near the window, as high as its
// content, in the colours of the page around it. The picture between the tags is shown until then, also
// on paper; all that stands there, where scripts are off or this one is blocked, as it is where the
// site's server does not send Access-Control-Allow-Origin. Attributes other than those below are the figure's starting state
// (at, row, step, or an input by its name); changing one later changes the figure.
//
//   src    address of the figure's page on the site
//   theme  light or dark; else as dark as the text around is light
//   label  what a screen reader calls the frame
//
// The event "change" tells what the reader changed, in event.detail.
(() => {
  "use strict";
  const OWN = ["src", "theme", "label", "class", "id", "style", "slot", "hidden", "lang", "dir", "title"];
  const HIGHEST = 5000; // px; a page that says more is not believed
  const PATIENCE = 10000; // ms from a frame's page to its first word

  // Constructed, so that a page's policy on style elements does not forbid it; important, so that
  // its own rules cannot undo it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{all:initial!important;display:block!important;position:relative!important;min-height:160px!important}" +
      ":host([hidden]){display:none!important}" +
      "slot[hidden]{display:none!important}" +
      "::slotted(img){display:block!important;max-width:100%!important;height:auto!important;margin:auto!important}" +
      "slot{display:block;font:14px/2 sans-serif;text-align:center}" +
      "slot:not(.lost)::slotted(:not(img)){display:none!important}" +
      "iframe{display:block;width:100%;height:100%;border:0;color-scheme:auto}" +
      "iframe.coming{position:absolute;top:0;visibility:hidden}",
  );

  /** Whether text of that colour is light, as it is on a dark page. @param {string} colour */
  const isLight = (colour) => {
    const most = colour.startsWith("rgb") ? 255 : 1; // color(srgb 1 1 1) counts to 1
    const [r = 0, g = 0, b = 0] = (colour.match(/(?<![\w.])[\d.]+/g) ?? []).map(Number);
    return 0.299 * r + 0.587 * g + 0.114 * b > most / 2;
  };

  class FeedforwardFigure extends HTMLElement {
    /** @type {HTMLIFrameElement | undefined} */
    #frame;
    #shadow = this.attachShadow({ mode: "closed" });
    #slot = document.createElement("slot");
    #waiting = 0;
    #near = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#load(),
      { rootMargin: "600px" },
    );
    #watch = new MutationObserver(() => this.#update());
    #scheme = matchMedia("(prefers-color-scheme: dark)");
    #told = "";
    #update = () => {
      const state = `${this.#state}`;
      // The starting state again would undo what the reader did.
      this.#say({ theme: this.#theme, ...(state === this.#told ? {} : { state }) });
      this.#told = state;
    };

    constructor() {
      super();
      this.#shadow.adoptedStyleSheets = [sheet];
      this.#shadow.append(this.#slot);
    }

    connectedCallback() {
      this.#near.observe(this);
      this.#watch.observe(this, { attributes: true });
      this.#watch.observe(document.documentElement, { attributes: true });
      this.#watch.observe(document.body, { attributes: true });
      this.#scheme.addEventListener("change", this.#update);
      addEventListener("message", this.#hear);
    }

    disconnectedCallback() {
      this.#near.disconnect();
      this.#watch.disconnect();
      this.#scheme.removeEventListener("change", this.#update);
      removeEventListener("message", this.#hear);
      clearTimeout(this.#waiting);
      this.#frame?.remove();
      this.#frame = undefined;
      this.#slot.hidden = false;
    }

    get #theme() {
      const theme = this.getAttribute("theme");
      if (theme === "light" || theme === "dark") return theme;
      // Our own colour is the initial one: ask the element around.
      return isLight(getComputedStyle(this.parentElement ?? document.body).color) ? "dark" : "light";
    }

    get #state() {
      const state = new URLSearchParams();
      for (const { name, value } of this.attributes) {
        if (!OWN.includes(name) && !name.startsWith("data-") && !name.startsWith("aria-")) {
          state.set(name, value);
        }
      }
      return state;
    }

    #load() {
      this.#near.disconnect();
      const address = new URL(this.getAttribute("src") ?? "", document.baseURI);
      if (!/^(https?|file):$/.test(address.protocol)) return; // javascript: and its like
      for (const [name, value] of this.#state) address.searchParams.set(name, value);
      this.#told = `${this.#state}`;
      address.searchParams.set("theme", this.#theme);
      const frame = document.createElement("iframe");
      frame.sandbox.add("allow-scripts");
      frame.referrerPolicy = "no-referrer";
      frame.title = this.getAttribute("label") ?? this.querySelector("img")?.alt ?? "Interactive figure";
      frame.src = address.href;
      frame.className = "coming";
      // The picture is as dark as the figure that will take its place.
      this.#slot.style.colorScheme = this.#theme;
      frame.addEventListener("load", () => {
        clearTimeout(this.#waiting);
        this.#waiting = setTimeout(() => this.#lost(address), PATIENCE);
      });
      this.#frame = frame;
      this.#shadow.append(frame);
    }

    /** The picture stays, with what else stands between the tags. @param {URL} address */
    #lost({ origin, pathname }) {
      this.#slot.className = "lost";
      console.warn(
        `feedforward-figure: nothing came from ${origin}${pathname}. Is it a figure's page, do its server ` +
          "(frame-ancestors, X-Frame-Options) and the policy of this page (frame-src) allow the frame?",
      );
    }

    /** @param {object} message */
    #say(message) {
      // The frame's origin is opaque, and nothing in the message is secret.
      this.#frame?.contentWindow?.postMessage({ feedforward: 1, ...message }, "*");
    }

    /** @param {MessageEvent} event */
    #hear = ({ source, origin, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== "null") return;
      if (typeof data !== "object" || data?.feedforward !== 1) return;
      if (Number.isFinite(data.height) && data.height > 0 && data.height <= HIGHEST) {
        this.#frame.style.height = `${data.height}px`;
        this.#frame.className = "";
        this.#slot.hidden = true;
        clearTimeout(this.#waiting);
      }
      if (data.state && typeof data.state === "object") {
        this.dispatchEvent(new CustomEvent("change", { detail: { ...data.state }, bubbles: true }));
      }
    };
  }

  if (!customElements.get("feedforward-figure")) {
    customElements.define("feedforward-figure", FeedforwardFigure);
  }
})();
