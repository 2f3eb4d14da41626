"""The whole site as an archive."""

import io
import stat
import zipfile
from pathlib import Path

from generator.offline.archive import packed
from generator.pages.parsed import parse
from generator.site.names import is_page, offline_name, root_of
from tests.page import Page, has_scheme, inside, none

FOLDER = "feedforward-site"  # by the title of the site
ARCHIVE = f"{FOLDER}.zip"


def entries(folder: Path, name: str = "feedforward-site.zip") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((folder / name).read_bytes()))


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

    def alike(name: str, content: bytes) -> bytes | str | None:
        if not is_page(name):
            return content
        here = f'"{root_of(name)}{ARCHIVE}"'
        return parse(content.decode().replace(f'"{base}{ARCHIVE}"', here)).tree.html

    none(
        name
        for entry in archive.namelist()
        if alike(name := entry.removeprefix(f"{FOLDER}/"), archive.read(entry))
        != alike(name, (built_site / name).read_bytes())
    )


def test_every_link_in_the_archive_leads_to_something_in_it(two: Path) -> None:
    archive = entries(two, "tiny-site.zip")
    names = {name.removeprefix("tiny-site/") for name in archive.namelist()}
    assert {"index.html", "net.html", offline_name("net"), "tiny.epub"} <= names
    none(
        f"{name}: {address}"
        for name in names
        if name.endswith(".html")
        for element in Page(name, archive.read(f"tiny-site/{name}").decode()).every("a", "link")
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
