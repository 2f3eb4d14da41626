"""What of a training its figure shows, by the names that expressions have for it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator.figures.contents import Shown
from generator.figures.kinds.training.moments import Moment
from generator.models.trained import TrainedNetwork


def shown_scores(model: TrainedNetwork, kept: list[Moment]) -> Iterator[Shown]:
    """The scores at the first epoch, at the last, and at that of the least loss on the rows
    watched, where it is among those kept; and of the model itself, where it is that of the last."""
    run, path = model.run, f"models.{model.name}"
    if run is None:
        return
    by_epoch = {moment.epoch: moment for moment in kept}
    found = {"epochs[0]": run.epochs[0], "last": run.last, "lowest": run.lowest}
    for name, epoch in ((name, one.number) for name, one in found.items()):
        if epoch in by_epoch:
            state = f"epoch={epoch}"
            yield Shown(f"{path}.run.{name}.number", "[data-epoch]", state)
            yield from _scores(f"{path}.run.{name}.", by_epoch[epoch], state)
    last = kept[-1]
    for line, part in enumerate(("training", last.part), start=1):
        score = last.training if line == 1 else last.watched
        if model.answer != "number" and math.isclose(model.accuracy.of(part), score.share):
            yield Shown(f"{path}.accuracy.{part}", _cell(line, 3), f"epoch={last.epoch}")
            yield Shown(f"{path}.loss.{part}", _cell(line, 2), f"epoch={last.epoch}")


def _scores(path: str, moment: Moment, state: str) -> Iterator[Shown]:
    for line, part in enumerate(("training", moment.part), start=1):
        yield Shown(f"{path}{part}.loss", _cell(line, 2), state)
        yield Shown(f"{path}{part}.accuracy", _cell(line, 3), state)


def _cell(line: int, column: int) -> str:
    return f".scores tbody > :nth-child({line}) > :nth-child({column})"
