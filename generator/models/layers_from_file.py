"""The layers of a model file that names a file beside it, as if they stood in the model file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import ConfigDict, Field, Strict

from generator.models.imported.layer import Classes, ImportedLayer, Layers
from generator.nn.activations import OutputName
from generator.reading.beside import file_beside
from generator.reading.description import Description, Line
from generator.reading.document import Document
from generator.reading.errors import SpecProblem


class _Layer(Description):
    """What a model file may say of a layer whose weights lie in another file."""

    activation: OutputName
    units: Annotated[int, Strict(), Field(gt=0)] | None = None


class _Described(Description):
    """What of a model file decides how the other is read; the rest is checked with its layers."""

    model_config = ConfigDict(extra="ignore")

    file: Line
    layers: list[_Layer] | None = Field(default=None, min_length=1, max_length=50)


def with_layers(document: Document, path: Path, root: Path) -> tuple[Document, Classes]:
    """The model file at `path`, its layers with the weights of the file that it names; and the
    classes of that file, if it names them.

    Problems with these layers stand at the line of `layers`, or of `file` where there are none.
    Raises ContentError for a file that is not there, is wrong in itself, or does not fit what the
    model file says.
    """
    # Readers of files, and what they load, are only for those sites that have such files.
    from generator.models.imported.network_file import ENDINGS, read_network

    told = document.validate(_Described)
    file = file_beside(document, path, told.file, ENDINGS)
    functions = [layer.activation for layer in told.layers] if told.layers else None
    try:
        layers = read_network(file, root, functions)
        _check(layers, told)
    except SpecProblem as problem:
        raise document.error(problem.path, problem.problem) from None
    described = replace(
        document,
        data={**document.data, "layers": [_plain(layer) for layer in layers]},
        root=_marked(document.root),
    )
    return described, layers[-1].classes


def _check(layers: Layers, told: _Described) -> None:
    """SpecProblem where the layers have other units than the model file says."""
    given: Sequence[_Layer] = told.layers or []
    for i, (one, layer) in enumerate(zip(given, layers, strict=False)):
        if one.units not in (None, layer.units):
            problem = f"found {one.units} units, {told.file} has {layer.units} there"
            raise SpecProblem(("layers", i, "units"), problem)


def _plain(layer: ImportedLayer) -> dict[str, object]:
    """The layer as a model file would have it."""
    return {
        "units": layer.units,
        "activation": layer.activation,
        "weights": layer.weights.tolist(),
        "biases": layer.biases.tolist(),
    }


def _marked(root: yaml.MappingNode | None) -> yaml.MappingNode | None:
    """The nodes of the model file, where "layers" too has a place: that of "file" if it says
    nothing of layers."""
    places = {key.value: (key, value) for key, value in root.value} if root else {}
    if root is None or "layers" in places:
        return root
    key, value = places["file"]
    layers = yaml.ScalarNode(key.tag, "layers", key.start_mark, key.end_mark)
    return yaml.MappingNode(root.tag, [*root.value, (layers, value)], root.start_mark)
