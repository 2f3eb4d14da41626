r"""Links within formulas, `\href{address}{formula}`, which MathML's own elements cannot be."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

_HREF = re.compile(r"\\href\s*\{([^{}]*)\}\s*(?=\{)")
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+|(?![a-z][a-z0-9+.-]*:|//)[^\s<>\"\\]+", re.I)
_SIGN = "linkinformula"
_ESCAPED = re.compile(r"\\([%#&_~])")


class FormulaProblem(ValueError):
    """TeX that cannot be shown: why, and on which of its lines (from 0)."""

    def __init__(self, problem: str, line: int = 0) -> None:
        self.line = line
        super().__init__(problem)


def with_links(tex: str, converted: Callable[[str, bool], str]) -> str:
    """A formula with links in it as MathML; `converted` gives that of a part, told whether it is
    the outermost. FormulaProblem for an address that is none, or leads to a program."""
    links, parts, at = list[str](), list[str](), 0
    while found := _HREF.search(tex, at):
        line = tex.count("\n", 0, found.start())
        end = _end(tex, found.end())
        if end is None:
            raise FormulaProblem(r"\href{address}{formula}: its last brace is not closed", line)
        address = _ESCAPED.sub(r"\1", found[1].strip())
        if not _SAFE.fullmatch(address):
            expected = "expected an http(s) or mailto address, or one of the site"
            raise FormulaProblem(rf'\href: {expected}, found "{address}"', line)
        inner = converted(tex[found.end() + 1 : end - 1], False)
        links.append(f'<mtext><a href="{escape(address)}">{inner}</a></mtext>')
        # As many lines as before, so that what is said of others stays right.
        kept = "\n" * tex.count("\n", found.start(), end)
        parts += [tex[at : found.start()], rf"\text{{{_SIGN}{len(links) - 1}.}}{kept}"]
        at = end
    rest = "".join([*parts, tex[at:]])
    if r"\href" in rest:
        line = rest.count("\n", 0, rest.index(r"\href"))
        raise FormulaProblem(r"a link is \href{address}{formula}", line)
    html = converted(rest, True)
    for number, link in enumerate(links):
        html = html.replace(f"<mtext>{_SIGN}{number}.</mtext>", link)
    return html


def _end(tex: str, start: int) -> int | None:
    """Where the group ends that begins there."""
    deep = 0
    for sign in re.compile(r"\\.|[{}]", re.DOTALL).finditer(tex, start):
        deep += (sign[0] == "{") - (sign[0] == "}")
        if deep == 0:
            return sign.end()
    return None
