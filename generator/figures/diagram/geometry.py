"""A network diagram as data: where its parts stand. Nothing is placed and nothing drawn here."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees, hypot

from generator.figures.parts.glyph import Spot
from generator.svg.label import Point, Polygon, box, disc, text_width

RADIUS = 25.0
SIZE = 16.0  # font size of every text on a node or line
NAME_LINE = 21.0  # from one line of an output's name to the next
PILL_RX, PILL_RY = 22.0, 10.0
PILL_REACH = 20.0  # 24 px and more, twice, wherever a drawing is shown


@dataclass(frozen=True)
class Node:
    """A unit or bias. `role` is its colour role; `half` its half width (a capsule is wider);
    `name_left` has the lines of a name that stands beside it; `silent` says that a hidden unit
    gives 0."""

    id: str
    role: str
    x: float
    y: float
    layer: int
    r: float = RADIUS
    half: float = RADIUS
    text: str = ""
    result: str = ""
    name: str = ""
    name_left: tuple[str, ...] = ()
    kind: str = "unit"
    silent: bool = False

    @property
    def index(self) -> int:
        """Which unit of its layer it is, from 0; ValueError for a bias."""
        return int(self.id.partition(".")[2])

    @property
    def name_beneath(self) -> bool:
        """Whether the name stands below, because the node shows a value or is too small for it."""
        if not self.name or self.name_left:
            return False
        return bool(self.text) or text_width(self.name, SIZE) > 2 * self.r - 6

    @property
    def shape(self) -> Polygon:
        if self.half > self.r:
            return box(self.x, self.y, 2 * self.half, 2 * self.r)
        return disc(self.x, self.y, self.r)


@dataclass(frozen=True)
class Pill:
    """A weight on its line: centre, half width, half height.

    `reach` is half the height in which a finger finds it: the style sheet knows it where it is the
    `usual` one of a pill of the usual height.
    """

    x: float
    y: float
    rx: float
    ry: float
    text: str
    reach: float = PILL_REACH

    @property
    def usual(self) -> bool:
        return (self.ry, self.reach) == (PILL_RY, PILL_REACH)


@dataclass(frozen=True)
class Product:
    """Text that ends near the sum, along its line: where it ends, and the line's angle."""

    x: float
    y: float
    angle: float
    text: str


@dataclass(frozen=True)
class Edge:
    """A line from source to target with its texts, and where these have found room on it.

    A `…_room` is the widest text that the place must have room for. `strength` is what the stroke
    `width` tells, None where it tells nothing. `on_demand` is the weight's place while the part
    that it belongs to is open, for want of a `pill` that is always there.
    """

    source: Node
    target: Node
    weight: str = ""
    weight_room: str = ""
    product_text: str = ""
    product_room: str = ""
    strength: float = 0.0
    width: float | None = None
    pill: Pill | None = None
    product: Product | None = None
    on_demand: Pill | None = None

    @property
    def id(self) -> str:
        return f"{self.source.id}-{self.target.id}"

    @property
    def role(self) -> str:
        return "bias" if self.source.kind == "bias" else "weight"

    @property
    def dress(self) -> str:
        """The class of its weight and product: its role; but none of a weight whose line tells a
        sign by its colour, for the green of weights is the green of what adds there."""
        return "plain" if self.role == "weight" and self.width is not None else self.role

    @property
    def ends(self) -> Polygon:
        return [(self.source.x, self.source.y), (self.target.x, self.target.y)]

    @property
    def length(self) -> float:
        return hypot(self.target.x - self.source.x, self.target.y - self.source.y)

    @property
    def direction(self) -> Point:
        """From source to target, 1 long."""
        (x1, y1), (x2, y2) = self.ends
        return (x2 - x1) / self.length, (y2 - y1) / self.length

    @property
    def angle(self) -> float:
        (x1, y1), (x2, y2) = self.ends
        return degrees(atan2(y2 - y1, x2 - x1))


@dataclass(frozen=True)
class Output:
    """What follows an output neuron: arrow, activation box, arrow, result, class.

    Of several classes that share all there is, the boxes are parts of one; `bar` is as long as
    the probability, `of` as all of them, and `answer` is empty but for the likeliest. The lines of
    an answer are as many as another one takes. `spot` shows the sum on the function's curve.
    """

    node: Node
    box_x: float
    box_y: float
    box_width: float
    box_height: float
    corner: float
    arrow_to_box: tuple[float, float]
    arrow_out: tuple[float, float]
    name: str
    name_lines: tuple[str, ...]
    name_x: float
    name_y: float
    result: str
    answer: str
    answer_lines: tuple[str, ...]
    shared: bool = False
    bar: float = 0.0
    of: float = 0.0
    spot: Spot | None = None

    @property
    def end_y(self) -> float:
        """Where the last line of the name stands."""
        return self.name_y + NAME_LINE * (len(self.name_lines) - 1)

    @property
    def further(self) -> float:
        """How much lower all ends than beneath a name and an answer of a line each."""
        rows = max(0, len(self.answer_lines) - 1)
        return self.end_y - self.name_y + NAME_LINE * rows


@dataclass(frozen=True)
class Gap:
    """The place of the units that an elided layer leaves out, after the unit with that id; the
    layer has so many `units` in all."""

    x: float
    y: float
    units: int
    after: str

    @property
    def id(self) -> str:
        return f"{self.after.partition('.')[0]}.all"


@dataclass(frozen=True)
class Diagram:
    """All parts of a drawing, width by height user units; its nodes stand layer by layer."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    gaps: tuple[Gap, ...]
    outputs: tuple[Output, ...]

    @property
    def valued(self) -> bool:
        """Whether a forward pass is shown."""
        return any(output.result for output in self.outputs)


@dataclass(frozen=True)
class Badge:
    """A step's number beside the part of the diagram where the step happens."""

    x: float
    y: float
