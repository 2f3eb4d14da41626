"""Titles in lines that break well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.svg.label import text_width, wrapped
from generator.svg.lines import balanced

SIZE = 60.0


@pytest.mark.parametrize(
    ("title", "width", "lines"),
    [
        # No word is left over, where lines that are filled one by one leave one.
        ("How a network finds its weights", 850, ["How a network", "finds its weights"]),
        ("Would you have survived?", 640, ["Would you", "have survived?"]),
        # A line rather ends behind a sign.
        ("One small network, number by number", 800, ["One small network,", "number by number"]),
        ("Which penguin?", 1000, ["Which penguin?"]),
    ],
)
def test_lines_are_about_equally_long(title: str, width: float, lines: list[str]) -> None:
    assert balanced(title, SIZE, width) == lines


@given(st.lists(st.text("abim,", min_size=1, max_size=9), min_size=1, max_size=12))
def test_nothing_is_lost_and_no_line_is_added(words: list[str]) -> None:
    text = " ".join(words)
    lines = balanced(text, SIZE, 500)
    assert " ".join(lines) == text
    assert len(lines) == len(wrapped(text, SIZE, 500, bold=True))
    assert all(text_width(line, SIZE, bold=True) <= 500 or " " not in line for line in lines)
