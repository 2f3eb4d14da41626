"""What a training figure states in words and in a table."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.contents import Column, Table
from generator.figures.kinds.training.moments import DECIMALS, Moment, judged
from generator.figures.parts.digits import determination
from generator.figures.parts.spaced import spaced
from generator.models.trained import TrainedNetwork
from generator.nn.parts import Part
from generator.notation.number import percent

ROWS = 10  # of the table, about


def history_text(moments: Sequence[Moment]) -> str:
    """Where the training began and ended, and where it stood best on the rows watched."""
    first, last = moments[0], moments[-1]
    best = min(moments, key=lambda moment: moment.watched.loss)
    numbers = last.training.numbers
    measure = "R²" if numbers else "Right answers"
    sentences = [
        f"Loss and {'R²' if numbers else 'right answers'} over {last.epoch} epochs.",
        *(
            _both(name, [(m.training.told[i], m.watched.told[i]) for m in (first, last)], last.part)
            for i, name in enumerate(("Loss", measure))
        ),
    ]
    if best is not last:
        loss, reached = best.watched.told
        sentences.append(
            f"The loss on {last.part} rows is least at epoch {best.epoch}, {loss}, with "
            f"{f'R² {reached}' if numbers else f'{reached} right'}."
        )
    return " ".join(sentences)


def notes(model: TrainedNetwork, moments: Sequence[Moment]) -> list[str]:
    """On what the scores are counted, and how the axis runs."""
    nouns, (learned, _) = model.dataset.description.row_nouns, judged(model)
    held_out, how = model.rows.training - learned, model.training
    taught = f"The network learned from {learned} {nouns}"
    choosing = held_out or model.rows.by_name.get("validation", 0)
    if how and how.stop:
        taught += f", watched {choosing} others to know when to stop"
    elif model.rows.by_name.get("validation"):
        taught += f", {choosing} others were set aside to choose by"
    if "test" in model.rows.by_name:
        taught += f", and {_tested(model, moments[-1])}"
    return [
        f"{taught}.",
        f"Drawn are {len(moments)} of {moments[-1].epoch + 1} epochs, and the first have most "
        "room on the axis, as most happens there.",
    ]


def _tested(model: TrainedNetwork, last: Moment) -> str:
    """On how many rows it was judged; and how well, where the plots do not tell."""
    judged_on = f"was judged on {model.rows.test} that it never saw"
    if last.part == "test":
        return judged_on
    right = (
        f"R² {determination(model.errors.test.r2)}"
        if model.answer == "number"
        else (f"{percent(model.accuracy.test, DECIMALS)} right")
    )
    return f"{judged_on}: {right}"


def table(moments: Sequence[Moment]) -> Table:
    """The scores of some epochs, from the first to the last."""
    some = [moments[i] for i in spaced(len(moments), ROWS)]
    measure = "R²" if moments[-1].training.numbers else "Right"
    both = ("training", moments[-1].part)
    heads = [f"{what}, {rows}" for what in ("Loss", measure) for rows in both]
    values = [
        [m.epoch, m.training.loss, m.watched.loss, m.training.share, m.watched.share] for m in some
    ]
    texts = [
        [str(m.epoch), *(told[i] for i in (0, 1) for told in (m.training.told, m.watched.told))]
        for m in some
    ]
    return Table(
        [Column("Epoch", "", True), *(Column(head, "", True) for head in heads)],
        texts,
        values,
        closed=True,
    )


def _both(what: str, told: Sequence[tuple[str, str]], part: Part) -> str:
    (training, watched), (training_end, watched_end) = told
    return (
        f"{what}: from {training} to {training_end} on the rows learned from, "
        f"from {watched} to {watched_end} on the {part} rows."
    )
