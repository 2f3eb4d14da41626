"""The article's live figures, as readers find them: opened, touched, and asked what they show."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import (
    Browser,
    CDPSession,
    ConsoleMessage,
    Error,
    FloatRect,
    Locator,
    Page,
    Request,
)

from generator.figures.kind import script
from generator.site.scripts import BASE
from tests.browser.engines.driver import WAKE
from tests.page import none

NO_WORKER = "Service Worker registration blocked by Playwright"  # where a test wants none
ARTICLE = "neural-network-math.html"
PAGES = (
    "index.html", ARTICLE, "hidden-layers.html", "training.html", "which-penguin.html",
    "gallery.html", "search.html", "404.html",
)  # fmt: skip
HOMES = ("http", "file")
PAPER = 642  # A4 without margins of 2 cm, in CSS px; US Letter is wider
PATIENCE = 4000  # ms until something that does not come is missed

Point = tuple[float, float]
Scheme = Literal["light", "dark"]
Motion = Literal["no-preference", "reduce"]
Colors = Literal["none", "active"]
Workers = Literal["allow", "block"]

SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def homes(served: str, built_site: Path) -> dict[str, str]:
    """Addresses of the site: on a server, and as files in a folder."""
    return {"http": served, "file": f"{built_site.as_uri()}/"}


@dataclass
class View:
    """A page of the site, open in the browser, with what went wrong while it loaded."""

    name: str
    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # addresses, in order

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)
        self.page.on("requestfailed", self._failure)
        self.page.on("request", self._request)
        self.page.goto(self.home + self.name, wait_until="load")
        self.page.evaluate(WAKE)

    def left(self) -> None:
        """Note no more: what goes wrong from now on is another page's."""
        self.page.remove_listener("console", self._console)
        self.page.remove_listener("pageerror", self._error)
        self.page.remove_listener("requestfailed", self._failure)
        self.page.remove_listener("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        # A missing file is an error here too.
        if message.type in ("error", "warning") and message.text != NO_WORKER:
            self.complaints.append(f"{message.text} ({message.location['url']})")

    def _error(self, error: Error) -> None:
        self.complaints.append(f"uncaught: {error}")

    def _failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page still loads when it is left
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
        if not request.url.startswith((self.home, "data:", "blob:", "about:blank")):
            self.complaints.append(f"asks outside the site: {request.url}")


# What would play by itself in view is still, or a test would find it half done
STILL = """{
  const Watch = IntersectionObserver;
  window.IntersectionObserver = class extends Watch {
    observe(element) {
      if (!element.matches("figure svg")) super.observe(element);
    }
  };
}"""

# Pages of the one browser that nobody uses, by the context options that only a new page takes
_idle: defaultdict[frozenset[tuple[str, object]], list[Page]] = defaultdict(list)


@contextmanager
def lent(browser: Browser, service_workers: Workers = "block", **options: bool) -> Iterator[Page]:
    """An empty page, 1280 px wide, in a light scheme.

    A new page costs more than most tests, so one that is given back is lent again. It keeps
    nothing but files that it has loaded: the site's pages store nothing, and its worker, which
    does, is kept out unless it is asked for. Nothing in it begins to play by itself. `options` are
    a context's: `has_touch`, `is_mobile`, `java_script_enabled`, `offline`.
    """
    idle = _idle[frozenset({"service_workers": service_workers, **options}.items())]
    page = idle.pop() if idle else _still(_new_page(browser, service_workers, **options))
    try:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(
            media="null",
            color_scheme="light",
            reduced_motion="no-preference",
            forced_colors="none",
        )
        yield page
        page.mouse.up()
        page.mouse.move(0, 0)  # or it would point at something as the next page opens
        page.unroute_all()
        page.goto("about:blank")  # or the same address with a fragment would not load again
    except BaseException:
        page.context.close()
        raise
    idle.append(page)


@contextmanager
def _with_clock(browser: Browser, **options: Any) -> Iterator[Page]:
    """A page whose time can be stopped; there is no way to let it go on for others."""
    page = _new_page(browser, **options)
    page.clock.install(time=0)
    try:
        yield page
    finally:
        page.context.close()


def _still(page: Page) -> Page:
    page.add_init_script(STILL)
    return page


def _new_page(browser: Browser, service_workers: Workers = "block", **options: Any) -> Page:
    page = browser.new_context(service_workers=service_workers, **options).new_page()
    page.set_default_timeout(PATIENCE)
    return page


@contextmanager
def opened(
    browser: Browser,
    home: str,
    width: int = 1280,
    height: int = 900,
    name: str = ARTICLE,
    clock: bool = False,
    color_scheme: Scheme = "light",
    reduced_motion: Motion = "no-preference",
    forced_colors: Colors = "none",
    **options: Any,
) -> Iterator[View]:
    """A page of the site; nothing may have gone wrong in it by the end.

    `clock` stops the page's time: it goes on by `view.page.clock.run_for(ms)` alone. The options
    are those of `lent`.
    """
    with _with_clock(browser, **options) if clock else lent(browser, **options) as page:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            color_scheme=color_scheme, reduced_motion=reduced_motion, forced_colors=forced_colors
        )
        view = View(name, page, home)
        if clock:
            page.clock.pause_at(60)
        yield view
        view.left()
        none(view.complaints)


