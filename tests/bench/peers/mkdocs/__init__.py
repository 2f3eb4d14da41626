"""MkDocs: Python, with Python-Markdown and Jinja2 as ours has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.bench.pages import Article, front_matter
from tests.bench.tool import Command, Tool, from_pypi

VERSION = "1.6.1"


def install(folder: Path) -> Command:
    return (str(from_pypi(folder, [f"mkdocs=={VERSION}", "pygments"]) / "mkdocs"),)


def rest(articles: Sequence[Article]) -> Mapping[str, str]:
    """The home page: no template sees all pages with their titles."""
    listed = (f"- [{a.title}]({a.slug}.md): {a.description}\n" for a in articles)
    return {"docs/index.md": "# Notes\n\n" + "".join(listed)}


TOOL = Tool(
    name="MkDocs",
    version=VERSION,
    install=install,
    skeleton=Path(__file__).parent / "site",
    style="theme/style.css",
    place="docs/{}.md",
    article=lambda article: f"{front_matter(article)}{article.text('{}.md')}",
    rest=rest,
    build=("build", "--quiet"),
    again=("build", "--quiet", "--dirty"),
    output="site",
    note="Pygments; site map, no feed; links checked; builds again only what changed (`--dirty`)",
)
