"""Texts of scripts that run from right to left, among others."""

from __future__ import annotations

import unicodedata

ISOLATE, END = "\u2068", "\u2069"  # of a run whose direction is its own
_RIGHT_TO_LEFT = ("R", "AL")


def isolated(text: str) -> str:
    """`text` so that what follows it keeps its place: a number behind an Arabic name, say, which
    would be drawn on its other side. Texts that run from left to right stay as they are."""
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text):
        return f"{ISOLATE}{text}{END}"
    return text
