"""An installed Feedforward: `from feedforward import figure` in notebooks and scripts, and in a
kind of a site's own whatever that is made of."""

from importlib import import_module
from typing import TYPE_CHECKING

from generator import figure, save_model

if TYPE_CHECKING:
    from generator.figures.contents import Column, Contents, Drawing, Shown, Table
    from generator.figures.frame_height import FrameHeight
    from generator.figures.kind import FigureSpec, Kind
    from generator.figures.state import Scale, State
    from generator.models.sources import ANY, Sources
    from generator.notation.number import fixed, percent, significant, trimmed
    from generator.notation.templating import render
    from generator.reading.errors import SpecProblem
    from generator.svg.axis import axis
    from generator.svg.label import fitted, text_width
    from generator.svg.scale import Linear

# Loaded once somebody asks: a notebook that shows a figure has no use for them.
_OF_KINDS = {
    "generator.figures.contents": ("Column", "Contents", "Drawing", "Shown", "Table"),
    "generator.figures.frame_height": ("FrameHeight",),
    "generator.figures.kind": ("FigureSpec", "Kind"),
    "generator.figures.state": ("Scale", "State"),
    "generator.models.sources": ("ANY", "Sources"),
    "generator.notation.number": ("fixed", "percent", "significant", "trimmed"),
    "generator.notation.templating": ("render",),
    "generator.reading.errors": ("SpecProblem",),
    "generator.svg.axis": ("axis",),
    "generator.svg.label": ("fitted", "text_width"),
    "generator.svg.scale": ("Linear",),
}

__all__ = [
    "ANY", "Column", "Contents", "Drawing", "FigureSpec", "FrameHeight", "Kind", "Linear", "Scale",
    "Shown", "Sources", "SpecProblem", "State", "Table", "axis", "figure", "fitted", "fixed",
    "percent", "render", "save_model", "significant", "text_width", "trimmed",
]  # fmt: skip


def __getattr__(name: str) -> object:
    for module, names in _OF_KINDS.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
