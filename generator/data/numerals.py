"""Numbers as files write them: which texts are some, and what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from generator.data.form import Form
from generator.data.texts import END
from generator.notation.number import LARGEST_WHOLE
from generator.reading.description import LARGEST

_BLANKS = " \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}"
_LOOKALIKE = re.compile(r"[-+−]?(?:inf|infinity|nan)", re.IGNORECASE)


class NoNumber(Exception):
    """Which text (0, 1, …) is no number that it should be, and why."""

    def __init__(self, at: int, problem: str) -> None:
        self.at, self.problem = at, problem
        super().__init__(problem)


def numbers(texts: Sequence[str], form: Form, zeros: bool = False) -> NDArray[np.float64] | None:
    """The numbers that the texts are, NaN for an empty one; None where one of them is a word.

    Words are digits after a leading zero too, unless `zeros` says otherwise, and whole numbers
    that a double does not hold: those are names. Raises NoNumber where all are numbers but for
    infinite ones or some outside of 1e-100 to 1e100.
    """
    whole = END.join((*texts, ""))
    if not _patterns(form.decimal, form.thousands, zeros)[1].fullmatch(whole):
        _check_words(texts, form, zeros)
        return None
    plain = _plain(whole, form)
    found = texts if plain is whole else plain.split(END)[:-1]
    if f"{END}{END}" in whole or whole.startswith(END):
        values = np.array([float(text) if text else np.nan for text in found])
    else:
        values = np.fromiter(map(float, found), np.float64, len(found))
    size = np.abs(values)
    for at in (size > LARGEST_WHOLE).nonzero()[0].tolist():
        if all_whole([texts[at]], form):
            return None
    odd = (size > LARGEST) | ((size < 1 / LARGEST) & (size > 0))
    if odd.any():
        raise NoNumber(int(odd.argmax()), "expected 0 or one from 1e-100 to 1e100 in size")
    return values


def all_whole(texts: Sequence[str], form: Form) -> bool:
    """Whether these numbers are written without decimals and exponents."""
    return not re.search(r"[eE]|" + re.escape(form.decimal), END.join(texts))


def is_number(text: str, form: Form) -> bool:
    """Whether the text is a number, leading zeros or not."""
    return bool(_patterns(form.decimal, form.thousands, zeros=True)[0].fullmatch(text))


def is_name(text: str, form: Form, zeros: bool = False) -> bool:
    """Whether the digits of a number are a name: they follow a leading zero, unless `zeros` says
    otherwise, or are a whole number that no double holds."""
    if not _patterns(form.decimal, form.thousands, zeros)[0].fullmatch(text):
        return is_number(text, form)
    return all_whole([text], form) and abs(float(_plain(text, form))) > LARGEST_WHOLE


def advice(text: str, form: Form) -> str:
    """What would make a number of the text: another sign before decimals or thousands."""
    for decimal, thousands in ((",", None), (".", ","), (",", "."), (".", " "), (",", " ")):
        told = {"decimal": decimal, "thousands": thousands}
        other = form.model_copy(update=told)
        if other != form and is_number(text, other):
            keys = [f"{key}: '{told[key]}'" for key in told if told[key] != Form().__dict__[key]]
            return f"if it is a number, add {' and '.join(keys)}"
    return ""


def _check_words(texts: Sequence[str], form: Form, zeros: bool) -> None:
    """NoNumber where the only words are names of what is no finite number."""
    number = _patterns(form.decimal, form.thousands, zeros)[0]
    odd = -1
    for at, text in enumerate(texts):
        if text and not number.fullmatch(text):
            if not _LOOKALIKE.fullmatch(text):
                return
            odd = at if odd < 0 else odd
    if len({*texts} - {""}) > 1:  # of nothing else, they are names like others
        raise NoNumber(odd, "expected a finite number")


@cache
def _patterns(
    decimal: str, thousands: str | None, zeros: bool
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What one number is, and what many are, each followed by the sign for an end."""
    point = re.escape(decimal)
    digits = r"\d++" if zeros else r"(?:0|[1-9]\d*+)"
    if thousands:
        sign = f"[{_BLANKS}]" if thousands == " " else re.escape(thousands)
        digits = rf"(?:[1-9]\d{{0,2}}(?:{sign}\d{{3}})++|{digits})"
    number = rf"[-+−]?(?:{digits}(?:{point}\d*+)?|{point}\d++)(?:[eE][-+]?\d++)?"
    return re.compile(number, re.ASCII), re.compile(rf"(?:(?:{number})?{END})*+", re.ASCII)


def _plain(text: str, form: Form) -> str:
    """The text with its numbers as Python reads them."""
    changes: dict[str, str | int | None] = {"−": "-"}
    if form.thousands:
        changes |= dict.fromkeys(_BLANKS if form.thousands == " " else form.thousands)
    if form.decimal == ",":
        changes[","] = "."
    return text.translate(str.maketrans(changes)) if any(c in text for c in changes) else text
