"""How the pages look, measured: at every width, in light and dark, without scripts.

Each page is opened once at each width, and each figure's own page once: all that is asked of a
page is asked in that visit.
"""

import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.site.styles import read_styles
from tests.browser.axe import axe
from tests.browser.checks import FAULTS, check, faults, selectors
from tests.browser.judges import judged
from tests.browser.live import PAGES, SCHEMES, opened, restyle
from tests.page import none
from tests.samples import real_site
from tests.samples.page import PAGE

AXE_WIDTHS = (390, 1280)
WIDTHS = (*AXE_WIDTHS, 320, 360, 768)
# One list, which begins with the visits that axe takes part in, and on the wide pages the other
# judges of accessibility, so that tests share the visits
VISITS = list(product(WIDTHS, PAGES))
VISITS_WITH_AXE = VISITS[: len(AXE_WIDTHS) * len(PAGES)]

Found = dict[str, list[str]]


def nothing() -> Found:
    """No problem yet, by the name of the check."""
    return {name: [] for name in (*FAULTS, "axe", "load")}


def ask(page: Page, where: str, names: Sequence[str], found: Found) -> None:
    """Add all that is wrong with the page as it is now, in either scheme."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        seen = faults(page, [name for name in names if name != "axe"])
        if "axe" in names:
            wide = page.viewport_size["width"] == max(AXE_WIDTHS)
            seen["axe"] = judged(page) if wide else axe(page)
        for name, problems in seen.items():
            found[name] += [f"{where}, {scheme}: {problem}" for problem in problems]


def named(visit: tuple[int, str]) -> str:
    return f"{visit[1]}-{visit[0]}"


@pytest.fixture(scope="module", params=VISITS, ids=named)
def found(request: pytest.FixtureRequest, browser: Browser, served: str) -> Found:
    """What is wrong with one page at one width, by the name of the check."""
    (width, name), found = request.param, nothing()
    axed = ("axe",) if request.param in VISITS_WITH_AXE else ()
    with opened(browser, served, width, name=name, service_workers="allow") as view:
        ask(view.page, f"{name}, {width} px", (*FAULTS, *axed), found)
        found["load"] = [f"{name}, {width} px: {problem}" for problem in view.complaints]
        view.complaints.clear()  # which are for a test of their own to tell
    return found


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


def test_formulas_of_figures_stay_in_their_boxes(found: Found) -> None:
    none(found["formulas"])


def test_what_scrolls_sideways_has_a_shadow_where_more_lies(found: Found) -> None:
    none(found["signs"])


def test_no_text_is_smaller_than_12_px(found: Found) -> None:
    none(found["small"])


def test_text_stands_out_from_what_is_beneath_it(found: Found) -> None:
    none(found["faint"])


@pytest.mark.parametrize("found", VISITS_WITH_AXE, indirect=True, ids=named)
def test_no_judge_of_accessibility_finds_anything(found: Found) -> None:
    none(found["axe"])


# The pages of the kinds are made alike, of figures of kinds that the articles have: one is enough.
BESIDE = [
    f"{page.slug}.html"
    for page in real_site().aside
    if not re.fullmatch("docs/kinds/(?!index|network$).*", page.slug)
]


@pytest.mark.parametrize("name", BESIDE)
def test_a_page_beside_the_articles_looks_right_where_it_is_narrowest(
    browser: Browser, served: str, name: str
) -> None:
    found = nothing()
    with opened(browser, served, min(WIDTHS), name=name) as view:
        # What lines of code have beyond the edge is seen once they are scrolled: axe reads it.
        seen = [fault for fault in FAULTS if fault != "faint"]
        ask(view.page, name, (*seen, "axe"), found)
        found["load"] = list(view.complaints)
    none(f"{name}: {problem}" for name, problems in found.items() for problem in problems)


# Those of pages beside the articles are of kinds that the articles have, or that are drawn there.
FIGURES = [
    figure.id
    for page in real_site().pages
    if not page.head.aside
    for figure in real_site().figures[page.slug]
]
ELSEWHERE = {figure.id for page in real_site().aside for figure in real_site().figures[page.slug]}
ALONE = ("sideways", "overlaps", "cropped", "clipped", "faint")


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_looks_right_on_a_page_of_its_own(
    browser: Browser, served: str, figure: str
) -> None:
    found = nothing()
    with opened(browser, served, name=f"figures/{figure}.html") as view:
        for width, names in ((320, ALONE), (390, ("axe",)), (1280, (*ALONE, "axe"))):
            view.page.set_viewport_size({"width": width, "height": 900})
            ask(view.page, f"{figure}, {width} px", names, found)
    none(f"{name}: {problem}" for name, problems in found.items() for problem in problems)


def test_every_figure_with_a_page_of_its_own_is_looked_at(built_site: Path) -> None:
    alone = {path.stem for path in built_site.glob("figures/*.html")}
    assert alone - ELSEWHERE == set(FIGURES)


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
    restyle(page, read_styles().page)
    with_all_styles = page.screenshot()
    page.close()
    none(complaints)
    assert looks == [with_all_styles, with_all_styles]


# What other articles may have, other networks need, or stand-alone drawings
SPARE = re.compile(
    r"blockquote|hr|\.highlight|\.footnote|\.drawing-scroll|\.negative|\.backdrop|\.card|\.table |"
    r"\.s[456]\b|\.stage \.s3 |\.stage-map \.boundary\.contours|"
    r"\.least-|\.long\b|\[data-long\]|nth-child\(14\)|\.points|\.confusion \.shade|"
    # What is for who has no script
    r"\.states|\.state\b|\.said|\.pick|"
    # States that come with the reader's touch
    r"\.lit|\.preview|\[data-step|\.playing|\[aria-current|\.details |:has\(\.details|"
    r":target|#show-|\.turned|\.turning|\.turn-box|\.lesson-|\.learning|\.another|"
    r"\.instead|\.loss-line|\.history \.ours|\.evident\b|::details-content|\.found "
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
    hidden, shown = (
        ":is(.live, .search) { display: none !important }",
        ".stages { display: grid !important }",
    )
    with opened(browser, served, name=name) as view:
        restyle(view.page, hidden + shown)
        text = check(view.page, "text")
    with opened(browser, served, name=name, java_script_enabled=False) as view:
        restyle(view.page, ".states, .asked { display: none !important }")
        assert check(view.page, "text") == text
