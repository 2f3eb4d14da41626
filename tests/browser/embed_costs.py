"""What embedded figures cost the page around them, measured in Chromium: a part of `make bench`."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, Response

from tests.browser.serving import hosted

FRAMES = """() => {
  window.intervals = [];
  let last = performance.now();
  const frame = (now) => {
    intervals.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}"""


@dataclass(frozen=True)
class EmbedCost:
    """Of a page with so many embeds: what they load, and how the page fares.

    `shown` is when the first figure stands in its full height, in ms since the navigation began;
    `frame` the 95th percentile of the time between two frames of the host, in ms, while it is
    scrolled from its top to its end.
    """

    embeds: int
    requests: int
    size: int  # bytes, as sent
    shown: float
    frame: float


def embed_cost(browser: Browser, folder: str, figure: str, embeds: int) -> EmbedCost:
    """The cost of so many copies of a figure in a page of another origin.

    `folder` is the address of a version of the site's embeds.
    """
    context = browser.new_context(viewport={"width": 1000, "height": 900})
    page = context.new_page()
    sizes: list[int] = []

    def count(response: Response) -> None:
        if response.url.startswith(folder):
            sizes.append(response.request.sizes()["responseBodySize"])

    page.on("response", count)
    element = f'<feedforward-figure src="{folder}{figure}.html"></feedforward-figure><hr>'
    body = f'<!doctype html><script src="{folder}feedforward-figure.js"></script>'
    with TemporaryDirectory() as folder_of_host, hosted(Path(folder_of_host)) as host:
        (Path(folder_of_host) / "index.html").write_text(body + element * embeds, "utf-8")
        started = time.perf_counter()
        page.goto(host)
        shown, intervals = _scrolled(page, started)
    context.close()
    frame = quantiles(intervals, n=20)[-1] if len(intervals) > 1 else intervals[0]
    return EmbedCost(embeds, len(sizes), sum(sizes), shown, frame)


def _scrolled(page: Page, started: float) -> tuple[float, list[float]]:
    """When the first figure stood there, and the times between frames on the way down, in ms."""
    height = "document.querySelector('feedforward-figure').offsetHeight"
    page.wait_for_function(f"() => {height} > 200")
    shown = 1000 * (time.perf_counter() - started)
    page.evaluate(FRAMES)
    page.mouse.move(500, 450)
    while page.evaluate("innerHeight + scrollY + 1 < document.documentElement.scrollHeight"):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(50)
    page.wait_for_load_state("networkidle")
    return shown, page.evaluate("intervals")
