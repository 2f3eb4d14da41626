"""The site in Firefox and in WebKit: one list of stories for both, and what only they do otherwise.

Each test does much, as it takes longer to start a browser than to use it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.checks import RUN
from tests.browser.engines import ENGINES, Engine
from tests.browser.engines.driver import Driver
from tests.browser.engines.stories import STORIES, named, told
from tests.browser.engines.watched import write_watched
from tests.browser.live import ARTICLE, PAGES
from tests.browser.serving import hosted, serving
from tests.conftest import Once
from tests.page import none

WIDTHS = (320, 390, 1280)
FITS = ("sideways", "clipped", "answers", "crowded", "formulas")
FRAME = """
    const [frame, address] = [document.querySelectorAll("iframe")[arguments[0]], arguments[1]];
    return new Promise((done) => {
      frame.onload = () => done(true);
      frame.src = address;
    });
"""


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    if missing := request.param.missing():
        pytest.skip(f"{request.param.name} is not here: {missing} (`make test` as root on Debian)")
    return request.param


@pytest.fixture(scope="module")
def driver(engine: Engine) -> Iterator[Driver]:
    with engine.started() as driver:
        driver.size(1300, 1000)
        yield driver


@pytest.fixture(scope="module")
def watched(built_site: Path, once: Once) -> Path:
    """The folder of the site whose pages note what goes wrong in them."""
    return once("watched", lambda to: write_watched(built_site, to / "site", WIDTHS)) / "site"


@pytest.fixture(scope="module")
def home(watched: Path) -> Iterator[str]:
    with serving(watched) as address:
        yield address


def complaints(driver: Driver, where: str) -> list[str]:
    """What has gone wrong in the page that is open."""
    return [f"{where}: {text}" for text in driver.value("window.complaints ?? ['no notes']")]


def test_figures_of_every_kind_do_what_they_do(driver: Driver, home: str) -> None:
    problems = []
    for story in STORIES:
        driver.open(f"{home}{story.page}")
        problems += told(driver, story) + complaints(driver, named(story))
    none(problems)


def test_every_page_fits_at_every_width(driver: Driver, home: str) -> None:
    problems = []
    driver.open(f"{home}frames.html")
    for page in PAGES:
        for i, width in enumerate(WIDTHS):
            driver.run(FRAME, i, page)
            driver.into(i)
            where = f"{page}, {width} px"
            found = driver.run(f"return ({RUN})(arguments[0])", [[name] for name in FITS])
            problems += [f"{where}: {text}" for texts in found for text in texts]
            problems += complaints(driver, where)
            driver.into(None)
    none(problems)
