"""How the pages look, measured: at every width, in light and dark, on paper, without scripts."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenSite, View, check
from tests.browser.samples import PAGE
from tests.pages import none

WIDTHS = (320, 360, 390, 768, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture(
    scope="module",
    params=product(WIDTHS, SCHEMES),
    ids=lambda both: f"{both[0]}-{both[1]}",
)
def views(request: pytest.FixtureRequest, open_site: OpenSite) -> Iterator[list[View]]:
    """Every page at one width in one colour scheme."""
    views = open_site(*request.param)
    yield views
    for view in views:
        view.page.close()


def found(views: list[View], name: str, *arguments: float) -> list[str]:
    """Problems that the check of that name in checks.js finds on the pages."""
    return [
        f"{view.name}: {problem}"
        for view in views
        for problem in check(view.page, name, *arguments)
    ]


def complaints(views: list[View]) -> list[str]:
    return [f"{view.name}: {complaint}" for view in views for complaint in view.complaints]


def test_nothing_goes_wrong_while_loading_and_nothing_is_asked_elsewhere(views: list[View]) -> None:
    none(complaints(views))


def test_the_page_does_not_scroll_sideways(views: list[View]) -> None:
    none(found(views, "sideways"))


def test_no_two_labels_of_a_drawing_overlap(views: list[View]) -> None:
    none(found(views, "overlaps"))


def test_no_shape_is_cut_off_at_the_edge_of_its_drawing(views: list[View]) -> None:
    none(found(views, "cropped"))


def test_no_text_is_cut_off(views: list[View]) -> None:
    none(found(views, "clipped"))


def test_no_text_is_smaller_than_12_px(views: list[View]) -> None:
    none(found(views, "small", 12))


def test_text_stands_out_from_what_is_beneath_it(views: list[View]) -> None:
    none(found(views, "faint"))


def test_pages_work_from_a_folder(open_site: OpenSite, built_site: Path) -> None:
    views = open_site(1280, home=f"{built_site.as_uri()}/")
    none(complaints(views))
    none(f"{view.name}: no text" for view in views if not check(view.page, "text"))


def test_the_home_page_leads_to_every_article(open_site: OpenSite, built_site: Path) -> None:
    home = next(
        view
        for view in open_site(1280, home=f"{built_site.as_uri()}/")
        if view.name == "index.html"
    )
    links = home.page.locator("main a[href$='.html']")
    assert links.count() > 0
    for i in range(links.count()):
        heading = links.nth(i).inner_text().strip()
        links.nth(i).click()
        assert home.page.locator("h1").is_visible(), f"{heading} leads to {home.page.url}"
        home.page.go_back()
    none(complaints([home]))


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
    open_site: OpenSite, samples: str
) -> None:
    fitting: dict[str, bool] = {}
    for view in [*open_site(1280), *open_site(1280, home=samples, names=[PAGE])]:
        for selector, fits in check(view.page, "selectors"):
            fitting[selector] = fits or fitting.get(selector, False)
    assert fitting
    none(s for s, fits in fitting.items() if not fits and not SPARE.search(s))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", (320, 1280))
def test_figures_with_a_page_of_their_own_look_right_there(
    open_site: OpenSite, built_site: Path, width: int, scheme: str
) -> None:
    names = [f"figures/{path.name}" for path in sorted(built_site.glob("figures/*.html"))]
    views = open_site(width, scheme, names=names)
    problems = complaints(views)
    for name in ("sideways", "overlaps", "cropped", "clipped", "faint"):
        problems += found(views, name)
    none(problems)


def test_without_javascript_all_is_there_but_the_controls(open_site: OpenSite) -> None:
    with_scripts = open_site(1280)
    for view in with_scripts:
        hidden, shown = ".live { display: none !important }", ".stages { display: grid !important }"
        view.page.add_style_tag(content=hidden + shown)
    without = open_site(1280, java_script_enabled=False)
    for one, other in zip(with_scripts, without, strict=True):
        assert check(other.page, "text") == check(one.page, "text"), one.name


# A4 without margins of 2 cm, in CSS px; US Letter is wider.
PAPER = 642


def test_on_paper_no_figure_is_wider_than_the_page(open_site: OpenSite) -> None:
    views = open_site(PAPER)
    for view in views:
        view.page.emulate_media(media="print")
    none(found(views, "tooWideForPaper"))


def test_pages_print(open_site: OpenSite) -> None:
    for view in open_site(1280):
        pdf = view.page.pdf()
        assert pdf.startswith(b"%PDF-"), view.name
        assert pdf.rstrip().endswith(b"%%EOF"), view.name
