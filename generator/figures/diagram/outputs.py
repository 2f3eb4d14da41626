"""What follows the output neurons of a diagram: boxes, results, names, answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from generator.figures.diagram.geometry import NAME_LINE, RADIUS, SIZE, Node, Output
from generator.figures.diagram.views import View
from generator.figures.parts.answer_lines import arrow_lines
from generator.svg.label import fitted, text_width

OUTPUT_SPACE = 200.0  # from the output neuron to the right edge: box, arrows, class
NAME_ROOM = OUTPUT_SPACE - 4.54 * RADIUS - 4  # of a name for which no drawing widens
NAME_WIDTH, NAME_LINES = 200.0, 4  # of a name that stands in one line, and the most it may take
BOLDER = 1.1  # how much wider bold letters are, at most
MARGIN = 10.0
BAR = 2.6 * RADIUS  # the length of a probability of 1
BAR_ROOM = 31.0  # beneath a name, and above the next number
NOTES = 76.0  # what a gradient's loss takes beneath the answer
RESULT_SIZE = 19.0  # of the output's number
SPOT_ROOM = 60.0  # half the height of a box that has room for a small curve beneath its letter


def room_right(view: View) -> float:
    """Room for the outputs' names, results and answers, beyond what is kept for short ones."""
    # Any of several classes can be the answer, whose name is bold.
    names = [
        text_width(line, SIZE, bold=view.shares) + 4
        for name in view.outputs
        for line in name_lines(name, view.shape[-1] == 1)
    ]
    beneath = [*(line for one in view.answers for line in answer_lines(one)), *view.notes]
    answers = [text_width(text, SIZE, bold=True) for text in beneath]
    room = view.roomiest or view
    results = room.activations[-1] if room.activations else ()
    above = [text_width(text, RESULT_SIZE, bold=True) + 1.06 * RADIUS + 9 for text in results]
    needed = max([*names, *answers, *above]) - (OUTPUT_SPACE - 4.54 * RADIUS)
    return max(0.0, needed) + view.beside


def room_beneath(view: View) -> float:
    """How far what stands beneath an output neuron reaches from its middle."""
    if view.shares:
        return RADIUS + further_lines(view) + BAR_ROOM
    notes = NOTES if view.notes else 0.0
    return RADIUS + further_lines(view) + NAME_LINE * _answer_rows(view) + notes + MARGIN


def further_lines(view: View) -> float:
    """The height of the longest name's lines beneath its first."""
    alone = view.shape[-1] == 1
    return NAME_LINE * (max(len(name_lines(name, alone)) for name in view.outputs) - 1)


def outputs(view: View, nodes: Sequence[Node], height: float) -> Iterator[Output]:
    """What follows each output neuron, on a canvas so high."""
    several = view.shape[-1] > 1
    spacing = nodes[1].y - nodes[0].y if several else height
    for index, node in enumerate(nodes):
        yield _output(view, index, node, spacing)


def name_lines(name: str, alone: bool) -> tuple[str, ...]:
    """Lines of an output's name; the words of the only one stand in the room there is."""
    if _long(name):
        return tuple(fitted(name, SIZE, NAME_WIDTH / BOLDER, NAME_LINES))
    if not alone:
        return (name,)
    lines = fitted(name, SIZE, NAME_ROOM, NAME_LINES)
    whole = " ".join(lines) == name  # no word is broken
    return tuple(lines) if whole else (name,)


def answer_lines(answer: str) -> tuple[str, ...]:
    """Lines of an answer behind its arrow."""
    if not _long(f"→ {answer}"):
        return (f"→ {answer}",)
    return tuple(arrow_lines(answer, SIZE, NAME_WIDTH / BOLDER, NAME_LINES))


def _long(text: str) -> bool:
    return text_width(text, SIZE) > NAME_WIDTH


def _answer_rows(view: View) -> int:
    """How many lines the longest answer takes."""
    return max([1, *(len(answer_lines(one)) for one in view.answers)])


def _output(view: View, index: int, node: Node, spacing: float) -> Output:
    """Distances are in radii from the output neuron, so the drawing scales with it."""
    reach = min(5.6 * RADIUS, spacing - MARGIN) / 2
    top, bottom = node.y - reach, node.y + reach
    if view.shares:  # the boxes touch, as softmax is of all sums together
        top = node.y - (spacing / 2 if index else RADIUS)
        bottom = node.y + (spacing / 2 if index < view.shape[-1] - 1 else RADIUS)
    likeliest = bool(view.parts) and index == np.argmax(view.parts)
    answer = view.answer if view.shape[-1] == 1 or likeliest else ""
    lines = answer_lines(answer) if answer else ()
    return Output(
        node=node,
        box_x=node.x + 3.3 * RADIUS,
        box_y=(top + bottom) / 2,
        box_width=1.5 * RADIUS,
        box_height=bottom - top,
        corner=0 if view.shares else RADIUS / 4,
        arrow_to_box=(node.x, node.x + 2.3 * RADIUS),
        arrow_out=(node.x + 4.05 * RADIUS, node.x + 5.6 * RADIUS),
        name=view.outputs[index],
        name_lines=name_lines(view.outputs[index], view.shape[-1] == 1),
        name_x=node.x + 4.54 * RADIUS,
        name_y=node.y + RADIUS,
        result=view.activations[-1][index] if view.activations else "",
        answer=answer,
        answer_lines=lines + ("",) * (_answer_rows(view) - len(lines)) if lines else (),
        shared=view.shares,
        bar=BAR * view.parts[index] if view.parts else 0.0,
        of=BAR if view.parts else 0.0,
        spot=view.spots[index] if view.spots and reach > SPOT_ROOM else None,
    )
