// The contents beside the text: which section is read.

/** Marks the link to the section whose heading was last to come into the page's upper third. */
const contents = () => {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".toc a")]);
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  const tell = () => {
    const at = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, i) => link.setAttribute("aria-current", `${i === at}`));
  };
  // All that lies above the line counts, so that a jump is told too.
  const watch = new IntersectionObserver(tell, { rootMargin: "1000000px 0px -66%" });
  for (const heading of headings) if (heading) watch.observe(heading);
};
