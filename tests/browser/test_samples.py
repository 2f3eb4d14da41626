"""The sample figures as pages must look: at every width, in light and dark, on paper."""

import pytest
from playwright.sync_api import Browser

from tests.browser.checks import check, faults
from tests.browser.judges import judged
from tests.browser.live import PAPER, SCHEMES, opened, seen
from tests.page import none
from tests.samples.page import FIGURES, PAGE

# Widths and schemes in which axe is asked, with all that tells more open
AXE = ((390, "dark"), (1280, "light"))
ALONE = ("sideways", "overlaps", "cropped", "clipped", "faint")
NAMES = [name for figures in FIGURES.values() for name in figures]


@pytest.mark.parametrize("width", (320, 390, 1280))
def test_nothing_overlaps_is_cut_or_too_small_or_faint(
    browser: Browser, samples: str, width: int
) -> None:
    problems = []
    with opened(browser, samples, width, name=PAGE) as view:
        for scheme in SCHEMES:
            view.page.emulate_media(color_scheme=scheme)
            for fault, found in faults(view.page).items():
                problems += [f"{width} px, {scheme}: {fault}: {text}" for text in found]
        for scheme in SCHEMES:
            if (width, scheme) in AXE:
                view.page.emulate_media(color_scheme=scheme)
                for summary in view.page.locator("summary").all():
                    summary.click()
                problems += [f"{width} px, {scheme}: axe: {text}" for text in judged(view.page)]
    none(problems)


@pytest.mark.parametrize("figure", NAMES)
def test_so_it_is_on_a_page_of_its_own(browser: Browser, samples: str, figure: str) -> None:
    problems = []
    with opened(browser, samples, name=f"figures/{figure}.html") as view:
        for width, scheme in ((320, "dark"), (1280, "light")):
            view.page.set_viewport_size({"width": width, "height": 900})
            view.page.emulate_media(color_scheme=scheme)
            for fault, found in faults(view.page, ALONE).items():
                problems += [f"{width} px, {scheme}: {fault}: {text}" for text in found]
    none(problems)


def test_without_scripts_all_is_there_but_the_controls(browser: Browser, samples: str) -> None:
    with opened(browser, samples, name=PAGE, java_script_enabled=False) as view:
        for name in NAMES:
            figure = view.page.locator(f"#{name}")
            assert figure.locator("svg").first.is_visible(), name
            numbers = figure.locator("details.numbers, .parameters, .calculation, .readout")
            assert any(some.is_visible() for some in numbers.all()), name
        none(seen(view.page, "input:not(.pick), .live"))  # these choose states without scripts


def test_on_paper_a_figure_is_its_drawing_and_fits(browser: Browser, samples: str) -> None:
    with opened(browser, samples, PAPER, name=PAGE) as view:
        view.page.emulate_media(media="print")
        none(check(view.page, "tooWideForPaper"))
        none(seen(view.page, "button, input, summary, .live"))
        for name in NAMES:
            assert view.page.locator(f"#{name} svg >> visible=true").count(), name
