"""Other browsers than Chromium: what each is called, where it comes from, and how it is started.

Both are driven by the commands of W3C WebDriver: WebKit over HTTP by its own driver, Firefox over
the socket that it opens with `--marionette`, where the same commands have other names. So nothing
stands between the tests and the browsers that Debian packages.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from tests.browser.engines import firefox, webkit
from tests.browser.engines.driver import Driver


@dataclass(frozen=True)
class Engine:
    """A browser that may be on this machine."""

    name: str
    missing: Callable[[], str]  # what of it is not on this machine, or nothing
    started: Callable[..., AbstractContextManager[Driver]]


ENGINES = (
    Engine("Firefox", firefox.missing, firefox.started),
    Engine("WebKit", webkit.missing, webkit.started),
)
