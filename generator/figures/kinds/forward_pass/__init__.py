"""The calculation for one row, step by step: inputs, products, sum, activation, answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.data.dataset import Key
from generator.figures.contents import Contents
from generator.figures.diagram.drawing import forward_drawing, needs_more, panel
from generator.figures.diagram.frame import beneath_networks, in_frame
from generator.figures.diagram.shows import inputs_shown, pass_shown, weights_shown
from generator.figures.diagram.state import ForwardState, forward_state
from generator.figures.diagram.turns import LATE, TurnedSpec, challenge, late, turned
from generator.figures.frame_height import CHALLENGE, STEP, Boxes, FrameHeight
from generator.figures.kind import Assets, Kind, script, style
from generator.figures.kinds.forward_pass.steps import listed, sentences, steps_of
from generator.figures.kinds.forward_pass.table import layer_table
from generator.figures.parts.paper import PaperState, on_paper
from generator.figures.parts.states import steps_to_choose
from generator.models.sources import ANY, Sources, check_row
from generator.models.trained import TrainedNetwork
from generator.notation.templating import render

LAST = 5
Step = Annotated[int, Field(strict=True, ge=1, le=LAST)]


class ForwardPassSpec(TurnedSpec):
    """A network, and the row that passes through it.

    `print` has the steps that are drawn on paper, each as far as the calculation has come.
    `plays` lets an article open with the calculation: it plays by itself once it is in view.
    """

    model: str
    """A network."""
    row: Key
    """The row that passes through it, by its key."""
    plays: bool = False
    """`true` where it plays by itself once it is in view."""
    print: list[Step] = Field(default=[2, 3, 4, 5], min_length=3, max_length=5)
    """The three to five steps, from 1 to 5, that are drawn on paper."""


def forward_pass_figure(spec: ForwardPassSpec, sources: Sources) -> Contents:
    """The numbered diagram, its steps, and a table of each layer where these are many; SpecProblem
    for what is unknown."""
    model = sources.network(spec.model, ANY)
    check_row(model, spec.row, ("row",))
    drawing = forward_drawing(spec.id, model, spec.row, with_steps=True)
    steps = steps_of(model, spec.row)
    body = render(
        "kinds/forward-pass/forward-pass.html",
        diagram=panel(drawing, model, beneath=challenge(spec, model, sources)),
        title=drawing.title,
        choices=steps_to_choose(spec.id, LAST),
        paper=_paper(spec, model),
        number_of_steps=LAST,
        steps=steps,
        inputs=steps.layers[0].units[0].terms,
        told=steps.last.units[steps.at],
        listed=listed,
    )
    return Contents(
        body,
        drawing.text,
        [drawing],
        turned(_state(spec, model), spec, model, sources),
        layer_table(model, spec.row, steps) if steps.tabled else None,
        steps=sentences(steps),
        more=steps.tabled or needs_more(model),
        late=(*late(spec), *(("opening",) if spec.plays else ())),
        shows=[*inputs_shown(model), *weights_shown(model), *pass_shown(model, spec.row)],
        takes={"step": tuple(map(str, range(1, LAST + 1)))},
    )


def _state(spec: ForwardPassSpec, model: TrainedNetwork) -> ForwardState:
    state = forward_state(model, spec.row)
    return ForwardState.of(state, plays=True) if spec.plays else state


def _paper(spec: ForwardPassSpec, model: TrainedNetwork) -> str:
    return on_paper(
        PaperState(
            forward_drawing(f"{spec.id}-paper-{step}", model, spec.row, with_steps=True),
            f"Step {step}",
            step,
        )
        for step in spec.print
    )


KIND = Kind(
    "forward-pass",
    ForwardPassSpec,
    forward_pass_figure,
    purpose=(
        "The calculation for one row, step by step, to be played and scrubbed; each of its "
        "sentences is a button to its step."
    ),
    example="""
        id: step-by-step
        model: shallow
        row: 1
        caption: From a passenger's age and sex to an answer.
    """,
    state=ForwardState,
    core=Assets(
        scripts=tuple(
            map(script, ("details", "diagram", "player", "turner", "kinds/forward-pass"))
        ),
        styles=(style("player"), style("turner")),
    ),
    more=Assets(
        scripts=(
            script("lines"),
            script("deep-network"),
            script("elided"),
            script("kinds/forward-pass-deep"),
        ),
        styles=(style("elided"), style("kinds/forward-pass")),
        drawing=(style("lines"),),
    ),
    late={**LATE, "opening": (script("opening"),)},
    frame_height=FrameHeight(
        87.5,
        width=in_frame,
        besides=beneath_networks,
        parts=(
            CHALLENGE,
            STEP,
            Boxes(".math-line", 86.2),
            Boxes(".calculation", 145.6),
            Boxes(".calculation .products", 62.5),
        ),
    ),
)
