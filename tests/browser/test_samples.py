"""The sample figures as pages must look: at every width, in light and dark, on paper."""

from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe
from tests.browser.conftest import check
from tests.browser.live import opened
from tests.browser.samples import FIGURES, PAGE
from tests.browser.test_print import PAPER, SEEN
from tests.pages import none

CHECKS = ("sideways", "overlaps", "cropped", "clipped", "faint")
BOTH = list(product((320, 390, 1280), ("light", "dark")))
NAMES = [name for figures in FIGURES.values() for name in figures]


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_nothing_overlaps_is_cut_or_too_small_or_faint(
    browser: Browser, samples: str, width: int, scheme: str
) -> None:
    with opened(browser, samples, width, name=PAGE, color_scheme=scheme) as view:
        problems = [problem for name in CHECKS for problem in check(view.page, name)]
        none(problems + check(view.page, "small", 12))


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_so_it_is_on_a_page_of_its_own(
    browser: Browser, samples: str, width: int, scheme: str
) -> None:
    problems = []
    for figure in NAMES:
        name = f"figures/{figure}.html"
        with opened(browser, samples, width, name=name, color_scheme=scheme) as view:
            problems += [f"{name}: {found}" for c in CHECKS for found in check(view.page, c)]
    none(problems)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing(browser: Browser, samples: str, width: int, scheme: str) -> None:
    with opened(browser, samples, width, name=PAGE, color_scheme=scheme) as view:
        for summary in view.page.locator("summary").all():
            summary.click()
        none(axe(view.page))


def test_without_scripts_all_is_there_but_the_controls(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, java_script_enabled=False) as view:
        for name in NAMES:
            figure = view.page.locator(f"#{name}")
            assert figure.locator("svg").first.is_visible(), name
            assert figure.locator("details.numbers, .parameters").is_visible(), name
        none(view.page.evaluate(SEEN, "input, .live"))


def test_on_paper_a_figure_is_its_drawing_and_fits(browser: Browser, samples: str) -> None:
    with opened(browser, samples, PAPER, name=PAGE) as view:
        view.page.emulate_media(media="print")
        none(check(view.page, "tooWideForPaper"))
        none(view.page.evaluate(SEEN, "button, input, summary, .live"))
        for name in NAMES:
            assert view.page.locator(f"#{name} svg").first.is_visible(), name
