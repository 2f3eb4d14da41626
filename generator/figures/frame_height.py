"""How high a kind's figures are in a frame that cannot ask: what its record says of that.

All lengths are CSS pixels in a frame of 760 pixels. `make heights` measures them in a browser.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.figures.contents import Contents, Drawing

Width = Callable[[Contents, Drawing], float]
"""How wide a drawing of such contents stands in the frame."""

INNER = 724.0  # what the page leaves of the frame's width
PANEL = 612.0  # width of a plot with controls beneath it


@dataclass(frozen=True)
class Boxes:
    """Elements of a figure's HTML that a CSS selector finds, and the height that each adds.

    Where so many stand `beside` each other, `height` is what each row of them adds.
    """

    selector: str
    height: float
    beside: int = 1


@dataclass(frozen=True)
class Lines:
    """Elements whose text wraps: each line adds `line`; the text is `size` high, `width` wide."""

    selector: str
    size: float
    line: float
    width: float = INNER


def always(pixels: float) -> Width:
    """The width of drawings that are all as wide."""
    return lambda contents, drawing: pixels


ACROSS = always(INNER)  # where no style sheet holds a drawing back


@dataclass(frozen=True)
class FrameHeight:
    """What the figures of a kind add to the height of their page.

    `width` is how wide their drawings stand there, `caption` the lines of a caption; `parts` are
    what one figure has more of than another, `besides` is what no selector finds of that, `fixed`
    what all figures of the kind have.
    """

    fixed: float
    width: Width = ACROSS
    parts: tuple[Boxes | Lines, ...] = ()
    besides: Callable[[Contents], float] = lambda contents: 0.0
    caption: float = INNER


# Of a kind whose record does not say: room for a line of controls and a line that they tell.
OF_OWN = FrameHeight(90)

NOTE = Lines(".table-note", size=16.2, line=24.3)
ROW = Boxes("tbody tr", 39.3)
STEP = Lines(".steps > li", size=18, line=27.9, width=675.4)
CHALLENGE = Boxes(".challenge", 40.1)
