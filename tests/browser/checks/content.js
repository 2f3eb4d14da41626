// What there is to read, and what styles it

// All that a reader can read, in order
checks.text = () => leaves(document.body).map((node) => node.data.trim().replace(/\s+/g, " "));

// Every selector of the page's style sheets, and whether an element could be meant by it
checks.selectors = () => {
  const state = /::?(?:before|after|marker|hover|focus(?:-visible)?|-(?:webkit|moz)-[\w-]+)\b/g;
  const found = [];
  const alternatives = (list) => {
    const parts = [""];
    let depth = 0;
    for (const sign of list) {
      depth += (sign === "(") - (sign === ")");
      if (sign === "," && depth === 0) parts.push("");
      else parts[parts.length - 1] += sign;
    }
    return parts.map((part) => part.trim()).filter(Boolean);
  };
  const read = (rules) => {
    for (const rule of rules) {
      if (rule.cssRules?.length) read(rule.cssRules);
      for (const selector of alternatives(rule.selectorText ?? "")) {
        const plain = selector.replace(state, "").trim() || "*";
        found.push([selector, document.querySelector(plain) !== null]);
      }
    }
  };
  for (const sheet of document.styleSheets) read(sheet.cssRules);
  return found;
};
