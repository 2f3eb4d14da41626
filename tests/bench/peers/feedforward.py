"""This program, as it stands in this folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from generator.work.kept import CACHE
from tests import ROOT
from tests.bench.pages import Article, front_matter
from tests.bench.tool import OURS_VERSION, Command, Tool

SETTINGS = {
    "title": "Notes",
    "tagline": "Notes on networks",
    "description": "All notes.",
    "author": "Nobody",
    "base_url": "https://notes.example/",
    "language": "en",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
}
HOME = """\
---
title: Notes
description: All notes.
date: 2025-01-01
---
All notes.

## Articles {#articles}
"""


def here(folder: Path) -> Command:
    """The command of the program that also runs this."""
    return (sys.executable, "-m", "generator")


def rest(articles: Sequence[Article]) -> Mapping[str, str]:
    listed = SETTINGS | {"articles": [article.slug for article in articles]}
    settings = yaml.safe_dump(listed, sort_keys=False)
    return {"content/site.yaml": settings, "content/index.md": HOME}


TOOL = Tool(
    name="Feedforward",
    version=OURS_VERSION,
    install=here,
    place="content/{}.md",
    article=lambda article: f"{front_matter(article)}{article.text()}",
    rest=rest,
    build=("build",),
    output="build",
    kept=("cache",),
    environment={"PYTHONPATH": str(ROOT), CACHE: "cache"},
    note="Pygments; feed, site map; a preview picture, oEmbed and one self-contained file for each "
    "article; e-book, archive, service worker; all links checked",
)
