"""Dense layers from a `.keras` file: a zip with the layers in JSON and their weights in HDF5."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.models.imported.archive import Archive
from generator.models.imported.folding import Folding
from generator.models.imported.h5_weights import read_h5
from generator.models.imported.keras_layers import LAYERS, Told, mapping, short
from generator.models.imported.layer import MOST_LAYERS, Layers, Refused
from generator.nn.activations import Array
from generator.reading.errors import unknown
from generator.reading.problems import describe

_LONGEST_CONFIG = 1_000_000  # bytes
_MOST_STEPS = 4 * MOST_LAYERS  # layers in Keras's sense: dropout and activations are some too


def read_keras(data: bytes) -> Layers:
    """The network in the bytes of a `.keras` file: a Sequential one, or a Functional one that is
    one layer behind the other.

    Refused for what is no such file, and, by layer and shape, for all else; where h5py is missing.
    """
    archive = Archive(data)
    layers = _layers(_config(archive))
    for layer in layers:
        if layer.kind not in LAYERS:
            raise layer.refused(unknown("layer", layer.kind, LAYERS))
    weights = read_h5(archive.read("model.weights.h5"))
    folding = Folding()
    for layer, path in zip(layers, _paths(layers), strict=True):
        try:
            LAYERS[layer.kind](layer, _own(weights, path), folding)
        except Refused as refusal:
            problem = str(refusal)
        else:
            continue
        raise layer.refused(problem)
    return folding.layers()


def _config(archive: Archive) -> Mapping[str, object]:
    """What the file says of the model."""
    text = archive.read("config.json")
    if len(text) > _LONGEST_CONFIG:
        raise Refused(f"config.json: expected up to {_LONGEST_CONFIG:,} bytes")
    try:
        config = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("config.json: not JSON; save the model anew") from None
    return mapping(config)


def _layers(model: Mapping[str, object]) -> list[Told]:
    """The layers in the order in which the data pass them."""
    kind, config = short(model.get("class_name")), mapping(model.get("config"))
    if kind not in ("Sequential", "Functional"):
        raise Refused(f"found a model of class {describe(kind)}, expected Sequential or Functional")
    told = config.get("layers")
    if not isinstance(told, list) or not 0 < len(told) <= _MOST_STEPS:
        raise Refused(f"config.json: expected 1 to {_MOST_STEPS} layers")
    layers = [Told.of(mapping(one)) for one in told]
    if kind == "Functional":
        _check_chain(layers, config)
    return layers


def _check_chain(layers: Sequence[Told], config: Mapping[str, object]) -> None:
    """Refused where a layer takes anything but what the one before it in the list gives."""
    before = ""
    for layer in layers:
        takes = list(_sources(layer.inbound))
        if takes != ([before] if before else []):
            found = ", ".join(map(describe, takes[:5])) or "nothing"
            problem = f"takes {found}, expected {describe(before) if before else 'the input'}"
            raise layer.refused(f"{problem}; networks with branches are not taken")
        before = layer.name
    ends = list(_sources(config.get("output_layers")))
    if ends != [before]:
        found = ", ".join(map(describe, ends[:5])) or "none"
        raise Refused(f"found the outputs {found}, expected one: {describe(before)}")


def _sources(told: object) -> Iterator[str]:
    """The names of the layers that a description of connections mentions, ["dense", 0, 0] each."""
    waiting = [told]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list) and len(one) in (3, 4) and isinstance(one[0], str):
            yield one[0]
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += one.values()


def _paths(layers: Sequence[Told]) -> list[str]:
    """Where the weights of each layer lie: by its class and how many of them came before it."""
    count: Counter[str] = Counter()
    paths = []
    for layer in layers:
        words = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", layer.kind)
        name = re.sub(r"([a-z])([A-Z])", r"\1_\2", words).lower()  # re_lu, as Keras writes it
        paths.append(f"layers/{name}_{count[name]}" if count[name] else f"layers/{name}")
        count[name] += 1
    return paths


def _own(weights: Mapping[str, Array], path: str) -> dict[str, Array]:
    """The arrays of the layer whose weights lie there, by their numbers."""
    start = f"{path}/vars/"
    return {name[len(start) :]: a for name, a in weights.items() if name.startswith(start)}
