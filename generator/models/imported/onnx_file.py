"""Dense layers from an ONNX file: the one way from its input to its output, operator by operator.

The format is read by a reader of our own, `protobuf`, as the package for it takes memory without
bounds from a hostile file, and no site should need it to be built.
"""

from __future__ import annotations

from dataclasses import replace

from generator.models.imported.folding import Folding
from generator.models.imported.layer import Classes, ImportedLayer, Layers, Refused
from generator.models.imported.onnx_constants import Constants
from generator.models.imported.onnx_graph import Attribute, Graph, Node, read_graph
from generator.models.imported.onnx_steps import NORMALIZER, STEPS, Step
from generator.reading.errors import unknown
from generator.reading.problems import describe

_ENDS = ("ai.onnx.ml.ZipMap", "Identity", "Cast")  # what may follow both probabilities
_TAKES_ONE = "ai.onnx.ml.ArrayFeatureExtractor"
_SECOND = ("ai.onnx.ml.LinearClassifier",)  # whose first output is the class


def read_onnx(data: bytes) -> Layers:
    """The network in the bytes of an ONNX file.

    Of a classifier, only the way to its probabilities is taken; of one with two classes, that of
    class 1. Refused for what is no such file, and, by operator, tensor and shape, for all that is
    not one dense layer behind the other.
    """
    graph = read_graph(data)
    constants = Constants(graph)
    folding = Folding()
    for node in _way(graph, constants):
        if node.op not in STEPS:
            raise node.refused(unknown("operator", node.op, STEPS))
        try:
            STEPS[node.op](Step(node, constants, folding))
        except Refused as refusal:
            problem = str(refusal)
        else:
            continue
        raise node.refused(problem)
    *hidden, last = folding.layers()
    if last.mirrored:  # of 1 − p and p, p says it all
        last = ImportedLayer(last.weights[1:], last.biases[1:], last.activation)
    return *hidden, replace(last, classes=_classes(graph))


def _classes(graph: Graph) -> Classes:
    """What the classes are called, in the order of their probabilities: by what names these, or
    by the list that the likeliest is taken from; none where nothing says it."""
    if told := next((node.classes for node in reversed(graph.nodes) if node.classes), ()):
        return told
    lists = (node.inputs[0] for node in graph.nodes if node.op == _TAKES_ONE and node.inputs)
    found = (graph.constants[name].classes() for name in lists if name in graph.constants)
    return next(found, ())


def _way(graph: Graph, constants: Constants) -> list[Node]:
    """The nodes from the input to the output."""
    if len(graph.inputs) != 1:
        found = ", ".join(map(describe, graph.inputs[:5])) or "none"
        raise Refused(f"expected one input of all features, found {len(graph.inputs)}: {found}")
    makers = _makers(graph)
    name, way = _output(graph), list[Node]()
    left = len(graph.nodes)
    while name != graph.inputs[0]:
        node = makers.get(name)
        if node is None:
            raise Refused(f"tensor {describe(name)}: found no operator that gives it")
        if not left:
            raise node.refused("operators in a circle")
        left -= 1
        if node.op == "Concat" and all(later.op in _ENDS for later in way):
            name = _second_probability(node, makers, constants)
            continue
        index = 1 if node.op in _SECOND else 0
        if node.outputs[index : index + 1] != [name]:
            raise node.refused(f"{describe(name)} is another of its outputs")
        node = _divided_by_its_sum(node, makers, constants) or node
        way.append(node)
        name = _taken(node, constants)
    return way[::-1]


def _makers(graph: Graph) -> dict[str, Node]:
    """The node that gives each tensor."""
    makers: dict[str, Node] = {}
    for node in graph.nodes:
        for name in filter(None, node.outputs):
            if name in makers or name in graph.constants:
                raise node.refused("another operator gives it too")
            makers[name] = node
    return makers


def _output(graph: Graph) -> str:
    """The one output of numbers; one of classes beside it, which follow from them, is left."""
    numbers = [output.name for output in graph.outputs if not output.classes]
    if len(numbers) == 1:
        return numbers[0]
    found = ", ".join(describe(output.name) for output in graph.outputs[:5])
    raise Refused(f"expected one output of numbers, found {len(numbers)} among {found or 'none'}")


def _taken(node: Node, constants: Constants) -> str:
    """The one tensor that the node takes from the nodes before it."""
    taken = [name for name in node.inputs if name and name not in constants]
    if len(taken) == 1:
        return taken[0]
    found = ", ".join(map(describe, taken[:5])) or "none"
    problem = f"expected one computed tensor, found {len(taken)}: {found}"
    raise node.refused(f"{problem}; networks with branches are not taken")


def _second_probability(node: Node, makers: dict[str, Node], constants: Constants) -> str:
    """The p of a node that joins 1 − p and p."""
    beside = len(node.inputs) == 2 and node.whole("axis", 1) in (-1, 1)
    first, second = node.inputs if beside else ("", "")
    rest = makers.get(first)
    if rest and rest.op == "Sub" and len(rest.inputs) == 2 and rest.inputs[1] == second:
        one = rest.inputs[0]
        if one in constants and (constants.array(one) == 1).all():
            return second
    raise node.refused("expected 1 − p and p to be joined; networks with branches are not taken")


def _divided_by_its_sum(node: Node, makers: dict[str, Node], constants: Constants) -> Node | None:
    """The operator Normalizer, where the node is what it is written as in float64: s / Σ|s|."""
    if node.op != "Div" or len(node.inputs) != 2:
        return None
    total = makers.get(node.inputs[1])
    size = makers.get(total.inputs[0]) if total and total.inputs else None
    if total is None or size is None or (total.op, size.op) != ("ReduceSum", "Abs"):
        return None
    axes = list[float](total.attributes.get("axes", Attribute()).wholes)
    if len(total.inputs) == 2 and total.inputs[1] in constants:
        axes = constants.array(total.inputs[1]).reshape(-1).tolist()
    if size.inputs != node.inputs[:1] or axes not in ([1], [-1]):
        return None
    return Node(NORMALIZER, node.inputs[:1], node.outputs, {"norm": Attribute(text="L1")})
