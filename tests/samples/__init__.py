"""What tests try things on: contents, models, networks, the figures and pages made of them."""

from functools import cache
from pathlib import Path

import pytest

from generator.article.page import read_page
from generator.site.site import Site, read_site
from tests import ROOT

ARTICLES = {"index", "neural-network-math", "hidden-layers", "training", "which-penguin"}
"""The pages that the tests know. Whoever puts others in their place still has all tests that need
none of them; the rest is skipped, in CI too, and `tests/content/test_builds.py` builds what is
there."""
OTHERS = "the content has other articles than those that this test knows"

CONTENT: Path
TRAINED: list[str]
"""Names of the models of this repository that it has trained."""


@cache
def is_ours() -> bool:
    """Whether the content folder has the articles that the tests know."""
    return {path.stem for path in (ROOT / "content").glob("*.md")} == ARTICLES


def our_content() -> Path:
    """The content folder with the articles of this repository; without these the test is skipped,
    or the whole module where it is asked for at its top."""
    if not is_ours():
        pytest.skip(OTHERS, allow_module_level=True)
    return ROOT / "content"


def __getattr__(name: str) -> object:
    """What a module cannot do without that names it at its top."""
    if name == "CONTENT":
        return our_content()
    if name == "TRAINED":
        return [
            path.name.split(".")[0] for path in sorted(our_content().glob("models/*.lock.json"))
        ]
    raise AttributeError(name)


@cache
def real_site() -> Site:
    """The site of this repository, read once."""
    return read_site(our_content())


@cache
def figure_ids() -> tuple[str, ...]:
    """Ids of the figures of this repository, found in its articles without making any."""
    content = our_content()
    pages = [read_page(path, content) for path in sorted(content.glob("*.md"))]
    blocks = [block for page in pages if not page.front.draft for block in page.figures]
    return tuple(block.id for block in blocks if block.id)
