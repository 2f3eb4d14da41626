"""The columns of a network diagram: where the units and biases of each layer stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.diagram.geometry import RADIUS, SIZE, Gap, Node
from generator.figures.diagram.outputs import MARGIN, further_lines, room_beneath
from generator.figures.diagram.views import View
from generator.svg.label import fitted, text_width

SPACING = 110.0  # between units while the column has room
TIGHT = 76.0  # between units at the least: two radii, and the name beneath the upper one
MANY_OUTPUTS = 56.0  # between outputs of which there are more than seven: name and bar stand beside
MOST_UNITS = 7  # a wider layer is elided, but for the outputs
NAME_WIDTH = 150.0  # of a name that stands in one line
NAME_LINES = 4  # which have room between two units
CAPSULE = 2.3  # half width of a hidden unit that shows two numbers, in radii


@dataclass(frozen=True)
class Column:
    """The nodes of one layer from top to bottom, its bias last, and the gap of an elided one."""

    nodes: tuple[Node, ...]
    gap: Gap | None = None


def shown_units(units: int) -> list[int | None]:
    """Indices of the units drawn; None stands for those left out of a wide layer."""
    if units <= MOST_UNITS:
        return list(range(units))
    return [0, 1, 2, None, units - 3, units - 2, units - 1]


def elides(units: Sequence[int]) -> bool:
    """Whether a network's drawing leaves out some of its units, these being those of its layers."""
    return any(None in shown_units(count) for count in units[:-1])


def least_height(view: View) -> float:
    """The height, in user units, in which the fullest column has room."""
    *before, outputs = view.shape
    # Beside the units there is the bias.
    spans = [len(shown_units(units)) * TIGHT for units in before]
    spans.append(_span_of_outputs(view))
    needed = max(spans) + 2 * (MARGIN + RADIUS) + MARGIN
    return view.above + max(300.0, needed, 0.0 if outputs > 1 else 2 * room_beneath(view))


def _span_of_outputs(view: View) -> float:
    """From the first of several outputs to the last, and the further lines of the last one's name,
    for which there is as much room above."""
    outputs = view.shape[-1]
    if outputs == 1:
        return 0.0
    apart = MANY_OUTPUTS if outputs > MOST_UNITS else TIGHT
    return (outputs - 1) * max(apart, room_beneath(view)) + 2 * further_lines(view)


def room_left(view: View) -> float:
    """Room for the inputs' names and numbers, beyond what circles with names beneath take."""
    room = view.roomiest or view
    halves = [_half(text) for text in room.inputs]
    wide = max(0.0, max([RADIUS, *halves]) - RADIUS - MARGIN + 2)
    if not _names_left(view):
        return wide
    names = (line for name in view.names for line in _name_lines(name))
    return max(text_width(line, SIZE) for line in names) + MARGIN + wide


def _names_left(view: View) -> bool:
    """Whether a name is too wide for a place beneath its circle."""
    return max(text_width(name, SIZE) for name in view.names) > 2 * (MARGIN + RADIUS) - 4


def _name_lines(name: str) -> tuple[str, ...]:
    return tuple(fitted(name, SIZE, NAME_WIDTH, NAME_LINES))


def column(view: View, layer: int, x: float, height: float) -> Column:
    """One layer at x, on a canvas so high."""
    units, is_last = view.shape[layer], layer == len(view.shape) - 1
    shown = list(range(units)) if is_last else shown_units(units)
    slots = len(shown) + (not is_last)
    height -= view.above
    # The name beneath the lowest node needs a margin of its own.
    room = height - 2 * (MARGIN + RADIUS) - MARGIN
    if is_last and slots > 1:
        room -= 2 * further_lines(view)
    most = SPACING * min(1.6, height / 300)
    spacing = min(most, room / max(1, slots - 1))
    span = spacing * (slots - 1)
    top = MARGIN + RADIUS if layer == 0 and span >= room else (height - span) / 2
    top += view.above
    nodes: list[Node] = []
    gap = None
    for place, index in enumerate(shown):
        y = top + place * spacing
        if index is None:
            gap = Gap(x, y, units, nodes[-1].id)
        else:
            nodes.append(_unit(view, layer, index, x, y))
    if not is_last:
        name = "Bias" if layer == 0 else ""
        y = top + len(shown) * spacing
        nodes.append(Node(f"{layer}.b", "bias", x, y, layer, text="+1", name=name, kind="bias"))
    return Column(tuple(nodes), gap)


def _unit(view: View, layer: int, index: int, x: float, y: float) -> Node:
    if layer == 0:
        return _input(view, index, x, y)
    node, room = f"{layer}.{index}", view.roomiest or view
    total = view.sums[layer - 1][index] if view.sums else ""
    if layer == len(view.shape) - 1:
        half = _half(room.sums[layer - 1][index] if room.sums else "")
        return Node(node, "sum", x, y, layer, half=half, text=total or "z")
    if not total:  # the shorthand: neuron and activation as one circle
        return Node(node, "activation", x, y, layer, kind="hidden")
    result = view.activations[layer - 1][index]
    half, r = _half_capsule(room, layer), 0.76 * RADIUS
    silent = result == "0"  # what only rounds to 0 is written otherwise
    return Node(
        node, "sum", x, y, layer, r, half, total, result=result, kind="hidden", silent=silent
    )


def _input(view: View, index: int, x: float, y: float) -> Node:
    room = view.roomiest or view
    half = _half(room.inputs[index] if room.inputs else "")
    value = view.inputs[index] if view.inputs else ""
    name = view.names[index]
    left = _name_lines(name) if _names_left(view) else ()
    return Node(f"0.{index}", "input", x, y, 0, half=half, text=value, name=name, name_left=left)


def _half_capsule(room: View, layer: int) -> float:
    """Half the width of a layer's units that show sum and result, each in its half."""
    units = [i for i in shown_units(room.shape[layer]) if i is not None]
    texts = [numbers[layer - 1][i] for numbers in (room.sums, room.activations) for i in units]
    return max(CAPSULE * RADIUS, *(text_width(text, SIZE) + 8 for text in texts))


def _half(text: str) -> float:
    """Half the width of a node that has room for its text: a circle, or a capsule if it must."""
    return max(RADIUS, text_width(text, SIZE) / 2 + 5)
