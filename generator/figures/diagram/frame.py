"""How much room a network with hidden layers needs in a frame, beside its drawing."""

from __future__ import annotations

from generator.figures.contents import Contents
from generator.figures.diagram.state import DiagramState

NOTE, CONTROLS, PER_CONTROL = 90, 70, 50  # pixels


def note_height(contents: Contents) -> int:
    """Pixels of what its lines tell."""
    return NOTE if contents.more else 0


def controls_height(contents: Contents) -> int:
    """Pixels of what its lines tell, and of the controls of its inputs where it has some."""
    state = contents.state
    height = note_height(contents)
    if contents.more and isinstance(state, DiagramState) and state.row:
        height += CONTROLS + PER_CONTROL * len(state.inputs)
    return height
