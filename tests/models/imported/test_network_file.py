"""The file that a model file names: by its ending, with the activations of one or the other."""

from pathlib import Path

import pytest

from generator.models.imported.network_file import network_bytes, read_network
from generator.models.imported.safetensors import safetensors_bytes
from generator.reading.errors import ContentError, SpecProblem
from generator.work.reads import gathered
from tests.models.imported.made import fixture, npz, small, state_dict

FUNCTIONS = ["relu", "sigmoid"]


def file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / "content/models" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_file_of_tensors_takes_the_activations_of_the_model_file(tmp_path: Path) -> None:
    layers = small()
    for name, data in (
        ("a.npz", npz(**state_dict(layers))),
        ("a.safetensors", safetensors_bytes(state_dict(layers), {"format": "pt"})),
        ("A.NPZ", npz(**state_dict(layers))),
    ):
        path = file(tmp_path, name, data)
        with gathered() as reads:
            found = read_network(path, tmp_path, FUNCTIONS)
        assert str(path) in reads
        assert [layer.activation for layer in found] == FUNCTIONS
        assert all((a.weights == b.weights).all() for a, b in zip(found, layers, strict=True))


def test_a_file_with_activations_needs_none_and_agrees_with_those_there_are(tmp_path) -> None:
    path = file(tmp_path, "a.safetensors", network_bytes(small()))
    assert [layer.activation for layer in read_network(path, tmp_path, None)] == FUNCTIONS
    assert len(read_network(path, tmp_path, FUNCTIONS)) == 2
    path = file(tmp_path, "a.onnx", fixture("torch_two_classes.onnx"))
    assert [layer.activation for layer in read_network(path, tmp_path, None)] == [
        "relu", "tanh", "sigmoid",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "activations", "at", "said"),
    [
        ("a.npz", None, ("file",),
         'a.npz has the weights of 2 layers: "0.weight" (4, 3), "2.weight" (1, 4); '
         'expected "layers" with an activation for each'),
        ("a.npz", ["relu"], ("layers",), 'found 1 layer, a.npz has 2: "0.weight" (4, 3)'),
        ("own.safetensors", ["relu"], ("layers",), "found 1 layer, own.safetensors has 2"),
        ("own.safetensors", ["tanh", "sigmoid"], ("layers", 0, "activation"),
         'found "tanh", own.safetensors has "relu" there'),
        ("a.onnx", ["relu"] * 3, ("layers", 1, "activation"), 'found "relu", a.onnx has "tanh" th'),
        ("a.pt", None, ("file",), 'found "a.pt", a pickle, which runs code when it is read; save'),
        ("a.pkl", None, ("file",), 'found "a.pkl", a pickle'),
        ("a.h5", None, ("file",), 'found "a.h5"; save the model as .keras'),
        ("a.txt", None, ("file",), 'found "a.txt", expected a file that ends in one of .npz, .sa'),
    ],
)  # fmt: skip
def test_what_the_model_file_has_wrong_is_told_at_its_key(
    name, activations, at, said, tmp_path: Path
) -> None:
    data = {
        "a.npz": npz(**state_dict(small())),
        "own.safetensors": network_bytes(small()),
        "a.onnx": fixture("torch_two_classes.onnx"),
    }.get(name, b"")
    path = file(tmp_path, name, data)
    with pytest.raises(SpecProblem) as refused:
        read_network(path, tmp_path, activations)
    assert refused.value.path == at and said in refused.value.problem


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.onnx", b"nothing", "not a whole ONNX file; export it anew"),
        ("a.keras", b"nothing", "not a whole zip file; save it anew"),
        ("a.npz", b"", "not a whole zip file; save it anew"),
        ("a.safetensors", safetensors_bytes(state_dict(small()), {"activations": "relu"}),
         'found activations "relu" for 2 layers'),
        ("a.safetensors", safetensors_bytes(state_dict(small()), {"activations": "relu,x\ny"}),
         'unknown activation "x\\ny"'),
        ("a.npz", bytes(50_000_001), "a file of more than 50,000,000 bytes"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_file_is_told_in_a_line(name, data, said, tmp_path: Path) -> None:
    path = file(tmp_path, name, data)
    with pytest.raises(ContentError) as refused:
        read_network(path, tmp_path, FUNCTIONS if name == "a.npz" else None)
    told = str(refused.value)
    assert told.startswith(f"content/models/{name}: ") and said in told and "\n" not in told
