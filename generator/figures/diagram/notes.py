"""Notes beneath a diagram: what its lines tell."""

from __future__ import annotations

SIGN = "Green lines without gaps add, dashed ones take away."
FLOW = (
    "The wider a line, the more flows along it: weight\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}value, "
    f"compared with the most in its layer over the training rows. {SIGN} A hollow neuron with a "
    "dashed edge gives 0: it is silent."
)


def weights_note(among: str = "its layer") -> str:
    """What the lines tell where they stand for weights, and among which these compare."""
    return (
        f"The wider a line, the larger its weight among those of {among}; an input’s weights count "
        "with the standard deviation of the input over the training rows, so that they compare. "
        f"{SIGN}"
    )
