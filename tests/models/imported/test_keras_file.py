"""`.keras` files: layers by their classes, weights by their places, and no other file read."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from generator.models.imported import h5_weights
from generator.models.imported.keras_file import read_keras
from generator.models.imported.layer import Refused
from tests.models.imported.made import fixture, unzipped, zipped


def changed(change: Callable[[dict], None], name: str = "keras_two_classes") -> bytes:
    """The file with another configuration."""
    members = unzipped(fixture(f"{name}.keras"))
    config = json.loads(members["config.json"])
    change(config["config"])
    return zipped(members | {"config.json": json.dumps(config).encode()})


def layer(config: dict, kind: str) -> dict:
    """The first layer of that class."""
    return next(one for one in config["layers"] if one["class_name"] == kind)


def with_weights(change: Callable[[h5py.File], None]) -> bytes:
    """The file with other weights."""
    members = unzipped(fixture("keras_two_classes.keras"))
    made = io.BytesIO(members["model.weights.h5"])
    with h5py.File(made, "r+") as file:
        change(file)
    return zipped(members | {"model.weights.h5": made.getvalue()})


def test_layers_have_the_activations_of_the_file() -> None:
    assert [one.activation for one in read_keras(fixture("keras_two_classes.keras"))] == [
        "relu", "silu", "sigmoid",
    ]  # fmt: skip
    assert [one.activation for one in read_keras(fixture("keras_classes.keras"))] == [
        "gelu", "leaky-relu", "softmax",
    ]  # fmt: skip
    assert len(read_keras(fixture("keras_deep.keras"))) == 11


def branch(config: dict) -> None:
    config["layers"][-1]["inbound_nodes"] = config["layers"][1]["inbound_nodes"]


@pytest.mark.parametrize(
    ("change", "name", "said"),
    [
        (lambda c: layer(c, "Dense").update(class_name="Conv1D"), "two_classes",
         '(Conv1D): unknown layer "Conv1D"'),
        (lambda c: layer(c, "Dense")["config"].update(activation="hard_sigmoid"), "two_classes",
         '(Dense): unknown activation "hard_sigmoid"'),
        (lambda c: layer(c, "Dense")["config"].update(activation="leaky_relu"), "two_classes",
         "found leaky_relu with Keras's slope of 0.2"),
        (lambda c: layer(c, "Dense")["config"].update(activation={"class_name": "f"}),
         "two_classes", "unknown activation"),
        (lambda c: layer(c, "Dense")["config"].update(use_bias=False), "two_classes",
         "found the weights 0 (6, 8), 1 (8,), expected 1 of them"),
        (lambda c: layer(c, "Dense")["config"].update(lora_rank=4), "two_classes",
         "found lora_rank = 4, expected nothing"),
        (lambda c: layer(c, "Normalization")["config"].update(invert=True), "two_classes",
         "found invert = true, expected false"),
        (lambda c: layer(c, "LeakyReLU")["config"].update(negative_slope=0.3), "classes",
         "(LeakyReLU): found negative_slope = 0.3, expected 0.01"),
        (lambda c: layer(c, "ReLU")["config"].update(max_value=6), "regression",
         "(ReLU): found max_value = 6, expected nothing"),
        (lambda c: layer(c, "ELU")["config"].update(alpha=0.5), "regression",
         "(ELU): found alpha = 0.5, expected 1"),
        (lambda c: layer(c, "Rescaling")["config"].update(scale="much"), "regression",
         '(Rescaling): found scale = "much", expected numbers'),
        (lambda c: c["layers"].pop(1), "two_classes", "take"),
        (lambda c: c.update(layers=[]), "two_classes", "expected 1 to 200 layers"),
        (lambda c: c.update(layers=[1]), "two_classes", "found 1, expected a mapping"),
        (branch, "classes", "networks with branches are not taken"),
        (lambda c: c.update(output_layers=[]), "classes", "found the outputs none, expected one"),
    ],
)  # fmt: skip
def test_what_is_not_taken_is_named(change, name, said) -> None:
    if said == "take":  # without its Normalization the file has the same shapes
        assert len(read_keras(changed(change))) == 3
        return
    with pytest.raises(Refused) as refused:
        read_keras(changed(change, f"keras_{name}"))
    assert said in str(refused.value)


def test_models_of_other_classes_and_broken_texts_are_refused() -> None:
    members = unzipped(fixture("keras_two_classes.keras"))
    for text, said in (
        (b'{"class_name": "Mine", "config": {}}', 'found a model of class "Mine"'),
        (b"{", "config.json: not JSON"),
        (b"[" * 100_000, "config.json: not JSON"),
        (b" " * 1_000_001, "config.json: expected up to 1,000,000 bytes"),
        (b"3", "config.json: found 3, expected a mapping"),
    ):
        with pytest.raises(Refused) as refused:
            read_keras(zipped(members | {"config.json": text}))
        assert said in str(refused.value)
    del members["model.weights.h5"]
    with pytest.raises(Refused, match=r'found no "model\.weights\.h5" in it'):
        read_keras(zipped(members))


def replace(path: str, **told: object) -> Callable[[h5py.File], None]:
    """Puts another array in the place of one."""

    def change(file: h5py.File) -> None:
        del file[path]
        file.create_dataset(path, **told)

    return change


KERNEL = "layers/dense/vars/0"


def link(file: h5py.File, target: object) -> None:
    del file[KERNEL]
    file[KERNEL] = target


def test_weights_of_another_file_are_never_read(tmp_path: Path) -> None:
    other = tmp_path / "other.h5"
    with h5py.File(other, "w") as file:
        file["secret"] = np.ones((6, 8))
    raw = tmp_path / "raw"
    raw.write_bytes(bytes(8 * 48))
    layout = h5py.VirtualLayout((6, 8), "f8")
    layout[:] = h5py.VirtualSource(other, "secret", (6, 8))

    def virtual(file: h5py.File) -> None:
        del file[KERNEL]
        file.create_virtual_dataset(KERNEL, layout)

    for change, said in (
        (lambda f: link(f, h5py.ExternalLink(other, "secret")), "found a link"),
        (lambda f: link(f, h5py.SoftLink("/vars")), "found a link"),
        (replace(KERNEL, shape=(6, 8), dtype="f8", external=[(raw, 0, 8 * 48)]), "in another file"),
        (virtual, "lies in another file"),
    ):
        with pytest.raises(Refused) as refused:
            read_keras(with_weights(change))
        assert f"{KERNEL}: " in str(refused.value) and said in str(refused.value)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            replace(KERNEL, shape=(1 << 40,), dtype="f8", chunks=(1,)),
            "expected up to 1,000,000 n",
        ),
        (replace(KERNEL, data=["a"]), "expected numbers"),
        (replace(KERNEL, data=np.ones(8)), "found a kernel (8,), expected (inputs, units)"),
        (replace(KERNEL, data=np.full((6, 8), np.nan)), "found a number that is not finite"),
        (lambda f: f.pop("layers"), "found the weights none, expected 3 of them"),
    ],
)
def test_weights_that_are_none_are_refused(change, said) -> None:
    with pytest.raises(Refused) as refused:
        read_keras(with_weights(change))
    assert said in str(refused.value)


def test_weights_lie_where_earlier_versions_have_put_them() -> None:
    earlier = with_weights(lambda file: file.move("layers", "_layer_checkpoint_dependencies"))
    for one, other in zip(
        read_keras(earlier), read_keras(fixture("keras_two_classes.keras")), strict=True
    ):
        assert np.array_equal(one.weights, other.weights)


def test_without_h5py_a_line_says_what_to_install(tmp_path: Path, monkeypatch) -> None:
    script = Path(h5_weights.h5_process.__file__)
    without = tmp_path / "without.py"
    without.write_text(script.read_text("utf-8").replace('find_spec("h5py")', "None"))
    monkeypatch.setattr(h5_weights.h5_process, "__file__", str(without))
    with pytest.raises(Refused, match="h5py is not installed, which reads it: pip install h5py"):
        read_keras(fixture("keras_two_classes.keras"))


def test_a_library_that_crashes_or_hangs_is_told_in_a_line(tmp_path: Path, monkeypatch) -> None:
    crash = tmp_path / "crash.py"
    monkeypatch.setattr(h5_weights.h5_process, "__file__", str(crash))
    crash.write_text("import os\nos.abort()\n")
    with pytest.raises(Refused, match="not a whole HDF5 file"):
        h5_weights.read_h5(b"")
    crash.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(h5_weights, "_SECONDS", 0.5)
    with pytest.raises(Refused, match="take minutes"):
        h5_weights.read_h5(b"")


def test_h5py_is_loaded_in_the_other_process_alone() -> None:
    assert "generator.models.imported.h5_weights" in sys.modules
    assert not hasattr(h5_weights, "h5py")
