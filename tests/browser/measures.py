"""The article's load, its stillness and its answers to the pointer, measured in Chromium."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Locator, Page

from tests.browser.engines.driver import WAKE
from tests.browser.live import box, in_view

SCRIPT = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
SLIDER = "figure[data-kind=activation] input[type=range]"
DOT = "circle.dot"
SETTLE = 3000  # ms after the load, for what happens late


@dataclass(frozen=True)
class Profile:
    """A device and its connection."""

    name: str
    slowdown: int = 1  # of the processor
    connection: dict[str, float] | None = None  # latency in ms, throughput in bytes per second
    context: dict[str, Any] = field(default_factory=dict)


DESKTOP = Profile("desktop", context={"viewport": {"width": 1280, "height": 900}})
# As Lighthouse's mobile profile; on loopback the round trip is paid once for each request.
SLOW_PHONE = Profile(
    "slow phone",
    slowdown=4,
    connection={
        "latency": 150,
        "downloadThroughput": 1_600_000 / 8,
        "uploadThroughput": 750_000 / 8,
    },
    context={
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
)


@dataclass(frozen=True)
class Load:
    """How a page loaded: ms since navigation began, None for what has not happened."""

    fcp: float | None
    lcp: float | None
    cls: float
    blocking: float  # ms over 50 of each long task after the first paint
    reacted: float | None


@dataclass(frozen=True)
class Shift:
    """A layout shift and the start tags of what moved."""

    value: float
    moved: tuple[str, ...]


class _Compressing(SimpleHTTPRequestHandler):
    """Files compressed, as web servers send them, on connections that stay open."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, asked: list[str], **options: Any) -> None:
        self.asked = asked
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        self.asked.append(self.path.lstrip("/"))
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = compressed(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve the folder; gives its address, and the paths asked for as they come in."""
    asked: list[str] = []
    handler = partial(_Compressing, directory=str(folder), asked=asked)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", asked
        server.shutdown()


def compressed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


@contextmanager
def opened(
    browser: Browser, address: str, profile: Profile, then: str = ""
) -> Iterator[tuple[Page, CDPSession]]:
    """The page with measures.js in it, and `then` run after that; nothing is cached."""
    context = browser.new_context(**profile.context)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if profile.connection:
        session.send("Network.emulateNetworkConditions", {"offline": False, **profile.connection})
    session.send("Emulation.setCPUThrottlingRate", {"rate": profile.slowdown})
    page.add_init_script(f"{SCRIPT}\n{then}")
    page.goto(address, wait_until="load")
    page.evaluate(WAKE)
    yield page, session
    context.close()


def load(browser: Browser, address: str, profile: Profile) -> Load:
    """One load of the page, with the first slider tried from the start."""
    trial = f"bench.tryUntilItReacts({SLIDER!r}, {DOT!r})"
    with opened(browser, address, profile, trial) as (page, _):
        page.wait_for_timeout(SETTLE)
        return Load(**page.evaluate("bench.load()"))


def tour(browser: Browser, address: str, width: int) -> list[Shift]:
    """Every layout shift while a reader scrolls through the page and touches all of it.

    Stricter than the usual measure, which forgives what follows a click within half a second.
    Left out is what has no source in the page: the thumb of a slider, when it is let go.
    """
    profile = Profile("tour", context={"viewport": {"width": width, "height": 844}})
    with opened(browser, address, profile) as (page, _):
        page.mouse.move(width / 2, 400)
        for _ in range(0, page.evaluate("document.documentElement.scrollHeight"), 400):
            page.mouse.wheel(0, 400)
            page.wait_for_timeout(60)
        for row in page.locator("tr:visible").all():
            row.hover(force=True)
        for radio in page.locator("input[type=radio]:visible").all():
            radio.click(force=True)
        for slider in page.locator("input[type=range]:visible").all():
            with dragged(slider) as across:
                for share in (0, 1, 0.3, 0.6):
                    page.mouse.move(*across(share), steps=5)
        page.wait_for_timeout(600)  # until what waits for the reader to pause has been announced
        shifts = page.evaluate("bench.shifts")
    return [Shift(shift["value"], tuple(shift["moved"])) for shift in shifts if shift["moved"]]


@contextmanager
def dragged(slider: Locator) -> Iterator[Callable[[float], tuple[float, float]]]:
    """Hold the slider's thumb with the mouse; gives the point for a share of its width."""
    in_view(slider)
    at = box(slider)
    mouse = slider.page.mouse

    def across(share: float) -> tuple[float, float]:
        return at["x"] + 10 + share * (at["width"] - 20), at["y"] + at["height"] / 2

    mouse.move(*across(0.5))
    mouse.down()
    yield across
    mouse.up()
