"""What each operator of an ONNX graph does to a row, for those that a dense network is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from generator.models.imported.folding import Folding
from generator.models.imported.layer import SOFTMAX, ImportedLayer, Refused, shape_of
from generator.models.imported.onnx_constants import Constants
from generator.models.imported.onnx_graph import Node
from generator.models.imported.onnx_tensor import DOUBLE, FLOAT
from generator.nn.activations import Array

NORMALIZER = "ai.onnx.ml.Normalizer"

_ONE, _ZERO = np.ones(1), np.zeros(1)
_NEAR = 1e-6  # how far a slope of float32 may be from the one that is meant


@dataclass(frozen=True)
class Step:
    """A node, the constants that it may take, and the layers so far."""

    node: Node
    constants: Constants
    folding: Folding

    def constant(self, index: int) -> Array:
        """The constant that is the node's input of that index; Refused where it is none."""
        if index >= len(self.node.inputs):
            raise Refused(f"expected {index + 1} inputs, found {len(self.node.inputs)}")
        return self.constants.array(self.node.inputs[index])


def _gemm(step: Step) -> None:
    """alpha · x · B + beta · C, where B has a column for each unit, or a row."""
    node = step.node
    if node.whole("transA", 0):
        raise Refused("found transA = 1, expected 0")
    given = step.constant(1)
    matrix = _matrix(given)
    weights = (matrix if node.whole("transB", 0) else matrix.T) * node.number("alpha", 1.0)
    biases = np.zeros(len(weights))
    if len(node.inputs) > 2 and node.inputs[2]:
        biases = biases + _biases(step.constant(2), len(weights)) * node.number("beta", 1.0)
    step.folding.dense(weights, biases)


def _matmul(step: Step) -> None:
    weights = _matrix(step.constant(1)).T
    step.folding.dense(weights, np.zeros(len(weights)))


def _matrix(array: Array) -> Array:
    if array.ndim != 2:
        raise Refused(f"found weights {shape_of(array)}, expected two axes")
    return array


def _biases(array: Array, units: int) -> Array:
    """One number for each unit, or one for all of them."""
    if array.size not in (1, units) or array.shape[-1:] not in ((), (array.size,)):
        raise Refused(f"found biases {shape_of(array)}, expected ({units},)")
    return array.reshape(-1)


def _elementwise(step: Step) -> None:
    """Add, Sub, Mul and Div of a row and a constant; which comes first makes a difference."""
    node = step.node
    first = bool(node.inputs) and node.inputs[0] in step.constants
    constant = step.constant(0 if first else 1)
    if node.op == "Add":
        step.folding.scale(_ONE, constant)
    elif node.op == "Sub":
        step.folding.scale(*((-_ONE, constant) if first else (_ONE, -constant)))
    elif node.op == "Mul":
        step.folding.scale(constant, _ZERO)
    elif first:
        raise Refused("found a constant divided by a row, expected a row divided by a constant")
    elif not constant.all():
        raise Refused("found a division by 0")
    else:
        step.folding.scale(1 / constant, _ZERO)


def _scaler(step: Step) -> None:
    """(x − offset) · scale."""
    offset, scale = (step.node.floats(name) for name in ("offset", "scale"))
    if len({offset.size, scale.size} - {1}) > 1:
        raise Refused(f"found {offset.size} offsets and {scale.size} scales, expected as many")
    step.folding.scale(scale, -offset * scale)


def _linear_regressor(step: Step) -> None:
    node = step.node
    if node.text("post_transform", "NONE") != "NONE":
        raise Refused(f"found post_transform {node.text('post_transform', '')}, expected NONE")
    targets = node.whole("targets", 1)
    weights = _rows(node.floats("coefficients"), targets)
    biases = node.floats("intercepts")
    step.folding.dense(weights, biases if biases.size else np.zeros(targets))


