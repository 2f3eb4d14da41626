"""The article's live figures, as readers find them: opened, touched, and asked what they show."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.browser.conftest import View
from tests.pages import none

ARTICLE = "neural-network-math.html"
HOMES = ("http", "file")
PATIENCE = 4000  # ms until something that does not come is missed

Point = tuple[float, float]


def homes(served: str, built_site: Path) -> dict[str, str]:
    """Addresses of the site: on a server, and as files in a folder."""
    return {"http": served, "file": f"{built_site.as_uri()}/"}


@contextmanager
def opened(
    browser: Browser,
    home: str,
    width: int = 1280,
    height: int = 900,
    name: str = ARTICLE,
    clock: bool = False,
    **options: Any,
) -> Iterator[View]:
    """A page in a browser of its own; nothing may have gone wrong in it by the end.

    `clock` stops the page's time: it goes on by `view.page.clock.run_for(ms)` alone.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    try:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        if clock:
            page.clock.install(time=0)
        view = View(name, page, home)
        if clock:
            page.clock.pause_at(60)
        yield view
        none(view.complaints)
    finally:
        context.close()


def state(figure: Locator) -> dict[str, Any]:
    """What the build wrote beside the figure for the script."""
    return json.loads(figure.locator("script[type='application/json']").text_content())


def only(page: Page, *figures: str) -> None:
    """Hide all but the figures of these ids, so that what checks the page has less to look at."""
    kept = "".join(f":not(#{figure})" for figure in figures)
    page.add_style_tag(content=f"main > {kept} {{ display: none }}")


def in_view(element: Locator) -> None:
    """Scroll the element into the middle of the window, at once."""
    element.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")


def centre(element: Locator) -> Point:
    """The middle of the element, in the window."""
    box = element.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


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
