"""`save_model`: what scikit-learn has learned, in a file that a model file needs only to name."""

import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.multiclass import OneVsRestClassifier
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import MinMaxScaler, StandardScaler

from generator import save_model
from generator.models.imported.layer import answers
from generator.models.imported.network_file import read_network
from generator.models.imported.sklearn_model import sklearn_answers
from tests import ROOT
from tests.models.imported.agreement import MOST, difference, fitted

DRAW = np.random.default_rng(7)
ROWS = DRAW.normal([20, -3, 0.5], [8, 2, 0.1], (60, 3))
TWO = (ROWS[:, 0] > 20).astype(int)


def test_a_saved_model_answers_as_the_estimator_does(tmp_path: Path) -> None:
    for _, model, rows in fitted():
        path = save_model(model, tmp_path / "m")
        assert path == tmp_path / "m.safetensors"
        layers = read_network(path, tmp_path.parent, None)
        assert difference(sklearn_answers(model, rows), answers(layers, rows)) <= MOST


def test_two_classes_are_one_sigmoid_and_more_are_a_softmax(tmp_path: Path) -> None:
    for model, wanted, units in (
        (LogisticRegression(), TWO, (1, "sigmoid")),
        (MLPClassifier(hidden_layer_sizes=(4,), max_iter=3), TWO, (1, "sigmoid")),
        (LogisticRegression(max_iter=9), np.arange(60) % 3, (3, "softmax")),
        (MLPClassifier(hidden_layer_sizes=(4,), max_iter=3), np.arange(60) % 4, (4, "softmax")),
        (LinearRegression(), ROWS, (3, "identity")),
        (MLPRegressor(hidden_layer_sizes=(4,), max_iter=3), ROWS[:, 0], (1, "identity")),
    ):
        scaled = ROWS if isinstance(model, LinearRegression) else (ROWS - 9) / 10
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # a few steps will do
            model.fit(scaled, wanted)
        path = save_model(model, str(tmp_path / "m.safetensors"))
        assert path == tmp_path / "m.safetensors"
        last = read_network(path, tmp_path.parent, None)[-1]
        assert (last.units, last.activation) == units


@pytest.mark.parametrize(
    "steps",
    [
        [StandardScaler(with_mean=False)], [StandardScaler(with_std=False)],
        [StandardScaler(with_mean=False, with_std=False)], ["passthrough"], [None], [],
    ],
)  # fmt: skip
def test_any_standard_scaler_is_folded_in(steps, tmp_path: Path) -> None:
    model = make_pipeline(*steps, LinearRegression()).fit(ROWS, ROWS[:, 0] * 3 + 1)
    layers = read_network(save_model(model, tmp_path / "m"), tmp_path.parent, None)
    assert difference(sklearn_answers(model, ROWS), answers(layers, ROWS)) < MOST


def test_a_model_of_named_columns_and_a_sparse_one_are_saved_without_a_word(tmp_path: Path) -> None:
    table = pd.DataFrame(ROWS, columns=["a", "b", "c"])
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(table, TWO)
    model[-1].sparsify()
    layers = read_network(save_model(model, tmp_path / "m"), tmp_path.parent, None)
    assert difference(model.predict_proba(table)[:, 1:], answers(layers, ROWS)) < MOST


@pytest.mark.parametrize(
    ("model", "error", "said"),
    [
        (ROWS, TypeError, "found ndarray"),
        (3, TypeError, "expected MLPClassifier, MLPRegressor, LogisticRegression or LinearRegres"),
        (Ridge(), TypeError, "found Ridge"),
        (make_pipeline(MinMaxScaler(), LinearRegression()), TypeError, "found MinMaxScaler and"),
        (make_pipeline(StandardScaler(), StandardScaler(), LinearRegression()), TypeError,
         "found StandardScaler and StandardScaler and LinearRegression"),
        (Pipeline([("scaler", StandardScaler())]), TypeError, "found StandardScaler"),
        (OneVsRestClassifier(LogisticRegression()), TypeError, "found OneVsRestClassifier"),
        (LinearRegression(), ValueError, "LinearRegression: not fitted yet; call its fit first"),
        (make_pipeline(StandardScaler(), LogisticRegression()), ValueError, "StandardScaler: not"),
    ],
)  # fmt: skip
def test_other_models_are_refused(model, error, said, tmp_path: Path) -> None:
    with pytest.raises(error) as refused:
        save_model(model, tmp_path / "m")
    assert said in str(refused.value) and not list(tmp_path.iterdir())


def test_several_labels_at_once_are_refused(tmp_path: Path) -> None:
    model = MLPClassifier(hidden_layer_sizes=(3,), max_iter=2, random_state=0)
    with pytest.warns(ConvergenceWarning):
        model.fit(ROWS, np.column_stack([TWO, 1 - TWO]))
    with pytest.raises(ValueError, match="MLPClassifier: answers several labels at once"):
        save_model(model, tmp_path / "m")


def test_a_model_that_the_network_does_not_agree_with_is_refused(tmp_path: Path) -> None:
    class Other(LinearRegression):
        def predict(self, rows):
            return super().predict(rows) + 1e-5

    with pytest.raises(ValueError, match=r"Other: the network would answer up to 1e-05 beside it"):
        save_model(Other().fit(ROWS, TWO), tmp_path / "m")


def test_weights_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    model = LinearRegression().fit(ROWS, TWO)
    model.coef_ = np.array([np.nan, 1, 2])
    with pytest.raises(
        ValueError, match="LinearRegression: the weights of a layer: found a number"
    ):
        save_model(model, tmp_path / "m")


def test_the_package_loads_neither_numpy_nor_scikit_learn_before_a_model_is_saved() -> None:
    program = (
        "import sys, generator; generator.save_model; "
        "assert not {'numpy', 'sklearn', 'pydantic'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
