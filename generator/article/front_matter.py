"""Reading what a page says of itself."""

import datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from generator.article.front import FrontMatter
from generator.reading.description import BibFiles, Line, short
from generator.reading.document import read_document
from generator.reading.problems import describe


class _Written(BaseModel):
    """Front matter as it must be written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    description: str
    date: datetime.date
    updated: datetime.date | None = None
    authors: tuple[Line, ...] = Field(default=(), max_length=100)
    draft: bool = False
    after: Line | None = None
    thumbnail: Line | None = None
    series: Line | None = None
    tags: tuple[Line, ...] = Field(default=(), max_length=100)
    bibliography: BibFiles = ()

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
    return FrontMatter(**dict(document.validate(_Written)))
