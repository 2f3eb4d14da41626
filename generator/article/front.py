"""What a page says of itself."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class FrontMatter:
    """What a page says about itself above its text."""

    title: str
    description: str
    date: datetime.date
    updated: datetime.date | None = None
    authors: tuple[str, ...] = ()
    draft: bool = False
    after: str | None = None
    thumbnail: str | None = None
    series: str | None = None
    tags: tuple[str, ...] = ()
    bibliography: tuple[str, ...] = ()  # BibTeX files; where there are none, those of the site


@dataclass(frozen=True)
class Head:
    """A page as others speak of it: its name, its file, what it says of itself."""

    slug: str
    file: str
    front: FrontMatter
