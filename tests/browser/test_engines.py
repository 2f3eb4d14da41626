"""The site in Firefox and in WebKit: one list of stories for both.

Each test does much, as it takes longer to start a browser than to use it.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.checks import source
from tests.browser.deployments import hosting
from tests.browser.engines import ENGINES, Engine
from tests.browser.engines.driver import Driver
from tests.browser.engines.stories import PENGUINS, told, visits
from tests.browser.engines.watched import write_watched
from tests.browser.live import ARTICLE, PAGES
from tests.browser.serving import hosted, serving
from tests.conftest import Once
from tests.page import none
from tests.samples import real_site
from tests.samples.lessons import SMALL, trained_there, unlike

WIDTHS = (320, 390, 1280)
FITS = ("sideways", "clipped", "answers", "crowded", "formulas", "signs")
# Both set letters on whole pixels, so that texts are a little wider than the build has measured.
CHECKS = source(slack=3.5)
LONGEST = ("-19.87", "3.14")  # inputs of the sigmoid whose results have the most digits
FRAME = """
    const frame = document.querySelectorAll("iframe")[arguments[0]];
    return new Promise((done) => {
      frame.onload = () => done(true);
      frame.src = arguments[1];
    });
"""
ENTER = """
    const field = document.querySelector(arguments[0]);
    field.value = arguments[1];
    field.dispatchEvent(new Event("input", {bubbles: true}));
"""
CURVE = "#sigmoid-curve [type=number]"
SLIDER = "#sigmoid-curve [type=range]"
DOT = "document.querySelector('#sigmoid-curve .dot').getAttribute('cx')"


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest) -> Engine:
    if missing := request.param.missing():
        pytest.skip(f"{request.param.name} needs {missing}: `make test` installs it on Debian")
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


def noted(driver: Driver, where: str) -> list[str]:
    """What has gone wrong in the page that is open."""
    return [f"{where}: {text}" for text in driver.value("window.complaints ?? ['no notes']")]


def checked(driver: Driver, where: str, *names: str) -> list[str]:
    """What these checks, and its notes, say of the page that is open."""
    found = driver.run(f"return ({CHECKS})(arguments[0])", [[name] for name in names])
    return [f"{where}: {text}" for texts in found for text in texts] + noted(driver, where)


def test_figures_of_every_kind_do_what_they_do(driver: Driver, home: str) -> None:
    problems = []
    for page, stories in visits():
        driver.open(f"{home}{page}")
        for story in stories:
            problems += told(driver, story) + noted(driver, f"{page}, {story.title}")
    none(problems)


def test_every_page_fits_at_every_width(driver: Driver, home: str) -> None:
    problems = []
    driver.open(f"{home}frames.html")
    for page in PAGES:
        for i, width in enumerate(WIDTHS):
            driver.run(FRAME, i, page)
            driver.into(i)
            where = f"{page}, {width} px"
            problems += checked(driver, where, *FITS)
            for number in LONGEST if page == ARTICLE else ():
                driver.run(ENTER, CURVE, number)
                problems += checked(driver, f"{where}, {number}", "sideways", "formulas")
            driver.into(None)
    none(problems)


def test_figures_fit_on_pages_of_their_own(driver: Driver, home: str, watched: Path) -> None:
    problems = []
    driver.open(f"{home}frames.html")
    for page in sorted(watched.glob("figures/*.html")):
        for i, width in enumerate(WIDTHS[:2]):
            driver.run(FRAME, i, f"figures/{page.name}")
            driver.into(i)
            problems += checked(driver, f"{page.stem}, {width} px", *FITS)
            driver.into(None)
    none(problems)


def test_a_training_ends_on_the_bits_of_the_build(driver: Driver) -> None:
    driver.open("about:blank")

    def run(script: str) -> str:
        return str(driver.run("return (0, eval)(arguments[0])", script))

    models = real_site().sources.models
    for name in SMALL:
        arrays, _ = trained_there(run, models[name])
        none(f"{name}: {text}" for text in unlike(arrays, models[name].network))


def moves(driver: Driver) -> None:
    """The slider of the sigmoid moves the point."""
    before = driver.value(DOT)
    driver.drag(SLIDER, 0.5, 0.8)
    driver.until(f"{DOT} !== '{before}'")


def test_the_site_works_from_a_folder_and_as_a_single_file(driver: Driver, watched: Path) -> None:
    for path in (ARTICLE, f"offline/{ARTICLE}"):
        driver.open((watched / path).as_uri())
        moves(driver)
        none(noted(driver, path))


def test_a_figure_lives_in_the_page_of_another_site(
    driver: Driver, watched: Path, tmp_path: Path
) -> None:
    with hosted(watched) as site, hosted(tmp_path) as other:
        figure = f"{site}figures/sigmoid-curve.html"
        (tmp_path / "index.html").write_text(
            f'<!doctype html><title>A page</title><link rel="icon" href="data:,">'
            f'<script src="{site}embed/feedforward-figure.js"></script>'
            f'<iframe src="{figure}" width="800" height="600"></iframe>'
            f'<feedforward-figure src="{figure}" at="2"></feedforward-figure>'
            "<script>addEventListener('change', ({detail}) => window.told = detail)</script>",
            "utf-8",
        )
        driver.open(other)
        driver.into(0)
        moves(driver)
        none(noted(driver, "frame"))
        driver.into(None)
        # As high as its content, and so more than an empty frame
        driver.until("document.querySelector('feedforward-figure').offsetHeight > 300")
        driver.run("document.querySelector('feedforward-figure').setAttribute('at', '7')")
        driver.until("window.told?.at === '7'")


def test_the_visited_site_is_there_when_its_server_is_not(driver: Driver, built_site: Path) -> None:
    with hosting(built_site) as host:
        driver.open(f"{host.address}{ARTICLE}")
        if not driver.value("'serviceWorker' in navigator"):
            pytest.skip("this browser has no service workers")
        driver.run("return navigator.serviceWorker.ready.then(() => true)")
        driver.until("navigator.serviceWorker.controller !== null")
        host.up = False
        driver.open(f"{host.address}training.html")
        assert driver.value("document.querySelector('h1').textContent")
        driver.open(f"{host.address}{ARTICLE}")
        moves(driver)


def test_pages_are_dark_where_their_reader_has_it_so(engine: Engine, home: str) -> None:
    problems = []
    with engine.started(dark=True) as driver:
        driver.size(1300, 1000)
        for page in PAGES:
            driver.open(f"{home}{page}")
            ground = driver.value("getComputedStyle(document.documentElement).backgroundColor")
            if ground != "rgb(23, 23, 28)":
                problems.append(f"{page} is {ground}")
        driver.open(f"{home}{PENGUINS}")
        none(problems + checked(driver, PENGUINS, "faint"))
