"""Which paths an expression is made of, and which figure it names."""

import pytest

from generator.notation.in_prose import ValueProblem
from generator.notation.sources import Named, named, paths


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("models.shallow.row(2).sum | fixed(5)", ["models.shallow.row(2).sum"]),
        ('models.shallow.row("2").sum', ["models.shallow.row(2).sum"]),
        ("(-(m.bias + m.weights.Sex) / m.bias) | fixed(1)", ["m.bias", "m.weights.Sex"]),
        ("f.function(-1.63) | fixed(3)", ["f.function(-1.63)"]),
        ('e.h.cell(3, "Age and sex").test.low', ['e.h.cell(3, "Age and sex").test.low']),
        ("m.run.epochs[0].training.loss", ["m.run.epochs[0].training.loss"]),
        ('d.where(Sex="male").rows', ['d.where(Sex="male").rows']),
        ("m.row(4).outputs | max | percent", ["m.row(4).outputs"]),
        ("threshold", ["threshold"]),
        ("1 + 1", []),
        ("d.above('Age', m.bias).rows", []),  # what it is hangs on another value
    ],
)
def test_an_expression_is_made_of_paths(expression, expected):
    assert list(paths(expression)) == expected


def test_an_expression_names_a_figure_with_its_last_filter():
    assert named("m.bias | number") is None
    told = named('m.age | fixed(1) | shows("who", "Age", sex=1, sets="age")')
    assert told == Named("who", ("Age",), (("sex", "1"),), "age")


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ('m.bias | shows("who") | number', "shows(…) comes last"),
        ("m.bias | shows", "begins with the id of a figure"),
        ('m.bias | shows("who", m.bias)', "takes texts and numbers only"),
    ],
)
def test_what_names_no_figure_is_told(expression, problem):
    with pytest.raises(ValueProblem, match=problem.replace("(", r"\(").replace(")", r"\)")):
        named(expression)
