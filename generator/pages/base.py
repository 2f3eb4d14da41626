"""What stands around the content of every page: what `base.html` takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.figures.finished import FinishedFigure
from generator.site.scripts import Script
from generator.site.styles import Styles


@dataclass(frozen=True)
class Linked:
    """Addresses of the style sheets and scripts that a page loads.

    `dialog` is the script of its dialogs, which the first of the scripts loads when it is asked to.
    """

    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...] = ()
    dialog: str | None = None


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


def linked(
    figures: Sequence[FinishedFigure], styles: Styles, script: Script, dialog: str
) -> Linked:
    """What a page with these figures links."""
    more = any(figure.more for figure in figures)
    live = any(figure.live for figure in figures)
    return Linked(
        (styles.name, styles.more_name) if more else (styles.name,),
        ((script.name,) if live else ()) + ((script.more_name,) if more else ()),
        dialog if live else None,
    )


def inlined(styles: Styles, script: Script, more: bool, live: bool) -> Inlined:
    """What a page holds where it stands alone; `more` and `live` say what its figures need."""
    return Inlined(styles.page + (styles.more if more else ""), script.of(more) if live else None)
