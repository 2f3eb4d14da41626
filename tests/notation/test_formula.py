"""Formulas: what is too large for them is said."""

import re

import html5lib
import pytest

from generator.notation import formula
from generator.notation.formula import FormulaProblem, in_lines, in_pieces, mathml


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"\frac{" * 5_000 + "1" + "}{2}" * 5_000, "a formula of 50,001 characters, expected up"),
        (r"\sqrt " * 800 + "x", "parts more than 100 deep in one another"),
        ("x^{" * 200 + "x" + "}" * 200, "parts more than 100 deep in one another"),
    ],
)
def test_a_formula_that_is_too_large_is_refused(tex: str, said: str) -> None:
    with pytest.raises(FormulaProblem, match=said):
        mathml(tex)


def test_a_large_formula_is_shown() -> None:
    assert mathml("+".join(["x^{2}"] * 500)).count("<msup>") == 500


def test_spaces_are_no_depth() -> None:
    assert mathml(r"x\quad " * 150).count("<mspace") == 150


@pytest.mark.parametrize("tex", ["(" * 80, r"(\frac))" * 60, r"\{\lfloor " * 30, "⟨" * 60])
def test_brackets_that_would_take_years_are_refused(
    tex: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formula, "PATIENCE", 1)
    with pytest.raises(FormulaProblem, match="takes too long: close its brackets"):
        mathml(tex)


def test_many_brackets_are_shown_as_few_are() -> None:
    few, many = mathml("(x) + [y)"), mathml("(x) + [y)" * 20)
    inside = few.removeprefix("<math>").removesuffix("</math>")
    assert many == f"<math>{inside * 20}</math>"
    with pytest.raises(FormulaProblem, match=r'unknown command "\\nope"'):
        mathml(r"\nope" + "(x)" * 20)


@pytest.mark.parametrize(
    ("tex", "pieces"),
    [
        ("x", ["x"]),
        ("a = b", ["a", "=b"]),
        (r"\sigma(x) = \frac{1}{1 + e^{-x}} = 0.5", ["σ(x)", "=11+e−x", "=0.5"]),
        ("z = a + b", ["z", "=a", "+b"]),
        ("a = (b + c) d", ["a", "=(b+c)d"]),
        ("a = -b", ["a", "=−b"]),
        ("a = + b", ["a", "=+b"]),
        ("= b", ["=b"]),
        (r"\cweight{a + b} = c", ["a+b", "=c"]),
    ],
)
def test_a_line_may_end_before_what_is_related_or_added(tex: str, pieces: list[str]) -> None:
    markup = in_pieces(mathml(tex, display=True))
    assert [re.sub("<[^>]*>", "", one) for one in markup.split("<wbr>")] == pieces
    html5lib.HTMLParser(strict=True).parseFragment(markup)


def test_within_a_text_only_a_long_formula_is_in_pieces_and_within_its_brackets_too() -> None:
    short = mathml(r"y = \sigma(w_1 x_1 + b)")
    assert in_lines(short) == short
    long = in_lines(mathml(r"y = \sigma(w_1x_1 + w_2x_2 + w_3x_3 + w_4x_4 + w_5x_5 + w_6x_6)"))
    pieces = [re.sub("<[^>]*>", "", one) for one in long.split("<wbr>")]
    assert pieces[:3] == ["y", "=σ(w1x1", "+w2x2"] and len(pieces) == 7
    assert "displaystyle" not in long
    html5lib.HTMLParser(strict=True).parseFragment(long)


def test_a_sign_that_begins_a_piece_keeps_its_space() -> None:
    assert '<mo form="infix">+</mo>' in in_pieces(mathml("a + b", display=True))
