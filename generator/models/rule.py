"""A rule: a prediction without a network, to compare networks with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Never

from generator.models.model import Answers
from generator.models.shape import PARAMETERS


@dataclass(frozen=True, kw_only=True)
class Rule(Answers):
    """Always the same answer, or one for each value of a column."""

    if not TYPE_CHECKING:  # a checker sees what is there; prose is told what is not

        def __getattr__(self, name: str) -> Never:
            """TypeError for what only a network has, which prose turns into a message."""
            if name in PARAMETERS:
                raise TypeError(f'model "{self.name}" is a rule, not a network')
            raise AttributeError(name)
