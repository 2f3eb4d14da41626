"""A file with a network that a model file names: which format it has, and its layers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.models.imported.keras_file import read_keras
from generator.models.imported.layer import Classes, Layers, Refused
from generator.models.imported.npz import read_npz
from generator.models.imported.onnx_file import read_onnx
from generator.models.imported.safetensors import read_safetensors, safetensors_bytes
from generator.models.imported.state_dict import Pair, layers_of, pairs_of
from generator.nn.activations import Array
from generator.reading.errors import ContentError, SpecProblem
from generator.reading.problems import describe
from generator.reading.text import read_bytes

LARGEST = 50_000_000  # bytes
# In the metadata of a file that knows them: names, with commas; and a list in JSON.
ACTIVATIONS, CLASSES = "activations", "classes"
_PICKLES = (".pkl", ".pickle", ".pt", ".pth", ".bin", ".joblib", ".ckpt")

_NETWORKS: Mapping[str, Callable[[bytes], Layers]] = {".onnx": read_onnx, ".keras": read_keras}
_TENSORS = (".npz", ".safetensors")
ENDINGS = (*_TENSORS, *_NETWORKS)
"""What the names of files end in that are taken."""


def read_network(path: Path, root: Path, activations: Sequence[str] | None) -> Layers:
    """The layers of the network in the file at `path`, in the content folder in `root`.

    `activations` are those of a model file, one for each layer; a file of tensors needs them, any
    other has its own, which must be the same. Raises SpecProblem, at the path of the key in the
    model file, where they do not fit, and ContentError for all that is wrong with the file.
    """
    file, ending = path.relative_to(root).as_posix(), path.suffix.lower()
    if ending not in ENDINGS:
        raise SpecProblem(("file",), _not_taken(path.name, ending))
    data = read_bytes(path, root, LARGEST)
    try:
        if ending in _TENSORS:
            return _from_tensors(data, ending, path.name, activations)
        return _agreeing(_NETWORKS[ending](data), path.name, activations)
    except Refused as refusal:
        problem = str(refusal)
    raise ContentError(file, None, problem)


def network_bytes(layers: Layers) -> bytes:
    """The bytes of a `.safetensors` file with the layers, named as PyTorch does, that needs no
    list of activations beside it, and says which classes it answers with."""
    tensors: dict[str, Array] = {}
    for i, layer in enumerate(layers):
        tensors |= {f"{i}.weight": layer.weights, f"{i}.bias": layer.biases}
    told = {ACTIVATIONS: ",".join(one.activation for one in layers)}
    if classes := layers[-1].classes:
        told[CLASSES] = json.dumps(classes)
    return safetensors_bytes(tensors, told)


def _not_taken(name: str, ending: str) -> str:
    taken = ", ".join(ENDINGS)
    if ending in _PICKLES:
        why = "a pickle, which runs code when it is read; save the network without"
        return f"found {describe(name)}, {why}, as one of {taken}"
    if ending in (".h5", ".hdf5"):
        return f"found {describe(name)}; save the model as .keras (expected one of {taken})"
    return f"found {describe(name)}, expected a file that ends in one of {taken}"


def _from_tensors(data: bytes, ending: str, name: str, activations: Sequence[str] | None) -> Layers:
    """The layers in a file that has their tensors, and perhaps their activations."""
    classes: Classes = ()
    if ending == ".npz":
        pairs, told = pairs_of(read_npz(data)), None
    else:
        file = read_safetensors(data)
        pairs, told = pairs_of(file.tensors), file.metadata.get(ACTIVATIONS)
        classes = _classes(file.metadata.get(CLASSES, "[]"))
    if told is None and activations is None:
        found = f"{name} has the weights of {_layers(len(pairs))}: {_listed(pairs)}"
        raise SpecProblem(("file",), f'{found}; expected "layers" with an activation for each')
    if told is not None and len(told.split(",")) == len(pairs):
        return _agreeing(_named(layers_of(pairs, told.split(",")), classes), name, activations)
    if told is not None:
        raise Refused(f"found activations {describe(told)} for {_layers(len(pairs))}")
    assert activations is not None  # one of the two is there
    if len(activations) != len(pairs):
        found = f"found {_layers(len(activations))}, {name} has {len(pairs)}: {_listed(pairs)}"
        raise SpecProblem(("layers",), found)
    return _named(layers_of(pairs, activations), classes)


def _classes(told: str) -> Classes:
    """The names of classes in a text of a file's metadata."""
    try:
        names = json.loads(told)
    except (ValueError, RecursionError):
        names = None
    if not isinstance(names, list) or not all(isinstance(n, str | int | float) for n in names):
        raise Refused(f'found classes {describe(told)}, expected a list such as ["cat", "dog"]')
    return tuple(names)


def _named(layers: Layers, classes: Classes) -> Layers:
    *hidden, last = layers
    return *hidden, replace(last, classes=classes)


def _agreeing(layers: Layers, name: str, activations: Sequence[str] | None) -> Layers:
    """The layers of a file that has activations; SpecProblem where the model file has others."""
    if activations is None:
        return layers
    if len(activations) != len(layers):
        told = f"found {_layers(len(activations))}, {name} has {len(layers)}"
        raise SpecProblem(("layers",), told)
    for i, (layer, wanted) in enumerate(zip(layers, activations, strict=True)):
        if layer.activation != wanted:
            told = f'found "{wanted}", {name} has "{layer.activation}" there'
            raise SpecProblem(("layers", i, "activation"), told)
    return layers


def _layers(count: int) -> str:
    return f"{count} layer" if count == 1 else f"{count} layers"


def _listed(pairs: Sequence[Pair]) -> str:
    return ", ".join(map(str, pairs[:5])) + ("…" if len(pairs) > 5 else "")
