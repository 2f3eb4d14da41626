"""The mark of methods that expressions in prose may call."""

from collections.abc import Callable
from typing import TypeVar

Method = TypeVar("Method", bound=Callable[..., object])


def in_prose(method: Method) -> Method:
    """`method`, marked as free of side effects and made for `{{ … }}`; nothing else is called."""
    vars(method)["in_prose"] = True
    return method
