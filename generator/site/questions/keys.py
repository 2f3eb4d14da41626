"""The keys of a question's block, and what each sort of question adds to them."""

from __future__ import annotations

import re
from typing import Annotated, Self

from jinja2 import nodes
from pydantic import AfterValidator, Field, field_validator, model_validator

from generator.notation.expression import parse
from generator.notation.in_prose import ValueProblem
from generator.reading.description import Description, Id, Line, Number, Positive, short
from generator.reading.problems import describe

_EXPRESSION = re.compile(r"\s*\{\{(.*)\}\}\s*", re.DOTALL)
LONGEST = 2_000  # characters of a text
POINTS = 41  # of a curve, at most: more would be closer than a finger can draw


def _expression(text: str) -> str:
    """What stands between the braces; ValueError for a text that is no expression."""
    written = _EXPRESSION.fullmatch(text)
    if written is None:
        raise ValueError(f"expected an expression {{{{ … }}}}, found {describe(text)}")
    source = " ".join(written[1].split())
    try:
        tree = parse(source)
    except ValueProblem as problem:
        raise ValueError(str(problem)) from None
    if tree.find(nodes.Name) is None:
        raise ValueError(f"{source} is typed; name what the answer is computed from")
    return source


def _some_words(text: str) -> str:
    if not text.strip():
        raise ValueError(f"expected some words, found {describe(text)}")
    return short(text, LONGEST)


def _ends(ends: tuple[float, float]) -> tuple[float, float]:
    if ends[0] >= ends[1]:
        raise ValueError(f"expected a lower and a higher number, found {ends[0]:g} and {ends[1]:g}")
    return ends


Words = Annotated[str, AfterValidator(_some_words)]
"""A text of a paragraph."""
Expression = Annotated[str, AfterValidator(_expression)]
"""What an expression in braces says."""
Ends = Annotated[tuple[Number, Number], AfterValidator(_ends)]
"""Where a scale begins and ends."""


class QuestionKeys(Description):
    """What every question says.

    `figure` is the id of the figure that it is about, `set` the state in which that shows the
    answer, by the names that its state has in addresses.
    """

    id: Id
    """Its name, unique on the page: small letters, digits and hyphens."""
    ask: Words
    """The question: paragraphs of Markdown, as in a caption."""
    solution: str = Field(default="", max_length=LONGEST)
    """What is told after the answer, in the same way."""
    figure: str | None = None
    """The id of the figure that it is about, which the answer leads to."""
    set: dict[str, Line | int | float] = Field(default_factory=dict)
    """The state in which that figure shows the answer, by the names that addresses have."""

    @model_validator(mode="after")
    def _sets_a_figure(self) -> Self:
        if self.set and self.figure is None:
            raise ValueError('"set" is for a figure, expected the key "figure" too')
        return self


class Guess(QuestionKeys):
    """What is guessed first: `says` stands before the answer where that is told."""

    answer: Expression
    """The answer, an expression in `{{ }}`."""
    says: Line = "it is"
    """What stands before the answer where it is told, such as `the network says`."""


class Choice(Guess):
    """One of several answers."""

    choices: tuple[Words, ...] = Field(min_length=2, max_length=8)
    """What readers choose from; `answer` is one of them."""


class NumberGuess(Guess):
    """A number on a scale, close enough if it is `within` so much of the answer."""

    range: Ends
    """The lowest and the highest number of the scale."""
    step: Positive
    """How far apart two numbers of the scale are."""
    within: Number = Field(default=0, ge=0)
    """How far off a guess may be to count as close."""
    unit: Line = ""
    """What stands behind a number, such as `"%"`."""


class Across(Description):
    """The axis along which a curve is drawn: from end to end, or from one value to the next."""

    title: Words
    """What the axis tells."""
    range: Ends | None = None
    """Where it begins and ends; this or `values`."""
    values: tuple[Number, ...] | None = Field(default=None, min_length=3, max_length=POINTS)
    """Evenly spaced values, in place of a range."""
    points: int = Field(default=13, ge=3, le=POINTS)
    """At how many points of a range the curve is drawn."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.range is None) == (self.values is None):
            raise ValueError('expected one of "range" and "values"')
        return self


class Up(Description):
    """The axis of what a curve says."""

    title: Words
    """What the axis tells."""
    range: Ends
    """Where it begins and ends."""
    unit: Line = ""
    """What its numbers are counted in."""


class CurveGuess(Guess):
    """A curve over an axis, whose answer is an expression in `x`."""

    x: Across
    """The axis along which the curve is drawn."""
    y: Up
    """The axis of what it says."""


class Exercise(QuestionKeys):
    """What is done with pencil and paper, and its solution."""

    solution: Words
    """What the reader finds folded beneath it, and in the key."""

    @field_validator("solution")
    @classmethod
    def _told(cls, solution: str) -> str:
        return _some_words(solution)


SORTS: dict[str, type[QuestionKeys]] = {
    "choice": Choice,
    "number": NumberGuess,
    "curve": CurveGuess,
    "exercise": Exercise,
}
"""What the keys of a block are, by the word after `question`."""
