"""A network diagram as data: what it says, and where its parts stand. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, degrees, hypot

from generator.figures.diagram.placing import SIZE, Pill, Product
from generator.svg.label import Point, Polygon, box, disc, text_width

RADIUS = 25.0


@dataclass(frozen=True)
class View:
    """What a diagram says: texts by layer and unit, empty where it says nothing.

    `weights[l][j][i]` is the text on the line from unit i of layer l to unit j of layer l + 1,
    `biases[l][j]` its bias; `products` and `bias_products` stand along the same lines.

    `strengths[l][j]` has what the widths of a unit's lines tell, its bias's last; `largest[l]` is
    the strength that is drawn widest.
    `answers` are all that `answer` can be, `notes` what stands beneath it: there is room for the
    longest.
    `roomiest` has the widest text that each number's place must have room for, where that is not
    the text itself: a live figure changes its numbers and never moves.
    """

    shape: Sequence[int]
    names: Sequence[str]
    outputs: Sequence[str]
    answers: Sequence[str] = ()
    notes: Sequence[str] = ()
    weights: Sequence[Sequence[Sequence[str]]] = ()
    biases: Sequence[Sequence[str]] = ()
    strengths: Sequence[Sequence[Sequence[float]]] = ()
    largest: Sequence[float] = ()
    inputs: Sequence[str] = ()
    products: Sequence[Sequence[Sequence[str]]] = ()
    bias_products: Sequence[Sequence[str]] = ()
    sums: Sequence[Sequence[str]] = ()
    activations: Sequence[Sequence[str]] = ()
    answer: str = ""
    roomiest: View | None = None


@dataclass(frozen=True)
class Node:
    """A unit or bias. `role` is its colour role; `half` its half width (a capsule is wider);
    `silent` says that a hidden unit gives 0."""

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
    name_left: bool = False
    kind: str = "unit"
    silent: bool = False

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


@dataclass
class Edge:
    """A line from source to target with its weight and product, where they have room."""

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
    """What follows the output neuron: arrow, activation box, arrow, result, class."""

    node: Node
    box_x: float
    box_width: float
    box_height: float
    corner: float
    arrow_to_box: tuple[float, float]
    arrow_out: tuple[float, float]
    name: str
    name_x: float
    name_y: float
    result: str
    answer: str


@dataclass(frozen=True)
class Gap:
    """The place of the units that an elided layer leaves out."""

    x: float
    y: float
    units: int


@dataclass
class Diagram:
    width: float
    height: float
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    outputs: list[Output] = field(default_factory=list)

    @property
    def valued(self) -> bool:
        """Whether a forward pass is shown."""
        return any(output.result for output in self.outputs)


@dataclass(frozen=True)
class Badge:
    """A step's number beside the part of the diagram where the step happens."""

    x: float
    y: float
