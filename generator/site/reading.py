"""How to read the figures of a page, told once: what each of them would say beneath it."""

from __future__ import annotations

from collections.abc import Iterable

from generator.notation.templating import render
from generator.site.labels import Labelled

Entry = tuple[tuple[tuple[str, str], ...], str]
"""The figures that a text is of, by id and number, and that text."""


def how_to_read(figures: Iterable[Labelled]) -> str:
    """The notes of these figures as HTML, folded; empty where they have none."""
    entries = entries_of(figures)
    return str(render("figure/reading.html", entries=entries)) if entries else ""


def entries_of(figures: Iterable[Labelled]) -> list[Entry]:
    """Each sentence once, in the order in which readers meet them; those that follow each other
    and are of the same figures are one text."""
    of: dict[str, list[tuple[str, str]]] = {}
    for one in figures:
        for note in one.figure.notes:
            of.setdefault(note, []).append((one.figure.id, one.label.removeprefix("Figure ")))
    entries: list[Entry] = []
    for note, found in of.items():
        told = tuple(found)
        if entries and entries[-1][0] == told:
            entries[-1] = (told, f"{entries[-1][1]} {note}")
        else:
            entries.append((told, note))
    return entries
