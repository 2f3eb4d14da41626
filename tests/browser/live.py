"""The article's live figures, as readers find them: opened, touched, and asked what they show."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.browser.conftest import View
from tests.pages import none

ARTICLE = "neural-network-math.html"
HOMES = ("http", "file")
PATIENCE = 4000  # ms until something that does not come is missed

Point = tuple[float, float]
Scheme = Literal["light", "dark"]
Motion = Literal["no-preference", "reduce"]
Colors = Literal["none", "active"]


def homes(served: str, built_site: Path) -> dict[str, str]:
    """Addresses of the site: on a server, and as files in a folder."""
    return {"http": served, "file": f"{built_site.as_uri()}/"}


# Pages of the one browser that nobody has open, by the context options that only a new page takes
_idle: defaultdict[frozenset[tuple[str, object]], list[Page]] = defaultdict(list)


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
    **options: bool,
) -> Iterator[View]:
    """A page, loaded afresh; nothing may have gone wrong in it by the end.

    A new page of the browser costs more than most tests, so one that is no longer open is used
    again. It keeps nothing but files that it has loaded: pages store nothing, and the worker,
    which does, is kept out. `clock` stops the page's time: it goes on by
    `view.page.clock.run_for(ms)` alone. `options` are a context's: `has_touch`, `is_mobile`,
    `java_script_enabled`, `offline`.
    """
    idle = _idle[frozenset(options.items())]
    page = idle.pop() if idle and not clock else _new_page(browser, **options)
    try:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="screen",
            color_scheme=color_scheme,
            reduced_motion=reduced_motion,
            forced_colors=forced_colors,
        )
        if clock:
            page.clock.install(time=0)
        view = View(name, page, home)
        if clock:
            page.clock.pause_at(60)
        yield view
        view.left()
        none(view.complaints)
    except BaseException:
        page.context.close()
        raise
    if clock:  # there is no way to let it go again
        page.context.close()
    else:
        idle.append(page)


def _new_page(browser: Browser, **options: Any) -> Page:
    page = browser.new_context(service_workers="block", **options).new_page()
    page.set_default_timeout(PATIENCE)
    return page


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
