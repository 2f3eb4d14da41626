"""A page's text, rendered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """A heading in the table of contents; `title` is plain text, not HTML."""

    id: str
    title: str
    level: int
    children: tuple[Section, ...]


@dataclass(frozen=True)
class Rendered:
    """A page's text as HTML and its table of contents."""

    html: str
    toc: tuple[Section, ...]
