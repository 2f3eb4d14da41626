"""A small site, built: what is made and how it hangs together."""

import json
import re
from xml.etree import ElementTree

import pytest

from generator import making
from generator.making import build, put_in_place
from generator.reading.errors import ContentError
from generator.site.styles import read_styles
from tests.building import built, page, tree
from tests.page import text_of
from tests.samples.own_files import write_own_files
from tests.samples.tiny import BASE, LATER, NET, SITE, SOURCES, write

ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_small_site_has_its_pages_figures_and_indexes(tiny):
    made = {re.sub(r"(?<=[./])[0-9a-f]{10}(?=[./])", "*", name) for name in tree(tiny)}
    figures = {
        f"figures/{name}.{ending}"
        for name in ("first", "second")
        for ending in ("svg", "png", "dark.png", "html", "json")
    }
    embeds = {f"embed/*/{name}.{end}" for name in ("first", "second") for end in ("html", "svg")}
    assert made == {
        ".feedforward", ".nojekyll", "index.html", "net.html", "404.html", "feed.xml",
        "sitemap.xml", "robots.txt", "sw.js", "manifest.json", "gallery.html",
        "search.html", "search/words.*.js", "search/find.*.js",
        "cards/index.png", "cards/net.png",
        "assets/tiny.*.css", "assets/tiny.*.js", "assets/offers.*.js",
        "assets/dialog.*.js",
        "assets/turn.*.js", "assets/learning.*.js", "assets/descend.*.js",
        "assets/moves.*.js", "assets/copying.*.js", "embed/*/moves.js",
        "assets/rows.*.js", "assets/evidence.*.js", "assets/serif.*.woff2",
        "assets/serif-italic.*.woff2",
        "embed/*/turn.js", "embed/*/learning.js", "embed/*/descend.js",
        "offline/net.html", "tiny.epub", "tiny-site.zip",
        "assets/icon.svg", "figures/schema.json", "figures/first.animated.svg",
        "figures/second.csv", "embed/*/style.css", "embed/*/script.js",
        "embed/*/feedforward-figure.js", "embed/feedforward-figure.js",
        "oembed/net.json", "oembed/figures/first.json", "oembed/figures/second.json",
        *figures, *embeds,
    }  # fmt: skip


def test_values_and_references_are_put_in(tiny):
    text = text_of(page(tiny, "net.html").root)
    assert "It is right for 67 % of the crew: see Figure 1." in text


def test_every_page_of_the_small_site_is_valid_html(tiny):
    for name in ("index.html", "net.html", "404.html", "figures/first.html"):
        assert page(tiny, name).parsed[1] == []


def test_the_home_page_knows_that_it_is_the_current_one(tiny):
    current = {
        name: [link.get("href") for link in page(tiny, name).every("a") if link.get("aria-current")]
        for name in ("index.html", "net.html", "404.html")
    }
    assert current == {"index.html": ["index.html"], "net.html": [], "404.html": []}


def test_the_404_page_needs_no_other_file_and_leads_home_from_any_address(tiny):
    lost = page(tiny, "404.html")
    style = next(path for path in (tiny / "assets").glob("*.css")).read_text("utf-8")
    (own,) = (e.text for e in lost.every("style"))
    assert own == read_styles().bare
    assert all(f"{rule}}}" in style for rule in own.split("}") if rule)
    assert {(e.get("rel"), e.get("href")) for e in lost.every("link")} == {("icon", "data:,")}
    assert {e.get("href") for e in lost.every("a")} == {
        "#content", BASE, f"{BASE}index.html", f"{BASE}index.html#articles", f"{BASE}feed.xml",
        f"{BASE}tiny-site.zip",
        f"{BASE}gallery.html",
        f"{BASE}search.html",
        f"{BASE}net.html",
        "https://creativecommons.org/licenses/by/4.0/",
    }  # fmt: skip


def test_an_article_names_the_one_that_it_builds_on(tmp_path):
    later = LATER.replace("draft", "").replace("---\nNothing", "after: net\n---\nNothing")
    sources = {"later.md": later, "site.yaml": SITE + "  - later\n"}
    sources["net.md"] = NET.replace("title: A net", "title: Nets & <more>")
    output = built(write(tmp_path / "content", SOURCES | sources), tmp_path / "build")
    (line,) = [e for e in page(output, "later.html").every("p") if "builds on" in text_of(e)]
    assert text_of(line).endswith("builds on Nets & <more>")
    assert [a.get("href") for a in line.iter("a")] == ["net.html"]
    assert "builds on" not in text_of(page(output, "net.html").root)


def test_a_draft_is_nowhere(tmp_path, tiny):
    draft = LATER.replace("---\nNothing", "draft: true\n---\nNothing")
    draft += "\n```figure nonsense\nid: nonsense\n```\n"  # nor are its figures made
    content = write(tmp_path / "content", SOURCES | {"later.md": draft})
    for settings in (SITE, SITE + "  - later\n"):
        write(content, {"site.yaml": settings})
        assert tree(built(content, tmp_path / "build")) == tree(tiny)


def test_articles_come_in_the_order_of_the_settings_everywhere(tmp_path):
    settings = SITE.replace("  - net\n", "  - later\n  - net\n")
    content = write(tmp_path / "content", SOURCES | {"later.md": LATER, "site.yaml": settings})
    output = built(content, tmp_path / "build")
    feed = ElementTree.parse(output / "feed.xml").getroot()
    assert [e.text for e in feed.iterfind(f"{ATOM}entry/{ATOM}title")] == ["Later", "A net"]
    links = [a.get("href") for h in page(output, "index.html").every("h3") for a in h.iter("a")]
    assert links == ["later.html", "net.html"]
    places = re.findall(r"<loc>(.*?)</loc>", (output / "sitemap.xml").read_text("utf-8"))
    assert [place.rpartition("/")[2] for place in places] == [
        "",
        "later.html",
        "net.html",
        "gallery.html",
        "search.html",
    ]


def test_a_plain_caption_keeps_its_signs(tmp_path):
    caption = "Is 1 < 2 & 3 > 2, AT&T and ]]>? &lt;b>"
    content = write(
        tmp_path / "content",
        SOURCES | {"net.md": NET.replace("The crew.", json.dumps(caption))},
    )
    output = built(content, tmp_path / "build")
    shown = "Is 1 < 2 & 3 > 2, AT&T and ]]>? <b>"  # an entity is what HTML and Markdown make of it
    figure = page(output, "net.html").ids["second"]
    assert text_of(next(figure.iter("figcaption"))) == f"Figure 2. {shown} Embed figure 2"
    assert text_of(page(output, "figures/second.html").every("title")[0]) == shown


def test_a_file_that_changes_meanwhile_is_told_and_the_last_site_stays(tmp_path, monkeypatch):
    content = write_own_files(tmp_path / "content")
    build(content, tmp_path / "build")
    before = (tmp_path / "build" / "manifest.json").read_bytes()

    def put_later(*args):
        with open(content / "files" / "film.webm", "ab") as file:
            file.write(b".")
        return put_in_place(*args)

    monkeypatch.setattr(making, "put_in_place", put_later)
    with pytest.raises(ContentError, match=r"files/film\.webm: changes while the site is built"):
        build(content, tmp_path / "build")
    assert (tmp_path / "build" / "manifest.json").read_bytes() == before
