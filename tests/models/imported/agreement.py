"""How far imported networks are from what the libraries that made them answer, on the same rows.

`python -m tests.models.imported.agreement` prints the table.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import onnxruntime
import skl2onnx
from sklearn.datasets import load_breast_cancer, load_diabetes, load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from generator.models.imported.keras_file import read_keras
from generator.models.imported.layer import Layers, answers
from generator.models.imported.npz import read_npz
from generator.models.imported.onnx_file import read_onnx
from generator.models.imported.safetensors import read_safetensors
from generator.models.imported.sklearn_model import sklearn_answers, sklearn_layers
from generator.models.imported.state_dict import layers_of, pairs_of
from tests.models.imported.made import Numbers, expected, fixture

MOST = 1e-6


@dataclass(frozen=True)
class Compared:
    """What a library answers for the rows, and what the imported network does."""

    library: str
    model: str
    told: Numbers
    found: Numbers

    @property
    def difference(self) -> float:
        return difference(self.told, self.found)


def difference(told: Numbers, found: Numbers) -> float:
    """The largest difference of answers, of those beyond 1 in proportion to them."""
    assert told.shape == found.shape, f"{told.shape} is not {found.shape}"
    return float((np.abs(told - found) / np.maximum(1, np.abs(told))).max())


def by_onnxruntime(data: bytes, rows: Numbers, dtype: str = "f4") -> Numbers:
    """What onnxruntime answers: the last of the model's outputs, shape (n, units)."""
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    (name,) = (taken.name for taken in session.get_inputs())
    given = session.run(None, {name: np.asarray(rows, dtype)})[-1]
    if isinstance(given, list):  # ZipMap: a mapping from classes to probabilities for each row
        given = [list(row.values()) for row in given]
    return np.asarray(given, np.float64)


