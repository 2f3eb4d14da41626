"""What tests try things on: contents, models, networks, the figures and pages made of them."""

from functools import cache

from generator.article.page import read_page
from generator.site.site import Site, read_site
from tests import ROOT

CONTENT = ROOT / "content"
TRAINED = [path.name.split(".")[0] for path in sorted(CONTENT.glob("models/*.lock.json"))]
"""Names of the models of this repository that it has trained."""


@cache
def real_site() -> Site:
    """The site of this repository, read once."""
    return read_site(CONTENT)


@cache
def figure_ids() -> tuple[str, ...]:
    """Ids of the figures of this repository, found in its articles without making any."""
    pages = [read_page(path, CONTENT) for path in sorted(CONTENT.glob("*.md"))]
    blocks = [block for page in pages if not page.front.draft for block in page.figures]
    return tuple(block.id for block in blocks if block.id)
