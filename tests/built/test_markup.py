"""No text of an author is read as markup, wherever it stands in the built site."""

import json
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.site.names import word_of
from generator.site.scripts import read_script
from tests.building import page
from tests.page import local, squeezed, text_of
from tests.samples.hostile import HOSTILE

ATOM = "{http://www.w3.org/2005/Atom}"


def skeleton(path: Path) -> list[tuple]:
    """Every element and the names of its attributes, as a strict parser reads them; those that
    are alike, such as the lines of a name, once."""
    if path.suffix == ".html":
        root, errors = page(path.parent, path.name).parsed
        assert errors == []
    else:
        root = ElementTree.parse(path).getroot()
    tags = ((e.tag if isinstance(e.tag, str) else "comment", e) for e in root.iter())
    every = ((tag, *sorted(e.keys())) for tag, e in tags)
    return [element for element, _ in groupby(every)]


@pytest.mark.parametrize(
    "name",
    [
        "index.html", "net.html", "404.html", "feed.xml", "sitemap.xml", "offline/net.html",
        "figures/first.html", "figures/first.svg", "figures/second.html",
    ],
)  # fmt: skip
def test_no_text_is_read_as_markup(hostile, harmless, name):
    assert skeleton(hostile / name) == skeleton(harmless / name)


def test_the_head_says_what_the_author_wrote(hostile):
    net = page(hostile, "net.html")
    assert squeezed(text_of(net.every("title")[0])) == f"{HOSTILE}"
    for name in ("description", "author", "og:title", "og:description", "og:site_name"):
        assert net.meta(name) == HOSTILE


def test_the_page_says_what_the_author_wrote(hostile):
    net = page(hostile, "net.html")
    assert text_of(net.every("h1")[0]) == HOSTILE
    by_class = {e.get("class"): text_of(e) for e in net.every("p") if e.get("class")}
    assert by_class["lead"] == HOSTILE
    assert by_class["byline"].startswith(f"{HOSTILE}, Ada · 31 January 2026")
    assert f"right for {HOSTILE} of" in text_of(net.every("main")[0])
    assert [text_of(e) for e in net.ids["first"].iter("code")] == [HOSTILE]
    home = page(hostile, "index.html")
    assert text_of(home.every("h1")[0]) == HOSTILE
    assert text_of(home.every("h3")[0]) == HOSTILE


def test_the_cells_of_a_table_say_what_the_file_says(hostile):
    table = page(hostile, "net.html").ids["second"]
    assert [text_of(e) for e in table.iter("th")] == ["Id", f"{HOSTILE}M", f"{HOSTILE}L"]
    cells = [text_of(e) for e in table.iter("td")]
    assert cells == ["1", f"{HOSTILE}m", "0", "2", f"{HOSTILE}f", "1", "3", f"{HOSTILE}m", "1"]


def test_the_only_scripts_are_the_figures_states_and_the_one_that_reads_them(hostile):
    (own,) = hostile.glob(f"assets/{word_of(HOSTILE)}.*.js")
    alone = read_script().of(False, ("turn", "learning", "descend"))
    for name in ("net.html", "figures/first.html"):
        state, other = sorted(page(hostile, name).every("script"), key=lambda s: not s.get("type"))
        assert state.get("type") == "application/json"
        assert json.loads(state.text)["classes"] == [HOSTILE, HOSTILE]
        assert not set("<&") & set(state.text)
        assert other.get("src") == f"assets/{own.name}" or other.text == alone
    for name in ("index.html", "figures/second.html"):
        assert page(hostile, name).every("script") == []
    (meant,) = page(hostile, "404.html").every("script")
    assert HOSTILE not in meant.text


def test_the_drawing_says_what_the_author_wrote(hostile):
    root = ElementTree.parse(hostile / "figures" / "first.svg").getroot()
    named = {e.get("id"): squeezed(e.text) for e in root.iter() if e.get("id")}
    assert named["first-title"] == HOSTILE
    assert f"answer: {HOSTILE}." in named["first-desc"]
    texts = "".join("".join(e.itertext()) for e in root.iter() if local(e) == "text")
    bare = HOSTILE.replace(" ", "")
    assert f"{bare}→{bare}" in "".join(texts.split())


def test_a_figure_of_its_own_says_what_the_author_wrote(hostile):
    alone = page(hostile, "figures/first.html")
    assert text_of(alone.every("title")[0]) == HOSTILE
    assert text_of(alone.every("h1")[0]) == HOSTILE


def test_the_feed_says_what_the_author_wrote(hostile):
    feed = ElementTree.parse(hostile / "feed.xml").getroot()
    for path in ("title", "subtitle", "author/name", "rights", "entry/title", "entry/summary"):
        found = feed.find("/".join(ATOM + step for step in path.split("/")))
        assert squeezed(found.text) == HOSTILE
    authors = [squeezed(e.text) for e in feed.iterfind(f"{ATOM}entry/{ATOM}author/{ATOM}name")]
    assert authors == [HOSTILE, "Ada"]
