"""A fitted scikit-learn model as a network: its layers, and the file that a model file names."""

from __future__ import annotations

import os
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from generator.models.imported.folding import Folding
from generator.models.imported.layer import SOFTMAX, Classes, Layers, Refused, answers
from generator.models.imported.network_file import network_bytes
from generator.nn.activations import Array
from generator.reading.text import write_whole

AGREEMENT = 1e-6  # of answers, and of those beyond 1 in proportion
_ROWS = 200  # on which both are compared

_TAKEN = (
    "MLPClassifier, MLPRegressor, LogisticRegression or LinearRegression of scikit-learn, "
    "or a Pipeline of a StandardScaler and one of them"
)
_ACTIVATIONS = {"identity": "identity", "logistic": "sigmoid", "tanh": "tanh", "relu": "relu",
                "softmax": SOFTMAX}  # fmt: skip


def save_sklearn(model: object, path: str | os.PathLike[str]) -> Path:
    """The path of the `.safetensors` file that is written from the fitted model.

    Raises TypeError for what is no such model, and ValueError where it is not fitted, answers
    several labels at once or one class against the rest, and where the network and the model do
    not agree.
    """
    layers = sklearn_layers(model)
    _check(model, layers)
    target = Path(path)
    if target.suffix != ".safetensors":
        target = target.with_name(f"{target.name}.safetensors")
    write_whole(target, network_bytes(layers))
    return target


def sklearn_layers(model: object) -> Layers:
    """The layers of the fitted model, which take what the model takes: raw values, where a
    StandardScaler stands before it. Raises as `save_sklearn` does."""
    scaler, estimator = _parts(model)
    try:
        folding = Folding()
        if scaler is not None:
            _scale(scaler, folding)
        _estimate(estimator, folding)
        *hidden, last = folding.layers()
        return *hidden, replace(last, classes=_classes(estimator))
    except Refused as refusal:
        problem = str(refusal)
    raise ValueError(f"{_name(model)}: {problem}")


# scikit-learn has no types, so what its models hold is Any; they are checked as they are folded.
def _parts(model: object) -> tuple[Any, Any]:
    """The scaler, or None, and the estimator."""
    try:
        from sklearn.pipeline import Pipeline
        from sklearn.preprocessing import StandardScaler
    except ImportError:
        raise TypeError(f"expected {_TAKEN}; scikit-learn is not installed") from None
    steps = [step for _, step in model.steps] if isinstance(model, Pipeline) else [model]
    steps = [s for s in steps if not (s is None or (isinstance(s, str) and s == "passthrough"))]
    scaler = steps.pop(0) if len(steps) == 2 and isinstance(steps[0], StandardScaler) else None
    if len(steps) != 1 or not isinstance(steps[0], _estimators()):
        found = " and ".join(_name(step) for step in steps) or "an empty Pipeline"
        raise TypeError(f"expected {_TAKEN}, found {found}")
    for part in filter(None, (scaler, steps[0])):
        if not hasattr(part, "n_features_in_"):
            raise ValueError(f"{_name(part)}: not fitted yet; call its fit first")
    return scaler, steps[0]


def _estimators() -> tuple[type, ...]:
    from sklearn.linear_model import LinearRegression, LogisticRegression
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    return MLPClassifier, MLPRegressor, LogisticRegression, LinearRegression


def _name(model: object) -> str:
    return type(model).__name__


def _scale(scaler: Any, folding: Folding) -> None:
    """(x − mean) / scale; either may have been left out."""
    count = scaler.n_features_in_
    scale = np.ones(count) if scaler.scale_ is None else np.asarray(scaler.scale_, np.float64)
    mean = np.zeros(count) if scaler.mean_ is None or not scaler.with_mean else scaler.mean_
    folding.scale(1 / scale, -np.asarray(mean, np.float64) / scale)


def _classes(estimator: Any) -> Classes:
    """What it calls its classes, as JSON can have it."""
    names = np.asarray(getattr(estimator, "classes_", ())).tolist()
    return tuple(name if isinstance(name, str | int | float) else str(name) for name in names)


def _estimate(estimator: Any, folding: Folding) -> None:
    """The layers of an estimator."""
    classes = getattr(estimator, "classes_", ())
    if hasattr(estimator, "coefs_"):
        if estimator.out_activation_ == "logistic" and estimator.n_outputs_ > 1:
            raise Refused("answers several labels at once, expected one class for each row")
        layers = list(zip(estimator.coefs_, estimator.intercepts_, strict=True))
        for i, (weights, biases) in enumerate(layers):
            folding.dense(np.asarray(weights, np.float64).T, np.asarray(biases, np.float64))
            last = i == len(layers) - 1
            folding.activation(
                _ACTIVATIONS[estimator.out_activation_ if last else estimator.activation]
            )
        return
    sparse = hasattr(estimator.coef_, "toarray")  # after its sparsify()
    coefficients = estimator.coef_.toarray() if sparse else estimator.coef_
    weights = np.atleast_2d(np.asarray(coefficients, np.float64))
    biases = np.broadcast_to(np.asarray(estimator.intercept_, np.float64), len(weights))
    folding.dense(weights, biases)
    if len(classes):
        folding.activation(SOFTMAX if len(classes) > 2 else "sigmoid")


def _check(model: Any, layers: Layers) -> None:
    """ValueError where the network answers otherwise than the model on rows like those it knows."""
    scaler, estimator = _parts(model)
    rows = np.random.default_rng(0).normal(size=(_ROWS, estimator.n_features_in_))
    if scaler is not None and scaler.scale_ is not None:
        rows = rows * scaler.scale_ + (0 if scaler.mean_ is None else scaler.mean_)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # that these rows name no columns
        told, found = sklearn_answers(model, rows), answers(layers, rows)
    far = float((np.abs(told - found) / np.maximum(1, np.abs(told))).max())
    if not far <= AGREEMENT:
        how = "one class against the rest? " if len(getattr(estimator, "classes_", ())) > 2 else ""
        raise ValueError(
            f"{_name(estimator)}: the network would answer up to {far:.2g} beside it "
            f"({how}expected up to {AGREEMENT:g})"
        )


def sklearn_answers(model: Any, rows: Array) -> Array:
    """What the model itself gives for the rows, as the network's last layer has it: shape
    (n, units). Of two classes it is the probability of the second."""
    if not hasattr(model, "predict_proba"):
        given = np.asarray(model.predict(rows), np.float64)
        return given.reshape(len(rows), -1)
    probabilities = np.asarray(model.predict_proba(rows), np.float64)
    return probabilities[:, 1:] if probabilities.shape[1] == 2 else probabilities
