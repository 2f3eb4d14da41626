"""`new data`: a table, and a description of what it seems to hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.new.writing import as_yaml, check_content, name_of, write_new
from generator.cli.telling import debugged, of_content, telling

if TYPE_CHECKING:
    from generator.data.looking import Column, Look

_UNIT = re.compile(r"(.+?)(?:[ _]*[(\[](.+)[)\]]|_(mm|cm|m|km|g|kg|s|ms|min|h|ml|l|pct))")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", help="What the data set is called in articles and models.")
@click.option("--title", help="What readers see as its title.")
@click.option("--source", help="Who made the table, and where it is from.")
@click.option("--licence", help="On which terms others may use it.")
@of_content
@debugged
def data(
    file: Path,
    name: str | None,
    title: str | None,
    source: str | None,
    licence: str | None,
    content: Path,
    debug: bool,
) -> None:
    """Take a table into the site: look at FILE, copy it, and describe what it seems to hold.

    FILE is text with a line for each row, such as CSV. Separator, types, codes, signs for missing
    values, the column that names the rows and the likely label are found; look them over in the
    description.
    """
    with telling(file, debug):
        check_content(content)
        from generator.data.dataset_file import read_dataset
        from generator.data.looking import look_at

        look = look_at(file)
        name = name_of(name or file.stem)
        path = content / "data" / f"{name}{file.suffix.lower() or '.csv'}"
        described = path.with_suffix(".yaml")
        told = {
            "title": title or _words(name),
            "source": source or "to be told: who made this table, and where it is from",
            "licence": licence or "to be told: on which terms others may use it",
        }
        key = look.key or _free(column.name for column in look.columns)
        table = file.read_bytes() if look.key else _numbered(file, look, key)
        text = "\n".join(_description(look, path.name, key, told)) + "\n"
        write_new({path: table, described: text})
        read_dataset(described.resolve(), content.resolve())  # what is written can be read
        click.echo(f"{look.rows:,} rows, {len(look.columns)} columns", nl=False)
        click.echo(f"; a model could foretell {look.label}" if look.label else "")


def _free(names: Iterable[str]) -> str:
    """What a column of numbers of the rows is called, where none of the table's own names them."""
    taken = {name.casefold() for name in names}
    return next(name for name in ("row", "row_number", "number_of_row") if name not in taken)


def _description(look: Look, file: str, key: str, told: dict[str, str]) -> Iterator[str]:
    """The lines of the description."""
    yield f"# What {file} holds, as far as a look at it tells. Look it over, and say what it means."
    if look.label:
        (label,) = (column for column in look.columns if column.name == look.label)
        yield f"# Likely label, for a model to foretell: {look.label} ({label.distinct} values)."
    yield f"file: {as_yaml(file)}"
    for what, value in told.items():
        yield f"{what}: {as_yaml(value)}"
    yield from _form(look)
    why = "each row has another value" if look.key else "numbered, as no other column names rows"
    yield f"key: {as_yaml(key)}  # {why}"
    yield "row_noun: row  # what a row is: a passenger, a house"
    yield "columns:"
    if not look.key:
        yield f"  {key}:"
        yield f"    meaning: Number of the row, 1 to {look.rows}, in the order of the list"
    for column in look.columns:
        yield from _column(column)


def _form(look: Look) -> Iterator[str]:
    """The keys that say how the file writes its table, but for what is usual."""
    told = look.form.model_dump(exclude_defaults=True)
    if not look.key:  # a table that is written anew is UTF-8
        told.pop("encoding", None)
    for key, value in told.items():
        if value is not None:
            yield f"{key}: {as_yaml(value)}"


def _column(column: Column) -> Iterator[str]:
    """The lines of one column, its kind of values in a comment."""
    name, unit = column.name, None
    if column.numeric and (found := _UNIT.fullmatch(name)):
        name, unit = found[1], found[2] or found[3]
    yield f"  {as_yaml(column.name)}:  # {', '.join(_seen(column))}"
    yield f"    meaning: {as_yaml(_words(name))}"
    if unit:
        yield f"    unit: {as_yaml('%' if unit == 'pct' else unit)}"
    if column.codes:
        codes = {
            code: str(code).lower() if isinstance(code, bool) else str(code)
            for code in column.codes
        }
        yield f"    codes: {as_yaml(codes)}  # what readers see in place of each value"


def _seen(column: Column) -> Iterator[str]:
    """What its values are, in a few words."""
    if column.numeric:
        kind = "whole numbers" if column.whole else "numbers"
        yield f"{kind} from {column.values.min()} to {column.values.max()}"
    else:
        yield (
            "true or false" if column.values.dtype == bool else f"texts, {column.distinct} of them"
        )
    if column.missing:
        yield f"{column.missing} missing"


def _words(name: str) -> str:
    """The name as a reader has it: Bill length, for bill_length."""
    words = " ".join(re.sub(r"[_\-]+", " ", name).split()) or name
    return words[0].upper() + words[1:]


def _numbered(file: Path, look: Look, key: str) -> bytes:
    """The table with the numbers of its rows as a first column."""
    from generator.data.cells import read_cells

    sign = look.form.separator or ("\t" if file.suffix in (".tsv", ".tab") else ",")
    cells = read_cells(file, file.parent, look.form)
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=sign, lineterminator="\n")
    writer.writerow([key, *cells.texts])
    columns = [texts.tolist() for texts in cells.texts.values()]
    writer.writerows([n, *row] for n, row in enumerate(zip(*columns, strict=True), 1))
    return out.getvalue().encode("utf-8")
