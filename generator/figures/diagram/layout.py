"""Where everything of a network diagram stands: data in, coordinates out, nothing drawn."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from generator.figures.diagram.geometry import RADIUS, Badge, Diagram, Edge, Gap, Node, Output, View
from generator.figures.diagram.line_width import line_width
from generator.figures.diagram.on_demand import place_on_demand
from generator.figures.diagram.placing import PILL_AT, SIZE, place_pill, place_product, within_reach
from generator.svg.label import Polygon, along, box, text_width

MARGIN = 10.0
SPACING = 110.0  # between units while the column has room
TIGHT = 76.0  # between units at the least: two radii, and the name beneath the upper one
OUTPUT_SPACE = 200.0  # from the output neuron to the right edge: box, arrows, class
COLUMN = 220.0  # between hidden layers
MOST_UNITS = 7  # a wider layer is elided
FEW_EDGES = 16  # a network of so few lines may grow to show all their weights
GROWTH = [(0, 90), (120, 90), (120, 180), (240, 180), (360, 270)]
RESULT_SIZE = 19.0  # of the output's number
CAPSULE = 2.3  # half width of a hidden unit that shows two numbers, in radii


def shown_units(units: int) -> list[int | None]:
    """Indices of the units drawn; None stands for those left out of a wide layer."""
    if units <= MOST_UNITS:
        return list(range(units))
    return [0, 1, 2, None, units - 3, units - 2, units - 1]


def lay_out(view: View, fits: Callable[[Diagram], bool] = lambda _: True) -> Diagram:
    """The diagram of a network, on the smallest canvas that has room for it.

    For two inputs and one output on 500 × 300 the coordinates are those of the article that
    this project rebuilds (tests/vectors/reference-network.json). A network of few lines grows
    until every weight and product has room; in others a layer that would crowd goes without.
    `fits` says whether a diagram has room for what else is to stand on it.
    """
    width, height = _least_canvas(view)
    diagram = _laid_out(view, width, height)
    if len(diagram.edges) > FEW_EDGES or (not _crowded(diagram) and fits(diagram)):
        return diagram
    for more_width, more_height in GROWTH:
        larger = _laid_out(view, width + more_width, height + more_height)
        if not _crowded(larger) and fits(larger):
            return larger
    return diagram


def _least_canvas(view: View) -> tuple[float, float]:
    hidden = len(view.shape) - 2
    slots = max(len(shown_units(n)) + (i <= hidden) for i, n in enumerate(view.shape))
    width = 500 + COLUMN * hidden + _room_left(view) + _room_right(view)
    return width, max(300.0, (slots - 1) * TIGHT + 2 * (MARGIN + RADIUS) + MARGIN)


def _room_left(view: View) -> float:
    """Room for the inputs' names, beyond what their circles take: 0 where they fit beneath."""
    widest = max(text_width(name, SIZE) for name in view.names)
    return widest + MARGIN if widest > 2 * (MARGIN + RADIUS) - 4 else 0.0


def _room_right(view: View) -> float:
    """Room for the output's name, result and answer, beyond what is kept for short ones."""
    names = [text_width(name, SIZE) + 4 for name in view.outputs]
    beneath = [*(f"→ {answer}" for answer in view.answers), *view.notes]
    answers = [text_width(text, SIZE, bold=True) for text in beneath]
    room = view.roomiest or view
    results = room.activations[-1] if room.activations else ()
    above = [text_width(text, RESULT_SIZE, bold=True) + 1.06 * RADIUS + 9 for text in results]
    return max(0.0, max([*names, *answers, *above]) - (OUTPUT_SPACE - 4.54 * RADIUS))


def _laid_out(view: View, width: float, height: float) -> Diagram:
    diagram = Diagram(width, height)
    first_x = MARGIN + RADIUS + _room_left(view)
    last_x = width - OUTPUT_SPACE - _room_right(view)
    columns: list[list[Node]] = []
    for layer in range(len(view.shape)):
        x = first_x + (last_x - first_x) * layer / (len(view.shape) - 1)
        columns.append(_column(view, diagram, layer, x))
    for layer, (sources, targets) in enumerate(pairwise(columns)):
        edges = _connect(view, layer, sources, targets)
        _label(edges, [node.shape for node in diagram.nodes] + _names(diagram))
        if len(columns) == 2:  # a single neuron's pills say all that its lines could
            for edge in edges:
                edge.width = None if edge.pill else edge.width
        elif view.strengths and not edges[0].pill:
            place_on_demand(edges)
        diagram.edges.extend(edges)
    diagram.outputs = [_output(view, diagram, i, node) for i, node in enumerate(columns[-1])]
    return diagram


def _crowded(diagram: Diagram) -> bool:
    """Whether a weight or product has found no room."""
    return any(
        (edge.weight and not edge.pill) or (edge.product_text and not edge.product)
        for edge in diagram.edges
    )


def _column(view: View, diagram: Diagram, layer: int, x: float) -> list[Node]:
    """The nodes of one layer from top to bottom, its bias last; notes the gap of a wide layer."""
    is_last = layer == len(view.shape) - 1
    slots: list[int | str | None] = list(shown_units(view.shape[layer]))
    if not is_last:
        slots.append("bias")
    # The name beneath the lowest node needs a margin of its own.
    room = diagram.height - 2 * (MARGIN + RADIUS) - MARGIN
    most = SPACING * min(1.6, diagram.height / 300)
    spacing = min(most, room / max(1, len(slots) - 1))
    span = spacing * (len(slots) - 1)
    top = MARGIN + RADIUS if layer == 0 and span >= room else (diagram.height - span) / 2
    nodes = []
    for place, slot in enumerate(slots):
        y = top + place * spacing
        if slot is None:
            diagram.gaps.append(Gap(x, y, view.shape[layer]))
        elif slot == "bias":
            nodes.append(
                Node(
                    f"{layer}.b",
                    "bias",
                    x,
                    y,
                    layer,
                    text="+1",
                    name="Bias" if layer == 0 else "",
                    kind="bias",
                )
            )
        else:
            nodes.append(_unit(view, layer, slot, x, y, is_last))
    diagram.nodes.extend(nodes)
    return nodes


