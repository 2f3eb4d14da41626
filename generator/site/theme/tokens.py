"""The tokens: what each is for, what it may be, and what it is unless a theme says otherwise."""

from __future__ import annotations

import re
from functools import cache

from generator.reading.shipped import shipped_text, style

COLOURS = {
    "page": "the ground of pages and drawings",
    "raised": "the ground of code, of chosen rows and of what lies on the page",
    "text": "text",
    "quiet": "captions, notes, axes and what is said besides",
    "line": "hairlines: tables, boxes, grids",
    "edge": "rims of controls, axes, lines of a network that is not live",
    "link": "links, and the ring around what has the focus",
    **{
        f"{role}-{tone}": f"{what}: {where}"
        for role, what in {
            "input": "inputs and features",
            "weight": "weights, products and what adds",
            "bias": "the bias",
            "sum": "sums of neurons, and what takes away",
            "activation": "activations, outputs and probabilities",
        }.items()
        for tone, where in {
            "stroke": "lines and rims",
            "fill": "the ground of circles, pills and boxes",
            "text": "letters and numbers",
        }.items()
    },
    "code-comment": "comments in code",
    "code-keyword": "keywords in code",
    "code-string": "texts in code",
    "code-number": "numbers in code",
    "code-name": "names in code",
}
TYPEFACES = {
    "serif": "the typeface of texts and headings",
    "sans": "the typeface of captions, controls and drawings",
    "mono": "the typeface of code",
}
MEASURES = {
    "size": "how large text is; all else grows with it",
    "leading": "how far lines of text are apart, in sizes of the text",
    "measure": "how long lines of text are at most (up to 40rem)",
    "radius": "corners of code, buttons and boxes to type in",
    "radius-panel": "corners of panels and pictures",
    "thumb": "the handle of a slider",
}
ALL = COLOURS | TYPEFACES | MEASURES

_DEFINED = re.compile(r"--([\w-]+): ([^;]+);")


@cache
def defaults() -> dict[str, dict[str, str]]:
    """The values that ship with the program, by scheme; in the dark one, of the colours alone."""
    light, _, dark = shipped_text(style("tokens")).partition("@media")
    measures = shipped_text(style("measures"))
    return {
        "light": dict(_DEFINED.findall(light + measures)),
        "dark": dict(_DEFINED.findall(dark)),
    }
