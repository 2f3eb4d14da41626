// The dialog beneath a figure: what to copy, a preview, files, how to cite. It comes when a reader
// first asks for it, as do the lines of the page's figures; the build puts its style sheet, what
// files are called, and which of them not every figure has, before it.

/**
 * @typedef {{title: string, template: string}} Code
 * @typedef {{label: string, codes: Code[], also?: string[]}} Offer
 */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);
document.adoptedStyleSheets.push(sheet);

/** From the page's folder to the site's, as the link to the home page goes. */
const root = document.querySelector("a.home")?.getAttribute("href")?.replace(/index\.html$/, "") ?? "";

/** @param {string} tag @param {Record<string, string>} attributes @param {(string | Node)[]} children */
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  made.append(...children);
  return made;
};

/** @param {Record<string, string | number>} state */
const parameters = (state) => new URLSearchParams(Object.entries(state).map(([k, v]) => [k, String(v)]));

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * Copies the text of the field; where a page may not write to the clipboard, as from a folder, by
 * selecting it.
 * @param {HTMLTextAreaElement} field
 */
const copy = async (field) => {
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    field.select();
    document.execCommand("copy");
  }
};

/** @param {Code} code @param {Record<string, string | number>} state @param {HTMLElement} status */
const section = ({ title, template }, state, status) => {
  const query = String(parameters(state));
  const attributes = Object.entries(state).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const text = template
    .replaceAll("{query}", query && "?" + escaped(query))
    .replaceAll("{attributes}", attributes.join(""));
  const field = /** @type {HTMLTextAreaElement} */ (
    element("textarea", { readonly: "", rows: String(Math.min(6, 1 + Math.ceil(text.length / 90))) })
  );
  field.value = text;
  const button = element("button", { type: "button" }, "Copy");
  button.setAttribute("aria-label", `Copy: ${title}`);
  button.addEventListener("click", async () => {
    await copy(field);
    status.textContent = `Copied: ${title}`;
  });
  return element("div", { class: "code" }, element("label", {}, title, field), button);
};

/**
 * Opens the dialog for a figure in its present state.
 * @param {string} id
 * @param {Offer} offer
 * @param {Record<string, string | number>} state
 */
const open = (id, { label, codes, also = [] }, state) => {
  const query = parameters(state);
  const status = element("p", { role: "status", class: "told" });
  const close = element("button", { type: "button", class: "close" }, "Close");
  const preview = element("iframe", {
    src: `${root}figures/${id}.html?${query}`, title: `Preview of ${label}`, sandbox: "allow-scripts",
  });
  const endings = Object.keys(titles).filter((ending) => !optional.includes(ending) || also.includes(ending));
  const links = endings.flatMap((ending) => [
    element("a", { href: `${root}figures/${id}.${ending}`, ...(ending === "html" ? {} : { download: "" }) }, titles[ending]), " ",
  ]);
  const dialog = /** @type {HTMLDialogElement} */ (
    element(
      "dialog",
      { class: "embed-dialog", "aria-labelledby": "embed-title" },
      element("h2", { id: "embed-title" }, `Take ${label} along`),
      close,
      ...codes.map((code) => section(code, state, status)),
      element("p", {}, "Files: ", ...links),
      status,
      element("h3", {}, "Preview"),
      preview,
    )
  );
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};

/** @type {any} */ (window).feedforward.brought.dialog = open;
