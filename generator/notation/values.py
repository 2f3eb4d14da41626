"""Values in prose: `{{ models.shallow.accuracy | percent(2) }}` as the text to show."""

import math
from collections.abc import Mapping, Sequence

from jinja2 import StrictUndefined, TemplateError, nodes
from jinja2.exceptions import SecurityError

from generator.notation import number
from generator.notation.expression import (
    LONGEST_TEXT,
    compiled,
    finite,
    is_number,
    is_whole,
    kind,
    parse,
)
from generator.notation.in_prose import ValueProblem
from generator.reading.errors import UNPRINTABLE, unknown


class Values:
    """The names that expressions may use, and the evaluation of expressions over them."""

    def __init__(self, namespace: Mapping[str, object]) -> None:
        self._namespace = dict(namespace)

    def evaluate(self, expression: str) -> str:
        """The text that `expression` stands for, not HTML-escaped.

        Raises ValueProblem where it cannot be evaluated or is not a text or a finite number.
        """
        expression = expression.strip()
        return _text(expression, self._value(expression, self._namespace))

    def number(self, expression: str, **names: float) -> float:
        """The number that `expression` stands for where these names have these values.

        Raises ValueProblem where it cannot be evaluated or is not a finite number.
        """
        expression = expression.strip()
        value = self._value(expression, self._namespace | names)
        try:
            return float(finite(value))
        except ValueProblem as problem:
            raise ValueProblem(f"{expression}: {problem}") from None

    def _value(self, expression: str, namespace: Mapping[str, object]) -> object:
        tree = parse(expression)
        try:
            value: object = compiled(expression)(**namespace)
        except ValueProblem:
            raise
        except SecurityError:
            problem = f"{expression}: this cannot be called here; use a filter (value | …)"
            raise ValueProblem(problem) from None
        except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            problem = _missing(tree, namespace) or f"{expression}: {error}"
            raise ValueProblem(problem) from None
        if isinstance(value, StrictUndefined):
            missing = _missing(tree, namespace)
            raise ValueProblem(missing or f"{expression}: there is no such value")
        return value


def _text(expression: str, value: object) -> str:
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise ValueProblem(f"a text of {len(value):,} characters, expected {LONGEST_TEXT:,}")
        if bad := UNPRINTABLE.search(value):
            problem = f"the text has the character U+{ord(bad[0]):04X}, which no page can hold"
            raise ValueProblem(f"{expression}: {problem}")
        return str(value)
    if is_whole(value):
        return str(int(value)).replace("-", number.MINUS)
    if is_number(value):
        if not math.isfinite(value):
            raise ValueProblem(f"{expression} is not a finite number ({value})")
        return number.significant(float(value), 6)
    hint = "" if value is None or isinstance(value, bool) else "; name one value in it"
    raise ValueProblem(f"{expression} is {kind(value)}, not a text or a number{hint}")


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
