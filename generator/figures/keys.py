"""What authors are told of keys, those of a kind's figures and others: from their model, and the
words there.

The source is read where somebody asks, as pydantic's `use_attribute_docstrings` would read that of
every kind whenever one is loaded, which takes longer than to load it.
"""

from __future__ import annotations

import ast
import datetime
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.data.dataset import Code, Key
from generator.figures.kind import AnyKind, FigureSpec

_NUMBERS = {2: "two", 3: "three"}
_CALLED = {
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    datetime.date: "a date",
}
_SEVERAL = {
    "text": "texts",
    "a whole number": "whole numbers",
    "a number": "numbers",
    "a mapping": "mappings",
    "a list": "lists",
    "the key of a row": "keys of rows",
    "a value of a column": "values of a column",
    "one of these": "these",
}
_SIZEABLE = 2**31  # a bound above which only says what a computer can hold


@dataclass(frozen=True)
class ToldKey:
    """A key: the sort of its values in an author's words, those that it may have where they are
    few, whether it must be there, what it is unless told as YAML has it (None for nothing, and
    where the program finds that out), and what it means in a sentence."""

    name: str
    type: str
    choices: tuple[str, ...]
    required: bool
    default: str | None
    meaning: str


def keys_of(kind: AnyKind) -> list[ToldKey]:
    """The keys of a kind's blocks: those that all have, its own, those that several kinds have."""
    own = kind.spec.__annotations__
    return sorted(
        told_keys(kind.spec),
        key=lambda key: (key.name not in FigureSpec.model_fields, key.name not in own),
    )


def told_keys(model: type[BaseModel]) -> list[ToldKey]:
    """The keys of a model, those that it extends before its own."""
    meanings = _meanings(model)
    return [_told(name, field, meanings.get(name, "")) for name, field in _fields(model).items()]


def own_keys(kind: AnyKind) -> list[ToldKey]:
    """Those that not every figure has."""
    return [key for key in keys_of(kind) if key.name not in FigureSpec.model_fields]


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    fields: dict[str, FieldInfo] = model.model_fields
    return fields


def _told(name: str, field: FieldInfo, meaning: str) -> ToldKey:
    annotation: Any = field.annotation
    if field.metadata:
        annotation = Annotated[(annotation, *field.metadata)]
    choices = tuple(_choices(annotation))
    default = None if field.is_required() else field.get_default(call_default_factory=True)
    nothing = default is None or default in ("", [], {}, ()) or isinstance(default, BaseModel)
    return ToldKey(
        name,
        called(annotation),
        choices,
        field.is_required(),
        None if nothing else _written(default),
        meaning,
    )


def _written(value: object) -> str:
    """A value as a block has it."""
    value = list(value) if isinstance(value, tuple) else value
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True)
    return text.removesuffix("\n").removesuffix("\n...")


def called(annotation: Any) -> str:
    """The sort of the values of a type: "a list of numbers", "the key of a row"."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        key = _is_key(annotation)
        return "the key of a row" if key else f"{called(inner[0])}{_bounds(inner[1:])}"
    if origin in (Union, UnionType):
        return _either(inner)
    if origin is Literal:
        return "one of these"
    if origin is tuple and inner[-1] is not Ellipsis:
        return f"{_NUMBERS.get(len(inner), str(len(inner)))} {_several(inner[0])}"
    if origin in (list, tuple):
        return f"a list of {_several(inner[0])}"
    if origin is dict or (isinstance(annotation, type) and issubclass(annotation, BaseModel)):
        return "a mapping"
    return _CALLED.get(annotation, "a value")


def _either(sorts: tuple[Any, ...]) -> str:
    """The sorts of which a value is one."""
    codes = get_args(Code)
    if set(codes) <= set(sorts):
        others = [called(one) for one in sorts if one not in codes and one is not NoneType]
        return " or ".join([*others, "a value of a column"])
    told = dict.fromkeys(called(one) for one in sorts if one is not NoneType)
    if "a number" in told:
        told.pop("a whole number", None)
    return " or ".join(told)


def _bounds(checks: tuple[Any, ...]) -> str:
    """Between which numbers a value is: " above 0", " from 0 to 1"."""
    found: dict[str, float] = {}
    for check in checks:
        for one in (check, *getattr(check, "metadata", ())):
            for name in ("ge", "gt", "le", "lt"):
                bound = getattr(one, name, None)
                if isinstance(bound, int | float) and bound < _SIZEABLE:
                    found[name] = bound
    lower = f"{found['ge']:,g}" if "ge" in found else ""
    if "le" in found:
        low = lower or f"{found['gt'] + 1:,g}"
        return f" from {low} to {found['le']:,g}"
    from_on = f" of at least {lower}" if lower else f" above {found['gt']:g}" if found else ""
    return f"{from_on} and below {found['lt']:,g}" if "lt" in found else from_on


def _several(annotation: Any) -> str:
    one = called(annotation)
    start = next((start for start in _SEVERAL if one.startswith(start)), one)
    return f"{_SEVERAL.get(start, start)}{one[len(start) :]}"


def _is_key(annotation: Any) -> bool:
    """Whether a type is checked as `Key` is; as a key's own type pydantic takes it apart."""
    checks = [
        [step for step in get_args(one)[1:] if hasattr(step, "func")] for one in (annotation, Key)
    ]
    return checks[0] == checks[1]


def _choices(annotation: Any) -> Iterator[str]:
    """The texts that a value, or those of a list, may be."""
    if get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    elif get_origin(annotation) is not None:
        for inner in get_args(annotation):
            yield from _choices(inner)


def _meanings(spec: type[BaseModel]) -> dict[str, str]:
    """What stands beneath each key of a model, and of those that it extends, in one line."""
    told: dict[str, str] = {}
    for base in reversed(spec.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            told |= beneath(base)
    return told


def beneath(model: type) -> dict[str, str]:
    """The text beneath each field of a class that has one, in one line."""
    (made,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(made, ast.ClassDef)
    told = {}
    for field, text in zip(made.body, made.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match text:
                case ast.Expr(value=ast.Constant(value=str(words))):
                    told[field.target.id] = " ".join(words.split())
    return told