def _linear_classifier(step: Step) -> None:
    """A row of coefficients for each class."""
    node = step.node
    biases = node.floats("intercepts")
    weights = _rows(node.floats("coefficients"), biases.size)
    transform = node.text("post_transform", "NONE")
    if transform == "SOFTMAX" and len(weights) == 2:
        # e^b / (e^a + e^b) is the sigmoid of b − a
        weights, biases = weights - weights[::-1], biases - biases[::-1]
    step.folding.dense(weights, biases)
    step.folding.activation(SOFTMAX if transform == "SOFTMAX" and len(weights) != 2 else "sigmoid")
    last = step.folding.ended
    if transform not in ("SOFTMAX", "LOGISTIC") or not _sums_to_one(last):
        found = f"found post_transform {transform} of {len(weights)} classes"
        raise Refused(f"{found}, expected SOFTMAX, or LOGISTIC of two that mirror each other")


def _normalizer(step: Step) -> None:
    """Nothing: the sum that it divides by is 1."""
    if (norm := step.node.text("norm", "MAX")) != "L1":
        raise Refused(f"found norm = {norm}, expected L1")
    if not _sums_to_one(step.folding.ended):
        raise Refused("expected probabilities before it: of softmax, or 1 − p and p")


def _sums_to_one(layer: ImportedLayer | None) -> bool:
    return layer is not None and (layer.activation == SOFTMAX or layer.mirrored)


def _rows(coefficients: Array, rows: int) -> Array:
    """The coefficients in so many rows."""
    if rows < 1 or not coefficients.size or coefficients.size % rows:
        raise Refused(f"found {coefficients.size} coefficients for {rows} rows")
    return coefficients.reshape(rows, -1)


def _function(name: str, **wanted: float) -> Callable[[Step], None]:
    """The step of an activation function, whose attributes must have the wanted values.

    The defaults of ONNX are the wanted values too: 0.01 of LeakyRelu, 1 of Elu.
    """

    def step_of(step: Step) -> None:
        for key, value in wanted.items():
            found = step.node.number(key, value)
            if not abs(found - value) < _NEAR:
                raise Refused(f"found {key} = {found:g}, expected {value:g}")
        step.folding.activation(name)

    return step_of


def _gelu(step: Step) -> None:
    if (found := step.node.text("approximate", "none")) != "none":
        raise Refused(f"found approximate = {found}, expected the exact function")
    step.folding.activation("gelu")


def _softmax(step: Step) -> None:
    if (axis := step.node.whole("axis", -1)) not in (-1, 1):
        raise Refused(f"found axis = {axis}, expected the last")
    step.folding.activation(SOFTMAX)


def _cast(step: Step) -> None:
    if (kind := step.node.whole("to", FLOAT)) not in (FLOAT, DOUBLE):
        raise Refused(f"found the type {kind}, expected float or double")


def _flatten(step: Step) -> None:
    if (axis := step.node.whole("axis", 1)) not in (-1, 1):
        raise Refused(f"found axis = {axis}, expected 1: a row stays a row")


def _reshape(step: Step) -> None:
    """Nothing: Refused for a shape in which a row does not stay a row."""
    shape, width = step.constant(1).reshape(-1).tolist(), step.folding.width
    if len(shape) != 2 or shape[0] not in (-1, 0) or shape[1] not in (-1, width or shape[1]):
        raise Refused(f"found the shape {shape[:9]}, expected [-1, {width or 'features'}]")


def _nothing(step: Step) -> None:
    """What leaves a row as it is once a network has been trained."""


STEPS: Mapping[str, Callable[[Step], None]] = {
    "Gemm": _gemm,
    "MatMul": _matmul,
    "Add": _elementwise,
    "Sub": _elementwise,
    "Mul": _elementwise,
    "Div": _elementwise,
    "Relu": _function("relu"),
    "Sigmoid": _function("sigmoid"),
    "Tanh": _function("tanh"),
    "Softplus": _function("softplus"),
    "LeakyRelu": _function("leaky-relu", alpha=0.01),
    "Elu": _function("elu", alpha=1.0),
    "Gelu": _gelu,
    "Softmax": _softmax,
    "Identity": _nothing,
    "Dropout": _nothing,
    "Cast": _cast,
    "Flatten": _flatten,
    "Reshape": _reshape,
    "ai.onnx.ml.Scaler": _scaler,
    "ai.onnx.ml.LinearClassifier": _linear_classifier,
    "ai.onnx.ml.LinearRegressor": _linear_regressor,
    NORMALIZER: _normalizer,
    "ai.onnx.ml.ZipMap": _nothing,
}
"""By operators, those of other domains than ONNX's own with the domain before them."""
