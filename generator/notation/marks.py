"""Marks: classes by which the program itself knows parts of a page, not the style sheets alone.

Templates write them as `{{ Mark.LIVE }}`, so that a misspelt one raises there.
"""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """What stands on a page and in no book: a book has other means for it, or none."""

    LIVE = "live"  # controls, and what they tell
    # A live figure stands in a book as it is on the page where scripts do not run, not as on
    # paper: one drawing, which the text speaks of, fits a small screen.
    ON_PAPER = "on-paper"
    # What the build has drawn of a figure's other states, and what chooses among them where no
    # script runs.
    STATES = "states"
    STATE = "state"
    # A book has the answers to its questions at the end of the chapter.
    SOLUTION = "solution"
    PERMALINK = "permalink"
    CONTENTS = "toc"
    EMBED = "embed"
    TO_READING = "to-reading"  # a chapter has its notes at its end
    KEEP = "keep"
    RECAP = "recap"  # a figure once more, which a chapter has already, and paper too
    SIDENOTE = "sidenote"  # a footnote once more, in the margin
