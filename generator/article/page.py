"""A page's source: its front matter, its Markdown body, and the figures that stand in it."""

import datetime
import re
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from generator.article.finds import Fence, Find, Note
from generator.article.limits import check_limits
from generator.article.scan import scan
from generator.reading.description import Line, short
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.problems import describe
from generator.reading.text import read_text

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class FrontMatter(BaseModel):
    """What a page says about itself above its text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    description: str
    date: datetime.date
    updated: datetime.date | None = None
    authors: tuple[Line, ...] = Field(default=(), max_length=100)
    draft: bool = False
    after: Line | None = None

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


@dataclass(frozen=True)
class FigureBlock:
    """A figure as written: its kind, its parameters, and the fenced block that they stand in."""

    kind: str
    document: Document
    fence: Fence

    @property
    def line(self) -> int:
        """Line of the file where the block opens."""
        return self.fence.line

    @property
    def id(self) -> str | None:
        """The figure's id as written, if it is written as text."""
        value = self.document.data.get("id")
        return value if isinstance(value, str) else None


@dataclass(frozen=True)
class Listing:
    """A source file shown in the page."""

    name: str
    line: int


@dataclass(frozen=True)
class Page:
    """A page as written; `body` starts on line `body_line` of `file`."""

    slug: str
    file: str
    front: FrontMatter
    body: str
    body_line: int
    finds: tuple[Find, ...]
    figures: tuple[FigureBlock, ...]
    listings: tuple[Listing, ...]


def read_page(path: Path, root: Path) -> Page:
    """The page in the Markdown file `path`; messages name it relative to the parent of `root`."""
    file = path.relative_to(root.parent).as_posix()
    return parse_page(read_text(path, root.parent), path.stem, file)


def parse_page(text: str, slug: str, file: str) -> Page:
    """The page whose source is `text`, as `read_text` gives it, with every structural mistake
    found."""
    if not _SLUG.fullmatch(slug):
        problem = f'the file name "{slug}" becomes an address: use a-z, 0-9 and hyphens only'
        raise ContentError(file, None, problem)
    header, body, body_line = _split(text, file)
    front = read_document(header, file, first_line=2, prefix="front matter").validate(FrontMatter)
    body = _normalised(body)
    found = scan(body, file, body_line)
    check_limits(body, found, file, body_line)
    _check_notes(found, file)
    fences = [find for find in found if isinstance(find, Fence)]
    figures = [fence for fence in fences if fence.kind == "figure"]
    listings = [fence for fence in fences if fence.kind == "listing"]
    return Page(
        slug,
        file,
        front,
        body,
        body_line,
        found,
        tuple(_figure(fence, file) for fence in figures),
        tuple(_listing(fence, file) for fence in listings),
    )


def _split(text: str, file: str) -> tuple[str, str, int]:
    """Front matter, body, and the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        problem = 'front matter is missing: start with a line "---", then title, description, date'
        raise ContentError(file, 1, problem)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ContentError(file, 1, 'front matter is not closed: end it with a line "---"')


def _normalised(body: str) -> str:
    """`body` as Markdown itself will see it, so that offsets found here stay right there."""
    return re.sub(r"^ +$", "", body.expandtabs(4), flags=re.MULTILINE)


def _figure(fence: Fence, file: str) -> FigureBlock:
    kind = fence.argument
    if not kind or " " in kind:
        problem = f'a figure block names one kind after "figure", found "{fence.info}"'
        raise ContentError(file, fence.line, problem)
    document = read_document(fence.source, file, fence.line + 1, prefix=f"{kind} figure")
    block = FigureBlock(kind, document, fence)
    if block.id:
        return replace(block, document=replace(document, prefix=f'figure "{block.id}"'))
    return block


def _listing(fence: Fence, file: str) -> Listing:
    name = fence.argument
    if not name or " " in name:
        problem = f'a listing names one file after "listing", found "{fence.info}"'
        raise ContentError(file, fence.line, problem)
    if fence.source.strip():
        problem = f"listing {name}: the code comes from the file, so the block must be empty"
        raise ContentError(file, fence.line + 1, problem)
    return Listing(name, fence.line)


def _check_notes(found: tuple[Find, ...], file: str) -> None:
    """Raise a ContentError for a footnote defined twice or not at all."""
    notes = [find for find in found if isinstance(find, Note)]
    defined: dict[str, int] = {}
    for note in notes:
        if note.defines and note.name in defined:
            problem = f'footnote "{note.name}" is defined already on line {defined[note.name]}'
            raise ContentError(file, note.line, problem)
        if note.defines:
            defined[note.name] = note.line
    for note in notes:
        if note.name not in defined:
            raise ContentError(file, note.line, unknown("footnote", note.name, defined))
