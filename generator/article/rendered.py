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
    """A page's text as HTML, its table of contents, and the minutes that reading it takes;
    `dressed` where it has what only the style sheet for such texts knows: callouts, tabs, tasks."""

    html: str
    toc: tuple[Section, ...]
    minutes: int
    dressed: bool = False
