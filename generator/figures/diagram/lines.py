"""The lines between two columns of a network diagram, and what is to be written on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.figures.diagram.geometry import Edge, Node
from generator.figures.diagram.line_width import line_width
from generator.figures.diagram.views import View


def lines(view: View, sources: Sequence[Node], targets: Sequence[Node]) -> list[Edge]:
    """Lines from every node of one layer to every unit of the next, none labelled yet."""
    return [
        _line(view, source, target)
        for target in targets
        if target.kind != "bias"
        for source in sources
    ]


def _line(view: View, source: Node, target: Node) -> Edge:
    weight, product = _texts(view, source, target)
    weight_room, product_room = _texts(view.roomiest or view, source, target)
    edge = Edge(source, target, weight, weight_room, product, product_room)
    if not view.strengths:
        return edge
    # The bias comes last among a unit's sources, and so does its strength.
    at = -1 if source.kind == "bias" else source.index
    strength = float(view.strengths[source.layer][target.index, at])
    width = line_width(strength, view.largest[source.layer])
    return replace(edge, strength=strength, width=width)


def _texts(view: View, source: Node, target: Node) -> tuple[str, str]:
    """Weight and product of a line, empty where the view says none."""
    layer, j = source.layer, target.index
    if source.kind == "bias":
        return (
            view.biases[layer][j] if view.biases else "",
            view.bias_products[layer][j] if view.bias_products else "",
        )
    i = source.index
    return (
        view.weights[layer][j][i] if view.weights else "",
        view.products[layer][j][i] if view.products else "",
    )
