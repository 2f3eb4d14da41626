"""Files that are cut, changed or made to harm: one line for each, and little memory."""

import tracemalloc
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.models.imported.network_file import network_bytes, read_network
from generator.models.imported.safetensors import safetensors_bytes
from generator.reading.errors import ContentError, SpecProblem
from tests.longer import often
from tests.models.imported.made import (
    fixture,
    npz,
    onnx_bytes,
    small,
    state_dict,
    unzipped,
    zipped,
)

LAYERS = small()
MOST = 300_000_000  # bytes, that reading a small file may take: much less than any bomb would
W = LAYERS[0].weights.T.astype("f4")
CLASSIFIER = {"coefficients": [0.5, 1.0, -0.5, -1.0, 0.0, 2.0], "intercepts": [1.0, 2.0],
              "post_transform": "SOFTMAX", "classlabels_strings": ["no", "yes"]}  # fmt: skip
FILES = {
    "a.npz": npz(**state_dict(LAYERS)),
    "a.safetensors": safetensors_bytes(state_dict(LAYERS), {"format": "pt"}),
    "own.safetensors": network_bytes(LAYERS),
    "a.onnx": onnx_bytes([("ai.onnx.ml.Scaler", {"offset": [1.0], "scale": [0.5]}),
                          ("Gemm", W, LAYERS[0].biases.astype("f4")), ("Relu",),
                          ("MatMul", LAYERS[1].weights.T.astype("f4")), ("Add", np.ones(1, "f4")),
                          ("Sigmoid",)]),
    "classes.onnx": onnx_bytes([("ai.onnx.ml.LinearClassifier", CLASSIFIER)]),
    "torch.onnx": fixture("torch_two_classes.onnx"),
}  # fmt: skip


def outcome(folder: Path, name: str, data: bytes) -> str:
    """ "read", or the line that says why not; anything else is an error of the test."""
    path = folder / "content/models" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    own = None if name.startswith("own") or not name.startswith("a.") else ["relu", "sigmoid"]
    try:
        read_network(path, folder, own)
    except ContentError as refusal:
        told = str(refusal)
    except SpecProblem as refusal:
        told = refusal.problem
    else:
        return "read"
    assert told and len(told) < 1_200
    assert "\n" not in told or not isinstance(told, ContentError)
    return told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_whole_files_are_read(name, folder) -> None:
    assert outcome(folder, name, FILES[name]) == "read"


@pytest.mark.parametrize("name", FILES)
def test_a_file_cut_at_any_length_is_refused(name, folder) -> None:
    data = FILES[name]
    read = [n for n in range(len(data)) if outcome(folder, name, data[:n]) == "read"]
    # ONNX says its length nowhere: where the graph ends, what comes after it may be missing.
    assert all(name.endswith(".onnx") and n > len(data) * 0.9 for n in read)


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_any_byte_changed_is_read_or_refused(name, folder) -> None:
    data = FILES[name]
    draw = np.random.default_rng(often(0, 1))
    most = often(200, 3_000)
    for at in range(len(data)) if len(data) < most else draw.choice(len(data), most, False):
        for value in (255, data[at] ^ 1 << int(draw.integers(8))):
            outcome(folder, name, data[:at] + bytes([value]) + data[at + 1 :])


@given(st.sampled_from(sorted(FILES)), st.data())
def test_files_of_pieces_of_others_are_read_or_refused(name, data) -> None:
    whole = FILES[name]
    pieces = st.one_of(
        st.binary(max_size=20),
        st.tuples(st.integers(0, len(whole)), st.integers(0, 400)).map(
            lambda place: whole[place[0] : place[0] + place[1]]
        ),
    )
    start = data.draw(st.integers(0, len(whole)))
    with TemporaryDirectory() as folder:
        made = whole[:start] + b"".join(data.draw(st.lists(pieces, max_size=8)))
        outcome(Path(folder), name, made)


def keras_with(weights: bytes) -> bytes:
    return zipped(unzipped(fixture("keras_two_classes.keras")) | {"model.weights.h5": weights})


def test_keras_files_that_are_cut_or_changed_are_read_or_refused(folder) -> None:
    whole = fixture("keras_two_classes.keras")
    for length in range(0, len(whole), max(1, len(whole) // 50)):
        assert outcome(folder, "k.keras", whole[:length]) != "read"
    weights = unzipped(whole)["model.weights.h5"]
    for length in np.linspace(0, len(weights) - 1, often(6, 60)).astype(int):
        assert outcome(folder, "k.keras", keras_with(weights[:length])) != "read"
    draw = np.random.default_rng(0)
    for at in draw.integers(0, len(weights), often(12, 300)):
        changed = weights[:at] + bytes([int(draw.integers(256))]) + weights[at + 1 :]
        outcome(folder, "k.keras", keras_with(changed))


def huge_header(length: int) -> bytes:
    return length.to_bytes(8, "little") + b"{}"


BOMBS = {
    "zip.npz": zipped({"0.weight.npy": bytes(200_000_000)}, zipfile.ZIP_DEFLATED),
    "many.npz": zipped({str(i): b"" for i in range(20_000)}),
    "zip.keras": zipped(
        {"config.json": b" " * 200_000_000, "model.weights.h5": b""}, zipfile.ZIP_DEFLATED
    ),
    "header.safetensors": huge_header(1 << 62),
    "deep.safetensors": (100_000).to_bytes(8, "little") + b"[" * 100_000,
    "empty.onnx": b"\x3a\x80\xad\xe2\x04" + b"\x0a\x00" * 5_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_little_memory(name, folder) -> None:
    path = folder / "content" / name
    path.parent.mkdir()
    path.write_bytes(BOMBS[name])
    tracemalloc.start()
    try:
        with pytest.raises((ContentError, SpecProblem)):
            read_network(path, folder, None)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST
