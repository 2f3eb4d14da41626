"""Reading `theme.css`: its tokens are taken out, the other rules stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2

from generator.notation.css import unclosed
from generator.reading.errors import ContentError, unknown
from generator.reading.text import read_text
from generator.site.theme import FILE, Rules, Scheme, Theme, Token
from generator.site.theme.colours import hexadecimal
from generator.site.theme.rules import Files, rules_of
from generator.site.theme.tokens import ALL, COLOURS, TYPEFACES
from generator.work.reads import note_missing

_DARK = re.compile(r"(?:screen\s+and\s+)?\(\s*prefers-color-scheme\s*:\s*dark\s*\)", re.IGNORECASE)
_LIGHT = re.compile(r".*prefers-color-scheme\s*:\s*light.*", re.IGNORECASE | re.DOTALL)
_GENERIC = {
    *("serif", "sans-serif", "monospace", "cursive", "fantasy", "system-ui", "math"),
    *("ui-serif", "ui-sans-serif", "ui-monospace", "ui-rounded"),
}


def theme_of(folder: Path) -> Theme:
    """The theme in the content folder; ContentError for the first mistake in it."""
    path = folder / FILE
    if not path.is_file():
        note_missing(path)
        return Theme()
    return _Reader(read_text(path, folder.parent), folder).theme()


class _Reader:
    """The text of a theme, and what is told of a mistake in it."""

    def __init__(self, text: str, folder: Path) -> None:
        self._text = text
        self._folder = folder
        self._tokens: list[Token] = []

    def theme(self) -> Theme:
        self._check_ends()
        sheet = tinycss2.parse_stylesheet(self._text, skip_comments=True, skip_whitespace=True)
        rest = "".join(self._rest(sheet, "light", True))
        self._check_own(rest)
        files = Files(self._folder, self._text)
        rules = rules_of(rest, files) if rest.strip() else Rules()
        return Theme(tuple(self._tokens), rules, files.found)

    def _error(self, line: int | None, problem: str) -> ContentError:
        return ContentError(f"{self._folder.name}/{FILE}", line, problem)

    def _check_ends(self) -> None:
        """Raises a ContentError for what is opened and not closed."""
        if found := unclosed(self._text):
            raise self._error(*found)

    def _rest(self, nodes: list[Any], scheme: Scheme, outermost: bool) -> Iterator[str]:
        """The rules that are not tokens', as they are written; the tokens are noted."""
        for node in nodes:
            if node.type == "error":
                raise self._error(node.source_line, f"no CSS: {node.message}")
            if node.type == "qualified-rule":
                yield from self._rule(node, scheme)
            elif node.type == "at-rule":
                yield from self._at_rule(node, outermost)

    def _at_rule(self, node: Any, outermost: bool) -> Iterator[str]:
        name, condition = node.lower_at_keyword, tinycss2.serialize(node.prelude).strip()
        if name == "import":
            problem = "@import loads another style sheet; put what is in it into this file"
            raise self._error(node.source_line, problem)
        if name == "charset":
            raise self._error(node.source_line, "@charset is not needed: the file is UTF-8")
        if node.content is None:
            yield node.serialize()
            return
        if name != "media" or not outermost:
            if name in ("media", "supports", "layer", "container", "scope"):
                inner = tinycss2.parse_rule_list(node.content, True, True)
                self._check_inner(inner)
            else:
                self._check_declarations(node.content)
            yield node.serialize()
            return
        inner = tinycss2.parse_rule_list(node.content, True, True)
        if _DARK.fullmatch(condition):
            if rest := "".join(self._rest(inner, "dark", False)):
                yield f"@media {condition}{{{rest}}}"
            return
        if _LIGHT.fullmatch(condition):
            problem = "colours of the light scheme are those outside of @media; put them there"
            raise self._error(node.source_line, problem)
        self._check_inner(inner)
        yield node.serialize()

    def _check_inner(self, nodes: list[Any]) -> None:
        for node in nodes:
            if node.type == "error":
                raise self._error(node.source_line, f"no CSS: {node.message}")
            if node.type == "at-rule" and node.content is not None:
                self._check_inner(tinycss2.parse_rule_list(node.content, True, True))
            elif node.type == "qualified-rule":
                self._check_declarations(node.content)

    def _check_declarations(self, content: list[Any]) -> list[Any]:
        found = tinycss2.parse_blocks_contents(content, True, True)
        for one in found:
            if one.type == "error":
                raise self._error(one.source_line, f"no CSS: {one.message}")
        return list(found)

    def _rule(self, node: Any, scheme: Scheme) -> Iterator[str]:
        selector = tinycss2.serialize(node.prelude).strip()
        declarations = self._check_declarations(node.content)
        if selector != ":root":
            for one in declarations:
                if one.type == "declaration" and one.name[2:] in ALL and one.name[:2] == "--":
                    raise self._error(
                        one.source_line,
                        f"the token {one.name} is set for {selector}, expected :root: there "
                        "drawings, the e-book and the check of contrast find it",
                    )
            yield node.serialize()
            return
        own = []
        for one in declarations:
            if one.type != "declaration" or one.name[:2] != "--" or one.name[2:] not in ALL:
                own.append(one)
                continue
            self._tokens.append(self._token(one, scheme))
        if own:
            yield f":root{{{';'.join(one.serialize() for one in own)}}}"

    def _token(self, declaration: Any, scheme: Scheme) -> Token:
        name, line = declaration.name[2:], declaration.source_line
        written = tinycss2.serialize(declaration.value).strip()
        if declaration.important:
            raise self._error(line, f"--{name}: a token needs no !important; leave it out")
        if name in COLOURS:
            if (colour := hexadecimal(written)) is None:
                problem = "expected a colour that nothing shines through, such as #1f1e24"
                raise self._error(line, f'--{name}: {problem}, found "{written}"')
            return Token(name, colour, scheme, line)
        if scheme == "dark":
            problem = "only colours differ in the dark scheme; set it outside of @media"
            raise self._error(line, f"--{name}: {problem}")
        wrong = (_no_typefaces if name in TYPEFACES else _no_measure)(declaration.value)
        if wrong is not None:
            raise self._error(line, f'--{name}: {wrong}, found "{written}"')
        return Token(name, " ".join(written.split()), scheme, line)

    def _check_own(self, rest: str) -> None:
        """Raises a ContentError for a property of :root that is neither a token nor used here."""
        for name in re.findall(r"(?::root\{|;)--([\w-]+):", rest):
            if not re.search(rf"var\(\s*--{re.escape(name)}\b", rest):
                at = re.search(rf"--{re.escape(name)}\s*:", self._text)
                line = self._text.count("\n", 0, at.start()) + 1 if at else None
                raise self._error(line, f"{unknown('token', name, ALL)}, and no rule here uses it")


def _no_typefaces(value: list[Any]) -> str | None:
    """What is wrong with a list of typefaces; None where nothing is."""
    expected = 'expected names of typefaces, the last a family such as "Inter", Arial, sans-serif'
    for token in value:
        named = token.type in ("ident", "string", "whitespace", "comment") or token == ","
        if not named or (token.type == "string" and "<" in token.value):
            return expected
    last = [token for token in value if token.type not in ("whitespace", "comment")][-1:]
    generic = bool(last) and last[0].type == "ident" and last[0].lower_value in _GENERIC
    return None if generic else expected


def _no_measure(value: list[Any]) -> str | None:
    """What is wrong with a measure; None where nothing is."""
    told = [token for token in value if token.type not in ("whitespace", "comment")]
    if len(told) == 1 and told[0].type in ("dimension", "percentage", "number"):
        return None if told[0].value >= 0 else "expected a measure of 0 or more"
    if len(told) == 1 and told[0].type == "function" and "<" not in tinycss2.serialize(told):
        return None
    return "expected one measure such as 1.5rem"
