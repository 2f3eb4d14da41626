"""The e-book: whole, and still."""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.notation.marks import Mark
from generator.reading.shipped import TEMPLATES
from tests.page import SVG, Page, local, none, squeezed, text_of
from tests.samples.hostile import HOSTILE

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MATHML = "{http://www.w3.org/1998/Math/MathML}"
TYPE = "{http://www.idpf.org/2007/ops}type"


def book_of(folder: Path) -> Path:
    """The file of the book in a site, which carries the site's name."""
    (book,) = folder.glob("*.epub")
    return book


def opened(folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(book_of(folder).read_bytes()))


def chapters(folder: Path) -> dict[str, Element]:
    """The book's pages by name, read as XML."""
    book = opened(folder)
    names = [name for name in book.namelist() if name.endswith(".xhtml")]
    return {n.removeprefix("EPUB/"): ElementTree.fromstring(book.read(n)) for n in names}


def package_of(folder: Path) -> Element:
    return ElementTree.fromstring(opened(folder).read("EPUB/package.opf"))


def test_readers_know_the_file_by_its_first_bytes(built_site: Path) -> None:
    start = book_of(built_site).read_bytes()[:58]
    assert start[30:] == b"mimetypeapplication/epub+zip"


def test_the_book_has_every_article_and_no_draft(
    built_site: Path, articles: dict[str, bool]
) -> None:
    published = {path.replace(".html", ".xhtml") for path, draft in articles.items() if not draft}
    assert set(chapters(built_site)) == published | {"_title.xhtml", "_contents.xhtml"}
    items = {item.get("id"): item for item in package_of(built_site).iter(f"{OPF}item")}
    spine = [ref.get("idref") for ref in package_of(built_site).iter(f"{OPF}itemref")]
    assert {items[name].get("href") for name in spine} == set(chapters(built_site))


def test_the_book_has_every_figure_of_an_article_once(
    built_site: Path, pages: dict[str, Page], articles: dict[str, bool]
) -> None:
    book = chapters(built_site)
    for path in (path for path, draft in articles.items() if not draft):
        chapter = book[path.replace(".html", ".xhtml")]
        figures = [f for f in chapter.iter(f"{XHTML}figure") if f.get("class") == "figure"]
        assert [f.get("id") for f in figures] == [f.get("id") for f in pages[path].figures]
        for figure in figures:
            shown = [e for e in figure.iter() if local(e) in ("svg", "table")]
            assert shown, figure.get("id")
            titles = [text_of(e.find(f"{SVG}title")) for e in shown if local(e) == "svg"]
            assert len(titles) == len(set(titles)), figure.get("id")
    every = [element for chapter in book.values() for element in chapter.iter()]
    assert any(element.tag == f"{MATHML}math" for element in every)
    assert any(local(element) == "pre" for element in every)


def test_every_mark_of_what_a_book_leaves_out_is_in_use(
    pages: dict[str, Page], articles: dict[str, bool]
) -> None:
    used = {
        name
        for path, draft in articles.items()
        if not draft
        for element in pages[path].every()
        for name in element.get("class", "").split()
    }
    assert used >= set(Mark)


def test_templates_write_marks_by_their_names() -> None:
    written = "|".join(Mark)
    none(
        f"{path.relative_to(TEMPLATES)}: {found[0]}"
        for path in sorted(TEMPLATES.rglob("*.*"))
        for found in re.finditer(
            rf'class="(?:[^"]*\s)?(?:{written})(?=[\s"])', path.read_text("utf-8")
        )
    )


def test_nothing_in_the_book_moves_loads_or_waits_for_a_touch(built_site: Path) -> None:
    def problems(element: Element) -> Iterator[str]:
        tag = local(element)
        if tag in ("script", "style", "input", "button", "select", "form", "details", "iframe"):
            yield f"<{tag}>"
        if set(Mark) & set(element.get("class", "").split()):
            yield element.get("class")
        for name, value in element.attrib.items():
            if name.startswith(("on", "data-")) or name in ("hidden", "tabindex"):
                yield name
            if "var(" in value:
                yield value

    none(
        f"{name}: {problem}"
        for name, root in chapters(built_site).items()
        for element in root.iter()
        for problem in problems(element)
    )


def test_questions_for_a_number_and_exercises_have_a_line_to_write_on(built_site: Path) -> None:
    book = opened(built_site)
    (sheet,) = (name for name in book.namelist() if name.endswith(".css"))
    css = book.read(sheet).decode()
    assert re.search(r"\.blank ?\{[^}]*border-bottom: ?1px solid", css)
    lines = [
        element.get("id")
        for root in chapters(built_site).values()
        for element in root.iter()
        if "blank" in element.get("class", "").split()
    ]
    assert "chance-of-passenger-4" in lines and "best-of-three" not in lines


