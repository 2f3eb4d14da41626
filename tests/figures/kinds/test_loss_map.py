"""The map of a loss: all of it is on the scale, its trail is true, its arrow points down."""

import re
from itertools import pairwise

import numpy as np
import pytest

from generator.figures.kinds.loss_map.trail import of_steps, of_training
from generator.figures.parts import digits
from generator.figures.parts.landscape import Landscape, landscape_of
from generator.figures.parts.plot_text import SIZE
from generator.models.sources import ANY
from tests.figures.drawn import assert_readable, words
from tests.figures.refusal import assert_refused
from tests.samples.figures import LOSS_MAPS, Spec, figure
from tests.samples.networks import with_networks


def land_of(name: str) -> Landscape:
    keys = LOSS_MAPS[name]
    return landscape_of(with_networks().network(keys["model"], ANY), keys["weights"], ("weights",))


def test_the_trail_is_that_of_the_training() -> None:
    land = land_of("losses-trained")
    epochs = land.model.run.epochs
    trail = of_training(land)
    assert len(trail) == len(epochs)
    assert trail[0] == tuple(land.of(epochs[0].network)) and trail[-1] == tuple(land.own)
    made = figure("loss-map", **LOSS_MAPS["losses-trained"])
    assert f"The trail has {len(epochs)} epochs of the training." in made.notes
    been = re.search(r'class="been" d="([^"]*)"', made.drawings[0].markup)[1]
    assert been.count("M") == len(epochs)


@pytest.mark.parametrize(
    ("name", "way"), [("losses-trained", "the training"), ("losses-rate", "gradient descent")]
)
def test_the_legend_says_whose_trail_it_is(name: str, way: str) -> None:
    (drawing,) = figure("loss-map", **LOSS_MAPS[name]).drawings
    legend = drawing.markup.partition('<g class="legend">')[2]
    assert re.findall(">([^<]+)</text>", legend) == [way, "downhill from the ball"]
    assert_readable(drawing, SIZE)


@pytest.mark.parametrize("name", ["losses-steps", "losses-number", "losses-rate"])
def test_plain_steps_lead_down(name: str) -> None:
    land = land_of(name)
    losses = [land.loss_at(place) for place in of_steps(land, LOSS_MAPS[name].get("learning_rate"))]
    assert len(losses) == 41
    assert losses[-1] < losses[0]
    assert all(after <= before + 1e-9 for before, after in pairwise(losses))


@pytest.mark.parametrize("name", LOSS_MAPS)
def test_all_text_keeps_apart_and_on_the_canvas(name: str) -> None:
    assert_readable(figure("loss-map", with_networks(), **LOSS_MAPS[name]).drawings[0], 15)


@pytest.mark.parametrize("name", LOSS_MAPS)
def test_all_of_the_map_is_on_the_scale_and_the_trail_on_the_map(name: str) -> None:
    made, land = figure("loss-map", with_networks(), **LOSS_MAPS[name]), land_of(name)
    parts = made.drawings[0].parts
    (x0, x1), (bottom, top) = parts["chart"].x.range, parts["chart"].y.range
    for x, y in [*parts["trail"], parts["ball"]]:
        assert x0 <= x <= x1 and top <= y <= bottom
    a, b = np.meshgrid(
        np.linspace(*parts["chart"].x.domain, 30), np.linspace(*parts["chart"].y.domain, 30)
    )
    losses = land.losses(np.column_stack([a.ravel(), b.ravel()]))
    lowest, highest = (float(parts["scale"][i][1].replace("−", "-")) for i in (0, -1))
    assert lowest <= losses.min() and losses.max() <= highest + 1e-6


@pytest.mark.parametrize("name", LOSS_MAPS)
def test_the_arrow_points_where_the_loss_is_less(name: str) -> None:
    made, land = figure("loss-map", with_networks(), **LOSS_MAPS[name]), land_of(name)
    parts = made.drawings[0].parts
    chart = parts["chart"]
    (x, y), (tx, ty) = (
        map(float, point.split(",")) for point in parts["arrow"][1:].split("M")[0].split("L")
    )
    tip = [chart.x.inverse(x + 0.02 * (tx - x)), chart.y.inverse(y + 0.02 * (ty - y))]
    here = [chart.x.inverse(x), chart.y.inverse(y)]
    assert land.loss_at(tip) < land.loss_at(here)


def test_the_words_tell_loss_and_slopes_of_the_ball() -> None:
    made = figure("loss-map", model="retrained", weights=["Sex", "Bias"], at=[1, -2])
    land = land_of("losses-trained")
    slopes = " and ".join(map(digits.short, land.slopes([1, -2])))
    told = f"Weight of Sex 1, bias −2: loss {land.loss_at([1, -2]):.3f}, slopes {slopes}."
    assert told in words(made) and made.text.endswith(told)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "retrained", "weights": ["Sex", "Sex"]}, 15, "on the x axis already"),
        ({"model": "retrained", "weights": ["Sex", "Aged"]}, 15, 'did you mean "Age"?'),
        ({"model": "retrained", "weights": ["Sex"]}, 13, "weights"),
        ({"model": "women_survive", "weights": ["Sex", "Bias"]}, 12, "is a rule"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("loss-map", keys, line, message)


def test_the_text_can_point_at_the_end_of_a_training_and_at_where_a_model_is() -> None:
    trained = figure("loss-map", model="retrained", weights=["Sex", "Bias"])
    marks = {shown.name: shown.marks for shown in trained.shows}
    assert marks["models.retrained.bias"] == marks["models.retrained.loss.training"] == ".goal"
    plain = figure("loss-map", model="start", weights=["Age", "Sex"], learning_rate=0.001)
    states = {shown.name: (shown.marks, shown.state) for shown in plain.shows}
    assert states["models.start.weights.Age"] == (".dot", "at=0,0")
