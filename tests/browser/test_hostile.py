"""A text that is a script wherever it is read as markup: no browser runs it, wherever it stands."""

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from generator.notebook import figure_named
from tests.building import built, unpainted
from tests.conftest import Once
from tests.page import none
from tests.samples.every_place import FIGURES, HOSTILE, write_every_place

# Whatever a reader may do to any element.
TOUCH = """() => {
  const names = ["pointerover", "mouseover", "mouseenter", "mousemove", "focus", "focusin", "click",
    "input", "change", "keydown", "toggle"];
  for (const element of document.querySelectorAll("*")) {
    if (element.closest("a[href]:not([href^='#'])") || element.matches("[download]")) continue;
    for (const name of names) element.dispatchEvent(new Event(name, {bubbles: true}));
  }
}"""
FRAMES = ("a-prediction", "a-decision", "a-training")


@pytest.fixture(scope="module")
def hostile(once: Once) -> Path:
    """The folder with the built site, the pages of its book, and a page of frames as notebooks
    show them."""

    def fill(folder: Path) -> None:
        content = write_every_place(folder / "content")
        with pytest.MonkeyPatch.context() as patch:
            unpainted(patch)
            built(content, folder / "build")
        with zipfile.ZipFile(next((folder / "build").glob("*.epub"))) as book:
            book.extractall(folder / "book")
        frames = (figure_named(name, content, {})._repr_html_() for name in FRAMES)
        (folder / "notebook.html").write_text("<!doctype html>" + "".join(frames), "utf-8")

    return once("hostile", fill)


def seen(hostile: Path) -> Iterator[Path]:
    """Every file that a browser shows as a document."""
    for ending in ("html", "svg", "xml", "xhtml", "json"):
        yield from sorted(p for p in hostile.rglob(f"*.{ending}") if "content" not in p.parts)


def test_it_stands_in_every_file(hostile: Path) -> None:
    shown = re.escape(html.escape("alert(1)"))
    files = [path for path in seen(hostile) if path.suffix == ".html"]
    without = [str(path) for path in files if not re.search(shown, path.read_text("utf-8"))]
    none(name for name in without if not name.endswith(("404.html", "a-activation.html")))
    assert len(files) > 2 * len(FIGURES) and "alert(1)" in HOSTILE


def test_no_script_of_an_author_runs(browser: Browser, hostile: Path) -> None:
    problems: list[str] = []
    page = browser.new_page()
    page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))

    def look(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme == "file" and not Path(unquote(parts.path)).is_file():
            problems.append(f"{page.url} asks for {address}")
        if parts.scheme not in ("file", "data", "about", "blob"):
            problems.append(f"{page.url} asks for {address}")

    page.on("request", lambda request: look(request.url))
    page.on("pageerror", lambda error: problems.append(f"{page.url}: {error}"))
    page.goto((hostile / "content/listings/hostile.html").as_uri())
    assert "1" in problems, "as a page of its own it runs, and that is noticed"
    problems.clear()
    for path in seen(hostile):
        page.goto(path.as_uri())
        if path.suffix != ".json":
            for frame in page.frames:
                frame.evaluate(TOUCH)
    page.close()
    none(problems)
