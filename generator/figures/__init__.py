"""Figures: each kind one module, which registers itself when it is imported."""

from generator.figures import (
    accuracy,
    accuracy_table,
    activation,
    anatomy,
    dataset,
    decision,
    forward_pass,
    gradient,
    network,
    prediction,
    training,
)
from generator.figures.base import KINDS, Drawing, Figure, Sources, make_figure

__all__ = [
    "KINDS",
    "Drawing",
    "Figure",
    "Sources",
    "accuracy",
    "accuracy_table",
    "activation",
    "anatomy",
    "dataset",
    "decision",
    "forward_pass",
    "gradient",
    "make_figure",
    "network",
    "prediction",
    "training",
]
