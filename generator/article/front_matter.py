"""Reading what a page says of itself."""

import datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from generator.article.front import FrontMatter
from generator.reading.description import BibFiles, Line, short
from generator.reading.document import read_document
from generator.reading.problems import describe


class FrontKeys(BaseModel):
    """Front matter as it must be written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    """The heading of the page, and its name wherever others speak of it."""
    description: str
    """What it is about, in a sentence for search engines, link previews and the home page."""
    date: datetime.date | None = None
    """The day on which it was first published, such as 2026-11-24; only `pages` of `site.yaml` may
    go without."""
    updated: datetime.date | None = None
    """The day of its last change, not before `date`."""
    authors: tuple[Line, ...] = Field(default=(), max_length=100)
    """Who wrote it; the `author` of the site unless told."""
    draft: bool = False
    """`true` where it is not built into the site; `feedforward serve` shows it."""
    after: Line | None = None
    """The article that this one builds on, by the name of its file; the page links to it."""
    thumbnail: Line | None = None
    """The figure of this page whose drawing stands for it; the first that is drawn unless told."""
    series: Line | None = None
    """The series that it is a part of; its parts in the order of `site.yaml` lead to each other."""
    tags: tuple[Line, ...] = Field(default=(), max_length=100)
    """What it is about, in words; each has a page of all articles about it."""
    bibliography: BibFiles = ()
    """BibTeX files in the content folder, one or a list; those of the site unless told."""

    @field_validator("title", "description")
    @classmethod
    def _not_blank(cls, text: str) -> str:
        if not text.strip():
            raise ValueError(f"expected some words, found {describe(text)}")
        return short(text)

    @field_validator("updated")
    @classmethod
    def _not_before_date(
        cls, updated: datetime.date | None, info: ValidationInfo
    ) -> datetime.date | None:
        date = info.data.get("date")  # absent where it is wrong itself
        if updated and date and updated < date:
            raise ValueError(f"expected a day from {date} on, the page's date; found {updated}")
        return updated


def read_front(header: str, file: str) -> FrontMatter:
    """What the lines between a file's first two "---" say; ContentError for a mistake in them."""
    document = read_document(header, file, first_line=2, prefix="front matter")
    return FrontMatter(**dict(document.validate(FrontKeys)))
