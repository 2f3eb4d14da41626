"""Pydantic's complaints in the words of an author."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.reading.errors import KeyPath, unknown

# What was expected, by the beginning of pydantic's error type.
_EXPECTED = {
    "int_": "an integer",
    "float_": "a number",
    "finite_number": "a finite number",
    "string_type": "text",
    "string_sub_type": "text",
    "bool_": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_": "a mapping",
    "dataclass_type": "a mapping",
    "date_": "a date such as 2026-01-31",
    "none_required": "nothing",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong at `path`; where `expected` is set, the text is made from it."""

    path: KeyPath
    place: str
    rank: int
    message: str
    expected: str = ""
    found: str = ""
    listed: str = ""  # what was found as an item of a list, where that was expected

    @property
    def text(self) -> str:
        """The whole message: the place, what was expected and what was found."""
        message = f"expected {self.expected}, found {self.found}" if self.expected else self.message
        message += f"; write {self.listed}" if self.listed and self.expected == "a list" else ""
        return f"{self.place}: {message}" if self.place else message

    def with_expected(self, expected: str) -> "Problem":
        """This problem, with another expectation."""
        return replace(self, expected=expected)


def problem_of(detail: ErrorDetails, model: type[BaseModel], path: KeyPath) -> Problem:
    """The problem that one of pydantic's error details describes; `path` is its place in the file.

    A mistyped key is both an unknown key and a missing one: the unknown one ranks first.
    """
    kind, loc, place = detail["type"], detail["loc"], ".".join(map(str, path))
    if kind == "extra_forbidden":
        message = unknown("key", str(loc[-1]), _known_keys(model, loc[:-1]))
        return Problem(path, ".".join(map(str, path[:-1])), 0, message)
    if kind == "missing":
        return Problem(path, place, 2, f'missing key "{loc[-1]}"')
    found = describe(detail["input"])
    if kind in ("literal_error", "enum"):
        expected = str(detail["ctx"]["expected"])
        choices = re.findall(r"'([^']*)'", expected)
        if choices and isinstance(detail["input"], str):
            return Problem(path, place, 1, unknown("value", detail["input"], choices))
        return Problem(path, place, 1, "", expected, found)
    return _other(detail, path, place, found)


def _other(detail: ErrorDetails, path: KeyPath, place: str, found: str) -> Problem:
    for start, expected in _EXPECTED.items():
        if detail["type"].startswith(start):
            found_text = isinstance(detail["input"], str) and len(found) <= 40
            item = f"[{detail['input']}]" if found_text else ""
            return Problem(path, place, 1, "", expected, found, item)
    message = detail["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
    if message.startswith("Input should be "):
        return Problem(path, place, 1, "", message.removeprefix("Input should be "), found)
    return Problem(path, place, 1, message[:1].lower() + message[1:])


def describe(value: object) -> str:
    """`value` as an author would call it: "three" in quotes, a list, a mapping, nothing."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else f'"{value[:40]}…"'
    if isinstance(value, int | float | datetime.date):
        return str(value)
    return "a mapping" if isinstance(value, dict) else "a list"


def _known_keys(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """Keys that the models at `loc` inside `model` accept."""
    models = [model]
    for step in loc:
        fields = [
            f for m in models for name, f in m.model_fields.items() if step in (name, f.alias)
        ]
        inner = [m for f in fields for m in _models_in(f.annotation)]
        named = [m for m in models if m.__name__ == step]  # pydantic names a union's branch
        models = inner or named or models
    return [f.alias or name for m in models for name, f in m.model_fields.items()]


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The pydantic models that a type annotation mentions: in lists, unions, mappings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)
