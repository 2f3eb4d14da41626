"""How much room a network takes in a frame: pixels, as `make heights` measures them."""

from __future__ import annotations

from generator.figures.contents import Contents, Drawing
from generator.figures.diagram.drawing import PHONE, answers, least_width
from generator.figures.diagram.state import NetworkState
from generator.figures.frame_height import INNER
from generator.svg.label import fitted

FITS = 648.0
IN_SIGHT, ANOTHER = 36.4, 31.0  # of an answer that is repeated beneath its drawing, and of others
LABEL, LABEL_SIZE, LABEL_LINE = 215.0, 16.2, 22.7  # beside a field and its unit


def in_frame(contents: Contents, drawing: Drawing, inner: float = INNER) -> float:
    """How wide a network's drawing stands where the figure is `inner` wide."""
    return FITS if drawing.width <= PHONE else max(inner, least_width(drawing))


def beneath_networks(contents: Contents) -> float:
    """The height of the answers that are repeated beneath networks, and of the further lines of
    long names beside the fields of the reader's own row."""
    networks = [drawing for drawing in contents.drawings if drawing.name == "network"]
    cut = [drawing for drawing in networks if least_width(drawing) > INNER]
    state, fields = contents.state, "<div data-own>" in contents.body
    names = state.features if fields and isinstance(state, NetworkState) else []
    lines = [len(fitted(name, LABEL_SIZE, LABEL, len(name))) for name in names]
    rows = [max(lines[i : i + 2]) - 1 for i in range(0, len(lines), 2)]
    repeated = [count for drawing in cut if (count := len(answers(drawing)))]
    in_sight = sum(IN_SIGHT + ANOTHER * (count - 1) for count in repeated)
    return in_sight + LABEL_LINE * sum(rows)
