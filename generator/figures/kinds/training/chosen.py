"""The epochs that a reader chooses where no script runs: what is drawn and told at each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from generator.figures.contents import Drawing
from generator.figures.kinds.training.moments import Moment
from generator.figures.parts.spaced import spaced
from generator.figures.parts.states import FEWEST, ChangingDrawing, changing_drawing, choices
from generator.models.trained import TrainedNetwork

STAGES = 4  # pictures of the answers on the way, for where no script can move them


def chosen(count: int) -> dict[int, int]:
    """Positions among so many kept epochs by their places among the states, from 1: those of which
    there are pictures, and one early, where most happens; but not the last, which is there at
    first."""
    wanted = [*spaced(count, STAGES), *spaced(count, 2 * STAGES - 1), *range(count)]
    positions = sorted([*dict.fromkeys(wanted)][:FEWEST])
    return dict(enumerate(positions[:-1], start=1))


def changes(model: TrainedNetwork) -> bool:
    """Whether a network's weights are drawn at each epoch that can be chosen: those of hidden
    layers are too many for that, as a page would be heavier by a tenth."""
    return not model.deep


def with_epochs(drawing: Drawing, count: int, at: Callable[[int], Drawing]) -> ChangingDrawing:
    """The drawing of the last of so many kept epochs, with what is different at the others that
    can be chosen; `at` draws one of them by its position."""
    return changing_drawing(drawing, {place: at(i) for place, i in chosen(count).items()})


def epochs_to_choose(
    id: str, kept: Sequence[Moment], still: bool
) -> tuple[Markup, dict[int, Moment]]:
    """What chooses among the epochs, and those that are not there at first; nothing where there is
    only one. Where the network stands `still`, that is said."""
    others = {place: kept[i] for place, i in chosen(len(kept)).items()}
    if not others:
        return Markup(), {}
    texts = [str(moment.epoch) for moment in (*others.values(), kept[-1])]
    said = f"The weights of the network are those of epoch {kept[-1].epoch}."
    told = dict.fromkeys(others, said) if still else {}
    return choices(id, "Epoch", texts, len(others), told, "said"), others
