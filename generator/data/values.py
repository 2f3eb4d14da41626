"""What the texts of a column stand for: numbers, words, true and false, dates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np

from generator.data.form import Form
from generator.data.numerals import (
    LARGEST_WHOLE,
    NoNumber,
    advice,
    all_whole,
    is_number,
    numbers,
)
from generator.reading.problems import describe

if TYPE_CHECKING:
    import pandas as pd

ColumnType = Literal["number", "integer", "text", "category", "boolean", "date"]
SAMPLE = 2_000  # texts that say whether a column repeats them
_TRUTH = {"true": True, "false": False}
_ANSWERS = _TRUTH | {"yes": True, "no": False, "y": True, "n": False, "t": True, "f": False} | {
    "1": True, "0": False,
}  # fmt: skip


class NotOfType(Exception):
    """Which text of a column (0, 1, …) is not of its type, and why."""

    def __init__(self, at: int, problem: str) -> None:
        self.at, self.problem = at, problem
        super().__init__(problem)


def values_of(
    texts: Sequence[str], told: ColumnType | None, form: Form, names: Collection[object]
) -> pd.Series:
    """The values: int64, float64 with NaN for what is missing, bool, or texts.

    `names` are what codes are given for: no marker of a missing value is one of them, and where
    all of them are texts, so are the values. A type that is not told is found. Raises NotOfType.
    """
    if 2 * len(set(texts[:SAMPLE])) > min(SAMPLE, len(texts)):
        return _values(texts, told, form, names)
    place = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    distinct = list(place)  # each of them once, then its value for every row
    try:
        values = _values(distinct, told, form, names)
    except NotOfType as error:
        at = list(texts).index(distinct[error.at])
        refusal = NotOfType(at, error.problem)
    else:
        at_rows = np.fromiter(map(place.__getitem__, texts), np.int64, len(texts))
        return values.take(at_rows).reset_index(drop=True)
    raise refusal


def _values(
    texts: Sequence[str], told: ColumnType | None, form: Form, names: Collection[object]
) -> pd.Series:
    """The same, text by text."""
    import pandas as pd  # a third of a second: only where a table is read

    written = {name for name in names if isinstance(name, str)}
    markers = form.markers
    absent = {t for t in texts if t.casefold() in markers and t not in written}
    known = ["" if text in absent else text for text in texts] if absent - {""} else texts
    if told is None:
        told = "text" if names and len(written) == len(names) else _found(known, form)
    if told in ("number", "integer"):
        return pd.Series(_numbers(known, told, form))
    if told == "boolean":
        return pd.Series(_answers(known))
    if told == "date":
        _check_dates(known)
    words = np.array(known, dtype=object)
    words[[text in absent for text in texts]] = np.nan
    return pd.Series(words, dtype="str")


def _found(texts: Sequence[str], form: Form) -> ColumnType:
    """The type of a column whose missing values are empty."""
    try:
        if numbers(texts, form) is not None:
            return "number"
    except NoNumber as error:
        found = describe(texts[error.at])
        problem = (
            f"{found} among its numbers: {error.problem}; leave the cell of an unknown value "
            "empty, or say type: text"
        )
        raise NotOfType(error.at, problem) from None
    truth = {text.casefold() for text in set(texts)}
    return "boolean" if truth <= _TRUTH.keys() | {""} and truth != {""} else "text"


def _numbers(texts: Sequence[str], told: ColumnType, form: Form) -> np.ndarray:
    whole = all_whole(texts, form)
    try:
        values = numbers(texts, form, zeros=True)
    except NoNumber as error:
        raise NotOfType(error.at, f"{describe(texts[error.at])}: {error.problem}") from None
    if values is None:
        raise _no_number(texts, form)
    if told == "integer" and not whole:
        odd = values != np.round(values)
        odd &= ~np.isnan(values)
        if odd.any():
            at = int(odd.argmax())
            raise NotOfType(at, f"{describe(texts[at])}, expected whole numbers")
    if (whole or told == "integer") and "" not in set(texts):
        return values.astype(np.int64)
    return values


def _no_number(texts: Sequence[str], form: Form) -> NotOfType:
    """The first text that is no number, and what to say in the description."""
    at = next((i for i, text in enumerate(texts) if text and not is_number(text, form)), None)
    if at is None:
        at = next(i for i, t in enumerate(texts) if t and abs(_size(t)) > LARGEST_WHOLE)
        problem = f"whole numbers go up to {LARGEST_WHOLE:,}; say type: text where it is a name"
        return NotOfType(at, f"{describe(texts[at])}: {problem}")
    return NotOfType(at, f"{describe(texts[at])}, expected a number; {remedies(texts[at], form)}")


def remedies(text: str, form: Form) -> str:
    """What to do about a text among numbers."""
    first = advice(text, form) or f"if it marks a missing value, add missing: [{describe(text)}]"
    return f"{first}; if it is a word, say type: text"


def _size(text: str) -> int:
    return int("".join(sign for sign in text if sign.isdigit()) or "0")


def _answers(texts: Sequence[str]) -> np.ndarray:
    """True and false, or 1, 0 and NaN where some are missing."""
    odd = [text for text in set(texts) if text and text.casefold() not in _ANSWERS]
    if odd:
        at = min(map(list(texts).index, odd))
        known = ", ".join(_ANSWERS)
        raise NotOfType(at, f"{describe(texts[at])}, expected true or false (known: {known})")
    values = [_ANSWERS[text.casefold()] if text else np.nan for text in texts]
    return np.array(values, dtype=np.float64 if "" in set(texts) else np.bool_)


def _check_dates(texts: Sequence[str]) -> None:
    for text in set(texts) - {""}:
        try:
            if len(text) == 10 and date.fromisoformat(text):
                continue
        except ValueError:
            pass
        at = list(texts).index(text)
        raise NotOfType(at, f"{describe(text)}, expected dates such as 2026-01-31")
