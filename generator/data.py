"""Data sets: a CSV file and its description, read once and checked against each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from generator.document import Document, read_document
from generator.errors import ContentError, unknown
from generator.prose import in_prose
from generator.reading import read_text

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float


class Description(BaseModel):
    """Base of everything an author describes in YAML: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ColumnDescription(Description):
    """What one column means, its unit, and the meaning of its codes."""

    meaning: str
    unit: str | None = None
    codes: dict[Value, str] | None = None


class DatasetDescription(Description):
    """What `content/data/<name>.yaml` says."""

    file: str
    title: str
    source: str
    url: str | None = None
    licence: str
    key: str
    row_noun: str = "row"
    columns: dict[str, ColumnDescription] = Field(min_length=1)


@dataclass(frozen=True)
class Dataset:
    """A table and its description; rows are named by the value of the key column."""

    name: str
    description: DatasetDescription
    frame: pd.DataFrame

    @property
    def title(self) -> str:
        return self.description.title

    @property
    def rows(self) -> int:
        return len(self.frame)

    @property
    def columns(self) -> list[str]:
        return list(self.frame.columns)

    @cached_property
    def position(self) -> dict[Value, int]:
        """Position of each row (0, 1, …) by its key."""
        return {key: i for i, key in enumerate(self.frame[self.description.key].tolist())}

    @in_prose
    def missing(self, column: str) -> int:
        """Number of rows without a value in `column`."""
        return int(self.frame[column].isna().sum())

    @in_prose
    def where(self, **equals: Value) -> Subset:
        """The rows whose columns have the given values, e.g. `where(Sex="female")`."""
        frame = self.frame
        for column, value in equals.items():
            if column not in frame.columns:
                raise ValueError(unknown("column", column, frame.columns))
            frame = frame[frame[column] == value]
        return Subset(frame)


@dataclass(frozen=True)
class Subset:
    """Some rows of a data set, for numbers in prose."""

    frame: pd.DataFrame

    @property
    def rows(self) -> int:
        return len(self.frame)

    @in_prose
    def mean(self, column: str) -> float:
        """Mean of a numeric column; of a 0/1 column, the share of ones."""
        return float(self.frame[column].mean())


def read_dataset(path: Path, root: Path) -> Dataset:
    """The data set that the description at `path` names.

    Raises ContentError for a description or CSV file that is wrong, and where the two disagree.
    """
    shown = path.relative_to(root)
    document = read_document(read_text(path, root), shown)
    description = document.validate(DatasetDescription)
    csv = path.parent / description.file
    if not csv.is_file():
        raise document.error(("file",), f'no file "{description.file}" beside {path.name}')
    frame = _read_csv(csv, csv.relative_to(root))
    _check_columns(document, description, frame)
    return Dataset(path.stem, description, frame)


def _read_csv(path: Path, shown: PurePath) -> pd.DataFrame:
    import pandas as pd  # a third of a second: only where a table is read

    try:
        # Only an empty cell is missing: pandas would also take "NA", a likely code, for one.
        return pd.read_csv(path, keep_default_na=False, na_values=[""])
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise ContentError(shown, None, f"not a readable CSV file: {error}") from None
    except UnicodeDecodeError as error:
        raise ContentError(shown, None, f"not UTF-8 at byte {error.start}") from None


def _check_columns(
    document: Document, description: DatasetDescription, frame: pd.DataFrame
) -> None:
    """Every described column exists, every column is described, codes and keys hold."""
    columns = list(frame.columns)
    for column, told in description.columns.items():
        if column not in columns:
            problem = unknown(f"column of {description.file}", column, columns)
            raise document.error(("columns", column), problem)
        if told.codes:
            strange = set(frame[column].dropna().tolist()) - set(told.codes)
            if strange:
                found = ", ".join(sorted(map(str, strange))[:3])
                known = ", ".join(map(str, told.codes))
                raise document.error(
                    ("columns", column, "codes"),
                    f'column "{column}" has values without a code: {found} (codes: {known})',
                )
    for column in columns:
        if column not in description.columns:
            raise document.error(
                ("columns",), f'column "{column}" of {description.file} has no description'
            )
    if description.key not in columns:
        raise document.error(("key",), unknown("column", description.key, columns))
    key = frame[description.key]
    if key.isna().any() or key.duplicated().any():
        at = int((key.isna() | key.duplicated()).to_numpy().argmax())
        raise document.error(
            ("key",),
            f'"{description.key}" does not name each row once: '
            f"{description.file}, row {at + 1} has {key.iloc[at]!r}",
        )
