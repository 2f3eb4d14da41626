"""Which tensors of an ONNX graph are known from the file alone."""

from __future__ import annotations

from dataclasses import dataclass

from generator.models.imported.layer import Refused
from generator.models.imported.onnx_graph import Attribute, Graph, Node
from generator.models.imported.onnx_tensor import Tensor
from generator.nn.activations import Array
from generator.reading.problems import describe


@dataclass(frozen=True)
class _Constant:
    tensor: Tensor | Array
    turned: bool = False

    def array(self) -> Array:
        array = self.tensor.array() if isinstance(self.tensor, Tensor) else self.tensor
        return array.T if self.turned else array


class Constants:
    """The constants by their names: those of the file, and what copies or transposes of them are.

    `in` says whether a tensor is one; `array` makes its numbers.
    """

    def __init__(self, graph: Graph) -> None:
        self._known = {name: _Constant(tensor) for name, tensor in graph.constants.items()}
        for node in graph.nodes:  # in the order in which they are computed
            found = self._of(node)
            if found is not None and node.outputs:
                self._known[node.outputs[0]] = found

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def array(self, name: str) -> Array:
        """The numbers of the constant; Refused where there is none, or they are not sound."""
        if name not in self._known:
            raise Refused(f"tensor {describe(name)}: expected a constant")
        return self._known[name].array()

    def _of(self, node: Node) -> _Constant | None:
        """What the node gives, if it is one."""
        if node.op == "Constant":
            told = next(iter(node.attributes.values()), Attribute())
            tensor = told.tensor if told.tensor is not None else told.array()
            return None if tensor is None else _Constant(tensor)
        before = self._known.get(node.inputs[0]) if node.inputs else None
        if before is None or node.op not in ("Identity", "Cast", "Transpose"):
            return None
        if node.op != "Transpose":
            return before
        axes = node.attributes.get("perm")
        if axes is not None and axes.wholes != [1, 0]:
            return None
        return _Constant(before.tensor, not before.turned)
