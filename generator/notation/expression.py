"""What an expression in prose may be: which names, operators and filters, and how large."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from numbers import Integral, Real
from typing import Literal, TypeGuard

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateExpression
from jinja2.filters import FILTERS, do_round
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from generator.notation import number
from generator.notation.in_prose import ValueProblem
from generator.reading.errors import unknown

LONGEST = 1_000  # characters of an expression
LONGEST_TEXT = 10_000  # characters of the text that it stands for, and of all on the way to it
TOO_DEEP = "the expression is nested too deeply"
LARGEST_POWER = 1000  # of integers: 10 ** 1000000000 would take forever


class _Code(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        """`a ~ b` as the filter `join` has it: not with whatever Python calls any object."""
        self.write("environment.filters['join']((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class _Environment(SandboxedEnvironment):
    code_generator_class = _Code
    # All of them: an operator that is not intercepted is computed while compiling.
    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        if operator in ("*", "**", "%"):  # with a text or a list they can make gigabytes
            left, right = finite(left), finite(right)
            if operator == "**" and abs(right) > LARGEST_POWER:
                raise ValueError(f"powers go up to {LARGEST_POWER}, found {right}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: object, attribute: str) -> object:
        # An entry named "items" or "values" must win over the mapping's method of that name.
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        value: object = super().getattr(obj, attribute)
        if type(value).__module__.partition(".")[0] == "pandas":
            # It would answer in ways of its own, and with errors of its own.
            raise ValueProblem(f'"{attribute}" is a table; use where(…), mean(…), missing(…)')
        return value

    def is_safe_callable(self, obj: object) -> bool:
        # Methods of the data (to_csv, clear, …) could write files or change what others read.
        return getattr(obj, "in_prose", False) is True


def is_number(x: object) -> TypeGuard[float]:
    """Whether it is a number, of Python's or of numpy's."""
    # By Python's tower of numbers, in which numpy's have their places too.
    return isinstance(x, Real) and not isinstance(x, bool)


def is_whole(x: object) -> TypeGuard[int]:
    """Whether it is a whole number, of Python's or of numpy's."""
    return isinstance(x, Integral) and not isinstance(x, bool)


def finite(x: object) -> float:
    """The number; ValueProblem for anything else."""
    if isinstance(x, StrictUndefined):
        str(x)  # raises the error that says what is undefined
    if not is_number(x):
        raise ValueProblem(f"expected a number, found {kind(x)}")
    if not math.isfinite(x):
        raise ValueProblem(f"the number is not finite ({x})")
    return x


def _within(low: int, high: int, what: str, count: object) -> int:
    """`count` where it is a whole number from `low` to `high`."""
    if not is_whole(count) or not low <= count <= high:
        found = f'"{count}"' if isinstance(count, str) else count
        raise ValueError(f"expected from {low} to {high} {what}, found {found}")
    return int(count)


_digits = partial(_within, 1, 17, "digits")  # a float has no more
_decimals = partial(_within, 0, 20, "decimals")


def _number(x: object, digits: int = 4) -> str:
    """The number with so many significant digits."""
    return number.significant(finite(x), _digits(digits))


def _percent(x: object, decimals: int = 0) -> str:
    """A share in per cent, with so many decimals."""
    return number.percent(finite(x), _decimals(decimals))


def _signed(x: object, digits: int = 4) -> str:
    """The number with its sign, a plus too, and so many significant digits."""
    return number.signed(finite(x), _digits(digits))


def _fixed(x: object, decimals: int) -> str:
    """The number with so many decimals."""
    return number.fixed(finite(x), _decimals(decimals))


def _capitalized(x: object) -> str:
    """The text with a capital as its first letter, and the others small."""
    return word(x).capitalize()


def _lower(x: object) -> str:
    """The text in small letters."""
    return word(x).lower()


def _upper(x: object) -> str:
    """The text in capitals."""
    return word(x).upper()


def _joined(parts: Iterable[object], between: object = "") -> str:
    """The texts and numbers of a list, one after the other, with a text between them."""
    joint, words, length = word(between), [], 0
    for part in parts:
        words.append(word(part))
        length += len(words[-1]) + len(joint)
        if length > LONGEST_TEXT:
            raise ValueError(f"expected up to {LONGEST_TEXT:,} characters")
    return joint.join(words)


def word(x: object) -> str:
    """A text as it is, a number as Python writes it; ValueProblem for anything else."""
    return x if isinstance(x, str) else str(finite(x))


def _rounded(
    x: object, precision: int = 0, method: Literal["common", "ceil", "floor"] = "common"
) -> float:
    """The number rounded to so many decimals, as a number: to compute with, not to show."""
    return do_round(finite(x), _within(-20, 20, "decimals", precision), method)


def _shown(x: object, figure: str, *marks: object, **state: object) -> object:
    """The value as it is, as a link to the figure that shows it."""
    return x


def filters() -> Mapping[str, Callable[..., object]]:
    """The filters by their names: what each makes of a value stands in its docstring."""
    return _environment().filters


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    # Optimized, it would compute while compiling, and write infinity as a name that does not exist.
    environment = _Environment(undefined=StrictUndefined, optimized=False)
    # Jinja's globals and most of its filters are for templates; `random` would even make builds
    # differ, `safe` would promise an escaping that values never skip.
    environment.globals.clear()
    plain = ("abs", "default", "first", "last", "length", "max", "min", "sum")
    environment.filters = {name: FILTERS[name] for name in plain}
    environment.filters |= {
        "capitalize": _capitalized,
        "lower": _lower,
        "upper": _upper,
        "join": _joined,
        "number": _number,
        "percent": _percent,
        "signed": _signed,
        "fixed": _fixed,
        "round": _rounded,
        "shows": _shown,
    }
    return environment


@lru_cache(maxsize=1024)
def parse(expression: str) -> nodes.Node:
    """The syntax tree of `expression`, which uses only what expressions may use."""
    if not expression:
        raise ValueProblem("there is nothing between {{ and }}")
    if len(expression) > LONGEST:
        problem = f"an expression of {len(expression):,} characters, expected up to {LONGEST:,}"
        raise ValueProblem(problem)
    try:
        parser = Parser(_environment(), expression, state="variable")
        # find_all looks below a node only, so the expression gets a parent.
        tree = nodes.Output([parser.parse_expression()])
        if not parser.stream.eos:
            raise ValueProblem(f'{expression}: unexpected "{parser.stream.current.value}"')
        for node in tree.find_all((nodes.Const, nodes.Filter, nodes.Getattr, nodes.Name)):
            _refuse_unsafe(expression, node)
    except TemplateSyntaxError as error:
        raise ValueProblem(f"{expression}: {error.message}") from None
    except RecursionError:
        raise ValueProblem(TOO_DEEP) from None
    return tree


def _refuse_unsafe(expression: str, node: nodes.Node) -> None:
    if isinstance(node, nodes.Filter) and node.name not in _environment().filters:
        raise ValueProblem(unknown("filter", node.name, _environment().filters))
    if isinstance(node, nodes.Const) and node.value in (math.inf, -math.inf):
        raise ValueProblem(f"{expression}: the number is too large")
    name = node.attr if isinstance(node, nodes.Getattr) else getattr(node, "name", "")
    if name.startswith("_"):
        raise ValueProblem(f'{expression}: "{name}" is private, as all that begins with "_"')


@lru_cache(maxsize=1024)
def compiled(expression: str) -> TemplateExpression:
    """What computes the expression, given the names; ValueProblem where Python cannot."""
    try:
        return _environment().compile_expression(expression, undefined_to_none=False)
    except RecursionError:
        problem = TOO_DEEP
    except SyntaxError as error:  # of the Python that it becomes: an argument given twice, say
        problem = f"{expression}: {error.msg}"
    raise ValueProblem(problem)


def kind(value: object) -> str:
    """What an author would call it."""
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool):
        return str(value).lower()
    return "a text" if isinstance(value, str) else f"a {type(value).__name__}"
