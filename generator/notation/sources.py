"""Where the value of an expression comes from: the paths in it, and the figure that it names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import nodes

from generator.notation.expression import is_number, parse
from generator.notation.in_prose import ValueProblem

FILTER = "shows"


@dataclass(frozen=True)
class Named:
    """The figure that an author names beside a value or a term: its id, marks in it, and what it
    is to be set to. `sets` is the name of what the value itself sets."""

    figure: str
    marks: tuple[str, ...] = ()
    state: tuple[tuple[str, str], ...] = ()
    sets: str = ""


@lru_cache(maxsize=1024)
def paths(expression: str) -> tuple[str, ...]:
    """The paths of which the expression is made, each once and spelled as figures spell them:
    `models.shallow.row(2).sum`. None of them where one hangs on another value."""
    try:
        return tuple(dict.fromkeys(_paths(parse(expression.strip()))))
    except TypeError:
        return ()


@lru_cache(maxsize=1024)
def named(expression: str) -> Named | None:
    """The figure that the expression names with its last filter, `| shows("id", …)`.

    Raises ValueProblem where that filter stands elsewhere, or is told something else than texts
    and numbers.
    """
    tree = parse(expression.strip())
    last = next(tree.iter_child_nodes())
    for node in tree.find_all(nodes.Filter):
        if node.name == FILTER and node is not last:
            raise ValueProblem(f"{expression}: shows(…) comes last, after all other filters")
    if not isinstance(last, nodes.Filter) or last.name != FILTER:
        return None
    try:
        words = [_word(arg) for arg in last.args]
        state = {str(one.key): _word(one.value) for one in last.kwargs}
    except TypeError:
        raise ValueProblem(f"{expression}: shows(…) takes texts and numbers only") from None
    if not words or last.dyn_args or last.dyn_kwargs:
        raise ValueProblem(f"{expression}: shows(…) begins with the id of a figure, in quotes")
    return of_words(words[0], words[1:], state)


def of_words(figure: str, marks: list[str], state: Mapping[str, str]) -> Named:
    """The figure, with `sets` told from the names of its state."""
    rest = tuple((name, value) for name, value in state.items() if name != "sets")
    return Named(figure, tuple(marks), rest, state.get("sets", ""))


def argument(value: str | float) -> str:
    """A text or number as paths spell it. A row is named by a text, which may be written as a
    number: `row("2")` is `row(2)`."""
    return f'"{value}"' if isinstance(value, str) and not value.isdecimal() else str(value)


def _paths(node: nodes.Node) -> Iterator[str]:
    """The longest paths below a node; TypeError where one is not told by the expression alone."""
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Call)):
        yield _spelled(node)
    elif isinstance(node, nodes.Filter):
        if node.node is not None:
            yield from _paths(node.node)
    else:
        for child in node.iter_child_nodes():
            yield from _paths(child)


def _spelled(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelled(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return f"{_spelled(node.node)}[{argument(_constant(node.arg))}]"
    if isinstance(node, nodes.Call) and not (node.dyn_args or node.dyn_kwargs):
        told = [argument(_constant(arg)) for arg in node.args]
        told += [f"{one.key}={argument(_constant(one.value))}" for one in node.kwargs]
        return f"{_spelled(node.node)}({', '.join(told)})"
    raise TypeError(node)


def _word(node: nodes.Node) -> str:
    return str(_constant(node))


def _constant(node: nodes.Node) -> str | float:
    """The text or number that stands there; TypeError where it is neither."""
    if isinstance(node, nodes.Neg):
        value = _constant(node.node)
        if isinstance(value, str):
            raise TypeError(node)
        return -value
    if isinstance(node, nodes.Const) and (isinstance(node.value, str) or is_number(node.value)):
        return node.value
    raise TypeError(node)
