// What stands beneath a diagram whose weights have been turned: the count, and the way back.

/**
 * Makes the bar of a figure. Returns it, and what writes the count and whether there is a way back.
 * @param {HTMLElement} figure
 * @param {() => void} undo
 * @param {() => void} reset
 */
const turnedBar = (figure, undo, reset) => {
  const count = make("p", "count");
  const [back, anew, share] = ["Undo", "Reset weights", "Share this network"].map((name) => {
    const button = /** @type {HTMLButtonElement} */ (make("button", "", name));
    set(button, { type: "button" });
    return button;
  });
  const shared = make("p", "shared");
  set(shared, { role: "status" });
  const bar = make("div", "controls turned", count, back, anew, share, shared);
  const label = figure.querySelector("figcaption > b")?.textContent ?? ""; // one network may stand in several figures
  set(bar, { role: "group", "aria-label": `Turned weights ${label}`.replace(/\W+$/, "") });
  one(figure, ".diagram .details").before(bar);
  back.addEventListener("click", undo);
  anew.addEventListener("click", reset);
  share.addEventListener("click", async () => {
    const address = addressOf(figure);
    const done = [showAddress(address), await copied(address)];
    const link = /** @type {HTMLAnchorElement} */ (make("a", "", "Address of this network"));
    link.href = address;
    const told = [done[0] && "The address of this page has it now.", done[1] && "It is copied."];
    shared.replaceChildren(link, ` ${told.filter(Boolean).join(" ")}`);
  });
  return {
    bar,
    share,
    count,
    /**
     * @param {string} text
     * @param {boolean} way whether there is one back @param {boolean} other than trained
     * @param {boolean} drawn whether it is of the diagram's network, which alone can be shared
     */
    tell: (text, way, other, drawn) => {
      write(count, text);
      [back.disabled, anew.disabled, share.disabled] = [!(way && drawn), !(other && drawn), !drawn];
      shared.replaceChildren();
    },
  };
};

/**
 * The address of the page with the figure as it is.
 * @param {HTMLElement} figure
 */
const addressOf = (figure) => {
  const address = new URL(location.href);
  const state = Object.entries(live.get(figure.id)?.read() ?? {});
  address.search = `${new URLSearchParams(state.map(([name, value]) => [name, String(value)]))}`;
  address.hash = document.documentElement.dataset.figure === "" ? "" : figure.id;
  return address.href;
};

/** Whether the page could take the address: a file in some browsers, or a sandbox, cannot. @param {string} address */
const showAddress = (address) => {
  try {
    history.replaceState(history.state, "", address);
    return true;
  } catch {
    return false;
  }
};

/** @param {string} text */
const copied = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // the link is there to be copied
  }
};
