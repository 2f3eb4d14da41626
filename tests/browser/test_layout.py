"""How the pages look, measured: at every width, in light and dark, without scripts.

Each page is opened once at each width, and all that is asked of it there is asked in that visit.
"""

import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import axe
from tests.browser.checks import FAULTS, check, faults, selectors
from tests.browser.live import PAGES, SCHEMES, opened
from tests.browser.samples import PAGE
from tests.pages import none

WIDTHS = (320, 360, 390, 768, 1280)
AXE_WIDTHS = (390, 1280)
# Of figures on pages of their own
ALONE = ("sideways", "overlaps", "cropped", "clipped", "faint")

Found = dict[str, list[str]]


def visited(
    browser: Browser, home: str, name: str, width: int, asked: tuple[str, ...] = tuple(FAULTS)
) -> Found:
    """All that is wrong with a page at that width, in either scheme, by what was asked of it."""
    found: Found = {fault: [] for fault in (*asked, "axe", "load")}
    with opened(browser, home, width, name=name, service_workers="allow") as view:
        for scheme in SCHEMES:
            view.page.emulate_media(color_scheme=scheme)
            seen = faults(view.page, asked)
            if width in AXE_WIDTHS:
                seen["axe"] = axe(view.page)
            for fault, problems in seen.items():
                found[fault] += [f"{name}, {width} px, {scheme}: {text}" for text in problems]
        found["load"] = [f"{name}, {width} px: {text}" for text in view.complaints]
        view.complaints.clear()
    return found


@pytest.fixture(
    scope="module",
    params=product(PAGES, WIDTHS),
    ids=lambda both: f"{both[0]}-{both[1]}",
)
def found(request: pytest.FixtureRequest, browser: Browser, served: str) -> Found:
    """What is wrong with one page at one width."""
    return visited(browser, served, *request.param)


def test_every_page_is_looked_at(page_names: list[str]) -> None:
    assert set(page_names) == set(PAGES)


def test_nothing_goes_wrong_while_loading_and_nothing_is_asked_elsewhere(found: Found) -> None:
    none(found["load"])


def test_the_page_does_not_scroll_sideways(found: Found) -> None:
    none(found["sideways"])


def test_no_two_labels_of_a_drawing_overlap(found: Found) -> None:
    none(found["overlaps"])


def test_no_shape_is_cut_off_at_the_edge_of_its_drawing(found: Found) -> None:
    none(found["cropped"])


def test_no_text_is_cut_off(found: Found) -> None:
    none(found["clipped"])


def test_no_text_is_smaller_than_12_px(found: Found) -> None:
    none(found["small"])


def test_text_stands_out_from_what_is_beneath_it(found: Found) -> None:
    none(found["faint"])


def test_axe_finds_nothing(found: Found) -> None:
    none(found["axe"])


@pytest.mark.parametrize(("width", "asked"), ((320, ALONE), (390, ()), (1280, ALONE)))
def test_figures_with_a_page_of_their_own_look_right_there(
    browser: Browser, served: str, built_site: Path, width: int, asked: tuple[str, ...]
) -> None:
    names = [f"figures/{path.name}" for path in sorted(built_site.glob("figures/*.html"))]
    assert names
    none(
        f"{fault}: {problem}"
        for name in names
        for fault, problems in visited(browser, served, name, width, asked).items()
        for problem in problems
    )


def test_pages_work_from_a_folder(
    browser: Browser, built_site: Path, page_names: list[str]
) -> None:
    for name in page_names:
        with opened(browser, f"{built_site.as_uri()}/", name=name) as view:
            assert check(view.page, "text"), name


def test_the_home_page_leads_to_every_article(browser: Browser, built_site: Path) -> None:
    with opened(browser, f"{built_site.as_uri()}/", name="index.html") as home:
        links = home.page.locator("main a[href$='.html']")
        assert links.count() > 0
        for i in range(links.count()):
            heading = links.nth(i).inner_text().strip()
            links.nth(i).click()
            assert home.page.locator("h1").is_visible(), f"{heading} leads to {home.page.url}"
            home.page.go_back()


def test_the_404_page_looks_the_same_at_an_address_in_a_folder_that_is_not_there(
    browser: Browser, served: str, built_site: Path
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.on("response", lambda r: r.status >= 400 and complaints.append(r.url))
    page.route("**/sub/x/y", lambda route: route.fulfill(path=built_site / "404.html"))
    looks = []
    for address in ("sub/x/y", "404.html"):
        page.goto(served + address)
        looks.append(page.screenshot())
    page.close()
    none(complaints)
    assert looks[0] == looks[1]


# What other articles may have, other networks need, or stand-alone drawings
SPARE = re.compile(
    r"blockquote|hr|\.highlight|\.footnote|\.drawing-scroll|\.negative|\.backdrop|\.card|\.table |"
    r"\.s4\b|"
    # States that come with the reader's touch
    r"\.lit|\.preview|\[data-step|\.playing|\[aria-current|\.details |:has\(\.details"
)


def test_the_style_sheet_has_no_selector_that_fits_nothing(
    browser: Browser, served: str, samples: str, page_names: list[str]
) -> None:
    fitting: dict[str, bool] = {}
    for home, name in [*((served, name) for name in page_names), (samples, PAGE)]:
        with opened(browser, home, name=name) as view:
            for selector, fits in selectors(view.page):
                fitting[selector] = fits or fitting.get(selector, False)
    assert fitting
    none(s for s, fits in fitting.items() if not fits and not SPARE.search(s))


@pytest.mark.parametrize("name", PAGES)
def test_without_javascript_all_is_there_but_the_controls(
    browser: Browser, served: str, name: str
) -> None:
    hidden, shown = ".live { display: none !important }", ".stages { display: grid !important }"
    with opened(browser, served, name=name) as view:
        view.page.add_style_tag(content=hidden + shown)
        text = check(view.page, "text")
    with opened(browser, served, name=name, java_script_enabled=False) as view:
        assert check(view.page, "text") == text
