"""The typeface of texts: it comes where the site lies, fits its stand-in, and moves nothing."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from generator.site.styles import FONTS
from tests.browser.live import ARTICLE, HOMES, View, homes, lent

# Whether the files come, whichever the browser has chosen by then.
COME = """async () => {
  const faces = await Promise.all(
    ["", "600 ", "italic "].map((style) => document.fonts.load(`${style}18px Feedforward Serif`)));
  return faces.map(([face]) => face?.status);
}"""
# How much wider texts are in what stands in for them.
WIDER = """async (data) => {
  const face = new FontFace("own", `url(data:font/woff2;base64,${data})`, { weight: "400 600" });
  document.fonts.add(await face.load());
  const ink = document.createElement("canvas").getContext("2d");
  const told = [...document.querySelectorAll("section > p")].map((p) => p.textContent).join(" ");
  const text = told.replace(/[^a-zA-Z ,.]/g, "");
  return ["", "600 "].map((style) => {
    const [own, other] = ["own", "Serif 2"].map((name) => {
      ink.font = `${style}20px "${name}"`;
      return ink.measureText(text).width;
    });
    return other / own;
  });
}"""
WATCH = """() => {
  window.shifted = [];
  new PerformanceObserver((list) => window.shifted.push(...list.getEntries().map((e) => e.value)))
    .observe({ type: "layout-shift", buffered: true });
}"""


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("name", [ARTICLE, f"offline/{ARTICLE}"])
def test_the_typeface_comes(
    browser: Browser, served: str, built_site: Path, home: str, name: str
) -> None:
    with lent(browser) as page:
        view = View(name, page, homes(served, built_site)[home])
        assert page.evaluate(COME) == ["loaded"] * 3
        assert view.complaints == []
        view.left()


def test_what_stands_in_for_the_typeface_is_as_wide(browser: Browser, served: str) -> None:
    with lent(browser) as page:
        page.goto(served + ARTICLE)
        data = base64.b64encode((FONTS / "serif.woff2").read_bytes()).decode()
        assert page.evaluate(WIDER, data) == pytest.approx([1, 1], abs=0.02)


def test_a_typeface_that_is_late_moves_nothing(browser: Browser, served: str) -> None:
    # Nothing else moves either: the calculation at the top would play.
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, service_workers="block", reduced_motion="reduce"
    )
    page = context.new_page()
    waiting: list[Route] = []
    page.route(re.compile(r"\.woff2$"), lambda route: waiting.append(route))
    page.add_init_script(f"({WATCH})()")
    page.goto(served + ARTICLE, wait_until="domcontentloaded")
    heights = "() => [...document.querySelectorAll('section > p')].map((p) => p.offsetTop)"
    page.wait_for_function("() => document.readyState === 'complete' || performance.now() > 1500")
    before = page.evaluate(heights)
    assert waiting
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(heights) == before
    assert sum(page.evaluate("() => shifted")) == 0
    context.close()
