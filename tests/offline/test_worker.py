"""The service worker as it is built: what it keeps, and under which name."""

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from generator.offline.worker import worker_script
from generator.pages.parsed import parse
from generator.site.names import WORKER
from generator.work.file import File
from tests.page import Page, has_scheme, inside, local

BUDGET, PER_FILE = (
    1100,
    64,
)  # bytes, compressed: the worker, and each file that it keeps by its hash
# Bytes, compressed, for each article: what a first visit loads besides, once it is done. The
# typefaces, which the visit itself has loaded, have a budget of their own.
KEPT_BUDGET = 83 * 1024
LOADING = {"src", "srcset", "poster", "data"}
FILES = {
    "index.html": '<img src="figures/a.svg"><img src="data:,"><a href="figures/b.svg">b</a>',
    "404.html": "<p>Lost</p>",
    "figures/a.svg": "<svg/>",
    "figures/b.svg": "<svg/>",
    "figures/a.png": b"\x89PNG",
    "assets/feedforward.0123456789.js": "start()",
    "feed.xml": "<feed/>",
}
PAGES = ("index.html", "404.html")


def made(files: dict[str, str | bytes], pages: Iterable[str]) -> str:
    finished = {name: File.of(content) for name, content in files.items()}
    return worker_script(finished, {name: parse(finished[name].text).links for name in pages})


def told(script: str) -> tuple[str, dict[str, str]]:
    """The version that a worker names, and what it keeps."""
    found = re.match(r'"use strict";const version="([0-9a-f]{10})",kept=(\{.*?\});\n', script)
    return found[1], json.loads(found[2])


def test_the_worker_keeps_the_pages_what_they_load_and_the_assets():
    _, kept = told(made(FILES, PAGES))
    assert list(kept) == [
        "404.html", "assets/feedforward.0123456789.js", "figures/a.svg", "index.html",
    ]  # fmt: skip


def test_each_file_is_named_with_the_hash_of_its_bytes():
    _, kept = told(made(FILES | {"404.html": "<p>Où?</p>"}, PAGES))
    digest = hashlib.sha256("<p>Où?</p>".encode()).digest()
    assert kept["404.html"] == f"sha256-{base64.b64encode(digest).decode()}"


def test_names_are_written_as_they_stand_in_addresses():
    _, kept = told(made({"réseau 1.html": ""}, ["réseau 1.html"]))
    assert list(kept) == ["r%C3%A9seau%201.html"]


def test_every_file_of_the_build_changes_the_version_and_nothing_else_does():
    version, _ = told(made(FILES, PAGES))
    assert told(made(dict(reversed(FILES.items())), PAGES[::-1]))[0] == version
    changed = {name: FILES | {name: "other"} for name in FILES}
    changed["a further file"] = FILES | {"robots.txt": ""}
    changed["a file less"] = {n: c for n, c in FILES.items() if n != "feed.xml"}
    versions = {told(made(files, PAGES))[0] for files in changed.values()}
    assert len(versions | {version}) == len(changed) + 1


def test_the_built_worker_keeps_all_that_the_pages_load_in_the_state_it_lies_there(
    built_site: Path, pages: dict[str, Page], files: set[str]
) -> None:
    _, kept = told((built_site / WORKER).read_text("utf-8"))
    names = {unquote(address) for address in kept}
    # Pages beside the articles are there once a reader visits them.
    articles = {path: page for path, page in pages.items() if "/" not in path}
    loaded = {
        inside(value, page.path)[0]
        for page in articles.values()
        for element in page.every()
        for name, value in element.attrib.items()
        if name in LOADING or (local(element) == "link" and name == "href")
        if not has_scheme(value) and element.get("rel") not in ("alternate", "canonical")
    }
    assert loaded | articles.keys() <= names <= files
    apart = {name for name in files if name.startswith("assets/")} - names
    loading = {path for path, page in pages.items() if any(name in page.source for name in apart)}
    assert loading <= pages.keys() - articles.keys(), "only other pages load what is not kept"
    for address, integrity in kept.items():
        digest = hashlib.sha256((built_site / unquote(address)).read_bytes()).digest()
        assert integrity == f"sha256-{base64.b64encode(digest).decode()}", address


def test_the_worker_and_what_it_keeps_are_small(
    built_site: Path, articles: dict[str, bool]
) -> None:
    def size(name: str) -> int:
        return len(gzip.compress((built_site / name).read_bytes(), 9, mtime=0))

    _, kept = told((built_site / WORKER).read_text("utf-8"))
    assert size(WORKER) <= BUDGET + PER_FILE * len(kept)
    others = (unquote(address) for address in kept if not address.endswith(".woff2"))
    assert sum(map(size, others)) <= KEPT_BUDGET * len(articles)


def test_no_template_string_stands_in_another_and_no_comment_is_left(built_site: Path) -> None:
    script = (built_site / WORKER).read_text("utf-8")
    assert re.findall(r"`[^`]*\$\{[^}`]*`", script) == []
    assert "/*" not in script and "// " not in script
