"""Values in prose: what is shown, and what is refused."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.notation.in_prose import ValueProblem
from generator.notation.values import Values


@dataclass
class Accuracy:
    training: float = 0.7316
    validation: float = 0.732


@dataclass
class Model:
    accuracy: Accuracy
    weights: tuple[float, ...] = (-0.016852, 0.704039)

    def forget(self):
        raise AssertionError("an expression called a method")


VALUES = Values(
    {
        "models": {"shallow": Model(Accuracy()), "women_survive": Model(Accuracy())},
        "rows": 891,
        "count": np.int64(-3),
        "rate": np.float32(0.5),
        "title": 'a "quoted" <b>',
        "nan": float("nan"),
        "infinite": float("inf"),
        "nothing": None,
        "flag": True,
        "entries": {"items": 5},
    }
)


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("models.shallow.accuracy.validation | percent(2)", "73.20\u202f%"),
        ("models.shallow.accuracy.validation | percent(decimals=0)", "73\u202f%"),
        ("models['shallow'].weights[0]", "−0.016852"),
        ("models.shallow.weights[1] | number", "0.704"),
        ("models.shallow.weights[1] | number(2)", "0.7"),
        ("models.shallow.weights[1] | signed", "+0.704"),
        ("models.shallow.weights[0] | fixed(2)", "−0.02"),
        ("1 / 3", "0.333333"),
        ("rows", "891"),
        ("rows - 600", "291"),
        ("count", "−3"),
        ("rate", "0.5"),
        ("title", 'a "quoted" <b>'),
        ("entries.items", "5"),
        ("models | length", "2"),
        ("rows * 2 - 7 % 4", "1779"),
        ("2 ** 10", "1024"),
        ("2.567 | round(1)", "2.6"),
        ("nope | default('none')", "none"),
    ],
)
def test_expression_becomes_text(expression, text):
    assert VALUES.evaluate(expression) == text


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        (
            "models.shalow.accuracy",
            'unknown name "shalow" in models (known: shallow, women_survive; did you mean '
            '"shallow"?)',
        ),
        (
            "models.shallow.acuracy | percent",
            'unknown name "acuracy" in models.shallow (known: accuracy, weights; did you mean '
            '"accuracy"?)',
        ),
        ("modles", 'unknown name "modles" (known: count,'),
        ("models.shallow.weights[2]", "no item 2 in models.shallow.weights, which has 2"),
        ("rows | persent", 'unknown filter "persent" (known: abs,'),
        ("rows |", "rows |: "),
        ("rows rows", 'rows rows: unexpected "rows"'),
        ("", "there is nothing between {{ and }}"),
        ("nothing", "nothing is nothing (None), not a text or a number"),
        ("flag", "flag is true, not"),
        ("nan", "nan is not a finite number"),
        ("infinite | number", "the number is not finite"),
        ("models", "models is a dict, not a text or a number; name one value in it"),
        ("models.shallow", "models.shallow is a Model"),
        ("title | number", "expected a number, found a text"),
        ("flag | percent", "expected a number, found true"),
        ("rows / 0", "rows / 0: division by zero"),
        ("rows | fixed", "rows | fixed: "),
        ("rows | number('x')", "rows | number('x'): "),
        ("rows | number(0)", "rows | number(0): expected from 1 to 17 digits, found 0"),
        ("rows | number(99)", "rows | number(99): expected from 1 to 17 digits, found 99"),
        ("rows | signed(0)", "rows | signed(0): expected from 1 to 17 digits, found 0"),
        ("rows | percent(-1)", "rows | percent(-1): expected from 0 to 20 decimals, found -1"),
        ("rows | fixed(-1)", "rows | fixed(-1): expected from 0 to 20 decimals, found -1"),
        ("rows | fixed(2.5)", "rows | fixed(2.5): expected from 0 to 20 decimals, found 2.5"),
        ("1e400", "1e400: the number is too large"),
        ("rows | number(1e400)", "rows | number(1e400): the number is too large"),
        ("1e308 * 10", "1e308 * 10 is not a finite number (inf)"),
        ("[1e308, 1e308] | sum", "[1e308, 1e308] | sum is not a finite number (inf)"),
        ("9" * 1001, "an expression of 1,001 characters, expected up to 1,000"),
        ("(" * 400 + "1" + ")" * 400, "the expression is nested too deeply"),
        ("rows.where(a=1, a=2)", "rows.where(a=1, a=2): keyword argument repeated"),
        ("'a' * 10 ** 9", "expected a number, found a text"),
        (f"'{'a' * 400}' | join('{'b' * 400}')", "'a"),
        ("models ~ 'a'", "expected a number, found a dict"),
        ("models | upper", "expected a number, found a dict"),
        (r"'\x01'", r"'\x01': the text has the character U+0001, which no page can hold"),
        (r"'\ud800'", r"'\ud800': the text has the character U+D800, which no page can hold"),
    ],
)
def test_problem_is_readable(expression, problem):
    with pytest.raises(ValueProblem) as caught:
        VALUES.evaluate(expression)
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    "expression",
    [
        "''.__class__",
        "models.__class__.__mro__",
        "models['__class__'].x",
        "models | attr('__class__')",
        "models.shallow.forget()",
        "models.shallow.forget",
        "models.clear()",
        "_private",
        "range(9)",
        "cycler",
        "title | safe",
        "'%s' | format(1)",
    ],
)
def test_unsafe_expression_is_refused(expression):
    with pytest.raises(ValueProblem):
        VALUES.evaluate(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "'a' * 1000000000",
        "1000000000 * title",
        "[1] * 1000000000",
        "'%1000000000d' % 1",
        "10 ** 1000000000",
        "(10 ** 1000) ** 1000",
        "1 | round(1000000000, 'ceil')",
    ],
)
def test_what_would_take_all_memory_is_refused_at_once(expression):
    with pytest.raises(ValueProblem):
        VALUES.evaluate(expression)


@given(st.text(alphabet="abmodels.[]()'\"|{}_+-*/~:, 0123\n%#", max_size=40))
def test_any_expression_gives_text_or_a_value_problem(expression):
    try:
        assert isinstance(VALUES.evaluate(expression), str)
    except ValueProblem as problem:
        assert str(problem)
