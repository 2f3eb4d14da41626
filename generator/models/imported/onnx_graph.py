"""The graph in an ONNX file: nodes, constants, inputs and outputs, by their names.

The numbers of the fields are those of onnx.proto; what is not needed is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from generator.models.imported.layer import MOST_CLASSES, Classes, Refused, shown
from generator.models.imported.onnx_tensor import Tensor, read_tensor
from generator.models.imported.protobuf import (
    Wire,
    broken,
    message_of,
    numbers,
    text,
    whole,
)
from generator.nn.activations import Array
from generator.reading.problems import describe

MOST_NODES = 1_000
MOST_NAMES = 10_000  # inputs, outputs and constants of a graph, and attributes of a node

_INTEGERS = (2, 3, 4, 5, 6, 7, 8, 9, 12, 13)  # types of elements: whole numbers, texts, booleans


@dataclass
class Attribute:
    """What a node is told besides its inputs; which of these it has depends on its name."""

    number: float | None = None
    whole: int | None = None
    text: str | None = None
    tensor: Tensor | None = None
    numbers: bytearray = field(default_factory=bytearray)
    wholes: list[int] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def array(self) -> Array | None:
        """The number or numbers that it is; None where it is something else."""
        if self.number is not None or self.whole is not None:
            return np.array(self.number if self.number is not None else self.whole, np.float64)
        if self.numbers:
            return shown(numbers(self.numbers, "<f4"), "a list of numbers")
        return np.array(self.wholes, np.float64) if self.wholes else None


@dataclass(frozen=True)
class Node:
    """An operator with the names of the tensors that it takes and gives."""

    op: str
    inputs: list[str]
    outputs: list[str]
    attributes: Mapping[str, Attribute]

    def __str__(self) -> str:
        made = f" that gives {describe(self.outputs[0])}" if self.outputs else ""
        return f"operator {describe(self.op)}{made}"

    def refused(self, problem: str) -> Refused:
        """What is wrong with it, after its name."""
        return Refused(f"{self}: {problem}")

    def number(self, name: str, default: float) -> float:
        """The attribute of that name."""
        told = self.attributes.get(name)
        return default if told is None or told.number is None else told.number

    def whole(self, name: str, default: int) -> int:
        """The attribute of that name."""
        told = self.attributes.get(name)
        return default if told is None or told.whole is None else told.whole

    def text(self, name: str, default: str) -> str:
        """The attribute of that name."""
        told = self.attributes.get(name)
        return default if told is None or told.text is None else told.text

    def floats(self, name: str) -> Array:
        """The attribute of that name in float64; an empty array where there is none."""
        told = self.attributes.get(name, Attribute())
        return shown(numbers(told.numbers, "<f4"), describe(name))

    @property
    def classes(self) -> Classes:
        """The names of classes that it is told; none where it is told none."""
        kinds = ("strings", "ints", "int64s")
        told = [self.attributes.get(f"classlabels_{kind}", Attribute()) for kind in kinds]
        return next((tuple(one.texts or one.wholes) for one in told if one.texts or one.wholes), ())


@dataclass(frozen=True)
class Output:
    """A result by its name, and whether it is of classes, not of numbers."""

    name: str
    classes: bool


@dataclass(frozen=True)
class Graph:
    """What an ONNX file computes. `inputs` are those that are no constants."""

    nodes: list[Node]
    constants: dict[str, Tensor]
    inputs: list[str]
    outputs: list[Output]


def read_graph(data: bytes) -> Graph:
    """The graph in the bytes of an ONNX file; Refused for what is none, or is too large."""
    wire = Wire()
    graphs = [message_of(v) for number, v in wire.fields(memoryview(data)) if number == 7]
    if len(graphs) != 1:
        raise broken()
    nodes, constants = list[Node](), dict[str, Tensor]()
    inputs, outputs = list[str](), list[Output]()
    for number, value in wire.fields(graphs[0]):
        if number == 1:
            nodes.append(_node(wire, message_of(value)))
        elif number == 5:
            tensor = read_tensor(wire, message_of(value))
            constants[tensor.name] = tensor
        elif number == 11:
            inputs.append(_value_info(wire, message_of(value)).name)
        elif number == 12:
            outputs.append(_value_info(wire, message_of(value)))
        elif number == 15:
            raise Refused("a sparse initializer, which is not taken; export it as dense tensors")
        if len(nodes) > MOST_NODES:
            raise Refused(f"expected up to {MOST_NODES:,} operators, found more")
        if len(constants) + len(inputs) + len(outputs) > MOST_NAMES:
            raise Refused(f"expected up to {MOST_NAMES:,} tensors, found more")
    # Files of the first versions name their constants among the inputs.
    return Graph(nodes, constants, [name for name in inputs if name not in constants], outputs)


def _node(wire: Wire, message: memoryview) -> Node:
    inputs, outputs = list[str](), list[str]()
    op, domain, attributes = "", "", dict[str, Attribute]()
    for number, value in wire.fields(message):
        if number == 1:
            inputs.append(text(value))
        elif number == 2:
            outputs.append(text(value))
        elif number == 4:
            op = text(value)
        elif number == 5:
            name, attribute = _attribute(wire, message_of(value))
            attributes[name] = attribute
        elif number == 7:
            domain = text(value)
        if len(inputs) + len(outputs) + len(attributes) > MOST_NAMES:
            raise Refused(f"operator {describe(op)}: expected up to {MOST_NAMES:,} names")
    named = op if domain in ("", "ai.onnx") else f"{domain}.{op}"
    return Node(named, inputs, outputs, attributes)


def _attribute(wire: Wire, message: memoryview) -> tuple[str, Attribute]:
    name, found = "", Attribute()
    for number, value in wire.fields(message):
        if number == 1:
            name = text(value)
        elif number == 2:
            found.number = float(numbers(message_of(value), "<f4")[:1].sum())
        elif number == 3:
            found.whole = whole(value)
        elif number == 4:
            found.text = bytes(message_of(value)[:1_000]).decode("utf-8", "replace")
        elif number == 5:
            found.tensor = read_tensor(wire, message_of(value))
        elif number == 7:
            found.numbers += message_of(value)
        elif number == 9 and len(found.texts) <= MOST_CLASSES:
            found.texts.append(text(value))
        elif number == 8:
            found.wholes += wire.whole_numbers(value)
    return name, found


def _value_info(wire: Wire, message: memoryview) -> Output:
    """A tensor that goes in or comes out."""
    name, classes = "", False
    for number, value in wire.fields(message):
        if number == 1:
            name = text(value)
        elif number == 2:
            kinds = [message_of(v) for n, v in wire.fields(message_of(value)) if n == 1]
            elements = [v for kind in kinds for n, v in wire.fields(kind) if n == 1]
            classes = any(element in _INTEGERS for element in elements)
    return Output(name, classes)
