"""Every kind of figure, each with its module or folder here."""

from generator.figures.figure import KINDS
from generator.figures.kinds import (
    accuracy_table,
    anatomy,
    dataset,
    decision,
    forward_pass,
    network,
    prediction,
)
from generator.figures.kinds.accuracy import kind as accuracy
from generator.figures.kinds.activation import kind as activation
from generator.figures.kinds.gradient import kind as gradient
from generator.figures.kinds.training import kind as training

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
