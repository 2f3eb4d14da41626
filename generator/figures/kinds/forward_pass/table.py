"""The calculation of the last layer as a table for files: a column for each output."""

from __future__ import annotations

from generator.data.dataset import Key
from generator.figures.contents import CellValue, Column, Table
from generator.figures.kinds.forward_pass.steps import Steps
from generator.models.trained import TrainedNetwork
from generator.notation.templating import opening


def layer_table(model: TrainedNetwork, row: Key, steps: Steps) -> Table:
    """What comes into the outputs, the products of each, their sums and what these become."""
    layer, done = steps.last, model.row(row).layers[-1]
    names = [opening(unit.name) for unit in layer.units]
    columns = [
        Column("Comes in"),
        Column("Value", layer.entering, True),
        *(Column(name, "product", True) for name in names),
    ]
    terms = zip(*(unit.terms for unit in layer.units), strict=True)
    rows = [[each[0].name, each[0].input, *(t.product for t in each)] for each in terms]
    values: list[list[CellValue]] = [
        [texts[0], float(x), *map(float, products)]
        for texts, x, products in zip(rows, done.inputs[0], done.products[0].T, strict=True)
    ]
    biases = model.network.layers[-1].biases
    for name, value, texts, numbers in (
        ("Bias", "1", [unit.bias_product for unit in layer.units], biases),
        ("Sum", "", [unit.sum for unit in layer.units], done.pre_activation[0]),
        (
            opening(layer.activation.title),
            "",
            [unit.result for unit in layer.units],
            done.activation[0],
        ),
    ):
        rows.append([name, value, *texts])
        values.append([name, float(value) if value else None, *map(float, numbers)])
    return Table(columns, rows, values, closed=True)
