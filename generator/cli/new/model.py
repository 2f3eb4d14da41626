"""`new model`: a network to be trained on a data set of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.new.writing import as_yaml, check_content, name_of, write_new
from generator.cli.telling import debugged, of_content, telling

if TYPE_CHECKING:
    from generator.data.looking import Column

MOST_FEATURES = 8  # that are taken unasked: more make a drawing that nobody reads
ONE_HOT = 6  # values of a text that each get an input, unasked


@click.command()
@click.argument("name")
@click.option("--data", required=True, help="The data set that it learns from.")
@click.option("--label", help="The column that it foretells; unless told the likely one.")
@click.option("--features", help="Columns that it is told, with commas; unless told all usable.")
@click.option(
    "--hidden",
    type=click.IntRange(0, 64),
    default=3,
    show_default=True,
    help="Neurons between inputs and output.",
)
@click.option("--title", help="What readers see as its title.")
@of_content
@debugged
def model(
    name: str,
    data: str,
    label: str | None,
    features: str | None,
    hidden: int,
    title: str | None,
    content: Path,
    debug: bool,
) -> None:
    """Describe a network that foretells a column of a data set from others.

    `feedforward train` trains it then, and locks what it has learned beside the description.
    """
    with telling(name, debug):
        check_content(content)
        from generator.data.dataset_file import read_dataset
        from generator.data.looking import columns_of, likely_label
        from generator.reading.errors import ContentError, unknown

        folder = content / "data"
        known = [path.stem for path in sorted(folder.glob("*.yaml"))]
        if data not in known:
            raise ContentError("feedforward new model", None, unknown("data set", data, known))
        dataset = read_dataset((folder / f"{data}.yaml").resolve(), content.resolve())
        columns = {column.name: column for column in columns_of(dataset)}
        key = dataset.description.key
        asked = [part.strip() for part in features.split(",")] if features else []
        for column in (*asked, *([label] if label else [])):
            if column not in columns:
                problem = unknown(f"column of {data}", column, columns)
                raise ContentError("feedforward new model", None, problem)
        label = label or likely_label(columns.values(), key)
        if not label:
            problem = f"no column of {data} has few values; say what is foretold with --label"
            raise ContentError("feedforward new model", None, problem)
        taken = [columns[column] for column in asked] or _usable(columns.values(), key, label)
        told = title or f"{dataset.title}: {label}"
        lines = _description(told, data, columns[label], taken, hidden)
        write_new({content / "models" / f"{name_of(name)}.yaml": "\n".join(lines) + "\n"})
        click.echo(f"It foretells {label} from {', '.join(one.name for one in taken)}")
        click.echo("Next: feedforward train")


def _usable(columns: Iterable[Column], key: str, label: str) -> list[Column]:
    """Columns of numbers, and of few words."""
    found = [
        column
        for column in columns
        if column.name not in (key, label)
        and (column.numeric or 2 <= column.distinct <= ONE_HOT)
        and column.missing < len(column.values) / 2
    ]
    return found[:MOST_FEATURES]


def _description(
    title: str, data: str, label: Column, features: Sequence[Column], hidden: int
) -> Iterator[str]:
    """The lines of the model file."""
    yield f"title: {as_yaml(title)}"
    yield f"data: {as_yaml(data)}"
    yield "features:"
    for feature in features:
        yield f"  - {as_yaml(_feature(feature))}"
    yield f"label: {as_yaml(label.name)}"
    several = label.coded and label.distinct > 2
    shares = "{train: 0.7, shuffle: 1" + (", stratify: true" if label.coded else "") + "}"
    yield f"split: {shares}  # the others test"
    yield "layers:"
    if hidden:
        yield f"  - {{units: {hidden}, activation: relu}}"
    units = label.distinct if several else 1
    output = "softmax" if several else "sigmoid" if label.coded else "identity"
    yield f"  - {{units: {units}, activation: {output}}}"
    yield "training:"
    yield "  optimizer: adam"
    yield "  learning_rate: 0.01"
    yield "  epochs: 300"


def _feature(column: Column) -> dict[str, object]:
    """The column as a model file has it."""
    told: dict[str, object] = {"column": column.name}
    values = sorted(column.values.dropna().unique().tolist())
    if not column.numeric:
        two = len(values) == 2
        told["encode"] = {value: at for at, value in enumerate(values)} if two else "one-hot"
        if column.missing and not two:
            told["missing"] = column.values.mode().iloc[0]
    if column.missing and "missing" not in told:
        told["missing"] = "median"
    return told
