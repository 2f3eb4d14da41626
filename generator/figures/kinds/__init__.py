"""Every kind of figure: one module, or one folder, for each."""

from __future__ import annotations

from generator.figures.kind import AnyKind, by_name
from generator.figures.kinds import (
    accuracy,
    accuracy_table,
    activation,
    anatomy,
    ask,
    confusion,
    contributions,
    dataset,
    decision,
    forward_pass,
    gradient,
    loss_curve,
    loss_map,
    network,
    prediction,
    slope,
    training,
)

# In the order in which their scripts and style sheets are joined.
ALL: tuple[AnyKind, ...] = (
    activation.KIND,
    prediction.KIND,
    forward_pass.KIND,
    network.KIND,
    ask.KIND,
    decision.KIND,
    training.KIND,
    accuracy.KIND,
    gradient.KIND,
    loss_curve.KIND,
    slope.KIND,
    loss_map.KIND,
    contributions.KIND,
    accuracy_table.KIND,
    confusion.KIND,
    anatomy.KIND,
    dataset.KIND,
)

KINDS = by_name(ALL)
