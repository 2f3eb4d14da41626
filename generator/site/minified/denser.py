"""The same with fewer signs: a minified script goes in.

Declarations that follow each other become one, `const a=1;const b=2` is `const a=1,b=2`; and
nothing is written that only ends what a bracket ends anyway.
"""

from __future__ import annotations

from generator.site.minified.tokens import Token, steps, tokens

_DECLARES = {"const", "let"}
_HEADED = {"for", "if", "while"}  # what stands in brackets after these needs a statement, or ";"


def denser(script: str) -> str:
    """The script with fewer signs that means the same."""
    kept: list[str] = []
    part = _Place()
    told = list(tokens(script))
    skipped = 0
    for at, token in enumerate(told):
        if at < skipped:
            continue
        after = next((i for i in range(at + 1, len(told)) if told[i].kind != "blank"), at)
        follows = told[after].text if after > at else ""
        if token == Token("sign", ";") and part.declaring == follows in _DECLARES:
            kept.append(",")
            skipped = after + 1 + (told[after + 1].kind == "blank")
            continue
        ended = (token == Token("sign", ";") and follows == "}" and not part.lacks) or (
            token == Token("sign", ",") and follows in ("}", ")")
        )
        part.pass_on(token)
        if not ended:
            kept.append(token.text)
    return "".join(kept)


class _Place:
    """Where in a script one is: what has begun in each bracket that is open."""

    def __init__(self) -> None:
        self._begun = [""]  # "const" or "let" while such a statement goes on
        self._heads: list[bool] = []
        self._last = ""
        self.lacks = False  # whether a statement has a head and nothing else yet

    @property
    def declaring(self) -> str:
        return self._begun[-1]

    def pass_on(self, token: Token) -> None:
        if token.kind == "blank":
            if "\n" in token.text:
                self._begun[-1] = ""  # it may stand for a ";"
            return
        deeper = steps(token)
        if token.text == ";":
            self._begun[-1] = ""
        elif token.text in _DECLARES and self._last not in (".", "?."):
            self._begun[-1] = token.text
        if deeper > 0:
            self._begun.append("")
            self._heads.append(self._last in _HEADED)
        elif deeper < 0:
            self._begun.pop()
        self.lacks = token.text == "else" or (deeper < 0 and self._heads.pop())
        self._last = token.text
