"""Notes beneath a diagram: what its lines tell."""

from __future__ import annotations

FLOW = (
    "What flows along a line is weight\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}value; widths compare "
    "it with the most in its layer over the training rows."
)


def weights_note(among: str = "its layer") -> str:
    """What the lines tell where they stand for weights, and among which these compare."""
    return (
        f"Widths compare the weights of {among}; an input’s weights count with the standard "
        "deviation of the input over the training rows."
    )
