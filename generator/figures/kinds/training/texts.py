"""What a training figure states in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.contents import Column, Table
from generator.figures.kinds.training.moments import Moment, judged, spaced
from generator.models.trained import TrainedNetwork

ROWS = 10  # of the table, about


def history_text(moments: Sequence[Moment]) -> str:
    """Where the training began and ended, and where it stood best on the validation rows."""
    first, last = moments[0], moments[-1]
    best = min(moments, key=lambda moment: moment.validation.loss)
    numbers = last.training.numbers
    measure = "R²" if numbers else "Right answers"
    sentences = [
        f"Loss and {'R²' if numbers else 'right answers'} over {last.epoch} epochs.",
        _both("Loss", [(m.training.told[0], m.validation.told[0]) for m in (first, last)]),
        _both(measure, [(m.training.told[1], m.validation.told[1]) for m in (first, last)]),
    ]
    if best is not last:
        reached = best.validation.told[1]
        sentences.append(
            f"The loss on validation rows is least at epoch {best.epoch}, "
            f"{best.validation.told[0]}, with {f'R² {reached}' if numbers else f'{reached} right'}."
        )
    return " ".join(sentences)


def notes(model: TrainedNetwork, moments: Sequence[Moment]) -> list[str]:
    """On what the scores are counted, and how the axis runs."""
    nouns, (learned, validation) = model.dataset.description.row_nouns, judged(model)
    held_out = model.rows.training - learned
    taught = f"It learned from {learned} {nouns}"
    if held_out:
        taught += f", watched {held_out} others to know when to stop"
    return [
        f"{taught}, and was judged on {validation} that it never saw.",
        f"Drawn are {len(moments)} of {moments[-1].epoch + 1} epochs, the first ones farthest "
        "apart, as most happens there.",
    ]


def table(moments: Sequence[Moment]) -> Table:
    """The scores of some epochs, from the first to the last."""
    some = [moments[i] for i in spaced(len(moments), ROWS)]
    measure = "R²" if moments[-1].training.numbers else "Right"
    heads = [f"{what}, {rows}" for what in ("Loss", measure) for rows in ("training", "validation")]
    values = [
        [m.epoch, m.training.loss, m.validation.loss, m.training.share, m.validation.share]
        for m in some
    ]
    texts = [
        [str(m.epoch), *(told[i] for i in (0, 1) for told in (m.training.told, m.validation.told))]
        for m in some
    ]
    return Table(
        [Column("Epoch", "", True), *(Column(head, "", True) for head in heads)],
        texts,
        values,
        closed=True,
    )


def _both(what: str, told: Sequence[tuple[str, str]]) -> str:
    (training, validation), (training_end, validation_end) = told
    return (
        f"{what}: from {training} to {training_end} on the rows learned from, "
        f"from {validation} to {validation_end} on the validation rows."
    )
