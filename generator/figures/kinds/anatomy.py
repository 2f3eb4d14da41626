"""The parts of a network, one small drawing each."""

from __future__ import annotations

from typing import Literal

from generator.figures.contents import Contents, Drawing
from generator.figures.frame_height import FrameHeight, always
from generator.figures.kind import FigureSpec, Kind
from generator.figures.parts.glyph import Glyph, glyph
from generator.models.sources import Sources

R = 25.0
WIDTH, HEIGHT = 300.0, 120.0
LOW = 64.0  # height of a drawing with a single row

# What each part is called, and what its drawing shows, in words.
TEXTS = {
    "input": ("An input neuron", "A circle with the value x. A line leads on: x passes unchanged."),
    "weight": (
        "A weight",
        "The value x leaves an input, meets the weight w on its line, and arrives as w × x.",
    ),
    "neuron": (
        "A neuron with two inputs",
        "Two inputs x₁ and x₂ pass their weights w₁ and w₂ and meet in a neuron, which passes on "
        "the sum z = w₁ × x₁ + w₂ × x₂.",
    ),
    "sigmoid-neuron": (
        "A sigmoid neuron",
        "Two weighted inputs meet in a neuron. Its sum z passes a box marked σ and leaves as "
        "σ(z), a number between 0 and 1.",
    ),
    "activation-neuron": (
        "A neuron with an activation function",
        "Two weighted inputs meet in a neuron. Its sum z passes a box marked f, which stands for "
        "any activation function, and leaves as f(z).",
    ),
    "relu-neuron": (
        "A ReLU neuron",
        "Two weighted inputs meet in a neuron. Its sum z passes a box with a bent line, flat up "
        "to 0 and rising after it, and leaves as max(0, z).",
    ),
    "shorthand": (
        "Neuron and activation in one",
        "On the left a neuron followed by a box with its activation function, on the right the "
        "same drawn as a single circle with the bent line of ReLU.",
    ),
}
RESULTS = {
    "neuron": "z",
    "sigmoid-neuron": "σ(z)",
    "activation-neuron": "f(z)",
    "relu-neuron": "max(0, z)",
}
GLYPHS = {"sigmoid-neuron": "sigmoid", "relu-neuron": "relu", "shorthand": "relu"}


class AnatomySpec(FigureSpec):
    """One part of a network, in symbols."""

    part: Literal[
        "input", "weight", "neuron", "sigmoid-neuron",
        "activation-neuron", "relu-neuron", "shorthand",
    ]  # fmt: skip
    """What is drawn."""
    place: Literal["column", "margin"] = "column"
    """`margin` is beside the text that follows it, where there is a margin."""


def anatomy_figure(spec: AnatomySpec, sources: Sources) -> Contents:
    """The drawing of one part."""
    title, text = TEXTS[spec.part]
    height = LOW if spec.part in ("input", "weight") else HEIGHT
    parts = {
        "part": spec.part,
        "r": R,
        "middle": height / 2,
        "glyph": glyph(GLYPHS[spec.part]) if spec.part in GLYPHS else Glyph("f", None),
        "result": RESULTS.get(spec.part, ""),
    }
    drawing = Drawing(spec.id, "kinds/anatomy/anatomy.svg", WIDTH, height, title, text, parts)
    return Contents(drawing.markup, text, [drawing])


KIND = Kind(
    "anatomy",
    AnatomySpec,
    anatomy_figure,
    purpose="One part of a network, in symbols.",
    example="""
        id: a-weight
        part: weight
        caption: A weight multiplies what passes it.
    """,
    frame_height=FrameHeight(27, width=always(378)),
)
