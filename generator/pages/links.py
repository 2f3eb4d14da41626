"""What on a page can be led to, and what it leads to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """Ids and addresses of a page, in order.

    `addresses` has each address, and whether a browser loads it by itself when it shows the page;
    `barred` the elements that no page may have.
    """

    ids: tuple[str, ...]
    addresses: tuple[tuple[str, bool], ...]
    barred: tuple[str, ...] = ()

    @property
    def loaded(self) -> set[str]:
        """The addresses that a browser loads by itself."""
        return {address for address, loads in self.addresses if loads}
