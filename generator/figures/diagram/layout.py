"""Where everything of a network diagram stands: data in, coordinates out, nothing drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.figures.diagram.columns import Column, column, least_height, room_left
from generator.figures.diagram.geometry import RADIUS, SIZE, Badge, Diagram, Edge, Node
from generator.figures.diagram.lines import lines
from generator.figures.diagram.on_demand import with_weights_on_demand
from generator.figures.diagram.outputs import MARGIN, OUTPUT_SPACE, outputs, room_right
from generator.figures.diagram.placing import PILL_AT, labelled
from generator.figures.diagram.views import View
from generator.svg.label import Polygon, along, box, text_width

COLUMN = 220.0  # between hidden layers
FEW_EDGES = 16  # a network of so few lines may grow to show all their weights
GROWTH = [(0, 90), (120, 90), (120, 180), (240, 180), (360, 270)]
BADGES_AT = 13.0  # from the top of a larger network, whose steps have their numbers there


def lay_out(view: View, fits: Callable[[Diagram], bool] = lambda _: True) -> Diagram:
    """The diagram of a network, on the smallest canvas that has room for it.

    For two inputs and one output on 500 × 300 the coordinates are those of the article that
    this project rebuilds (tests/vectors/reference-network.json). A network of few lines grows
    until every weight and product has room; in others a layer that would crowd goes without.
    `fits` says whether a diagram has room for what else is to stand on it.
    """
    width, height = _least_width(view), least_height(view)
    diagram = _laid_out(view, width, height)
    if len(diagram.edges) > FEW_EDGES or (not _crowded(diagram) and fits(diagram)):
        return diagram
    for more_width, more_height in GROWTH:
        larger = _laid_out(view, width + more_width, height + more_height)
        if not _crowded(larger) and fits(larger):
            return larger
    return diagram


def _least_width(view: View) -> float:
    return 500 + COLUMN * (len(view.shape) - 2) + room_left(view) + room_right(view)


def _laid_out(view: View, width: float, height: float) -> Diagram:
    first_x = MARGIN + RADIUS + room_left(view)
    last_x = width - OUTPUT_SPACE - room_right(view)
    last = len(view.shape) - 1
    columns = [
        column(view, layer, first_x + (last_x - first_x) * layer / last, height)
        for layer in range(len(view.shape))
    ]
    nodes = tuple(node for one in columns for node in one.nodes)
    return Diagram(
        width,
        height,
        nodes,
        tuple(_edges(view, columns, [node.shape for node in nodes] + _names(nodes))),
        tuple(one.gap for one in columns if one.gap),
        tuple(outputs(view, columns[-1].nodes, height)),
    )


def _edges(view: View, columns: Sequence[Column], taken: Sequence[Polygon]) -> Iterator[Edge]:
    """All lines with what stands on them; `taken` is the room of the nodes and their names."""
    for sources, targets in pairwise(columns):
        bare = lines(view, sources.nodes, targets.nodes)
        if len(columns) == 2:  # pills and products say all that the lines could
            bare = [replace(edge, width=None) for edge in bare]
        edges = labelled(bare, taken)
        if bare[0].width is not None and not edges[0].pill:
            yield from with_weights_on_demand(edges)
        else:
            yield from edges


def _crowded(diagram: Diagram) -> bool:
    """Whether a weight or product has found no room."""
    return any(
        (edge.weight and not edge.pill) or (edge.product_text and not edge.product)
        for edge in diagram.edges
    )


def _names(nodes: Sequence[Node]) -> list[Polygon]:
    """Room for the names beneath the inputs."""
    return [
        box(node.x, node.y + node.r + SIZE / 2, text_width(node.name, SIZE), SIZE)
        for node in nodes
        if node.name_beneath
    ]


def numbered(view: View) -> View:
    """The view with room for the numbers of the steps; a single neuron has enough."""
    return view if view.shape[1:] == [1] else replace(view, above=2 * BADGES_AT)


def step_badges(diagram: Diagram) -> list[Badge]:
    """Places for the numbers of the five steps.

    At a single neuron these are inputs, products, sum, activation, answer; above the columns of a
    larger network inputs, products or hidden layers, sums, activation, answer.
    """
    first, last = diagram.edges[0], diagram.outputs[0]
    across, above = (first.length + PILL_AT) / 2, 2.6 * SIZE
    start, end = first.ends
    (x, y), *_ = along(start, end, across, across, above, above)
    node = last.node
    if len(diagram.outputs) > 1 or node.layer > 1:
        second = first.target.x if node.layer > 1 else (start[0] + end[0]) / 2
        places = (start[0], second, node.x, last.box_x, last.arrow_out[1])
        return [Badge(place, BADGES_AT) for place in places]
    return [
        Badge(first.source.x + 1.5 * RADIUS, first.source.y - RADIUS / 2),
        Badge(x, y),
        Badge(node.x, node.y - 1.7 * RADIUS),
        Badge(last.box_x, last.box_y - last.box_height / 2 - 0.7 * RADIUS),
        Badge(last.arrow_out[1] + 1.2 * RADIUS, node.y - 1.2 * RADIUS),
    ]
