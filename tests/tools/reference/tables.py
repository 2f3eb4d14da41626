"""Tables of keys, of two columns so that they fit a phone: a key, and all that is said of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.figures.keys import ToldKey


def key_table(keys: Iterable[ToldKey], prefix: str, links: Mapping[str, str] = {}) -> str:
    """A row for each key, with an anchor of the prefix and its name; `links` leads from keys whose
    values have keys of their own to the anchors of these."""
    rows = ["| Key | Value |", "|---|---|"]
    for key in keys:
        link = f" [Its keys](#{links[key.name]})." if key.name in links else ""
        rows.append(f"| {anchored(key.name, prefix)} | {sort_of(key)} {cell(key.meaning)}{link} |")
    return "\n".join(rows) + "\n"


def anchored(name: str, prefix: str) -> str:
    """The name as code, and an anchor that leads to it."""
    return f"`{name}` {{#{prefix}-{name.strip('-').replace('_', '-')}}}"


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
