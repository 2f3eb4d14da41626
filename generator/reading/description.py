"""The base of everything that an author describes in YAML."""

import re
from typing import Annotated

from pydantic import (
    AfterValidator,
    AllowInfNan,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StrictFloat,
)

from generator.reading.problems import describe

LARGEST = 1e100  # of all numbers: squares of sums of them are still finite


def _bounded(number: float) -> float:
    if abs(number) > LARGEST or 0 < abs(number) < 1 / LARGEST:
        raise ValueError(f"expected 0 or a number from 1e-100 to 1e100 in size, found {number}")
    return number


Number = Annotated[StrictFloat, AllowInfNan(False), AfterValidator(_bounded)]
"""A finite number, whole or not; neither `true` nor a text that looks like one."""
Positive = Annotated[Number, Field(gt=0)]
Count = Annotated[int, Strict(), Field(gt=0)]


def short(text: str, most: int = 1_000) -> str:
    """The text; ValueError for more characters than fit where such texts are shown."""
    if len(text) > most:
        raise ValueError(f"expected up to {most:,} characters, found {len(text):,}")
    return text


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", text):
        near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-0123456789")
        hint = f', such as "{near}"' if near and len(near) <= 100 else ""
        expected = "expected small letters, digits and hyphens, a letter first"
        raise ValueError(f"{expected}{hint}, found {describe(text)}")
    return short(text, 100)


Id = Annotated[str, AfterValidator(_id)]
"""What names a thing in addresses and in the names of files."""

Line = Annotated[str, AfterValidator(short)]
"""A text of a line or a few."""


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _bib_file(name: str) -> str:
    if not re.fullmatch(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*\.bib", name):
        example = "the path of a BibTeX file in the content folder, such as references.bib"
        raise ValueError(f"expected {example}, found {describe(name)}")
    return short(name, 200)


BibFiles = Annotated[
    tuple[Annotated[str, AfterValidator(_bib_file)], ...],
    BeforeValidator(_several),
    Field(max_length=20),
]
"""One BibTeX file or several."""


class Description(BaseModel):
    """Keys with types: an unknown key is an error, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
