"""What `figure` shows in a notebook, in a browser: as high as it needs to be, and alive."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Page

from generator import figure
from generator.exports.frame import SPARE, WIDTH
from generator.notebook import StandaloneFigure
from tests.browser.heights import OFF, samples


@pytest.fixture
def notebook(browser: Browser) -> Iterator[Page]:
    """A page that stands for a notebook; it must stay silent."""
    page = browser.new_page(viewport={"width": 1000, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(f"asks for {request.url[:80]}"))
    yield page
    page.close()
    assert not complaints


def show(notebook: Page, made: StandaloneFigure) -> Frame:
    """The frame of the figure, as the output of a notebook's cell."""
    notebook.set_content(f"<p>Out[1]:</p><div>{made._repr_html_()}</div>")
    return notebook.query_selector("iframe").content_frame()


def test_a_frame_is_as_high_as_its_page(notebook: Page) -> None:
    size = "[innerWidth, innerHeight, document.body.getBoundingClientRect().height]"
    for made in {sample.kind: sample for sample in samples()}.values():
        width, height, needed = show(notebook, made).evaluate(size)
        assert width == WIDTH
        assert needed + SPARE <= height <= needed + SPARE + OFF, made


def test_a_frame_is_no_wider_than_the_notebook(notebook: Page) -> None:
    notebook.set_viewport_size({"width": 500, "height": 900})
    show(notebook, figure("activation", function="tanh"))
    assert notebook.evaluate("document.documentElement.scrollWidth") == 500


def test_a_figure_in_a_frame_is_alive(notebook: Page) -> None:
    frame = show(notebook, figure("activation", function="tanh", at=1))
    plot = frame.locator(".on-screen .plot")
    before = plot.inner_html()
    frame.get_by_label("Input", exact=True).fill("-3")
    assert plot.inner_html() != before
    assert "−0.9951" in plot.text_content()


def test_two_frames_of_one_figure_do_not_disturb_each_other(notebook: Page) -> None:
    made = figure("activation", function="tanh", at=1)
    notebook.set_content(made._repr_html_() * 2)
    first, second = (handle.content_frame() for handle in notebook.query_selector_all("iframe"))
    before = second.locator("main").inner_html()
    first.get_by_label("Input", exact=True).fill("-3")
    assert second.locator("main").inner_html() == before
