"""Writes the tables of the data sets that packages ship: `python -m tests.content.tables`.

With palmerpenguins 0.1.6, scikit-learn 1.9.1 and vega_datasets 0.9.0, whose cells stay as they
are. Rows are numbered in the packages' order, as none of the three has a column that names them,
and columns of the last two are called by words.
"""

import csv
import io
import json
from collections.abc import Iterable
from importlib.resources import files

from tests import ROOT

MEANS = [
    "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
    "concave points", "symmetry", "fractal dimension",
]  # fmt: skip
CAR = {
    "Name": "Name", "Miles_per_Gallon": "Miles per gallon", "Cylinders": "Cylinders",
    "Displacement": "Displacement", "Horsepower": "Horsepower", "Weight_in_lbs": "Weight",
    "Acceleration": "Acceleration", "Year": "Year", "Origin": "Origin",
}  # fmt: skip


def penguins() -> str:
    """All columns and rows of palmerpenguins."""
    shipped = (files("palmerpenguins") / "data" / "penguins.csv").read_text("utf-8")
    head, *rows = csv.reader(io.StringIO(shipped))
    return numbered("penguin", head, rows)


def cells() -> str:
    """The ten means of scikit-learn's breast cancer data, without the columns of their spread.

    The diagnosis is `M` or `B`, as where scikit-learn has the list from, in place of its 0 or 1.
    """
    shipped = (files("sklearn.datasets") / "data" / "breast_cancer.csv").read_text("utf-8")
    (_, _, *classes), *rows = csv.reader(io.StringIO(shipped))
    letters = [name[0].upper() for name in classes]
    means = ([letters[int(row[-1])], *row[: len(MEANS)]] for row in rows)
    return numbered("sample", ["diagnosis", *MEANS], means)


def cars() -> str:
    """The cars of vega_datasets whose miles per gallon are known."""
    shipped = (files("vega_datasets") / "_data" / "cars.json").read_text("utf-8")
    read = json.loads(shipped, parse_float=str, parse_int=str)
    known = (car for car in read if car["Miles_per_Gallon"] is not None)
    return numbered("car", [*CAR.values()], ([car[column] for column in CAR] for car in known))


def numbered(key: str, head: list[str], rows: Iterable[list[str]]) -> str:
    """A CSV file of the rows, with their numbers from 1 in a first column called `key`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([key, *head])
    writer.writerows([number, *row] for number, row in enumerate(rows, 1))
    return text.getvalue()


TABLES = {
    "content/data/penguins.csv": penguins,
    "tests/content/cells/data/cells.csv": cells,
    "tests/content/cars/data/cars.csv": cars,
}

if __name__ == "__main__":
    for path, table in TABLES.items():
        (ROOT / path).write_text(table(), "utf-8")
