"""What readers keep: an article as one file, and the whole site as an archive."""

import io
import posixpath
import stat
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.offline.archive import packed
from generator.pages.parsed import parse
from generator.site.names import ARCHIVE, offline_name
from generator.site.names import ARCHIVE_FOLDER as FOLDER
from tests.pages import Page, has_scheme, inside, none, text_of
from tests.test_build import BASE, NET, SITE, SOURCES, built, write

LATER = "---\ntitle: Later\ndescription: Not yet.\ndate: 2026-02-01\n---\n"
# Everything that an article may show or lead to
TEXT = """\
[Here](#first), [again](later.html#there "Title"), [there](net.html#first), [home](./index.html),
[elsewhere](https://x.example/?a&b), [a drawing](figures/first.svg).

![The drawing](figures/first.svg)

<img alt="Two" src="figures/first.png" srcset="figures/first.png 1x, figures/first.dark.png 2x">
<p style="background: url('figures/first.svg')">x</p>

## There
"""


def test_every_article_is_there_as_one_file(
    files: set[str], pages: dict[str, Page], articles: dict[str, bool]
) -> None:
    published = {path for path, draft in articles.items() if not draft}
    assert {f for f in files if f.startswith("offline/")} == {f"offline/{p}" for p in published}
    none(
        f"{path} does not lead to its offline copy"
        for path in published
        if not any(
            link.get("href") == f"offline/{path}" and "download" in link.attrib
            for link in pages[path].every("a")
        )
    )


def test_the_one_file_loads_nothing_and_leads_to_the_published_site(
    documents: dict[str, Page], base: str
) -> None:
    def problems(page: Page):
        for address in parse(page.source).loaded:
            if urlsplit(address).scheme != "data" and not address.startswith("#"):
                yield f"loads {address}"
        for link in page.every("a"):
            if not has_scheme(link.get("href")) and not link.get("href").startswith("#"):
                yield f"leads to {link.get('href')}"
        if page.link("canonical") != base + posixpath.basename(page.path):
            yield f"canonical is {page.link('canonical')}"
        if page.link("stylesheet") or page.link("alternate"):
            yield "names another file"

    copies = [page for path, page in documents.items() if path.startswith("offline/")]
    assert copies
    none(f"{page.path}: {problem}" for page in copies for problem in problems(page))


def test_the_one_file_tells_what_the_page_tells(documents: dict[str, Page]) -> None:
    for path, page in documents.items():
        if path.startswith("offline/"):
            one, other = page, documents[posixpath.basename(path)]
            assert [f.get("id") for f in one.figures] == [f.get("id") for f in other.figures]
            (keep,) = (text_of(p) for p in other.every("p") if p.get("class") == "keep")
            told = text_of(other.every("main")[0])
            assert text_of(one.every("main")[0]) == " ".join(told.replace(keep, "").split())


def two_articles(folder: Path) -> Path:
    """The small site with a second article, and links of every kind between them."""
    changed = {
        "net.md": NET + "\n" + TEXT,
        "later.md": LATER + TEXT.replace("[Here](#first)", "[Here](#there)"),
        "site.yaml": SITE + "  - later\n",
    }
    return built(write(folder / "content", SOURCES | changed), folder / "build")


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_articles(tmp_path_factory.mktemp("two"))


def test_links_of_the_one_file_lead_where_the_pages_do(two: Path) -> None:
    copy = Page("offline/net.html", (two / "offline" / "net.html").read_text("utf-8"))
    links = {text_of(a): a.get("href") for a in copy.every("a")}
    assert links["Here"] == links["there"] == "#first"
    assert links["again"] == f"{BASE}later.html#there"
    assert links["home"] == f"{BASE}index.html"
    assert links["elsewhere"] == "https://x.example/?a&b"
    assert links["a drawing"] == f"{BASE}figures/first.svg"


def test_images_of_the_one_file_are_in_it(two: Path) -> None:
    copy = Page("offline/net.html", (two / "offline" / "net.html").read_text("utf-8"))
    one, other = copy.every("img")
    assert one.get("src").startswith("data:image/svg+xml;base64,")
    assert other.get("src").startswith("data:image/png;base64,")
    assert [part.split()[1] for part in other.get("srcset").split(", ")] == ["1x", "2x"]
    (styled,) = (p for p in copy.every("p") if p.get("style"))
    assert styled.get("style").startswith("background: url('data:image/svg+xml;base64,")


def entries(folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((folder / ARCHIVE).read_bytes()))


def test_the_archive_is_one_folder_of_files_in_order(built_site: Path) -> None:
    archive = entries(built_site)
    names = archive.namelist()
    assert names == sorted(names)
    assert {name.partition("/")[0] for name in names} == {FOLDER}
    assert f"{FOLDER}/index.html" in names
    assert f"{FOLDER}/{ARCHIVE}" not in names
    assert archive.testzip() is None


def test_the_archive_holds_the_files_as_they_are_but_for_the_link_to_itself(
    built_site: Path, base: str
) -> None:
    archive = entries(built_site)
    away, here = (f'"{address}{ARCHIVE}"'.encode() for address in (base, ""))
    none(
        name
        for name in archive.namelist()
        if archive.read(name).replace(away, here)
        != (built_site / name.removeprefix(f"{FOLDER}/")).read_bytes().replace(away, here)
    )


def test_every_link_in_the_archive_leads_to_something_in_it(two: Path) -> None:
    archive = entries(two)
    names = {name.removeprefix(f"{FOLDER}/") for name in archive.namelist()}
    assert {"index.html", "net.html", offline_name("net"), "articles.epub"} <= names
    none(
        f"{name}: {address}"
        for name in names
        if name.endswith(".html")
        for element in Page(name, archive.read(f"{FOLDER}/{name}").decode()).every("a", "link")
        if not has_scheme(address := element.get("href"))
        if inside(address, name)[0] not in names
    )


def test_an_archive_is_the_same_on_every_machine() -> None:
    files = {"a/b.txt": "ä", "a/c.bin": b"\0" * 1000}
    archive = zipfile.ZipFile(io.BytesIO(packed(files)))
    for entry in archive.infolist():
        assert entry.compress_type == zipfile.ZIP_STORED, "compressors differ"
        assert entry.date_time == (1980, 1, 1, 0, 0, 0)
        assert entry.create_system == 3
        assert stat.filemode(entry.external_attr >> 16) == "-rw-r--r--"
        assert entry.extra == b""
    assert archive.read("a/b.txt").decode() == "ä"
    assert packed(files) == packed(files)
