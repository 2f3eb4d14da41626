"""Lists of keys, which fit any width: a key with an anchor, and beneath it all that is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.figures.keys import ToldKey

_NO_LINKS: Mapping[str, str] = {}


def key_list(keys: Iterable[ToldKey], prefix: str, links: Mapping[str, str] = _NO_LINKS) -> str:
    """An entry for each key, with an anchor of the prefix and its name; `links` leads from keys
    whose values have keys of their own to the anchors of these."""
    told = []
    for key in keys:
        link = f" [Its keys](#{links[key.name]})." if key.name in links else ""
        told.append(entry(key.name, prefix, f"{sort_of(key)} {key.meaning}{link}"))
    return "\n".join(told)


def entry(name: str, prefix: str, said: str) -> str:
    """A name with its anchor, and what is said of it, in a definition list."""
    return f"{anchored(name, prefix)}\n:   {said}\n"


def anchored(name: str, prefix: str) -> str:
    """The name as code, and an anchor that leads to it."""
    return f"`{name}` {{#{anchor(name, prefix)}}}"


def anchor(name: str, prefix: str) -> str:
    """Where the name is told of, with that prefix."""
    return f"{prefix}-{name.strip('-').replace('_', '-')}"


def sort_of(key: ToldKey) -> str:
    """What the values are, and what the key is where it is not there, in a sentence."""
    chosen = ", ".join(f"`{choice}`" for choice in map(_visible, key.choices))
    told = key.type.replace("one of these", f"one of {chosen}" if len(key.choices) > 1 else chosen)
    told = told.replace("a list of these", f"a list of {chosen}")
    told = told[:1].upper() + told[1:]
    if key.required:
        return f"{told}; *required*."
    return f"{told}." if key.default is None else f"{told}; `{key.default}` unless told."


def _visible(choice: str) -> str:
    """A choice that is a sign, in quotes: a blank would not be seen."""
    return choice if choice.strip("'\"’.,_ ") else f'"{choice}"'


def cell(text: str) -> str:
    """A text within a table: a bar would begin the next cell."""
    return text.replace("|", "\\|")
