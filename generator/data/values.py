"""What the texts of a column stand for: numbers, words, true and false, dates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from generator.data.form import Form
from generator.data.numerals import NoNumber, advice, all_whole, is_name, is_number, numbers
from generator.notation.number import LARGEST_WHOLE
from generator.reading.problems import describe

if TYPE_CHECKING:
    import pandas as pd

ColumnType = Literal["number", "integer", "text", "category", "boolean", "date"]
Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
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
    words = bool(names) and len(written) == len(names)
    markers = form.markers
    if (
        told in (None, "number")
        and not words
        and (found := _unmarked(texts, told, form)) is not None
    ):
        return pd.Series(_as_whole(found, texts, form))
    longest = max(map(len, markers))  # most texts of a long column are told by their length
    absent = {t for t in texts if len(t) <= longest and t.casefold() in markers} - written
    known = ["" if text in absent else text for text in texts] if absent - {""} else texts
    if told is None and not words:
        found = _found_numbers(known, form)
        if found is not None:
            return pd.Series(_as_whole(found, known, form))
        told = "boolean" if _is_boolean(known) else "text"
    if told in ("number", "integer"):
        return pd.Series(_numbers(known, told, form))
    if told == "boolean":
        return pd.Series(_answers(known))
    if told == "date":
        _check_dates(known)
    held = np.array(known, dtype=object)
    held[[text in absent for text in texts]] = np.nan
    return pd.Series(held, dtype="str")


def _unmarked(texts: Sequence[str], told: ColumnType | None, form: Form) -> Numbers | None:
    """The numbers of a column that has nothing else but empty cells, as most columns of numbers
    have: nothing need be looked for in it. None for any other."""
    if any(is_number(marker, form) for marker in form.markers):
        return None
    try:
        return numbers(texts, form, zeros=told is not None)
    except NoNumber:
        return None  # the markers, or an error that names the cell


def _found_numbers(texts: Sequence[str], form: Form) -> Numbers | None:
    """The numbers that the texts are without anybody saying so; missing ones are empty texts."""
    try:
        return numbers(texts, form)
    except NoNumber as error:
        found = describe(texts[error.at])
        problem = (
            f"{found} among its numbers: {error.problem}; leave the cell of an unknown value "
            "empty, or say type: text"
        )
        refusal = NotOfType(error.at, problem)
    raise refusal


def _is_boolean(texts: Sequence[str]) -> bool:
    truth = {text.casefold() for text in set(texts)}
    return truth <= _TRUTH.keys() | {""} and truth != {""}


def _numbers(texts: Sequence[str], told: ColumnType, form: Form) -> Numbers | Whole:
    """Numbers that somebody says they are; integers whole, however they are written."""
    try:
        values = numbers(texts, form, zeros=True)
    except NoNumber as error:
        refusal = NotOfType(error.at, f"{describe(texts[error.at])}: {error.problem}")
    else:
        if values is None:
            raise _no_number(texts, form)
        odd = (values != np.round(values)) & ~np.isnan(values)
        if told == "integer" and odd.any():
            at = int(odd.argmax())
            raise NotOfType(at, f"{describe(texts[at])}, expected whole numbers")
        return _as_whole(values, texts, form, always=told == "integer")
    raise refusal


def _as_whole(
    values: Numbers, texts: Sequence[str], form: Form, always: bool = False
) -> Numbers | Whole:
    """As integers where none is missing and all are written so, or are to be so always."""
    if not np.isnan(values).any() and (always or all_whole(texts, form)):
        return values.astype(np.int64)
    return values


def _no_number(texts: Sequence[str], form: Form) -> NotOfType:
    """The first text that is no number, and what to say in the description."""
    words = (i for i, text in enumerate(texts) if text and not is_number(text, form))
    if (at := next(words, None)) is not None:
        told = f"{describe(texts[at])}, expected a number; {remedies(texts[at], form)}"
        return NotOfType(at, told)
    at = next(i for i, text in enumerate(texts) if is_name(text, form, zeros=True))
    problem = f"whole numbers go up to {LARGEST_WHOLE:,}; say type: text where it is a name"
    return NotOfType(at, f"{describe(texts[at])}: {problem}")


def remedies(text: str, form: Form) -> str:
    """What to do about a text among numbers."""
    first = advice(text, form) or f"if it marks a missing value, add missing: [{describe(text)}]"
    return f"{first}; if it is a word, say type: text"


def _answers(texts: Sequence[str]) -> Numbers | NDArray[np.bool_]:
    """True and false, or 1, 0 and NaN where some are missing."""
    odd = [text for text in set(texts) if text and text.casefold() not in _ANSWERS]
    if odd:
        at = min(map(list(texts).index, odd))
        known = ", ".join(_ANSWERS)
        raise NotOfType(at, f"{describe(texts[at])}, expected true or false (known: {known})")
    values = [_ANSWERS[text.casefold()] if text else np.nan for text in texts]
    if "" in set(texts):
        return np.array(values, dtype=np.float64)
    return np.array(values, dtype=np.bool_)


def _check_dates(texts: Sequence[str]) -> None:
    for at, text in enumerate(texts):
        try:
            if not text or (len(text) == 10 and date.fromisoformat(text)):
                continue
        except ValueError:
            pass
        raise NotOfType(at, f"{describe(text)}, expected dates such as 2026-01-31")
