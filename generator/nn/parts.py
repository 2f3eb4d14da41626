"""The parts of the rows: to learn from, to choose by, to judge by; and one value for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Part = Literal["training", "validation", "test"]
T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True)
class Parts(Generic[T]):
    """One value for each part of the rows that there is.

    Training rows are learned from, validation rows are set aside to choose by, test rows only
    judge. Validation, test or both are there; ValueError for a part that is not.
    """

    by_name: Mapping[Part, T]

    @property
    def training(self) -> T:
        return self.of("training")

    @property
    def validation(self) -> T:
        return self.of("validation")

    @property
    def test(self) -> T:
        return self.of("test")

    def of(self, part: Part) -> T:
        if part not in self.by_name:
            raise ValueError(f"no {part} rows, only {' and '.join(self.by_name)} rows")
        return self.by_name[part]

    def map(self, make: Callable[[T], U]) -> Parts[U]:
        """What is made of the value of each part."""
        return Parts({part: make(value) for part, value in self.by_name.items()})

    @property
    def judge(self) -> Part:
        """The part that judges: test rows, or validation rows where there are no others."""
        return "test" if "test" in self.by_name else "validation"

    @property
    def watched(self) -> Part:
        """The part that is watched beside the training rows: validation rows, which are there to
        choose by, or test rows where there are no others."""
        return "validation" if "validation" in self.by_name else "test"
