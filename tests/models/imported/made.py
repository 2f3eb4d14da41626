"""Files of networks that tests try: as other programs make them, and broken in one place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from generator.models.imported.layer import ImportedLayer, Layers
from generator.models.imported.network_file import network_bytes

FIXTURES = Path(__file__).parent / "fixtures"
Numbers = NDArray[np.float64]


def small(units: Sequence[int] = (3, 4, 1), last: str = "sigmoid", seed: int = 0) -> Layers:
    """A network of layers of so many units, inputs first, with ReLU in between."""
    draw = np.random.default_rng(seed)
    names = ["relu"] * (len(units) - 2) + [last]
    return tuple(
        ImportedLayer(draw.normal(size=(units[i + 1], units[i])), draw.normal(size=units[i + 1]), f)
        for i, f in enumerate(names)
    )


def state_dict(layers: Layers) -> dict[str, Numbers]:
    """The layers' tensors by the names that PyTorch gives them."""
    tensors: dict[str, Numbers] = {}
    for i, layer in enumerate(layers):
        tensors |= {f"{2 * i}.weight": layer.weights, f"{2 * i}.bias": layer.biases}
    return tensors


def npz(**arrays: Any) -> bytes:
    """An `.npz` file of the arrays."""
    made = io.BytesIO()
    np.savez(made, **arrays)
    return made.getvalue()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip file of the members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def fixture(name: str) -> bytes:
    """What is in a file beside the scripts that make them."""
    return (FIXTURES / name).read_bytes()


def expected(name: str) -> dict[str, Numbers]:
    """Rows, and what the library that made the network answers."""
    with np.load(FIXTURES / f"{name}.expected.npz") as file:
        return dict(file)


Step = tuple[Any, ...]
"""An operator, its further inputs as arrays, and its attributes as a mapping at the end."""


def onnx_bytes(
    steps: Sequence[Step], inputs: int = 3, outputs: int = 1, opset: int = 20, **more: Any
) -> bytes:
    """An ONNX file with the operators one behind the other; `more` goes into its graph."""
    nodes, constants = [], []
    at = "rows"
    for i, (op, *rest) in enumerate(steps):
        attributes = rest.pop() if rest and isinstance(rest[-1], dict) else {}
        names = [f"{op}{i}.{j}" for j in range(len(rest))]
        constants += [
            numpy_helper.from_array(np.asarray(array), name)
            for array, name in zip(rest, names, strict=True)
        ]
        domain, _, plain = op.rpartition(".")
        made = f"t{i}"
        given = [made] if plain != "LinearClassifier" else [f"label{i}", made]
        nodes.append(helper.make_node(plain, [at, *names], given, domain=domain, **attributes))
        at = made
    return graph_bytes(nodes, constants, {"rows": inputs}, {at: outputs}, opset, **more)


def graph_bytes(
    nodes: Sequence[Any],
    constants: Sequence[Any],
    inputs: Mapping[str, int],
    outputs: Mapping[str, int],
    opset: int = 20,
    **more: Any,
) -> bytes:
    """An ONNX file with the graph, whose inputs and outputs have so many values in a row."""

    def info(names: Mapping[str, int]) -> list[Any]:
        return [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, count])
            for name, count in names.items()
        ]

    graph = helper.make_graph(nodes, "g", info(inputs), info(outputs), constants, **more)
    opsets = [helper.make_opsetid("", opset), helper.make_opsetid("ai.onnx.ml", 3)]
    data: bytes = helper.make_model(graph, opset_imports=opsets, ir_version=10).SerializeToString()
    return data


def saved(layers: Layers) -> bytes:
    """The file that `save_model` writes of the network."""
    return network_bytes(layers)
