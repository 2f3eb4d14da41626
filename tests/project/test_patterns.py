"""Patterns mean the same in every Python that the project supports."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest

import generator

OPERATION = type(_constants.ASSERT)
AHEAD = {_constants.ASSERT, _constants.ASSERT_NOT}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern):
                    yield f"{module.name}.{name}", value


def operations(tree: object) -> Iterator[tuple[object, object]]:
    """Every operation of a parsed pattern, with what it holds."""
    if isinstance(tree, tuple) and len(tree) == 2 and isinstance(tree[0], OPERATION):
        yield tree
    if isinstance(tree, tuple | list | _parser.SubPattern):
        for part in tree:
            yield from operations(part)


def fails_in_3_11_2(pattern: re.Pattern[str]) -> bool:
    """Whether it looks ahead or back within what *+ or ++ repeats: Python 3.11.2, which Debian 12
    has, then finds nothing. An atomic group, (?>(?:…)*), is the same and works."""
    return any(
        operation in AHEAD
        for possessive, held in operations(_parser.parse(pattern.pattern, pattern.flags))
        if possessive is _constants.POSSESSIVE_REPEAT
        for operation, _ in operations(held)
    )


@pytest.mark.parametrize(("text", "fails"), [(r"(?:(?!a).)*+", True), (r"(?>(?:(?!a).)*)", False)])
def test_such_a_pattern_is_found(text: str, fails: bool) -> None:
    assert fails_in_3_11_2(re.compile(text)) == fails


def test_none_of_the_program_fails_in_an_older_python() -> None:
    found = dict(patterns())
    assert "generator.article.scan._TOKEN" in found
    assert [name for name, pattern in found.items() if fails_in_3_11_2(pattern)] == []