def seen(page: Page, selector: str) -> list[str]:
    """The elements of that selector that are to be seen, each by the start of its source."""
    found = page.evaluate(
        """(selector) => [...document.querySelectorAll(selector)]
            .filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 80))""",
        selector,
    )
    return list(found)


def state(figure: Locator) -> dict[str, Any]:
    """What the build wrote beside the figure for the script."""
    text = figure.locator("script[type='application/json']").text_content()
    assert text, "the build writes a state beside every live figure"
    return dict(json.loads(text))


def only(page: Page, *figures: str) -> None:
    """Hide all but the figures of these ids, so that what checks the page has less to look at."""
    kept = "".join(f":not(#{figure})" for figure in figures)
    restyle(page, f"main > :not(section){kept}, main > section > {kept} {{ display: none }}")


def restyle(page: Page, css: str) -> None:
    """Adds to the styles of the page, whose policy lets nobody put a `<style>` into it."""
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


def scrolled_beyond(page: Page, top: float) -> None:
    """Wait until the page is scrolled so far, asked from here: its policy lets no text be run."""
    for _ in range(PATIENCE // 20):
        if page.evaluate("scrollY") > top:
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"the page is scrolled to {page.evaluate('scrollY')}, not beyond {top}")


def in_view(element: Locator) -> None:
    """Scroll the element into the middle of the window, at once."""
    element.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")


def box(element: Locator) -> FloatRect:
    """Where the element stands in the window, in px; it must be there to be seen."""
    found = element.bounding_box()
    assert found, f"nothing to be seen of {element}"
    return found


def centre(element: Locator) -> Point:
    """The middle of the element, in the window."""
    at = box(element)
    return at["x"] + at["width"] / 2, at["y"] + at["height"] / 2


def drag(page: Page, start: Point, *path: Point) -> None:
    """Press the mouse, move it along the path, release it."""
    page.mouse.move(*start)
    page.mouse.down()
    for point in path:
        page.mouse.move(*point, steps=3)
    page.mouse.up()


def finger(page: Page) -> CDPSession:
    """What moves a finger on the glass."""
    return page.context.new_cdp_session(page)


def swipe(session: CDPSession, *path: Point) -> None:
    """Put a finger down, move it along the path, lift it."""
    for i, (x, y) in enumerate(path):
        kind = "touchMove" if i else "touchStart"
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def along(start: Point, end: Point, steps: int = 10) -> list[Point]:
    """Points from start to end."""
    return [
        (start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        for i in range(steps + 1)
    ]


def keyboard_to(element: Locator) -> None:
    """Focus the element as the tab key does."""
    element.focus()
    for key in ("Shift+Tab", "Tab"):
        element.page.keyboard.press(key)


@contextmanager
def with_scripts(browser: Browser, *names: str) -> Iterator[Page]:
    """An empty page with what all live figures share and the scripts of these names, unminified
    and outside their function."""
    page = browser.new_page()
    page.set_content("<!doctype html><title>Scripts</title>")
    for path in (*BASE, *map(script, names)):
        page.add_script_tag(content=path.read_text("utf-8"))
    yield page
    page.close()
