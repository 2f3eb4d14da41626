"""Figures that need a script of their own are asleep until they come near, or are asked for."""

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, expect

from generator.site.scripts import UNASKED
from tests.browser.engines.driver import WAKE
from tests.browser.live import ARTICLE, PATIENCE
from tests.built.test_weight import BUDGET, compressed

CURVE, TABLE = "#sigmoid-curve", "#would-you-have-survived"


def test_the_article_fetches_within_its_budget_until_a_figure_comes_near(
    browser: Browser, served: str, built_site: Path
) -> None:
    context = browser.new_context(service_workers="block", viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(unquote(request.url.removeprefix(served))))

    def late(name: str) -> bool:
        return any(address.startswith(f"assets/{name}.") for address in asked)

    page.goto(served + ARTICLE)
    expect(page.locator(".diagram.playing")).to_have_count(1)  # all has come that comes by itself
    texts = {address for address in asked if not address.endswith(".woff2")}
    assert sum(compressed(built_site / address) for address in texts) <= BUDGET, texts
    assert all(map(late, UNASKED)) and not any(map(late, ("activation", "prediction", "moves")))

    curve = page.locator(CURVE)
    box, dot = curve.locator("input[type=number]"), curve.locator(".plot-panel .dot")
    curve.scroll_into_view_if_needed()
    expect(curve.locator("[role=status]")).to_have_count(1)
    before = dot.get_attribute("cx")
    box.fill("3")
    expect(dot).not_to_have_attribute("cx", before or "")
    assert late("activation") and not late("prediction")

    # What speaks of a figure far away wakes it.
    word = page.locator(f"a.shows[href='{TABLE}'][data-state]").first
    word.evaluate("(word) => word.focus({ preventScroll: true })")
    expect(page.locator(f"{TABLE} tr.chosen, {TABLE} tr.preview").first).to_be_attached()
    assert late("prediction")
    page.evaluate(WAKE)  # does nothing a second time
    assert len(asked) == len(set(asked))
    context.close()


def test_the_state_that_an_address_asks_for_wakes_its_figure(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{served}{ARTICLE}?at=2{CURVE}")
    expect(page.locator(f"{CURVE} input[type=number]")).to_have_value("2")
    context.close()
