"""Whether the classes of a network from elsewhere stand in the order of the label's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.data.label import Labels
from generator.models.description import NetworkDescription
from generator.models.imported.layer import Classes
from generator.reading.document import Document
from generator.reading.problems import describe


def check_order(
    document: Document, told: Classes, label: Labels, description: NetworkDescription
) -> None:
    """ContentError where the file of the network has the label's classes in another order, or
    other classes; names of which the label has none are taken for other words for the same."""
    names = _names(told)
    for known in (_names(label.codes), _names(label.classes)):
        if names == known:
            return
        if set(names) == set(known):
            raise _refused(document, told, label, description)
    places = [str(place) for place in range(len(told))]
    if names != places and set(names) & {*_names(label.codes), *label.classes}:
        raise _refused(document, told, label, description)


def _refused(
    document: Document, told: Classes, label: Labels, description: NetworkDescription
) -> Exception:
    column, file = description.label, document.data.get("file")
    found = f'{file} answers with {_listed(told)}, in this order, the label "{column}" has '
    problem = found + _listed(label.codes)
    if set(_names(told)) not in (set(_names(label.codes)), set(_names(label.classes))):
        return document.error(("label",), f"{problem}; expected the same classes")
    if label.answer == "binary":
        at = ("positive",) if "positive" in document.data else ("label",)
        second = next(
            code
            for code, word in zip(label.codes, label.classes, strict=True)
            if {*_names([code]), word} & {*_names(told[1:])}
        )
        return document.error(at, f'{problem}; expected "positive: {_names([second])[0]}"')
    return document.error(
        ("label",),
        f'{problem}; expected "codes" of the column in {description.data}.yaml in the order of '
        "the file",
    )


def _listed(classes: Iterable[object]) -> str:
    return ", ".join(map(describe, classes))


def _names(classes: Iterable[object]) -> list[str]:
    """As texts, by which 1, 1.0 and true are the same."""
    whole = (
        int(c) if isinstance(c, bool | float) and float(c).is_integer() else c for c in classes
    )
    return [str(name) for name in whole]
