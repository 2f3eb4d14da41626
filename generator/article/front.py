"""What a page says of itself."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself above its text."""

    title: str
    description: str
    date: datetime.date | None = None  # all have one but pages beside the articles
    updated: datetime.date | None = None
    authors: tuple[str, ...] = ()
    draft: bool = False
    after: str | None = None
    thumbnail: str | None = None
    series: str | None = None
    tags: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()  # BibTeX files; where there are none, those of the site

    @property
    def newest(self) -> datetime.date | None:
        """The day of the last change."""
        return self.updated or self.date


@dataclass(frozen=True)
class Head:
    """A page as others speak of it: its name, its file, what it says of itself, and whether the
    site has it beside its articles."""

    slug: str
    file: str
    front: FrontMatter
    aside: bool = False
