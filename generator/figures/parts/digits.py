"""How many digits each role shows: the one place that says so."""

from generator.nn.examples import THRESHOLD
from generator.notation.number import fixed, given, percent, significant, trimmed

READOUT = 11  # decimals

__all__ = ["given"]  # an input, or what a reader sets in its place


def said(value: float | str) -> str:
    """What goes in, as a text: a number, or the word for the value of a one-hot feature."""
    return value if isinstance(value, str) else given(value)


def weight(value: float) -> str:
    """A weight or bias: 4 significant digits."""
    return significant(value, 4)


def product(value: float) -> str:
    """A weight times its input: 5 significant digits."""
    return significant(value, 5)


def value(number: float) -> str:
    """A slope, a loss: 4 significant digits."""
    return significant(number, 4)


def hidden(value: float) -> str:
    """What a hidden neuron shows, its sum as well as its activation, so that what passes a ReLU
    unchanged looks unchanged: up to 3 decimals."""
    return short(value, 3)


def hidden_in_full(value: float) -> str:
    """The activation of a hidden neuron beside its sum in full: 5 decimals, but 0 as it is."""
    return total_in_full(value) if value else "0"


def total(value: float) -> str:
    """A pre-activation inside a neuron: 2 decimals, or one digit where these are all zero; fewer
    from 10 on, so that a circle has room for it; from a million on 3 significant digits."""
    size = abs(value)
    if 1e-6 <= size < 0.005:
        return significant(value, 1)
    decimals = 2 if size < 10 else 1 if size < 100 else 0
    return fixed(value, decimals) if size < 1e6 else significant(value, 3)


def total_in_full(value: float) -> str:
    """A pre-activation in a sentence or table: 5 decimals; from a million on 6 significant
    digits."""
    return fixed(value, 5) if abs(value) < 1e6 else significant(value, 6)


def probability(value: float) -> str:
    """A probability in a diagram: whole per cent.

    With as many decimals more as it takes to stand on its true side of the threshold, so that
    49.95 % is not shown as the 50 % from which the answer changes.
    """
    for decimals in range(6):
        shown = percent(value, decimals)
        if value >= THRESHOLD or shown != percent(THRESHOLD, decimals):
            break
    return shown


def readout(value: float) -> str:
    """The result of an activation function: up to 11 decimals, so that it never quite
    reaches a bound that it only approaches."""
    return trimmed(value, READOUT)


def short(value: float, decimals: int = 4) -> str:
    """A number beside a dot or in a glyph: up to 4 decimals.

    A number that only rounds to a whole one says so, "≈ 1": the sigmoid of 20 is not 1.
    """
    text = trimmed(value, decimals)
    only_near = float(value) != round(value) and "." not in text
    return f"≈ {text}" if only_near else text


def within(value: float, room: int) -> str:
    """`short` with as many decimals, up to 4, as leave it no longer than `room` characters."""
    texts = [short(value, decimals) for decimals in (4, 3, 2, 1, 0)]
    return next((text for text in texts if len(text) <= room), texts[-1])


def loss(value: float) -> str:
    """A mean loss: 3 decimals; from a thousand on 5 significant digits."""
    return fixed(value, 3) if abs(value) < 1000 else significant(value, 5)


def determination(value: float) -> str:
    """R²: 3 decimals."""
    return fixed(value, 3)
