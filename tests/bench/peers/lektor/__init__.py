"""Lektor: Python, with a Markdown of its own; knows what each page was made from."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pages import Article
from tests.bench.tool import Command, Tool, from_pypi

VERSION = "3.3.14"
PACKAGES = (f"lektor=={VERSION}", "lektor-markdown-highlighter==0.3.2", "setuptools<81")


def install(folder: Path) -> Command:
    return (str(from_pypi(folder, PACKAGES) / "lektor"),)


def written(article: Article) -> str:
    fields = {
        "_model": "page",
        "_slug": f"{article.slug}.html",
        "title": article.title,
        "description": article.description,
        "date": str(article.date),
    }
    told = "".join(f"{name}: {value}\n---\n" for name, value in fields.items())
    return f"{told}body:\n\n{article.text('../{}.html')}"


TOOL = Tool(
    name="Lektor",
    version=VERSION,
    install=install,
    skeleton=Path(__file__).parent / "site",
    style="assets/style.css",
    place="content/{}/contents.lr",
    article=written,
    build=("build", "--output-path", "output", "--buildstate-path", "state"),
    output="output",
    kept=("state",),
    note="Pygments; feed, site map; builds again only what changed",
)
