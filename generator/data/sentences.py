"""How an author says what is answered for a row, and what is true of it."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.reading.description import Description, Line
from generator.reading.errors import unknown

PLACES = {"{class}": "classes", "{number}": "a number"}
"""Where the answer stands in a clause, and which answers do."""


def _clause(text: str) -> str:
    found = re.findall(r"\{[^{}]*\}", text)
    for place in found:
        if place not in PLACES:
            raise ValueError(unknown("place", place, PLACES))
    if len(found) != 1:
        raise ValueError(f'expected one {" or ".join(PLACES)}, found {len(found)} in "{text}"')
    if text.rstrip().endswith((".", "!", "?")):
        raise ValueError(f'expected no full stop, for more may follow in the sentence: "{text}"')
    return text.strip()


Clause = Annotated[Line, AfterValidator(_clause)]


class Sentences(Description):
    """Clauses with one place for a class or a number: `answer` says what the network answers,
    `truth` what is right. They begin a sentence, or stand in it. Of two classes, `chance` says by
    the word for either what its probability is called: "chance of survival"."""

    answer: Clause | None = None
    """What the network answers: a clause without a full stop, with one `{class}`, or `{number}`
    where the answer is a number."""
    truth: Clause | None = None
    """What is right, as such a clause too."""
    chance: dict[Line, Line] = Field(default_factory=dict)
    """Of two classes what the probability of one or of each is called, such as `{survived: chance
    of survival}`."""


USUAL = Sentences()
"""What is said where an author says nothing."""


def place_in(clause: str) -> str:
    """Where the answer stands in a clause."""
    return next(place for place in PLACES if place in clause)
