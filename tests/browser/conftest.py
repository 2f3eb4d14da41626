"""The built site in a real browser: served below a sub-path, or opened as files."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, sync_playwright

from tests.browser.samples import write_content
from tests.browser.setup import launch
from tests.conftest import Build, Once

SUB_PATH = "/some/sub/path/"
NO_WORKER = "Service Worker registration blocked by Playwright"  # where a test wants none
CHECKS = (Path(__file__).parent / "checks.js").read_text(encoding="utf-8").strip()


@dataclass
class View:
    """A page of the site, open in the browser, with what went wrong while it loaded."""

    name: str
    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", self._error)
        self.page.on("requestfailed", self._failure)
        self.page.on("request", self._request)
        self.page.goto(self.home + self.name, wait_until="load")

    def left(self) -> None:
        """Leave the page for an empty one; what goes wrong there is no longer noted."""
        self.page.mouse.move(0, 0)  # or it would point at something as the next one opens
        self.page.unroute_all()
        self.page.goto("about:blank")
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
        if not request.url.startswith((self.home, "data:", "blob:", "about:blank")):
            self.complaints.append(f"asks outside the site: {request.url}")


def check(page: Page, name: str, *arguments: Any) -> list[str]:
    """What the check of that name in checks.js has to say about the page."""
    return page.evaluate(f"(given) => {CHECKS}.{name}(...given)", arguments)


class _Handler(SimpleHTTPRequestHandler):
    """The folder below SUB_PATH, and nothing anywhere else."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(SUB_PATH)
        return super().translate_path("/" + path[len(SUB_PATH) :] if inside else "/nothing-here")

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the folder on a free port; gives its address."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
        server.shutdown()


class _Anywhere(SimpleHTTPRequestHandler):
    """Serves files as GitHub Pages does: any page may read them."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, *_) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Anywhere, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def sampled(build: Build, once: Once) -> Path:
    """The folder of a site with three more articles, of sample figures; see samples.py."""

    def fill(folder: Path) -> None:
        write_content(folder / "content")
        done = build(folder / "build", folder / "content")
        assert done.returncode == 0, done.stderr

    return once("samples", fill) / "build"


@pytest.fixture(scope="session")
def samples(sampled: Path) -> Iterator[str]:
    """Address of that site."""
    with serving(sampled) as address:
        yield address


@pytest.fixture(scope="session")
def page_names(built_site: Path) -> list[str]:
    """Every page of the site, by its path."""
    return sorted(p.name for p in built_site.glob("*.html"))


OpenSite = Callable[..., list[View]]


@pytest.fixture(scope="module")
def open_site(browser: Browser, served: str, page_names: list[str]) -> Iterator[OpenSite]:
    """Open every page: `open_site(width, scheme="light", home=…, names=…, …context options)`."""
    contexts = []

    def open_site(
        width: int,
        scheme: str = "light",
        home: str = served,
        names: Sequence[str] = tuple(page_names),
        **options: Any,
    ) -> list[View]:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        return [View(name, context.new_page(), home) for name in names]

    yield open_site
    for context in contexts:
        context.close()
