"""Classes that a file names must stand in the order of the label's; what to write is told."""

from pathlib import Path

import numpy as np
import pytest
from skl2onnx import to_onnx
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from generator import save_model
from generator.data.dataset_file import read_dataset
from generator.models.imported.network_file import network_bytes, read_network
from generator.models.imported.safetensors import safetensors_bytes
from generator.models.imported.sklearn_model import sklearn_layers
from generator.models.model_file import read_model
from generator.models.trained import TrainedNetwork
from generator.reading.errors import ContentError
from tests.models.imported.made import small, state_dict
from tests.samples.tiny import write

ROWS = np.random.default_rng(0).normal(size=(60, 1)) * 10
DATA = """\
file: d.csv
title: D
source: S
licence: L
key: id
columns:
  id: {meaning: id}
  x: {meaning: x}
  y: {meaning: y%s}
"""
MODEL = """\
title: It
data: d
features: [{column: x}]
label: y
split: {train: 20}
file: %s
"""


def read(folder: Path, file: str, values: list[str], column: str, more: str) -> TrainedNetwork:
    """The model whose network lies in the file, on a label of such a description and values."""
    rows = "".join(f"{i},{i / 7:.3f},{values[i % len(values)]}\n" for i in range(30))
    content = write(folder / "content", {"data/d.csv": f"id,x,y\n{rows}",
                                         "data/d.yaml": DATA % column,
                                         "models/it.yaml": MODEL % file + more})  # fmt: skip
    data = read_dataset(content / "data/d.yaml", folder)
    model = read_model(content / "models/it.yaml", folder, {"d": data})
    assert isinstance(model, TrainedNetwork)
    return model


def fitted(estimator: object, *classes: object) -> object:
    """The estimator, which has learned something of the classes."""
    names = np.array([classes[i % len(classes)] for i in range(60)])
    return estimator.fit(ROWS, names)  # type: ignore[attr-defined]


def saved(model: object, folder: Path, kind: str) -> str:
    """The name of the file in which the model lies, in the folder of models."""
    (folder / "content/models").mkdir(parents=True, exist_ok=True)
    path = folder / "content/models" / f"net.{kind.split()[0]}"
    if kind == "safetensors":
        save_model(model, path)
    else:
        options = {id(model): {"zipmap": "plain" not in kind}}
        path.write_bytes(to_onnx(model, ROWS, options=options).SerializeToString())
    return path.name


ESTIMATORS = [LogisticRegression, lambda: MLPClassifier((3,), max_iter=20, random_state=0)]


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
@pytest.mark.parametrize("kind", ["safetensors", "onnx", "onnx plain"])
@pytest.mark.parametrize("estimator", ESTIMATORS, ids=["regression", "perceptron"])
@pytest.mark.parametrize(
    ("values", "column", "more", "said"),
    [
        (["b", "a", "c"], "", "", ""),
        (["b", "a", "c"], ", codes: {a: one, b: two, c: three}", "", ""),
        (["b", "a", "c"], ", codes: {b: two, a: one, c: three}", "",
         'it.yaml:4: net.KIND answers with "a", "b", "c", in this order, the label "y" has "b", '
         '"a", "c"; expected "codes" of the column in d.yaml in the order of the file'),
        (["3", "2", "1"], "", "", ""),
        (["3", "2", "1"], ", codes: {3: x, 2: y, 1: z}", "",
         'it.yaml:4: net.KIND answers with 1, 2, 3, in this order, the label "y" has 3, 2, 1;'),
        (["1", "0"], ", codes: {0: no, 1: yes}", "", ""),
        (["1", "0"], ", codes: {0: no, 1: yes}", "positive: 0\n",
         'it.yaml:7: net.KIND answers with 0, 1, in this order, the label "y" has 1, 0; expected '
         '"positive: 1"'),
        (["b", "m"], "", "positive: m\n", ""),
        (["b", "m"], ", codes: {m: bad, b: good}", "",
         'it.yaml:4: net.KIND answers with "b", "m", in this order, the label "y" has "m", "b"; '
         'expected "positive: m"'),
    ],
)  # fmt: skip
def test_an_order_is_that_of_the_label_or_refused(
    tmp_path, kind, estimator, values, column, more, said
) -> None:
    learned = [int(v) if v.isdigit() else v for v in values]
    file = saved(fitted(estimator(), *learned), tmp_path, kind)
    if not said:
        read(tmp_path, file, values, column, more)
        return
    with pytest.raises(ContentError) as refused:
        read(tmp_path, file, values, column, more)
    assert said.replace("KIND", kind.split()[0]) in str(refused.value)


@pytest.mark.parametrize(
    ("learned", "values", "column", "said"),
    [
        ([0, 1, 2], ["b", "a", "c"], "", ""),  # numbered by their author
        ([0, 1, 2], ["1", "2", "3"], "", ""),
        (["rot", "blau", "grün"], ["b", "a", "c"], "", ""),  # other words
        (["two", "one"], ["1", "2"], ", codes: {1: one, 2: two}", ""),
        (["two", "one"], ["1", "2"], ", codes: {2: two, 1: one}", 'expected "positive: 2"'),
        (["a", "b", "d"], ["b", "a", "c"], "", "expected the same classes"),
        ([False, True], ["no", "yes"], ", type: boolean", ""),
        ([0, 1], ["no", "yes"], ", type: boolean", ""),
        ([1.0, 2.0], ["2", "1"], "", ""),
    ],
)
def test_classes_are_compared_by_values_or_words(tmp_path, learned, values, column, said) -> None:
    file = saved(fitted(LogisticRegression(), *learned), tmp_path, "safetensors")
    if not said:
        read(tmp_path, file, values, column, "")
        return
    with pytest.raises(ContentError, match=said):
        read(tmp_path, file, values, column, "")


def test_a_file_of_tensors_may_name_its_classes(tmp_path: Path) -> None:
    tensors = state_dict(small((2, 3), "softmax"))
    path = tmp_path / "it.safetensors"
    path.write_bytes(safetensors_bytes(tensors, {"classes": '["a", "b", 3]'}))
    assert read_network(path, tmp_path, ["softmax"])[-1].classes == ("a", "b", 3)
    for broken in ("a, b", '{"a": 1}', "[[1]]", "[null]", "[" * 9999):
        path.write_bytes(safetensors_bytes(tensors, {"classes": broken}))
        with pytest.raises(ContentError, match=r"found classes .* expected a list such as"):
            read_network(path, tmp_path, ["softmax"])


def test_a_saved_model_names_its_classes(tmp_path: Path) -> None:
    layers = sklearn_layers(fitted(LogisticRegression(), "b", "a"))
    assert layers[-1].classes == ("a", "b")
    path = tmp_path / "it.safetensors"
    path.write_bytes(network_bytes(layers))
    assert read_network(path, tmp_path, None)[-1].classes == ("a", "b")