def test_drawings_have_their_colours_and_their_words_in_them(built_site: Path) -> None:
    drawings = [e for root in chapters(built_site).values() for e in root.iter(f"{SVG}svg")]
    assert drawings
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert text_of(drawing.find(f"{SVG}title"))
        assert text_of(drawing.find(f"{SVG}desc"))
        shapes = [e for e in drawing.iter() if local(e) in ("circle", "rect", "text")]
        # A ring has the colour of its line alone.
        colours = [e.get("stroke" if e.get("fill") == "none" else "fill", "") for e in shapes]
        assert all(colour.startswith("#") for colour in colours)


def test_the_contents_list_the_sections_under_their_article(built_site: Path) -> None:
    root = chapters(built_site)["_contents.xhtml"]
    (nav,) = (e for e in root.iter(f"{XHTML}nav") if e.get(TYPE) == "toc")
    _, article, *_ = nav.find(f"{XHTML}ol")
    address = article.find(f"{XHTML}a").get("href")
    sections = article.find(f"{XHTML}ol")
    assert len(sections) > 5
    named = {e.get("id") for e in chapters(built_site)[address].iter()}
    targets = [a.get("href") for a in sections.iter(f"{XHTML}a")]
    assert all(t.startswith(f"{address}#") and t.partition("#")[2] in named for t in targets)
    assert any(li.find(f"{XHTML}ol") is not None for li in sections), "h3 below h2"


def test_notes_are_known_as_notes(built_site: Path) -> None:
    for root in chapters(built_site).values():
        notes = {e.get("id") for e in root.iter() if e.get(TYPE) == "footnote"}
        marks = [e.get("href") for e in root.iter() if e.get(TYPE) == "noteref"]
        assert {mark.removeprefix("#") for mark in marks} == notes


def test_the_package_says_what_the_book_is(two: Path) -> None:
    told = package_of(two).find(f"{OPF}metadata")
    texts = {name: told.findtext(DC + name) for name in ("title", "creator", "language")}
    assert texts == {"title": "Tiny", "creator": "Ada Lovelace", "language": "en"}
    assert "https://creativecommons.org/licenses/by/4.0/" in told.findtext(f"{DC}rights")
    address = "https://tiny.example/deep/articles.epub"
    assert told.findtext(f"{DC}identifier") == f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"
    (modified,) = (m.text for m in told if m.get("property") == "dcterms:modified")
    assert modified == "2026-02-01T00:00:00Z", "the date of the newest article"


def test_links_lead_within_the_book_or_to_the_site(two: Path) -> None:
    links = {text_of(a): a.get("href") for a in chapters(two)["net.xhtml"].iter(f"{XHTML}a")}
    assert links["Here"] == links["there"] == "#first"
    assert links["again"] == "later.xhtml#there"
    assert links["home"] == "https://tiny.example/deep/index.html"
    assert links["elsewhere"] == "https://x.example/?a&b"


def test_images_are_in_the_book(two: Path) -> None:
    names = {name for name in opened(two).namelist() if name.startswith("EPUB/figures/")}
    assert names == {"EPUB/figures/first.svg", "EPUB/figures/first.png"}
    listed = {item.get("href"): item for item in package_of(two).iter(f"{OPF}item")}
    assert listed["figures/first.png"].get("media-type") == "image/png"


def test_no_text_is_read_as_markup(hostile: Path) -> None:
    title, contents, net = (chapters(hostile)[f"{n}.xhtml"] for n in ("_title", "_contents", "net"))
    assert text_of(next(title.iter(f"{XHTML}h1"))) == squeezed(HOSTILE)
    assert text_of(next(net.iter(f"{XHTML}h1"))) == squeezed(HOSTILE)
    assert squeezed(HOSTILE) in [text_of(a) for a in contents.iter(f"{XHTML}a")]
    assert squeezed(package_of(hostile).findtext(f".//{DC}title")) == squeezed(HOSTILE)


def test_what_authors_write_in_html_becomes_xhtml(odd: Path) -> None:
    net = chapters(odd)["net.xhtml"]
    assert "Ab\xa0cde" in ["".join(p.itertext()) for p in net.iter(f"{XHTML}p")]
    assert net.find(f".//{SVG}linearGradient") is not None
    assert any("after it" in text for text in net.itertext())
