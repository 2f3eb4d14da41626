// Loaded late: a button on each block of code that copies it.

/** What tells a screen reader that a text has been copied. */
const spoken = make("p", "visually-hidden");
set(spoken, { role: "status" });

/** @param {HTMLElement} code */
const copyable = (code) => {
  const label = make("span", "", "Copy");
  // Said with what it copies, so that no two buttons have one name.
  const of = make("span", "visually-hidden", ` ${code.getAttribute("aria-label") ?? "code"}`);
  const button = make("button", "copy", label, of);
  set(button, { type: "button" });
  let timer = 0;
  button.addEventListener("click", async () => {
    /** @param {string} text */
    const tell = (text) => {
      write(label, text);
      write(spoken, text);
    };
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      tell("Copied");
    } catch {
      getSelection()?.selectAllChildren(code); // may be copied with the keys
      tell("Selected");
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      write(label, "Copy");
      write(spoken, "");
    }, 2000);
  });
  code.after(button); // where the next Tab leads
};

// A page that is not a secure one has no clipboard to write to.
if (navigator.clipboard) {
  document.body.append(spoken);
  for (const code of all(document, "pre")) copyable(code);
}
