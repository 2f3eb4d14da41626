"""Model files that name a file beside them: its layers are theirs, and mistakes have a line."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from generator.models.imported.layer import Layers, answers
from generator.models.imported.network_file import network_bytes
from generator.models.trained import TrainedNetwork
from generator.reading.errors import ContentError
from generator.work.kept import FRESH
from tests import ROOT
from tests.building import assert_refused, built, run, unpainted
from tests.models.imported.made import npz, onnx_bytes, small, state_dict
from tests.samples.crew import NETWORK
from tests.samples.tiny import MODEL, SOURCES, write

HEAD = NETWORK.partition("layers:")[0]
LAYERS: Layers = small((2, 3, 1))
RELU_SIGMOID = "layers: [{activation: relu}, {activation: sigmoid}]\n"
FILES = {
    "net.npz": npz(**state_dict(LAYERS)),
    "own.safetensors": network_bytes(LAYERS),
    "net.onnx": onnx_bytes(
        [("MatMul", LAYERS[0].weights.T), ("Add", LAYERS[0].biases), ("Relu",),
         ("Gemm", LAYERS[1].weights.T, LAYERS[1].biases), ("Sigmoid",)]
    ),
    "wide.safetensors": network_bytes(small((3, 1))),
    "two.safetensors": network_bytes(small((2, 2), "softmax")),
    "three.safetensors": network_bytes(small((2, 3), "softmax")),
    "number.safetensors": network_bytes(small((2, 4, 1), "identity")),
    "broken.onnx": b"broken",
}  # fmt: skip


@pytest.fixture
def read_with_files(read: Callable[..., TrainedNetwork], tmp_path: Path):
    """Reads the model that is described by what stands below the features."""
    folder = tmp_path / "content/models"
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    return lambda text: read(HEAD + text)


@pytest.mark.parametrize(
    "text",
    [
        f"file: net.npz\n{RELU_SIGMOID}",
        "file: own.safetensors\n",
        "file: net.onnx\n",
        f"file: net.onnx\n{RELU_SIGMOID}",
        "file: net.onnx\nlayers:\n  - {activation: relu, units: 3}\n  - {activation: sigmoid}\n",
    ],
)
def test_the_network_is_that_of_the_file(text, read_with_files) -> None:
    model = read_with_files(text)
    assert isinstance(model, TrainedNetwork) and model.units == [2, 3, 1]
    assert [layer.activation for layer in model.description.layers] == ["relu", "sigmoid"]
    found = model.network.predict(model.features)
    assert np.abs(found - answers(LAYERS, model.features)).max() < 1e-12


def test_classes_and_numbers_are_answers_too(read_with_files) -> None:
    classes = read_with_files("file: two.safetensors\n")
    assert classes.label.answer == "classes"
    found = answers(small((2, 2), "softmax"), classes.features)
    assert np.array_equal(classes.predictions, found.argmax(axis=1))
    number = read_with_files("file: number.safetensors\n")
    assert number.label.answer == "number"
    found = answers(small((2, 4, 1), "identity"), number.features)
    assert np.allclose(number.predictions, found[:, 0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file: nett.npz\n", 'it.yaml:10: unknown file beside it.yaml "nett.npz" (known: broken'),
        ("file: ../data/crew.csv\n", 'it.yaml:10: unknown file beside it.yaml "../data/crew.csv"'),
        ("file: it.yaml\n", 'it.yaml:10: found "it.yaml", expected a file that ends in one of'),
        ("file: 3\n", "it.yaml:10: file: expected text, found 3"),
        ("file: net.npz\n", "it.yaml:10: net.npz has the weights of 2 layers"),
        ("file: net.npz\nlayers: []\n", "it.yaml:11: layers: "),
        ("file: net.npz\nlayers:\n  - {activation: relu}\n", "it.yaml:11: found 1 layer, net.npz"),
        ("file: net.onnx\nlayers:\n  - {activation: relu}\n  - {activation: sigmod}\n",
         'it.yaml:13: layers.1.activation: unknown value "sigmod"'),
        ("file: net.onnx\nlayers:\n  - {activation: tanh}\n  - {activation: sigmoid}\n",
         'it.yaml:12: found "tanh", net.onnx has "relu" there'),
        ("file: net.onnx\nlayers:\n  - {activation: relu, units: 4}\n  - {activation: sigmoid}\n",
         "it.yaml:12: found 4 units, net.onnx has 3 there"),
        ("file: net.onnx\nlayers:\n  - {activation: relu, weights: [[1]]}\n",
         'it.yaml:12: layers.0: unknown key "weights" (known: activation, units'),
        ("file: wide.safetensors\n",
         "it.yaml:10: wide.safetensors takes 3 values, expected one for each of 2 inputs"),
        ("file: broken.onnx\n", "broken.onnx: not a whole ONNX file; export it anew"),
        ("file: net.onnx\ntraining: {learning_rate: 0.1, epochs: 3}\n",
         'it.yaml:11: found weights too; expected them or "training"'),
        ("file: three.safetensors\n", 'it.yaml:10: found 3 units of "softmax" in the last layer'),
        ("file: net.onnx\npositive: 7\n", 'it.yaml:11: unknown value of the label "Alive" "7"'),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_at_its_line(text, said, read_with_files) -> None:
    with pytest.raises(ContentError) as refused:
        read_with_files(text)
    assert str(refused.value).startswith(f"content/models/{said}")


def test_a_link_out_of_the_content_folder_is_not_followed(read_with_files, tmp_path: Path) -> None:
    (tmp_path / "outside.npz").write_bytes(FILES["net.npz"])
    (tmp_path / "content/models/link.npz").symlink_to(tmp_path / "outside.npz")
    with pytest.raises(ContentError, match=r"models/link\.npz: a link that leads out of content/"):
        read_with_files(f"file: link.npz\n{RELU_SIGMOID}")


def test_a_build_shows_the_network_and_notices_that_its_file_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpainted(monkeypatch)
    monkeypatch.delenv(FRESH)  # what is kept is to be noticed
    content = write(
        tmp_path / "content",
        SOURCES | {"models/one.yaml": MODEL.partition("layers:")[0] + "file: one.onnx\n"},
    )
    file, shown = content / "models/one.onnx", []
    for weight in (2.0, -2.0):
        file.write_bytes(
            onnx_bytes([("Gemm", np.array([[weight]]), np.array([-1.0])), ("Sigmoid",)])
        )
        shown.append((built(content, tmp_path / "build") / "net.html").read_text("utf-8"))
    assert "It is right for 67" in shown[0] and "It is right for 33" in shown[1]
    file.write_bytes(file.read_bytes()[:20])
    refused = run(content, tmp_path / "build")
    assert_refused(refused)
    assert refused.stderr == "content/models/one.onnx: not a whole ONNX file; export it anew\n"


def test_sites_without_such_files_load_no_readers_of_them() -> None:
    program = (
        "import sys, generator.models.model_file; "
        "assert not [name for name in sys.modules if 'onnx' in name or 'h5' in name]"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
