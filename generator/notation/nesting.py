"""How deep the elements of HTML or MathML are in one another."""

import re

NESTED = 100  # is enough for any page and any formula; browsers keep 512

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
         "track", "wbr"}  # fmt: skip
# What may be left open, and is closed by the beginning of which other elements
_LEFT_OPEN = {
    "p": {"p"},
    "li": {"li", "p"},
    "dt": {"dt", "dd", "p"},
    "dd": {"dt", "dd", "p"},
    "tr": {"tr", "td", "th", "p"},
    "td": {"td", "th", "p"},
    "th": {"td", "th", "p"},
    "option": {"option"},
}


def depth(markup: str) -> int:
    """How many elements are in one another, at the most; counted no further than to be too many."""
    stack: list[str] = []
    most = 0
    for closing, written, alone in _TAG.findall(markup):
        name = written.lower()
        if alone or name in _VOID:
            continue
        if not closing:
            while stack and stack[-1] in _LEFT_OPEN.get(name, ()):
                stack.pop()
            stack.append(name)
            most = max(most, len(stack))
        elif name in stack:
            while stack.pop() != name:
                pass
        if most > NESTED:
            break
    return most
