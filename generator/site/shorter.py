"""Shorter names for what a script declares inside its functions: a minified script goes in.

Each statement at the top of a script is taken by itself. In it a name becomes another everywhere
at once, so that what it means need not be known: whatever meant the same thing still does. A name
stays as it is where it is declared at the top, is nowhere declared, stands alone as a key
(`{name}`), or is no name at all: a property or a key. What scripts give each other keeps its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from string import ascii_letters

from generator.site.tokens import Token, deeper, tokens_of

# Never names of anything, wherever they stand.
_WORDS = {
    "arguments", "async", "await", "break", "case", "catch", "class", "const", "continue",
    "debugger", "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally",
    "for", "function", "get", "if", "import", "in", "instanceof", "let", "new", "null", "of",
    "return", "set", "static", "super", "switch", "this", "throw", "true", "try", "typeof",
    "undefined", "var", "void", "while", "with", "yield",
}  # fmt: skip


def shorter(script: str) -> str:
    """The statements of a script, with short names for what is declared inside them."""
    tokens = list(tokens_of(script))
    top = _at_the_top(tokens)
    return "".join(_Statement(part).with_names(top) for part in _statements(tokens))


def _statements(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    depth = 0
    part: list[Token] = []
    for token in tokens:
        if token.kind == "blank" and not part:
            yield [token]
            continue
        part.append(token)
        depth += deeper(token)
        if depth == 0 and (token.text == ";" or (token.text == "}" and part[0].text == "{")):
            yield part
            part = []
    yield part


def _at_the_top(tokens: Iterable[Token]) -> set[str]:
    """Names that the statements themselves declare."""
    names = set()
    for part in _statements(tokens):
        told = [token for token in part if token.kind != "blank"]
        if told and told[0].text in ("const", "let"):
            names |= _Statement(told[: _closing(told, 1) + 1]).declared
    return names


def _closing(tokens: list[Token], at: int) -> int:
    """Where what opens there closes; `at` itself where nothing does."""
    depth = 0
    for i in range(at, len(tokens)):
        depth += deeper(tokens[i])
        if depth <= 0:
            return i
    return at


class _Statement:
    """A statement: what its names are used for."""

    def __init__(self, tokens: list[Token]) -> None:
        self._all = tokens
        self._told = [token for token in tokens if token.kind != "blank"]
        self._around = self._brackets()
        self._uses = [self._is_use(i) for i in range(len(self._told))]

    def _text(self, at: int) -> str:
        return self._told[at].text if 0 <= at < len(self._told) else ""

    def _brackets(self) -> list[str]:
        """What opens around each token."""
        around, open_ = [], [""]
        for token in self._told:
            steps = deeper(token)
            if steps < 0 or (token.kind == "text" and token.text[0] == "}"):
                open_.pop()
            around.append(open_[-1])
            if steps > 0 or (token.kind == "text" and token.text.endswith("${")):
                open_.append(token.text)
        return around

    def _is_use(self, at: int) -> bool:
        """Whether a token is a name, and no property and no key with something of its own."""
        before, after = self._text(at - 1), self._text(at + 1)
        if self._told[at].kind != "name" or before in (".", "?."):
            return False
        if after == "(" and self._text(_closing(self._told, at + 1) + 1) == "{":
            return before not in ("{", ",", "get", "set", "async", "*")  # else it is a method
        return not (after == ":" and before in ("{", ",") and self._around[at] == "{")

    @property
    def declared(self) -> set[str]:
        """Names of constants, variables and parameters."""
        names: set[str] = set()
        for at, (_, text) in enumerate(self._told):
            caught = text == "catch" and self._text(at - 1) == "}" and self._text(at + 1) == "("
            if text in ("const", "let") or caught:
                names |= self._bound(at + 1)
            elif text == "=>":
                names |= self._bound(self._opening(at - 1))
        return names

    def _opening(self, at: int) -> int:
        """Where what closes there opens."""
        depth = 0
        while at > 0:
            depth += deeper(self._told[at])
            if depth >= 0:
                break
            at -= 1
        return at

    def _bound(self, at: int) -> set[str]:
        """The names in the pattern that begins there; what a default is made of is none."""
        end = _closing(self._told, at)
        if end == at:
            return {self._text(at)} if self._told[at].kind == "name" else set()
        return {
            self._text(i)
            for i in range(at + 1, end)
            if self._uses[i] and self._text(i - 1) in ("(", "[", "{", ",", "...", ":")
        }

    def _keys(self) -> set[str]:
        """Names that stand alone as keys, or may: `{name}`, `{name, …}`, `{name = …}`."""
        return {
            text
            for at, (_, text) in enumerate(self._told)
            if self._around[at] == "{"
            and self._text(at - 1) in ("{", ",")
            and self._text(at + 1) in (",", "}", "=")
        }

    def with_names(self, top: set[str]) -> str:
        """The statement with the shortest names for those used most; `top` stay as they are."""
        used = Counter(token.text for token, use in zip(self._told, self._uses, strict=True) if use)
        own = (self.declared & used.keys()) - self._keys() - top - _WORDS
        free = (name for name in _short() if name not in _WORDS and name not in used)
        order = sorted(own, key=lambda name: (-used[name], name))
        names = {name: new for name, new in zip(order, free, strict=False) if len(new) < len(name)}
        uses = iter(self._uses)
        return "".join(
            names.get(token.text, token.text)
            if token.kind != "blank" and next(uses)
            else token.text
            for token in self._all
        )


def _short() -> Iterator[str]:
    """Names, the shortest first."""
    for length in (1, 2):
        yield from map("".join, product(ascii_letters, repeat=length))
