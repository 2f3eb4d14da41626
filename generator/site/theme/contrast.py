"""Whether the colours of a theme can be told apart: those that meet on pages and in drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from generator.site.theme import FILE, Scheme, Theme, Token
from generator.site.theme.tokens import defaults

ROLES = ("input", "weight", "bias", "sum", "activation")
TEXT, SHAPE = 4.5, 3.0  # the least contrast of texts, and of shapes, in WCAG 2.2

# What stands on what, and the least contrast of the two.
PAIRS = (
    *((f"{role}-text", f"{role}-fill", TEXT) for role in ROLES),
    *((f"{role}-text", "page", TEXT) for role in ROLES),
    *((f"{role}-stroke", "page", SHAPE) for role in ROLES),
    *((text, ground, TEXT) for text in ("text", "quiet", "link") for ground in ("page", "raised")),
    *(
        (f"code-{tone}", "raised", TEXT)
        for tone in ("comment", "keyword", "string", "number", "name")
    ),
    # table cells in their role's colour stand on the chosen row's ground
    *((f"{role}-text", "raised", TEXT) for role in ("input", "activation")),
    ("edge", "page", SHAPE),
    ("page", "text", TEXT),  # the steps' numbers in their badges
)
TOLD = 3  # pairs of a colour that a finding names
PAPER = {"page": "#ffffff", "raised": "#f5f5f5"}  # of books and printers, which is not ours


def faint(theme: Theme, content: str) -> Iterator[tuple[str, int, str]]:
    """File, line and what is wrong of each colour of the theme that does not keep apart from one
    that it meets; `content` is the name of the content folder."""
    for scheme in ("light", "dark"):
        colours = defaults()[scheme] | theme.values(scheme)
        own = {token.name: token for token in theme.tokens if token.scheme == scheme}
        pairs = [
            (_blamed(front, ground, own), front, ground, least)
            for front, ground, least in PAIRS
            if (front in own or ground in own) and _lacks(colours, front, ground, least)
        ]
        pairs.sort(key=lambda pair: (pair[0].line, pair[0].name))
        for token, its in groupby(pairs, key=lambda pair: pair[0]):
            told = [pair[1:] for pair in its]
            yield f"{content}/{FILE}", token.line, _problem(token, scheme, colours, told)


def legible_on_paper(light: Mapping[str, str]) -> bool:
    """Whether what can be read on these grounds, if they are the author's, can be on white too."""
    colours = defaults()["light"] | dict(light)
    return not any(
        _lacks(colours | PAPER, *pair) and not _lacks(colours, *pair)
        for pair in PAIRS
        if "page" in pair or "raised" in pair
    )


def _lacks(colours: Mapping[str, str], front: str, ground: str, least: float) -> bool:
    from generator.site.theme.colours import contrast

    return contrast(colours[front], colours[ground]) < least


def _blamed(front: str, ground: str, own: Mapping[str, Token]) -> Token:
    """The token that a pair is told of: what stands on the ground, if it is the author's."""
    return own.get(front) or own[ground]


def _problem(
    token: Token,
    scheme: Scheme,
    colours: Mapping[str, str],
    pairs: list[tuple[str, str, float]],
) -> str:
    from generator.site.theme.colours import contrast, nearest

    def found(pair: tuple[str, str, float]) -> float:
        return contrast(colours[pair[0]], colours[pair[1]])

    pairs = sorted(pairs, key=lambda pair: found(pair) / pair[2])
    told = []
    for front, ground, least in pairs[:TOLD]:
        other, where = (ground, "on") if front == token.name else (front, "under")
        # Rounded down: 4.496 is not 4.5.
        ratio = int(100 * found((front, ground, least))) / 100
        told.append(f"{where} --{other} {colours[other]} is {ratio:g}, expected {least:g} or more")
    if len(pairs) > TOLD:
        told.append(f"and {len(pairs) - TOLD} other pairs fall short")
    concerned = [pair for pair in PAIRS if token.name in pair]

    def does(candidate: str) -> bool:
        changed = {**colours, token.name: candidate}
        return not any(_lacks(changed, *pair) for pair in concerned)

    better = nearest(token.value, does)
    cure = f"{better} would do" if better else "no lightness of it does: change the others too"
    return f"contrast of --{token.name} {token.value} ({scheme} scheme) {', '.join(told)}; {cure}"
