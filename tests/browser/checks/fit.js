// Whether what a reader looks for is in sight: answers, whole numbers, labels of their own

// The answer of a forward pass, in its drawing or repeated beneath it, before anything is scrolled
// sideways
checks.answers = () => {
  const within = ({ left, right }, element) => {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at instanceof SVGElement || getComputedStyle(at).overflowX === "visible") continue;
      const box = at.getBoundingClientRect();
      if (left < box.left - SLACK || right > box.right + SLACK) return false;
    }
    return left > -SLACK && right < innerWidth + SLACK;
  };
  const problems = [];
  for (const diagram of document.querySelectorAll(".diagram")) {
    for (const answer of diagram.querySelectorAll("svg [data-answer]")) {
      const told = [...diagram.querySelectorAll("[data-answer]")].filter((element) =>
        element.dataset.answer === answer.dataset.answer && isShown(element));
      if (told.length && !told.some((element) => within(element.getBoundingClientRect(), element))) {
        problems.push(`${quote(answer.textContent)} is out of sight: ${name(answer)}`);
      }
    }
  }
  return problems;
};

// Fields too narrow for the number in them, and names of controls that lie over one another
checks.crowded = () => {
  const problems = [];
  for (const field of document.querySelectorAll("input[type='number']")) {
    if (!isShown(field)) continue;
    const style = getComputedStyle(field);
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const wide = pen.measureText(field.value).width;
    if (wide > room + SLACK) problems.push(`${field.value} needs ${px(wide)}, has ${px(room)}: ${name(field)}`);
  }
  for (const group of document.querySelectorAll(".controls, .player, .scrubber")) {
    if (!isShown(group) || group.parentElement.closest(".controls")) continue;
    const parts = leaves(group).filter((node) => !node.parentElement.closest("option, legend"))
      .flatMap((node) => lines(node).map((box) => ({ box, told: quote(node.data), of: node.parentElement })));
    for (const part of group.querySelectorAll("input, select, button")) {
      if (isShown(part) && !isTucked(part)) {
        parts.push({ box: part.getBoundingClientRect(), told: part.localName, of: part });
      }
    }
    parts.forEach((one, i) => {
      for (const other of parts.slice(i + 1)) {
        if (one.of === other.of || other.of.contains(one.of) || one.of.contains(other.of)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 1 && down > 3) problems.push(`${one.told} and ${other.told} overlap: ${name(group)}`);
      }
    });
    const box = group.getBoundingClientRect();
    for (const part of parts) {
      const out = Math.max(box.left - part.box.left, part.box.right - box.right);
      if (out > 1) problems.push(`${part.told} reaches ${px(out)} out of its controls: ${name(group)}`);
    }
  }
  return [...new Set(problems)];
};
