"""What makes numbers on held back rows say less than they seem to: told, and never refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from generator.data.dataset import Dataset
from generator.data.label import Labels, Values
from generator.models.description import Predictor
from generator.models.split import Positions
from generator.nn.network import Array
from generator.nn.parts import Parts

FEWEST = 20  # rows: of fewer, chance may leave a class out, give a label away, or sort it
SAME = 0.9999  # correlation from which on one column of numbers is another, but for its digits


@dataclass(frozen=True)
class Asked:
    """A question as it is put to a model or an experiment, in the file named `file`.

    `features` has the numbers of each feature, of shape (rows,), by its column.
    """

    file: str
    description: Predictor
    dataset: Dataset
    label: Labels
    parts: Parts[Positions]
    features: Mapping[str, Array]


def doubts(asked: Asked) -> Iterator[str]:
    """What an author should know, a line each."""
    yield from _lacking(asked)
    yield from _sorted(asked)
    yield from _telling(asked)
    yield from _repeated(asked)


def told(all_asked: Iterable[Asked]) -> list[str]:
    """The doubts about all of them; what several files share is told once."""
    files: dict[str, list[str]] = {}
    for asked in all_asked:
        for doubt in doubts(asked):
            files.setdefault(doubt, []).append(asked.file)
    return [f"{', '.join(names)}: {doubt}" for doubt, names in files.items()]


def _lacking(asked: Asked) -> Iterator[str]:
    """Parts without one of the classes: what is said of them leaves it out."""
    if asked.label.answer == "number" or asked.dataset.rows < FEWEST:
        return
    values = asked.label.values.astype(np.int64)
    present = set(values.tolist())
    for part, at in asked.parts.by_name.items():
        for place in sorted(present - set(values[at].tolist())):
            yield (
                f'its {part} rows have no "{asked.label.classes[place]}"; '
                '"stratify: true" in the split shares out each class'
            )


def _sorted(asked: Asked) -> Iterator[str]:
    """Rows in the order of the label, which are taken in that order."""
    split, values = asked.description.split, asked.label.values
    if split.column or split.shuffle is not None or split.stratify or len(values) < FEWEST:
        return
    if asked.label.answer == "number":
        steps = np.diff(values)
        in_order = bool((steps >= 0).all() or (steps <= 0).all())
    else:
        in_order = _blocks(values) == len(np.unique(values))
    if in_order:
        yield (
            f'the rows are sorted by "{asked.description.label}", and the split takes them in that '
            'order; "shuffle: 0" mixes them'
        )


def _telling(asked: Asked) -> Iterator[str]:
    """Features from which the label can be read off."""
    label = asked.description.label
    for column, values in asked.features.items():
        if len(values) >= FEWEST and _tells(values, asked.label):
            yield f'its feature "{column}" gives "{label}" away: who knows one knows the other'


def _tells(values: Array, label: Labels) -> bool:
    """Whether one column is enough to know the label of every row: numbers that run along with
    it, values of which each goes with one class, or bounds between the classes."""
    truth = label.values
    if label.answer == "number":
        varies = bool(values.std() and truth.std())
        return varies and abs(float(np.corrcoef(values, truth)[0, 1])) > SAME
    order = np.argsort(values, kind="stable")
    ranked, classes = values[order], truth[order]
    starts = np.flatnonzero(np.r_[True, ranked[1:] != ranked[:-1]])
    lowest, highest = np.minimum.reduceat(classes, starts), np.maximum.reduceat(classes, starts)
    if len(starts) < 2 or (lowest != highest).any():
        return False
    return 2 * len(starts) <= len(values) or _blocks(lowest) == len(np.unique(classes))


def _repeated(asked: Asked) -> Iterator[str]:
    """Rows that are the same in all but their key, in different parts."""
    frame = asked.dataset.frame.drop(columns=asked.dataset.description.key)
    again = frame.duplicated(keep=False).to_numpy()
    if not again.any():
        return
    number = np.full(len(frame), -1)
    number[again] = frame[again].groupby(list(frame.columns), dropna=False, sort=False).ngroup()
    learned = np.unique(number[asked.parts.training])
    for part, at in asked.parts.by_name.items():
        if part == "training":
            continue
        count = int(np.isin(number[at], learned[learned >= 0]).sum())
        if count:
            rows = "row is" if count == 1 else "rows are"
            yield f"{count} of its {len(at)} {part} {rows} among the training rows too"


def _blocks(values: Values) -> int:
    """How many stretches of equal values stand one after another."""
    return int((values[1:] != values[:-1]).sum()) + 1
