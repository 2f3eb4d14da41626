"""The texts of a column, kept as one: of many rows they take a tenth of the room of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

END = "\x1f"  # no text of ours holds it, as no page could


@dataclass(frozen=True, eq=False)
class Texts:
    """Texts one after another, each followed by `END`."""

    joined: str

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Those texts; each may be several, with `END` between them."""
        return cls(END.join((*texts, "")))

    @cached_property
    def _ends(self) -> NDArray[np.int64]:
        """Where each text ends."""
        ends = (found.start() for found in re.finditer(END, self.joined))
        return np.fromiter(ends, np.int64, self.joined.count(END))

    def __len__(self) -> int:
        return self.joined.count(END)

    def __getitem__(self, at: int) -> str:
        """The text of the row at that position (0, 1, …)."""
        start = int(self._ends[at - 1]) + 1 if at else 0
        return self.joined[start : int(self._ends[at])]

    def first(self, rows: int) -> list[str]:
        """Those of the first rows."""
        return self.joined.split(END, rows)[: min(rows, len(self))]

    def tolist(self) -> list[str]:
        return self.joined.split(END)[:-1]
