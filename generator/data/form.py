"""How a file writes its table: its signs between cells and in numbers, its missing values."""

from __future__ import annotations

import codecs
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from generator.reading.description import Description, Line
from generator.reading.errors import unknown

ENCODINGS = (
    "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "iso-8859-2", "iso-8859-5",
    "iso-8859-7", "iso-8859-9", "iso-8859-15", "windows-1250", "windows-1251", "windows-1252",
    "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258",
    "mac-roman", "cp437", "cp850", "koi8-r", "shift_jis", "cp932", "euc-jp", "euc-kr", "cp949",
    "gb18030", "big5",
)  # fmt: skip
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
USUAL_MARKERS = ("NA", "N/A", "NaN", "null", "?", "-")
"""What files write in place of a value that is missing, in capitals or not."""

_WORDS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " "}


def _sign(text: str) -> str:
    """One sign, which the words above may stand for."""
    sign = _WORDS.get(text, text)
    if len(sign) != 1 or sign.isalnum() or sign in '"\n.-+':
        raise ValueError(f'expected one sign, such as ";" or tab, found "{text}"')
    return sign


def _quote(text: str) -> str:
    if len(text) > 1 or text.isalnum() or text.isspace():
        raise ValueError(f'expected one sign, or "" where the file has no quotes, found "{text}"')
    return text


def _encoding(name: str) -> str:
    known = {codecs.lookup(encoding).name for encoding in ENCODINGS}
    try:
        if codecs.lookup(name).name in known:
            return name
    except (LookupError, ValueError):  # the latter of a name with a zero in it
        pass
    raise ValueError(unknown("encoding", name, ENCODINGS))


def as_text(value: object) -> object:
    """A whole number as its text: what is missing may be written 999, and a row be called 7."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Marker = Annotated[Line, BeforeValidator(as_text)]


class Form(Description):
    """What a data set's description says of its file.

    `separator` is a comma, in a .tsv file a tab, unless it is told. An `encoding` that is not
    told is UTF-8, or UTF-16 where the file begins so. `missing` takes the place of the usual
    markers; an empty cell is always missing.
    """

    separator: Annotated[str, AfterValidator(_sign)] | None = None
    """The sign between cells, such as `";"`, or its name: `comma`, `semicolon`, `tab`, `bar`,
    `space`; a comma, in a `.tsv` file a tab, unless told."""
    decimal: Literal[".", ","] = "."
    """The sign before decimals."""
    thousands: Literal[".", ",", " ", "'", "’", "_"] | None = None
    """The sign between thousands; none unless told."""
    encoding: Annotated[str, AfterValidator(_encoding)] | None = None
    """How the file encodes its text, such as `latin-1`, `windows-1252` or `shift_jis`; UTF-8 unless
    told, or UTF-16 where the file begins so."""
    quote: Annotated[str, AfterValidator(_quote)] = '"'
    """The sign around cells that have separators or line ends in them; `""` where there is none."""
    missing: list[Marker] | None = Field(default=None, max_length=100)
    """What stands for a missing value, such as `[999, unknown]`; an empty cell always does. Unless
    told `NA`, `N/A`, `NaN`, `null`, `?` and `-`, in capitals or not, but for one that has a
    code."""

    @model_validator(mode="after")
    def _of_different_signs(self) -> Form:
        if self.decimal == self.thousands:
            raise ValueError(f'"{self.decimal}" cannot stand before decimals and thousands alike')
        if self.separator and self.separator == self.quote:
            raise ValueError(f'"{self.quote}" cannot separate cells and quote them')
        return self

    @property
    def markers(self) -> frozenset[str]:
        """What stands for a missing value, as `str.casefold` has it."""
        named = USUAL_MARKERS if self.missing is None else self.missing
        return frozenset({"", *(marker.strip().casefold() for marker in named)})
