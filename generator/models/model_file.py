"""Reading a model's description: every mistake in it is found here, at its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from generator.data.dataset import Dataset, held
from generator.data.encoding import column, encode_all
from generator.data.feature import Feature
from generator.data.inputs import Input
from generator.data.label import Answer, Labels, Values, labels_of
from generator.models.class_order import check_order
from generator.models.description import (
    NetworkDescription,
    Predictor,
    RuleDescription,
)
from generator.models.imported.layer import Classes
from generator.models.layers import answer_of, given_network
from generator.models.layers_from_file import with_layers
from generator.models.lock_file import COMMAND, fingerprint, lock_path, read_lock
from generator.models.locked_run import Lock
from generator.models.model import Model
from generator.models.rule import Rule
from generator.models.shape import Shape
from generator.models.size import check_network, check_recipe
from generator.models.split import Positions, arrays_of, parts_of
from generator.models.trained import TrainedNetwork
from generator.nn.activations import OUTPUTS, Activation
from generator.nn.examples import THRESHOLD
from generator.nn.network import Array, Network
from generator.nn.parts import Part, Parts
from generator.nn.recipe import Recipe
from generator.nn.training import Run
from generator.reading.document import Document, read_document
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text

LARGEST_SUM = 1e150  # whose square is finite


def read_model(path: Path, root: Path, datasets: Mapping[str, Dataset]) -> Model:
    """The model that the file at `path` describes, with its trained parameters if it has any.

    Raises ContentError for all that `described_model` does, and where the model's lock file is
    missing, cannot be read or holds another training.
    """
    document, model = described_model(path, root, datasets)
    if not isinstance(model, Shape) or model.training is None:
        return model
    lock = read_lock(path, root, document, Lock, model_fingerprint(model), lock_check(model))
    try:
        run = lock.run(activations(model))
        nets = [epoch.network for epoch in run.epochs]
        predictions = _predictions(document, nets, model.answer, model.inputs, model.features)
    except ValueError as error:
        file = lock_path(path).relative_to(root).as_posix()
        raise ContentError(file, None, f"{error}; run `{COMMAND}` to make it anew") from None
    return _with_parameters(model, run.network, predictions, run)


def lock_check(model: Shape) -> Callable[[Lock], None]:
    """What raises SpecProblem for a lock that cannot be one of the model's."""
    how, rows = model.training, locked_rows(model)
    epochs = how.epochs if how else 0
    return lambda lock: lock.check(rows, model.units, epochs)


def locked_rows(model: Shape) -> dict[Part, int]:
    """How many rows the model learns from, and how many the other parts have."""
    held_out = model.training.held_out if model.training else 0
    return {**model.rows.by_name, "training": model.rows.training - held_out}


def described_model(
    path: Path, root: Path, datasets: Mapping[str, Dataset]
) -> tuple[Document, Model]:
    """The description at `path`, and its model without what training finds.

    Raises ContentError, at the line at fault, for unknown data sets, columns or activations,
    values without an encoding, missing values without a rule, parameters of a wrong shape, and a
    training that cannot be.
    """
    document = read_document(read_text(path, root), path.relative_to(root))
    classes: Classes = ()
    if "file" in document.data:
        document, classes = with_layers(document, path, root)
    if "rule" in document.data:
        return document, _rule(path.stem, document, datasets)
    return document, _described_network(path.stem, document, datasets, classes)


def _rule(name: str, document: Document, datasets: Mapping[str, Dataset]) -> Rule:
    description = document.validate(RuleDescription)
    dataset = data_of(document, description, datasets)
    label = labels_of(document, description.label, dataset, None, description.positive)
    parts = parts_of(document, description.split, dataset, label)
    predictions = _follow(document, description, label, dataset)
    return Rule(
        name=name,
        description=description,
        dataset=dataset,
        label=label,
        parts=parts,
        predictions=predictions,
    )


def _described_network(
    name: str, document: Document, datasets: Mapping[str, Dataset], classes: Classes
) -> Shape | TrainedNetwork:
    description = document.validate(NetworkDescription)
    dataset = data_of(document, description, datasets)
    output = description.layers[-1].activation
    if description.training:
        how = description.training.ending_in(output)
        description = description.model_copy(update={"training": how})
    answer = answer_of(output)
    label = labels_of(document, description.label, dataset, answer, description.positive)
    check_label(document, description.label, description.features)
    parts = parts_of(document, description.split, dataset, label)
    features = encode_all(document, description.features, dataset, parts.training)
    shape = Shape(
        name=name,
        description=description,
        dataset=dataset,
        label=label,
        parts=parts,
        features=features,
    )
    check_network(document, shape.units, dataset.rows)
    net = given_network(document, description, label, shape.entries)
    check_order(document, classes, label, description)
    if description.training is not None:
        check_recipe(document, description.training, shape.units, dataset.rows)
        check_training(document, description.training, output, parts)
        if net is not None:
            problem = 'found weights too; expected them or "training", which finds them'
            raise document.error(("training",), problem)
    if net is None:
        return shape
    predictions = _predictions(document, [net], answer, shape.inputs, features)
    return _with_parameters(shape, net, predictions)


