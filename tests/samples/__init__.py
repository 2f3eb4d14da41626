"""What tests try things on: contents, models, networks, the figures and pages made of them."""

from functools import cache

from generator.site.site import Site, read_site
from tests import ROOT


@cache
def real_site() -> Site:
    """The site of this repository, read once."""
    return read_site(ROOT / "content")
