"""What stands around the content of every page: what `base.html` and `article.html` take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.article.front import Head
from generator.figures.finished import FinishedFigure
from generator.site.scripts import LATE, MOVES, QUESTIONS, Script
from generator.site.styles import Styles
from generator.site.tags import Part


@dataclass(frozen=True)
class Linked:
    """Addresses of the style sheets and scripts that a page loads.

    `late` are those that the first of the scripts loads when it is asked to, by their names.
    """

    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    late: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Inlined:
    """Style sheet and script that a page holds, so that it needs no other file."""

    styles: str
    script: str | None = None


@dataclass(frozen=True)
class Base:
    """What a page says of itself: `address` is below the site's, the home page has that itself.

    `root` is put before its links to other pages. `card` is the address of its preview picture,
    `oembed` that of its oEmbed document. It either links style sheets and scripts or holds them.
    """

    title: str
    description: str
    address: str
    type: Literal["website", "article"]
    linked: Linked | None = None
    inlined: Inlined | None = None
    root: str = ""
    card: str | None = None
    oembed: str | None = None


@dataclass(frozen=True)
class Beside:
    """The articles that another leads to: the one that it builds on, the one to read next, and
    those beside it in its series."""

    after: Head | None = None
    following: Head | None = None
    part: Part | None = None


def linked(
    figures: Sequence[FinishedFigure],
    asks: bool,
    styles: Styles,
    script: Script,
    own: Mapping[str, str],
    dressed: bool = False,
) -> Linked:
    """What a page with these figures links, which asks questions or does not; `own` are late
    scripts of that page alone, `dressed` is what its text says of itself."""
    more = any(figure.more for figure in figures)
    live = is_live(figures, asks)
    late = [name for name in late_on(figures, asks) if not (more and name in MOVES)]
    return Linked(
        (styles.name,)
        + ((styles.more_name,) if more else ())
        + ((styles.markup_name,) if dressed else ())
        + ((styles.theme_name,) if styles.theme else ()),
        ((script.name,) if live else ()) + (script.second_names if more else ()),
        {**own, **{name: script.late_name(name) for name in late}} if live else {},
    )


def is_live(figures: Sequence[FinishedFigure], asks: bool) -> bool:
    """Whether a script has something to do on a page with these figures."""
    return asks or any(figure.live for figure in figures)


def late_on(figures: Sequence[FinishedFigure], asks: bool) -> tuple[str, ...]:
    """Names of the scripts that a page with these figures may ask for later: its own too, where it
    has a script at all, and what answers questions where it asks some."""
    own = LATE if is_live(figures, asks) else ()
    return (*late_in(figures), *own, *(QUESTIONS if asks else ()))


def late_in(figures: Sequence[FinishedFigure]) -> tuple[str, ...]:
    """Names of the scripts that the figures may ask for later, each once, and before them what
    all of these and the second script need."""
    names = dict.fromkeys(name for figure in figures for name in figure.late)
    needed = names or any(figure.more for figure in figures)
    return (*(MOVES if needed else ()), *names)


def inlined(
    styles: Styles,
    script: Script,
    more: bool,
    late: Sequence[str],
    rows: str,
    live: bool,
    dressed: bool = False,
    root: str = "",
) -> Inlined:
    """What a page holds where it stands alone; `more`, `late` and `live` say what its figures
    need, `rows` are those that they count on, as a script. `root` leads from the page to the
    site's files."""
    held = script.of(more, late, alone=False) + rows if live else None
    own = (styles.more if more else "") + (styles.markup if dressed else "")
    return Inlined(styles.held(root) + own + styles.theme_from(root), held)
