"""Lighthouse gives the pages all it has for accessibility, best practices and search engines."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.browser.lighthouse import run
from tests.browser.serving import serving
from tests.page import none
from tests.tools import package


@pytest.fixture(autouse=True)
def lighthouse() -> None:
    package("lighthouse")


def losses(home: str, names: Sequence[str]) -> Iterator[str]:
    """What costs the pages points."""
    reports = run([home + name for name in names])
    for name, report in zip(names, reports, strict=True):
        if set(report["scores"].values()) != {100}:
            yield f"{name}: {report['scores']}"
            yield from (f"{name}: {line}" for line in report["failing"])


def test_lighthouse_gives_every_page_100(served: str, page_names: list[str]) -> None:
    none(losses(served, [name for name in page_names if name != "404.html"]))


def test_lighthouse_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Sample</title><img src='missing.png'>", "utf-8")
    with serving(tmp_path) as home:
        found = "\n".join(losses(home, ["index.html"]))
    for audit in ("image-alt", "doctype", "errors-in-console", "meta-description"):
        assert f": {audit}: " in found, found