def _with_parameters(
    shape: Shape, net: Network, predictions: Values, run: Run | None = None
) -> TrainedNetwork:
    return TrainedNetwork(
        name=shape.name,
        description=shape.description,
        dataset=shape.dataset,
        label=shape.label,
        parts=shape.parts,
        features=shape.features,
        predictions=predictions,
        network=net,
        run=run,
    )


def model_fingerprint(model: Shape) -> str:
    """What a lock must have been made from to be this model's."""
    described = model.description.model_dump(mode="json", include={"layers", "training"})
    return fingerprint(described, model.features, model.labels, *arrays_of(model.parts))


def activations(model: Shape) -> list[Activation]:
    return [OUTPUTS[layer.activation] for layer in model.description.layers]


def data_of(document: Document, description: Predictor, datasets: Mapping[str, Dataset]) -> Dataset:
    """The data set of a description."""
    dataset = datasets.get(description.data)
    if dataset is None:
        raise document.error(("data",), unknown("data set", description.data, datasets))
    return dataset


def check_label(document: Document, label: str, features: Sequence[Feature]) -> None:
    """ContentError where what is foretold is told."""
    for i, feature in enumerate(features):
        if feature.column == label:
            problem = f'found "{label}", which is the label; expected what it is foretold from'
            raise document.error(("features", i, "column"), problem)


def check_training(
    document: Document, training: Recipe, output: str, parts: Parts[Positions]
) -> None:
    """ContentError where a network with that output activation cannot be trained so."""
    loss = training.loss_for(output)
    if loss.output not in (None, output) or output == "step":
        raise document.error(
            ("training", "loss"),
            f'found the output activation "{output}" with {loss.title}, '
            f'expected "{loss.output or "sigmoid"}"',
        )
    if output == "softmax" and loss.output is None:
        problem = f"found {loss.title} after softmax, expected cross-entropy"
        raise document.error(("training", "loss"), problem)
    rows = len(parts.training)
    if training.held_out >= rows:
        problem = f"found {training.held_out} of {rows} training rows, expected fewer"
        raise document.error(("training", "stop", "held_out"), problem)
    if training.stop and not training.held_out and "validation" not in parts.by_name:
        problem = 'found no rows to tell when to stop, expected "held_out" or validation rows'
        raise document.error(("training", "stop"), f"{problem} in the split")


def _predictions(
    document: Document,
    nets: Sequence[Network],
    answer: Answer,
    inputs: Sequence[Input],
    features: Array,
) -> Values:
    """What the network answers for each row, as labels have it; a ContentError where its sums
    could grow beyond all bounds, in these rows or in others that a reader makes of their values."""
    sizes = [
        max(float(np.abs(column).max()), one.largest)
        for column, one in zip(features.T, inputs, strict=True)
    ]
    for net in nets:
        if net.largest_sum(np.array(sizes)) > LARGEST_SUM:
            problem = f"a sum can be larger than {LARGEST_SUM:g}; expected smaller weights"
            raise document.error(("layers",), problem)
    outputs = nets[-1].predict(features)
    if answer == "number":
        return outputs[:, 0]
    places = outputs.argmax(axis=1) if answer == "classes" else outputs[:, 0] >= THRESHOLD
    return places.astype(np.int64)


def _follow(
    document: Document, description: RuleDescription, label: Labels, dataset: Dataset
) -> NDArray[np.int64]:
    """Predictions of a rule, one for each row."""
    rule = description.rule
    if rule.always is not None and rule.column is None and rule.equals is None:
        always = held(dataset.frame[description.label], rule.always)
        if always not in label.codes:
            what = f'value of the label "{description.label}"'
            problem = unknown(what, str(rule.always), map(str, label.codes))
            raise document.error(("rule", "always"), problem)
        return np.full(dataset.rows, label.codes.index(always), dtype=np.int64)
    if rule.always is not None or rule.column is None or rule.equals is None:
        raise document.error(("rule",), 'expected "always", or "column" with "equals"')
    if label.answer != "binary":
        raise document.error(
            ("rule",), f'expected "always": the label has {len(label.codes)} values'
        )
    values_of = column(document, ("rule", "column"), rule.column, dataset)
    wanted = held(values_of, rule.equals)
    values = values_of.dropna().unique().tolist()
    if wanted not in values:
        problem = unknown(f'value of column "{rule.column}"', str(rule.equals), values[:12])
        raise document.error(("rule", "equals"), problem)
    return (values_of == wanted).to_numpy().astype(np.int64)
