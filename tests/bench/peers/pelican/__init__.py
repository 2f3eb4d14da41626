"""Pelican: Python, with Python-Markdown and Jinja2 as ours has."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pages import Article
from tests.bench.tool import Command, Tool, from_pypi

VERSION = "4.12.0"


def install(folder: Path) -> Command:
    return (str(from_pypi(folder, [f"pelican[markdown]=={VERSION}"]) / "pelican"),)


def written(article: Article) -> str:
    told = (article.title, article.description, article.date)
    return "Title: {}\nSummary: {}\nDate: {}\n\n".format(*told) + article.text()


TOOL = Tool(
    name="Pelican",
    version=VERSION,
    install=install,
    skeleton=Path(__file__).parent / "site",
    style="theme/static/style.css",
    place="content/{}.md",
    article=written,
    build=("--quiet", "--settings", "settings.py"),
    output="output",
    kept=("cache", "__pycache__"),
    note="Pygments; feed, site map; keeps what it has read",
)
