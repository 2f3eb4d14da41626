r"""Numbered equations: each `equation`, `align` or `gather` without a star, and each formula that
has a `\label` or a `\tag`, by the numbers of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.article.finds import Find, Formula
from generator.reading.errors import ContentError

_NUMBERED = ("equation", "align", "gather", "multline")
_BY_ROWS = ("align", "gather")  # which have a number for each of their rows
_BEGIN = re.compile(rf"\s*\\begin\{{({'|'.join(_NUMBERED)})\}}")
_PART = re.compile(r"\\(?:begin|end)\{|\\\\|\\(?:label|tag\*?)\{[^{}]*\}|\\.|[{}]")
_LABEL = re.compile(r"\\label\{([^{}]*)\}")
_SIGN = re.compile(r"[^\w-]+")
REFERENCE = re.compile(r"\s*\\(eq)?ref\{([^{}]*)\}\s*")
"""A formula that is only a reference."""


@dataclass(frozen=True)
class Equation:
    """A formula with its numbers: its TeX, in which each is a tag, and the labels of them."""

    tex: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Equations:
    """The numbered formulas of a page by their places in it, and the numbers by their labels."""

    by_start: dict[int, Equation]
    numbers: dict[str, str]


def anchor(label: str) -> str:
    """The id of an equation on the page, which books take too."""
    return f"eq-{_SIGN.sub('-', label.removeprefix('eq:')).strip('-')}"


def equations_of(finds: Iterable[Find], file: str) -> Equations:
    """The equations of a page; ContentError for a label that two of them have."""
    made, numbers, count = dict[int, Equation](), dict[str, str](), 0
    for find in finds:
        if not isinstance(find, Formula) or not find.display or not _is_numbered(find.tex):
            continue
        begin = _BEGIN.match(find.tex)
        tex = find.tex if begin else rf"\begin{{equation}}{find.tex}\end{{equation}}"
        rows, labels = list[str](), list[str]()
        inner, end = _inside(tex)
        head = tex[: tex.index("}") + 1]
        each = begin is not None and begin[1] in _BY_ROWS
        for row in _rows(inner) if each else [inner]:
            tag, own = _tag(row), _LABEL.findall(row)
            if tag is None:
                count += 1
                tag = str(count)
                row = rf"{row}\tag{{{tag}}}"
            for label in own:
                if label in numbers:
                    problem = f'the label "{label}" is that of equation ({numbers[label]}) already'
                    raise ContentError(file, find.line, problem)
                numbers[label] = tag
            labels += own
            rows.append(_LABEL.sub("", row))
        tex = head + r"\\".join(rows) + end
        made[find.start] = Equation(tex, tuple(labels))
    return Equations(made, numbers)


def _is_numbered(tex: str) -> bool:
    return bool(_BEGIN.match(tex)) or bool(re.search(r"\\(?:label|tag)\b", tex))


def _inside(tex: str) -> tuple[str, str]:
    """What stands in the environment that is the whole of a formula, and what ends it."""
    start, end = tex.index("}") + 1, tex.rfind(r"\end{")
    return (tex[start:end], tex[end:]) if end >= start else (tex[start:], "")


def _rows(tex: str) -> Iterator[str]:
    """The rows of an environment, which other environments within it do not part."""
    deep, start = 0, 0
    for part in _PART.finditer(tex):
        if part[0] == r"\\" and not deep:
            yield tex[start : part.start()]
            start = part.end()
        elif part[0] in ("{", r"\begin{"):
            deep += 1 if part[0] == "{" else 2
        elif part[0] in ("}", r"\end{"):
            deep -= 1 if part[0] == "}" else 0
    if tex[start:].strip() or not start:
        yield tex[start:]


def _tag(row: str) -> str | None:
    """The number that a row has already: its own tag, or none at all ("")."""
    if own := re.search(r"\\tag\*?\{([^{}]*)\}", row):
        return own[1]
    return "" if re.search(r"\\(?:nonumber|notag)\b", row) else None
