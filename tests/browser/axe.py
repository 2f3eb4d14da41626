"""axe-core, the checker of accessibility, on a page as it is at the moment."""

from playwright.sync_api import Page

from tests.tools import package

# WCAG 2.2 on levels A and AA, and what the checker's authors advise beyond it
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {
    "runOnly": list(TAGS),
    "rules": {"target-size": {"enabled": True}},  # 24 × 24 px; off unless asked for
    "resultTypes": ["violations"],
}

# The rules that look at colours: the dark scheme changes nothing else (a test of the style sheets
# says so), so that the other rules find in it what they find in the light one.
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

RUN = """async ([all, ofColours]) => {
  const options = matchMedia("(prefers-color-scheme: dark)").matches ? ofColours : all;
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
    const messages = [...node.any, ...node.all, ...node.none].map((check) => check.message);
    return `${id}: ${node.target.flat().join(" ")}: ${messages.join("; ")}`;
  }));
}"""

REST = 110  # ms, until what parts of figures are called has followed their numbers


def axe(page: Page) -> list[str]:
    """What axe-core finds on the page as it is now, `rule: selector: message`."""
    source = package("axe-core") / "axe.min.js"
    page.wait_for_timeout(REST)
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(source.read_text(encoding="utf-8"))
    return list(page.evaluate(RUN, [OPTIONS, {**OPTIONS, **OF_COLOURS}]))
