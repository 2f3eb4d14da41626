"""Where the slopes of the loss stand on a diagram that shows a forward pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians, sin

from generator.figures.diagram.geometry import NAME_LINE, RADIUS, SIZE, Badge, Diagram, Edge, Node
from generator.figures.diagram.placing import ABOVE, STEP, blocked, pill_shape, product_shape
from generator.svg.label import ASCENT, CAP_HEIGHT, Polygon, along, box, disc, text_width

ARROW = "← "
LINE = 26.0  # from one line of text below the output to the next
BADGE = 11.0  # radius
BEFORE = 2 * BADGE + 4  # room for a badge and a gap before a text
CLEAR = 5.0  # between a node and the slope beneath it
GAP = 14.0  # between a class and the slope beside it
NAME = 18.0  # from the line of an output's result to that of its name
FAR = 80  # how far from its node a slope may stand
HEIGHT = CAP_HEIGHT * SIZE
BESIDE_INPUT = (-30, -45, -60, -75, -90, 40, 60, 120, -120)  # degrees, from the right


@dataclass(frozen=True)
class Slope:
    """A text that begins at (x, y), turned by `angle`, on the node or line with the id `of`.

    `line` is the one that has this slope. `badge` is the number of a step before the text.
    """

    of: str
    line: str
    text: str
    x: float
    y: float
    angle: float
    shape: Polygon
    badge: Badge | None = None


@dataclass(frozen=True)
class Backward:
    """The slopes, where the loss begins and, beneath a single output, the truth, and the numbers of
    the steps: forward pass, loss, slope of the last sum, slopes of weights."""

    slopes: list[Slope]
    truth: tuple[float, float] | None
    loss: tuple[float, float]
    badges: list[Badge]


@dataclass(frozen=True)
class Room:
    """The widest that a slope and the text of the loss can be."""

    slope: str
    loss: str

    @property
    def beside_outputs(self) -> float:
        """Width of what stands to the right of several outputs: a gap, room for a badge, slope or
        loss, and another badge."""
        loss = text_width(self.loss, SIZE, bold=True)
        return GAP + BEFORE + max(text_width(ARROW + self.slope, SIZE), loss + BEFORE)


Place = Callable[[Diagram, Mapping[str, str], Room, int], Backward | None]


@dataclass
class Canvas:
    """What of a diagram is taken, and by what; `over_lines` texts may stand too."""

    diagram: Diagram
    taken: list[Polygon] = field(default_factory=list)

    over_lines: bool = False

    def free(self, shape: Polygon, own: Edge | None = None) -> bool:
        """Whether the shape stands on the canvas with nothing in it but the line `own`, or with
        nothing but lines."""
        edges = () if self.over_lines else self.diagram.edges
        lines = [edge.ends for edge in edges if edge is not own]
        inside = all(0 <= y <= self.diagram.height for _, y in shape)
        return inside and not blocked(shape, lines, self.taken, 2.0)


def place_backward(
    diagram: Diagram, texts: Mapping[str, str], room: Room, truth: int
) -> Backward | None:
    """Where the slopes stand, by lines in `texts`; None where one has no room. `truth` is which of
    several outputs is the right one.

    The slope of a unit's sum, which is that of its bias, stands at the unit too.
    """
    canvas = Canvas(diagram, _taken(diagram))
    return _place(canvas, texts, room, truth, [*_units(diagram), *diagram.edges])


def place_at_units(
    diagram: Diagram, texts: Mapping[str, str], room: Room, truth: int
) -> Backward | None:
    """The same where lines are too many to have slopes: those of the units stand over lines."""
    canvas = Canvas(diagram, _taken(diagram), over_lines=True)
    return _place(canvas, texts, room, truth, _units(diagram))


def _place(
    canvas: Canvas,
    texts: Mapping[str, str],
    room: Room,
    truth: int,
    places: Sequence[Node | Edge],
) -> Backward | None:
    diagram = canvas.diagram
    end = (
        _classes(canvas, texts, room, truth) if len(diagram.outputs) > 1 else _single(canvas, room)
    )
    badges = [_beside_input(canvas), *end.badges]
    canvas.taken += [disc(badge.x, badge.y, BADGE) for badge in badges]
    slopes, width = list(end.slopes), text_width(ARROW + room.slope, SIZE)
    done = {slope.of for slope in slopes}
    for at in (place for place in places if place.id not in done):
        before = BEFORE if at in (diagram.outputs[0].node, diagram.edges[0]) else 0.0
        slope = (
            _along(at, texts[at.id], before, width, canvas)
            if isinstance(at, Edge)
            else _beneath(at, texts[unit_line(at)], before, width, canvas)
        )
        if slope is None:
            return None
        slopes.append(slope)
        canvas.taken.append(slope.shape)
    badges += [slope.badge for slope in slopes if slope.badge]
    return Backward(slopes, end.truth, end.loss, badges)


def _single(canvas: Canvas, room: Room) -> Backward:
    """Truth and loss, beneath the answer."""
    (out,) = canvas.diagram.outputs
    (x, y), width = (out.name_x, out.name_y), text_width(room.loss, SIZE, bold=True)
    truth, loss = ((x, y + out.further + row * LINE) for row in (2, 3))
    canvas.taken += [_line(*place, width) for place in (truth, loss)]
    return Backward([], truth, loss, [Badge(x + BADGE, loss[1] + CLEAR + BADGE)])


def _classes(canvas: Canvas, texts: Mapping[str, str], room: Room, truth: int) -> Backward:
    """The slope of each class's sum, to the right of its output, and the loss at the true one."""
    x = canvas.diagram.width - room.beside_outputs + GAP + BEFORE
    width = text_width(ARROW + room.slope, SIZE)
    slopes = []
    for place, output in enumerate(canvas.diagram.outputs):
        y = output.node.y
        line, shape = unit_line(output.node), box(x + width / 2, y, width, HEIGHT)
        badge = None if place else Badge(x - BEFORE + BADGE, y)
        base = y + HEIGHT / 2
        slopes.append(Slope(output.node.id, line, texts[line], x, base, 0.0, shape, badge))
    loss = (x, canvas.diagram.outputs[truth].node.y + HEIGHT / 2 + NAME)
    after = x + text_width(room.loss, SIZE, bold=True) + BEFORE - BADGE
    return Backward(slopes, None, loss, [Badge(after, loss[1] - HEIGHT / 2)])


