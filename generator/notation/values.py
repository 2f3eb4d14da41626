"""Values in prose: `{{ models.shallow.accuracy | percent(2) }}` as the text to show."""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from numbers import Integral, Real
from typing import Literal, TypeGuard

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.environment import TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS, do_round
from jinja2.parser import Parser
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from generator.notation import number
from generator.notation.in_prose import ValueProblem
from generator.reading.errors import unknown

LARGEST_POWER = 1000  # of integers: 10 ** 1000000000 would take forever


class Values:
    """The names that expressions may use, and the evaluation of expressions over them."""

    def __init__(self, namespace: Mapping[str, object]) -> None:
        self._namespace = dict(namespace)

    def evaluate(self, expression: str) -> str:
        """The text that `expression` stands for, not HTML-escaped.

        Raises ValueProblem where it cannot be evaluated or is not a text or a finite number.
        """
        expression = expression.strip()
        tree = _parse(expression)
        try:
            value: object = _compile(expression)(**self._namespace)
        except ValueProblem:
            raise
        except SecurityError:
            problem = f"{expression}: this cannot be called here; use a filter (value | …)"
            raise ValueProblem(problem) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            problem = _missing(tree, self._namespace) or f"{expression}: {error}"
            raise ValueProblem(problem) from None
        if isinstance(value, StrictUndefined):
            missing = _missing(tree, self._namespace)
            raise ValueProblem(missing or f"{expression}: there is no such value")
        return _text(expression, value)


class _Environment(SandboxedEnvironment):
    # All of them: an operator that is not intercepted is computed while compiling.
    intercepted_binops = frozenset(SandboxedEnvironment.default_binop_table)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        if operator in ("*", "**", "%"):  # with a text or a list they can make gigabytes
            left, right = _finite(left), _finite(right)
            if operator == "**" and abs(right) > LARGEST_POWER:
                raise ValueError(f"powers go up to {LARGEST_POWER}, found {right}")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: object, attribute: str) -> object:
        # An entry named "items" or "values" must win over the mapping's method of that name.
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: object) -> bool:
        # Methods of the data (to_csv, clear, …) could write files or change what others read.
        return getattr(obj, "in_prose", False) is True


def _is_number(x: object) -> TypeGuard[float]:
    # By Python's tower of numbers, in which numpy's have their places too.
    return isinstance(x, Real) and not isinstance(x, bool)


def _is_whole(x: object) -> TypeGuard[int]:
    return isinstance(x, Integral) and not isinstance(x, bool)


def _finite(x: object) -> float:
    if isinstance(x, StrictUndefined):
        str(x)  # raises the error that says what is undefined
    if not _is_number(x):
        raise ValueProblem(f"expected a number, found {_kind(x)}")
    if not math.isfinite(x):
        raise ValueProblem(f"the number is not finite ({x})")
    return x


def _within(low: int, high: int, what: str, count: object) -> int:
    """`count` where it is a whole number from `low` to `high`."""
    if not _is_whole(count) or not low <= count <= high:
        found = f'"{count}"' if isinstance(count, str) else count
        raise ValueError(f"expected from {low} to {high} {what}, found {found}")
    return int(count)


_digits = partial(_within, 1, 17, "digits")  # a float has no more
_decimals = partial(_within, 0, 20, "decimals")


def _number(x: object, digits: int = 4) -> str:
    return number.significant(_finite(x), _digits(digits))


def _percent(x: object, decimals: int = 0) -> str:
    return number.percent(_finite(x), _decimals(decimals))


def _signed(x: object, digits: int = 4) -> str:
    return number.signed(_finite(x), _digits(digits))


def _fixed(x: object, decimals: int) -> str:
    return number.fixed(_finite(x), _decimals(decimals))


def _rounded(
    x: object, precision: int = 0, method: Literal["common", "ceil", "floor"] = "common"
) -> float:
    return do_round(_finite(x), _within(-20, 20, "decimals", precision), method)


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    # Optimized, it would compute while compiling, and write infinity as a name that does not exist.
    environment = _Environment(undefined=StrictUndefined, optimized=False)
    # Jinja's globals and most of its filters are for templates; `random` would even make builds
    # differ, `safe` would promise an escaping that values never skip.
    environment.globals.clear()
    plain = (
        "abs", "capitalize", "default", "first", "join", "last", "length", "lower", "max", "min",
        "sum", "upper",
    )  # fmt: skip
    environment.filters = {name: FILTERS[name] for name in plain}
    environment.filters |= {
        "number": _number,
        "percent": _percent,
        "signed": _signed,
        "fixed": _fixed,
        "round": _rounded,
    }
    return environment


