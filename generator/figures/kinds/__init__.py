"""Every kind of figure: one module, or one folder, for each."""

from generator.figures.figure import KINDS
from generator.figures.kinds import (
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

__all__ = [
    "KINDS",
    "accuracy",
    "accuracy_table",
    "activation",
    "anatomy",
    "dataset",
    "decision",
    "forward_pass",
    "gradient",
    "network",
    "prediction",
    "training",
]
