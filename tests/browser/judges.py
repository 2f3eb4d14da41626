"""Three judges of accessibility on a page as it is at the moment, after one load: axe-core,
HTML_CodeSniffer and IBM's engine.

Each knows rules that the others do not: only IBM's minds two groups of one name, only
HTML_CodeSniffer the headers of a table of two levels.
"""

from playwright.sync_api import Page

from tests.browser.axe import axe
from tests.tools import package

STANDARD = "WCAG2AA"  # the strictest of HTML_CodeSniffer that its authors call AA
CODESNIFFER = """(standard) => new Promise((done) => {
  const ERROR = 1; // others are notices for a person to look at
  HTMLCS.process(standard, document, () => done(HTMLCS.getMessages().filter(
    ({ type }) => type === ERROR).map(({ code, element, msg }) =>
      `${code}: ${element.outerHTML.slice(0, 120)}: ${msg}`)));
})"""

# Half of the engine's time, for what it never calls more than possible.
SLOW = "element_tabbable_unobscured"
OF_COLOURS = "text_contrast_sufficient"
ENGINE = """async ([slow, ofColours]) => {
  const checker = new ace.Checker(); // whose disableRule() disables every rule
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const rules = checker.rulesetRules.WCAG_2_2;
  checker.rulesetRules.WCAG_2_2 = dark ? [ofColours] : rules.filter((rule) => rule !== slow);
  const { results } = await checker.check(document, ["WCAG_2_2"]);
  return results.filter(({ value }) => `${value}` === "VIOLATION,FAIL").map(
    ({ ruleId, path, message }) => `${ruleId}: ${path.dom}: ${message}`);
}"""


def judged(page: Page) -> list[str]:
    """What any of the judges finds on the page as it is now, `rule: place: message`."""
    return [*axe(page), *codesniffer(page), *engine(page)]


def codesniffer(page: Page) -> list[str]:
    """What HTML_CodeSniffer calls an error."""
    _load(page, "HTMLCS", "html_codesniffer", "build/HTMLCS.js")
    return list(page.evaluate(CODESNIFFER, STANDARD))


def engine(page: Page) -> list[str]:
    """What IBM's accessibility-checker-engine calls a violation of WCAG 2.2; in the dark scheme
    only its rule of colours is asked, as nothing else is different there."""
    _load(page, "ace", "accessibility-checker-engine", "ace-window.js")
    return list(page.evaluate(ENGINE, [SLOW, OF_COLOURS]))


def _load(page: Page, name: str, of: str, file: str) -> None:
    """Runs the file of the package in the page, once; `name` is what it brings."""
    source = package(of) / file
    if not page.evaluate(f"Boolean(window.{name})"):
        page.evaluate(source.read_text(encoding="utf-8"))