def _unit(view: View, layer: int, index: int, x: float, y: float, is_last: bool) -> Node:
    node, room = f"{layer}.{index}", view.roomiest or view
    if layer == 0:
        value = view.inputs[index] if view.inputs else ""
        half = _half(room.inputs[index] if room.inputs else "")
        left = _room_left(view) > 0
        name = view.names[index]
        return Node(node, "input", x, y, layer, half=half, text=value, name=name, name_left=left)
    total = view.sums[layer - 1][index] if view.sums else ""
    if is_last:
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


def _half_capsule(room: View, layer: int) -> float:
    """Half the width of a layer's units that show sum and result, each in its half."""
    units = [i for i in shown_units(room.shape[layer]) if i is not None]
    texts = [numbers[layer - 1][i] for numbers in (room.sums, room.activations) for i in units]
    return max(CAPSULE * RADIUS, *(text_width(text, SIZE) + 8 for text in texts))


def _half(text: str) -> float:
    """Half the width of a node that has room for its text: a circle, or a capsule if it must."""
    return max(RADIUS, text_width(text, SIZE) / 2 + 5)


def _connect(view: View, layer: int, sources: list[Node], targets: list[Node]) -> list[Edge]:
    """Lines from every node of one layer to every unit of the next."""
    edges, room = [], view.roomiest or view
    for target in targets:
        if target.kind == "bias":
            continue
        j = int(target.id.split(".")[1])
        for source in sources:
            edge = Edge(source, target)
            if source.kind == "bias":
                edge.weight = view.biases[layer][j] if view.biases else ""
                edge.weight_room = room.biases[layer][j] if room.biases else ""
                if view.bias_products:
                    edge.product_text = view.bias_products[layer][j]
                    edge.product_room = room.bias_products[layer][j]
            else:
                i = int(source.id.split(".")[1])
                edge.weight = view.weights[layer][j][i] if view.weights else ""
                edge.weight_room = room.weights[layer][j][i] if room.weights else ""
                if view.products:
                    edge.product_text = view.products[layer][j][i]
                    edge.product_room = room.products[layer][j][i]
            if view.strengths:
                # The bias comes last among a unit's sources, and so does its strength.
                edge.strength = float(view.strengths[layer][j][-1 if source.kind == "bias" else i])
                edge.width = line_width(edge.strength, view.largest[layer])
            edges.append(edge)
    return edges


def _label(edges: list[Edge], taken: list[Polygon]) -> None:
    """Put pills, then products, on the lines of a layer: all of a sort, or none."""
    lines = [edge.ends for edge in edges]
    for place, attribute in ((place_pill, "pill"), (place_product, "product")):
        labels, shapes = [], list(taken)
        for edge in edges:
            placed = place(edge, [line for line in lines if line != edge.ends], shapes)
            if placed is None:
                break
            labels.append(placed[0])
            shapes.append(placed[1])
        else:
            labels = within_reach(labels) if attribute == "pill" else labels
            for edge, label in zip(edges, labels, strict=True):
                setattr(edge, attribute, label)
            taken = shapes


def _names(diagram: Diagram) -> list[Polygon]:
    """Room for the names beneath the inputs."""
    return [
        box(node.x, node.y + node.r + SIZE / 2, text_width(node.name, SIZE), SIZE)
        for node in diagram.nodes
        if node.name_beneath
    ]


def _output(view: View, diagram: Diagram, index: int, node: Node) -> Output:
    """Distances are in radii from the output neuron, so the drawing scales with it."""
    several = view.shape[-1] > 1
    ys = [other.y for other in diagram.nodes if other.layer == node.layer]
    spacing = ys[1] - ys[0] if several else diagram.height
    return Output(
        node=node,
        box_x=node.x + 3.3 * RADIUS,
        box_width=1.5 * RADIUS,
        box_height=min(5.6 * RADIUS, spacing - MARGIN),
        corner=RADIUS / 4,
        arrow_to_box=(node.x, node.x + 2.3 * RADIUS),
        arrow_out=(node.x + 4.54 * RADIUS, node.x + 5.6 * RADIUS),
        name=view.outputs[index],
        name_x=node.x + 4.54 * RADIUS,
        name_y=node.y + RADIUS,
        result=view.activations[-1][index] if view.activations else "",
        answer="" if several else view.answer,
    )


def step_badges(diagram: Diagram) -> list[Badge]:
    """Places for the numbers of the five steps: inputs, products, sum, activation, answer."""
    first, last = diagram.edges[0], diagram.outputs[0]
    across, above = (first.length + PILL_AT) / 2, 2.6 * SIZE
    (x, y), *_ = along(*first.ends, across, across, above, above)
    node = last.node
    return [
        Badge(first.source.x + 1.5 * RADIUS, first.source.y - RADIUS / 2),
        Badge(x, y),
        Badge(node.x, node.y - 1.7 * RADIUS),
        Badge(last.box_x, node.y - last.box_height / 2 - 0.7 * RADIUS),
        Badge(last.arrow_out[1] + 1.2 * RADIUS, node.y - 1.2 * RADIUS),
    ]
