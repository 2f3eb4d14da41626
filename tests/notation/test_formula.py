"""Formulas: what is too large for them is said."""

import pytest

from generator.notation.formula import FormulaProblem, mathml


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
