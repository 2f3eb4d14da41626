"""Eleventy: JavaScript on Node."""

from __future__ import annotations

from pathlib import Path

from tests.bench.pages import front_matter
from tests.bench.tool import Command, Tool, from_npm

VERSION = "3.1.8"
PACKAGES = (f"@11ty/eleventy@{VERSION}", "@11ty/eleventy-plugin-syntaxhighlight@5.0.2")


def install(folder: Path) -> Command:
    return (str(from_npm(folder, PACKAGES) / "eleventy"),)


TOOL = Tool(
    name="Eleventy",
    version=VERSION,
    install=install,
    skeleton=Path(__file__).parent / "site",
    style="style.css",
    place="notes/{}.md",
    article=lambda article: f"{front_matter(article)}{article.text()}",
    build=("--quiet",),
    output="_site",
    note="Prism; feed, site map",
)
