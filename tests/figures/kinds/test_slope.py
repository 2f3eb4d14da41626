"""The loss over one weight: its lowest point, rates that suit it, and a drawing with room."""

from itertools import pairwise

import numpy as np
import pytest

from generator.figures.kinds.slope.descent import Valley, valley_of
from generator.figures.kinds.slope.plot import plot_of
from generator.figures.parts.landscape import landscape_of
from generator.models.sources import ANY
from tests.figures.drawn import assert_readable, states_on_paper, words
from tests.figures.refusal import assert_refused
from tests.samples.figures import SLOPES, Spec, figure
from tests.samples.networks import with_networks


def valley(name: str) -> Valley:
    keys = SLOPES[name]
    model = with_networks().network(keys["model"], ANY)
    return valley_of(landscape_of(model, [keys["weight"]], ("weight",)))


@pytest.mark.parametrize("name", SLOPES)
def test_nowhere_in_the_picture_is_the_loss_lower_than_at_its_lowest_point(name: str) -> None:
    found = valley(name)
    around = found.land.losses(np.linspace(*found.domain(), 500)[:, np.newaxis])
    assert found.loss(found.lowest) <= around.min() + 1e-6
    assert max(around[0], around[-1]) > 1.1 * found.loss(found.lowest)


@pytest.mark.parametrize("name", ["slope-start", "slope-trained", "slope-number"])
def test_the_rates_are_what_they_are_called(name: str) -> None:
    found = valley(name)
    small, right, large = (found.steps(found.start, rate, 8) for rate in found.rates)
    far = abs(found.start - found.lowest)
    assert abs(right[-1] - found.lowest) < 0.01 * far
    assert 0.3 * far < abs(small[-1] - found.lowest) < far
    assert abs(large[-1] - found.lowest) > 0.3 * far
    losses = [found.loss(at) for at in large]
    assert any(after > before for before, after in pairwise(losses))
    sides = [at > found.lowest for at in large]
    assert True in sides and False in sides


def test_steps_end_where_the_weight_runs_away() -> None:
    found = valley("slope-number")
    places = found.steps(found.start, 100 * found.rates[2], 50)
    assert len(places) < 50 and np.isfinite(places).all()


@pytest.mark.parametrize("name", SLOPES)
@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9, 1.0])
def test_text_and_tangent_stay_on_the_canvas_wherever_the_ball_lies(
    name: str, share: float
) -> None:
    found = valley(name)
    low, high = domain = found.domain()
    plot = plot_of(found, domain)
    drawing = plot.drawing("it", [low + share * (high - low)])
    assert_readable(drawing, 15)
    (x0, x1), (bottom, top) = plot.chart.x.range, plot.chart.y.range
    ball = drawing.parts["ball"]
    for x, y in (ball.tangent[:2], ball.tangent[2:]):
        assert x0 - 1e-6 <= x <= x1 + 1e-6 and top - 1e-6 <= y <= bottom + 1e-6


@pytest.mark.parametrize("name", SLOPES)
def test_each_rate_has_its_steps_on_paper(name: str) -> None:
    assert states_on_paper(figure("slope", with_networks(), **SLOPES[name])) == 3


def test_the_words_say_where_the_ball_lies_and_which_way_is_down() -> None:
    made = figure("slope", **SLOPES["slope-start"])
    found = valley("slope-start")
    told = f"Weight of Sex −1: loss {found.loss(-1):.3f}, slope −{-found.slope(-1):.4f}. Down is"
    assert f"{told} to the right." in words(made)
    assert f"{found.loss(found.lowest):.3f} at 1.093" in made.text
    uphill = figure("slope", **SLOPES["slope-start"] | {"at": 4})
    assert "Down is to the left." in words(uphill)


def test_an_author_sets_domain_and_rates() -> None:
    keys = {"model": "start", "weight": "Sex", "domain": [-3, 7], "rates": [1, 10, 40]}
    made = figure("slope", **keys)
    assert made.numbers["span"] == (-3, 7) and made.numbers["rates"] == (1, 10, 40)


@pytest.mark.parametrize(
    ("keys", "line", "message"),
    [
        ({"model": "start", "weight": "Sexe"}, 13, 'did you mean "Sex"?'),
        ({"model": "start", "weight": "Sex", "at": 3, "domain": [-1, 1]}, 14, "from −1 to 1"),
        ({"model": "start", "weight": "Sex", "domain": [1, -1]}, 14, "the lower end first"),
        ({"model": "women_survive", "weight": "Sex"}, 12, "is a rule"),
        ({"model": "start", "weight": "Sex", "rates": [1, 2]}, 14, "rates"),
    ],
)
def test_a_wrong_spec_is_refused_at_its_line(keys: Spec, line: int, message: str) -> None:
    assert_refused("slope", keys, line, message)


def test_the_text_can_point_at_where_the_model_is() -> None:
    found = figure("slope", model="start", weight="Sex")
    states = {shown.name: shown.state for shown in found.shows}
    assert states["models.start.weights.Sex"] == states["models.start.loss.training"] == "at=0"
    assert set(found.takes) == {"at", "rate"} and len(found.takes["rate"]) == 3
    away = figure("slope", model="start", weight="Sex", domain=[1, 4], at=2)
    assert "models.start.loss.training" not in {shown.name for shown in away.shows}
