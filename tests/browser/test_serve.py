"""An author at work: what is saved is on the screen, and nothing of the page is lost by it."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page import none
from tests.samples.tiny import LATER, NET, SOURCES, write

LONG = "".join(f"\nParagraph {n} of the article.\n" for n in range(60))
DRAFT = LATER.replace("title: Later\n", "title: Later\ndraft: true\n")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    article = NET.replace("\n```figure", f"{LONG}\n```figure", 1) + LONG.replace(
        "Para", "Last para"
    )
    return write(tmp_path / "content", SOURCES | {"net.md": article, "later.md": DRAFT})


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    command = [sys.executable, "-u", "-m", "generator", "serve", "--content", str(content)]
    with Popen([*command, "--port", "0"], stdout=PIPE, text=True) as serving:
        assert serving.stdout
        found = (re.search(r"http://\S+/", line) for line in serving.stdout)
        yield next(filter(None, found))[0]
        serving.terminate()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    yield page
    page.close()
    none(wrong)


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_what_an_author_saves_is_shown_where_the_page_is(
    content: Path, address: str, page: Page
) -> None:
    article = content / "net.md"
    page.goto(f"{address}net.html")
    step = page.locator("#first .player input[type=range]")
    step.focus()
    page.keyboard.press("ArrowRight")
    now = step.input_value()
    shown = page.get_by_text("Last paragraph 9 of")
    shown.evaluate("(element) => scrollBy(0, element.getBoundingClientRect().top - 100)")
    page.evaluate("() => { window.before = true; }")

    # A paragraph: the page stays, with its script and its figures.
    change(article, "Last paragraph 9 of the", "Last paragraph 9 of *this*")
    expect(page.locator("em")).to_have_text("this")
    change(article, "\nLast paragraph 8 ", "\nOne more.\n\nLast paragraph 8 ")
    expect(page.get_by_text("One more.")).to_be_attached()
    change(article, "\nLast paragraph 3 of the article.\n", "")
    expect(page.get_by_text("Last paragraph 3 of")).to_have_count(0)
    assert page.evaluate("() => window.before")
    assert step.input_value() == now

    # A mistake: it is told where the author looks, and the page stays as it was.
    change(article, "model: one", "model: two")
    told = page.get_by_role("alert").filter(has_text="unknown model")
    expect(told).to_contain_text("content/net.md, line ")
    expect(told.locator("mark")).to_contain_text("model: two")
    expect(shown).to_be_in_viewport()
    change(article, "model: two", "model: one")
    expect(told).to_have_count(0)
    assert page.evaluate("() => window.before")

    # A figure: the page loads anew, at the same place and in the same state.
    change(article, "The net at work.", "The net, at work.")
    page.wait_for_function("() => !window.before && document.readyState === 'complete'")
    expect(page.locator("#first figcaption")).to_contain_text("The net, at work.")
    expect(step).to_have_value(now)
    expect(shown).to_be_in_viewport()
    assert abs(shown.bounding_box()["y"] - 100) < 60

    # A draft: it is there, and marked, also where a page leads to it.
    page.goto(address)
    expect(page.get_by_role("main").get_by_role("link", name="Later draft")).to_be_visible()
    page.goto(f"{address}later.html")
    expect(page.get_by_role("note")).to_contain_text("draft")
    change(content / "later.md", "draft: true\n", "")
    expect(page.get_by_role("alert")).to_contain_text("not listed in content/site.yaml")


def test_a_site_with_a_mistake_from_the_start_appears_once_it_is_mended(
    content: Path, address: str, page: Page
) -> None:
    change(content / "net.md", "title: A net", "titel: A net")
    page.goto(f"{address}net.html")
    expect(page.get_by_role("alert")).to_contain_text("titel")
    change(content / "net.md", "titel: A net", "title: A net")
    expect(page.get_by_role("heading", name="A net", exact=True)).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


ASKED = """
```question choice
id: which
ask: Which is larger?
choices: ["{{ 2 }}", "{{ 3 }}"]
answer: "{{ datasets.crew.rows * 0 + 3 }}"
```

```question number
id: how-many
ask: How many rows are there?
answer: "{{ datasets.crew.rows }}"
range: [0, 50]
step: 1
```

```question curve
id: drawn
ask: How does it go on?
answer: "{{ datasets.crew.rows * 0 + x }}"
x: {title: x, values: [0, 1, 2, 3]}
y: {title: y, range: [0, 10]}
```
"""


def test_what_an_author_has_answered_stays_when_the_page_loads_anew(
    content: Path, address: str, page: Page
) -> None:
    article = content / "net.md"
    article.write_text(article.read_text("utf-8") + ASKED, "utf-8")
    page.goto(f"{address}net.html")
    which, many, drawn = (page.locator(f"#{id}") for id in ("which", "how-many", "drawn"))
    which.get_by_role("radio").first.check()
    which.get_by_role("button").click()
    many.get_by_role("spinbutton").fill("7")
    curve = drawn.locator("[data-guess]")
    drawn.locator("svg").click(position={"x": 150, "y": 60})
    expect(curve).to_have_attribute("d", re.compile("L"))
    told, line = which.get_by_role("status").inner_text(), curve.get_attribute("d")
    assert told.startswith("You said 2")
    page.evaluate("() => { window.before = true; }")
    change(article, "The net at work.", "The net, at work.")
    page.wait_for_function("() => !window.before && document.readyState === 'complete'")
    expect(which.get_by_role("status")).to_have_text(told)
    expect(many.get_by_role("spinbutton")).to_have_value("7")
    expect(many.get_by_role("status")).to_have_text("")
    many.get_by_role("button").click()
    expect(many.get_by_role("status")).to_contain_text("You said 7; ")
    expect(curve).to_have_attribute("d", str(line))
