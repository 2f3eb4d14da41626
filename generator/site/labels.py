"""How texts speak of figures: what stands beneath one, and what leads to one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.figures.finished import FinishedFigure

PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;:?!×−]|\.(?!\.))*")
"""A text that Markdown would leave as it is: most short ones are, and it costs much."""

References = Mapping[str, tuple[str, str]]
"""Where on a page's site a figure is, and what it is called there, by its id."""


@dataclass(frozen=True)
class Caption:
    """A caption as HTML, and as plain text."""

    html: str
    plain: str


@dataclass(frozen=True)
class Labelled:
    """A figure as it stands in a page: what that calls it, what is written beneath it, and the file
    of the site that offers it, with the place there."""

    figure: FinishedFigure
    label: str
    caption: str
    offer: str = ""
