"""Articles in folders: their pages, and whatever else has them, lead where they should."""

import io
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest

from generator.pages.check import check
from tests import building
from tests.samples.folders import SOURCES_IN_FOLDERS
from tests.samples.tiny import BASE, TWO_ARTICLES, write

DEEP = "week1/later/deep.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("folders")
    content = write(folder / "content", SOURCES_IN_FOLDERS)
    with pytest.MonkeyPatch.context() as patch:
        building.unpainted(patch)
        return building.built(content, folder / "build")


def test_a_page_in_a_folder_leads_to_the_files_of_the_site(site: Path) -> None:
    page = building.page(site, DEEP)
    assert page.link("canonical") == BASE + DEEP
    leads = {urljoin(f"/{DEEP}", a.get("href")) for a in page.every("a")}
    assert {"/index.html", "/gallery.html", "/week1/net.html", "/top.html", "/feed.xml"} <= leads
    assert {"/week1/net.html#first", "/week1/net.html#second", "/gallery.html#third"} <= leads
    assert (site / DEEP).parent.joinpath(page.link("stylesheet") or "none").is_file()
    for script in page.every("script"):
        for address in (v for n, v in script.attrib.items() if n == "src" or v.endswith(".js")):
            assert (site / DEEP).parent.joinpath(address).is_file()


def test_whatever_lists_the_pages_has_those_in_folders(site: Path) -> None:
    for name in ("feed.xml", "sitemap.xml"):
        assert f"{BASE}{DEEP}" in (site / name).read_text("utf-8")
    home, lost, top = (building.page(site, name) for name in ("index.html", "404.html", "top.html"))
    assert DEEP in {a.get("href") for a in home.every("a")}
    assert f"{BASE}{DEEP}" in {a.get("href") for a in lost.every("a")}
    assert f"{DEEP}#third" in {a.get("href") for a in top.every("a")}
    assert f'"{DEEP}"' in (site / "sw.js").read_text("utf-8")
    assert (site / "cards/week1/later/deep.png").is_file()
    assert f"{BASE}{DEEP}" in (site / "figures/third.html").read_text("utf-8")


def test_a_copy_for_offline_leads_to_the_published_site(site: Path) -> None:
    copy = building.page(site, f"offline/{DEEP}")
    leads = {a.get("href") for a in copy.every("a")}
    assert {f"{BASE}week1/net.html#first", f"{BASE}index.html", "#here"} <= leads
    (picture,) = copy.every("img")
    assert picture.get("src").startswith("data:")
    assert "src:url(data:" in copy.source, "the typeface is in it"


def test_the_book_and_the_archive_have_them(site: Path) -> None:
    with zipfile.ZipFile(site / "tiny.epub") as book:
        chapter = book.read("EPUB/week1--later--deep.xhtml").decode()
        assert 'href="week1--net.xhtml#first"' in chapter
        assert 'src="figures/first.svg"' in chapter
        assert "EPUB/figures/first.svg" in book.namelist()
    with zipfile.ZipFile(io.BytesIO((site / "tiny-site.zip").read_bytes())) as archive:
        page = archive.read(f"tiny-site/{DEEP}").decode()
        assert f'href="{BASE}tiny-site.zip"' in page


def test_a_check_and_a_build_say_the_same_of_links(tmp_path: Path) -> None:
    assert check(write(tmp_path / "a", SOURCES_IN_FOLDERS)) == []
    told = {**SOURCES_IN_FOLDERS, "top.md": TWO_ARTICLES["index.md"] + "[x](net.html)\n"}
    (found,) = check(write(tmp_path / "b", told))
    assert (found.name, found.file) == ("link", "b/top.md")


@pytest.mark.parametrize("folder", ["figures", "assets", "embed"])
def test_folders_of_the_site_are_taken(folder: str, tmp_path: Path) -> None:
    told = SOURCES_IN_FOLDERS | {f"{folder}/a.md": SOURCES_IN_FOLDERS["top.md"]}
    said = building.refusal(write(tmp_path / "content", told), tmp_path / "build")
    assert f'content/{folder}/a.md: "{folder}" is the folder of' in said