def unit_line(node: Node) -> str:
    """The line from the bias to a unit."""
    return f"{node.layer - 1}.b-{node.id}"


def _units(diagram: Diagram) -> list[Node]:
    """The nodes that have a sum, the output first."""
    return [n for n in reversed(diagram.nodes) if n.layer > 0 and n.kind != "bias"]


def _beside_input(canvas: Canvas) -> Badge:
    """The number of the first step, beside the first input."""
    node, away = canvas.diagram.nodes[0], RADIUS + BADGE + 4
    turns = map(radians, BESIDE_INPUT)
    places = [Badge(node.x + away * cos(turn), node.y + away * sin(turn)) for turn in turns]
    free = (place for place in places if canvas.free(disc(place.x, place.y, BADGE)))
    return next(free, places[0])


def _beneath(node: Node, text: str, before: float, width: float, canvas: Canvas) -> Slope | None:
    """As near to the node as there is room, rather beneath than above it."""
    room, height = width + before, 2 * BADGE if before else HEIGHT
    least = node.r + CLEAR + height / 2
    moves = [
        (across, least + down)
        for across in range(-FAR, FAR + 1, int(STEP))
        for down in range(0, FAR, int(STEP))
    ]
    moves.sort(key=lambda move: hypot(*move))
    places = [(across, side * down) for across, down in moves for side in (1, -1)]
    if canvas.over_lines:  # units stand close above one another: a slope keeps beneath its own
        places.sort(key=lambda place: place[1] < 0)
    for across, down in places:
        x, y = node.x + across, node.y + down
        shape = box(x, y, room, height)
        if canvas.free(shape):
            left = x - room / 2
            badge = Badge(left + BADGE, y) if before else None
            base = y + HEIGHT / 2
            return Slope(node.id, unit_line(node), text, left + before, base, 0.0, shape, badge)
    return None


def _along(edge: Edge, text: str, before: float, width: float, canvas: Canvas) -> Slope | None:
    """Along the line, rather under than above it, as near to its weight as there is room."""
    (start, end), room = edge.ends, width + before
    height = 2 * BADGE if before else HEIGHT
    for base, middle in ((-ABOVE - HEIGHT, -ABOVE - height / 2), (ABOVE, ABOVE + height / 2)):
        near = edge.source.half + STEP
        while near + room < edge.length - edge.target.half:
            low, high = middle - height / 2, middle + height / 2
            shape = along(start, end, near, near + room, low, high)
            if canvas.free(shape, edge):
                (x, y), *_ = along(start, end, near + before, near + before, base, base)
                (bx, by), *_ = along(start, end, near + BADGE, near + BADGE, middle, middle)
                badge = Badge(bx, by) if before else None
                return Slope(edge.id, edge.id, text, x, y, edge.angle, shape, badge)
            near += STEP
    return None


def _line(x: float, y: float, width: float) -> Polygon:
    """Room of an upright text that begins at (x, y)."""
    return box(x + width / 2, y - ASCENT * SIZE / 2, width, ASCENT * SIZE)


def _taken(diagram: Diagram) -> list[Polygon]:
    """Room of all that the diagram has already, lines apart."""
    shapes = [node.shape for node in diagram.nodes]
    shapes += [
        box(n.x, n.y + n.r + SIZE / 2, text_width(n.name, SIZE), SIZE)
        for n in diagram.nodes
        if n.name_beneath
    ]
    for edge in diagram.edges:
        if edge.pill:
            shapes.append(pill_shape(edge.pill))
        if edge.product:
            shapes.append(product_shape(edge, edge.product))
    for out in diagram.outputs:
        shapes.append(box(out.box_x, out.box_y, out.box_width, out.box_height))
        shapes.append([(out.arrow_to_box[0], out.node.y), (out.arrow_out[1], out.node.y)])
        for row, line in enumerate(out.name_lines):
            y = out.name_y + NAME_LINE * row
            shapes.append(_line(out.name_x, y, text_width(line, SIZE)))
        for row, line in enumerate(out.answer_lines):
            width = text_width(line, SIZE, bold=True)
            shapes.append(_line(out.name_x, out.end_y + LINE + NAME_LINE * row, width))
    return shapes