@cache
def fitted() -> list[tuple[str, Any, Numbers]]:
    """Models of scikit-learn by name, fitted, with the rows that they have learned from."""
    two, three, numbers = (
        load(return_X_y=True) for load in (load_breast_cancer, load_iris, load_diabetes)
    )
    # Columns of small numbers: of sums of thousands float32 has not six digits left.
    plain = two[0][:, 4:10], two[1]
    wide = numbers[0][:, :4], np.column_stack([numbers[1], numbers[0][:, 5] * 100])
    models = (
        ("LogisticRegression, 2 classes", LogisticRegression(max_iter=50), plain),
        ("StandardScaler, LogisticRegression, 2 classes",
         make_pipeline(StandardScaler(), LogisticRegression()), two),
        ("LogisticRegression, 3 classes", LogisticRegression(max_iter=50), three),
        ("StandardScaler, LogisticRegression, 3 classes",
         make_pipeline(StandardScaler(), LogisticRegression(fit_intercept=False)), three),
        ("LinearRegression", LinearRegression(), numbers),
        ("StandardScaler, LinearRegression, 2 answers",
         make_pipeline(StandardScaler(), LinearRegression()), wide),
        ("StandardScaler, MLPClassifier (relu), 2 classes",
         make_pipeline(StandardScaler(), _trained(MLPClassifier, "relu", 8, 4)), two),
        ("StandardScaler, MLPClassifier (tanh), 3 classes",
         make_pipeline(StandardScaler(), _trained(MLPClassifier, "tanh", 6)), three),
        ("MLPClassifier (logistic), 3 classes", _trained(MLPClassifier, "logistic", 5), three),
        ("StandardScaler, MLPRegressor (relu)",
         make_pipeline(StandardScaler(), _trained(MLPRegressor, "relu", 9, 3)), numbers),
        ("MLPRegressor (identity), 2 answers", _trained(MLPRegressor, "identity", 4), wide),
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # a few steps will do
        return [(name, model.fit(*learned), learned[0]) for name, model, learned in models]


def _trained(kind: Any, activation: str, *units: int) -> Any:
    """A multi-layer perceptron that learns in a few steps."""
    return kind(hidden_layer_sizes=units, activation=activation, max_iter=60, random_state=0)


def _scikit_learn() -> Iterator[Compared]:
    for name, model, rows in fitted():
        found = answers(sklearn_layers(model), rows)
        yield Compared("scikit-learn", name, sklearn_answers(model, rows), found)


def _skl2onnx() -> Iterator[Compared]:
    """scikit-learn's models as ONNX files, against onnxruntime, on rows in float32."""
    for name, model, rows in fitted():
        single = rows.astype("f4")
        # MLPRegressor of several answers is converted into one column of them all.
        if "MLPRegressor" in name and "2 answers" in name:
            continue
        data = skl2onnx.to_onnx(model, single[:1]).SerializeToString()
        given = by_onnxruntime(data, single)
        if "2 classes" in name:
            given = given[:, 1:]
        found = answers(read_onnx(data), single.astype("f8"))
        yield Compared("onnxruntime, skl2onnx", name, given, found)


def _skl2onnx_double() -> Iterator[Compared]:
    """The same in float64, for which skl2onnx makes other graphs."""
    for name, model, rows in fitted():
        if "MLPRegressor" in name and "2 answers" in name:
            continue
        estimator = model[-1] if isinstance(model, Pipeline) else model
        options = {id(estimator): {"zipmap": False}} if hasattr(model, "predict_proba") else None
        data = skl2onnx.to_onnx(model, rows[:1], options=options).SerializeToString()
        given = by_onnxruntime(data, rows, "f8")
        given = given[:, 1:] if "2 classes" in name else given
        found = answers(read_onnx(data), rows)
        yield Compared("onnxruntime, skl2onnx (float64)", name, given, found)


TORCH = {
    "torch_two_classes": ["relu", "tanh", "sigmoid"],
    "torch_classes": ["leaky-relu", "elu", "softmax"],
    "torch_regression": ["softplus", "identity"],
    "torch_named": ["elu", "softplus", "sigmoid"],
    "torch_deep": ["tanh"] * 11,
}
KERAS = ("keras_two_classes", "keras_classes", "keras_regression", "keras_deep")
TENSORFLOW = ("tf2onnx_two_classes", "tf2onnx_classes")


def _torch() -> Iterator[Compared]:
    for name, activations in TORCH.items():
        told = expected(name)
        for ending, layers in _torch_layers(name, activations):
            found = answers(layers, told["rows"])
            yield Compared("PyTorch", f"{name}{ending}", told["answers"], found)
            yield Compared("PyTorch (float32)", f"{name}{ending}", told["single"], found)
        data = fixture(f"{name}.onnx")
        given = by_onnxruntime(data, told["rows"])
        yield Compared("onnxruntime, PyTorch", name, given, answers(read_onnx(data), told["rows"]))


def _torch_layers(name: str, activations: list[str]) -> Iterator[tuple[str, Layers]]:
    for ending in (".npz", ".safetensors"):
        data = fixture(f"{name}{ending}")
        tensors = read_npz(data) if ending == ".npz" else read_safetensors(data).tensors
        yield ending, layers_of(pairs_of(tensors), activations)
    yield ".onnx", read_onnx(fixture(f"{name}.onnx"))


def _keras() -> Iterator[Compared]:
    for name in KERAS:
        told = expected(name)
        found = answers(read_keras(fixture(f"{name}.keras")), told["rows"])
        yield Compared("Keras", name, told["answers"], found)


def _tensorflow() -> Iterator[Compared]:
    for name in TENSORFLOW:
        told, data = expected(name), fixture(f"{name}.onnx")
        found = answers(read_onnx(data), told["rows"])
        yield Compared("TensorFlow, tf2onnx", name, told["answers"], found)
        given = by_onnxruntime(data, told["rows"])
        yield Compared("onnxruntime, tf2onnx", name, given, found)


LIBRARIES: dict[str, Callable[[], Iterator[Compared]]] = {
    "scikit-learn": _scikit_learn,
    "skl2onnx": _skl2onnx,
    "skl2onnx in float64": _skl2onnx_double,
    "torch": _torch,
    "keras": _keras,
    "tf2onnx": _tensorflow,
}


def main() -> None:
    """Prints a row for each comparison."""
    for compare in LIBRARIES.values():
        for one in compare():
            rows = len(one.told)
            print(f"| {one.library} | {one.model} | {rows} | {one.difference:.1e} |")


if __name__ == "__main__":
    main()