@lru_cache(maxsize=1024)
def _parse(expression: str) -> nodes.Node:
    """The syntax tree of `expression`, which uses only what expressions may use."""
    if not expression:
        raise ValueProblem("there is nothing between {{ and }}")
    try:
        parser = Parser(_environment(), expression, state="variable")
        # find_all looks below a node only, so the expression gets a parent.
        tree = nodes.Output([parser.parse_expression()])
        if not parser.stream.eos:
            raise ValueProblem(f'{expression}: unexpected "{parser.stream.current.value}"')
    except TemplateSyntaxError as error:
        raise ValueProblem(f"{expression}: {error.message}") from None
    except RecursionError:
        raise ValueProblem("the expression is nested too deeply") from None
    except ValueProblem:
        raise
    except ValueError:  # Python reads no integer of more than 4300 digits
        raise ValueProblem("the expression has a number that is too large") from None
    for node in tree.find_all((nodes.Const, nodes.Filter, nodes.Getattr, nodes.Name)):
        _refuse_unsafe(expression, node)
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
def _compile(expression: str) -> TemplateExpression:
    return _environment().compile_expression(expression, undefined_to_none=False)


def _text(expression: str, value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if _is_whole(value):
        return str(int(value)).replace("-", number.MINUS)
    if _is_number(value):
        if not math.isfinite(value):
            raise ValueProblem(f"{expression} is not a finite number ({value})")
        return number.significant(float(value), 6)
    hint = "" if value is None or isinstance(value, bool) else "; name one value in it"
    raise ValueProblem(f"{expression} is {_kind(value)}, not a text or a number{hint}")


def _kind(value: object) -> str:
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool):
        return str(value).lower()
    return "a text" if isinstance(value, str) else f"a {type(value).__name__}"


def _missing(tree: nodes.Node, namespace: Mapping[str, object]) -> str | None:
    """Message about the first name in the expression that does not exist, if one does not."""
    for node in tree.find_all((nodes.Getattr, nodes.Getitem, nodes.Name)):
        try:
            _resolve(node, namespace)
        except ValueProblem as problem:
            return str(problem)
        except (TypeError, ValueError):  # no path, or a property that says why it has no value
            continue
    return None


def _resolve(node: nodes.Node, namespace: Mapping[str, object]) -> object:
    """What a dotted path stands for; TypeError where the node is something else than a path."""
    if isinstance(node, nodes.Name):
        return _step(namespace, node.name, "")
    if isinstance(node, nodes.Getattr):
        return _step(_resolve(node.node, namespace), node.attr, _spell(node.node))
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _step(_resolve(node.node, namespace), node.arg.value, _spell(node.node))
    raise TypeError(node)


def _step(container: object, name: object, path: str) -> object:
    """What `container`, found at `path`, has under `name`."""
    if isinstance(container, Mapping):
        if name in container:
            return container[name]
        known = list(map(str, container))
    elif isinstance(name, int):
        if not isinstance(container, Sequence) or -len(container) <= name < len(container):
            raise TypeError(container)
        raise ValueProblem(f"no item {name} in {path}, which has {len(container)}")
    else:
        if hasattr(container, str(name)):
            return getattr(container, str(name))
        known = [n for n in dir(container) if not n.startswith("_")]
        known = [n for n in known if not callable(getattr(type(container), n, None))]
    message = unknown("name", str(name), known)
    if not path:
        raise ValueProblem(message)
    head, _, tail = message.rpartition(" (known:")
    raise ValueProblem(f"{head} in {path} (known:{tail}")


def _spell(node: nodes.Node) -> str:
    """The path that `node` is, as the author wrote it."""
    if isinstance(node, nodes.Getattr):
        return f"{_spell(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_spell(node.node)}[{node.arg.value!r}]"
    return getattr(node, "name", "…")
