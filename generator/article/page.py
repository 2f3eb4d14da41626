"""A page's source: its front matter, its Markdown body, and the figures that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.article.finds import Fence, Find, Note, Reference
from generator.article.folders import check_slug
from generator.article.foreign import check_foreign
from generator.article.front import FrontMatter, Head
from generator.article.limits import blanked, check_limits
from generator.article.scan import scan
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.work.results import Aside, result

if TYPE_CHECKING:
    from generator.reading.document import Document

_LISTED = re.compile(r"^ {0,3}\[GLOSSARY\] *$", re.MULTILINE)
NAMED = re.compile(r"\[\]\(#([^\s()]*)\)")
"""A figure's id where a text of a block names it."""


@dataclass(frozen=True)
class Block:
    """A figure or a question as written: its kind, its id if it is written as text, and its keys
    as YAML, which begin on a line of the file."""

    kind: str
    id: str | None
    source: str
    file: str
    first_line: int
    what: str = "figure"

    @property
    def line(self) -> int:
        """Line of the file where the block opens."""
        return self.first_line - 1

    @cached_property
    def document(self) -> Document:
        """Its keys, read."""
        from generator.reading.document import read_document  # YAML: where a figure is made

        prefix = f'{self.what} "{self.id}"' if self.id else f"{self.kind} {self.what}"
        return read_document(self.source, self.file, self.first_line, prefix=prefix)


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
    figures: tuple[Block, ...]
    listings: tuple[Listing, ...]
    questions: tuple[Block, ...] = ()

    @property
    def glossary(self) -> int | None:
        """The line on which the site's terms are listed; None where they are not."""
        if "[GLOSSARY]" not in self.body:
            return None
        found = _LISTED.search(blanked(self.body, self.finds))
        return self.body_line + self.body.count("\n", 0, found.start()) if found else None

    @property
    def head(self) -> Head:
        """The page as others speak of it."""
        return Head(self.slug, self.file, self.front)

    @property
    def references(self) -> tuple[str, ...]:
        """The ids of the figures that its text and its questions name."""
        named = [find.id for find in self.finds if isinstance(find, Reference)]
        for block in self.questions:
            named += result(_named, block.source, Aside(block))
        return tuple(dict.fromkeys(named))


def read_page(path: Path, root: Path) -> Page:
    """The page in the Markdown file `path`, which is called after its place in the content folder
    `root`; messages name it relative to the parent of that."""
    file = path.relative_to(root.parent).as_posix()
    slug = path.relative_to(root).with_suffix("").as_posix()
    return parse_page(read_text(path, root.parent), slug, file)


def parse_page(text: str, slug: str, file: str) -> Page:
    """The page whose source is `text`, as `read_text` gives it, with every structural mistake
    found."""
    check_slug(slug, file)
    header, body, body_line = _split(text, file)
    front = result(_front, header, file)
    body = _normalised(body)
    found = scan(body, file, body_line)
    check_limits(body, found, file, body_line)
    check_foreign(body, found, file, body_line)
    _check_notes(found, file)
    fences = [find for find in found if isinstance(find, Fence)]
    figures = [fence for fence in fences if fence.kind == "figure"]
    listings = [fence for fence in fences if fence.kind == "listing"]
    questions = [fence for fence in fences if fence.kind == "question"]
    return Page(
        slug,
        file,
        front,
        body,
        body_line,
        found,
        tuple(_block(fence, file) for fence in figures),
        tuple(_listing(fence, file) for fence in listings),
        tuple(_block(fence, file) for fence in questions),
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


def _front(header: str, file: str) -> FrontMatter:
    from generator.article.front_matter import read_front  # pydantic: only for what is new

    return read_front(header, file)


def _block(fence: Fence, file: str) -> Block:
    kind, what = fence.argument, fence.kind
    if not kind or " " in kind:
        problem = f'a {what} block names one kind after "{what}", found "{fence.info}"'
        problem += f', such as "{what} {"network" if what == "figure" else "choice"}"'
        raise ContentError(file, fence.line, problem)
    block = Block(kind, None, fence.source, file, fence.line + 1, what)
    return replace(block, id=result(_id, fence.source, Aside(block)))


def _id(source: str, block: Aside[Block]) -> str | None:
    value = block.told.document.data.get("id")
    return value if isinstance(value, str) and value else None


def _named(source: str, block: Aside[Block]) -> list[str]:
    """The ids of the figures that a question names."""
    data = block.told.document.data
    named = [id for text in data.values() if isinstance(text, str) for id in NAMED.findall(text)]
    figure = data.get("figure")
    return [*named, figure] if isinstance(figure, str) else named


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
            problem = unknown("footnote", note.name, defined)
            cure = f'define it in a line of its own, "[^{note.name}]: …"'
            raise ContentError(file, note.line, f"{problem}; {cure}")
