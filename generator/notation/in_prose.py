"""Expressions in prose: what they may call, and what is wrong with one."""

from collections.abc import Callable
from typing import TypeVar

Method = TypeVar("Method", bound=Callable[..., object])


def in_prose(method: Method) -> Method:
    """`method`, marked as free of side effects and made for `{{ … }}`; nothing else is called."""
    vars(method)["in_prose"] = True
    return method


class ValueProblem(ValueError):
    """An expression that has no text to show, and why."""
